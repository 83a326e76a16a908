"""Findings as data, and the nearest known name."""

from __future__ import annotations

import pytest

from orgtree.base.finding import Finding, Label
from orgtree.base.place import Place
from orgtree.base.suggest import listed, nearest


def test_a_finding_is_said_in_the_language_of_a_translator() -> None:
    """The same facts fill the template of any language; an absent help stays empty."""
    finding = Finding("X1", "name", "error", "kind '{kind}' is not known", {"kind": "brnach"})
    assert finding.text() == "kind 'brnach' is not known"
    assert finding.text({"kind '{kind}' is not known": "没有类型“{kind}”"}.__getitem__) == "没有类型“brnach”"
    assert finding.help_text() == ""


def test_the_first_label_is_the_primary_place() -> None:
    """A finding without labels has no place."""
    labels = (Label(Place(0, ("a",))), Label(Place(1)))
    assert Finding("X1", "name", "error", "message", labels=labels).place == Place(0, ("a",))
    assert Finding("X1", "name", "error", "message").place is None


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("brnach", ["branch", "general_branch"], "branch"),
        ("Branch", ["branch"], "branch"),
        ("xyz", ["branch"], None),
        ("", ["branch"], None),
        ("branch", [], None),
        ("东街", ["东街道", "西郊"], "东街道"),
    ],
)
def test_the_nearest_name(name: str, known: list[str], expected: str | None) -> None:
    """A slip of the keyboard or of case is recognised, a different word is not."""
    assert nearest(name, known) == expected


def test_a_million_names_are_not_all_compared() -> None:
    """Only so many candidates are looked at, lazily."""
    assert nearest("u5", (f"u{number}" for number in range(10**9))) is not None


def test_names_are_listed_with_the_rest_counted() -> None:
    """After the most that are shown, the others are counted."""
    assert str(listed(map(str, range(10)), most=2)) == "'0', '1' and 8 more"
    assert str(listed([])) == "–"
