"""Pictures of what changed: every change is marked where it is, or told in words, or counted as left out."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from chart_laws import Laws
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples
from two_states import CHARTER, organisations

import orgtree
from orgtree.api.drawing import scene_of, view_of
from orgtree.draw.atlas import atlas
from orgtree.draw.layout.boxes import in_a_line
from orgtree.draw.options import DrawOptions, Paper
from orgtree.draw.two_trees import unit_id
from orgtree.graph.change import OF_HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree.draw.view import View

BEFORE = """
orgtree: definition/1
charter: company
title: Harbour
as_of: 2026-03-31
units:
- id: hq
  kind: company
  name: Harbour
  units:
  - id: rig
    kind: department
    name: Ropewalk
    units:
    - {id: sail, kind: team, name: Sail loft, headcount: 4}
    - {id: paint, kind: team, name: Paint}
    - {id: nets, kind: team, name: Nets, valid: {until: 2026-04-10}}
  - id: dock
    kind: department
    name: Dock
    units:
    - {id: tugs, kind: team, name: Tugs, headcount: 12}
"""
AFTER = """
orgtree: definition/1
charter: company
title: Harbour
as_of: 2026-04-30
retired: [{id: paint, into: [rig]}]
units:
- id: hq
  kind: company
  name: Harbour
  units:
  - id: rig
    kind: department
    name: Rigging
    units:
    - {id: nets, kind: team, name: Nets, valid: {until: 2026-04-10}}
  - id: dock
    kind: department
    name: Dock
    units:
    - {id: sail, kind: team, name: Sails, headcount: 5}
    - {id: tugs, kind: team, name: Tugs, headcount: 12}
    - {id: cranes, kind: team, name: Cranes}
"""
TOWN = """
orgtree: definition/1
charter: cpc-grassroots
units:
- id: dw
  kind: local_committee
  name: District
  units:
  - {id: u1, kind: branch, name: School}
  - {id: u2, kind: branch, name: Hospital}
- {id: j1, kind: joint_body, name: Council, form: extended_committee, convened_by: dw, seat: [{to: u1, role: part_time_member}]}
"""
OTHER = "- {id: j2, kind: joint_body, name: Forum, form: extended_committee, convened_by: dw, seat: [{to: u2}]}\n"


def compared(before: str, after: str, **options: Any) -> View:
    """Return the view of two states."""
    return view_of(orgtree.loads(after), before=orgtree.loads(before), language="en", **options)


def boxes(view: View) -> dict[str, str]:
    """Return what each box says, by its key."""
    return {name: in_a_line(view, unit) for unit, name in enumerate(view.ids)}


def test_a_unit_that_was_moved_renamed_and_changed_has_all_marks_and_a_ghost() -> None:
    """The new place says where from, the ghost where to; old name and old value are shown."""
    assert boxes(compared(BEFORE, AFTER)) == {
        "hq": "Harbour",
        "rig": "~ Rigging [was: Ropewalk]",
        "sail#was": "↷ Sail loft [→ Dock]",
        "paint": "− Paint [merged into Rigging]",
        "nets": "− Nets [ended]",
        "dock": "Dock",
        "sail": "↷~ Sails [← Ropewalk; was: Sail loft; headcount: 4 → 5 persons]",
        "tugs": "Tugs",
        "cranes": "+ Cranes",
    }


def test_title_legend_and_description_name_both_days_and_count_as_the_difference_does() -> None:
    """The head, which no box is of, is told in words."""
    diff = orgtree.loads(BEFORE).diff(orgtree.loads(AFTER))
    view = compared(BEFORE, AFTER)
    assert view.title == "Harbour · 2026-03-31 → 2026-04-30"
    assert view.changes is not None
    assert [one.number for one in view.changes.counts] == list(diff.counts.values())
    scene = scene_of(orgtree.loads(AFTER), before=orgtree.loads(BEFORE), language="en")
    texts = [label.text for label in scene.labels]
    assert {"+ added: 1", "− merged: 1", "− ended: 1", "↷ moved: 1", "~ renamed: 2", "~ fields: 1"} <= set(texts)
    assert "as_of: 2026-03-31 → 2026-04-30" in texts
    assert "changes: head: 1, added: 1, merged: 1, ended: 1, moved: 1, renamed: 2, fields: 1" in scene.description


VILLAGES = """
orgtree: definition/1
charter: cpc-grassroots
title: Valley
units:
- id: c
  kind: county
  name: Valley
  units:
  - {id: v1, kind: village, name: Upper}
  - {id: v2, kind: village, name: Lower}
