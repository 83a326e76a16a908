"""The page of what changed: marks in chart and outline, ghosts, and a list that leads to each unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from page_sample import small

import orgtree
from orgtree.draw.page import PageChange, PageChanges, PageChangeSort
from orgtree.draw.page.encode import encode

if TYPE_CHECKING:
    from pathlib import Path

    from page_screen import Screen, Show

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
units:
- id: hq
  kind: company
  name: Harbour
  units:
  - {id: rig, kind: department, name: Rigging}
  - id: dock
    kind: department
    name: Dock
    units:
    - {id: sail, kind: team, name: Sail loft, headcount: 5}
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


def page_of(before: str, after: str, language: str = "en") -> bytes:
    """Return the page of two states."""
    return orgtree.loads(after).render("html", before=orgtree.loads(before), language=language)


@pytest.fixture
def screen(show: Show) -> Screen:
    """Return the opened page of the harbour."""
    return show(page_of(BEFORE, AFTER))


def test_both_places_of_a_unit_and_what_is_gone_are_shown(screen: Screen) -> None:
    """What is gone or stood elsewhere stands where it stood, and has its sign and a dashed box."""
    assert screen.state("visible") == ["hq", "rig", "sail#was", "paint", "dock", "sail", "tugs", "cranes"]
    assert screen.state("painted.texts") == [
        *("Harbour", "~ Rigging", "↷ Sail loft", "− Paint", "Dock", "↷~ Sail loft", "Tugs", "+ Cranes")
    ]
    looks = {name: screen.state(f"look({name!r})") for name in ("sail#was", "paint", "sail", "tugs", "cranes", "rig")}
    assert looks["paint"]["struck"]
    assert [name for name, look in looks.items() if look["dash"]] == ["sail#was", "paint"]
    assert len({look["fill"] for name, look in looks.items() if not look["dash"]}) == 4


def test_title_and_legend_name_both_days_and_count(screen: Screen) -> None:
    """The counts are those of the difference; units are counted as they are now."""
    text = screen.tab.inner_text("body")
    assert "2026-03-31 → 2026-04-30" in text
    assert screen.tab.input_value("#metric") == "*changes"
    legend = screen.tab.inner_text("#legend")
    for words in ("+ added: 1", "− removed: 1", "↷ moved: 1", "~ renamed: 1", "~ fields: 1", "dashed: where it stood"):
        assert words in legend
    assert "Units · 6" in screen.panel()
    assert screen.tab.locator("#rows [role=treeitem] .count").all_inner_texts() == ["5", "3"]


def test_the_list_is_grouped_and_leads_to_each_unit(screen: Screen) -> None:
    """Groups have counts, a filter keeps one sort of change, and a click chooses the unit."""
    panel = screen.tab.locator("#panel")
    assert panel.locator(".changes summary").all_inner_texts() == [
        *("Head of the definition · 1", "Rigging · 2", "Dock · 3")
    ]
    panel.get_by_label("Kind of change").select_option("field")
    assert panel.locator(".changes summary").all_inner_texts() == ["Dock · 1"]
    assert "headcount: 4 → 5 persons" in panel.inner_text()
    panel.locator(".changes").get_by_role("button", name="Sail loft").click()
    assert screen.state("chosen") == "sail"
    text = screen.panel()
    for words in ("Changes · 2", "moved: Rigging → Dock", "headcount: 4 → 5 persons"):
        assert words in text


def test_the_two_places_of_a_unit_lead_to_each_other(screen: Screen) -> None:
    """The ghost has the id of its unit and says that it stood there."""
    screen.open("#unit=sail")
    screen.tab.get_by_role("button", name="Where it stood before").click()
    assert screen.state("chosen") == "sail#was"
    assert "it stood here before" in screen.panel()
    assert screen.tab.locator("#panel .id").inner_text() == "sail"
    screen.tab.get_by_role("button", name="Where it stands now").click()
    assert screen.state("chosen") == "sail"


def test_the_list_is_used_by_keyboard_and_heard(screen: Screen) -> None:
    """The filter, the groups and the units are reached by Tab; the outline's rows say what changed."""
    screen.tab.locator("#panel select").first.focus()
    names = []
    for _ in range(4):
        screen.tab.keyboard.press("Tab")
        names.append(screen.tab.evaluate("document.activeElement.textContent"))
    assert names == ["Head of the definition · 1", "Rigging · 2", "~ Rigging", "− Paint"]
    screen.tab.keyboard.press("Enter")
    assert screen.state("chosen") == "paint"
    label = screen.tab.locator("#row-5").get_attribute("aria-label")
    assert label == "Sail loft, team, moved: Rigging → Dock, headcount: 4 → 5 persons"
    assert "it stood here before" in (screen.tab.locator("#row-2").get_attribute("aria-label") or "")


