"""Random documents in random styles, and random changes of what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.place import Place
from orgtree.source import read_text
from orgtree.source.scalar_text import Quotes, block_text, scalar_text

if TYPE_CHECKING:
    from random import Random

_TEXTS = [
    "Lab",
    "no",
    "12",
    "a: b",
    "x, y",
    "it's",
    'say "so"',
    "东京 部",
    "7..",
    "2024-03",
    "",
    "# no",
    "- a",
    "two\nlines\n",
    "l1\n  l2",
    "true",
]
_QUOTES: list[Quotes] = ["", "", "'", '"']
_FIELDS = ["kind", "name", "note", "seat", "tags", "headcount", "x y"]


class Writer:
    """Writes plain data as YAML, in a style drawn by chance, with comments that are all different."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.newline = chance.choice(["\n", "\n", "\r\n", "\r"])
        self.dash = chance.choice([0, 2, 4])
        self.item = chance.choice([2, 2, 4])
        self.flow = chance.choice([0.0, 0.4, 0.9])
        self.comments = chance.choice([0.0, 0.3, 0.6])
        self.blanks = chance.choice([0.0, 0.0, 0.3])
        self.quotes: Quotes = chance.choice(_QUOTES)
        self.count = 0
        self.name = f"{chance.randrange(1000)}"

    def text(self, data: dict[str, Any]) -> str:
        """Return a document."""
        lines = ["# head", ""] if self.chance.random() < 0.5 else []
        lines += self.mapping(data, 0)
        if self.chance.random() < 0.3:
            lines += ["", "# tail"]
        whole = self.newline.join(lines)
        return whole if self.chance.random() < 0.2 else whole + self.newline

    def comment(self) -> str:
        """Return a comment that no other is like."""
        self.count += 1
        return f"# note {self.name}.{self.count}."

    def above(self, column: int) -> list[str]:
        """Return what stands above an entry."""
        lines = []
        if self.chance.random() < self.blanks:
            lines.append("")
        if self.chance.random() < self.comments:
            lines += [" " * column + self.comment()]
        return lines

    def behind(self) -> str:
        """Return what stands behind a value."""
        return f"  {self.comment()}" if self.chance.random() < self.comments / 2 else ""

    def scalar(self, value: Any, *, flow: bool) -> str:
        """Return a scalar."""
        return scalar_text(value, self.quotes if self.chance.random() < 0.7 else "", flow=flow)

    def inline(self, value: Any) -> str:
        """Return a value on one line."""
        if isinstance(value, dict):
            return "{" + ", ".join(f"{scalar_text(k, flow=True)}: {self.inline(v)}" for k, v in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.inline, value)) + "]"
        return self.scalar(value, flow=True)

    def bracketed(self, value: Any, column: int) -> str:
        """Return a value in brackets, with the units in it each on a line of its own, or not."""
        units = value.get("units") if isinstance(value, dict) else value
        if not units or not isinstance(units[0], dict) or self.chance.random() < 0.3:
            return self.inline(value)
        if isinstance(value, dict):
            entries = [f"{scalar_text(k, flow=True)}: {self.inline(v)}" for k, v in value.items() if k != "units"]
            return "{" + ", ".join([*entries, f"units: {self.bracketed(units, column)}"]) + "}"
        first, last = self.chance.random() < 0.2, self.chance.random() < 0.3
        lines = ["["]
        for number, item in enumerate(units):
            lines += self.above(column + 2)
            comma = "," if last or number + 1 < len(units) else ""
            text = self.bracketed(item, column + 2)
            ends = f", {text}" if first and number else f"{text}{'' if first else comma}"
            lines.append(" " * (column + 2) + ends + self.behind())
        return "\n".join([*lines, " " * column + "]"])

    def mapping(self, data: dict[str, Any], column: int) -> list[str]:
        """Return the lines of a mapping."""
        lines: list[str] = []
        for key, value in data.items():
            lines += self.above(column) if lines else []
            head = " " * column + f"{scalar_text(key)}:"
            lines += self.value(head, value, column)
        return lines

    def value(self, head: str, value: Any, column: int) -> list[str]:
        """Return the lines of an entry."""
        if isinstance(value, list) and value and self.chance.random() > self.flow:
            return [head + self.behind(), *self.items(value, column + self.dash)]
        if isinstance(value, dict) and value and self.chance.random() > self.flow:
            return [head + self.behind(), *self.mapping(value, column + 2)]
        if isinstance(value, dict | list):
            return f"{head} {self.bracketed(value, column + 2)}{self.behind()}".split("\n")
        if isinstance(value, str) and "\n" in value:
            sign = self.chance.choice("|>")
            written = block_text(value, sign, " " * (column + self.chance.choice([1, 2, 3])), "\n")
            if written is not None and self.chance.random() < 0.8:
                return f"{head} {written}".split("\n")
        if value is None and self.chance.random() < 0.5:
            return [head + self.behind()]
        return [f"{head} {self.scalar(value, flow=False)}{self.behind()}"]

    def items(self, values: list[Any], column: int) -> list[str]:
        """Return the lines of a list."""
        lines: list[str] = []
        dash = " " * column + "-" + " " * (self.item - 1)
        for value in values:
            lines += self.above(column)
            if isinstance(value, dict) and value and self.chance.random() > self.flow:
                inner = self.mapping(value, column + self.item)
                lines += [dash + inner[0].lstrip(" "), *inner[1:]]
                if self.chance.random() < self.comments / 2:
                    lines.append(" " * (column + 2) + self.comment())
            elif isinstance(value, dict | list):
                lines += (dash + self.bracketed(value, column + 2) + self.behind()).split("\n")
            else:
                lines.append(dash + self.scalar(value, flow=False) + self.behind())
        return lines


