"""A small report over two files, a documented fake of the sources that locate its places, and its expected output."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from orgtree.base.finding import Edit, Finding, Fix, Label, Suggestion
from orgtree.base.messages import Saying
from orgtree.base.place import Place, Span
from orgtree.check.formats import FORMATS, FormatOptions
from orgtree.check.report import NotJudged, Report, Unlisted
from orgtree.check.rule_note import RuleNote

if TYPE_CHECKING:
    from collections.abc import Callable

EXPECTED = Path(__file__).parents[1] / "check" / "formats" / "expected"

MAIN = """\
orgtree: definition/1
charter: cpc-grassroots
units:
- {id: s1, kind: subdistrict, name: 东街道}
- {id: b1, kind: brnach, name: 东街道第一党支部, members: 61}
- id: s1
  kind: community
  name: "evil \\u202e <b>[bold]</b>"
"""
STREETS = """\
units:
- {id: j1, kind: joint_body, name: 大工委, seat: [{to: b1}, {to: b1}, {to: "%,:"}]}
\t- wrong
"""


class TextSources:
    """Sources whose places are named by the text itself: the path is a piece of text and how often it stood before."""

    def __init__(self, **texts: str) -> None:
        self.labels = [f"{name}.yaml" for name in texts]
        self.texts = list(texts.values())

    def __len__(self) -> int:
        """Return how many documents there are."""
        return len(self.texts)

    def label(self, document: int) -> str:
        """Return the document's name."""
        return self.labels[document]

    def text(self, document: int) -> str:
        """Return the whole text."""
        return self.texts[document]

    def locate(self, place: Place) -> Span:
        """Return the span of the text that the path gives."""
        text = self.texts[place.document]
        needle, before = str(place.path[0]), int(place.path[1]) if len(place.path) > 1 else 0
        start = -1
        for _ in range(before + 1):
            start = text.index(needle, start + 1)
        end = start + len(needle)
        (line, column), (end_line, end_column) = (
            (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) for at in (start, end)
        )
        return Span(self.labels[place.document], line, column, end_line, end_column, start, end)


def at(document: int, needle: str, before: int = 0, text: str = "") -> Label:
    """Return a label at a piece of text."""
    return Label(Place(document, (needle, before)), text)


def sample() -> Report:
    """Return a report with one finding of each sort."""
    sources = TextSources(org=MAIN, streets=STREETS)
    kind = sources.locate(Place(0, ("brnach",)))
    findings = (
        Finding(
            "ORG203",
            "duplicate-id",
            "error",
            "id '{id}' is used twice",
            {"id": "s1"},
            unit="s1",
            labels=(at(0, "s1", 1), at(0, "s1", 0, "first used here")),
            help="give one of the two another id",
        ),
        Finding(
            "ORG101",
            "unknown-kind",
            "error",
            "kind '{kind}' is not in charter '{charter}'; did you mean '{suggestion}'?",
            {"kind": "brnach", "charter": "cpc-grassroots"},
            unit="b1",
            labels=(at(0, "brnach"),),
            written="brnach",
            suggestion=Suggestion("branch"),
            fix=Fix("write '{suggestion}'", (Edit(0, kind.start, kind.end, "branch"),), safe=True),
        ),
        Finding(
            "P02",
            "branch-size",
            "warning",
            "unit '{unit}' has {members} members, allowed are {allowed}",
            {"unit": "b1", "members": 61, "allowed": "..50"},
            unit="b1",
            labels=(at(0, "61"),),
            help="divide it, or state an exception with its reason",
            source="Regulations on Party Branches (2018), art. 4",
        ),
        Finding(
            "ORG241",
            "seated-twice",
            "warning",
            "unit '{unit}' is seated twice, 100 % of '{body}'",
            {"unit": "b1", "body": "j1"},
            unit="j1",
            labels=(at(1, "b1", 1, "again here"), at(1, "b1", 0, "first seat"), at(0, "b1", 0, "the unit")),
        ),
        Finding(
            "ORG105", "odd-name", "info", "name '{name}' is odd", {"name": "a\x1b[2J\u202eb"}, labels=(at(1, "wrong"),)
        ),
        Finding("ORG950", "target-missed", "error", "metric '{metric}' misses its target", {"metric": "halls"}),
        Finding("P06", "old", "warning", "unit '{unit}' is old", unit="b1", source="art. 9", status="quoted"),
    )
    rules = (
        RuleNote("P02", "branch-size", "warning", "a branch has generally 50 members at most", source="art. 4"),
        RuleNote("P04", "branch-committee", "error"),
        RuleNote("P13", "dispatched", "error"),
    )
    unlisted = (
        Unlisted("P02", "branch-size", "warning", 40),
        Unlisted("P02", "branch-size", "info", 2),
        Unlisted("P05", "odd", "info", 1),
    )
    not_judged = (
        NotJudged((RuleNote("P07", "depth"), RuleNote("P08", "depth")), Saying("its check is judged in memory only")),
        NotJudged((), Saying("metrics")),
    )
    return Report(
        findings,
        sources,
        {"P02": 7, "P04": 5},
        3,
        {"exception": 2},
        rules,
        "2020-06-01",
        "2020-06-01",
        unlisted,
        not_judged,
    )


@pytest.fixture
def report() -> Report:
    """The sample report."""
    return sample()


@pytest.fixture
def render(report: Report) -> Callable[..., str]:
    """Render the sample report in a format."""
    return lambda name, **options: FORMATS[name].render(report, FormatOptions(**options))


@pytest.fixture
def same_as_file() -> Callable[[str, str], None]:
    """Compare output with its expected file; UPDATE_SNAPSHOTS=1 writes the file anew, to be read before it is kept."""

    def compare(output: str, file: str) -> None:
        path = EXPECTED / file
        if os.environ.get("UPDATE_SNAPSHOTS"):
            path.write_text(output, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == output

    return compare
