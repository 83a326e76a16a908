"""What stands on the screen when the page has been opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from page_sample import UNITS, bare

from orgtree.draw.page import PageData, PageFinding, PageKind

if TYPE_CHECKING:
    from page_screen import Show


def test_a_small_organisation_is_all_shown_and_fits(show: Show) -> None:
    """Few units are all open, and every box lies inside the chart's part of the screen."""
    screen = show()
    assert screen.state("visible") == ["d", "s1", "b1", "b2", "j", "s2", "b3", "b4", "b5"]
    stage = screen.area("#chart")
    for unit in UNITS:
        box = screen.state(f"box('{unit[0]}')")
        assert stage["x"] <= box["x"]
        assert box["x"] + box["width"] <= stage["x"] + stage["width"]
        assert stage["y"] <= box["y"]
        assert box["y"] + box["height"] <= stage["y"] + stage["height"]


def test_a_large_organisation_opens_with_its_upper_levels(show: Show) -> None:
    """Of two thousand units the first level that can be read is open, and the letters are large enough."""
    size = 2001
    parent = [-1, *[0] * 20, *[1 + at % 20 for at in range(size - 21)]]
    data = bare(
        ids=[f"u{at}" for at in range(size)],
        names=[f"Unit {at}" for at in range(size)],
        kind=[0] * size,
        parent=parent,
    )
    screen = show(data)
    assert screen.state("level") == 1
    assert len(screen.state("visible")) == 21
    assert screen.state("view.k") * 13 > 8


def test_boxes_do_not_overlap_and_names_are_painted(show: Show) -> None:
    """Every shown unit has a box of its own, and its name stands in it."""
    screen = show()
    boxes = {unit[0]: screen.state(f"box('{unit[0]}')") for unit in UNITS}
    for one, a in boxes.items():
        for other, b in boxes.items():
            apart = (
                a["x"] + a["width"] <= b["x"]
                or b["x"] + b["width"] <= a["x"]
                or a["y"] + a["height"] <= b["y"]
                or b["y"] + b["height"] <= a["y"]
            )
            assert one == other or apart, (one, other)
    assert sorted(screen.state("painted").get("texts")) == sorted(unit[2] for unit in UNITS)


def test_a_word_wider_than_a_line_goes_on_in_the_next(show: Show) -> None:
    """It breaks where it says so, else with a hyphen, so that no letter is lost; a script without hyphens has none."""
    names = [
        "Landesgremienangelegenheitenamt",
        "vocabulary_alignment_and_reuse",
        "གྲོང་ཁྱེར་ཤྲཱི་ལྷ་སའི་ཏང་ཨུ་ལྷན་ཁང་གི་ལས་ཁུངས",
        "短名",
    ]
    data = bare(ids=[*"abcd"], names=names, kind=[0] * 4, parent=[-1, 0, 0, 0])
    texts = show(data).state("painted")["texts"]
    first, second = texts[0].split("\n")
    assert first.endswith("angele-")
    assert first[:-1] + second == names[0]
    assert len(second) >= 4
    one, other = texts[1].split("\n")
    assert one.endswith("_")
    assert one + other == names[1]
    assert texts[2].split("\n")[0].endswith("་")
    assert texts[3] == names[3]


def test_boxes_have_the_colour_of_their_kind(show: Show) -> None:
    """The canvas shows the charter's colours."""
    screen = show()
    assert screen.inside("s1") == "#a9cbed"
    assert screen.inside("b1") == "#eaf2fb"


def test_the_canvas_has_the_pixels_of_a_fine_screen(show: Show) -> None:
    """On a screen with two pixels a point the canvas has twice the pixels, at any zoom."""
    screen = show(ratio=2)
    width, shown = screen.tab.evaluate(
        "[document.getElementById('chart').width, document.getElementById('chart').clientWidth]"
    )
    assert width == 2 * shown
    screen.tab.keyboard.press("+")
    screen.frames()
    assert screen.inside("s1") == "#a9cbed"


def test_only_what_is_in_sight_is_painted(show: Show) -> None:
    """Boxes outside of the screen are left out."""
    screen = show()
    screen.tab.focus("#chart")
    for _ in range(6):
        screen.tab.keyboard.press("+")
    screen.frames()
    assert 0 < len(screen.state("painted").get("boxes")) < len(UNITS)


def test_an_empty_organisation_says_so_without_failing(show: Show) -> None:
    """A page of no unit opens; without a title it is called the whole organisation."""
    screen = show(
        bare(
            title="",
            ids=[],
            names=[],
            kind=[],
            parent=[],
        )
    )
    assert screen.state("size") == 0
    assert screen.tab.title() == screen.tab.inner_text("h1") == "Whole organisation"


def test_light_and_dark_follow_the_system_and_the_button(show: Show) -> None:
    """The page opens in the reader's scheme; the button turns it over."""
    screen = show(dark=True)
    assert screen.state("theme") == "dark"
    box = screen.area("#chart")
    assert screen.colour(box["x"] + 3, box["y"] + 3) == "#11161d"
    screen.tab.click("#theme")
    assert screen.state("theme") == "light"
    assert screen.colour(box["x"] + 3, box["y"] + 3) == "#f6f8fb"


def test_the_page_speaks_chinese_and_english(show: Show) -> None:
    """Names, kinds and the page's own words change with the button."""
    screen = show()
    assert screen.tab.inner_text("#title") == "Example district"
    assert "District committee" in screen.outline()
    screen.tab.click("#language")
    assert screen.tab.inner_text("#title") == "示例区"
    assert screen.tab.get_attribute("html", "lang") == "zh-CN"
    assert "示例区委" in screen.outline()
    assert "示例区委" in screen.state("painted").get("texts")
    assert "未达到目标" in screen.panel()


