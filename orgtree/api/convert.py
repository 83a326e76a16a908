"""Convert tables to a definition."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.api.organisation import charter_folder
from orgtree.api.saving import from_output
from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError, UsageError
from orgtree.base.files import there
from orgtree.charter.load import load_charter, reference_is_path
from orgtree.exchange.imported import Asked
from orgtree.exchange.importers import importer
from orgtree.exchange.loading import load_imported
from orgtree.exchange.mapping import read_mapping
from orgtree.graph.write import definition_files
from orgtree.source import DEFAULT, SourceSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.finding import Finding
    from orgtree.exchange.imported import Importer
    from orgtree.exchange.mapping import Mapping as ReadMapping
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
    found = importer_of(units, form)
    read = None if mapping is None else read_mapping(Path(mapping))
    charter = charter or charter_of_mapping(read, mapping) or found.CHARTER
    if charter is None:
        raise UsageError(N_("name the charter that '{file}' is to be under: --charter"), file=units)
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
    asked = Asked(compiled, language or (read.language if read else None), encoding, read, budgets)
    imported = found.read(paths_of(units, links), asked)
    loaded = load_imported(imported, asked, reference=name, folder=folder, head=head)
    assert loaded.snapshot is not None  # noqa: S101 - the charter has been read before
    reference = charter if folder is None else from_output(Path(charter), output)
    texts = definition_files(loaded.snapshot, charter=reference, split_by=split_by, folder=Path(output or "parts").stem)
    return Converted(texts, loaded.snapshot.size, tuple(loaded.findings), loaded.sources)


def charter_of_mapping(mapping: ReadMapping | None, path: str | Path | None) -> str | None:
    """Return the charter that a mapping names; a file is named from the mapping's folder."""
    charter = mapping.charter if mapping else None
    if charter is None or path is None or not reference_is_path(charter):
        return charter
    return str(Path(path).parent / charter)


def importer_of(path: str | Path, form: str | None = None) -> Importer:
    """Return what reads a file that is no definition.

    Args:
        path: The file, or the folder.
        form: Name of its form, where the user has said it.

    Raises:
        DefinitionError: If there is no such file.
        UsageError: If there is no such form, or the file is of none that is known.
    """
    paths_of(path, None)
    return importer(Path(path), form)


def paths_of(units: str | Path, links: str | Path | None) -> list[Path]:
    """Return the paths of what is to be read.

    Raises:
        DefinitionError: If there is nothing at one of them.
    """
    paths = [Path(path) for path in (units, links) if path is not None]
    for path in paths:
        if not path.is_dir():
            there(path)
    return paths
