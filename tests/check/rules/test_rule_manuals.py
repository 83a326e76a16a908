"""Every rule's manual: its examples are found wrong and right as they say, and it says what a manual must."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from rule_examples import assert_example, examples_of, expected

from orgtree.check.prepare import options_of
from orgtree.check.rules import CHECKS
from orgtree.check.structure import STRUCTURE
from orgtree.graph.codes import CODES

if TYPE_CHECKING:
    from pathlib import Path

    from rule_examples import Example

MODULES: dict[str, Any] = {**CHECKS, **STRUCTURE}


@pytest.mark.parametrize("example", examples_of(MODULES))
def test_an_example_gives_the_findings_that_it_expects_and_no_other(example: Example, tmp_path: Path) -> None:
    """Each `# expect:` comment is a finding whose primary place is on that line, and there are no others."""
    assert_example(tmp_path, example)


@pytest.mark.parametrize("name", MODULES)
def test_a_manual_has_a_bad_and_a_good_example(name: str) -> None:
    """A manual shows what is found, and a definition in which nothing is."""
    examples = [parameter.values[0] for parameter in examples_of({name: MODULES[name]})]
    assert any(expected(example.definition) for example in examples)
    assert any(not expected(example.definition) for example in examples)


@pytest.mark.parametrize("name", MODULES)
def test_a_rule_is_named_as_its_file(name: str) -> None:
    """A charter finds a check by the name that its manual and its findings say."""
    assert name == MODULES[name].NAME


@pytest.mark.parametrize("name", CHECKS)
def test_every_option_is_described_and_told_of_in_the_manual(name: str) -> None:
    """Each setting has a description for the schema, and the manual lists it."""
    for option, entry in options_of(CHECKS[name]).model_fields.items():
        written = entry.alias or option
        assert entry.description, written
        if option not in {"for_", "where"}:
            assert re.search(rf"^- `{written}`", CHECKS[name].__doc__ or "", re.MULTILINE), written


@pytest.mark.parametrize("name", STRUCTURE)
def test_every_code_of_a_structure_rule_is_explained_and_shown(name: str) -> None:
    """Each code that a structure rule can give has its words, and an example that gives it."""
    shown = {
        code
        for parameter in examples_of({name: STRUCTURE[name]})
        for _, code in expected(parameter.values[0].definition)
    }
    for code in STRUCTURE[name].CODES:
        assert code in CODES
        assert code in shown
