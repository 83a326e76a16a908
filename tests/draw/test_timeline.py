"""The timeline: periods, terms and overdue elections on one axis, and what is not dated."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from chart_laws import Laws
from hypothesis import given
from hypothesis import strategies as st

import orgtree
from orgtree.api.drawing import scene_of
from orgtree.api.report import report
from orgtree.api.timelines import timeline
from orgtree.base.dates import Date
from orgtree.base.errors import UsageError
from orgtree.draw.options import DrawOptions, Paper
from orgtree.draw.picture_options import PictureOptions
from orgtree.draw.text_metrics import width
from orgtree.draw.timeline import Bar, Look, Row, Timeline, in_one_line

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree.base.messages import Saying
    from orgtree.draw.scene import Scene

AREA = """
orgtree: definition/1
charter: cpc-grassroots
title: 示例区（虚构）
as_of: 2024-06-30
units:
- {id: xw, kind: local_committee, name: 示例县委}
- id: s1
  kind: subdistrict
  name: 东街道
  valid: {from: 2012}
  units:
  - {id: c1, kind: community, name: 花园社区, valid: {from: 2019}}
  - {id: c2, kind: community, name: 老桥社区, valid: {from: 2010, until: unknown}}
- id: dw
  kind: primary_committee
  name: 东街道党委
  part_of: xw
  elected: 2018-09-01
  covers: [{to: s1, valid: {from: 2014, until: 2020}}]
  units:
  - {id: b1, kind: branch, name: 花园社区党支部, elected: 2023-03, covers: c1}
