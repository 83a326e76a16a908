"""Folders of tables measured where they lie: in Python, on the command line, as SQL that is printed."""

from __future__ import annotations

import re
import shutil
from importlib.util import find_spec
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

import pytest
from spark import local_spark

import orgtree
from orgtree.base.messages import fill
from orgtree.base.progress import listening
from orgtree.graph.stored import stored_tables
from orgtree.measure.compile import prepare

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlglot import exp

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")
pytest.importorskip("polars")
import duckdb

from orgtree.measure.sql.duckdb_engine import DuckDB
from orgtree.measure.sql.measured import Measured
from orgtree.measure.sql.subtree import Top

CHARTER = """
orgtree: charter/1
name: towns
kinds:
  area: {fields: {people: {type: count, total: {along: area_in}}}}
  district: {is_a: area}
  post: {title: {en: Post, zh: 岗位}, fields: {filled: {type: bool}, months: {type: number}}}
  body: {}
links:
  area_in: {hierarchy: true, nest: true, from: area, to: area}
  at: {from: post, to: area, nest: true}
  sends: {from: body, to: body}
paths:
  territory: {post: at/area_in*}
rules:
  B01: {check: required-link, for: body, path: sends+}
  B02: {check: sequence, for: body, after: sends}
metrics:
  filled: {title: posts that are filled, share: {of: post, having: {filled: true}}, target: {warn: 90%..}}
  people: {sum: people}
  chain: {share: {of: body, having: sends+}}
"""
UNITS = """
orgtree: definition/1
charter: ./towns.yaml
title: The town
claims:
- {id: c1, metric: filled, states: 50%}
- {id: c2, metric: people, in: north, states: 30}
- {id: people, count: body, states: 3, source: yearbook}
- {id: c4, sum: people, in: south, states: 7}
units:
- id: town
  kind: area
  units:
  - {id: north, kind: district, people: 40.., units: [{id: p1, kind: post, filled: true}, {id: p2, kind: post}]}
  - {id: south, kind: district, people: 7, units: [{id: p3, kind: post, filled: false}]}
- {id: b1, kind: body, valid: {from: 2020}, sends: b2}
- {id: b2, kind: body, valid: {from: 2021}}
"""


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """Return a folder of tables."""
    return written(tmp_path, UNITS)


def written(folder: Path, units: str, charter: str = CHARTER) -> Path:
    """Write units of a charter as a folder of tables."""
    (folder / "towns.yaml").write_text(charter, encoding="utf-8")
    (folder / "org.yaml").write_text(units, encoding="utf-8")
    orgtree.load(folder / "org.yaml").to_parquet(folder / "tables", force=True)
    return folder / "tables"


@pytest.mark.parametrize(
    "asked",
    [{}, {"by": "district"}, {"under": "north"}, {"metrics": ["filled"]}, {"by": "Post", "language": "zh"}],
    ids=str,
)
def test_figures_are_those_of_the_organisation_in_memory(tables: Path, asked: dict[str, Any]) -> None:
    """By groups, under a unit that is named, and for some metrics."""
    found, expected = orgtree.measure_tables(tables, **asked), orgtree.open_tables(tables).coverage(**asked)
    assert found.to_rows() == expected.to_rows()
    assert found.notes() == expected.notes()


def test_a_figure_has_its_gaps_and_its_verdict(tables: Path) -> None:
    """Of one post it is not said whether it is filled."""
    filled = orgtree.measure_tables(tables).figure("filled")
    assert (filled.show(), filled.gaps, filled.possible_gaps, filled.verdict) == (
        "33.3%..66.7%",
        ["p3"],
        ["p2"],
        "missed",
    )


def test_figures_of_the_same_tables_are_equal(tables: Path) -> None:
    """Measured twice they say the same; a copy of the folder is another one."""
    first, second = (orgtree.measure_tables(tables).figure("filled") for _ in range(2))
    copy = orgtree.measure_tables(shutil.copytree(tables, tables.with_name("copy"))).figure("filled")
    assert first == second
    assert first != copy


def test_of_many_gaps_some_are_listed_and_all_are_counted(tmp_path: Path) -> None:
    """The first in the order of the definition."""
    posts = "".join(f"- {{id: x{number}, kind: post, filled: false}}\n" for number in range(5))
    tables = stored_tables(written(tmp_path, UNITS + posts))
    figure = Measured(tables, DuckDB(), most=2).table(prepare(tables.charter)[0].values()).figure("filled")
    assert (figure.gaps, figure.gap_count) == (["p3", "x0"], 6)


