"""Everything that findings say, in full: words, marks in the text, help and the summary.

The definitions stand in the manuals of rules and in `told/*.md`, where what is told of each follows it; `told/facts/` has
what only programs are told. UPDATE_SNAPSHOTS=1 writes that anew, to be read before it is kept.
"""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from rule_examples import examples_of, expected, headed
from told_text import same

from orgtree.api.check_files import check_file
from orgtree.check.finding_data import finding_data
from orgtree.check.formats import FORMATS, FormatOptions
from orgtree.check.rules import CHECKS

if TYPE_CHECKING:
    from conftest import Command
    from rule_examples import Example

    from orgtree.check.report import Located, Report

FOLDER = Path(__file__).parent / "told"
FULL = FormatOptions(most_per_rule=None)
PAGES = sorted(FOLDER.glob("*.md"))
MANUALS = {name: [one.values[0] for one in examples_of({name: check})] for name, check in CHECKS.items()}
_FILES = {
    "settings": "orgtree.toml",
    "changes": "changes.yaml",
    "units": "units.csv",
    "links": "links.csv",
    "second": "second.yaml",
}
BLOCK = re.compile(
    r"^```(?P<kind>charter|definition|settings|changes|units|links|second|run|told)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder that is no part of a repository, so that files have short names."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    return tmp_path


def told(charter: str, definition: str) -> tuple[str, str]:
    """Return all that is told of a definition under a charter, and what programs get besides of each finding, a line each."""
    if charter:
        Path("charter.yaml").write_text(headed(charter, "charter"), encoding="utf-8")
    Path("org.yaml").write_text(headed(definition, "definition"), encoding="utf-8")
    report = check_file(Path("org.yaml")).report
    text = FORMATS["full"].render(report, FULL)
    assert re.search(r"\{[a-z_]+(:id)?\}", text) is None  # a template that could not be filled
    return text, "".join(f"{_besides(located, report)}\n" for located in report.located())


def _besides(located: Located, report: Report) -> str:
    """Return what is told of a finding in a form for programs alone."""
    data = finding_data(located, report, FULL)
    keys = ("written", "suggestion", "fix", "facts")  # the unit and the link are among the facts
    return f"{data['code']} {json.dumps({key: data[key] for key in keys if data[key]}, ensure_ascii=False)}"


@pytest.mark.parametrize("name", MANUALS)
def test_what_the_examples_of_a_manual_are_told(name: str) -> None:
    """Each bad example, one after another."""

    def said(example: Example) -> str:
        text, lines = told(example.charter, example.definition)
        besides.append(lines)
        return f"{dedent(example.definition)}\n{text}"

    besides: list[str] = []
    bad = [example for example in MANUALS[name] if expected(example.definition)]
    same(FOLDER / "rules" / f"{name}.txt", "\n".join(map(said, bad)))
    same(FOLDER / "facts" / f"{name}.txt", "".join(besides))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_what_a_page_of_definitions_is_told(path: Path, command: Command) -> None:
    """Each definition is judged under the charter above it; settings and changes hold for the last one, of which commands tell more."""
    page, charter = path.read_text(encoding="utf-8"), ""
    parts, besides, end = [], "", 0
    for block in BLOCK.finditer(page):
        parts.append(page[end : block.start()])
        end, kind, text = block.end(), block["kind"], block["text"]
        if kind == "charter":
            charter = text
            Path("charter.yaml").write_text(headed(charter, "charter"), encoding="utf-8")
        elif kind == "definition":
            answer, lines = told(charter, text)
            besides += lines
        elif kind in _FILES:
            Path(_FILES[kind]).write_text(text, encoding="utf-8")
        if kind in {"settings", "changes"}:
            changes = ["--with", _FILES[kind]] if kind == "changes" else []
            answer = "".join(command("check", "org.yaml", "--all", "--format", "full", *changes)[1:])
        elif kind == "run":
            said = ["$ {}\n{}{}".format(line, *command(*shlex.split(line))[1:]) for line in text.splitlines()]
            answer = "\n".join(said)
        parts.append(f"```told\n{answer}```" if kind == "told" else block[0])
    same(path, "".join([*parts, page[end:]]))
    same(FOLDER / "facts" / f"{path.stem}.txt", besides)
