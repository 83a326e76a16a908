"""`orgtree completions`: the scripts complete commands, options and values in the shells themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from orgtree.cli.main import run

ENVIRONMENT = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}

BASH = """
source /dev/stdin <<< "$SCRIPT"
COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_orgtree_completion orgtree 2>/dev/null
echo "${{COMPREPLY[@]}}"
"""
ZSH = """
autoload -Uz compinit; compinit -D; compdef() {{ :; }}
_describe() {{ print -rl -- ${{(P)3}}; }}; compadd() {{ print -rl -- ${{(P)@[-1]}}; }}
words=({words}); CURRENT=${{#words}}
eval "$SCRIPT"; _orgtree_completion
"""
FISH = """
echo "$SCRIPT" | source
complete -C '{words}'
"""


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the command prints for a shell."""
    assert run(["completions", shell]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("orgtree co", {"completions", "convert", "cover"}),
        ("orgtree show --und", {"--under"}),
        ("orgtree show x.yaml --format ''", {"tree", "ids", "json"}),
        ("orgtree completions f", {"fish"}),
        ("orgtree charter c", {"company", "cpc-grassroots"}),
        ("orgtree cover x.yaml --charter o", {"open-source"}),
    ],
)
@pytest.mark.parametrize(("shell", "driver"), [("bash", BASH), ("zsh", ZSH), ("fish", FISH)])
def test_a_shell_completes_what_is_begun(
    shell: str, driver: str, words: str, expected: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """In each shell that is installed, the printed script offers the words that fit."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run(  # noqa: S603 - the shell by name, and a driver written above
        [shell, "-c", driver.format(words=words)],
        env={**ENVIRONMENT, "SCRIPT": script(shell, capsys)},
        capture_output=True,
        text=True,
        check=False,
    )
    # zsh and fish say what each word means, behind a colon or a tab.
    offered = {
        word.partition(":")[0].partition("\t")[0] for line in done.stdout.splitlines() for word in line.split(" ")
    }
    assert expected <= offered, done.stderr


@pytest.mark.parametrize(("shell", "word"), [("bash", "co"), ("zsh", "co"), ("fish", "co")])
def test_the_command_answers_each_shells_question(shell: str, word: str) -> None:
    """What the scripts ask the command is answered, whether the shell is installed or not."""
    asked = {"_ORGTREE_COMPLETE": f"{shell}_complete", "COMP_WORDS": f"orgtree {word}", "COMP_CWORD": word if shell == "fish" else "1"}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "orgtree"], env={**ENVIRONMENT, **asked}, capture_output=True, text=True, check=False
    )
    assert all(command in done.stdout for command in ("completions", "convert", "cover"))
    assert "draw" not in done.stdout


def test_a_shell_that_is_not_known_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Another shell's name ends with 2 and the three that there are."""
    assert run(["completions", "tcsh"]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "'bash', 'zsh', 'fish'" in error
