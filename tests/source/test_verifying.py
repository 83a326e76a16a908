"""What an edited text says is seen from what stands around the edits, and never more is taken for right than reading all of it would take."""

from __future__ import annotations

from typing import Any

from edited_texts import edited
from hypothesis import given, settings
from random_examples import examples

from orgtree.source import DEFAULT, read_text
from orgtree.source.matching import same
from orgtree.source.text_edits import TextEdit, applied
from orgtree.source.verifying import says, shortened


def put_back(read: Any, runs: dict[str, list[Any]]) -> Any:
    """Return what was read of a shortened text with the items that were left out of it."""
    if isinstance(read, dict):
        return {key: put_back(value, runs) for key, value in read.items()}
    if isinstance(read, list):
        parts = (runs[item] if isinstance(item, str) and item in runs else [put_back(item, runs)] for item in read)
        return [item for part in parts for item in part]
    return read


@settings(max_examples=examples(200))
@given(edited())
def test_a_shortened_text_says_what_the_whole_one_says(drawn: tuple[str, list[TextEdit]]) -> None:
    """Whatever is edited how: where all items left out are read where they were put, the whole text says the same, without a fault."""
    text, edits = drawn
    document, findings = read_text(text, label="a.yaml")
    if findings or not edits:
        return
    runs: dict[str, list[Any]] = {}
    short = applied(text, sorted([*edits, *shortened(document, edits, runs)]))
    read, findings = read_text(short, label="a.yaml")
    found = str(read.data)
    if any(finding.severity == "error" for finding in findings) or not all(f"'{item}'" in found for item in runs):
        return
    whole, findings = read_text(applied(text, edits), label="a.yaml")
    assert same(whole.data, put_back(read.data, runs))
    assert not [finding for finding in findings if finding.severity == "error"]


def test_lists_are_shortened_to_what_stands_around_the_edits() -> None:
    """The item that is edited, that before what is put between two, and the last; an item that ends with a block of text."""
    text = "units:\n" + "".join(f"- {{id: u{number}}}\n" for number in range(9)) + "title: T\n"
    document, _ = read_text(text, label="a.yaml")
    at = text.index("u3")
    between = text.index("- {id: u6}")
    edits = [TextEdit(at, at + 2, "x"), TextEdit(between, between, "- new\n")]
    runs: dict[str, list[Any]] = {}
    short = applied(text, sorted([*edits, *shortened(document, edits, runs)]))
    assert short == (
        "units:\n- left-out0\n- {id: x}\n- left-out1\n- {id: u5}\n- new\n- left-out2\n- {id: u8}\ntitle: T\n"
    )
    assert [len(run) for run in runs.values()] == [3, 1, 2]
    kept = text.replace("{id: u1}", "|\n  block")
    document, _ = read_text(kept, label="a.yaml")
    end = kept.index("- {id: u3}")
    short = applied(kept, shortened(document, [TextEdit(end, end, "- new\n")], {}))
    assert short.startswith("units:\n- left-out0\n- |\n  block\n- {id: u2}\n- left-out1\n")
    document, _ = read_text(kept[: kept.index("- {id: u2}")] + "- x\n", label="a.yaml")
    assert "block" in applied(document.text, shortened(document, [], {}))


def test_what_is_not_said_is_seen() -> None:
    """An edit that runs on, one that says something else, and a list that lacks an item."""
    text = "units:\n" + "".join(f"- {{id: u{number}}}\n" for number in range(9))
    document, _ = read_text(text, label="a.yaml")
    items = document.data["units"]
    at = text.index("- {id: u4}")
    new = {"units": [*items[:4], {"id": "n"}, *items[4:]]}

    def said(put: str, data: Any) -> bool:
        edits = [TextEdit(at, at, put)]
        return says(document, edits, applied(text, edits), data, DEFAULT)

    assert said("- {id: n}\n", new)
    assert not said("- {id: m}\n", new)
    assert not said("- {id: n\n", new)
    assert not said("- {id: n}\n- {id: o}\n", new)
    assert not said("- {id: n}\n", {"units": [*items[:4], {"id": "n"}, *items[5:]]})
    assert not said("- {id: n}\n", {"units": new["units"][::-1]})
