"""Fill templates so that no blank stands between two Chinese words.

A Chinese template has blanks around what may be a number or a Latin word: `应为 {value}`. Where a Chinese word is put there, the
blank goes. What stands inside of a fact is left as it is.
"""

from __future__ import annotations

import re
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHINESE = "\u3001-\u303f\u3400-\u9fff\uff00-\uffef“”‘’"
_BLANK_BEFORE, _BLANK_BEHIND = re.compile(f"[{_CHINESE}] $"), re.compile(f"^ [{_CHINESE}]")
_BEGINS, _ENDS = re.compile(f"^[{_CHINESE}]"), re.compile(f"[{_CHINESE}]$")
_BESIDE = re.compile(f"[{_CHINESE}] \\{{|\\}} [{_CHINESE}]")

Parts = tuple[tuple[str, str | None], ...]


def filled(template: str, facts: Mapping[str, Any]) -> str:
    """Return a template filled, without blanks beside Chinese words that it is filled with.

    >>> filled("“{unit}”的{field}为 {value}，应为 3 以上", {"unit": "党支部", "field": "人数", "value": "2"})
    '“党支部”的人数为 2，应为 3 以上'
    >>> filled("应为 {value} 或 {other}", {"value": "是", "other": "no"})
    '应为是或 no'
    """
    parts = _parts(template)
    if parts is None:
        return template.format_map(facts)
    said = [text if field is None else field.format_map(facts) for text, field in parts]
    for at, (_, field) in enumerate(parts):
        if field is None:
            continue
        if at and _BEGINS.match(said[at]) and _BLANK_BEFORE.search(said[at - 1]):
            said[at - 1] = said[at - 1][:-1]
        if at + 1 < len(said) and _ENDS.search(said[at]) and _BLANK_BEHIND.match(said[at + 1]):
            said[at + 1] = said[at + 1][1:]
    return "".join(said)


@cache
def _parts(template: str) -> Parts | None:
    """Return what a template is made of, texts and fields in their order; None if no blank stands beside a Chinese word."""
    if not _BESIDE.search(template):
        return None
    parts: list[tuple[str, str | None]] = []
    for text, name, spec, turned in Formatter().parse(template):
        if text:
            parts.append((text, None))
        if name is not None:
            parts.append(("", "{" + name + (f"!{turned}" if turned else "") + (f":{spec}" if spec else "") + "}"))
    return tuple(parts)
