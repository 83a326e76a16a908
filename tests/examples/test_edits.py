"""Edits of the text of every example: it parses, says what the changes make of it, and its other lines stay."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import orgtree
from orgtree.api.scenario import written_changes
from orgtree.api.text_editing import planned
from orgtree.base.errors import OrgtreeError
from orgtree.source import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree import Organisation

EXAMPLES = Path(__file__).parents[2] / "examples"


def edits(org: Organisation) -> Iterator[tuple[list[dict[str, Any]], int]]:
    """Yield changes of units here and there, and how many lines as they stand may go for them."""
    ids = [unit.id for unit in org]
    nests = org.charter.nests
    kinds = [kind.name for kind in org.charter.kinds.values()]
    below = {org.snapshot.ids[child] for table in org.snapshot.links.values() for child in table.source.tolist()}
    first, middle, last = ids[0], ids[len(ids) // 2], ids[-1]
    yield [{"set": first, "name": "Edited"}], 1
    yield [{"set": middle, "name": {"en": "Edited: #1", "zh": "改"}}], 1
    yield [{"end": last, "on": "2031-05"}], 1
    yield [{"retire": {"id": "was-here", "into": [first]}}], 0
    yield [{"head": {"title": "Edited"}}], 1
    yield [{"add": {"id": "brand-new", "kind": org[first].kind, "name": "New"}}], 0
    for over in (first, middle):
        kind = next((kinds[one] for one, other in nests if kinds[other] == org[over].kind), None)
        if kind is not None:
            yield [{"add": {"id": "brand-new", "kind": kind}, "under": over}], 1
    leaves = (name for name in reversed(ids) if name in below and not org[name].children)
    moved = next((name for name in leaves if org[name].parent), None)
    if moved is not None:
        yield [{"move": moved, "under": None}], 2
        yield [{"remove": moved}], 30
    yield [{"set": first, "name": "A"}, {"rename": last, "to": "new-id", "retired": True}], 400


def lines(text: str) -> Counter[str]:
    """Return how often each line is there, its indentation aside, which changes where a unit moves."""
    return Counter(line.strip() for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
def test_an_edit_changes_its_lines_only(name: str) -> None:
    """The text reads as the planned data, the organisation is that of the changes, and few lines go."""
    org = orgtree.load(EXAMPLES / f"{name}.yaml")
    made = 0
    for entries, most in edits(org):
        changes = {"orgtree": "changes/1", "changes": entries}
        try:
            edited = planned(org, [written_changes(changes)])
        except OrgtreeError:
            continue  # the charter does not let it be
        made += 1
        assert edited.after == org.with_changes(changes)
        for file in edited.files:
            after = file.after.decode()
            document, findings = read_text(after, label=file.label)
            assert not [one for one in findings if one.severity == "error"]
            assert document.data in edited.after.loaded.written.documents
            gone = lines(file.text) - lines(after)
            assert gone.total() <= most, gone
    assert made >= 6
