"""The JSON Schemas that orgtree publishes, as text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from orgtree.api.charter_names import charter_folder
from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError
from orgtree.base.messages import Saying
from orgtree.charter.json_schema import charter_schema, definition_schema, schema_json
from orgtree.charter.load import builtin_names, load_charter
from orgtree.source import SourceSet

if TYPE_CHECKING:
    from orgtree.charter.model import Charter


_OWN = {
    "changes": ("orgtree.graph.change_schema", "changes_schema"),
    "diff": ("orgtree.api.diff_data", "diff_schema"),
    "findings": ("orgtree.check.finding_data", "findings_schema"),
    "mapping": ("orgtree.exchange.mapping", "mapping_schema"),
    "over-time": ("orgtree.api.over_time", "over_time_schema"),
    "tables": ("orgtree.graph.manifest", "manifest_schema"),
}
"""The forms of orgtree's own, each with what gives its schema; loaded when it is asked for."""


def schema_text(reference: str) -> str:
    """Return the schema of definitions under a charter, or one of orgtree's own forms.

    Args:
        reference: A built-in charter's name or a charter file; `charter` for charters, `findings` for reports, `mapping` for mappings,
            `changes` for lists of changes, `diff` for what comparing gives, `over-time` for figures over time, `tables` for manifests of tables.

    Raises:
        DefinitionError: If there is no such charter.
    """
    from orgtree.measure.measures import statement_models  # noqa: PLC0415 - needed for schemas only

    if reference == "charter":
        from orgtree.check.engine import option_models  # noqa: PLC0415 - as above

        return schema_json(charter_schema(option_models(), statement_models()))
    own = _own_schema(reference)
    return schema_json(own if own is not None else definition_schema(charter_of(reference), statement_models()))


def _own_schema(reference: str) -> dict[str, Any] | None:
    """Return the schema of one of orgtree's own forms, None for what is none."""
    if reference not in _OWN:
        return None
    module, function = _OWN[reference]
    schema: dict[str, Any] = getattr(import_module(module), function)()
    return schema


def all_schemas() -> dict[str, str]:
    """Return the text of every published schema by file name."""
    return {f"{name}.json": schema_text(name) for name in (*builtin_names(), "charter", *_OWN)}


def charter_of(reference: str) -> Charter:
    """Return a charter by built-in name or from a file, whole or not at all.

    Raises:
        DefinitionError: If it cannot be used; carries what is wrong with it.
        UsageError: If it is neither a built-in charter nor a file.
    """
    return charter_with_sources(reference)[0]


def charter_as(form: str, charter: Charter) -> str:
    """Return a charter in the language of another community.

    Args:
        form: shacl for shapes of its linked data, linkml for a schema of its rows.
        charter: The charter.
    """
    from orgtree.exchange.charter_linkml import linkml_of  # noqa: PLC0415 - needed for these forms only
    from orgtree.exchange.charter_shacl import shacl_of  # noqa: PLC0415 - as above

    return (shacl_of if form == "shacl" else linkml_of)(charter)


def charter_with_sources(reference: str) -> tuple[Charter, SourceSet]:
    """Return a charter, as `charter_of` does, and the documents that it was read from, the extending one first."""
    sources = SourceSet()
    folder, name = charter_folder(reference)
    charter, findings = load_charter(name, sources=sources, folder=folder)
    wrong = [finding for finding in findings if finding.severity == "error"]
    if charter is None or wrong:
        first = wrong[0] if wrong else None
        words = Saying(first.message, first.words) if first else Saying(N_("it cannot be read"))
        span = sources.locate(first.place) if first and first.place else None
        where = f"{span.label}:{span.line}:{span.column}" if span else reference
        raise DefinitionError(
            N_("{where}: {words}; `orgtree check {reference}` tells all"),
            findings,
            where=where,
            words=words,
            reference=reference,
        )
    return charter, sources
