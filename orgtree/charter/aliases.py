"""Words that people write for a kind, a field or a value that has another name in the charter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Mistake, Suggestion
from orgtree.base.messages import as_text
from orgtree.charter.titles import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.charter.model import Field, Kind


def kind_of_alias(word: Any, kinds: Iterable[Kind]) -> tuple[Kind, Mapping[str, Any]] | None:
    """Return the kind that a word stands for, with the fields that it tells as well; None if it is no alias."""
    if not isinstance(word, str):
        return None
    wanted = folded(word)
    return next(
        ((kind, fields) for kind in kinds for alias, fields in kind.aliases.items() if folded(alias) == wanted), None
    )


def value_of_alias(word: Any, field: Field) -> str | None:
    """Return the value of a choice that a word stands for; None if it is no alias."""
    if not isinstance(word, str):
        return None
    wanted = folded(word)
    return next((value for alias, value in field.value_aliases.items() if folded(alias) == wanted), None)


def field_of_alias(word: str, fields: Iterable[Field]) -> str | None:
    """Return the field that a word stands for; None if it is no alias."""
    wanted = folded(word)
    return next((field.name for field in fields if any(folded(alias) == wanted for alias in field.aliases)), None)


def kind_mistake(word: str, kind: Kind, fields: Mapping[str, Any]) -> Mistake:
    """Return what is said where a definition writes an alias of a kind; its kind can be put in where it tells no more."""
    told = {"alias": word, "kind": kind.name, "fields": as_text(dict(fields))[1:-1]}
    if fields:
        message = N_("'{alias}' is a word for kind {kind} with {fields}")
        return Mistake(message, told, N_("write kind: {kind} and {fields}"), word)
    message = N_("'{alias}' is a word for kind {kind}")
    return Mistake(message, told, N_("write '{suggestion}'"), word, Suggestion(kind.name, guess=False, stated=True))


def field_mistake(word: str, field: str) -> Mistake:
    """Return what is said where a definition writes an alias of a field, of a unit or of a link."""
    message, told = N_("'{key}' is a word for the field {field}"), {"key": word, "field": field}
    return Mistake(message, told, N_("write '{suggestion}'"), word, Suggestion(field, guess=False, stated=True))