class Unit:
    """A unit that can be moved about, and knows where it was written."""

    def __init__(self, mapping: dict[str, Any], place: Place | None) -> None:
        self.mapping = mapping
        self.place = place
        self.said = {key: value for key, value in mapping.items() if key != "units"}
        self.listed = "units" in mapping
        self.units: list[Unit] = []
        self.above: Unit | None = None
        self.fresh = place is None

    def built(self, origin: dict[int, Place]) -> dict[str, Any]:
        """Return what is said of it, the same object where that has not changed."""
        inner = [unit.built(origin) for unit in self.units]
        before = self.mapping.get("units", [])
        alike = len(inner) == len(before) and all(one is other for one, other in zip(inner, before, strict=True))
        data = self.mapping
        if self.fresh or not alike or self.listed != ("units" in self.mapping):
            data = dict(self.said)
            self.listed = self.listed or bool(inner)
            if self.listed:
                data["units"] = before if alike and "units" in self.mapping else inner
        if self.place is not None:
            origin[id(data)] = self.place
        return data


def units_of(data: list[Any], document: int, path: tuple[str | int, ...]) -> list[Unit]:
    """Return units with their places."""
    found = []
    for number, mapping in enumerate(data):
        unit = Unit(mapping, Place(document, (*path, number)))
        unit.units = units_of(mapping.get("units", []), document, (*path, number, "units"))
        for inner in unit.units:
            inner.above = unit
        found.append(unit)
    return found


def random_value(chance: Random) -> Any:
    """Return the value of a field."""
    sort = chance.randrange(8)
    if sort < 4:
        return chance.choice(_TEXTS)
    if sort == 4:
        return chance.choice([1, 0, -3, 2.5, True, None])
    if sort == 5:
        return [chance.choice(["a", "b c", "no", 3]) for _ in range(chance.randrange(4))]
    if sort == 6:
        return [{"to": f"t{chance.randrange(5)}", "role": chance.choice(_TEXTS)} for _ in range(chance.randrange(3))]
    return {"from": "2020", "until": chance.choice(_TEXTS)}


def random_unit(chance: Random, names: list[int], depth: int) -> dict[str, Any]:
    """Return a unit with others in it."""
    names[0] += 1
    unit: dict[str, Any] = {"id": f"u{names[0]}"}
    for field in _FIELDS:
        if chance.random() < 0.4:
            unit[field] = random_value(chance)
    if depth and chance.random() < 0.6:
        unit["units"] = [random_unit(chance, names, depth - 1) for _ in range(chance.randrange(4))]
    return unit


def random_texts(chance: Random, *, flow: float | None = None) -> list[str]:
    """Return the texts of one or two documents, whose units have different ids."""
    names = [0]
    texts = []
    for _ in range(chance.choice([1, 1, 2])):
        data = {
            "orgtree": "definition/1",
            "units": [random_unit(chance, names, 3) for _ in range(chance.randrange(1, 5))],
        }
        writer = Writer(chance)
        writer.flow = writer.flow if flow is None else flow
        texts.append(writer.text(data))
    return texts


def changed(  # noqa: C901 - one step after the other
    chance: Random, data: list[dict[str, Any]], *, only_moves: bool
) -> tuple[list[dict[str, Any]], dict[int, Place]]:
    """Change data by chance; return what is said then, and where the units in it were written."""
    roots = [units_of(whole["units"], number, ("units",)) for number, whole in enumerate(data)]
    names = [1000]

    def everything() -> list[Unit]:
        found = [unit for root in roots for unit in root]
        for unit in found:
            found.extend(unit.units)
        return found

    def take(unit: Unit) -> None:
        if unit.above is not None:
            unit.above.units.remove(unit)
            if not unit.above.units and not only_moves and chance.random() < 0.5:
                unit.above.listed = False
        else:
            next(root for root in roots if unit in root).remove(unit)

    def put(unit: Unit) -> None:
        below = {id(unit)}
        for other in everything():
            if other.above is not None and id(other.above) in below:
                below.add(id(other))
        places = [other for other in everything() if id(other) not in below]
        unit.above = chance.choice([None, *places])
        target = unit.above.units if unit.above else chance.choice(roots)
        target.insert(chance.randrange(len(target) + 1), unit)

    for _ in range(chance.choice([1, 1, 2, 4])):
        units = everything()
        step = 0 if only_moves else chance.randrange(6)
        if not units or step == 5:
            fresh = Unit(random_unit(chance, names, 0), None)
            put(fresh)
            continue
        unit = chance.choice(units)
        if step in (0, 1):
            take(unit)
            put(unit)
        elif step == 2:
            take(unit)
        elif step == 3:
            unit.said[chance.choice(_FIELDS)] = random_value(chance)
            unit.fresh = True
        elif len(unit.said) > 1:
            del unit.said[chance.choice(list(unit.said)[1:])]
            unit.fresh = True
    origin: dict[int, Place] = {}
    after = []
    for whole, root in zip(data, roots, strict=True):
        inner = [unit.built(origin) for unit in root]
        alike = len(inner) == len(whole["units"]) and all(map(lambda a, b: a is b, inner, whole["units"]))
        after.append(whole if alike else {**whole, "units": inner})
    return after, origin


def read(text: str) -> Any:
    """Return a text's document, which has to be without a fault."""
    document, findings = read_text(text, label="a.yaml")
    assert not findings, [finding.text() for finding in findings]
    return document