- {id: t1, kind: resident_team, name: Team, batch: 1, posted_to: v1}
"""


def test_what_stands_elsewhere_by_a_link_has_one_mark_and_one_wording() -> None:
    """The sentence of the difference stands in the box, and the dashed old place has the sign of that change, too."""
    after = VILLAGES.replace("posted_to: v1", "posted_to: v2")
    diff = orgtree.loads(VILLAGES).diff(orgtree.loads(after))
    assert "  ~ posted to: Upper (v1) → Lower (v2)" in diff.to_text(language="en")
    view = compared(VILLAGES, after)
    assert boxes(view) == {
        "c": "Valley",
        "v1": "Upper",
        "t1#was": "~ Team [→ Lower]",
        "v2": "Lower",
        "t1": "~ Team [posted to: Upper → Lower]",
    }
    scene = scene_of(orgtree.loads(after), before=orgtree.loads(VILLAGES), language="en")
    texts = {label.text for label in scene.labels}
    assert {"~ links changed: 1", "dashed: where it stood"} <= texts
    assert not any("↷" in text for text in (*texts, *(line for box in scene.boxes for line in box.lines)))


def test_what_stands_elsewhere_without_a_change_of_its_own_has_an_entry_in_the_legend() -> None:
    """A team whose village has ended is a root, though nothing of the team changed."""
    ends = VILLAGES.replace("name: Upper", "name: Upper, valid: {until: 2020-07-01}")
    org = orgtree.loads(ends)
    told = boxes(view_of(org.at("2021"), before=org.at("2020-01"), language="en"))
    assert (told["t1#was"], told["t1"]) == ("~ Team [→ –]", "~ Team [← Upper]")
    scene = scene_of(org.at("2021"), before=org.at("2020-01"), language="en")
    assert "~ stands elsewhere" in {label.text for label in scene.labels}


def test_a_place_whose_name_others_have_is_named_with_its_id() -> None:
    """Before as after, in marks as in sentences; a name that is alone stays as it is."""
    before = VILLAGES.replace("name: Lower", "name: Upper")
    ends = before.replace("id: v1, kind: village", "id: v1, kind: village, valid: {until: 2020-07-01}")
    assert ends != before
    org = orgtree.loads(ends)
    told = boxes(view_of(org.at("2021"), before=org.at("2020-01"), language="en"))
    assert told["t1"] == "~ Team [← Upper (v1)]"
    sent = boxes(compared(before, before.replace("posted_to: v1", "posted_to: v2")))
    assert sent["t1"] == "~ Team [posted to: Upper (v1) → Upper (v2)]"


def test_changed_boxes_whose_name_others_have_say_their_ids() -> None:
    """What has not changed keeps its name alone."""
    after = TOWN.replace("id: u1, kind: branch, name: School", "id: u1, kind: branch, name: Hospital, members: 9")
    told = boxes(compared(TOWN, after))
    assert told["u1"].startswith("~ Hospital (u1)")
    assert told["u2"] == "Hospital"


def test_what_a_unit_that_is_gone_was_linked_to_is_folded() -> None:
    """It has not changed for that, and is only named at the body; a link that is gone alone keeps both ends."""
    view = compared(TOWN, TOWN[: TOWN.index("- {id: j1")], only_changes=True)
    assert {name for unit, name in enumerate(view.ids) if unit not in view.outside} == {"dw", "j1"}
    unlinked = TOWN.replace(", seat: [{to: u1, role: part_time_member}]", "")
    view = compared(TOWN, unlinked, only_changes=True)
    assert {name for unit, name in enumerate(view.ids) if unit not in view.outside} == {"dw", "u1", "j1"}


def test_a_title_that_is_given_keeps_the_days_below_it() -> None:
    """They stand in the line below."""
    view = compared(BEFORE, AFTER, title="Plan")
    assert (view.title, view.subtitle) == ("Plan", "2026-03-31 → 2026-04-30")


def test_two_files_of_one_day_are_named_with_that_day(tmp_path: Path) -> None:
    """The day belongs to both."""
    for name, text in (("a", BEFORE), ("b", AFTER)):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    one, other = (orgtree.load(tmp_path / f"{name}.yaml", as_of="2026-04-01") for name in ("a", "b"))
    assert view_of(other, before=one).title == "Harbour · a.yaml → b.yaml · 2026-04-01"


def test_a_plan_is_named_once_and_is_a_picture_of_change() -> None:
    """It is drawn against the definition that it changes."""
    org = orgtree.loads(AFTER)
    moves = [{"move": "tugs", "under": "rig"}, {"add": {"id": "shed", "kind": "team"}, "under": "dock"}]
    then = org.with_changes({"orgtree": "changes/1", "title": "One yard", "changes": moves})
    view = view_of(then, before=org, language="en")
    assert view.title == "Harbour · if: One yard · 2026-04-30"
    assert {name: text for name, text in boxes(view).items() if "[" in text or "+" in text} == {
        "tugs": "↷ Tugs [← Dock]",
        "tugs#was": "↷ Tugs [→ Rigging]",
        "shed": "+ shed",
    }
    page = then.render("html", before=org, language="en").decode()
    assert "<title>Harbour · if: One yard</title>" in page


def test_what_is_gone_stands_where_it_stood() -> None:
    """Behind the sibling behind which it stood, dashed and struck through, under the ghost of its own parent."""
    before = BEFORE.replace(
        "- {id: paint, kind: team, name: Paint}",
        "- {id: paint, kind: department, name: Paint, units: [{id: red, kind: team}]}",
    )
    view = compared(before, AFTER)
    at = {name: unit for unit, name in enumerate(view.ids)}
    assert view.parents[at["red"]] == at["paint"]
    assert view.parents[at["paint"]] == at["rig"]
    text = orgtree.loads(AFTER).render("svg", before=orgtree.loads(before), language="en").decode()
    assert re.search(r"\.c-was-gone\{[^}]*stroke-dasharray", text)
    assert '<tspan class="s">Paint</tspan>' in text


def test_many_fields_are_counted_in_the_box_and_told_below() -> None:
    """Two are told in the box."""
    before = "orgtree: definition/1\ncharter: company\nunits: [{id: a, kind: post, name: A, filled: true, grade: x, full_time: 1}]\n"
    after = before.replace("true", "false").replace("grade: x", "grade: y").replace("time: 1", "time: 0.5")
    diff = orgtree.loads(before).diff(orgtree.loads(after))
    assert diff.counts == {"field": 3}
    view = compared(before, after)
    assert boxes(view) == {"a": "~ A [3 fields changed]"}
    assert view.changes is not None
    assert [text for _, text in view.changes.details] == [line.strip(" ~") for line in diff.to_text().splitlines()[-3:]]


def test_a_dissolved_body_stays_visible_with_its_seats() -> None:
    """Its box is a ghost, and the ends of its lines are crossed."""
    scene = scene_of(orgtree.loads(TOWN), before=orgtree.loads(TOWN + OTHER), language="en")
    said = {" ".join(box.lines): box.notes for box in scene.boxes if box.unit >= 0}
    assert said["− Forum"] == ("dissolved",)
    ends = Counter(mark for line in scene.lines if line.joins for *_, mark in line.ends if mark != "joint")
    assert ends == {"square": 1, "dot": 1, "cross": 2}


def test_a_seat_that_went_to_another_is_drawn_at_both_ends() -> None:
    """The old end is crossed, the new one has a plus, and the body says so in its box and below."""
    after = TOWN.replace("to: u1", "to: u2")
    options: dict[str, Any] = {"before": orgtree.loads(TOWN), "language": "en"}
    scene = scene_of(orgtree.loads(after), **options)
    assert {mark for line in scene.lines if line.joins for *_, mark in line.ends} == {"square", "plus", "cross"}
    marks = scene_of(orgtree.loads(after), links="marks", **options)
    badges = {" ".join(box.lines): [badge.text for badge in box.badges] for box in marks.boxes if box.unit >= 0}
    assert (badges["School"], badges["Hospital"]) == (["A−"], ["A+"])
    table = scene_of(orgtree.loads(after), links="table", **options)
    assert {"−School", "part-time member (1): +Hospital"} <= {label.text for label in table.labels}
    view = view_of(orgtree.loads(after), view="body", root="j1", **options)
    body = boxes(view)
    assert (body["u1"], body["u2"]) == ("− School [no more]", "+ Hospital [new]")
    (role,) = {view.parents[list(view.ids).index(unit)] for unit in ("u1", "u2")}
    assert (view.names[role], view.shown[role]) == ("part-time member (1)", ("‹ District",))  # told once for both
    around = boxes(view_of(orgtree.loads(after), view="neighbourhood", root="u1", **options))
    assert "−1" in around["j1"]


def test_another_role_of_a_seat_is_told_with_the_old_one() -> None:
    """Its end is a diamond."""
    after = TOWN.replace("part_time_member", "part_time_deputy_secretary")
    text = orgtree.loads(after).render("txt", before=orgtree.loads(TOWN), language="en").decode()
    assert "~ School (part-time member → part-time deputy secretary)" in text
    scene = scene_of(orgtree.loads(after), before=orgtree.loads(TOWN), language="en")
    assert "diamond" in {mark for line in scene.lines if line.joins for *_, mark in line.ends}


def test_only_changes_folds_and_counts_the_rest() -> None:
    """What is above a change stays; the folded units are counted at their parent and in the picture's words."""
    more = "    - {id: crew, kind: team}\n    - {id: mates, kind: team}\n"
    view = compared(BEFORE + more, AFTER + more, only_changes=True)
    assert {unit_id(name) for name in view.ids} == {"hq", "rig", "sail", "paint", "nets", "dock", "cranes"}
    assert boxes(view)["dock"] == "Dock +3"
    assert view.left_out.unchanged == 3
    notes: list[Any] = []
    orgtree.loads(AFTER + more).render(
        "svg", before=orgtree.loads(BEFORE + more), only_changes=True, language="en", notes=notes
    )
    assert [str(note) for note in notes] == ["8 units, 3 more under them not drawn"]