"""


def rows_of(text: str = AREA, **options: object) -> dict[str, Row]:
    """Return the rows of a timeline by their names."""
    view = timeline(orgtree.loads(text), PictureOptions(view="timeline", language="en", **options))  # type: ignore[arg-type]
    return {row.name: row for row in view.rows}


def day(text: str) -> int:
    """Return a day as an ordinal."""
    return Date.parse(text).first


def test_ends_that_are_known_open_and_unknown_are_told_apart() -> None:
    """A period has its ends, an open one has none, and of one that is over nobody knows since when."""
    rows = rows_of()
    (open_,), (unknown,) = rows["花园社区"].bars, rows["老桥社区"].bars
    assert (open_.start, open_.stop, open_.unknown) == (day("2019"), None, False)
    assert (unknown.start, unknown.stop, unknown.unknown) == (day("2010"), day("2024-06-30"), True)
    scene = scene_of(orgtree.loads(AREA), view="timeline")
    dashed = [box for box in scene.boxes if scene.styles[box.style].name == "t-unknown"]
    assert [box.lines for box in dashed] == [("?",), ("?",)]


def test_what_heads_one_row_only_stands_in_one_line_with_it() -> None:
    """A village with its teams, batch by batch, takes one line; what has two rows, or something to show itself, heads them."""
    bars = (Bar(1, 9, "First"),)
    rows = (
        Row("County", 0, bold=True),
        Row("Village 1", 1, above=0, bold=True),
        Row("teams", 2, bars, above=1),
        Row("Village 2", 1, above=0, bold=True),
        Row("teams", 2, bars, above=3),
        Row("cadres", 2, bars, above=3),
        Row("Village 3", 1, bars, above=0, bold=True),
        Row("teams", 2, bars, above=6),
        Row("Village 4", 1, above=0, bold=True),
        Row("teams", 2, bars, above=8),
    )
    found = in_one_line(rows)
    assert [(row.name, row.above) for row in found] == [
        ("County", -1),
        ("Village 1 · teams", 0),
        ("Village 2", 0),
        ("teams", 2),
        ("cadres", 2),
        ("Village 3", 0),
        ("teams", 5),
        ("Village 4 · teams", 0),
    ]
    assert in_one_line(rows[:3]) == rows[:3]
    assert found[1].bars == bars


def test_terms_come_from_the_rules_of_the_charter_and_what_is_overdue_goes_up_to_the_day() -> None:
    """A date that is a month only may begin and end the term on any day of it."""
    view = timeline(orgtree.loads(AREA), PictureOptions(view="timeline", language="en"))
    late, ahead = (row.bars for row in view.rows if row.name == "term")
    assert [(bar.look, bar.start, bar.stop) for bar in late] == [
        ("term", day("2018-09-01"), day("2023-09-01")),
        ("overdue", day("2023-09-01"), day("2024-06-30")),
    ]
    assert [bar.look for bar in ahead] == ["perhaps", "term", "perhaps"]
    assert ahead[1].stop == day("2028-03-01")


@pytest.mark.parametrize("range_", ["2010-01-01..", "..2030-01-01"])
def test_a_term_whose_beginning_is_not_stated_is_not_told(range_: str, tmp_path: Path) -> None:
    """That it lies within a range is too little for a bar."""
    (tmp_path / "charter.yaml").write_text(
        "orgtree: charter/1\nname: c\nkinds: {board: {fields: {elected: {type: date, range: "
        f"{range_}}}}}}}}}\nrules: {{R01: {{check: term, for: board, since: elected, years: 3}}}}\n",
        encoding="utf-8",
    )
    (tmp_path / "org.yaml").write_text(
        "orgtree: definition/1\ncharter: ./charter.yaml\nas_of: 2021\nunits:\n"
        "- {id: a, kind: board, elected: 2020-05-01}\n- {id: b, kind: board}\n",
        encoding="utf-8",
    )
    org = orgtree.load(tmp_path / "org.yaml")
    assert not org.problems
    view = timeline(org, PictureOptions(view="timeline", language="en"))
    assert [[(bar.start, bar.stop) for bar in row.bars] for row in view.rows if row.name == "term"] == [
        [(day("2020-05-01"), day("2023-05-01"))]
    ]


def test_links_with_days_of_their_own_have_a_row_below_their_unit() -> None:
    """With the unit at the other end."""
    (bar,) = rows_of()["covers"].bars
    assert (bar.text, bar.start, bar.stop, bar.look) == ("东街道", day("2014"), day("2020"), "link")


def test_batches_share_a_row_below_what_they_stand_under() -> None:
    """Also those that have ended; what does not follow on has a row of its own."""
    text = (
        "orgtree: definition/1\ncharter: company\nas_of: 2020\nunits:\n- id: c\n  kind: company\n  name: Acme\n  units:\n"
        "  - {id: t1, kind: team, name: First, valid: {from: 2015, until: 2016}}\n"
        "  - {id: t2, kind: team, name: Second, valid: {from: 2016, until: 2018}}\n"
        "  - {id: t3, kind: team, name: Third, valid: {from: 2018}}\n"
        "  - {id: t4, kind: team, name: Other, valid: {from: 2010, until: 2012}}\n"
    )
    view = timeline(orgtree.loads(text), PictureOptions(view="timeline", language="en"))
    assert [(row.name, row.depth, [bar.text for bar in row.bars]) for row in view.rows] == [
        ("Acme", 0, []),
        ("team", 1, ["First", "Second", "Third"]),
        ("Other", 1, [""]),
    ]


def test_what_has_no_date_is_counted_and_nothing_to_draw_is_told() -> None:
    """In the notes and in the description."""
    notes: list[object] = []
    rows_of(notes=notes)
    assert "5 units with dates; 1 without any date is left out" in [str(note) for note in notes]
    assert "1 without any date is left out" in scene_of(orgtree.loads(AREA), view="timeline", language="en").description
    assert set(rows_of(root="c1")) == {"东街道", "花园社区"}
    with pytest.raises(UsageError, match="nothing that is asked for has a date"):
        rows_of("orgtree: definition/1\ncharter: company\nunits: [{id: a, kind: company}]\n")
    with pytest.raises(UsageError, match="takes no view timeline"):
        orgtree.loads(AREA).render("dot", view="timeline")


def test_units_with_unknown_ends_are_named_beside_pictures_and_in_reports() -> None:
    """Whatever is drawn; where all ends are known nothing is said."""
    notes: list[Saying] = []
    org = orgtree.loads(AREA)
    org.render("svg", language="zh", notes=notes)
    assert [str(note) for note in notes][:1] == ["ended, and nobody knows when: '老桥社区'"]
    text = report(org, "md", language="en")[""].decode()
    assert "Ends that nobody knows" in text
    assert "老桥社区" in text.partition("Ends that nobody knows")[2]
    known = orgtree.loads(AREA.replace("until: unknown", "until: 2020"))
    assert "Ends that nobody knows" not in report(known, "md", language="en")[""].decode()


def test_a_report_says_by_which_day_it_judges() -> None:
    """Today where no day is named."""
    org = orgtree.loads(AREA.replace("as_of: 2024-06-30\n", ""))
    assert "judged by 2026-12-01, today." in report(org, "md", language="en")[""].decode()


def test_without_a_day_the_line_is_today() -> None:
    """And terms are overdue by it."""
    view = timeline(
        orgtree.loads(AREA.replace("as_of: 2024-06-30\n", "")), PictureOptions(view="timeline", language="en")
    )
    assert view.day == (day("2026-12-01"), "today, 2026-12-01")
    assert sum(bar.look == "overdue" for row in view.rows for bar in row.bars) == 1


def test_it_is_written_on_paper_over_several_pages() -> None:
    """A page begins with what its first row stands under, and none ends with a heading."""
    rows = [Row("Whole", 0)]
    for number in range(30):
        teams = [Row(name, 2, (Bar(700_000, 720_000, "x"),), above=len(rows)) for name in ("team", "cadres")]
        rows += [Row(f"Part {number}", 1, above=0), *teams]
    options = DrawOptions(paper=Paper.named("A4"))
    sheets = Timeline("T", "", tuple(rows), 690_000, 730_000, (725_000, "as of"), "en").sheets(options)
    assert len(sheets) > 2
    for scene, _ in sheets:
        assert scene.height <= options.paper.inner[1] + 0.01 if options.paper else False
        assert_lawful(scene)
        assert any(label.text == "Whole" for label in scene.labels)
    assert sum(len([box for box in scene.boxes if box.lines == ("x",)]) for scene, _ in sheets) == 60
    org = orgtree.loads(AREA)
    assert org.render("pdf", view="timeline", paper="A5").startswith(b"%PDF")
    assert org.render("png", view="timeline").startswith(b"\x89PNG")


def test_a_chain_of_headings_higher_than_the_paper_is_drawn_all_the_same() -> None:
    """No page is empty, and no row is lost."""
    rows = [Row(f"Level {number}", number % 5, above=number - 1) for number in range(40)]
    rows.append(Row("Last", 5, (Bar(700_000, 710_000),), above=39))
    options = DrawOptions(paper=Paper.named("200x80"))
    sheets = Timeline("T", "", tuple(rows), 690_000, 730_000, (725_000, "as of"), "en").sheets(options)
    assert {label.text for scene, _ in sheets for label in scene.labels} >= {row.name for row in rows}


def assert_lawful(scene: Scene) -> None:
    """Check that nothing overlaps or leaves the picture, and that text fits."""
    laws = Laws(scene)
    assert laws.outside() == []
    assert laws.overlaps() == []
    assert laws.misfits() == []
    for label in scene.labels:
        wide = width(label.text, label.size) * (1.08 if label.bold else 1.0)
        left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        assert left >= -0.01
        assert left + wide <= scene.width + 0.01
        assert label.size * 0.85 <= label.y <= scene.height


days = st.integers(day("1900"), day("2050"))
names = st.sampled_from(
    ["东街道", "第十二社区党支部", "A very long name of a department that cannot be shown", "བོད་ལྗོངས་", "IT"]
)
looks: st.SearchStrategy[Look] = st.sampled_from(get_args(Look))


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Return a row of bars that share no day."""
    ends = sorted(draw(st.lists(days, max_size=8, unique=True)))
    bars = []
    for number, (start, stop) in enumerate(zip(ends[::2], ends[1::2], strict=False)):
        last = number == len(ends) // 2 - 1
        unknown = last and draw(st.booleans())
        bars.append(
            Bar(
                None if number == 0 and draw(st.booleans()) else start,
                None if last and not unknown and draw(st.booleans()) else stop,
                draw(names),
                draw(looks),
                unknown=unknown,
            )
        )
    return Row(draw(names), draw(st.integers(0, 4)), tuple(bars), bold=draw(st.booleans()))


