"""Positions by arrays in files, some rows at a time: those of a hierarchy in memory, in whatever order units are written."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest

from orgtree.base.errors import WriteError
from orgtree.exchange.stored import raw_numbers
from orgtree.exchange.stored.raw_numbers import Numbers, NumbersMaker
from orgtree.exchange.stored.raw_positions import OUTSIDE, find_depths, find_positions, unreached
from orgtree.graph.hierarchy import build_hierarchy

if TYPE_CHECKING:
    from pathlib import Path


def forest(random: Random, size: int) -> np.ndarray:
    """Return parents without cycles, in any order, some units outside."""
    shuffled = list(range(size))
    random.shuffle(shuffled)
    parents = np.full(size, OUTSIDE, dtype=np.int32)
    inside = shuffled[: random.randint(1, size)]
    for number, unit in enumerate(inside):
        parents[unit] = random.choice([-1, *inside[max(0, number - 9) : number]]) if number else -1
    return parents


@pytest.mark.parametrize("seed", range(12))
def test_positions_are_those_of_a_hierarchy_in_memory(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where a parent is written behind its children, and siblings in several pieces."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret
    monkeypatch.setattr(raw_numbers, "AT_ONCE", random.choice([1, 2, 7, 1000]))
    parents = forest(random, random.randint(1, 60))
    whole, cycles = build_hierarchy("", np.maximum(parents, -1), parents != OUTSIDE)
    assert not cycles
    maker = NumbersMaker(tmp_path, len(parents))
    parent, depth = maker.made(), maker.made(np.int8)
    parent.open()[:] = parents
    levels = find_depths(parent, depth, 60)
    assert levels is not None
    assert levels == whole.depth.max() + 1
    assert not len(unreached(parent, depth)[0])
    position, end = find_positions(maker, parent, depth, levels)
    found = [numbers.open().tolist() for numbers in (position, end, depth)]
    assert found == [whole.position.tolist(), whole.end.tolist(), whole.depth.tolist()]


def test_more_levels_than_are_asked_for_are_told_of_before_all_are_found(tmp_path: Path) -> None:
    """A chain of ten thousand units is left after the levels that there may be."""
    maker = NumbersMaker(tmp_path, 10_000)
    parent, depth = maker.made(), maker.made(np.int8)
    parent.open()[1:] = np.arange(9_999)
    assert find_depths(parent, depth, 40) is None
    assert depth.open().max() == 39


def test_what_is_under_a_cycle_is_not_reached(tmp_path: Path) -> None:
    """Units of the cycle and under it, each with its parent."""
    maker = NumbersMaker(tmp_path, 5)
    parent, depth = maker.made(), maker.made(np.int8)
    parent.open()[:] = [-1, 2, 1, 2, OUTSIDE]
    assert find_depths(parent, depth, 40) == 1
    assert [part.tolist() for part in unreached(parent, depth)] == [[1, 2, 3], [2, 1, 2]]


def test_a_full_disk_is_told_when_an_array_is_made(tmp_path: Path) -> None:
    """Not later, when a number is set, which would end the process."""
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    before, handled = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(WriteError, match="the disk has no room"):
            Numbers(tmp_path / "numbers", 1000, np.int32, -1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handled)
