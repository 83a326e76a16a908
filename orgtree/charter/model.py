"""The compiled charter, with names and inheritance resolved."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.text import NO_TEXT, Text
from orgtree.charter.several_values import Several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from orgtree.base.finding import Severity
    from orgtree.base.interval import Interval
    from orgtree.base.pattern import Pattern
    from orgtree.base.place import Part, Place
    from orgtree.charter.expression import Condition, Path
    from orgtree.charter.field_type import FieldType
    from orgtree.charter.language import MetricModel, RuleModel


@dataclass(frozen=True, slots=True)
class Total:
    """A stated value is the total of the subtree along a hierarchy.

    Args:
        along: The root link of the hierarchy.
        exclude: Units whose values are left out of their parent's sum.
    """

    along: str
    exclude: Condition | None


@dataclass(frozen=True, slots=True)
class Field:
    """A typed field of a kind or of a link.

    Args:
        name: Its name in the charter.
        values: Its type: how values are read, asked for, shown and written.
        title: Titles by language; the name when the charter gives none.
        description: What it means.
        unit: What is counted or measured.
        of: The values of a choice, with their titles.
        required: Whether every unit of the kind, or every link, states it.
        total: Whether a stated value is the total of the subtree.
        owner: The kind or link that declares it.
        unique: Whether no two units in force have the same value.
        pattern: What a text has to fit.
        length: How many characters a text has.
        currency: Code of the currency of money.
        range: Between which bounds every value lies, one that is not known, too.
        default: What it means that nothing is stated, as a value of the type; None if that is not known.
        aliases: Other words for its name.
        value_aliases: Other words for the values of a choice, each with the value.
        internal: Whether its values are left out of what is public.
    """

    name: str
    values: FieldType
    title: Text
    description: Text
    unit: Text
    of: Mapping[str, Text]
    required: bool
    total: Total | None
    owner: str
    unique: bool = False
    pattern: Pattern | None = None
    length: Interval | None = None
    currency: str = ""
    range: Interval | None = None
    default: Any = None
    aliases: tuple[str, ...] = ()
    value_aliases: Mapping[str, str] = field(default_factory=dict)
    internal: bool = False

    @property
    def type(self) -> str:
        """The word for its type in a charter."""
        return self.values.name

    @property
    def several(self) -> bool:
        """Whether it may state a list of values."""
        return isinstance(self.values, Several)

    @property
    def unknown(self) -> tuple[float, float]:
        """The bounds of a value that is not stated."""
        return self.values.unknown(self)


@dataclass(frozen=True, slots=True)
class LookSettings:
    """Drawing attributes of a kind; None where the charter does not say."""

    fill: str | None = None
    line: str | None = None
    text: str | None = None
    shape: str | None = None
    dash: str | None = None
    layout: str | None = None
    beside: bool | None = None
    band: bool | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """The links by which others take part in a body, subtypes included.

    Args:
        convener: The link to who convenes it.
        seats: The links to who has a seat on it.
        base: The links to those that it rests on.
    """

    convener: str | None = None
    seats: tuple[str, ...] = ()
    base: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of unit.

    Args:
        name: Its name in the charter.
        code: Its number, from 0 in the order of the charter.
        title: Titles by language; the name when the charter gives none.
        description: What it is.
        abstract: Whether only its child kinds have units.
        ancestors: Names of the kinds it is a case of, itself first.
        fields: All fields that it has, inherited ones included.
        look: How it is drawn.
        body: By which links others take part in its units; None if they are no bodies.
        aliases: Other words for it, each with the fields that it tells as well, as a definition writes them.
        internal: Whether its units are left out of what is public.
        plural: Its title where there are several, in languages that have another word for them.
    """

    name: str
    code: int
    title: Text
    description: Text
    abstract: bool
    ancestors: tuple[str, ...]
    fields: Mapping[str, Field]
    look: LookSettings
    body: Body | None = None
    aliases: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    internal: bool = False
    plural: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Link:
    """A type of link.

    Args:
        name: Its name in the charter.
        title: Titles by language.
        description: What it means.
        ancestors: Names of the links it is a subtype of, itself first.
        hierarchy: Root link of the hierarchy in which it counts, or None.
        nest: Whether nesting in a definition writes it.
        each: How many a unit has at a date; None where the charter does not say.
        each_to: How many come in at a unit.
        symmetric: Whether it holds both ways.
        same_kind: Whether both ends are of one kind.
        fields: Fields of each link.
        pairs: Allowed pairs of concrete kind codes (from, to).
        line: Colour of its lines; None where the charter does not say.
        internal: Whether it is left out of what is public.
        plural: Its title where there are several, if that is a noun and languages have another word for them.
    """

    name: str
    title: Text
    description: Text
    ancestors: tuple[str, ...]
    hierarchy: str | None
    nest: bool
    each: Interval | None
    each_to: Interval | None
    symmetric: bool
    same_kind: bool
    fields: Mapping[str, Field]
    pairs: frozenset[tuple[int, int]]
    line: str | None
    internal: bool = False
    plural: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class NamedPath:
    """A named path through the graph: alternatives, each for the kinds that it starts from.

    Args:
        name: Its name in the charter.
        ways: Pairs of the kind codes that an alternative is for (None: all) and the alternative.
    """

    name: str
    ways: tuple[tuple[frozenset[int] | None, Path], ...]

    @property
    def followed(self) -> int:
        """How many links it follows for all kinds together."""
        return sum(path.followed for _, path in self.ways)


