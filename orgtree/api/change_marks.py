"""Tell a picture what changed: marks for boxes, short and in its language, and the rest in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING

from orgtree.api.diff_words import DiffWords, leads_elsewhere, sort_of
from orgtree.draw.changes import NOWHERE, Move, Told
from orgtree.draw.text_metrics import width
from orgtree.draw.two_trees import unit_id
from orgtree.draw.view import Counted, Mark
from orgtree.draw.words import labelled, noted, word
from orgtree.draw.wrap import cut
from orgtree.graph.change import OF_HEAD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.api.diff import Diff
    from orgtree.api.organisation import Organisation
    from orgtree.draw.view import View
    from orgtree.graph.change import Change

_MOST_FIELDS = 2
"""A box says so many fields; more are counted there and told below."""
_WIDEST = 40.0
"""A note is at most so wide, in font sizes."""
_LINKS = {"link_added": "+", "link_removed": "−", "link_changed": "~"}


def told(diff: Diff, language: str) -> Told:
    """Return the changes of a difference as a picture tells them.

    Args:
        diff: The difference.
        language: The picture's.
    """
    words = DiffWords(diff, language, ids=False)
    by_unit: dict[str, list[Change]] = defaultdict(list)
    for change in diff.changes:
        by_unit["" if change.what in OF_HEAD else change.unit].append(change)
    details = [("", words.say(change)) for change in by_unit.pop("", ())]
    marks: dict[str, list[Mark]] = {}
    moves: dict[str, list[Move]] = {}
    for unit, changes in by_unit.items():
        notes = _Notes(words, language)
        marks[unit] = [mark for change in changes if change.what != "moved" for mark in notes.mark(change)]
        marks[unit] += notes.counted()
        details += [(unit, text) for text in notes.details]
        if found := [Move(one.old, one.new, words.say(one)) for one in changes if one.what == "moved"]:
            moves[unit] = found
    changed_links = [change for change in diff.changes if change.what == "link_changed"]
    led: dict[str, list[tuple[str | None, str | None]]] = defaultdict(list)
    for change in filter(leads_elsewhere, changed_links):
        led[change.unit].append((change.old["to"], change.new["to"]))
    return Told(
        marks,
        moves,
        {unit: [words.say(change) for change in changes] for unit, changes in by_unit.items()},
        details,
        [Counted(sort_of(what), words.label(what), count) for what, count in diff.counts.items()],
        diff.renamed,
        frozenset((one.key, one.unit, one.other_end) for one in changed_links),
        led,
    )


def elsewhere(diff: Diff, view: View) -> Mapping[str, int]:
    """Return how many changes are of units that a picture does not show, by the reason, which is one of its words."""
    shown = set(map(unit_id, view.ids))
    units = (change.unit for change in diff.changes if change.what not in OF_HEAD)
    return Counter("not_in_picture" if _in_force(diff, unit) else "not_in_force" for unit in units if unit not in shown)


def span(diff: Diff, language: str) -> tuple[str, str]:
    """Return both titles, one where they are alike, and what tells the two states apart: days, else files and their day."""
    states = (diff.before, diff.after)
    titles = list(dict.fromkeys(org.snapshot.shown_title.pick(language) or "" for org in states))
    if diff.before.snapshot.title == diff.after.snapshot.title:
        titles = titles[-1:]  # that of a plan says what it is a plan of
    days = [org.as_of or "" for org in states]
    if days[0] == days[1]:
        files = [_file(org) for org in states]
        named = " → ".join(files) if files[0] != files[1] else ""
        return " → ".join(filter(None, titles)), " · ".join(filter(None, (named, days[0])))
    return " → ".join(filter(None, titles)), " → ".join(day or NOWHERE for day in days)


def sources(diff: Diff, language: str) -> str:
    """Return the files of both states, each with the day that it is looked at."""
    named = ((_file(org), org.as_of or "") for org in (diff.before, diff.after))
    return " → ".join(dict.fromkeys(noted(file, day, language) for file, day in named if file))


def _file(org: Organisation) -> str:
    return PurePath(org.origin.replace("\\", "/")).name


def _in_force(diff: Diff, unit: str) -> bool:
    old = next((was for was, now in diff.renamed.items() if now == unit), unit)
    for org, name in ((diff.after, unit), (diff.before, old)):
        number = org.snapshot.index.get(name)
        if number is not None and org.snapshot.in_force[number]:
            return True
    return False


class _Notes:
    """What the box of one unit says, and what is left to be told below.

    Args:
        words: Sentences of changes.
        language: The picture's.
    """

    def __init__(self, words: DiffWords, language: str) -> None:
        self.words, self.language = words, language
        self.details: list[str] = []
        self._fields: list[Change] = []
        self._links: dict[str, Counter[str]] = defaultdict(Counter)

    def mark(self, change: Change) -> Sequence[Mark]:
        """Return the mark of a change, none for what is counted together."""
        if leads_elsewhere(change):
            return (Mark("changed", self._short(self.words.say(change))),)
        if change.what in _LINKS:
            self._links[self.words.link_title(change)][_LINKS[change.what]] += 1
            self.details.append(self.words.say(change))
            return ()
        if change.what == "field":
            self._fields.append(change)
            return ()
        return (Mark(sort_of(change.what) or "changed", self._note(change)),)

    def counted(self) -> list[Mark]:
        """Return the marks of fields and links."""
        found = []
        if len(self._fields) <= _MOST_FIELDS:
            found += [Mark("changed", self._short(self.words.say(change))) for change in self._fields]
        else:
            found.append(Mark("changed", word("fields_changed", self.language, count=len(self._fields))))
            self.details[:0] = [self.words.say(change) for change in self._fields]
        for title, counts in self._links.items():
            said = " ".join(f"{sign}{count}" for sign, count in counts.items())
            found.append(Mark("changed", labelled(title, said, self.language)))
        return found

    def _note(self, change: Change) -> str:
        if change.what in {"added", "removed"}:
            return ""
        if change.what == "renamed" and change.old is not None and change.new == self.words.name(change.unit):
            return self._short(word("was", self.language, name=change.old))
        return self._short(self.words.brief(change))

    def _short(self, text: str) -> str:
        if width(text) <= _WIDEST:
            return text
        self.details.append(text)
        return cut(text, _WIDEST)
