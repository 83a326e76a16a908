"""What is read again after an edit is what reading all of the text gives: data, places and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from edited_texts import edited
from hypothesis import given, settings
from random_examples import examples

from orgtree.source import DEFAULT, read_text
from orgtree.source.rereading import read_again
from orgtree.source.text_edits import applied

if TYPE_CHECKING:
    from orgtree.source import Document
    from orgtree.source.text_edits import TextEdit


def alike(again: Document, whole: Document) -> None:
    """Assert that two documents are the same."""
    assert again.text == whole.text
    assert again.data == whole.data
    assert repr(again.data) == repr(whole.data)  # the order of keys, and 1 apart from true
    for name in ("start", "size", "ends", "aliases"):
        assert getattr(again.positions, name) == getattr(whole.positions, name), name


@settings(max_examples=examples(200))
@given(edited())
def test_a_text_read_again_is_what_it_is_when_read_whole(case: tuple[str, list[TextEdit]]) -> None:
    """Whatever is edited in a text that had no fault, by whatever the edit makes of it."""
    text, edits = case
    before, wrong = read_text(text, label="a.yaml")
    after = applied(text, edits)
    again, findings = read_again(after.encode(), None if wrong else before, label="a.yaml", budgets=DEFAULT)
    whole, found = read_text(after, label="a.yaml")
    assert findings == found
    alike(again, whole)


UNITS = "orgtree: definition/1\nunits:\n" + "".join(f"- id: u{i}\n  kind: team\n" for i in range(9)) + "claims: []\n"


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("id: u4", "id: other", 8),
        ("- id: u4\n  kind: team\n", "", 7),
        ("- id: u4\n", "- id: new\n  kind: team\n- id: u4\n", 8),
        ("- id: u8\n  kind: team\n", "- id: u8\n  kind: team\n- id: last\n", 8),
        ("- id: u0\n", "- id: first\n- id: u0\n", 8),
        ("definition/1\n", "definition/1\ntitle: T\n", 9),
        ("claims: []", "claims: [1]", 0),
        ("id: u4", "id: 'u4", 0),
    ],
)
def test_what_stands_apart_from_an_edit_is_not_read_again(old: str, new: str, kept: int) -> None:
    """The units that stay are the objects that they were, all but the one beside the edit."""
    before, _ = read_text(UNITS, label="a.yaml")
    after = UNITS.replace(old, new)
    again, _ = read_again(after.encode(), before, label="a.yaml", budgets=DEFAULT)
    was = {id(unit) for unit in before.data["units"]}
    assert sum(id(unit) in was for unit in (again.data or {}).get("units", ())) == kept
    alike(again, read_text(after, label="a.yaml")[0])
