"""PNG by resvg-py, from our own SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import RenderError, UsageError
from orgtree.draw.fonts import Fonts
from orgtree.draw.writers import font_runs, svg
from orgtree.draw.writers.subprocess_renderer import TIME_LIMIT, render_apart

if TYPE_CHECKING:
    from orgtree.draw.scene import Scene

MOST_PIXELS = 120_000_000
"""Above this a picture is refused: it would take gigabytes to hold."""
_BASE = 96.0
_NO_FONTS = Fonts()


def write(
    scene: Scene,
    *,
    resolution: float = 144.0,
    width: int = 0,
    scale: float = 1.0,
    fonts: Fonts = _NO_FONTS,
    time_limit: float = TIME_LIMIT,
) -> bytes:
    """Return the scene as PNG.

    Args:
        scene: What to write.
        resolution: Dots per inch; used when no width is given.
        width: Width in pixels; 0 follows the resolution.
        scale: By which factor the scene is printed.
        fonts: The only ones that it is drawn with; the system's where there are none.
        time_limit: Seconds that resvg may take.

    Raises:
        MissingExtraError: If resvg-py is missing or too old.
        RenderError: If the picture would be too large, or is not finished in time.
    """
    return rasterise(
        svg.write(font_runs.parted(scene), fonts=fonts),
        (scene.width * scale, scene.height * scale),
        resolution=resolution,
        width=width,
        fonts=fonts,
        time_limit=time_limit,
    )


def rasterise(
    text: str,
    size: tuple[float, float],
    *,
    resolution: float = 144.0,
    width: int = 0,
    fonts: Fonts = _NO_FONTS,
    time_limit: float = TIME_LIMIT,
) -> bytes:
    """Return an SVG text as PNG.

    Args:
        text: The SVG.
        size: Its width and height in points.
        resolution: Dots per inch; used when no width is given.
        width: Width in pixels; 0 follows the resolution.
        fonts: The only ones that it is drawn with; the system's where there are none.
        time_limit: Seconds that resvg may take.

    Raises:
        MissingExtraError: If resvg-py is missing or too old.
        RenderError: If the picture would be too large, or is not finished in time.
        UsageError: If the resolution is not above zero.
    """
    if not resolution > 0:
        raise UsageError(
            N_("a PNG has more than {resolution:g} dots per inch; 144 is usual, 300 for print"), resolution=resolution
        )
    pixels = width or max(1, round(size[0] / 72 * resolution))
    high = max(1, round(pixels * size[1] / max(size[0], 1e-9)))
    if pixels * high > MOST_PIXELS:
        raise RenderError(
            N_(
                "a PNG of {pixels} x {high} pixels is too large; give a smaller width or resolution, or write SVG or PDF"
            ),
            pixels=pixels,
            high=high,
        )
    request = {
        "svg_string": text,
        "width": pixels,
        "height": high,
        "dpi": _BASE,
        "font_files": fonts.files or None,
        # Only the fonts that are needed: a fallback over all of the system's may pick a bold or slanted one.
        "skip_system_fonts": bool(fonts.files),
    }
    return render_apart("resvg", "PNG", request, time_limit=time_limit)
