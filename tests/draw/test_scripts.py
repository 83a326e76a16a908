"""Scripts whose letters join or stack, in PNG and PDF."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from chart_laws import make

from orgtree.base.errors import RenderError
from orgtree.draw import fonts
from orgtree.draw.chart import chart
from orgtree.draw.draw import render
from orgtree.draw.font_files import family
from orgtree.draw.fonts import Fonts
from orgtree.draw.scene import Label
from orgtree.draw.scripts import runs
from orgtree.draw.text_metrics import is_right_to_left, leading
from orgtree.draw.wrap import wrap
from orgtree.draw.writers import font_runs, png, svg, typst_picture

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


def lines_of(text: str) -> list[str]:
    """Return what each text element of an SVG holds, without the titles inside."""
    return [re.sub("<title>.*?</title>", "", line) for line in re.findall("<text[^>]*>(.*?)</text>", text)]


def said(line: str) -> str:
    """Return what a reader sees of a line of SVG: neither elements nor what says where they stand."""
    return re.sub("<[^>]*>|[\u2060\u2066-\u2069\u200e\u200f]", "", line)


def test_a_line_of_mixed_scripts_is_one_text_whose_parts_ask_for_their_fonts() -> None:
    """It begins with nothing in the font that has most to shape, since renderers shape a line by its first letter."""
    assert MIXED in lines_of(svg.write(chart(mixed())))  # a browser tells them apart by itself
    svg_text = svg.write(chart(mixed()), fonts=Fonts())
    line = next(line for line in lines_of(svg_text) if said(line) == MIXED)
    assert line == '<tspan class="bo">\u2060</tspan>第3社区 <tspan class="bo">\u2066ས་ཁུལ་\u2069</tspan>'
    assert re.search(r"\.bo\{font-family:'Noto Serif Tibetan'", svg_text)


def test_a_line_of_one_script_asks_for_its_font_as_a_whole() -> None:
    """Devanagari, Myanmar and Tibetan are shaped in the font that has them, without any fallback."""
    view = make([-1, 0, 0], names=["सूचना विभाग", "ကြို့", "སྐྱིད་གྲོང་"])
    text = svg.write(chart(view))
    for name, script in zip(view.names, ("in", "my", "bo"), strict=True):
        assert re.search(f'<text class="t[^"]* {script}"[^>]*>{name}<', text)


def test_png_parts_a_line_only_where_two_scripts_need_shaping() -> None:
    """Han and Tibetan stay together; Tibetan and Devanagari have texts of their own, in reading order."""
    both = font_runs.parted(chart(make([-1, 0], names=[MIXED, "第3 ཁང་ विभाग 4"])))
    texts = [said(line) for line in lines_of(svg.write(both, fonts=Fonts()))]
    assert MIXED in texts
    assert texts.index("第3 ཁང་ ") + 1 == texts.index("विभाग 4")


def test_text_written_from_the_right_keeps_its_brackets_in_every_line() -> None:
    """Each line of a name goes the way of the whole, whatever it begins with, in a stretch of its own."""
    name = "قسم الحبال (A-1), 3 فرق"
    for text in (name, "قسم الحبال"):
        assert lines_of(svg.write(chart(make([-1], names=[text]))))[0].startswith("\u2067")
    lines = wrap("קבוצה Harbour (12) ים", 8)
    assert [is_right_to_left(line) for line in lines] == [True] * len(lines)
    assert any(line.startswith("\u200fHarbour") for line in lines)
    assert [is_right_to_left(line) for line in wrap("Harbour שלום (12)", 7)] == [False, False]
    assert wrap("港口 Harbour", 20) == ("港口 Harbour",)


def test_letters_that_become_one_shape_are_not_parted() -> None:
    """A line is broken neither before a sign that a letter bears nor between consonants that are joined."""
    parts = wrap("क्षत्रियक्षत्रिय", 2)
    assert len(parts) > 2
    assert all(not part[0].isprintable() or unicodedata.category(part[0])[0] != "M" for part in parts)
    assert not any(part.endswith("\u094d") for part in parts)


def test_stacked_letters_get_higher_lines() -> None:
    """Two lines of Myanmar, Khmer or Tibetan do not run into each other."""
    assert leading("ကြို့") == leading("វិទ្យាស្ថាន") == leading("བོད") > leading("सूचना") == leading("Room")


def test_bold_is_the_family_s_own_or_a_stroke_and_never_plain() -> None:
    """A renderer whose only font has no bold gets a stroke of the text's colour; a reader's browser has a bold."""
    scene = replace(chart(make([-1], names=["党"])), labels=(Label(0, 20, "党", 10, colour="#123456", bold=True),))
    assert re.search('<text [^>]*font-weight="700"[^>]*>党<', svg.write(scene))
    plain = tuple(fonts.check("党", fonts.find()))
    text = svg.write(scene, fonts=Fonts(plain))
    assert re.search('<text [^>]*stroke="#123456" stroke-width="0.35"[^>]*>党<', text)
    assert "font-weight" not in text
    assert re.search('<text [^>]*font-weight="700"[^>]*>党<', svg.write(scene, fonts=Fonts(plain, plain)))
    assert not Fonts(plain, plain).lacks_bold("党")
    assert Fonts(plain, plain).lacks_bold("党 བོད")


def test_png_draws_bold_text_otherwise_than_plain_text() -> None:
    """The bundled collection has one weight, and a title is bold all the same."""
    scene = chart(make([-1], names=["党"]))
    plain = Fonts(tuple(fonts.check("党", fonts.find())))
    thin, bold = (
        png.write(replace(scene, labels=(Label(5, 20, "党党党党党党", 20, bold=bold),)), fonts=plain, width=400)
        for bold in (False, True)
    )
    assert bold != thin


def test_pdf_sets_all_lines_by_its_own_text() -> None:
    """No text of boxes and labels is part of the SVG: it stands in the same place as text."""
    scene = chart(make([-1, 0, 0], names=["党", "קבוצה (1)", "党"]))
    scene = replace(scene, labels=(Label(10, 20, "a b", 9, "up", "#123456", bold=True, quiet=2),))
    data: Any = typst_picture.picture(scene, Fonts(), 2.0)
    assert re.findall("<text|<tspan", data["svg"]) == []
    (first, second, third, fourth), looks = data["lines"], data["looks"]
    assert first[1:] == (20.0, 40.0, "a ", ["b"])
    assert (looks[first[0]]["anchor"], looks[first[0]]["colour"], looks[first[0]]["size"]) == ("up", "#123456", 18)
    assert second[0] == fourth[0] != third[0]
    look, x, y, lead, text = third
    assert (lead, text) == ("", ["קבוצה (1)"])
    box = next(box for box in scene.boxes if box.lines == ("קבוצה (1)",))
    assert x == 2 * (box.x + box.width / 2)
    assert 2 * box.y < y < 2 * (box.y + box.height)
    assert looks[look]["right"]
    assert looks[look]["local"]
    assert not looks[second[0]]["right"]
    assert not looks[second[0]]["local"]
    assert (looks[look]["size"], looks[look]["anchor"]) == (2 * box.size, "middle")


def test_pdf_strikes_through_what_is_gone_but_for_its_sign() -> None:
    """The sign before the name of a unit that is gone stays readable, in the colour of the name."""
    scene = chart(make([-1], names=["− Old team"]))
    scene = replace(scene, styles=tuple(replace(style, struck=True) for style in scene.styles))
    data: Any = typst_picture.picture(scene, Fonts(), 1.0)
    look, _, _, lead, text = next(line for line in data["lines"] if line[4] == ["Old team"])
    assert (lead, text) == ("− ", ["Old team"])
    assert data["looks"][look]["struck"]
    assert data["looks"][look]["lead"] == data["looks"][look]["colour"]


def test_pdf_takes_no_white_from_chinese_punctuation() -> None:
    """Brackets and commas are as wide as boxes are measured, at both ends of a line and beside each other; no letter is added."""
    scene = replace(chart(make([-1])), boxes=())
    for text, said in (
        ("（一）、二", ["", "（一）", "、二"]),
        ("一：二。", ["一：二。", ""]),
        ("(1), 一", ["(1), 一"]),
    ):
        data: Any = typst_picture.picture(replace(scene, labels=(Label(0, 10, text, 9),)), Fonts(), 1.0)
        assert [line[4] for line in data["lines"]] == [said]


def test_a_font_names_its_family() -> None:
    """The family is read from the file, so that a run can ask for it."""
    file = fonts.find()[0]
    assert family(file)
    assert family(__file__) == ""
    assert Fonts((file,)).families("党") == {"": [family(file)]}


def test_a_missing_script_is_named_with_its_font() -> None:
    """Tibetan without a font is an error that says which one to install, and that SVG needs none."""
    with pytest.raises(RenderError, match=r"Noto Serif Tibetan.*--font.*SVG and HTML need none"):
        fonts.check("བོད", [])
    for letter, font in (
        ("क", r"Noto Sans Devanagari \(Debian: fonts-noto-core\)"),
        ("က", "Noto Sans Myanmar"),
        ("ቀ", "Noto Sans Ethiopic"),
        ("Ж", r"Noto Sans \("),
        ("🚀", r"Noto Color Emoji \(Debian: fonts-noto-color-emoji\)"),
        ("\U0001e900", "Noto Sans Adlam"),
        ("\U00016b00", "Noto Sans has most scripts"),
    ):
        with pytest.raises(RenderError, match=font):
            fonts.check(letter, [])


def test_graphviz_refuses_what_its_png_would_lose() -> None:
    """A line of mixed scripts is refused with the remedy, not drawn as empty boxes."""
    from orgtree.draw.options import DrawOptions  # noqa: PLC0415 - this test's only option

    with pytest.raises(RenderError, match="use our own layout"):
        render(mixed(), "png", DrawOptions(engine="dot"))
