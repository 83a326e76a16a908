"""Triples by what they are about, with where that is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.base.place import Place
from orgtree.exchange.w3c_terms import TYPE, current, last_part, short

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgtree.exchange.gathered import Gathered
    from orgtree.exchange.triples import Triple

_TOKEN = re.compile(r"""(^[ \t]*)?([^\s<>"'{}\[\],;]+)""", re.MULTILINE)


class Statements:
    """The triples of a file.

    Args:
        triples: All of them.
        text: The file's text.
        number: Number of its document.
    """

    def __init__(self, triples: Iterable[Triple], text: str, number: int) -> None:
        self._number = number
        self._said: dict[str, dict[str, list[Triple]]] = {}
        self._back: dict[tuple[str, str], list[str]] = {}
        self._used: set[tuple[str, str]] = set()
        for said in triples:
            triple = said._replace(predicate=current(said.predicate), value=current(said.value))
            self._said.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(triple)
            if not triple.is_literal:
                self._back.setdefault((triple.value, triple.predicate), []).append(triple.subject)
        self._written = _written(text)

    @property
    def subjects(self) -> list[str]:
        """All that is told of."""
        return list(self._said)

    def place(self, subject: str) -> Place:
        """Return where a subject is written, as near as its text tells; the file's beginning where it does not."""
        name = last_part(subject)
        at = self._written.get(subject, self._written.get(name))
        if at is None:
            return Place(self._number, within=(0, 0))
        return Place(self._number, within=at)

    def types(self, subject: str) -> set[str]:
        """Return the classes of a subject."""
        return set(self.values(subject, TYPE))

    def said(self, subject: str, *predicates: str) -> list[Triple]:
        """Return what is said by the first of some predicates that says anything."""
        told = self._said.get(subject, {})
        for predicate in predicates:
            if predicate in told:
                self._used.add((subject, predicate))
                return told[predicate]
        return []

    def values(self, subject: str, *predicates: str) -> list[str]:
        """Return IRIs and texts of it."""
        return [triple.value for triple in self.said(subject, *predicates)]

    def value(self, subject: str, *predicates: str) -> str | None:
        """Return the first of them, None where there is none."""
        return next(iter(self.values(subject, *predicates)), None)

    def literals(self, subject: str) -> list[str]:
        """Return all texts that are said of a subject."""
        told = self._said.get(subject, {})
        return [triple.value for triples in told.values() for triple in triples if triple.is_literal]

    def from_there(self, target: str, predicate: str) -> list[str]:
        """Return the subjects of which a predicate leads to a target."""
        found = self._back.get((target, predicate), [])
        self._used.update((subject, predicate) for subject in found)
        return found

    def beginning(self, subject: str, prefix: str) -> dict[str, list[str]]:
        """Return what is said by predicates of a namespace, by what stands behind it."""
        told = self._said.get(subject, {})
        found = [predicate for predicate in told if predicate.startswith(prefix)]
        self._used.update((subject, predicate) for predicate in found)
        return {predicate.removeprefix(prefix): [one.value for one in told[predicate]] for predicate in found}

    def leave_rest(self, gathered: Gathered, subjects: Iterable[str]) -> None:
        """Tell what nobody asked for of some subjects."""
        for subject in subjects:
            for predicate, triples in self._said.get(subject, {}).items():
                if (subject, predicate) not in self._used:
                    gathered.leave(short(predicate), self.place(subject), len(triples))


def _written(text: str) -> dict[str, tuple[int, int]]:
    """Return where each word, and the last part of it, stands first; at the beginning of a line before all else."""
    first: dict[str, tuple[int, int]] = {}
    anywhere: dict[str, tuple[int, int]] = {}
    for found in _TOKEN.finditer(text):
        word = found[2]
        taken = first if found[1] is not None else anywhere
        for name in (word, last_part(word)):
            taken.setdefault(name, found.span(2))
    return {**anywhere, **first}
