"""The sample report, and the comparison of a format's output with a file beside the test."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from formats_sample import sample

from orgtree.check.formats import FORMATS, FormatOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.check.report import Report

EXPECTED = Path(__file__).parent / "expected"


@pytest.fixture
def report() -> Report:
    """The sample report."""
    return sample()


@pytest.fixture
def render(report: Report) -> Callable[..., str]:
    """Render the sample report in a format."""
    return lambda name, **options: FORMATS[name].render(report, FormatOptions(**options))


@pytest.fixture
def same_as_file() -> Callable[[str, str], None]:
    """Compare output with its expected file; UPDATE_SNAPSHOTS=1 writes the file anew, to be read before it is kept."""

    def compare(output: str, file: str) -> None:
        path = EXPECTED / file
        if os.environ.get("UPDATE_SNAPSHOTS"):
            path.write_text(output, encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == output

    return compare