def test_nothing_changed_is_a_picture_too() -> None:
    """It says so, and marks nothing."""
    text = orgtree.loads(AFTER).render("txt", before=orgtree.loads(AFTER), only_changes=True, language="en").decode()
    assert "no changes" in text
    assert "Harbour +5" in text


def test_changes_that_a_picture_leaves_out_are_counted_with_the_reason() -> None:
    """Of a part, they are told apart from those of units that are in force on neither day."""
    gone = "\n- {id: old, kind: team, name: Old, headcount: 1, valid: {until: 2020}}\n"
    view = compared(BEFORE + gone, AFTER + gone.replace("1,", "2,"), root="dock")
    assert view.changes is not None
    assert dict(view.changes.elsewhere) == {"not_in_picture": 3, "not_in_force": 1}
    assert boxes(view)["sail"].startswith("↷~ Sails [moved: Rigging → Dock; was: Sail loft")


def test_a_new_id_is_one_unit() -> None:
    """It is no ghost, and its box names both ids."""
    before = "orgtree: definition/1\ncharter: company\nunits: [{id: a, kind: team, name: A}]\n"
    after = "orgtree: definition/1\ncharter: company\nretired: [{id: a, into: [b]}]\nunits: [{id: b, kind: team, name: A}]\n"
    assert boxes(compared(before, after)) == {"b": "~ A [id: a → b]"}


