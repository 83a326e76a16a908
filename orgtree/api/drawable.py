"""Drawing methods of an organisation, with every option a typed keyword."""

# ruff: noqa: A002 - one of them is called ascii

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.draw.picture_options import FACTS, PictureOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Never

    from orgtree.api.organisation import Organisation
    from orgtree.base.messages import Saying
    from orgtree.draw.option_facts import Dark, Direction, Engine, ViewName
    from orgtree.draw.options import LinkForm

_F = TypeVar("_F", bound="Callable[..., Any]")


def _documented(function: _F) -> _F:
    """Append the options' help to a method's docstring, a line each."""
    if function.__doc__:  # Python leaves docstrings out when it is told to
        names = [name for name in getattr(function, "__kwdefaults__", None) or () if name in FACTS]
        lines = "".join(f"            {name}: {FACTS[name].help}\n" for name in names)
        function.__doc__ = f"{function.__doc__.rstrip()}\n\n        Options:\n{lines}        "
    return function


class Drawable:
    """Mixin of an organisation with its drawing methods."""

    @_documented
    def draw(
        self,
        path: str | Path,
        *,
        view: ViewName = "chart",
        root: str | None = None,
        depth: int | None = None,
        kinds: Sequence[str] = (),
        with_kinds: Sequence[str] = (),
        where: str | Mapping[str, Any] | None = None,
        along: str | None = None,
        colour: str | None = None,
        size_by: str | None = None,
        before: Organisation | None = None,
        only_changes: bool = False,
        over: str | None = None,
        language: str | None = None,
        names: Sequence[str] = (),
        source: str | None = None,
        notes: list[Saying] | None = None,
        paper: str | None = None,
        portrait: bool = False,
        margin: float = 10.0,
        direction: Direction = "down",
        max_columns: int = 0,
        links: LinkForm = "auto",
        bands: bool = False,
        show: Sequence[str] = (),
        gather: int | None = None,
        legend: bool = True,
        title: bool | str = True,
        dark: Dark = "no",
        engine: Engine = "own",
        time_limit: float = 60.0,
        resolution: float = 144.0,
        width: int = 0,
        fonts: Sequence[str] = (),
        min_text: float = 6.0,
        ascii: bool = False,
        **unknown: Never,
    ) -> Path:
        """Draw to a file; its ending says the form: .svg .png .pdf .html .dot .mmd .txt.

        It is written whole or not at all, and never over the definition. Mermaid that needs several files has the
        others beside it, numbered from 2.

        Returns:
            The path.

        Raises:
            UsageError: If a unit, kind, metric, hierarchy or form is not there, the form or view does not take an
                option, or nothing is left to draw.
            RenderError: If a font, a renderer or a limit stands in the way; names the remedy.
            MissingExtraError: If an optional package is missing or too old.
        """
        from orgtree.api.drawing import part_names, render_parts  # noqa: PLC0415 - only when a file is written
        from orgtree.base.files import write_whole  # noqa: PLC0415 - as above

        org, options, target = cast("Organisation", self), _chosen(locals()), Path(path)
        parts = render_parts(org, target.suffix.lstrip(".").lower(), options)
        never = [*org.inputs, *(before.inputs if before else ())]
        for name, content in zip(part_names(target, len(parts)), parts, strict=True):
            write_whole(name, content, never=never)
        return target

    @_documented
    def render(
        self,
        form: str = "svg",
        *,
        view: ViewName = "chart",
        root: str | None = None,
        depth: int | None = None,
        kinds: Sequence[str] = (),
        with_kinds: Sequence[str] = (),
        where: str | Mapping[str, Any] | None = None,
        along: str | None = None,
        colour: str | None = None,
        size_by: str | None = None,
        before: Organisation | None = None,
        only_changes: bool = False,
        over: str | None = None,
        language: str | None = None,
        names: Sequence[str] = (),
        source: str | None = None,
        notes: list[Saying] | None = None,
        paper: str | None = None,
        portrait: bool = False,
        margin: float = 10.0,
        direction: Direction = "down",
        max_columns: int = 0,
        links: LinkForm = "auto",
        bands: bool = False,
        show: Sequence[str] = (),
        gather: int | None = None,
        legend: bool = True,
        title: bool | str = True,
        dark: Dark = "no",
        engine: Engine = "own",
        time_limit: float = 60.0,
        resolution: float = 144.0,
        width: int = 0,
        fonts: Sequence[str] = (),
        min_text: float = 6.0,
        ascii: bool = False,
        **unknown: Never,
    ) -> bytes:
        """Draw to bytes, in the form svg, png, pdf, html, dot, mmd or txt; of several files to those of the first.

        Raises:
            OrgtreeError: As `draw` does.
        """
        from orgtree.api.drawing import render_parts  # noqa: PLC0415 - layout and writers are loaded when they are used

        return render_parts(cast("Organisation", self), form, _chosen(locals()))[0]

    @_documented
    def tree(
        self,
        *,
        view: ViewName = "chart",
        root: str | None = None,
        depth: int | None = None,
        kinds: Sequence[str] = (),
        with_kinds: Sequence[str] = (),
        where: str | Mapping[str, Any] | None = None,
        along: str | None = None,
        colour: str | None = None,
        before: Organisation | None = None,
        only_changes: bool = False,
        language: str | None = None,
        names: Sequence[str] = (),
        source: str | None = None,
        notes: list[Saying] | None = None,
        show: Sequence[str] = (),
        gather: int | None = None,
        title: bool | str = True,
        ascii: bool = False,
        **unknown: Never,
    ) -> str:
        """Return the tree as text for a terminal.

        Raises:
            UsageError: As `draw` does.
        """
        from orgtree.api.drawing import render_parts  # noqa: PLC0415 - as above

        return render_parts(cast("Organisation", self), "txt", _chosen(locals()))[0].decode()


def _chosen(given: Mapping[str, Any]) -> PictureOptions:
    """Return the options among a method's arguments.

    Raises:
        UsageError: If one is unknown; names the nearest.
    """
    for name in given["unknown"]:
        from orgtree.base.suggest import unknown  # noqa: PLC0415 - on the way of mistakes only

        raise UsageError(unknown(N_("there is no option '{name}' of a picture"), name, FACTS, otherwise=""))
    return PictureOptions.among(given)
