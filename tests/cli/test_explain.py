"""`orgtree explain` and `orgtree rules`: what they say, in both languages."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from orgtree.api.codes import all_codes
from orgtree.charter.load import builtin_names
from orgtree.check.rules import CHECKS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("code", all_codes())
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_code_is_explained(command: Command, code: str, language: str) -> None:
    """Each has its kebab name and a sentence."""
    name, _ = all_codes()[code]
    status, out, _ = command("explain", code, "--lang", language)
    assert status == 0
    assert out.startswith(f"{code} {name}\n")
    assert len(out.splitlines()[2]) > 5


def test_a_charters_rule_is_explained_from_its_data(command: Command) -> None:
    """Title, severity by wording, source, status, dates, check and its settings, in the language asked for."""
    status, out, _ = command("explain", "P02")
    assert status == 0
    for part in (
        "P02 a branch generally has fifty members at most",
        "severity: warning (generally)",
        "source: Regulations on Party Branches (2018), art. 4",
        "in force: since 2018-10-28",
        "check: field-range",
        "  allowed: at most 50\n  written: {for: branch, field: members, allowed: ..50}\n",
    ):
        assert part in out
    chinese = command("explain", "P02", "--lang", "zh")[1]
    assert "P02 党支部党员一般不超过五十人" in chinese
    assert "出处：《中国共产党支部工作条例（试行）》（2018年）第四条" in chinese
    assert "施行期间：自 2018-10-28 起\n" in chinese
    assert "in force: from 2016 until 2022\n" in command("explain", "P22")[1]
    assert "in force: until 2018-07, judged at 'elected on'\n" in command("explain", "P08")[1]
    assert "施行期间：2018-07 以前，以“选举日期”为准\n" in command("explain", "P08", "--lang", "zh")[1]


def test_cases_sub_codes_and_quotations_are_told(command: Command) -> None:
    """A rule's cases are said in words, its sub-codes are named, and a quoted wording says so."""
    out = command("explain", "P17")[1]
    assert "  - only if: primary-level Party committee; allowed: at least 100; severity: warning\n" in out
    assert "sub-codes: P17b" in out
    chinese = command("explain", "P06", "--lang", "zh")[1]
    assert "  - 条件：沿“覆盖”有村（社区）；任期（年）：5；严重程度：错误" in chinese
    assert "  - 任期（年）：3；严重程度：警告" in chinese
    assert "known from a quotation only" in command("explain", "P19")[1]


def test_a_case_with_a_wording_that_there_is_not_is_as_its_rule(command: Command, tmp_path: Path) -> None:
    """Checking tells the mistake; explaining shows what is written."""
    charter = tmp_path / "charter.yaml"
    charter.write_text(
        "orgtree: charter/1\nname: own\nkinds: {team: {fields: {size: {type: count}}}}\nrules: {X01: {check: field-range, "
        "for: team, field: size, wording: may, cases: [{allowed: ..9, wording: shal}, {allowed: ..3, wording: [a]}]}}\n"
    )
    out = command("explain", "X01", "--charter", str(charter))[1]
    assert "  - written: {allowed: ..9, wording: shal}; severity: info\n" in out
    assert "  - written: {allowed: ..3, wording: [a]}; severity: info\n" in out


def test_a_charter_file_explains_its_own_rules(command: Command, tmp_path: Path) -> None:
    """A rule of one's own, and one that is inherited."""
    charter = tmp_path / "charter.yaml"
    charter.write_text(
        "orgtree: charter/1\nname: own\nextends: company\n"
        "rules: {X01: {check: field-range, title: small, for: team, field: headcount, allowed: ..9}}\n"
    )
    assert "X01 small" in command("explain", "X01", "--charter", str(charter))[1]
    assert command("explain", "C01", "--charter", str(charter))[0] == 0


def test_a_check_is_explained_by_its_manual(command: Command) -> None:
    """The docstring of its module, examples included."""
    out = command("explain", "field-range")[1]
    assert out.startswith("A number or date lies where it is allowed to.")
    assert "# expect:" in out


