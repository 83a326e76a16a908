"""Text that leaves: what it must never become in its target."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgtree.base.escape import (
    csv_cell,
    dot_string,
    github_data,
    github_property,
    json_text,
    markdown_text,
    mermaid_text,
    terminal,
    xml_attribute,
    xml_text,
)

ANY = st.text(st.characters(codec=None), max_size=60)
PLAIN = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=60)


@given(ANY)
def test_terminal_text_is_printable_and_can_be_encoded(text: str) -> None:
    """No control, escape sequence, direction mark or lone surrogate reaches a terminal; ordinary text stays."""
    shown = terminal(text)
    assert not [character for character in shown if ord(character) < 32 or 0x7F <= ord(character) < 0xA0]
    assert not set(shown) & set("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
    assert shown.encode().decode() == shown


@given(PLAIN)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    """Letters, digits, punctuation and symbols of any script are never touched for a terminal."""
    assert terminal(text) == text


def test_lines_are_kept_only_where_asked_for() -> None:
    """A line end in a name is shown, in a text of several lines it is kept."""
    assert terminal("a\n\tb") == "a\\u{a}\\u{9}b"
    assert terminal("a\n\tb\x1b", lines=True) == "a\n\tb\\u{1b}"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠x"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    """What a spreadsheet would run begins with an apostrophe instead."""
    assert csv_cell(text).startswith("'")


@pytest.mark.parametrize(("value", "cell"), [(-5, "-5"), (-0.5, "-0.5"), ("a=b", "a=b"), ("", ""), (True, "True")])
def test_numbers_and_ordinary_cells_stay(value: object, cell: str) -> None:
    """A negative number is a number, and an equals sign further on is text."""
    assert csv_cell(value) == cell


@given(ANY)
def test_a_cell_stays_one_cell(text: str) -> None:
    """Written by the csv module, a guarded cell comes back as one cell."""
    file = io.StringIO()
    csv.writer(file).writerow([csv_cell(text), "next"])
    assert list(csv.reader(io.StringIO(file.getvalue(), newline=""))) == [[csv_cell(text), "next"]]


@given(ANY)
def test_a_workflow_command_stays_one_line(text: str) -> None:
    """Neither the message nor a property can end the command or begin another property."""
    assert not set(github_data(text)) & {"\n", "\r"}
    assert not set(github_property(text)) & {"\n", "\r", ":", ","}


@given(ANY)
def test_xml_text_and_attributes_are_well_formed_and_one_node(text: str) -> None:
    """Any text makes a document that parses to one element with one attribute and no child."""
    element = ET.fromstring(f'<a b="{xml_attribute(text)}">{xml_text(text)}</a>')  # noqa: S314 - our own text
    assert (len(element), list(element.attrib)) == (0, ["b"])


@given(PLAIN)
def test_xml_gives_ordinary_text_back(text: str) -> None:
    """What was escaped reads as it was."""
    element = ET.fromstring(f'<a b="{xml_attribute(text)}">{xml_text(text)}</a>')  # noqa: S314 - our own text
    assert (element.get("b"), element.text or "") == (text, text)


@given(ANY)
def test_html_sees_no_tag(text: str) -> None:
    """A browser's tokens of escaped text hold no tag."""
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.append(tag)  # type: ignore[method-assign] # noqa: ARG005 - the parser's own signature
    parser.feed(f"<p>{xml_text(text)}</p>")
    assert tags == ["p"]


@given(ANY)
def test_a_dot_string_ends_where_it_ends(text: str) -> None:
    """Inside the quotes, every quote and every backslash is escaped."""
    inside = dot_string(text)[1:-1]
    assert '"' not in inside.replace("\\\\", "").replace('\\"', "")
    assert not inside.replace("\\\\", "").endswith("\\")


@given(ANY)
def test_a_mermaid_label_holds_no_syntax(text: str) -> None:
    """No quote, markup, directive, entity or line end is left but our own codes."""
    assert not set(mermaid_text(text)) & set('"<>&`%{}$\n\r')


@given(ANY)
def test_a_markdown_text_stays_one_cell(text: str) -> None:
    """No bar ends the cell, no line end the row, no tag opens."""
    cell = markdown_text(text)
    assert "\n" not in cell
    assert "<" not in cell
    assert "|" not in cell.replace("\\\\", "").replace("\\|", "")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("[a](http://x.example)", "\\[a\\](http\\://x.example)"),
        ("![](http://x.example/i.png)", "\\!\\[\\](http\\://x.example/i.png)"),
        ("HTTPS://x.example WWW.x.example", "HTTPS\\://x.example WWW\\.x.example"),
        ("\\[a]", "\\\\\\[a\\]"),
        ("- a", "\\- a"),
        ("2. a", "2\\. a"),
        ("    a", "a"),
        ("---", "\\---"),
        ("-5", "-5"),
        ("2.5", "2.5"),
    ],
)
def test_markdown_text_is_no_link_picture_list_or_line(text: str, escaped: str) -> None:
    """What would be one is shown as it is written; a number stays bare."""
    assert markdown_text(text) == escaped


@given(st.dictionaries(st.text(), ANY, max_size=3))
def test_json_means_the_same_and_shows_no_control(value: dict[str, str]) -> None:
    """JSON with escapes reads as the same value, encodes, and holds nothing a terminal obeys."""
    text = json_text(value)
    assert json.loads(text) == value
    assert text.encode()
    assert not set(text) & set("\x1b\x7f\u202e\u2066")
