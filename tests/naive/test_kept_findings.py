"""What many rules say of a few odd organisations, word for word: sentences, marks in the text, help, and what is undecided.

Which units they speak of is what the naive evaluator found (`test_kept_answers.py`). UPDATE_SNAPSHOTS=1 writes
`kept/*-findings.txt` anew, to be read before it is kept.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from naive_organisations import charter
from test_kept_answers import FOLDER, METRICS, RULES, TOWNS, read
from told_text import same

import orgtree
from orgtree.check.finding_data import finding_data
from orgtree.check.formats import FORMATS, FormatOptions

if TYPE_CHECKING:
    from orgtree.check.report import Located, Report

SOME = dict(list(RULES.items())[::2])
"""Every second rule, which are some of each check."""
FULL = FormatOptions(most_per_rule=None)
CHINESE = FormatOptions(most_per_rule=2, language="zh")


@pytest.mark.parametrize("name", ["town-1", "town-2"])
def test_what_rules_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """In full in English, and the first two of each rule in a line each in Chinese."""
    monkeypatch.chdir(tmp_path)
    definition = {**read(name)["definition"], "charter": "./town.yaml"}
    for file, data in (("town.yaml", charter(rules=SOME, metrics=METRICS)), ("org.yaml", definition)):
        written = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110, default_flow_style=None)
        (tmp_path / file).write_text(written, encoding="utf-8")
    report = orgtree.load("org.yaml").check()
    text = FORMATS["full"].render(report, FULL) + FORMATS["concise"].render(report, CHINESE)
    same(FOLDER / f"{name}-findings.txt", text)


def brief(located: Located, report: Report) -> str:
    """Return what is told of one finding, with the text at each of its places."""
    data = finding_data(located, report, FULL)
    words = [data["label"], *(one["text"] for one in data["related"])]
    spans = [located.span, *(span for _, span in located.related)]
    text = report.sources.text(0)
    there = [text[span.start : min(span.end, span.start + 24)] if span else "" for span in spans]
    marked = [f"{said}<{' '.join(at.split())}>" for said, at in zip(words, there, strict=True)]
    more = {key: data[key] for key in ("severity", "link", "written", "suggestion") if data[key] not in (None, "error")}
    shown = [
        data["unit"],
        data["message"],
        data["help"],
        " ".join(marked),
        json.dumps(data["facts"], ensure_ascii=False),
    ]
    return " | ".join(map(str, [*shown, *([more] if more else [])]))


def test_what_each_rule_says_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In all towns: the first of each sort of sentence, with its facts and the text that it points at."""
    monkeypatch.chdir(tmp_path)
    Path("town.yaml").write_text(json.dumps(charter(rules=RULES, metrics=METRICS)), encoding="utf-8")
    said: dict[Any, str] = {}
    for name in TOWNS:
        definition = {**read(name)["definition"], "charter": "./town.yaml"}
        Path("org.yaml").write_text(json.dumps(definition, indent=0, ensure_ascii=False), encoding="utf-8")
        report = orgtree.load("org.yaml").check()
        for located in report.located():
            finding = located.finding
            sort = (finding.code, finding.message, finding.help, finding.severity, len(finding.labels), finding.link)
            said.setdefault(sort, f"{name} {brief(located, report)}")
    same(FOLDER / "first-findings.txt", "".join(f"{sort[0]} {said[sort]}\n" for sort in sorted(said, key=str)))
