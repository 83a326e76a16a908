"""What is changed in the code to see whether tests notice, and what is left alone."""

from __future__ import annotations

import ast
import sys
from subprocess import run
from textwrap import dedent

import pytest
from code_changes import ROOT, changed_lines, known_same, mutants_of
from loaded_code import statement_at


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
        ("f(-1)", ["f((1))"]),
        ("f(x.low is None)", ["f((x.low is not None))"]),
        ("a is None and b", ["(a is None or b)", "(a is not None) and b"]),
        (
            "x.low is None and x.high is None",
            ["(x.low is not None) and x.high is None", "x.low is None and (x.high is not None)"],
        ),
    ],
)
def test_one_thing_is_changed_at_a_time(before: str, after: list[str]) -> None:
    """Each change gives a text of its own."""
    assert changed(before) == after


@pytest.mark.parametrize(
    "source",
    [
        "MOST = 3",
        "from a import b",
        "def f(x: int | None) -> A | B: ...",
        "assert a < b",
        "zip(a, strict=True)",
        "a.astype(b, copy=False)",
        "len(x.low)",
        "f(a > _MOST_PAIRS)",
        "'''1 < 2'''",
    ],
)
def test_what_only_readers_and_type_checkers_see_is_left_alone(source: str) -> None:
    """Budgets, annotations and assertions are no behaviour."""
    assert changed(source) == []


def test_each_change_that_is_known_to_change_nothing_is_still_one() -> None:
    """Else a reason would stand for code that is not there any more."""
    known = known_same()
    there = {
        (module, *changed_lines(mutant))
        for module in {module for module, _, _ in known}
        for mutant in mutants_of(module, (ROOT / "orgtree" / module).read_text(encoding="utf-8"))
    }
    assert [one for one in known if one not in there or not known[one]] == []


@pytest.mark.parametrize(("line", "lines"), [(3, {2, 3}), (4, {4}), (5, {5}), (6, {6}), (8, {7, 8})])
def test_the_tests_that_reach_a_statement_are_asked(line: int, lines: set[int]) -> None:
    """One of several lines is reached as a whole, and what stands in it by itself."""
    text = "def f():\n    if (a and\n            b):\n        return 1\n    for x in y:\n        c()\n    return (2,\n        3)\n"
    assert statement_at(ast.parse(text), line, line) == lines


def test_a_function_that_is_loaded_does_what_the_changed_text_says() -> None:
    """In a process of its own, which says what was the case before and after; the file stays as it is."""
    program = """
        import sys
        sys.path.insert(0, "tests/mutants")
        from code_changes import mutants_of
        from loaded_code import file_of, function_at, put_in
        from orgtree.graph.query import Query
        from orgtree.graph.steps import _narrower

        source = open(file_of("graph/steps.py"), encoding="utf-8").read()
        found = [one for one in mutants_of("graph/steps.py", source) if function_at(one) == "_narrower"]
        text = open(file_of("graph/query.py"), encoding="utf-8").read()
        defaults = [one for one in mutants_of("graph/query.py", text) if function_at(one) is None]
        print(_narrower({1}, None), Query.__init__.__kwdefaults__["stated_only"])
        put_in(next(one for one in found if one.text == "(other)"))
        put_in(defaults[0])
        print(_narrower({1}, None), Query.__init__.__kwdefaults__["stated_only"])
    """
    assert shown(program) == ["{1} False", "None True"]


def test_a_function_that_nothing_has_loaded_yet_is_changed_too() -> None:
    """Whoever loads it later gets what the changed text says."""
    program = """
        import sys
        sys.path.insert(0, "tests/mutants")
        from code_changes import mutants_of
        from loaded_code import file_of, function_at, put_in

        source = open(file_of("graph/steps.py"), encoding="utf-8").read()
        found = [one for one in mutants_of("graph/steps.py", source) if function_at(one) == "_narrower"]
        print("orgtree.graph.steps" in sys.modules)
        put_in(next(one for one in found if one.text == "(other)"))
        from orgtree.graph.steps import _narrower
        print(_narrower({1}, None))
    """
    assert shown(program) == ["False", "None"]


def test_a_function_of_a_module_whose_annotations_are_read_is_changed_too() -> None:
    """It is compiled as it is loaded."""
    program = """
        import sys
        sys.path.insert(0, "tests/mutants")
        from code_changes import mutants_of
        from loaded_code import file_of, function_at, put_in
        from orgtree.check.options import show_value

        source = open(file_of("check/options.py"), encoding="utf-8").read()
        found = [one for one in mutants_of("check/options.py", source) if function_at(one) == "show_value"]
        print(show_value(True))
        put_in(next(one for one in found if one.text == "(str(value))"))
        print(show_value(True))
    """
    assert shown(program) == ["true", "True"]


def shown(program: str) -> list[str]:
    """Return the lines that a program prints."""
    arguments = [sys.executable, "-c", dedent(program)]
    return run(arguments, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()  # noqa: S603 - this Python
