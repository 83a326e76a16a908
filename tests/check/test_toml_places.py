"""Where the keys of a TOML text stand."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgtree.check.read_configuration import read_configuration
from orgtree.check.toml_places import key_stretches, value_stretch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = '''# a comment with [brackets] = "and quotes
select = ["P", # ]
  "ORG"]
"quoted key" = 1
a.b . "c d" = """
[not.a.table]
x = 1
"""

[ severity ] # heading
P02 = "error"
'per file' = { inner = [1, 2], "odd" = {x = "}", 'y'.z = '{'} } # { last = 1
listed = [ # [
  {one = 1}, {"two" = ']'} ]
nested = [
["not.a.heading"]
]

[[rules]]
use = "one.py"
[[rules]]
use = "two.py"
[rules.options]
most = 3
'''


def ways(data: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the way to every key."""
    for key, value in data.items():
        yield (*way, key)
        for inside in value if isinstance(value, list) else [value]:
            if isinstance(inside, dict):
                yield from ways(inside, (*way, key))


def test_every_key_is_found_where_it_stands() -> None:
    """Headings, dots, quotes, values of several lines and comments are told apart as the reader does."""
    found = key_stretches(TEXT)
    wanted = set(ways(tomllib.loads(TEXT))) - {("a",), ("a", "b"), ("severity", "per file", "odd", "y")}
    assert set(found) == wanted
    for way, (start, end) in found.items():
        assert TEXT[start:end].replace(" ", "").strip("\"'").endswith(way[-1].replace(" ", ""))


def test_a_key_is_the_same_however_it_is_quoted() -> None:
    """Escapes are read, and what is none is left as it stands."""
    assert set(key_stretches('"o\\u0064d" = 1\n"\\q" = 2')) == {("odd",), ("\\q",)}


def test_a_value_is_found_behind_its_key() -> None:
    """A text inside it, or the whole of its line."""
    key = key_stretches(TEXT)["select",]
    start, end = value_stretch(TEXT, key, "ORG")
    assert (TEXT[start:end], TEXT[start - 1]) == ("ORG", '"')
    start, end = value_stretch(TEXT, key_stretches(TEXT)["quoted key",])
    assert TEXT[start:end] == "1"


_LINES = st.lists(
    st.sampled_from(
        [
            "[severity]",
            "[per-file.'*']",
            "[[rules]]",
            "[tool.orgtree]",
            'P02 = "off"',
            "P02 = 3",
            'use = "none.py"',
            "rules = 1",
            "rules = [{use = 3}]",
            "options = 4",
            "select = [[]]",
            "ignore = {}",
            'baseline = ["a"]',
            "severity.P02.x = 1",
            "per-subtree = 3",
            '"""',
            "]",
            "= =",
            "\u202e = 1",
        ]
    ),
    max_size=8,
)


@pytest.mark.parametrize("name", ["orgtree.toml", "pyproject.toml"])
@given(lines=_LINES)
def test_any_text_gives_settings_and_findings_in_it(
    tmp_path_factory: pytest.TempPathFactory, name: str, lines: list[str]
) -> None:
    """Whatever stands in the file, nothing is raised, and every finding points into the text."""
    path: Path = tmp_path_factory.getbasetemp() / name
    text = "\n".join(lines)
    settings = read_configuration(path, text)
    for finding in settings.findings:
        assert finding.place is not None
        assert finding.place.within is not None
        start, end = finding.place.within
        assert 0 <= start <= end <= len(text)
        assert finding.text()
