"""Formatting units: the order of keys changes, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from orgtree.api import load
from orgtree.assist.unit_format import formatted
from orgtree.source import Budgets, Document, read_text

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
COMPANY = load(Path(__file__).parents[2] / "examples" / "company.yaml").charter
HEAD = "orgtree: definition/1\ncharter: company\nunits:\n"


def tidy(text: str) -> str:
    """Return a text after formatting all of it."""
    document: Document = read_text(text, label="team.yaml", budgets=Budgets())[0]
    for change in reversed(formatted(document, COMPANY)):
        text = text[: change.start] + change.text + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("- {kind: team, id: a}\n", "- {id: a, kind: team}\n"),
        ("- kind: team\n  id: a", "- id: a\n  kind: team"),
        ("- kind: team\r\n  id: a   # why\r\n", "- id: a   # why\r\n  kind: team\r\n"),
        ("-\n  kind: team\n  id: a\n", "-\n  id: a\n  kind: team\n"),
        (
            "- kind: team\n  description: |\n    two\n\n    lines\n  id: a\n",
            "- id: a\n  kind: team\n  description: |\n    two\n\n    lines\n",
        ),
        (
            "- units:\n  - {kind: team, id: b}\n  surprise: 1\n  kind: company\n  id: a\n",
            "- id: a\n  kind: company\n  surprise: 1\n  units:\n  - {id: b, kind: team}\n",
        ),
        (
            "- kind: team\n  name: &n A\n  description: *n\n  id: &i a\n  headed_by: *i\n",
            "- id: &i a\n  kind: team\n  name: &n A\n  headed_by: *i\n  description: *n\n",
        ),
    ],
)
def test_keys_are_put_in_order(written: str, wanted: str) -> None:
    """Id, kind and name, fields and links as the charter has them, what it does not know, and the units below."""
    assert tidy(HEAD + written) == HEAD + wanted


@pytest.mark.parametrize(
    "written",
    [
        "- {kind: team,  # a comment\n   id: a}\n",
        "- kind: &k team\n  id: *k\n",
        "- id: a\n  kind: team\n  kind: unit\n",
    ],
    ids=["a comment between braces", "an alias before its anchor", "a key twice"],
)
def test_what_cannot_be_put_in_order_by_moving_lines_stays(written: str) -> None:
    """No comment is lost, no alias comes before its anchor, and what reading left out is not touched."""
    assert tidy(HEAD + written) == HEAD + written


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_is_formatted_stays_as_it_is(path: Path) -> None:
    """A second time changes nothing."""
    once = tidy(path.read_text(encoding="utf-8"))
    assert tidy(once) == once
