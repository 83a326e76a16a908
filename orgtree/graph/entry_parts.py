"""How entries of a list of changes are read: what they are made of, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Protocol, Self

from orgtree.base.catalogue import N_

Plain = dict[str, Any]

_EXAMPLES = {
    "add": "{add: {id: sales, kind: department}, under: commerce}",
    "claim": "{claim: {id: k1, count: team, states: 7}}",
    "retire": "{retire: {id: sales, on: 2026-04}}",
}
"""An entry for each key whose value has an id."""
_TOMBSTONE = N_(
    "write it as in {example}; this only notes an id that no unit has any more: 'end' ends a unit, 'remove' takes it away"
)


class EntryError(ValueError):
    """An entry lacks something.

    Args:
        key: The key whose value is missing or of a wrong form.
        template: Says what it has to be.
        help_: Says what to do.
        example: An entry as it may be written, which the help names.
    """

    def __init__(self, key: str, template: str, help_: str = "", example: str = "") -> None:
        super().__init__(key)
        self.key = key
        self.template = template
        self.help = help_
        self.example = example


class Entry(Protocol):
    """One form of entry.

    Attributes:
        WORD: The key that says which form it is.
    """

    WORD: ClassVar[str]

    def to_data(self) -> Plain:
        """Return it as plain data."""
        ...

    @classmethod
    def from_data(cls, data: Plain) -> Self:
        """Read it from plain data, which is used up: what is left there is not known.

        Raises:
            EntryError: If something is missing or of a wrong form.
        """
        ...


def text_of(data: Plain, key: str, *, needed: bool = True) -> str | None:
    """Take a text out of an entry.

    Raises:
        EntryError: If it is needed and missing, or no text.
    """
    value = data.pop(key, None)
    if value is None and not needed:
        return None
    if not isinstance(value, str | int) or isinstance(value, bool) or value == "":
        raise EntryError(key, N_("'{key}' has to be a text"))
    return str(value)


def texts_of(data: Plain, key: str, *, needed: bool = True) -> tuple[str, ...]:
    """Take a list of texts out of an entry; see `text_of`."""
    value = data.pop(key, None)
    if value is None and not needed:
        return ()
    if not isinstance(value, list) or not value or not all(isinstance(item, str) and item for item in value):
        raise EntryError(key, N_("'{key}' has to be a list of ids"))
    return tuple(value)


def flag_of(data: Plain, key: str) -> bool:
    """Take true or false out of an entry, false where it is missing; see `text_of`."""
    value = data.pop(key, False)
    if not isinstance(value, bool):
        raise EntryError(key, N_("'{key}' has to be true or false"))
    return value


def mapping_of(data: Plain, key: str, *, needed: bool = True, with_id: bool = False) -> Plain:
    """Take a mapping out of an entry, optionally one that has an id; see `text_of`."""
    value = data.pop(key, None)
    if value is None and not needed:
        return {}
    if not isinstance(value, Mapping) or (with_id and not isinstance(value.get("id"), str)):
        if not with_id:
            raise EntryError(key, N_("'{key}' has to be a mapping"))
        help_ = _TOMBSTONE if key == "retire" else N_("write it as in {example}")
        raise EntryError(key, N_("'{key}' has to be a mapping with 'id'"), help_, _EXAMPLES[key])
    return dict(value)


def link_end(data: Plain, key: str) -> Plain:
    """Return a link as a definition writes it at its unit: a mapping with `to`, or only the id of the other end."""
    value = data.pop(key, None)
    if isinstance(value, str) and value:
        return {"to": value}
    if isinstance(value, Mapping) and isinstance(value.get("to"), str):
        return dict(value)
    raise EntryError(key, N_("'{key}' has to be an id or a mapping with 'to'"))
