"""What DuckDB makes of tables is what numpy makes of the organisation: figures, parts, gaps, undecided units, in all groups.

`ORGTREE_SQL_EXAMPLES=3000` looks at so many random organisations for each sort of measure, other ones each time, and at all
examples; `ORGTREE_SQL_ENGINE=spark` has Spark measure them.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st
from naive_crowds import gathered, held, on_each_day
from naive_laws import FIELDS, LINKS, conditions, optional
from naive_metrics import amounts, cadences, loads, means, shares, vacancies
from naive_organisations import charter, organisations
from spark import local_spark

import orgtree
from orgtree.exchange.stored.write import write_tables
from orgtree.graph.stored import stored_tables
from orgtree.measure.compile import prepare
from orgtree.measure.engine import measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from orgtree.graph.snapshot import Snapshot
    from orgtree.graph.stored import StoredTables
    from orgtree.measure.figure import Figure
    from orgtree.measure.metric import Metric
    from orgtree.measure.table import Table

pytest.importorskip("duckdb")
pytest.importorskip("sqlglot")
from orgtree.measure.sql.duckdb_engine import DuckDB
from orgtree.measure.sql.measured import Engine, Measured
from orgtree.measure.sql.spark_engine import Spark
from orgtree.measure.sql.unsupported import NotInSqlError

EXAMPLES = Path(__file__).parents[2] / "examples"
MANY = int(os.environ.get("ORGTREE_SQL_EXAMPLES", "0"))
SPARK = os.environ.get("ORGTREE_SQL_ENGINE") == "spark"
EACH_CHARTER = ["authorities", "chengyang", "company", "kubernetes", "software"]
"""An example of each charter; all of them are looked at where many organisations are."""
GROUPS: list[dict[str, Any]] = [
    {},
    {"by": "quarter"},
    {"by": "body"},
    {"under": "top"},
    {"under": "lead", "by": "body"},
]
"""What figures are asked for."""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """Return one connection for all."""
    if not SPARK:
        yield DuckDB()
        return
    with local_spark() as session:
        yield Spark(session=session)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: Any) -> Callable[[orgtree.Organisation], StoredTables]:
    """Return what writes an organisation as tables."""
    folder: Path = tmp_path_factory.mktemp("tables")

    def write(org: orgtree.Organisation) -> StoredTables:
        write_tables(org.loaded, folder / "org", version="test", force=True)
        return stored_tables(folder / "org")

    return write


def shown(figure: Figure) -> dict[str, Any]:
    """Return all that is known of a figure."""
    units = {name: getattr(figure, f"{name}_units").tolist() for name in ("unknown", "gap", "possible", "excluded")}
    names = (
        "group",
        "value",
        "numerator",
        "denominator",
        "with_excluded",
        "with_excluded_parts",
        "shared_count",
        "silent",
    )
    return {name: getattr(figure, name) for name in names} | units


def same(graph: Snapshot, work: Measured, metrics: Iterable[Metric], **groups: Any) -> int:
    """Compare the figures of metrics that are asked for at once; returns how many cannot be measured in SQL."""
    asked = kept = list(metrics)
    found = _measured(work, asked, groups)
    if found is None:
        kept = [one for one in asked if _measured(work, [one], groups) is not None]
        found = _measured(work, kept, groups)
        assert found is not None
    for one, expected in zip(found, measure(graph, kept, **groups), strict=True):
        assert shown(one) == shown(expected), (expected.metric.plan, groups)
    return len(asked) - len(kept)


def _measured(work: Measured, metrics: list[Metric], groups: dict[str, Any]) -> Table | None:
    """Return the figures of metrics, or nothing where one of them cannot be measured in SQL."""
    try:
        return work.table(metrics, **groups)
    except NotInSqlError:
        return None


def agree(from_data: Any, stored: Any, engine: Engine, members: Any, measures: Any, *, tops: bool = False) -> None:
    """Compare metrics of crowds of random organisations.

    Args:
        from_data: Reads an organisation.
        stored: Writes one as tables.
        engine: What measures the tables.
        members: A strategy for the organisations.
        measures: One for the metrics.
        tops: Whether what stands under nothing is put under one city and one committee, wherever figures are asked for.
    """
    left: list[tuple[int, int]] = []
    definitions = gathered(members, MANY or 40, fresh=bool(MANY))
    for number, several in enumerate(on_each_day(definitions)):
        for asked in GROUPS if MANY else [GROUPS[number % len(GROUPS)]]:
            metrics = gathered(measures, 8, fresh=True) if MANY else gathered(measures, 20, fresh=False)[number::6]
            written = charter(metrics={f"m{place}": metric for place, metric in enumerate(metrics)})

            def hold(definition: dict[str, Any], written: Any = written, asked: Any = asked) -> None:
                org = from_data(written, definition)
                work = Measured(stored(org), engine, most=None)
                asked_for = prepare(org.charter)[0].values()
                left.append((same(org.snapshot, work, asked_for, **asked), len(asked_for)))

            held(several, hold, metrics, tops=tops or "under" in asked)
    assert sum(few for few, _ in left) * 2 < sum(many for _, many in left)  # else it holds for hardly anything


towns = organisations(fields=FIELDS, links=LINKS, incomplete=("covers", "seat", "visits"), most=8)
amount_towns = organisations(
    fields=("rank", "open", "size", "founded", "listed", "portion", "helpers"),
    links=LINKS,
    incomplete=("covers", "seat"),
    most=8,
)
TOTALS = organisations(
    fields=("members", "funds", "people", "dues", "debts", "rank", "open"),
    links=("covers",),
    incomplete=("part_of", "area_in"),
    parts=("area", "body", "body"),
    most=8,
)
totals = st.one_of(
    st.tuples(st.just({"sum": "funds"}), optional(of=st.sampled_from(["body", "branch"]), where=conditions)),
    st.tuples(st.just({"sum": "people"}), optional(of=st.sampled_from(["area", "quarter"]), where=conditions)),
    st.tuples(
        st.just({"sum": "members"}), optional(of=st.sampled_from(["committee", "circle", "branch"]), where=conditions)
    ),
    st.tuples(st.sampled_from([{"sum": "dues"}, {"sum": "debts"}, {"mean": "dues"}, {"mean": "people"}]), st.just({})),
).map(lambda parts: parts[0] | parts[1])
ratios = st.builds(
    lambda top, bottom, part: {"ratio": [top, bottom]} | ({"part": True} if part else {}),
    amounts(),
    amounts(),
    st.booleans(),
)


def test_shares(from_data: Any, stored: Any, engine: Engine) -> None:
    """The share, its gaps and possible gaps, what is left out and the share with it."""
    agree(from_data, stored, engine, towns, st.one_of(shares(), vacancies()))


def test_amounts(from_data: Any, stored: Any, engine: Engine) -> None:
    """Sums, and numbers of units and links."""
    agree(from_data, stored, engine, amount_towns, amounts())


def test_ratios(from_data: Any, stored: Any, engine: Engine) -> None:
    """One amount over another, and over months."""
    agree(from_data, stored, engine, amount_towns, st.one_of(ratios, cadences()))


def test_means(from_data: Any, stored: Any, engine: Engine) -> None:
    """The mean of a field over units, of which some may not be meant."""
    agree(from_data, stored, engine, amount_towns, means)


def test_loads(from_data: Any, stored: Any, engine: Engine) -> None:
    """How many units each reaches, and which lie outside of a band."""
    agree(from_data, stored, engine, towns, loads)


def test_sums_of_totals(from_data: Any, stored: Any, engine: Engine) -> None:
    """A total that is stated, or summed from its parts, counts once, at the topmost unit that is meant.

    No sum of totals is expressed where a unit may stand under another than it does, as roots may here.
    """
    agree(from_data, stored, engine, TOTALS, totals, tops=True)


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.yaml")) if MANY else EACH_CHARTER)
def test_examples(stored: Any, engine: Engine, name: str) -> None:
    """Every metric of every example, over everything."""
    org = orgtree.load(EXAMPLES / f"{name}.yaml")
    work = Measured(stored(org), engine, most=None)
    assert not same(org.snapshot, work, prepare(org.charter)[0].values())
