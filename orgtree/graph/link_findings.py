"""Report mistakes of links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label, Suggestion
from orgtree.base.messages import Listing, Named
from orgtree.base.place import Place
from orgtree.base.suggest import Suggestions, listed, nearest, unknown
from orgtree.charter.aliases import field_mistake, field_of_alias
from orgtree.charter.codes import charter_finding
from orgtree.charter.reserved_words import LINK_WORDS
from orgtree.graph.codes import graph_finding
from orgtree.graph.successors import heirs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter, Link
    from orgtree.graph.identify import Identified
    from orgtree.graph.tables import Head, Retired
    from orgtree.graph.unit_records import RawUnits

AFTER = {
    "merge": N_("'{target}' was merged: write {into}"),
    "split": N_("'{target}' was split: write {into}"),
    "rename": N_("'{target}' has another id since: write {into}"),
}
"""What to do with a link to a unit that has ended, by the event that says so."""


_ENDED = {
    (True, True): N_("'{link}' of '{unit}' leads to '{to}', which ended {end:on}"),
    (True, False): N_("'{link}' of '{unit}' leads to '{to}', which has ended"),
    (False, True): N_("'{link}' leads to '{to}', which ended {end:on}"),
    (False, False): N_("'{link}' leads to '{to}', which has ended"),
}
"""What is said of a link to a unit that has ended, by whether a unit states it and whether the day is known."""


class LinkFindings:
    """Collects the findings of links and marks the units that they damage.

    Args:
        raw: Units as written.
        units: The units that survived; gets the damage.
        charter: What may be linked to what.
        index: Number of each unit by id.
        head: Has the tombstones of units that have ended.
    """

    def __init__(
        self,
        raw: RawUnits,
        units: Identified,
        charter: Charter,
        index: Mapping[str, int],
        head: Head,
    ) -> None:
        self.raw = raw
        self.units = units
        self.charter = charter
        self.head = head
        self.index = index
        self.findings: list[Finding] = []
        self.kind_names = [Named(kind.name, kind.title) for kind in charter.kinds.values()]
        self._ids = Suggestions(index)

    def place(self, unit: int, member: str, item: int = -1, key: str | None = None) -> Place:
        """Return where a link of a unit is written, or one of its keys."""
        tail = (member, *((item,) if item >= 0 else ()), *((key,) if key else ()))
        return self.units.place(self.raw, unit, *tail)

    def titled(self, link: str) -> Named:
        """Return the name of a link, which sentences say by its title; `under` of a file is none and has none."""
        known = self.charter.links.get(link)
        return Named(link, known.title) if known else Named(link)

    def report(self, finding: Finding) -> None:
        """Append a finding."""
        self.findings.append(finding)

    def dangling(self, target: str, unit: int | None, place: Place, link: str) -> None:
        """Report a link to an unknown unit, or to one that was left out."""
        if target in self.head.tombstones:
            self._ended(self.head.tombstones[target], unit, place, link)
            return
        mistake = unknown(
            N_("'{link}' of '{unit}' leads to '{target}', and no unit has this id")
            if unit is not None
            else N_("'{link}' leads to '{target}', and no unit has this id"),
            target,
            fact="target",
            otherwise=N_("add the unit, or correct the id"),
            find=(lambda _: None) if target in self.units.dropped else self._ids.nearest,
        )
        if unit is not None:
            self.units.damage.setdefault(unit, []).append("dangling-reference")
        self.report(
            graph_finding(
                "ORG202",
                mistake,
                place,
                unit=self.units.ids[unit] if unit is not None else None,
                link=self.titled(link),
                follows=target if target in self.units.dropped else None,
            )
        )

    def _ended(self, tomb: Retired, unit: int | None, place: Place, link: str) -> None:
        if unit is not None:
            self.units.damage.setdefault(unit, []).append("dangling-reference")
        into = heirs(tomb.id, self.head.successors, self.index.__contains__)
        self.report(
            graph_finding(
                "ORG206",
                _ENDED[unit is not None, tomb.on is not None],
                place,
                facts={
                    "target": tomb.id,
                    "to": tomb.id,
                    "end": str(tomb.on or ""),
                    "into": Listing(into, quoted=False),
                },
                unit=self.units.ids[unit] if unit is not None else None,
                link=self.titled(link),
                written=tomb.id,
                suggestion=Suggestion(into[0]) if len(into) == 1 else None,
                labels=(Label(tomb.place, N_("retired here") if tomb.event is None else N_("it is told here")),),
                help=AFTER.get(
                    tomb.event.word if tomb.event else "", N_("lead it to what came after '{target}': {into}")
                )
                if into
                else N_("take the link away, or lead it to another unit"),
            )
        )

    def not_allowed(self, unit: int, other: int, link: Link, place: Place) -> None:
        """Report a link between kinds that it may not join."""
        names = self.kind_names
        kind = int(self.units.kind[unit])
        known = [names[b] for a, b in sorted(link.pairs) if a == kind]
        self.units.damage.setdefault(unit, []).append("link-not-allowed")
        self.report(
            graph_finding(
                "ORG203",
                N_("'{link}' of '{unit}', of kind {kind}, cannot lead to '{target}', of kind {other_kind}"),
                place,
                facts={
                    "kind": names[kind],
                    "other_kind": names[self.units.kind[other]],
                    "target": self.units.ids[other],
                    "known": listed(known),
                },
                unit=self.units.ids[unit],
                link=self.titled(link.name),
                other=self.units.ids[other],
                help=N_("from here it may lead to {known}")
                if known
                else N_("no unit of kind '{kind}' has this link: take it away, or correct the kind"),
            )
        )

    def not_nested(self, child: int, over: int) -> None:
        """Report a unit nested under one of a kind that no link allows."""
        names = self.kind_names
        kind = int(self.units.kind[child])
        known = [names[b] for a, b in self.charter.nests if a == kind]
        self.units.damage.setdefault(child, []).append("nesting-not-allowed")
        if self.charter.kinds[names[kind]].abstract:
            return  # the kind is reported, and no link would allow it
        self.report(
            charter_finding(
                "ORG118",
                N_("'{unit}', of kind {kind}, cannot stand under '{target}', of kind {other_kind}"),
                self.place(child, "kind"),
                facts={
                    "kind": names[kind],
                    "other_kind": names[self.units.kind[over]],
                    "target": self.units.ids[over],
                    "known": listed(sorted(known)),
                },
                unit=self.units.ids[child],
                help=N_("it may stand under {known}; or take it out and write a link by its key")
                if known
                else N_("no link nests it anywhere: take it out, and write a link by its key"),
            )
        )

    def stray(self, unit: int, link: Link, key: str, place: Place, said: Mapping[str, Any]) -> None:
        """Report an unknown key of a link, which says what *said* holds."""
        meant = field_of_alias(str(key), link.fields.values())
        mistake = (
            field_mistake(str(key), meant)
            if meant is not None and meant not in said
            else unknown(
                N_("'{key}' is not a field of the link '{link}'"),
                key,
                [*link.fields, "to", "valid"],
                fact="key",
                otherwise=N_("it has {known}"),
                find=lambda key: nearest(key, [*link.fields, *LINK_WORDS]),
            )
        )
        there = Place(place.document, (*place.path, key), "key")
        self.report(charter_finding("ORG102", mistake, there, unit=self.units.ids[unit], link=link.name))

    def required(self, unit: int, link: Link, key: str, place: Place) -> None:
        """Report a missing required field of a link."""
        self.report(
            charter_finding(
                "ORG108",
                N_("the link '{link}' does not state '{key}'"),
                place,
                facts={"key": Named(key, link.fields[key].title)},
                unit=self.units.ids[unit],
                link=self.titled(link.name),
                help=N_("write it as {{to: …, {key:id}: …}}"),
            )
        )
