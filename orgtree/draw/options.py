"""Options of drawing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError

LinkForm = Literal["auto", "bus", "marks", "table", "none"]
Picture = Literal["chart", "map"]

MM = 72 / 25.4
"""Points in a millimetre."""
_SIZES = {"a5": (148, 210), "a4": (210, 297), "a3": (297, 420), "a2": (420, 594), "a1": (594, 841), "a0": (841, 1189)}


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper.

    Args:
        width: In points.
        height: In points.
        margin: In points, on all four sides.
        name: As it was asked for.
    """

    width: float
    height: float
    margin: float = 10 * MM
    name: str = ""

    @classmethod
    def named(cls, size: str, *, portrait: bool = False, margin: float = 10) -> Paper:
        """Return a sheet by its name (`A4`, `A3`) or size in millimetres (`420x297`).

        Args:
            size: Name, or width and height in millimetres.
            portrait: Stand the sheet on its short side.
            margin: In millimetres.

        Raises:
            UsageError: If the size is not one.

        >>> round(Paper.named("A3").width), round(Paper.named("100x50").height)
        (1191, 142)
        """
        known = _SIZES.get(size.lower())
        if known:
            short, long = known
            wide, high = (short, long) if portrait else (long, short)
        else:
            try:
                wide, high = (int(part) for part in size.lower().removesuffix("mm").split("x"))
            except ValueError as error:
                raise UsageError(
                    N_("'{size}' is not a paper size; write A4, A3 or millimetres as in 420x297"), size=size
                ) from error
            if portrait:
                wide, high = sorted((wide, high))
        if not (0 <= margin * 2 < min(wide, high) and max(wide, high) <= 5000):  # noqa: PLR2004 - the greatest page of PDF 1.x is 5080 mm
            raise UsageError(
                N_("a sheet of {wide} x {high} mm with a margin of {margin} mm leaves no room to draw"),
                wide=wide,
                high=high,
                margin=margin,
            )
        return cls(wide * MM, high * MM, margin * MM, size)

    @property
    def inner(self) -> tuple[float, float]:
        """Width and height inside the margins."""
        return self.width - 2 * self.margin, self.height - 2 * self.margin


@dataclass(frozen=True, slots=True)
class DrawOptions:
    """Choices for one picture.

    Args:
        picture: `chart`, or `map` for nested boxes coloured by the metric.
        direction: Whether a chart grows `down` or to the `right`.
        max_columns: Most units in one row; 0 leaves it to the layout.
        aspect: Wanted width over height when there is no paper.
        paper: Sheet to fill; None lets the picture be as large as it needs.
        links: How joint bodies and other links are drawn.
        bands: Stand units of one kind on one level even where their look does not say so.
        legend: Whether to add a legend.
        title: Whether to add the title block.
        dark: Whether SVG carries colours for dark backgrounds (`auto`: where the reader prefers them).
        engine: `own`, or a layout of Graphviz: `pinned`, `dot`, `osage`.
        resolution: Dots per inch of PNG.
        width: Width of PNG in pixels; 0 follows the resolution.
        fonts: Font files or folders to look in before the system's.
        min_text: Smallest printed text in points; below it paper becomes an atlas.
        ascii: Draw text trees without box characters.
        time_limit: Seconds that an outside renderer may take.
    """

    picture: Picture = "chart"
    direction: Literal["down", "right"] = "down"
    max_columns: int = 0
    aspect: float = 1.6
    paper: Paper | None = None
    links: LinkForm = "auto"
    bands: bool = False
    legend: bool = True
    title: bool = True
    dark: Literal["auto", "no", "yes"] = "no"
    engine: Literal["own", "pinned", "dot", "osage"] = "own"
    resolution: float = 144.0
    width: int = 0
    fonts: tuple[str, ...] = ()
    min_text: float = 6.0
    ascii: bool = False
    time_limit: float = 60.0
