"""Measure orgtree against the named rivals, side by side in one run, and print the table.

usage: python benchmarks/run.py [--write docs/benchmarks.md] [--only WORD] [--quick]

Each task runs in a process of its own, several times in turn with its rivals; the median CPU seconds count, since machines
are shared. `make bench` installs the rivals first.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generate import yaml_text

HERE = Path(__file__).parent


class Took(NamedTuple):
    """Median CPU and wall seconds, and peak memory in MB; None where it could not be run."""

    cpu: float | None
    wall: float | None
    peak: float | None


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Args:
        work: What is done.
        task: Ours, in `tasks.py`.
        rivals: Theirs, by name.
        file: Size of the generated definition, 0 for none.
        reach: What to reach, in words.
        ratio_to: The rival that the aim is a ratio to; else seconds are meant.
        most: The aim: a ratio, or seconds.
        memory: The aim for peak memory in MB.
        runs: How often each is run.
    """

    work: str
    task: str
    rivals: dict[str, str]
    reach: str
    most: float
    file: int = 0
    ratio_to: str = ""
    memory: float = 0
    runs: int = 3


ROWS = (
    Row(
        "YAML, 100 000 units, with positions",
        "read",
        {"libyaml's events": "events", "yaml.load, C": "yaml_load_c"},
        "<=1.5 x the events, <=350 MB",
        1.5,
        file=100_000,
        ratio_to="libyaml's events",
        memory=350,
    ),
    Row(
        "YAML, 100 000 units -> checked -> all metrics",
        "whole",
        {"libyaml's events": "events", "C loader + pydantic + networkx": "whole_usual"},
        "<=2 x the events, <=450 MB",
        2,
        file=100_000,
        ratio_to="libyaml's events",
        memory=450,
    ),
    Row(
        "rows, 1 000 000 units -> checked -> all metrics",
        "million_rows",
        {"networkx, building only": "million_networkx"},
        "<=6 s, <=1.5 GB",
        6,
        memory=1500,
        runs=1,
    ),
    Row(
        "build one hierarchy, 100 000 units",
        "hierarchy",
        {name: f"hierarchy_{name}" for name in ("networkx", "treelib", "anytree", "bigtree")},
        "<=0.15 s",
        0.15,
    ),
    Row(
        "coverage and four sums for every unit, 100 000",
        "rollups",
        {"networkx, one pass": "rollups_networkx"},
        "<=0.1 s",
        0.1,
        file=100_000,
    ),
    Row("a chain of 100 000 levels", "chain", {}, "works", 10),
    Row("all checks of cpc-grassroots, 100 000 units", "check", {}, "<=0.5 s", 0.5, file=100_000),
    Row("locate and render 10 000 findings", "show_findings", {}, "<=1 s", 1, file=20_000),
    Row("SVG of 20 000 units", "svg", {}, "<=2 s", 2, file=20_000),
    Row(
        "SVG of 745 units", "svg", {"Graphviz dot": "svg_dot"}, "quicker than dot", 1, file=745, ratio_to="Graphviz dot"
    ),
    Row("PDF atlas of 5 000 units", "atlas", {}, "<=10 s", 10, file=5_000, runs=1),
)

COMMANDS = (
    ("`orgtree --help`", ["--help"], "<=0.2 s", 0.2),
    ("`orgtree check` of 100 units", ["check", "FILE", "--fail-on", "never"], "<=0.7 s", 0.7),
)


