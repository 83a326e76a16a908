"""Join the page's data of two states, and collect what changed from one to the other."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.api.change_marks import sources, span
from orgtree.api.diff_forms import HEAD, NOWHERE
from orgtree.api.diff_words import DiffWords, sort_of
from orgtree.api.page_only_changes import only_changes
from orgtree.base.catalogue import LANGUAGES, translator
from orgtree.draw.page import PageBody, PageChange, PageChanges, PageChangeSort, PageField, PageLink
from orgtree.draw.two_trees import State, TwoTrees
from orgtree.draw.words import noted, word
from orgtree.graph.change import OF_HEAD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.api.diff import Diff
    from orgtree.draw.page import PageData, PageLinkType
    from orgtree.draw.page import Text as PageText

_DOTS = "1 3"
"""Links that are no more are dotted, and new ones drawn through."""


def compared(
    diff: Diff, before: PageData | None, after: PageData, *, titled: bool, sourced: bool, only: bool
) -> PageData:
    """Return the page's data of both states: what is gone stands where it stood, and changes are listed.

    Args:
        diff: The difference of the two.
        before: The earlier state's data; None if there is nothing of it.
        after: The later state's data.
        titled: Whether the title was given, and stays as it is.
        sourced: Whether the source was.
        only: Whether it has only what changed and what is above it.
    """
    page = _Joined(diff, before, after)
    title, subtitle = after.title, {tag: span(diff, tag)[1] for tag in LANGUAGES}
    if not titled:
        own = diff.after.snapshot.shown_title
        part = {tag: str(text).removeprefix(own.pick(tag) or "") for tag, text in page.spoken(after.title).items()}
        title = {tag: f"{span(diff, tag)[0]}{rest}" for tag, rest in part.items()}
    data, changes = page.data(), page.changes()
    data = only_changes(data, changes, len(after.link_types)) if only else replace(data, changes=changes)
    return replace(
        data,
        title=title,
        subtitle=subtitle,
        as_of="",
        source=after.source if sourced else _one({tag: sources(diff, tag) for tag in LANGUAGES}),
    )


class _Joined:
    """The rows of two states.

    Args:
        diff: Their difference.
        before: The earlier state's data; None if there is nothing of it.
        after: The later state's data.
    """

    def __init__(self, diff: Diff, before: PageData | None, after: PageData) -> None:
        self.diff, self.after = diff, after
        self.before = before if before is not None else _nothing(after)
        old = [diff.renamed.get(name, name) for name in self.before.ids]
        states = [(old, self.before.parent), (after.ids, after.parent)]
        trees = TwoTrees(*(State(ids, parents, [True] * len(ids)) for ids, parents in states))
        self.trees = trees
        self.rows = [trees.source[key] for key in trees.keys]
        self.number = {key: place for place, key in enumerate(trees.keys)}

    def spoken(self, text: PageText) -> dict[str, str]:
        """Return a text by language."""
        return {self.after.language: text} if isinstance(text, str) else dict(text)

    def data(self) -> PageData:
        """Return the data with all rows."""
        before, after, rows = self.before, self.after, self.rows
        kinds = list(after.kinds)
        place = {kind.name: at for at, kind in enumerate(kinds)}
        for kind in before.kinds:
            if kind.name not in place:
                place[kind.name] = len(kinds)
                kinds.append(replace(kind, count=0))
        old_kind = [place[kind.name] for kind in before.kinds]
        parents = self.trees.parents
        types, links = self._links()
        return replace(
            after,
            ids=self.trees.keys,
            names=self._column(before.names, after.names),
            kinds=kinds,
            kind=[after.kind[at] if later else old_kind[before.kind[at]] for later, at in rows],
            parent=[-1 if (above := parents[key]) is None else self.number[above] for key in self.trees.keys],
            pinyin=self._column(before.pinyin, after.pinyin) if after.pinyin or before.pinyin else (),
            fields=self._fields(),
            findings=[found._replace(unit=self._live(found.unit)) for found in after.findings],
            history=[said._replace(unit=self._live(said.unit)) for said in after.history],
            link_types=types,
            links=links,
            bodies=[PageBody(self._live(body), at if at < 0 else self._live(at)) for body, at in after.bodies],
            vacant=[self._live(unit) for unit in after.vacant],
            metrics=[
                replace(
                    metric,
                    shown=self._column((), metric.shown),
                    fraction=self._column((), metric.fraction),
                    share=self._column((), metric.share) if metric.share else (),
                    gap=[bool(gap) for gap in self._column((), metric.gap)],
                )
                for metric in after.metrics
            ],
            hierarchy=self._hierarchy(),
            standing=[self._standing(above) for above in after.standing],
            left_under=[left or 0 for left in self._column((), after.left_under)] if after.left_under else (),
        )

    def changes(self) -> PageChanges:
        """Return what changed, grouped by subtree."""
        diff = self.diff
        words = {tag: DiffWords(diff, tag, ids=False) for tag in LANGUAGES}
        kinds = [
            PageChangeSort(what, sort_of(what) or "", {tag: words[tag].label(what) for tag in LANGUAGES}, count)
            for what, count in diff.counts.items()
        ]
        found = []
        for change, subtree in zip(diff.changes, diff.subtrees, strict=True):
            listed = change.what in OF_HEAD
            found.append(
                PageChange(
                    -1 if listed else self.number.get(change.unit, -1),
                    change.what,
                    _one({tag: _group(words[tag], subtree, listed=listed) for tag in LANGUAGES}),
                    _one({tag: words[tag].say(change) for tag in LANGUAGES}),
                    "" if listed else _one({tag: words[tag].unit(change.unit) for tag in LANGUAGES}),
                )
            )
        ghosts = [place for place, (later, _) in enumerate(self.rows) if not later]
        return PageChanges(sorts=kinds, changes=found, ghosts=ghosts)

    def _live(self, at: int) -> int:
        return -1 if at < 0 else self.number[self.after.ids[at]]

    def _column(self, before: Sequence[Any], after: Sequence[Any]) -> list[Any]:
        """Return a column of all rows, None where a state has none."""
        sides = {True: after, False: before}
        return [sides[later][at] if sides[later] else None for later, at in self.rows]

    def _hierarchy(self) -> list[int]:
        """Return the hierarchies of all rows, by the names that the later state has."""
        if not self.after.hierarchies:
            return []
        place = {one.name: at for at, one in enumerate(self.after.hierarchies)}
        old = [place.get(one.name, -1) for one in self.before.hierarchies]
        before = [-1 if at < 0 else old[at] for at in self.before.hierarchy]
        return [-1 if at is None else at for at in self._column(before, self.after.hierarchy)]

    def _standing(self, above: Sequence[int | None]) -> list[int | None]:
        return [None if at is None else self._live(at) for at in self._column((), above)]

    def _fields(self) -> list[PageField]:
        old, new = (
            {json.dumps([one.title, one.unit]): one for one in side.fields} for side in (self.before, self.after)
        )
        found = []
        for key, field in {**new, **{key: one for key, one in old.items() if key not in new}}.items():
            sides = [one.shown if one is not None else () for one in (old.get(key), new.get(key))]
            found.append(replace(field, shown=self._column(*sides)))
        return found

    def _links(self) -> tuple[list[PageLinkType], list[PageLink]]:
        """Return the links of both states; those of one of them have types of their own."""
        before, after = self.before, self.after
        types = list(after.link_types)
        of_name = {kind.name: kind for kind in (*before.link_types, *types)}
        more: dict[tuple[str, str], int] = {}

        def type_of(name: str, change: str) -> int:
            if (name, change) not in more:
                kind, said = of_name[name], {tag: word(f"link_{change}", tag) for tag in LANGUAGES}
                title = {
                    tag: noted(kind.title if isinstance(kind.title, str) else kind.title.get(tag, name), said[tag], tag)
                    for tag in LANGUAGES
                }
                more[name, change] = len(types)
                types.append(
                    replace(kind, name=f"{name}-{change}", title=title, dash=_DOTS if change == "removed" else "")
                )
            return more[name, change]

        old_row = [self.number.get(self.diff.renamed.get(name, name), -1) for name in before.ids]
        old = Counter(self._key(before, link, old_row) for link in before.links)
        found: list[PageLink] = []
        new_row = [self._live(at) for at in range(len(after.ids))]
        for link in after.links:
            key = self._key(after, link, new_row)
            if old[key]:
                old[key] -= 1
                found.append(PageLink(link.type, key[1], key[2], link.label))
            else:
                found.append(PageLink(type_of(key[0], "added"), key[1], key[2], link.label))
        for link in before.links:
            key = self._key(before, link, old_row)
            if old[key] > 0:
                old[key] -= 1
                found.append(PageLink(type_of(key[0], "removed"), key[1], key[2], link.label))
        return types, found

    @staticmethod
    def _key(side: PageData, link: PageLink, rows: Sequence[int]) -> tuple[str, int, int, str]:
        label = json.dumps(link.label, sort_keys=True)
        return side.link_types[link.type].name, rows[link.source], rows[link.target], label


def _group(words: DiffWords, subtree: str | None, *, listed: bool) -> str:
    if listed:
        return words.translate(HEAD)
    return words.unit(subtree) if subtree is not None else translator(words.language)(NOWHERE)


def _one(spoken: dict[str, str]) -> PageText:
    """Return a text that says the same in all languages as one."""
    return spoken if len(set(spoken.values())) > 1 else next(iter(spoken.values()))


def _nothing(data: PageData) -> PageData:
    empty: dict[str, Any] = dict.fromkeys(
        ("ids", "names", "kind", "parent", "pinyin", "fields", "links", "kinds", "hierarchies", "hierarchy"), ()
    )
    return replace(data, **empty)
