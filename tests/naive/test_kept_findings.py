"""What many rules say of a few odd organisations, word for word: sentences, marks in the text, help, and what is undecided.

Which units they speak of is what the naive evaluator found (`test_kept_answers.py`). UPDATE_SNAPSHOTS=1 writes
`kept/*-findings.txt` anew, to be read before it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from naive_organisations import charter
from test_kept_answers import FOLDER, METRICS, RULES, read
from told_text import same

import orgtree
from orgtree.check.formats import FORMATS, FormatOptions

if TYPE_CHECKING:
    from pathlib import Path

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
