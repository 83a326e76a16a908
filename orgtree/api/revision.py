"""A definition as it was in a revision of its git repository."""

from __future__ import annotations

import tempfile
from pathlib import Path

from orgtree.api.organisation import Organisation
from orgtree.base.catalogue import N_
from orgtree.base.errors import DefinitionError
from orgtree.base.files import there
from orgtree.source.git_tree import copy_revision


def load_revision(path: str | Path, revision: str, *, charter: str | None = None) -> Organisation:
    """Read a definition, with what it includes and its charter, as it was in a revision.

    Args:
        path: The root file as it is named now; it has to have been there under that name.
        revision: A revision as git names it: a branch, a tag, `HEAD~5`, a commit.
        charter: Charter to use instead of the one that the definition names, as it is now.

    Raises:
        UsageError: If the file is in no repository, or that has no such revision.
        DefinitionError: If the file was not there then, nothing could be read, or git cannot be asked.
    """
    there(path)
    file = Path(path).absolute()
    with tempfile.TemporaryDirectory(prefix="orgtree-") as folder:
        copy_revision(file.parent, revision, Path(folder))
        copy = Path(folder) / file.name
        if not copy.is_file():
            raise DefinitionError(N_("there was no '{path}' in revision {revision}"), path=path, revision=revision)
        read = Organisation.read(copy, charter=charter)
    return Organisation(read.loaded, f"{path}@{revision}")
