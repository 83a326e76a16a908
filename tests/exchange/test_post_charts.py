"""Charts of who reports to whom become posts, and nobody is named, by an id neither."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from orgtree.api.convert import convert

if TYPE_CHECKING:
    from pathlib import Path


def units(tmp_path: Path, data: Any) -> str:
    """Return the units of the definition that a chart becomes."""
    (tmp_path / "chart.json").write_text(json.dumps(data), encoding="utf-8")
    return convert(tmp_path / "chart.json").text.partition("units:\n")[2]


def test_boxes_in_boxes_are_posts_below_posts(tmp_path: Path) -> None:
    """Posts are numbered where boxes have no id, and each reports to the one that it is written in."""
    chart = {
        "name": "Person One",
        "title": "Head",
        "children": [
            {"name": "Person Two", "title": "Deputy", "children": [{"name": "Person Three", "title": "Clerk"}]},
            {"name": "vacant", "title": "Porter"},
        ],
    }
    assert units(tmp_path, chart) == (
        "- id: company\n  kind: company\n  headed_by: post-1\n  units:\n"
        "  - id: post-1\n    kind: post\n    name: Head\n    filled: true\n    units:\n"
        "    - id: post-2\n      kind: post\n      name: Deputy\n      filled: true\n      units:\n"
        "      - {id: post-3, kind: post, name: Clerk, filled: true}\n"
        "    - {id: post-4, kind: post, name: Porter, filled: false}\n"
    )


def test_a_name_without_a_title_is_left_out(tmp_path: Path) -> None:
    """It may be a person's, and nothing tells."""
    text = units(tmp_path, [{"id": "ann", "name": "Person One", "children": [{"name": "Person Two"}]}])
    assert "Person" not in text
    assert "ann" not in text


@pytest.mark.parametrize("key", ["person.one@example.org", "Person One", "person-one", "o1ne"])
def test_ids_that_may_be_names_are_numbered(key: str, tmp_path: Path) -> None:
    """Only what looks like a code stays an id."""
    text = units(tmp_path, [{"id": key, "title": "Head"}, {"id": "X-12", "pid": key, "title": "Clerk"}])
    assert "id: post-1" in text
    assert key not in text
    assert "id: X-12" in text


def test_several_tops_are_headed_by_none(tmp_path: Path) -> None:
    """Who heads the whole is then not said."""
    assert "headed_by" not in units(tmp_path, [{"id": 1, "title": "Head"}, {"id": 2, "title": "Chair", "pid": None}])
