"""Which texts are ids of units, and what is said of one that is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import orgtree
from orgtree.charter.schema_parts import UNIT_ID
from orgtree.charter.unit_id import all_ids, wrong_id

if TYPE_CHECKING:
    from pathlib import Path

ANY_SCRIPT = ["གྲོང", "सूचना", "ตำรวจ", "إدارة", "الإدارَة", "部门一", "ガ", "é", "Ωμέγα", "७-बी"]
"""Tibetan, Hindi, Thai and Arabic with their marks, Chinese, Japanese, Latin, Greek, and digits of another script."""
SIGNS = ["a/b", "a@b", "a+b", ".github", "a.b_c:d-e", "1", "sig/node@1.2+x", "x/", "7."]


@pytest.mark.parametrize("name", ANY_SCRIPT + SIGNS)
def test_letters_marks_and_digits_of_any_script_and_some_signs(name: str) -> None:
    """One by one and all together, by the parser and by the schema of definitions."""
    assert wrong_id(name) is None
    assert all_ids([name])
    assert re.search(UNIT_ID["pattern"], name)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (12, "'12' is not an id: it is a number, and an id is a text"),
        (True, "it is no text"),
        ("", "'' is not an id: it is empty"),
        ("a b", "'a b' is not an id: it holds a blank"),
        ("一　二", "it holds a blank"),
        ("a,b", "'a,b' is not an id: it holds ','"),
        ("_a", "it begins with '_'"),
        ("@a", "it begins with '@'"),
        ("-a", "it begins with '-'"),
        ("\u0301a", "it begins with U+0301"),
        ("a\u200db", "it holds U+200D"),
        ("a\nb", "it holds U+000A"),
        ("a" * 201, "it has more than 200 characters"),
    ],
)
def test_a_refused_id_says_why(value: Any, why: str) -> None:
    """The first character that is wrong, or what else is."""
    assert why in str(wrong_id(value))
    assert not isinstance(value, str) or not all_ids([value])


@given(st.lists(st.text(alphabet="aZ0ü部कि्.་_:-/@+ ,\n\u200d'", max_size=4), min_size=1, max_size=3))
def test_many_are_judged_as_each_is(texts: list[str]) -> None:
    """The quick look at all ids together finds what the slow look at each finds, and the schema refuses no more."""
    right = [wrong_id(text) is None for text in texts]
    assert all_ids(texts) == all(right)
    assert all(re.search(UNIT_ID["pattern"], text) for text, fits in zip(texts, right, strict=True) if fits)


def test_one_id_is_one_however_its_characters_are_composed(tmp_path: Path) -> None:
    """In files, rows, links, conditions and questions: e with an accent is one character or two."""
    one, two = "caf\u00e9", "cafe\u0301"
    text = (
        "orgtree: definition/1\ncharter: company\nunits:\n- id: c\n  kind: company\n  units:\n"
        f"  - {{id: {two}, kind: department}}\n- {{id: t, kind: team, part_of: {one}}}\n"
        f"- {{id: p, kind: post, filled: true, in_unit: [{{to: {one}}}]}}\n"
    )
    path = tmp_path / "org.yaml"
    path.write_text(text, encoding="utf-8")
    escaped = tmp_path / "escaped.yaml"
    escaped.write_text(path.read_text(encoding="utf-8").replace(two, '"cafe\\u0301"'), encoding="utf-8")
    rows: list[dict[str, object]] = [{"id": "c", "kind": "company"}, {"id": one, "kind": "department", "part_of": "c"}]
    rows.append({"id": "t", "kind": "team", "part_of": two})
    rows.append({"id": "p", "kind": "post", "filled": True, "in_unit": one})
    for org in (orgtree.load(path), orgtree.load(escaped), orgtree.from_rows(rows, charter="company")):
        assert [finding.code for finding in org.check().findings if finding.code.startswith("ORG")] == []
        assert [unit.id for unit in org.units(under=two)] == [one, "t", "p"]
        assert [unit.id for unit in org.units(where={"id": two})] == [one]
        assert org[two].id == one
        assert two in org
        assert org.get(two) == org.get(one)


def test_two_ids_that_differ_in_capitals_are_told_and_kept(tmp_path: Path) -> None:
    """They are two units; a warning says that they look alike, and one that has ended is not confused any more."""
    path = tmp_path / "org.yaml"
    path.write_text(
        "orgtree: definition/1\ncharter: company\nas_of: 2024\nunits:\n- id: c\n  kind: company\n  units:\n"
        "  - {id: docs, kind: team}\n  - {id: Docs, kind: team}\n  - {id: Web, kind: team, valid: {until: 2020}}\n"
        "  - {id: web, kind: team}\n",
        encoding="utf-8",
    )
    org = orgtree.load(path)
    assert [unit.id for unit in org.units(kind="team")] == ["docs", "Docs", "web"]
    told = [(finding.code, finding.severity, finding.text()) for finding in org.check(select=["ORG219"]).findings]
    assert told == [("ORG219", "warning", "the ids 'Docs' and 'docs' differ in capitals only")]


def test_an_id_that_is_used_twice_says_nothing_of_kinds(from_data: Any) -> None:
    """The kind of either is one of the charter, the first of its kinds too."""
    charter = {"orgtree": "charter/1", "name": "c", "kinds": {"office": {}, "council": {}}, "links": {}}
    units = [{"id": "a", "kind": "office"}, {"id": "a", "kind": "council"}]
    org = from_data(charter, {"orgtree": "definition/1", "charter": "./charter.yaml", "units": units})
    assert [finding.text() for finding in org.problems] == ["id 'a' is used twice"]
    assert [(unit.id, unit.kind) for unit in org.units()] == [("a", "office")]


def test_a_unit_of_a_misspelt_kind_is_taken_for_one_of_the_nearest(from_data: Any) -> None:
    """The mistake is told, and the unit stays; the first kind of a charter is as near as others."""
    charter = {"orgtree": "charter/1", "name": "c", "kinds": {"office": {}, "council": {}}, "links": {}}
    units = [{"id": "a", "kind": "offise"}, {"id": "b", "kind": "counsil"}]
    org = from_data(charter, {"orgtree": "definition/1", "charter": "./charter.yaml", "units": units})
    assert [(finding.code, finding.unit) for finding in org.problems] == [("ORG105", "a"), ("ORG105", "b")]
    assert [(unit.id, unit.kind) for unit in org.units()] == [("a", "office"), ("b", "council")]
