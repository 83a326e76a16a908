"""Which findings can be mended by an edit, and which of those are safe."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from orgtree.base.finding import Finding, Label, Suggestion
from orgtree.base.place import Place
from orgtree.check.fixes import apply
from orgtree.check.suggestions import fix_for
from orgtree.source import SourceSet
from orgtree.source.includes import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from project import Project


def mended(project: Project, *, unsafe: bool = False) -> str:
    """Return the definition's text after its fixes."""
    report = project.check().report
    text = report.sources.text(0)
    return apply({0: text}, report.findings, unsafe=unsafe).get(0, text)


def only(project: Project) -> Finding:
    """Return the one finding."""
    (finding,) = project.check().report.findings
    return finding


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("{id: a, kind: taem}", "{id: a, kind: team}"),
        ('{id: a, kind: "taem"}', '{id: a, kind: "team"}'),
        ("{id: a, kind: team, membres: 3}", "{id: a, kind: team, members: 3}"),
        ("{id: a, kind: team, hosted_by: the-clbu}", "{id: a, kind: team, hosted_by: the-club}"),
        ("{id: a, kind: team, hosted_by: [{to: the-clbu}]}", "{id: a, kind: team, hosted_by: [{to: the-club}]}"),
        (
            "{id: a, kind: team, hosted_by: {too: x, to: the-club}}",
            "{id: a, kind: team, hosted_by: {too: x, to: the-club}}",
        ),
    ],
)
def test_a_near_name_is_a_guess(project: Project, wrong: str, right: str) -> None:
    """It is written only when guesses are asked for, in the quotes that stand there, and nothing else changes."""
    project.charter()
    before = project.definition(f"- {{id: the-club, kind: club}}\n- {wrong}  # kept").read_text()
    assert mended(project) == before
    assert mended(project, unsafe=True) == before.replace(wrong, right)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('">=45"', "45.."),
        ("'<= 45'", "..45"),
        ("≥45", "45.."),
        ("约300", "~300"),
        ("1,795", "1795"),
        ("12 345 678", "12345678"),
    ],
)
def test_a_number_that_can_mean_one_thing_only_is_mended_safely(project: Project, wrong: str, right: str) -> None:
    """The finding says what to write, and that is the only reading of what stands there."""
    project.charter()
    project.definition(f"- id: a\n  kind: team\n  members: {wrong}   # as printed")
    finding = only(project)
    assert finding.fix is not None
    assert finding.fix.safe
    assert f"members: {right}   # as printed" in mended(project)


@pytest.mark.parametrize("wrong", ['">45"', "'<3'", "1,5", "12,34"])
def test_a_number_that_can_mean_two_things_is_left(project: Project, wrong: str) -> None:
    """`>45` is not 45 or more, and a comma may stand for a decimal point: a person looks at it."""
    project.charter()
    before = project.definition(f"- id: a\n  kind: team\n  members: {wrong}").read_text()
    assert mended(project) == before


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("income: '1,250'", "write 1.250 if it is a decimal point, 1250 if it is not"),
        ("income: '1,5'", "write 1.5 if it is a decimal point, 15 if it is not"),
        ("income: 1,250", "write income: 1.250 if it is a decimal point, income: 1250 if it is not"),
        ("income: 1,05", "write income: 1.05 if it is a decimal point, income: 105 if it is not"),
        ("income: 1,250,000", "a comma ends a value inside braces; write income: 1250000"),
        ("income: 0,5", "a comma ends a value inside braces; write income: 0.5"),
        ("members: 1,250", "a comma ends a value inside braces; write members: 1250"),
        ("founded: 976", "write '0976' in quotes for the year, or 1902-09-02"),
        ("founded: 44377", "write 2021-06-30, or 2025-07-01"),
    ],
)
def test_what_can_mean_two_things_names_both_and_is_never_a_fix(project: Project, entry: str, said: str) -> None:
    """A number with a comma, in quotes or inside braces, and a day's number in place of a date."""
    text = project.charter().read_text()
    project.write("charter.yaml", text.replace("{type: date}", "{type: date}, income: {type: number}"))
    before = project.definition(f"- {{id: a, kind: team, {entry}}}").read_text()
    told = [f"{finding.text()}; {finding.help_text()}" for finding in project.check().report.findings]
    assert any(said in words for words in told)
    assert mended(project, unsafe=True) == before


def test_yes_becomes_true_where_true_or_false_is_wanted(project: Project) -> None:
    """YAML 1.2 reads yes as a text, and here it can mean one thing only."""
    project.charter().write_text(
        "orgtree: charter/1\nname: clubs\nkinds: {team: {fields: {open: {type: bool}, night: {type: bool}}}}\n"
    )
    project.definition("- {id: a, kind: team, open: yes, night: No}")
    assert "open: true, night: false}" in mended(project)


def test_a_repeated_entry_is_taken_out_of_a_list(project: Project) -> None:
    """In brackets with its comma, in a block with its line; the first one stays, and so do comments."""
    project.charter()
    project.definition("""
    - {id: x, kind: club}
    - {id: y, kind: club}
    - {id: a, kind: team, hosted_by: [x, y, x]}
    - {id: d, kind: team, hosted_by: [{to: x, valid: {from: 2019}}, {to: x, valid: {from: 2019}}, y]}
    - id: b
      kind: team
      hosted_by:
      - y   # the first
      - x
      - y
      # the end
    """)
    text = mended(project)
    assert "hosted_by: [x, y]}" in text
    assert "hosted_by: [{to: x, valid: {from: 2019}}, y]}" in text
    assert text.endswith("  - y   # the first\n  - x\n  # the end\n")


