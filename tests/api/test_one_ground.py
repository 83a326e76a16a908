"""What is under a unit is the same wherever one asks: in selections, trees, pictures, pages, figures and severities."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

import orgtree
from orgtree.api.drawing import view_of
from orgtree.api.page_part import part_of
from orgtree.check.configuration import Configuration
from orgtree.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from page_screen import Show

    from orgtree.api.organisation import Organisation

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))

CHARTER = """
orgtree: charter/1
name: ground
chart: [part_of, area_in]
kinds:
  area: {fields: {people: {type: count}}}
  body: {fields: {people: {type: count}}}
  post: {fields: {people: {type: count}}}
  hall: {fields: {people: {type: count}}}
  council: {body: {convener: convened_by, seats: [seat]}, fields: {people: {type: count}}}
links:
  area_in: {hierarchy: true, nest: true, from: area, to: area}
  part_of: {hierarchy: true, nest: true, from: body, to: body}
  reports_to: {hierarchy: true, nest: true, from: post, to: post}
  covers: {from: [body, council], to: area}
  post_at: {from: post, to: body, nest: true}
  hall_in: {from: hall, to: [area, body, post], nest: true}
  convened_by: {from: council, to: body, nest: true}
  seat: {from: council, to: body}
  twin: {from: hall, to: council}
paths:
  territory: {body: covers/area_in*, council: covers/area_in*}
metrics:
  everything: {sum: people}
rules:
  T01: {check: field-range, title: few, for: [area, body, post, hall, council], field: people, allowed: 9999.., wording: shall}
"""
LINKS = {
    "area": {"area_in": "area"},
    "body": {"part_of": "body", "covers": "area"},
    "post": {"reports_to": "post", "post_at": "body"},
    "hall": {"hall_in": "area body post", "twin": "council"},
    "council": {"convened_by": "body", "covers": "area", "seat": "body"},
}
MANY = {"covers", "seat", "twin"}


@st.composite
def organisations(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Return units of five kinds with links of all types between any that fit, cycles and ends of units included."""
    kinds = draw(st.lists(st.sampled_from(sorted(LINKS)), min_size=1, max_size=9))
    rows = []
    for number, kind in enumerate(kinds):
        row: dict[str, Any] = {"id": f"u{number}", "kind": kind, "people": 2**number}
        for link, targets in LINKS[kind].items():
            fits = [f"u{other}" for other, name in enumerate(kinds) if name in targets.split() and other != number]
            if not fits or draw(st.booleans()):
                continue
            if link in MANY:
                row[link] = draw(st.lists(st.sampled_from(fits), min_size=1, max_size=2, unique=True))
            else:
                row[link] = draw(st.sampled_from(fits))
        if draw(st.integers(0, 7)) == 0:
            row["valid"] = {"until": "2000"}
        rows.append(row)
    return rows


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Organisation]:
    """Return a reader of rows under the charter above."""
    path = tmp_path_factory.mktemp("ground") / "ground.yaml"
    path.write_text(CHARTER, encoding="utf-8")

    def rows(units: list[dict[str, Any]], **head: Any) -> Organisation:
        return orgtree.from_rows(units, charter=str(path), **head)

    return rows


def under(org: Organisation, top: str, **options: Any) -> set[str]:
    """Return the ids of what a selection says is under a unit."""
    return {unit.id for unit in org.units(under=top, **options)}


def on_page(org: Organisation, top: str) -> set[str]:
    """Return the ids of what a page holds that begins with a unit."""
    return {org.snapshot.ids[unit] for unit in part_of(org.snapshot, root=top).units}


def in_tree(org: Organisation, top: str) -> set[str]:
    """Return the ids of what the tree in a terminal shows under a unit."""
    view = view_of(org, root=top, along="*")
    assert view.left_out.total == 0
    # Free bodies stand at the foot, and who only has a seat is named there; of other units that is no part of the tree.
    return {name for unit, name in enumerate(view.ids) if view.is_placed(unit)} | set(view.ids) & under(org, top)


def assert_picture_counts(org: Organisation, asked: set[str], **options: Any) -> None:
    """See that what is drawn, named and counted as left out is all that was asked for."""
    view = view_of(org, **options)
    drawn = {name for unit, name in enumerate(view.ids) if view.is_placed(unit)}
    beside = {name for unit, name in enumerate(view.ids) if not view.is_placed(unit)}
    assert drawn <= asked
    assert len(drawn) + len(beside & asked) + view.left_out.total == len(asked)


@settings(max_examples=examples(60))
@given(rows=organisations())
def test_selection_tree_page_and_picture_agree(rows: Any, read: Callable[..., Organisation]) -> None:
    """Of every unit in force, and of the whole."""
    org = read(rows)
    everything = {unit.id for unit in org.units()}
    for top in everything:
        asked = under(org, top)
        assert on_page(org, top) == in_tree(org, top) == asked
        assert_picture_counts(org, asked, root=top)
        assert_picture_counts(org, asked, root=top, depth=1)
        assert_picture_counts(org, asked, root=top, along="*", kinds=["hall", org[top].kind])
    if everything:
        assert_picture_counts(org, everything)
        assert_picture_counts(org, everything, along="*")
        assert_picture_counts(org, everything, along="*", where="people: 1..")


