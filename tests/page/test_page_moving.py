"""Pan and zoom by mouse, wheel, trackpad, touch and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from orgtree.draw.page import PageData, PageKind

if TYPE_CHECKING:
    from page_screen import Screen, Show


def _middle(screen: Screen) -> tuple[float, float]:
    box = screen.area("#chart")
    return box["x"] + box["width"] / 2, box["y"] + box["height"] - 40


def test_dragging_pans(show: Show) -> None:
    """The chart follows the mouse and nothing is chosen."""
    screen = show()
    x, y = _middle(screen)
    before = screen.state("box('d')")
    screen.tab.mouse.move(x, y)
    screen.tab.mouse.down()
    screen.tab.mouse.move(x - 60, y - 30, steps=4)
    screen.tab.mouse.up()
    after = screen.state("box('d')")
    assert after["x"] == pytest.approx(before["x"] - 60, abs=1)
    assert after["y"] == pytest.approx(before["y"] - 30, abs=1)
    assert screen.state("chosen") is None


def test_a_wheel_zooms_where_the_pointer_is(show: Show) -> None:
    """A step of a wheel enlarges, and the point under the mouse stays."""
    screen = show()
    box = screen.state("box('s2')")
    x, y = box["x"], box["y"]
    screen.tab.mouse.move(x, y)
    screen.tab.mouse.wheel(0, -120)
    after = screen.state("box('s2')")
    assert after["width"] > box["width"] * 1.1
    assert (after["x"], after["y"]) == (pytest.approx(x, abs=1), pytest.approx(y, abs=1))


def test_a_trackpad_pans_and_its_pinch_zooms(show: Show) -> None:
    """Two fingers arrive as small or sideways wheel steps and pan; a pinch arrives with ctrl and zooms."""
    screen = show()
    x, y = _middle(screen)
    screen.tab.mouse.move(x, y)
    before = screen.state("box('d')")
    screen.tab.mouse.wheel(30, 12)
    after = screen.state("box('d')")
    assert (after["x"], after["y"]) == (pytest.approx(before["x"] - 30, abs=1), pytest.approx(before["y"] - 12, abs=1))
    screen.tab.keyboard.down("Control")
    screen.tab.mouse.wheel(0, -20)
    screen.tab.keyboard.up("Control")
    assert screen.state("box('d')")["width"] > after["width"]


def test_keys_pan_and_zoom_the_chart(show: Show) -> None:
    """Arrows pan the focused chart, plus and minus zoom, zero fits all."""
    screen = show()
    screen.tab.focus("#chart")
    first = screen.state("view")
    screen.tab.keyboard.press("ArrowRight")
    assert screen.state("view.x") > first["x"]
    screen.tab.keyboard.press("ArrowDown")
    assert screen.state("view.y") > first["y"]
    screen.tab.keyboard.press("+")
    assert screen.state("view.k") > first["k"]
    screen.tab.keyboard.press("0")
    screen.settled()
    assert screen.state("view.k") == pytest.approx(first["k"], rel=0.01)


def test_one_finger_pans_and_two_zoom(show: Show) -> None:
    """Touch: a drag moves the chart, spreading two fingers enlarges it, a tap chooses."""
    screen = show(width=700, height=800, touch=True)
    x, y = _middle(screen)
    touch = screen.tab.context.new_cdp_session(screen.tab)

    def fingers(kind: str, *points: tuple[float, float]) -> None:
        touch.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": a, "y": b, "id": at} for at, (a, b) in enumerate(points)]},
        )

    before = screen.state("box('d')")
    fingers("touchStart", (x, y))
    for step in range(1, 5):
        fingers("touchMove", (x + 10 * step, y))
    fingers("touchEnd")
    moved = screen.state("box('d')")
    assert moved["x"] > before["x"] + 20
    fingers("touchStart", (x - 20, y), (x + 20, y))
    for step in range(1, 5):
        fingers("touchMove", (x - 20 - 10 * step, y), (x + 20 + 10 * step, y))
    fingers("touchEnd")
    assert screen.state("box('d')")["width"] > moved["width"] * 1.5
    box = screen.open().state("box('s1')")
    screen.tab.touchscreen.tap(box["x"] + 12, box["y"] + box["height"] / 2)
    assert screen.state("chosen") == "s1"


def test_the_chart_cannot_be_lost(show: Show) -> None:
    """However far one pans, a corner of the chart stays in sight."""
    screen = show()
    screen.tab.focus("#chart")
    for _ in range(60):
        screen.tab.keyboard.press("ArrowRight")
    assert screen.state("painted").get("boxes")


def test_a_smaller_window_keeps_the_canvas_sharp(show: Show) -> None:
    """The canvas takes the new size when the window changes."""
    screen = show()
    screen.tab.set_viewport_size({"width": 900, "height": 500})
    screen.settled()
    width, shown = screen.tab.evaluate(
        "[document.getElementById('chart').width, document.getElementById('chart').clientWidth]"
    )
    assert width == shown


def test_a_large_chart_has_a_small_picture_of_itself(show: Show) -> None:
    """A press on it leads there; of a chart that fits the screen there is none."""
    screen = show()
    assert screen.tab.locator("#mini").is_hidden()
    screen = show(None, "#level=2&at=0,0,4")
    area = screen.area("#mini")
    screen.tab.mouse.click(area["x"] + area["width"] - 4, area["y"] + area["height"] - 4)
    screen.frames()
    view, chart = screen.state("view"), screen.state("chart")
    assert view["k"] == 4
    assert view["x"] + view["width"] / view["k"] / 2 == pytest.approx(chart["width"], rel=0.1)


def test_units_that_stand_alone_wrap_to_the_outline_of_the_screen(show: Show) -> None:
    """A hundred of them beside a small tree are no column a hundred boxes high."""
    size = 106
    data = PageData(
        title="Loose",
        ids=[f"u{number}" for number in range(size)],
        names=[f"Unit {number}" for number in range(size)],
        kinds=[PageKind(name="unit", title="Unit")],
        kind=[0] * size,
        parent=[-1, 0, 0, 0, 0, 0, *[-1] * (size - 6)],
    )
    screen = show(data, "#level=1")
    chart = screen.state("chart")
    assert 0.7 < chart["width"] / chart["height"] < 2.5
    assert screen.state("view")["k"] > 0.6