def test_a_narrow_screen_keeps_everything_in_reach(show: Show) -> None:
    """On a phone nothing is wider than the screen, and the panel leaves the chosen unit in sight."""
    screen = show(width=390, height=800, touch=True)
    assert screen.tab.evaluate("document.documentElement.scrollWidth") <= 390
    screen.open("#unit=b3")
    sheet = screen.area("#panel")
    box = screen.state("box('b3')")
    assert box["y"] + box["height"] <= sheet["y"]


def test_from_far_boxes_keep_their_colours_and_blocks_have_labels(show: Show) -> None:
    """Where letters would be too small, colours stay, and large blocks carry a label of readable size."""
    size = 800
    data = bare(
        ids=[f"u{at}" for at in range(size)],
        names=["District committee", *[f"Committee {at}" for at in range(4)], *["Branch"] * (size - 5)],
        kind=[0, *[1] * 4, *[2] * (size - 5)],
        parent=[-1, *[0] * 4, *[1 + at % 4 for at in range(size - 5)]],
    )
    screen = show(data, "#level=2", ratio=2)
    box = screen.state("box('u1')")
    assert screen.state("view.k") < 0.42
    assert screen.colour(box["x"] + 6, box["y"] + box["height"] / 2) == "#a9cbed"
    assert screen.state("painted")["texts"] == []
    assert "District committee" in screen.state("painted")["labels"]


def test_on_a_phone_the_outline_makes_way_for_what_was_chosen(show: Show) -> None:
    """It lies over the chart; a tap on a name shows the unit in the chart and closes it."""
    screen = show(width=390, height=800, touch=True)
    assert screen.tab.locator("#outline").is_hidden()
    screen.tab.tap("#outline-toggle")
    screen.tab.get_by_role("treeitem", name="Third branch").tap()
    assert screen.tab.locator("#outline").is_hidden()
    assert screen.state("chosen") == "b3"


def crowd(**changes: Any) -> PageData:
    """Return forty departments of forty teams each, all in one company."""
    departments = [at // 41 for at in range(1640)]
    names = [f"Team {at}" if at % 41 else f"Department of affairs {at // 41}" for at in range(1640)]
    data: dict[str, Any] = {
        "title": "Crowd",
        "ids": ["c", *(f"u{at}" for at in range(1640))],
        "names": ["Company", *names],
        "kinds": [PageKind(name="unit", title="Unit")],
        "kind": [0] * 1641,
        "parent": [-1, *(0 if at % 41 == 0 else departments[at] * 41 + 1 for at in range(1640))],
    }
    return PageData(**{**data, **changes})


def test_labels_do_not_swell_when_all_is_open(show: Show) -> None:
    """None is larger than the block that it names, and none is cut to nothing."""
    screen = show(crowd())
    screen.tab.focus("#chart")
    screen.tab.keyboard.press("*")
    screen.settled()
    told = screen.tab.evaluate("orgtree.labels")
    assert told
    for one in told:
        assert one["label"] <= one["block"] + 1, one
        assert len(one["text"]) >= 4, one


def test_labels_look_alike_whatever_is_chosen(show: Show) -> None:
    """The outline of a chosen unit is thick when all is small, and labels are not outlined like it."""
    screen = show(crowd(), "#level=9&at=-40,-40,0.16")
    stage = screen.area("#chart")

    def edges() -> list[tuple[str, str]]:
        found = []
        for one in screen.state("labels")[:6]:
            x, middle = stage["x"] + one["x"], stage["y"] + one["y"] + one["height"] / 2
            found.append((screen.colour(x + 4, middle), screen.colour(x - 4, middle)))
        return found

    before = edges()
    assert before
    screen.open("#level=9&at=-40,-40,0.16&unit=u1")
    assert edges() == before


def test_findings_and_gaps_stay_dots_however_small_boxes_get(show: Show) -> None:
    """The far view has a dot where the near one has a mark."""
    plain = show(crowd(), "#level=2&at=0,0,0.1")
    spot = plain.state("box('u1')")
    before = plain.colour(spot["x"] + spot["width"], spot["y"] + spot["height"] / 2)
    marked = show(crowd(findings=[PageFinding(2, "X", "error", "wrong")]), "#level=2&at=0,0,0.1")
    assert marked.colour(spot["x"] + spot["width"], spot["y"] + spot["height"] / 2) not in {before, "#ffffff"}


def test_names_stay_in_a_language_that_the_words_of_the_page_are_not_in(show: Show) -> None:
    """Opened in Tibetan, boxes and outline have Tibetan names, or the usual ones; buttons speak the language beside it."""
    names = [{"zh": "公司", "bo": "ཀུང་སི།", "en": "Company"}, {"zh": "团队", "en": "Team"}]
    data = bare(
        language="bo-x-zh",
        ids=["a", "b"],
        names=names,
        kind=[0, 0],
        parent=[-1, 0],
    )
    screen = show(data)
    assert screen.state("painted")["texts"] == ["ཀུང་སི།", "团队"]
    assert screen.state("language") == "zh"


def test_text_written_from_the_right_keeps_its_order(show: Show) -> None:
    """On the canvas it stands between signs that say so, elsewhere each text finds its own way."""
    data = bare(
        ids=["a", "b"],
        names=["קבוצה A (12)", "A קבוצה"],
        kind=[0, 0],
        parent=[-1, 0],
    )
    screen = show(data)
    assert screen.state("painted")["texts"] == ["\u2067קבוצה A (12)\u2069", "A קבוצה"]
    assert ">\u2067קבוצה A (12)\u2069<" in screen.state("svg('all')")
    assert screen.tab.evaluate("getComputedStyle(document.querySelector('[role=treeitem]')).unicodeBidi") == "plaintext"
