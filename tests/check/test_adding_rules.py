"""Three ways to add a rule, cheapest first: a charter, a Python file or module, an entry point."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint, EntryPoints
from typing import TYPE_CHECKING

import pytest

from orgtree.check.finding_words import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from project import Project

SHORT_IDS = '''
"""Ids are short."""

from pydantic import Field

from orgtree.check.options import CheckOptions
from orgtree.check.rule import Problem

NAME = "short-id"
CODE = "X01"
SEVERITY = "warning"
TITLE = {"en": "ids are short", "zh": "编号要短"}
SOURCE = "house style, 2"


class Options(CheckOptions):
    most: int = Field(3, description="most letters of an id")


def check(context, options):
    for unit in context.scope(options).must.nonzero()[0].tolist():
        if len(context.id(unit)) > options.most:
            yield Problem(unit, "the id of '{unit}' is longer than {most}", context.graph.place(unit, "id"),
                          {"most": options.most})
'''


@pytest.fixture
def teams(project: Project) -> Project:
    """Return a project with a short and a long id, and a Python rule that nobody has named yet."""
    project.charter()
    project.definition("""
    - {id: abc, kind: team}
    - {id: abcdef, kind: team}
    """)
    project.write("rules/short_id.py", SHORT_IDS)
    return project


def test_a_rule_of_parameters_needs_no_python(project: Project) -> None:
    """A charter names a check and its settings."""
    project.charter("rules: {R01: {check: field-range, for: team, field: members, allowed: ..5}}")
    project.definition("- {id: a, kind: team, members: 6}")
    assert project.found() == ["R01:a"]


def test_a_python_file_is_a_rule_when_the_settings_name_it(teams: Project) -> None:
    """Its module says code, severity, title and source; nothing is loaded before it is named."""
    assert teams.found() == []
    teams.write("orgtree.toml", 'rules = ["rules/short_id.py"]')
    report = teams.check().report
    (finding,) = report.findings
    assert (finding.code, finding.name, finding.severity, finding.unit) == ("X01", "short-id", "warning", "abcdef")
    assert source_of(finding) == "house style, 2"
    assert finding.rule.pick("zh") == "编号要短"
    assert "X01" in {note.code for note in report.rules}


def test_the_settings_may_say_what_the_module_says(teams: Project) -> None:
    """Code, severity, title and options of the configuration win, so one module makes several rules."""
    teams.write(
        "orgtree.toml",
        """
        [[rules]]
        use = "rules/short_id.py"
        code = "Y01"
        severity = "info"
        title = "very short"
        options = {most = 2, for = "team"}
        """,
    )
    findings = teams.check().report.findings
    assert [(finding.code, finding.severity) for finding in findings] == [("Y01", "info"), ("Y01", "info")]
    assert findings[0].rule.pick("en") == "very short"


def test_wrong_options_in_the_settings_have_a_place_there(teams: Project) -> None:
    """Kinds and paths are read with the names of the charter, and a slip is told of beside the rule."""
    path = teams.write("orgtree.toml", '[[rules]]\nuse = "rules/short_id.py"\noptions = {for = "teem"}')
    (entry,) = teams.check().report.located()
    assert entry.finding.code == "ORG113"
    assert entry.span is not None
    assert path.read_text()[entry.span.start : entry.span.end] == "rules/short_id.py"


def test_a_charter_can_use_a_check_of_the_settings(teams: Project) -> None:
    """The module's name becomes a check; without a CODE it is nothing more."""
    teams.write("rules/short_id.py", SHORT_IDS.replace('CODE = "X01"', ""))
    teams.write("orgtree.toml", 'rules = ["rules/short_id.py"]')
    assert teams.found() == []
    teams.charter("rules: {R01: {check: short-id, most: 2, wording: may}}")
    assert teams.found() == ["R01:abc", "R01:abcdef"]


