r"""Decode JSON's surrogate pair escapes, `\ud83d\ude00`, which YAML parsers refuse.

The escapes are swapped for private-use ones of the same length, so that no place moves, and the pairs
are put together in the values after reading.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any, NamedTuple

_ESCAPE = re.compile(r"\\(?:u[dD](?P<rest>[89a-fA-F][0-9a-fA-F]{2})|.)", re.DOTALL)
_FIRST, _LAST = 0xD800, 0xDFFF
# Each stretch has 2048 characters, as many as there are surrogates.
_STRETCHES = (0xE000, 0xE800, 0xF000)


class Hidden(NamedTuple):
    """A text whose surrogate escapes are swapped.

    Args:
        text: As long as before.
        first: The private-use character that stands for the first surrogate.
    """

    text: str
    first: int


def hide_pairs(text: str) -> Hidden | None:
    """Swap the surrogate escapes, or return None where no private-use characters are free for that."""
    for first in _STRETCHES:
        last = first + _LAST - _FIRST
        escapes = "|".join(f"{code >> 8:x}" for code in range(first, last, 0x100))
        used = re.compile(f"[{chr(first)}-{chr(last)}]|\\\\u(?:{escapes})", re.IGNORECASE)
        if not used.search(text):
            return Hidden(_ESCAPE.sub(partial(_swapped, shift=first - _FIRST), text), first)
    return None


def decode_pairs(data: Any, hidden: Hidden) -> Any:
    """Return the data with swapped pairs joined; a lone surrogate becomes U+FFFD."""
    first, last = hidden.first, hidden.first + _LAST - _FIRST
    table = {code: code - hidden.first + _FIRST for code in range(first, last + 1)}
    held = re.compile(f"[{chr(first)}-{chr(last)}]").search

    def mended(value: Any) -> Any:
        if not isinstance(value, str) or not held(value):
            return value
        return value.translate(table).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    root = [data]
    boxes: list[Any] = [root]
    while boxes:
        box = boxes.pop()
        if isinstance(box, list):
            box[:] = [mended(value) for value in box]
            boxes += [value for value in box if isinstance(value, dict | list)]
        else:
            entries = [(mended(key), mended(value)) for key, value in box.items()]
            box.clear()
            box.update(entries)
            boxes += [value for value in box.values() if isinstance(value, dict | list)]
    return root[0]


def _swapped(match: re.Match[str], shift: int) -> str:
    if match["rest"] is None:
        return match.group()
    return f"\\u{int('d' + match['rest'], 16) + shift:04x}"
