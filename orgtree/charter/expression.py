"""The two small languages of a charter: paths through the graph, and conditions on units.

Both are parsed into frozen trees here and evaluated by `orgtree.graph.query`. A mistake is an
`ExpressionError` that knows the way to the wrong text and the characters in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.dates import Date
from orgtree.base.interval import Interval
from orgtree.base.suggest import listed, nearest
from orgtree.charter.language import CONDITION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.charter.model import Field, Kind, Link, NamedPath

_STEP = re.compile(r"(\^?)([A-Za-z_][A-Za-z0-9_]*)([*+]?)\Z")
_MOST_STEPS = 50
_MOST_DEPTH = 20
_ENDS = ("from", "to")
_DATE_RANGE = re.compile(r"([-\d]*)\.\.([-\d]*)\Z")


class ExpressionError(ValueError):
    """A mistake in a path or a condition.

    Args:
        message: Template of the sentence that says what is wrong.
        facts: What fills it.
        way: Keys and positions from the expression's root to the wrong text.
        help: Template of what to write instead.
        part: Whether the key or the value there is wrong.
        within: Characters of that text.
    """

    def __init__(
        self,
        message: str,
        facts: Mapping[str, Any],
        way: tuple[str | int, ...] = (),
        *,
        help: str = "",  # noqa: A002 - the word that a finding uses
        part: str = "value",
        within: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(message.format_map(facts))
        self.message = message
        self.facts = dict(facts)
        self.way = way
        self.help = help
        self.part = part
        self.within = within


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path.

    Args:
        name: A link, a named path, or `from` / `to` where the start is a link.
        inverse: Whether it goes against the arrow.
        repeat: "" once, "*" zero or more times, "+" one or more times.
    """

    name: str
    inverse: bool = False
    repeat: str = ""


@dataclass(frozen=True, slots=True)
class Path:
    """Ways from a unit to others, with what the units reached must be.

    Args:
        ways: Alternatives, each a row of steps.
        kinds: Kind codes that count; None for all.
        where: Condition on the units reached.
        count: How many of them make a path condition true.
        text: As it was written, for messages.
    """

    ways: tuple[tuple[Step, ...], ...]
    kinds: frozenset[int] | None = None
    where: Condition | None = None
    count: Interval = Interval(1, float("inf"))
    text: str = ""


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; no part at all holds too."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: Condition


@dataclass(frozen=True, slots=True)
class KindIn:
    """The unit is of one of these kinds."""

    codes: frozenset[int]


@dataclass(frozen=True, slots=True)
class FieldIn:
    """A number or date lies in an interval (dates as ordinals), or a value is one of several.

    Args:
        field: The field's name; `id` and `name` are the unit's own.
        intervals: Allowed stretches, for counts, numbers and dates.
        values: Allowed values, for texts, choices and bools.
        or_unknown: Whether "not stated" is allowed as well.
    """

    field: str
    intervals: tuple[Interval, ...] = ()
    values: frozenset[Any] = frozenset()
    or_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Reaches:
    """The path leads to as many units as it says."""

    path: Path


Condition = All | AnyOf | Not | KindIn | FieldIn | Reaches


@dataclass(frozen=True, slots=True)
class Names:
    """The names that an expression may use.

    Args:
        kinds: Kinds by name.
        fields: Fields by name: those of units, or those of one link type.
        links: Link types by name.
        paths: Named paths by name.
        on_link: Whether the expression starts at a link, so that `from` and `to` are its first steps.
    """

    kinds: Mapping[str, Kind]
    fields: Mapping[str, Field]
    links: Mapping[str, Link]
    paths: Mapping[str, NamedPath]
    on_link: bool = False


