"""Building many objects with the garbage collector paused leaves the collector as it was."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest

from orgtree.base.memory import no_collecting

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _nothing_frozen() -> Iterator[None]:
    """Unfreeze for a while what is frozen for all tests."""
    gc.unfreeze()
    yield
    gc.freeze()


class _Knot:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.itself = self


def test_a_cycle_among_many_new_objects_is_freed_by_the_next_whole_collection() -> None:
    """What is old is still looked at when everything is."""
    with no_collecting():
        many = [[number] for number in range(60_000)]
        knot = _Knot()
    gone = weakref.ref(knot)
    del many, knot
    gc.collect()
    assert gone() is None
    assert gc.isenabled()


def test_many_new_objects_are_not_left_frozen_and_what_was_frozen_before_stays_so() -> None:
    """A server that freezes before it forks keeps what it froze."""
    with no_collecting():
        many = [[number] for number in range(60_000)]
    assert gc.get_freeze_count() == 0
    gc.freeze()
    with no_collecting():
        many += [[number] for number in range(60_000)]
    assert gc.get_freeze_count() > 0
