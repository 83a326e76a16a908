"""Charts as JSON: a list of boxes with `id` and `pid`, or boxes in the `children` of boxes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.exchange import post_chart
from orgtree.exchange.gathered import Gathered
from orgtree.exchange.post_chart import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from orgtree.exchange.imported import Asked, Imported
    from orgtree.exchange.nodes import Node

TITLE = "chart as JSON (OrgChart: id and pid, or nested children)"
CHARTER = "company"
KEEPS, LOSES = post_chart.KEEPS, post_chart.LOSES

_ABOVE = ("pid", "parentId", "parent_id")
_BELOW = ("children", "subordinates", "reports")
_LISTED = rb'"(?:pid|parentId)"\s*:'
_OWN = rb'"(?:pid|imageUrl|positionName|profileUrl|img)"\s*:'
_NESTED = rb'"children"\s*:\s*\['


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a JSON file has boxes that name the one above them, or that stand in one another."""
    if path.suffix.lower() != ".json" or not re.match(rb"\s*[\[{]", beginning):
        return False
    if re.search(rb'"(?:links|edges|organizations|@context)"\s*:', beginning):
        return False
    if re.search(_LISTED, beginning) and re.search(_OWN, beginning):
        return True
    return re.search(_NESTED, beginning) is not None and re.search(rb'"(?:name|title)"\s*:', beginning) is not None


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read a chart.

    Args:
        paths: The file.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If no box is in it.
    """
    gathered = Gathered(asked, post_chart.STATES)
    root = gathered.document(paths[0])
    tops = root.items() or root.items("nodes") or ([root] if root.data else [])
    post_chart.gather(gathered, list(_boxes(tops)))
    return gathered.imported(paths[0])


def _boxes(tops: Sequence[Node]) -> Iterator[Box]:
    """Yield boxes, those in others after them."""
    pending: list[tuple[Node, str | None]] = [(node, None) for node in reversed(tops)]
    numbered = 0
    while pending:
        node, above = pending.pop()
        below = [child for key in _BELOW for child in node.items(key)]
        key = node.text("id")
        if key is None and below:  # which those below have to call it by
            numbered += 1
            key = f"box {numbered}"
        attributes = node.node("attributes")
        title = node.text(*post_chart.TITLES) or attributes.text(*post_chart.TITLES)
        department = node.text(*post_chart.DEPARTMENTS) or attributes.text(*post_chart.DEPARTMENTS)
        yield Box(key, above or node.text(*_ABOVE), title, node.text(*post_chart.HOLDERS), department, node.place)
        pending += [(child, key) for child in reversed(below)]
