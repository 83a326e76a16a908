"""Checks of aliases: what they tell is there, and none of them stands for two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.suggest import unknown
from orgtree.charter.codes import charter_finding
from orgtree.charter.reserved_words import LINK_WORDS
from orgtree.charter.titles import folded
from orgtree.charter.trees import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.charter.language import FieldModel
    from orgtree.charter.model import Kind, Link
    from orgtree.charter.resolve import Places


def wrong_aliases(kind: Kind, places: Places) -> Iterator[Finding]:
    """Yield what is wrong with what aliases of a kind tell: fields that it lacks, and values that there are not."""
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


def wrong_value_aliases(at: tuple[str, str], declared: Mapping[str, FieldModel], places: Places) -> Iterator[Finding]:
    """Yield the aliases of values that there are not, of the fields that a kind or a link declares.

    Args:
        at: Keys that lead to the kind or link.
        declared: Its own fields, as written.
        places: Turns a pointer into a place.
    """
    for name, field in declared.items():
        for alias, value in field.value_aliases.items():
            if value not in (field.of or ()):
                mistake = unknown(N_("'{name}' is not a value of the choice"), value, list(field.of or ()))
                yield charter_finding("ORG110", mistake, places((*at, "fields", name, "value_aliases", alias), "value"))


def words_taken(kinds: Mapping[str, Kind], links: Mapping[str, Link], places: Places) -> Iterator[Finding]:
    """Yield the aliases that stand for something else already, so that advice about them would be a guess.

    Of kinds: the name, title or alias of another kind. Of fields: the name or alias of another field of a kind or a link
    that has both; of links' fields, `to` and `valid`, too. Of values: the name or alias of another value.
    """
    named: dict[str, str] = {}
    for kind in kinds.values():
        for word in (kind.name, *(words for _, words in kind.title.words)):
            named.setdefault(folded(word), kind.name)
    for kind in kinds.values():
        for alias, other in _others(dict.fromkeys(kind.aliases, kind.name), named):
            yield _taken(alias, other, places(("kinds", kind.name, "aliases", alias), "key"))
    told: set[tuple[str, str]] = set()
    of_kinds = (("kinds", tuple(kind.fields), kind.fields) for kind in kinds.values())
    of_links = (("links", (*link.fields, *LINK_WORDS), link.fields) for link in links.values())
    for section, known, fields in (*of_kinds, *of_links):
        named = {folded(name): name for name in known}
        for field in fields.values():
            at = (section, field.owner, "fields", field.name)
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
