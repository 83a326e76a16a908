"""An organisation as plain data: units, links and what the charter says of them; nothing of orgtree is imported."""

from __future__ import annotations

import copy
import itertools
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

import naive_values as nv
from naive_values import Answer, Bounds

OWN = {"id", "kind", "name", "units", "valid", "exceptions", "incomplete"}
"""Keys of a unit that are neither fields nor links."""


@dataclass(eq=False)
class Thing:
    """A unit: what is written of it, and who stands around it in the document."""

    id: str
    kind: str
    written: dict[str, Any]
    period: nv.Days
    incomplete: set[str] = field(default_factory=set)


@dataclass(eq=False)
class Arrow:
    """A link: its type, its ends, its own fields and dates."""

    type: str
    source: str
    target: str
    written: dict[str, Any]
    period: nv.Days
    dated: bool


def several(value: Any) -> list[Any]:
    """Return a list as it is, nothing as an empty one, and anything else as a list of one."""
    return value if isinstance(value, list) else [] if value is None else [value]


class World:
    """A charter and a definition, asked by looking at everything each time."""

    def __init__(self, charter: dict[str, Any], definition: dict[str, Any]) -> None:
        self.charter = charter
        self.definition = definition
        self.kinds: dict[str, Any] = charter["kinds"]
        self.links: dict[str, Any] = charter["links"]
        self.things: dict[str, Thing] = {}
        self.arrows: list[Arrow] = []
        self.assumed: dict[tuple[str, str], Any] = {}
        self._read(definition["units"], None)

    def _read(self, units: list[dict[str, Any]], parent: str | None) -> None:
        for unit in units:
            thing = Thing(
                unit["id"], unit["kind"], unit, nv.period(unit.get("valid")), set(unit.get("incomplete") or ())
            )
            self.things[thing.id] = thing
            if parent is not None:
                nesting = self.nesting(thing.id, parent)
                self.arrows.append(Arrow(nesting, thing.id, parent, {}, (nv.EVER, nv.NEVER), dated=False))
            for key in unit:
                if key in self.links:
                    for entry in several(unit[key]):
                        given = entry if isinstance(entry, dict) else {"to": entry}
                        dates = nv.period(given.get("valid"))
                        self.arrows.append(Arrow(key, thing.id, given["to"], given, dates, dated="valid" in given))
            self._read(unit.get("units") or [], thing.id)

    # -- the charter ----------------------------------------------------------------------------------------------

    def kinds_above(self, kind: str) -> list[str]:
        """Return a kind and those that it is a case of."""
        found = [kind]
        while "is_a" in (self.kinds[found[-1]] or {}):
            found.append(self.kinds[found[-1]]["is_a"])
        return found

    def is_a(self, kind: str, kinds: Any) -> bool:
        """Return whether a kind is one of some, or below one."""
        return bool(set(self.kinds_above(kind)) & set(several(kinds)))

    def types_above(self, link: str) -> list[str]:
        """Return a link type and those that it is a case of."""
        found = [link]
        while "is_a" in self.links[found[-1]]:
            found.append(self.links[found[-1]]["is_a"])
        return found

    def says(self, link: str, key: str) -> Any:
        """Return what a link type says, or the first above it that says it."""
        return next((self.links[one][key] for one in self.types_above(link) if key in self.links[one]), None)

    def may_join(self, link: str, source: str, target: str) -> bool:
        """Return whether a link may lead from one kind to another."""
        own = next(one for one in self.types_above(link) if {"from", "to", "pairs"} & set(self.links[one]))
        said = self.links[own]
        ends = "from" in said and self.is_a(source, said["from"]) and self.is_a(target, said["to"])
        table = any(self.is_a(source, one) and self.is_a(target, to) for one, to in (said.get("pairs") or {}).items())
        return ends or table

    def touches(self, link: str, unit: str, *, back: bool) -> bool:
        """Return whether a link may begin at a unit's kind at all, or lead to it."""
        own = self.kind(unit)
        either = self.says(link, "symmetric")
        return any(
            (self.may_join(link, own, other) and (either or not back))
            or (self.may_join(link, other, own) and (either or back))
            for other in self.kinds
        )

    def nesting(self, child: str, parent: str) -> str:
        """Return the link that nesting one unit under another writes: of a type and its subtype the subtype."""
        kinds = self.things[child].kind, self.things[parent].kind
        fits = [link for link in self.links if self.says(link, "nest") and self.may_join(link, *kinds)]
        return max(fits, key=lambda link: len(self.types_above(link)))

    def spec(self, kind: str, name: str) -> dict[str, Any] | None:
        """Return what the charter says of a field of a kind; None if its units do not have it."""
        for one in self.kinds_above(kind):
            said = self.kinds[one] or {}
            if name in (said.get("forbid") or ()):
                return None
            if name in (said.get("fields") or {}):
                found: dict[str, Any] = said["fields"][name]
                return found
        return None

    def sort(self, name: str) -> str:
        """Return the type of a field, wherever it is declared."""
        return next(
            str(kind["fields"][name]["type"]) for kind in self.kinds.values() if name in (kind or {}).get("fields", {})
        )

    def silent(self, link: str) -> list[str]:
        """Return the kinds of which the source says nothing of links of a type, at whichever end they stand."""
        said = self.definition.get("not_stated", ())
        return [one["kind"] for one in said if one["link"] in self.types_above(link)]

    def unsaid(self, unit: str, link: str) -> bool:
        """Return whether a unit's links of a type, or of one below it, are not all listed."""
        below = [one for one in self.links if link in self.types_above(one)]
        own = self.things[unit].incomplete
        return any(one in own or self.is_a(self.kind(unit), self.silent(one)) for one in below)

    # -- time -----------------------------------------------------------------------------------------------------

    @cached_property
    def today(self) -> int | None:
        """The first day of `as_of`, None where nothing is said."""
        return nv.days(self.definition["as_of"])[0] if "as_of" in self.definition else None

    def now(self, period: nv.Days) -> bool:
        """Return whether a period holds; without `as_of` everything counts that has no end."""
        return period[1] == nv.NEVER if self.today is None else period[0] <= self.today < period[1]

    @cached_property
    def alive(self) -> list[str]:
        """Ids of the units in force."""
        return [one.id for one in self.things.values() if self.now(one.period)]

    def during(self, arrow: Arrow) -> nv.Days:
        """Return when a link holds: on the days that are its own and both its ends'."""
        periods = [arrow.period, self.things[arrow.source].period, self.things[arrow.target].period]
        return (max(start for start, _ in periods), min(stop for _, stop in periods))

    @cached_property
    def holding(self) -> list[Arrow]:
        """The links in force."""
        alive = set(self.alive)
        return [one for one in self.arrows if self.now(one.period) and one.source in alive and one.target in alive]

    def of_type(self, link: str) -> list[Arrow]:
        """Return the links in force of a type and its subtypes."""
        return [one for one in self.holding if link in self.types_above(one.type)]

    def link_holds(self, arrow: Arrow, asked: dict[str, Any] | None) -> Answer:
        """Answer whether a link's own fields have certain values; one that is not stated is unknown."""
        answers: list[Answer] = []
        for name, value in (asked or {}).items():
            wanted, stated = several(value) if value is not None else [None], nv.plain(arrow.written.get(name))
            sort = self.says(arrow.type, "fields")[name]["type"]
            if stated is None:
                answers.append(True if None in wanted else None)
            elif sort in {"count", "number"}:
                answers.append(
                    nv.either(
                        nv.inside(nv.bounds(stated, sort), nv.bounds(one, sort)) for one in wanted if one is not None
                    )
                )
            else:
                answers.append(stated in wanted)
        return nv.both(answers)

    # -- fields ---------------------------------------------------------------------------------------------------

    def kind(self, unit: str) -> str:
        """Return the kind of a unit."""
        return self.things[unit].kind

    def stated(self, unit: str, name: str) -> Any:
        """Return what a unit states of a field, or what it means that it does not; None for nothing."""
        found = nv.plain(self.things[unit].written.get(name))
        return (self.spec(self.kind(unit), name) or {}).get("default") if found is None else found

    def amount(self, unit: str, name: str) -> Bounds:
        """Return the bounds of a number field, wherever the roots belong whose parent may be missing."""
        found = [world.amount_here(unit, name) for world in self.placements]
        return (min(low for low, _ in found), max(high for _, high in found))

    def amount_here(self, unit: str, name: str) -> Bounds:
        """Return the bounds of a number field; of one with a total that is not stated, of the sum of its parts."""
        spec = self.spec(self.kind(unit), name)
        sort = self.sort(name)
        if self.stated(unit, name) is not None or (spec and "total" not in spec):
            return nv.narrowed(nv.bounds(self.stated(unit, name), sort), (spec or {}).get("range"))
        along = self.total_of(name)["along"]
        parts = self.parts(unit, name)
        found = nv.added(self.part_amount(unit, part, name) for part in parts)
        if True not in parts.values():  # not even a part states it, or perhaps none does
            unknown = nv.bounds(None, sort)
            return (min(found[0], unknown[0]), max(found[1], unknown[1]))
        return nv.added([found, nv.bounds(None, sort)]) if self.unsaid(unit, along) else found

    def assuming(self, values: dict[tuple[str, str], Any]) -> World:
        """Return the same with values of fields that are taken to be so, by unit and field."""
        world = copy.copy(self)
        world.assumed = values
        return world

    def total_of(self, name: str) -> dict[str, Any]:
        """Return what is said of a field's total."""
        found: dict[str, Any] = next(
            kind["fields"][name]["total"] for kind in self.kinds.values() if name in (kind or {}).get("fields", {})
        )
        return found

    def parts(self, unit: str, name: str) -> dict[str, Answer]:
        """Return the children that a total is surely (True) or perhaps (None) the sum of."""
        said = self.total_of(name)
        counts = {one: self.counts(one, name) for one in self.children(unit, said["along"])}
        return {one: answer for one, answer in counts.items() if answer is not False}

    def counts(self, unit: str, name: str) -> Answer:
        """Answer whether a unit counts in the total of what stands above it."""
        left_out = self.total_of(name).get("except")
        return nv.negated(self.holds(unit, left_out)) if left_out else True

    def part_amount(self, unit: str, part: str, name: str) -> Bounds:
        """Return what a part adds to a total: its own, or perhaps nothing."""
        low, high = self.amount_here(part, name)
        sure = self.parts(unit, name)[part]
        return (low, high) if sure else (min(low, Fraction(0)), max(high, Fraction(0)))

    # -- hierarchies ----------------------------------------------------------------------------------------------

    def parent(self, unit: str, along: str) -> str | None:
        """Return the unit above in a hierarchy."""
        return next((one.target for one in self.of_type(along) if one.source == unit), None)

    def children(self, unit: str, along: str) -> list[str]:
        """Return the units right below in a hierarchy."""
        return [one.source for one in self.of_type(along) if one.target == unit]

    def line(self, unit: str, along: str) -> list[str]:
        """Return a unit and those above it, upwards."""
        found = [unit]
        while (above := self.parent(found[-1], along)) is not None:
            found.append(above)
        return found

    @cached_property
    def placements(self) -> list[World]:
        """This organisation with each root that does not list its parent as a root, and under every unit it may belong to."""
        open_ = [
            (unit, link, next(one for one in self.types_above(link) if self.links[one].get("hierarchy")))
            for unit in self.alive
            for link in sorted(self.things[unit].incomplete)
            if any(self.links[one].get("hierarchy") for one in self.types_above(link))
        ]
        choices = [
            [
                None,
                *(
                    Arrow(link, unit, end, {}, (nv.EVER, nv.NEVER), dated=False)
                    for end in self.alive
                    if end != unit and self.may_join(link, self.kind(unit), self.kind(end))
                ),
            ]
            for unit, link, tree in open_
            if self.parent(unit, tree) is None
        ]
        found = []
        for picks in itertools.product(*choices):
            world = copy.copy(self)
            world.__dict__.pop("placements", None)
            world.__dict__.pop("holding", None)
            world.arrows = [*self.arrows, *filter(None, picks)]
            if all(pick is None or world.climbs(pick.source, pick.type) for pick in picks):
                found.append(world)
        return found

    def climbs(self, unit: str, link: str) -> bool:
        """Return whether the way upwards from a unit comes to an end, with one parent at most."""
        tree = next(one for one in self.types_above(link) if self.links[one].get("hierarchy"))
        seen = {unit}
        above = [one.target for one in self.of_type(tree) if one.source == unit]
        while len(above) == 1 and above[0] not in seen:
            seen.add(above[0])
            above = [one.target for one in self.of_type(tree) if one.source == above[0]]
        return not above

    # -- conditions -----------------------------------------------------------------------------------------------

    def holds(self, unit: str, condition: dict[str, Any] | None) -> Answer:
        """Answer a condition of a unit; see `naive_conditions`."""
        from naive_conditions import holds  # noqa: PLC0415 - the two ask each other

        return holds(self, unit, condition)