@dataclass(frozen=True, slots=True)
class Charter:
    """A compiled charter.

    Args:
        name: Its name.
        title: Titles by language.
        description: What it is for.
        language: Language of bare strings.
        kinds: Kinds by name, in order; `Kind.code` counts from 0.
        links: Link types by name, in order.
        fields: Fields of kinds by name.
        paths: Named paths.
        rules: Rules as written, by code; those switched off are left out.
        metrics: Metrics as written, by name; those switched off are left out.
        hierarchies: Root links of the hierarchies, in order.
        chart: The same, in the order in which they are drawn.
        default_hierarchy: For each kind code the first hierarchy that allows it, or None.
        nests: For each (child code, parent code) the link that nesting writes.
        places: Turns the pointer to a construct, such as ("rules", "P02", "field"), into a place.
    """

    name: str
    title: Text
    description: Text
    language: str
    kinds: Mapping[str, Kind]
    links: Mapping[str, Link]
    fields: Mapping[str, Field]
    paths: Mapping[str, NamedPath]
    rules: Mapping[str, RuleModel]
    metrics: Mapping[str, MetricModel]
    hierarchies: tuple[str, ...]
    chart: tuple[str, ...]
    default_hierarchy: tuple[str | None, ...]
    nests: Mapping[tuple[int, int], str]
    places: Callable[[tuple[str | int, ...], Part], Place | None] = field(compare=False, repr=False)

    def kind_codes(self, names: Iterable[str]) -> frozenset[int]:
        """Return the codes of the named kinds and of all kinds below them.

        Raises:
            KeyError: If a name is not a kind.
        """
        wanted = set(names)
        if missing := wanted - self.kinds.keys():
            raise KeyError(min(missing))
        return frozenset(kind.code for kind in self.kinds.values() if wanted.intersection(kind.ancestors))

    def covering(self, codes: Iterable[int]) -> list[Kind]:
        """Return the fewest kinds that stand for some, in the charter's order; an abstract one for all below it."""
        wanted = frozenset(codes)
        below = {
            name: frozenset(one.code for one in self.kinds.values() if name in one.ancestors) for name in self.kinds
        }
        abstract = frozenset(kind.code for kind in self.kinds.values() if kind.abstract)
        left, found = set(wanted), set[int]()
        for kind in sorted(
            self.kinds.values(), key=lambda kind: (-len(below[kind.name] - abstract), -len(kind.ancestors))
        ):
            concrete = below[kind.name] - abstract
            if concrete and concrete <= wanted and concrete & left:
                found.add(kind.code)
                left -= below[kind.name]
        return [kind for kind in self.kinds.values() if kind.code in found | left]

    def subtypes(self, link: str) -> tuple[str, ...]:
        """Return the link and all its subtypes, in the charter's order."""
        return tuple(other.name for other in self.links.values() if link in other.ancestors)

    def in_hierarchy(self, name: str) -> frozenset[int]:
        """Return the codes of the kinds that a hierarchy allows, at either end."""
        return frozenset(
            code for link in self.links.values() if link.hierarchy == name for pair in link.pairs for code in pair
        )

    @property
    def conveners(self) -> frozenset[str]:
        """Links that lead from a body to who convenes it, subtypes included."""
        links = {kind.body.convener for kind in self.kinds.values() if kind.body and kind.body.convener}
        return frozenset(sub for link in links for sub in self.subtypes(link))

    def text(self, value: Any) -> Text:
        """Return a charter's title as a Text."""
        return Text.of(value, self.language)


WORDINGS: Mapping[str, Severity] = {N_("shall"): "error", N_("generally"): "warning", N_("may"): "info"}
"""How bad breaking a rule is, by its wording."""


def severity_of(rule: RuleModel, wording: str | None = None) -> Severity:
    """Return how bad breaking a rule is: shall error, generally warning, may information.

    A rule that is known from a secondary quotation only is a warning at most.
    """
    severity = WORDINGS[wording or rule.wording]
    return "warning" if severity == "error" and rule.status == "quoted" else severity
