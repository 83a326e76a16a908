"""Random organisations of a few units, so that two of them share most ids and differ in every way."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

CHARTER = """
orgtree: charter/1
name: states
kinds:
  area: {fields: {staff: {type: count}, open: {type: bool}, tags: {type: text, several: true}, note: {type: text}}}
  office: {fields: {staff: {type: count}, since: {type: date}, rank: {type: choice, of: [low, high]}}}
  forum: {body: {convener: convened_by, seats: [seat]}}
links:
  part_of: {hierarchy: true, nest: true, from: [area, office], to: [area, office]}
  serves: {hierarchy: true, from: office, to: area, fields: {days: {type: count}}}
  convened_by: {each: 0..1, from: forum, to: [area, office]}
  seat: {from: forum, to: [area, office], fields: {role: {type: choice, of: [chair, member]}, votes: {type: count}}}
"""

_IDS = ("a", "b", "c", "d", "e", "f")
_KINDS = ("area", "office", "forum")
_COUNTS = st.sampled_from([0, 1, "2..", "2..5", {"value": 7, "source": "list"}, {"value": 7, "source": "law"}])
_WORDS = st.sampled_from(["x", "y", "z"])


def _dated(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Draw a value, a value with its days, or a list of two."""
    first = st.fixed_dictionaries({"value": values, "until": st.just("2018-01-01")}, optional={"source": _WORDS})
    then = st.fixed_dictionaries(
        {"value": values, "from": st.sampled_from(["2018-01-01", "2021-05-01"])},
        optional={"until": st.sampled_from(["2022-01-01", "unknown"])},
    )
    return values | first | st.tuples(first, then).map(list)


_PERIODS = st.sampled_from(
    [{"from": "2019-01-01"}, {"until": "2021-01-01"}, {"from": "2019-01-01", "until": "2020-06-01"}]
)
_EVENTS: list[dict[str, Any]] = [
    {"on": "2019", "merge": ["a", "x"], "into": "b"},
    {"on": "2020-04", "split": "c", "into": ["d", "e"], "source": "x"},
    {"rename": "f", "to": "a"},
    {"rename": "b", "to": "c"},
    {"on": "2018", "move": "d", "from": "a", "under": "b"},
    {"on": "2017", "create": ["a", "b"]},
    {"dissolve": "e"},
]
_EARLIER: list[list[dict[str, Any]]] = [
    [{"name": "P", "until": "2019-01-01"}],
    [
        {"name": {"zh": "旧"}, "from": "2015-01-01", "until": "2019-01-01"},
        {"name": "Q", "from": "2021-01-01", "source": "x"},
    ],
]
_FIELDS: dict[str, dict[str, Any]] = {
    "area": {
        "staff": _COUNTS | _dated(st.integers(0, 2)),
        "open": st.booleans(),
        "tags": _dated(st.lists(_WORDS, min_size=1, unique=True)),
        "note": _WORDS,
    },
    "office": {
        "staff": _COUNTS,
        "since": st.sampled_from(["2001", "2002-03"]),
        "rank": _dated(st.sampled_from(["low", "high"])),
    },
    "forum": {},
}
_LINK_FIELDS: dict[str, dict[str, Any]] = {
    "part_of": {},
    "serves": {"days": st.integers(1, 3)},
    "convened_by": {},
    "seat": {"role": st.sampled_from(["chair", "member"]), "votes": st.integers(1, 2)},
}
_ENDS = {"part_of": ("area office", "area office"), "serves": ("office", "area")}
_ENDS |= {"convened_by": ("forum", "area office"), "seat": ("forum", "area office")}


@st.composite
def organisations(draw: Any) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Draw rows of units and links, and a head."""
    units = []
    for name in draw(st.lists(st.sampled_from(_IDS), unique=True)):
        kind = draw(st.sampled_from(_KINDS))
        words = draw(st.sampled_from([None, "N", "M", {"en": "N", "zh": "恩"}, {"zh": "恩"}]))
        unit = {"id": name, "kind": kind} | ({} if words is None else {"name": words})
        unit |= draw(st.fixed_dictionaries({}, optional=_FIELDS[kind] | {"valid": _PERIODS}))
        if draw(st.integers(0, 3)) == 0:
            unit["names"] = draw(st.sampled_from(_EARLIER))
        if draw(st.integers(0, 5)) == 0 and kind == "forum":
            unit["incomplete"] = ["seat"]
        if draw(st.integers(0, 5)) == 0:
            unit["exceptions"] = {"X01": draw(_WORDS)}
        units.append(unit)
    kinds = {unit["id"]: unit["kind"] for unit in units}
    links = []
    for link, (sources, targets) in _ENDS.items():
        starts, ends = ([name for name, kind in kinds.items() if kind in fit.split()] for fit in (sources, targets))
        for _ in range(draw(st.integers(0, 5)) if starts and ends else 0):
            said = draw(st.fixed_dictionaries({}, optional=_LINK_FIELDS[link] | {"valid": _PERIODS}))
            ends_drawn = {"from": draw(st.sampled_from(starts)), "to": draw(st.sampled_from(ends))}
            links.append({"link": link, **ends_drawn, **said})
    head = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "title": _WORDS,
                "as_of": st.sampled_from(["2020", "2022-02"]),
                "not_stated": st.just([{"kind": "forum", "link": "seat"}]),
                "retired": st.sampled_from([[{"id": "old"}], [{"id": "older", "on": "2012", "into": ["old"]}]]),
                "events": st.lists(st.sampled_from(_EVENTS), min_size=1, max_size=3),
                "claims": st.sampled_from([[{"id": "k", "count": "area", "states": number}] for number in (1, 2)]),
            },
        )
    )
    return units, links, head
