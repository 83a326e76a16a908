"""The Organization Ontology of W3C in Turtle, JSON-LD or RDF/XML."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.messages import Saying
from orgtree.exchange import w3c_terms as terms
from orgtree.exchange.contexts import remote_context
from orgtree.exchange.day_text import begun, period
from orgtree.exchange.gathered import Gathered, refused
from orgtree.exchange.safe_xml import RefusedXmlError, read_xml
from orgtree.exchange.statements import Statements
from orgtree.exchange.triples import UnreadRdfError, read_triples

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from orgtree.exchange.imported import Asked, Imported, Row
    from orgtree.exchange.triples import Syntax

TITLE = "Organization Ontology of W3C (Turtle, JSON-LD, RDF/XML)"
CHARTER = "organisations"
KEEPS = "organisations, units, collaborations, posts, sites, names in languages, parents, reporting, changes, days; members as counts"
LOSES = "persons and their roles, descriptions, whatever is not of the ontology"

_SYNTAXES: dict[str, Syntax] = {
    ".ttl": "turtle",
    ".n3": "turtle",
    ".nt": "turtle",
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".rdf": "xml",
    ".owl": "xml",
    ".xml": "xml",
}
_LINKED = frozenset({".ttl", ".n3", ".nt", ".jsonld", ".rdf", ".owl"})
"""Endings that nothing but linked data has, so that a file which is broken is told as what it was to be."""
_MARKS = {"turtle": rb"", "json-ld": rb"\"@(?:context|graph|id)\"", "xml": rb"<(?:rdf:)?RDF[\s>]"}
_TARGETS = {"based_at": "site", "registered_at": "site", "reports_to": "post"}
"""Kind of what a link leads to, where the file does not tell of it."""
_STATES = (
    "members",
    "classification",
    "page",
    "role",
    "address",
    "filled",
    "valid",
    "also_part_of",
    "also_post_in",
    *terms.LINKS,
)


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a file is RDF by its ending, or by that and its first words, which name the ontology."""
    ending = path.suffix.lower()
    syntax = _SYNTAXES.get(ending)
    if syntax is None or ending in _LINKED:
        return syntax is not None
    return terms.ORG.encode() in beginning and re.search(_MARKS[syntax], beginning) is not None


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read the organisations of a file.

    Args:
        paths: The file.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If no organisation is in it, or it is refused.
        MissingExtraError: If rdflib is missing.
    """
    gathered = Gathered(asked, _STATES)
    return _Reading(gathered, _statements(gathered, paths[0])).imported(paths[0])


def _statements(gathered: Gathered, path: Path) -> Statements:
    syntax = _SYNTAXES.get(path.suffix.lower(), "turtle")
    if syntax == "json-ld":
        root = gathered.document(path)
        text, number = gathered.sources.text(root.document), root.document
        if (elsewhere := remote_context(root.data)) is not None:
            said = Saying(
                N_("its context '{context}' is elsewhere, and nothing is fetched: write it out"), {"context": elsewhere}
            )
            raise refused(N_("'{path}' cannot be read: {reason}"), path, reason=said)
        root.drop()
    else:
        text, number = gathered.text(path)
    try:
        if syntax == "xml":
            read_xml(text, gathered.asked.budgets)
        return Statements(read_triples(text.encode("utf-8", "replace"), syntax), text, number)
    except (RefusedXmlError, UnreadRdfError) as error:
        raise refused(N_("'{path}' cannot be read: {reason}"), path, reason=error.saying) from error


class _Reading:
    """The units of one file."""

    def __init__(self, gathered: Gathered, said: Statements) -> None:
        self._gathered = gathered
        self._said = said
        self._kinds: dict[str, str] = {}
        self._told: set[str] = set()
        self._counted: set[str] = set()
        for subject in said.subjects:
            if (kind := self._kind(subject)) is not None:
                self._kinds[subject] = kind
        for subject in self._kinds:
            gathered.id(subject, self._wanted(subject))

    def imported(self, path: Path) -> Imported:
        """Return what was read."""
        for subject, kind in self._kinds.items():
            self._unit(subject, kind)
        persons = self._persons()
        for subject in persons:
            if subject not in self._counted:  # as a member
                self._gathered.people(self._said.place(subject), 1)
        others = {*self._head(), *self._changes(), *self._memberships(), *persons, *self._told}
        self._said.leave_rest(self._gathered, self._kinds)
        for subject in self._said.subjects:
            if subject not in self._kinds and subject not in others:
                types = sorted(map(terms.short, self._said.types(subject))) or [terms.short(subject)]
                self._gathered.leave(types[0], self._said.place(subject))
        return self._gathered.imported(path)

    def _head(self) -> list[str]:
        """Take what orgtree itself has written of the whole; return what says it, the events that it repeats included."""
        text = self._said.value(terms.DEFINITION, terms.HEAD)
        try:
            head = json.loads(text or "")
        except (ValueError, RecursionError):
            return []
        if not isinstance(head, dict):
            return []
        self._gathered.head |= {key: head[key] for key in terms.HEAD_KEYS if key in head}
        return [terms.DEFINITION, *(one for one in self._said.subjects if one.startswith(terms.EVENT))]

    def _kind(self, subject: str) -> str | None:
        types = self._said.types(subject)
        known = next((kind for kind, one in terms.CLASSES.items() if one in types), None)
        known = known or next((terms.OTHER_CLASSES[one] for one in sorted(types) if one in terms.OTHER_CLASSES), None)
        classes = sorted(one for one in types if one.startswith(f"{terms.KIND}:"))
        own = self._said.value(subject, terms.KIND) or next((one.rpartition(":")[2] for one in classes), None)
        return known if known is None and own is None else self._gathered.kind(own, known or "organisation")

    def _wanted(self, subject: str) -> str:
        return self._said.value(subject, *terms.IDENTIFIERS) or terms.last_part(subject)

    def _unit(self, subject: str, kind: str) -> None:
        said, place = self._said, self._said.place(subject)
        own = {key: values[0] for key, values in said.beginning(subject, terms.FIELD).items()}
        row = self._gathered.unit(
            place,
            self._gathered.id(subject),
            kind,
            name=self._name(subject),
            valid=period(said.value(subject, *terms.FROM), said.value(subject, *terms.UNTIL)),
            **{key: self._field(subject, key) for key in terms.FIELDS if key not in own},
            **self._gathered.attributes(own, place),
        )
        said.values(subject, terms.SILENT)  # which the head says
        members = self._members(subject)
        self._counted |= members
        if members:
            row["members"] = len(members)
            self._gathered.people(place, len(members))
        if said.from_there(subject, terms.HOLDS) or said.values(subject, terms.HELD_BY):
            row.setdefault("filled", True)
        parents = [*said.values(subject, terms.UNDER[0]), *said.values(subject, terms.UNDER[1])]
        parents += said.values(subject, terms.UNDER[2])
        parents += [above for term in terms.OVER for above in said.from_there(subject, term)]
        other = "also_post_in" if kind == "post" else "also_part_of"
        self._gathered.under(row, [self._id(parent) for parent in parents], place, other)
        self._link(subject, row)

    def _link(self, subject: str, row: Row) -> None:
        ways = {**{term: link for link, term in terms.LINKS.items()}, **terms.OTHER_LINKS}
        targets: dict[str, list[str]] = {}
        for term, link in ways.items():
            targets.setdefault(link, []).extend(self._said.values(subject, term))
        for term, link in terms.INVERSE_LINKS.items():
            targets.setdefault(link, []).extend(self._said.from_there(subject, term))
        for link, found in self._said.beginning(subject, terms.LINK).items():
            targets.setdefault(link, []).extend(found)
        narrower = set(targets["registered_at"])  # which its broader term may repeat
        targets["based_at"] = [target for target in targets["based_at"] if target not in narrower]
        for link, found in targets.items():
            if found:
                row[link] = list(
                    dict.fromkeys(self._id(target, _TARGETS.get(link, "organisation")) for target in found)
                )

    def _id(self, subject: str, kind: str = "organisation") -> str:
        """Return the id of a unit, and of one that is only named, which is then of some kind."""
        return self._gathered.mention(self._said.place(subject), subject, self._wanted(subject), kind)

    def _name(self, subject: str) -> Any:
        spoken = {triple.language: triple.value for triple in reversed(self._said.said(subject, *terms.NAMES))}
        bare = spoken.pop("", None)
        if not spoken:
            return bare
        language = self._gathered.asked.spoken
        return dict(sorted({**spoken, **({language: bare} if bare and language not in spoken else {})}.items()))

    def _field(self, subject: str, key: str) -> str | None:
        value = self._said.value(subject, *terms.FIELDS[key])
        if value is None or key == "page":
            return value
        self._told.add(value)
        if value.startswith("_:"):  # an address in parts, say
            return ", ".join(self._said.literals(value)) or None
        label = self._said.value(value, *terms.NAMES)
        return label or (terms.last_part(value) if "://" in value or value.startswith("urn:") else value)

    def _members(self, subject: str) -> set[str]:
        said = self._said
        members = {*said.values(subject, terms.HAS_MEMBER), *said.from_there(subject, terms.MEMBER_OF)}
        members |= set(said.from_there(subject, terms.HEAD_OF))
        for membership in said.from_there(subject, terms.MEMBER_IN):
            members |= {*said.values(membership, terms.MEMBER), *said.from_there(membership, terms.HAS_MEMBERSHIP)}
        return {member for member in members if member not in self._kinds}

    def _changes(self) -> list[str]:
        """Add what came of organisations that changed; return the events."""
        said = self._said
        known = "events" in self._gathered.head
        events = [
            subject
            for subject in said.subjects
            if terms.CHANGE in said.types(subject) and not (known and subject.startswith(terms.EVENT))
        ]
        for event in events:
            before = [*said.values(event, terms.ORIGINAL), *said.from_there(event, terms.CHANGED_BY)]
            after = [*said.values(event, terms.RESULTING), *said.from_there(event, terms.RESULTED_FROM)]
            day = said.value(event, *terms.CHANGE_DAYS)
            for old in dict.fromkeys(before):
                for new in dict.fromkeys(after):
                    if old != new:
                        place = said.place(event)
                        self._gathered.link(place, "succeeded_by", self._id(old), self._id(new), day=day and begun(day))
        return events

    def _memberships(self) -> list[str]:
        """Add the seats that units have; tell what memberships say of no person, but of what is said of a post. Return all."""
        said = self._said
        found = [subject for subject in said.subjects if terms.MEMBERSHIP in said.types(subject)]
        for subject in found:
            members = {*said.values(subject, terms.MEMBER), *said.from_there(subject, terms.HAS_MEMBERSHIP)}
            link = next((one for one in sorted(said.types(subject)) if one.startswith(terms.LINK)), None)
            bodies = said.values(subject, terms.MEMBER_IN)
            if link is not None and bodies and members:
                self._seat(subject, link.removeprefix(terms.LINK), bodies[0], min(members))
            elif not members - self._kinds.keys() and not subject.startswith(terms.HOLDING):
                self._gathered.leave(terms.short(terms.MEMBERSHIP), said.place(subject))
        return found

    def _seat(self, subject: str, link: str, body: str, member: str) -> None:
        said, place = self._said, self._said.place(subject)
        cells = {key: values[0] for key, values in said.beginning(subject, terms.FIELD).items()}
        if (role := said.value(subject, *terms.FIELDS["role"])) is not None:
            cells["role"] = role
        days = period(said.value(subject, *terms.FROM), said.value(subject, *terms.UNTIL))
        self._gathered.link(
            place, link, self._id(body), self._id(member), **self._gathered.attributes(cells, place), valid=days
        )

    def _persons(self) -> list[str]:
        return [subject for subject in self._said.subjects if terms.PERSONS & self._said.types(subject)]
