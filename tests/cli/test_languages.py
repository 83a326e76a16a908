"""Commands speak the language that is asked for, else the locale's, to the last word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from orgtree.base.escape import columns_of
from orgtree.cli.commands import COMMANDS
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
    for said in ("ORG105", "“many”不是数；请写成", "没有单元使用此编号"):
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


def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set a Chinese locale."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_chinese_throughout(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under a Chinese locale no English words are left in a help before its examples, and lines fit a terminal."""
    chinese(monkeypatch)
    monkeypatch.setenv("COLUMNS", "80")
    assert run([*([command] if command else []), "--help"]) == 0
    text, _, _ = capsys.readouterr().out.partition("\n示例：\n")
    assert text.startswith("用法：")
    assert "\n选项：\n" in text
    assert WORDS.findall(text) == []
    assert re.findall(r"\b[A-Z]{4,}\b", re.sub(r"JSON|YAML|HTML|Schema|GITHUB_\w+|CI_PROJECT_DIR", "", text)) == []
    assert max(map(columns_of, text.splitlines())) <= 80


def test_help_speaks_the_language_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """`--lang zh` before or behind `--help` is heard, and a whole help stays English without it."""
    for arguments in (["check", "--lang", "zh", "--help"], ["check", "--help", "--lang=zh"]):
        assert run(arguments) == 0
        assert "退出码：0 没有达到 --fail-on 的问题" in capsys.readouterr().out
    assert run(["check", "--lang", "en", "--help"]) == 0
    assert re.search(r"[\u4e00-\u9fff]", capsys.readouterr().out) is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("chekc team.yaml", "orgtree: 没有命令“chekc”；是否想写“check”？"),
        ("check", "orgtree check: 缺少文件；见 orgtree check --help"),
        ("draw team.yaml", "orgtree draw: 缺少 --output；见 orgtree draw --help"),
        ("check team.yaml --formt full", "orgtree check: 没有选项“--formt”；是否想写“--format”？"),
        ("check team.yaml --format ful", "orgtree check: --format 不能是“ful”；是否想写“full”？"),
        ("check team.yaml --format", "orgtree check: --format 后面要有值"),
        ("check team.yaml --all=1", "orgtree check: --all 后面不带值"),
        ("show team.yaml more", "orgtree show: 多了一个参数“more”；见 orgtree show --help"),
        ("show team.yaml --depth -1", "orgtree show: --depth 应为不小于 0 的数"),
        ("draw team.yaml -o a.svg --time-limit 0", "orgtree draw: --time-limit 应为大于 0 的数"),
        ("check gone.yaml", "orgtree: 没有文件“gone.yaml”"),
        ("draw team.yaml -o a.svg --bands --direction right", "orgtree: bands (--bands) 与 direction (--direction) 不能同用；请去掉一个"),
        ("cover team.yaml --metric hedcount", "orgtree: 规范“company”中没有指标“hedcount”；是否想写“headcount”？"),
        ("show team.yaml --where kind", "orgtree: “kind”不是条件；请写字段和值，例如 'kind: branch, members: 3..'"),
        ("new definitoin", "orgtree new: 参数不能是“definitoin”；是否想写“definition”？"),
        ("check team.yaml --unsafe", "orgtree check: --unsafe 要与 --diff 或 --fix 同用"),
        ("explain XX9", "orgtree explain: 没有代码“XX9”；orgtree rules 列出代码，orgtree charter 加名称列出规范声明的其他内容"),
    ],
)  # fmt: skip
def test_wrong_use_speaks_chinese(
    arguments: str, said: str, team: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong, and the remedy, are one Chinese line under a Chinese locale."""
    chinese(monkeypatch)
    monkeypatch.chdir(team.parent)
    assert run(arguments.split()) in {2, 3}
    assert capsys.readouterr().err == f"{said}\n"
