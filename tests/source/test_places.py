"""Places become lines and columns: of keys, values, blocks, parts of a text, through aliases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from growth import grows_no_faster
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

from orgtree.base.place import Place, Span
from orgtree.source import Document, SourceSet, read_text
from orgtree.source.parsers import DEFAULT_PARSER, PurePythonParser

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = """\
title: "say \\"hi\\" now"   # said
units:
- id: a
  name: &n {zh: 东, en: East}
  path: covers/area_in*

  list:
  - 1
  - two words   # a comment

- id: b
  name: *n
  note: |
    first line
    second line

  folded: plain text
    over lines
  'key': ''
  empty:
last: {x: [1, 2], y: {}}
"""


def words(*path: Any, text: Any = TEXT, **options: Any) -> Any:
    """Words."""
    document, findings = read_text(text, label="a.yaml")
    assert findings == []
    span = document.locate(Place(0, path, **options))
    assert document.text[span.start : span.end] == _between(document.text, span)
    return document.text[span.start : span.end]


def _between(text: Any, span: Any) -> Any:
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("title",), '"say \\"hi\\" now"'),
        (("units", 0, "id"), "a"),
        (("units", 0, "name"), "&n {zh: 东, en: East}"),
        (("units", 0, "name", "en"), "East"),
        (("units", 0, "list"), "- 1\n  - two words"),
        (("units", 0, "list", 1), "two words"),
        (("units", 1, "name"), "*n"),
        (("units", 1, "name", "en"), "East"),
        (("units", 1, "note"), "|\n    first line\n    second line"),
        (("units", 1, "folded"), "plain text\n    over lines"),
        (("units", 1, "key"), "''"),
        (("units", 1, "empty"), ""),
        (("last",), "{x: [1, 2], y: {}}"),
        (("last", "y"), "{}"),
        (("last", "x", 0), "1"),
        (("units", 0, "list", 7), "- 1\n  - two words"),
        (("units", "tagged", 0, "id"), "a"),
        (("units", -1), TEXT[TEXT.index("- id") : TEXT.index("\nlast")].rstrip().removesuffix("")),
    ],
)
def test_a_place_is_the_text_of_the_deepest_node_on_its_way(path: Any, expected: Any) -> None:
    """A place is the text of the deepest node on its way."""
    assert words(*path) == expected


def test_a_block_ends_with_its_last_leaf() -> None:
    """A block ends with its last leaf."""
    assert words("units", 0).endswith("two words")
    assert words().endswith("y: {}}")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("title",), "title"),
        (("units", 1, "key"), "'key'"),
        (("units", 0), "id: a"),
        (("units", 0, "name", "zh"), "zh"),
        (("units", 1, "name", "en"), "en"),
    ],
)
def test_a_key_is_told_from_its_value(path: Any, expected: Any) -> None:
    """A key is told from its value."""
    assert words(*path, part="key").startswith(expected)


@pytest.mark.parametrize(
    ("path", "within", "expected"),
    [
        (("units", 0, "path"), (7, 14), "area_in"),
        (("units", 0, "path"), (0, 999), "covers/area_in*"),
        (("units", 1, "note"), (11, 17), "second"),
        (("units", 1, "folded"), (0, 5), "plain text\n    over lines"),
        (("title",), (4, 6), '"say \\"hi\\" now"'),
        (("units", 0, "list", 0), (0, 1), "1"),
        (("units", 0, "name", "en"), (1, 3), "as"),
    ],
)
def test_a_part_of_a_text_is_found_where_the_text_is_written_as_it_is(path: Any, within: Any, expected: Any) -> None:
    """A part of a text is found where the text is written as it is."""
    assert words(*path, within=within) == expected


def test_a_part_of_a_key_is_found() -> None:
    """A part of a key is found."""
    assert words("units", 0, "path", part="key", within=(1, 3)) == "at"


def test_without_a_way_the_offsets_count_in_the_whole_text() -> None:
    """Without a way the offsets count in the whole text."""
    assert words(within=(0, 5)) == "title"
    assert read_text("a: [", label="x")[0].locate(Place(0, within=(2, 99)))[1:7] == (1, 3, 1, 5, 2, 4)


def test_a_document_that_could_not_be_read_has_its_begin_for_every_place() -> None:
    """A document that could not be read has its begin for every place."""
    document, _ = read_text("a: [", label="x")
    assert document.locate(Place(0, ("units", 3))) == Span("x", 1, 1, 1, 1, 0, 0)
    assert Document("<rows>").locate(Place(0, (3, "id"))) == Span("<rows>", 1, 1, 1, 1, 0, 0)


@pytest.mark.parametrize("parser_class", [DEFAULT_PARSER, PurePythonParser])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_and_columns_count_characters_whatever_the_line_break(
    line_break: Any, mark: Any, parser_class: Any
) -> None:
    """Lines and columns count characters whatever the line break."""
    text = mark + line_break.join(["名称: 'é😀'", "units:", "- 中: x"])
    document, _ = read_text(text.encode(), label="a.yaml", parser_class=parser_class)
    assert document.locate(Place(0, ("名称",)))[1:5] == (1, 5, 1, 9)
    assert document.locate(Place(0, ("units", 0, "中")))[1:5] == (3, 6, 3, 7)


def test_a_source_set_numbers_its_documents() -> None:
    """A source set numbers its documents."""
    sources = SourceSet()
    first = sources.add(read_text("a: 1", label="x")[0])
    second = sources.add(read_text("\nb: 1", label="y")[0])
    assert (first, second) == (0, 1)
    assert sources.locate(Place(1, ("b",), "key")) == Span("y", 2, 1, 2, 2, 1, 2)
    assert (sources.label(1), sources.text(0), len(sources), sources[1].data) == ("y", "a: 1", 2, {"b": 1})


def test_places_in_a_large_list_cost_as_much_as_there_are_asked_for() -> None:
    """Ten times as many places in a list of ten times the length cost ten times as much."""

    def places(count: int) -> Callable[[], object]:
        text = "units:\n" + "".join(f"- {{id: u{i}, kind: branch, members: {i}}}\n" for i in range(count))
        document, _ = read_text(text, label="a.yaml")
        assert document.locate(Place(0, ("units", 20, "members"))).line == 22
        return lambda: [document.locate(Place(0, ("units", i, "members"))) for i in range(count)]

    assert grows_no_faster(places, 200)


def test_places_in_a_large_mapping_cost_as_much_as_there_are_asked_for() -> None:
    """Ten times as many places in a mapping of ten times the size cost ten times as much."""

    def places(count: int) -> Callable[[], object]:
        document, _ = read_text("".join(f"k{i}: {i}\n" for i in range(count)), label="a.yaml")
        assert [document.locate(Place(0, (f"k{i}",), "key")).line for i in (0, 10, 20)] == [1, 11, 21]
        return lambda: [document.locate(Place(0, (f"k{i}",), "key")) for i in range(count)]

    assert grows_no_faster(places, 200)


def test_the_way_to_a_character_is_told() -> None:
    """The way to a character is told."""
    document, _ = read_text(TEXT, label="a.yaml")
    assert document.path_at(TEXT.index("East")) == ("units", 0, "name", "en")
    assert document.path_at(TEXT.index("two words") + 2) == ("units", 0, "list", 1)
    assert document.path_at(TEXT.index("*n") + 1) == ("units", 1, "name")
    assert document.path_at(TEXT.index("last:")) == ("last",)


_SCALARS = st.sampled_from(
    ["12", "'a b'", '"x\\ty"', "plain words", "~", "true", "2018-03", "''", "é😀", "'it''s'", "-1.5", "a'b", 'x"y']
)
_FLOWS = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda items: "[" + ", ".join(items) + "]")
        | st.lists(inner, max_size=4).map(
            lambda items: "{" + ", ".join(f"k{i}: {item}" for i, item in enumerate(items)) + "}"
        )
    ),
    max_leaves=12,
)


@settings(max_examples=examples(30))
@given(_FLOWS)
def test_the_text_of_each_node_reads_as_its_value(text: Any) -> None:
    """The text of each node reads as its value."""
    document, _ = read_text(text, label="a.yaml")
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), document.data)]
    while waiting:
        path, value = waiting.pop()
        span = document.locate(Place(0, path))
        assert read_text(text[span.start : span.end], label="a.yaml")[0].data == value
        entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, inner in entries:
            waiting.append(((*path, key), inner))
            if isinstance(value, dict):
                place = document.locate(Place(0, (*path, key), "key"))
                assert text[place.start : place.end] == key
                assert document.path_at(place.start) == (*path, key)
