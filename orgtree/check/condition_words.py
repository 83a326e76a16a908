"""Say conditions, and what paths lead to, in the titles of a charter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval
from orgtree.base.messages import Listing, Named, Saying
from orgtree.base.range_words import bounds_in_words, days_in_words, in_words
from orgtree.charter.expression import All, AnyOf, FieldIn, KindIn, Not, Path, Reaches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from orgtree.charter.expression import Condition, Step
    from orgtree.charter.model import Charter, Field, Kind, Link

_MOST = 6
"""How many parts of a condition are told: every unit that fails repeats them."""
DEPTH = 2
"""How deep a condition is told in one sentence with other things."""
_DEEP = 9
"""How deep a condition is told where it is told whole."""
_EXISTS = Path(()).count
_AND, _OR, _THEN = N_("{some}, and {another}"), N_("{some} or {another}"), N_("{some}, then {another}")
_OR_ELSE = N_("{some}; or {another}")
_WITH = N_("{units} ({where})")
_ALONG, _SEVERAL_ALONG = N_("unit along '{path}'"), N_("units along '{path}'")
_LINKS = N_("link '{link}'"), N_("links '{link}'")
_LINK_ENDS = (N_("'{link}'"),) * 2
"""What a link leads to, in conditions that say by themselves that something is there."""
_REPEATED = {
    ("*", False): N_("{link} (any number of times)"),
    ("+", False): N_("{link} (once or more)"),
    ("", True): N_("{link} (backwards)"),
    ("*", True): N_("{link} (backwards, any number of times)"),
    ("+", True): N_("{link} (backwards, once or more)"),
}
LINK_ENDS = {"from": N_("start of the link"), "to": N_("end of the link")}
_TERRITORY = N_("areas in which it lies")
"""What the path is that a charter names `territory`: it says where units lie."""


def condition_in_words(
    charter: Charter, condition: Condition | None, depth: int = 0, fields: Mapping[str, Field] | None = None
) -> Any:
    """Return what a condition asks, as in `function: secretary`; "…" for what is not so simple.

    Args:
        charter: The charter, whose titles are said.
        condition: The condition.
        depth: How deep paths, `not` and `any` are told.
        fields: The fields that it asks for, those of a link; else the charter's.
    """
    return _Words(charter, fields or charter.fields).condition(condition, depth)


def whole_condition(charter: Charter, condition: Condition, fields: Mapping[str, Field] | None = None) -> Any:
    """Return all that a condition asks, each path with its way; see `condition_in_words`."""
    return _Words(charter, fields or charter.fields, whole=True).condition(condition, _DEEP)


@dataclass(frozen=True, slots=True)
class _Words:
    """Says conditions.

    Args:
        charter: The charter, whose titles are said.
        fields: The fields that are asked for.
        whole: Whether each path is said with its way, and all parts of a condition.
    """

    charter: Charter
    fields: Mapping[str, Field]
    whole: bool = False

    def condition(self, condition: Condition | None, depth: int) -> Any:
        """Return what a condition asks."""
        parts = list(_flat(condition))
        alone = len(parts) == 1
        return self._joined((self._part(part, depth, alone=alone) for part in parts), _AND)

    def _joined(self, words: Iterable[Any], between: str) -> Listing:
        return _joined(list(words), between, None if self.whole else _MOST)

    def _part(self, part: Condition | None, depth: int, *, alone: bool) -> Any:
        if isinstance(part, FieldIn):
            return _field(self.fields.get(part.field), part)
        if isinstance(part, KindIn):
            return kinds_in_words(self.charter, part.codes)
        if part is None or not depth:
            return "…"
        if isinstance(part, AnyOf):
            any_of = self._joined((self.condition(one, depth - 1) for one in part.parts), _OR)
            return any_of if alone else Saying(N_("({condition})"), {"condition": any_of})
        if isinstance(part, Reaches):
            return self._reaches(part.path, depth - 1)
        assert isinstance(part, Not)  # noqa: S101 - nothing else is left
        return self._not(part.part, depth - 1)

    def _not(self, part: Condition, depth: int) -> Saying:
        if isinstance(part, KindIn):
            return Saying(N_("other than {kinds}"), {"kinds": kinds_in_words(self.charter, part.codes)})
        if isinstance(part, FieldIn) and _only_unknown(part):
            return Saying(N_("'{field}' is stated"), {"field": _title(self.fields.get(part.field), part)})
        return Saying(N_("not ({condition})"), {"condition": self.condition(part, depth)})

    def _reaches(self, path: Path, depth: int) -> Saying:
        there, none, counted = _LEADS if self.whole else _HAS
        facts = {"units": self.units(path, depth), "path": path_in_words(self.charter, path)}
        if path.count in {Interval(0, 0), _EXISTS}:
            return Saying(there if path.count == _EXISTS else none, facts)
        several = self.units(path, depth, several=path.count != Interval(1, 1))
        return Saying(counted, {**facts, "units": several, "count": in_words(path.count, counted=True)})

    def units(self, path: Path, depth: int, *, several: bool = False) -> Any:
        """Return the units that a path leads to, and what they fit."""
        if not self.whole:
            units: Any = ends_in_words(self.charter, path, _LINK_ENDS, several=several)
        else:
            kinds = self.charter.covering(_end_kinds(self.charter, path) if path.kinds is None else path.kinds)
            named = [titled(kind, several=several) for kind in kinds]
            units = _joined(named or [Saying(N_("units") if several else N_("unit"))], _OR, None)
        return (
            units if path.where is None else Saying(_WITH, {"units": units, "where": self.condition(path.where, depth)})
        )


def _flat(condition: Condition | None) -> Iterator[Condition | None]:
    """Yield the parts that must all hold, one by one."""
    if not isinstance(condition, All):
        yield condition
        return
    for part in condition.parts:
        yield from _flat(part)


_HAS = N_("has {units}"), N_("has no {units}"), N_("has {units}: {count}")
_LEADS = (
    N_("'{path}' leads to {units}"),
    N_("'{path}' leads to no {units}"),
    N_("'{path}' leads to {units}: {count}"),
)


def fitting_ends(charter: Charter, path: Path) -> Any:
    """Return what a path leads to that fits what it asks, as in "post for which this holds: filled"."""
    if path.where is None:
        return ends_in_words(charter, path)
    named = named_link(charter, path) is not None
    units = Saying(_ALONG, {"path": path_in_words(charter, path)}) if named else ends_in_words(charter, path)
    template = N_("{units} for which this holds: {where}")
    return Saying(template, {"units": units, "where": condition_in_words(charter, path.where, DEPTH)})


def named_link(charter: Charter, path: Path) -> Link | None:
    """Return the link by whose title `ends_in_words` says what a path leads to; None where that is a kind or more."""
    link, inverse = only_link(charter, path)
    return None if inverse or path.kinds is not None or path.ways[0][0].tests else link


def path_in_words(charter: Charter, path: Path) -> Any:
    """Return the way of a path in the titles of its links, as in "convened by, then covers"."""
    ways = [_joined([_step(charter, step) for step in way], _THEN, None) for way in path.ways]
    between = _OR if all(len(way) == 1 for way in path.ways) else _OR_ELSE  # steps have commas of their own
    return _joined(ways, between, None)


def way_in_words(charter: Charter, path: Path) -> Any:
    """Return the way of a path, and what it is narrowed to."""
    way = path_in_words(charter, path)
    if path.kinds is None and path.where is None:
        return way
    units = _Words(charter, charter.fields, whole=True).units(path, _DEEP)
    return Saying(N_("{kinds} along '{path}'"), {"kinds": units, "path": way})


def _step(charter: Charter, step: Step) -> Any:
    link = charter.links.get(step.name)
    if link is None:
        named = _TERRITORY if step.name == "territory" else LINK_ENDS.get(step.name)
        return Saying(named) if named else step.name
    title: Any = Named(link.name, link.title)
    if step.repeat or step.inverse:
        title = Saying(_REPEATED[step.repeat, step.inverse], {"link": title})
    if not step.tests:
        return title
    return Saying(_WITH, {"units": title, "where": condition_in_words(charter, All(step.tests), fields=link.fields)})


def _field(field: Field | None, test: FieldIn) -> Any:
    title = _title(field, test)
    if _only_unknown(test):
        return Saying(N_("'{field}' is not stated"), {"field": title})
    if test.values == {True} and not test.or_unknown:  # as "filled", "has a discipline commission"
        return title
    return Saying(N_("{field}: {value}"), {"field": title, "value": values_in_words(field, test)})


def _only_unknown(test: FieldIn) -> bool:
    return test.or_unknown and not test.intervals and not test.values


def _title(field: Field | None, test: FieldIn) -> Named | str:
    return test.field if field is None else Named(field.name, field.title)


def values_in_words(field: Field | None, test: FieldIn) -> Listing | Saying:
    """Return the values that a test of a field allows, as in "at least 3" or "city or not stated"."""
    if field is None:
        words: list[Any] = sorted(map(str, test.values))
    else:
        words = [stretch_in_words(field, field.values.text(one)) for one in test.intervals]
        order = {value: place for place, value in enumerate(field.of)}
        values = sorted(test.values, key=lambda value: (order.get(value, len(order)), str(value)))
        words += [field.values.one.show(field, value) for value in values]
    said = _joined(words, _OR)
    if not test.or_unknown:
        return said
    return Saying(N_("{values} or not stated"), {"values": said}) if words else Saying(N_("left unstated"))


def stretch_in_words(field: Field, text: str) -> Saying:
    """Return a value or a stretch of values, as a definition writes it, in words: at least 3, 2018 or later.

    Args:
        field: Whose values they are.
        text: A value, or two with ".." between them, either of which may be left out.
    """
    low, stretch, high = text.partition("..")
    if not stretch or field.values.scale == "word":
        return bounds_in_words(text, text)
    if field.values.scale == "day":
        return Saying("{days}", {"days": days_in_words(text)})
    counted = low == "0" and high and field.unknown[0] >= 0  # of what is counted there is never less than nothing
    return bounds_in_words("" if counted else low, high)


def _end_kinds(charter: Charter, path: Path) -> frozenset[int]:
    """Return the kinds that the last links of a path join; none where one of them is no link."""
    found = set[int]()
    for *_, step in path.ways:
        link = charter.links.get(step.name)
        if link is None:
            return frozenset()
        found.update(pair[0 if step.inverse else 1] for pair in link.pairs)
    return frozenset(found)


def ends_in_words(charter: Charter, path: Path, links: tuple[str, str] = _LINKS, *, several: bool = False) -> Any:
    """Return what a path leads to: its kinds, the title of its link, or the kinds that its link joins.

    Args:
        charter: The charter, whose titles are said.
        path: The path.
        links: Templates that say one or several of its links, whose title need not be a noun.
        several: Whether more than one is meant, or none.
    """
    link, inverse = only_link(charter, path)
    kinds = path.kinds
    if kinds is None and link is not None and inverse:
        kinds = frozenset(source for source, _ in link.pairs)
    if kinds is None:
        if link is None:
            return Saying(_SEVERAL_ALONG if several else _ALONG, {"path": path_in_words(charter, path)})
        said = titled(link, several=several)
        named = Saying("{link}" if link.plural and links == _LINKS else links[several], {"link": said})
        tests = path.ways[0][0].tests
        if not tests:
            return named
        asked = condition_in_words(charter, All(tests), fields=link.fields)
        return Saying(_WITH, {"units": named, "where": asked})
    titles = kinds_in_words(charter, kinds, several=several)
    if link is None:
        return Saying(N_("{kinds} along '{path}'"), {"kinds": titles, "path": path_in_words(charter, path)})
    if any(
        source == target for source, target in link.pairs
    ):  # units of one kind: the link alone tells which are meant
        return Saying(N_("{kinds} by '{link}'"), {"kinds": titles, "link": Named(link.name, link.title)})
    return titles


def only_link(charter: Charter, path: Path) -> tuple[Link | None, bool]:
    """Return the link that a path goes once and nothing else, and whether against its arrow."""
    steps = path.ways[0] if len(path.ways) == 1 else ()
    if len(steps) != 1 or steps[0].repeat:
        return None, False
    return charter.links.get(steps[0].name), steps[0].inverse


def kinds_in_words(charter: Charter, codes: Iterable[int], *, several: bool = False) -> Listing:
    """Return some kinds, the most general of them; a dash for none."""
    return _joined([titled(kind, several=several) for kind in most_general(charter, codes)], _OR)


def most_general(charter: Charter, codes: Iterable[int]) -> list[Kind]:
    """Return those of some kinds that are no case of another one of them."""
    meant = set(codes)
    kinds = [kind for kind in charter.kinds.values() if kind.code in meant]
    names = {kind.name for kind in kinds}
    return [kind for kind in kinds if not names.intersection(kind.ancestors[1:])]


def titled(thing: Kind | Link, *, several: bool = False) -> Named:
    """Return a kind or a link, which sentences say by its title, or by that of several."""
    return Named(thing.name, thing.plural.over(thing.title) if several and thing.plural else thing.title)


def _joined(words: Sequence[Any], between: str, most: int | None = _MOST) -> Listing:
    few = [*words[:most], "…"] if most is not None and len(words) > most else words
    if between == _OR:
        return Listing(few, quoted=False, last=_OR)
    return Listing(few, between=between, quoted=False)
