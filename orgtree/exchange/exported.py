"""The protocol of exporters: what they are handed, and the files that they give."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from orgtree.graph.rows import head_of, plain_value, to_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.charter.model import Charter
    from orgtree.graph.snapshot import Snapshot

Flat = dict[str, Any]
"""What a row says, by name: `name` or `name:LANGUAGE`, fields, `valid.from`, `valid.until`; numbers, texts and truth values."""

_BETWEEN = "; "
_LINK = ("link", "from", "to")


@dataclass(frozen=True, slots=True)
class Handed:
    """An organisation as exporters are handed it.

    Args:
        charter: Its charter.
        head: What its definition's head says, besides the charter.
        units: A row a unit: id, kind, and what `Flat` says.
        links: A row a link: link, from, to, and what `Flat` says.
        nesting: Numbers of the links that a unit's place under another says by itself, one a unit at most.
        left_out: What no form has room for, by name, with how often it is said.
        coverage: A row a figure, for the forms that have room for them.
    """

    charter: Charter
    head: Mapping[str, Any]
    units: Sequence[Flat]
    links: Sequence[Flat]
    nesting: frozenset[int]
    left_out: Mapping[str, int]
    coverage: Sequence[Mapping[str, Any]] = ()

    def under(self) -> dict[str, str]:
        """Return the unit above by the id of the one that stands under it."""
        return {self.links[number]["from"]: self.links[number]["to"] for number in sorted(self.nesting)}

    def head_left(self, held: Iterable[str]) -> Counter[str]:
        """Return what a form leaves out of the head.

        Args:
            held: Keys that it keeps.
        """
        left = {key: said for key, said in self.head.items() if key not in held}
        if left.get("language") == self.charter.language:
            del left["language"]  # which is then the charter's
        return Counter({f"head.{key}": len(said) if isinstance(said, list) else 1 for key, said in left.items()})

    def spoken(self, row: Flat) -> Flat:
        """Return a row whose bare name says its language, where that is not the charter's, for forms without a head."""
        language = self.head["language"]
        if language == self.charter.language:
            return row
        return {f"name:{language}" if key == "name" else key: said for key, said in row.items()}


@dataclass(frozen=True, slots=True)
class Exported:
    """What an exporter gives.

    Args:
        files: Contents by what is put between the name of the file and its ending: "" and, say, "-links".
        left_out: What the form does not hold, by name, with how often it was said.
    """

    files: Mapping[str, bytes]
    left_out: Mapping[str, int] = field(default_factory=dict)


class Exporter(Protocol):
    """A module in `exporters/`: one form of files.

    Attributes:
        TITLE: What the form is called, in English.
        ENDINGS: How names of its files end, the usual ending first; an ending of several forms is the first one's.
        KEEPS: What of an organisation is in it, for the table of forms.
        LOSES: What is not.
        TEXT: Whether it is text in one file, which can be printed.

    A form that has room for figures says so by `FIGURES = True`.
    """

    TITLE: str
    ENDINGS: tuple[str, ...]
    KEEPS: str
    LOSES: str
    TEXT: bool

    def write(self, handed: Handed) -> Exported:
        """Return an organisation in this form.

        Args:
            handed: The organisation.

        Raises:
            MissingExtraError: If the form needs a package that is missing or too old.
        """
        ...


def handed_of(graph: Snapshot, claims: Iterable[Any] = (), coverage: Sequence[Mapping[str, Any]] = ()) -> Handed:
    """Return an organisation as exporters are handed it.

    Args:
        graph: The graph, on the day that is looked at: of values that change it has those of that day.
        claims: Claims of its definition.
        coverage: Its figures.
    """
    left: Counter[str] = Counter()
    units, links = to_rows(graph)
    flat_units = []
    for number, row in enumerate(units):
        flat: Flat = {"id": row["id"], "kind": row["kind"]}
        for key, said in row.items():
            if key in ("names", "exceptions"):
                left[key] += len(said)
            elif key == "name" and isinstance(said, dict):
                flat |= {f"name:{language}": words for language, words in said.items()}
            elif key not in flat:
                flat |= _flat(key, said, left, graph.columns, number)
        flat_units.append(flat)
    flat_links = []
    for row in links:
        flat = {key: row[key] for key in _LINK}
        for key, said in row.items():
            if key not in flat:
                flat |= _flat(key, said, left, {}, 0)
        flat_links.append(flat)
    return Handed(
        graph.charter,
        head_of(graph, claims),
        flat_units,
        flat_links,
        _nesting(graph, flat_links),
        left,
        coverage,
    )


def _flat(key: str, said: Any, left: Counter[str], columns: Mapping[str, Any], row: int) -> Flat:
    """Return a value as plain data by name; what is not plain of it is counted."""
    if key == "valid":
        return {f"valid.{end}": day for end, day in said.items()}
    if isinstance(said, list) and any(isinstance(one, dict) and "value" in one for one in said):
        left[f"{key} on other days"] += len(said) - 1
        left.update({f"{key}.{note}": 1 for one in said for note in one.keys() - {"value", "from", "until"}})
        column = columns.get(key)
        return _plain(key, plain_value(column, row) if column is not None and column.written[row] else None, left)
    if isinstance(said, dict):
        left.update(f"{key}.{note}" for note in said if note != "value")
        return _plain(key, said.get("value"), left)
    return _plain(key, said, left)


def _plain(key: str, value: Any, left: Counter[str]) -> Flat:
    if value is None or value == "":
        left[f"{key} as unknown"] += 1
        return {}
    return {key: _BETWEEN.join(map(str, value)) if isinstance(value, list) else value}


def _nesting(graph: Snapshot, links: Sequence[Flat]) -> frozenset[int]:
    """Return which links say no more than that a unit stands under another, by the link that nesting writes."""
    codes = dict(zip(graph.ids, graph.kind.tolist(), strict=True))
    found: dict[str, int] = {}
    for number, row in enumerate(links):
        nests = graph.charter.nests.get((codes[row["from"]], codes[row["to"]]))
        if len(row) == len(_LINK) and row["link"] == nests:
            found.setdefault(row["from"], number)
    return frozenset(found.values())