@settings(max_examples=examples(60))
@given(rows=organisations())
def test_figures_claims_and_severities_agree_with_the_selection(rows: Any, read: Callable[..., Organisation]) -> None:
    """Each unit has a number of its own, a power of two, so that a sum says which units it is of."""
    claims = [
        {"id": f"c{row['id']}", "sum": "people", "in": row["id"], "states": "0.."} for row in rows if "valid" not in row
    ]
    org = read(rows, claims=claims)
    people = {row["id"]: row["people"] for row in rows}
    by_kind = {kind: org.coverage(by=kind) for kind in LINKS}
    for unit in org.units():
        asked = under(org, unit.id)
        mine = sum(people[one] for one in asked)
        assert org.coverage(under=unit.id).figure("everything").value == orgtree.Interval(mine, mine)
        assert by_kind[unit.kind].figure("everything", unit.id).value == orgtree.Interval(mine, mine)
        settings_ = Configuration(per_subtree={unit.id: {"T01": "info"}})
        told = org.check(select=["T01"], configuration=settings_).findings
        assert {one.unit for one in told if one.severity == "info"} == asked
        computed = {one.claim.id: one.figure.value for one in org.coverage(under=unit.id).claims}
        assert set(computed) == {f"c{one}" for one in asked}
        assert computed[f"c{unit.id}"] == orgtree.Interval(mine, mine)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_agrees(path: Path) -> None:
    """Every unit of the small examples, and some of each kind of the large ones."""
    org = orgtree.load(path)
    everything = [unit.id for unit in org.units()]
    by_kind: dict[str, list[str]] = {}
    for unit in org.units():
        by_kind.setdefault(unit.kind, []).append(unit.id)
    some = everything if len(everything) < 60 else [one for kind in by_kind.values() for one in kind[:4]]
    for top in some:
        asked = under(org, top)
        assert on_page(org, top) == asked
        assert in_tree(org, top) == asked
        assert_picture_counts(org, asked, root=top)
    assert_picture_counts(org, set(everything))
    assert_picture_counts(org, set(everything), along="*")
    for name in org.charter.chart:
        if any(org.units(along=name)):
            assert_picture_counts(org, set(everything), along=name)


@pytest.mark.parametrize(("top", "count"), [("south", 10), ("harbour", 8), ("commerce", 6)])
def test_the_command_lists_the_same_as_tree_and_as_ids(
    top: str, count: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """A place holds what is based there, with its posts."""
    path = str(EXAMPLES[0].parent / "company.yaml")
    org = orgtree.load(path)
    assert run(["show", path, "--under", top, "--format", "ids"]) == 0
    ids = capsys.readouterr().out.split()
    assert run(["show", path, "--under", top, "--lang", "en"]) == 0
    tree = capsys.readouterr().out.partition("Other links")[0]
    assert len(ids) == count
    assert set(ids) == under(org, top)
    assert sum(org[one].name in line for line in tree.splitlines()[2:] for one in ids if org[one].name in line) >= count
    assert len(tree.splitlines()[2:]) - 1 == count


def test_a_page_holds_the_same_before_and_after_folding(show: Show) -> None:
    """The whole is there from the start, whatever is folded."""
    org = orgtree.load(EXAMPLES[0].parent / "company.yaml")
    screen = show(org.render("html", root="south"))
    assert screen.state("size") == len(under(org, "south")) == 10


def test_groups_within_groups_have_the_figures_of_their_subtrees() -> None:
    """A department in a department counts in both, and the table says so."""
    org = orgtree.loads("""
orgtree: definition/1
charter: company
units:
- {id: acme, kind: company, units: [
   {id: outer, kind: department, units: [
     {id: t1, kind: team, headcount: 3},
     {id: inner, kind: department, units: [{id: t2, kind: team, headcount: 5}]}]}]}
""")
    table = org.coverage(by="department", metrics=["headcount"])
    assert [(figure.group, figure.show()) for figure in table] == [
        (None, "8"),
        ("outer", "8"),
        ("inner", "5"),
        ("–", "0"),
    ]
    assert any("several groups" in note for note in table.notes())


def test_a_claim_stands_beside_the_figures_that_count_its_unit() -> None:
    """A department that is based in a place is part of it, and so are the claims about it."""
    text = (EXAMPLES[0].parent / "company.yaml").read_text(encoding="utf-8")
    claim = "\nclaims:\n- {id: wrong, count: team, in: commerce, states: 99}\n"
    org = orgtree.loads(text.replace("\nclaims:\n", claim, 1))
    assert [one.claim.id for one in org.coverage(under="south").claims] == ["wrong"]
    assert not org.coverage(under="mill").claims
