"""Places at which a word may be broken with a hyphen, by the dictionary of its language."""

from __future__ import annotations

from functools import lru_cache

_LEAST = 6
"""Letters of a word that is broken at all."""
_SHORTEST = 3
"""Letters that stand before a hyphen, and after it, at least."""


@lru_cache(maxsize=4096)
def break_points(word: str, language: str) -> tuple[int, ...]:
    """Return the places in a word before which a hyphen may stand, first to last; none in a language without a dictionary.

    >>> break_points("Angelegenheiten", "de")
    (4, 6, 9, 12)
    >>> break_points("Angelegenheiten", "zh")
    ()
    """
    if len(word) < _LEAST or not word.isalpha():
        return ()
    import pyphen  # noqa: PLC0415 - dictionaries are looked for when it is imported

    known = pyphen.language_fallback(language.replace("-", "_")) if language else None
    if known is None:
        return ()
    return tuple(pyphen.Pyphen(lang=known, left=_SHORTEST, right=_SHORTEST).positions(word))
