"""Figures are kept run by run, and the page shows the newest beside those of the run before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def ran(date: str, **parts: Any) -> dict[str, Any]:
    """Return a run on some machine."""
    return {"date": date, "machine": "a machine", "python": "3.11", "versions": {}, **parts}


def reading(cpu: float, events: float) -> list[dict[str, Any]]:
    """Return the rows of a run that measured reading beside libyaml's events."""
    rivals = {"libyaml's events": {"cpu": events, "peak": 66.0}}
    return [
        {
            "work": "YAML, 100 000 units, with positions",
            "cpu": cpu,
            "given": 50.0,
            "peak": 200.0,
            "rivals": rivals,
            "ratios": {"libyaml's events": cpu / events},
        }
    ]


def test_a_row_that_misses_its_figure_says_which(script: Any) -> None:
    """The table says which aim a slow row misses, and gives the reason of a rival that did not run."""
    row = script("goals").Row("work", "ours", {"theirs": "a", "other": "b"}, "theirs", 0.5, seconds=1)
    line = script("table").line
    rivals = {"theirs": {"cpu": 2.0, "peak": 9.0}, "other": {"reason": "RecursionError"}}
    slow = {"cpu": 2.0, "given": 10.0, "peak": 20.0, "rivals": rivals, "ratios": {"theirs": 1.0}}
    assert line(row, slow, {}) == [
        "work",
        "<=0.5 x theirs; <=1 s",
        "2.00 s",
        "1.00 x",
        "–",
        "20 MB (10)",
        "theirs: 2.00 s (1.00 x); other: RecursionError",
        "**no**: ratio, seconds",
    ]
    quick = {**slow, "cpu": 1.0, "ratios": {"theirs": 0.52}}
    assert line(row, quick, {})[-1] == "yes"  # what is within the noise is no loss
    assert line(row, {"reason": "stopped after 9 s", "rivals": {}, "ratios": {}}, {})[-1] == "**no**"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(1.32, "1.32 x | 1.30 x"), (1.40, "**1.40 x** | 1.30 x")],
)
def test_a_loss_against_the_run_before_is_seen(script: Any, seconds: float, shown: str) -> None:
    """The ratio of the run before stands beside the newest, which is bold where it is more than noise above it."""
    runs = [ran("2026-01-01T10:00", rows=reading(1.3, 1.0)), ran("2026-02-01T10:00", rows=reading(seconds, 1.0))]
    assert f"| {seconds:.2f} s | {shown} |" in script("table").text(runs)


def test_a_part_that_a_run_left_out_is_told_from_an_older_one(script: Any) -> None:
    """A run of the rules alone leaves the rows of the run before on the page, each with its date."""
    sizes = {"10": {"cpu": 1.0, "units": 10, "told": 1}, "100": {"cpu": 16.0, "units": 100, "told": 7}}
    runs = [
        ran("2026-01-01T10:00", rows=reading(1.3, 1.0)),
        ran("2026-02-01T10:00", damage=[{"rule": "total", "sizes": sizes}]),
    ]
    page = script("table").text(runs)
    assert "Measured on 2026-01-01" in page
    assert "| YAML, 100 000 units, with positions |" in page
    assert "Measured on 2026-02-01" in page
    assert "| total | 7.0 % | 100000.00 | 160000.00 | 1.60 x | – | **no** |" in page


def test_runs_are_kept_and_read_back_in_their_order(script: Any, tmp_path: Path) -> None:
    """A run has a file by its date, numbers are kept to four figures, and the oldest comes first."""
    results = script("results")
    for run in (ran("2026-02-01T10:00", rows=reading(1.23456, 1.0)), ran("2026-01-01T10:00", page={"rows": []})):
        results.write(run, results.file_of(run, tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-01-01T1000.json", "2026-02-01T1000.json"]
    assert [run["date"] for run in results.kept(tmp_path)] == ["2026-01-01T10:00", "2026-02-01T10:00"]
    assert results.kept(tmp_path)[1]["rows"][0]["cpu"] == 1.235
    assert {"date", "machine", "python", "versions"} <= results.conditions().keys()


def test_the_page_is_the_one_of_the_runs_that_are_kept(script: Any, root: Path) -> None:
    """Whoever keeps a run writes the page anew."""
    written = (root / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert written == script("table").text(script("results").kept())


def test_every_rule_has_an_organisation_that_it_tells_of(script: Any, tmp_path: Path) -> None:
    """Each check, each structure rule and each mistake of reading finds something in what it is measured with."""
    damage = script("damage")
    for name, case in damage.cases().items():
        found = damage.Grower(case, tmp_path).run(300)
        assert 200 < found["units"] <= 300, name
        share = found["told"] / found["units"]
        # One tells of the whole, one of every number, and copies repeat what is to be unique.
        told_otherwise = {"sourced", "span-share", "unique", "repeated-values"}
        assert 0.03 < share < 0.12 or name in told_otherwise, (name, share)


def test_copies_of_an_example_have_ids_of_their_own(script: Any) -> None:
    """References lead to the units of the same copy, and what is no id stays as it is."""
    template = script("damage").Template.of(
        [{"units": [{"id": "a", "kind": "a", "units": [{"id": "b", "covers": ["a", "nowhere"]}]}]}]
    )
    assert template.units == 2
    assert template.copies("units", 7, 1) == [
        {"id": "n7.0.a", "kind": "a", "units": [{"id": "n7.0.b", "covers": ["n7.0.a", "nowhere"]}]}
    ]
