"""Each mistake in the text of a file: its code, its place, and that the rest is read all the same."""

from __future__ import annotations

import re
from typing import Any

import pytest

from orgtree.base.place import Place
from orgtree.source import CODES, Budgets, read_text
from orgtree.source.parsers import DEFAULT_PARSER, PurePythonParser

PARSERS = [DEFAULT_PARSER, PurePythonParser]


def read(text: Any, **options: Any) -> Any:
    """Read."""
    document, findings = read_text(text, label="a.yaml", **options)
    shown = []
    for finding in findings:
        span = document.locate(finding.labels[0].place)
        assert finding.name == CODES[finding.code][0]
        assert finding.severity == ("warning" if finding.code == "ORG028" else "error")
        assert finding.text()
        assert finding.help_text()
        assert not re.search(r"[{}]\w+[{}]", finding.text().replace("{{", ""))
        shown.append((finding.code, span.line, span.column))
    return document.data, shown, findings


@pytest.mark.parametrize("parser_class", PARSERS)
@pytest.mark.parametrize(
    ("text", "place", "message", "remedy"),
    [
        ("name: Hall: east\n", (1, 11), "': '", 'write name: "Hall: east"'),
        ("a: 1\n b: 2\n", (2, 3), "aligned", "indent"),
        ("a:\n\t- b\n", (2, 1), "tab", "spaces"),
        ("a: @x\n", (1, 4), "'@'", '"@x"'),
        ("a: `x`\n", (1, 4), "'`'", '"`x`"'),
        ("%YAML 2.0\n---\na: 1\n", (1, 1), "directive", "delete"),
        ("orgtree\n# c\ncharter: company\n", (3, 1), "nothing can follow", "write ': '"),
        ("{a: 1}\nb: 2\n", (2, 1), "nothing can follow", "closed too early"),
        ("a: 5\nb: %x\n", (2, 4), "'%'", '"%x"'),
        ("a: [1, 2\nb: 3\n", (2, 2), "'['", "']'"),
        ("a: {b: 1\nc: 3\n", (2, 2), "'{'", "'}'"),
        ("a: 'x\nb: 2\n", (1, 4), "never closed", "close it"),
        ('a: "x\n', (1, 4), "never closed", "close it"),
        ("a: 'x' y\n", (1, 8), "after the closing quote", "whole value"),
        ('a: "\\q"\n', (1, 5), "'\\q'", "single quotes"),
        ('a: "\\ud83d"\n', (1, 5), "no character", "\\U0001F600"),
        ("a: 1\n- b\n", (2, 1), "list item", "indent"),
        ("- a\nb: 1\n", (2, 1), "no list item", "'- '"),
        ("a: - b\n", (1, 4), "list item", "next line"),
        ("a: >=45\n", (1, 4), "'>=45'", "45.."),
        ("a: |x\n  b\n", (1, 4), "'|'", "quotes"),
        ("a: b\n  c\nd\n", (3, 1), "no ': '", "key: value"),
        ("a: &\n", (1, 4), "anchor", "quotes"),
        ("a: *\n", (1, 4), "alias", "quotes"),
        ("a: }\n", (1, 4), "'}'", "quotes"),
        ("{fill: #c00}\n", (1, 8), "comment", '"#c00"'),
        ("a: !x!y 1\n", (1, 4), "tag", "quotes"),
        ("[[1]\n", None, "'['", "']'"),
        ("a: [b, c]/d\n", (1, 10), "a list ends at its ]", "'[b, c]/d'"),
    ],
)
def test_a_syntax_error_says_where_and_what_to_write(
    parser_class: Any, text: Any, place: Any, message: Any, remedy: Any
) -> None:
    """A syntax error says where and what to write."""
    data, shown, (finding,) = read(text, parser_class=parser_class)
    assert data is None
    assert shown[0][0] == "ORG010"
    assert message in finding.text()
    assert remedy in finding.help_text()
    if place:
        assert shown[0][1:] == place


def test_a_duplicate_key_is_labelled_at_both_places_and_the_first_is_kept() -> None:
    """A duplicate key is labelled at both places and the first is kept."""
    text = "a: 1\nb: {c: [1, 2], d: 3}\nb: {e: &x [5]}\n'a': 4\nz: *x\n"
    data, shown, findings = read(text)
    assert data == {"a": 1, "b": {"c": [1, 2], "d": 3}, "z": None}
    assert shown == [("ORG011", 3, 1), ("ORG011", 4, 1)]
    document, _ = read_text(text, label="a.yaml")
    assert [document.locate(finding.labels[1].place).line for finding in findings] == [2, 1]


