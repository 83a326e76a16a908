"""What each file format holds: the names, escaped; the structure; the limits."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from chart_laws import make

from orgtree.base.errors import MissingExtraError, RenderError, UsageError
from orgtree.draw import fonts
from orgtree.draw.chart import chart
from orgtree.draw.draw import render, render_parts
from orgtree.draw.options import DrawOptions, Paper
from orgtree.draw.view import Value, View
from orgtree.draw.writers import graphviz, mermaid, png, svg

PDFTOTEXT = shutil.which("pdftotext") or ""
HOSTILE = [
    "</text><script>alert(1)</script>",
    'a"b\\c',
    "x]-->y`#quot;",
    "tab\x00\x1b[31m",
    "\u202eevil",
    "#set page()",
    "日本 & <b>",
]


def hostile() -> View:
    """Return a view whose names try to leave their format."""
    return make([-1, *[0] * len(HOSTILE)], names=["root", *HOSTILE], title='T"</title><x>')


def test_svg_is_well_formed_and_names_stay_text() -> None:
    """Markup in names is escaped, control characters and direction overrides are gone."""
    text = render(hostile(), "svg").decode()
    root = ET.fromstring(text)  # noqa: S314 - our own output
    assert root.attrib["role"] == "img"
    shown = " ".join(t for e in root.iter() if e.tag.endswith("text") for t in e.itertext())
    assert "<script>" in shown
    assert "<script" not in text
    assert not re.search("[\x00\x1b\u202e]", text)
    titles = [e for e in root if e.tag.endswith(("title", "desc"))]
    assert len(titles) == 2


def test_svg_marks_a_gap_by_shape_and_damage_by_its_border(small: View) -> None:
    """A gap is hatched, a broken unit has a heavy dashed border, and the legend explains both."""
    values = (Value("50%", 0.5), None, Value("0%", 0.0, gap=True), Value("", None))
    marked = replace(small, values=values, metric="coverage", damage={3: "in a cycle"})
    text = render(marked, "svg").decode()
    assert re.search(
        r'<pattern id="(\w+-h)".*\.h\{fill:url\(#\1\)\}|\.h\{fill:url\(#(\w+-h)\)\}.*<pattern id="\2"', text, re.DOTALL
    )
    assert 'class="h"' in text
    assert "stroke-width:2" in text
    for words in ("gap", "no data", "broken definition", "coverage", "in a cycle"):
        assert words in text


def test_pictures_in_one_page_share_no_rule_and_no_id(small: View) -> None:
    """Each rule holds within its own picture, each id is its own; a picture that is written twice is the same."""
    gaps = replace(small, values=[Value("0%", 0.0, gap=True)] * len(small), metric="coverage")
    other = replace(gaps, looks=[replace(look, fill="red") for look in gaps.looks])
    pages = [svg.write(chart(view), dark="auto") for view in (gaps, other, replace(gaps, title="Other"))]
    ids = [set(re.findall(r'\bid="([^"]+)"', page)) for page in pages]
    assert all(len(own) == 3 for own in ids)
    assert len(set().union(*ids)) == 9
    for page, own in zip(pages, ids, strict=True):
        name = re.search(r'<svg [^>]*class="(\w+)"', page)
        assert name
        style = re.search(r"<style>(.*)</style>", page)
        assert style
        rules = style[1].replace("@media (prefers-color-scheme:dark){", "")
        selectors = re.findall(r"([^{}]+)\{", rules)
        assert len(selectors) > 10
        assert all(selector.split(" ")[0] == f".{name[1]}" for selector in selectors)
        assert set(re.findall(r"url\(#([^)]+)\)", page)) <= own
        assert set(re.findall(r'aria-labelledby="(\S+) (\S+)"', page)[0]) <= own
    assert svg.write(chart(gaps), dark="auto") == pages[0]


def test_svg_has_a_dark_variant(small: View) -> None:
    """Dark colours come always, never, or where the reader prefers them."""
    assert "prefers-color-scheme" in render(small, "svg", DrawOptions(dark="auto")).decode()
    assert "#14181d" in render(small, "svg", DrawOptions(dark="yes")).decode()
    assert "#14181d" not in render(small, "svg").decode()


def test_the_text_tree_shows_structure_and_seats(council: View) -> None:
    """Branches, marks of seats and the body with its roles are there, in Unicode and in ASCII."""
    text = render(council, "txt").decode()
    assert "├─ 甲支部 ◆A" in text
    assert "└─ 丙支部 ◇A" in text
    assert "兼职委员（2）：乙支部、丙支部" in text
    ascii_text = render(council, "txt", DrawOptions(ascii=True)).decode()
    assert "|- 甲支部 *A" in ascii_text


def test_the_text_tree_of_a_deep_chain_does_not_grow_with_depth() -> None:
    """Below sixty levels the depth is a number."""
    text = render(make([-1, *range(4_999)]), "txt").decode()
    assert max(map(len, text.splitlines())) < 250
    assert "[4999]" in text


def test_mermaid_is_split_below_its_limits() -> None:
    """Each part has fewer than 500 edges and 50 000 characters, and every edge is in exactly one part."""
    view = make([-1, *[0] * 700, *[1] * 600, *[2] * 30])
    parts = [part.decode() for part in render_parts(view, "mmd")]
    assert len(parts) > 1
    assert all(part.count(" --- ") < 500 and len(part) < 50_000 for part in parts)
    assert sum(part.count(" --- ") for part in parts) == len(view) - 1


def test_mermaid_escapes_names() -> None:
    """Quotes, brackets and markup become entities."""
    text = mermaid.write(hostile())[0]
    labels = re.findall(r'n\d+\["(.*)"\]', text)
    assert len(labels) == 8
    assert not any(set('"<>`') & set(label) for label in labels)


def test_a_name_with_an_entity_is_shown_as_it_is() -> None:
    """Graphviz and Mermaid expand entities in labels, so that a name which looks like one is escaped."""
    view = make([-1], kinds=[0], names=["R&amp;D"], title="T")
    assert 'label="R&amp;amp;D"' in render(view, "dot").decode()
    assert '"R#38;amp;D"' in render(view, "mmd").decode()


def test_a_name_is_no_formula_and_no_list_in_mermaid() -> None:
    """Two dollar signs, a number or a dash at the start mean nothing there; nor do words that the language keeps."""
    view = make([-1, 0, 0, 0, 0], names=["end", "$$x^2$$ :::cls", "1. Numbered", "- dash", "%%{init: {}}%%"])
    lines = render(view, "mmd").decode().splitlines()
    assert lines[1:6] == [
        '  n0["end"]',
        '  n1["#36;#36;x^2#36;#36; :::cls"]',
        '  n2["1#46; Numbered"]',
        '  n3["#45; dash"]',
        '  n4["#37;#37;#123;init: #123;#125;#125;#37;#37;"]',
    ]


def test_dot_leaves_the_direction_of_text_to_its_reader() -> None:
    """A line of a name from the right needs no sign there, and shows none."""
    text = render(make([-1], names=["קבוצת הנמל הישן Harbour (12)"]), "dot").decode()
    assert "Harbour" in text
    assert "200f" not in text
    assert "\u200f" not in text


@pytest.mark.parametrize("engine", ["pinned", "dot", "osage"])
def test_graphviz_draws_every_name(engine: str, council: View) -> None:
    """The same view through Graphviz, with our positions or its own."""
    text = render(council, "svg", DrawOptions(engine=engine)).decode()  # type: ignore[arg-type]
    assert all(name in text for name in council.names)
    other = render(replace(council, title="Other"), "svg", DrawOptions(engine=engine)).decode()  # type: ignore[arg-type]
    ids = [set(re.findall(r' id="([^"]+)"', drawn)) for drawn in (text, other)]
    assert ids[0]
    assert not ids[0] & ids[1]


def test_graphviz_shows_hostile_names_as_they_are() -> None:
    """Quotes and backslashes do not end a DOT string."""
    root = ET.fromstring(render(hostile(), "svg", DrawOptions(engine="dot")))  # noqa: S314 - our own output
    shown = "".join(t for e in root.iter() if e.tag.endswith("text") for t in e.itertext())
    assert 'a"b\\c' in shown


def test_graphviz_has_a_time_limit_and_a_size_cap(small: View) -> None:
    """Both end in an error that says what to do instead."""
    with pytest.raises(RenderError, match="our own layout"):
        render(small, "svg", DrawOptions(engine="dot", time_limit=0.000001))
    with pytest.raises(RenderError, match="limit the depth"):
        graphviz.write("x" * (graphviz.MOST_BYTES + 1), "svg", "dot", time_limit=1)


def test_links_never_constrain_ranks(council: View) -> None:
    """In the bare graph every link is dashed and has no say in the layout."""
    text = render(council, "dot", DrawOptions(engine="dot")).decode()
    assert text.count("constraint=false") == 3


def test_png_has_the_size_asked_for(small: View) -> None:
    """Width in pixels, or by resolution; too large is refused."""
    data = render(small, "png", DrawOptions(width=640))
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20], "big") == 640
    with pytest.raises(RenderError, match="too large"):
        png.write(chart(small), width=1_000_000)
    for resolution in (0, -1, float("nan")):
        with pytest.raises(UsageError, match="dots per inch"):
            png.write(chart(small), resolution=resolution)


def test_a_missing_glyph_is_an_error_that_names_the_remedy() -> None:
    """No empty boxes: the characters are named."""
    with pytest.raises(RenderError, match=r"U\+10FFFD|U\+12000"):
        fonts.check("a𒀀", [])
    with pytest.raises(RenderError, match=r"orgtree\[cjk\]"):
        fonts.check("党", [])
    with pytest.raises(RenderError, match="no font file"):
        fonts.find(["/nowhere/at/all.ttf"])


def test_fonts_are_read_for_their_characters() -> None:
    """The bundled collection has Han and Latin, no Tibetan."""
    found = fonts.find()
    assert fonts.check("党支部 Abc", found)


def test_an_unknown_form_is_refused(small: View) -> None:
    """The message lists what there is."""
    with pytest.raises(UsageError, match="'pdf', 'png', 'svg'"):
        render(small, "gif")


@pytest.mark.skipif(not PDFTOTEXT, reason="pdftotext reads the text back")
def test_pdf_text_can_be_selected_and_pages_refer_to_each_other() -> None:
    """An atlas has an overview, a page per subtree, an index; its text is text."""
    parents = [-1]
    for _ in range(6):
        parents.append(0)
        top = len(parents) - 1
        parents += [top] * 40
    view = make(parents, title="示例区", language="zh")
    data = render(view, "pdf", DrawOptions(paper=Paper.named("A5"), min_text=8.0))
    done = subprocess.run([PDFTOTEXT, "-layout", "-", "-"], input=data, capture_output=True, check=True)  # noqa: S603 - a fixed program
    pages = done.stdout.decode().split("\f")
    assert "示例区" in pages[0]
    assert "→2" in pages[0]
    assert "返回第 1 页" in pages[1]
    assert any("单元索引" in page for page in pages)
    text = "".join(pages)
    assert all(f"单位{i}" in text for i in range(len(view)))
    assert "000" not in text


def test_one_page_is_enough_while_its_text_is_readable(small: View) -> None:
    """A small chart on paper is a single page."""
    data = render(small, "pdf", DrawOptions(paper=Paper.named("A4")))
    assert data[:5] == b"%PDF-"
    assert data.count(b"/Type /Page\n") + data.count(b"/Type/Page/") + data.count(b"/Type /Page ") <= 1


@pytest.mark.parametrize(("form", "package"), [("png", "resvg_py"), ("pdf", "typst")])
def test_a_missing_package_is_named_with_the_extra_that_brings_it(
    form: str, package: str, small: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the package the form is refused in one line that says what to install."""
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=r"pip install 'orgtree\[render\]'"):
        render(small, form)
