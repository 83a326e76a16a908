"""Where one sentence ends and another begins: the last of few, the first of many, one word in several languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import orgtree
from orgtree.base.dates import EARLIEST, LATEST, Date
from orgtree.check.finding_words import sentence, source_of, worst_first
from orgtree.check.rules.name_ending import bare
from orgtree.check.rules.no_overlap import days_at_once
from orgtree.check.rules.term import later
from orgtree.graph.bounds import Bounds

if TYPE_CHECKING:
    from project import Project

TEAMS = "check: field-range, for: team, field: members"


def said(project: Project, definition: str, charter: str = "", head: str = "as_of: 2020-06-01") -> list[str]:
    """Return what is told of some units: the codes of findings, their units and sentences."""
    project.charter(charter)
    project.definition(definition, head)
    return [f"{one.code} {one.unit}: {one.text()}" for one in project.check().report.findings]


def covered(project: Project, each: str) -> None:
    """Write a charter by which so many bodies cover each area."""
    project.write(
        "charter.yaml",
        f"""
        orgtree: charter/1
        name: areas
        kinds: {{area: {{}}, body: {{}}}}
        links: {{area_in: {{hierarchy: true, from: area, to: area}}, covers: {{from: body, to: area}}}}
        rules: {{R01: {{check: tiles, for: area, along: area_in, by: ^covers, each: {each}}}}}
        """,
    )


def test_a_sentence_is_cut_where_it_is_longer_than_a_terminal_needs() -> None:
    """At two thousand letters, and not before."""
    assert sentence("x" * 2000, {}) == "x" * 2000
    assert sentence("x" * 2001, {}) == "x" * 2000 + "…"


def test_of_several_severities_the_worst_counts() -> None:
    """An error before a warning, a warning before an information."""
    assert worst_first(["info", "error", "warning"]) == "error"
    assert worst_first(["info", "warning"]) == "warning"


def test_a_case_of_a_rule_has_words_of_its_own(project: Project) -> None:
    """Title, remedy and source of the case, else those of the rule."""
    own = "title: small clubs, remedy: divide them, source: minutes"
    rule = f"{TEAMS}, title: size, remedy: look, source: book"
    cases = f"[{{where: {{founded: ..2000}}, allowed: ..2, {own}}}, {{allowed: ..5}}]"
    project.charter(f"rules: {{R01: {{{rule}, cases: {cases}}}}}")
    project.definition(
        "- {id: a, kind: team, members: 9, founded: 1990}\n- {id: b, kind: team, members: 9, founded: 2010}"
    )
    found = project.check().report.findings
    words = [(one.unit, one.rule.pick("en"), one.help_text(), source_of(one)) for one in found]
    assert words == [("a", "small clubs", "divide them", "minutes"), ("b", "size", "look", "book")]


def test_what_is_missing_along_a_named_path_may_follow_from_any_wrong_link(project: Project) -> None:
    """The path may begin with it; a unit all of whose links are right misses it by itself."""
    charter = "paths: {home: [hosted_by, part_of]}\nrules: {R01: {check: required-link, for: team, path: home}}"
    assert said(project, "- {id: a, kind: team, hosted_by: nobody-at-all}\n- {id: b, kind: team}", charter) == [
        "ORG202 a: 'hosted by' of 'a' leads to 'nobody-at-all', and no unit has this id",
        "R01 b: 'b' has no unit along 'home'",
    ]
    assert project.check().report.hidden == 1


@pytest.mark.parametrize(
    ("units", "told"),
    [
        ([], "no body covers 'x', must be at least 2"),
        (["a"], "'x' is covered by 1, fewer than 2: a"),
        (["a", "b"], None),
    ],
)
def test_an_area_is_covered_by_none_by_few_or_by_enough(project: Project, units: list[str], told: str | None) -> None:
    """What lies over it is named where there is some."""
    covered(project, "2..")
    bodies = "\n".join(f"- {{id: {one}, kind: body, covers: x}}" for one in units)
    project.definition(f"- {{id: x, kind: area}}\n{bodies}")
    assert [one.text() for one in project.check().report.findings] == ([told] if told else [])


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (6, "t0, then t1, then t2, then t3, then t4, then t5, then t0"),
        (7, "t0, then t1, then t2, then t3, then t4, then t5, then …, then t0"),
    ],
)
def test_a_long_circle_is_not_told_unit_by_unit(project: Project, count: int, shown: str) -> None:
    """Six units are named, and that there are more."""
    charter = "  backs: {from: team, to: team}\nrules: {R01: {check: acyclic, for: team, path: backs}}"
    units = "\n".join(f"- {{id: t{one}, kind: team, backs: t{(one + 1) % count}}}" for one in range(count))
    assert said(project, units, charter) == [f"R01 t0: 't0' leads back to itself along 'backs': {shown}"]


def test_a_name_in_several_languages_is_told_in_all_of_them(project: Project) -> None:
    """As it is written, one after another; one in a single language by itself."""
    charter = "rules: {R01: {check: text-pattern, for: team, field: name, pattern: '[A-Z].*'}}"
    units = "- {id: a, kind: team, name: {en: east, zh: 东组}}\n- {id: b, kind: team, name: west}"
    assert said(project, units, charter) == [
        "R01 a: name of 'east' is east / 东组, and not written as [A-Z].*",
        "R01 b: name of 'west' is west, and not written as [A-Z].*",
    ]


def test_a_unit_that_ends_before_the_one_above_it_begins(project: Project) -> None:
    """Nesting is told by the units, a link by its name."""
    units = "- id: c\n  kind: club\n  valid: {from: 2019}\n  units: [{id: a, kind: team, valid: {until: 2018-07-01}}]"
    assert said(project, units) == ["ORG216 a: 'a' ends on 2018-07-01, before 'c' above it begins"]
    apart = "- {id: c, kind: club, valid: {from: 2019}}\n- {id: a, kind: team, hosted_by: {to: c, valid: {until: 2018-07-01}}}"
    assert said(project, apart) == ["ORG216 a: 'hosted by' of 'a' to 'c' ends on 2018-07-01, before 'c' begins"]


@pytest.mark.parametrize(
    ("head", "help_"),
    [
        ("as_of: 2020-06-01", "take it away, or have it approved again; the day that is looked at is 2020-06-01"),
        ("title: undated", "take it away, or have it approved again; today is 2026-12-01"),
    ],
)
def test_an_exception_ends_before_the_day_that_it_names(project: Project, head: str, help_: str) -> None:
    """On that day it holds no more; what day that is, is told as it is known."""
    project.charter(f"rules: {{R01: {{{TEAMS}, allowed: ..5}}}}")
    exception = "exceptions: {R01: {reason: minute 12, until: 2020-06-01}}"
    project.definition(f"- {{id: a, kind: team, members: 9, {exception}}}", head)
    found = project.check().report.findings
    assert sorted((one.code, one.severity) for one in found) == [("ORG042", "warning"), ("R01", "error")]
    assert [one.help_text() for one in found if one.code == "ORG042"] == [help_]


@pytest.mark.parametrize("newline", ["", "\n", "\r\n"])
def test_a_comment_that_silences_may_end_the_document(project: Project, newline: str) -> None:
    """With an end of its line or without."""
    project.charter(f"rules: {{R01: {{{TEAMS}, allowed: ..5}}}}")
    path = project.definition("- {id: a, kind: team, members: 9}  # orgtree: ignore[R01] agreed")
    path.write_bytes(path.read_text("utf-8").rstrip("\n").encode() + newline.encode())
    report = project.check().report
    assert (report.findings, report.silenced) == ((), {"ignore": 1})


def test_settings_may_name_any_code_of_orgtree_itself(project: Project) -> None:
    """Whether or not anything of it is found; one that there is not is told."""
    project.charter()
    project.definition("- {id: a, kind: team}\n- {id: c, kind: club}")
    project.write("orgtree.toml", 'ignore = ["ORG208", "ORG2"]\n')
    assert project.check().report.findings == ()
    project.write("orgtree.toml", 'ignore = ["ORG208", "ORG999"]\n')
    assert [one.text() for one in project.check().report.findings] == ["there is no code 'ORG999'"]


def test_endings_of_some_languages_are_enough(project: Project) -> None:
    """A language may have none; all of them may not."""
    rule = "check: name-ending, for: team, endings: {en: [team], zh: []}"
    assert said(project, "- {id: a, kind: team, name: Blue team}", f"rules: {{R01: {{{rule}}}}}") == []
    found = said(project, "- {id: a, kind: team}", "rules: {R01: {check: name-ending, for: team, endings: {en: []}}}")
    assert [one.split(":", 1)[1] for one in found] == [" endings or never is needed, as in endings: {en: [branch]}"]


@pytest.mark.parametrize(("count", "more"), [(6, ""), (7, ", …")])
def test_of_many_values_that_are_allowed_six_are_told(project: Project, count: int, more: str) -> None:
    """The sixth is the last one."""
    words = [f"w{number}" for number in range(count + 1)]
    charter = f"""
    orgtree: charter/1
    name: forms
    kinds: {{team: {{fields: {{form: {{type: choice, of: [{", ".join(words)}]}}}}}}}}
    rules: {{R01: {{check: field-value, for: team, field: form, allowed: [{", ".join(words[:count])}]}}}}
    """
    project.write("charter.yaml", charter)
    project.definition(f"- {{id: a, kind: team, form: {words[-1]}}}")
    (finding,) = project.check().report.findings
    assert finding.text() == f"form of 'a': w{count}, must be w0, w1, w2, w3, w4{' or w5' if not more else ', w5 or …'}"


def test_whether_anything_is_as_bad_as_asked(project: Project) -> None:
    """A warning is as bad as an information, and no error."""
    project.charter(f"rules: {{R01: {{{TEAMS}, allowed: ..5, wording: generally}}}}")
    project.definition("- {id: a, kind: team, members: 9}")
    report = project.check().report
    grades: list[Any] = ["error", "warning", "info"]
    assert [report.reaches(one) for one in grades] == [False, True, True]
    assert [len(report.at_least(one)) for one in grades] == [0, 1, 1]


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("branch2", "branch"),
        ("branch 22", "branch"),
        ("East Branch B2", "east branch"),
        ("b2b", "b2b"),
        ("east b_2", "east"),
        ("east b-2", "east b-"),
        ("(new)", "(new)"),
        ("(new) 2", "(new)"),
        ("(new) branch (old) ", "(new) branch"),
        ("branch）", "branch）"),
        ("支部（二）", "支部"),
        ("第２支部", "第２支部"),
        ("支部２", "支部"),
        ("“支部”", "“支部"),
        ("2", "2"),
        ("", ""),
        ("a" + " 1" * 20, "a"),
        ("x" * 1001, "x" * 1000),
    ],
)
def test_what_the_end_of_a_name_does_not_count(name: str, core: str) -> None:
    """Figures, words with figures, brackets and quotation marks, as often as they stand there, but never all of it."""
    assert bare(name) == core


@pytest.mark.parametrize(
    ("since", "years", "until"),
    [
        ("2020-02-29", 1, "2021-02-28"),
        ("2020-02-29", 4, "2024-02-29"),
        ("9996-06-15", 3, "9999-06-15"),
        ("9996-06-15", 4, "9999-12-31"),
    ],
)
def test_so_many_years_later(since: str, years: int, until: str) -> None:
    """Up to the last day that there is; what is not known stays so."""
    first, last = (float(Date.parse(day).first) for day in (since, until))
    days = later(Bounds(np.asarray([first, -np.inf]), np.asarray([first, np.inf])), years)
    assert [end.tolist() for end in days] == [[last, -np.inf], [last, np.inf]]


def test_of_a_link_and_its_case_each_is_pointed_at_where_it_is_written(project: Project) -> None:
    """The first of the second sort, too."""
    links = "  at: {from: team, to: club}\n  lent_to: {is_a: at, from: team, to: club}\n"
    project.charter(f"{links}rules: {{R01: {{check: no-overlap, link: at}}}}")
    path = project.definition("""
    - {id: c, kind: club}
    - {id: a, kind: team, at: {to: c, valid: {from: 2018, until: 2019}}}
    - {id: b, kind: team, lent_to: {to: c, valid: {from: 2018-06}}}
    - {id: d, kind: team, lent_to: {to: c, valid: {from: 2019-06}}}
    """)
    text = path.read_text("utf-8")
    told = []
    for finding, span, related in project.check().report.located():
        assert span is not None
        places = [span, *(where for _, where in related)]
        told.append((finding.unit, *(text[one.start : one.end] for one in places)))
    assert told == [
        ("b", "{to: c, valid: {from: 2018-06}}", "{to: c, valid: {from: 2018, until: 2019}}"),
        ("d", "{to: c, valid: {from: 2019-06}}", "{to: c, valid: {from: 2018-06}}"),
    ]


def test_a_link_that_holds_on_no_day_is_at_once_with_none(project: Project) -> None:
    """One end came when the other had gone."""
    rules = "no-overlap, link: hosted_by"
    units = """
    - {id: first, kind: club}
    - {id: c, kind: club, valid: {from: 2018}}
    - {id: e, kind: team, hosted_by: {to: c, valid: {from: 2018, until: 2019}}}
    - {id: f, kind: team, hosted_by: {to: c, valid: {from: 2019}}}
    - {id: a, kind: team, valid: {until: 2018}, hosted_by: c}
    - {id: b, kind: team, hosted_by: {to: c, valid: {from: 2017, until: 2018-01-01}}}
    - {id: d, kind: team, valid: {until: 2018}, hosted_by: c}
    """
    head = "as_of: 2020-06-01"
    for rule in (rules, "sequence, per: hosted_by", "sequence, per: hosted_by, gap: 0"):
        project.charter(f"rules: {{R01: {{check: {rule}}}}}")
        project.definition(units, head)
        report = project.check(select=["R01"]).report
        assert (report.findings, report.undecided) == ((), {})


def test_a_number_and_a_text_never_agree(project: Project) -> None:
    """They are two different things, whatever they are."""
    text = project.charter("rules: {R01: {check: agrees, field: members, path: hosted_by, with: motto}}").read_text()
    project.write(
        "charter.yaml", text.replace("club: {is_a: body}", "club: {is_a: body, fields: {motto: {type: text}}}")
    )
    project.definition("""
    - {id: c, kind: club, motto: "3"}
    - {id: e, kind: club}
    - {id: a, kind: team, members: 3, hosted_by: c}
    - {id: b, kind: team, members: 3, hosted_by: e}
    """)
    assert [one.text() for one in project.check().report.findings] == ["'members' of 'a' is 3, and 'motto' of 'c' is 3"]


@pytest.mark.parametrize(
    ("start", "stop", "told"),
    [
        ("2018-01-01", "2019-01-01", "from 2018-01-01 until 2019-01-01"),
        ("2018-01-01", None, "since 2018-01-01"),
        (None, "2019-01-01", "until 2019-01-01"),
        (None, None, "at the same time"),
    ],
)
def test_on_which_days_two_are_at_one_place(start: str | None, stop: str | None, told: str) -> None:
    """As far as they are bounded."""
    first = EARLIEST if start is None else Date.parse(start).first
    last = LATEST if stop is None else Date.parse(stop).first
    assert str(days_at_once(first, last)) == told


@pytest.mark.parametrize(
    ("units", "number"),
    [
        ("{id: a, kind: club, members: 3}, {id: b, kind: club, members: 3}", "2"),
        (
            "{id: a, kind: club, members: 3}, {id: b, kind: club, members: 3, founded: 1990}, {id: d, kind: club}",
            "2 to 3",
        ),
        (
            "{id: a, kind: club, members: 3}, {id: b, kind: club}, {id: d, kind: club, units: [{id: e, kind: team}]}",
            "1 to 3",
        ),
    ],
)
def test_of_how_many_units_a_share_is(project: Project, units: str, number: str) -> None:
    """Those that are surely meant, to those that may be."""
    project.charter(
        "rules: {R01: {check: span-share, for: club, where: {members: 3}, path: ^part_of, band: 2.., share: 50%..}}"
    )
    project.definition("\n".join(f"- {unit}" for unit in units.replace("}, {id: ", "}\n{id: ").split("\n")))
    (finding,) = project.check().report.findings
    assert f" of {number} units have a span of at least 2" in finding.text()


def test_a_text_that_nobody_states_is_undecided(project: Project) -> None:
    """Where its unit could have it."""
    text = project.charter("rules: {R01: {check: text-pattern, field: motto, pattern: '[a-z]+'}}").read_text()
    project.write(
        "charter.yaml", text.replace("club: {is_a: body}", "club: {is_a: body, fields: {motto: {type: text}}}")
    )
    path = project.definition("- {id: c, kind: club}\n- {id: a, kind: team}")
    report = project.check().report
    assert (report.findings, report.undecided) == ((), {"R01": 1})
    project.write(
        "charter.yaml",
        text.replace("club: {is_a: body}", "club: {is_a: body, fields: {motto: {type: text, default: A1}}}"),
    )
    ((finding, span, _),) = project.check().report.located()
    assert span is not None
    assert (finding.text(), path.read_text()[span.start : span.end]) == (
        "motto of 'c' is A1, and not written as [a-z]+",
        "c",
    )


def test_what_may_lie_below_a_covered_area_may_be_covered(project: Project) -> None:
    """With all below it, wherever it stands in the file."""
    covered(project, "0")
    units = [
        "{id: r, kind: area, incomplete: [area_in]}",
        "{id: s, kind: area, area_in: r}",
        "{id: m, kind: area}",
        "{id: n, kind: area, area_in: m}",
        "{id: b, kind: body, covers: m}",
    ]
    for order in (units, units[::-1], units[2:] + units[:2]):
        project.definition("\n".join(f"- {unit}" for unit in order))
        report = project.check().report
        assert {one.unit for one in report.findings} == {"m", "n"}
        assert report.undecided == {"R01": 2}


@pytest.mark.parametrize(
    ("settings", "names", "told"),
    [
        ("never: {en: [branch]}", ["East", "branch", "a branch", "a Branch 2", "branches", "分支branch（新）", "支部", "北支部２"], ["branch", "a branch", "a Branch 2", "分支branch（新）"]),
        ("never: {en: [支部]}", ["支部", "北支部", "北支部2", "北支部（新）", "支部处", "a", "北2"], ["支部", "北支部", "北支部2", "北支部（新）"]),
        ("endings: {en: [支部]}", ["支部", "北支部2", "支部处", "a"], ["支部处", "a"]),
        ("endings: {en: [支部]}, never: {en: [大支部]}", ["支部", "北大支部", "北大支部2", "处"], ["北大支部", "北大支部2", "处"]),
        ("endings: {zh: [支部]}", ["支部", "处"], []),
        ("endings: {en: [team, '2']}", ["a team", "a team 2", "a team 3", "a", "TEAM"], ["a"]),
    ],
)  # fmt: skip
def test_which_names_end_as_they_may(project: Project, settings: str, names: list[str], told: list[str]) -> None:
    """In documents as in tables, whose names are looked at together."""
    project.charter(f"rules: {{R01: {{check: name-ending, for: team, {settings}}}}}")
    project.definition(
        "\n".join(f'- {{id: t{number}, kind: team, name: "{name}"}}' for number, name in enumerate(names))
    )
    found = project.check().report.findings
    assert [one.facts["name"] for one in found] == told
    pl = pytest.importorskip("polars")
    units = pl.DataFrame(
        {"id": [f"t{number}" for number in range(len(names) + 1)], "kind": "team", "name": [*names, None]}
    )
    again = orgtree.from_rows(units, charter=str(project.folder / "charter.yaml"), title="t").check().findings
    assert [one.facts["name"] for one in again if one.code == "R01"] == told


@pytest.mark.parametrize(
    ("allowed", "found", "undecided"),
    [
        ("..1", ["b"], 2),
        ("2..", [], 2),
        ("..2", [], 3),
        ("3..", [], 3),
        ("0..", [], 0),
        ("0", ["a", "b", "e"], 0),
    ],
)
def test_a_holder_may_have_posts_that_are_not_listed(
    project: Project, allowed: str, found: list[str], undecided: int
) -> None:
    """Where a post says so, and where it may be listed by such a one; a holder is told of at the first of the posts."""
    charter = f"  coheld: {{symmetric: true, from: team, to: team}}\nrules: {{R01: {{check: posts-per-holder, for: team, link: coheld, allowed: {allowed}}}}}"
    project.charter(charter)
    project.definition("""
    - {id: a, kind: team, incomplete: [coheld]}
    - {id: b, kind: team, coheld: d, incomplete: [coheld]}
    - {id: d, kind: team}
    - {id: e, kind: team}
    """)
    report = project.check().report
    assert [one.unit for one in report.findings] == found
    assert report.undecided == ({"R01": undecided} if undecided else {})


@pytest.mark.parametrize(
    ("range_", "undecided"), [("1900-01-01..2100-01-01", 1), ("1900-01-01..", 1), ("..2100-01-01", 1), ("..", 1)]
)
def test_a_batch_of_which_it_is_not_known_when_it_began_is_undecided(
    project: Project, range_: str, undecided: int
) -> None:
    """Whatever its date may be at all."""
    text = project.charter("rules: {R01: {check: sequence, per: hosted_by, begins: founded, ends: closed}}").read_text()
    dates = f"founded: {{type: date, range: {range_}}}, closed: {{type: date}}"
    if range_ == "..":
        dates = "founded: {type: date}, closed: {type: date}"
    project.write("charter.yaml", text.replace("founded: {type: date}", dates))
    project.definition("""
    - {id: c, kind: club}
    - {id: a, kind: team, founded: 2010, closed: 2011, hosted_by: c}
    - {id: b, kind: team, founded: 2012, closed: 2014, hosted_by: c}
    - {id: d, kind: team, closed: 2005, hosted_by: c}
    """)
    report = project.check().report
    assert report.findings == ()
    assert report.undecided == {"R01": undecided}


def test_a_batch_that_a_rule_is_perhaps_about_is_undecided(project: Project) -> None:
    """Where it begins before the one that it came after has ended; one that surely is meant is told of."""
    rule = "check: sequence, after: follows, where: {members: 3}, begins: founded, ends: closed"
    text = project.charter(f"  follows: {{from: team, to: team}}\nrules: {{R01: {{{rule}}}}}").read_text()
    project.write("charter.yaml", text.replace("founded: {type: date}", "founded: {type: date}, closed: {type: date}"))
    project.definition("""
    - {id: a, kind: team, founded: 2010, closed: 2016}
    - {id: b, kind: team, founded: 2014, follows: a}
    - {id: d, kind: team, founded: 2014, follows: a, members: 3}
    - {id: e, kind: team, founded: 2014, follows: a, members: 4}
    - {id: f, kind: team, founded: 2018, follows: a}
    """)
    report = project.check().report
    assert [one.unit for one in report.findings] == ["d"]
    assert report.undecided == {"R01": 1}


@pytest.mark.parametrize(
    ("one", "other", "found", "undecided"),
    [
        ("members: 3", "founded: 2000", ["a"], 0),
        ("founded: 2010", "founded: 2000", [], 1),
        ("members: 3", "members: 4", [], 1),
        ("members: 4, founded: 2010", "founded: 2000", [], 0),
    ],
)
def test_posts_that_are_perhaps_apart_are_undecided(
    project: Project, one: str, other: str, found: list[str], undecided: int
) -> None:
    """Whichever of the two it is of which too little is known."""
    rule = "check: held-apart, link: coheld, left: {members: 3}, right: {founded: ..2005}"
    project.charter(f"  coheld: {{symmetric: true, from: team, to: team}}\nrules: {{R01: {{{rule}}}}}")
    project.definition(f"- {{id: a, kind: team, {one}, coheld: b}}\n- {{id: b, kind: team, {other}}}")
    report = project.check().report
    assert [finding.unit for finding in report.findings] == found
    assert report.undecided == ({"R01": undecided} if undecided else {})
