"""`orgtree draw` and `orgtree report`: forms, views, and what they refuse."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.base.messages import Saying

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
TEAM = """
orgtree: definition/1
charter: company
title: Acme
as_of: 2024-01-01
units:
- id: acme
  kind: company
  name: Acme
  units:
  - {id: lab, kind: team, name: Lab}
  - {id: shop, kind: team, name: Shop}
"""


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """Return a definition of three units."""
    path = tmp_path / "team.yaml"
    path.write_text(TEAM, encoding="utf-8")
    return path


@pytest.fixture
def command(command: Callable[..., tuple[int, str, str]]) -> Callable[..., tuple[int, str]]:
    """Return what runs a command and gives its code and what it said on standard error."""
    return lambda *arguments: command(*arguments)[::2]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["svg", "dot", "mmd", "txt", "html"])
def test_every_example_is_drawn_in_every_text_form(
    name: str, form: str, tmp_path: Path, command: Callable[..., tuple[int, str]]
) -> None:
    """Each form of each example is written, and holds the name of a unit."""
    output = tmp_path / f"out.{form}"
    code, said = command("draw", EXAMPLES / f"{name}.yaml", "-o", output)
    assert code == 0, said
    root = orgtree.load(EXAMPLES / f"{name}.yaml").tree(depth=0).splitlines()[2]  # below title and subtitle
    first = re.split(" [+◆◇]", root)[0]  # without its count and the letters of its links
    assert form == "html" or first in output.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_pixels_and_pages_are_drawn(form: str, team: Path, command: Callable[..., tuple[int, str]]) -> None:
    """PNG and PDF begin as such files do."""
    output = team.with_suffix(f".{form}")
    assert command("draw", team, "-o", output) == (0, "")
    assert output.read_bytes()[:4] == {"png": b"\x89PNG", "pdf": b"%PDF"}[form]


def test_verbose_says_what_was_drawn_and_by_whom(team: Path, command: Callable[..., tuple[int, str]]) -> None:
    """The number of units, what is hidden, and the Graphviz that drew."""
    _, said = command("draw", team, "-o", team.with_suffix(".svg"), "-v", "--depth", "0")
    assert "1 unit, 2 more under them not drawn" in said
    _, said = command("draw", team, "-o", team.with_suffix(".svg"), "-v", "--engine", "dot")
    assert "drawn by Graphviz: " in said


def test_lines_that_nobody_can_follow_are_drawn_as_asked_and_the_user_is_told(
    tmp_path: Path, command: Callable[..., tuple[int, str]]
) -> None:
    """Eleven lines are too many, and it is said without being asked; letters, which are drawn else, need no word."""
    units = "".join(
        f"- {{id: h{at}, kind: post, name: Head {at}, filled: true}}\n"
        f"- {{id: e{at}, kind: post, name: Expert {at}, filled: true, dotted_to: {{to: h{at}}}}}\n"
        for at in range(11)
    )
    path = tmp_path / "posts.yaml"
    path.write_text(f"orgtree: definition/1\ncharter: company\ntitle: Posts\nunits:\n{units}", encoding="utf-8")
    code, said = command("draw", path, "-o", tmp_path / "posts.svg", "--links", "bus")
    assert code == 0
    assert "lines for 11 joint bodies and links are more than one can follow; --links marks" in said
    assert command("draw", path, "-o", tmp_path / "posts.svg") == (0, "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "team.yaml", "--form", "svg"], "is the input"),
        (["-o", "x.gif"], "does not end in a form"),
        (["-o", "x.svg", "--root", "labb"], "did you mean 'lab'?"),
        (["-o", "x.svg", "--view", "body"], "needs the id of a joint body"),
        (["-o", "x.svg", "--view", "body", "--root", "lab"], "is no joint body"),
        (["-o", "x.svg", "--view", "neighbourhood"], "needs the id of a unit"),
        (["-o", "x.svg", "--colour", "vacancyy"], "did you mean 'vacancy'?"),
        (["-o", "x.svg", "--along", "nowhere"], "there is no hierarchy 'nowhere'"),
        (["-o", "x.svg", "--kind", "temple"], "there is no kind 'temple'"),
        (["-o", "x.svg", "--where", "kind: site"], "nothing is left to draw"),
        (["-o", "x.pdf", "--paper", "Z9"], "is not a paper size"),
        (["-o", "x.pdf", "--engine", "dot"], "leave the engine out"),
        (["-o", "nowhere/x.svg"], "make it first"),
    ],
)
def test_a_mistake_is_one_line_and_writes_nothing(
    arguments: list[str],
    words: str,
    team: Path,
    command: Callable[..., tuple[int, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The message names the thing; exit code 2; no file appears and the definition stays as it was."""
    monkeypatch.chdir(team.parent)
    code, said = command("draw", "team.yaml", *arguments)
    assert code == 2
    assert words in said
    assert said.count("\n") == 1
    assert [path.name for path in team.parent.iterdir()] == ["team.yaml"]
    assert team.read_text(encoding="utf-8") == TEAM


