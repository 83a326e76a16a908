"""The page of a definition that is being written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from odd_rule import ODD_RULE

from orgtree.assist.preview_page import PreviewPage
from orgtree.draw.picture_options import PictureOptions

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "orgtree: definition/1\ncharter: company\ntitle: Works\n"
UNITS = "units:\n- {id: hq, kind: company, name: Works, units: [{id: lab, kind: department, name: Lab}]}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A definition of two units."""
    path = tmp_path / "org.yaml"
    path.write_text(HEAD + UNITS, encoding="utf-8")
    return path


def data_of(page: PreviewPage) -> dict[str, Any]:
    """Return the data that a page carries."""
    assert page.content is not None
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.content.decode())
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_a_page_follows_what_is_saved(file: Path) -> None:
    """It is made once for each save, and each has a number of its own."""
    page = PreviewPage(str(file), events="/events")
    assert page.stale
    page.look()
    assert (page.number, page.trouble, page.stale) == (1, [], False)
    assert data_of(page)["preview"]["number"] == 1
    file.write_text(HEAD + UNITS.replace("Lab}", "Laboratory}"), encoding="utf-8")
    assert page.stale
    page.look()
    assert page.number == 2
    assert "Laboratory" in json.dumps(data_of(page)["names"])


def test_an_included_file_is_watched_as_well(file: Path) -> None:
    """What belongs to the definition is a part of it."""
    part = file.with_name("part.yaml")
    part.write_text("under: hq\nunits:\n- {id: lab, kind: department, name: Lab}\n", encoding="utf-8")
    file.write_text(
        HEAD + "units:\n- {id: hq, kind: company, name: Works}\ninclude: [part.yaml]\n",
        encoding="utf-8",
    )
    page = PreviewPage(str(file), events="/events")
    page.look()
    assert len(data_of(page)["ids"]) == 2
    assert not page.stale
    part.write_text(part.read_text(encoding="utf-8").replace("Lab}", "Yard}"), encoding="utf-8")
    assert page.stale


def test_what_cannot_be_shown_is_told_and_the_page_stays(file: Path) -> None:
    """A bracket too few on the way to a correct file takes nothing away."""
    page = PreviewPage(str(file), events="/events")
    page.look()
    before = page.content
    file.write_text(HEAD + UNITS.replace("]}", "}"), encoding="utf-8")
    page.look()
    assert page.number == 1
    assert page.content == before
    first = page.trouble[0]
    assert set(first["text"]) == {"en", "zh"}
    assert first["code"] == "ORG010"
    assert first["place"][1:3] == (file.as_posix(), 5)
    file.write_text(HEAD + UNITS, encoding="utf-8")
    page.look()
    assert (page.number, page.trouble) == (2, [])


def test_units_and_findings_have_their_lines(file: Path) -> None:
    """Each leads to the line on which it is written."""
    file.write_text(
        HEAD
        + "units:\n- id: hq\n  kind: company\n  name: Works\n  units:\n  - id: lab\n    kind: department\n    nmae: Lab\n",
        encoding="utf-8",
    )
    page = PreviewPage(str(file), events="/events", editor="vscode://file/{path}:{line}:{column}")
    page.look()
    preview = data_of(page)["preview"]
    assert [path for _, path in preview["files"]] == [file.as_posix()]
    assert preview["units"] == [[0, 0], [5, 9], [3, 5]]
    assert 11 in preview["findings"][1]
    assert preview["editor"] == "vscode://file/{path}:{line}:{column}"


def test_options_of_the_page_hold(file: Path) -> None:
    """A part is previewed as a part is drawn."""
    page = PreviewPage(str(file), events="/events", language="zh", options=PictureOptions(root="lab"))
    page.look()
    assert data_of(page)["ids"] == ["0lab"]
    assert b'<html lang="zh"' in (page.content or b"")
    wrong = PreviewPage(str(file), events="/events", options=PictureOptions(root="lba"))
    wrong.look()
    assert wrong.content is None
    assert "lba" in wrong.trouble[0]["text"]["en"]


def test_a_charter_is_no_definition_to_show(tmp_path: Path) -> None:
    """It says so, and does not wait for ever in silence."""
    file = tmp_path / "charter.yaml"
    file.write_text("orgtree: charter/1\nname: plain\nkinds: {unit: {}}\n", encoding="utf-8")
    page = PreviewPage(str(file), events="/events")
    page.look()
    assert page.content is None
    assert page.trouble


def test_a_file_that_went_away_is_told(file: Path) -> None:
    """An editor may put another in its place a moment later."""
    page = PreviewPage(str(file), events="/events")
    page.look()
    text = file.read_text(encoding="utf-8")
    file.unlink()
    assert page.stale
    page.look()
    assert page.trouble
    assert page.number == 1
    file.write_text(text, encoding="utf-8")
    assert page.stale


def test_an_error_that_nobody_foresaw_is_told_and_the_next_save_is_tried_again(file: Path) -> None:
    """A rule of the user's own breaks the drawing, not the watching: the page stays, and follows once it is mended."""
    (file.parent / ".git").mkdir()
    traces: list[str] = []
    page = PreviewPage(str(file), events="/events", unexpected=traces.append)
    page.look()
    before = page.content
    settings, rule = file.with_name("orgtree.toml"), file.with_name("odd.py")
    settings.write_text('rules = ["odd.py"]', encoding="utf-8")
    rule.write_text(ODD_RULE, encoding="utf-8")
    assert page.stale
    page.look()
    assert (page.number, page.content) == (1, before)
    assert set(page.trouble[0]["text"]) == {"en", "zh"}
    assert "KeyError: 'odd one'" in page.trouble[0]["text"]["en"]
    assert len(traces) == 1
    assert "odd.py" in traces[0]
    seen = [page.stale]
    settings.unlink()
    assert [*seen, page.stale] == [False, True]
    page.look()
    assert (page.number, page.trouble) == (2, [])
