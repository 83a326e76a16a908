"""What is changed in the code to see whether tests notice, and what is left alone."""

from __future__ import annotations

from textwrap import dedent

import pytest
from mutants import LAYERS, ROOT, meant_for, mutants_of


def changed(source: str) -> list[str]:
    """Return a text with each of its changes."""
    text = dedent(source)
    return [one.apply(text.encode()).decode() for one in mutants_of("graph/x.py", text)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("f(a < b)", ["f((a <= b))"]),
        ("f(a is None)", ["f((a is not None))"]),
        ("f(a & ~b)", ["f((a | ~b))", "f(a & (b))"]),
        ("f(x.must, 'é', x.high)", ["f((x.may), 'é', x.high)", "f(x.must, 'é', (x.low))"]),
        ("f(0, True)", ["f((1), True)", "f(0, (False))"]),
        ("f(a if b else c)", ["f((a))", "f((c))"]),
        ("f(min(a))", ["f((max)(a))"]),
    ],
)
def test_one_thing_is_changed_at_a_time(before: str, after: list[str]) -> None:
    """Each change gives a text of its own."""
    assert changed(before) == after


@pytest.mark.parametrize(
    "source", ["MOST = 3", "from a import b", "def f(x: int | None) -> A | B: ...", "assert a < b", "'''1 < 2'''"]
)
def test_what_only_readers_and_type_checkers_see_is_left_alone(source: str) -> None:
    """Budgets, annotations and assertions are no behaviour."""
    assert changed(source) == []


def test_each_module_has_tests_that_are_there() -> None:
    """Else a change in it would pass for one that is noticed, or for one that is not."""
    modules = [
        path.relative_to(ROOT / "orgtree").as_posix()
        for layer in LAYERS
        for path in (ROOT / "orgtree" / layer).rglob("*.py")
    ]
    assert all((ROOT / test).exists() for module in modules for test in meant_for(module))
