"""Run Graphviz, the system's `dot` or that of `graphviz-pure`, within limits."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from dataclasses import replace
from hashlib import blake2s
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from orgtree.base.catalogue import N_
from orgtree.base.errors import MissingExtraError, RenderError
from orgtree.draw.picture import scene_of
from orgtree.draw.writers import dot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.draw.options import DrawOptions
    from orgtree.draw.view import View

Engine = Literal["neato", "dot", "osage"]

_LAYOUTS: dict[str, Engine] = {"dot": "dot", "osage": "osage"}
"""Layouts of Graphviz's own, by the engine that is asked for."""
MOST_BYTES = 16 * 1024 * 1024
"""Largest DOT text that is handed over."""
_SIZE = re.compile(r'<svg width="([0-9.]+)pt" height="([0-9.]+)pt"')
MOST_OUTPUT = 512 * 1024 * 1024


class Program(NamedTuple):
    """The Graphviz program: its path and origin."""

    path: str
    name: str


def find() -> Program:
    """Return the Graphviz that will be used, as `--verbose` names it.

    Raises:
        MissingExtraError: If there is none.
    """
    if path := shutil.which("dot"):
        return Program(path, "dot of the system")
    for folder in (sysconfig.get_path("scripts"), None):
        if path := shutil.which("graphviz-pure", path=folder):
            return Program(path, "graphviz-pure")
    raise MissingExtraError("graphviz-pure", "render", N_("to draw with Graphviz, where the system has none"))


def source_of(view: View, options: DrawOptions) -> tuple[str, Engine]:
    """Return a picture as DOT with the layout to use: ours, pinned, or one of Graphviz's."""
    layout = _LAYOUTS.get(options.engine)
    if layout is None:
        return dot.write_pinned(scene_of(view, options)), "neato"
    rankdir = "LR" if options.direction == "right" else "TB"
    view = view if options.title else replace(view, title="")
    return dot.write_graph(view, clusters=layout == "osage", rankdir=rankdir), layout


def svg_of(view: View, options: DrawOptions) -> bytes:
    """Return the SVG that Graphviz makes of a picture.

    Raises:
        MissingExtraError: If there is no Graphviz.
        RenderError: If it fails, or a limit is passed.
    """
    source, engine = source_of(view, options)
    drawn = write(source, "svg", engine, time_limit=options.time_limit)
    own = "o" + blake2s(drawn).hexdigest()[:7]
    return drawn.replace(b'<g id="', f'<g id="{own}-'.encode())  # so pictures in one page do not share an id


def write(text: str, form: str, engine: Engine, *, time_limit: float, program: Program | None = None) -> bytes:
    """Return Graphviz's output for a DOT text.

    Args:
        text: The graph.
        form: Output format: `svg` or `png`, for instance.
        engine: `neato` takes the positions as they are; `dot` and `osage` lay out.
        time_limit: Seconds before it is stopped.
        program: The one to use; None looks for it.

    Raises:
        MissingExtraError: If there is none.
        RenderError: If it fails, or a limit is passed.
    """
    from graphviz.backend import dot_command  # noqa: PLC0415 - only this form needs it

    data = text.encode()
    if len(data) > MOST_BYTES:
        raise RenderError(
            N_(
                "{size} bytes of DOT are more than the {most_bytes} that Graphviz is given; draw a subtree, limit the depth, or use our own layout"
            ),
            size=len(data),
            most_bytes=MOST_BYTES,
        )
    program = program or find()
    command = dot_command.command(engine, form, neato_no_op=2 if engine == "neato" else None)
    return _run([program.path, *(str(part) for part in command[1:])], data, time_limit, program.name)


def size_of(drawn: bytes) -> tuple[float, float]:
    """Return width and height in points of an SVG that Graphviz wrote.

    Raises:
        RenderError: If it does not say.
    """
    found = _SIZE.search(drawn[:4096].decode(errors="replace"))
    if found is None:
        raise RenderError(N_("Graphviz wrote an SVG without a size; write SVG instead of PNG, or use our own layout"))
    return float(found[1]), float(found[2])


def _run(command: Sequence[str], data: bytes, time_limit: float, name: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - a program that was looked up, with arguments of our own
            command, input=data, capture_output=True, timeout=time_limit, check=False, cwd=Path(command[0]).parent
        )
    except subprocess.TimeoutExpired as error:
        raise RenderError(
            N_(
                "Graphviz ({name}) did not finish within {time_limit:g} seconds; draw a subtree, limit the depth, or use our own layout"
            ),
            name=name,
            time_limit=time_limit,
        ) from error
    except OSError as error:
        raise RenderError(N_("Graphviz ({name}) could not be started: {reason}"), name=name, reason=error) from error
    if done.returncode or not done.stdout:
        words = done.stderr.decode(errors="replace").strip().splitlines() or [f"exit {done.returncode}"]
        raise RenderError(
            N_("Graphviz ({name}) failed: {reason}; use our own layout instead"), name=name, reason=words[0]
        )
    if len(done.stdout) > MOST_OUTPUT:
        raise RenderError(
            N_("Graphviz ({name}) wrote more than {most_output} bytes; limit the depth"),
            name=name,
            most_output=MOST_OUTPUT,
        )
    return done.stdout
