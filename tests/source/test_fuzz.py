"""No input makes the reading raise, hang, or place a finding outside of its text."""

from __future__ import annotations

from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from random_examples import examples

from orgtree.base.place import Place
from orgtree.source import Budgets, read_csv, read_text
from orgtree.source.decoding import UNPRINTABLE
from orgtree.source.parsers import DEFAULT_PARSER, PurePythonParser

SEED = """\
# yaml-language-server: $schema=x
orgtree: definition/1
title: {zh: 示例区, en: "Example \\u4e2d"}
include: [streets/*.yaml]
units:
- &a
  id: a
  kind: 'district'
  members: 45..
  note: |
    text
    more
- {id: b, of: *a, look: {fill: "#c00"}}
? x
: [1, 2.5, ~, true]
"""
_PIECES = ["\t", "\0", "\ufeff", "&a ", "*a", "*b ", "!!str ", "! ", "<<: ", "? ", "- ", ": ", "{", "}", "[", "]", ",", "|", ">", "'", '"', "#c00", " #", "---\n", "...\n", "%YAML 1.1\n", "\r", "\u2028", "\\ud83d", "\\UFFFFFFFF", "\U0001f600", "@", "`", "\n", "\n  ", "a: ", "9" * 300]  # fmt: skip
_EDITS = st.lists(st.tuples(st.integers(0, len(SEED)), st.integers(0, 6), st.sampled_from(_PIECES)), max_size=5)


def check(source: Any, **options: Any) -> None:
    """Check."""
    document, findings = read_text(source, label="a.yaml", budgets=Budgets(max_findings=10), **options)
    length = len(document.text)
    assert len(findings) <= 12
    for finding in findings:
        assert finding.text()
        assert finding.help_text()
        for label in finding.labels:
            span = document.locate(label.place)
            assert 0 <= span.start <= span.end <= length
    assert document.data is not None or findings
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), document.data)]
    while waiting:
        path, value = waiting.pop()
        for part in ("key", "value"):
            for within in (None, (1, 3)):
                span = document.locate(Place(0, path, part, within))
                assert 0 <= span.start <= span.end <= length
        assert document.path_at(span.start) is not None
        if len(path) > 6:
            continue
        entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        waiting += [((*path, key), inner) for key, inner in entries]
        assert isinstance(value, dict | list | str | int | float | None)
        if isinstance(value, dict):
            assert all(isinstance(key, str) for key in value)


@settings(max_examples=examples(80, 10_000))
@given(edits=_EDITS)
def test_structured_text_with_pieces_put_in_and_cut_out(edits: Any) -> None:
    """Structured text with pieces put in and cut out."""
    text = SEED
    for at, cut, piece in edits:
        text = text[:at] + piece + text[at + cut :]
    check(text)


@settings(max_examples=examples(30, 3000))
@given(edits=_EDITS)
def test_the_same_without_libyaml(edits: Any) -> None:
    """The same without libyaml."""
    text = SEED
    for at, cut, piece in edits:
        text = text[:at] + piece + text[at + cut :]
    check(text, parser_class=PurePythonParser)


@settings(max_examples=examples(60, 7500))
@given(pieces=st.lists(st.sampled_from(_PIECES), max_size=12))
@example(pieces=['"', "\\UFFFFFFFF", '"'])
@example(pieces=["{", '"', "\\ud83d", '"', "}"])
def test_pieces_of_syntax_in_any_order(pieces: Any) -> None:
    """Pieces of syntax in any order."""
    for parser_class in (DEFAULT_PARSER, PurePythonParser):
        check("".join(pieces), parser_class=parser_class)


@settings(max_examples=examples(60, 7500))
@given(source=st.binary(max_size=60) | st.text(max_size=60))
def test_any_bytes_and_any_text(source: Any) -> None:
    """Any bytes and any text."""
    check(source)


@settings(max_examples=examples(50, 5000))
@given(source=st.binary(max_size=60) | st.text(st.sampled_from('ab,;\t"\n\r 中'), max_size=60))
def test_any_table(source: Any) -> None:
    """Any table."""
    table, findings = read_csv(source, label="a.csv")
    for finding in findings:
        assert finding.text()
        assert table.locate(finding.labels[0].place).end <= len(table.text)
    for row, cells in enumerate(table.data):
        for column, cell in cells.items():
            span = table.locate(Place(0, (row, column)))
            written = UNPRINTABLE.sub("\ufffd", table.text[span.start : span.end])
            assert written.strip().strip('"').replace('""', '"').strip() == cell.strip('"').strip() or '"' in written
