"""Colours by a metric: a scale, a legend, and gaps that are marked by shape too."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from page_sample import small

import orgtree
from orgtree.api.page_bytes import page_bytes
from orgtree.draw.page import PageData, PageKind, PageMetric

if TYPE_CHECKING:
    from page_screen import Show


EXAMPLES = Path(__file__).parents[2] / "examples"


def test_boxes_take_the_colours_of_the_metric(show: Show) -> None:
    """More is deeper in one hue, a gap is hatched, and what the metric says nothing of is grey."""
    screen = show(None, "#level=2")
    screen.tab.select_option("#metric", "teams")
    assert screen.state("metric") == "teams"
    deep, pale, gap, grey = (screen.state(f"look('{unit}')") for unit in ("b1", "s2", "b3", "j"))
    assert sum(int(deep["fill"][at : at + 2], 16) for at in (1, 3, 5)) < sum(
        int(pale["fill"][at : at + 2], 16) for at in (1, 3, 5)
    )
    assert gap["hatched"]
    assert gap["fill"] == "#f1f7f5"
    assert grey["fill"] == "#eceff3"
    assert screen.inside("b1") == deep["fill"]


def test_a_gap_has_a_diamond_at_its_edge(show: Show) -> None:
    """The mark stands half outside of the box, in its own colour, so that colour alone tells nothing."""
    screen = show(None, "#level=2&colour=teams")
    box = screen.state("box('b3')")
    scale = screen.state("view.k")
    middle = box["y"] + box["height"] / 2
    edge = {screen.colour(box["x"] - offset * scale, middle) for offset in (1, 1.5, 2, 2.5, 3)}
    other = screen.state("box('b5')")
    plain = {
        screen.colour(other["x"] - offset * scale, other["y"] + other["height"] / 2) for offset in (1, 1.5, 2, 2.5, 3)
    }
    assert "#b3401b" in edge
    assert "#b3401b" not in plain


def test_the_legend_explains_the_scale(show: Show) -> None:
    """It names the metric, both ends, gap and no data; by kind it names the kinds that are shown."""
    screen = show(None, "#colour=teams")
    text = screen.tab.inner_text("#legend")
    for words in ("branches with a service team", "0%", "100%", "Gap", "no data"):
        assert words in text
    screen.tab.select_option("#metric", "")
    text = screen.tab.inner_text("#legend")
    for words in ("District committee", "Working committee", "Branch", "Joint body"):
        assert words in text


def test_hovering_tells_name_kind_and_figure(show: Show) -> None:
    """The hint beside the pointer has the whole name and the metric's figure."""
    screen = show(None, "#colour=teams")
    box = screen.state("box('s2')")
    screen.tab.mouse.move(box["x"] + 14, box["y"] + box["height"] / 2)
    text = screen.tab.inner_text("#tip")
    assert "West working committee" in text
    assert "33%" in text


def test_a_metric_is_chosen_in_the_panel_too(show: Show) -> None:
    """The list of metrics works as a switch."""
    screen = show()
    screen.tab.get_by_role("button", name="branches with a service team").click()
    assert screen.state("metric") == "teams"
    screen.tab.get_by_role("button", name="branches with a service team").click()
    assert screen.state("metric") is None


def test_ends_of_a_scale_that_each_kind_has_for_itself_are_said_in_both_languages(show: Show) -> None:
    """Counts of several kinds are coloured within their kind, and the legend says so."""
    units = "".join(
        f"  - {{id: d{number}, kind: department, name: D{number}, units: [{{id: t{number}, kind: team, name: T}}]}}\n"
        for number in range(3)
    )
    org = orgtree.loads(
        "orgtree: definition/1\ncharter: company\nunits:\n- id: c\n  kind: company\n  name: C\n  units:\n"
        + units
        + "- {id: p, kind: post, name: P, in_unit: d0}\n- {id: q, kind: post, name: Q, in_unit: t0}\n"
    )
    screen = show(page_bytes(org, colour="posts"), "#lang=zh&colour=posts")
    assert "同类最多" in screen.tab.inner_text("#legend")
    screen.tab.click("#language")
    assert "most of a kind" in screen.tab.inner_text("#legend")


VACANT = """
orgtree: definition/1
charter: company
units:
- {id: c, kind: company, name: Company}
- id: boss
  kind: post
  name: Boss
  filled: true
  in_unit: c
  units: [{id: aide, kind: post, name: Aide, filled: false}, {id: clerk, kind: post, name: Clerk}]
"""


def test_what_is_vacant_is_dashed_and_grey_as_in_pictures(show: Show) -> None:
    """What nobody states is not; legend, panel and saved chart say so as well."""
    screen = show(orgtree.loads(VACANT).render("html", language="en"), "#along=*&level=9&unit=aide")
    looks = {unit: screen.state(f"look('{unit}')") for unit in ("boss", "aide", "clerk")}
    assert [unit for unit, look in looks.items() if look["dash"]] == ["aide"]
    assert looks["boss"] == looks["clerk"]
    red, green, blue = (int(looks["aide"]["fill"][at : at + 2], 16) for at in (1, 3, 5))
    assert max(red, green, blue) - min(red, green, blue) < 8
    assert "vacant" in screen.tab.inner_text("#legend")
    assert "post · vacant" in screen.panel()
    saved = screen.state("svg('all')")
    assert saved.count('stroke-dasharray="4 3"') == 2
    assert ">vacant</text>" in saved
    by_field = show(orgtree.loads(VACANT).render("html", language="en"), "#along=*&level=9&by=kind")
    assert [unit for unit in ("boss", "aide", "clerk") if by_field.state(f"look('{unit}')")["dash"]] == ["aide"]


