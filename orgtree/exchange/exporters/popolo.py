"""Popolo: organisations, posts, and memberships that name nobody."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from orgtree.base.escape import json_text
from orgtree.exchange.exported import LINK, Exported
from orgtree.exchange.importers.popolo import SCHEME
from orgtree.exchange.kind_words import KindWords
from orgtree.exchange.named_ids import last_segment
from orgtree.exchange.nodes import addresses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.exchange.exported import Flat, Handed

TITLE = "Popolo (JSON)"
ENDINGS: tuple[str, ...] = ()
KEEPS = "organisations with ids, parents, classes or else kinds, days, pages and names of other days; posts with roles and days; a membership without a person for each post that is filled; nobody is named"
LOSES = "sites, all other fields and links, names in other languages, kinds that classes do not tell, title and day, sources of values, exceptions"
TEXT = True

_OTHERWISE = "organisation"
_SITE = "site"
_POST = "post"


def write(handed: Handed) -> Exported:
    """Return an organisation in this form."""
    writing = _Writing(handed)
    data = {
        "persons": [],
        "organizations": [writing.organisation(row) for row in writing.organisations],
        "posts": [writing.post(row) for row in writing.posts],
        "memberships": [writing.membership(row) for row in writing.posts if row.get("filled") is True],
    }
    return Exported({"": (json_text(data, indent=1) + "\n").encode()}, +writing.left)


class _Writing:
    """What an organisation says, as Popolo has it, and what Popolo has no room for."""

    def __init__(self, handed: Handed) -> None:
        self._handed = handed
        self._words = KindWords.of(handed.charter)
        kinds = handed.charter.kinds
        self.posts = [row for row in handed.units if _POST in kinds[row["kind"]].ancestors]
        posts = {row["id"] for row in self.posts}
        self.organisations = [row for row in handed.units if row["id"] not in posts and row["kind"] != _SITE]
        organisations = {row["id"] for row in self.organisations}
        self.left = Counter(handed.left_out) + handed.head_left(())
        self.left["names"] = sum(len(names) for unit, names in handed.names.items() if unit not in organisations)
        self.left.update(row["kind"] for row in handed.units if row["id"] not in posts | organisations)
        page = handed.charter.fields.get("page")
        self._pages = page is not None and page.values.address and not page.several
        self._above: dict[str, str] = {}
        placing = handed.placing(organisations)
        for number, row in enumerate(handed.links):
            if placing.get(row["from"]) == number and row["from"] in posts | organisations:
                self._above[row["from"]] = row["to"]
                self.left.update(f"{row['link']}.{key}" for key in row if key not in LINK)
            else:
                self.left[row["link"]] += 1

    def organisation(self, row: Flat) -> dict[str, Any]:
        """Return an organisation."""
        kind, stated = row["kind"], row.get("classification")
        word = stated if stated is not None else kind
        if stated == kind:  # which would be read as the kind alone
            self.left["classification"] += 1
        elif self._words.kind(word, _OTHERWISE) != kind:
            self.left[f"kind {kind}"] += 1
        pages = addresses([row.get("page")]) if self._pages else []
        self._leave(row, {"classification", *(["page"] if pages else [])})
        return _said(
            id=row["id"],
            identifiers=_identifiers(row),
            name=self._handed.one_name(row, self.left),
            other_names=[self._other_name(name) for name in self._handed.names.get(row["id"], ())],
            classification=None if word == _OTHERWISE else word,
            parent_id=self._above.get(row["id"]),
            founding_date=row.get("valid.from"),
            dissolution_date=self._end(row.get("valid.until")),
            links=[{"url": page} for page in pages],
        )

    def post(self, row: Flat) -> dict[str, Any]:
        """Return a post."""
        if row["kind"] != _POST:
            self.left[f"kind {row['kind']}"] += 1
        self._leave(row, {"role", "filled"})
        if row.get("filled") not in (None, True):
            self.left["filled"] += 1
        return _said(
            id=row["id"],
            identifiers=_identifiers(row),
            label=self._handed.one_name(row, self.left),
            role=row.get("role"),
            organization_id=self._above.get(row["id"]),
            start_date=row.get("valid.from"),
            end_date=self._end(row.get("valid.until")),
        )

    def membership(self, row: Flat) -> dict[str, Any]:
        """Return that somebody holds a post."""
        return _said(
            organization_id=self._above.get(row["id"]),
            post_id=row["id"],
            role=row.get("role"),
        )

    def _other_name(self, name: Mapping[str, Any]) -> dict[str, Any]:
        words = name["name"]
        row = {f"name:{key}": said for key, said in words.items()} if isinstance(words, dict) else {"name": words}
        if "source" in name:
            self.left["names.source"] += 1
        return _said(
            name=self._handed.one_name(row, self.left),
            start_date=name.get("from"),
            end_date=self._end(name.get("until")),
        )

    def _end(self, day: str | None) -> str | None:
        if day == "unknown":
            self.left["valid.until as unknown"] += 1
            return None
        return day

    def _leave(self, row: Flat, held: set[str]) -> None:
        """Count what a unit says that is not in Popolo."""
        held |= {"id", "kind", "valid.from", "valid.until"}
        self.left.update(key for key in row if key not in held and key.partition(":")[0] != "name")


def _identifiers(row: Flat) -> list[dict[str, str]]:
    """Return what says a unit's id where readers would take a part of it."""
    unit = row["id"]
    return [] if last_segment(unit) == unit else [{"scheme": SCHEME, "identifier": unit}]


def _said(**said: Any) -> dict[str, Any]:
    """Return what is said, without None and empty lists."""
    return {key: value for key, value in said.items() if value is not None and value != []}
