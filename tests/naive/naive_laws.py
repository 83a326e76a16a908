"""What the tests of this folder share: random conditions, kinds and rules, and what is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import naive_checks as nc
from hypothesis import settings
from hypothesis import strategies as st
from naive_organisations import charter, organisations
from naive_world import World
from random_examples import examples

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree import Organisation
    from orgtree.check.report import Report

    Read = Callable[[dict[str, Any], dict[str, Any]], Organisation]

laws = settings(max_examples=examples(25))

conditions = st.sampled_from(
    [
        {"rank": "3.."},
        {"rank": ["..1", "4..6"]},
        {"open": True},
        {"form": ["standing", None]},
        {"note": None},
        {"portion": "0.5.."},
        {"not": {"portion": ["..0.3", "2.."]}},
        {"portion": [None, "..1"]},
        {"helpers": 1},
        {"helpers": [None, "3.."]},
        {"founded": "2018..2019"},
        {"kind": ["branch", "quarter"]},
        {"not": {"rank": "2..5"}},
        {"any": [{"open": True}, {"form": "passing"}]},
        {"all": [{"size": "0.."}, {"not": {"open": False}}]},
        {"path": "^seat"},
        {"path": "covers", "kind": "quarter"},
        {"path": "covers/area_in*", "where": {"open": True}, "count": "2.."},
        {"path": "territory", "kind": "city"},
        {"path": "^part_of", "where": {"rank": "3.."}},
        {"path": ["^visits", "^post_at"], "count": "..1"},
        {"path": "near", "where": {"path": "covers"}},
        {"path": "seat", "with": {"role": "chair"}},
        {"path": "^seat", "with": {"firm": [True, None], "votes": "1.."}, "count": "..1"},
        {"path": "seat/covers", "with": {"seat": {"role": "clerk"}}},
        {"path": "visits+"},
        {"path": "^visits+", "where": {"open": True}, "count": "2.."},
    ]
)
paths = st.sampled_from(
    [
        "covers",
        "^seat",
        "^covers",
        "^post_at",
        "near",
        "^part_of",
        "part_of",
        "sent_by",
        "part_of/covers",
        "covers/area_in*",
        "visits+",
        "^visits+",
        "territory",
        "seat/covers",
        "[seat, convened_by]/covers",
        "[^visits, ^seat]/[covers, visits/covers]",
        "chaired",
        "chaired/covers",
        "open_bodies/covers",
        {"path": "seat", "with": {"role": "chair"}},
        {"path": "^seat", "with": {"firm": True, "votes": ["..0", "2.."]}, "where": {"open": True}},
        {"path": "seat/covers", "with": {"seat": {"role": ["chair", None]}}},
        {"path": "^visits", "where": {"open": True}},
        {"path": "^covers", "kind": "branch"},
        {"path": ["seat", "convened_by"], "where": {"rank": "3.."}},
    ]
)
kinds = st.sampled_from(
    ["area", "body", "council", "post", "branch", "thing", ["city", "committee"], ["block", "circle", "council"]]
)
FIELDS = ("rank", "open", "form", "size", "founded", "elected", "listed", "present", "note", "portion", "helpers")
LINKS = ("covers", "seat", "visits", "convened_by")
towns = organisations(fields=FIELDS, links=LINKS, incomplete=("covers", "seat", "visits"), most=8)


@st.composite
def optional(draw: Any, /, **parts: st.SearchStrategy[Any]) -> dict[str, Any]:
    """Some of the entries of a mapping; `_` at a name's end keeps it apart from Python's words."""
    return {name.rstrip("_"): draw(one) for name, one in parts.items() if draw(st.booleans())}


def about(*some: Any) -> st.SearchStrategy[Any]:
    """What a rule is about: perhaps some kinds, and sometimes a condition."""
    of = st.sampled_from(some) if some else kinds
    given = st.fixed_dictionaries({}, optional={"for": of})
    return st.one_of(given, given, st.fixed_dictionaries({"where": conditions}, optional={"for": of}))


BODIES = about("body", "branch", "thing")
COUNCILS = about("council", ["council", "circle"])
abouts = about()


def several(one: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    """Some rules or metrics at once: most of the time goes into reading an organisation, not into asking it."""
    return st.lists(one, min_size=1, max_size=7)


def one_rule(
    check: str, of: Any = abouts, perhaps: Any = None, together: Any = None, **settings: Any
) -> st.SearchStrategy[Any]:
    """One rule of a check.

    Args:
        check: Its name.
        of: What it is about.
        perhaps: Settings that it may have.
        together: Settings that go together, as mappings.
        **settings: Settings that it has.
    """
    more = optional(**perhaps) if perhaps else st.just({})
    joined = st.just({}) if together is None else together
    return st.tuples(of, st.fixed_dictionaries(settings), more, joined).map(
        lambda parts: {"check": check} | parts[0] | parts[1] | parts[2] | parts[3]
    )


def ends(one: str, other: str, values: list[tuple[Any, Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Two settings that go together, as one of some pairs of values."""
    return st.sampled_from(values).map(lambda pair: {one: pair[0], other: pair[1]})


def rules(check: str, *args: Any, **settings: Any) -> st.SearchStrategy[list[Any]]:
    """Some rules of a check, each as `one_rule` makes it."""
    return several(one_rule(check, *args, **settings))


def reported(from_data: Read, definition: Any, rules: list[Any]) -> tuple[Report, World]:
    """Return what orgtree says of some rules, called R01 and so on, and the organisation as plain data."""
    codes = {f"R0{number}": rule for number, rule in enumerate(rules, 1)}
    written = charter(rules=codes)
    org = from_data(written, definition)
    assert [finding.text() for finding in org.check().findings if finding.code.startswith("ORG1")] == []
    return org.check(select=codes), World(written, definition)


def named(report: Report, code: str = "R01") -> set[str]:
    """Return the units that findings of a rule are about; one about a share names all that it is about."""
    found = [finding for finding in report.findings if finding.code == code]
    units = [finding.facts["units"].names if finding.unit is None else [finding.unit] for finding in found]
    return {str(unit) for some in units for unit in some}


def rules_agree(from_data: Read, definition: Any, rules: list[Any], check: nc.Check, *, scoped: bool = True) -> None:
    """Compare the units that each rule tells, and how many are undecided."""
    report, world = reported(from_data, definition, rules)
    for number, rule in enumerate(rules, 1):
        told, undecided = nc.judged(world, rule, check, scoped=scoped)
        assert named(report, f"R0{number}") == told, rule
        assert report.undecided.get(f"R0{number}", 0) == len(undecided), (rule, undecided)
