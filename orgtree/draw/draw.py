"""Render a view to the bytes of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.suggest import unknown
from orgtree.draw.forms import FORMS
from orgtree.draw.options import DrawOptions

if TYPE_CHECKING:
    from orgtree.draw.composed_view import ComposedView
    from orgtree.draw.view import View


def render(view: View | ComposedView, form: str, options: DrawOptions | None = None) -> bytes:
    """Return a picture as the bytes of one file, of several the first; see `render_parts`."""
    return render_parts(view, form, options)[0]


def render_parts(view: View | ComposedView, form: str, options: DrawOptions | None = None) -> list[bytes]:
    """Return a picture as several files where its form has limits (Mermaid), else as one; nothing is written.

    Args:
        view: What to draw.
        form: One of `FORMS`.
        options: Choices; the defaults suit most.

    Returns:
        Each file's content. Text is UTF-8.

    Raises:
        UsageError: If there is no such form.
        RenderError: If a font, a renderer or a limit stands in the way; names the remedy.
        MissingExtraError: If an optional package is missing or too old.
    """
    if form not in FORMS:
        raise UsageError(
            unknown(N_("'{name}' is not a form of picture"), form, FORMS, otherwise=N_("there are {known}"))
        )
    # A view of its own kind is drawn as svg, png and pdf, which all take it; who asks for others has refused them.
    return FORMS[form].write(cast("View", view), options or DrawOptions())
