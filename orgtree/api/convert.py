"""Convert tables to a definition."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.api.organisation import charter_folder
from orgtree.api.saving import from_output
from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError
from orgtree.base.files import there
from orgtree.base.messages import Saying
from orgtree.base.suggest import listed
from orgtree.charter.load import load_charter
from orgtree.graph.column_matching import heading, match_links, match_units
from orgtree.graph.convert import load_tables
from orgtree.graph.write import definition_files
from orgtree.source import DEFAULT, SourceSet, read_table
from orgtree.source.decoding import likely_encoding
from orgtree.source.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter
    from orgtree.graph.column_matching import Matched
    from orgtree.graph.load import Loaded
    from orgtree.source import Budgets, TableDocument


@dataclass(frozen=True, slots=True)
class Converted:
    """A definition converted from tables.

    Args:
        texts: The definition's texts by path from its folder, that of the root file under "".
        units: How many units it has.
        findings: Columns and rows that were left out, each with its place in the tables.
        sources: The tables, which turn places into lines.
    """

    texts: Mapping[str, str]
    units: int
    findings: tuple[Finding, ...]
    sources: SourceSet

    @property
    def text(self) -> str:
        """The text of the root file."""
        return self.texts[""]


def convert(
    units: str | Path,
    links: str | Path | None = None,
    *,
    charter: str,
    output: str | Path | None = None,
    title: str | None = None,
    as_of: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    split_by: str | None = None,
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
        split_by: Kind whose units have a file of their own, which the definition includes.
        encoding: Of CSV files that are not in UTF-8, as Python names it: `gb18030`, `utf-16`.
        budgets: Limits on what is read.

    Raises:
        DefinitionError: If a table or the charter cannot be read at all.
        UsageError: If the charter file lies outside the output's folder.
        MissingExtraError: If a table needs polars and that is missing or too old.
    """
    folder, name = charter_folder(charter)
    compiled, problems = load_charter(name, sources=SourceSet(), folder=folder)
    if compiled is None:
        raise DefinitionError(
            N_("charter '{charter}' cannot be read: {reason}"),
            tuple(problems),
            charter=charter,
            reason=problems[0].saying,
        )
    said = {"title": title, "as_of": as_of, "language": language}
    head: dict[str, Any] = {key: value for key, value in said.items() if value is not None}
    tables = read_tables(
        units, links, charter=compiled, reference=name, folder=folder, head=head, encoding=encoding, budgets=budgets
    )
    loaded = tables.loaded
    assert loaded.snapshot is not None  # noqa: S101 - the charter has been read before
    reference = charter if folder is None else from_output(Path(charter), output)
    texts = definition_files(loaded.snapshot, charter=reference, split_by=split_by, folder=Path(output or "parts").stem)
    return Converted(texts, loaded.snapshot.size, tuple(tables.findings), loaded.sources)


@dataclass(frozen=True, slots=True)
class Tables:
    """What tables say.

    Args:
        loaded: The organisation that they tell of.
        units: What the columns of the table of units mean.
        links: What those of the table of links mean.
        types: The links that the table of links has.
        findings: Columns and rows that were left out, each with its place in the tables.
    """

    loaded: Loaded
    units: frozenset[str]
    links: frozenset[str]
    types: frozenset[str]
    findings: Sequence[Finding]


def read_tables(
    units: str | Path,
    links: str | Path | None,
    *,
    charter: Charter,
    reference: str,
    folder: Path | None,
    head: dict[str, Any],
    encoding: str | None,
    budgets: Budgets,
) -> Tables:
    """Read a table of units, and one of links; see `convert`.

    Args:
        units: The table of units.
        links: That of links.
        charter: The charter.
        reference: How it is named.
        folder: Folder of charter files.
        head: What a definition's head would say.
        encoding: Of CSV files that are not in UTF-8.
        budgets: Limits on what is read.

    Raises:
        DefinitionError: If a table cannot be read at all.
    """
    unit_table, findings = _table(units, encoding, budgets, 0)
    link_table = None
    if links is not None:
        link_table, more = _table(links, encoding, budgets, 1)
        findings += more
    if not unit_table.data:
        raise DefinitionError(
            N_("{units} holds no units: {reason}"), tuple(findings), units=units, reason=_because(findings)
        )
    of_units = match_units(charter, unit_table.columns, 0)
    _see_columns(units, unit_table, of_units, ("id", "kind"))
    meant: frozenset[str] = frozenset()
    if link_table is not None and links is not None and link_table.columns:
        of_links = match_links(charter, link_table.columns, 1)
        _see_columns(links, link_table, of_links, ("link", "from", "to"))
        meant = frozenset(filter(None, of_links.columns.values()))
    loaded = load_tables(unit_table, link_table, charter=charter, reference=reference, head=head, folder=folder)
    types = frozenset(str(row.get("link")) for row in (loaded.written.links or ()))
    stated = frozenset(filter(None, of_units.columns.values()))
    return Tables(loaded, stated, meant, types, (*findings, *loaded.findings))


def _table(
    path: str | Path, encoding: str | None, budgets: Budgets, number: int
) -> tuple[TableDocument, list[Finding]]:
    there(path)
    table, findings = read_table(path, budgets=budgets, number=number, encoding=encoding)
    if any(finding.code == "ORG017" for finding in findings):  # nothing of it was read
        likely = (likely_encoding(read_bytes(Path(path), budgets.max_bytes)) or "gb18030").lower()
        raise DefinitionError(
            N_("{path} cannot be read: {reason}; save it as 'CSV UTF-8', or say its encoding: --encoding {likely}"),
            tuple(findings),
            path=path,
            reason=Saying(findings[0].message, findings[0].words),
            likely=likely,
        )
    return table, findings


def _because(findings: list[Finding]) -> Saying:
    return findings[0].saying if findings else Saying(N_("write a heading, and a row for each unit"))


def _see_columns(path: str | Path, table: TableDocument, matched: Matched, needed: tuple[str, ...]) -> None:
    """Check that a table has its essential columns.

    Raises:
        DefinitionError: If one is missing.
    """
    missing = [word for word in needed if word not in matched.columns.values()]
    if missing:
        raise DefinitionError(
            N_("{path} has no column {missing}; the heading has {found}"),
            tuple(matched.findings),
            path=path,
            missing=listed(map(heading, missing)),
            found=listed(table.columns),
        )
