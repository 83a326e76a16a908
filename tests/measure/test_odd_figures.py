"""All figures of the odd town in memory, with their parts and the units behind them; `told/` has what they come to.

That they are so is held twice: `test_odd_town.py` has each by hand and by SQL. What stands in `told/` is quick to look at.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from odd_figures import CASES, GROUPS
from odd_town import CHARTER, FLAT, organisation
from told_text import same

import orgtree

if TYPE_CHECKING:
    from orgtree.measure.figure import Figure

TOWNS = {"listed": organisation(), "open": organisation(opened=True), "flat": FLAT}
BANDS = """
  b_rank: {mean: rank, of: body, band: 1..6, by: club, target: {warn: 3.., fail: 2..}}
  b_size: {sum: size, of: body, band: 2..4, by: body}
  b_seats: {load: {of: body, path: ^seat}, band: ..1, target: 1..}
  b_open: {share: {of: body, having: {open: true}, except: {rank: 7..}}, target: {warn: 90%.., fail: 20%..}, title: {en: Open, zh: 开放}}
"""
"""Metrics of which a verdict is given."""
UNITS = ("unknown", "gap", "possible", "excluded")


def lines(org: orgtree.Organisation, **asked: Any) -> str:
    """Return each figure as a line: what it comes to, of how much, met or not, and the units behind it."""

    def line(figure: Figure) -> str:
        listed = ((what, getattr(figure, f"{what}_units").tolist()) for what in UNITS)
        behind = [f"{what}: {' '.join(org.snapshot.ids[unit] for unit in units)}" for what, units in listed if units]
        name = figure.metric.name if figure.group is None else f"{figure.metric.name} at {figure.group}"
        figures = (figure.show() or "no figure", figure.show_parts() or str(figure.numerator), figure.verdict)
        more = (figure.show_with_excluded(), f"{figure.shared_count} shared" if figure.shared_count else "")
        return "; ".join(part for part in (f"{name}  {figures[0]}", *figures[1:], *more, *behind) if part)

    table = org.coverage(**asked)
    return "".join(f"{line(figure)}\n" for figure in table) + "".join(f"{note}\n" for note in table.notes("zh"))


def town(tmp_path: Path, text: str) -> orgtree.Organisation:
    """Return an organisation of the odd town's charter with all its metrics."""
    metrics = "".join(f"  {name}: {case[0]}\n" for some in CASES.values() for name, case in some.items())
    (tmp_path / "odd-town.yaml").write_text(f"{CHARTER}metrics:\n{metrics}{BANDS}", encoding="utf-8")
    (tmp_path / "org.yaml").write_text(text, encoding="utf-8")
    return orgtree.load(tmp_path / "org.yaml")


@pytest.mark.parametrize("name", TOWNS)
def test_all_figures(tmp_path: Path, name: str) -> None:
    """Where all links are listed, where some are not, and where nothing stands under anything."""
    same(Path(__file__).parent / "told" / f"{name}.txt", lines(town(tmp_path, TOWNS[name])))


@pytest.mark.parametrize("name", ["listed", "open"])
def test_figures_by_group(tmp_path: Path, name: str) -> None:
    """Of groups that overlap, of units that stand in none, and with bands and targets."""
    org = town(tmp_path, TOWNS[name])
    asked: list[dict[str, Any]] = [{**options, "metrics": metrics} for options, metrics in GROUPS.values()]
    asked += [{"by": "body", "metrics": ["b_rank", "b_size", "b_seats", "b_open", "o_visits", "l_chairs"]}]
    asked += [{"by": "city", "under": "c1", "metrics": ["b_open", "f_open", "n_bodies", "r_part", "c_known"]}]
    parts = [f"{one}\n{lines(org, **one)}" for one in asked]
    same(Path(__file__).parent / "told" / f"{name}-groups.txt", "\n".join(parts))
