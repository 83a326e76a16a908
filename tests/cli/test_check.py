"""`orgtree check`: output, exit codes, fixes, baselines, watching."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from orgtree.base.together import Change, commit, prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[..., tuple[int, str, str]]

CLEAN = """orgtree: definition/1
charter: company
units:
- {id: acme, kind: company, name: Acme}
"""
WRONG = CLEAN + "- {id: lab, kind: taem, name: Lab, headcount: '>=45'}   # kept\r\n"


@pytest.fixture
def check(command: Command, room: Path) -> Command:
    """Return what runs the command in a folder of its own, above which no settings are looked for."""
    (room / ".git").mkdir()
    return lambda *arguments: command("check", *arguments)


def write(name: str, text: str) -> Path:
    """Write a file as it stands, byte for byte."""
    path = Path(name)
    path.write_bytes(text.encode())
    return path


def test_a_clean_definition_ends_with_nothing_wrong(check: Command) -> None:
    """Exit 0, and a line that says so."""
    write("org.yaml", CLEAN)
    code, out, _ = check("org.yaml", "--select", "ORG")
    assert (code, out) == (0, "no problems found\n")


def test_errors_end_with_one_and_lower_findings_as_asked(check: Command) -> None:
    """`--fail-on` says how bad is bad enough."""
    write("org.yaml", CLEAN + "- {id: b, kind: team, name: B, exceptions: {C06: {reason: approved}}}\n")
    chosen = ("org.yaml", "--select", "ORG0", "--select", "C06")
    assert check(*chosen)[0] == 0
    assert check(*chosen, "--fail-on", "warning")[0] == 1
    write("org.yaml", WRONG)
    assert check("org.yaml")[0] == 1
    assert check("org.yaml", "--fail-on", "never")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("org.yaml", "--write-baseline"), "--write-baseline needs --baseline FILE"),
        (("-", "--watch"), "--watch needs a file"),
        (("-", "--fix"), "--fix needs a file"),
        (("org.yaml", "--unsafe"), "--unsafe goes with --diff or --fix"),
        (("org.yaml", "--select", "C1"), "did you mean 'C01'?"),
        (("org.yaml", "--config", "none.toml"), "cannot be read"),
        (("org.yaml", "--baseline", "none.json"), "cannot be read"),
        (("org.yaml", "-o", "org.yaml"), "is the input"),
    ],
)
def test_errors_of_use_are_one_line_and_exit_two(check: Command, arguments: tuple[str, ...], words: str) -> None:
    """Nothing is printed but what is wrong with the call."""
    write("org.yaml", CLEAN)
    code, out, err = check(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert words in err


@pytest.mark.parametrize("name", ["none.yaml", "."])
def test_no_input_exits_three(check: Command, name: str) -> None:
    """A file that is not there is no finding."""
    code, out, err = check(name)
    assert (code, out) == (3, "")
    assert name in err


@pytest.mark.usefixtures("check")
def test_the_input_may_come_from_a_pipe() -> None:
    """`-` reads standard input; an empty one is no input."""
    command = [sys.executable, "-m", "orgtree", "check", "-", "--format", "concise", "--lang", "en", "--select", "ORG"]
    done = subprocess.run(command, input=WRONG.encode(), capture_output=True, check=False)  # noqa: S603 - our own words
    assert done.returncode == 1
    assert done.stdout.decode().splitlines()[0].startswith("<stdin>:5:19: ORG105 [unknown-kind]")
    assert subprocess.run(command, input=b"", capture_output=True, check=False).returncode == 3  # noqa: S603 - as above


def test_a_definition_that_cannot_be_read_gives_its_findings(check: Command) -> None:
    """A broken file is told of in the format that was asked for, not as an error of use."""
    write("org.yaml", "orgtree: definition/1\ncharter: [company\n")
    code, out, _ = check("org.yaml", "--format", "json")
    assert code == 1
    assert [finding["code"] for finding in json.loads(out)["findings"]] == ["ORG010"]


def test_a_charter_is_checked_as_one(check: Command) -> None:
    """Rules, their settings, and metrics are told of at their places."""
    write(
        "charter.yaml",
        "orgtree: charter/1\nname: own\nextends: company\n"
        "rules: {X01: {check: field-range, for: teem, field: headcount, allowed: 3..}}\n"
        "metrics: {m: {share: {of: team, having: {path: nowhere}}}}\n",
    )
    code, out, _ = check("charter.yaml", "--format", "concise")
    assert code == 1
    assert [line.split(": ")[0] for line in out.splitlines()[:2]] == ["charter.yaml:4:40", "charter.yaml:5:48"]


def test_a_rule_that_cannot_be_loaded_exits_two(check: Command) -> None:
    """The run as a whole has failed, whatever it found."""
    write("org.yaml", CLEAN)
    write("orgtree.toml", 'rules = ["none.py"]')
    code, out, _ = check("org.yaml", "--fail-on", "never")
    assert code == 2
    assert "ORG053" in out


def test_the_form_follows_the_place_where_it_runs(check: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under GitHub Actions findings become annotations, unless another form is asked for."""
    write("org.yaml", WRONG)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert check("org.yaml")[1].startswith("::error file=org.yaml,line=5,")
    assert check("org.yaml", "--format", "concise")[1].startswith("org.yaml:5:")


