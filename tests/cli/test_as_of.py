"""Looking at a day from the command line, and judging by today where no day is named."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.base.clock import day_asked, today
from orgtree.base.errors import UsageError
from orgtree.cli.watching import watch_file

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Command

    from orgtree.api.checking import Outcome

UNITS = """
units:
- id: hq
  kind: company
  name: Acme
  headed_by: boss
  exceptions: {C02: {reason: minute 12, until: 2020-07-01}}
  units:
  - {id: boss, kind: post, filled: false}
  - {id: yard, kind: team, name: Yard, headcount: 3, valid: {until: 2019}}
  - {id: hall, kind: team, name: Hall, headcount: 5, valid: {from: 2019}}
"""
HEAD = "orgtree: definition/1\ncharter: company\n"


@pytest.fixture
def undated(room: Path) -> Path:
    """Return a definition without a day, with an exception that ended in 2020."""
    path = room / "undated.yaml"
    path.write_text(HEAD + UNITS, encoding="utf-8")
    return path


def codes(text: str) -> set[str]:
    """Return the codes of findings as JSON."""
    return {finding["code"] for finding in json.loads(text)["findings"]}


def test_without_a_day_an_exception_ends_by_today(undated: Path, command: Command) -> None:
    """What it silenced is told, that it has ended is told, and the summary says by which day."""
    _, out, _ = command("check", undated, "--format", "json")
    assert {"C02", "ORG042"} <= codes(out)
    summary = json.loads(out)["summary"]
    assert (summary["as_of"], summary["judged_by"]) == (None, "2026-12-01")
    assert "judged by 2026-12-01, today" in command("check", undated)[1]
    assert "按今天（2026-12-01）判断" in command("check", undated, "--lang", "zh")[1]


def test_today_is_fixed_by_the_environment_or_an_argument(undated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day before the end of the exception lets it silence; the day itself does not."""
    org = orgtree.load(undated)
    told = {
        day: {finding.code for finding in org.check(today=day).findings} & {"C02", "ORG042"}
        for day in ("2020-06-30", "2020-07-01")
    }
    assert told == {"2020-06-30": set(), "2020-07-01": {"C02", "ORG042"}}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577836800")
    report = org.check()
    assert report.judged_by == "2020-01-01"
    assert report.as_of is None
    assert "C02" not in {finding.code for finding in report.findings}


def test_what_does_not_depend_on_the_day_does_not_name_it(room: Path, command: Command) -> None:
    """A definition without dates, terms or exceptions is judged by no day."""
    (room / "plain.yaml").write_text(HEAD + "units: [{id: c, kind: company, name: Acme}]\n", encoding="utf-8")
    _, out, _ = command("check", "plain.yaml", "--format", "json")
    assert json.loads(out)["summary"]["judged_by"] is None


def test_every_command_looks_at_the_day_and_says_it(undated: Path, command: Command) -> None:
    """The unit that had ended by then is not there, and the output names the day."""
    _, out, _ = command("check", undated, "--as-of", "2018", "--format", "json")
    assert json.loads(out)["summary"]["as_of"] == json.loads(out)["summary"]["judged_by"] == "2018"
    assert not codes(out) & {"C02", "ORG042"}
    _, shown, _ = command("show", undated, "--as-of", "2018")
    assert "Yard" in shown
    assert "Hall" not in shown
    assert "as of 2018" in shown
    listed = json.loads(command("show", undated, "--kind", "team", "--format", "json", "--as-of", "2019-01-01")[1])
    assert (listed["as_of"], [unit["id"] for unit in listed["units"]]) == ("2019-01-01", ["hall"])
    figures = json.loads(command("cover", undated, "--metric", "headcount", "--format", "json", "--as-of", "2018")[1])
    assert (figures["as_of"], figures["figures"][0]["figure"]) == ("2018", "3")
    assert "as of 2018" in command("cover", undated, "--format", "markdown", "--as-of", "2018")[1]
    assert "2018" in command("cover", undated, "--as-of", "2018")[1]
    assert "as of 2018" in command("draw", undated, "-o", "-", "--form", "svg", "--as-of", "2018")[1]
    command("report", undated, "-o", "report.md", "--as-of", "2018")
    assert "as of 2018" in undated.with_name("report.md").read_text(encoding="utf-8")


def test_today_is_a_day_to_look_at(undated: Path, command: Command) -> None:
    """On the command line, in `load` and in `at`, by its date."""
    assert "as of 2026-12-01" in command("show", undated, "--as-of", "today")[1]
    assert orgtree.load(undated, as_of="today").as_of == orgtree.load(undated).at("today").as_of == "2026-12-01"


