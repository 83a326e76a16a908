"""Complete kinds, fields, links, ids, choices and rules at the cursor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from orgtree.assist.context import around
from orgtree.assist.own_keys import HEAD_KEYS, IDS, INNER_KEYS, UNIT_KEYS, VALUE_KEYS
from orgtree.charter.load import builtin_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from orgtree.assist.context import Around
    from orgtree.charter.model import Charter, Field, Kind
    from orgtree.graph.snapshot import Snapshot

_MOST = 500
"""Ids that are offered at most; typing goes on and narrows them."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One completion.

    Args:
        label: What is put in.
        sort: What it is: a key, a value of a list, a reference to a unit.
        detail: A few words on it.
        start: First character of the text that it replaces.
        rank: Smaller ones come first.
        alias: The word that finds it, where that is another one than the label.
    """

    label: str
    sort: Literal["key", "value", "reference"]
    detail: str
    start: int
    rank: int = 1
    alias: str = ""


def complete(
    text: str, offset: int, graph: Snapshot | None, charter: Charter | None, language: str = "en"
) -> list[Proposal]:
    """Return the completions at the cursor.

    Args:
        text: The text as it is being typed; it need not be YAML.
        offset: The cursor, in characters.
        graph: The organisation as last read, for ids; None when there is none yet.
        charter: Its charter; None offers only what needs none.
        language: Language of titles.
    """
    place = around(text, offset)
    work = _Completion(place, graph, charter, language)
    found = work.values() if place.at_value else work.keys()
    fitting = [proposal for proposal in found if (proposal.alias or proposal.label).startswith(place.word)]
    return fitting[:_MOST]


class _Completion:
    def __init__(self, place: Around, graph: Snapshot | None, charter: Charter | None, language: str) -> None:
        self.place = place
        self.graph = graph
        self.charter = charter
        self.language = language
        self.outer = place.mappings[1].key if len(place.mappings) > 1 else None

    def proposal(self, label: str, sort: Literal["key", "value", "reference"], detail: str, rank: int = 1) -> Proposal:
        return Proposal(label, sort, detail, self.place.start, rank)

    def keys(self) -> Iterator[Proposal]:
        """Yield keys for the mapping around the cursor."""
        inner, charter = self.place.inner, self.charter
        if self.outer is None:
            yield from (self.proposal(word, "key", "") for word in HEAD_KEYS if word not in inner.entries)
            return
        if charter is None:
            return
        if self.outer == "units":
            kind = charter.kinds.get(inner.entries.get("kind", ""))
            yield from (
                self.proposal(word, "key", detail, 0 if word in {"id", "kind"} else 2)
                for word, detail in sorted(UNIT_KEYS.items())
                if word not in inner.entries
            )
            if kind is not None:
                yield from self.of_kind(kind, inner.entries)
        elif self.outer in charter.links:
            link = charter.links[self.outer]
            yield from (
                self.proposal(name, "key", field.title.pick(self.language), 0)
                for name, field in link.fields.items()
                if name not in inner.entries
            )
            yield from (self.proposal(word, "key", "", 0) for word in ("to", "valid") if word not in inner.entries)
        elif self.outer in INNER_KEYS or self.outer in charter.fields:
            words = INNER_KEYS.get(self.outer, VALUE_KEYS)
            yield from (
                self.proposal(word, "key", said, 0) for word, said in words.items() if word not in inner.entries
            )
        elif self.outer == "exceptions":
            yield from (
                self.proposal(code, "key", charter.text(rule.title).pick(self.language) if rule.title else "")
                for code, rule in charter.rules.items()
                if code not in inner.entries
            )

    def of_kind(self, kind: Kind, present: Mapping[str, str]) -> Iterator[Proposal]:
        """Yield fields and links of a kind; required ones first."""
        assert self.charter is not None  # noqa: S101 - asked by keys(), which has looked
        for name, field in kind.fields.items():
            if name not in present:
                yield self.proposal(name, "key", field.title.pick(self.language), 0 if field.required else 1)
        for name, link in self.charter.links.items():
            if name not in present and any(source == kind.code for source, _ in link.pairs):
                yield self.proposal(name, "key", link.title.pick(self.language))

    def values(self) -> Iterator[Proposal]:
        """Yield values for the key before the cursor."""
        key, charter = self.place.inner.key, self.charter
        if key == "charter" and self.outer is None:
            yield from (self.proposal(name, "value", "") for name in builtin_names())
        if key is None or charter is None:
            return
        if key == "until" and (self.outer in {"valid", "names"} or self.outer in charter.fields):
            yield self.proposal("unknown", "value", "it has ended, nobody knows when")
        elif key == "kind":
            yield from self.kinds(charter, abstract=self.outer == "not_stated")
        elif key == "incomplete" or (key == "link" and self.outer == "not_stated"):
            yield from (self.proposal(name, "value", "") for name in charter.links)
        elif self.outer is not None and self.outer in charter.links and key != "to":
            yield from self.choices(charter.links[self.outer].fields.get(key))
        elif key in IDS or (key == "from" and self.outer == "events") or key in charter.links:
            yield from self.ids(self.outer if key == "to" else key if key in charter.links else None)
        else:
            yield from self.choices(charter.fields.get(self.outer or "" if key == "value" else key))

    def kinds(self, charter: Charter, *, abstract: bool) -> Iterator[Proposal]:
        """Yield kinds, abstract ones only where they are asked for; first those that may be nested here."""
        above = next(
            (m.entries.get("kind") for m in self.place.mappings[1:] if m.key == "units" and "kind" in m.entries), None
        )
        parent = charter.kinds.get(above or "")
        for kind in charter.kinds.values():
            if abstract or not kind.abstract:
                fits = parent is None or (kind.code, parent.code) in charter.nests
                yield self.proposal(kind.name, "value", kind.title.pick(self.language), 0 if fits else 2)
                if self.place.word:
                    yield from self.found_by(kind.aliases, kind.name, kind.title.pick(self.language))

    def choices(self, field: Field | None) -> Iterator[Proposal]:
        """Yield the possible values of a field."""
        if field is not None:
            for value, title in field.values.words(field).items():
                yield self.proposal(value, "value", title.pick(self.language))
            if self.place.word:
                for alias, value in field.value_aliases.items():
                    yield from self.found_by([alias], value, "")

    def found_by(self, aliases: Iterable[str], name: str, title: str) -> Iterator[Proposal]:
        """Yield a name for each of the words that people write instead of it."""
        for alias in aliases:
            detail = f"{alias}: {title}" if title else alias
            yield Proposal(name, "value", detail, self.place.start, 1, alias)

    def ids(self, link: str | None) -> Iterator[Proposal]:
        """Yield ids of units, only of kinds that a link allows."""
        graph, charter = self.graph, self.charter
        if graph is None or charter is None:
            return
        allowed = self.targets(charter, link)
        for number, unit in enumerate(graph.ids):
            if unit.startswith(self.place.word) and (allowed is None or int(graph.kind[number]) in allowed):
                yield self.proposal(
                    unit,
                    "reference",
                    f"{graph.name(number, self.language)} ({graph.kind_of(number).title.pick(self.language)})",
                )

    def targets(self, charter: Charter, link: str | None) -> frozenset[int] | None:
        """Return the kinds that a link of the unit around may lead to."""
        if link is None or link not in charter.links:
            return None
        kind = charter.kinds.get(self.unit_kind())
        pairs: Iterable[tuple[int, int]] = charter.links[link].pairs
        return frozenset(target for source, target in pairs if kind is None or source == kind.code)

    def unit_kind(self) -> str:
        """Return the kind of the innermost unit around the cursor, "" if it states none."""
        return next((m.entries["kind"] for m in self.place.mappings if "kind" in m.entries), "")
