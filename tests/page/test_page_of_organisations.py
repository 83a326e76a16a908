"""From a definition to the page's columns, and the page of a whole organisation in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import orgtree
from orgtree.api.page_bytes import page_bytes
from orgtree.api.page_data import page_data
from orgtree.api.page_part import part_of
from orgtree.base.errors import UsageError

if TYPE_CHECKING:
    from page_screen import Show

    from orgtree.draw.page import PageData

EXAMPLES = Path(__file__).parents[2] / "examples"

DISTRICT = """
orgtree: definition/1
charter: cpc-grassroots
title: {zh: 示例区, en: Example district}
as_of: 2020-10-15
units:
- id: d
  kind: district
  name: {zh: 示例区, en: Example district, zh-Latn: Shi li qu}
  units:
  - id: s
    kind: subdistrict
    name: 东街道
    units:
    - {id: c1, kind: community, name: 河边社区, workers: 45..}
    - {id: c2, kind: community, name: 花园社区, workers: 30..40}
    - {id: house, kind: office_building, name: 商务楼宇}
- id: dc
  kind: local_committee
  name: 示例区委
  covers: d
  units:
  - id: sc
    kind: working_committee
    name: 东街道党工委
    covers: s
    units:
    - id: cc
      kind: primary_committee
      name: 河边社区党委
      covers: c1
      units:
      - {id: b, kind: branch, name: 第一支部, members: 60}
      - {id: old, kind: branch, name: 旧支部, valid: {until: 2019-01-01}}
      - id: j
        kind: joint_body
        name: 河边社区大党委
        form: extended_committee
        covers: c1
        seat: [{to: b, role: part_time_member}]
"""


def _data(text: str = DISTRICT, **options: Any) -> PageData:
    organisation = orgtree.loads(text)
    names = ("root", "depth", "along", "kinds", "where")
    chosen = {name: options.pop(name) for name in names if name in options}
    return page_data(organisation, part_of(organisation.snapshot, **chosen), **options)


def _parents(data: PageData) -> dict[str, str | None]:
    pairs = zip(data.ids, data.parent, strict=True)
    return {unit: None if above < 0 else data.ids[above] for unit, above in pairs}


def test_all_hierarchies_stand_side_by_side_and_nothing_is_left_out() -> None:
    """Areas and organisations are two trees; a joint body stands under its convener, a building in its area."""
    assert _parents(_data()) == {
        "d": None,
        "s": "d",
        "c1": "s",
        "c2": "s",
        "house": "s",
        "dc": None,
        "sc": "dc",
        "cc": "sc",
        "b": "cc",
        "j": "cc",
    }


def test_what_has_ended_is_not_on_the_page() -> None:
    """A unit that is no more at the date of the definition is left out."""
    assert "old" not in _data().ids


def test_a_root_a_depth_a_hierarchy_kinds_and_a_condition_narrow_it() -> None:
    """Each leaves what was asked for, with what stands under it or above it."""
    assert set(_parents(_data(root="sc"))) == {"sc", "cc", "b", "j"}
    assert set(_parents(_data(depth=1))) == {"d", "s", "dc", "sc"}
    assert set(_parents(_data(along="area_in"))) == {"d", "s", "c1", "c2", "house"}
    assert _parents(_data(kinds=["local_committee", "branch"])) == {"dc": None, "b": "dc"}
    assert set(_parents(_data(where="workers: 45.."))) == {"d", "s", "c1"}


def test_what_is_not_there_is_said() -> None:
    """A wrong root, hierarchy or kind names the thing; so does a filter that leaves nothing."""
    for wrong in (
        {"root": "nobody"},
        {"along": "nowhere"},
        {"kinds": ["nothing"]},
        {"root": "old"},
        {"kinds": ["city"]},
    ):
        with pytest.raises(UsageError):
            _data(**wrong)


def test_fields_keep_intervals_units_of_measure_and_choices() -> None:
    """What is stated is shown as stated; a sum of what stands below is marked as one."""
    data = _data()
    shown = {
        str(dict(field.title)["en"] if not isinstance(field.title, str) else field.title): field
        for field in data.fields
    }
    workers = dict(zip(data.ids, shown["community workers"].shown, strict=True))
    assert (workers["c1"], workers["c2"], workers["s"]) == ("45..", "30..40", "Σ 75..")
    forms = [field for field in data.fields if any(isinstance(text, dict) for text in field.shown)]
    assert any("大党委" in str(field.shown) or "extended" in str(field.shown) for field in forms)


def test_the_source_of_a_value_is_told() -> None:
    """A value that states its source has it beside it."""
    data = _data(DISTRICT.replace("workers: 45..", "workers: {value: 45.., source: a newspaper, as_of: 2020-09}"))
    told = [text for field in data.fields for text in field.shown if text and "newspaper" in str(text)]
    assert told == ["a newspaper · 2020-09"]


def test_links_carry_their_roles_and_leave_out_what_the_tree_shows() -> None:
    """A seat has its role in both languages; subordination is not a link beside the tree."""
    data = _data()
    types = [kind.name for kind in data.link_types]
    assert "part_of" not in types
    assert "area_in" not in types
    seats = [link for link in data.links if types[link.type] == "seat"]
    assert [(data.ids[link.source], data.ids[link.target]) for link in seats] == [("j", "b")]
    assert "兼职委员" in str(seats[0].label)


def test_findings_of_shown_units_and_of_the_whole_are_there() -> None:
    """A branch with 60 members has its finding, in both languages where there are two."""
    data = _data()
    found = {(one.unit if one.unit < 0 else data.ids[one.unit], one.code) for one in data.findings}
    assert ("b", "P02") in found
    assert "P02" in {one.code for one in _data(root="s").findings}  # its committee covers a community of s
    assert "P02" not in {one.code for one in _data(root="c2").findings}


def test_a_share_says_of_each_unit_whether_it_has_or_lacks_it() -> None:
    """A community with a joint body has it, the other is a gap, and the subdistrict above has the share."""
    data = _data()
    metric = next(one for one in data.metrics if one.name == "community_joint_body")
    said = {
        unit: (metric.shown[at], metric.fraction[at], metric.gap[at])
        for at, unit in enumerate(data.ids)
        if unit in {"c1", "c2", "s", "house"}
    }
    assert said == {
        "c1": ("✓", 1.0, False),
        "c2": ("", 0.0, True),
        "s": ("50%", 0.5, False),
        "house": (None, None, False),
    }
    assert metric.overall == {"en": "50% (1/2)", "zh": "50%（1/2）"}


def test_pinyin_is_kept_apart_from_names() -> None:
    """A transcription is for the search, not a name in another language."""
    data = _data()
    assert data.pinyin[0] == "Shi li qu"
    assert data.names[0] == {"zh": "示例区", "en": "Example district"}


def test_units_that_name_each_other_do_not_go_round() -> None:
    """Two bodies that are nested under each other through links stay on the page."""
    text = """
