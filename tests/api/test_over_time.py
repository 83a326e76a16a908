"""Figures over time: a table with a column a step, data, and a line chart."""

from __future__ import annotations

import csv
import io
import json
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import orgtree
from orgtree.api.line_charts import line_chart
from orgtree.base.errors import UsageError
from orgtree.base.time_steps import time_steps
from orgtree.draw.line_chart import Bounds, LineChart, Panel, Series
from orgtree.draw.number_axis import NumberAxis
from orgtree.draw.options import DrawOptions
from orgtree.draw.text_metrics import width

if TYPE_CHECKING:
    from conftest import Command

    from orgtree.draw.scene import Label, Scene

WORKS = """
orgtree: definition/1
charter: company
title: Works (synthetic)
units:
- id: works
  kind: company
  name: Works
  units:
  - {id: yard, kind: department, name: Yard, headcount: 12, valid: {from: 2016, until: 2020-07-01}}
  - {id: hall, kind: department, name: Hall, headcount: 7.., valid: {until: 2018}}
  - id: office
    kind: department
    name: Office
    headcount: 20..25
    valid: {from: 2019-04-01}
    units:
    - {id: one, kind: post, name: One, filled: true, valid: {from: 2019-04-01}}
    - {id: two, kind: post, name: Two, filled: false, valid: {from: 2020}}
"""


@pytest.fixture
def works() -> orgtree.Organisation:
    """Return departments that come and go, one without an upper bound and one within bounds."""
    return orgtree.loads(WORKS)


def test_each_step_has_the_figure_of_its_last_day(works: orgtree.Organisation) -> None:
    """It is what `at` and `coverage` give for that day, with what is not known."""
    table = works.over("2015..2020", metrics=["headcount", "vacancy"])
    assert [step.label for step in table.steps] == ["2015", "2016", "2017", "2018", "2019", "2020"]
    shown = [figure.show() for figure in table.line("headcount") if figure]
    assert shown == ["7..", "19..", "19..", "12", "32..37", "20..25"]
    assert [figure and figure.value for figure in table.line("vacancy")][:4] == [None] * 4
    for step, figure in zip(table.steps, table.line("vacancy"), strict=True):
        assert figure == works.at(step.day.text).coverage(metrics=["vacancy"]).figure("vacancy")


def test_what_is_zero_or_unknown_on_every_day_is_left_out_unless_it_is_asked_for(works: orgtree.Organisation) -> None:
    """The table has as many lines as say something."""
    assert "dotted_lines" not in {metric for metric, _ in works.over("2015..2020").lines}
    name = next(metric for metric in works.charter.metrics if (metric, None) not in works.over("2015..2020").lines)
    assert works.over("2015..2020", metrics=[name]).line(name)


@pytest.mark.parametrize(
    ("over", "step", "days"),
    [
        ("2019..2020", "year", ["2019", "2020"]),
        ("2019-11..2020-05", "quarter", ["2019-12", "2020-03", "2020-05-31"]),
        ("2020-01-15..2020-02-10", "month", ["2020-01", "2020-02-10"]),
        ("2026..today", "year", ["2026-12-01"]),
    ],
)
def test_a_stretch_of_time_is_cut_into_steps(over: str, step: str, days: list[str]) -> None:
    """The last one is cut short where the stretch ends within it."""
    assert [one.day.text for one in time_steps(over, step)] == days


@pytest.mark.parametrize(
    ("over", "step", "said"),
    [
        ("2019", "year", "is not a stretch of time"),
        ("2019..", "year", "is not a stretch of time"),
        ("2020..2019", "year", "ends before it begins"),
        ("2019..soon", "year", "'soon' is not a date"),
        ("1900..2024", "month", "has 1500 steps of a month, and at most 400"),
        ("2019..2020", "week", "'week' is not a step of time"),
    ],
)
def test_what_is_no_stretch_of_time_is_refused(over: str, step: str, said: str) -> None:
    """With what to write instead."""
    with pytest.raises(UsageError, match=said):
        time_steps(over, step)