def test_a_report_can_go_to_a_file(check: Command) -> None:
    """Whole, without colour, and with every finding."""
    write("org.yaml", WRONG)
    code, out, _ = check("org.yaml", "--format", "json", "-o", "found.json")
    assert (code, out) == (1, "")
    assert json.loads(Path("found.json").read_text())["orgtree"] == "findings/1"


def test_a_baseline_lets_old_findings_be_until_they_are_mended(check: Command) -> None:
    """Written once, it makes the check pass; what is mended must leave it."""
    write("org.yaml", WRONG)
    code, _, err = check("org.yaml", "--baseline", "old.json", "--write-baseline")
    assert (code, err.startswith("wrote ")) == (0, True)
    assert check("org.yaml", "--baseline", "old.json")[0] == 0
    write("org.yaml", WRONG.replace("taem", "team").replace("'>=45'", "45.."))
    code, out, _ = check("org.yaml", "--baseline", "old.json", "--format", "concise")
    assert code == 1
    assert "ORG040 [baseline-entry-stale]" in out


def test_a_baseline_of_the_settings_is_written_where_they_say(check: Command) -> None:
    """Without `--baseline` the configuration's file is meant, and without either there is nothing to write to."""
    write("org.yaml", WRONG)
    code, _, err = check("org.yaml", "--write-baseline")
    assert (code, "needs --baseline FILE" in err) == (2, True)
    write("orgtree.toml", 'baseline = "old.json"')
    assert check("org.yaml", "--write-baseline")[0] == 0
    assert check("org.yaml")[0] == 0


def test_a_diff_shows_what_a_fix_would_change(check: Command) -> None:
    """Safe fixes only, unless guesses are asked for; nothing is written."""
    path = write("org.yaml", WRONG)
    code, out, _ = check("org.yaml", "--diff")
    assert code == 1
    assert "-- {id: lab, kind: taem, name: Lab, headcount: '>=45'}   # kept" in out
    assert "+- {id: lab, kind: taem, name: Lab, headcount: 45..}   # kept" in out
    assert "kind: team, name: Lab, headcount: 45..}" in check("org.yaml", "--diff", "--unsafe")[1]
    assert path.read_bytes() == WRONG.encode()
    write("org.yaml", CLEAN)
    assert check("org.yaml", "--diff")[:2] == (0, "")


def test_a_fix_keeps_every_other_byte(check: Command) -> None:
    """Byte order mark, line ends and comments stay; what is left is shown."""
    path = write("org.yaml", "\ufeff" + WRONG)
    code, out, err = check("org.yaml", "--fix", "--format", "concise")
    assert path.read_bytes() == ("\ufeff" + WRONG.replace("'>=45'", "45..")).encode()
    assert "mended 1 finding in 1 file" in err
    assert code == 1
    assert "ORG105" in out
    assert "ORG104" not in out
    assert check("org.yaml", "--fix", "--unsafe", "--select", "ORG1")[0] == 0
    assert path.read_bytes() == ("\ufeff" + WRONG.replace("'>=45'", "45..").replace("taem", "team")).encode()


def test_all_files_are_mended_or_none(check: Command) -> None:
    """Where one of them may not be written; and what a run left that was stopped half way is told, and ended first."""
    path = write("org.yaml", WRONG.replace("units:", "include: [part.yaml]\r\nunits:", 1))
    part = write("part.yaml", "units:\n- {id: den, kind: team, headcount: '>=3'}\n")
    before = path.read_bytes(), part.read_bytes()
    part.chmod(0o444)
    assert check("org.yaml", "--fix")[0] == 2
    assert (path.read_bytes(), part.read_bytes()) == before
    part.chmod(0o644)

    after = [text.replace(b"'>=", b"'..") for text in before]
    folder = path.absolute().parent
    steps = prepare(folder, {one.name: Change(*both) for one, *both in zip((path, part), before, after, strict=True)})
    commit(folder, steps[:1])  # and then it is stopped
    told = check("org.yaml", "--format", "concise")[1].splitlines()
    assert [line.partition(":")[0] for line in told if "ORG029 [unfinished-write]" in line] == ["org.yaml"]
    _, out, err = check("org.yaml", "--fix", "--format", "concise")
    assert "an edit that had been stopped half way was completed first" in err
    assert "ORG029" not in out
    assert [one.read_bytes() for one in (path, part)] == after


