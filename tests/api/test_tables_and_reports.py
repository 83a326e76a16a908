"""Tables and reports as values of Python: they compare, pickle, print, and turn into data frames."""

from __future__ import annotations

import json
import math
import pickle
import sys
from pathlib import Path
from typing import Any

import pytest

import orgtree
from orgtree.api.report import report

TESTS = Path(__file__).parents[1]
EXAMPLES = sorted((TESTS.parent / "examples").glob("*.yaml"))

WORKS = """
orgtree: definition/1
charter: company
language: {language}
units:
- id: works
  kind: company
  name: {{en: Works, zh: 工厂}}
  units:
  - {{id: crane, kind: team, name: {{en: Cranes, zh: 吊车}}, headcount: 4.., headed_by: chief}}
  - {{id: yard, kind: team, name: {{en: "Yard\\e[2J", zh: 堆场}}, headcount: 7}}
- {{id: chief, kind: post, filled: true, in_unit: crane}}
- {{id: hand, kind: post, filled: false, in_unit: yard}}
claims:
- {{id: heads, sum: headcount, states: 11.., title: {{en: heads, zh: 人头}}}}
"""


def works(language: str = "en") -> orgtree.Organisation:
    """Return a company of two teams, whose definition is in a language."""
    return orgtree.loads(WORKS.format(language=language))


def pickled(value: Any) -> Any:
    """Return what comes back from a pickle."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - written on the line


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_tables_and_reports_come_back_from_a_pickle(path: Path) -> None:
    """What was stored is equal, and so is what two loads of one file give."""
    org, other = orgtree.load(path), orgtree.load(path)
    for mine, theirs in ((org.coverage(), other.coverage()), (org.check(), other.check())):
        assert pickled(mine) == mine == theirs
    assert hash(pickled(org.coverage())) == hash(org.coverage())


def test_a_report_of_every_mistake_comes_back() -> None:
    """With its places, lines and sentences."""
    report = orgtree.load(TESTS / "check" / "every_mistake" / "root.yaml").check()
    again = pickled(report)
    assert again == report
    assert again.render() == report.render()
    assert report.with_findings(report.findings[1:]) != report


def test_tables_differ_by_what_they_say() -> None:
    """By figures, units, language, and the organisation that was measured."""
    table = works().coverage()
    assert table == works().coverage(language="en")
    others = [
        works().coverage(by="team"),
        works().coverage(language="zh"),
        orgtree.loads(WORKS.format(language="en").replace("headcount: 7", "headcount: 8")).coverage(),
    ]
    for other in (*others, "table"):
        assert table != other


def test_a_table_is_printed_in_columns() -> None:
    """Headings, a line, rows below each other whatever their script, claims, notes; nothing steers the terminal."""
    assert str(works().coverage(metrics=["headcount", "vacancy"], by="team")).splitlines() == [
        "metric     group          figure               of   target       verdict  gaps",
        "---------  -------------  -------------------  ---  -----------  -------  ----",
        "headcount                 at least 11 persons",
        "headcount  Cranes         at least 4 persons",
        "headcount  Yard\\u{1b}[2J  7 persons",
        "headcount  –              0 persons",
        "vacancy                   50%                  1/2  at most 10%  missed   1",
        "vacancy    Cranes         0%                   0/1  at most 10%  met",
        "vacancy    Yard\\u{1b}[2J  100%                 1/1  at most 10%  missed   1",
        "vacancy    –              no data              0/0  at most 10%  no data",
        "",
        "units that are in no group stand in the row –",
    ]
    assert str(works("zh").coverage()).splitlines()[-3:] == [
        "公布数据  公布值     各单元得出  结论  出处",
        "--------  ---------  ----------  ----  ----",
        "人头      11 人以上  11 人以上   相符",
    ]


@pytest.mark.parametrize(("language", "words"), [("en", ("metric", "verdict")), ("zh", ("指标", "结论"))])
def test_a_table_speaks_one_language(language: str, words: tuple[str, str]) -> None:
    """Titles, names, headings, verdicts and notes are in the definition's, unless another one is asked for."""
    table = works(language).coverage(by="team")
    assert table.language == language
    text = str(table)
    for word in words:
        assert word in text.splitlines()[0]
    chinese = [character for character in text if "\u4e00" <= character <= "\u9fff"]
    assert bool(chinese) is (language == "zh")
    latin = set("abcdefghijklmnopqrstuvwxyz").intersection(text.replace("\\u{1b}", "").lower())
    assert bool(latin) is (language == "en")
    assert table.to_text("en") == str(works("en").coverage(by="team"))


