"""Records of the Research Organization Registry (ROR), of its schemas 1 and 2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from orgtree.exchange.gathered import Gathered
from orgtree.exchange.named_ids import last_segment
from orgtree.exchange.nodes import addresses

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from orgtree.exchange.imported import Asked, Imported
    from orgtree.exchange.nodes import Node

TITLE = "records of ROR (JSON)"
CHARTER = "organisations"
KEEPS = "organisations with names in languages, types, country, year, page; parents, related ones, successors"
LOSES = "places within countries, domains, identifiers elsewhere, acronyms and other names, what the registry did when"

_STATES = ("classification", "country", "page", "valid", "linked_to", "succeeded_by", "also_part_of")
_ID = rb'"https://ror\.org/0[a-z0-9]{8}"'


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a JSON file has records with ids of ROR and relationships."""
    if path.suffix.lower() != ".json" or re.search(rb'"id"\s*:\s*' + _ID, beginning) is None:
        return False
    return re.search(rb'"relationships"\s*:', beginning) is not None


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read one record, a list of records, or what a search gives.

    Args:
        paths: The file.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If no record is in it.
    """
    gathered = Gathered(asked, _STATES)
    root = gathered.document(paths[0])
    records = root.items() or root.items("items") or ([root] if root.text("id") else [])
    root.skip("number_of_results", "time_taken", "meta")
    for record in records:
        gathered.id(record.text("id"), last_segment(record.text("id") or ""))
    above = _above(gathered, records)
    for record in records:
        _record(gathered, record, above.pop(record.text("id") or "", []))
    for key, parents in above.items():  # told of by their parents only
        row = gathered.unit(records[0].place, gathered.id(key), "organisation", name=_labels(records).get(key))
        gathered.under(row, parents, records[0].place, "also_part_of")
    return gathered.imported(paths[0])


def _labels(records: Sequence[Node]) -> dict[str, str]:
    """Return what records call those that they are related to."""
    related = [one for record in records for one in record.items("relationships")]
    return {one.text("id") or "": label for one in related if (label := one.text("label")) is not None}


def _above(gathered: Gathered, records: Sequence[Node]) -> dict[str, list[str]]:
    """Return the parents of each record, those that it names first, then those that name it as a child."""
    above: dict[str, list[str]] = {record.text("id") or "": [] for record in records}
    for wanted in ("parent", "child"):
        for record in records:
            key = record.text("id") or ""
            for one in record.items("relationships"):
                other = one.text("id") or ""
                if (one.text("type") or "").casefold() != wanted or not other:
                    continue
                below, parent = (key, other) if wanted == "parent" else (other, key)
                name = one.text("label") if wanted == "parent" else None
                made = gathered.mention(one.place, parent, last_segment(parent), "organisation", name=name)
                gathered.id(below, last_segment(below))
                above.setdefault(below, []).append(made)
    return above


def _record(gathered: Gathered, record: Node, parents: Sequence[str]) -> None:
    status = record.text("status")
    valid = {"from": record.text("established")} if record.text("established") else {}
    if status in ("inactive", "withdrawn"):
        valid["until"] = "unknown"
    locations = [place.node("geonames_details").text("country_name") for place in record.items("locations")]
    pages = [link.text("value") if link.text("type") == "website" else link.text() for link in record.items("links")]
    row = gathered.unit(
        record.place,
        gathered.id(record.text("id")),
        "organisation",
        name=_name(gathered, record),
        classification=", ".join(record.texts("types")) or None,
        country=next(iter(locations), None) or record.node("country").text("country_name"),
        page=next(iter(addresses(pages)), None),
        valid=valid or None,
    )
    gathered.under(row, parents, record.at("relationships"), "also_part_of")
    for one in record.items("relationships"):
        link = {"related": "linked_to", "successor": "succeeded_by"}.get((one.text("type") or "").casefold())
        other = one.text("id")
        if link is not None and other is not None:
            made = gathered.mention(one.place, other, last_segment(other), "organisation", name=one.text("label"))
            row.setdefault(link, []).append(made)
        elif other is not None and (one.text("type") or "").casefold() == "predecessor":
            made = gathered.mention(one.place, other, last_segment(other), "organisation", name=one.text("label"))
            gathered.link(one.place, "succeeded_by", made, row["id"])


def _name(gathered: Gathered, record: Node) -> Any:
    """Return the name that the registry shows, and those in other languages."""
    spoken: dict[str, str] = {}
    shown = record.text("name")
    language = gathered.asked.spoken
    for one in record.items("names"):
        types, words, tag = one.texts("types"), one.text("value"), one.text("lang")
        if words is None:
            continue
        if "ror_display" in types:
            shown, language = words, tag or language
        if "label" in types and tag is not None:
            spoken.setdefault(tag, words)
    for one in record.items("labels"):
        if (words := one.text("label")) is not None and (tag := one.text("iso639")) is not None:
            spoken.setdefault(tag, words)
    if not spoken or shown is None:
        return shown
    return dict(sorted({**spoken, language: shown}.items()))