def test_every_form_has_the_same_figures(works: orgtree.Organisation) -> None:
    """Rows, CSV, JSON by its schema, a workbook, a data frame; text goes on below where it is too wide."""
    table = works.over("2015..2020", by="department", metrics=["headcount"])
    rows = table.to_rows()
    assert {row["step"] for row in rows} == {"2015", "2016", "2017", "2018", "2019", "2020"}
    figures = [row["figure"] for row in rows]
    assert [row["figure"] for row in csv.DictReader(io.StringIO(table.to_csv()))] == figures
    data = json.loads(table.to_json())
    Draft202012Validator(json.loads(Path("schemas/over-time.json").read_text(encoding="utf-8"))).validate(data)
    assert [row["figure"] for row in data["figures"]] == figures
    assert table.to_frame()["figure"].to_list() == figures
    sheet = pl.read_excel(io.BytesIO(table.to_xlsx()), infer_schema_length=0)
    assert [cell or "" for cell in sheet["figure"].to_list()] == figures
    assert (
        "| headcount (persons) | at least 7 | at least 19 | at least 19 | 12 | 32 to 37 | 20 to 25 |"
        in table.to_markdown()
    )
    narrow = table.to_text(40)
    assert max(map(len, narrow.splitlines())) <= 40
    assert narrow.count("headcount (persons)") > 1


def test_groups_that_are_not_there_have_no_figure(works: orgtree.Organisation) -> None:
    """A department has a line from its first day to its last."""
    table = works.over("2015..2020", by="department", metrics=["headcount"])
    assert [figure is not None for figure in table.line("headcount", "yard")] == [False, True, True, True, True, False]
    with pytest.raises(UsageError):
        table.line("headcount", "nobody")


def points(chart: LineChart, panel: int = 0) -> list[Bounds | None]:
    """Return the points of a panel's only line."""
    (one,) = chart.panels[panel].series
    return list(one.points)


def test_unknown_is_never_zero_in_a_line_chart(works: orgtree.Organisation) -> None:
    """No data is a gap, bounds are bounds, and only neighbours that are exact are joined."""
    chart = line_chart(works.over("2015..2020", metrics=["vacancy"]))
    assert points(chart) == [None, None, None, None, Bounds(0.0, 0.0), Bounds(0.5, 0.5)]
    assert chart.panels[0].targets == (("10%", 0.1),)
    grey = [area for area in chart.scene(DrawOptions()).areas if area.height > 100]
    assert len(grey) == 4
    chart = line_chart(works.over("2015..2020", metrics=["headcount"]))
    assert points(chart)[0] == Bounds(7.0, float("inf"))
    assert points(chart)[4] == Bounds(32.0, 37.0)
    lines = [line for line in chart.scene(DrawOptions()).lines if line.ends]
    assert [len(line.ends) for line in lines] == [1]
    assert lines[0].parts == ()


def test_many_groups_are_plots_of_their_own_on_one_scale(works: orgtree.Organisation) -> None:
    """Few lines share a plot, and are told apart by dashes and marks."""
    many = line_chart(works.over("2015..2020", by="department", metrics=["headcount"]))
    assert all(len(panel.series) == 1 for panel in many.panels)
    assert len({panel.axis for panel in many.panels[1:]}) == 1
    few = line_chart(works.over("2019..2020", by="company", metrics=["headcount"]))
    assert [one.name for one in few.panels[0].series] == ["in all", "Works"]
    scene = few.scene(DrawOptions())
    strokes = {scene.strokes[line.stroke].dash for line in scene.lines if line.ends}
    assert len(strokes) == 2


def test_a_line_chart_is_written_in_its_forms(works: orgtree.Organisation, tmp_path: Path) -> None:
    """By the ending of the file; another form, and nothing to draw, are refused."""
    table = works.over("2015..2020")
    assert table.render("png").startswith(b"\x89PNG")
    assert table.render("pdf").startswith(b"%PDF")
    path = table.draw(tmp_path / "figures.svg")
    assert "10%" in path.read_text(encoding="utf-8")
    with pytest.raises(UsageError, match="'dot' is not a form of a line chart"):
        table.render("dot")
    with pytest.raises(UsageError, match="no line to draw"):
        orgtree.loads("orgtree: definition/1\ncharter: company\nunits: []\n").over("2015..2016").render()


