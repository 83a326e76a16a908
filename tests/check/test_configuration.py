"""Settings of a project: where they are found, what they do, and what is wrong in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from orgtree.base.errors import UsageError
from orgtree.check.configuration import Configuration, level_of
from orgtree.check.read_configuration import find_configuration, read_configuration

if TYPE_CHECKING:
    from pathlib import Path

    from project import Project

RULES = """
rules:
  R01: {check: field-range, for: team, field: members, allowed: ..5}
  R01b: {check: field-range, for: team, field: members, allowed: ..8, wording: generally}
"""


@pytest.fixture
def strict(project: Project) -> Project:
    """Return a project of a club with two teams that are too large."""
    project.charter(RULES)
    project.definition("""
    - {id: c, kind: club, units: [{id: a, kind: team, members: 9}]}
    - {id: b, kind: team, members: 9}
    """)
    return project


def severities(project: Project) -> list[str]:
    """Return `code:unit severity` of every finding."""
    return [f"{finding.code}:{finding.unit} {finding.severity}" for finding in project.check().report.findings]


def test_settings_stand_beside_the_file_or_above_it(strict: Project) -> None:
    """The nearest file counts, and a pyproject.toml without settings is passed over."""
    strict.write("orgtree.toml", 'ignore = ["R01"]')
    strict.write("deep/pyproject.toml", '[project]\nname = "orgtree-less"\n')
    strict.write("deep/er/org.yaml", (strict.folder / "org.yaml").read_text())
    strict.charter(RULES, "deep/er/charter.yaml")
    assert strict.found("deep/er/org.yaml") == []
    strict.write("deep/pyproject.toml", '[tool.orgtree]\nignore = ["R01b"]\n')
    assert strict.found("deep/er/org.yaml") == ["R01:a", "R01:b"]


@pytest.mark.parametrize(
    ("text", "codes"), [('name = "x\n', []), ('[tool.orgtree]\nignore = ["R01\n', ["ORG050"]), ("", [])]
)
def test_a_project_file_that_cannot_be_read_is_told_if_it_speaks_of_orgtree(
    tmp_path: Path, text: str, codes: list[str]
) -> None:
    """Else it is the affair of other programs."""
    settings = read_configuration(tmp_path / "pyproject.toml", text)
    assert [finding.code for finding in settings.findings] == codes


def test_settings_above_the_repository_are_not_looked_at(strict: Project) -> None:
    """A folder with `.git` is as far as it goes."""
    strict.write("orgtree.toml", 'ignore = ["R01"]')
    (strict.folder / "inner" / ".git").mkdir(parents=True)
    strict.write("inner/org.yaml", (strict.folder / "org.yaml").read_text())
    strict.charter(RULES, "inner/charter.yaml")
    assert len(strict.found("inner/org.yaml")) == 4


def test_a_configuration_named_by_hand_wins(strict: Project) -> None:
    """Only that file counts; one that is not there is an error of use."""
    strict.write("orgtree.toml", 'ignore = ["R01"]')
    other = strict.write("other.toml", 'select = ["R01b"]')
    assert strict.found(config=other) == ["R01b:a", "R01b:b"]
    with pytest.raises(UsageError, match=r"none\.toml' cannot be read"):
        strict.check(config=strict.folder / "none.toml")


def test_what_is_left_out_is_counted_and_what_is_not_selected_is_not(strict: Project) -> None:
    """Ignoring is a silence, selecting is a question."""
    strict.write("orgtree.toml", 'ignore = ["R01b"]')
    report = strict.check(ignore=["R01b"]).report
    assert [finding.code for finding in report.findings] == ["R01", "R01"]
    assert report.silenced == {"configuration": 2}
    strict.write("orgtree.toml", 'select = ["R01b"]')
    report = strict.check().report
    assert [finding.code for finding in report.findings] == ["R01b", "R01b"]
    assert report.silenced == {}


def test_severity_is_set_by_code_file_and_subtree(strict: Project) -> None:
    """The smaller the part, the more it counts: subtree before file before all; the more exact code first."""
    strict.write(
        "orgtree.toml",
        """
        [severity]
        R01 = "warning"
        R01b = "info"

        [per-subtree.c]
        R01 = "off"
        """,
    )
    assert severities(strict) == ["R01:b warning", "R01b:b info"]
    assert strict.check().report.silenced == {"configuration": 2}
    strict.write("orgtree.toml", '[severity]\nR01 = "warning"\n[per-file."org.*"]\nR01 = "info"')
    assert {line.partition(" ")[2] for line in severities(strict)} == {"info"}
    strict.write("orgtree.toml", '[per-file."sub/*.yaml"]\nR01 = "off"')
    assert len(severities(strict)) == 4


def test_the_most_exact_code_gives_the_severity() -> None:
    """A family, a rule and a sub-code may all be set."""
    levels = {"R": "info", "R01": "warning", "R01b": "off", "ORG2": "error"}
    assert [level_of(levels, code) for code in ("R07", "R01", "R01c", "R01b", "ORG203", "ORG101")] == [
        "info",
        "warning",
        "warning",
        "off",
        "error",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "code", "marked", "remedy"),
    [
        ('selct = ["R01"]', "ORG051", "selct", "did you mean 'select'?"),
        ('\n[sevrity]\nR01 = "off"', "ORG051", "sevrity", "did you mean 'severity'?"),
        ('[severity]\nR01 = "warn"', "ORG052", "warn", "did you mean 'warning'?"),
        ("[severity]\nR01 = 3", "ORG052", "R01", "it is one of 'error', 'warning', 'info', 'off'"),
        ('select = "R01"', "ORG052", "select", ""),
        ('[per-subtree.d]\nR01 = "off"', "ORG055", "per-subtree.d", "take the setting away"),
        ('[severity]\nORG2O3 = "off"', "ORG055", "ORG2O3", "did you mean 'ORG203'?"),
        ("rules = [3]", "ORG052", "rules", "write use = with a file such as rules/naming.py, or a dotted name"),
        ("plugins = ['nothing-here']", "ORG054", "nothing-here", "install it"),
        ("a = = 3", "ORG050", "=", ""),
    ],
)
def test_a_mistake_in_the_settings_has_its_place(
    strict: Project, text: str, code: str, marked: str, remedy: str
) -> None:
    """Slips are told of at the wrong text, with what was most likely meant; the rest of the file holds."""
    path = strict.write("orgtree.toml", text)
    entry = next(entry for entry in strict.check().report.located() if entry.finding.code == code)
    assert entry.span is not None
    assert entry.span.label.endswith("orgtree.toml")
    assert path.read_text()[entry.span.start : entry.span.end] == marked
    assert entry.finding.help_text() == remedy


def test_settings_hold_beside_a_mistake(strict: Project) -> None:
    """One wrong key does not switch the others off."""
    strict.write("orgtree.toml", 'selct = 1\nignore = ["R01"]')
    assert strict.found() == ["ORG051"]


def test_a_baseline_of_the_settings_lets_old_findings_be(strict: Project) -> None:
    """Its path is relative to the settings, and an entry that is no longer found fails."""
    strict.write("orgtree.toml", 'baseline = "old/known.json"')
    strict.write("old/known.json", '{"orgtree": "baseline/1", "findings": {"R01": {"a": 1, "b": 1, "gone": 1}}}')
    report = strict.check().report
    assert [finding.code for finding in report.findings] == ["R01b", "R01b", "ORG040"]
    assert report.silenced == {"baseline": 2}


def test_nothing_above_means_no_settings(strict: Project) -> None:
    """Without any file everything is as it is."""
    assert find_configuration(strict.folder / "org.yaml") == Configuration()


def test_a_selection_that_means_nothing_is_told_of(strict: Project) -> None:
    """A slip in the only code would hide every finding."""
    strict.write("orgtree.toml", 'select = ["R1"]')
    assert strict.found() == ["ORG055"]
    assert strict.found(select=["R01b"]) == ["ORG055", "R01b:a", "R01b:b"]


def test_what_is_selected_by_hand_comes_before_the_settings(strict: Project) -> None:
    """The command line asks for more or for less than the settings do."""
    strict.write("orgtree.toml", 'select = ["R01b"]')
    assert len(strict.found(select=["R01"])) == 4


def test_a_file_is_too_large_wherever_it_is_cut(tmp_path: Path) -> None:
    """Not a character that the limit cuts in two is told, but the limit."""
    path = tmp_path / "orgtree.toml"
    path.write_text("# " + "é" * 600_000, encoding="utf-8")
    with pytest.raises(UsageError, match="is larger than 1048576 bytes"):
        read_configuration(path)


NAMED = "a rule is a file or a dotted name, or a table that names one with use"
USE = "write use = with a file such as rules/naming.py, or a dotted name"
CODE = "write capitals and a number, as in X01; those of ORG are orgtree's own"
RULE = '[[rules]]\nuse = "a.py"\n'


@pytest.mark.parametrize("file", ["orgtree.toml", "pyproject.toml"])
@pytest.mark.parametrize(
    ("text", "marked", "message", "remedy"),
    [
        ('select = ["R01", 3]', "select", "'select' has to be a list of texts", ""),
        ("baseline = 3", "baseline", "'baseline' has to be a text", ""),
        ('severity = ["P01"]', "severity", "'severity' has to be a table of codes and severities", ""),
        ('[severity]\nR01 = "off"\nR02 = "warn"', "warn", "'warn' is not a severity", "did you mean 'warning'?"),
        ("per-file = 3", "per-file", "'per-file' has to be a table of tables", ""),
        ('[per-file]\n"a.yaml" = 3', '"a.yaml"', "'a.yaml' has to be a table of codes and severities", ""),
        ('[per-file."a.yaml"]\nR01 = "of"', "of", "'of' is not a severity", "did you mean 'off'?"),
        ('[per-subtree]\ns1 = "off"', "s1", "'s1' has to be a table of codes and severities", ""),
        ('rules = "a.py"', "rules", "'rules' has to be a list of texts or tables", ""),
        ('rules = ["a.py", 3]', "rules", NAMED, USE),
        ('[[rules]]\ncode = "X01"', "rules", NAMED, USE),
        (f'{RULE}code = "x1"', "x1", "'x1' is not a rule's code", CODE),
        (f'{RULE}code = "ORG300"', "ORG300", "'ORG300' is not a rule's code", CODE),
        (f"{RULE}code = 5", "code", "'5' is not a rule's code", CODE),
        (f'{RULE}severity = "err"', "err", "'err' is not a severity", "did you mean 'error'?"),
        (f"{RULE}severity = 5", "severity", "'5' is not a severity", "it is one of 'error', 'warning', 'info'"),
        (f"{RULE}options = 5", "options", "'options' has to be a table", ""),
        (f'{RULE}sevrity = "info"', "sevrity", "'sevrity' is not a setting", "did you mean 'severity'?"),
        ('plugins = "x"', "plugins", "'plugins' has to be a list of texts", ""),
    ],
)
def test_what_is_told_of_each_wrong_setting(file: str, text: str, marked: str, message: str, remedy: str) -> None:
    """At the word that is wrong, in a file of its own as in that of a project."""
    if file == "pyproject.toml":
        tables = re.sub(r"^(\[+)", r"\1tool.orgtree.", text, flags=re.MULTILINE)
        text = f"[tool.other]\nselect = 3\n[tool.orgtree]\n{tables}"
    settings = read_configuration(file, text)
    (finding,) = settings.findings
    assert finding.place is not None
    assert finding.place.within is not None
    there = text[slice(*finding.place.within)].rpartition("tool.orgtree.")[2]
    assert (there, finding.text(), finding.help_text()) == (marked, message, remedy)
    assert settings.label == file
