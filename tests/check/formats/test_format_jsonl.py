"""JSON lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def test_jsonl_gives_a_heading_and_a_line_per_finding(
    render: Callable[..., str], same_as_file: Callable[[str, str], None]
) -> None:
    """Jsonl gives a heading and a line per finding."""
    same_as_file(render("jsonl"), "findings.jsonl")


def test_jsonl_says_what_json_says(render: Callable[..., str]) -> None:
    """Jsonl says what json says."""
    heading, *findings = map(json.loads, render("jsonl").splitlines())
    assert {**heading, "findings": findings} == json.loads(render("json"))
