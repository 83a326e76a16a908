"""Say conditions, and what paths lead to, in the titles of a charter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval
from orgtree.base.messages import Listing, Named, Saying
from orgtree.base.range_words import bounds_in_words, in_words
from orgtree.charter.expression import All, AnyOf, FieldIn, KindIn, Path, Reaches

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.charter.expression import Condition
    from orgtree.charter.model import Charter, Field, Link

_MOST = 6
"""How many parts of a condition are told: every unit that fails repeats them."""
_EXISTS = Path(()).count
_AND, _OR = N_("{some}, and {another}"), N_("{some} or {another}")
_WITH = N_("{units} with {where}")


def condition_in_words(
    charter: Charter, condition: Condition | None, depth: int = 0, fields: Mapping[str, Field] | None = None
) -> Any:
    """Return what a condition asks, as in `filled: yes`; "…" for what is not so simple.

    Args:
        charter: The charter, whose titles are said.
        condition: The condition.
        depth: How deep paths, `not` and `any` are told.
        fields: The fields that it asks for, those of a link; else the charter's.
    """
    parts = condition.parts if isinstance(condition, All) else (condition,)
    return _joined([_part(charter, part, depth, fields or charter.fields) for part in parts[: _MOST + 1]], _AND)


def _part(charter: Charter, part: Condition | None, depth: int, fields: Mapping[str, Field]) -> Any:
    if isinstance(part, FieldIn):
        return _field(fields.get(part.field), part)
    if part is None or isinstance(part, All) or not (depth or isinstance(part, KindIn)):
        return "…"
    if isinstance(part, KindIn):
        return kinds_in_words(charter, part.codes)
    if isinstance(part, AnyOf):
        return _joined([condition_in_words(charter, one, depth - 1, fields) for one in part.parts[: _MOST + 1]], _OR)
    if isinstance(part, Reaches):
        return _reaches(charter, part.path, depth - 1)
    return _not(charter, part.part, depth - 1, fields)


def _not(charter: Charter, part: Condition, depth: int, fields: Mapping[str, Field]) -> Saying:
    if isinstance(part, FieldIn) and _only_unknown(part):
        return Saying(N_("{field} is stated"), {"field": _title(fields.get(part.field), part)})
    return Saying(N_("not ({condition})"), {"condition": condition_in_words(charter, part, depth, fields)})


def _reaches(charter: Charter, path: Path, depth: int) -> Saying:
    units: Any = ends_in_words(charter, path)
    if path.where is not None:
        units = with_condition(charter, units, path.where, depth)
    if path.count in {Interval(0, 0), _EXISTS}:
        return Saying(N_("has {units}") if path.count == _EXISTS else N_("has no {units}"), {"units": units})
    return Saying(N_("has {units}: {count}"), {"units": units, "count": in_words(path.count, counted=True)})


def with_condition(charter: Charter, units: Any, condition: Condition, depth: int = 0) -> Saying:
    """Return units that a condition narrows, as in "post with filled: yes"."""
    return Saying(_WITH, {"units": units, "where": condition_in_words(charter, condition, depth)})


def _field(field: Field | None, test: FieldIn) -> Saying:
    title = _title(field, test)
    if _only_unknown(test):
        return Saying(N_("{field} is not stated"), {"field": title})
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
        words = [_interval(field, one) for one in test.intervals]
        words += [field.values.one.show(field, value) for value in sorted(test.values, key=str)]
    said = _joined(words, _OR)
    if not test.or_unknown:
        return said
    return Saying(N_("{values} or not stated"), {"values": said}) if words else Saying(N_("left unstated"))


def _interval(field: Field, allowed: Interval) -> Saying | str:
    text = field.values.text(allowed)
    if field.values.scale != "amount":
        return text
    low, stretch, high = text.partition("..")
    return bounds_in_words(low, high if stretch else low)


def ends_in_words(charter: Charter, path: Path) -> Listing | Saying:
    """Return what a path leads to: its kinds, the title of its link, or the kinds that its link joins."""
    link, inverse = only_link(charter, path)
    kinds = path.kinds
    if kinds is None and link is not None and inverse:
        kinds = frozenset(source for source, _ in link.pairs)
    if kinds is None:
        if link is None:
            return Saying(N_("unit along '{path}'"), {"path": path.text})
        named = Saying(N_("'{link}'"), {"link": Named(link.name, link.title)})
        tests = path.ways[0][0].tests
        if not tests:
            return named
        asked = condition_in_words(charter, All(tests), fields=link.fields)
        return Saying(_WITH, {"units": named, "where": asked})
    titles = kinds_in_words(charter, kinds)
    if link is None:
        return Saying(N_("{kinds} along '{path}'"), {"kinds": titles, "path": path.text})
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


def kinds_in_words(charter: Charter, codes: Iterable[int]) -> Listing:
    """Return some kinds, the most general of them; a dash for none."""
    meant = set(codes)
    kinds = [kind for kind in charter.kinds.values() if kind.code in meant]
    names = {kind.name for kind in kinds}
    tops = [kind for kind in kinds if not names.intersection(kind.ancestors[1:])]
    return _joined([Named(kind.name, kind.title) for kind in tops], _OR)


def _joined(words: Sequence[Any], between: str) -> Listing:
    few = [*words[:_MOST], "…"] if len(words) > _MOST else words
    return Listing(few, between=between, quoted=False)
