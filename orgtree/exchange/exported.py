"""The protocol of exporters: what they are handed, and the files that they give."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from orgtree.graph.rows import head_of, plain_value, to_rows

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from orgtree.charter.model import Charter
    from orgtree.graph.snapshot import Snapshot

Flat = dict[str, Any]
"""What a row says, by name: `name` or `name:LANGUAGE`, fields, `valid.from`, `valid.until`; numbers, texts and truth values."""

_BETWEEN = "; "
LINK = ("link", "from", "to")
"""What every link says."""


@dataclass(frozen=True, slots=True)
class Handed:
    """An organisation as exporters are handed it.

    Args:
        charter: Its charter.
        head: What its definition's head says, besides the charter.
        units: A row a unit: id, kind, and what `Flat` says.
        links: A row a link: link, from, to, and what `Flat` says.
        nesting: Numbers of the links that a unit's place under another says by itself, one a unit at most.
        left_out: What few forms have room for, by name, with how often it is said; a form that has takes it out.
        names: Names of other days by id, as a definition writes them.
        coverage: A row a figure, for the forms that have room for them.
    """

    charter: Charter
    head: Mapping[str, Any]
    units: Sequence[Flat]
    links: Sequence[Flat]
    nesting: frozenset[int]
    left_out: Mapping[str, int]
    names: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    coverage: Sequence[Mapping[str, Any]] = ()

    def under(self) -> dict[str, str]:
        """Return the unit above by the id of the one that stands under it."""
        return {self.links[number]["from"]: self.links[number]["to"] for number in sorted(self.nesting)}

    def placing(self, among: Container[str]) -> dict[str, int]:
        """Return the number of the link by which each unit stands under some other, of the type that nesting would write.

        Args:
            among: Ids of the units that may be above.
        """
        codes = {row["id"]: self.charter.kinds[row["kind"]].code for row in self.units}
        found: dict[str, int] = {}
        for number, row in enumerate(self.links):
            ends = codes[row["from"]], codes[row["to"]]
            if row["to"] in among and self.charter.nests.get(ends) == row["link"] and self.holds(row):
                found.setdefault(row["from"], number)
        return found

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

    def one_name(self, row: Mapping[str, Any], left: Counter[str]) -> str | None:
        """Return a name for forms that have one and do not say its language: that in the definition's, else the first.

        Args:
            row: What it says: `name` or `name:LANGUAGE`.
            left: Counts its names in other languages.
        """
        language = self.head["language"]
        names = {key[5:] or language: said for key, said in row.items() if key.partition(":")[0] == "name"}
        chosen = language if language in names else next(iter(names), None)
        left.update(f"name:{other}" for other in names if other != chosen)
        if chosen not in (None, language):
            left[f"language of name:{chosen}"] += 1
        return None if chosen is None else names[chosen]

    def holds(self, row: Flat) -> bool:
        """Return whether a link holds on the day that is looked at, of a year or month the last; without a day, after all that are known."""
        day = self.head.get("as_of")
        last = f"{day or ''}\uffff"
        ended = "valid.until" in row and not (day and row["valid.until"] >= day)
        return not ended and row.get("valid.from", "") < last


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
    names = {row["id"]: row["names"] for row in units if "names" in row}
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
        flat = {key: row[key] for key in LINK}
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
        names,
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
        if len(row) == len(LINK) and row["link"] == nests:
            found.setdefault(row["from"], number)
    return frozenset(found.values())
