"""All joint bodies on a sheet: each at its place, with who convenes it, its seats by role, and who supplies them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bodies_town import TOWN
from chart_laws import Laws

import orgtree
from orgtree.api.drawing import scene_of
from orgtree.draw.bodies_text import body_rows
from orgtree.draw.options import DrawOptions, Paper
from orgtree.draw.placed_bodies import Body, Role

if TYPE_CHECKING:
    from orgtree.draw.bodies_sheet import BodiesSheet
    from orgtree.draw.placed_bodies import Place
    from orgtree.draw.scene import Box, Scene

EXAMPLES = Path(__file__).parents[2] / "examples"


def sheet(text: str = TOWN, **chosen: object) -> BodiesSheet:
    """Return the sheet of a definition, before any layout."""
    from orgtree.api.drawing import composed  # noqa: PLC0415 - beside the one that draws it
    from orgtree.draw.picture_options import PictureOptions  # noqa: PLC0415 - as above

    options = PictureOptions(view="bodies", language="en", **chosen)  # type: ignore[arg-type]
    return composed(orgtree.loads(text), options)  # type: ignore[return-value]


def drawn(text: str = TOWN, **chosen: object) -> Scene:
    """Return the scene of a definition's sheet."""
    return scene_of(orgtree.loads(text), view="bodies", language="en", **chosen)  # type: ignore[arg-type]


def many(places: int, seats: int) -> str:
    """Return a city of subdistricts, each with a body on which so many branches have seats."""
    lines = ["orgtree: definition/1", "charter: cpc-grassroots", "title: Many", "units:"]
    for i in range(places):
        lines += [f"- {{id: s{i}, kind: subdistrict, name: Subdistrict {i}}}"]
        lines += [f"- {{id: u{i}-{k}, kind: branch, name: Branch {i} {k}}}" for k in range(seats)]
        found = ", ".join(f"{{to: u{i}-{k}, role: part_time_member}}" for k in range(seats))
        lines.append(
            f"- {{id: j{i}, kind: joint_body, form: joint_conference, level: subdistrict, name: Body {i}, covers: s{i}, seat: [{found}]}}"
        )
    return "\n".join(lines)


def told(place: Place) -> dict[str, list[str]]:
    """Return the names of the bodies of a place and of those under it."""
    found = {place.name: [body.name for body in place.bodies]}
    for below in place.below:
        found |= told(below)
    return found


def tangled(scene: Scene) -> list[tuple[Box, Box]]:
    """Return pairs of boxes that share area although neither lies in the other."""

    def holds(a: Box, b: Box) -> bool:
        return (
            a.x <= b.x + 0.01
            and a.y <= b.y + 0.01
            and b.x + b.width <= a.x + a.width + 0.01
            and b.y + b.height <= a.y + a.height + 0.01
        )

    return [(a, b) for a, b in Laws(scene).overlaps() if not holds(a, b) and not holds(b, a)]


def spilt(scene: Scene) -> list[str]:
    """Return texts in boxes that no box holds."""
    from orgtree.draw.text_metrics import width  # noqa: PLC0415 - only this law measures

    left = {"start": 0.0, "end": 1.0}
    return [
        label.text
        for label in scene.labels
        if label.boxed
        and not any(
            box.x <= label.x - left[label.anchor] * width(label.text, label.size) + 0.01
            and label.x + (1 - left[label.anchor]) * width(label.text, label.size) <= box.x + box.width + 0.01
            and box.y <= label.y - label.size * 0.8
            and label.y <= box.y + box.height
            for box in scene.boxes
        )
    ]


def test_a_body_stands_at_what_it_covers_and_a_place_without_one_says_so() -> None:
    """Communities stand under their subdistrict; another of a kind that has bodies is shown with its gap."""
    (place,) = sheet().placed.places
    assert told(place) == {"Street": ["Street body"], "Lane": ["Lane body"], "Bank": []}
    assert [(below.name, below.lacks) for below in place.below] == [("Lane", False), ("Bank", True)]
    assert "no joint body is stated" in {line for box in drawn().boxes for line in box.lines}


def test_a_body_tells_its_convener_its_seats_by_role_and_who_supplies_them_by_kind() -> None:
    """A branch in a park counts as the park, one that is in no unit by its own kind, each once however many seats it has."""
    (body,) = sheet().placed.places[0].bodies
    assert body.conveners == ("Street committee",)
    assert [(role.title, role.names) for role in body.seats] == [
        ("part-time member", ("First", "Second")),
        ("part-time deputy secretary", ("Second",)),
    ]
    assert [role.names for role in body.bases] == [("Lane committee",)]
    assert dict(body.suppliers) == {"park": 1, "Party branch": 1}


