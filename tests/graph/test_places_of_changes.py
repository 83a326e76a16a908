"""Where each value of what would be is found: where the definition writes the same, or in the change that brought it.

The states of `kept/` are written in a file for each outermost area, and changed in every way, one change at a time and all in
turn. UPDATE_SNAPSHOTS=1 writes `kept/*-places.txt` anew, to be read before it is kept: what values came, and from where.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from test_kept_changes import FOLDER, PAIRS, entries, read, text
from told_text import same
from two_states import CHARTER

import orgtree
from orgtree.base.errors import OrgtreeError
from orgtree.base.place import Place
from orgtree.graph.changed_document import ChangedDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree import Organisation

HEADS: list[dict[str, Any]] = [
    {"claim": {"id": "k", "count": "area", "states": 4}},
    {"claim": {"id": "new", "count": "forum", "states": 2}},
    {"unclaim": "k"},
    {"retire": {"id": "old", "into": ["a"]}},
    {"retire": {"id": "gone", "on": 2013}},
    {"unretire": "older"},
    {"event": {"on": 2016, "move": "d", "from": "a", "under": "b"}},
    {"unevent": {"rename": "f", "to": "a"}},
    {"head": {"title": "z", "as_of": 2023}, "unset": ["not_stated"]},
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work beside the charter, so that nothing told names a folder of this machine."""
    (tmp_path / "states.yaml").write_text(CHARTER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def leaves(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Yield each value that is no mapping and no list, with its path."""
    if isinstance(node, dict | list):
        for part, below in node.items() if isinstance(node, dict) else enumerate(node):
            yield from leaves(below, (*path, part))
    else:
        yield path, node


def brought(org: Organisation) -> Iterator[str]:
    """Yield what comes from a list of changes, and from where; what comes from the definition says the same there."""
    loaded = org.loaded
    for number in loaded.written.numbers:
        document = loaded.sources[number]
        assert isinstance(document, ChangedDocument)
        for path, value in leaves(document.data):
            home = document.home(Place(number, path))
            while isinstance(earlier := loaded.sources[home.document], ChangedDocument):
                home = earlier.home(home)
            span = loaded.sources.locate(Place(number, path))
            there = loaded.sources.text(home.document)[span.start : span.end]
            if "changes" in span.label:
                yield f"  {'/'.join(map(str, path))}: {value} <- {span.label}:{span.line}:{span.column} {text(there)}"
            else:
                assert yaml.load(there, yaml.BaseLoader) == said(value), (path, value, span)  # noqa: S506 - texts only


def said(value: Any) -> str:
    """Return a value as YAML writes it plain."""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def written(name: str, changes: list[dict[str, Any]]) -> Path:
    """Write a list of changes."""
    data = {"orgtree": "changes/1", "changes": changes}
    Path(name).write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, default_flow_style=None), "utf-8")
    return Path(name)


def every(first: Organisation, second: Organisation) -> Iterator[dict[str, Any]]:
    """Yield changes of every sort."""
    yield from entries(first, second)[::3]
    yield from HEADS
    ids = list(first.snapshot.ids)
    for unit, other in pairwise([*ids, *ids[:1]]):
        yield from ({"rename": unit, "to": "x"}, {"remove": unit}, {"merge": [unit], "into": other})


@pytest.mark.parametrize("name", PAIRS)
def test_each_value_is_found_where_it_is_written(name: str) -> None:
    """After each change by itself, and after all that can be made one after another."""
    first, second = (read(rows) for rows in yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")))
    org = after = orgtree.load(orgtree.save(first, "org.yaml", split_by="area")[-1])
    lines = []
    for number, entry in enumerate(every(first, second)):
        lines.append(text(entry))
        try:
            lines += brought(org.with_changes(written("changes.yaml", [entry])))
        except OrgtreeError as error:
            lines.append(f"  {error}")
            continue
        try:
            after = after.with_changes(written(f"changes-{number}.yaml", [entry]))
        except OrgtreeError:
            continue  # since another one came before it
    lines += ["one after another", *brought(after)]
    same(FOLDER / f"{name}-places.txt", "\n".join(lines) + "\n")


WORDS = """
orgtree: charter/1
name: words
kinds: {thing: {fields: {set: {type: count}, unset: {type: count}, "on": {type: count}, size: {type: count}}}}
links: {}
"""


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        ("{set: a, size: many}", "many"),
        ("{set: {id: a, size: many}}", "many"),
        ("{set: {id: a, set: many}}", "many"),
        ("{set: {id: a, unset: many}}", "many"),
        ("{set: {id: a, 'on': many}}", "many"),
        ("{set: {id: a, kind: none}}", "none"),
        ("{set: {id: a, units: []}}", "[]"),
        ("{set: {id: a, colour: red}}", "colour"),
    ],
)
def test_values_that_are_written_with_the_id_are_found_there(entry: str, wrong: str) -> None:
    """Where a field is called like a key of the entry they have to be, and else they can."""
    Path("words.yaml").write_text(WORDS, encoding="utf-8")
    Path("org.yaml").write_text(
        "orgtree: definition/1\ncharter: ./words.yaml\nunits: [{id: a, kind: thing}]\n", "utf-8"
    )
    Path("changes.yaml").write_text(f"orgtree: changes/1\nchanges:\n- {entry}\n", encoding="utf-8")
    assert mistaken(orgtree.load("org.yaml"), Path("changes.yaml")) == f"changes.yaml:3:{entry.index(wrong) + 3}"


def mistaken(org: Organisation, changes: Path) -> str:
    """Return where changes say what is wrong, whether they can be made or not."""
    try:
        new = org.with_changes(changes)
    except OrgtreeError as error:
        return str(error).partition(": ")[0]
    span = new.loaded.sources.locate(new.problems[-1].labels[0].place)
    return f"{span.label}:{span.line}:{span.column}"
