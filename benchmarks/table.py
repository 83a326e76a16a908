"""The page of figures, written from the runs that are kept: the newest one, and beside it what the one before had."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goals import GROWTH, ROWS, WITHIN, Row
from results import with_part

if TYPE_CHECKING:
    from results import Run

    Figures = dict[str, Any]

_SMALL = 0.1
"""A smaller ratio is shown with a figure more."""
BEGIN = f"""\
# Benchmarks

Made by `make bench`: median CPU seconds of several runs, each in a process of its own, ours and the rivals' in turn.
Definitions are generated (synthetic) by `benchmarks/generate.py`. Machines differ and ratios hold: what is to be reached is a
ratio to a named rival, ours to theirs, and as much as was reached once; {round((WITHIN - 1) * 100)} % more is taken for noise. Every run is kept in
`benchmarks/results/`; "before" is the ratio of the run before, and a loss against it is printed in bold.
"""
NOTES = """\
CPU is what a process took inside the work; imports and making the data are not counted, for ours and the rivals alike,
and the garbage collector is on at the start; orgtree holds it back itself while it reads and checks. A run of more than 10
seconds is not repeated. The two rows of commands count the whole process, imports too. Peak is the memory of the
process while the work ran; what is given to it (the text, the rows, the organisation to be drawn) is part of it, and stands
in brackets with all that was imported.

- libyaml's events: they are pulled and thrown away, the floor under every reader that uses libyaml from Python. They are the
  measure of a machine's speed, too, where there is no rival: events of the text of the same organisation.
- C loader + pydantic + networkx: reads, validates units against one model, builds a graph and sums one field; no rule, no
  position, no interval.
- networkx, building only: nodes with their fields and edges by key; nothing is checked or measured.
- rows, 1 000 000 units: where the figure is missed, rather more than half of the time goes into the build, whose several
  passes over a million dictionaries wait for memory, and the rest into rules over arrays of full length.
- coverage and sums: ours are intervals along each unit's own hierarchy, with a quotient of two sums in place of each sum;
  networkx adds six plain numbers.
