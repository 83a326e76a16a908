"""How the work of a function grows with what it is given: in lines of Python that run, which no busy machine changes."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def lines_run(function: Callable[[], object]) -> int:
    """Count the lines of Python that run while a function does.

    Whatever traced before, such as the measurement of coverage, traces again afterwards; what it would have seen meanwhile
    is lost to it.

    Args:
        function: what is called, once.

    Returns:
        How many lines ran, in the function and in all that it calls; work inside C is not seen.
    """
    seen: Counter[str] = Counter()

    def trace(_frame: object, event: str, _argument: object) -> Any:
        seen[event] += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function()
    finally:
        sys.settrace(before)
    return seen["line"]


def grows_no_faster(make: Callable[[int], Callable[[], object]], size: int) -> bool:
    """Tell whether ten times as much takes at most eleven times the lines.

    Args:
        make: makes, for a size, what is to be run; making it is not counted.
        size: the smaller size.
    """
    small, large = lines_run(make(size)), lines_run(make(10 * size))
    assert small > 0
    return large <= 11 * small
