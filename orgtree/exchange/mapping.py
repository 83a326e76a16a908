"""The mapping file: how the columns of spreadsheets are to be read, kept beside the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError
from orgtree.base.place import Place
from orgtree.charter.language import Model
from orgtree.charter.setting_types import Titles
from orgtree.charter.validate import validation_findings
from orgtree.source import Budgets, SourceSet, read_file

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree.base.place import Part

VERSION = "mapping/1"
IGNORE = "ignore"
"""The key of a column that is left out without a word."""


def _as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Word = Annotated[str, BeforeValidator(_as_text)]
Words = Annotated[tuple[Word, ...], BeforeValidator(_as_list)]
Columns = dict[Word, str]


class TableMapping(Model):
    """How one table is read; what is left out is found as without a mapping."""

    sheet: Word | None = Field(default=None, description="name of the sheet; left out: each sheet whose heading fits")
    heading: int | None = Field(
        default=None, ge=1, description="number of the row with the headings, as the sheet counts"
    )
    columns: Columns = Field(
        default_factory=dict,
        description="what a column means: id, kind, name, name:zh, under, valid.from, valid.until, a field, a link, or ignore",
    )
    kind: str | None = Field(default=None, description="kind of all rows that have no cell for it")
    link: str | None = Field(default=None, description="link of all rows of a table of links that have no cell for it")
    values: dict[Word, dict[Word, Any]] = Field(
        default_factory=dict,
        description="by column what a cell stands for: a value, or several keys with theirs",
    )
    id_from: Words = Field(default=(), description="columns of which ids are made where there is no column of ids")
    make: Columns = Field(
        default_factory=dict, description="columns of whose cells units are made, one for each text, with their kind"
    )
    levels: Columns = Field(
        default_factory=dict, description="columns that are levels, from the top, with the kind of each level's units"
    )
    by: dict[Word, Literal["id", "name", "path", "prefix"]] = Field(
        default_factory=dict, description="how a column names other units, or what the unit above is found by"
    )
    separator: str | None = Field(default=None, description="what stands between the names of a path")
    fill_down: Words = Field(default=(), description="columns whose empty cells repeat the cell above")
    roots: Words = Field(default=(), description="what stands for no unit above, besides an empty cell")
    unknown: Words = Field(default=(), description="what stands for a value that is not known, besides an empty cell")
    totals: Words = Field(default=(), description="words in the first cells of rows of totals, which are left out")
    decimal: Literal[".", ","] | None = Field(default=None, description="the decimal mark")
    dates: Literal["dmy", "mdy", "ymd"] | None = Field(default=None, description="order of day, month and year")
    repeated: Literal["refuse", "first", "merge"] = Field(
        default="refuse",
        description="what becomes of several rows with one id: told, the first kept, or their links joined",
    )


Tables = Annotated[tuple[TableMapping, ...], BeforeValidator(_as_list)]


class Mapping(Model):
    """A mapping file."""

    orgtree: Literal["mapping/1"]
    charter: str | None = Field(default=None, description="a built-in charter or a charter file beside the mapping")
    title: Titles | None = Field(default=None, description="title of the organisation")
    as_of: Word | None = Field(default=None, description="day at which it is described")
    language: str | None = Field(default=None, description="language of bare names")
    encoding: str | None = Field(default=None, description="of CSV files that are not in UTF-8")
    delimiter: str | None = Field(
        default=None, min_length=1, max_length=1, description="what stands between cells of CSV files"
    )
    units: Tables = Field(default=(), description="the table, or tables, of units")
    links: Tables = Field(default=(), description="the table, or tables, of links")
    top: dict[str, Any] | None = Field(
        default=None, description="a unit above all that have none and may stand under it: id, kind, name and fields"
    )
    ignore: Words = Field(default=(), description="sheets that are left out without a word")


NO_MAPPING = Mapping(orgtree="mapping/1")


def read_mapping(path: Path) -> Mapping:
    """Return a mapping from a file.

    Args:
        path: Where it is, in YAML or JSON.

    Raises:
        DefinitionError: If it cannot be read or is no mapping; carries what is wrong with it, and says the first of it.
    """
    document, findings = read_file(path, budgets=Budgets())
    wrong = [finding for finding in findings if finding.severity == "error"]
    if not wrong:
        data = document.data if isinstance(document.data, dict) else {}

        def places(pointer: tuple[str | int, ...], part: Part = "value") -> Place:
            return Place(0, pointer, part)

        try:
            return Mapping.model_validate(data)
        except ValidationError as error:
            wrong = validation_findings(error, Mapping, data, places)
    span = SourceSet([document]).locate(wrong[0].place) if wrong[0].place else None
    where = f"{span.label}:{span.line}:{span.column}" if span else str(path)
    raise DefinitionError(N_("{where}: {reason}"), tuple(wrong), where=where, reason=wrong[0].saying)


def mapping_schema() -> dict[str, Any]:
    """Return the schema of `mapping/1`; it stands in `schemas/mapping.json`."""
    schema = Mapping.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": f"orgtree {VERSION}"}
