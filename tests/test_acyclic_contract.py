"""The contract against import circles: it sees those that run, wherever the import stands, and lets types look back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CONTRACT = """
[tool.importlinter]
root_package = "ringed"
contract_types = ["acyclic_at_runtime: tests.acyclic_contract.AcyclicAtRuntime"]
[[tool.importlinter.contracts]]
name = "no circles"
type = "acyclic_at_runtime"
ancestors = ["ringed"]
"""


@pytest.mark.parametrize(
    ("back", "kept"),
    [
        ("from ringed import one\n", False),
        ("def late():\n    from ringed import one\n", False),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from ringed import one\n", True),
        ("", True),
    ],
)
def test_a_circle_is_one_if_it_runs(back: str, kept: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a column of the table
    """Module `one` imports `two`; whether `two` may import `one` hangs on when."""
    package = tmp_path / "ringed"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "one.py").write_text("from ringed import two\n", encoding="utf-8")
    (package / "two.py").write_text(back, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(CONTRACT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) is kept, done.stdout + done.stderr
    assert ("1 kept" if kept else "1 broken") in done.stdout
