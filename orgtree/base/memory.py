"""Pause garbage collection while many objects are built."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


_MANY = 50_000
"""From so many new objects on, looking through them all for cycles once is worth avoiding."""


@contextmanager
def no_collecting() -> Iterator[None]:
    """Pause the cyclic garbage collector, for code that makes millions of objects and no cycles.

    What it made is old afterwards: the collector looks at it when it next looks at everything, not right away.

    >>> import gc
    >>> with no_collecting():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            _age()
            gc.enable()


def _age() -> None:
    """Put many new objects among the old, as the collector would do after looking through all of them for nothing."""
    if gc.get_count()[0] > _MANY and not gc.get_freeze_count():  # what somebody has frozen stays frozen
        gc.freeze()
        gc.unfreeze()