def parse_path(raw: Any, names: Names, way: tuple[str | int, ...] = ()) -> Path:
    """Read a path: a text, a list of alternatives, or a mapping that narrows one.

    Args:
        raw: Plain data as written.
        names: What may be named.
        way: Way from the expression's root to *raw*, for places.

    Raises:
        ExpressionError: For a mistake in it.
    """
    if isinstance(raw, dict):
        for key in raw:
            if key not in {"path", "kind", "where", "count"}:
                raise ExpressionError(
                    N_("'{key}' has no meaning beside a path"),
                    {"key": key},
                    (*way, key),
                    part="key",
                    help=N_("a path is narrowed by kind, where and count; put other conditions under all"),
                )
        if "path" not in raw:
            raise ExpressionError(N_("the path is missing"), {}, way, help=N_("write path: and the links to follow"))
        found = parse_path(raw["path"], names, (*way, "path"))
        kinds = kind_codes(raw["kind"], names, (*way, "kind")) if "kind" in raw else None
        where = parse_condition(raw["where"], names_of_units(names), (*way, "where")) if "where" in raw else None
        count = _interval(raw["count"], (*way, "count"), count=True) if "count" in raw else Path(()).count
        return Path(found.ways, kinds, where, count, found.text)
    if isinstance(raw, list) and raw:
        ways: list[tuple[Step, ...]] = []
        for position, alternative in enumerate(raw):
            ways.append(_steps(alternative, names, (*way, position)))
        return Path(tuple(ways), text=" | ".join(map(str, raw)))
    return Path((_steps(raw, names, way),), text=str(raw))


def parse_condition(raw: Any, names: Names, way: tuple[str | int, ...] = (), depth: int = 0) -> Condition:
    """Read a condition: a mapping whose entries must all hold.

    Args:
        raw: Plain data as written.
        names: What may be named.
        way: Way from the expression's root to *raw*, for places.
        depth: How deep it is nested already.

    Raises:
        ExpressionError: For a mistake in it.
    """
    if depth > _MOST_DEPTH:
        raise ExpressionError(N_("the condition is nested deeper than {most}"), {"most": _MOST_DEPTH}, way)
    if not isinstance(raw, dict):
        raise ExpressionError(
            N_("a condition is a mapping, not '{value}'"),
            {"value": raw},
            way,
            help=N_("write fields and values, as in {{kind: branch, members: 3..}}"),
        )
    if "path" in raw:
        return Reaches(parse_path(raw, names, way))
    parts: list[Condition] = []
    for key, value in raw.items():
        here = (*way, key)
        if key in {"all", "any"}:
            if not isinstance(value, list) or not value:
                raise ExpressionError(N_("'{key}' needs a list of conditions"), {"key": key}, here)
            inner = tuple(parse_condition(part, names, (*here, i), depth + 1) for i, part in enumerate(value))
            parts.append(All(inner) if key == "all" else AnyOf(inner))
        elif key == "not":
            parts.append(Not(parse_condition(value, names, here, depth + 1)))
        elif key == "kind":
            parts.append(KindIn(kind_codes(value, names, here)))
        elif key in {"id", "name"}:
            parts.append(FieldIn(key, values=frozenset(_listed(value))))
        elif key in names.fields:
            parts.append(field_test(names.fields[key], value, here))
        else:
            known = [*names.fields, *CONDITION_WORDS]
            raise _unknown(
                N_("'{name}' is not a field that a condition can ask for"), str(key), known, here, part="key"
            )
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def kind_codes(raw: Any, names: Names, way: tuple[str | int, ...] = ()) -> frozenset[int]:
    """Return the codes of a kind or a list of kinds, their child kinds included.

    Raises:
        ExpressionError: If one is not a kind.
    """
    wanted = _listed(raw)
    for position, name in enumerate(wanted):
        if name not in names.kinds:
            here = (*way, position) if isinstance(raw, list) else way
            raise _unknown(N_("'{name}' is not a kind of the charter"), str(name), names.kinds, here)
    return frozenset(kind.code for kind in names.kinds.values() if set(wanted).intersection(kind.ancestors))


def names_of_units(names: Names) -> Names:
    """Return the same names for an expression that starts at units rather than at links."""
    return names if not names.on_link else Names(names.kinds, names.fields, names.links, names.paths)


def _listed(raw: Any) -> list[Any]:
    return raw if isinstance(raw, list) else [raw]


def _steps(raw: Any, names: Names, way: tuple[str | int, ...]) -> tuple[Step, ...]:
    if not isinstance(raw, str) or not raw.strip():
        raise ExpressionError(
            N_("a path is a text such as covers/area_in*, not '{value}'"),
            {"value": raw},
            way,
            help=N_("name links in order: ^ goes against the arrow, * is zero or more, + is one or more"),
        )
    steps: list[Step] = []
    offset = 0
    pieces = raw.split("/")
    if len(pieces) > _MOST_STEPS:
        raise ExpressionError(N_("the path has more than {most} steps"), {"most": _MOST_STEPS}, way)
    for piece in pieces:
        steps.append(_step(piece, offset, names, way, first=not steps))
        offset += len(piece) + 1
    return tuple(steps)


