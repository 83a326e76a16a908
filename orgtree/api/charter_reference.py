"""Write a readable reference of a charter: as text, as Markdown, or as YAML to extend."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from orgtree.api.charter_entries import Entries
from orgtree.api.charter_entry import CharterEntry, titled
from orgtree.api.explaining import charter_rules
from orgtree.base.catalogue import N_
from orgtree.base.escape import columns_of, markdown_text, terminal
from orgtree.check.finding_words import labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from orgtree.charter.model import Charter

    Translate = Callable[[str], str]


class Chapter(NamedTuple):
    """A part of the reference: its heading and its entries."""

    title: str
    entries: tuple[CharterEntry, ...]


def charter_text(charter: Charter, language: str) -> str:
    """Return the reference of a charter as text for a terminal."""
    work = Entries(charter, language)
    lines = [*_headed(_head(work), work.translate, "="), ""]
    for title, entries in _sections(work, charter):
        lines += [*_underlined(title, "-"), ""]
        for entry in entries:
            lines += [*entry_lines(entry, work.translate), ""]
    return "\n".join(line.rstrip() for line in lines[:-1]) + "\n"


def charter_markdown(charter: Charter, language: str) -> str:
    """Return the reference of a charter as Markdown."""
    work = Entries(charter, language)
    parts = list(_markdown(_head(work), work.translate, "#"))
    for title, entries in _sections(work, charter):
        parts += ["", f"## {markdown_text(title)}"]
        for entry in entries:
            parts += ["", *_markdown(entry, work.translate, "###")]
    return "\n".join(parts) + "\n"


def entry_lines(entry: CharterEntry, translate: Translate, *, indent: str = "  ") -> Iterator[str]:
    """Yield an entry as lines of text: title, description, facts, and what belongs to it.

    Args:
        entry: The entry.
        translate: Maps a template to the language of the entry.
        indent: What stands before all lines but the first.
    """
    yield terminal(titled(entry, translate))
    if entry.description:
        yield f"{indent}{terminal(entry.description)}"
    for label, text in entry.facts:
        yield f"{indent}{terminal(labelled(label, text, translate))}"
    for item in entry.items:
        yield from (f"{indent}{line}" for line in _item(item, translate))


def _item(entry: CharterEntry, translate: Translate) -> Iterator[str]:
    """Yield what belongs to another entry, its facts on one line."""
    title = terminal(titled(entry, translate))
    yield f"- {labelled(title, terminal(entry.description), translate)}" if entry.description else f"- {title}"
    if entry.facts:
        yield f"  {terminal(_on_one_line(entry, translate))}"
    for item in entry.items:
        yield from (f"  {line}" for line in _item(item, translate))


def _on_one_line(entry: CharterEntry, translate: Translate) -> str:
    between = translate(N_("{some}; {another}"))
    parts = [labelled(label, text, translate) for label, text in entry.facts]
    return reduce(lambda some, another: between.format(some=some, another=another), parts)


def _head(work: Entries) -> CharterEntry:
    """Return the charter itself as an entry: what it is for, and how much it declares."""
    charter = work.charter
    counts = (
        (N_("Kinds of units"), charter.kinds),
        (N_("Links"), charter.links),
        (N_("Rules"), charter.rules),
        (N_("Metrics"), charter.metrics),
    )
    facts = tuple((label, str(len(things))) for label, things in counts)
    return CharterEntry(charter.name, charter.title.pick(work.language), charter.description.pick(work.language), facts)


def _sections(work: Entries, charter: Charter) -> list[Chapter]:
    """Return the parts that have anything in them."""
    parts: tuple[tuple[str, Iterable[CharterEntry]], ...] = (
        (N_("Kinds of units"), map(work.kind, charter.kinds.values())),
        (N_("What may stand under what"), work.standing()),
        (N_("Links"), map(work.link, charter.links.values())),
        (N_("Named paths"), work.paths()),
        (N_("Rules"), map(work.rule, charter_rules(charter))),
        (N_("Metrics"), map(work.metric, charter.metrics)),
    )
    sections = [Chapter(work.translate(title), tuple(entries)) for title, entries in parts]
    return [section for section in sections if section.entries]


def _headed(entry: CharterEntry, translate: Translate, sign: str) -> list[str]:
    first, *rest = entry_lines(entry, translate, indent="")
    return [*_underlined(first, sign), *rest]


def _underlined(title: str, sign: str) -> list[str]:
    return [title, sign * columns_of(title)]


def _markdown(entry: CharterEntry, translate: Translate, heading: str) -> Iterator[str]:
    """Yield an entry as a heading, a paragraph and a list."""
    yield f"{heading} {_named(entry)}"
    if entry.description:
        yield from ("", markdown_text(entry.description))
    if entry.facts or entry.items:
        yield ""
    for label, text in entry.facts:
        yield f"- {markdown_text(labelled(label, text, translate))}"
    for item in entry.items:
        yield from _bullets(item, translate, "")


def _bullets(entry: CharterEntry, translate: Translate, indent: str) -> Iterator[str]:
    said = f"{indent}- **{_named(entry)}**"
    yield f"{said}: {markdown_text(entry.description)}" if entry.description else said
    if entry.facts:
        yield f"{indent}  - {markdown_text(_on_one_line(entry, translate))}"
    for item in entry.items:
        yield from _bullets(item, translate, f"{indent}  ")


def _named(entry: CharterEntry) -> str:
    name = f"`{terminal(entry.name).replace('`', '')}`" if entry.name else ""
    return " ".join(filter(None, (markdown_text(entry.title) if entry.title != entry.name else "", name)))
