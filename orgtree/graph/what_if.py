"""Look at a definition as it would be after some changes, without writing any of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from orgtree.base.text import NO_TEXT, Text
from orgtree.graph.apply import plan
from orgtree.graph.changed_document import ChangedDocument, Homes
from orgtree.graph.load import load_written
from orgtree.graph.written import Written
from orgtree.source import Document, SourceSet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.base.finding import Finding
    from orgtree.base.place import Place
    from orgtree.graph.change_list import ChangeList
    from orgtree.graph.loaded import Loaded
    from orgtree.graph.written import Plan


@dataclass(frozen=True, slots=True)
class WrittenChanges:
    """A list of changes with the text in which it is written.

    Args:
        changes: The changes that could be read.
        document: Their text.
        findings: What could not be read, placed in document 0.
        numbers: For each of the changes its position in the list as written.
        missing: Ids that those which could not be read would have brought.
    """

    changes: ChangeList
    document: Document
    findings: Sequence[Finding] = ()
    numbers: Sequence[int] = ()
    missing: Sequence[str] = ()


class ChangesRefusedError(Exception):
    """Changes cannot be made.

    Args:
        findings: Why, each placed in the list of changes.
        sources: The documents of those places.
    """

    def __init__(self, findings: Sequence[Finding], sources: SourceSet) -> None:
        super().__init__(str(findings[0]))
        self.findings = findings
        self.sources = sources


@dataclass(frozen=True, slots=True)
class WouldBe:
    """What a definition would be, as data that is not looked into yet.

    Args:
        like: The definition.
        written: The data.
        sources: Documents in which its places are.
        home: Turns a finding of it into one that points at what is written.
    """

    like: Loaded
    written: Written
    sources: SourceSet
    home: Homes

    def load(self) -> Loaded:
        """Read it, without text."""
        found = load_written(self.written, sources=self.sources, like=self.like)
        found.home = self.home
        return found


def with_changes(loaded: Loaded, lists: Sequence[WrittenChanges], *, real: bool = False) -> WouldBe:
    """Return what a definition would be.

    Args:
        loaded: The definition.
        lists: The changes, in order.
        real: Whether they are made, and not only looked at.

    Raises:
        ChangesRefusedError: If some cannot be made; all are told.
    """
    assert loaded.charter is not None  # noqa: S101 - nothing is asked of a definition without one
    sources = SourceSet(loaded.sources.documents)
    written = loaded.written
    numbers: set[int] = set()
    touched: dict[str, Place] = {}
    mistakes: list[Finding] = []
    called = written.scenario if real else title_of(lists, written.scenario)
    day = loaded.snapshot.as_of.last if loaded.snapshot and loaded.snapshot.as_of else None
    for one in lists:
        number = sources.add(one.document)
        numbers.add(number)
        unread = [_moved(finding, number) for finding in one.findings]
        follows = bool(mistakes)
        mistakes += unread
        if follows:  # what else is wrong would only follow from what is
            continue
        made = plan(
            written,
            one.changes,
            loaded.charter,
            document=number,
            day=day,
            numbers=one.numbers,
            missing=one.missing,
        )
        mistakes += made.mistakes
        touched |= made.touched
        after = [
            sources.add(ChangedDocument(made, data, number, was, sources))
            for data, number, was in zip(made.documents, written.numbers, written.documents, strict=True)
        ]
        units = None
        if written.units is not None:
            rows = sources.add(ChangedDocument(made, made.links, written.units[1], written.links, sources))
            units = (after[0], rows)
        written = Written(made.documents, after, made.links, units, written.charter, written.folder, called)
    if mistakes:
        raise ChangesRefusedError(mistakes, sources)
    return WouldBe(loaded, written, sources, Homes(sources, frozenset(numbers), touched))


def title_of(lists: Sequence[WrittenChanges], earlier: Text = NO_TEXT) -> Text:
    """Return what a scenario is called: the titles of its lists, or the names of their files.

    Args:
        lists: The lists.
        earlier: What it was called before they were made.
    """
    titles = [earlier] if earlier else []
    for one in lists:
        title = Text.of(one.changes.title, "")
        titles.append(title or Text((("", one.document.label.rpartition("/")[2]),)))
    languages = dict.fromkeys(tag for title in titles for tag, _ in title.words)
    return Text(tuple((tag, ", ".join(title.pick(tag) for title in titles)) for tag in languages))


def origins(made: WouldBe, loaded: Loaded) -> dict[int, Place]:
    """Return for mappings of what a definition would be where they are written, by `id()`; see `Plan.origin`.

    Args:
        made: What it would be.
        loaded: The definition.
    """
    sources, own = made.sources, frozenset(loaded.written.numbers)
    plans: list[Plan] = []
    document = sources.documents[made.written.numbers[0]]
    while isinstance(document, ChangedDocument):
        plans.append(document.plan)
        document = sources.documents[document.plan.before.numbers[0]]
    found: dict[int, Place] = {}
    for one in reversed(plans):
        for name, place in one.origin.items():
            home = place
            while isinstance(changed := sources.documents[home.document], ChangedDocument):
                home = changed.home(home)
            if home.document in own:
                found[name] = home
    return found


def _moved(finding: Finding, document: int) -> Finding:
    labels = tuple(replace(label, place=replace(label.place, document=document)) for label in finding.labels)
    return replace(finding, labels=labels)
