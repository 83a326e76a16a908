r"""The examples in the manuals of rules, run as tests: YAML in a docstring with what must be found in it.

The docstring of a rule's module has fenced YAML blocks. One without `units:` is a charter and holds for the
definitions after it; one with `units:` is a definition. The lines that say what a file is may be left out. A
comment `# expect: P02` stands on the line of a finding's primary place, `# expect: P02 P04` on that of two; a
block without such comments must give no finding at all. So a manual reads

    ```yaml
    kinds: {branch: {fields: {members: {type: count}}}}
    rules: {P02: {check: field-range, for: branch, field: members, allowed: ..50}}
    ```
    ```yaml
    units:
    - {id: b1, kind: branch, members: 61}  # expect: P02
    ```

A definition that names a charter of its own (`charter: company`) is judged under that one.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from orgtree.api.organisation import Organisation
from orgtree.check.engine import judge
from orgtree.check.prepare import prepare
from orgtree.check.rules import CHECKS
from orgtree.check.structure import STRUCTURE
from orgtree.graph.load import load_definition
from orgtree.source import Budgets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from orgtree.base.finding import Finding
    from orgtree.graph.loaded import Loaded
    from orgtree.graph.snapshot import Snapshot

_BLOCK = re.compile(r"^[ ]*```yaml\n(.*?)^[ ]*```$", re.MULTILINE | re.DOTALL)
_EXPECT = re.compile(r"# expect: ([A-Z]+[0-9]+[a-z]?(?: [A-Z]+[0-9]+[a-z]?)*)")
_DEFINITION = re.compile(r"^units:", re.MULTILINE)
_HEADS = {
    "charter": (("orgtree:", "orgtree: charter/1"), ("name:", "name: example")),
    "definition": (("orgtree:", "orgtree: definition/1"), ("charter:", "charter: ./charter.yaml")),
}


@dataclass(frozen=True)
class Example:
    """A definition of a manual with the charter above it.

    Args:
        name: Names the test.
        charter: Text of the charter, "" where the definition names its own.
        definition: Text of the definition.
    """

    name: str
    charter: str
    definition: str


@dataclass(frozen=True)
class Outcome:
    """What was found in a definition.

    Args:
        loaded: The definition as read.
        findings: What is not a follow-on finding, from all stages.
        followers: The follow-on findings.
        undecided: Per code the ids of the units that stay undecided.
        text: The definition's text.
    """

    loaded: Loaded
    findings: list[Finding]
    followers: list[Finding]
    undecided: dict[str, list[str]]
    text: str

    @property
    def graph(self) -> Snapshot:
        """The graph that was judged."""
        assert self.loaded.snapshot is not None
        return self.loaded.snapshot

    @property
    def said(self) -> list[tuple[int, str]]:
        """Line of the primary place (0 where there is none in the definition) and code of every finding, sorted."""
        return sorted((self.line(finding), finding.code) for finding in self.findings)

    @property
    def codes(self) -> list[str]:
        """The codes found, sorted."""
        return sorted(finding.code for finding in self.findings)

    @property
    def messages(self) -> list[str]:
        """The messages, in the order of the findings."""
        return [finding.text() for finding in self.findings]

    def line(self, finding: Finding) -> int:
        """Return the line of a finding's primary place."""
        place = finding.place
        return self.loaded.sources.locate(place).line if place is not None and place.document == 0 else 0

    def marked(self, finding: Finding) -> list[str]:
        """Return the text at each of a finding's places, the primary one first."""
        spans = [(label.place.document, self.loaded.sources.locate(label.place)) for label in finding.labels]
        return [self.loaded.sources.text(document)[span.start : span.end] for document, span in spans]

    def one(self, code: str) -> Finding:
        """Return the only finding with a code."""
        found = [finding for finding in self.findings if finding.code == code]
        assert len(found) == 1, self.said
        return found[0]


def examples_of(modules: Mapping[str, Any]) -> list[Any]:
    """Return the examples in the docstrings of modules as parameters of a test."""
    found = []
    for name, module in modules.items():
        charter = ""
        number = 0
        for block in _BLOCK.findall(module.__doc__ or ""):
            text = textwrap.dedent(block)
            if _DEFINITION.search(text):
                number += 1
                example = Example(f"{name}-{number}", charter, text)
                found.append(pytest.param(example, id=example.name))
            else:
                charter = text
    return found


def expected(text: str) -> list[tuple[int, str]]:
    """Return line and code of each `# expect:` comment."""
    return sorted(
        (number, code)
        for number, line in enumerate(text.split("\n"), start=1)
        for match in _EXPECT.finditer(line)
        for code in match[1].split()
    )


def headed(text: str, what: str) -> str:
    """Return a file's text with the lines that say what it is, on one line with its first one where it can be."""
    missing = [line for key, line in _HEADS[what] if not re.search(rf"^{key}", text, re.MULTILINE)]
    return "".join(f"{line}\n" for line in missing) + text


def outcome(folder: Path, charter: str, definition: str) -> Outcome:
    """Judge a definition under a charter with every rule of that charter and every structure rule.

    Args:
        folder: An empty folder.
        charter: Text of a charter; "" where the definition names a built-in one.
        definition: Text of a definition.
    """
    if charter:
        (folder / "charter.yaml").write_text(headed(charter, "charter"), encoding="utf-8")
    text = headed(definition, "definition")
    (folder / "org.yaml").write_text(text, encoding="utf-8")
    return judged(load_definition(folder / "org.yaml", budgets=Budgets()), text)


def judged(loaded: Loaded, text: str = "") -> Outcome:
    """Judge an organisation as read with every rule of its charter and every structure rule."""
    assert loaded.charter is not None, [finding.text() for finding in loaded.findings]
    assert loaded.snapshot is not None
    rules, problems = prepare(loaded.charter, CHECKS)
    result = judge(loaded.snapshot, rules, STRUCTURE.values())
    everything = [*loaded.findings, *problems, *result.findings]
    ids = loaded.snapshot.ids
    return Outcome(
        loaded,
        [finding for finding in everything if finding.follows is None],
        [finding for finding in everything if finding.follows is not None],
        {code: [ids[unit] for unit in units] for code, units in result.undecided.items()},
        text,
    )


def assert_example(folder: Path, example: Example) -> None:
    """Fail unless exactly the findings that an example's comments expect are found, each on its line."""
    result = outcome(folder, example.charter, example.definition)
    told = [f"{line}: {code} {text}" for (line, code), text in zip(result.said, _texts(result), strict=True)]
    assert result.said == expected(result.text), "\n".join([result.text, *told])
    report = Organisation(result.loaded).check()  # and the same where all stages are joined
    assert sorted((result.line(finding), finding.code) for finding in report.findings) == expected(result.text)


def _texts(result: Outcome) -> list[str]:
    return [f.text() for f in sorted(result.findings, key=lambda f: (result.line(f), f.code))]


@pytest.fixture(name="judge")
def judge_fixture(tmp_path: Path) -> Callable[[str, str], Outcome]:
    """Judge a definition under a charter, both as YAML without the lines that say what they are."""
    return lambda charter, definition: outcome(tmp_path, charter, definition)