def test_a_unit_that_has_a_parent_stands_on_no_other_list(tmp_path: Path) -> None:
    """Where a list of a hierarchy is not whole, only what has no parent may be on it."""
    units = UNITS.replace("kind: district, people: 40..,", "kind: district, people: 40.., incomplete: [area_in],")
    tables = written(tmp_path, units + "- {id: lone, kind: area}\n")
    asked = "share: {of: area, having: ^area_in}"
    (tmp_path / "towns.yaml").write_text(CHARTER + "  above: {" + asked + "}\n", encoding="utf-8")
    orgtree.load(tmp_path / "org.yaml").to_parquet(tables, force=True)
    figure = orgtree.measure_tables(tables).figure("above")
    assert (figure.show(), figure.possible_gaps) == ("25%..50%", ["north"])
    assert figure.show() == orgtree.open_tables(tables).coverage().figure("above").show()


def test_a_folder_and_a_metric_that_are_not_there(tables: Path, tmp_path: Path) -> None:
    """Each mistake names what is wrong."""
    with pytest.raises(orgtree.DefinitionError, match="not whole"):
        orgtree.measure_tables(tmp_path)
    for asked, words in (
        ({"metrics": ["fild"]}, "did you mean 'filled'"),
        ({"by": "distrct"}, "did you mean 'district'"),
        ({"under": "nowhere"}, "there is no unit 'nowhere'"),
        ({"engine": "duckbd"}, "did you mean 'duckdb'"),
        ({"master": "local"}, "a master is for Spark"),
        ({"engine": "spark", "memory": "1GB"}, "how much memory Spark takes"),
    ):
        with pytest.raises(orgtree.UsageError, match=re.escape(words)):
            orgtree.measure_tables(tables, **asked)


def test_what_sql_does_not_express_is_told_before_anything_runs(tmp_path: Path) -> None:
    """All metrics of which that is so, each with its reason; in memory they are measured."""
    tables = written(
        tmp_path, UNITS.replace("kind: district, people: 7", "kind: district, people: 7, incomplete: area_in")
    )
    assert orgtree.measure_tables(tables, metrics=["people", "filled"]).figure("people").show() == "47.."
    lone = UNITS + "- {id: lone, kind: district, people: 3, incomplete: area_in}\n"
    with pytest.raises(
        orgtree.UsageError, match=r"'people' .some units may stand under others.*area_in.*--engine memory"
    ):
        orgtree.measure_tables(written(tmp_path, lone))


def test_numbers_of_too_many_digits_are_not_added_in_sql(tmp_path: Path) -> None:
    """Nine decimals are added exactly; in memory any number is."""
    charter = CHARTER + "  months: {sum: months, where: {id: p1}}\n"
    units = UNITS.replace("{id: p1, kind: post,", "{id: p1, kind: post, months: 0.123456789,")
    nine = orgtree.measure_tables(written(tmp_path, units, charter), metrics=["months"])
    assert nine.figure("months").show() == "0.123456789"
    ten = written(tmp_path, units.replace("0.123456789", "0.1234567891"), charter)
    with pytest.raises(orgtree.UsageError, match="'months' has numbers of so many digits that engines do not add them"):
        orgtree.measure_tables(ten, metrics=["months"])
    assert orgtree.open_tables(ten).coverage(metrics=["months"]).figure("months").show() == "0.123"


def test_the_command_measures_where_the_tables_lie(tables: Path, command: Callable[..., Any]) -> None:
    """As a table for people, and as data; a missed target can fail it."""
    code, out, _ = command("cover", tables, "--engine", "duckdb", "--memory", "500MB", "--gaps")
    assert code == 0
    assert "The town" in out
    assert "gaps, posts that are filled: p3" in out
    code, out, _ = command("cover", tables, "--engine", "duckdb", "--by", "district", "--format", "csv")
    assert code == 0
    assert "people,people,north,north,40..," in out
    assert command("cover", tables, "--engine", "duckdb", "--fail-on", "warning")[0] == 1


