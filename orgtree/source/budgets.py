"""Limits on the size of inputs."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Budgets:
    """Limits on one input; anything beyond is not read and reported.

    Args:
        max_bytes: Size of one file.
        max_total_bytes: Size of all files of one definition together.
        max_depth: How deep lists and mappings may be nested in one another.
        max_nodes: Values and keys of one file.
        max_alias_nodes: Values and keys of one file that exist only because an alias repeats them.
        max_scalar: Characters of one text.
        max_includes: Files that one definition may include.
        max_visits: Entries of folders looked at to find the included files.
        max_units: Units of one organisation.
        max_rows: Rows of one table.
        max_columns: Columns of one table.
        max_findings: Findings listed for one file by its reading.
    """

    max_bytes: int = 64 * MIB
    max_total_bytes: int = 256 * MIB
    max_depth: int = 100
    max_nodes: int = 20_000_000
    max_alias_nodes: int = 1_000_000
    max_scalar: int = MIB
    max_includes: int = 10_000
    max_visits: int = 200_000
    max_units: int = 2_000_000
    max_rows: int = 2_000_000
    max_columns: int = 10_000
    max_findings: int = 1000


DEFAULT = Budgets()
"""What is used when nothing else is said."""
