"""A definition with one mistake of every kind gives exactly the expected list, in every format.

The mistakes stand in `every_mistake/`, each beside a comment `# expect: CODE`. Files that hold no comment, since they cannot
be read at all, are told of here.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from orgtree.api.check_files import check_file
from orgtree.api.codes import all_codes
from orgtree.check.formats import FORMATS, FormatOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.check.report import Report

FOLDER = Path(__file__).parent / "every_mistake"
_EXPECT = re.compile(r"# expect: ([A-Z0-9 ]+)$")
UNSAID = [
    ("parts/broken.yaml", 3, "ORG010"),
    ("parts/empty.yaml", 1, "ORG022"),
    ("parts/latin.yaml", 2, "ORG017"),
    ("parts/two.yaml", 2, "ORG021"),
    # A comment behind these would be their reason.
    ("root.yaml", 34, "ORG046"),
    ("root.yaml", 34, "M01"),
]
"""What is expected where no comment can stand."""

ELSEWHERE = {
    "ORG001": "needs a rule that crashes",
    "ORG014": "a bomb of aliases",
    "ORG015": "very deep nesting",
    "ORG016": "a very large file",
    "ORG018": "a control character, which an editor would lose",
    "ORG026": "a file that cannot be read",
    "ORG027": "a table",
    "ORG029": "a run that was stopped while it wrote",
    "ORG040": "a baseline",
    "ORG050": "settings",
    "ORG051": "settings",
    "ORG052": "settings",
    "ORG053": "settings",
    "ORG054": "settings",
    "ORG055": "settings",
    "ORG056": "the language server",
    "ORG100": "a head without its first line",
    "ORG101": "a charter that is not there",
    "ORG103": "a head without a charter",
    "ORG115": "a charter that nests one pair by two links",
    "ORG117": "a charter whose nesting links have keys",
    "ORG208": "a charter that limits what comes in",
    "ORG219": "two ids that differ in capitals only",
    "ORG214": "a very large graph",
    "ORG215": "a very large definition",
    "ORG216": "dates on both sides",
    "ORG221": "a day before that of the definition",
    "ORG222": "fields or names with dates",
    "ORG223": "a head with events",
    "ORG224": "a head with events",
    "ORG230": "a definition without units",
    "ORG240": "a list of changes",
    "ORG241": "a list of changes",
    **dict.fromkeys(
        ("ORG801", "ORG802", "ORG803", "ORG804", "ORG805", "ORG806", "ORG807"), "a table that is converted"
    ),
    **dict.fromkeys(("ORG808", "ORG809", "ORG810", "ORG811", "ORG812"), "a file of another form that is brought in"),
    "ORG903": "a band",
}
"""Codes that cannot stand in the same definition as the others, or need another charter; each has a test of its own."""


def expected() -> Counter[tuple[str, int, str]]:
    """Return file, line and code of every finding that is expected."""
    found = Counter(UNSAID)
    for path in sorted(FOLDER.rglob("*.yaml")):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if match := _EXPECT.search(line):
                found.update((path.relative_to(FOLDER).as_posix(), number, code) for code in match[1].split())
    return found


@pytest.fixture(scope="module")
def report() -> Report:
    """Return the report on the definition of mistakes."""
    return check_file(FOLDER / "root.yaml").report


def _in_json(text: str) -> list[tuple[str, int, str]]:
    return [(f["location"]["file"], f["location"]["line"], f["code"]) for f in json.loads(text)["findings"]]


def _in_jsonl(text: str) -> list[tuple[str, int, str]]:
    rows = [json.loads(line) for line in text.splitlines()]
    return [(f["location"]["file"], f["location"]["line"], f["code"]) for f in rows if "code" in f]


def _in_sarif(text: str) -> list[tuple[str, int, str]]:
    places = [
        (result["locations"][0]["physicalLocation"], result["ruleId"])
        for result in json.loads(text)["runs"][0]["results"]
    ]
    return [(place["artifactLocation"]["uri"], place["region"]["startLine"], code) for place, code in places]


def _in_gitlab(text: str) -> list[tuple[str, int, str]]:
    return [
        (f["location"]["path"], f["location"]["lines"]["begin"], f["check_name"].split()[0]) for f in json.loads(text)
    ]


def _in_lines(pattern: str) -> Callable[[str], list[tuple[str, int, str]]]:
    """Read a format of text: *pattern* has groups file, line and code."""

    def read(text: str) -> list[tuple[str, int, str]]:
        return [(m["file"], int(m["line"]), m["code"]) for m in re.finditer(pattern, text, re.MULTILINE)]

    return read


def _in_junit(text: str) -> list[tuple[str, int, str]]:
    found = []
    for case in ET.fromstring(text).iter("testcase"):  # noqa: S314 - what was written a line above
        told = [*(failure.text or "" for failure in case.iter("failure"))]
        found += [
            (m["file"], int(m["line"]), str(case.get("name")).split()[0])
            for m in re.finditer(r"^(?P<file>[^:\n]+):(?P<line>\d+):\d+: ", "\n".join(told), re.MULTILINE)
        ]
    return found


def _in_github(text: str) -> list[tuple[str, int, str]]:
    """Read the annotations, and the lines of the log behind them."""
    annotations = _in_lines(r"^::\w+ file=(?P<file>[^,]+),line=(?P<line>\d+),.*title=(?P<code>[A-Z]+\d+)")
    log = _in_lines(r"^- (?P<file>[^:\n]+):(?P<line>\d+):\d+: (?P<code>[A-Z]+\d+)")
    return [*annotations(text), *log(text)]


def _in_markdown(text: str) -> list[tuple[str, int, str]]:
    read = _in_lines(r"^\| \w+ \| (?P<file>[^:\n]+):(?P<line>\d+):\d+ \| [^|]* \| (?P<code>[A-Z]+\d+)")
    return read(text.replace("\\_", "_"))


READERS: dict[str, Callable[[str], list[tuple[str, int, str]]]] = {
    "json": _in_json,
    "jsonl": _in_jsonl,
    "sarif": _in_sarif,
    "gitlab": _in_gitlab,
    "junit": _in_junit,
    "concise": _in_lines(r"^(?P<file>[^:\n]+):(?P<line>\d+):\d+: (?P<code>[A-Z]+\d+)"),
    "github": _in_github,
    "markdown": _in_markdown,
    "full": _in_lines(r"^\w+\[(?P<code>[A-Z]+\d+)\].*\n +--> (?P<file>[^:\n]+):(?P<line>\d+)"),
}


def test_no_format_is_left_out() -> None:
    """Every format is read back below."""
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("name", READERS)
def test_every_format_tells_of_every_mistake(name: str, report: Report) -> None:
    """What a format says, read back, is the expected list: nothing is missing, nothing is added."""
    text = FORMATS[name].render(report, FormatOptions(most_per_rule=None))
    prefix = Path(report.sources.label(0)).parent.as_posix()
    actual = Counter((file.removeprefix(f"{prefix}/"), line, code) for file, line, code in READERS[name](text))
    assert actual - expected() == Counter()
    assert expected() - actual == Counter()


def test_every_code_is_told_of_somewhere() -> None:
    """Each code of orgtree is among the mistakes, or it is said why it cannot be."""
    here = {code for _, _, code in expected() if code.startswith("ORG")}
    assert set(all_codes()) - here == set(ELSEWHERE)