@pytest.mark.parametrize(
    "entries", ["\n  - x\n  - x  # why", " [\n  x, y,\n  x\n  ]", " [x, y\n  , x\n  ]", " [x,\n  x, y]"]
)
def test_an_entry_that_shares_its_line_or_comma_with_others_is_left(project: Project, entries: str) -> None:
    """What stands beside it would be lost, or a comma would be left."""
    project.charter()
    path = project.definition(
        f"- {{id: x, kind: club}}\n- {{id: y, kind: club}}\n- id: a\n  kind: team\n  hosted_by:{entries}\n"
    )
    assert only(project).fix is None
    assert mended(project) == path.read_text()


def test_settings_and_charters_are_mended_too(project: Project) -> None:
    """A fix goes to the document that its finding points into."""
    project.charter("rules: {R01: {check: feild-range, for: team, field: members, allowed: ..5}}")
    project.definition("- {id: a, kind: team}")
    project.write("orgtree.toml", 'ignroe = ["R01"]')
    report = project.check().report
    texts = {number: report.sources.text(number) for number in range(3)}
    changed = apply(texts, report.findings, unsafe=True)
    assert sorted(changed) == [1, 2]
    assert "check: field-range," in changed[1]
    assert changed[2] == 'ignore = ["R01"]'


def test_a_step_of_a_path_is_mended_with_the_signs_beside_it_left(project: Project) -> None:
    """The finding points at the step, and the name in it is replaced."""
    path = project.charter("rules: {R01: {check: link-count, for: club, path: ^hosted_bi/hosted_by, allowed: ..5}}")
    project.definition("- {id: a, kind: club}")
    report = project.check().report
    texts = {number: report.sources.text(number) for number in range(2)}
    changed = apply(texts, report.findings, unsafe=True)
    assert list(changed.values()) == [path.read_text().replace("hosted_bi", "hosted_by")]


@pytest.mark.parametrize(
    ("path", "part", "written", "instead", "mended"),
    [
        (("units", 0, "kind"), "value", "teem", "team", "team"),
        (("units", 0, "kind"), "value", None, "team", None),
        (("units", 0, "kind"), "value", "", "team", None),
        (("units", 0, "kind"), "value", "teen", "team", None),
        (("units", 0, "kind"), "value", "teem", "no such: word", None),
        (("units", 0, "kind"), "key", "kind", "sort", "sort"),
        (("units", 0, "kind"), "key", "kind", "id", None),
        (("units", "x", "kind"), "key", "kind", "id", None),
        (("nothing", 0, "kind"), "key", "kind", "id", None),
        (("units", "kind"), "key", "kind", "id", None),
        (("other", "kind"), "key", "kind", "id", None),
        (("units", 0), "value", None, "", ""),
        (("units",), "value", None, "", None),
        ((), "value", None, "", None),
        (("list", 1), "value", None, "", ""),
        (("list", 0), "value", None, "", None),
    ],
)
def test_which_suggestions_are_fixes(
    tmp_path: Path, path: tuple[Any, ...], part: Any, written: str | None, instead: str, mended: str | None
) -> None:
    """Those that put a word in place of what was found to be wrong, or take an entry out of a list that has others before it."""
    file = tmp_path / "org.yaml"
    file.write_text("units:\n- {id: a, kind: teem}\nlist: [a, b]\nnothing: null\n", encoding="utf-8")
    sources = SourceSet([read_file(file)[0]])
    place = Place(0, path, part)
    finding = Finding(
        "X1", "odd", "error", "odd", labels=(Label(place),), written=written, suggestion=Suggestion(instead)
    )
    fix = fix_for(finding, sources)
    assert (None if fix is None else fix.edits[0].text) == mended


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("list:\n- a\n- b", "list:\n- a\n"),
        ("list:\n- a\n- b\n", "list:\n- a\n"),
        ("list:\n- a\n- b\nnext: c\n", "list:\n- a\nnext: c\n"),
        ("list:\n- a\n- b # kept\n", None),
        ("list: [a, b]", "list: [a]"),
        ("list: [a, b , c]", "list: [a , c]"),
        ("list: [a,\n  b]", None),
        ('list: [a, "b"]', "list: [a]"),
        ("list: [a, {to: b}]", "list: [a]"),
    ],
)
def test_how_an_entry_is_taken_out_of_its_list(tmp_path: Path, text: str, without: str | None) -> None:
    """With its line or its comma; where it is not clear, a person looks at it."""
    (tmp_path / "org.yaml").write_text(text, encoding="utf-8")
    sources = SourceSet([read_file(tmp_path / "org.yaml")[0]])
    suggestion = Suggestion("", guess=False)
    finding = Finding("X1", "odd", "error", "odd", labels=(Label(Place(0, ("list", 1))),), suggestion=suggestion)
    fix = fix_for(finding, sources)
    assert (None if fix is None else apply({0: text}, [replace(finding, fix=fix)])[0]) == without


def test_what_is_not_written_is_not_replaced(tmp_path: Path) -> None:
    """However sure it is what should stand there."""
    (tmp_path / "org.yaml").write_text("units:\n- {id: a, kind: teem}\n", encoding="utf-8")
    sources = SourceSet([read_file(tmp_path / "org.yaml")[0]])
    labels = (Label(Place(0, ("units", 0, "kind"), within=(0, 4))),)
    for written in (None, ""):
        suggestion = Suggestion("team", guess=False)
        finding = Finding("X1", "odd", "error", "odd", labels=labels, written=written, suggestion=suggestion)
        assert fix_for(finding, sources) is None
