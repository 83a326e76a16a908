"""Random measures: shares, vacancies, amounts, means and loads, and targets for them."""

from __future__ import annotations

from typing import Any

from hypothesis import assume
from hypothesis import strategies as st
from naive_laws import FIELDS, LINKS, conditions, kinds, optional

targets = st.sampled_from(
    ["50%..", {"warn": "80%..", "fail": "50%.."}, "2..", {"warn": "..3", "fail": "..8"}, "0.25..1"]
)
ways = st.sampled_from(
    [
        "covers",
        "^seat",
        "^covers",
        "^post_at",
        "near",
        "^part_of",
        "part_of/covers",
        "covers/area_in*",
        "visits+",
        "^visits+",
        {"path": "^visits", "where": {"open": True}},
    ]
)


def asked(part: Any) -> set[str]:
    """Return the fields and links that a condition or path asks for."""
    if isinstance(part, dict):
        own = {"all", "any", "not", "kind", "path", "where", "count"}
        return set().union(*({key} | asked(value) for key, value in part.items() if key not in {"kind", "count"})) - own
    if isinstance(part, list):
        return set().union(*map(asked, part))
    return set(part.translate(str.maketrans("", "", "^*+")).split("/")) if isinstance(part, str) else set()


def apart(*parts: Any) -> bool:
    """Return whether parts of a measure go along different links, so that what they reach can be settled one by one.

    Those that do not are bounded more loosely than they might be, and not generated.
    """
    tested = [asked(part) - set(FIELDS) for part in parts]
    return sum(map(len, tested)) == len(set().union(*tested))


@st.composite
def shares(draw: Any) -> Any:
    """A share, with what is narrowed and left out."""
    given = {"of": draw(kinds), "having": draw(st.one_of(conditions, ways))}
    given |= draw(optional(where=conditions, except_=conditions))
    assume(apart(*given.values()))
    return {"share": given} | draw(optional(target=targets))


@st.composite
def vacancies(draw: Any) -> Any:
    """A vacancy."""
    given = {"of": draw(kinds), "filled": draw(conditions)} | draw(optional(where=conditions))
    assume(apart(*given.values()))
    return {"vacancy": given} | draw(optional(target=targets))


@st.composite
def cadences(draw: Any) -> Any:
    """How often something is done: over a period that is stated, in a field or in the metric, or is not known."""
    months = draw(st.sampled_from(["rank", "listed", 2, "2..4", "3..", "..5"]))
    return {"cadence": {"events": draw(amounts()), "per": draw(amounts()), "months": months}} | draw(
        optional(target=targets)
    )


@st.composite
def amounts(draw: Any, fields: tuple[str, ...] = ("rank", "size", "listed", "portion", "helpers")) -> Any:
    """A sum, a number of units or a number of links."""
    where = draw(optional(where=conditions))
    kind = draw(st.sampled_from(["sum", "count", "links"]))
    if kind == "count":
        return {"count": draw(kinds)} | where
    of = draw(optional(of=kinds))
    return {kind: draw(st.sampled_from(fields if kind == "sum" else LINKS))} | of | where


means = st.builds(
    lambda name, more: {"mean": name} | more,
    st.sampled_from(["rank", "size", "listed", "portion", "helpers"]),
    optional(of=kinds, where=conditions, target=targets),
)
loads = st.builds(
    lambda load, more: {"load": load} | more,
    st.fixed_dictionaries({"of": kinds, "path": ways}, optional={"where": conditions}),
    optional(band=st.sampled_from(["1..2", "..1", "2.."])),
)
