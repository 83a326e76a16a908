"""Did you mean: the nearest known name to one that is not known."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from typing import TYPE_CHECKING

from orgtree.base.messages import Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Comparing against a million ids would make one typing mistake slow; the first of them will do.
_CANDIDATES = 20_000
_FEW = 200
# Sequence matching takes 50 microseconds a name, so that it is for those only that share most letters.
_COMPARED = 50
_MOST_SUGGESTIONS = 50


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that *name* most likely stands for, or None.

    >>> nearest("brnach", ["branch", "general_branch"])
    'branch'
    >>> nearest("zebra", ["branch"]) is None
    True
    """
    pool = [other for _, other in zip(range(_CANDIDATES), known, strict=False) if abs(len(other) - len(name)) <= 3]  # noqa: PLR2004 - three letters more or fewer is no slip
    return _nearest(name, tuple(pool)) if len(pool) <= _FEW else _nearest.__wrapped__(name, pool)


@lru_cache(maxsize=1024)
def _nearest(name: str, pool: Sequence[str]) -> str | None:
    """Return the nearest of some names; the same slip is often made many times."""
    lowered = {other.casefold(): other for other in reversed(pool)}
    if name.casefold() in lowered:
        return lowered[name.casefold()]
    if len(pool) > _COMPARED:
        letters = set(name)
        pool = nlargest(_COMPARED, pool, key=lambda other: len(letters.intersection(other)) - len(letters ^ set(other)))
    found = get_close_matches(name, pool, n=1, cutoff=0.6)
    return found[0] if found else None


class Suggestions:
    """The nearest of many names, for the first mistakes only.

    Looking among thousands of ids takes milliseconds each time; whoever made more mistakes than these does without.

    Args:
        known: The names; they are looked at when one is asked for.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = known
        self._left = _MOST_SUGGESTIONS

    def nearest(self, name: str) -> str | None:
        """Return the known name that *name* most likely stands for, or None; after many questions always None."""
        if not self._left:
            return None
        self._left -= 1
        return nearest(name, self._known)


def listed(names: Iterable[str], *, most: int = 8) -> Listing:
    """Return names as a sentence part, cut after *most*: `'a', 'b' and 3 more`.

    >>> print(listed(["a", "b", "c"], most=2))
    'a', 'b' and 1 more
    """
    return Listing.cut(list(names), most)
