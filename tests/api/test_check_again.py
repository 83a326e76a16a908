"""A check that keeps what it has read tells after each edit what a check of all of it tells."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

from orgtree.api.check_files import check_file
from orgtree.source import Kept

if TYPE_CHECKING:
    from orgtree.api.checking import Outcome

ROOT = "orgtree: definition/1\ncharter: company\nas_of: 2026-01-01\ninclude: [a.yaml, b.yaml]\nunits:\n- {id: c, kind: company}\n"
PARTS = {
    "root.yaml": ROOT,
    "a.yaml": "units:\n" + "".join(f"- id: a{i}\n  kind: team\n  part_of: c\n  headcount: {i}\n" for i in range(5)),
    "b.yaml": "under: {part_of: c}\nunits:\n" + "".join(f"- {{id: b{i}, kind: team}}\n" for i in range(5)),
}
EDITS = st.sampled_from(
    [
        ("a.yaml", "headcount: 3", "headcount: 3..5"),
        ("a.yaml", "id: a2", "id: b2"),
        ("a.yaml", "part_of: c\n", "part_of: c\n  name: New\n"),
        ("a.yaml", "- id: a4", "- id: a5\n  kind: team\n- id: a4"),
        ("a.yaml", "kind: team", "kind: 'team"),
        ("a.yaml", "kind: team", "kind: teams"),
        ("a.yaml", "headcount", "head\\u0301count"),
        ("b.yaml", "{id: b1, kind: team}", "{id: b1, kind: team, part_of: nowhere}"),
        ("b.yaml", "under: {part_of: c}\n", ""),
        ("b.yaml", "- {id: b4, kind: team}\n", ""),
        ("root.yaml", "include: [a.yaml, b.yaml]", "include: [b.yaml, a.yaml]"),
        ("root.yaml", "include: [a.yaml, b.yaml]", "include: [a.yaml]"),
        ("root.yaml", "as_of: 2026-01-01", "as_of: 2026-01-01\ntitle: T"),
    ]
)


def told(outcome: Outcome) -> object:
    """Return what a check tells, with places, and the organisation that it read."""
    report = outcome.report
    located = [(finding.code, finding.text(), finding.help_text(), span) for finding, span, _ in report.located()]
    return located, report.undecided, report.hidden, outcome.inputs, outcome.org and outcome.org.to_rows()


@settings(max_examples=examples(30))
@given(edits=st.lists(EDITS, min_size=1, max_size=4), opened=st.booleans())
@pytest.mark.usefixtures("room")
def test_after_each_edit_what_is_told_is_what_a_whole_check_tells(
    *, edits: list[tuple[str, str, str]], opened: bool
) -> None:
    """Whether files are saved, or held by an editor."""
    kept, texts = Kept(), dict(PARTS)
    for name, text in texts.items():
        Path(name).write_text(text, encoding="utf-8")
    for step, (name, old, new) in enumerate([("a.yaml", "", ""), *edits]):
        texts[name] = texts[name].replace(old, new, 1) if old else texts[name]
        Path(name).write_text(texts[name], encoding="utf-8")
        held = {str(Path(name).resolve()): texts[name].encode()} if opened else None
        again = check_file("root.yaml", kept=kept, opened=held)
        assert told(again) == told(check_file("root.yaml")), step


@pytest.mark.usefixtures("room")
def test_an_edit_in_one_file_reads_that_file_only() -> None:
    """The others are what they were, an editor's text among them."""
    kept = Kept()
    for name, text in PARTS.items():
        Path(name).write_text(text, encoding="utf-8")
    before = check_file("root.yaml", kept=kept)
    reads = kept.reads
    held = {str(Path("a.yaml").resolve()): PARTS["a.yaml"].replace("headcount: 3", "headcount: 4").encode()}
    after = check_file("root.yaml", kept=kept, opened=held)
    assert kept.reads == reads + 1
    assert before.org is not None
    assert after.org is not None
    assert (before.org["a3"]["headcount"], after.org["a3"]["headcount"]) == (3, 4)