def overlaps(labels: tuple[Label, ...]) -> list[tuple[str, str]]:
    """Return pairs of labels that share area."""

    def frame(label: Label) -> tuple[float, float, float, float]:
        wide = width(label.text, label.size) * (1.08 if label.bold else 1.0)
        left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        return left, label.y - label.size * 0.75, left + wide, label.y + label.size * 0.2

    frames = [(label.text, frame(label)) for label in labels]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(frames, 2)
        if a[0] < b[2] - 0.01 and b[0] < a[2] - 0.01 and a[1] < b[3] - 0.01 and b[1] < a[3] - 0.01
    ]


def outside(scene: Scene) -> list[str]:
    """Return the labels that leave the picture."""
    found = []
    for label in scene.labels:
        wide = width(label.text, label.size) * (1.08 if label.bold else 1.0)
        left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        if left < 0 or left + wide > scene.width or label.y - label.size < 0 or label.y > scene.height:
            found.append(label.text)
    return found


amounts = st.floats(0, 1e6, allow_nan=False).map(lambda number: float(f"{number:.4g}"))
bounds = st.one_of(
    st.none(),
    amounts.map(lambda low: Bounds(low, low)),
    st.tuples(amounts, amounts).map(lambda pair: Bounds(min(pair), max(pair))),
    amounts.map(lambda low: Bounds(low, float("inf"))),
)


@given(data=st.data(), steps=st.integers(1, 40), lines=st.integers(1, 3), panels=st.integers(1, 7))
def test_labels_of_a_line_chart_stand_apart_and_inside(
    data: st.DataObject, steps: int, lines: int, panels: int
) -> None:
    """Whatever the figures, steps, names and targets."""
    names = st.sampled_from(
        ["合作社党支部覆盖率", "Vacancy", "A very long name of a metric that needs two lines or more to be told"]
    )
    found = []
    for _ in range(panels):
        series = tuple(
            Series(data.draw(names), tuple(data.draw(st.lists(bounds, min_size=steps, max_size=steps))))
            for _ in range(lines)
        )
        axis = NumberAxis.over(0, data.draw(amounts), percent=data.draw(st.booleans()))
        targets = tuple((axis.show(value), value) for value in data.draw(st.lists(amounts, max_size=2)))
        found.append(
            Panel(data.draw(names), axis, series, targets, data.draw(st.sampled_from([None, Bounds(1.0, 5.0)])))
        )
    labels = tuple(f"{1990 + step // 4}-Q{step % 4 + 1}" for step in range(steps))
    scene = LineChart("示例", "2015 – 2024", labels, tuple(found), data.draw(st.sampled_from(["en", "zh"]))).scene(
        DrawOptions()
    )
    assert overlaps(scene.labels) == []
    assert outside(scene) == []
    for line in scene.lines:
        for part in line.parts:
            assert all(0 <= x <= scene.width and 0 <= y <= scene.height for x, y in part)


@given(low=st.floats(-1e9, 1e9), high=st.floats(-1e9, 1e9))
def test_an_axis_holds_its_numbers_and_zero(low: float, high: float) -> None:
    """With two to seven ticks."""
    axis = NumberAxis.over(min(low, high), max(low, high))
    assert axis.low <= min(low, high, 0) + 1e-3
    assert axis.high >= max(low, high, 0) - 1e-3
    assert 2 <= len(axis.ticks) <= 8


def test_cover_writes_figures_over_time(room: Path, command: Command) -> None:
    """A table, or what the output's ending says; what means nothing to them is refused."""
    (room / "works.yaml").write_text(WORKS, encoding="utf-8")
    code, out, _ = command("cover", "works.yaml", "--over", "2015..2020", "--metric", "headcount")
    assert code == 0
    assert "32 to 37" in out
    for name in ("figures.svg", "figures.xlsx", "figures.md", "figures.json", "figures.csv", "figures.parquet"):
        assert command("cover", "works.yaml", "--over", "2015..2020", "--step", "quarter", "-o", name)[0] == 0
        assert (room / name).stat().st_size
    for wrong, said in (
        (("--over", "2015..2020", "--gaps"), "--gaps means nothing to figures over time"),
        (("--over", "2015..2020", "--as-of", "2016"), "--as-of means nothing to figures over time"),
        (("--step", "year"), "--step goes with --over"),
        (("-o", "figures.svg"), "svg goes with --over"),
        (("--over", "2015..2020", "--format", "png"), "png is no text"),
    ):
        code, _, err = command("cover", "works.yaml", *wrong)
        assert (code, said in err) == (2, True), err
