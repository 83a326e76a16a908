"""Find the row with the headings, below title rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.exchange.column_matching import match_links, match_units, words_apart
from orgtree.exchange.guess import kinds_by_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.charter.model import Charter
    from orgtree.exchange.mapping import Mapping
    from orgtree.source.csv_rows import FindHeading

_ENOUGH = 2


def heading_finder(charter: Charter, mapping: Mapping) -> FindHeading:
    """Return what finds the heading: where the mapping says, else the row that has most words that are known.

    Args:
        charter: The charter.
        mapping: What is said of the tables.
    """
    kinds = kinds_by_word(charter)
    tables = (*mapping.units, *mapping.links)
    said = {word for one in tables for word in (*one.columns, *one.make, *one.levels, *one.values, *one.id_from)}

    def known(cells: Sequence[str]) -> int:
        words = list(dict.fromkeys(filter(None, cells)))
        units, links = match_units(charter, words, 0).columns, match_links(charter, words, 0).columns
        return sum(word in said or word in units or word in links or words_apart(word) in kinds for word in words)

    def find(rows: Sequence[Sequence[str]], sheet: str) -> int:
        number = next((one.heading for one in tables if one.heading and one.sheet in (None, sheet)), None)
        if number is not None:
            return min(number, len(rows)) - 1
        first = next((at for at, cells in enumerate(rows) if any(cells)), 0)
        if not rows or known(rows[first]) >= _ENOUGH:
            return first
        score, at = max(((known(cells), -at) for at, cells in enumerate(rows)), default=(0, 0))
        if score >= _ENOUGH:
            return -at
        several = (at for at, cells in enumerate(rows) if sum(map(bool, cells)) >= _ENOUGH)
        return next(several, first) if sum(map(bool, rows[first])) < _ENOUGH else first

    return find
