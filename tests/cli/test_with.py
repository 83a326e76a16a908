"""`--with` looks at a definition as it would be, and says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    Command = Any

ORG = """orgtree: definition/1
charter: company
title: Harbour
as_of: 2026-03
units:
- id: hq
  kind: company
  units:
  - {id: rig, kind: department, name: Rigging, units: [{id: sail, kind: team, name: Sail loft, headcount: 5}]}
  - {id: dock, kind: department, name: Dock, units: [{id: tugs, kind: team, name: Tugs, headcount: 4}]}
"""
MERGER = """orgtree: changes/1
title: {en: One yard, zh: 合并船厂}
changes:
- {set: dock, name: Yard}
- {merge: [rig], into: dock}
"""


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a definition and a list of changes."""
    monkeypatch.chdir(tmp_path)
    Path("org.yaml").write_text(ORG, encoding="utf-8")
    Path("merger.yaml").write_text(MERGER, encoding="utf-8")
    more = "orgtree: changes/1\nchanges:\n- {add: {id: crane, kind: team, name: Cranes}, under: dock}\n"
    Path("more.yaml").write_text(more, encoding="utf-8")
    Path("bad.yaml").write_text(
        "orgtree: changes/1\nchanges:\n- {merge: [rgi], into: dock}\n- {mvoe: rig}\n", encoding="utf-8"
    )


@pytest.mark.parametrize("name", ["check", "cover", "show", "diff"])
def test_every_command_says_that_it_is_a_scenario(command: Command, name: str) -> None:
    """On standard error by the title of the changes, so that what programs read is as ever."""
    _, out, err = command(name, "org.yaml", "--with", "merger.yaml")
    assert "as it would be: Harbour · if: One yard" in err
    assert name == "check" or "Harbour · if: One yard" in out
    assert "假设：合并船厂" in command(name, "org.yaml", "--with", "merger.yaml", "--lang", "zh")[2]


def test_pictures_and_reports_say_it_in_their_titles(command: Command) -> None:
    """Who finds the file later knows that it is not so."""
    assert command("draw", "org.yaml", "-o", "chart.svg", "--with", "merger.yaml")[0] == 0
    assert command("draw", "org.yaml", "-o", "page.html", "--with", "more.yaml")[0] == 0
    assert command("report", "org.yaml", "-o", "report.md", "--with", "merger.yaml")[0] == 0
    assert "if: One yard" in Path("chart.svg").read_text(encoding="utf-8")
    assert "if: more.yaml" in Path("page.html").read_text(encoding="utf-8")
    assert Path("report.md").read_text(encoding="utf-8").startswith("# Harbour · if: One yard")


def test_several_lists_are_made_in_order(command: Command) -> None:
    """And each is named."""
    _, out, err = command(
        "show", "org.yaml", "--with", "merger.yaml", "--with", "more.yaml", "--format", "ids", "--kind", "team"
    )
    assert out.split() == ["tugs", "sail", "crane"]
    assert "if: One yard, more.yaml" in err


def test_diff_compares_a_definition_with_what_it_would_be(command: Command) -> None:
    """Of two definitions the later one is looked at with the changes."""
    code, out, _ = command("diff", "org.yaml", "--with", "merger.yaml", "--format", "json")
    assert (code, json.loads(out)["counts"]) == (1, {"merged": 1, "moved": 1, "renamed": 1})
    Path("old.yaml").write_text(ORG.replace("headcount: 4", "headcount: 3"), encoding="utf-8")
    counts = json.loads(command("diff", "old.yaml", "org.yaml", "--with", "more.yaml", "--format", "json")[1])["counts"]
    assert counts == {"added": 1, "field": 1}


def test_changes_that_cannot_be_made_are_findings_of_a_check(command: Command) -> None:
    """All with their lines; elsewhere there is nothing to look at, so that the exit code is that of a file that cannot be read."""
    code, out, _ = command("check", "org.yaml", "--with", "bad.yaml", "--format", "concise")
    assert code == 1
    assert "bad.yaml:3:12: ORG241 [change-not-possible] there is no unit 'rgi'" in out
    assert "bad.yaml:4:10: ORG240" in out
    code, out, err = command("cover", "org.yaml", "--with", "bad.yaml")
    assert (code, out) == (3, "")
    assert "bad.yaml:3:12" in err
    assert "did you mean 'move'" in err
    assert command("cover", "org.yaml", "--with", "none.yaml")[0] == 3


def test_what_would_be_wrong_is_told_at_the_change(command: Command) -> None:
    """Its exit code is that of any finding, and what is there already stays where it stands."""
    Path("cut.yaml").write_text("orgtree: changes/1\nchanges:\n- {remove: rig}\n", encoding="utf-8")
    code, out, _ = command("check", "org.yaml", "--with", "cut.yaml", "--format", "concise")
    assert code == 1
    assert (
        "cut.yaml:3:3: ORG202 [dangling-reference] 'part of' of 'sail' leads to 'rig', and no unit has this id" in out
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", "org.yaml", "--with", "-"), "--with needs a file, not standard input"),
        (("check", "org.yaml", "--with", "merger.yaml", "--fix"), "--with only looks at what would be"),
        (("check", "org.yaml", "old.yaml", "--with", "merger.yaml"), "changes are made to one definition"),
        (("check", "charter.yaml", "--with", "merger.yaml"), "is a charter; changes are made to a definition"),
        (("diff", "org.yaml", "--as-of", "2020", "--as-of", "2021", "--with", "merger.yaml"), "one day at most"),
        (
            ("draw", "org.yaml", "-o", "merger.yaml", "--form", "svg", "--with", "merger.yaml"),
            "is the input or is read with it",
        ),
    ],
)
def test_where_changes_cannot_be_looked_at_it_is_said(command: Command, arguments: tuple[str, ...], told: str) -> None:
    """An option is honoured or refused; and nothing is written over a list of changes."""
    Path("old.yaml").write_text(ORG, encoding="utf-8")
    Path("charter.yaml").write_text("orgtree: charter/1\nname: own\nextends: company\n", encoding="utf-8")
    code, _, err = command(*arguments)
    assert code == 2
    assert told in err
    assert Path("merger.yaml").read_text(encoding="utf-8") == MERGER