def _step(piece: str, offset: int, names: Names, way: tuple[str | int, ...], *, first: bool) -> Step:
    text = piece.strip()
    start = offset + len(piece) - len(piece.lstrip())
    within = (start, start + max(1, len(text)))
    found = _STEP.match(text)
    if not found:
        raise ExpressionError(
            N_("'{step}' is not a step of a path"),
            {"step": text},
            way,
            within=within,
            help=N_("a step is a link's name, with ^ before it or * or + behind it"),
        )
    inverse, name, repeat = bool(found[1]), found[2], found[3]
    if name in _ENDS:
        if names.on_link and first and not inverse and not repeat:
            return Step(name)
        raise ExpressionError(
            N_("'{step}' can only be the first step of a path that starts at a link"),
            {"step": text},
            way,
            within=within,
        )
    if name in names.paths:
        if inverse or repeat:
            raise ExpressionError(
                N_("the named path '{name}' can be neither turned nor repeated"), {"name": name}, way, within=within
            )
        return Step(name)
    if name not in names.links:
        known = [*names.links, *names.paths, *(_ENDS if names.on_link else ())]
        raise _unknown(
            N_("'{name}' is neither a link nor a named path of the charter"), name, known, way, within=within
        )
    return Step(name, inverse, repeat)


def field_test(field: Field, value: Any, way: tuple[str | int, ...] = ()) -> FieldIn:
    """Read what a field is asked for: a value, a list of values, or an interval.

    Args:
        field: The field.
        value: Plain data as written.
        way: Way from the expression's root to *value*, for places.

    Raises:
        ExpressionError: If the field cannot have such a value.
    """
    wanted = _listed(value)
    unknown = None in wanted
    stated = [item for item in wanted if item is not None]
    places = [(*way, i) if isinstance(value, list) else way for i, item in enumerate(wanted) if item is not None]
    if field.type in {"count", "number"}:
        return FieldIn(
            field.name, tuple(_interval(v, w) for v, w in zip(stated, places, strict=True)), or_unknown=unknown
        )
    if field.type == "date":
        return FieldIn(field.name, tuple(_dates(v, w) for v, w in zip(stated, places, strict=True)), or_unknown=unknown)
    for item, place in zip(stated, places, strict=True):
        if field.type == "bool" and not isinstance(item, bool):
            raise ExpressionError(
                N_("'{field}' is true or false, not '{value}'"), {"field": field.name, "value": item}, place
            )
        if field.type == "choice" and item not in field.of:
            raise _unknown(N_("'{name}' is not a value of the field"), str(item), field.of, place)
    return FieldIn(field.name, values=frozenset(stated), or_unknown=unknown)


def _interval(value: Any, way: tuple[str | int, ...], *, count: bool = False) -> Interval:
    try:
        return Interval.parse(value, count=count)
    except ValueError as error:
        raise ExpressionError(N_("{reason}"), {"reason": str(error)}, way) from error


def _dates(value: Any, way: tuple[str | int, ...]) -> Interval:
    try:
        if isinstance(value, str) and (found := _DATE_RANGE.match(value.replace(" ", ""))) and any(found.groups()):
            low = Date.parse(found[1]).first if found[1] else float("-inf")
            high = Date.parse(found[2]).last if found[2] else float("inf")
            return Interval(low, high)
        date = Date.parse(value)
    except ValueError as error:
        raise ExpressionError(N_("{reason}"), {"reason": str(error)}, way) from error
    return Interval(date.first, date.last)


def _unknown(
    message: str,
    name: str,
    known: Iterable[str],
    way: tuple[str | int, ...],
    *,
    part: str = "value",
    within: tuple[int, int] | None = None,
) -> ExpressionError:
    options = list(known)
    near = nearest(name, options)
    if near:
        return ExpressionError(
            message, {"name": name, "near": near}, way, help=N_("did you mean '{near}'?"), part=part, within=within
        )
    return ExpressionError(
        message,
        {"name": name, "known": listed(sorted(options))},
        way,
        help=N_("known here: {known}"),
        part=part,
        within=within,
    )
