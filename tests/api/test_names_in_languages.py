"""Names and titles in any language that the data hold, one or several in a box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.api.drawing import scene_of, view_of
from orgtree.api.languages import held
from orgtree.api.report import report
from orgtree.base.errors import UsageError
from orgtree.cli.main import run

if TYPE_CHECKING:
    from pathlib import Path

    from orgtree import Organisation

PORT = """\
orgtree: definition/1
charter: company
language: zh
title: {zh: 林周港, bo: ལྷུན་གྲུབ་གྲུ་ཁ།}
units:
- id: hq
  kind: company
  name: {zh: 港务公司, bo: གྲུ་ཁའི་ཀུང་སི།, en: Harbour Company}
  units:
  - {id: a, kind: department, name: {zh: 缆绳部, bo: ཐག་པའི་སྡེ་ཚན།}}
  - {id: b, kind: department, name: 财务部}
  - {id: c, kind: department, name: {hi: मरम्मत दल}}
"""


@pytest.fixture
def port() -> Organisation:
    """Return an organisation with names in four languages."""
    return orgtree.loads(PORT)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write it, for a reader of English."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    path = tmp_path / "port.yaml"
    path.write_text(PORT, encoding="utf-8")
    return path


def test_titles_and_names_are_in_any_language_of_the_data(port: Organisation) -> None:
    """What has no name in it has its own; words stay English, or are those of the language beside it."""
    view = view_of(port, language="bo", source="port.yaml")
    assert view.title == "ལྷུན་གྲུབ་གྲུ་ཁ།"
    assert view.names == ["གྲུ་ཁའི་ཀུང་སི།", "ཐག་པའི་སྡེ་ཚན།", "财务部", "मरम्मत दल"]
    assert view.subtitle == "source: port.yaml"
    assert view_of(port, language="bo-x-zh", source="port.yaml").subtitle == "来源：port.yaml"
    assert view_of(port, language="en-x-zh").names[1] == "缆绳部"


@pytest.mark.parametrize("language", ["xx", "bo-Latn-x-zh", "xx-x-zh"][::2])
def test_a_language_that_the_data_do_not_hold_is_refused_with_those_they_hold(
    language: str, port: Organisation
) -> None:
    """In pictures, pages, figures, reports and differences alike."""
    said = "nothing is written in 'xx'; there are names and titles in bo, en, hi, zh"
    for ask in (
        lambda: port.render("svg", language=language),
        lambda: port.render("html", language=language),
        lambda: port.render("svg", names=("zh", language)),
        lambda: port.tree(language=language),
        lambda: port.coverage(language=language),
        lambda: port.diff(port).to_text(language=language),
        lambda: report(port, "html", language=language),
    ):
        with pytest.raises(UsageError, match=said):
            ask()
    assert held(port.snapshot) == ("bo", "en", "hi", "zh")


def test_commands_speak_the_locale_beside_another_language(
    file: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names are Tibetan; what the command says is in the reader's language."""
    assert run(["show", str(file), "--lang", "bo"]) == 0
    shown = capfd.readouterr().out
    assert "source: port.yaml" in shown
    assert "ཐག་པའི་སྡེ་ཚན།" in shown
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert run(["show", str(file), "--lang", "bo"]) == 0
    shown = capfd.readouterr().out
    assert "来源：port.yaml" in shown
    assert "ཐག་པའི་སྡེ་ཚན།" in shown


@pytest.mark.parametrize(
    "command", [["show"], ["check"], ["cover"], ["draw", "-o", "-", "--form", "svg"], ["charter"]], ids=lambda c: c[0]
)
def test_commands_refuse_what_the_data_do_not_hold(
    command: list[str], file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The run fails, and names the languages that there are."""
    assert run([command[0], str(file), *command[1:], "--lang", "xx"]) == 2
    assert "nothing is written in 'xx'; there are names and titles in" in capfd.readouterr().err
    assert run([command[0], str(file), *command[1:], "--lang", "?"]) == 2
    assert "is no language" in capfd.readouterr().err


def test_a_box_has_the_names_that_are_asked_for_below_each_other(port: Organisation) -> None:
    """Each once; of a unit that has none of them the usual one."""
    names = ["港务公司\nགྲུ་ཁའི་ཀུང་སི།", "缆绳部\nཐག་པའི་སྡེ་ཚན།", "财务部", "मरम्मत दल"]
    assert view_of(port, names=["zh,bo"]).names == view_of(port, names=("zh", "bo", "zh-Hans")).names == names
    for view in ("chart", "map"):
        scene = scene_of(port, names=("zh", "bo"), view=view)
        assert ("缆绳部", "ཐག་པའི་སྡེ་ཚན།") in [box.lines for box in scene.boxes]
    assert "港务公司 གྲུ་ཁའི་ཀུང་སི།" in port.render("mmd", names=("zh", "bo")).decode()
    assert "港务公司\\nགྲུ་ཁའི་ཀུང་སི།" in port.render("dot", names=("zh", "bo")).decode()
    with pytest.raises(UsageError, match="form html takes no names"):
        port.render("html", names=("zh", "bo"))