def test_a_dotted_name_is_imported(teams: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that Python finds needs no file name."""
    monkeypatch.syspath_prepend(teams.folder)
    teams.write("orgtree.toml", 'rules = ["rules.short_id"]')
    try:
        assert teams.found() == ["X01:abcdef"]
    finally:
        for name in ("rules.short_id", "rules"):
            sys.modules.pop(name, None)


@pytest.fixture
def offered(teams: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """Return the project beside an installed package that offers its rule as an entry point."""
    teams.write("our_rules_of_a_package.py", SHORT_IDS)
    monkeypatch.syspath_prepend(teams.folder)
    point = EntryPoint("our-rules", "our_rules_of_a_package", "orgtree.rules")
    monkeypatch.setattr("orgtree.check.loading.entry_points", lambda group: EntryPoints([point]).select(group=group))
    yield teams
    sys.modules.pop("our_rules_of_a_package", None)


def test_an_entry_point_is_loaded_only_when_it_is_switched_on(offered: Project) -> None:
    """Being installed is not enough; a slip in the name is told of."""
    assert offered.found() == []
    assert "our_rules_of_a_package" not in sys.modules
    offered.write("orgtree.toml", 'plugins = ["our-rules"]')
    assert offered.found() == ["X01:abcdef"]
    offered.write("orgtree.toml", 'plugins = ["our-rulse"]')
    (finding,) = offered.check().report.findings
    assert (finding.code, finding.help_text()) == ("ORG054", "did you mean 'our-rules'?")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("import nothing_of_this_name", "ModuleNotFoundError"),
        ("NAME = 'a'", "it has no check(context, options)"),
        ("def check(context, options): ...", "it has no NAME in kebab case"),
        (SHORT_IDS.replace('"X01"', '"ORG300"'), "its CODE is not capitals and a number"),
        (SHORT_IDS.replace('"warning"', '"warn"'), "its SEVERITY is not error, warning or info"),
        (SHORT_IDS.replace("(CheckOptions)", ""), "its Options are not a CheckOptions"),
        ("NAME, Options = 'a', 3\n\n\ndef check(context, options): ...", "its Options are not a CheckOptions"),
        ("def (", "SyntaxError"),
        ("raise SystemExit(3)", "SystemExit"),
    ],
)
def test_a_rule_that_cannot_be_loaded_fails_the_run(teams: Project, text: str, reason: str) -> None:
    """The reason is told at the setting, and the other rules still run."""
    teams.charter("rules: {R01: {check: required-link, for: team, path: hosted_by}}")
    teams.write("rules/short_id.py", text)
    teams.write("orgtree.toml", 'rules = ["rules/short_id.py"]')
    outcome = teams.check()
    assert outcome.crashed
    codes = [finding.code for finding in outcome.report.findings]
    assert codes == ["ORG053", "R01", "R01"]
    assert reason in outcome.report.findings[0].text()


def test_a_rule_is_a_python_file(teams: Project) -> None:
    """Another one is not run, and one that is not there is told of."""
    teams.write("rules/short_id.txt", SHORT_IDS)
    teams.write("orgtree.toml", 'rules = ["rules/short_id.txt", "rules/nothing.py"]')
    assert [finding.text() for finding in teams.check().report.findings] == [
        "the rule 'rules/short_id.txt' cannot be loaded: ImportError: 'rules/short_id.txt' is not a Python file",
        "the rule 'rules/nothing.py' cannot be loaded: FileNotFoundError: there is no file 'rules/nothing.py'",
    ]


def test_a_rule_that_crashes_is_a_finding_and_the_others_still_run(teams: Project) -> None:
    """What it found before stays; the finding says what went wrong and where, and no selection hides it."""
    crashing = SHORT_IDS.replace("            yield Problem", "            1 / 0\n            yield Problem")
    teams.write("rules/short_id.py", crashing)
    teams.write("orgtree.toml", 'rules = ["rules/short_id.py"]')
    teams.charter("rules: {R01: {check: required-link, for: team, path: hosted_by}}")
    outcome = teams.check(select=["R01", "X01"])
    assert outcome.crashed
    assert [finding.code for finding in outcome.report.findings] == ["R01", "R01", "ORG001"]
    crash = outcome.report.findings[2]
    assert crash.text() == "rule 'X01' stopped with ZeroDivisionError: division by zero"
    assert "short_id.py" in crash.help_text()


GRADES = """
import numpy as np
from orgtree.base.finding import Label
from orgtree.check.rule import Problem, Undecided

NAME, CODE, REMEDY = "grades", "X01", "look again"


def check(context, options):
    place = context.graph.place(0, "id")
    yield Problem(0, "of the rule itself", place)
    yield Problem(0, "of a grade", place, code="X01b", severity="info", labels=(Label(place, "here"),))
    yield Problem(0, "of another rule", None, code="R01", help="not said")
    yield Problem(None, "of no unit", None, {"remedy": "own"})
    yield Undecided(np.asarray([0, 1]))
"""


def test_a_rule_may_tell_of_grades_of_its_own_code(teams: Project) -> None:
    """Under any other code, and under a charter's, it is the rule's; a problem need have no place and no unit."""
    teams.write("rules/short_id.py", GRADES)
    teams.write("orgtree.toml", 'rules = ["rules/short_id.py"]')
    teams.charter("rules: {X1: {check: grades, remedy: see the charter, wording: generally}}")

    def told() -> list[tuple[str, str, str | None, str, int]]:
        found = teams.check().report.findings
        return [(one.code, one.severity, one.unit, one.help_text(), len(one.labels)) for one in found]

    assert told() == [
        ("X1", "warning", "abc", "see the charter", 1),
        ("X1", "info", "abc", "see the charter", 2),
        ("X1", "warning", "abc", "see the charter", 0),
        ("X1", "warning", None, "own", 0),
        ("X01", "error", "abc", "look again", 1),
        ("X01b", "info", "abc", "look again", 2),
        ("X01", "error", "abc", "look again", 0),
        ("X01", "error", None, "own", 0),
    ]
    assert teams.check().report.undecided == {"X01": 1, "X1": 1}  # a unit with a problem is decided


def test_a_unit_that_two_rules_of_one_code_leave_undecided_is_counted_once(teams: Project) -> None:
    """And one of which only one of them knows nothing, too."""
    for number, units in enumerate(["[0]", "[0, 1]", "[]"]):
        text = f"import numpy as np\nfrom orgtree.check.rule import Undecided\nNAME, CODE = 'r{number}', 'X01'\n\n\n"
        text += f"def check(context, options):\n    yield Undecided(np.asarray({units}, dtype=int))\n"
        teams.write(f"rules/r{number}.py", text)
    for files, undecided in ((["r0", "r1"], 2), (["r1", "r0"], 2), (["r1", "r2"], 2), (["r0", "r2"], 1)):
        teams.write("orgtree.toml", f"rules = {[f'rules/{one}.py' for one in files]}")
        assert teams.check().report.undecided == {"X01": undecided}


def test_what_a_rule_says_that_is_no_problem_stops_it(teams: Project) -> None:
    """It is told which class that is."""
    teams.write("rules/short_id.py", 'NAME, CODE = "odd", "X01"\n\n\ndef check(context, options):\n    yield 3\n')
    teams.write("orgtree.toml", 'rules = ["rules/short_id.py"]')
    outcome = teams.check()
    assert outcome.crashed
    assert [finding.text() for finding in outcome.report.findings] == [
        "rule 'X01' stopped with TypeError: a check yields Problem, Undecided or Finding, not int"
    ]


@pytest.mark.parametrize("when", ["loaded", "run"])
@pytest.mark.parametrize("length", [500, 501])
def test_a_long_reason_is_cut(teams: Project, when: str, length: int) -> None:
    """At five hundred letters, where a rule cannot be loaded and where it stops."""
    said = "x" * (length - len("ValueError: ") * (when == "loaded"))
    text = f"raise ValueError('{said}')\n"
    if when == "run":
        text = f"NAME, CODE = 'odd', 'X01'\n\n\ndef check(context, options):\n    {text}"
    teams.write("rules/short_id.py", text)
    teams.write("orgtree.toml", 'rules = ["rules/short_id.py"]')
    (finding,) = teams.check().report.findings
    assert len(str(finding.facts["reason"])) == 500
    assert finding.text().count("x") == len(said) - (length - 500)


def test_a_definition_or_a_charter_cannot_load_python(teams: Project) -> None:
    """Only the project's settings can: the same keys elsewhere are mistakes."""
    teams.charter('rules: {R01: {check: "rules/short_id.py"}}')
    assert teams.found() == ["ORG114"]
    teams.charter()
    teams.definition("- {id: abc, kind: team}", "as_of: 2020\nplugins: [our-rules]")
    assert teams.found() == ["ORG102"]
