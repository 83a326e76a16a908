"""An organisation as triples of the Organization Ontology, in the order in which they are written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from orgtree.base.escape import json_text
from orgtree.exchange import w3c_terms as terms
from orgtree.exchange.exported import LINK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.exchange.exported import Flat, Handed

KEEPS = "units with ids, kinds, names in languages, parents, periods, fields and links; events as changes; title, day and language; nobody is named"
LOSES = "fields and periods of links, a link that is there twice, sources of values, values of other days, earlier names, exceptions, claims"

_OTHERWISE = f"{terms.ORG}Organization"
_NO_FIELDS = frozenset({"id", "kind", "name", "valid.from", "valid.until"})
_OF_EVENTS = frozenset({"on", "into", "to", "from", "under", "source"})


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
    own = handed.charter.name == "organisations"
    said = {row["id"]: list(_unit(handed, row, own=own)) for row in handed.units}
    kinds = {row["id"]: row["kind"] for row in handed.units}
    changes: list[Flat] = []
    seen: set[tuple[str, str, str]] = set()
    for number, row in enumerate(handed.links):
        ends = row["link"], row["from"], row["to"]
        if own and row["link"] == "succeeded_by":
            changes.append(row)
            continue
        if ends in seen or not handed.holds(row):
            left[f"{row['link']} again" if ends in seen else f"{row['link']} on other days"] += 1
            continue
        seen.add(ends)
        left.update(f"{row['link']}.{key}" for key in row.keys() - set(LINK))
        if number in handed.nesting:
            term = _under(kinds[row["from"]], own=own)
        else:
            term = (own and terms.LINKS.get(row["link"])) or f"{terms.LINK}{row['link']}"
        said[row["from"]].append(Said(term, iri_of(row["to"])))
    found += [(iri_of(unit), statements) for unit, statements in said.items()]
    found += [*_events(handed), *_changes(changes)]
    return found, left


def _unit(handed: Handed, row: Flat, *, own: bool) -> Iterator[Said]:
    kind = row["kind"]
    yield Said(terms.TYPE, (own and terms.CLASSES.get(kind)) or _OTHERWISE)
    if not own or kind not in terms.CLASSES:
        yield Said(terms.KIND, kind, is_text=True)
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
            term = terms.FIELDS[key][0] if own and plain and key in terms.FIELDS else f"{terms.FIELD}{key}"
            yield Said(term, text, is_text=True)


def _under(kind: str, *, own: bool) -> str:
    unit_of, part_of, post_in = terms.UNDER
    if not own:
        return part_of
    return {"organisational_unit": unit_of, "post": post_in}.get(kind, part_of)


def _events(handed: Handed) -> Iterator[tuple[str, list[Said]]]:
    """Yield the events of the head, which the head itself has whole."""
    for number, event in enumerate(handed.head.get("events", ()), 1):
        word = next((key for key in event if key not in _OF_EVENTS), None)
        before = _ids(event.get(word)) if word else []
        after = _ids(event.get("into", event.get("to")))
        said = [Said(terms.TYPE, terms.CHANGE), *_ends(before, after)]
        if "on" in event:
            said.append(Said(terms.CHANGE_DAYS[0], event["on"], is_text=True))
        yield f"{terms.EVENT}{number}", said


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
