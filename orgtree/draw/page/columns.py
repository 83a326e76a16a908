"""Columns of a page's data in their shortest forms, and back.

A column of texts takes the shortest of three forms, told apart by its type:

- `["a", null, 3]`: one value per unit (a number stands for its own digits);
- `{"v": ["a", "b"], "i": [0, 1, 0, -1]}`: the distinct values, and one index per unit, -1 for none;
- `{"n": 900, "a": [3, 1], "v": ["a", "b"]}`: how many units, the distance from each unit that has a value to
  the one before it, and their values.
"""

from __future__ import annotations

import json
import os.path
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"
_LONGEST_NUMBER = 9  # more digits would lose some in a double


def compact(value: Any) -> str:
    """Return JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def fronted(ids: Sequence[str]) -> list[str]:
    """Front-code ids: one base-36 digit for the prefix shared with the one before, then the rest.

    >>> fronted(["s1", "s1-committee", "s1-joint"])
    ['0s1', '2-committee', '3joint']
    """
    result = []
    before = ""
    for name in ids:
        shared = min(len(os.path.commonprefix((before, name))), len(_BASE36) - 1)  # noqa: RUF071 - letter by letter is meant
        result.append(_BASE36[shared] + name[shared:])
        before = name
    return result


def _value(text: str) -> str | int:
    """Return digits as a number if it prints the same, which saves the quotes."""
    plain = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER and (text == "0" or text[0] != "0")
    return int(text) if plain else text


def column(texts: Sequence[str | None]) -> Any:
    """Return a column of texts in the shortest of its three forms.

    >>> column(["45", None, "..50", "many"])
    [45, None, '..50', 'many']
    """
    values = [None if text is None else _value(text) for text in texts]
    # The most frequent first: their indices are the shortest.
    distinct = [value for value, _ in Counter(value for value in values if value is not None).most_common()]
    index = {value: at for at, value in enumerate(distinct)}
    at = [unit for unit, value in enumerate(values) if value is not None]
    forms: list[Any] = [
        values,
        {"v": distinct, "i": [-1 if value is None else index[value] for value in values]},
        {"n": len(values), "a": steps(at), "v": [values[unit] for unit in at]},
    ]
    return min(forms, key=lambda form: len(compact(form)))


def steps(numbers: Iterable[int]) -> list[int]:
    """Return the difference of each number from the one before it, the first from 0."""
    result = []
    before = 0
    for number in numbers:
        result.append(number - before)
        before = number
    return result


def unfronted(ids: Sequence[str]) -> list[str]:
    """Return front-coded ids as they were."""
    found: list[str] = []
    before = ""
    for entry in ids:
        before = before[: int(entry[0], 36)] + entry[1:]
        found.append(before)
    return found


def uncolumn(form: Any) -> list[str | None]:
    """Return a column from any of its forms, as texts."""
    if isinstance(form, list):
        return [None if value is None else str(value) for value in form]
    if "i" in form:
        return [None if at < 0 else str(form["v"][at]) for at in form["i"]]
    found: list[str | None] = [None] * form["n"]
    at = 0
    for step, value in zip(form["a"], form["v"], strict=True):
        at += step
        found[at] = str(value)
    return found
