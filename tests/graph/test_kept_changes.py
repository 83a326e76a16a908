"""Pairs of odd states, with all that is told of them: what differs, the list of changes, and what each does from a day on.

The states of `kept/` were drawn as the laws of `test_change_list.py` and `test_apply_since.py` draw them, and those were kept
that differ in most ways. UPDATE_SNAPSHOTS=1 writes what is told anew, where those laws hold of it.
"""

from __future__ import annotations

import datetime as dt
import json
from itertools import cycle, pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from apply_by_hand import apply
from on_a_day import on_a_day
from test_change_list import content
from told_text import same
from two_states import CHARTER

import orgtree
from orgtree.api.diff import Diff
from orgtree.base.errors import OrgtreeError

FOLDER = Path(__file__).parent / "kept"
PAIRS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
DAYS = ("2019-07-01", "2021-01-01")
EDGES = ("2019-01-01", "2020-06-01", "2018-01-01")
"""Days on which what these states say begins or ends."""
OWN_DAYS = {"valid", "names", "end"}
"""What says days itself, and holds on these: the end of a unit that has ended is put off by another one."""


def text(value: Any) -> str:
    """Return plain data as a line."""
    return json.dumps(value, ensure_ascii=False, default=str)


def read(rows: Any) -> orgtree.Organisation:
    """Return an organisation of units, links and a head."""
    return orgtree.from_rows(rows[0], rows[1], charter="./states.yaml", **rows[2])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work beside the charter, so that nothing told names a folder of this machine."""
    (tmp_path / "states.yaml").write_text(CHARTER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def news(before: orgtree.Organisation, after: orgtree.Organisation) -> list[str]:
    """Return what two organisations do not say alike, row by row, and what is wrong with the second only."""
    gone, come = ([*map(text, org.to_rows()[0] + org.to_rows()[1]), text(org.head)] for org in (before, after))
    told = [f"  - {row}" for row in gone if row not in come] + [f"  + {row}" for row in come if row not in gone]
    known = [problem.text() for problem in before.problems]
    return told + [f"  ! {problem.text()}" for problem in after.problems if problem.text() not in known]


def entries(first: orgtree.Organisation, second: orgtree.Organisation) -> list[dict[str, Any]]:
    """Return the changes between two organisations, with each key that is set in one of its own, and what may become of each unit."""
    found: list[dict[str, Any]] = []
    for entry in first.diff(second).to_changes().to_data()["changes"]:
        single = (
            [{"set": entry["set"], key: said} for key, said in entry.items() if key not in {"set", "unset"}]
            if "set" in entry
            else [entry]
        )
        found += [*single, *({"set": entry["set"], "unset": [key]} for key in entry.get("unset", ()) if "set" in entry)]
    ids = list(first.snapshot.ids)
    for unit, other in pairwise([*ids, *ids[:1]]):
        found += [{"merge": [unit], "into": other}, {"split": unit, "into": [other, ids[0]]}, {"end": unit}]
        found += [{"move": unit, "under": other}, {"move": unit, "under": None}]
    return found


@pytest.mark.parametrize("name", PAIRS)
def test_all_that_is_told_of_two_states(name: str) -> None:
    """What differs, in words and as a list of changes; and the rows that the list makes."""
    first, second = (read(rows) for rows in yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")))
    diff = first.diff(second)
    changes = diff.to_changes().to_data()
    assert content(*apply(changes, *first.to_rows(), first.head)) == content(*second.to_rows(), second.head)
    made = first.with_changes(changes)
    assert content(*made.to_rows(), made.head) == content(*second.to_rows(), second.head)
    told = [text([one.what, one.unit, one.key, str(one.old), str(one.new), str(one.more)]) for one in diff]
    parts = [str(diff), *told, *map(text, changes["changes"]), *map(text, [*made.to_rows()[0], *made.to_rows()[1]])]
    parts += [
        text(sorted(diff.counts.items())),
        text(diff.subtrees),
        str(first.at("2018-06").diff(first.at("2021-02"))),
    ]
    same(FOLDER / f"{name}-differs.txt", "\n".join(parts) + "\n")


@pytest.mark.parametrize(
    ("name", "told", "days"),
    [*((name, "since", DAYS) for name in PAIRS), *((name, "edges", EDGES) for name in ("pair-1", "pair-2", "pair-4"))],
)
def test_what_each_change_does_from_a_day_on(tmp_path: Path, name: str, told: str, days: tuple[str, ...]) -> None:
    """What the definition then says, or why it cannot be; the day before says what it said."""
    first, second = (read(rows) for rows in yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")))
    first = orgtree.load(orgtree.save(first, tmp_path / "org.yaml")[0])
    lines = [(tmp_path / "org.yaml").read_text("utf-8")]
    for entry, day in zip(entries(first, second), cycle(days)):
        lines.append(text({**entry, "on": day}))
        try:
            new = first.with_changes({"orgtree": "changes/1", "changes": [{**entry, "on": day}]})
        except OrgtreeError as error:
            lines.append(f"  {error}")
            continue
        lines += news(first, new)
        if not any(f'"{key}"' in text(entry) for key in OWN_DAYS):
            before = (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()
            assert on_a_day(new, before) == on_a_day(first, before)
    same(FOLDER / f"{name}-{told}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize(("name", "how"), [("pair-1", "rows"), ("pair-2", "file")])
def test_what_becomes_of_units_that_are_renamed_merged_split_and_removed(name: str, how: str) -> None:
    """On all days, in rows or in a file: what is said then, and what differs where the new id is known."""
    org = read(yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))[0])
    if how == "file":
        org = orgtree.load(orgtree.save(org, "org.yaml")[0])
    ids, lines = list(org.snapshot.ids), []
    for unit, other in pairwise([*ids, *ids[:1]]):
        says: list[dict[str, Any]] = [{"rename": unit, "to": "x"}, {"rename": unit, "to": "x", "retired": True}]
        says += [{"merge": [unit], "into": other}, {"split": unit, "into": [other]}, {"remove": unit}]
        for entry in says:
            lines.append(text(entry))
            try:
                new = org.with_changes({"orgtree": "changes/1", "changes": [entry]})
            except OrgtreeError as error:
                lines.append(f"  {error}")
                continue
            lines += news(org, new)
            lines += [f"  {line}" for line in str(Diff(org, new, {unit: "x"})).splitlines()[1:]]
    same(FOLDER / f"{name}-becomes.txt", "\n".join(lines) + "\n")