def test_two_days_of_one_file_are_compared(undated: Path, command: Command) -> None:
    """What has ended and what has begun is told, with both days; one day is looked at on both sides."""
    code, out, _ = command("diff", undated, "--as-of", "2018", "--as-of", "2020", "--format", "json")
    data = json.loads(out)
    assert code == 1
    assert (data["before"]["as_of"], data["after"]["as_of"]) == ("2018", "2020")
    assert {(change["change"], change.get("unit")) for change in data["changes"]} >= {
        ("ended", "yard"),
        ("began", "hall"),
    }
    assert command("diff", undated, undated, "--as-of", "2018")[0] == 0
    assert command("diff", undated, "--as-of", "2018", "--as-of", "2018-01-02")[0] == 0


def test_a_picture_marks_what_changed_between_two_days_of_one_file(undated: Path, command: Command) -> None:
    """The title names both; three days are none."""
    days = ("--as-of", "2018", "--as-of", "2020")
    _, out, _ = command("draw", undated, "-o", "-", "--form", "txt", *days, "--lang", "en")
    assert "2018 → 2020" in out.splitlines()[0]
    assert "as_of: 2018 → 2020" in out
    code, _, said = command("draw", undated, "-o", "x.svg", *days, "--as-of", "2021", "--lang", "en")
    assert code == 2
    assert "twice at most" in said
    _, out, _ = command("draw", undated, "-o", "-", "--form", "txt", "--before", undated, *days, "--lang", "en")
    assert "2018 → 2020" in out.splitlines()[0]


def test_today_is_said_in_chinese_too(undated: Path, command: Command) -> None:
    """In one place for every command and Python."""
    assert day_asked("今天") == day_asked("today")
    assert command("show", undated, "--as-of", "今天")[1] == command("show", undated, "--as-of", "today")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("diff", "undated.yaml", "--as-of", "2018"), "one with two days"),
        (("diff", "undated.yaml", "undated.yaml", "--as-of", "2018", "--as-of", "2019"), "one with two days"),
        (("show", "undated.yaml", "--as-of", "soon"), "'soon' is not a date"),
        (("check", "charter.yaml", "--as-of", "2018"), "is a charter"),
    ],
)
def test_a_day_that_means_nothing_is_refused(
    undated: Path, command: Command, arguments: tuple[str, ...], said: str
) -> None:
    """With what to do."""
    undated.with_name("charter.yaml").write_text("orgtree: charter/1\nname: c\nkinds: {a: {}}\n", encoding="utf-8")
    code, _, err = command(*arguments)
    assert code == 2
    assert said in err


def test_a_second_parent_that_has_ended_is_none(room: Path, command: Command) -> None:
    """Not on the day looked at; and where nothing says since when, not on an earlier one either."""
    text = HEAD + (
        "as_of: 2016\nunits:\n- {id: a, kind: post, filled: true}\n"
        "- {id: b, kind: post, filled: true, valid: {until: 2014-10-13}}\n"
        "- {id: c, kind: post, filled: true, reports_to: [a, b]}\n"
    )
    (room / "posts.yaml").write_text(text, encoding="utf-8")
    assert "ORG204" not in command("check", "posts.yaml")[1]
    assert "error[ORG204]" in command("check", "posts.yaml", "--as-of", "2013")[1]
    (room / "posts.yaml").write_text(text.replace("{until: ", "{from: 2012, until: "), encoding="utf-8")
    _, out, _ = command("check", "posts.yaml", "--format", "json")
    told = next(finding for finding in json.loads(out)["findings"] if finding["code"] == "ORG204")
    assert (told["severity"], told["facts"]["days"]) == ("warning", "2012-01-01..2014-10-12")


def test_the_clock_is_wrong_only_where_the_variable_is() -> None:
    """A number of seconds is a day in UTC; anything else is refused."""
    assert str(today({"SOURCE_DATE_EPOCH": "0"})) == "1970-01-01"
    for nonsense in ("noon", "-1", "1_000", " 12", "1e9", "\u0663", "1700000000000", "9" * 5000):
        with pytest.raises(UsageError, match=r"SOURCE_DATE_EPOCH is '.*', and must be a number of seconds since 1970"):
            today({"SOURCE_DATE_EPOCH": nonsense})
    assert today({"SOURCE_DATE_EPOCH": ""}) == today({})
    assert len(str(today({}))) == len("2026-12-01")
    assert str(day_asked("2020-02")) == "2020-02"


def test_a_variable_that_is_nonsense_is_told_by_every_command(
    command: Command, undated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also by one in which nothing depends on the day."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "noon")
    for words in (("show", undated), ("check", undated), ("diff", undated, undated)):
        assert command(*words)[0] == 2
        assert "SOURCE_DATE_EPOCH is 'noon'" in command(*words)[2]


def test_watching_checks_again_on_a_new_day(undated: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is saved, and yet it is judged anew once the date is another one."""
    days: list[str | None] = []

    def run() -> Outcome:
        from orgtree.api.check_files import check_file  # noqa: PLC0415 - rules are loaded when one is judged

        return check_file(undated)

    def show(outcome: Outcome) -> int:
        days.append(outcome.report.judged_by)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796169600")
        return 0

    assert watch_file(undated, run, show, rounds=2) == 0
    assert days == ["2026-12-01", "2026-12-02"]
