"""Truth values as text: YAML 1.2's words, and those of YAML 1.1."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUTH_WORDS: Mapping[str, bool] = MappingProxyType(
    {**dict.fromkeys(("true", "yes", "on", "y"), True), **dict.fromkeys(("false", "no", "off", "n"), False)}
)
"""Words that a reader of YAML 1.1 takes for true or false, in small letters."""


def truth_text(value: bool) -> str:  # noqa: FBT001 - the value is what it is about
    """Return true or false as YAML writes it."""
    return "true" if value else "false"


def truth_meant(value: object) -> str:
    """Return `true` or `false` for a word such as yes or off; "" for any other value.

    >>> truth_meant("Yes"), truth_meant("off"), truth_meant("maybe")
    ('true', 'false', '')
    """
    found = TRUTH_WORDS.get(str(value).strip().lower())
    return "" if found is None else truth_text(found)
