"""Tables in all their forms, and the two flat tables that a query engine can run metrics on."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from orgtree.base.errors import UsageError
from orgtree.measure.engine import Measurer

METRICS = """
  venues: {title: {zh: 场所, en: "=venues|"}, share: {of: community, having: ^located_in}, target: 80%..}
  workers: {sum: workers}
  nothing: {mean: hectares, of: grid}
"""
TOWN = """
units:
- id: x
  kind: city
  units:
  - {id: d1, kind: district, name: "=d|1", units: [{id: c1, kind: community, workers: 3, units: [{id: v1, kind: venue}]}, {id: c2, kind: community, workers: 4..}]}
  - {id: d2, kind: district, units: [{id: c3, kind: community, workers: 5, units: [{id: v3, kind: venue}]}]}
"""


def test_rows_hold_plain_values(town: Any) -> None:
    """Shares are from 0 to 1, what is unbounded is None."""
    table = town(METRICS, TOWN).table(by="district", language="en")
    rows = {(row["metric"], row["group"]): row for row in table.to_rows()}
    share = rows["venues", None]
    assert (share["figure"], share["of"], share["target"], share["verdict"], share["gaps"]) == (
        "66.7%",
        "2/3",
        "80%..",
        "missed",
        1,
    )
    assert share["low"] == share["high"] == pytest.approx(2 / 3)
    assert (rows["workers", None]["low"], rows["workers", None]["high"]) == (12, None)
    assert rows["nothing", None]["low"] is None
    assert rows["venues", "d1"]["group_name"] == "=d|1"
    assert table.gaps("venues") == ["c2"]
    assert table.gaps("venues", "d2") == []


def test_csv_has_no_cell_that_a_spreadsheet_runs(town: Any) -> None:
    """Titles and names that begin with = are guarded."""
    rows = list(csv.DictReader(io.StringIO(town(METRICS, TOWN).table(by="district", language="en").to_csv())))
    assert rows[0]["title"] == "'=venues|"
    assert rows[1]["group_name"] == "'=d|1"
    assert rows[0]["figure"] == "66.7%"


def test_json_lists_gaps_in_full(town: Any) -> None:
    """And is strict JSON: no infinities."""
    data = json.loads(town(METRICS, TOWN).table().to_json())
    assert data["figures"][0]["gap_units"] == ["c2"]
    assert data["figures"][1]["high"] is None


def test_markdown_escapes_what_would_break_the_table(town: Any) -> None:
    """A bar in a title stays in its cell; headings speak the reader's language."""
    table = town(METRICS, TOWN).table(by="district", language="en")
    lines = table.to_markdown().splitlines()
    assert lines[0].startswith("| metric | group | figure |")
    assert "=venues\\|" in lines[2]
    assert table._repr_markdown_() == table.to_markdown()
    assert "场所" in table.to_markdown("zh")


def test_figures_of_which_nothing_is_known_can_be_left_out(town: Any) -> None:
    """They are no data, or a sum that nobody states."""
    table = town(METRICS + "  people: {sum: people}\n", TOWN).table(language="en")
    assert len(table.short(everything=False)[1]) == 2
    assert len(table.short()[1]) == 4


def test_a_data_frame_has_all_columns(town: Any) -> None:
    """Numbers are numbers there."""
    pl = pytest.importorskip("polars", reason="polars is not installed")
    frame = town(METRICS, TOWN).table().to_polars()
    assert frame["gaps"].to_list() == [1, 0, 0]
    assert frame["high"].dtype == pl.Float64


def test_notes_speak_of_the_rows_that_are_shown(town: Any) -> None:
    """Where no row of units in no group is shown, none is explained."""
    table = town(METRICS, TOWN).table(by="district", language="en")
    rest = "units that are in no group stand in the row –"
    assert rest in table.notes()
    assert rest not in table.notes(shown=[figure for figure in table if figure.group != "–"])


