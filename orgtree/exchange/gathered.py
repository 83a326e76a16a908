"""What importers gather: documents read within budgets, ids, rows with their places, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.errors import DefinitionError
from orgtree.base.files import label_of
from orgtree.base.place import Place
from orgtree.base.suggest import listed
from orgtree.charter.reserved_words import UNIT_WORDS
from orgtree.charter.unit_id import wrong_id
from orgtree.exchange.cells import Meanings
from orgtree.exchange.codes import exchange_finding
from orgtree.exchange.column_matching import UNDER
from orgtree.exchange.imported import Imported
from orgtree.exchange.kind_words import KindWords
from orgtree.exchange.named_ids import free_id
from orgtree.exchange.nodes import Node
from orgtree.exchange.safe_toml import read_toml
from orgtree.source import Document, SourceSet, read_documents, read_file
from orgtree.source.decoding import to_text
from orgtree.source.files import UnreadableError, read_bytes, unreadable
from orgtree.source.notes import Notes, excerpt

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence
    from pathlib import Path

    from orgtree.base.finding import Finding
    from orgtree.exchange.imported import Asked, Row

_MOST_TOLD = 40
"""Keys that one note on what is left out names."""


class Gathered:
    """Rows while an importer reads.

    Args:
        asked: What the importer is asked.
        states: Keys that the form can state of a unit, besides those that its rows have.
    """

    def __init__(self, asked: Asked, states: Iterable[str] = ()) -> None:
        self.asked = asked
        self.sources = SourceSet()
        self.head: dict[str, Any] = {}
        self.units: list[Row] = []
        self.links: list[Row] = []
        self.findings: list[Finding] = []
        self._unit_places: list[Place] = []
        self._link_places: list[Place] = []
        self._states = {"id", "kind", "name", UNDER, *states}
        self._roots: list[Node] = []
        self._left: dict[str, tuple[Place, int]] = {}
        self._people: tuple[Place, int] | None = None
        self._mentions: dict[str, tuple[Place, str, str | None]] = {}
        self._ids: dict[Hashable, str] = {}
        self._taken: set[str] = set()
        self._bytes_left = asked.budgets.max_total_bytes
        charter = asked.charter
        self._known = {*charter.fields, *charter.links, *UNIT_WORDS, UNDER}
        self._means = Meanings.of(charter, asked.spoken)
        self.kind = KindWords.of(charter).kind

    def document(self, path: Path) -> Node:
        """Return the root of a YAML or JSON file; an empty one where it cannot be read, which is told."""
        document, findings = read_file(path, budgets=self.asked.budgets, number=len(self.sources))
        self.findings += findings
        self._spend(len(document.text), path)
        return self.root(document)

    def documents(self, path: Path) -> list[Node]:
        """Return the roots of a YAML file's documents; an empty one where it cannot be read, which is told."""
        number = len(self.sources)
        found, findings = read_documents(
            self._content(path), label=label_of(path), budgets=self.asked.budgets, number=number
        )
        self.findings += findings
        return [self.root(document) for document in found]

    def text(self, path: Path) -> tuple[str, int]:
        """Return the text of a file, "" where it cannot be read, which is told, and the number of its document."""
        notes = Notes(len(self.sources), self.asked.budgets.max_findings)
        text, readable, _ = to_text(self._content(path), self.asked.budgets, notes)
        self.findings += notes.sorted()
        return text if readable else "", self.sources.add(Document(label_of(path), text))

    def toml(self, path: Path) -> Node:
        """Return the root of a TOML file; an empty one where it cannot be read, which is told."""
        text, number = self.text(path)
        data: Any = None
        try:
            data = read_toml(text)
        except (ValueError, RecursionError) as error:
            message = N_("'{path}' is not TOML that can be read: {reason}")
            self.note("ORG811", message, Place(number), path=path.name, reason=excerpt(str(error)))
        node = Node(self, number, (), data, "")
        self._roots.append(node)
        return node

    def root(self, document: Document) -> Node:
        """Add a document and return the root of its data."""
        node = Node(self, self.sources.add(document), (), document.data, "")
        self._roots.append(node)
        return node

    def id(self, key: Hashable, text: str | None = None, within: str = "") -> str:
        """Return the id of what a file calls so: the text itself where it is an id and free, else one made of it.

        Args:
            key: What tells it from all others in the file.
            text: What the id is made of; None for the key.
            within: Id of what it is a part of, which tells it from others of its name.
        """
        made = self._ids.get(key)
        if made is None:
            wanted = composed((str(key) if text is None else text).strip())
            free = wrong_id(wanted) is None and wanted not in self._taken
            made = wanted if free else free_id(wanted, self._taken, within)
            self._ids[key] = made
            self._taken.add(made)
        return made

    def known(self, key: Hashable) -> str | None:
        """Return the id of what a file calls so, None where nothing has been called so before."""
        return self._ids.get(key)

    def attributes(self, cells: Mapping[str, str], place: Place) -> Row:
        """Return what texts say of a unit by the names that orgtree itself writes: fields, `name:en`, `valid.from`, `FIELD.low`.

        Args:
            cells: Texts by name; others are left out.
            place: Where they are.
        """
        known: dict[str, str] = {}
        days: dict[str, str] = {}
        for name, text in cells.items():
            word, _, end = name.rpartition(".")
            if word == "valid" and end in ("from", "until"):
                days[end] = text  # a year stays a year, which a cell of a sheet need not be
            elif end in ("low", "high") and word in self._means.fields:
                low, high = (cells.get(f"{word}.{side}", "") for side in ("low", "high"))
                known[word] = f"{low}..{high}"
            elif name in self._means.fields or name in ("name", "incomplete") or name.startswith("name:"):
                known[name] = text
            else:
                self.leave(excerpt(name), place)
        if any(name.startswith("name:") for name in known):  # which say it whole
            known.pop("name", None)
        row = self._means.row(known, {name: name for name in known})
        return {**row, **({"valid": days} if days else {})}

    def unit(self, place: Place, identifier: str, kind: str, **said: Any) -> Row:
        """Add a unit; what is said as None or an empty list is not said, and what the charter does not know is left out.

        Returns:
            Its row, to which more may be added.
        """
        row: Row = {"id": identifier, "kind": kind}
        for key, value in stated(said).items():
            if key in self._known:
                row[key] = value
            else:
                self.leave(key, place)
        self.units.append(row)
        self._unit_places.append(place)
        return row

    def link(self, place: Place, link: str, source: str, target: str, **said: Any) -> None:
        """Add a link that is written on its own."""
        self.links.append({"link": link, "from": source, "to": target, **stated(said)})
        self._link_places.append(place)

    def under(self, row: Row, parents: Sequence[str], place: Place, other: str) -> None:
        """Let a unit stand under the first of several parents, and link it to the others.

        Args:
            row: The unit.
            parents: Their ids.
            place: Where they are written.
            other: The type of link that leads to the second and the following.
        """
        if not parents:
            return
        first, *others = dict.fromkeys(parents)
        row[UNDER] = first
        if others:
            row[other] = others
            self.note(
                "ORG810",
                N_("'{id}' has several parents: it stands under '{first}', and '{link}' leads to {others}"),
                place,
                id=row["id"],
                first=first,
                link=other,
                others=listed(others),
            )

    def leave(self, key: str, place: Place, count: int = 1) -> None:
        """Count what is left out, by its key."""
        first, before = self._left.get(key, (place, 0))
        self._left[key] = first, before + count

    def people(self, place: Place, count: int) -> None:
        """Count persons whose names are left out."""
        first, before = self._people or (place, 0)
        self._people = (first, before + count) if before + count else None

    def note(self, code: str, message: str, place: Place, **facts: Any) -> None:
        """Add a finding."""
        self.findings.append(exchange_finding(code, message, place, facts=facts))

    def imported(self, path: Path) -> Imported:
        """Return all that was gathered.

        Args:
            path: What was read.

        Raises:
            DefinitionError: If no unit was found; carries the findings that say why.
        """
        self._make_mentioned()
        if not self.units:
            reason = self.findings[0].saying if self.findings else N_("no unit is in it")
            raise DefinitionError(
                N_("'{path}' cannot be read: {reason}"), tuple(self.findings), path=path, reason=reason
            )
        for node in self._roots:
            node.leave_rest()
        if self._left:
            shown = [f"{key} ({count})" for key, (_, count) in list(self._left.items())[:_MOST_TOLD]]
            keys = ", ".join([*shown, *(["…"] if len(self._left) > _MOST_TOLD else [])])
            first = next(iter(self._left.values()))[0]
            self.note("ORG808", N_("left out, since nothing of the charter keeps it: {keys}"), first, keys=keys)
        if self._people is not None:
            place, count = self._people
            self.note("ORG809", N_("names of persons are left out; counted or numbered: {count}"), place, count=count)
        return Imported(
            self.units,
            self.links,
            self.sources,
            self._unit_places,
            self._link_places,
            head=self.head,
            left_out=self.findings,
            unit_keys=frozenset(self._states | {key for row in self.units for key in row}),
            link_keys=frozenset(key for row in self.links for key in row),
        )

    def mention(
        self, place: Place, key: Hashable, text: str, kind: str, within: str = "", *, name: str | None = None
    ) -> str:
        """Return the id of a unit that is named, and perhaps nowhere told of; what is made of it waits until the end.

        Args:
            place: Where it is named.
            key: What tells it from all others in the file.
            text: What its id is made of.
            kind: Its kind where the file does not tell of it.
            within: Id of what it is a part of.
            name: What it is called there.
        """
        made = self.id(key, text, within)
        self._mentions.setdefault(made, (place, kind, name))
        return made

    def _make_mentioned(self) -> None:
        """Make units of those that are named only; what they are linked to is not known."""
        told = {row["id"] for row in self.units}
        charter = self.asked.charter
        for made, (place, kind, name) in self._mentions.items():
            if made in told:
                continue
            code = charter.kinds[kind].code if kind in charter.kinds else None
            ways = [
                name
                for name, link in charter.links.items()
                if link.hierarchy is not None and any(source == code for source, _ in link.pairs)
            ]
            self.unit(place, made, kind, name=name, incomplete=ways)
            self.note(
                "ORG812", N_("'{id}' is named only, and becomes a unit of which nothing is known"), place, id=made
            )

    def _content(self, path: Path) -> bytes:
        """Return the bytes of a file, none where it cannot be read, which is told."""
        try:
            content = read_bytes(path, self.asked.budgets.max_bytes)
        except UnreadableError as error:
            self.findings.append(unreadable(len(self.sources), label_of(path), error.saying))
            content = b""
        self._spend(len(content), path)
        return content

    def _spend(self, size: int, path: Path) -> None:
        self._bytes_left -= size
        if self._bytes_left < 0:
            most = self.asked.budgets.max_total_bytes
            raise refused(N_("the files together have more than {most} bytes, up to '{path}'"), path, most=most)


def stated(said: dict[str, Any]) -> dict[str, Any]:
    """Return what is said, without None and empty lists."""
    return {key: value for key, value in said.items() if value is not None and value != []}


def refused(message: str, path: Path, sources: SourceSet | None = None, **facts: Any) -> DefinitionError:
    """Return the error that a whole file is refused.

    Args:
        message: Template of why.
        path: The file.
        sources: The documents that were read before it.
        **facts: What fills the template besides the path.
    """
    place = Place(len(sources) if sources is not None else 0)
    finding = exchange_finding("ORG811", message, place, facts={"path": path, **facts})
    return DefinitionError(message, (finding,), path=path, **facts)
