"""Long names: broken where their language breaks words, in boxes that get wider before anything is cut."""

from __future__ import annotations

from math import fsum
from pathlib import Path
from typing import Literal

import pytest

import orgtree
from orgtree.api.drawing import scene_of
from orgtree.draw.layout.boxes import BOLD
from orgtree.draw.layout.geometry import FONT, PAD_X
from orgtree.draw.text_metrics import width
from orgtree.draw.wrap import wrap

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = "orgtree: definition/1\ncharter: company\nlanguage: de\nunits:\n- {{id: a, kind: company, name: Amt, units: [{units}]}}\n"


def lines_of(names: list[str]) -> dict[str, tuple[str, ...]]:
    """Draw departments of these names and return the lines of each box."""
    units = ", ".join(f"{{id: u{at}, kind: department, name: {name}}}" for at, name in enumerate(names))
    org = orgtree.loads(TEXT.format(units=units))
    return {"".join(box.lines): box.lines for box in scene_of(org, language="de").boxes}


@pytest.mark.parametrize("name", ["Gremienangelegenheiten", "Datenschutzbeauftragte", "Kurz"])
def test_a_word_that_a_box_can_hold_is_not_broken(name: str) -> None:
    """The box of one long word is as wide as the word."""
    assert lines_of([name, "Short"])[name] == (name,)


def test_a_longer_word_is_broken_with_a_hyphen_where_its_language_allows() -> None:
    """No letter stands alone at a line's end or start."""
    found = wrap("Rindfleischetikettierungsüberwachung", 12, language="de")
    assert len(found) > 1
    assert all(line.endswith("-") for line in found[:-1])
    assert "".join(line.removesuffix("-") for line in found) == "Rindfleischetikettierungsüberwachung"
    assert all(len(line) > 3 for line in found)
    assert all(width(line) <= 12 for line in found)


def test_a_language_without_a_dictionary_breaks_anywhere() -> None:
    """Nothing is lost, and nothing is added."""
    assert "".join(wrap("x" * 60, 12, language="zh")) == "x" * 60


def test_a_name_of_many_words_gets_a_wider_box_and_is_whole() -> None:
    """It stands in a few lines and is not cut."""
    name = "Amt für die Koordinierung der ressortübergreifenden Zusammenarbeit in Angelegenheiten der Verwaltungsmodernisierung und der Digitalisierung"
    lines = next(lines for lines in lines_of([name, "Short"]).values() if lines[0].startswith("Amt für"))
    assert len(lines) <= 7
    assert " ".join(lines).replace("- ", "") == name


def test_a_wide_box_is_as_high_as_its_name_is_there_and_a_post_beside_it_is_no_bar() -> None:
    """The head of many departments has one line; what has no units under it stays about as wide as names are."""
    name = "Division of public works and of what belongs to them"
    rows = ", ".join(
        f"{{id: d{at}, kind: department, name: Department {at}, units: [{{id: t{at}, kind: team, name: Team}}]}}"
        for at in range(16)
    )
    units = f"{{id: p, kind: team, name: Aide}}, {{id: h, kind: division, name: {name}, units: [{rows}]}}"
    scene = scene_of(orgtree.loads(TEXT.format(units=units)), language="de")
    boxes = {box.lines[0]: box for box in scene.boxes if box.lines}
    assert boxes[name].height < 2 * boxes[name].size
    assert boxes["Aide"].width <= 0.5 * boxes[name].width


@pytest.mark.parametrize("view", ["chart", "map"])
@pytest.mark.parametrize("example", sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
def test_no_name_takes_two_lines_where_one_has_room(example: str, view: Literal["chart", "map"]) -> None:
    """On paper, where boxes become wider than their texts need; badges and bold heads taken into account."""
    org = orgtree.load(EXAMPLES / f"{example}.yaml")
    for language in ("zh", "en"):
        scene = scene_of(org, view=view, paper="A3", language=language)
        names = {unit: org.snapshot.name(unit, language) for unit in range(org.snapshot.size)}
        for box in scene.boxes:
            whole = (" " if language == "en" else "").join(box.lines)
            room = box.width - 2 * PAD_X - fsum(badge.room for badge in box.badges) - FONT
            if len(box.lines) > 1 and whole in names.values():
                assert width(whole) * box.size * (BOLD if box.bold else 1.0) > room


def test_in_a_map_boxes_are_as_high_as_their_names_are_in_their_width() -> None:
    """Longer names that have room in one line make the map lower, not boxes with a blank line."""
    units = ", ".join(f"{{id: u{at}, kind: department, name: Department of harbours {at}}}" for at in range(9))
    boxes = scene_of(orgtree.loads(TEXT.format(units=units)), view="map", paper="A4").boxes
    found = [box for box in boxes if "Department" in "".join(box.lines)]
    assert {len(box.lines) for box in found} == {1}
    assert all(box.height < 2 * box.size * box.leading for box in found)


def test_in_a_map_one_longer_name_takes_two_lines_and_not_wider_cells_for_all() -> None:
    """It is whole all the same."""
    units = [f"{{id: u{at}, kind: department, name: Unit {at}}}" for at in range(9)]
    units.append("{id: c, kind: department, name: Chamber of commerce}")
    boxes = scene_of(orgtree.loads(TEXT.format(units=", ".join(units))), view="map").boxes
    (long,) = [box for box in boxes if "commerce" in "".join(box.lines)]
    assert " ".join(long.lines) == "Chamber of commerce"
    assert len(long.lines) == 2
