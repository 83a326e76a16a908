"""Where two ways lead from the same start: what they surely and what they perhaps have in common."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import Field

from orgtree.check.options import CheckOptions, LinkName
from orgtree.check.rule import reached
from orgtree.check.rules._paths import CountlessPath, begin_label
from orgtree.graph.bounds import Answer
from orgtree.graph.pair_keys import pair_keys, pairs_of
from orgtree.graph.query import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from orgtree.base.finding import Label
    from orgtree.base.place import Place
    from orgtree.charter.expression import Path
    from orgtree.check.rule import Bools, Context, Rows

    Ints = NDArray[np.int64]


class TwoWays(CheckOptions):
    """Settings of the checks that compare two ways."""

    for_each: LinkName | None = Field(
        None, description="the link from which both ways start, by `from` or `to`; left out, they start at a unit"
    )
    left: CountlessPath = Field(description="one way")
    right: CountlessPath = Field(description="the other way")


@dataclass(frozen=True)
class Meeting:
    """Two ways from each start; a start is a unit, or a link with its two ends. Arrays have shape (starts,).

    Args:
        context: What is looked at.
        options: The ways.
        rows: The links, where they are what is looked at.
        source: Unit of each start, of a link the one that states it.
        meant: Which starts the rule is about.
        common: Whether the ways have a unit in common.
        left: Whether the left way leads anywhere.
        right: Whether the right way leads anywhere.
        pairs: What each way reaches.
    """

    context: Context
    options: TwoWays
    rows: Rows | None
    source: Ints
    meant: Answer
    common: Answer
    left: Answer
    right: Answer
    pairs: tuple[Pairs, Pairs]

    def place(self, start: int) -> Place:
        """Return the primary place: where the link leads, or the key that the left way begins with."""
        if self.rows is not None:
            return self.context.row_place(self.rows, start)
        return self.context.path_place(int(self.source[start]), self.options.left)

    def labels(self, start: int, left: str, right: str) -> tuple[Label, ...]:
        """Return labels with those texts where the ways begin."""
        found: list[Label] = []
        for path, text in ((self.options.left, left), (self.options.right, right)):
            unit = int(self.source[start])
            if self.rows is not None and path.ways[0][0].name == "to":
                unit = int(self.rows.target[start])
            if self.rows is not None and len(path.ways[0]) == 1:
                continue  # the way is no more than an end of the link
            found += begin_label(self.context, unit, path, text)
        primary = self.place(start).path
        return tuple(label for label in found if label.place.path != primary)

    def facts(self, start: int) -> dict[str, Any]:
        """Return what the messages of both checks need."""
        sides = [self.reached(side, start) for side in (0, 1)]
        told: dict[str, Any] = {
            "left": self.context.path(self.options.left),
            "right": self.context.path(self.options.right),
            "left_units": self.context.named(sides[0]),
            "right_units": self.context.named(sides[1]),
            "common": self.context.named(np.intersect1d(sides[0], sides[1])),
        }
        if self.rows is not None:
            told["to"] = self.context.id(int(self.rows.target[start]))
        return told

    def reached(self, side: int, start: int) -> NDArray[Any]:
        """Return the units that a way counts, by number."""
        units = reached(self.pairs[side], start)
        counted: NDArray[Any] = units[self._counted[side][units]]
        return counted

    @cached_property
    def _counted(self) -> tuple[Bools, Bools]:
        """Which units each way may count."""
        left, right = (self.context.query.targets(path).may for path in (self.options.left, self.options.right))
        return left, right

    def undecided(self, fits: Answer) -> NDArray[Any]:
        """Return the units with a start that may be meant and may or may not fit."""
        open_ones = self.meant.may & ~fits.must & ~(self.meant.must & fits.never)
        return np.unique(self.source[open_ones])

    def failing(self, fits: Answer) -> Iterator[int]:
        """Yield the starts that are surely meant and surely do not fit."""
        yield from np.flatnonzero(self.meant.must & fits.never).tolist()


def meeting(context: Context, options: TwoWays) -> Meeting:
    """Follow both ways from every start."""
    scope = context.scope(options)
    rows = None
    ends = None
    if options.for_each is not None:
        rows = context.rows(options.for_each)
        source = rows.source
        ends = (rows.source, rows.target)
    else:
        source = np.flatnonzero(scope.may)
    meant = Answer(scope.must[source], scope.may[source])
    # Where the left way leads nowhere the right one does not matter, and ways up or down may be long.
    left, left_pairs = _follow(context, options.left, source, ends, np.flatnonzero(meant.may))
    right, right_pairs = _follow(context, options.right, source, ends, np.flatnonzero(meant.may & left.may))
    # A way that is not known to its end may come to whatever the other one comes to.
    unknown = (left_pairs.open & right.may) | (right_pairs.open & left.may)
    keys = [_keys(context, path, found) for path, found in ((options.left, left_pairs), (options.right, right_pairs))]
    sure, perhaps = (
        pairs_of(np.intersect1d(one, other, assume_unique=True), context.graph.size)[0]
        for one, other in zip(*keys, strict=True)
    )
    common = Answer(_any(sure, len(source)), _any(perhaps, len(source)) | unknown)
    return Meeting(context, options, rows, source, meant, common, left, right, (left_pairs, right_pairs))


def _follow(
    context: Context, path: Path, source: Ints, ends: tuple[Ints, Ints] | None, which: Ints
) -> tuple[Answer, Pairs]:
    """Return whether a way leads anywhere from each start, and where to; only the starts in *which* are followed."""
    their_ends = (ends[0][which], ends[1][which]) if ends is not None else None
    found = context.query.pairs(path, source[which], rows=which, ends=their_ends)
    opened = _any(np.flatnonzero(found.open), len(source))
    targets = context.query.targets(path)
    must, may = (
        _any(found.start[mask], len(source))
        for mask in (targets.must[found.unit] & found.sure, targets.may[found.unit])
    )
    return Answer(must, may | opened), Pairs(found.start, found.unit, opened, found.sure)


def _keys(context: Context, path: Path, pairs: Pairs) -> tuple[Ints, Ints]:
    """Return the pairs of starts and units that a path surely and perhaps counts, as numbers."""
    targets = context.query.targets(path)
    keys = pair_keys(pairs.start, pairs.unit, context.graph.size)
    return keys[targets.must[pairs.unit] & pairs.sure], keys[targets.may[pairs.unit]]


def _any(starts: NDArray[Any], count: int) -> Bools:
    mask: Bools = np.zeros(count, dtype=bool)
    mask[starts] = True
    return mask