def test_a_definition_in_a_language_that_no_message_speaks_has_english_tables() -> None:
    """So that titles and headings are in one."""
    assert works("bo").coverage().language == "en"
    assert "metric" in str(works("bo").coverage())


def test_a_table_is_a_frame_of_pandas() -> None:
    """The same cells as for polars; what has no bound is nan."""
    pytest.importorskip("pandas")
    table = works().coverage(metrics=["headcount", "vacancy"])
    frame = table.to_pandas()
    assert list(frame["metric"]) == ["headcount", "vacancy"]
    assert list(frame["low"]) == [11, 0.5]
    assert math.isinf(works()["crane"]["headcount"].high)
    assert frame["high"].isna().tolist() == [True, False]
    assert frame["gaps"].dtype == "int64"
    assert list(frame.columns) == table.to_polars().columns


def test_a_report_is_a_frame() -> None:
    """A row a finding, sorted by place, sentences in the language asked for; one without findings has all columns."""
    pl = pytest.importorskip("polars")
    text = (
        "orgtree: definition/1\ncharter: company\nunits:\n- {id: a, kind: compny}\n- {id: b, kind: team, part_of: c}\n"
    )
    report = orgtree.loads(text).check(select=["ORG105", "ORG202"])
    frame = report.to_frame()
    assert frame.select("line", "code", "severity", "unit", "suggestion").rows() == [
        (4, "ORG105", "error", "a", "company"),
        (5, "ORG202", "error", "b", None),
    ]
    assert frame["message"][0] == "kind 'compny' is not in charter 'company'"
    assert report.to_frame(language="zh")["message"][0] != frame["message"][0]
    empty = works().check(select=["ORG105"]).to_frame()
    assert (empty.height, empty.schema) == (0, frame.schema)
    assert frame.schema["line"] == pl.Int64


def test_a_frame_says_what_the_json_says() -> None:
    """Which rule was broken and where it is from is a column each, empty where there is none."""
    pytest.importorskip("polars")
    report = orgtree.load(TESTS.parent / "examples" / "company.yaml").check()
    frame, data = report.to_frame(), json.loads(report.render("json"))["findings"]
    names = ("code", "name", "severity", "unit", "link", "message", "help", "rule", "source", "written", "suggestion")
    assert {name: frame[name].to_list() for name in names} == {
        name: [one[name] or None for one in data] for name in names
    }
    assert (frame["rule"][0], frame["source"][0]) == ("the head of a unit is not vacant", "company charter")


@pytest.mark.parametrize(
    ("package", "extra", "ask"),
    [
        ("pandas", "pandas", lambda: works().coverage().to_pandas()),
        ("polars", "tables", lambda: works().check().to_frame()),
    ],
)
def test_a_frame_without_its_package_names_the_extra(
    package: str, extra: str, ask: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error says what to install."""
    monkeypatch.setattr(sys, "path", [])
    monkeypatch.delitem(sys.modules, package, raising=False)
    with pytest.raises(orgtree.MissingExtraError, match=rf"{package} is needed for a data frame.*orgtree\[{extra}\]"):
        ask()


def test_figures_by_group_are_like_a_list_that_is_asked_by_group_and_by_what_differs() -> None:
    """One is made when it is asked for, by its place, its group, or a test that those with the same bounds share."""
    org = works()
    table = org.coverage(by="team", metrics=["headcount"])
    figures = table.figures
    assert [(figure.group, str(figure.value)) for figure in figures] == [
        (None, "11.."),
        ("crane", "4.."),
        ("yard", "7"),
        ("–", "0"),
    ]
    assert list(figures) == [*figures[:2], figures[2], figures[-1]]
    assert figures == tuple(figures) == org.coverage(by="team", metrics=["headcount"]).figures
    assert table.figure("headcount", "yard") == figures[2]
    assert table.figure("headcount", "–") == figures[3]
    assert [figure.group for figure in figures.where(lambda figure: figure.numerator.is_exact)] == ["yard", "–"]
    for group in ("chief", "nobody"):
        with pytest.raises(orgtree.UsageError, match="there is no group"):
            table.figure("headcount", group)


def test_a_chinese_report_has_chinese_signs_and_no_zeros_that_nobody_stated() -> None:
    """Names are listed with 、, a note ends with 。, and what is not there is counted in one line."""
    text = report(works("zh"), "md", language="zh", sections=["coverage", "gaps"])[""].decode()
    assert "| 空缺率 | 50% | 1/2 | 10% 以下 | 未达标 | 1 |" in text
    assert "虚线" not in text
    assert "\n未列出：为零的指标 1 项，没有数据的指标 2 项。\n" in text
    assert "| 有办公地点的团队 | 2 | 吊车、堆场 |" in text