def test_changes_in_a_hierarchy_that_is_not_drawn_first_bring_it_in() -> None:
    """A picture of changes that showed none of them would be of no use; asked for one hierarchy, it counts the others."""
    before = """
orgtree: definition/1
charter: company
units:
- {id: hq, kind: company, name: Harbour}
- {id: boss, kind: post, name: Boss}
- {id: aid, kind: post, name: Aid, reports_to: boss}
"""
    after = before.replace("name: Aid", "name: Aide")
    assert boxes(compared(before, after))["aid"] == "~ Aide [was: Aid]"
    view = compared(before, after, along="part_of")
    assert view.changes is not None
    assert dict(view.changes.elsewhere) == {"not_in_picture": 1}


def test_marks_differ_without_colour() -> None:
    """In grey print each sort has a sign, and borders of other widths or dashes; fills differ in lightness."""
    scene = scene_of(orgtree.loads(AFTER), before=orgtree.loads(BEFORE), language="en")
    looks = {scene.styles[box.tint] for box in scene.boxes if box.unit >= 0}
    assert len({(look.weight, look.dash, look.struck, look.line) for look in looks}) == len(looks)
    shares = ((1, 0.2126), (3, 0.7152), (5, 0.0722))
    fills = (look.fill for look in looks if look.dash == "solid")
    grey = sorted(sum(int(fill[at : at + 2], 16) * share for at, share in shares) for fill in fills)
    assert all(high - low >= 10 for low, high in pairwise(grey))


