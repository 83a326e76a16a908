"""`orgtree diff`: what changed between two definitions, or since a revision; its forms, guards and exit codes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from orgtree.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Command

HEAD = "orgtree: definition/1\ncharter: company\nunits:\n"
TEAMS = "".join(f"- {{id: t{number}, kind: team, part_of: c}}\n" for number in range(9))
OLD = f"{HEAD}- {{id: c, kind: company, name: Acme}}\n{TEAMS}"
NEW = OLD.replace("{id: t3, kind: team", "{id: t3, kind: team, headcount: 4").replace(
    "- {id: t8, kind: team, part_of: c}\n", ""
)
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def two(room: Path) -> Path:
    """Write two definitions, of which one was made from the other by two changes."""
    (room / "old.yaml").write_text(OLD, encoding="utf-8")
    (room / "new.yaml").write_text(NEW, encoding="utf-8")
    return room


@pytest.mark.usefixtures("two")
def test_exit_codes_tell_same_from_different(command: Command) -> None:
    """0 and 1, as diff has them."""
    assert command("diff", "old.yaml", "old.yaml")[:2] == (0, "old.yaml → old.yaml\nno changes\n")
    code, out, _ = command("diff", "old.yaml", "new.yaml")
    assert code == 1
    assert out.splitlines()[1] == "removed: 1, fields: 1"
    assert "    ~ headcount: – → 4 persons" in out


@pytest.mark.usefixtures("two")
def test_an_ending_makes_a_page(command: Command, two: Path) -> None:
    """Figures go with it; the files are named without their folders."""
    assert command("diff", "old.yaml", "new.yaml", "--metrics", "-o", "changes.html")[0] == 1
    text = (two / "changes.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "old.yaml → new.yaml" in text
    assert "headcount: – → 4 persons" in text


@pytest.mark.usefixtures("two")
def test_a_guard_decides_the_exit_code_and_says_what_is_too_much(command: Command) -> None:
    """What lies within is let pass, so that a step of a pipeline can rest on it."""
    assert command("diff", "old.yaml", "new.yaml", "--max-removed", "10%", "--max-changed", "1")[0] == 0
    code, _, said = command("diff", "old.yaml", "new.yaml", "--max-removed", "9%", "--max-changed", "0")
    assert code == 1
    assert said.splitlines() == [
        "1 of 10 units are removed, more than 9%; most of them in Acme (c) (1)",
        "1 of 10 units are changed, more than 0; most of them in Acme (c) (1)",
    ]
    code, _, said = command("diff", "old.yaml", "new.yaml", "--max-removed", "few", "--lang", "zh")
    assert code == 2
    assert "“few”既不是单元数" in said


def test_the_ending_of_the_output_says_the_form(two: Path, command: Command) -> None:
    """A format by name goes before it."""
    pytest.importorskip("xlsxwriter")
    begins = {
        "a.txt": b"old.yaml",
        "a.md": b"## old",
        "a.yaml": b"orgtree: changes/1",
        "a.json": b"{\n",
        "a.csv": b"change,unit",
        "a.xlsx": b"PK",
    }
    for name, begin in begins.items():
        assert command("diff", "old.yaml", "new.yaml", "-o", name)[:2] == (1, "")
        assert (two / name).read_bytes().startswith(begin)
    assert command("diff", "old.yaml", "new.yaml", "-o", "b.out", "--format", "json")[0] == 1
    assert json.loads((two / "b.out").read_text(encoding="utf-8"))["orgtree"] == "diff/1"
    assert command("diff", "old.yaml", "new.yaml", "-o", "new.yaml")[0] == 2
    assert (two / "new.yaml").read_text(encoding="utf-8") == NEW


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["old.yaml"], "name two definitions"),
        (["old.yaml", "new.yaml", "--rev", "HEAD"], "name two definitions"),
        (["old.yaml", "new.yaml", "-o", "a.pdf"], "is none of"),
        (["old.yaml", "new.yaml", "--format", "xlsx"], "name a file with -o"),
        (["old.yaml", "new.yaml", "--format", "csv", "--metrics"], "--metrics goes with"),
    ],
)
def test_wrong_use_is_told(command: Command, arguments: list[str], told: str) -> None:
    """An option that would do nothing is refused."""
    code, out, said = command("diff", *arguments)
    assert (code, out) == (2, "")
    assert told in said


@pytest.mark.usefixtures("two")
def test_metrics_are_told_when_asked_for(command: Command) -> None:
    """Each figure before and after."""
    assert "Figures" not in command("diff", "old.yaml", "new.yaml")[1]
    assert "headcount: 0.. persons → 4.. persons" in command("diff", "old.yaml", "new.yaml", "--metrics")[1]


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder as nobody in particular."""
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S603, S607 - the machine's git


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository whose definition has had another part and another charter, and let nothing of git in from outside."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))  # the tests may run in a repository themselves
    folder = tmp_path / "repository" / "deep"
    (folder / "parts").mkdir(parents=True)
    git(tmp_path, "init", "-q", "repository")
    charter = "orgtree: charter/1\nname: ours\nextends: company\nkinds: {squad: {is_a: team}}\n"
    (folder / "ours.yaml").write_text(charter, encoding="utf-8")
    root = "orgtree: definition/1\ncharter: ./ours.yaml\ninclude: [parts/*.yaml]\nunits:\n- {id: c, kind: company}\n"
    (folder / "org.yaml").write_text(root, encoding="utf-8")
    (folder / "parts" / "one.yaml").write_text("under: c\nunits:\n- {id: s, kind: squad}\n", encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    (folder / "ours.yaml").write_text(charter.replace("squad", "crew"), encoding="utf-8")
    (folder / "parts" / "one.yaml").rename(folder / "parts" / "two.yaml")
    (folder / "parts" / "two.yaml").write_text("under: c\nunits:\n- {id: s, kind: crew}\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@needs_git
def test_a_revision_is_read_with_its_own_parts_and_charter(repository: Path, command: Command) -> None:
    """The work tree is not touched, and a file that is there no more is read as it was."""
    before = sorted(path.read_bytes() for path in repository.rglob("*.yaml"))
    code, out, _ = command("diff", "org.yaml", "--rev", "HEAD")
    assert code == 1
    assert out.startswith("org.yaml@HEAD → org.yaml\nkinds: 1\n")
    assert "~ kind: squad → crew" in out
    assert sorted(path.read_bytes() for path in repository.rglob("*.yaml")) == before


@needs_git
def test_a_revision_is_drawn_against_what_is_there_now(repository: Path, command: Command) -> None:
    """In a picture and on a page; an earlier file beside it is refused, since one of the two would be ignored."""
    assert command("draw", "org.yaml", "--rev", "HEAD", "-o", "changes.txt")[0] == 0
    text = (repository / "changes.txt").read_text(encoding="utf-8")
    assert "org.yaml@HEAD → org.yaml" in text
    assert "kind: squad → crew" in text
    assert command("draw", "org.yaml", "--rev", "HEAD", "-o", "changes.html")[0] == 0
    assert "kind: squad → crew" in (repository / "changes.html").read_text(encoding="utf-8")
    code, _, said = command("draw", "org.yaml", "--rev", "HEAD", "--before", "org.yaml", "-o", "changes.svg")
    assert code == 2
    assert "--before and --rev do not go together" in said


@needs_git
def test_nothing_of_a_foreign_repository_runs(repository: Path, command: Command) -> None:
    """Neither filters nor textconv nor hooks, nor a monitor of the file system."""
    touched = repository / "ran"
    (repository / ".gitattributes").write_text("*.yaml filter=bad diff=bad\n", encoding="utf-8")
    git(repository, "add", ".gitattributes")
    git(repository, "commit", "-qm", "second")
    program = f"touch '{touched}'; cat"
    for key in ("filter.bad.smudge", "filter.bad.clean", "diff.bad.textconv", "core.fsmonitor", "core.pager"):
        git(repository, "config", key, program)
    touched.unlink(missing_ok=True)
    assert command("diff", "org.yaml", "--rev", "HEAD~1")[0] == 1
    assert not touched.exists()


@needs_git
@pytest.mark.parametrize(
    ("file", "revision", "code", "told"),
    [
        ("org.yaml", "nowhere", 2, "has no revision 'nowhere'"),
        ("org.yaml", "--output=x", 2, "has no revision"),
        ("parts/two.yaml", "HEAD", 3, "there was no 'parts/two.yaml' in revision HEAD"),
        ("../../outside.yaml", "HEAD", 2, "is in no git repository"),
        ("gone.yaml", "HEAD", 3, "there is no file"),
    ],
)
def test_a_revision_that_cannot_be_read_is_told(
    repository: Path, command: Command, file: str, revision: str, code: int, told: str
) -> None:
    """In a line, and without output."""
    (repository.parent.parent / "outside.yaml").write_text(OLD, encoding="utf-8")
    (repository / "parts" / "two.yaml").write_text(OLD, encoding="utf-8")
    found = command("diff", file, "--rev", revision)
    assert found[:2] == (code, "")
    assert told in found[2]


def test_help_names_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    """In both languages."""
    for language, words in (("en", "something changed"), ("zh", "有变更")):
        assert run(["diff", "--help", "--lang", language]) == 0
        assert words in capsys.readouterr().out
