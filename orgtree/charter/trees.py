"""Paths and conditions as frozen trees, their names, and their error.

`orgtree.charter.expression` reads them, `orgtree.graph.query` evaluates them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from orgtree.base.finding import Mistake
from orgtree.base.interval import Interval
from orgtree.base.messages import fill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.charter.model import Charter, Field, Kind, Link, NamedPath


class ExpressionError(ValueError):
    """A mistake in a path or a condition.

    Args:
        message: Template of the sentence that says what is wrong, or the whole mistake.
        facts: What fills it.
        pointer: Keys and positions from the expression's root to the wrong text.
        help: Template of what to write instead.
        part: Whether the key or the value there is wrong.
        within: Characters of that text.
        code: Code of the finding.
        value: What a value means all the same; None for nothing.
    """

    def __init__(
        self,
        message: str | Mistake,
        facts: Mapping[str, Any] | None = None,
        pointer: tuple[str | int, ...] = (),
        *,
        help: str = "",  # noqa: A002 - the word that a finding uses
        part: str = "value",
        within: tuple[int, int] | None = None,
        code: str = "ORG113",
        value: Any = None,
    ) -> None:
        self.mistake = message if isinstance(message, Mistake) else Mistake(message, facts or {}, help)
        super().__init__(fill(self.mistake.message, self.mistake.facts))
        self.pointer = pointer
        self.part = part
        self.within = within
        self.code = code
        self.value = value


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path.

    Args:
        name: A link, a named path, or `from` / `to` where the start is a link.
        inverse: Whether it goes against the arrow.
        repeat: "" once, "*" zero or more times, "+" one or more times.
        tests: What is asked of the fields of each link that it follows.
    """

    name: str
    inverse: bool = False
    repeat: str = ""
    tests: tuple[FieldIn, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Alternative routes from a unit to others, with a condition on the units reached.

    Args:
        ways: Alternatives, each a row of steps.
        kinds: Kind codes that count; None for all.
        where: Condition on the units reached.
        count: How many of them make a path condition true.
        text: As it was written, for messages.
        followed: How many links it follows, those of named paths counted each time.
    """

    ways: tuple[tuple[Step, ...], ...]
    kinds: frozenset[int] | None = None
    where: Condition | None = None
    count: Interval = Interval(1, float("inf"))
    text: str = ""
    followed: int = 1


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; true without parts."""

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
    """The path reaches a number of units within its count."""

    path: Path


Condition = All | AnyOf | Not | KindIn | FieldIn | Reaches


def is_certain(ways: tuple[tuple[Step, ...], ...], paths: Mapping[str, NamedPath]) -> bool:
    """Return whether nothing is asked on any way that could be unknown: no link's field, no named path's condition."""
    waiting, seen = list(ways), set[str]()
    for way in waiting:  # grows by the ways of named paths
        for step in way:
            if step.tests:
                return False
            if step.name in paths and step.name not in seen:
                seen.add(step.name)
                if any(path.where is not None for _, path in paths[step.name].ways):
                    return False
                waiting += [way for _, path in paths[step.name].ways for way in path.ways]
    return True


def links_in(*asked: Condition | Path | None, paths: Mapping[str, NamedPath]) -> frozenset[str]:
    """Return the links that conditions and paths follow, through named paths as well."""
    found: set[str] = set()
    seen: set[str] = set()
    waiting: list[Any] = list(asked)
    while waiting:
        one = waiting.pop()
        if isinstance(one, All | AnyOf):
            waiting += one.parts
        elif isinstance(one, Not):
            waiting.append(one.part)
        elif isinstance(one, Reaches):
            waiting.append(one.path)
        elif isinstance(one, Path):
            waiting.append(one.where)
            names = {step.name for way in one.ways for step in way}
            waiting += [path for name in (names & paths.keys()) - seen for _, path in paths[name].ways]
            seen |= names & paths.keys()
            found |= names - paths.keys()
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Namespace:
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
    _below: dict[str, frozenset[int]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, charter: Charter) -> Namespace:
        """Return a charter's names, for expressions that start at units."""
        return cls(charter.kinds, charter.fields, charter.links, charter.paths)

    def from_unit(self) -> Namespace:
        """Return the same names for an expression that starts at units."""
        return replace(self, on_link=False) if self.on_link else self

    def from_link(self, fields: Mapping[str, Field] | None = None) -> Namespace:
        """Return the same names for an expression that starts at a link; its fields are those given, if any."""
        return replace(self, fields=self.fields if fields is None else fields, on_link=True)

    def below(self, name: str) -> frozenset[int]:
        """Return the codes of a kind and of all kinds below it; cached."""
        if name not in self._below:
            self._below[name] = frozenset(kind.code for kind in self.kinds.values() if name in kind.ancestors)
        return self._below[name]
