"""`orgtree cover`: what it prints, in which forms, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from rich.cells import cell_len

import orgtree

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[..., tuple[int, str, str]]

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@pytest.fixture
def cover(command: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return what runs the command on a terminal of some width."""

    def call(file: str | Path, *arguments: str, width: int = 100) -> tuple[int, str, str]:
        monkeypatch.setenv("COLUMNS", str(width))
        return command("cover", EXAMPLES / f"{file}.yaml" if isinstance(file, str) else file, *arguments)

    return call


def written(folder: Path, charter: str, definition: str, *, language: str = "en") -> Path:
    """Write a charter and a definition that follows it, each without its head, and return the definition's file."""
    head = f"orgtree: charter/1\nname: c\nlanguage: {language}\n"
    (folder / "c.yaml").write_text(head + charter, encoding="utf-8")
    file = folder / "org.yaml"
    file.write_text(f"orgtree: definition/1\ncharter: ./c.yaml\n{definition}", encoding="utf-8")
    return file


def rows(text: str) -> list[str]:
    """Return lines with single spaces."""
    return [" ".join(line.split()) for line in text.splitlines()]


def test_figures_gaps_and_claims_are_shown(cover: Any) -> None:
    """With what they are of, targets and verdicts."""
    code, out, err = cover("chengyang", width=120)
    assert (code, err) == (0, "")
    assert "communities with a Party organisation 66.0% 35/53 18" in rows(out)
    claims = rows(cover("chengyang", width=140)[1])
    source = "public data set of the subdistrict, end of 2017"
    assert f"all communities have an organisation 100% 66.0% (35/53) contradicted {source}" in claims


def test_exclusions_are_listed_with_both_values(cover: Any) -> None:
    """The figure without them in its row, the one with them below."""
    lines = rows(cover("rinbung", width=100)[1])
    assert "villages with an activity venue 100% 69/69 4" in lines
    assert "left out, villages with an activity venue: Village 70, Village 71, Village 72, Village 73" in lines
    assert "with those left out: 94.5% (69/73)" in lines


def test_a_target_without_an_actual_figure_is_a_row_without_data(cover: Any) -> None:
    """Not zero, and not silent."""
    text = " ".join(rows(cover("rinbung", width=160)[1]))
    assert "social organisations no data 0/0 at least 25%" in text


def test_an_unknown_period_and_unknowns_are_explained(cover: Any) -> None:
    """Below the rows."""
    lines = rows(cover("mainling", width=140)[1])
    assert (
        "'meetings per grid and month': 2 for each unit, over a period that is not stated; at one a month that would be 2 months"
        in lines
    )
    assert any(line.startswith("? marks units") for line in rows(cover("lhasa")[1]))


def test_what_the_source_does_not_state_is_a_row_and_not_zero(cover: Any) -> None:
    """In both languages."""
    assert "villages with a resident team not stated 0 to 73 / 73 73?" in rows(cover("rinbung", width=140)[1])
    assert "驻村工作队覆盖率 来源未说明 0 至 73 / 73 73?" in rows(cover("rinbung", "--lang", "zh", width=140)[1])


def test_gaps_are_listed_by_name_when_asked_for(cover: Any) -> None:
    """Of a metric that is broken down group by group."""
    whole = rows(cover("samzhubze", "--gaps", "--metric", "building_group")[1])
    assert "blank spots, buildings with a Party group: Building 5" in whole
    lines = rows(cover("samzhubze", "--gaps", "--by", "community", "--metric", "building_group")[1])
    assert "blank spots, buildings with a Party group / Community 2: Building 5" in lines
    assert "blank spots, buildings with a Party group: Building 5" not in lines


def test_what_is_zero_or_unknown_is_counted_and_shown_on_request(cover: Any) -> None:
    """The rows are those that say something."""
    short, long = cover("bomi")[1], cover("bomi", "--all")[1]
    assert "twinnings" not in short
    assert "left out: metrics that are zero (11) or without data (47); `--all` shows them" in rows(short)
    assert "twinnings 0" in rows(long)
    assert "`--all`" not in long


@pytest.mark.parametrize("width", [36, 60, 80, 120])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_the_terminal(cover: Any, width: int, language: str) -> None:
    """Chinese characters take two cells; on a narrow terminal each figure is a few lines."""
    for name in ("lhasa", "rinbung", "company"):
        out = cover(name, "--gaps", "--lang", language, width=width)[1]
        assert max(cell_len(line) for line in out.splitlines()) <= width
        assert "…" not in out


