"""An organisation as triples of the Organization Ontology, in the order in which they are written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from orgtree.base.escape import json_text
from orgtree.charter.event_model import EVENT_FORMS
from orgtree.exchange import w3c_terms as terms
from orgtree.exchange.exported import LINK
from orgtree.exchange.kind_classes import KindClasses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.exchange.exported import Flat, Handed

KEEPS = "units with ids, kinds, names in languages, parents, periods, fields and links; seats of bodies with fields and periods and posts that are filled as memberships without persons; events as changes; title, day and language; nobody is named"
LOSES = "fields and periods of other links, a link that is there twice, sources of values, values of other days, earlier names, exceptions, claims"

_NO_FIELDS = frozenset({"id", "kind", "name", "valid.from", "valid.until"})


class Said(NamedTuple):
    """What is said of a subject.

    Args:
        predicate: An IRI.
        value: An IRI or a text.
        is_text: Which of the two.
        language: Language of a text, "" for none.
    """

    predicate: str
    value: str
    is_text: bool = False
    language: str = ""


Triples = list[tuple[str, list[Said]]]


def iri_of(unit: str) -> str:
    """Return the IRI of a unit.

    >>> iri_of("东-1"), iri_of("a b")
    ('urn:orgtree:unit:%E4%B8%9C-1', 'urn:orgtree:unit:a%20b')
    """
    return f"{terms.UNIT}{quote(unit, safe='')}"


def triples_of(handed: Handed) -> tuple[Triples, Counter[str]]:
    """Return what is said of each subject, and what is left out."""
    left = Counter(handed.left_out) + handed.head_left(terms.HEAD_KEYS)
    head = {key: said for key, said in handed.head.items() if key in terms.HEAD_KEYS}
    found: Triples = [(terms.DEFINITION, [Said(terms.HEAD, json_text(head), is_text=True)])]
    mapped = KindClasses(handed.charter)
    said = {row["id"]: list(_unit(handed, row, mapped)) for row in handed.units}
    rows = {row["id"]: row for row in handed.units}
    kinds = {unit: row["kind"] for unit, row in rows.items()}
    placing = handed.placing({unit for unit, kind in kinds.items() if mapped.kinds[kind] in terms.ORGANISATIONS})
    changes: list[Flat] = []
    memberships: Triples = []
    seen: set[tuple[str, str, str]] = set()
    for number, row in enumerate(handed.links):
        ends = row["link"], row["from"], row["to"]
        if mapped.own and row["link"] == "succeeded_by":
            changes.append(row)
            continue
        if row["link"] in mapped.seats:
            memberships.append((f"{terms.SEAT}{len(memberships) + 1}", list(_seat(row))))
            continue
        if ends in seen or not handed.holds(row):
            left[f"{row['link']} again" if ends in seen else f"{row['link']} on other days"] += 1
            continue
        seen.add(ends)
        left.update(f"{row['link']}.{key}" for key in row.keys() - set(LINK))
        pair = kinds[row["from"]], kinds[row["to"]]
        term = mapped.under(*pair) if placing.get(row["from"]) == number else None
        said[row["from"]].append(Said(term or mapped.link(row["link"], *pair), iri_of(row["to"])))
        if term == terms.UNDER[2]:
            memberships += _holding(rows[row["from"]], row)
    for entry in handed.head.get("not_stated", ()):
        for unit, kind in kinds.items():
            if entry["kind"] in handed.charter.kinds[kind].ancestors:
                said[unit].append(Said(terms.SILENT, entry["link"], is_text=True))
    found += [(iri_of(unit), statements) for unit, statements in said.items()]
    found += [*memberships, *_events(handed), *_changes(changes)]
    return found, left


def _unit(handed: Handed, row: Flat, mapped: KindClasses) -> Iterator[Said]:
    for one in mapped.types(row["kind"]):
        yield Said(terms.TYPE, one)
    yield Said(terms.IDENTIFIERS[0], row["id"], is_text=True)
    for key, value in handed.spoken(row).items():
        word, _, language = key.partition(":")
        if word == "name":
            yield Said(terms.NAMES[0], value, is_text=True, language=language)
        elif key == "valid.from":
            yield Said(terms.FROM[0], value, is_text=True)
        elif key == "valid.until":
            yield Said(terms.UNTIL[0], value, is_text=True)
        elif key not in _NO_FIELDS:
            text = text_of(value)
            # What looks like an IRI would be read as one that names a class, unless the term is orgtree's own.
            plain = key == "page" or ":" not in text
            term = terms.FIELDS[key][0] if mapped.own and plain and key in terms.FIELDS else f"{terms.FIELD}{key}"
            yield Said(term, text, is_text=True)


def _seat(row: Flat) -> Iterator[Said]:
    """Yield that a unit is a member of a body, with all that is said of its seat."""
    yield Said(terms.TYPE, terms.MEMBERSHIP)
    yield Said(terms.TYPE, f"{terms.LINK}{row['link']}")
    yield Said(terms.MEMBER_IN, iri_of(row["from"]))
    yield Said(terms.MEMBER, iri_of(row["to"]))
    named = {"valid.from": terms.FROM[0], "valid.until": terms.UNTIL[0], "role": terms.FIELDS["role"][0]}
    for key, value in row.items():
        if key not in LINK:
            yield Said(named.get(key, f"{terms.FIELD}{key}"), text_of(value), is_text=True)


def _holding(row: Flat, link: Flat) -> Iterator[tuple[str, list[Said]]]:
    """Yield that somebody holds a post, where it is filled."""
    if row.get("filled") is True:
        said = [Said(terms.TYPE, terms.MEMBERSHIP), Said(terms.MEMBER_IN, iri_of(link["to"]))]
        role = [Said(terms.FIELDS["role"][0], text_of(row["role"]), is_text=True)] if "role" in row else []
        yield f"{terms.HOLDING}{quote(row['id'], safe='')}", [*said, *role]


def _events(handed: Handed) -> Iterator[tuple[str, list[Said]]]:
    """Yield the events of the head, which the head itself has whole."""
    for number, event in enumerate(handed.head.get("events", ()), 1):
        for place, (before, after) in enumerate(_befallen(event)):
            said = [Said(terms.TYPE, terms.CHANGE), *_ends(before, after)]
            if "on" in event:
                said.append(Said(terms.CHANGE_DAYS[0], event["on"], is_text=True))
            yield f"{terms.EVENT}{number}{f'.{place}' if place else ''}", said


def _befallen(event: Mapping[str, Any]) -> list[tuple[list[str], list[str]]]:
    """Return which units were there before and after an event; each that has moved by itself, since it is the same one."""
    word = next((key for key in EVENT_FORMS if key in event), "")
    units, after = _ids(event.get(word)), _ids(event.get("into", event.get("to")))
    if word == "move":
        return [([unit], [unit]) for unit in units]
    return [([], units) if word == "create" else (units, after)]


def _changes(links: list[Flat]) -> Iterator[tuple[str, list[Said]]]:
    """Yield a change for each link to what came after an organisation."""
    for number, row in enumerate(links, 1):
        said = [Said(terms.TYPE, terms.CHANGE), *_ends([row["from"]], [row["to"]])]
        if "day" in row:
            said.append(Said(terms.CHANGE_DAYS[0], row["day"], is_text=True))
        yield f"{terms.SUCCESSION}{number}", said


def _ends(before: list[str], after: list[str]) -> list[Said]:
    return [
        *(Said(terms.ORIGINAL, iri_of(unit)) for unit in before),
        *(Said(terms.RESULTING, iri_of(unit)) for unit in after),
    ]


def _ids(said: Any) -> list[str]:
    return [] if said is None else list(said) if isinstance(said, list) else [said]


def text_of(value: Any) -> str:
    """Return a value as the text that importers read.

    >>> text_of(True), text_of(4.5), text_of("4..6")
    ('true', '4.5', '4..6')
    """
    return str(value).lower() if isinstance(value, bool) else str(value)
