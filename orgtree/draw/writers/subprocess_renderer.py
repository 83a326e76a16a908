"""Run native renderers in subprocesses, so that a hang, panic or memory leak ends there.

`python -m orgtree.draw.writers.subprocess_renderer NAME` is that process: it reads a request as JSON and writes the file's bytes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from orgtree.base.catalogue import N_
from orgtree.base.errors import RenderError
from orgtree.base.extras import need
from orgtree.base.messages import Saying, reason
from orgtree.base.own_process import run_module

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Renderer = Literal["typst", "resvg"]
TIME_LIMIT = 60.0
"""Seconds that a renderer may take unless it is given more."""
_PACKAGES: dict[Renderer, str] = {"typst": "typst", "resvg": "resvg-py"}
"""Renderer to the package that brings it."""


def render_apart(renderer: Renderer, form: str, request: Mapping[str, Any], *, time_limit: float = TIME_LIMIT) -> bytes:
    """Render a request in a subprocess.

    Args:
        renderer: Which one.
        form: What it writes, for messages: PDF or PNG.
        request: Plain data.
        time_limit: Seconds before it is stopped.

    Raises:
        MissingExtraError: If it is missing or too old.
        RenderError: If it fails, or does not finish in time.
    """
    need(_PACKAGES[renderer], Saying(N_("to write {form}"), {"form": form}))
    try:
        done = run_module(__name__, renderer, json.dumps(request).encode(), time_limit)
    except subprocess.TimeoutExpired as error:
        raise RenderError(
            N_(
                "{renderer} did not finish the {form} within {time_limit:g} seconds; draw a subtree, limit the depth, write SVG, or allow more with --time-limit"
            ),
            renderer=renderer,
            form=form,
            time_limit=time_limit,
        ) from error
    except OSError as error:
        raise RenderError(
            N_("{renderer} could not be started: {reason}; write SVG instead"),
            renderer=renderer,
            reason=reason(error),
        ) from error
    if done.returncode or not done.stdout:
        words = " ".join(done.stderr.decode(errors="replace").split())[-300:] or f"it ended with {done.returncode}"
        raise RenderError(
            N_("{renderer} could not write the {form}: {words}; write SVG instead"),
            renderer=renderer,
            form=form,
            words=words,
        )
    return done.stdout


def typeset(source: str, data: Mapping[str, Any], fonts: Sequence[str], *, time_limit: float = TIME_LIMIT) -> bytes:
    """Return typst's PDF.

    Args:
        source: The typst text, which reads `sys.inputs.doc` as JSON; no text of the user's is ever part of it.
        data: What it reads.
        fonts: Files of the fonts that it may use.
        time_limit: Seconds before it is stopped.

    Raises:
        MissingExtraError: If typst is missing or too old.
        RenderError: If it fails, or does not finish in time.
    """
    folders = sorted({str(Path(font).parent) for font in fonts})
    return render_apart("typst", "PDF", {"source": source, "data": data, "folders": folders}, time_limit=time_limit)


def _typst(request: Mapping[str, Any]) -> bytes:
    import typst  # noqa: PLC0415 - an extra, loaded in its own process only

    return bytes(
        typst.compile(
            request["source"].encode(),
            font_paths=typst.Fonts(font_paths=request["folders"]),
            sys_inputs={"doc": json.dumps(request["data"])},
            format="pdf",
            timestamp=0,
        )
    )


def _resvg(request: Mapping[str, Any]) -> bytes:
    import resvg_py  # noqa: PLC0415 - as above

    return bytes(resvg_py.svg_to_bytes(**request))


_RENDERERS: dict[str, Callable[[Mapping[str, Any]], bytes]] = {"typst": _typst, "resvg": _resvg}


def main() -> None:
    """Render one request from standard input to standard output; errors are a line on standard error."""
    try:
        content = _RENDERERS[sys.argv[1]](json.loads(sys.stdin.buffer.read()))
    except BaseException as error:  # noqa: BLE001 - a panic in native code is no Exception
        sys.stderr.write(str(error))
        sys.exit(1)
    sys.stdout.buffer.write(content)


if __name__ == "__main__":
    main()
