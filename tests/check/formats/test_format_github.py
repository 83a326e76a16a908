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
        "::line 1: 50 %25 of%0Aall: more, or less"
    )


def test_a_place_over_several_lines_has_no_columns() -> None:
    """A place over several lines has no columns."""
    finding = Finding("X1", "name", "info", "message", labels=(at(0, "x\ny"),))
    assert show(finding, a="x\ny\n") == "::notice file=a.yaml,line=1,endLine=2,title=X1 name::line 1: message"


def test_the_log_line_cannot_be_a_command() -> None:
    """The log line cannot be a command."""
    output = FORMATS["github"].render(Report(undecided={"##[error]": 1}), FormatOptions())
    assert "##[" not in output


def test_ten_annotations_are_the_worst_and_say_unit_and_line() -> None:
    """GitHub shows ten of a step: the errors among them, told apart by their text; the others stand in the log."""
    text = "".join(f"unit{number}\n" for number in range(14))
    findings = tuple(
        Finding(
            "X1" if number < 12 else "X2",
            "name",
            "warning" if number < 12 else "error",
            "leads nowhere",
            unit=f"u{number}",
            labels=(at(0, f"unit{number}"),),
        )
        for number in range(14)
    )
    output = FORMATS["github"].render(Report(findings, TextSources(a=text)), FormatOptions(most_per_rule=3))
    lines = output.splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert [line.partition(" ")[0] for line in commands] == ["::error"] * 2 + ["::warning"] * 8
    assert commands[1].endswith("::u13, line 14: leads nowhere")
    assert lines[10:] == [
        "- a.yaml:9:1: X1 [name] leads nowhere",
        "- a.yaml:10:1: X1 [name] leads nowhere",
        "- a.yaml:11:1: X1 [name] leads nowhere",
        "X1 name: and 1 more",
        "2 errors, 12 warnings",
    ]


def test_files_are_named_as_the_repository_does() -> None:
    """The path in an annotation is the one that a pull request shows."""
    finding = Finding("X1", "name", "error", "message", labels=(at(0, "x"),))
    options = FormatOptions(path=lambda label: f"teams/{label}")
    assert (
        FORMATS["github"]
        .render(Report((finding,), TextSources(a="x")), options)
        .startswith("::error file=teams/a.yaml,")
    )