def test_a_duplicate_key_deep_inside_does_not_shift_the_places_after_it() -> None:
    """A duplicate key deep inside does not shift the places after it."""
    document, _ = read_text("u:\n- {a: 1, a: {x: [1]}, b: 2}\n- c: 3\n", label="a.yaml")
    assert document.locate(Place(0, ("u", 0, "b")))[1:3] == (2, 26)
    assert document.locate(Place(0, ("u", 1, "c")))[1:3] == (3, 6)


@pytest.mark.parametrize("parser_class", PARSERS)
@pytest.mark.parametrize(
    ("text", "code", "data"),
    [
        ("a: !!python/object:os.system x\nb: 1", "ORG012", {"a": "x", "b": 1}),
        ("a: !x {c: 2}\nb: 1", "ORG012", {"a": {"c": 2}, "b": 1}),
        ("a: ! '12'", "ORG012", {"a": "12"}),
        ("a: &n !t 12", "ORG012", {"a": 12}),
        ("!t a: 12", "ORG012", {"a": 12}),
        ("a: *x\nb: 1", "ORG013", {"a": None, "b": 1}),
        ("a: &x [1, *x]\nb: *x", "ORG013", None),
        ("? [a, {b: c}]\n: {d: e}\nb: 1", "ORG019", {"b": 1}),
        ("a: {{ name }}\nb: 1", "ORG019", {"a": {}, "b": 1}),
        ("{a: &x y, *x : 1, b: 1}", "ORG019", {"a": "y", "b": 1}),
        ("? \n: 1\nb: 1", "ORG019", {"b": 1}),
        ("a: &x {c: 1}\n<<: *x\nb: 1", "ORG020", {"a": {"c": 1}, "b": 1}),
        ("a: 1\n---\nb: 1", "ORG021", {"a": 1}),
        ("fill: #c00\nb: 1", "ORG028", {"fill": None, "b": 1}),
        ("a:\n- #ff00aa\n- b", "ORG028", {"a": [None, "b"]}),
    ],
)
def test_a_mistake_that_can_be_stepped_over_leaves_the_rest_readable(
    parser_class: Any, text: Any, code: Any, data: Any
) -> None:
    """A mistake that can be stepped over leaves the rest readable."""
    found, shown, _ = read(text, parser_class=parser_class)
    assert [name for name, _, _ in shown] == [code]
    if data is not None:
        assert found == data


@pytest.mark.parametrize("text", ["", "# only\n", "---\n", "~", "\ufeff"])
def test_an_empty_file_is_a_finding(text: Any) -> None:
    """An empty file is a finding."""
    assert read(text)[:2] == (None, [("ORG022", 1, 1)])


@pytest.mark.parametrize(
    "text",
    [
        "a: b#c00\n",
        "a: x #c00 is red\n",
        "a: '#c00'\n",
        "a: 1!\nb: x !y\nc: '!z'\n",
        "a: #c00\n  b: 1\n",
        '{"<<": 1}',
        "a: b & c * d\n",
    ],
)
def test_what_only_looks_like_a_mistake_is_none(text: Any) -> None:
    """What only looks like a mistake is none."""
    assert read(text)[1] == []


def test_a_quoted_merge_key_does_not_make_the_plain_one_pass() -> None:
    """A quoted merge key does not make the plain one pass."""
    assert read('- {"<<": 1}\n- {<<: 2}\n')[:2] == ([{"<<": 1}, {}], [("ORG020", 2, 4)])


@pytest.mark.parametrize(
    ("source", "line", "column", "word"),
    [
        (b"\xff\xfea\0:\0", 1, 1, "UTF-16"),
        (b"\xfe\xff\0a\0:", 1, 1, "UTF-16"),
        (b"a\0:\0 \0b\0", 1, 1, "UTF-16"),
        (b"\xff\xfe\0\0a\0\0\0", 1, 1, "UTF-32"),
        ("名称: 城关区\n".encode("gb18030"), 1, 1, "GB18030"),
        (b"a: 1\nb: caf\xe9\n", 2, 7, "0xE9"),
        ("\ufeffa: 1\nb: 中".encode() + b"\xff", 2, 5, "0xFF"),
    ],
)
def test_other_encodings_are_refused_with_a_remedy(source: Any, line: Any, column: Any, word: Any) -> None:
    """Other encodings are refused with a remedy."""
    data, shown, (finding,) = read(source)
    assert data is None
    assert shown == [("ORG017", line, column)]
    assert word in finding.text()
    assert "UTF-8" in finding.help_text()


