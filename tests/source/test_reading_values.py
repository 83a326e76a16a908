"""What comes out of reading: the core schema of YAML 1.2, JSON as YAML, agreement with other readers."""

from __future__ import annotations

import gc
import json
import math
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

from orgtree.source import read_text
from orgtree.source.parsers import DEFAULT_PARSER, PurePythonParser
from orgtree.source.scalars import core_scalar

PARSERS = [DEFAULT_PARSER, PurePythonParser]


def value_of(text: Any, **options: Any) -> Any:
    """Value of."""
    document, findings = read_text(text, label="a.yaml", **options)
    assert findings == []
    return document.data


@pytest.mark.parametrize("parser_class", PARSERS)
def test_only_the_core_schema_of_yaml_1_2_gives_other_types_than_text(parser_class: Any) -> None:
    """Only the core schema of yaml 1 2 gives other types than text."""
    text = """
    words: [no, on, yes, off, y, true, FALSE, ~, null, Null]
    dates: [2018, 2018-03, 2018-03-15]
    numbers: [12, -3, +4, 012, 0o17, 0x1F, 1_000, 1.5, .5, 1e3, 1:30, 45.., ~57000, .inf, -.Inf]
    empty:
    quoted: ["12", 'true', "", 'null']
    block: |
      one
      two
    folded: >-
      one
      two
    """
    assert value_of(text, parser_class=parser_class) == {
        "words": ["no", "on", "yes", "off", "y", True, False, None, None, None],
        "dates": [2018, "2018-03", "2018-03-15"],
        "numbers": [12, -3, 4, 12, 15, 31, "1_000", 1.5, 0.5, 1000.0, "1:30", "45..", "~57000", math.inf, -math.inf],
        "empty": None,
        "quoted": ["12", "true", "", "null"],
        "block": "one\ntwo\n",
        "folded": "one two",
    }


def test_not_a_number_is_one_value_of_the_schema() -> None:
    """Not a number is one value of the schema."""
    assert math.isnan(core_scalar(".nan"))


@pytest.mark.parametrize("digits", ["9" * 251, "-" + "9" * 5000, "0x" + "f" * 9000, "0o" + "7" * 9000])
def test_a_number_of_enormous_length_stays_a_text(digits: Any) -> None:
    """A number of enormous length stays a text."""
    assert value_of(f"a: {digits}") == {"a": digits}


def test_the_longest_number_still_fits_a_float() -> None:
    """The longest number still fits a float."""
    assert math.isfinite(float(value_of(f"a: {'9' * 250}")["a"]))
    assert math.isfinite(float(value_of(f"a: 0x{'f' * 248}")["a"]))


def test_keys_are_texts_whatever_they_look_like() -> None:
    """Keys are texts whatever they look like."""
    assert value_of("{12: a, true: b, ~: c, 'no': d, 2018-03: e}") == {
        "12": "a",
        "true": "b",
        "~": "c",
        "no": "d",
        "2018-03": "e",
    }


def test_an_alias_is_the_value_of_its_anchor() -> None:
    """An alias is the value of its anchor."""
    data = value_of("a: &x {b: [1, &y 2]}\nc: *x\nd: *y\n&k e: *k\n")
    assert data == {"a": {"b": [1, 2]}, "c": {"b": [1, 2]}, "d": 2, "e": "e"}
    assert data["c"] is data["a"]


def test_an_alias_means_the_anchor_of_its_name_that_came_last() -> None:
    """An alias means the anchor of its name that came last."""
    assert value_of("[&a 1, *a, &a 2, *a]") == [1, 1, 2, 2]


@pytest.mark.parametrize("indent", [None, 0, 1, 2, 4, "\t"])
@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("parser_class", PARSERS)
def test_json_is_read_as_yaml_whatever_its_indentation_and_escapes(
    indent: Any, ascii_only: Any, parser_class: Any
) -> None:
    """Json is read as yaml whatever its indentation and escapes."""
    data: dict[str, object] = {
        "name": "东街道 😀\n/\\ \"'\u2028",
        "\U00020bb7": [1, -2.5, 1e300, True, None, [], {}, ""],
        "a": {"b": {"c": "x: y # z"}},
    }
    text = "\t\n " + json.dumps(data, indent=indent, ensure_ascii=ascii_only) + "\n"
    assert value_of(text, parser_class=parser_class) == data


def test_half_a_surrogate_pair_in_json_becomes_the_replacement_character() -> None:
    """Half a surrogate pair in json becomes the replacement character."""
    assert value_of(r'["\ud83d", "\\ud83d", "\ud83d\ude00"]') == ["\ufffd", "\\ud83d", "😀"]


def test_surrogate_pairs_are_read_beside_private_use_characters() -> None:
    """Surrogate pairs are read beside private use characters."""
    assert value_of(r'["\ud83d\ude00", "\ue03d"]') == ["😀", "\ue03d"]


@pytest.mark.parametrize("text", ["a: [1, é]\nb: 中\n", "a: [1, é]\r\nb: 中\r\n", "a: [1, é]\rb: 中\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_byte_order_marks_and_all_line_breaks_are_read(text: Any, mark: Any) -> None:
    """Byte order marks and all line breaks are read."""
    expected = {"a": [1, "é"], "b": "中"}
    assert value_of(mark + text) == expected
    assert value_of((mark + text).encode()) == expected


_TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=12)
_PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS.filter(bool), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=examples(40))
@given(data=st.lists(_PLAIN) | st.dictionaries(_TEXTS.filter(bool), _PLAIN), ascii_only=st.booleans())
def test_what_json_writes_reads_back_equal(data: Any, ascii_only: Any) -> None:
    """What json writes reads back equal."""
    assert value_of(json.dumps(data, ensure_ascii=ascii_only)) == data


@settings(max_examples=examples(40))
@given(data=st.lists(_PLAIN) | st.dictionaries(_TEXTS.filter(bool), _PLAIN), flow=st.booleans())
def test_what_pyyaml_writes_reads_back_equal_where_both_versions_agree(data: Any, flow: Any) -> None:
    """What pyyaml writes reads back equal where both versions agree."""
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True)
    read = value_of(text)
    # A text that only YAML 1.2 takes for a number (1e5, 0o7) is written without quotes by a writer of 1.1.
    assert read == data or _texts_read_as_numbers(read, data)


def _texts_read_as_numbers(read: Any, data: Any) -> Any:
    if isinstance(data, dict):
        return (
            isinstance(read, dict)
            and set(read) == set(data)
            and all(_texts_read_as_numbers(read[k], data[k]) for k in data)
        )
    if isinstance(data, list):
        return isinstance(read, list) and len(read) == len(data) and all(map(_texts_read_as_numbers, read, data))
    return read == data or (isinstance(data, str) and core_scalar(data) == read)


def test_the_garbage_collector_is_left_as_it_was() -> None:
    """The garbage collector is left as it was."""
    gc.disable()
    try:
        value_of("a: 1")
        assert not gc.isenabled()
    finally:
        gc.enable()
    value_of("a: 1")
    assert gc.isenabled()