def test_names_are_neither_markup_nor_control_sequences(cover: Any, tmp_path: Path) -> None:
    """What a title or name holds is shown as it is."""
    file = written(
        tmp_path,
        'kinds: {"team": {}}\nmetrics: {teams: {title: "[red]t[/red] \\e[2J", count: team}}\n',
        'title: "[b]o :smile:"\nunits: [{id: a, kind: team, name: "[link=x]n\\e]0;t\\a"}]\n',
    )
    out = cover(file, "--by", "team")[1]
    assert "[red]t[/red] \\u{1b}[2J" in out
    assert "[b]o :smile:" in out
    assert "[link=x]n\\u{1b}]0;t\\u{7}" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ending", ["csv", "json", "md", "parquet"])
def test_every_example_is_written_in_every_form(cover: Any, tmp_path: Path, name: str, ending: str) -> None:
    """The ending of the file says which."""
    file = tmp_path / f"figures.{ending}"
    assert cover(name, "-o", str(file)) == (0, "", "")
    content = file.read_bytes()
    if ending == "md":
        assert content.decode().startswith("| metric | figure |")
        return
    if ending == "csv":
        found = [row["metric"] for row in csv.DictReader(io.StringIO(content.decode()))]
    elif ending == "json":
        found = [row["metric"] for row in json.loads(content)["figures"]]
    else:
        found = pytest.importorskip("polars").read_parquet(io.BytesIO(content))["metric"].to_list()
    charter = orgtree.load(EXAMPLES / f"{name}.yaml").charter
    assert found == list(charter.metrics)


