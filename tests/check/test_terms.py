"""Terms of units by the rules of a charter: since when, until when, and whether they have run out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from orgtree.base.dates import show_days
from orgtree.check.judging_day import JudgingDay
from orgtree.check.prepare import prepare
from orgtree.check.rules import CHECKS
from orgtree.check.terms import terms

if TYPE_CHECKING:
    from collections.abc import Callable

    from rule_examples import Outcome

    Judge = Callable[[str, str], Outcome]

DATES = "elected: {type: date}, replaced: {type: date, range: ..2030-01-01}, size: {type: count}"
KINDS = f"kinds: {{board: {{fields: {{{DATES}}}}}, panel: {{fields: {{{DATES}}}}}}}"
UNITS = """
as_of: 2020-06-15
units:
- {id: a, kind: board, elected: 2017-06-15, size: 3}
- {id: b, kind: board, elected: 2017-06-14, size: 3}
- {id: c, kind: board, elected: 2017-06, size: 9}
- {id: d, kind: board, elected: 2016, replaced: 2019-05, size: 9}
- {id: e, kind: board, size: 3}
- {id: f, kind: board, replaced: 2019, size: 3}
- {id: g, kind: board, elected: 2017-06-01, valid: {until: 2019}, size: 3}
- {id: h, kind: panel, elected: 2017-06-01}
- {id: i, kind: board, elected: 2010-02-01}
"""
BOARD = "check: term, for: board, since: elected"
A = "a 2017-06-15 – 2020-06-15"
B = "b 2017-06-14 – 2020-06-14, overdue"
C = "c 2017-06 – 2020-06"
D = "d 2016 – 2019, overdue"
H = "h 2017-06-01 – 2020-06-01, overdue"
I = "i 2010-02-01 – 2013-02-01, overdue"  # noqa: E741 - as its unit


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (f"R01: {{{BOARD}, years: 3}}", [A, B, C, D, I]),
        ("R01: {check: term, since: elected, years: 3}", [A, B, C, D, H, I]),
        (f"R01: {{{BOARD}, where: {{size: 3}}, years: 3}}", [A, B]),
        (f"R01: {{{BOARD}, until: replaced, years: 3}}", ["d 2016 – 2019-05"]),
        # each term once, in the order of the rules
        (
            f"R01: {{{BOARD}, where: {{size: 9}}, years: 3}}, R02: {{{BOARD}, years: 3}}, R03: {{check: age, since: elected, days: 9}}",
            [C, D, A, B, I],
        ),
        # one with an end of its own is another one
        (f"R01: {{{BOARD}, years: 3}}, R02: {{{BOARD}, until: replaced, years: 3}}", [A, B, C, D, I, "d 2016 – 2019-05"]),
        # the first case that surely fits; of i it is not known
        (
            f"R01: {{{BOARD}, cases: [{{where: {{size: 3}}, years: 3}}, {{where: {{size: 9}}, years: 4}}, {{years: 5}}]}}",
            [A, B, "c 2017-06 – 2021-06", "d 2016 – 2020"],
        ),
        (f"R01: {{{BOARD}, years: 3, in_force: {{from: 2020-06-16}}}}", []),
        (f"R01: {{{BOARD}, years: 3, in_force: {{from: 2017-06-15}}, judged_at: elected}}", [A]),
    ],
)  # fmt: skip
def test_what_terms_the_rules_tell_of(judge: Judge, rules: str, told: list[str]) -> None:
    """Of units in force that a rule is surely about, and that state when their term began, and ended where that is asked."""
    graph = judge(f"{KINDS}\nrules: {{{rules}}}", UNITS).graph
    found = terms(graph, prepare(graph.charter, CHECKS)[0], JudgingDay(graph.as_of))
    said = [
        f"{graph.ids[one.unit]} {show_days(*one.since)} – {show_days(*one.until)}{', overdue' * one.overdue}"
        for one in found
    ]
    assert said == told
