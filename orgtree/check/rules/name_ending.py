"""A name ends as names of its kind do.

A reader takes a body for what its name says: one called "… committee" has a committee. Only names in a language that
the rule speaks of are judged; figures, brackets and quotation marks at the end are passed over.

```yaml
language: en
kinds: {branch: {}, committee: {}}
rules:
  R01: {check: name-ending, for: branch, endings: {en: [branch], zh: [支部]}}
  R02: {check: name-ending, for: committee, never: {en: [branch]}}
```
Bad:
```yaml
units:
- {id: b1, kind: branch, name: East Street committee}  # expect: R01
- {id: b2, kind: branch, name: {en: Harbour branch, zh: 港口党委}}  # expect: R01
- {id: c1, kind: committee, name: Harbour branch}  # expect: R02
```
Good: capitals do not matter, and a number may follow, or a word with one.
```yaml
units:
- {id: b1, kind: branch, name: East Street Branch 2b (new)}
- {id: b2, kind: branch, name: {en: Harbour branch, zh: 港口“第一支部”}}
- {id: b3, kind: branch, name: {fr: section du port}}
- {id: c1, kind: committee, name: Harbour committee}
```

Options:

- `endings`: for each language the endings of which a name has one.
- `never`: for each language the endings that a name must not have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from pydantic import Field, model_validator

from orgtree.base.catalogue import N_
from orgtree.base.messages import WrongTextError
from orgtree.check.options import CheckOptions
from orgtree.check.rule import Problem, Undecided
from orgtree.graph.text_column import TextColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.check.rule import Context

NAME = "name-ending"

_QUOTES = frozenset("\"'”’」』》〉")
_BRACKETS = {")": "(", "）": "（", "]": "[", "】": "【"}
_MOST_LENGTH = 1000
"""Characters at the end of a name that are looked at, and how often something is taken off there."""
_MOST_ENDS = 20
_LAST = frozenset("”’」』》〉　）】０１２３４５６７８９")


class Options(CheckOptions):
    """Settings of `name-ending`."""

    endings: dict[str, list[str]] = Field({}, description="for each language the endings of which a name has one")
    never: dict[str, list[str]] = Field({}, description="for each language the endings that a name must not have")

    @model_validator(mode="after")
    def _one(self) -> Options:
        if not any((*self.endings.values(), *self.never.values())):
            raise WrongTextError(N_("endings or never is needed, as in endings: {{en: [branch]}}"))
        return self


def check(context: Context, options: Options) -> Iterator[Problem | Undecided]:
    """Yield the names with another ending."""
    graph = context.graph
    scope = context.scope(options)
    wanted = {language: _folded(endings) for language, endings in options.endings.items() if endings}
    unwanted = {language: _folded(endings) for language, endings in options.never.items() if endings}
    spoken = {language: (wanted.get(language), unwanted.get(language)) for language in {**wanted, **unwanted}}
    here = spoken.get(graph.language, (None, None))
    doubtful: list[int] = []
    for unit, raw in _suspects(graph.names, np.flatnonzero(scope.may), *here):
        names: Mapping[str, str] = {graph.language: raw} if isinstance(raw, str) else raw or {}
        for language, said in names.items():
            name = str(said)
            allowed, forbidden = spoken.get(language, (None, None))
            if _right(name, allowed, forbidden):
                continue
            if not scope.must[unit]:
                doubtful.append(unit)
                continue
            lacking = _right(name, None, forbidden)
            yield Problem(
                unit,
                N_("the name '{name}' of '{unit}', of kind {kind}, does not end in {endings}")
                if lacking
                else N_("the name '{name}' of '{unit}', of kind {kind}, ends in {endings}"),
                graph.place(unit, "name", key=None if isinstance(raw, str) else language),
                {
                    "name": name,
                    "kind": context.kind(unit),
                    "endings": " / ".join(options.endings[language] if lacking else options.never[language]),
                },
                help=N_("correct the name or the kind"),
            )
    yield Undecided(np.unique(np.asarray(doubtful, dtype=np.int64)))


def _suspects(
    names: Sequence[Any], units: NDArray[np.int64], allowed: tuple[str, ...] | None, forbidden: tuple[str, ...] | None
) -> list[tuple[int, Any]]:
    """Return the units, with their names, whose name is in several languages or does not end as it may.

    Names repeat, since each unit has its first branch: each is judged once, and units are looked at only where one is wrong.
    """
    plainly = _plainly_right(allowed, forbidden)

    def is_wrong(name: str) -> bool:
        return not (plainly(name) or _right(name, allowed, forbidden))

    if isinstance(names, TextColumn):
        column = names.take(units)
        amiss = [name for name in column.different() if name is None or is_wrong(name)]
        at = np.flatnonzero(column.among(amiss)) if amiss else units[:0]
        return list(zip(units[at].tolist(), column.take(at), strict=True))
    said = list(map(names.__getitem__, units.tolist()))
    plain = set(map(type, said)) <= {str}
    texts = set(said) if plain else {name for name in said if type(name) is str}
    wrong = set(filter(is_wrong, texts))
    if plain and not wrong:
        return []
    return [
        (unit, name) for unit, name in zip(units.tolist(), said, strict=True) if type(name) is not str or name in wrong
    ]


def _right(name: str, allowed: tuple[str, ...] | None, forbidden: tuple[str, ...] | None) -> bool:
    """Return whether a name ends as it may, as it is written or without what its end does not count."""
    core = bare(name)
    if allowed is not None and not (core.endswith(allowed) or name.casefold().endswith(allowed)):
        return False
    return forbidden is None or not core.endswith(forbidden)


def _plainly_right(allowed: tuple[str, ...] | None, forbidden: tuple[str, ...] | None) -> Callable[[str], bool]:
    """Return what tells most of the right names without folding them, since there are many names."""
    if forbidden is None:
        return (lambda name: name.endswith(allowed)) if allowed is not None else (lambda _: True)

    def plainly(name: str) -> bool:
        # A Chinese character is never passed over at the end, so `bare` would change nothing but capitals.
        return (
            "㐀" <= name[-1:] <= "鿿"
            and not name.casefold().endswith(forbidden)
            and (allowed is None or name.endswith(allowed))
        )

    return plainly


def _folded(endings: list[str]) -> tuple[str, ...]:
    return tuple(ending.casefold() for ending in endings)


def bare(name: str) -> str:
    """Return a name without figures, brackets and quotation marks at its end, in small letters.

    A last word with a figure in it goes too.

    >>> bare("East Street Branch 2b (new)"), bare("East Street Branch B2 (new)")
    ('east street branch', 'east street branch')
    """
    core = name[-_MOST_LENGTH:].casefold()
    # Most Chinese names end in a character that none of this is about, and there are many names.
    for _ in range(_MOST_ENDS):
        if not (core and (core[-1].isascii() or core[-1] in _LAST)):
            break
        shorter = core[: _end(core)]
        if shorter and shorter[-1] in _BRACKETS and (start := shorter.rfind(_BRACKETS[shorter[-1]])) > 0:
            shorter = shorter[:start]
        if shorter == core or not shorter:
            break
        core = shorter
    return core


def _end(core: str) -> int:
    """Return where the figures, blanks and quotation marks at the end begin, or the last word if it holds a figure."""
    core = core.rstrip()  # as what stood before brackets
    end = len(core)
    while end and ((last := core[end - 1]).isspace() or last.isdecimal() or last in _QUOTES):
        end -= 1
    word = core.rsplit(None, 1)[-1] if end else ""
    start = len(core) - len(word)
    if 0 < start < end and word.replace("_", "").isalnum() and any(map(str.isdecimal, word)):
        return start
    return end
