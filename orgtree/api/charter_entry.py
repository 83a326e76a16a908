"""Something that a charter declares, in words of one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.messages import fill

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class CharterEntry:
    """Something that a charter declares, in words of one language.

    Args:
        name: Its name in the charter; of a rule, whose title begins with its code, empty.
        title: What is shown for the name; may be empty.
        description: What it means; may be empty.
        facts: What else is said of it, each behind a label.
        items: What belongs to it: fields, or the values of a choice.
    """

    name: str
    title: str
    description: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    items: tuple[CharterEntry, ...] = ()


def titled(entry: CharterEntry, translate: Callable[[str], str]) -> str:
    """Return an entry's title with the name that is written for it."""
    if not entry.title or not entry.name or entry.title == entry.name:
        return entry.title or entry.name
    return fill(N_("{title} ({name})"), {"title": entry.title, "name": entry.name}, translate)


def flow(value: Any) -> str:
    """Return plain data as it is written in YAML, on one line.

    >>> flow({"of": ["team"], "where": {"members": "3.."}})
    '{of: [team], where: {members: 3..}}'
    """
    import yaml  # noqa: PLC0415 - loaded when something is explained

    text = yaml.safe_dump(
        value, allow_unicode=True, default_flow_style=True, width=float("inf"), sort_keys=False, explicit_end=False
    )
    return text.removesuffix("\n").removesuffix("\n...")
