"""Where the cursor stands, in texts that need not be YAML: `|` marks it."""

from __future__ import annotations

import pytest

from orgtree.assist.context import Around, around


def at(text: str) -> Around:
    """Return what is around the mark."""
    return around(text.replace("|", ""), text.index("|"))


def test_a_key_is_typed_in_a_block() -> None:
    """A word without a colon is a key; the keys around it, before and behind, are known."""
    found = at("units:\n- id: a\n  ki|\n  name: x\n")
    assert (found.word, found.at_value) == ("ki", False)
    assert found.inner.entries == {"id": "a", "name": "x"}
    assert found.mappings[1].key == "units"


def test_a_value_is_typed_behind_a_colon() -> None:
    """Behind `key:` a value is typed, even if nothing of it is there yet."""
    found = at("units:\n- id: a\n  kind: |\n")
    assert (found.word, found.at_value, found.inner.key) == ("", True, "kind")


@pytest.mark.parametrize("dash", ["- ", "  - "])
def test_a_dash_begins_a_new_item(dash: str) -> None:
    """Behind a dash the mapping is empty, whatever the item before it had."""
    found = at(f"units:\n{dash}id: a\n{dash[:-2]}  kind: team\n{dash}|\n")
    assert found.inner.entries == {}
    assert found.mappings[1].key == "units"


def test_nested_units_know_the_unit_above() -> None:
    """The mapping two steps out is the unit that the typed one stands under."""
    found = at("units:\n- id: a\n  kind: company\n  units:\n  - id: b\n    |\n")
    assert [m.key for m in found.mappings] == [None, "units", "units"]
    assert found.mappings[1].entries["kind"] == "company"


def test_flow_mappings_are_read_to_the_cursor() -> None:
    """In braces, what stands before the cursor is known, nested braces apart."""
    found = at("units:\n- id: a\n  seat: [{to: x, role: y}, {to: z, ro|}]\n")
    assert (found.word, found.at_value) == ("ro", False)
    assert found.inner.entries == {"to": "z"}
    assert found.mappings[1].key == "seat"


def test_a_flow_unit_stands_in_its_list() -> None:
    """A unit on one line is known to stand in `units`."""
    found = at("units:\n- id: a\n  kind: company\n  units:\n  - {id: b, kind: te|}\n")
    assert (found.word, found.at_value, found.inner.key) == ("te", True, "kind")
    assert found.mappings[1].key == "units"
    assert found.mappings[1].entries["kind"] == "company"


def test_braces_in_quotes_are_text() -> None:
    """A brace inside quotes opens nothing."""
    found = at("units:\n- {name: 'a {b', ki|}\n")
    assert found.word == "ki"
    assert "name" in found.inner.entries


@pytest.mark.parametrize("text", ["|", "{|", "}|", "[[[|", "- - - |", "a: 'x|", "\t|", "...|", ": |", "é: |"])
def test_anything_may_be_around(text: str) -> None:
    """Text of any sort gives an answer."""
    assert at(text).mappings
