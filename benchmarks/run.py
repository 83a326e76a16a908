"""Measure orgtree against the named rivals, side by side in one run.

usage: python benchmarks/run.py [--keep] [--json FILE] [--part rows] [--only WORD] [--quick] [--largest]

Each task runs in a process of its own, several times in turn with its rivals; the median CPU seconds count, since machines
are shared. `make bench` installs the rivals first, keeps the run in `benchmarks/results/` and writes `docs/benchmarks.md` from
it and the runs before. The page is measured in a browser by `benchmarks/page/run.py`, where chromium and npm are there. `--part large`, which `make bench-large` runs,
makes organisations of up to ten million units, or a hundred million with `--largest`, in a temporary folder.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from goals import ROWS, SIZES
from growth import draw
from large import BOUNDED, IN_MEMORY, LARGEST, PATIENCE, WORKS
from large import SIZES as LARGE_SIZES
from processes import DAMAGE_PATIENCE, HERE, PAGE_PATIENCE, measured, said_by
from results import PARTS, USUAL, conditions, file_of, kept, write
from table import text

PAGE = HERE.parent / "docs" / "benchmarks.md"


def rows(only: str, *, quick: bool) -> list[dict[str, Any]]:
    """Measure every row whose work has a word."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for row in ROWS:
            if only in row.work:
                print(f"{row.work} …", file=sys.stderr, flush=True)
                found.append(measured(row, Path(folder), quick=quick))
    return found


def damage(only: str, *, quick: bool) -> list[dict[str, Any]]:
    """Measure every rule whose name has a word in organisations of several sizes."""
    found = []
    for rule in said_by("damage.py").get("rules", ()):
        if only in rule:
            print(f"damage: {rule} …", file=sys.stderr, flush=True)
            sizes = SIZES[:-1] if quick else SIZES
            each = {str(size): said_by("damage.py", rule, str(size), patience=DAMAGE_PATIENCE) for size in sizes}
            found.append({"rule": rule, "sizes": each})
    return found


def page(only: str) -> dict[str, Any]:
    """Measure the page in a browser; nothing where there is none or it fails."""
    if only not in "the page":
        return {}
    if not shutil.which("npm") or not (shutil.which("chromium") or shutil.which("chromium-browser")):
        print("The page was not measured: chromium or npm is missing.", file=sys.stderr)
        return {}
    print("the page …", file=sys.stderr, flush=True)
    found = said_by("page/run.py", patience=PAGE_PATIENCE)
    return {} if "reason" in found else found


def large(only: str, *, quick: bool, largest: bool) -> list[dict[str, Any]]:
    """Measure each work on organisations of several sizes, one of which is there at a time."""
    found = []
    sizes = LARGE_SIZES[:-1] if quick else (*LARGE_SIZES, *([LARGEST] if largest else []))
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            works: dict[str, Any] = {}
            for work in WORKS:
                needed = work in {"raw", "tables"} or only in work
                if needed and (count <= IN_MEMORY or work not in BOUNDED):
                    print(f"{count} units: {work} …", file=sys.stderr, flush=True)
                    works[work] = said_by("large.py", work, str(count), folder, patience=PATIENCE)
            found.append({"units": count, "works": works})
    return found


def main() -> None:
    """Measure, print, and keep if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", action="store_true", help="keep the run, and write docs/benchmarks.md")
    parser.add_argument("--json", type=Path, help="write the run to this file")
    parser.add_argument("--part", action="append", choices=PARTS, help="only this part; may be repeated")
    parser.add_argument("--only", default="", help="only rows and rules that have this word")
    parser.add_argument("--quick", action="store_true", help="run each task once, and leave the largest size out")
    parser.add_argument("--largest", action="store_true", help="with --part large: a hundred million units, too")
    asked = parser.parse_args()
    if asked.keep and (asked.only or asked.quick):
        parser.error("a run that is kept is whole: leave --only and --quick out")
    parts = asked.part or USUAL
    run = conditions()
    if "rows" in parts:
        run["rows"] = rows(asked.only, quick=asked.quick)
    if "damage" in parts:
        run["damage"] = damage(asked.only, quick=asked.quick)
    if "page" in parts:
        run["page"] = page(asked.only)
    if "large" in parts:
        run["large"] = large(asked.only, quick=asked.quick, largest=asked.largest)
    if asked.json:
        write(run, asked.json)
    print(text([*kept(), run]))
    if asked.keep:
        write(run, file_of(run))
        if "large" in run:
            draw(run["large"])
        PAGE.write_text(text(kept()), encoding="utf-8")


if __name__ == "__main__":
    main()
