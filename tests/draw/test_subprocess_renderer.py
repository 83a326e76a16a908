"""Renderers in native code run in a process of their own."""

from __future__ import annotations

import pytest

from orgtree.base.errors import RenderError
from orgtree.draw.writers.subprocess_renderer import render_apart, typeset

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'


def test_a_renderer_gives_its_bytes() -> None:
    """What the process writes is the file."""
    pytest.importorskip("resvg_py", reason="the extra orgtree[render] is not installed")
    assert render_apart("resvg", "PNG", {"svg_string": SVG}).startswith(b"\x89PNG")


def test_a_renderer_that_fails_is_one_line() -> None:
    """What it says becomes an error of ours, with what to do instead."""
    pytest.importorskip("typst", reason="the extra orgtree[render] is not installed")
    with pytest.raises(RenderError, match=r"typst could not write the PDF: .*nowhere.*; write SVG instead") as told:
        typeset("#nowhere", {}, [])
    assert "\n" not in str(told.value)


def test_a_renderer_that_does_not_finish_is_stopped() -> None:
    """A source that runs on without end is ended at the limit, which is said with the remedies."""
    pytest.importorskip("typst", reason="the extra orgtree[render] is not installed")
    endless = "#let s = 0\n#for i in range(50000) { for j in range(50000) { s += j } }"
    with pytest.raises(RenderError, match=r"did not finish the PDF within 2 seconds; .*--time-limit"):
        typeset(endless, {}, [], time_limit=2)