def test_json_has_claims_and_ids_of_gaps(cover: Any) -> None:
    """What the terminal shows is there as data."""
    data = json.loads(cover("chengyang", "--format", "json")[1])
    assert data["orgtree"] == "coverage/1"
    assert {claim["claim"]: claim["verdict"] for claim in data["claims"]}["all_communities"] == "contradicted"
    assert {row["metric"]: row["gap_units"] for row in data["figures"]}["community_organisation"][0] == "c36"
    possible = {row["metric"]: row["possible_gap_units"] for row in data["figures"]}
    assert possible["subdistrict_joint_body"] == ["chengyang"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--format", "parquet"], "parquet is no text; name a file with -o"),
        (
            ["-o", "figures.xyz"],
            "the ending of 'figures.xyz' is none of .csv, .json, .md, .xlsx, .parquet; name a --format",
        ),
        (["-o", "figures.csv", "--format", "table"], "a table is for the terminal"),
        (["--format", "csv", "--gaps"], "--gaps goes with table and json"),
        (["--metric", "vacancies"], "there is no metric 'vacancies' in charter 'company'; did you mean 'vacancy'?"),
        (["--by", "departement"], "did you mean 'department'?"),
        (["--under", "garten"], "did you mean 'garden'?"),
    ],
)
def test_errors_of_use_are_one_line(cover: Any, arguments: list[str], words: str) -> None:
    """And exit 2."""
    code, out, err = cover("company", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert words in err


def test_parquet_without_polars_names_the_extra(cover: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And writes nothing."""
    monkeypatch.setitem(sys.modules, "polars", None)
    code, _, err = cover("company", "-o", str(tmp_path / "figures.parquet"))
    assert code == 2
    assert "pip install 'orgtree[tables]'" in err
    assert list(tmp_path.iterdir()) == []


def test_the_definition_is_never_written_over(cover: Any, tmp_path: Path) -> None:
    """Whatever form is asked for."""
    file = tmp_path / "org.yaml"
    file.write_bytes((EXAMPLES / "company.yaml").read_bytes())
    assert cover(file, "-o", str(file), "--format", "json")[0] == 2
    assert file.read_bytes() == (EXAMPLES / "company.yaml").read_bytes()


def test_missed_targets_fail_only_when_asked_to(cover: Any) -> None:
    """And only those of the metrics that were asked for."""
    assert cover("company")[0] == 0
    assert cover("company", "--fail-on", "warning")[0] == 1
    assert cover("company", "--fail-on", "error")[0] == 0
    assert cover("company", "--fail-on", "warning", "--metric", "posts")[0] == 0


def test_mistakes_in_metrics_are_told_beside_the_output(cover: Any, tmp_path: Path) -> None:
    """The figures that can be measured are."""
    file = written(
        tmp_path,
        "kinds: {team: {}}\nmetrics: {bad: {sum: sice}, good: {count: team}}\n",
        "units: [{id: a, kind: team}]\n",
    )
    code, out, err = cover(file)
    assert code == 0
    assert "good 1" in rows(out)
    assert "metrics or claims with mistakes are left out; `orgtree check" in err


def test_a_metric_has_a_word_of_its_own_for_gaps(command: Command, tmp_path: Path) -> None:
    """In tables, findings, legends and on the page; where it says none, they are gaps."""
    file = written(
        tmp_path,
        """\
kinds: {team: {fields: {head: {type: bool}}}}
metrics:
  headed: {title: 有负责人, gap: {zh: 空白点, en: blank spots}, share: {of: team, having: {head: true}}, target: 90%..}
  named: {title: 有记录, share: {of: team, having: {head: [true, false]}}}
""",
        "units: [{id: a, kind: team, head: true}, {id: b, kind: team, head: false}]\n",
        language="zh",
    )
    out = command("cover", file, "--gaps", "--lang", "zh")[1]
    assert "空白点，有负责人：b" in rows(out)
    assert "blank spots, 有负责人: b" in rows(command("cover", file, "--gaps", "--lang", "en")[1])
    assert "空白点（1 个）：“b”；" in command("check", file, "--lang", "zh")[1]
    org = orgtree.load(file)
    for colour, words in (("headed", "空白点"), ("named", "缺口")):
        picture = org.render("svg", colour=colour, language="zh").decode()
        assert (words in picture) is (colour == "headed")
    assert "blank spots" in org.render("html").decode()


def test_names_have_room_where_figures_are_long(cover: Any) -> None:
    """What a figure counts goes to a second line before a name is broken into single words."""
    text = cover("rinbung", "--lang", "en", width=80)[1]
    assert " activity venues in use " in text
    lines = text.splitlines()
    held = next(number for number, line in enumerate(lines) if line.startswith(" activities held"))
    assert (lines[held].split()[-1], lines[held + 1].split()) == ("1899", ["activities"])
    assert all(len(line) <= 80 for line in lines)


def test_columns_come_closer_before_names_are_broken(cover: Any) -> None:
    """Where names have too little room, two blanks stand between columns and not three."""
    wide, narrow = (cover("nyingchi", "--lang", "en", width=width)[1] for width in (160, 80))
    assert re.search(r"verdict {3}gaps", wide)
    assert re.search(r"verdict {2}gaps", narrow)


def test_no_word_is_broken_for_the_room_that_large_figures_take(cover: Any, tmp_path: Path) -> None:
    """Where names would have too little room beside them, each figure is a few lines."""
    charter = (
        "kinds: {mill: {fields: {output: {type: count}, capacity: {type: count}}}}\n"
        "metrics: {equivalents: {title: full-time equivalents used, ratio: [{sum: output}, {sum: capacity}], target: 90%}}\n"
    )
    each = "{{id: m{at}, kind: mill, name: Mill {at}, output: {output}, capacity: {capacity}}}"

    def mills(output: str, capacity: str) -> Path:
        rows = (each.format(at=at, output=output, capacity=capacity) for at in range(9))
        return written(tmp_path, charter, f"units: [{', '.join(rows)}]\n")

    file = mills("7..8", "9..10")
    assert re.search(r"full-time equivalents used +0", cover(file, "--by", "mill", width=80)[1])
    file = mills("71525123..80303456", "82000789..109865012")
    out = cover(file, "--by", "mill", width=80)[1]
    assert "full-time equivalents used" in out
    assert re.search(r"^ +Mill 8 *$", out, re.MULTILINE)


def test_no_line_of_a_chinese_name_begins_with_a_sign(cover: Any) -> None:
    """A comma stays with the word before it, and no line is left to one character by the wide gaps."""
    lines = [line.strip() for line in cover("lhasa", "--lang", "zh", width=76)[1].splitlines()]
    assert any(line.startswith("园区、商圈、楼宇") for line in lines)
    assert [line for line in lines if line[:1] in "、，”）" and line] == []


def test_a_figure_that_may_be_none_is_unknown(cover: Any) -> None:
    """Of none or one of none or one nothing can be said, and the table says so."""
    assert "两新组织党的组织覆盖率 未知 0 至 1 / 0 至 1 25% 以上 无法判定 1?" in rows(
        cover("chengyang", "--lang", "zh", width=100)[1]
    )


def test_claims_say_what_they_count(cover: Any) -> None:
    """At what is stated and at what the units give."""
    shown = rows(cover("chengyang", "--lang", "zh", width=80)[1])
    assert "党员 6677 人 6677 人 相符" in shown
    assert "党支部 33 33 相符" in shown
