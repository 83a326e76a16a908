"""What is told of every definition of the manuals and of `told/*.md`, said in Chinese, holds nothing that a reader stumbles over."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rule_examples import expected, headed
from test_told import BLOCK, MANUALS, PAGES

from orgtree.api.check_files import check_file
from orgtree.base.catalogue import translator
from orgtree.check.finding_words import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

CHINESE = "\u3400-\u9fff"
SIGNS = "“”‘’（）：；，。、"
WRONG = {
    "a blank beside a Chinese word": re.compile(f"[{CHINESE}] [{CHINESE}{SIGNS}]|[{SIGNS}] [{CHINESE}{SIGNS}]"),
    "an interval as a charter writes it": re.compile(r"(?<![\w./“])\d[\d.-]*\.\.\d*(?![\w”])"),
    "an arrow": re.compile("->|→"),
    "the word of the Party Constitution for a charter": re.compile("章程"),
    "an English word of the interface": re.compile(r"\b(kind|link|and|or|must|not|the|of) [“']"),
}


def definitions() -> Iterator[tuple[str, str, str]]:
    """Yield the name, the charter and the text of each definition."""
    for name, examples in MANUALS.items():
        for example in examples:
            if expected(example.definition):
                yield name, example.charter, example.definition
    for path in PAGES:
        charter = ""
        for block in BLOCK.finditer(path.read_text(encoding="utf-8")):
            if block["kind"] == "charter":
                charter = block["text"]
            elif block["kind"] == "definition":
                yield path.stem, charter, block["text"]


def said(charter: str, definition: str) -> Iterator[str]:
    """Yield the sentences that are told in Chinese: messages, labels, and advice that is not the charter's own."""
    Path("charter.yaml").write_text(headed(charter, "charter"), encoding="utf-8")
    Path("org.yaml").write_text(headed(definition, "definition"), encoding="utf-8")
    translate = translator("zh")
    for finding in check_file(Path("org.yaml")).report.findings:
        yield sentence(finding.message, finding.words, translate)
        yield from (sentence(label.text, finding.words, translate) for label in finding.labels if label.text)


@pytest.mark.parametrize("wrong", WRONG)
def test_no_sentence_has(wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every sentence of every finding is looked at."""
    monkeypatch.chdir(tmp_path)
    sentences = {one for _, charter, text in definitions() for one in said(charter, text)}
    assert len(sentences) > 300
    # What is to be written is said as it is written.
    assert [one for one in sentences if "写成" not in one and WRONG[wrong].search(one)] == []
