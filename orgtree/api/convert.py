"""Convert tables to a definition."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.api.importing import Source, paths_of
from orgtree.api.remarks import remarks
from orgtree.api.saving import from_output
from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.memory import no_collecting
from orgtree.graph.write import definition_files
from orgtree.source import DEFAULT, SourceSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.finding import Finding
    from orgtree.source import Budgets


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


@no_collecting()
def convert(
    units: str | Path,
    links: str | Path | None = None,
    *,
    charter: str | None = None,
    form: str | None = None,
    mapping: str | Path | None = None,
    output: str | Path | None = None,
    title: str | None = None,
    as_of: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    split_by: str | None = None,
    budgets: Budgets = DEFAULT,
) -> Converted:
    """Turn a table of units, and one of links, or a file of another form into the text of a definition.

    Args:
        units: CSV, Excel or Parquet file: a row a unit, columns named as fields, links or their titles; or a file or folder of
            another form that is known.
        links: The same of links.
        charter: A built-in charter's name or a charter file; where it is left out, the one that fits the form.
        form: Name of the form, where the file does not tell it.
        mapping: File that says how spreadsheets are to be read.
        output: File that the definition is meant for; a charter file is named relative to its folder.
        title: The organisation's title.
        as_of: The date at which it is described.
        language: Language of bare names.
        split_by: Kind whose units have a file of their own, which the definition includes.
        encoding: Of CSV files that are not in UTF-8, as Python names it: `gb18030`, `utf-16`.
        budgets: Limits on what is read.

    Raises:
        DefinitionError: If a table or the charter cannot be read at all.
        UsageError: If the file is of no known form, no charter is named or fits, or the charter file lies outside the output's
            folder.
        MissingExtraError: If a table needs polars and that is missing or too old.
    """
    paths = paths_of(units, links)
    source = Source.of(
        paths, charter=charter, form=form, mapping=mapping, language=language, encoding=encoding, budgets=budgets
    )
    said = {"title": title, "as_of": as_of, "language": language}
    loaded = source.load(paths, {key: value for key, value in said.items() if value is not None})
    assert loaded.snapshot is not None  # noqa: S101 - the charter has been read before
    reference = source.charter if source.folder is None else from_output(Path(source.charter), output)
    texts = definition_files(loaded.snapshot, charter=reference, split_by=split_by, folder=Path(output or "parts").stem)
    _fits(texts, budgets)
    texts = {**texts, "": remarks(paths, loaded) + texts[""]}
    return Converted(texts, loaded.snapshot.size, tuple(loaded.findings), loaded.sources)


def mapping_of(
    units: str | Path,
    links: str | Path | None = None,
    *,
    charter: str | None = None,
    mapping: str | Path | None = None,
    encoding: str | None = None,
    budgets: Budgets = DEFAULT,
) -> str:
    """Return the text of a mapping that reads a table as it is read without one, with comments on its columns.

    Args:
        units: The table of units.
        links: The table of links.
        charter: A built-in charter's name or a charter file.
        mapping: A mapping that says a part of it.
        encoding: Of CSV files that are not in UTF-8.
        budgets: Limits on what is read.

    Raises:
        DefinitionError: If a table cannot be read at all.
        UsageError: If no charter is named, or the file is no table.
    """
    from orgtree.exchange.importers.spreadsheet import guessed_mapping  # noqa: PLC0415 - for --guess only

    paths = paths_of(units, links)
    source = Source.of(paths, charter=charter, form="spreadsheet", mapping=mapping, encoding=encoding, budgets=budgets)
    return guessed_mapping(paths, source.asked, source.charter)


def _fits(texts: Mapping[str, str], budgets: Budgets) -> None:
    """Refuse to write what could not be read again."""
    sizes = [len(text.encode()) for text in texts.values()]
    if max(sizes) > budgets.max_bytes or sum(sizes) > budgets.max_total_bytes:
        raise UsageError(
            N_("the definition has {size} bytes in one file, more than can be read; --split-by KIND writes several"),
            size=max(sizes),
        )