@given(found=st.lists(rows(), min_size=1, max_size=12), at=days, paper=st.sampled_from([None, "A5", "A3"]))
def test_bars_and_words_of_a_timeline_stand_apart_and_inside(found: list[Row], at: int, paper: str | None) -> None:
    """Whatever the rows, on paper and without."""
    options = DrawOptions(paper=Paper.named(paper) if paper else None)
    view = Timeline("示例", "as of", tuple(found), day("1900") - 60, day("2050") + 60, (at, "as of 2020"), "zh")
    assert_lawful(view.scene(options))
    for scene, _ in view.sheets(options):
        assert_lawful(scene)


def test_the_day_line_goes_through_no_label_of_the_axis_and_dates_are_called_by_their_fields() -> None:
    """Close to a label it begins below it, else it reaches up to its words."""
    text = """
orgtree: definition/1
charter: company
as_of: {day}
units:
- id: c
  kind: company
  name: Acme
  units: [{{id: p, kind: post, name: Clerk, filled: false, vacant_since: 2024-03-15}}, {{id: t, kind: team, valid: {{from: 2024-01-10}}}}]
"""
    for looked, reaches in (("2024-06-30", False), ("2024-06-15", True)):
        scene = scene_of(orgtree.loads(text.format(day=looked)), view="timeline", language="en")
        number = next(i for i, stroke in enumerate(scene.strokes) if stroke.name == "day")
        (line,) = (line for line in scene.lines if line.stroke == number)
        (x, top), _ = line.parts[0]
        ticks = [one for one in scene.labels if one.text.startswith("2024-") and one.anchor == "middle"]
        crossed = [one for one in ticks if abs(one.x - x) < width(one.text, one.size) / 2 and top < one.y]
        assert crossed == []
        assert (top < ticks[0].y) == reaches
        texts = {label.text for label in scene.labels}
        assert "vacant since" in texts
        assert "a date" not in texts
