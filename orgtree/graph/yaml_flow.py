"""Plain data as YAML in its flow form, which YAML 1.1 and 1.2 read to the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from orgtree.base.escape import json_text
from orgtree.charter.reserved_words import YAML_BOOLEANS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PLAIN = re.compile(r"[^\W\d_](?:[\w.()/ -]*[\w.()/])?\Z")
_NUMERIC = re.compile(r"(?!0[0-9])[-~]?[0-9.][-0-9.]*%?\Z")  # 0999 would be read as a whole number
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_ENDS = frozenset({"from", "until"})
_ALL_PLAIN = re.compile(r"(?:[^\W\d_](?:[\w.()/ -]*[\w.()/])?\n)+\Z")
_ALL_CODES = re.compile(r"(?:[0-9][0-9A-Za-z_-]*\n)+\Z")
_AT_ONCE = 500
_SPAN = re.compile(r"[0-9]+\.\.[0-9]*\Z")


def braced(entry: Mapping[str, str]) -> str:
    """Return a mapping of values that are written already."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in entry.items()) + "}"


def flow(value: Any, *, numeric: bool = False) -> str:
    """Return plain data in YAML's flow form, with *numeric* without quotes around numbers and dates."""
    if isinstance(value, dict):
        said = {
            key: inner
            if key in _ENDS and isinstance(inner, str) and _DAY.match(inner)
            else flow(inner, numeric=numeric and key == "value")
            for key, inner in value.items()
        }
        return braced({scalar(str(key)): inner for key, inner in said.items()})
    if isinstance(value, list | tuple):
        return listed([flow(inner, numeric=numeric) for inner in value])
    if isinstance(value, str):
        return value if numeric and _NUMERIC.match(value) else scalar(value)
    return json_text(value)


def listed(items: Sequence[str]) -> str:
    """Return a list of items that are written already."""
    return f"[{', '.join(items)}]"


def scalar(value: str) -> str:
    """Return a YAML scalar, unquoted where YAML 1.1 and 1.2 both read it as that text."""
    if _SPAN.match(value):
        return value
    if _PLAIN.match(value) and value.lower() not in YAML_BOOLEANS and value.isprintable():
        return value
    return json_text(value.encode("utf-8", "replace").decode())


def scalars(values: Sequence[str]) -> list[str]:
    """Return what `scalar` does of many texts: many at a time where they are alike, as names and codes of digits are.

    >>> scalars(["Hall", "Park"]), scalars(["0101", "0102"]), scalars(["Hall", "no", "1"])
    (['Hall', 'Park'], ['"0101"', '"0102"'], ['Hall', '"no"', '"1"'])
    """
    written: list[str] = []
    for begin in range(0, len(values), _AT_ONCE):
        some = values[begin : begin + _AT_ONCE]
        together = "\n".join(some)
        apart = together.count("\n") == len(some) - 1
        if apart and _ALL_CODES.match(f"{together}\n"):
            written += [f'"{value}"' for value in some]
        elif (
            apart
            and _ALL_PLAIN.match(f"{together}\n")
            and YAML_BOOLEANS.isdisjoint(together.lower().split("\n"))
            and together.replace("\n", "").isprintable()
        ):
            written += some
        else:
            written += map(scalar, some)
    return written