def test_large_tables_are_measured_where_they_lie_unless_memory_is_asked_for(
    tables: Path, command: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says so; what needs them in memory still gets them there."""
    monkeypatch.setattr("orgtree.cli.engine_options.LARGE", 3)
    _, by_itself, said = command("cover", tables, "--format", "csv")
    assert "by DuckDB; --engine memory reads them" in said
    for options in (["--engine", "memory"], ["--as-of", "2026-01-01"]):
        code, out, said = command("cover", tables, "--format", "csv", *options)
        assert (code, out) == (0, by_itself)
        assert "DuckDB" not in said


def test_the_command_refuses_what_needs_memory(tables: Path, tmp_path: Path, command: Callable[..., Any]) -> None:
    """Options that look at other days or changes, and files that are no tables."""
    for more, words in (
        (["--engine", "duckdb", "--as-of", "2020"], "--as-of needs them in memory"),
        (["--engine", "duckdb", "--sql", "spark"], "leave one of them out"),
        (["--memory", "4GB"], "--memory goes with --engine duckdb"),
        (["--engine", "duckdb", "--master", "local"], "--master goes with --engine spark"),
    ):
        code, _, said = command("cover", tables, *more)
        assert code == 2
        assert words in said
    code, _, said = command("cover", tmp_path / "org.yaml", "--engine", "duckdb")
    assert code == 2
    assert "--tables DIR" in said


def test_sql_is_printed_for_engines_of_ones_own(tables: Path, tmp_path: Path, command: Callable[..., Any]) -> None:
    """With comments, the tables' files, and a guard where an engine does not repeat a query by itself."""
    code, out, _ = command("cover", tables, "--sql", "spark", "--metric", "chain")
    assert code == 0
    assert "USING parquet OPTIONS" in out
    assert "-- chain: chain" in out
    assert (
        "This has to find nothing, else the figure cannot be expressed: 'sends' is followed by more than 8 steps" in out
    )
    assert "RECURSIVE" not in out
    assert command("cover", tables, "--sql", "duckdb", "-o", tmp_path / "figures.sql")[0] == 0
    assert "WITH RECURSIVE" in (tmp_path / "figures.sql").read_text(encoding="utf-8")
    code, _, said = command("cover", tables, "--sql", "sparc")
    assert code == 2
    assert "did you mean 'spark'" in said


@pytest.mark.parametrize(
    ("dialect", "views"),
    [
        ("duckdb", ["CREATE OR REPLACE TEMP VIEW \"units\" AS FROM READ_PARQUET('DIR/units.parquet');"]),
        ("spark", ["CREATE OR REPLACE TEMPORARY VIEW `units` USING parquet OPTIONS (path 'DIR/units.parquet');"]),
        ("postgres", ["-- Table units: load DIR/units.parquet"]),
    ],
)
def test_printed_sql_says_what_each_query_is_about(tables: Path, dialect: str, views: list[str]) -> None:
    """What the figures are of, where the tables lie, what has to find nothing, and which figures a query gives."""
    printed = orgtree.tables_sql(tables, metrics=["chain", "people"], dialect=dialect).replace(str(tables), "DIR")
    lines = [line for line in printed.splitlines() if line.startswith(("--", "CREATE"))]
    guard = [
        "-- chain",
        "-- This has to find nothing, else the figure cannot be expressed: 'sends' is followed by more than 8 steps, further than this engine repeats a link",
    ]
    assert lines[0] == "-- Figures of 8 units, charter towns, on what has no end."
    assert [line for line in lines if "units.parquet" in line] == views
    assert lines[-4 - len(guard) * (dialect == "spark") :] == [
        *(guard if dialect == "spark" else []),
        "-- chain: chain",
        "-- people: people",
        "-- chain: the units that are told of",
        "-- people: the units that are told of",
    ]
    assert printed.endswith(";\n")


def test_links_are_asked_about_twice_over(tmp_path: Path) -> None:
    """Of the other end by the same link, of one that is there twice, and of how many there are."""
    units = UNITS.replace("sends: b2}", "sends: [b2, b2, b3]}").replace("from: 2021}}", "from: 2021}, sends: b3}")
    tables = written(tmp_path, units + "- {id: b3, kind: body}\n")
    relayed = "{share: {of: body, having: {path: sends, where: {path: sends, where: {path: ^sends, count: 2..}}}}}"
    more = f"  relayed: {relayed}\n  load: {{load: {{of: body, path: sends}}, band: 1..1}}\n"
    (tmp_path / "towns.yaml").write_text(CHARTER + more, encoding="utf-8")
    org = orgtree.load(tmp_path / "org.yaml")
    org.to_parquet(tables, force=True)
    assert stored_tables(tables).manifest.links["sends"].most == 3
    table = orgtree.measure_tables(tables)
    assert table.to_rows() == org.coverage().to_rows()
    assert (table.figure("relayed").show(), table.figure("load").show()) == ("33.3%", "1")
    assert table.figure("load").gaps == ["b1", "b3"]


def test_a_link_may_be_called_as_a_common_table_is(tmp_path: Path) -> None:
    """`by_sends` beside `sends`: the table of the one is not what is known by the other."""
    tables = written(tmp_path, UNITS)
    charter = CHARTER.replace("  sends: {", "  by_sends: {from: body, to: body}\n  sends: {")
    more = "  both: {share: {of: body, having: {all: [{path: sends}, {not: {path: by_sends}}]}}}\n"
    (tmp_path / "towns.yaml").write_text(charter + more, encoding="utf-8")
    units = UNITS.replace("from: 2021}}", "from: 2021}, by_sends: b1}")
    (tmp_path / "org.yaml").write_text(units, encoding="utf-8")
    orgtree.load(tmp_path / "org.yaml").to_parquet(tables, force=True)
    assert orgtree.measure_tables(tables).figure("both").show() == "50%"


def test_figures_of_all_metrics_come_from_one_query(tables: Path) -> None:
    """A row a group, in which the names of numbers begin with the metric's."""
    connection = duckdb.connect()
    printed = orgtree.tables_sql(tables, metrics=["filled", "people"]).split(";\n")
    *views, figures = [
        part for part in printed if "VIEW" in part or "filled: posts that are filled\n-- people: people" in part
    ]
    for view in views:
        connection.execute(view)
    found = connection.execute(figures)
    row = dict(zip([name for name, *_ in found.description], *found.fetchall(), strict=True))
    assert (row["grp"], row["filled.numerator_high"], row["people.low"], row["people.numerator_high"]) == (
        -1,
        2,
        47,
        None,
    )


def test_printed_sql_runs_as_it_is(tables: Path) -> None:
    """Statement by statement; the figures are there."""
    connection = duckdb.connect()
    rows = []
    for statement in orgtree.tables_sql(tables, metrics=["filled"]).split(";\n"):
        connection.execute(statement)
        if "\nSELECT" in statement:
            rows.append(connection.fetchall())
    (figures,), told = rows
    assert [round(end, 3) for end in figures[-2:]] == [0.333, 0.667]
    assert [(what, unit) for _, what, _, unit, _ in told] == [("gap", "p3"), ("possible", "p2"), ("unknown", "p2")]


def test_a_unit_is_asked_for_by_its_id_or_by_a_name_that_no_other_has(tmp_path: Path) -> None:
    """An id goes before a name; of several with one name the ids are told."""
    units = UNITS.replace("{id: north, ", "{id: north, name: Nord, ").replace(
        "{id: south, ", "{id: south, name: north, "
    )
    named = "".join(f"- {{id: x{number}, kind: area, name: East, people: {number}}}\n" for number in (1, 2))
    tables = written(tmp_path, units + named)
    work = Measured(stored_tables(tables), DuckDB())
    ids = list(orgtree.open_tables(tables).snapshot.ids)
    for asked, unit in (("north", "north"), ("Nord", "north"), ("south", "south"), ("x1", "x1")):
        assert work.top(asked) == Top(ids.index(unit), "area" if unit == "x1" else "district")
    for asked, told in (
        ("East", "'East' is the name of 2 units: 'x1', 'x2'; name one by its id"),
        ("West", "there is no unit 'West'"),
    ):
        with pytest.raises(orgtree.UsageError) as error:
            work.top(asked)
        assert str(error.value) == told


class Noting(DuckDB):
    """DuckDB that notes what it is told to keep, and to let go of."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[str] = []
        self.forgotten: list[str] = []

    def keep(self, name: str, query: exp.Query) -> None:
        """Note the name."""
        self.kept.append(name)
        super().keep(name, query)

    def forget(self, name: str) -> None:
        """Note the name."""
        self.forgotten.append(name)
        super().forget(name)


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"metrics": ["filled"]}, []),
        ({"metrics": ["filled", "people"], "by": "district"}, ["summed_people"]),
        ({"metrics": ["chain"], "by": "body"}, ["met_spread_sends"]),
        ({"metrics": ["people", "chain"], "by": "post"}, ["summed_people", "met_spread_sends"]),
    ],
    ids=str,
)
def test_what_several_queries_ask_for_is_worked_out_once(tables: Path, asked: dict[str, Any], kept: list[str]) -> None:
    """If it is work; it is kept as long as they run."""
    stored, engine = stored_tables(tables), Noting()
    known = prepare(stored.charter)[0]
    Measured(stored, engine).table([known[name] for name in asked["metrics"]], by=asked.get("by"))
    assert engine.kept == kept
    assert sorted(engine.forgotten) == sorted(engine.kept)


def test_what_is_measured_at_once_is_a_step(tables: Path) -> None:
    """What shows how far the work is hears which metrics it is at; the last step lists the units that are told of."""
    told: list[tuple[int, int, str]] = []
    with listening(lambda step: told.append((step.number, step.count, fill(step.template, step.facts)))):
        orgtree.measure_tables(tables, metrics=["filled", "people"])
    assert [step[:2] for step in told[:2]] == [(1, told[0][1]), (2, told[0][1])]
    assert told[0][2].startswith("figures of ")
    assert "units that figures tell of" in [words for _, _, words in told]


@pytest.mark.parametrize(
    "asked",
    [{}, {"by": "district"}, {"under": "town"}, {"under": "north"}, {"under": "p1"}, {"metrics": ["people", "filled"]}],
    ids=str,
)
def test_claims_are_held_against_the_same_figures(tables: Path, asked: dict[str, Any]) -> None:
    """Those of a metric, those with a measure of their own, and those about a unit; a claim may be called as a metric is."""
    found = orgtree.measure_tables(tables, **asked).claims
    wanted = orgtree.open_tables(tables).coverage(**asked).claims
    assert [one.to_row() for one in found] == [one.to_row() for one in wanted]
    assert [one.claim.id for one in found] == {"{}": ["c1", "c2", "people", "c4"]}.get(
        str(asked), [one.claim.id for one in wanted]
    )


def test_under_a_unit_no_claim_about_everything_is_held(tmp_path: Path) -> None:
    """Nor is any unit looked for where no claim is about one."""
    tables = written(tmp_path, UNITS.replace("in: north, ", "").replace("in: south, ", ""))
    assert orgtree.measure_tables(tables, under="north").claims == ()


@pytest.mark.skipif(
    find_spec("pyspark") is None or shutil.which("java") is None, reason="pyspark or a Java runtime is missing"
)
def test_spark_gives_the_same_figures_and_findings(tables: Path, tmp_path: Path) -> None:
    """In a session of the user's, which stays open.

    Links go on, perhaps to what is not listed, and one field is asked twice of which the end is open.
    """
    more = (
        "large: {share: {of: area, where: {people: 5..}, having: {people: 50..}}}",
        "asked_by_two: {share: {of: body, having: {path: ^sends, count: 2..}}}",
    )
    units = f"{UNITS}- {{id: b3, kind: body, sends: b1, incomplete: [sends]}}\n"
    (tmp_path / "more").mkdir()
    measured = written(tmp_path / "more", units, "\n  ".join((CHARTER.rstrip(), *more, "")))
    with local_spark() as session:
        for metrics in (None, ["asked_by_two"]):
            found = orgtree.measure_tables(measured, engine="spark", session=session, metrics=metrics)
            assert found.to_rows() == orgtree.open_tables(measured).coverage(metrics=metrics).to_rows()
        report = orgtree.check_tables(tables, engine="spark", session=session, findings=tables.parent / "found.parquet")
        assert report == orgtree.check_tables(tables)
        assert [(rule.code, [one.id for one in rule.told]) for rule in report.rules] == [
            ("B01", ["b2"]),
            ("B02", ["b1"]),
        ]
        assert len(duckdb.read_parquet(str(tables.parent / "found.parquet")).fetchall()) == 2
        assert session.range(2).count() == 2


def test_what_memory_has_no_room_for_is_kept_among_temporary_files() -> None:
    """By itself DuckDB takes the folder that a user happens to stand in."""
    engine = DuckDB(memory="60MB")
    engine.connection.execute("CREATE TEMP TABLE t AS SELECT range, md5(range::VARCHAR) FROM range(2000000)")
    spill = Path(engine.connection.execute("SELECT current_setting('temp_directory')").fetchall()[0][0])
    assert spill.is_dir()
    assert spill.parent == Path(gettempdir())
    engine.connection.close()
    assert not spill.exists()