@pytest.mark.usefixtures("check")
def test_watching_checks_again_what_has_changed(capsys: pytest.CaptureFixture[str]) -> None:
    """A saved include is seen, and the file that did not change is not read again."""
    from orgtree.api.check_files import check_file  # noqa: PLC0415 - only here the parts are put together by hand
    from orgtree.cli.watching import watch_file  # noqa: PLC0415 - as above
    from orgtree.source import Kept  # noqa: PLC0415 - as above

    write("org.yaml", CLEAN + "include: [part.yaml]\n")
    write("part.yaml", "units: [{id: b, kind: taem}]\n")
    kept = Kept()
    found: list[list[str]] = []
    reads: list[int] = []

    def show(outcome: object) -> int:
        found.append([finding.code for finding in outcome.report.findings])  # type: ignore[attr-defined]
        reads.append(kept.reads)
        if len(found) == 1:
            threading.Timer(0.05, save).start()
        return len(found)

    def save() -> None:
        write("part.yaml", "units: [{id: b, kind: team}]\n")
        os.utime("part.yaml", ns=(time.time_ns() + 10**9,) * 2)

    code = watch_file(Path("org.yaml"), lambda: check_file("org.yaml", select=["ORG1"], kept=kept), show, rounds=2)
    assert code == 2
    assert found == [["ORG105"], []]
    assert reads == [2, 3]
    assert "watching org.yaml" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variable", "form", "found"),
    [
        (None, "github", "file=org/teams/org.yaml,"),
        ("GITHUB_WORKSPACE", "github", "file=org/teams/org.yaml,"),
        ("CI_PROJECT_DIR", "gitlab", '"path": "org/teams/org.yaml"'),
        (None, "sarif", '"uri": "org/teams/org.yaml"'),
        (None, "markdown", "| org/teams/org.yaml:5:19 |"),
        (None, "concise", "../org.yaml:5:19"),
    ],
)
def test_code_hosts_get_paths_from_the_root_of_the_repository(
    command: Command, room: Path, monkeypatch: pytest.MonkeyPatch, variable: str | None, form: str, found: str
) -> None:
    """Wherever in the repository the command is run, and by whatever name the file is given."""
    below = room / "org" / "teams" / "here"
    below.mkdir(parents=True)
    (below.parent / "org.yaml").write_bytes(WRONG.encode())
    monkeypatch.chdir(below)
    if variable:
        monkeypatch.setenv(variable, str(room))
    else:
        (room / ".git").mkdir()
    assert found in command("check", "../org.yaml", "--format", form)[1]


def test_a_prefix_stands_for_a_root_that_cannot_be_found(check: Command) -> None:
    """In a container that holds a part of the repository; formats that name no repository's files refuse it."""
    write("org.yaml", WRONG)
    assert "file=apps/org.yaml," in check("org.yaml", "--format", "github", "--path-prefix", "apps/")[1]
    code, _, err = check("org.yaml", "--path-prefix", "apps")
    assert code == 2
    assert "--path-prefix goes with --format github, gitlab, sarif, markdown" in err


def test_a_job_of_github_gets_every_finding_in_its_summary(check: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten are annotations, and all stand in the page of the job, behind what other steps wrote."""
    teams = "".join(f"- {{id: t{n}, kind: team, name: T{n}, part_of: acme, based_at: nowhere}}\n" for n in range(14))
    write("org.yaml", CLEAN + teams)
    summary = write("summary.md", "# Before\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    out = check("org.yaml", "--select", "ORG202")[1]
    assert out.count("::error file=org.yaml") == 10
    assert "::t3, line 8: " in out
    page = summary.read_text(encoding="utf-8")
    assert page.startswith("# Before\n### 14 errors")
    assert page.count("| org.yaml:") == 14
    assert "| error | ORG202 dangling-reference | 14 |" in page


def test_a_missed_target_points_at_the_definition(check: Command) -> None:
    """What a built-in charter wants is missed by the definition, and its file is one that the reader has."""
    write("org.yaml", CLEAN + "- {id: p, kind: post, name: P, filled: false}\n")
    code, out, _ = check("org.yaml", "--select", "ORG901", "--format", "json", "--fail-on", "info")
    found = json.loads(out)["findings"]
    assert code == 1
    assert {(one["location"]["file"], one["location"]["line"]) for one in found} == {("org.yaml", 2)}
    assert all(one["related"][0]["file"].startswith("orgtree:") for one in found)
    sarif = check("org.yaml", "--select", "ORG901", "--format", "sarif")[1]
    assert "orgtree%3A" not in sarif


@pytest.mark.skipif(shutil.which("patch") is None, reason="the patch program judges the diff")
@pytest.mark.parametrize("output", [(), ("-o", "changes.diff")])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_diff_of_a_file_with_crlf_can_be_applied(check: Command, output: tuple[str, ...], mark: str) -> None:
    """Line ends and the byte order mark are the file's own, printed and written."""
    text = mark + "units:\n- {id: boss, kind: post, filled: yes}   # yes?\n\n"
    text += "- {id: lab, kind: team, headcount: '>=3'}\n"
    text += "charter: company   # kept\norgtree: definition/1\n"
    path = write("org.yaml", text.replace("\n", "\r\n"))
    out = check("org.yaml", "--diff", *output)[1]
    if not output:
        write("changes.diff", out)
    subprocess.run(["patch", "-p0", "--binary", "-s", "-i", "changes.diff"], check=True)  # noqa: S607 - found above
    assert path.read_bytes() == text.replace("yes}", "true}").replace("'>=3'", "3..").replace("\n", "\r\n").encode()