def test_both_languages_and_darkness(show: Show) -> None:
    """Sentences and words change with the language, and colours with the theme."""
    screen = show(page_of(BEFORE, AFTER, "zh"), dark=True)
    text = screen.panel()
    assert "变更 · 6" in text
    assert "移动：Rigging → Dock" in text.replace(" → ", " → ")
    assert screen.state("theme") == "dark"
    night = screen.state("look('cranes')")
    screen.tab.locator("#theme").click()
    assert screen.state("look('cranes')")["fill"] != night["fill"]


def test_other_colours_keep_ghosts_apart(screen: Screen) -> None:
    """Coloured by kind, what is gone is no box like the others, and what changed keeps its sign."""
    screen.tab.select_option("#metric", "")
    assert screen.state("look('paint')")["dash"]
    assert not screen.state("look('tugs')")["dash"]
    assert "~ Rigging" in screen.state("painted.texts")


def test_folded_units_tell_of_changes_inside_and_saving_keeps_the_marks(screen: Screen) -> None:
    """The saved picture has signs, dashes and what is struck through."""
    text = screen.state("svg()")
    assert "− Paint" in text
    assert 'text-decoration="line-through"' in text
    assert "+ added: 1" in re.sub("<[^>]*>", "", text).replace("&#43;", "+")


def test_seats_that_are_new_and_no_more_have_lines_of_their_own(show: Show) -> None:
    """A dissolved body stays with its seats."""
    screen = show(page_of(TOWN, TOWN.replace("to: u1", "to: u2")), "#unit=j1")
    types = {link["type"]: link["to"] for link in screen.state("links")}
    assert types["seat-added"] == "u2"
    assert types["seat-removed"] == "u1"
    for words in ("(new)", "(no more)"):
        assert words in screen.panel()
    other = "- {id: j2, kind: joint_body, name: Forum, form: extended_committee, convened_by: dw, seat: [{to: u2}]}\n"
    gone = show(page_of(TOWN + other, TOWN), "#unit=j2")
    assert "dissolved" in gone.panel()
    assert {link["type"] for link in gone.state("links")} == {"seat-removed"}


def test_hostile_words_of_changes_stay_words(show: Show) -> None:
    """Names of what is gone and old values are text, whatever they hold."""
    evil = "<img src=x onerror=window.broken=1></script><script>window.broken=1</script>"
    screen = show(page_of(BEFORE.replace("name: Paint", f"name: '{evil}'"), AFTER))
    assert "<img src=x" in screen.panel()
    assert screen.tab.evaluate("window.broken") is None
    assert screen.requests == [screen.tab.url.partition("#")[0]]


def test_a_part_that_was_not_there_before_is_all_new(show: Show) -> None:
    """What its units were elsewhere is told in the list, and what is not on the page is said to be off it."""
    after, before = orgtree.loads(AFTER), orgtree.loads(BEFORE)
    screen = show(after.render("html", before=before, root="dock", language="en"))
    assert screen.state("visible") == ["dock", "sail", "tugs", "cranes"]
    assert "Paint · not on this page" in screen.panel()


def test_a_narrow_screen_has_the_list_until_it_is_closed(show: Show) -> None:
    """It lies over the chart there, and a unit's panel still opens after it is closed."""
    screen = show(page_of(BEFORE, AFTER), width=390)
    panel = screen.tab.locator("#panel")
    assert panel.get_by_label("Kind of change").is_visible()
    panel.get_by_role("button", name="Close").click()
    assert not panel.is_visible()
    screen.open("#unit=sail")
    assert "moved: Rigging → Dock" in screen.panel()
    panel.get_by_role("button", name="Close").click()
    assert panel.get_by_label("Kind of change").is_visible()


