"""One JSON document, its schema and its version."""

from __future__ import annotations

import json
import math
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from orgtree.base.finding import Finding, Suggestion
from orgtree.base.interval import Interval
from orgtree.base.messages import Listing
from orgtree.base.suggest import listed
from orgtree.base.text import Text
from orgtree.check.finding_data import findings_schema, plain
from orgtree.check.formats import FORMATS, FormatOptions
from orgtree.check.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = Path(__file__).parents[3] / "schemas" / "findings.json"


def test_json_gives_every_finding_with_its_facts(
    render: Callable[..., str], same_as_file: Callable[[str, str], None]
) -> None:
    """Json gives every finding with its facts."""
    same_as_file(render("json"), "findings.json")


@pytest.mark.parametrize("wrap", [lambda inner: [inner], lambda inner: {"in": inner}], ids=["lists", "mappings"])
def test_facts_are_data_six_levels_deep_and_text_below(wrap: Callable[[object], object]) -> None:
    """What a rule of somebody's own tells may be as deep as it likes."""
    fact: object = {"deep": [1]}
    for _ in range(5):
        fact = wrap(fact)
    said = plain(fact)
    for _ in range(5):
        said = next(iter(said.values())) if isinstance(said, dict) else said[0]
    assert said == {"deep": "[1]"}


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


def test_a_sentence_says_the_first_of_a_list_and_json_gives_all() -> None:
    """What a message shortens, a program gets whole, in quotes or not."""
    facts = {"units": Listing([f"p{number}" for number in range(9)], 6, quoted=False), "known": listed("abcdefghij")}
    finding = Finding("X1", "name", "error", "it reaches {units}", facts, help="known here: {known}")
    (told,) = json.loads(FORMATS["json"].render(Report((finding,)), FormatOptions()))["findings"]
    assert told["message"] == "it reaches p0, p1, p2, p3, p4, p5 and 3 more"
    assert told["help"].endswith("'h' and 2 more")
    assert told["facts"] == {"units": [f"p{number}" for number in range(9)], "known": list("abcdefghij")}


def test_what_programs_read_has_a_key_of_its_own() -> None:
    """Link, wrong text, suggestion and the rule's title are no facts that a reader has to guess the name of."""
    finding = Finding(
        "R01",
        "pairs",
        "error",
        "'{link}' of '{unit}' is wrong",
        unit="a",
        link="seat",
        written="seta",
        suggestion=Suggestion("seat"),
        rule=Text((("en", "seats are right"), ("zh", "席位正确"))),
    )
    (told,) = json.loads(FORMATS["json"].render(Report((finding,)), FormatOptions(language="zh")))["findings"]
    assert [told[key] for key in ("message", "unit", "link", "written", "suggestion", "rule")] == [
        "'seat' of 'a' is wrong",
        "a",
        "seat",
        "seta",
        "seat",
        "席位正确",
    ]


@pytest.mark.parametrize(
    ("fact", "data"),
    [
        (2**53, 2**53),
        (-(2**53), -(2**53)),
        (2**53 + 1, "9007199254740993"),
        (True, True),
        (1.5, 1.5),
        (-0.0, 0.0),
        (math.inf, "inf"),
        (math.nan, "nan"),
        (None, None),
        ("a", "a"),
        (b"a", "b'a'"),
        (Fraction(1, 3), "1/3"),
        ((1, "a"), [1, "a"]),
        ({2: {"b", "a"}}, {"2": ["a", "b"]}),
        (Listing(["a", "b"], 1), ["a", "b"]),
        (Text((("en", "one"), ("zh", "一"))), {"en": "one", "zh": "一"}),
    ],
)
def test_what_facts_are_as_data(fact: object, data: object) -> None:
    """Whole numbers up to those that every reader of JSON knows exactly; what is no data is text."""
    assert (repr(plain(fact)), type(plain(fact))) == (repr(data), type(data))