def measure(task: str, file: Path | None) -> dict[str, float] | None:
    """Run a task once in a process of its own."""
    command = [sys.executable, str(HERE / "tasks.py"), task, *([str(file)] if file else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE)
    if done.returncode:
        print(f"  {task} could not be run: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def in_turn(tasks: list[str], file: Path | None, runs: int) -> dict[str, Took]:
    """Run tasks one after another, several times, and return each one's medians."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in tasks}
    for _ in range(runs):
        for name in tasks:
            result = measure(name, file)
            if result:
                found[name].append(result)
    return {
        name: Took(
            *(statistics.median(r[key] for r in results) if results else None for key in ("cpu", "wall", "peak"))
        )
        for name, results in found.items()
    }


def command_cpu(arguments: list[str], runs: int = 5) -> float:
    """Return the median CPU seconds of the command as a whole process."""
    times = []
    for _ in range(runs):
        before = os.times()
        subprocess.run([sys.executable, "-m", "orgtree", *arguments], capture_output=True, check=False)
        after = os.times()
        times.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return statistics.median(times)


def lines(folder: Path, only: str, *, quick: bool) -> list[str]:
    """Measure every row and return the lines of the table."""
    table = [
        "| work | reach | orgtree | peak | others (CPU, ratio to ours) | reached |",
        "|---|---|---|---|---|---|",
    ]
    for row in ROWS:
        if only not in row.work:
            continue
        print(f"{row.work} …", file=sys.stderr, flush=True)
        file = _definition(folder, row.file)
        took = in_turn([row.task, *row.rivals.values()], file, 1 if quick else row.runs)
        table.append(_line(row, took))
    small = _definition(folder, 100)
    for work, arguments, reach, most in COMMANDS:
        if only in work:
            cpu = command_cpu([str(small) if part == "FILE" else part for part in arguments])
            table.append(f"| {work} | {reach} | {cpu:.2f} s | | | {'yes' if cpu <= most else '**no**'} |")
    return table


def _line(row: Row, took: dict[str, Took]) -> str:
    ours = took[row.task]
    others = []
    for name, task in row.rivals.items():
        cpu = took[task].cpu
        ratio = f"{cpu:.2f} s, {cpu / ours.cpu:.1f} x" if cpu is not None and ours.cpu else "could not be run"
        memory = f", {took[task].peak:.0f} MB" if took[task].peak and row.memory else ""
        others.append(f"{name}: {ratio}{memory}")
    if ours.cpu is None:
        return f"| {row.work} | {row.reach} | could not be run | | {'; '.join(others)} | **no** |"
    shown = f"{ours.cpu:.2f} s"
    figure = ours.cpu
    if row.ratio_to:
        base = took[row.rivals[row.ratio_to]].cpu
        figure = ours.cpu / base if base else float("inf")
        shown += f" ({figure:.2f} x)"
    reached = figure <= row.most and (not row.memory or (ours.peak or 0) <= row.memory)
    return f"| {row.work} | {row.reach} | {shown} | {ours.peak:.0f} MB | {'; '.join(others)} | {'yes' if reached else '**no**'} |"


def _definition(folder: Path, count: int) -> Path | None:
    if not count:
        return None
    path = folder / f"{count}.yaml"
    if not path.exists():
        path.write_text(yaml_text(count), encoding="utf-8")
    return path


def machine() -> str:
    """Return what the figures were measured on."""
    model = next(
        (line.partition(":")[2].strip() for line in _read("/proc/cpuinfo") if line.startswith("model name")),
        platform.machine(),
    )
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"


def _read(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def main() -> None:
    """Measure, print, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, help="Markdown file to write the table to")
    parser.add_argument("--only", default="", help="only rows whose work has this word")
    parser.add_argument("--quick", action="store_true", help="run each task once")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        table = lines(Path(folder), asked.only, quick=asked.quick)
    text = "\n".join(
        [
            "# Benchmarks",
            "",
            "Made by `make bench`: median CPU seconds of several runs, each in a process of its own, ours and the rivals' in turn.",
            "Definitions are generated (synthetic) by `benchmarks/generate.py`; what the figures of the page need stands in",
            "`benchmarks/page/`.",
            "",
            f"Measured on: {machine()}.",
            "",
            *table,
            "",
        ]
    )
    print(text)
    if asked.write:
        asked.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
