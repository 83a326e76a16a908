"""Ids made of names, the same whenever the name is."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from orgtree.charter.unit_id import LONGEST

if TYPE_CHECKING:
    from collections.abc import Container

_OTHER = re.compile(r"[^\w.:/@+]+")


def id_of(name: str) -> str:
    """Return the id that a name makes; "" where nothing of it can stand in an id.

    >>> id_of("Head of  R&D (North)"), id_of("东关街道"), id_of("Café")
    ('head-of-r-d-north', '东关街道', 'café')
    """
    text = unicodedata.normalize("NFC", name).casefold()
    return _OTHER.sub("-", text.replace("_", "-")).strip("-:/@+")[:LONGEST]


def free_id(name: str, taken: Container[str], within: str = "") -> str:
    """Return an id for a name that no unit has: its own, that behind what it is within, or with a number.

    >>> free_id("Dry", {"dry"}, "dock"), free_id("Dry", {"dry", "dock.dry"}, "dock")
    ('dock.dry', 'dock.dry-2')
    """
    made = id_of(name) or "unit"
    if made not in taken:
        return made
    if within and f"{within}.{made}" not in taken:
        return f"{within}.{made}"
    base, number = f"{within}.{made}" if within else made, 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def last_segment(key: str) -> str:
    """Return the last part of a key with paths in it.

    >>> last_segment("https://example.org/organisations/7/"), last_segment("7")
    ('7', '7')
    """
    return key.rstrip("/").rpartition("/")[2]
