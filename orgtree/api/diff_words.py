"""Say changes in sentences that a reader of the organisation understands: names and titles, and ids beside them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_, translator
from orgtree.base.messages import as_text, fill
from orgtree.draw.changes import SIGNS
from orgtree.graph.change import GONE, OF_HEAD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.api.diff import Diff
    from orgtree.charter.model import Charter, Field
    from orgtree.draw.view import Sort
    from orgtree.graph.change import Change, What

LABELS: dict[What, str] = {
    "head": N_("head"),
    "claim": N_("claims"),
    "retired": N_("retired ids"),
    "event": N_("events"),
    "added": N_("added"),
    "removed": N_("removed"),
    "dissolved": N_("dissolved"),
    "merged": N_("merged"),
    "split": N_("split"),
    "new_id": N_("ids renamed"),
    "began": N_("begun"),
    "ended": N_("ended"),
    "moved": N_("moved"),
    "renamed": N_("renamed"),
    "kind": N_("kinds"),
    "field": N_("fields"),
    "dates": N_("dates"),
    "link_added": N_("links added"),
    "link_removed": N_("links removed"),
    "link_changed": N_("links changed"),
}
"""How each sort of change is called where changes are counted."""

_CHANGED = N_("{what}: {old} → {new}")
_SENTENCES: dict[What, str] = {
    "removed": N_("removed ({kind})"),
    "dissolved": N_("dissolved ({kind})"),
    "merged": N_("merged into {into} ({kind})"),
    "split": N_("split into {into} ({kind})"),
    "began": N_("has begun ({kind})"),
    "ended": N_("has ended ({kind})"),
    "link_added": N_("{link} added: {to}"),
    "link_removed": N_("{link} removed: {to}"),
    "link_changed": N_("{link} {to}: {what}"),
}
_REPLACED = N_("has ended, and {into} took its place ({kind})")
_BRIEF: dict[What, str] = {
    "merged": N_("merged into {into}"),
    "split": N_("split into {into}"),
    "ended": N_("ended, now {into}"),
}
_ADDED = N_("added ({kind})")
_ADDED_UNDER = N_("added under {under} ({kind})")
_WHATS: dict[What, str] = {
    "new_id": N_("id"),
    "moved": N_("moved"),
    "renamed": N_("name"),
    "kind": N_("kind"),
    "dates": N_("valid"),
    "claim": N_("claim {id}"),
    "retired": N_("retired id {id}"),
    "event": N_("event"),
}
_KEYS = {
    "title": N_("title"),
    "language": N_("language"),
    "as_of": N_("as_of"),
    "not_stated": N_("not_stated"),
    "charter": N_("charter"),
    "incomplete": N_("incomplete"),
    "exceptions": N_("exceptions"),
    "names": N_("names"),
}
"""Keys of heads and units that every charter has: in English as they are written."""
_IN = N_("{what} ({detail})")
_ALWAYS = N_("always")


def sort_of(what: What) -> Sort | None:
    """Return what a change is to a picture: what came, what is gone, what stands elsewhere, else another change."""
    if what in OF_HEAD:
        return None
    if what in GONE or what == "ended":
        return "gone"
    return "added" if what in {"added", "began"} else "moved" if what == "moved" else "changed"


def leads_elsewhere(change: Change) -> bool:
    """Return whether a change is one of a link that has another end now."""
    return change.what == "link_changed" and bool(change.old["to"] != change.new["to"])


_DAYS: frozenset[What] = frozenset({"began", "ended"})


class DiffWords:
    """Sentences of the changes of a difference.

    Args:
        diff: The difference.
        language: Language of words and titles.
        ids: Whether all units are named with their ids; else those are whose names others have.
    """

    def __init__(self, diff: Diff, language: str, *, ids: bool = True) -> None:
        self._ids = ids
        self.diff = diff
        self.language = language
        self.translate = translator(language)

    def unit(self, name: str | None) -> str:
        """Return a unit's name, with its id where that is wanted, the later name if it has both; a dash for none."""
        if name is None:
            return "–"
        words = self.name(name)
        with_id = words != name and (self._ids or words in self._shared)
        return self._fill("{name} ({id})", name=words, id=name) if with_id else words

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Names that several units have before, or after."""
        states = (org.snapshot for org in (self.diff.before, self.diff.after))
        counted = [Counter(state.name(unit, self.language) for unit in range(state.size)) for state in states]
        return frozenset(name for names in counted for name, count in names.items() if count > 1)

    def name(self, name: str) -> str:
        """Return a unit's name, the later one if it has both; its id where it has none."""
        for org in (self.diff.after, self.diff.before):
            number = org.snapshot.index.get(name)
            if number is not None:
                return org.snapshot.name(number, self.language)
        return name

    def kind(self, change: Change) -> str:
        """Return the code of the kind of the unit that changed, the later one; "" where there is none."""
        for org in (self.diff.after, self.diff.before):
            number = org.snapshot.index.get(change.unit)
            if number is not None and change.what not in OF_HEAD:
                return org.snapshot.kind_of(number).name
        return ""

    def label(self, what: What) -> str:
        """Return how a sort of change is called."""
        return self.translate(LABELS[what])

    def sign(self, change: Change) -> str:
        """Return the mark that a change has in pictures, too."""
        if change.what == "link_added":
            return SIGNS["added"]
        return SIGNS["gone" if change.what == "link_removed" else sort_of(change.what) or "changed"]

    def say(self, change: Change) -> str:
        """Return a change as a sentence that does not name its unit."""
        kind = self.kind_title(self.kind(change), change)
        if change.what == "added":
            under = (change.more or {}).get("under")
            return self._fill(_ADDED_UNDER if under else _ADDED, under=self.unit(under), kind=kind)
        if change.what in GONE | _DAYS:
            into = ", ".join(map(self.unit, (change.new or {}).get("into", ())))
            sentence = _REPLACED if into and change.what == "ended" else _SENTENCES[change.what]
            return self._fill(sentence, kind=kind, into=into)
        if change.what.startswith("link_"):
            return self._link(change)
        what, old, new, unit = self._parts(change)
        if unit:  # it is said once
            old, new = (f"{old} {unit}", new) if change.new is None else (old, f"{new} {unit}")
        return self._fill(_CHANGED, what=what, old=old, new=new)

    def brief(self, change: Change) -> str:
        """Return the same as short as a box of a picture asks for: the kind of what came or went is seen there."""
        if change.what not in GONE | _DAYS:
            return self.say(change)
        into = ", ".join(map(self.unit, (change.new or {}).get("into", ())))
        return self._fill(_BRIEF[change.what], into=into) if into else self.label(change.what)

    def cells(self, change: Change) -> tuple[str, str]:
        """Return the old and the new value of a change as text, "" where there is none."""
        if change.what.startswith("link_"):
            return self._row(change, change.old), self._row(change, change.new)
        if change.what in GONE | _DAYS | {"added"}:
            return "", ""
        _, old, new, _ = self._parts(change)
        return ("" if change.old is None else old), ("" if change.new is None else new)

    def kind_title(self, kind: str, change: Change | None = None) -> str:
        """Return the title of a kind, in the earlier charter for what is there no more."""
        orgs = (
            (self.diff.before, self.diff.after)
            if change and change.what in GONE
            else (self.diff.after, self.diff.before)
        )
        for org in orgs:
            if kind in org.charter.kinds:
                return org.charter.kinds[kind].title.pick(self.language)
        return kind

    def _parts(self, change: Change) -> tuple[str, str, str, str]:
        """Return what changed, its old and new value, and their unit of measure, as text."""
        what = self._fill(_WHATS[change.what], id=change.unit) if change.what in _WHATS else self._key(change.key)
        unit = ""
        old, new = as_text(change.old), as_text(change.new)
        if change.what == "moved":
            old, new = self.unit(change.old), self.unit(change.new)
            day = (change.more or {}).get("ended", {}).get("valid", {}).get("until", "")
            days = self._fill(N_("since {begin}"), begin=day) if day else ""
            what = self._in(what, ", ".join(filter(None, (self._tree(change), days))))
        elif change.what == "renamed":
            what = self._in(what, "" if change.key == self.diff.after.snapshot.language else change.key)
        elif change.what == "kind":
            old, new = self.kind_title(change.old), self.kind_title(change.new)
        elif change.what == "dates":
            old, new = self._period(change.old), self._period(change.new)
        elif change.what == "field":
            fields = [self._field(org.charter, change) for org in (self.diff.before, self.diff.after)]
            old, new = (
                self._value(field, value) for field, value in zip(fields, (change.old, change.new), strict=True)
            )
            entry = fields[1] or fields[0]
            what = entry.title.pick(self.language) if entry else what
            unit = entry.unit.pick(self.language) if entry else ""
        elif change.what == "head" and change.key == "title":
            old, new = (" / ".join((value or {}).values()) for value in (change.old, change.new))
        return (
            what,
            ("–" if change.old is None and change.what != "dates" else old),
            ("–" if change.new is None and change.what != "dates" else new),
            unit,
        )

    def _key(self, key: str) -> str:
        """Return how a key that every definition has is called; another one as it is."""
        return self.translate(_KEYS[key]) if key in _KEYS else key

    def _tree(self, change: Change) -> str:
        """Return the title of a move's hierarchy, "" where it is the kind's own."""
        snapshot = self.diff.after.snapshot
        own = snapshot.charter.default_hierarchy[snapshot.kind[snapshot.index[change.unit]]]
        return "" if own == change.key else snapshot.charter.links[change.key].title.pick(self.language)

    def _field(self, charter: Charter, change: Change) -> Field | None:
        kind = charter.kinds.get(self.kind(change))
        return kind.fields.get(change.key) if kind else None

    def _value(self, field: Field | None, value: Any) -> str:
        """Return a value as a definition writes it as text, with titles for choices and the source that it states."""
        if value is None:
            return "–"
        if isinstance(value, dict) and (said := next((key for key in ("value", "name") if key in value), "")):
            days = [] if value.keys().isdisjoint(("from", "until")) else [self._period(value)]
            notes = [*days, *(str(value[key]) for key in ("source", "as_of") if key in value)]
            return self._in(self._value(field, value[said]), ", ".join(notes))
        if field is not None and isinstance(value, str) and value in field.of:
            return field.of[value].pick(self.language)
        if isinstance(value, list | tuple):
            return ", ".join(self._value(field, item) for item in value)
        return as_text(value)

    def _period(self, valid: Mapping[str, str] | None) -> str:
        if not valid:
            return self.translate(_ALWAYS)
        return f"{valid.get('from', '')}..{valid.get('until', '')}"

    def _link(self, change: Change) -> str:
        said = change.new or change.old
        link = self.link_title(change)
        if change.what != "link_changed":
            return self._fill(_SENTENCES[change.what], link=link, to=self._row(change, said))
        if leads_elsewhere(change):
            ends = {"old": self._row(change, change.old), "new": self._row(change, change.new)}
            return self._fill(_CHANGED, what=link, **ends)
        keys = [key for key in dict.fromkeys((*change.new, *change.old)) if change.old.get(key) != change.new.get(key)]
        what = ", ".join(
            self._fill(
                _CHANGED,
                what=self._link_field(change, key)[0],
                old=self._link_value(change, key, change.old.get(key)),
                new=self._link_value(change, key, change.new.get(key)),
            )
            for key in keys
        )
        return self._fill(_SENTENCES["link_changed"], link=link, to=self.unit(said["to"]), what=what)

    def link_title(self, change: Change) -> str:
        """Return the title of the link of a change."""
        for org in (self.diff.after, self.diff.before):
            if change.key in org.charter.links:
                return org.charter.links[change.key].title.pick(self.language)
        return change.key

    def _link_field(self, change: Change, key: str) -> tuple[str, Field | None]:
        """Return the title of a link's field, and the field; what is none is `valid`."""
        for org in (self.diff.after, self.diff.before):
            link = org.charter.links.get(change.key)
            if link is not None and key in link.fields:
                return link.fields[key].title.pick(self.language), link.fields[key]
        return self.translate(_WHATS["dates"]) if key == "valid" else key, None

    def _link_value(self, change: Change, key: str, value: Any) -> str:
        return self._period(value) if key == "valid" else self._value(self._link_field(change, key)[1], value)

    def _row(self, change: Change, said: Mapping[str, Any] | None) -> str:
        """Return one state of a link: its other end and what it says."""
        if said is None:
            return ""
        details = ", ".join(
            self._fill(
                "{word}: {text}", word=self._link_field(change, key)[0], text=self._link_value(change, key, value)
            )
            for key, value in said.items()
            if key != "to"
        )
        return self._in(self.unit(said["to"]), details)

    def _in(self, what: str, detail: str) -> str:
        return self._fill(_IN, what=what, detail=detail) if detail else what

    def _fill(self, template: str, **facts: Any) -> str:
        return fill(template, facts, self.translate)
