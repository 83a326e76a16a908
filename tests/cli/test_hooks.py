"""The hook and the workflow that other repositories use: they run commands that there are, with options that they have."""

from __future__ import annotations

import re
from pathlib import Path

import click

from orgtree import __version__
from orgtree.cli.main import cli
from orgtree.source import read_text

ROOT = Path(__file__).parents[2]


def test_a_hook_runs_a_command_that_there_is() -> None:
    """Names, files and command of the definition are as the hook's runner wants them."""
    document, findings = read_text((ROOT / ".pre-commit-hooks.yaml").read_text(), label="hooks")
    assert not findings
    for hook in document.data:
        program, command, *options = hook["entry"].split()
        assert (program, hook["language"]) == ("orgtree", "python")
        found = cli.get_command(click.Context(cli), command)
        assert found is not None
        assert set(options) <= {name for parameter in found.params for name in parameter.opts}
        assert re.search(hook["files"], "team.yaml")
        assert not re.search(hook["files"], "team.py")


def test_what_the_docs_print_for_a_workflow_runs_commands_that_there_are() -> None:
    """The hook and the workflow of the docs call orgtree with options that it has, and install the version that this is."""
    text = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8").partition("## In a workflow")[2]
    calls = re.findall(r"(?:entry|run): orgtree (.+)", text)
    assert len(calls) == 2
    for call in calls:
        command, *words = call.split()
        found = cli.get_command(click.Context(cli), command)
        assert found is not None
        found.make_context(command, words)
    assert set(re.findall(r"orgtree==([\d.]+)", text)) == {__version__}
