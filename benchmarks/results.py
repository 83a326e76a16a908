"""Past figures, a file a run, so that a loss is seen.

A file of `results/` is named by the date of its run and has what it was measured on and any of the parts `rows`, `damage`,
`page` and `large`; a part that a run left out is told from the run before.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "results"
USUAL = ("rows", "damage", "page")
"""What a run measures unless it is asked for something else."""
PARTS = (*USUAL, "large")
"""What a run can measure."""
_TOLD = ("orgtree", "numpy", "pydantic", "PyYAML", "networkx", "polars", "anytree", "bigtree", "treelib")
"""Packages whose versions are written down."""

Run = dict[str, Any]


def conditions() -> Run:
    """Return what a run is measured on: date, machine, Python and versions."""
    return {
        "date": dt.datetime.now(dt.UTC).isoformat(timespec="minutes").removesuffix("+00:00"),
        "machine": _machine(),
        "python": platform.python_version(),
        "versions": {name: found for name in _TOLD if (found := _version(name))},
    }


def _machine() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.machine()}, {os.cpu_count()} cores, {platform.system()}"


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def write(run: Run, file: Path) -> None:
    """Write a run to a file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(_short(run), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def file_of(run: Run, folder: Path = FOLDER) -> Path:
    """Return the file that a run is kept in."""
    return folder / f"{run['date'].replace(':', '')}.json"


def kept(folder: Path = FOLDER) -> list[Run]:
    """Return the runs that are kept, the oldest first."""
    return [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))]


def with_part(runs: list[Run], part: str) -> list[Run]:
    """Return the runs that measured a part, the newest first."""
    return [run for run in reversed(runs) if run.get(part)]


def _short(value: Any) -> Any:
    """Return plain data with numbers of four figures, so that files can be read."""
    if isinstance(value, dict):
        return {key: _short(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_short(inner) for inner in value]
    return float(f"{value:.4g}") if isinstance(value, float) else value
