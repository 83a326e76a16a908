"""Kinds, metrics and units are asked for by name, or by title in any language, wherever a command asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import orgtree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Command = Callable[..., tuple[int, str, str]]

CHARTER = """
orgtree: charter/1
name: streets
kinds:
  area: {abstract: true, title: {zh: 区域, en: area}}
  street: {is_a: area, aliases: {road: {}, big road: {people: 9}}, title: {zh: 街道, en: Street Office}, fields: {people: {type: count}}}
  village: {is_a: area, title: {zh: 村、社区, en: village}, fields: {grids: {type: count}}}
  desk: {title: {zh: 窗口, en: desk}}
  counter: {title: {zh: 窗口, en: counter}}
links:
  part_of: {hierarchy: true, nest: true, title: {zh: 隶属, en: part of}, pairs: {village: street, desk: area, counter: area}}
metrics:
  grids: {title: {zh: 网格数, en: grids}, sum: grids, of: village}
  desks_there: {title: {zh: 有窗口的村, en: villages with a desk}, share: {of: village, having: ^part_of}}
  broken: {title: {zh: 坏指标}, sum: nothing}
"""
DEFINITION = """
orgtree: definition/1
charter: ./charter.yaml
language: zh
units:
- id: s1
  kind: street
  name: {zh: 东街道, en: East Street}
  units:
  - {id: v1, kind: village, name: 甲村, grids: 2, units: [{id: d1, kind: desk, name: 便民窗口}]}
  - {id: v2, kind: village, name: 乙村, grids: 3, units: [{id: d2, kind: counter, name: 便民窗口}]}
- {id: s2, kind: street, name: 西街道, units: [{id: v3, kind: village, name: 丙村, grids: 4}]}
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    """Return a definition under a charter with titles in two languages."""
    (tmp_path / "charter.yaml").write_text(CHARTER, encoding="utf-8")
    path = tmp_path / "org.yaml"
    path.write_text(DEFINITION, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("by_name", "by_title"),
    [
        (["cover", "--by", "street"], ["cover", "--by", "街道"]),
        (["cover", "--by", "street"], ["cover", "--by", "street office"]),
        (["cover", "--by", "village", "--under", "s1"], ["cover", "--by", "社区", "--under", "东街道"]),
        (["cover", "--metric", "grids"], ["cover", "--metric", "网格数"]),
        (["cover", "--metric", "desks_there", "--gaps"], ["cover", "--metric", "Villages with a desk", "--gaps"]),
        (["cover", "--metric", "grids"], ["cover", "--metric", "grids", "--metric", "网格数"]),
        (["show", "--kind", "village"], ["show", "--kind", "村"]),
        (["show", "--kind", "street"], ["show", "--kind", "Road"]),
        (["cover", "--by", "street"], ["cover", "--by", "road"]),
        (["show", "--under", "s1"], ["show", "--under", "East Street"]),
        (["show", "--kind", "village", "--under", "s1"], ["show", "--kind", "村", "--under", "东街道"]),
        (["show", "--along", "part_of"], ["show", "--along", "隶属"]),
        (["show", "--along", "part_of", "--under", "s1"], ["show", "--along", "Part Of", "--under", "s1"]),
        (
            ["draw", "-o", "-", "--form", "svg", "--along", "part_of"],
            ["draw", "-o", "-", "--form", "svg", "--along", "隶属"],
        ),
        (
            ["draw", "-o", "-", "--form", "html", "--along", "part_of"],
            ["draw", "-o", "-", "--form", "html", "--along", "隶属"],
        ),
        (
            ["draw", "-o", "-", "--form", "svg", "--root", "v1", "--view", "neighbourhood", "--along", "part_of"],
            ["draw", "-o", "-", "--form", "svg", "--root", "v1", "--view", "neighbourhood", "--along", "隶属"],
        ),
        (
            ["draw", "-o", "-", "--form", "svg", "--root", "s1"],
            ["draw", "-o", "-", "--form", "svg", "--root", "东街道"],
        ),
        (
            ["draw", "-o", "-", "--form", "txt", "--kind", "desk"],
            ["draw", "-o", "-", "--form", "txt", "--kind", "Desk"],
        ),
        (
            ["draw", "-o", "-", "--form", "html", "--colour", "grids", "--root", "s1"],
            ["draw", "-o", "-", "--form", "html", "--colour", "网格数", "--root", "东街道"],
        ),
        (
            ["draw", "-o", "-", "--form", "svg", "--colour", "grids", "--view", "map"],
            ["draw", "-o", "-", "--form", "svg", "--colour", "网格数", "--view", "map"],
        ),
        (
            ["draw", "-o", "-", "--form", "svg", "--root", "v1", "--view", "neighbourhood"],
            ["draw", "-o", "-", "--form", "svg", "--root", "甲村", "--view", "neighbourhood"],
        ),
    ],
)
def test_a_title_means_the_same_as_the_name(
    command: Command, file: str, by_name: list[str], by_title: list[str]
) -> None:
    """What is asked for by title, in any of the charter's languages, is what is asked for by name."""
    (first, *options), (_, *others) = by_name, by_title
    asked = command(first, file, *options)
    assert asked[0] == 0
    assert command(first, file, *others) == asked