def test_shape_and_dashes_of_a_kind_are_those_of_pictures(show: Show) -> None:
    """In the chart, its picture and the legend; a hexagon leaves its corners to the ground, and dots are no dashes."""
    district, working, branch, body = small().kinds
    kinds = [
        replace(district, dash="dotted"),
        replace(working, shape="hexagon", fill="#1d4e82", line="#1d4e82"),
        replace(branch, shape="plain", fill="#1d4e82", line="#1d4e82"),
        body,
    ]
    screen = show(small(kinds=kinds), "#level=9")
    saved = screen.state("svg('all')")
    assert len(re.findall(r'<g [^>]*stroke-dasharray="1\.5 2\.5"', saved)) == 1
    assert len(re.findall(r'<g [^>]*stroke-dasharray="4 3"', saved)) == 1
    assert 'rx="9"' in saved
    assert re.search(r"<path d=\"M[\d.]+ [\d.]+h[\d.]+l6 ", saved)
    for unit, cut in (("s1", True), ("b4", False)):
        box = screen.state(f"box('{unit}')")
        corners = {
            screen.colour(box["x"] + 3, box["y"] + box["height"] - 2),
            screen.colour(box["x"] + box["width"] - 3, box["y"] + box["height"] - 2),
        }
        assert ("#1d4e82" not in corners) == cut
    swatches = screen.tab.eval_on_selector_all("#legend .swatch", "found => found.map((one) => one.className)")
    assert swatches == ["swatch dotted", "swatch hexagon", "swatch", "swatch rounded dashed"]
    outline = screen.tab.eval_on_selector_all("#rows .swatch", "found => found.map((one) => one.className)")
    assert set(outline) == set(swatches)


def test_what_a_metric_colours_keeps_the_dashes_of_its_kind(show: Show) -> None:
    """A body stays dashed whatever its figure, as in pictures."""
    screen = show(None, "#level=9&colour=teams")
    assert {unit: screen.state(f"look('{unit}')")["dash"] for unit in ("b1", "b3", "j")} == {"b1": 0, "b3": 0, "j": 1}


def _alike() -> PageData:
    """Return a root over units of three kinds, of which two look the same."""
    return PageData(
        title="Town",
        ids=["t", "a", "b", "c"],
        names=["Town", "A", "B", "C"],
        kinds=[
            PageKind(name="town", title="Town", fill="#1f4e79"),
            PageKind(name="shop", title="Shop", fill="#eeeeee"),
            PageKind(name="park", title="Park", fill="#eeeeee"),
            PageKind(name="body", title="Body", fill="#eeeeee", shape="rounded", dash="dashed"),
        ],
        kind=[0, 1, 2, 3],
        parent=[-1, 0, 0, -1],
    )


def test_kinds_that_look_alike_share_a_swatch(show: Show) -> None:
    """Beside the chart and the map, which have the legend of what they show, and in the picture of the chart."""
    screen = show(_alike(), "#level=9")
    assert screen.tab.locator("#legend li").all_inner_texts() == ["Town", "Shop, Park", "Body"]
    assert "Shop, Park" in screen.state("svg('all')")
    for shown, titles in (
        ("level=0", ["Town", "Body"]),
        ("level=0&view=map", ["Town", "Shop, Park", "Body"]),
        ("level=0&view=map&kind=park", ["Town", "Park"]),
    ):
        assert show(_alike(), f"#{shown}").tab.locator("#legend li").all_inner_texts() == titles


def test_the_map_draws_the_shapes_of_kinds(show: Show) -> None:
    """As pictures do, so that its legend is true."""
    screen = show(_alike(), "#view=map")
    corner = (
        "([x, y]) => Array.from(document.querySelector('#board canvas').getContext('2d').getImageData(x, y, 1, 1).data)"
    )
    boxes = {box["id"]: box for box in screen.state("map")}
    ratio = screen.tab.evaluate("window.devicePixelRatio")
    seen = {
        unit: screen.tab.evaluate(
            corner, [(boxes[unit]["x"] + 2) * ratio, (boxes[unit]["y"] + boxes[unit]["height"] - 2) * ratio]
        )
        for unit in ("a", "c")
    }
    assert seen["a"] != seen["c"]


def test_the_legend_of_a_metric_has_what_is_there(show: Show) -> None:
    """No gap where none is, and nothing unknown where all is known."""
    units = {
        "covered": [False, False, False, False],
        "with gaps": [False, True, False, False],
    }
    for title, gap in units.items():
        metric = PageMetric(
            name="m",
            title=title,
            overall="",
            shown=["1", "1" if title == "covered" else None, "1", None],
            fraction=[1.0, 1.0 if title == "covered" else None, 1.0, None],
            gap=gap,
        )
        screen = show(replace(_alike(), metrics=[metric]), "#level=9&colour=m")
        said = screen.tab.locator("#legend li").all_inner_texts()
        assert [any("Gap" in text for text in said), any("no data" in text for text in said)] == [any(gap), True]
    screen = show(
        replace(_alike(), metrics=[replace(metric, fraction=[1.0] * 4, gap=[False] * 4)]), "#level=9&colour=m"
    )
    assert screen.tab.locator("#legend li").count() == 0


def test_the_legend_of_joint_bodies_has_the_kinds_of_their_places(show: Show) -> None:
    """They stand in other hierarchies than the chart may show."""
    screen = show(orgtree.load(EXAMPLES / "lhasa.yaml").render("html", language="en"), "#view=bodies")
    swatches = set(
        screen.tab.eval_on_selector_all("#board .swatch", "all => all.map((one) => one.style.backgroundColor)")
    )
    legend = screen.tab.eval_on_selector_all("#legend .swatch", "all => all.map((one) => one.style.backgroundColor)")
    assert set(legend) == swatches
