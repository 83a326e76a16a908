"""Tables to a definition: read, matched to a charter, written out as text."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.api.organisation import charter_folder
from orgtree.base.errors import DefinitionError, UsageError
from orgtree.charter.load import load_charter
from orgtree.graph.convert import load_tables
from orgtree.graph.write import definition_text
from orgtree.source import DEFAULT, SourceSet, read_table

if TYPE_CHECKING:
    from orgtree.base.finding import Finding
    from orgtree.source import Budgets


@dataclass(frozen=True, slots=True)
class Converted:
    """A definition made of tables.

    Args:
        text: The definition.
        units: How many units it has.
        findings: Columns and rows that were left out, each with its place in the tables.
        sources: The tables, which turn places into lines.
    """

    text: str
    units: int
    findings: tuple[Finding, ...]
    sources: SourceSet


def convert(
    units: str | Path,
    links: str | Path | None = None,
    *,
    charter: str,
    output: str | Path | None = None,
    title: str | None = None,
    as_of: str | None = None,
    language: str | None = None,
    budgets: Budgets = DEFAULT,
) -> Converted:
    """Turn a table of units, and one of links, into the text of a definition.

    Args:
        units: CSV, Excel or Parquet file: a row a unit, columns named as fields, links or their titles.
        links: The same of links.
        charter: A built-in charter's name or a charter file.
        output: File that the definition is meant for; a charter file is named relative to its folder.
        title: The organisation's title.
        as_of: The date at which it is described.
        language: Language of bare names.
        budgets: Limits on what is read.

    Raises:
        DefinitionError: If a table or the charter cannot be read at all.
        UsageError: If the charter file lies outside the output's folder.
        MissingExtraError: If a table needs polars and that is not installed.
    """
    unit_table, findings = read_table(units, budgets=budgets, number=0)
    link_table = None
    if links is not None:
        link_table, more = read_table(links, budgets=budgets, number=1)
        findings += more
    sources = SourceSet([unit_table] if link_table is None else [unit_table, link_table])
    if not unit_table.data:
        raise DefinitionError(
            f"{units} holds no units" + (f": {findings[0].text()}" if findings else ""), tuple(findings)
        )
    folder, name = charter_folder(charter)
    compiled, problems = load_charter(name, sources=SourceSet(sources.documents), folder=folder)
    if compiled is None:
        raise DefinitionError(
            f"charter '{charter}' cannot be read"
            + (f": {problems[0].text()}; {problems[0].help_text()}" if problems else ""),
            tuple(problems),
        )
    said = {"title": title, "as_of": as_of, "language": language}
    head: dict[str, Any] = {key: value for key, value in said.items() if value is not None}
    loaded = load_tables(unit_table, link_table, charter=compiled, reference=name, head=head, folder=folder)
    assert loaded.graph is not None  # noqa: S101 - the charter has been read before
    reference = charter if folder is None else _from_output(Path(charter), output)
    text = definition_text(loaded.graph, charter=reference)
    return Converted(text, loaded.graph.size, (*findings, *loaded.findings), loaded.sources)


def _from_output(charter: Path, output: str | Path | None) -> str:
    """Return how a definition beside *output* names a charter file."""
    folder = Path(output).resolve().parent if output is not None else Path.cwd()
    way = os.path.relpath(charter.resolve(), folder)
    if way.startswith(os.pardir):
        raise UsageError(f"the charter '{charter}' lies outside the folder of the definition; put it beside or below")
    return f"./{Path(way).as_posix()}"