def test_the_hierarchy_a_root_and_a_condition_can_be_chosen() -> None:
    """Along the organisations a body stands at its convener; a root or a condition leaves others out."""
    assert told(sheet(along="part_of").placed.places[0])["Lane committee"] == ["Lane body"]
    assert [told(place) for place in sheet(root="c").placed.places] == [{"Lane": ["Lane body"]}]
    only = sheet(where="level: community").placed.places
    assert [body.name for place in only for body in place.all_bodies()] == ["Lane body"]
    with pytest.raises(orgtree.UsageError, match="joint body"):
        sheet(root="q")


def test_names_stand_where_they_fit_and_counts_where_they_do_not() -> None:
    """So many lines a role may take; the count is always there."""
    body = Body("Body", 0, (), (Role("member", ("One", "Two", "Three", "Four")),))
    texts = [[row.lead + row.text for row in body_rows(body, 14.0, detail, "en")] for detail in (3, 1, 0)]
    assert texts[0] == ["Body", "member 4: One, Two,", "Three, Four"]
    assert texts[1] == texts[2] == ["Body", "member 4"]


@pytest.mark.parametrize("paper", [None, "A3", "A4"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_sixteen_subdistricts_with_their_communities_stand_on_a_sheet(paper: str | None, language: str) -> None:
    """Every body is there with its convener, every seat is counted, nothing overlaps or leaves its box."""
    org = orgtree.load(EXAMPLES / "lhasa.yaml")
    scene = scene_of(org, view="bodies", paper=paper, language=language)
    laws = Laws(scene)
    assert (laws.outside(), tangled(scene), laws.misfits(), spilt(scene)) == ([], [], [], [])
    graph = org.snapshot
    wanted = [
        graph.name(unit, language)
        for unit in range(graph.size)
        if graph.kind_of(unit).name in ("joint_body", "subdistrict", "community")
    ]
    assert len(wanted) == 57 + 16 + 41
    assert sorted(wanted) == sorted(box.tip for box in scene.boxes if box.tip)


def test_an_a3_sheet_of_sixteen_subdistricts_is_read_without_a_glass() -> None:
    """Its text is 7 pt or larger on paper, in one page."""
    org = orgtree.load(EXAMPLES / "lhasa.yaml")
    for language in ("zh", "en"):
        found = _composed_of(org, language).sheets(DrawOptions(paper=Paper.named("A3")))
        assert len(found) == 1
        scene = found[0][0]
        paper = Paper.named("A3")
        assert scene.smallest_text * min(1.0, paper.inner[0] / scene.width, paper.inner[1] / scene.height) >= 7.0


def _composed_of(org: orgtree.Organisation, language: str) -> BodiesSheet:
    from orgtree.api.drawing import composed  # noqa: PLC0415 - as above
    from orgtree.draw.picture_options import PictureOptions  # noqa: PLC0415 - as above

    return composed(org, PictureOptions(view="bodies", language=language))  # type: ignore[return-value]


def test_what_does_not_fit_one_sheet_takes_several_with_every_place_once() -> None:
    """At the smallest text that is asked for; each page says which it is."""
    pages = sheet(many(40, 12)).sheets(DrawOptions(paper=Paper.named("A5"), min_text=7.0))
    assert len(pages) > 1
    tips = [box.tip for scene, _ in pages for box in scene.boxes if box.tip.startswith("Subdistrict")]
    assert sorted(tips) == sorted(f"Subdistrict {i}" for i in range(40))
    for number, (scene, title) in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in title
        assert (Laws(scene).outside(), tangled(scene), spilt(scene)) == ([], [], [])


def test_pages_have_one_size_of_text_and_a_further_page_comes_before_small_text() -> None:
    """Even where smaller text is allowed: it would not be read at first sight."""
    pages = sheet(many(40, 12)).sheets(DrawOptions(paper=Paper.named("A5"), min_text=5.0))
    assert len(pages) > 1
    assert {scene.smallest_text >= 7.0 for scene, _ in pages} == {True}
    assert len({scene.smallest_text for scene, _ in pages}) == 1


def test_what_the_sheet_leaves_out_is_counted() -> None:
    """Units at which no body stands and that take part in none."""
    assert any("1 more unit is not drawn" in label.text for label in drawn().labels)