orgtree: definition/1
charter: cpc-grassroots
units:
- {id: a, kind: office_building, name: a, located_in: b}
- {id: b, kind: building, name: b, area_in: c}
- {id: c, kind: community, name: c}
"""
    assert _parents(_data(text)) == {"c": None, "b": "c", "a": "b"}


def test_html_is_a_form_of_drawing() -> None:
    """`render("html")` gives the page."""
    organisation = orgtree.loads(DISTRICT)
    assert organisation.render("html").startswith(b"<!doctype html>")


def test_options_of_a_picture_hold_for_the_page_too(show: Show) -> None:
    """Root, colour, title and view narrow and dress it; a body in the middle is chosen; what is not there is refused."""
    organisation = orgtree.loads(DISTRICT)
    screen = show(organisation.render("html", root="d", colour="community_joint_body", title="Areas", view="map"))
    assert screen.state("board") == "map"
    assert screen.state("size") == len(list(organisation.units(under="d"))) == 10
    assert screen.state("metric") == "community_joint_body"
    assert screen.tab.inner_text("#title") == "Areas"
    screen = show(organisation.render("html", view="body", root="j"))
    assert screen.state("chosen") == "j"
    assert {"j", "b"} <= set(screen.state("focus"))
    with pytest.raises(UsageError):
        organisation.render("html", colour="nothing")
    with pytest.raises(UsageError):
        organisation.render("html", view="body", root="nobody")
    with pytest.raises(UsageError, match="no matrix to draw"):
        organisation.render("html", view="matrix", links="none")


def test_names_are_in_any_language_that_the_data_hold(show: Show) -> None:
    """Asked for, Tibetan names go first, until one of the page's own languages is chosen."""
    names = DISTRICT.replace("name: 东街道\n", "name: {zh: 东街道, bo: ཤར་སྲང་ལམ, en: East}\n")
    screen = show(orgtree.loads(names).render("html", language="bo", along="area_in"))
    assert "ཤར་སྲང་ལམ" in screen.outline()
    assert screen.tab.inner_text("#outline-title") == "Outline"
    screen.tab.click("#language")
    assert "东街道" in screen.outline()
    screen.tab.click("#language")
    assert "East" in screen.outline()


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_example_opens(show: Show, path: Path) -> None:
    """All units are on the page, the first view has boxes with names, and every metric can be shown."""
    organisation = orgtree.load(path)
    screen = show(page_bytes(organisation))
    assert screen.state("size") == sum(unit.in_force for unit in organisation)
    assert screen.state("painted")["boxes"]
    assert screen.state("painted")["texts"]
    for value in screen.tab.locator("#metric option").evaluate_all("options => options.map((one) => one.value)"):
        screen.tab.select_option("#metric", value)
        assert screen.state("metric") == (value or None)
    screen.tab.keyboard.press("Escape")
    if screen.tab.locator("#strip select").count():
        screen.tab.select_option("#strip select", "")
    screen.tab.focus("#chart")
    screen.tab.keyboard.press("*")
    assert len(screen.state("visible")) == screen.state("size")


def test_targets_are_told_in_the_language_of_the_page(show: Show) -> None:
    """A target that the charter words in several languages is a sentence, and no object."""
    panel = show(orgtree.load(EXAMPLES / "nyingchi.yaml").render("html", language="en")).tab.inner_text("#panel")
    assert "target" in panel
    assert "[object" not in panel