def test_the_earlier_definition_is_not_overwritten_either(team: Path, command: Callable[..., tuple[int, str]]) -> None:
    """A comparison reads two files and spares both."""
    before = team.with_name("before.yaml")
    before.write_text(TEAM.replace("  - {id: shop, kind: team, name: Shop}\n", ""), encoding="utf-8")
    code, said = command("draw", team, "--before", before, "-o", before, "--form", "svg")
    assert code == 2
    assert "is the input" in said
    output = team.with_suffix(".svg")
    assert command("draw", team, "--before", before, "-o", output)[0] == 0
    assert "+ Shop" in output.read_text(encoding="utf-8")


def test_mermaid_above_its_limits_is_written_in_parts(tmp_path: Path, command: Callable[..., tuple[int, str]]) -> None:
    """The command says so and names the files."""
    output = tmp_path / "k.mmd"
    code, said = command("draw", EXAMPLES / "lhasa.yaml", "-o", output, "--gather", "0")
    assert code == 0
    assert "k-2.mmd" in said
    assert sorted(path.name for path in tmp_path.iterdir())[:2] == ["k-2.mmd", "k-3.mmd"]


def test_options_of_a_picture_are_checked_in_python(team: Path) -> None:
    """A mistyped option is named with the nearest one; a note list is filled; a filter keeps what is above."""
    org = orgtree.load(team)
    with pytest.raises(orgtree.UsageError, match="did you mean 'colour'"):
        org.render("svg", color="vacancy")  # type: ignore[arg-type]
    notes: list[Saying] = []
    text = org.render("txt", where="name: Lab", notes=notes).decode()
    assert "Acme" in text
    assert "Lab" in text
    assert "Shop" not in text
    assert [str(note) for note in notes] == ["2 units, 1 more under them not drawn"]


@pytest.mark.parametrize("name", ["lhasa", "kubernetes", "qamdo", "company"])
def test_a_report_holds_chart_figures_gaps_claims_and_findings(
    name: str, tmp_path: Path, command: Callable[..., tuple[int, str]]
) -> None:
    """HTML is one file without a script; Markdown has its picture beside it; both name every section."""
    page = tmp_path / "r.html"
    assert command("report", EXAMPLES / f"{name}.yaml", "-o", page, "--lang", "en")[0] == 0
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert all(f"<h2>{title}</h2>" in text for title in ("Chart", "Coverage", "Gaps", "Findings"))
    assert command("report", EXAMPLES / f"{name}.yaml", "-o", tmp_path / "r.md", "--lang", "en")[0] == 0
    assert "](<r-1.svg>)" in (tmp_path / "r.md").read_text(encoding="utf-8")
    assert (tmp_path / "r-1.svg").read_bytes().startswith(b"<svg")


def test_a_report_tells_what_is_contradicted_and_what_is_missing(
    tmp_path: Path, command: Callable[..., tuple[int, str]]
) -> None:
    """Lhasa's 45 workers a community are contradicted by 43.8."""
    output = tmp_path / "r.md"
    command("report", EXAMPLES / "lhasa.yaml", "-o", output, "--lang", "en")
    text = output.read_text(encoding="utf-8")
    assert "| at least 45 | 43.8 (1795/41) | contradicted |" in text
    assert "ORG902" in text


def test_a_joint_body_whose_members_stand_in_no_hierarchy_is_shown_and_drawn(
    tmp_path: Path, command: Callable[..., tuple[int, str]]
) -> None:
    """Its text, chart, picture of its own and report hold it with convener and members, whether it has both or one."""
    (tmp_path / "own.yaml").write_text(
        "orgtree: charter/1\nname: own\nkinds: {firm: {}, part: {}, office: {},"
        " council: {body: {convener: convened_by, seats: [seat]}}}\n"
        "links: {part_of: {hierarchy: true, from: part, to: firm}, convened_by: {from: council, to: office},"
        " seat: {from: council, to: office}}\n",
        encoding="utf-8",
    )
    for links, members in (("convened_by: o, seat: [p]", "OP"), ("convened_by: o", "O"), ("seat: [o, p]", "OP")):
        file = tmp_path / "all.yaml"
        file.write_text(
            "orgtree: definition/1\ncharter: ./own.yaml\nunits:\n- {id: o, kind: office, name: Oak}\n"
            f"- {{id: p, kind: office, name: Pine}}\n- {{id: j, kind: council, name: Board, {links}}}\n",
            encoding="utf-8",
        )
        assert command("show", file)[0] == 0
        for options in ((), ("--view", "body", "--root", "j")):
            output = tmp_path / "x.svg"
            assert command("draw", file, *options, "-o", output)[0] == 0
            text = output.read_text(encoding="utf-8")
            assert "Board" in text
            assert all(name in text for name in ("Oak", "Pine") if name[0] in members)
        assert command("report", file, "-o", tmp_path / "r.md")[0] == 0


