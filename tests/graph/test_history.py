"""The history of one unit: all that is said of it with days, in their order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import orgtree
from orgtree.graph.history import history, with_history

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = """
orgtree: definition/1
charter: company
as_of: 2026-01-01
retired: [{id: shed, on: 2012, into: [lab]}]
events:
- {on: 2020-04, merge: [north, south], into: quay, source: minute 7}
- {on: 2022, rename: quay, to: harbour}
- {on: 2023, move: lab, from: acme, under: making}
- {create: acme}
units:
- id: acme
  kind: company
  name: Acme
  names: [{name: Works, until: 2010, source: register}]
  units:
  - {id: making, kind: department, valid: {from: 2014, until: unknown}}
  - {id: den, kind: team, headcount: 4}
- id: lab
  kind: team
  name: Lab
  valid: {from: 2015, until: 2025-07}
  headcount: [{value: 40, until: 2019, source: yearbook}, {value: 45.., from: 2020}]
  part_of: {to: making, valid: {from: 2023}}
- {id: harbour, kind: site}
"""


def told(unit: str) -> list[tuple[object, ...]]:
    """Return the entries of a unit's history, less what says nothing."""
    entries = orgtree.loads(TEXT)[unit].history
    return [
        (entry.day, entry.what, *(part for part in (entry.key, entry.old, entry.new, entry.source) if part))
        for entry in entries
    ]


def test_names_values_links_events_beginning_and_end_are_gathered() -> None:
    """In the order of their first days; what nobody knows the day of stands at the side where it belongs."""
    assert told("lab") == [
        ("..2018-12-31", "field", "headcount", 40, "yearbook"),
        ("2012", "succeeds", ("shed",)),
        ("2015-01-01", "began"),
        ("2020-01-01..", "field", "headcount", "45.."),
        ("2023", "move", "lab", "acme", "making"),
        ("2023-01-01..", "link", "part_of", "making"),
        ("2025-07-01", "ended"),
    ]
    assert told("acme") == [
        ("..2009-12-31", "name", "Works", "register"),
        ("", "create"),
        ("2010-01-01..", "name", "Acme"),
        ("2023", "move", "lab", "acme", "making"),
    ]
    assert told("making")[-1] == ("", "ended")
    assert ("2023-01-01..", "linked", "part_of", "lab") in told("making")
    assert told("den") == []


def test_whoever_has_a_history_is_found_and_nobody_else() -> None:
    """As the units are asked for of which a page shows one."""
    graph = orgtree.loads(TEXT + "- {id: pier, kind: site}\n- {id: mole, kind: site, valid: {from: 2020}}\n").snapshot
    told = [graph.ids[unit] for unit in with_history(graph)]
    assert told == [name for name in graph.ids if history(graph, name)]
    assert set(graph.ids) - set(told) == {"den", "pier"}


def test_what_happened_under_an_earlier_id_is_told() -> None:
    """A unit that got another id is the same unit."""
    assert told("harbour") == [
        ("2020-04", "merge", ("north", "south"), ("quay",), "minute 7"),
        ("2022", "rename", ("quay",), ("harbour",)),
    ]


def test_it_is_the_same_on_every_day() -> None:
    """Only what is known of the unit counts."""
    org = orgtree.loads(TEXT)
    assert org.at("2016")["lab"].history == org["lab"].history


def test_the_command_tells_it_in_sentences_and_as_data(
    tmp_path: Path, command: Callable[..., tuple[int, str, str]]
) -> None:
    """Also of an id that no unit has any more; the unit can be named, too."""
    path = tmp_path / "works.yaml"
    path.write_text(TEXT, encoding="utf-8")
    code, out, _ = command("show", path, "--history", "Lab")
    assert code == 0
    assert out.splitlines()[:3] == [
        "Lab (lab)",
        "..2018-12-31  headcount: 40 [yearbook]",
        "2012          took the place of shed",
    ]
    _, out, _ = command("show", path, "--history", "south", "--lang", "zh")
    assert out.splitlines() == ["south", "2020-04  north, south 并入 quay [minute 7]"]
    _, out, _ = command("show", path, "--history", "shed")
    assert out.splitlines() == ["shed", "2012  ended, into Lab (lab)"]
    _, out, _ = command("show", path, "--history", "shed", "--lang", "zh")
    assert out.splitlines() == ["shed", "2012  结束，由 Lab (lab) 承接"]
    _, out, _ = command("show", path, "--history", "shed", "--format", "json")
    assert [(entry["what"], entry["new"]) for entry in json.loads(out)["history"]] == [("ended", ["lab"])]
    _, out, _ = command("show", path, "--history", "harbour", "--format", "json")
    data = json.loads(out)
    assert (data["orgtree"], data["unit"], data["history"][1]) == (
        "history/1",
        "harbour",
        {
            "what": "rename",
            "day": "2022",
            "from": "2022-01-01",
            "until": "2023-01-01",
            "old": ["quay"],
            "new": ["harbour"],
        },
    )
    code, _, err = command("show", path, "--history", "lab", "--under", "acme")
    assert code == 2
    assert "--under means nothing to a history" in err
    code, _, err = command("show", path, "--history", "labb")
    assert code == 2
    assert "lab" in err
