"""PNG by resvg-py, from our own SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.errors import MissingExtraError, RenderError
from orgtree.draw.writers import svg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.scene import Scene

MOST_PIXELS = 120_000_000
"""Above this a picture is refused: it would take gigabytes to hold."""
_BASE = 96.0


def write(scene: Scene, *, resolution: float = 144.0, width: int = 0, fonts: Sequence[str] = ()) -> bytes:
    """Return the scene as PNG.

    Args:
        scene: What to write.
        resolution: Dots per inch; used when no width is given.
        width: Width in pixels; 0 follows the resolution.
        fonts: Font files to use besides the system's.

    Raises:
        MissingExtraError: If resvg-py is not installed.
        RenderError: If the picture would be too large.
    """
    try:
        import resvg_py  # noqa: PLC0415 - an extra, loaded when it is used
    except ImportError as error:
        raise MissingExtraError("resvg-py", "render", "to write PNG") from error
    pixels = width or max(1, round(scene.width / 72 * resolution))
    high = max(1, round(pixels * scene.height / max(scene.width, 1e-9)))
    if pixels * high > MOST_PIXELS:
        raise RenderError(
            f"a PNG of {pixels} x {high} pixels is too large; give a smaller width or resolution, or write SVG or PDF"
        )
    text = svg.write(scene)
    return bytes(
        resvg_py.svg_to_bytes(svg_string=text, width=pixels, height=high, dpi=_BASE, font_files=list(fonts) or None)
    )
