"""Claims: agreeing, contradicted, undecided, at the precision that is printed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import orgtree
from orgtree.base.interval import Interval
from orgtree.check.finding_words import source_of
from orgtree.measure.claims import compare
from orgtree.measure.compile import prepare_claims
from orgtree.measure.targets import band_findings, claim_findings, target_findings


def communities(count: int) -> str:
    """Return communities c1, c2, … as YAML."""
    return "".join(f"\n  - {{id: c{n}, kind: community}}" for n in range(1, count + 1))


def test_a_mean_of_45_or_more_is_contradicted_by_1795_over_41(town: Any) -> None:
    """The computed figure stands beside the stated one, in the verdict and in the finding."""
    text = f"""units:
- id: l
  kind: city
  workers: 1795
  units:{communities(41)}
claims:
- {{id: mean, ratio: [{{sum: workers}}, {{count: community}}], in: l, states: 45.., source: printed 2020}}
- {{id: same, metric: m, in: l, states: 43.8}}
- {{id: other, metric: m, states: 43.7}}
- {{id: many, count: community, states: 41}}
"""
    org = town("  m: {ratio: [{sum: workers}, {count: community}]}\n", text)
    judged = org.judged()
    assert {name: one.verdict for name, one in judged.items()} == {
        "mean": "contradicted",
        "same": "agrees",
        "other": "contradicted",
        "many": "agrees",
    }
    assert judged["mean"].show_computed() == "43.8 (1795/41)"
    found = claim_findings(judged.values())
    assert [finding.code for finding in found] == ["ORG902", "ORG902"]
    assert found[0].text() == "claim 'mean' states at least 45, and the definition gives 43.8 (1795/41)"
    assert found[0].labels[0].place.path == ("claims", 0, "states")
    assert source_of(found[0]) == "printed 2020"


@pytest.mark.parametrize(
    ("stated", "computed", "percent", "verdict"),
    [
        ("94.5%", Fraction(69, 73), True, "agrees"),
        ("94.6%", Fraction(69, 73), True, "contradicted"),
        ("95%", Fraction(69, 73), True, "agrees"),
        ("100%", Fraction(299, 300), True, "contradicted"),
        (12, Fraction(138, 69), False, "contradicted"),
        (2.0, Fraction(138, 69), False, "agrees"),
        ("~57000", 57000, False, "agrees"),
        ("45..", 45, False, "agrees"),
        (43.8, Fraction("43.849"), False, "agrees"),
        (43.8, Fraction("43.75"), False, "agrees"),
        (43.8, Fraction("43.851"), False, "contradicted"),
        ("90%", Fraction("0.904"), True, "agrees"),
        ("90%", Fraction("0.94"), True, "contradicted"),
        ("0%", Fraction("0.001"), True, "contradicted"),
        (1, Fraction("1.4"), False, "agrees"),
        (0, Fraction("0.4"), False, "agrees"),
        ("40..44", Fraction(1795, 41), False, "agrees"),
    ],
)
def test_a_number_agrees_with_what_rounds_to_it_as_printed(
    stated: Any, computed: Any, percent: Any, verdict: Any
) -> None:
    """But 100 % says "all", and an interval is taken as it stands."""
    assert compare(Interval.parse(stated), Interval.exactly(computed), percent=percent) == verdict


def test_bounds_that_do_not_settle_a_claim_leave_it_undecided() -> None:
    """So does a figure without data."""
    assert compare(Interval.parse("45.."), Interval.parse("40..50")) == "undecided"
    assert compare(Interval.parse(76), Interval.parse("70..")) == "undecided"
    assert compare(Interval.parse(76), None) == "undecided"


def test_mistakes_in_claims_are_findings_where_they_stand(town: Any) -> None:
    """An unknown metric, unit and field, each with the nearest name that there is."""
    text = """units: [{id: city, kind: city, workers: 3}]
claims:
- {id: a, metric: staf, states: 1}
- {id: b, sum: worker, states: 1}
- {id: c, count: city, in: citty, states: 1}
- {id: d, share: {of: city, having: {path: ^located_inn}}, states: 1}
"""
    org = town("  staff: {sum: workers}\n", text)
    claims, problems = prepare_claims(org.graph, org.loaded.claims, org.metrics)
    assert claims == []
    assert [(p.code, p.labels[0].place.path, p.suggestion and p.suggestion.text) for p in problems] == [
        ("ORG110", ("claims", 0, "metric"), "staff"),
        ("ORG110", ("claims", 1, "sum"), "workers"),
        ("ORG202", ("claims", 2, "in"), "city"),
        ("ORG113", ("claims", 3, "share", "having", "path"), "located_in"),
    ]


def test_claims_that_cannot_be_read_hide_no_other() -> None:
    """What is no mapping, or has no id that is a text, is told; the others keep their places."""
    claims = "[x, {id: [k], count: team, states: 1}, {count: team, states: 1}, {id: a, count: team, states: 2}]"
    org = orgtree.loads(f"orgtree: definition/1\ncharter: company\nunits: []\nclaims: {claims}\n")
    assert {finding.labels[0].place.path[:2] for finding in org.problems} == {("claims", number) for number in range(3)}
    assert [(claim.id, place.path) for claim, place in org.loaded.claims] == [("a", ("claims", 3))]


def test_missed_targets_are_findings_and_undecided_ones_are_not(town: Any) -> None:
    """Below fail is an error, below warn a warning; what the bounds leave open is none."""
    metrics = """
  bad: {share: {of: body, having: {spirit: high}}, target: {warn: 90%.., fail: 60%..}}
  poor: {share: {of: body, having: {spirit: high}}, target: {warn: 90%.., fail: 10%..}}
  open: {share: {of: body, having: {spirit: high}}, target: 50%..}
  band: {ratio: [{count: body}, {count: city}], band: 1..2}
"""
    text = "units: [{id: x, kind: city}, {id: a, kind: body, spirit: high}, {id: b, kind: body, spirit: low}, {id: c, kind: body}, {id: d, kind: body, spirit: low}]"
    org = town(metrics, text)
    table = org.table()
    found = target_findings(table)
    assert [(f.facts["metric"], f.severity) for f in found] == [("bad", "error"), ("poor", "warning")]
    assert found[0].text() == "'bad' is 25% to 50% (1 to 2 / 4), must be at least 60%"
    assert found[0].help_text().startswith("gaps (2): 'b', 'd'; ")
    assert found[0].place == org.loaded.charter.places(("metrics", "bad"), "key")
    assert [(f.code, f.text()) for f in band_findings(table)] == [("ORG903", "'band' is 4 (4/1), must be 1 to 2")]
    assert all(finding.help_text() for finding in band_findings(table))
