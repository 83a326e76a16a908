"""What holds for every format."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from formats_sample import MAIN, STREETS, TextSources, sample
from growth import grows_no_faster

from orgtree.base.catalogue import N_
from orgtree.base.finding import Edit, Finding, Fix, Label
from orgtree.base.messages import Saying
from orgtree.base.place import Place, Span
from orgtree.base.text import Text
from orgtree.check.formats import FORMATS, FormatOptions
from orgtree.check.report import NotJudged, Report, Unlisted
from orgtree.check.rule_note import RuleNote

if TYPE_CHECKING:
    from collections.abc import Callable

NASTY = (
    "\x1b]0;title\x07\x1b[2J\u202e\u2066\x85\u2028</testsuite>]]>::error::%0A##[error]\r\n=1+1 \ud800 \x00 {0} [red]"
)


class ManyLines(TextSources):
    """Sources of one text with a unit a line; a place's path is the line from 0, so that locating costs nothing."""

    def __init__(self, count: int) -> None:
        self.line = "- {id: unit, kind: brnach, name: 东街道党支部}\n"
        super().__init__(many=self.line * count)

    def locate(self, place: Place) -> Span:
        """Return the span of the kind in a line."""
        line = int(place.path[0])
        start = line * len(self.line) + 18
        return Span("many.yaml", line + 1, 19, line + 1, 25, start, start + 6)


@pytest.mark.parametrize("name", list(FORMATS))
@pytest.mark.parametrize("report", [Report(), sample()], ids=["clean", "sample"])
def test_output_ends_with_one_line_end(name: str, report: Report) -> None:
    """Output ends with one line end."""
    output = FORMATS[name].render(report, FormatOptions())
    assert output.endswith("\n")
    assert not output.endswith("\n\n")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", list(FORMATS))
def test_no_user_text_leaves_with_control_characters(name: str, language: str) -> None:
    """No user text leaves with control characters."""
    fix = Fix(NASTY, (Edit(0, 0, 1, NASTY),), safe=True)
    labels = (Label(Place(0, ("units",)), NASTY), Label(Place(1, ("units",)), NASTY))
    finding = Finding(
        NASTY, NASTY, "error", NASTY + "{x}", {"x": NASTY, NASTY: NASTY}, NASTY, labels, NASTY, fix, NASTY
    )
    sources = TextSources(**{NASTY: MAIN, "other": STREETS})
    report = Report((finding, finding), sources, {NASTY: 1}, 1, {NASTY: 1})
    output = FORMATS[name].render(report, FormatOptions(language=language, explain=NASTY))
    assert not [character for character in output if not character.isprintable() and character != "\n"]
    assert output.encode("utf-8")


def test_formats_are_imported_only_when_asked_for() -> None:
    """Formats are imported only when asked for."""
    program = "import sys, orgtree.check.formats as f; list(f.FORMATS); print([m for m in sys.modules if 'sarif' in m])"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert shown.stdout == "[]\n"


@pytest.mark.parametrize("name", list(FORMATS))
def test_ten_times_as_many_findings_take_ten_times_the_work(name: str) -> None:
    """Ten times as many findings are located and rendered by ten times the work."""
    facts = {"kind": "brnach", "nearest": "branch"}
    FORMATS[name].render(Report(), FormatOptions())

    def rendering(count: int) -> Callable[[], object]:
        findings = tuple(
            Finding(
                "X1",
                "name",
                "error",
                "kind '{kind}' is wrong",
                facts,
                f"u{line}",
                (Label(Place(0, (line,))),),
                "write it",
            )
            for line in range(count)
        )
        report = Report(findings, ManyLines(count))
        return lambda: FORMATS[name].render(report, FormatOptions(most_per_rule=None))

    assert grows_no_faster(rendering, 50)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_that_a_rule_is_only_quoted(name: str) -> None:
    """A wording that was not read in a text of the rule is told of wherever its findings go."""
    finding = Finding("P19", "field-range", "warning", "too many", status="quoted", source="handbooks")
    text = FORMATS[name].render(Report((finding,)), FormatOptions())
    assert "known from a quotation only" in text


@pytest.mark.parametrize("name", ["full", "json", "jsonl", "sarif"])
@pytest.mark.parametrize(("language", "shown", "other"), [("en", "house rules", "家规"), ("zh", "家规", "house rules")])
def test_a_source_is_told_in_the_language_of_the_output(name: str, language: str, shown: str, other: str) -> None:
    """A source in several languages is one text, that of the language asked for; a bare one is shown as it is."""
    words = Text((("zh", "家规"), ("en", "house rules")))
    findings = (
        Finding("R01", "odd", "error", "odd", source=words),
        Finding("R02", "odd", "error", "odd", source="§ 2"),
    )
    text = FORMATS[name].render(Report(findings), FormatOptions(language=language))
    assert shown in text
    assert other not in text
    assert "§ 2" in text


def test_what_is_only_counted_and_what_is_not_judged_is_told() -> None:
    """By every format that has room for more than findings; a code host's issues have not."""
    finding = Finding("C01", "required-link", "error", N_("'{unit}' has no {missing}"), {"missing": "head"}, "t1")
    left = NotJudged((RuleNote("C04", "depth"),), Saying(N_("its check is judged in memory only")))
    report = Report(
        (finding,),
        rules=(RuleNote("C01", "required-link"),),
        unlisted=(Unlisted("C01", "required-link", "error", 41),),
        not_judged=(left,),
    )
    assert (report.counts["error"], report.reaches("warning")) == (42, True)
    for name, form in FORMATS.items():
        text = form.render(report, FormatOptions())
        assert name == "gitlab" or ("C04" in text and "judged in memory only" in text and re.search("4[12]", text)), (
            name
        )
