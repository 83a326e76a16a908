"""Every metric can be asked as a query over tables on disk, and gives the same figures there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orgtree.exchange.stored.write import write_tables
from orgtree.graph.placement import placement

if TYPE_CHECKING:
    from pathlib import Path

pl = pytest.importorskip("polars")

METRICS = """
  venues: {share: {of: community, having: {path: ^located_in, kind: venue}}}
  split: {share: {of: district, having: {path: ^area_in, kind: community}}}
  large: {share: {of: community, having: {hectares: 10..}, except: {relocated: true}}}
  vacancy: {vacancy: {of: post, filled: {filled: true}}}
  communities: {count: community}
  branches: {count: branch}
  seats: {links: seat, where: {kind: council}}
  workers: {sum: workers}
  each: {ratio: [{sum: workers}, {count: community}]}
  size: {mean: hectares, of: community}
  load: {load: {of: post, where: {path: visits}, path: visits}}
"""
TOWN = """
units:
- id: x
  kind: city
  units:
  - id: d1
    kind: district
    units:
    - {id: c1, kind: community, workers: 3, hectares: 12, relocated: false, units: [{id: v1, kind: venue}, {id: v2, kind: venue}]}
    - {id: c2, kind: community, workers: 40..50, hectares: 4, relocated: false}
  - id: d2
    kind: district
    workers: 9
    units:
    - {id: c3, kind: community, workers: 5, hectares: 10.5, relocated: true, units: [{id: v3, kind: venue}]}
    - {id: c4, kind: community, workers: 4, hectares: 30, relocated: false}
  - {id: d3, kind: district, workers: 0}
- id: b
  kind: committee
  covers: d1
  units: [{id: p1, kind: post, filled: true, visits: [b1, b2]}, {id: p2, kind: post, filled: false}, {id: b1, kind: branch}, {id: b2, kind: branch}]
- {id: q, kind: council, covers: d1, seat: [{to: b1}, {to: b1}, {to: b2}]}
- {id: p3, kind: post, filled: true, visits: b1}
"""


class Tables:
    """The tables, with what the queries have in common; units are said by their ids."""

    def __init__(self, loaded: Any, folder: Path) -> None:
        self.manifest = write_tables(loaded, folder, version="0")
        self.folder = folder
        self.units = pl.read_parquet(folder / "units.parquet").filter(pl.col("in_force")).sort("unit")
        self.ids = dict(self.units.select("unit", "id").iter_rows())

    def of(self, kind: str) -> Any:
        """Return the units of a kind."""
        return self.units.filter(pl.col("kind") == kind)

    def links(self, link: str) -> Any:
        """Return the ends of the links of a type that are in force."""
        rows = pl.read_parquet(self.folder / "links" / f"{link}.parquet").filter(pl.col("in_force"))
        return rows.select(self.called("source").alias("from"), self.called("target").alias("to"))

    def called(self, column: str) -> Any:
        """Return the ids of the units whose numbers stand in a column."""
        return pl.col(column).replace_strict(self.ids, default=None, return_dtype=pl.String)

    def ends(self, link: str, end: str, kind: str | None = None) -> Any:
        """Return the ids at one end of a link, those whose other end is of a kind."""
        rows = self.links(link)
        if kind is not None:
            other = "from" if end == "to" else "to"
            rows = rows.filter(pl.col(other).is_in(self.of(kind)["id"].to_list()))
        return rows[end].to_list()

    def above(self, tree: str, kind: str) -> Any:
        """Return the column of the unit of a kind that stands above each, where the kind has one level."""
        (level,) = self.manifest.hierarchies[tree].kinds[kind]
        return self.called(f"{tree}.level{level}")

    def topmost(self, field: str, tree: str) -> Any:
        """Return the units that state a total with none above them stating it."""
        stated = self.units.filter(pl.col(f"{field}.low").is_not_null())
        numbers = stated["unit"].to_list()
        levels = [pl.col(f"{tree}.level{level}") for level in range(self.manifest.hierarchies[tree].levels)]
        free = [level.is_null() | (level == pl.col("unit")) | ~level.is_in(numbers) for level in levels]
        return stated.filter(pl.all_horizontal(free))

    def under(self, unit: str) -> list[str]:
        """Return what stands under a unit, seen from its kind: at positions from its own to its end, or further places there."""
        ((kind, number),) = self.units.filter(pl.col("id") == unit).select("kind", "unit").iter_rows()
        view = self.manifest.view(kind)
        assert view is not None
        ((first, end),) = (
            self.units.filter(pl.col("unit") == number)
            .select(f"{view.prefix}.position", f"{view.prefix}.end")
            .iter_rows()
        )
        inside = self.units.filter(pl.col(f"{view.prefix}.position").is_between(first, end - 1))["unit"].to_list()
        if view.further:
            more = pl.read_parquet(self.folder / "further.parquet").filter(pl.col("prefix") == view.prefix)
            inside += more.filter(pl.col("at").is_in(inside))["unit"].to_list()
        return [self.ids[one] for one in inside]


@pytest.fixture
def both(town: Any, tmp_path: Path) -> Any:
    """Return the town's measures and its tables."""
    org = town(METRICS, TOWN)
    return org, Tables(org.loaded, tmp_path / "tables")


