"""A contract of import-linter: no import circles among the modules of a package, at any depth, while the program runs.

Imports for type checking alone are let be: an `Organisation` asks functions that are typed with it, and nothing runs in a
circle by that. The contract on layers counts them, so that no layer knows the types of one above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grimp import build_graph
from importlinter.contracts.acyclic_siblings import AcyclicSiblingsContract

if TYPE_CHECKING:
    from grimp import ImportGraph
    from importlinter.domain.contract import ContractCheck


class AcyclicAtRuntime(AcyclicSiblingsContract):
    """No circles among siblings; imports inside of functions count, those under `TYPE_CHECKING` do not."""

    type_name = "acyclic_at_runtime"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - import-linter's signature
        """Look for circles in the imports that are carried out."""
        roots = sorted({module.partition(".")[0] for module in graph.modules})
        return super().check(build_graph(*roots, exclude_type_checking_imports=True), verbose)
