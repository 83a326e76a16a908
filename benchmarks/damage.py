"""Growth with damage: what a rule takes for each unit, at several sizes, where the same share of the units is told of.

usage: python benchmarks/damage.py [RULE COUNT]

An organisation is made of copies of the examples in the rule's own manual, bad ones and good ones, each copy with ids of
its own, so that a new rule is measured as soon as it has a manual. What reading tells of stands in `mistakes.yaml`. It prints
as JSON the median CPU seconds of checking (of reading and checking for what reading tells of), how many units there were,
and how many findings.
"""

from __future__ import annotations

import gc
import json
import re
import statistics
import sys
import tempfile
import textwrap
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orgtree
from orgtree.check.rules import CHECKS
from orgtree.check.structure import STRUCTURE
from orgtree.source import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARE = 0.07
"""Findings for each unit."""
SMALL = 100
"""Units of the organisation by which everything is loaded that loads late."""
MOST_RUNS = 5
ENOUGH = 200_000
"""Units that are looked at in all; larger organisations are looked at once."""

_MISTAKES = Path(__file__).parent / "mistakes.yaml"
_BLOCK = re.compile(r"^[ ]*```yaml\n(.*?)^[ ]*```$", re.MULTILINE | re.DOTALL)
_COPY = "@copy@"
_NO_IDS = ("kind", "name")
LISTS = ("units", "retired", "events")
"""What is copied of a definition: its units, and of the head what names units."""


@dataclass(frozen=True)
class Case:
    """What one rule is measured with.

    Args:
        charter: Text of a charter, without the lines that say what it is.
        bad: Definitions in which something is found.
        good: Definitions in which nothing is.
        reading: Whether it is found while reading.
    """

    charter: str
    bad: list[Any] = field(default_factory=list)
    good: list[Any] = field(default_factory=list)
    reading: bool = False


def cases() -> dict[str, Case]:
    """Return the cases by name: the checks, the structure rules and what reading tells of."""
    found = {name: _from_manual(module.__doc__ or "") for name, module in {**CHECKS, **STRUCTURE}.items()}
    said = _data(_MISTAKES.read_text(encoding="utf-8"))
    for name, bad in said["mistakes"].items():
        found[f"reading: {name}"] = Case(said["charter"], [_data(bad)], [_data(said["good"])], reading=True)
    return found


def _from_manual(manual: str) -> Case:
    """Return the first charter of a manual with its definitions."""
    case = Case("")
    for block in map(textwrap.dedent, _BLOCK.findall(manual)):
        data = _data(block)
        if "units" not in data:
            if case.charter:
                break
            case = Case(block)
        else:
            (case.bad if "# expect:" in block else case.good).append(data)
    same = [data for data in case.good if data.get("as_of") == case.bad[0].get("as_of")]
    return Case(case.charter, case.bad, same or case.good)


def _data(text: str) -> Any:
    return read_text(text, label="example.yaml")[0].data


@dataclass(frozen=True)
class Template:
    """Some definitions as the text of one copy.

    Args:
        lists: For each of the lists of a definition its entries as JSON, ids marked.
        units: Number of its units.
    """

    lists: dict[str, str]
    units: int

    @classmethod
    def of(cls, definitions: list[Any]) -> Template:
        """Put definitions together, each with ids of its own."""
        entries: dict[str, list[str]] = {name: [] for name in LISTS}
        count = 0
        for number, data in enumerate(definitions):
            own = {entry["id"] for name in LISTS for entry in _walk(data.get(name, ())) if "id" in entry}
            count += sum(1 for _ in _walk(data["units"]))
            for name in LISTS:
                entries[name] += [json.dumps(_marked(entry, own, f"{_COPY}{number}.")) for entry in data.get(name, ())]
        return cls({name: ", ".join(texts) for name, texts in entries.items()}, count)

    def copies(self, name: str, begin: int, count: int) -> list[Any]:
        """Return one of the lists, so many times."""
        if not self.lists[name]:
            return []
        text = ", ".join(self.lists[name].replace(_COPY, f"n{copy}.") for copy in range(begin, begin + count))
        found: list[Any] = json.loads(f"[{text}]")
        return found


def _walk(entries: Any) -> Iterator[Any]:
    for entry in entries:
        yield entry
        yield from _walk(entry.get("units", ()))


def _marked(value: Any, ids: set[str], mark: str) -> Any:
    """Return plain data in which each text that is an id has a mark before it."""
    if isinstance(value, dict):
        return {key: inner if key in _NO_IDS else _marked(inner, ids, mark) for key, inner in value.items()}
    if isinstance(value, list):
        return [_marked(inner, ids, mark) for inner in value]
    return mark + value if isinstance(value, str) and value in ids else value


class Grower:
    """Makes organisations of any size for one case.

    Args:
        case: What they are made of.
        folder: Where the charter is written.
    """

    def __init__(self, case: Case, folder: Path) -> None:
        self.case = case
        self.charter = folder / "charter.yaml"
        self.charter.write_text(f"orgtree: charter/1\nname: example\n{case.charter}", encoding="utf-8")
        self.head = {key: value for key, value in case.bad[0].items() if key == "as_of"}
        self.bad, self.good = Template.of(case.bad), Template.of(case.good)
        self.told = 0
        alone = self.read(self.rows(self.bad.units)).check()
        # What is told of the organisation as a whole is told of once, whatever its size.
        told = sum(finding.unit is not None or finding.code == "ORG213" for finding in alone.findings)
        self.told = told + alone.hidden + sum(alone.silenced.values())

    def rows(self, count: int) -> dict[str, list[Any]]:
        """Return units, tombstones and events of about *count* units; as many copies are bad as make the share of findings."""
        bad = max(1, count // self.bad.units)
        if self.told:
            bad = min(bad, max(1, round(SHARE * count / self.told)))
        good = max(0, count - bad * self.bad.units) // self.good.units
        return {name: self.bad.copies(name, 0, bad) + self.good.copies(name, bad, good) for name in LISTS}

    def read(self, rows: dict[str, list[Any]]) -> orgtree.Organisation:
        """Read an organisation."""
        return orgtree.from_rows(
            rows["units"],
            charter=str(self.charter),
            **self.head,
            **{name: rows[name] for name in LISTS[1:] if rows[name]},
        )

    def measure(self, count: int) -> dict[str, float]:
        """Return the median CPU seconds for an organisation of about *count* units, its units and its findings."""
        self.read(self.rows(SMALL)).check()
        runs = []
        for _ in range(min(MOST_RUNS, max(1, ENOUGH // count))):
            gc.collect()
            runs.append(self.run(count))
        return {**runs[-1], "cpu": statistics.median(run["cpu"] for run in runs)}

    def run(self, count: int) -> dict[str, float]:
        """Return what `measure` does, of one run."""
        rows = self.rows(count)
        begun = time.process_time()
        org = self.read(rows)
        if not self.case.reading:
            begun = time.process_time()
        report = org.check()
        seconds = time.process_time() - begun
        told = len(report.findings) + report.hidden + sum(report.silenced.values())
        return {"cpu": seconds, "units": len(org), "told": told}


def main() -> None:
    """Print what one rule takes at one size, or without arguments which rules there are."""
    if len(sys.argv) == 1:
        print(json.dumps({"rules": list(cases())}))
        return
    name, count = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(Grower(cases()[name], Path(folder)).measure(int(count))))


if __name__ == "__main__":
    main()