- diff of two: of one organisation and what became of it by 300 fields, 250 names, 200 places, 100 seats, 100 units that are new and 50 that
  are gone. bigtree compares where names stand in the tree, and nothing else; the pandas merge finds rows and cells that differ, knows no place
  and no link, and takes a list for a text; git counts lines. [Comparing](comparing.md#what-others-call-the-same-change) tells what they call a change.
- a chain: built, and all units above its end asked for. Where a rival could not be run, the reason stands in its place.
"""
DAMAGE = f"""\
## Growth with damage

What is wrong must not make the rest slow. Each rule is judged in organisations of several sizes, made of copies of the
examples in its manual, in which it tells of the same share of units. Reach: a unit takes at most {GROWTH:g} x as long in a larger
organisation as in a smaller one. Of what is found while reading, reading and checking count, else checking alone. Where the
manual's example is told of as a whole, the share is 0.
"""
LARGE = """\
## Beyond memory

All metrics of `company` by division, on organisations that `benchmarks/nation.py` makes: of raw Parquet tables (`raw`) tables on disk are made
(`tables`), which DuckDB and Spark measure where they lie. Reach: at ten million units at most 2 x the CPU of the SQL that one would write by hand for these tables. Each
is a whole process once, imports and reading included; Spark works in a process of its own, whose CPU and memory are not counted. What needs all of it in memory is left out of
the larger sizes.

![Seconds by units](pictures/growth.svg)
"""


def text(runs: list[Run]) -> str:
    """Return the page.

    Args:
        runs: The runs that are kept, the oldest first.
    """
    sections = [BEGIN]
    for part, write in (("rows", _rows), ("large", _large), ("damage", _damage), ("page", _page)):
        found = with_part(runs, part)
        if found:
            sections.append(write(found[0], found[1] if len(found) > 1 else {}))
    return "\n".join(sections)


def _measured_on(run: Run) -> str:
    return f"Measured on {run['date'][:10]}: {run['machine']}, Python {run['python']}.\n"


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


def _rows(run: Run, before: Run) -> str:
    past = {row["work"]: row for row in before.get("rows", ())}
    found = {row["work"]: row for row in run["rows"]}
    heads = ["work", "reach", "orgtree", "ratio", "before", "peak", "others (CPU, ours to theirs)", "reached"]
    rows = [line(row, found[row.work], past.get(row.work, {})) for row in ROWS if row.work in found]
    return "\n".join([_measured_on(run), _table(heads, rows), NOTES])


def line(row: Row, found: Figures, past: Figures) -> list[str]:
    """Return one line of the first table.

    Args:
        row: What was to be reached.
        found: What was measured.
        past: What the run before measured; empty where there was none.
    """
    others = "; ".join(_other(row, name, theirs, found["ratios"]) for name, theirs in found["rivals"].items())
    if "reason" in found:
        return [row.work, row.reach, found["reason"], "", "", "", others, "**no**"]
    ratio, was = (figures.get("ratios", {}).get(row.ratio_to) for figures in (found, past))
    memory = "" if row.whole else f"{found['peak']:.0f} MB ({found['given']:.0f})"
    missed = row.missed(found["cpu"], found.get("peak", 0), ratio)
    return [
        row.work,
        row.reach,
        f"{found['cpu']:.2f} s",
        _ratio(ratio, was),
        _ratio(was),
        memory,
        others,
        f"**no**: {', '.join(missed)}" if missed else "yes",
    ]


def _other(row: Row, name: str, theirs: Figures, ratios: dict[str, float]) -> str:
    if "reason" in theirs:
        return f"{name}: {theirs['reason']}"
    memory = f", {theirs['peak']:.0f} MB" if row.memory else ""
    return f"{name}: {theirs['cpu']:.2f} s ({_ratio(ratios.get(name))}){memory}"


def _ratio(ratio: float | None, was: float | None = None) -> str:
    """Return a ratio, in bold where it is a loss against what was."""
    if ratio is None:
        return "–"
    shown = f"{ratio:.2f} x" if ratio >= _SMALL else f"{ratio:.3f} x"
    return f"**{shown}**" if was is not None and ratio > was * WITHIN else shown


def _large(run: Run, _: Run) -> str:
    works = list(dict.fromkeys(work for size in run["large"] for work in size["works"]))
    heads = ["units", *works]
    lines = [
        [f"{size['units']:,}".replace(",", " "), *(_took(size["works"].get(work)) for work in works)]
        for size in run["large"]
    ]
    return f"{LARGE}\n{_measured_on(run)}\n{_table(heads, lines)}"


_REASONS = {"MissingExtraError": "not installed", "WriteError": "too little memory"}
"""What errors say that a work may end with."""


def _took(figures: Figures | None) -> str:
    if figures is None:
        return ""
    reason = figures.get("reason")
    return (
        _REASONS.get(reason, reason)
        if reason
        else f"{figures['cpu']:.2f} s CPU, {figures['wall']:.2f} s, {figures['peak']:.0f} MB"
    )


def _damage(run: Run, before: Run) -> str:
    past = {entry["rule"]: entry for entry in before.get("damage", ())}
    sizes = sorted({size for entry in run["damage"] for size in map(int, entry["sizes"])})
    heads = [
        "rule",
        "told of",
        *(f"µs a unit of {size:,}".replace(",", " ") for size in sizes),
        "growth",
        "before",
        "reached",
    ]
    rows = []
    for entry in run["damage"]:
        each = {int(size): figures for size, figures in entry["sizes"].items()}
        found, was = growth(entry), growth(past.get(entry["rule"], {"sizes": {}}))
        largest = each[max(each)]
        share = f"{largest['told'] / largest['units'] * 100:.1f} %" if "told" in largest else "–"
        reached = found is not None and found <= GROWTH and all("cpu" in figures for figures in each.values())
        cells = [_each(each.get(size, {})) for size in sizes]
        rows.append([entry["rule"], share, *cells, _ratio(found), _ratio(was), "yes" if reached else "**no**"])
    return "\n".join([DAMAGE, _measured_on(run), _table(heads, rows)])


def _each(figures: Figures) -> str:
    return f"{figures['cpu'] / figures['units'] * 1e6:.2f}" if "cpu" in figures else figures.get("reason", "–")


def growth(entry: Figures) -> float | None:
    """Return how many times as long a unit takes in a larger organisation as in a smaller one, at the worst.

    >>> sizes = {"10": {"cpu": 2.0, "units": 10}, "100": {"cpu": 30.0, "units": 100}, "1000": {"cpu": 250.0, "units": 1000}}
    >>> growth({"sizes": sizes})
    1.5
    """
    measured = sorted((found["units"], found["cpu"]) for found in entry["sizes"].values() if "cpu" in found)
    each = [cpu / units for units, cpu in measured]
    return max((larger / smaller for at, smaller in enumerate(each) for larger in each[at + 1 :]), default=None)


def _page(run: Run, before: Run) -> str:
    page = run["page"]
    past = {entry["work"]: entry.get("ratio") for entry in before.get("page", {}).get("rows", ())}
    begin = f"## The page\n\nMeasured on {run['date'][:10]} in headless Chromium {page['browser']}, medians of {page['runs']} runs in turn.\n"
    heads = ["the page", "reach", "orgtree", "d3-org-chart", "ratio", "before", "reached"]
    rows = [
        [
            entry["work"],
            entry["reach"],
            entry["ours"],
            entry["theirs"],
            _ratio(entry.get("ratio"), past.get(entry["work"])) if entry["theirs"] else "",
            _ratio(past.get(entry["work"])) if entry["theirs"] else "",
            "yes" if entry["reached"] else "**no**",
        ]
        for entry in page["rows"]
    ]
    return "\n".join([begin, _table(heads, rows)])
