"""Measure orgtree against the named rivals, side by side in one run, and print the table.

usage: python benchmarks/run.py [--write docs/benchmarks.md] [--only WORD] [--quick]

Each task runs in a process of its own, several times in turn with its rivals; the median CPU seconds count, since machines
are shared. `make bench` installs the rivals first. The page is measured in a browser by `benchmarks/page/run.py`, where
chromium and npm are there.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
PATIENCE = 120
"""Seconds that one run may take."""
SLOW = 10
"""Seconds from which a run is not repeated: its ratio leaves no doubt."""
PAGE_PATIENCE = 300
"""Seconds that the browser may take for all of the page's figures."""
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""Byte code is kept, as it is where a program is installed."""
NOTES = """\
CPU is what a process took inside the work; imports and making the data are not counted, for ours and the rivals alike,
and the garbage collector is on at the start; orgtree holds it back itself while it reads and checks. A run of more than 10
seconds is not repeated. The two rows of commands count the whole process, imports too. Peak is the memory of the
process while the work ran; what is given to it (the text, the rows, the organisation to be drawn) is part of it, and stands
in brackets with all that was imported.

- libyaml's events: they are pulled and thrown away, the floor under every reader that uses libyaml from Python.
- C loader + pydantic + networkx: reads, validates units against one model, builds a graph and sums one field; no rule, no
  position, no interval.
- networkx, building only: nodes with their fields and edges by key; nothing is checked or measured.
- rows, 1 000 000 units: where the figure is missed, rather more than half of the time goes into the build, whose several
  passes over a million dictionaries wait for memory, and the rest into rules over arrays of full length.
- coverage and sums: ours are intervals along each unit's own hierarchy, with a quotient of two sums in place of each sum;
  networkx adds six plain numbers.
- a chain: built, and all units above its end asked for. Where a rival could not be run, the reason stands in its place.
"""


class Took(NamedTuple):
    """Medians: CPU and wall seconds, MB taken before the work and at its peak; or why it could not be run."""

    cpu: float | None = None
    wall: float | None = None
    given: float | None = None
    peak: float | None = None
    reason: str = ""


FIGURES = ("cpu", "wall", "given", "peak")
"""What a task prints, in the order of `Took`."""


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Args:
        work: What is done.
        task: Ours, in `tasks.py`.
        rivals: Theirs, by name.
        file: Size of the generated definition, 0 for none.
        wrong: Share of its branches that break a rule.
        reach: What to reach, in words.
        ratio_to: The rival that the aim is a ratio to; else seconds are meant.
        most: The aim: a ratio, or seconds.
        memory: The aim for peak memory in MB.
        runs: How often each is run.
        patience: Seconds that one run may take.
    """

    work: str
    task: str
    rivals: dict[str, str]
    reach: str
    most: float
    file: int = 0
    wrong: float = 0.01
    ratio_to: str = ""
    memory: float = 0
    runs: int = 3
    patience: int = PATIENCE


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
    Row(
        "a chain of 100 000 levels",
        "chain",
        {name: f"chain_{name}" for name in ("networkx", "bigtree", "anytree")},
        "works, linear",
        10,
        runs=1,
        patience=10,
    ),
    Row("all checks of cpc-grassroots, 100 000 units", "check", {}, "<=0.5 s", 0.5, file=100_000),
    Row("locate and render 10 000 findings", "show_findings", {}, "<=1 s", 1, file=20_000, wrong=0.9),
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


