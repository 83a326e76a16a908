"""One JSON document, its schema and its version."""

from __future__ import annotations

import json
import math
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from orgtree.base.finding import Finding
from orgtree.base.interval import Interval
from orgtree.check.formats import FORMATS, FormatOptions
from orgtree.check.formats.data import findings_schema
from orgtree.check.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = Path(__file__).parents[3] / "schemas" / "findings.json"


def test_json_gives_every_finding_with_its_facts(
    render: Callable[..., str], same_as_file: Callable[[str, str], None]
) -> None:
    """Json gives every finding with its facts."""
    same_as_file(render("json"), "findings.json")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_json_keeps_to_its_schema(render: Callable[..., str], language: str) -> None:
    """Json keeps to its schema."""
    jsonschema.Draft202012Validator.check_schema(findings_schema())
    jsonschema.validate(json.loads(render("json", language=language)), findings_schema())


def test_the_schema_refuses_what_is_not_a_finding(render: Callable[..., str]) -> None:
    """The schema refuses what is not a finding."""
    data = json.loads(render("json"))
    data["findings"][0]["severity"] = "fatal"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, findings_schema())


def test_the_schema_in_the_repository_is_current() -> None:
    """The schema in the repository is current."""
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == findings_schema()


def test_facts_of_any_type_come_out_as_json() -> None:
    """Facts of any type come out as json."""
    facts = {"a": Interval(1, 2), "b": Fraction(1, 3), "c": math.inf, "d": 10**30, "e": {1: (2, {"y", "x"})}, "f": None}
    output = FORMATS["json"].render(Report((Finding("X1", "name", "error", "message", facts),)), FormatOptions())
    assert json.loads(output)["findings"][0]["facts"] == {
        "a": "1..2",
        "b": "1/3",
        "c": "inf",
        "d": str(10**30),
        "e": {"1": [2, ["x", "y"]]},
        "f": None,
    }
