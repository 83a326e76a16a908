"""Read files that are no definitions: which importer, under which charter, by which mapping."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.api.charter_names import charter_folder
from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError, UsageError
from orgtree.base.files import there
from orgtree.base.memory import no_collecting
from orgtree.charter.load import load_charter, reference_is_path
from orgtree.exchange.imported import Asked
from orgtree.exchange.importers import importer
from orgtree.exchange.loading import load_imported
from orgtree.exchange.mapping import read_mapping
from orgtree.source import DEFAULT, SourceSet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.exchange.imported import Importer
    from orgtree.exchange.mapping import Mapping as ReadMapping
    from orgtree.graph.loaded import Loaded
    from orgtree.source import Budgets


@dataclass(frozen=True, slots=True)
class Source:
    """How files are to be read.

    Args:
        importer: What reads them.
        asked: What it is asked.
        charter: The charter as it was named.
        name: How it is named from its folder.
        folder: Folder of charter files.
    """

    importer: Importer
    asked: Asked
    charter: str
    name: str
    folder: Path | None

    @classmethod
    def of(
        cls,
        paths: Sequence[Path],
        *,
        charter: str | None = None,
        form: str | None = None,
        mapping: str | Path | None = None,
        language: str | None = None,
        encoding: str | None = None,
        budgets: Budgets = DEFAULT,
    ) -> Source:
        """Return how files are to be read; see `orgtree.api.convert.convert`.

        Raises:
            DefinitionError: If the mapping or the charter cannot be read.
            UsageError: If the files are of no known form, or no charter is named or fits.
        """
        found = importer(paths[0], form)
        read = None if mapping is None else read_mapping(Path(mapping))
        charter = charter or _charter_of(read, mapping) or found.CHARTER
        if charter is None:
            raise UsageError(N_("name the charter that '{file}' is to be under: --charter"), file=paths[0])
        folder, name = charter_folder(charter)
        compiled, problems = load_charter(name, sources=SourceSet(), folder=folder)
        if compiled is None:
            raise DefinitionError(
                N_("charter '{charter}' cannot be read: {reason}"),
                tuple(problems),
                charter=charter,
                reason=problems[0].saying,
            )
        asked = Asked(compiled, language or (read.language if read else None), encoding, read, budgets)
        return cls(found, asked, charter, name, folder)

    @no_collecting()
    def load(self, paths: Sequence[Path], head: Mapping[str, Any]) -> Loaded:
        """Return the organisation that files tell of.

        Args:
            paths: The files.
            head: What a definition's head would say.

        Raises:
            DefinitionError: If nothing can be read.
        """
        imported = self.importer.read(paths, self.asked)
        return load_imported(imported, self.asked, reference=self.name, folder=self.folder, head=head)


def load_table(
    path: str | Path, *, charter: str | None = None, mapping: str | Path | None = None, budgets: Budgets = DEFAULT
) -> Loaded:
    """Return the organisation that a table tells of.

    Args:
        path: The table.
        charter: Its charter.
        mapping: File that says how it is to be read, and where *charter* is left out, under which charter.
        budgets: Limits on what is read.

    Raises:
        DefinitionError: If it, the mapping or the charter cannot be read at all.
        UsageError: If no charter is named.
    """
    paths = paths_of(path, None)
    return Source.of(paths, charter=charter, mapping=mapping, budgets=budgets).load(paths, {})


def _charter_of(mapping: ReadMapping | None, path: str | Path | None) -> str | None:
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
