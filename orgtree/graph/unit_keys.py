"""Check the keys of units: unknown ones, missing required ones, and the common ones."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Mistake
from orgtree.base.messages import Named, shortened
from orgtree.base.number_text import MORE_THAN, comma_readings
from orgtree.base.suggest import listed, nearest, unknown
from orgtree.charter.aliases import field_mistake, field_of_alias
from orgtree.charter.codes import charter_finding
from orgtree.charter.reserved_words import UNIT_WORDS
from orgtree.graph.text_column import TextColumn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.charter.model import Charter
    from orgtree.graph.identify import Identified
    from orgtree.graph.key_index import KeyIndex
    from orgtree.graph.unit_records import RawUnits

_COMMA_ENDS = (
    N_("it has {known}"),
    N_("a comma ends a value inside braces; write {instead}"),
    N_("a comma ends a value inside braces; write {instead} if it is a decimal point, {or_else} if it is not"),
)
"""What is said of an unknown key, by how many corrections there may be."""


def _ends_number(word: str) -> bool:
    return word.rstrip("".join(MORE_THAN)).isdigit()


class UnitKeys:
    """Reads keys that are neither fields nor links, and reports misplaced ones.

    Args:
        raw: Units as written.
        units: The units that survived.
        charter: What they may say.
        entries: The mappings of the survivors.
        stating: Which of them state which keys.
    """

    def __init__(
        self,
        raw: RawUnits,
        units: Identified,
        charter: Charter,
        entries: Sequence[Mapping[str, Any]],
        stating: KeyIndex,
    ) -> None:
        self.raw = raw
        self.units = units
        self.charter = charter
        self.entries = entries
        self.stating = stating
        self.kinds = list(charter.kinds.values())
        self.findings: list[Finding] = []

    def keys(self) -> None:
        """Report unknown keys and missing required fields."""
        sources: dict[int, set[str]] = {}
        for name, link in self.charter.links.items():
            for code, _ in link.pairs:
                sources.setdefault(code, set()).add(name)
        allowed = [frozenset(kind.fields) | sources.get(kind.code, set()) | UNIT_WORDS for kind in self.kinds]
        required = [[name for name, field in kind.fields.items() if field.required] for kind in self.kinds]
        for unit in self._suspects(allowed, required):
            entry, kind = self.entries[unit], int(self.units.kind[unit])
            for key in sorted(entry.keys() - allowed[kind], key=str):
                self.stray(unit, key, kind, allowed[kind])
            for name in required[kind]:
                if entry.get(name) is None:
                    self.findings.append(
                        charter_finding(
                            "ORG108",
                            N_("'{id}' does not state '{field}', which every {kind} does"),
                            self.units.place(self.raw, unit, "id"),
                            facts={
                                "id": self.units.ids[unit],
                                "field": Named(name, self.kinds[kind].fields[name].title),
                                "kind": Named(self.kinds[kind].name, self.kinds[kind].title),
                            },
                            unit=self.units.ids[unit],
                            help=N_("add {field:id}: here"),
                        )
                    )

    def _suspects(self, allowed: Sequence[frozenset[str]], required: Sequence[Sequence[str]]) -> list[int]:
        """Return the units that have an unknown key or required fields, in order."""
        suspects: list[int] = []
        for kind, keys, units in self.stating:
            asked = required[kind] if self.stating.may_be_empty else set(required[kind]).difference(keys)
            if asked or not allowed[kind].issuperset(keys):
                suspects += units.tolist()
        return sorted(suspects)

    def stray(self, unit: int, key: str, kind: int, allowed: frozenset[str]) -> None:
        """Report an unknown key of a unit."""
        facts: dict[str, Any] = {"key": shortened(key), "kind": self.kinds[kind].name}
        place = self.units.place(self.raw, unit, key, part="key")
        name = self.units.ids[unit]
        if key in self.charter.fields or key in self.charter.links:
            having = (
                [k.name for k in self.kinds if key in k.fields]
                if key in self.charter.fields
                else sorted({self.kinds[a].name for a, _ in self.charter.links[key].pairs})
            )
            mistake = Mistake(
                N_("kind '{kind}' has no '{key}'"), {**facts, "known": listed(having)}, N_("{known} have it")
            )
            self.findings.append(charter_finding("ORG107", mistake, place, unit=name))
            return
        kind_fields = self.kinds[kind].fields
        if (meant := field_of_alias(key, kind_fields.values())) is not None and meant not in self.entries[unit]:
            self.findings.append(charter_finding("ORG102", field_mistake(key, meant), place, unit=name))
            return
        instead = self._behind_a_comma(self.entries[unit], key)
        mistake = unknown(
            N_("'{key}' is not a field or link of kind '{kind}'"),
            key,
            sorted(allowed - UNIT_WORDS),
            fact="key",
            facts={**facts, **dict(zip(("instead", "or_else"), instead, strict=False))},
            otherwise=_COMMA_ENDS[len(instead)],
            find=lambda key: nearest(key, sorted(allowed - self.entries[unit].keys())),
        )
        self.findings.append(charter_finding("ORG102", mistake, place, unit=name))

    def _behind_a_comma(self, entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """Return the corrections of `{name: Rivers, East}` or `{members: 1,795}`: none, or all that may be meant."""
        keys = list(entry)
        position = keys.index(key)
        if entry[key] is not None or position == 0:
            return ()
        before = keys[position - 1]
        value = entry[before]
        if type(value) is int and _ends_number(key):
            field = self.charter.fields.get(before)
            behind = list(takewhile(lambda word: _ends_number(word) and entry[word] is None, keys[position:]))
            written = ",".join([str(value), *behind])
            if field is None or field.values.scale != "amount":
                return (f"{before}: '{written}'",)
            return tuple(f"{before}: {number}" for number in comma_readings(written, count=field.type == "count"))
        return (f"{before}: '{value}, {key}'",) if type(value) is str and "'" not in value + key else ()

    def own_words(self, names: Sequence[Any]) -> tuple[dict[str, frozenset[int]], dict[int, Mapping[str, Any]]]:
        """Read `incomplete`, `exceptions` and `name`.

        Args:
            names: What each unit gives as its name, None where it gives none.
        """
        incomplete: dict[str, set[int]] = {}
        exceptions: dict[int, Mapping[str, Any]] = {}
        for unit in self.stating.units("incomplete"):
            self._incomplete(unit, self.entries[unit]["incomplete"], incomplete)
        for unit in self.stating.units("exceptions"):
            self._exceptions(unit, self.entries[unit]["exceptions"], exceptions)
        plain = isinstance(names, TextColumn) or set(map(type, names)) <= {str, type(None)}
        for unit in () if plain else self.stating.units("name"):
            name = self.entries[unit]["name"]
            if (
                name is not None
                and type(name) is not str
                and not (type(name) is dict and name and all(type(words) is str for words in name.values()))
            ):
                self.findings.append(
                    charter_finding(
                        "ORG104",
                        N_("a name is a text, or a mapping of languages, not '{value}'"),
                        self.units.place(self.raw, unit, "name"),
                        facts={"value": shortened(name)},
                        unit=self.units.ids[unit],
                        help=N_("write it in quotes, or as {{zh: …, en: …}}"),
                    )
                )
        return {name: frozenset(members) for name, members in incomplete.items()}, exceptions

    def _incomplete(self, unit: int, value: Any, incomplete: dict[str, set[int]]) -> None:
        for item, name in enumerate(value if type(value) is list else [value]):
            if type(name) is str and name in self.charter.links:
                incomplete.setdefault(name, set()).add(unit)
                continue
            place = self.units.place(self.raw, unit, "incomplete", item)
            self.findings.append(not_a_link(self.charter, name, place, self.units.ids[unit]))

    def _exceptions(self, unit: int, value: Any, exceptions: dict[int, Mapping[str, Any]]) -> None:
        if type(value) is not dict:
            self.findings.append(
                charter_finding(
                    "ORG104",
                    N_("exceptions is a mapping of rules, not '{value}'"),
                    self.units.place(self.raw, unit, "exceptions"),
                    facts={"value": shortened(value)},
                    unit=self.units.ids[unit],
                    help=N_('write exceptions: {{P06: {{reason: "…", until: 2021-06-30}}}}'),
                )
            )
            return
        exceptions[unit] = value


def not_a_link(charter: Charter, name: Any, place: Place, unit: str) -> Finding:
    """Return the finding that what is said to be incomplete is no link."""
    mistake = unknown(
        N_("'{value}' is not a link that can be incomplete"),
        name,
        charter.links,
        fact="value",
        otherwise=N_("links are {known}"),
    )
    return charter_finding("ORG104", mistake, place, unit=unit)