@pytest.mark.parametrize("parser_class", PARSERS)
@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x9b", "\ud800", "\uffff"])
def test_control_characters_are_refused_by_place_and_read_as_replacement(parser_class: Any, character: Any) -> None:
    """Control characters are refused by place and read as replacement."""
    data, shown, _ = read(f"a: 1\nb: x{character}y{character}\n", parser_class=parser_class)
    assert data == {"a": 1, "b": "x\ufffdy\ufffd"}
    assert shown == [("ORG018", 2, 5), ("ORG018", 2, 7)]


def test_bidirectional_controls_are_read_as_they_are() -> None:
    """Bidirectional controls are read as they are."""
    assert read("a: x\u202ey\u2066\n")[:2] == ({"a": "x\u202ey\u2066"}, [])


def test_reading_once_more_after_a_control_character_repeats_no_finding() -> None:
    """Reading once more after a control character repeats no finding."""
    _, shown, _ = read("a: 1\na: 2\n" + "b: x\n" * 3 + "# " + "-" * 40_000 + "\nc: \x07\n")
    assert [code for code, _, _ in shown].count("ORG011") == 3
    assert [code for code, _, _ in shown].count("ORG018") == 1


def test_findings_come_in_the_order_of_the_text_and_never_too_many() -> None:
    """Findings come in the order of the text and never too many."""
    _, shown, findings = read("- &a !x 1\n- *b\n" * 50, budgets=Budgets(max_findings=20))
    assert [line for _, line, _ in shown[:20]] == sorted(line for _, line, _ in shown[:20])
    assert len(shown) == 21
    assert any("more than 20 problems" in finding.text() for finding in findings)


@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "? ", "[{b: ", "? - ", "[? "])
@pytest.mark.parametrize("parser_class", PARSERS)
def test_nesting_of_100_000_levels_is_refused(unit: Any, parser_class: Any) -> None:
    """Nesting of 100 000 levels is refused; the parser is stopped at the limit, and nothing recurs so deep."""
    data, shown, _ = read(unit * 100_000, parser_class=parser_class)
    assert data is None
    assert "ORG015" in [code for code, _, _ in shown]


def test_nesting_up_to_the_limit_is_read() -> None:
    """Nesting up to the limit is read."""
    assert read("[" * 100 + "]" * 100)[1] == []
    assert read("[" * 101 + "]" * 101)[1][0][0] == "ORG015"


def test_an_alias_bomb_is_refused_by_what_it_would_become() -> None:
    """An alias bomb is refused by what it would become."""
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    bomb += "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12))
    data, shown, _ = read(bomb)
    assert data is None
    assert [code for code, _, _ in shown] == ["ORG014"]


def test_few_aliases_pass() -> None:
    """Few aliases pass."""
    assert read("a: &a [1, 2]\n" + "".join(f"b{i}: *a\n" for i in range(1000)))[1] == []


@pytest.mark.parametrize(
    ("text", "budgets"),
    [
        ("a: " + "x" * 300, Budgets(max_bytes=200)),
        ("a: " + "x" * 300 + "\nb: 1", Budgets(max_scalar=200)),
        ("b: 1\na: '" + "x y " * 100 + "'", Budgets(max_scalar=200)),
        ("b: 1\na: |\n" + "  xyz\n" * 100, Budgets(max_scalar=200)),
        ("? " + "x" * 300 + "\n: 1\n", Budgets(max_scalar=200)),
        ("[" + "1," * 300 + "]", Budgets(max_nodes=200)),
        ("{" + "".join(f"a{i}: 1," for i in range(300)) + "}", Budgets(max_nodes=200)),
    ],
)
def test_beyond_a_size_nothing_is_read(text: Any, budgets: Any) -> None:
    """Beyond a size nothing is read."""
    data, shown, _ = read(text, budgets=budgets)
    assert data is None
    assert [code for code, _, _ in shown] == ["ORG016"]


@pytest.mark.parametrize(
    "text", ["a: " + "x" * 200, "[" + "1," * 199 + "]", "# " + "x" * 500 + "\na: 1", "a: 1\n" + " " * 700 + "\nb: 2"]
)
def test_up_to_a_size_everything_is_read(text: Any) -> None:
    """Up to a size everything is read."""
    assert read(text, budgets=Budgets(max_scalar=200, max_nodes=200))[1] == []


def test_every_code_has_a_name_and_says_how_to_mend_it() -> None:
    """Every code has a name and says how to mend it."""
    assert sorted(CODES) == [f"ORG{number:03}" for number in range(10, 30)]
    assert len({name for name, _ in CODES.values()}) == len(CODES)
    assert all(len(explanation.split()) > 10 for _, explanation in CODES.values())
