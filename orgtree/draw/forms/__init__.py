"""Forms of pictures, one file each: `FORMS["svg"].write(view, options)`.

Put a file here and `orgtree draw -o x.ENDING` writes it: its name is the ending. A form is a module with
`write(view, options) -> list[bytes]`, imported when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from orgtree.base.folder import Files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.draw.options import DrawOptions
    from orgtree.draw.view import View


class Form(Protocol):
    """Protocol of the modules of this package."""

    def write(self, view: View, options: DrawOptions) -> list[bytes]:
        """Return a picture as the content of one file, or of several where the form has limits.

        Raises:
            RenderError: If a font, a renderer or a limit stands in the way; names the remedy.
            MissingExtraError: If an optional package is missing or too old.
        """
        ...


FORMS: Mapping[str, Form] = Files(__name__)
"""The forms by their endings; a lookup imports the module."""

PAGE = "html"
"""The ending of the page, which is made of a whole organisation and not of a view."""
