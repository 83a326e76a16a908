"""What all tests share: one profile of hypothesis, an environment of their own, commands, and a folder to work in."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from orgtree.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., tuple[int, str, str]]

# Fixtures of one subject each; their modules stand in tests/support with what else several test files share.
pytest_plugins = [
    "browser",
    "compiled",
    "example_figures",
    "formats_sample",
    "from_data",
    "laws",
    "port",
    "project",
    "rule_examples",
    "scripts",
    "town",
    "views",
]

# A machine that is busy with other things is no failure, and a folder is as good for the next example as for the first.
settings.register_profile(
    "tests",
    deadline=None,
    derandomize=not os.environ.get("ORGTREE_FUZZ"),  # a change is judged by what it changes; `make fuzz` looks further
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
settings.load_profile("tests")

# Nobody's locale, terminal or service decides what commands say; who tests these sets them.
_LOCALE = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
# Nor does the day on which tests run decide anything: it is 1 December 2026.
os.environ["SOURCE_DATE_EPOCH"] = "1796083200"
_SERVICE = ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR")
for _name in (*_LOCALE, *_SERVICE, "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
    os.environ.pop(_name, None)


# Collecting thousands of tests makes much and frees nothing: it is not looked through for what can be freed.
gc.disable()


def pytest_collection_finish() -> None:
    """Free unused memory again, now that all tests are collected."""
    gc.enable()


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return what runs a command in this process, and gives its code, its output and what it said on standard error."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is the current one, with the definition `team.yaml` of a company in it and nothing else."""
    monkeypatch.chdir(tmp_path)
    text = "orgtree: definition/1\ncharter: company\nas_of: 2024-01-01\nunits:\n- {id: c, kind: company, name: Acme}\n"
    (tmp_path / "team.yaml").write_text(text, encoding="utf-8")
    return tmp_path
