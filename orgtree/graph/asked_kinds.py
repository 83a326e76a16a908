"""Kinds that are asked for: by name, by title, or by a word that people use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.charter.aliases import kind_of_alias
from orgtree.charter.titles import asked, meanings, titles_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.charter.model import Charter


def kind_codes(charter: Charter, names: Sequence[str]) -> frozenset[int]:
    """Return the codes of kinds, by name, title or a word that people use, and of their child kinds.

    Raises:
        UsageError: If a kind is not in the charter, which names the nearest one, or a title is that of several.
    """
    message, told = N_("there is no kind '{name}' in charter '{charter}'"), {"charter": charter.name}
    kinds = charter.kinds
    titles = titles_of(kinds)

    def kind(word: str) -> str:
        called = None if meanings(word, titles) else kind_of_alias(word, kinds.values())
        if called and not called[1]:  # one that tells fields as well means some units of the kind only
            return called[0].name
        return asked(word, titles, message, facts=told, otherwise=N_("it has {known}"))

    return charter.kind_codes(map(kind, names))