def test_changes_of_a_group_stand_together() -> None:
    """Whatever order they come in; the head's unit is -1."""
    sorts = [PageChangeSort("field", "changed", "fields", 3)]
    changes = [PageChange(unit, "field", group, "x", "n") for unit, group in ((0, "A"), (1, "B"), (2, "A"))]
    found = encode(small(changes=PageChanges(sorts=sorts, changes=changes, ghosts=[])))["changes"]
    assert found["unit"] == [0, 2, 1]


def test_what_stands_elsewhere_by_a_link_has_that_change_s_mark_twice(show: Show) -> None:
    """Old place, new place, list and legend have one sign, and the old place its colour."""
    before = """
orgtree: definition/1
charter: cpc-grassroots
units:
- id: c
  kind: county
  name: Valley
  units:
  - {id: v1, kind: village, name: Upper}
  - {id: v2, kind: village, name: Lower}
- {id: t1, kind: resident_team, name: Team, batch: 1, posted_to: v1}
"""
    screen = show(page_of(before, before.replace("posted_to: v1", "posted_to: v2")))
    assert screen.state("painted.texts") == ["Valley", "Upper", "~ Team", "Lower", "~ Team"]
    assert "~\nposted to: Upper → Lower" in screen.panel()
    legend = screen.tab.inner_text("#legend")
    assert "~ links changed: 1" in legend
    assert "↷" not in legend
    assert screen.state("look('t1#was')")["line"] == screen.state("look('t1')")["line"]


def test_both_files_are_named_with_their_days(tmp_path: Path) -> None:
    """One file would tell half of where the page comes from; a source that is given stays."""
    for name, text in (("march", BEFORE), ("april", AFTER)):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    march, april = (orgtree.load(tmp_path / f"{name}.yaml") for name in ("march", "april"))
    page = april.render("html", before=march).decode()
    assert '"source":{"en":"march.yaml (2026-03-31) → april.yaml (2026-04-30)"' in page
    assert "march.yaml" not in april.render("html", before=march, source="Register").decode()


def test_only_what_changed_and_what_is_above_it_is_on_the_page_and_the_rest_is_counted(show: Show) -> None:
    """Counts are of all units; a page without changes has the roots."""
    page = orgtree.loads(AFTER).render("html", before=orgtree.loads(BEFORE), only_changes=True, language="en")
    screen = show(page)
    assert screen.state("visible") == ["hq", "rig", "sail#was", "paint", "dock", "sail", "cranes"]
    panel = screen.panel()
    assert "Units · 6" in panel
    assert re.search(r"On this page\s+5\s+Left out: unchanged \(--only-changes\)\s+1\b", panel)
    assert screen.tab.locator("#rows [role=treeitem] .count").all_inner_texts() == ["5", "3"]
    assert "↷ moved: 1" in screen.tab.inner_text("#legend")
    page = orgtree.loads(AFTER).render("html", before=orgtree.loads(AFTER), only_changes=True, language="en")
    assert show(page).state("visible") == ["hq"]


def test_a_new_link_keeps_both_its_ends_on_a_page_of_changes_only(show: Show) -> None:
    """A link needs both ends."""
    after = (
        TOWN
        + "- {id: j2, kind: joint_body, name: Forum, form: extended_committee, convened_by: dw, seat: [{to: u2}]}\n"
    )
    page = orgtree.loads(after).render("html", before=orgtree.loads(TOWN), only_changes=True, language="en")
    assert set(show(page).state("visible")) == {"dw", "u2", "j2"}


def test_an_organisation_that_has_ended_stands_where_it_stood(show: Show) -> None:
    """As in pictures: nothing is left, and all that was there is shown as gone."""
    text = AFTER.replace("  name: Harbour", "  name: Harbour\n  valid: {until: 2026-05-31}").replace(
        "kind: team, ", "kind: team, valid: {until: 2026-05-31}, "
    )
    text = text.replace(
        "kind: department, name: Rigging", "kind: department, valid: {until: 2026-05-31}, name: Rigging"
    )
    text = text.replace("    kind: department\n", "    kind: department\n    valid: {until: 2026-05-31}\n")
    org = orgtree.loads(text)
    screen = show(org.at("2026-06-30").render("html", before=org, language="en"), "#level=9")
    assert screen.state("painted.texts") == [*("− Harbour", "− Rigging", "− Dock", "− Sail loft", "− Tugs", "− Cranes")]
    assert "Units · 0" in screen.panel()
    with pytest.raises(orgtree.UsageError, match="nothing is left to draw"):
        org.at("2026-06-30").render("html", before=org.at("2026-07-31"))
