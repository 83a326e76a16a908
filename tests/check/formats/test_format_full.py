"""The format for people: frames, marks, notes and the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from formats_sample import TextSources, at

from orgtree.base.finding import Finding
from orgtree.check.formats import FORMATS, FormatOptions
from orgtree.check.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.base.finding import Label


def show(text: str, *labels: Label, **options: Any) -> list[str]:
    """Return the lines of one finding about a text, without its head and the summary."""
    finding = Finding("X1", "name", "error", "message", labels=labels)
    output = FORMATS["full"].render(Report((finding,), TextSources(a=text)), FormatOptions(explain="", **options))
    return output.split("\n\n")[0].splitlines()[1:]


def test_full_shows_every_finding_with_its_frame(
    render: Callable[..., str], same_as_file: Callable[[str, str], None]
) -> None:
    """Full shows every finding with its frame."""
    same_as_file(render("full"), "full.txt")


def test_full_speaks_chinese(render: Callable[..., str], same_as_file: Callable[[str, str], None]) -> None:
    """Full speaks chinese."""
    same_as_file(render("full", language="zh"), "full.zh.txt")


def test_colour_is_used_only_where_allowed(
    render: Callable[..., str], same_as_file: Callable[[str, str], None]
) -> None:
    """Colour is used only where allowed."""
    assert "\x1b" not in render("full")
    same_as_file(render("full", colour=True), "full.colour.txt")


def test_marks_stand_under_wide_characters() -> None:
    """Marks stand under wide characters."""
    assert show("name: 东街道 x", at(0, "街道")) == [
        " --> a.yaml:1:8",
        "  |",
        "1 | name: 东街道 x",
        "  |         ^^^^",
        "  |",
    ]


def test_marks_stand_under_text_after_tabs_and_combining_characters() -> None:
    """Marks stand under text after tabs and combining characters."""
    assert show("\te\u0301: x", at(0, "x"))[2:4] == ["1 |     e\u0301: x", "  |        ^"]


def test_control_characters_in_source_lines_are_shown_not_sent() -> None:
    """Control characters in source lines are shown not sent."""
    assert show("a\x1b[0m: x", at(0, "x"))[2:4] == ["1 | a\\u{1b}[0m: x", "  |             ^"]


@pytest.mark.parametrize("text", ["a" * 5000 + "WRONG" + "b" * 5000, "东" * 5000 + "WRONG", "WRONG" + "东" * 5000])
def test_a_long_line_is_cut_around_its_mark(text: str) -> None:
    """A long line is cut around its mark."""
    lines = show(text, at(0, "WRONG"), width=60)
    source, under = lines[2:4]
    assert "WRONG" in source
    assert len(source) <= 60
    assert under.endswith("^^^^^")
    assert max(len(line) for line in lines) <= 60


def test_labels_far_apart_in_a_long_line_are_each_shown() -> None:
    """Labels far apart in a long line are each shown."""
    lines = show("ONE" + " " * 500 + "TWO", at(0, "ONE", 0, "first"), at(0, "TWO", 0, "second"), width=60)
    assert [line.split("|")[1].strip(" …") for line in lines[2:6]] == ["ONE", "^^^ first", "TWO", "--- second"]


def test_a_place_over_several_lines_is_marked_on_its_first() -> None:
    """A place over several lines is marked on its first."""
    assert show("a: one\n  two\n", at(0, "one\n  two"))[2:4] == ["1 | a: one", "  |    ^^^"]


def test_a_place_at_the_end_of_the_text_gets_one_mark() -> None:
    """A place at the end of the text gets one mark."""
    assert show("abc\r\n", at(0, "\r\n"))[2:4] == ["1 | abc", "  |    ^"]


def test_terminal_markup_in_names_is_plain_text() -> None:
    """Terminal markup in names is plain text."""
    assert "<b>[bold]</b>" in show("<b>[bold]</b>", at(0, "bold"))[2]


def test_findings_of_one_rule_are_limited_and_the_rest_counted() -> None:
    """Findings of one rule are limited and the rest counted."""
    findings = tuple(Finding("X1", "name", "error", "message", unit=str(number)) for number in range(224))
    output = FORMATS["full"].render(Report(findings), FormatOptions(explain=""))
    assert output.count("message") == 10
    assert output.splitlines()[-2:] == ["X1 name: and 214 more", "224 errors"]


def test_a_clean_report_says_so() -> None:
    """A clean report says so."""
    assert FORMATS["full"].render(Report(), FormatOptions()) == "no problems found\n"


def test_a_template_that_its_facts_do_not_fit_is_shown_as_it_stands() -> None:
    """A template that its facts do not fit is shown as it stands."""
    findings = (Finding("X1", "name", "error", "broken {fact}"),)
    assert "X1] name: broken {fact}" in FORMATS["full"].render(Report(findings), FormatOptions())
