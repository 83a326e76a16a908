"""The hook that other repositories use: it runs a command that there is, with options that it has."""

from __future__ import annotations

import re
from pathlib import Path

import click

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
