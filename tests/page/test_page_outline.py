"""The outline beside the chart: a real tree for keyboard and screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from page_sample import bare

if TYPE_CHECKING:
    from page_screen import Screen, Show


def _row(screen: Screen) -> Any:
    """Return name, level, place, size, whether expanded and selected of the row that has the focus."""
    return screen.tab.evaluate(
        """() => {
             const row = document.activeElement;
             const read = (name) => row.getAttribute("aria-" + name);
             return [row.querySelector(".name")?.textContent, ...["level", "posinset", "setsize", "expanded", "selected"].map(read)];
           }"""
    )


def _enter(screen: Screen) -> None:
    screen.tab.focus("[role=treeitem][tabindex='0']")


def test_tab_reaches_one_row_and_the_tree_has_a_name(show: Show) -> None:
    """There is one stop for Tab in the tree, which carries role and name."""
    screen = show()
    assert screen.tab.get_by_role("tree", name="Outline").count() == 1
    assert screen.tab.locator("[role=treeitem][tabindex='0']").count() == 1


def test_rows_say_level_place_and_state(show: Show) -> None:
    """A reader hears where a unit stands, its kind, what is wrong with it, and whether it is open."""
    screen = show()
    _enter(screen)
    assert _row(screen) == ["District committee", "1", "1", "1", "true", "false"]
    screen.tab.keyboard.press("ArrowDown")
    assert _row(screen) == ["East working committee", "2", "1", "2", "true", "true"]
    screen.tab.keyboard.press("ArrowDown")
    assert _row(screen) == ["First branch", "3", "1", "3", None, "true"]
    assert screen.tab.get_attribute("#row-2", "aria-label") == "First branch, Branch, Warning"


def test_arrow_keys_move_open_and_fold(show: Show) -> None:
    """Down, up, Home, End; right opens and goes in, left folds and goes out."""
    screen = show(None, "#level=1")
    _enter(screen)
    keys = [
        ("ArrowDown", "East working committee"),
        ("ArrowRight", "East working committee"),
        ("ArrowRight", "First branch"),
        ("ArrowLeft", "East working committee"),
        ("ArrowLeft", "East working committee"),
        ("ArrowDown", "West working committee"),
        ("ArrowUp", "East working committee"),
        ("End", "West working committee"),
        ("Home", "District committee"),
    ]
    for key, name in keys:
        screen.tab.keyboard.press(key)
        assert _row(screen)[0] == name, key
    assert screen.state("visible") == ["d", "s1", "s2"]


def test_moving_in_the_outline_chooses_and_keeps_the_unit_in_sight(show: Show) -> None:
    """Panel and chart follow the keyboard."""
    screen = show()
    screen.tab.focus("#chart")
    for _ in range(8):
        screen.tab.keyboard.press("+")
    _enter(screen)
    screen.tab.keyboard.press("End")
    screen.settled()
    assert screen.state("chosen") == "b5"
    assert "b5" in screen.state("painted").get("boxes")
    assert "Fifth branch" in screen.panel()


def test_letters_go_to_the_next_name_that_begins_with_them(show: Show) -> None:
    """Typing the beginning of a name moves there."""
    screen = show()
    _enter(screen)
    screen.tab.keyboard.type("fo")
    assert _row(screen)[0] == "Fourth branch"


def test_enter_opens_and_folds(show: Show) -> None:
    """Enter toggles the row that has the focus, and the focus stays."""
    screen = show()
    _enter(screen)
    screen.tab.keyboard.press("End")
    screen.tab.keyboard.press("ArrowLeft")
    screen.tab.keyboard.press("Enter")
    assert _row(screen)[0] == "West working committee"
    assert "b3" not in screen.state("visible")


def test_a_long_outline_holds_only_the_rows_in_sight(show: Show) -> None:
    """Of thousands of rows those around the visible ones are in the document; the keyboard reaches all of them."""
    size = 3001
    data = bare(
        ids=[f"u{at}" for at in range(size)],
        names=[f"Unit {at}" for at in range(size)],
        kind=[0] * size,
        parent=[-1, *[0] * (size - 1)],
    )
    screen = show(data)
    assert screen.tab.locator("[role=treeitem]").count() < 80
    _enter(screen)
    screen.tab.keyboard.press("End")
    assert _row(screen)[:4] == ["Unit 3000", "2", "3000", "3000"]


def test_choosing_is_said_aloud(show: Show) -> None:
    """The live region names the chosen unit and what is below it."""
    screen = show()
    screen.click("s2")
    assert screen.tab.inner_text("#say") == "West working committee, Working committee, units below: 3"


def test_the_skip_link_leads_to_the_outline(show: Show) -> None:
    """It is the first stop of Tab."""
    screen = show()
    screen.tab.keyboard.press("Tab")
    assert screen.tab.evaluate("document.activeElement.id") == "skip"
    screen.tab.keyboard.press("Enter")
    assert _row(screen)[0] == "District committee"


def test_the_whole_page_is_worked_by_keyboard(show: Show) -> None:
    """Every control is reached by Tab, and the menu by arrow keys, with Escape back."""
    screen = show()
    seen = set()
    for _ in range(40):
        screen.tab.keyboard.press("Tab")
        seen.add(
            screen.tab.evaluate(
                "document.activeElement.id || document.activeElement.getAttribute('aria-label') || document.activeElement.className"
            )
        )
    assert {
        "outline-toggle",
        "search",
        "metric",
        "language",
        "theme",
        "more-toggle",
        "chart",
        "Zoom in",
        "Fit all",
    } <= seen
    screen.tab.focus("#more-toggle")
    screen.tab.keyboard.press("Enter")
    screen.tab.keyboard.press("ArrowDown")
    assert screen.tab.evaluate("document.activeElement.textContent") == "Save the chart as SVG"
    screen.tab.keyboard.press("Escape")
    assert screen.tab.evaluate("document.activeElement.id") == "more-toggle"
