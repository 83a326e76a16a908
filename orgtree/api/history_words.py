"""Say the history of a unit in sentences, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_, translator
from orgtree.base.messages import as_text, fill
from orgtree.base.text import Text

if TYPE_CHECKING:
    from orgtree.graph.history import HistoryEntry
    from orgtree.graph.snapshot import Snapshot

_SENTENCES = {
    "began": N_("began"),
    "ended": N_("ended"),
    "name": N_("name: {new}"),
    "field": N_("{key}: {new}"),
    "link": N_("{key}: {new}"),
    "linked": N_("{key} of {new}"),
    "merge": N_("{old} merged into {new}"),
    "split": N_("{old} split into {new}"),
    "rename": N_("id {old} became {new}"),
    "move": N_("{key} moved from {old} to {new}"),
    "create": N_("was set up"),
    "dissolve": N_("was dissolved"),
    "succeeds": N_("took the place of {old}"),
}
_ENDED_INTO = N_("ended, into {new}")
_UNKNOWN = N_("on an unknown day")


def history_lines(graph: Snapshot, entries: tuple[HistoryEntry, ...], language: str) -> list[tuple[str, str]]:
    """Return for each entry its days and its sentence, with the source where there is one."""
    translate = translator(language)

    def unit(name: str) -> str:
        number = graph.index.get(name)
        words = name if number is None else graph.name(number, language)
        return name if words == name else f"{words} ({name})"

    def ids(value: Any) -> str:
        return "–" if not value else ", ".join(map(unit, (value,) if isinstance(value, str) else value))

    found = []
    for entry in entries:
        key, new = entry.key, ids(entry.new) if entry.what not in {"name", "field"} else ""
        if entry.what == "name":
            new = Text.of(entry.new, graph.language).pick(language)
        elif entry.what == "field":
            field = graph.charter.fields[entry.key]
            key, new = field.title.pick(language), as_text(entry.new)
            if isinstance(entry.new, str) and entry.new in field.of:
                new = field.of[entry.new].pick(language)
        elif entry.what in {"link", "linked"}:
            key = graph.charter.links[entry.key].title.pick(language)
        elif entry.what == "move":
            key = ids(tuple(entry.key.split(", ")))
        template = _ENDED_INTO if entry.what == "ended" and entry.new else _SENTENCES[entry.what]
        sentence = fill(template, {"key": key, "old": ids(entry.old), "new": new}, translate)
        source = f" [{entry.source}]" if entry.source else ""
        found.append((entry.day or translate(_UNKNOWN), sentence + source))
    return found
