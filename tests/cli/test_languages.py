"""Commands speak the language that is asked for, else the locale's, to the last word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from orgtree.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

TEAM = """\
orgtree: definition/1
charter: company
as_of: 2024-05
units:
- {id: acme, kind: company, name: {en: Acme, zh: 甲公司}}
- {id: lab, kind: team, name: {zh: 实验室}, headcount: many, part_of: [acme, nobody]}
- {id: shop, kind: tem}
"""
WORDS = re.compile(r"[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}")
"""Three English words in a row; codes, keys and values stand alone."""


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """Write a definition with mistakes."""
    path = tmp_path / "team.yaml"
    path.write_text(TEAM, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit"])
def test_findings_speak_chinese_in_every_format(
    form: str, team: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Messages, reasons and helps inside each format are Chinese; codes and ids stay."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    run(["check", str(team), "--lang", "zh", "--format", form])
    out = capfd.readouterr().out
    for said in ("ORG105", "“many”不是数；请写成", "没有单元使用此 id"):
        assert said in out


def test_the_locale_is_heard(team: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --lang the locale's language is spoken; with it, the locale is not asked."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    run(["check", str(team)])
    assert "错误[ORG105]" in capfd.readouterr().out
    run(["check", str(team), "--lang", "en"])
    assert "error[ORG105]" in capfd.readouterr().out
    monkeypatch.setenv("LC_ALL", "C")
    run(["check", str(team)])
    assert "error[ORG105]" in capfd.readouterr().out


def test_notes_beside_the_output_are_translated(team: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What a command says on standard error follows --lang, too."""
    run(["draw", str(team), "--lang", "zh", "--verbose", "-o", str(tmp_path / "a.svg")])
    noted = capfd.readouterr().err
    assert "已绘" in noted
    assert "字节" in noted
    run(["check", str(team), "--lang", "zh", "--fix"])
    assert "没有可放心修复的问题" in capfd.readouterr().err


def test_a_coverage_table_is_chinese_throughout(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Headings, verdicts and notes are Chinese; names are the definition's."""
    path = tmp_path / "team.yaml"
    path.write_text(
        TEAM.replace("kind: tem}", "kind: team, part_of: lab}").replace("many", "4").replace("[acme, nobody]", "acme"),
        "utf-8",
    )
    run(["cover", str(path), "--lang", "zh", "--all", "--gaps"])
    out = capfd.readouterr().out
    assert "指标" in out
    assert WORDS.findall(out) == []
