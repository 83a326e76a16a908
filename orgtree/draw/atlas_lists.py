"""Say what the lists of an atlas say: bodies and links with the pages of their units, and the index."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from orgtree.draw.atlas_columns import BOLD, Entry, Row, column_of, end_of, in_columns, lead_room
from orgtree.draw.layout.boxes import in_a_line
from orgtree.draw.layout.geometry import SMALL
from orgtree.draw.links import CHANGED_SIGNS
from orgtree.draw.text_metrics import clean, width
from orgtree.draw.words import labelled, noted, word
from orgtree.draw.wrap import flow, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.draw.links import Group
    from orgtree.draw.sheet import Page
    from orgtree.draw.view import View

_INDEX_COLUMN = 180.0
_INDENT = 10.0
_NUMBER, _DIGITS = re.compile(r"[0-9]+"), 12
_MOST_PAGES = 0.6
"""Share of a column of the index that the pages of a unit take beside its name."""


class LinkEntries:
    """Makes the entries of bodies and links: each end with its page, those of one page together.

    Args:
        view: The whole.
        groups: All that is listed.
        pages: Page of every unit that is drawn.
        titles: Title of each of these pages.
        column: Width of a column.
        lettered: Whether boxes have the letters of the groups, by which they are then listed.
    """

    def __init__(
        self,
        view: View,
        groups: Sequence[Group],
        pages: Mapping[int, int],
        titles: Mapping[int, str],
        column: float,
        *,
        lettered: bool,
    ) -> None:
        self._view, self._pages, self._titles, self._column, self._lettered = view, pages, titles, column, lettered
        roles: dict[int, set[str]] = {}
        for group in groups:
            if not group.is_body:
                roles.setdefault(group.type, set()).update(member.role for member in group.members)
        self._same = {of: next(iter(found)) for of, found in roles.items() if len(found) == 1}
        """By link type the role that all its links have, which the heading tells."""

    def ordered(self, groups: Sequence[Group]) -> list[Group]:
        """Return groups as they are listed: by letter, else bodies first and links by page and type."""
        if self._lettered:
            return list(groups)
        return sorted(
            groups,
            key=lambda group: (not group.is_body, self._page(group), 0 if group.is_body else group.type, group.hub),
        )

    def of(self, groups: Sequence[Group], *, here: bool = False) -> list[Entry]:
        """Return an entry for each of some groups in that order.

        Args:
            groups: What is listed.
            here: Whether that is on the page of their units, which then needs no telling.
        """
        found = []
        before: tuple[int, int] | None = None
        for group in groups:
            rows = self._body(group) if group.is_body else self._links(group)
            place = self._page(group), group.type
            if not group.is_body and not self._lettered and place != before:
                rows = [*self._heading(group, here=here), *rows]
                before = place
            name = group.letter if self._lettered else self._name(group.hub)
            found.append(Entry(tuple(rows), name, 0 if here else self._page(group)))
        return found

    def _name(self, unit: int) -> str:
        return clean(self._view.names[unit])

    def _page(self, group: Group) -> int:
        return self._pages.get(group.hub, 0)

    def _bold(self, text: str) -> list[Row]:
        return [Row(0.0, line, bold=True) for line in wrap(text, self._column / SMALL / BOLD)]

    def _type(self, group: Group) -> str:
        link_type = self._view.link_types[group.type]
        return clean(link_type.title or link_type.name)

    def _heading(self, group: Group, *, here: bool) -> list[Row]:
        """Return what is said once of the links of a type at the units of a page."""
        said = noted(self._type(group), self._same.get(group.type, ""), self._view.language)
        page = self._page(group)
        if not here and page:
            said = " · ".join(filter(None, (f"→{page}", self._titles[page], said)))
        return [row._replace(rule=not at, muted=True) for at, row in enumerate(self._bold(said))]

    def _links(self, group: Group) -> list[Row]:
        view = self._view
        link_type = view.link_types[group.type]
        by_role: dict[str, list[tuple[int, str]]] = {}
        for member in group.members:
            role = "" if not self._lettered and group.type in self._same else member.role
            incoming = not (link_type.symmetric or member.outward)
            name = f"{'← ' if incoming else ''}{CHANGED_SIGNS[member.change]}{self._name(member.unit)}"
            by_role.setdefault(role, []).append((member.unit, name))
        pieces: list[str] = []
        for role, named in by_role.items():
            if pieces:
                pieces[-1] += word("stop", view.language)
            pieces += [*([labelled(role, "", view.language)] if role else []), *self._by_page(named)]
        name = self._name(group.hub)
        if not self._lettered:
            return self._led(name, pieces)
        paged = f"{name} →{self._page(group)}" if self._page(group) else name
        return [*self._bold(f"{group.letter}  {paged} · {self._type(group)}"), *self._plain(pieces)]

    def _body(self, group: Group) -> list[Row]:
        language = self._view.language
        name = in_a_line(self._view, group.hub)
        name = f"{name} →{self._page(group)}" if self._page(group) else name
        rows = self._bold(f"{group.letter}  {name}" if self._lettered else name)
        for unit in group.conveners:
            convener = "".join(self._by_page([(unit, self._name(unit))]))
            rows += self._plain([word("convened_by", language, name=convener)])
        signs = {member.unit: CHANGED_SIGNS[member.change] for member in group.members if member.stays}
        for role, units in group.by_role().items():
            counted = noted(role or word("members", language), len(units), language)
            named = [(unit, signs[unit] + self._name(unit)) for unit in units]
            rows += self._plain([labelled(counted, "", language), *self._by_page(named)])
        removed = CHANGED_SIGNS["removed"]
        gone = [(one.unit, removed + self._name(one.unit)) for one in group.members if not one.stays]
        return [*rows, *self._plain(self._by_page(gone))] if gone else rows

    def _by_page(self, named: Sequence[tuple[int, str]]) -> list[str]:
        """Return names, those of units on one page together and that page behind them; last those on none."""
        language = self._view.language
        by_page: dict[int, list[str]] = {}
        for unit, name in sorted(named, key=lambda one: (self._pages.get(one[0], 0) or len(self._titles) + 1, one[0])):
            by_page.setdefault(self._pages.get(unit, 0), []).append(name)
        pieces: list[str] = []
        for page, names in by_page.items():
            if pieces:
                pieces[-1] += word("semicolon", language)
            comma = word("comma", language)
            pieces += [*(name + comma for name in names[:-1]), f"{names[-1]} →{page}" if page else names[-1]]
        return pieces

    def _plain(self, pieces: Sequence[str]) -> list[Row]:
        return [Row(_INDENT, line) for line in flow(pieces, (self._column - _INDENT) / SMALL)]

    def _led(self, name: str, pieces: Sequence[str]) -> list[Row]:
        """Return rows of which the first begins with a name in bold letters, where a line has room for it."""
        used = lead_room(name)
        if not pieces or used + width(pieces[0].rstrip(), SMALL) > self._column - _INDENT:
            return [*self._bold(name), *self._plain(pieces)]
        first, *others = flow(pieces, (self._column - _INDENT) / SMALL, used=(used - _INDENT) / SMALL)
        return [Row(0.0, first, lead=name), *(Row(_INDENT, line) for line in others)]


def with_index(
    pages: Sequence[Page], view: View, places: Mapping[int, Sequence[int]], size: tuple[float, float]
) -> list[Page]:
    """Return pages with the index behind them: the whole name of every unit with its pages; a name that several have with what tells them apart.

    It stands below the last page where that has room for all of it.

    Args:
        pages: What it closes.
        view: The whole.
        places: Pages of every unit, that where it stands first.
        size: Room of a page.
    """
    column = column_of(size[0], _INDEX_COLUMN)
    names = told_apart(view, places)
    order = sorted(places, key=lambda unit: (_sorted_by(names[unit]), unit))
    entries = []
    for unit in order:
        rights = flow(_runs(places[unit]), column * _MOST_PAGES / SMALL)
        room = (column - width(rights[0], SMALL) - 8.0 - _INDENT) / SMALL
        own = clean(view.names[unit])
        # What tells a name apart goes to the next line as a whole.
        lines = flow([own, names[unit].removeprefix(own)], room)
        rows = [Row(_INDENT if i else 0.0, line) for i, line in enumerate(lines)]
        rows[-1] = rows[-1]._replace(right=rights[0])
        further = (Row(0.0, "", right=right) for right in rights[1:])
        entries.append(Entry((*rows, *further), names[unit], places[unit][0]))
    title = word("index", view.language)
    last = pages[-1]
    below, _ = in_columns(entries, title, column, size, view.language, below=last, top=end_of(last))
    if len(below) == 1 and below[0] is not last:
        return [*pages[:-1], replace(below[0], title=f"{last.title} · {title}")]  # bookmarks lead to it, too
    return [*pages, *in_columns(entries, title, column, size, view.language)[0]]


def _sorted_by(name: str) -> bytes:
    """Return by what a name is sorted: its letters, and its numbers as numbers.

    The older Chinese character set is ordered by pronunciation, which is how Chinese indexes are sorted.

    >>> sorted(["Team 10", "Team 9", "team 1"], key=_sorted_by)
    ['team 1', 'Team 9', 'Team 10']
    """
    numbered = _NUMBER.sub(lambda found: found[0].zfill(_DIGITS), name.casefold())
    return numbered.encode("gb18030", "replace")


def _runs(pages: Sequence[int]) -> list[str]:
    """Return page numbers as they are listed, the first by itself, and of the others those that follow each other as one.

    >>> _runs([2, 10, 12, 13, 14, 16])
    ['2, ', '10, ', '12–14, ', '16']
    """
    runs: list[list[int]] = []
    rest = sorted(set(pages[1:]) - set(pages[:1]))
    for before, page in pairwise([-1, *rest]):
        if before >= 0 and page == before + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    said = [str(pages[0]), *(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)]
    return [*(f"{one}, " for one in said[:-1]), said[-1]]


def told_apart(view: View, units: Iterable[int]) -> dict[int, str]:
    """Return a whole name for each unit: with its parent where several have it, with its id where that is not enough."""
    found = {unit: clean(view.names[unit]) or clean(view.ids[unit]) for unit in units}
    counts = Counter(found.values())
    for unit, name in found.items():
        parent = view.parents[unit]
        if counts[name] > 1 and parent >= 0:
            found[unit] = noted(name, clean(view.names[parent]), view.language)
    counts = Counter(found.values())
    return {
        unit: noted(clean(view.names[unit]), clean(view.ids[unit]), view.language) if counts[name] > 1 else name
        for unit, name in found.items()
    }
