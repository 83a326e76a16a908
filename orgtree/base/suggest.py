"""Suggest the nearest known name for an unknown one."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Mistake, Suggestion
from orgtree.base.messages import Listing, as_text, shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

# Comparing against a million ids would make one typing mistake slow; the first of them will do.
_CANDIDATES = 20_000
_FEW = 200
# Sequence matching takes 50 microseconds a name, so that it is for those only that share most letters.
_COMPARED = 50
_LEAST_ALIKE = 0.65
"""How alike a near name is at least; at 0.6, as difflib has it, `income` is near `name`."""
_MOST_SUGGESTIONS = 50
_MOST_LISTED = 8


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name nearest to *name*, or None if none is near.

    >>> nearest("brnach", ["branch", "general_branch"])
    'branch'
    >>> nearest("zebra", ["branch"]) is None
    True
    """
    pool = [other for _, other in zip(range(_CANDIDATES), known, strict=False) if abs(len(other) - len(name)) <= 3]  # noqa: PLR2004 - three letters more or fewer is no slip
    return _nearest(name, tuple(pool)) if len(pool) <= _FEW else _nearest.__wrapped__(name, pool)


@lru_cache(maxsize=1024)
def _nearest(name: str, pool: Sequence[str]) -> str | None:
    """Return the nearest of some names; cached, since the same slip is often repeated."""
    lowered = {other.casefold(): other for other in reversed(pool)}
    if name.casefold() in lowered:
        return lowered[name.casefold()]
    if len(pool) > _COMPARED:
        letters = set(name)
        pool = nlargest(_COMPARED, pool, key=lambda other: len(letters.intersection(other)) - len(letters ^ set(other)))
    found = get_close_matches(name, pool, n=1, cutoff=_LEAST_ALIKE)
    return found[0] if found else None


class Suggestions:
    """Nearest names among many, for the first mistakes only.

    Looking among thousands of ids takes milliseconds each time; whoever made more mistakes than these does without.

    Args:
        known: The names; they are looked at when one is asked for.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = known
        self._left = _MOST_SUGGESTIONS

    def nearest(self, name: str) -> str | None:
        """Return the known name nearest to *name*, or None; always None after many calls."""
        if not self._left:
            return None
        self._left -= 1
        return nearest(name, self._known)


def unknown(
    message: str,
    name: object,
    known: Collection[str] = (),
    *,
    fact: str = "name",
    facts: Mapping[str, Any] | None = None,
    otherwise: str = N_("known here: {known}"),
    most: int | None = _MOST_LISTED,
    find: Callable[[str], str | None] | None = None,
) -> Mistake:
    """Return the mistake of an unknown name: it suggests the nearest one, else lists the known ones.

    Args:
        message: Template of the message.
        name: What was written.
        known: What could have been.
        fact: How the templates call the name.
        facts: What else fills them.
        otherwise: Template of the help where no known name is near; may say `{known}`.
        most: How many of those it says.
        find: Finds the nearest name; left out, `nearest` among the known ones.

    >>> print(unknown("there is no kind '{name}'", "brnach", ["branch", "committee"]))
    there is no kind 'brnach'; did you mean 'branch'?
    >>> print(unknown("there is no kind '{name}'", "zebra", ["branch", "committee"]))
    there is no kind 'zebra'; known here: 'branch', 'committee'
    """
    written = as_text(name)
    near = find(written) if find else nearest(written, known)
    told = {fact: shortened(written), **(facts or {})}
    if "{known}" in otherwise:
        told["known"] = listed(known, most=most)
    return Mistake(
        message,
        told,
        N_("did you mean '{suggestion}'?") if near else otherwise,
        written,
        Suggestion(near) if near else None,
    )


def listed(names: Iterable[str], *, most: int | None = _MOST_LISTED) -> Listing:
    """Return names as a list of the first few: `'a', 'b' and 3 more`.

    >>> print(listed(["a", "b", "c"], most=2))
    'a', 'b' and 1 more
    """
    return Listing(tuple(names), most)