def test_a_report_takes_titles(command: Command, file: str, tmp_path: Path) -> None:
    """Of the kind that it is broken down by, and of the metric on its map."""
    for name, by, colour in (("a", "street", "grids"), ("b", "街道", "网格数")):
        assert command("report", file, "-o", str(tmp_path / f"{name}.html"), "--by", by, "--colour", colour)[0] == 0
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["show", "--kind", "big road"], "there is no kind 'big road' in charter 'streets'"),
        (["show", "--kind", "窗口"], "'窗口' may mean one of 'desk', 'counter'; write which"),
        (["cover", "--by", "窗口"], "'窗口' may mean one of 'desk', 'counter'; write which"),
        (["show", "--under", "便民窗口"], "'便民窗口' is the name of 2 units: 'd1', 'd2'; name one by its id"),
        (["cover", "--by", "streets"], "there is no kind 'streets' in charter 'streets'; did you mean 'street'?"),
        (["cover", "--by", "街道办"], "there is no kind '街道办' in charter 'streets'; did you mean '街道'?"),
        (["cover", "--metric", "网格"], "there is no metric '网格' in charter 'streets'; did you mean '网格数'?"),
        (["cover", "--metric", "坏指标"], "metric 'broken' is left out, because it has a mistake: 'nothing' is not"),
        (
            ["draw", "-o", "-", "--form", "svg", "--colour", "坏指标"],
            "metric 'broken' is left out, because it has a mistake: 'nothing' is not",
        ),
    ],
)
def test_what_several_have_or_none_has_is_told(command: Command, file: str, options: list[str], said: str) -> None:
    """A title that is not the only one of its kind names all that it may mean."""
    first, *rest = options
    code, _, told = command(first, file, *rest)
    assert code == 2
    assert said in told


@pytest.mark.parametrize(
    "options", [["show", "--kind"], ["cover", "--by"], ["cover", "--metric"], ["cover", "--under"]]
)
def test_what_there_is_not_is_told_in_one_language(command: Command, file: str, options: list[str]) -> None:
    """In Chinese no English stands beside it."""
    first, option = options
    _, _, told = command(first, file, option, "无此", "--lang", "zh")
    assert "没有" in told
    assert "there is no" not in told


def test_python_takes_titles_too(file: str) -> None:
    """Selecting, measuring and drawing, by the same words."""
    org = orgtree.load(file)
    assert [unit.id for unit in org.units(kind=["村"], under="东街道")] == ["v1", "v2"]
    assert org.coverage(by="街道", metrics="网格数") == org.coverage(by="street", metrics=["grids"])
    assert org.tree(root="西街道") == org.tree(root="s2")


def test_a_charter_without_metrics_says_that_it_has_none(command: Command, tmp_path: Path) -> None:
    """Where there is nothing to choose from, nothing is listed."""
    (tmp_path / "bare.yaml").write_text("orgtree: charter/1\nname: bare\nkinds: {team: {}}\n", encoding="utf-8")
    file = tmp_path / "org.yaml"
    file.write_text("orgtree: definition/1\ncharter: ./bare.yaml\nunits: [{id: a, kind: team}]\n", encoding="utf-8")
    code, _, told = command("cover", str(file), "--metric", "load")
    assert (code, told) == (2, "orgtree: there is no metric 'load' in charter 'bare'; it has none\n")
