"""Give an organisation away in other forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.files import write_whole
from orgtree.exchange.exported import handed_of
from orgtree.exchange.exporters import exporter, forms_by_ending

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.api.organisation import Organisation
    from orgtree.exchange.exported import Exported


def exported(org: Organisation, form: str, *, language: str | None = None) -> Exported:
    """Return the files of an organisation in another form.

    Args:
        org: The organisation.
        form: Name of the form.
        language: Language of the figures' titles.

    Raises:
        UsageError: If there is no such form.
        MissingExtraError: If it needs a package that is missing or too old.
    """
    found = exporter(form)
    rows = org.coverage(language=language).to_rows(language) if getattr(found, "FIGURES", False) else ()
    return found.write(handed_of(org.snapshot, (claim for claim, _ in org.loaded.claims), rows))


def export(
    org: Organisation, path: str | Path, form: str | None = None, *, language: str | None = None
) -> Mapping[str, int]:
    """Write an organisation in another form; see `Organisation.export`.

    Raises:
        UsageError: If there is no such form, or the ending says none.
    """
    path = Path(path)
    endings = forms_by_ending()
    form = form or endings.get(path.suffix.lower())
    if form is None:
        raise UsageError(
            N_("the ending of '{output}' is none of {known}; name a form"), output=path, known=", ".join(endings)
        )
    made = exported(org, form, language=language)
    write_files(path, made)
    return made.left_out


def write_files(path: str | Path, made: Exported) -> list[Path]:
    """Write the files of a form, and return where they are.

    Args:
        path: The first of them; the others have more in their names.
        made: What is in them.
    """
    return [write_whole(path, content) for path, content in paths_of(path, made).items()]


def paths_of(path: str | Path, made: Exported) -> dict[Path, bytes]:
    """Return what goes into each file of a form; see `write_files`."""
    path = Path(path)
    return {path.with_stem(path.stem + more): content for more, content in made.files.items()}
