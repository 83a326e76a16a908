"""Typst, the one place that calls it: a source of ours and data of the user's, never mixed, become a PDF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.base.errors import MissingExtraError
from orgtree.draw.writers.png import raise_render_error

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def typeset(source: str, data: Mapping[str, Any], fonts: Sequence[str]) -> bytes:
    """Return a PDF.

    Args:
        source: The typst text, which reads `sys.inputs.doc` as JSON; no text of the user's is ever part of it.
        data: What it reads.
        fonts: Files of the fonts that it may use.

    Raises:
        MissingExtraError: If typst is not installed.
        RenderError: If typst refuses the pages.
    """
    try:
        import typst  # noqa: PLC0415 - an extra, loaded when it is used
    except ImportError as error:
        raise MissingExtraError("typst", "render", "to write PDF") from error
    folders = sorted({str(Path(font).parent) for font in fonts})
    try:
        done = typst.compile(
            source.encode(),
            font_paths=typst.Fonts(font_paths=folders),
            sys_inputs={"doc": json.dumps(data)},
            format="pdf",
            timestamp=0,
        )
    except BaseException as error:  # noqa: BLE001 - a panic in its native code is no Exception
        raise_render_error(error, "typst", "PDF")
    return bytes(done)