def measure(task: str, file: Path | None, patience: int) -> dict[str, float] | str:
    """Run a task once in a process of its own; return its figures, or why it could not be run."""
    command = [sys.executable, str(HERE / "tasks.py"), task, *([str(file)] if file else [])]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, cwd=HERE, env=ENVIRONMENT, timeout=patience
        )
    except subprocess.TimeoutExpired:
        return f"stopped after {patience} s"
    if done.returncode:
        said = done.stderr.strip().splitlines()
        print(f"  {task} could not be run: {said[-1:]}", file=sys.stderr)
        return said[-1].partition(":")[0].rpartition(".")[2] if said else "no reason told"
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def in_turn(tasks: list[str], file: Path | None, runs: int, patience: int = PATIENCE) -> dict[str, Took]:
    """Run tasks one after another, several times, and return each one's medians; a very slow one is run once."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in tasks}
    failed: dict[str, str] = {}
    for _ in range(runs):
        for name in tasks:
            if name in failed or any(run["wall"] > SLOW for run in found[name]):
                continue
            result = measure(name, file, patience)
            if isinstance(result, str):
                failed[name] = result
            else:
                found[name].append(result)
    return {name: Took(reason=failed[name]) if name in failed else _medians(results) for name, results in found.items()}


def _medians(results: list[dict[str, float]]) -> Took:
    cpu, wall, given, peak = (statistics.median(run[key] for run in results) for key in FIGURES)
    return Took(cpu, wall, given, peak)


def command_cpu(arguments: list[str], runs: int = 5) -> float | None:
    """Return the median CPU seconds of the command as a whole process, None where it fails."""
    times = []
    command = [sys.executable, "-m", "orgtree", *arguments]
    first = subprocess.run(command, capture_output=True, check=False, env=ENVIRONMENT)  # writes the byte code
    if first.returncode:
        return None
    for _ in range(runs):
        before = os.times()
        subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT)
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
        file = _definition(folder, row.file, row.wrong)
        took = in_turn([row.task, *row.rivals.values()], file, 1 if quick else row.runs, row.patience)
        table.append(_line(row, took))
    small = _definition(folder, 100, 0.01)
    for work, arguments, reach, most in COMMANDS:
        if only in work:
            cpu = command_cpu([str(small) if part == "FILE" else part for part in arguments])
            shown = "could not be run" if cpu is None else f"{cpu:.2f} s"
            reached = cpu is not None and cpu <= most
            table.append(f"| {work} | {reach} | {shown} | | | {'yes' if reached else '**no**'} |")
    return table


def _line(row: Row, took: dict[str, Took]) -> str:
    ours = took[row.task]
    others = []
    for name, task in row.rivals.items():
        theirs = took[task]
        if theirs.cpu is None:
            others.append(f"{name}: {theirs.reason}")
            continue
        ratio = f", {theirs.cpu / ours.cpu:.1f} x" if ours.cpu else ""
        memory = f", {theirs.peak:.0f} MB" if theirs.peak and row.memory else ""
        others.append(f"{name}: {theirs.cpu:.2f} s{ratio}{memory}")
    beside = "; ".join(others)
    if ours.cpu is None or ours.peak is None:
        return f"| {row.work} | {row.reach} | {ours.reason} | | {beside} | **no** |"
    shown = f"{ours.cpu:.2f} s"
    figure = ours.cpu
    if row.ratio_to:
        base = took[row.rivals[row.ratio_to]].cpu
        figure = ours.cpu / base if base else float("inf")
        shown += f" ({figure:.2f} x)" if base else ""
    reached = figure <= row.most and (not row.memory or ours.peak <= row.memory)
    memory = f"{ours.peak:.0f} MB ({ours.given:.0f})"
    return f"| {row.work} | {row.reach} | {shown} | {memory} | {beside} | {'yes' if reached else '**no**'} |"


def _definition(folder: Path, count: int, wrong: float) -> Path | None:
    if not count:
        return None
    path = folder / f"{count}-{wrong}.yaml"
    if not path.exists():
        # In a process of its own: what a parent takes is the least that some systems tell of its children.
        command = [sys.executable, str(HERE / "generate.py"), str(count), str(wrong)]
        with path.open("wb") as stream:
            subprocess.run(command, stdout=stream, check=True, env=ENVIRONMENT)
    return path


def page_figures(folder: Path) -> str:
    """Return the table of the page, measured in a browser; or that it was left out."""
    if not shutil.which("npm") or not (shutil.which("chromium") or shutil.which("chromium-browser")):
        return "The page was not measured: chromium or npm is missing."
    print("the page …", file=sys.stderr, flush=True)
    file = folder / "page.md"
    command = [sys.executable, str(HERE / "page" / "run.py"), "--write", str(file)]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            cwd=HERE / "page",
            env=ENVIRONMENT,
            timeout=PAGE_PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return f"The page was not measured: it took more than {PAGE_PATIENCE} s."
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return "The page was not measured: its run failed."
    return file.read_text(encoding="utf-8").strip()


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
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = lines(folder, asked.only, quick=asked.quick)
        page = page_figures(folder) if asked.only in "the page" else "The page was not asked for."
    text = "\n".join(
        [
            "# Benchmarks",
            "",
            "Made by `make bench`: median CPU seconds of several runs, each in a process of its own, ours and the rivals' in turn.",
            "Definitions are generated (synthetic) by `benchmarks/generate.py`.",
            "",
            f"Measured on: {machine()}.",
            "",
            *table,
            "",
            NOTES,
            "## The page",
            "",
            page,
            "",
        ]
    )
    print(text)
    if asked.write:
        asked.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
