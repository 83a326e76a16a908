"""Scripts whose letters join or stack, in PNG and PDF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from chart_laws import make

from orgtree.base.errors import RenderError
from orgtree.draw import fonts
from orgtree.draw.chart import chart
from orgtree.draw.draw import render
from orgtree.draw.scripts import runs
from orgtree.draw.writers import font_runs, svg

if TYPE_CHECKING:
    from orgtree.draw.view import View

MIXED = "第3社区 ས་ཁུལ་"


def mixed() -> View:
    """Return a unit whose name mixes Han and Tibetan in a line, under one that is all Han."""
    return make([-1, 0], names=["党委", MIXED])


def test_a_text_is_cut_into_runs_of_one_script() -> None:
    """Han and Latin stay together; Tibetan, Arabic and Hebrew stand apart."""
    assert runs("党委 Office 3") == [("", "党委 Office 3")]
    assert [name for name, _ in runs("Room 3 ཁང་ לשכה")] == ["", "bo", "he"]
    assert "".join(text for _, text in runs(MIXED)) == MIXED


def test_svg_keeps_a_line_whole_and_fixed_fonts_get_a_text_for_each_run() -> None:
    """A browser mixes fonts by itself; for PNG and PDF each run has an element of its own, in reading order."""
    scene = chart(mixed())
    assert MIXED in svg.write(scene)
    text = font_runs.write(scene, [])
    assert MIXED not in text
    assert text.index(">第3社区 <") < text.index(">ས་ཁུལ་<")
    assert re.search('class="lb (i[0-9]+ )?bo"', text)


def test_text_on_a_dark_box_stays_light_when_it_is_cut_into_runs() -> None:
    """The colour of a box's text goes with it."""
    text = font_runs.write(chart(make([-1], names=[MIXED])), [])
    assert 'class="lb i0' in text or 'class="lb i1' in text


def test_a_font_names_its_family() -> None:
    """The family is read from the file, so that a run can ask for it."""
    file = fonts.find()[0]
    assert fonts.family(file)
    assert fonts.family(__file__) == ""
    assert fonts.own_families("党", [file]) == {"": [fonts.family(file)]}


def test_a_missing_script_is_named_with_its_font() -> None:
    """Tibetan without a font is an error that says which one to install, and that SVG needs none."""
    with pytest.raises(RenderError, match=r"Noto Serif Tibetan.*--font.*SVG and HTML need none"):
        fonts.check("བོད", [])


def test_graphviz_refuses_what_its_png_would_lose() -> None:
    """A line of mixed scripts is refused with the remedy, not drawn as empty boxes."""
    from orgtree.draw.options import DrawOptions  # noqa: PLC0415 - this test's only option

    with pytest.raises(RenderError, match="use our own layout"):
        render(mixed(), "png", DrawOptions(engine="dot"))