@pytest.fixture(scope="module")
def charter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the charter of the random organisations."""
    path = tmp_path_factory.mktemp("states") / "states.yaml"
    path.write_text(CHARTER, encoding="utf-8")
    return path


OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "links": st.sampled_from(["bus", "marks", "table", "none"]),
        "only_changes": st.sampled_from([True]),
        "depth": st.just(1),
        "along": st.sampled_from(["*", "part_of"]),
        "paper": st.just("A4"),
    },
)


@settings(max_examples=examples(80))
@given(organisations(), organisations(), OPTIONS, st.sampled_from(["en", "zh"]))
def test_every_change_is_in_the_picture_or_counted(
    charter: Path, first: Any, second: Any, options: Any, language: str
) -> None:
    """Boxes do not overlap, text fits, ghosts are inside; counts are those of the difference; nothing goes unsaid."""
    one, other = (orgtree.from_rows(*drawn[:2], charter=str(charter), **drawn[2]) for drawn in (first, second))
    try:
        view = view_of(other, before=one, language=language, **options)
    except orgtree.UsageError:
        return  # nothing is in force
    diff = one.diff(other)
    assert view.changes is not None
    assert [found.number for found in view.changes.counts] == list(diff.counts.values())
    scene = scene_of(other, before=one, language=language, **options)
    boxed = {box.unit for box in scene.boxes if box.unit >= 0}
    if options.get("links") == "table":
        boxed |= view.bodies  # a row each
    told = {unit_id(view.ids[unit]) for unit in view.changes.marks if unit in boxed}
    told |= {unit_id(view.ids[detail.unit]) for detail in view.changes.details if detail.unit >= 0}
    of_units = [change for change in diff if change.what not in OF_HEAD]
    hidden = [change for change in of_units if change.unit not in told]
    assert len(hidden) == sum(view.changes.elsewhere.values())
    in_head = [detail for detail in view.changes.details if detail.unit < 0]
    assert len(in_head) == len(diff.changes) - len(of_units)
    ghosts = {unit_id(view.ids[unit]) for unit in view.changes.ghosts}
    assert ghosts <= set(one.snapshot.ids) | set(diff.renamed.values())
    drawn = {unit_id(name) for name in view.ids}
    in_force = {unit.id for unit in other.units()}
    assert len(in_force - drawn) <= view.left_out.total
    laws = Laws(scene)
    assert laws.overlaps() == []
    assert laws.misfits() == []
    assert laws.crossings() == []
    assert laws.outside() == []


@settings(max_examples=examples(30))
@given(organisations())
def test_a_state_compared_with_itself_has_no_marks(charter: Path, drawn: Any) -> None:
    """Neither marks nor ghosts."""
    org = orgtree.from_rows(*drawn[:2], charter=str(charter), **drawn[2])
    try:
        view = view_of(org, before=org)
    except orgtree.UsageError:
        return
    assert view.changes is not None
    assert not view.changes.marks
    assert not view.changes.ghosts
    assert not any(link.change for link in view.links)


@settings(max_examples=examples(30))
@given(organisations(), organisations(), st.sampled_from(["map", "right", "body", "neighbourhood"]))
def test_other_views_keep_the_laws(charter: Path, first: Any, second: Any, view: str) -> None:
    """Text fits in maps, in charts that grow to the right, in bodies and neighbourhoods, and nothing leaves the picture."""
    one, other = (orgtree.from_rows(*drawn[:2], charter=str(charter), **drawn[2]) for drawn in (first, second))
    options: dict[str, Any] = {"direction": "right"} if view == "right" else {"view": view}
    roots = [unit.id for unit in other.units() if view != "body" or unit.kind == "forum"]
    if not roots:
        return
    if view in {"body", "neighbourhood"}:
        options["root"] = roots[0]
    try:
        scene = scene_of(other, before=one, **options)
    except orgtree.UsageError:
        return  # nobody takes part in the body
    laws = Laws(scene)
    assert laws.misfits() == []
    assert laws.outside() == []
    if view != "map":
        assert laws.overlaps() == []


def test_a_map_tells_of_bodies_in_words() -> None:
    """It has no boxes for them."""
    scene = scene_of(orgtree.loads(TOWN), before=orgtree.loads(TOWN + OTHER), view="map", language="en")
    texts = [label.text for label in scene.labels]
    assert texts[texts.index("Forum") + 1] == "dissolved (joint body)"


def test_an_atlas_tells_of_the_head_once() -> None:
    """Each change is on a page of its unit, and every page has the counts."""
    teams = "".join(f"    - {{id: t{n}, kind: team, name: Team of number {n}}}\n" for n in range(160))
    after = (AFTER + teams).replace("Team of number 150}", "Renamed}")
    pages = atlas(
        view_of(orgtree.loads(after), before=orgtree.loads(BEFORE + teams), language="en"),
        DrawOptions(paper=Paper.named("148x105")),
    )
    charts = [[label.text for label in page.scene.labels] for page in pages if page.scene.description]
    assert len(charts) > 2
    assert sum("Head of the definition" in texts for texts in charts) == 1
    assert all("+ added: 1" in texts for texts in charts)
    boxes_ = [" ".join(box.lines) for page in pages for box in page.scene.boxes]
    assert "~ Renamed" in boxes_
    assert "− Paint" in boxes_