def test_nothing_that_a_report_says_becomes_a_link_or_a_picture(
    tmp_path: Path, command: Callable[..., tuple[int, str]]
) -> None:
    """Titles, names, remedies and sources of the definition and its charter are text, in headings and cells alike."""
    bad = "'![a](http://evil.example/x.png) [b](http://evil.example)'"
    (tmp_path / "own.yaml").write_text(
        f"orgtree: charter/1\nname: own\nextends: company\ntitle: {bad}\nkinds: {{team: {{title: {bad}}}}}\n"
        f"metrics: {{m: {{title: {bad}, share: {{of: team, having: {{headcount: 9..}}}}, target: 100%.., source: {bad}}}}}\n"
        "rules: {X01: {check: field-range, for: team, field: headcount, allowed: 9..,"
        f" title: {bad}, remedy: {bad}, source: {bad}}}}}\n",
        encoding="utf-8",
    )
    (tmp_path / "all.yaml").write_text(
        f"orgtree: definition/1\ncharter: ./own.yaml\ntitle: {bad}\nunits:\n"
        f"- {{id: a, kind: company, name: {bad}, units: [{{id: t, kind: team, name: {bad}, headcount: 5}}]}}\n",
        encoding="utf-8",
    )
    command("report", tmp_path / "all.yaml", "-o", tmp_path / "r.md")
    command("cover", tmp_path / "all.yaml", "-o", tmp_path / "c.md")
    text = "".join((tmp_path / name).read_text(encoding="utf-8") for name in ("r.md", "c.md"))
    assert text.count("evil.example") > 5
    assert re.findall(r"(?<!\\)(?:\\\\)*[\[\]]", text) == ["[", "]"]  # of the picture beside it
    assert "://" not in text.replace("\\://", "")


def test_a_report_is_written_as_pdf(team: Path, command: Callable[..., tuple[int, str]]) -> None:
    """PDF by typst, with hostile names as text."""
    team.write_text(TEAM.replace("name: Shop", 'name: "#panic() $x [[*"'), encoding="utf-8")
    output = team.with_suffix(".pdf")
    assert command("report", team, "-o", output) == (0, "")
    assert output.read_bytes().startswith(b"%PDF")
    code, said = command("report", team, "-o", team.with_suffix(".docx"))
    assert code == 2
    assert "does not end in a form of report" in said


def test_the_page_to_explore_takes_the_same_root(team: Path) -> None:
    """HTML of a subtree does not hold the rest."""
    text = orgtree.load(team).render("html", root="lab").decode()
    assert "Lab" in text
    assert json.dumps("Shop") not in text


def test_what_is_left_out_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Units of hierarchies that are not drawn are counted on standard error, unless the hierarchy was chosen."""
    out = str(tmp_path / "out.svg")
    assert run(["draw", str(EXAMPLES / "company.yaml"), "-o", out, "--lang", "en"]) == 0
    assert "reports to (17), lies in (6); choose one with --along" in capsys.readouterr().err
    assert run(["draw", str(EXAMPLES / "company.yaml"), "-o", out, "--along", "reports_to"]) == 0
    assert run(["draw", str(EXAMPLES / "kubernetes.yaml"), "-o", out]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("language", "said"), [("en", "as of 2024-01-01 · source: team.yaml"), ("zh", "截至 2024-01-01 · 来源：team.yaml")]
)
def test_a_report_says_its_day_and_source_below_any_title(
    room: Path, command: Callable[..., tuple[int, str, str]], language: str, said: str
) -> None:
    """In each language, and whatever stands in the title."""
    text = (room / "team.yaml").read_text(encoding="utf-8")
    (room / "team.yaml").write_text(text.replace("units:", 'title: "Dr. Who. Ltd"\nunits:', 1), encoding="utf-8")
    assert command("report", "team.yaml", "-o", "r.md", "--lang", language)[0] == 0
    assert (room / "r.md").read_text(encoding="utf-8").splitlines()[:3] == ["# Dr. Who. Ltd", "", said]


@pytest.mark.parametrize(
    "given", [["--before", ""], ["--over", "", "--form", "html"], ["--time-limit", "inf", "--form", "png"]]
)
def test_an_empty_option_or_a_number_without_end_is_refused(team: Path, tmp_path: Path, given: list[str]) -> None:
    """Neither is it drawn as if nothing had been asked for, nor does it end in a fault of ours."""
    assert run(["draw", str(team), "-o", str(tmp_path / "out.svg"), *given]) in {2, 3}
    assert not (tmp_path / "out.svg").exists()
