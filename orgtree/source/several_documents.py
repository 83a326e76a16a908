"""Read a file of several YAML documents, one after another."""

from __future__ import annotations

import re
from array import array
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from orgtree.source.budgets import DEFAULT, Budgets
from orgtree.source.decoding import to_text
from orgtree.source.documents import Document
from orgtree.source.notes import Notes
from orgtree.source.reader import read_text
from orgtree.source.text_spans import Lines

if TYPE_CHECKING:
    from orgtree.base.finding import Finding
    from orgtree.base.place import Place

_BORDER = re.compile(r"^(?:---(?=[ \t\r\n])|---\Z|\.\.\.[ \t]*$)", re.MULTILINE)
_SAYS = re.compile(r"^[ \t]*[^\s#%]", re.MULTILINE)


def read_documents(
    source: str | bytes, *, label: str, budgets: Budgets = DEFAULT, number: int = 0
) -> tuple[list[Document], list[Finding]]:
    r"""Read the YAML documents of a text that lines `---` part; places in each are those of the whole text.

    Args:
        source: The text, or bytes in UTF-8.
        label: Name of the input, as the user gave it.
        budgets: What the reading of each may cost; the size is that of all together.
        number: Number of the first document that the findings' places name; those that follow count on.

    Returns:
        Those documents that say something, at least one, and the findings in the order of the text.

    >>> documents, _ = read_documents("a: 1\n---\n# nothing\n---\nb: 2\n", label="x.yaml")
    >>> [document.data for document in documents]
    [{'a': 1}, {'b': 2}]
    """
    notes = Notes(number, budgets.max_findings)
    text, readable, _ = to_text(source, budgets, notes)
    if not readable:
        return [Document(label, text)], notes.sorted()
    borders = [(0, 0), *(found.span() for found in _BORDER.finditer(text)), (len(text), len(text))]
    parts = [(end, start) for (_, end), (start, _) in pairwise(borders)]
    lines = Lines(text)
    documents: list[Document] = []
    findings: list[Finding] = []
    for begin, end in parts:
        if _SAYS.search(text, begin, end) is None:
            continue
        part, found = read_text(text[begin:end], label=label, budgets=budgets, number=number + len(documents))
        positions = part.positions
        positions.start = array("I", (at + begin for at in positions.start))
        positions.ends = {node: at + begin for node, at in positions.ends.items()}
        documents.append(Document(label, text, part.data, positions, lines))
        findings += [_further(finding, begin) for finding in found]
    return documents or [Document(label, text)], findings


def _further(finding: Finding, by: int) -> Finding:
    """Return a finding whose places in the text are further on."""
    return replace(finding, labels=tuple(replace(label, place=_moved(label.place, by)) for label in finding.labels))


def _moved(place: Place, by: int) -> Place:
    if place.within is None or place.path:
        return place
    return replace(place, within=(place.within[0] + by, place.within[1] + by))