def test_figures_and_targets_are_said_in_words(town: Any) -> None:
    """With what is counted in its place in the language; what may be anything is unknown; a note ends as a sentence does."""
    metrics = """
  heads: {sum: workers, title: {zh: 人数, en: heads}, unit: {zh: 人, en: persons}}
  large: {share: {of: community, having: {workers: 4..}}, title: {zh: 多人, en: large}, target: 50%..}
  quota: {sum: people, title: {zh: 配额, en: quota}, target: ..2}
"""
    units = "\nunits: [{id: c1, kind: community, workers: 3..}, {id: c2, kind: community, workers: 4..}]\n"
    table = town(metrics, units).table(language="en")
    english, chinese = ([line[:2] + line[3:4] for line in table.short(language)[1]] for language in ("en", "zh"))
    assert english == [
        ["heads", "at least 7 persons", ""],
        ["large", "50% to 100%", "at least 50%"],
        ["quota", "unknown", "at most 2"],
    ]
    assert chinese == [["人数", "7 人以上", ""], ["多人", "50% 至 100%", "50% 以上"], ["配额", "未知", "2 以下"]]


def test_metrics_that_are_zero_or_without_data_are_left_out_and_counted(town: Any) -> None:
    """Nobody reads that there are none of what a source does not tell of; all figures are there on request."""
    metrics = "\n  workers: {sum: workers}\n  grids: {count: grid}\n  nothing: {mean: hectares, of: grid}\n"
    table = town(metrics, "\nunits: [{id: c1, kind: community, workers: 3}]\n").table(language="en")
    assert [line[0] for line in table.short(everything=False)[1]] == ["workers"]
    assert table.hidden() == "left out: metrics that are zero (1) or without data (1)"
    assert table.hidden("zh") == "未列出：为零的指标 1 项，没有数据的指标 1 项"
    assert len(table.short()[1]) == 3


@pytest.mark.parametrize(
    ("metric", "told"),
    [
        ("grids: {count: grid}", "left out: metrics that are zero (1)"),
        ("nothing: {mean: hectares, of: grid}", "left out: metrics without data (1)"),
        ("workers: {sum: workers}", ""),
    ],
)
def test_where_metrics_are_left_out_for_one_reason_the_other_is_not_told(town: Any, metric: str, told: str) -> None:
    """And nothing is told where none is left out."""
    units = "\nunits: [{id: c1, kind: community, workers: 3}]\n"
    assert town(f"\n  {metric}\n", units).table(language="en").hidden() == told


def test_a_figure_is_asked_for_by_metric_and_group(town: Any) -> None:
    """What is not there is told with the nearest that is; of what is in no group there is a figure where anything is."""
    table = town(METRICS, TOWN).table(by="district", language="en")
    assert [table.figure("workers", group).show() for group in (None, "d1", "d2", "–")] == ["12..", "7..", "5", "0"]
    for asked, told in (
        (("workerss",), "there is no metric 'workerss' in the table; did you mean 'workers'?"),
        (("workers", "d3"), "there is no group 'd3' of metric 'workers' in the table; known here: 'd1', 'd2', '–'"),
    ):
        with pytest.raises(UsageError) as error:
            table.figure(*asked)
        assert str(error.value) == told
    assert town(METRICS, TOWN).table().figures.figure("workers", "–") is None


def test_figures_are_a_row_of_all_metrics(town: Any) -> None:
    """By number or in turn they are the same; two of one metric differ if anything of them does."""
    work = town(METRICS, TOWN)
    table, again = (work.table(by="district", language="en") for _ in range(2))
    rows = list(table.figures)
    assert [table.figures[number] for number in range(len(rows))] == rows
    assert [table.figures[-1], *table.figures[1:3]] == [rows[-1], *rows[1:3]]
    assert table == again
    assert table.figures == tuple(rows)
    assert table.figures != tuple(rows[1:])
    assert table.figures != rows
    assert len(set(rows)) == len(rows)
    assert table != work.table(by="district", language="zh")
    assert table != work.table(language="en")
    assert table != "table"


def test_columns_of_groups_have_no_figure_of_everything(town: Any) -> None:
    """Each group has its place, and what is in none has the last one."""
    work = town(METRICS, TOWN)
    measurer = Measurer(work.graph)
    whole, groups = (measurer.columns(work.metrics["workers"], by) for by in (None, "district"))
    assert [whole.place(group) for group in (None, "d1", "–")] == [0, None, None]
    assert [groups.place(group) for group in (None, "d1", "d2", "–", "x", "nobody")] == [None, 0, 1, 2, None, None]
