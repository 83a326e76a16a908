"""Words that people write for a kind, a field or a value that has another name in the charter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.finding import Mistake, Suggestion
from orgtree.base.messages import as_text
from orgtree.base.suggest import unknown
from orgtree.charter.codes import charter_finding
from orgtree.charter.titles import folded
from orgtree.charter.trees import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.charter.language import FieldModel
    from orgtree.charter.model import Field, Kind
    from orgtree.charter.resolve import Places


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


def wrong_aliases(kind: Kind, declared: Mapping[str, FieldModel], places: Places) -> Iterator[Finding]:
    """Yield what is wrong with what aliases tell: fields that the kind lacks, and values that there are not."""
    for alias, told in kind.aliases.items():
        for name, value in told.items():
            at: tuple[str | int, ...] = ("kinds", kind.name, "aliases", alias, name)
            if name not in kind.fields:
                mistake = unknown(N_("'{name}' is not a field of the kind"), name, sorted(kind.fields))
                yield charter_finding("ORG110", mistake, places(at, "key"))
                continue
            try:
                kind.fields[name].values.read(kind.fields[name], value)
            except ExpressionError as error:
                yield charter_finding("ORG104", error.mistake, places(at, "value"))
    for name, field in declared.items():
        for alias, value in field.value_aliases.items():
            if value not in (field.of or ()):
                mistake = unknown(N_("'{name}' is not a value of the choice"), value, list(field.of or ()))
                yield charter_finding(
                    "ORG110", mistake, places(("kinds", kind.name, "fields", name, "value_aliases", alias), "value")
                )


def words_taken(kinds: Mapping[str, Kind], places: Places) -> Iterator[Finding]:
    """Yield the aliases that stand for something else already, so that advice about them would be a guess.

    Of kinds: the name, title or alias of another kind. Of fields: the name or alias of another field of a kind that has
    both. Of values: the name or alias of another value.
    """
    named: dict[str, str] = {}
    for kind in kinds.values():
        for word in (kind.name, *(words for _, words in kind.title.words)):
            named.setdefault(folded(word), kind.name)
    for kind in kinds.values():
        for alias, other in _others(dict.fromkeys(kind.aliases, kind.name), named):
            yield _taken(alias, other, places(("kinds", kind.name, "aliases", alias), "key"))
    told: set[tuple[str, str]] = set()
    for kind in kinds.values():
        named = {folded(name): name for name in kind.fields}
        for field in kind.fields.values():
            at = ("kinds", field.owner, "fields", field.name)
            values = {folded(value): value for value in field.of}
            taken = [
                *((words, (*at, "aliases")) for words in _others(dict.fromkeys(field.aliases, field.name), named)),
                *((words, (*at, "value_aliases", words[0])) for words in _others(field.value_aliases, values)),
            ]
            for (alias, other), pointer in taken:
                if (field.name, alias) not in told:
                    told.add((field.name, alias))
                    yield _taken(alias, other, places(pointer, "value"))


def _others(aliases: Mapping[str, str], named: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the aliases of which folded names, to which they are added, know something else, with that."""
    for alias, name in aliases.items():
        if (other := named.setdefault(folded(alias), name)) != name:
            yield alias, other


def _taken(alias: str, other: str, where: Place | None) -> Finding:
    return charter_finding(
        "ORG111",
        N_("the alias '{alias}' stands for '{other}' already"),
        where,
        facts={"alias": alias, "other": other},
        help=N_("take it away from one of the two"),
    )
