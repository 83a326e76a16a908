"""Workflow commands of GitHub Actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formats_sample import TextSources, at

from orgtree.base.finding import Finding
from orgtree.check.formats import FORMATS, FormatOptions
from orgtree.check.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable


def show(finding: Finding, **texts: str) -> str:
    """Return the command of one finding."""
    return FORMATS["github"].render(Report((finding,), TextSources(**texts)), FormatOptions()).splitlines()[0]


def test_github_gives_a_command_per_finding(
    render: Callable[..., str], same_as_file: Callable[[str, str], None]
) -> None:
    """Github gives a command per finding."""
    same_as_file(render("github"), "github.txt")


def test_messages_and_properties_are_escaped_as_the_runner_wants() -> None:
    """Messages and properties are escaped as the runner wants."""
    finding = Finding("X1", "a,b:c", "error", "50 % of\nall: more, or less", labels=(at(0, "x"),))
    assert show(finding, **{"50%,a:b": "x"}) == (
        "::error file=50%25%2Ca%3Ab.yaml,line=1,endLine=1,col=1,endColumn=2,title=X1 a%2Cb%3Ac"
        "::50 %25 of%0Aall: more, or less"
    )


def test_a_place_over_several_lines_has_no_columns() -> None:
    """A place over several lines has no columns."""
    finding = Finding("X1", "name", "info", "message", labels=(at(0, "x\ny"),))
    assert show(finding, a="x\ny\n") == "::notice file=a.yaml,line=1,endLine=2,title=X1 name::message"


def test_the_log_line_cannot_be_a_command() -> None:
    """The log line cannot be a command."""
    output = FORMATS["github"].render(Report(undecided={"##[error]": 1}), FormatOptions())
    assert "##[" not in output
