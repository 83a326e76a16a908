"""Run tasks in processes of their own, ours and the rivals' in turn, and take the medians."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goals import PATIENCE

if TYPE_CHECKING:
    from goals import Row

HERE = Path(__file__).parent
SLOW = 10
"""Seconds from which a run is not repeated: its ratio leaves no doubt."""
DAMAGE_PATIENCE = 600
"""Seconds that one rule may take at one size, making the organisation included."""
PAGE_PATIENCE = 300
"""Seconds that the browser may take for all of the page's figures."""
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""Byte code is kept, as it is where a program is installed."""

Figures = dict[str, Any]
"""CPU and wall seconds, MB taken before the work (`given`) and at its peak; or a `reason` why it could not be run."""


def said_by(script: str, *arguments: str, patience: int = PATIENCE) -> Figures:
    """Run a script of this folder that prints JSON and return what it says, or the reason why it says nothing."""
    command = [sys.executable, str(HERE / script), *arguments]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            cwd=(HERE / script).parent,
            env=ENVIRONMENT,
            timeout=patience,
        )
    except subprocess.TimeoutExpired:
        return {"reason": f"stopped after {patience} s"}
    if done.returncode:
        said = done.stderr.strip().splitlines()
        print(f"  {script} {' '.join(arguments)} could not be run: {said[-1:]}", file=sys.stderr)
        return {"reason": said[-1].partition(":")[0].rpartition(".")[2] if said else "no reason told"}
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def in_turn(tasks: list[str], file: Path | None, runs: int, patience: int = PATIENCE) -> dict[str, Figures]:
    """Run tasks one after another, several times, and return each one's medians; a very slow one is run once."""
    found: dict[str, list[Figures]] = {name: [] for name in tasks}
    failed: dict[str, Figures] = {}
    for _ in range(runs):
        for name in tasks:
            if name in failed or any(run["wall"] > SLOW for run in found[name]):
                continue
            figures = said_by("tasks.py", name, *([str(file)] if file else []), patience=patience)
            if "reason" in figures:
                failed[name] = figures
            else:
                found[name].append(figures)
    return {
        name: failed.get(name) or {key: statistics.median(run[key] for run in results) for key in results[0]}
        for name, results in found.items()
    }


def measured(row: Row, folder: Path, *, quick: bool) -> Figures:
    """Measure one row beside its rivals; ratios are ours to theirs."""
    file = definition(folder, row.file, row.wrong) if row.file else None
    took = in_turn([row.task, *row.rivals.values()], file, 1 if quick else row.runs, row.patience)
    ours = took[row.task]
    rivals = {name: took[task] for name, task in row.rivals.items()}
    cpu = ours.get("cpu")
    ratios = {name: cpu / theirs["cpu"] for name, theirs in rivals.items() if cpu and theirs.get("cpu")}
    return {"work": row.work, **ours, "rivals": rivals, "ratios": ratios}


def definition(folder: Path, count: int, wrong: float) -> Path:
    """Return a generated definition; it is written once."""
    path = folder / f"{count}-{wrong}.yaml"
    if not path.exists():
        # In a process of its own: what a parent takes is the least that some systems tell of its children.
        command = [sys.executable, str(HERE / "generate.py"), str(count), str(wrong)]
        with path.open("wb") as stream:
            subprocess.run(command, stdout=stream, check=True, env=ENVIRONMENT)
    return path
