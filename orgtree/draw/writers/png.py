"""PNG by resvg-py, from our own SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from orgtree.base.errors import MissingExtraError, RenderError, UsageError, pass_on_stop
from orgtree.draw.writers import fixed

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
    return rasterise(
        fixed.write(scene, fonts),
        (scene.width, scene.height),
        resolution=resolution,
        width=width,
        fonts=fonts,
    )


def raise_render_error(error: BaseException, renderer: str, form: str) -> NoReturn:
    """Turn what a renderer in another language throws, a panic included, into an error of ours; pass on a stop.

    Raises:
        RenderError: Always, unless the error is a stop by the user.
    """
    pass_on_stop(error)
    words = " ".join(str(error).split())[:300]
    raise RenderError(f"{renderer} could not write the {form}: {words}; write SVG instead") from error


def rasterise(
    text: str, size: tuple[float, float], *, resolution: float = 144.0, width: int = 0, fonts: Sequence[str] = ()
) -> bytes:
    """Return an SVG text as PNG.

    Args:
        text: The SVG.
        size: Its width and height in points.
        resolution: Dots per inch; used when no width is given.
        width: Width in pixels; 0 follows the resolution.
        fonts: Font files to use besides the system's.

    Raises:
        MissingExtraError: If resvg-py is not installed.
        RenderError: If the picture would be too large.
        UsageError: If the resolution is not above zero.
    """
    if not resolution > 0:
        raise UsageError(f"a PNG has more than {resolution:g} dots per inch; 144 is usual, 300 for print")
    try:
        import resvg_py  # noqa: PLC0415 - an extra, loaded when it is used
    except ImportError as error:
        raise MissingExtraError("resvg-py", "render", "to write PNG") from error
    pixels = width or max(1, round(size[0] / 72 * resolution))
    high = max(1, round(pixels * size[1] / max(size[0], 1e-9)))
    if pixels * high > MOST_PIXELS:
        raise RenderError(
            f"a PNG of {pixels} x {high} pixels is too large; give a smaller width or resolution, or write SVG or PDF"
        )
    # Only the fonts that are needed: a fallback over all of the system's may pick a bold or slanted one.
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=text,
                width=pixels,
                height=high,
                dpi=_BASE,
                font_files=list(fonts) or None,
                skip_system_fonts=bool(fonts),
            )
        )
    except BaseException as error:  # noqa: BLE001 - a panic in its native code is no Exception
        raise_render_error(error, "resvg", "PNG")
