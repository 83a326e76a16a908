"""Charters written out in a test, compiled, and what is told of them."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from orgtree.charter.load import load_charter
from orgtree.measure.compile import prepare
from orgtree.source import SourceSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from orgtree.base.finding import Finding
    from orgtree.charter.model import Charter

HEAD = "orgtree: charter/1\nname: small\n"


@dataclass(frozen=True)
class Told:
    """A finding as a reader sees it: code, the text that is marked, message, help."""

    code: str
    at: str
    message: str
    help: str
    line: int


@dataclass(frozen=True)
class Compiled:
    """A charter and what is told of it."""

    charter: Charter | None
    told: list[Told]

    @property
    def sound(self) -> Charter:
        """The charter, of which nothing is told."""
        assert self.told == []
        assert self.charter is not None
        return self.charter

    @property
    def only(self) -> Told:
        """The one finding."""
        assert len(self.told) == 1, self.told
        return self.told[0]


def told(findings: Iterable[Finding], sources: SourceSet) -> list[Told]:
    """Return findings as they are shown."""
    shown = []
    for finding in findings:
        at, line = "", 0
        if finding.labels:
            span = sources.locate(finding.labels[0].place)
            at = sources.text(finding.labels[0].place.document)[span.start : span.end]
            line = span.line
        remedy = finding.help_text()
        shown.append(Told(finding.code, at, finding.text(), remedy, line))
    return shown


@pytest.fixture
def compiled(loaded: Callable[[dict[str, str], str], Compiled]) -> Callable[[str], Compiled]:
    """Compile the text of a charter that extends none; its first two lines are added."""
    return lambda text: loaded({"small.yaml": HEAD + dedent(text)}, "small.yaml")


@pytest.fixture
def loaded(tmp_path: Path) -> Callable[[dict[str, str], str], Compiled]:
    """Write charters into a folder, load one of them and resolve its metrics."""

    def load(files: dict[str, str], name: str) -> Compiled:
        for file, text in files.items():
            (tmp_path / file).write_text(dedent(text), encoding="utf-8")
        sources = SourceSet()
        charter, findings = load_charter(f"./{name}", sources=sources, folder=tmp_path)
        metrics = prepare(charter)[1] if charter else []
        return Compiled(charter, told([*findings, *metrics], sources))

    return load
