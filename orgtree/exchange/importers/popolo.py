"""Popolo: organisations, posts and memberships in JSON, as civic projects publish them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.exchange.day_text import period
from orgtree.exchange.gathered import Gathered
from orgtree.exchange.named_ids import last_segment
from orgtree.exchange.nodes import addresses, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from orgtree.exchange.imported import Asked, Imported
    from orgtree.exchange.nodes import Node

TITLE = "Popolo (JSON)"
CHARTER = "organisations"
KEEPS = "organisations with parents, classes, days and earlier names, posts with roles; who holds a post or is a member now, as counts"
LOSES = "persons, areas, events and motions, contacts, identifiers, memberships that have ended"
SCHEME = "orgtree"
"""Scheme of the identifier by which a unit has an id that does not follow from its own here."""

_STATES = ("members", "classification", "valid", "names", "page", "role", "filled")


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a JSON file has a list of organisations beside persons, posts or memberships, or names Popolo."""
    if path.suffix.lower() != ".json":
        return False
    organisations = re.search(rb'"organizations"\s*:\s*\[', beginning)
    others = re.search(rb'"(?:persons|posts|memberships)"\s*:\s*\[', beginning)
    if organisations is not None:
        return others is not None or b"popoloproject.com" in beginning
    # Lists stand in any order, and memberships may be many.
    return others is not None and all(key in beginning for key in (b'"person_id"', b'"organization_id"'))


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read the organisations and posts of a file.

    Args:
        paths: The file.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If no organisation is in it.
    """
    gathered = Gathered(asked, _STATES)
    root = gathered.document(paths[0])
    organisations, posts = root.items("organizations"), root.items("posts")
    for node in organisations:
        gathered.id(("organization", node.text("id")), _code(node))
    for node in posts:
        gathered.id(("post", node.text("id")), _code(node), "post")
    members, held = _memberships(root.items("memberships"))
    gathered.people(root.at("persons"), root.count("persons") or 0)
    for node in organisations:
        _organisation(gathered, node, members.get(node.text("id")))
    for node in posts:
        _post(gathered, node, held=node.text("id") in held)
    return gathered.imported(paths[0])


def _code(node: Node) -> str:
    """Return what an id is made of: the last part of the source's, for those with paths in them, unless orgtree has said it."""
    for other in node.data.get("identifiers") or () if isinstance(node.data, dict) else ():
        if isinstance(other, dict) and other.get("scheme") == SCHEME and (text := plain(other.get("identifier"))):
            node.skip("identifiers")
            return text
    return last_segment(node.text("id") or node.text("name", "label") or "")


def _memberships(nodes: Sequence[Node]) -> tuple[dict[str | None, int], set[str | None]]:
    """Return how many persons each organisation has now, and the posts that are held now."""
    members: dict[str | None, set[str]] = {}
    held: set[str | None] = set()
    for node in nodes:
        person, post, ended = node.text("person_id", "person"), node.text("post_id"), node.text("end_date")
        whose = node.text("organization_id")
        node.drop()
        if ended is not None:
            continue
        held.add(post)  # by nobody who is named, where orgtree wrote it
        if person is not None and whose is not None:
            members.setdefault(whose, set()).add(person)
    return {whose: len(persons) for whose, persons in members.items()}, held - {None}


def _days(node: Node, begins: str, ends: str) -> dict[str, str] | None:
    return period(node.text(begins), node.text(ends))


def _organisation(gathered: Gathered, node: Node, members: int | None) -> None:
    names = []
    for other in node.items("other_names"):
        days = _days(other, "start_date", "end_date")
        if days is not None and (name := other.text("name")) is not None:
            names.append({"name": name, **days})
    word = node.text("classification")
    kind = gathered.kind(word, "organisation")
    row = gathered.unit(
        node.place,
        gathered.id(("organization", node.text("id"))),
        kind,
        name=node.text("name"),
        classification=None if word == kind else word,
        members=members,
        valid=_days(node, "founding_date", "dissolution_date"),
        names=names,
        page=next(iter(addresses([link.text("url") for link in node.items("links")])), None),
    )
    parents = [text for text in (node.text("parent_id"), node.node("parent").text("id")) if text is not None]
    above = [_mention(gathered, node, text) for text in parents]
    gathered.under(row, above, node.at("parent_id"), "also_part_of")


def _post(gathered: Gathered, node: Node, *, held: bool) -> None:
    whose = node.text("organization_id")
    gathered.unit(
        node.place,
        gathered.id(("post", node.text("id"))),
        "post",
        name=node.text("label") or node.text("role"),
        role=node.text("role"),
        filled=True if held else None,
        valid=_days(node, "start_date", "end_date"),
        under=None if whose is None else _mention(gathered, node, whose),
    )


def _mention(gathered: Gathered, node: Node, key: str) -> str:
    return gathered.mention(node.place, ("organization", key), last_segment(key), "organisation")