def parts(figure: Any) -> tuple[Any, ...]:
    """Return the bounds of numerator and denominator."""
    top, bottom = figure.numerator, figure.denominator
    return (top.low, top.high, bottom.low, bottom.high) if bottom is not None else (top.low, top.high)


def test_shares_of_units_with_a_link_a_child_and_a_field(both: Any) -> None:
    """A link from a venue, an area below, and a number in an interval with exclusions."""
    org, tables = both
    communities = tables.of("community")
    having = communities.filter(pl.col("id").is_in(tables.ends("located_in", "to", "venue")))
    assert parts(org.figure("venues")) == (having.height, having.height, communities.height, communities.height)
    assert org.figure("venues").gaps == communities.filter(~pl.col("id").is_in(having["id"].to_list()))["id"].to_list()

    districts = tables.of("district")
    split = districts.filter(pl.col("id").is_in(tables.ends("area_in", "to", "community"))).height
    assert parts(org.figure("split")) == (split, split, 3, 3)

    left = communities.filter(~pl.col("relocated.value"))
    large = left.filter(pl.col("hectares.low") >= 10).height
    assert parts(org.figure("large")) == (large, large, left.height, left.height)


def test_a_breakdown_is_a_group_by_over_an_ancestor_column(both: Any) -> None:
    """Each unit has the id of its district in a column."""
    org, tables = both
    having = pl.col("id").is_in(tables.ends("located_in", "to", "venue"))
    district = tables.above("area_in", "district").alias("district")
    rows = tables.of("community").group_by(district).agg(having.sum().alias("top"), pl.len().alias("bottom"))
    found = {row["district"]: (row["top"], row["top"], row["bottom"], row["bottom"]) for row in rows.to_dicts()}
    groups = {group: parts(figure) for group, figure in org.groups("venues", "district").items() if figure.value}
    assert groups == found


def test_sums_keep_their_bounds_and_take_stated_totals_once(both: Any) -> None:
    """A district's total stands for its communities, which are not added again."""
    org, tables = both
    top = tables.topmost("workers", "area_in")
    assert top["id"].to_list() == ["c1", "c2", "d2", "d3"]
    low, high = top["workers.low"].sum(), top["workers.high"].sum()
    assert parts(org.figure("workers")) == (low, high) == (52, 62)
    assert parts(org.figure("each")) == (low, high, 4, 4)


def test_counts_of_units_and_links_and_vacancies(both: Any) -> None:
    """Rows that fit."""
    org, tables = both
    assert parts(org.figure("communities")) == (4, 4)
    assert org.figure("seats").numerator.low == len(tables.ends("seat", "from")) == 3
    posts = tables.of("post")
    vacant = posts.filter(~pl.col("filled.value"))
    assert parts(org.figure("vacancy")) == (vacant.height, vacant.height, 3, 3)
    assert org.figure("vacancy").gaps == vacant["id"].to_list()


def test_means_and_loads(both: Any) -> None:
    """A mean of a column, and of the number of links for each unit that has any."""
    org, tables = both
    assert float(org.figure("size").value.low) == tables.of("community")["hectares.low"].mean()
    visits = tables.links("visits").group_by("from").len()
    assert float(org.figure("load").value.low) == visits["len"].mean() == 1.5


def test_what_is_under_a_unit_is_a_stretch_of_places_across_hierarchies(both: Any) -> None:
    """The committee covers d1 and stands in it; seen from the committee its branches are under it."""
    org, tables = both
    for number, unit in enumerate(org.graph.ids):
        inside = placement(org.graph, top=number).under(number)
        assert set(tables.under(unit)) == {org.graph.ids[other] for other in inside.nonzero()[0]}
    assert "b1" in tables.under("d1")
    branches = tables.of("branch")["id"].to_list()
    counts = {top: len(set(branches) & set(tables.under(top))) for top in ("x", "d1", "d2", "b")}
    assert (
        counts
        == {top: org.figure("branches", under=top).value.low for top in counts}
        == {"x": 2, "d1": 2, "d2": 0, "b": 2}
    )


def test_positions_and_levels_say_what_is_below_in_a_hierarchy(both: Any) -> None:
    """As a stretch of positions, and as an equality with the unit of a level."""
    org, tables = both
    own = tables.units.filter(pl.col("id") == "d1").select("unit", "area_in.position", "area_in.end")
    ((number, first, end),) = own.iter_rows()
    below = tables.units.filter(pl.col("area_in.position").is_between(first, end - 1))["id"].to_list()
    assert below == ["d1", "c1", "c2"] == tables.units.filter(pl.col("area_in.level1") == number)["id"].to_list()
    assert tables.of("community")["area_in.depth"].to_list() == [2, 2, 2, 2]
    assert tables.of("venue")["area_in.position"].to_list() == [None, None, None]
    assert org.graph.hierarchies["area_in"].depth.max() == 2
