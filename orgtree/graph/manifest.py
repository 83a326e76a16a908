"""What a folder of tables holds: its `manifest.json`, which is written last and says of every file how large it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError
from orgtree.base.messages import reason, shortened

FORMAT: Literal["tables/1"] = "tables/1"
MANIFEST, CHARTER, HEAD, UNITS = "manifest.json", "charter.yaml", "head.json", "units.parquet"
INCOMPLETE, FURTHER, BESIDES = "incomplete.parquet", "further.parquet", "besides.parquet"
LINKS = "links"
"""Folder of the tables of links, one for each type that has any."""

PART = ".part"
"""What the name of a file ends with that is being written."""

_MOST_BYTES = 16 * 1024 * 1024

ColumnType = Literal["BOOLEAN", "INT16", "INT32", "DOUBLE", "VARCHAR", "DATE", "LIST(VARCHAR)"]


class Part(BaseModel):
    """Base of the parts of a manifest; what a later orgtree of the same format adds is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class FileEntry(Part):
    """One file: how large it is, and of a table its rows and columns; of another its digest."""

    bytes: int = Field(ge=0)
    rows: int | None = Field(default=None, ge=0)
    columns: dict[str, ColumnType] = Field(default_factory=dict)
    sha256: str | None = None


class CharterEntry(Part):
    """The charter that the tables were written under, by the digest of its file."""

    name: str
    sha256: str


class FieldEntry(Part):
    """One field of units or of links, as far as it is in a table."""

    type: str
    several: bool = False
    unit: str | None = Field(default=None, description="what is counted or measured")
    currency: str | None = None
    stated: int = Field(description="how many rows in force have a value")
    least: float | None = Field(default=None, description="the least finite bound of a row in force")
    greatest: float | None = None
    decimals: int | None = Field(
        default=None, description="the most decimals of a finite bound; null where so many of them make no exact number"
    )


class UnitsEntry(Part):
    """The units: how many there are, and how many of each kind are in force."""

    rows: int
    in_force: int
    kinds: dict[str, int]


class LinksEntry(Part):
    """The links of exactly one type."""

    rows: int
    in_force: int
    most: int | None = Field(default=None, description="the most of those in force that begin at one unit")
    fields: dict[str, FieldEntry] = Field(default_factory=dict)


class TreeEntry(Part):
    """A tree: how many units stand in it, on how many levels, and on which levels those of each exact kind."""

    members: int
    levels: int
    level_columns: bool = Field(description="whether there is an ancestor column for each level")
    kinds: dict[str, list[int]]


class HierarchyEntry(TreeEntry):
    """A hierarchy; its columns begin with the name of its link."""

    open: list[list[str]] = Field(
        default_factory=list,
        description="for each group of open roots the exact kinds that the missing parent can be of",
    )


class ViewEntry(TreeEntry):
    """Where units stand, seen from units of some kinds."""

    of: list[str] = Field(description="the exact kinds from which it is seen")
    along: str | None = Field(default=None, description="the hierarchy that is asked for; null for each kind's own")
    trees: list[str]
    prefix: str = Field(description="what the names of its columns begin with")
    further: int = Field(default=0, description="rows of further places")


class Manifest(Part):
    """The contents of a folder of tables."""

    format: Literal["tables/1"]
    orgtree: str = Field(description="the version that wrote it")
    day: str | None = Field(description="the day that it looks at; null for what has no end")
    day_ordinal: int
    language: str
    charter: CharterEntry
    files: dict[str, FileEntry]
    units: UnitsEntry
    fields: dict[str, FieldEntry]
    links: dict[str, LinksEntry]
    incomplete: dict[str, int] = Field(description="for each link how many units say that theirs are not all listed")
    not_stated: dict[str, list[str]] = Field(description="for each link the exact kinds of which the source is silent")
    hierarchies: dict[str, HierarchyEntry]
    views: list[ViewEntry]

    def view(self, kind: str, along: str | None = None) -> ViewEntry | None:
        """Return where units stand, seen from a unit of an exact kind; None where the tables do not say.

        Args:
            kind: The kind of the unit that one looks under.
            along: The hierarchy that is asked for.
        """
        return next((view for view in self.views if kind in view.of and view.along == along), None)

    def text(self) -> str:
        """Return the text of its file."""
        return json.dumps(self.model_dump(exclude_defaults=True), ensure_ascii=False, indent=1) + "\n"


def manifest_schema() -> dict[str, Any]:
    """Return the JSON Schema of a manifest; it stands in `schemas/tables.json`."""
    schema = Manifest.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Manifest of a folder of tables",
    }


def links_file(link: str) -> str:
    """Return the name of the table of a type of links, from the folder."""
    return f"{LINKS}/{link}.parquet"


def is_folder_of_tables(path: str | Path) -> bool:
    """Return whether a path is a folder that holds tables, or a part of them."""
    folder = Path(path)
    begun = (f"{name}{PART}" for name in (CHARTER, HEAD, UNITS))
    return folder.is_dir() and any((folder / name).is_file() for name in (MANIFEST, UNITS, *begun))


def read_manifest(folder: str | Path) -> Manifest:
    """Read what a folder of tables holds, and see that all of it is there.

    Raises:
        DefinitionError: If there is none, it cannot be read, a newer orgtree wrote it, or a file is not what it says.
    """
    folder = Path(folder)
    data = read_data(folder)
    said = data.get("format") if isinstance(data, dict) else None
    if said != FORMAT:
        if isinstance(said, str) and said.startswith("tables/"):
            raise DefinitionError(
                N_(
                    "'{folder}' holds {form}, which orgtree {version} wrote; this one reads {known}: update orgtree, or write the tables again"
                ),
                folder=folder,
                form=shortened(said),
                version=shortened(data.get("orgtree")),
                known=FORMAT,
            )
        raise DefinitionError(
            N_("'{file}' does not say that it is one of orgtree's tables"), file=str(folder / MANIFEST)
        )
    try:
        manifest = Manifest.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        at = ".".join(map(str, first["loc"]))
        raise DefinitionError(
            N_("'{file}' is broken at '{at}'; write the tables again"), file=str(folder / MANIFEST), at=at
        ) from error
    for name, entry in manifest.files.items():
        _check_file(folder, name, entry)
    return manifest


def read_data(folder: Path) -> Any:
    """Return the plain data of a manifest.

    Raises:
        DefinitionError: If there is none, or it is no JSON.
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise DefinitionError(
            N_(
                "the tables in '{folder}' are not whole: writing them was stopped half way, or is still going on; write them again"
            ),
            folder=folder,
        )
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DefinitionError(N_("'{file}' is too large for what it should be"), file=path)
        return json.loads(path.read_bytes())
    except OSError as error:
        raise DefinitionError(N_("'{path}' cannot be read: {reason}"), path=path, reason=reason(error)) from error
    except (ValueError, RecursionError) as error:
        raise DefinitionError(N_("'{file}' is broken at '{at}'; write the tables again"), file=path, at="1") from error


def _check_file(folder: Path, name: str, entry: FileEntry) -> None:
    """See that a file lies in the folder and has the size that the manifest says."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise DefinitionError(N_("'{file}' lies outside of the folder of tables"), file=name)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise DefinitionError(
            N_("'{file}' cannot be read: {reason}; write the tables again"), file=path, reason=reason(error)
        ) from error
    if size != entry.bytes:
        raise DefinitionError(
            N_(
                "'{file}' has {size} bytes and should have {wanted}: it was cut off or written by something else; write the tables again"
            ),
            file=path,
            size=size,
            wanted=entry.bytes,
        )
