"""Match codes to selectors: a rule with its grades, or a whole stage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.suggest import nearest, unknown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_FAMILY = re.compile(r"[A-Z]+\Z|ORG[0-9]\Z")
_ZEROS = re.compile(r"(?<=\D)0+(?=\d)")
_LONG = 5  # in a shorter code every letter tells it from another rule


def is_grade(rule: str, code: str) -> bool:
    """Return whether a code is a rule's own or that of one of its grades: P04 or P04b, P04c … for `P04`."""
    rest = code[len(rule) :]
    return code.startswith(rule) and (not rest or (rest.isalpha() and rest.islower()))


def covers(selector: str, code: str) -> bool:
    """Return whether a selector covers a code.

    `P04` means the rule and its grades; letters alone mean every code that begins with them and goes on with a digit;
    `ORG2` means all codes of that stage.

    >>> [covers("P04", code) for code in ("P04", "P04b", "P041")], covers("P", "P04"), covers("ORG2", "ORG203")
    ([True, True, False], True, True)
    """
    if is_grade(selector, code):
        return True
    return code.startswith(selector) and bool(_FAMILY.match(selector)) and code[len(selector)].isdigit()


def any_covers(selectors: Iterable[str], code: str) -> bool:
    """Return whether any of several selectors covers a code."""
    return any(covers(selector, code) for selector in selectors)


def check_selectors(selectors: Iterable[str], known: Collection[str]) -> None:
    """Refuse a selector that covers no code.

    Raises:
        UsageError: If none of the known codes is meant; names the nearest one.
    """
    for selector in selectors:
        if not any(covers(selector, code) for code in known):
            raise UsageError(
                unknown(
                    N_("there is no rule '{name}'"),
                    selector,
                    otherwise=N_("`orgtree rules` lists them"),
                    find=lambda code: near_code(code, known),
                )
            )


def near_code(code: str, known: Collection[str]) -> str | None:
    """Return the code that a misspelt one most likely means: wrong case, or a zero more or less.

    >>> near_code("p6", ["P06", "P16"]), near_code("ORG2O3", ["ORG203"]), near_code("P99", ["P19"])
    ('P06', 'ORG203', None)
    >>> near_code("AB112", ["AB111"]), near_code("A112", ["A111"])
    ('AB111', None)
    """
    same = next((other for other in known if _bare(other) == _bare(code)), None)
    return same or (nearest(code, sorted(known)) if len(code) >= _LONG else None)


def _bare(code: str) -> str:
    return _ZEROS.sub("", code.casefold().replace("o", "0"))