@pytest.mark.parametrize("name", ["field-range", "ORG211"])
def test_a_manual_speaks_chinese_around_its_examples(
    command: Command, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each sentence is translated and each example is the same; a Chinese locale is enough."""
    english = command("explain", name)[1].partition("\n\n")[2]
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    chinese = command("explain", name)[1].partition("\n\n")[2]
    assert chinese == command("explain", name, "--lang", "zh")[1].partition("\n\n")[2]
    examples = re.compile(r"(?s)```yaml\n.*?```")
    assert examples.findall(chinese) == examples.findall(english) != []
    assert re.findall("[A-Za-z]{3,}", re.sub("`[^`]+`", "", examples.sub("", chinese))) == []


def test_items_of_a_manual_stay_items(command: Command) -> None:
    """A list in a manual is a list in Chinese, too."""
    assert "\n\n- `field`：个数、数或日期。\n- `allowed`：" in command("explain", "field-range", "--lang", "zh")[1]


def test_a_rule_of_the_settings_is_explained_by_its_module(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The project's own Python rules are looked up in the settings of the current folder."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "rule.py").write_text(
        '"""Ids are short."""\nNAME, CODE, TITLE = "short-id", "X01", "ids are short"\n'
        "def check(context, options):\n    yield from ()\n"
    )
    (tmp_path / "orgtree.toml").write_text('rules = ["rule.py"]')
    monkeypatch.chdir(tmp_path)
    status, out, _ = command("explain", "X01")
    assert status == 0
    assert "X01 ids are short" in out
    assert "Ids are short." in out
    assert "X01     error    ids are short" in command("rules")[1]


def test_an_unknown_code_names_the_nearest(command: Command) -> None:
    """One line, exit 2."""
    assert command("explain", "p4") == (2, "", "orgtree explain: there is no code 'p4'; did you mean 'P04'?\n")
    assert "orgtree rules lists them" in command("explain", "ZZ")[2]


OWN = """
orgtree: charter/1
name: streets
kinds:
  area: {abstract: true, title: {zh: 区域, en: area}, fields: {people: {type: count, title: {zh: 人口, en: people}}}}
  street: {is_a: area, title: {zh: 街道, en: street office}, description: {zh: 街道办事处, en: an office}}
  panel: {title: {zh: 共建机构, en: panel}, fields: {form: {type: choice, of: {big: {zh: 大工委, en: big panel}}}}}
links:
  part_of: {hierarchy: true, nest: true, pairs: {street: street}}
  seat: {title: {zh: 席位, en: seat}, from: panel, to: street, fields: {role: {type: text, title: {zh: 职务, en: role}}}}
metrics:
  panels: {title: {zh: 机构数, en: panels}, count: panel, target: 2..}
"""


@pytest.mark.parametrize(
    ("word", "language", "told"),
    [
        ("street", "en", "kind street office (street)\n\nan office\ncharter: streets\nis a case of: area\n"),
        ("街道", "zh", "类型 街道（street）\n\n街道办事处\n规范：streets\n属于：区域（area）\n"),
        ("street", "en", "\n- people\n  type: a whole number from 0 up, or an interval of such (count)\n"),
        ("people", "en", "field people\n\ncharter: streets\nfield of: area\ntype: a whole number"),
        ("seat", "en", "link seat\n\ncharter: streets\njoins: panel to street office (street)\n- role\n"),
        ("职务", "en", "field role\n\ncharter: streets\nfield of: seat\ntype: a text (text)\n"),
        (
            "panels",
            "en",
            "metric panels\n\ncharter: streets\nmeasured: number of units of kind panel\nshould be: at least 2\nwritten: {count: panel}\n",
        ),
        ("大工委", "en", "field form\n\ncharter: streets\nfield of: panel\n"),
    ],
)
def test_what_a_charter_declares_is_explained(
    command: Command, tmp_path: Path, word: str, language: str, told: str
) -> None:
    """A kind with all its fields, a link, a field, a metric, by name or title; a value of a choice by its field."""
    (tmp_path / "charter.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(
        "orgtree: definition/1\ncharter: ./charter.yaml\nunits: [{id: a, kind: panel}]\n"
    )
    by_option = command("explain", word, "--charter", tmp_path / "charter.yaml", "--lang", language)
    assert by_option[0] == 0
    assert told in by_option[1]
    assert command("explain", word, tmp_path / "org.yaml", "--lang", language) == by_option
    assert command("explain", word, tmp_path / "charter.yaml", "--lang", language) == by_option


def test_without_a_charter_all_that_is_built_in_is_looked_through(command: Command) -> None:
    """A word may be a kind of several charters; each says whose it is."""
    out = command("explain", "post")[1]
    assert "\ncharter: Company (company)\n" in out
    assert "\ncharter: Primary-level Party organisations (cpc-grassroots)\n" in out
    assert "did you mean 'headcount'?" in command("explain", "headcuont")[2]
    assert "did you mean '党支部'?" in command("explain", "党支布")[2]


def test_all_rules_are_listed_with_severity_and_source(command: Command) -> None:
    """Every built-in charter, then orgtree's own codes."""
    out = command("rules")[1]
    for name in builtin_names():
        assert f"\n{name}: " in f"\n{out}"
    assert "P02     warning  a branch generally has fifty members at most [Regulations on Party Branches" in out
    for code, (name, _) in all_codes().items():
        assert f"{code}  {name}" in out
    assert "P02     警告" in command("rules", "--charter", "cpc-grassroots", "--lang", "zh")[1]


def test_checks_are_listed_with_their_settings(command: Command) -> None:
    """What a rule of a charter can be made of."""
    out = command("rules", "--checks")[1]
    for name in CHECKS:
        assert f"\n{name}: " in f"\n{out}"
    assert "  allowed (" in out
    assert "  for (text | [text]): the kind or kinds that it is about" in out
    assert "  path (path, required): the way to what is counted" in out
    assert "  path (路径, 必填): 通向所计单元的路径" in command("rules", "--checks", "--lang", "zh")[1]
    data = json.loads(command("rules", "--checks", "--format", "json")[1])
    assert [entry["name"] for entry in data["checks"]] == list(CHECKS)


def test_rules_are_data_too(command: Command) -> None:
    """For scripts: one object a rule."""
    data = json.loads(command("rules", "--charter", "company", "--format", "json")[1])
    assert data["orgtree"] == "rules/1"
    assert {rule["severity"] for rule in data["rules"]} <= {"error", "warning", "info"}
    assert data["rules"][0]["code"] == "C01"


def test_a_word_that_is_nothing_is_told_as_whatever_may_be_asked(command: Command) -> None:
    """Not only codes can be asked for, so that not only codes are said not to be there."""
    code, _, said = command("explain", "frobnication")
    assert code == 2
    assert "there is no code, kind, field, link or metric 'frobnication'" in said


def test_only_a_rule_whose_text_was_read_says_so(command: Command) -> None:
    """What is the charter's own, or practice, has a source and no status."""
    read, own, practice = (command("explain", code)[1] for code in ("P01", "S01", "C01"))
    assert "\nstatus: read in a text of the rule\n" in read
    assert "\nsource: meaning of 'may call' in this charter\n" in own
    assert "\nsource: company charter\n" in practice
    assert not any("\nstatus: " in out for out in (own, practice))


def test_values_and_alternatives_are_said_in_chinese(command: Command) -> None:
    """Values by their titles, quotes inside quotes, and ways with commas of their own apart from each other."""
    assert "符合“行业：养羊”的农民专业合作社" in command("explain", "cooperative_chaired_by_member", "--lang", "zh")[1]
    assert "符合“沿‘负责人’有职位”的组织单元" in command("explain", "heads_filled", "--lang", "zh")[1]
    assert (
        "党组织（party_organisation）：覆盖，再位于（零次或多次）；或设在，再驻在，"
        in command("charter", "cpc-grassroots", "--lang", "zh")[1]
    )
