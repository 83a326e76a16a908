"""Make fixes from suggestions: the nearest name, or the only possible spelling.

A fix is *safe* when what it writes can mean nothing else: `'>=45'` is `45..`, `yes` is `true` where true or
false is wanted, a link stated twice is stated once. A near name is a guess, and a person looks at it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.finding import Edit, Fix
from orgtree.base.number_text import number_meant
from orgtree.base.truth import truth_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from orgtree.base.finding import Finding, Suggestion
    from orgtree.base.place import Place
    from orgtree.source import SourceSet

_PLAIN = re.compile(r"[\w.%~-][\w.:%~-]*\Z")
_BRACKETS = re.compile(r"\{[^\n#&*]*\}\Z")


def with_fixes(findings: Iterable[Finding], sources: SourceSet) -> Iterator[Finding]:
    """Yield the findings, with a fix where there is one."""
    for finding in findings:
        fix = finding.fix or fix_for(finding, sources)
        yield finding if fix is finding.fix else replace(finding, fix=fix)


def fix_for(finding: Finding, sources: SourceSet) -> Fix | None:
    """Return the fix that a finding suggests, or None."""
    if finding.place is None or finding.suggestion is None:
        return None
    if not finding.suggestion.text:
        return _without_item(finding.place, sources)
    return _replaced(finding.place, finding.written, finding.suggestion, sources) if finding.written else None


def _is_only_meaning(written: str, instead: str) -> bool:
    """Return whether the replacement is the only possible meaning of a value."""
    return instead in {number_meant(written), truth_meant(written)}


def _replaced(place: Place, written: str, suggestion: Suggestion, sources: SourceSet) -> Fix | None:
    """Return the fix that replaces the word at a place, if nothing else is there."""
    new = suggestion.text
    if not _PLAIN.match(new) or _taken(place, new, sources):
        return None
    safe = not suggestion.guess and (suggestion.stated or _is_only_meaning(written, new))
    text = sources.text(place.document)
    if not text:
        return None
    span = sources.locate(place)
    start, end = span.start, span.end
    quote = text[start : start + 1]
    quoted = quote in {'"', "'"} and text[end - 1] == quote
    inner = text[start + 1 : end - 1] if quoted else text[start:end]
    if not quoted and place.within is not None and inner.count(written) == 1:  # a step of a path, with its signs
        start += inner.index(written)
        inner, end = written, start + len(written)
    # Anchors, blocks and escapes stay for a person to look at: what is replaced is what the finding names.
    if inner != written:
        return None
    if quoted and safe:  # numbers and truth values lose their quotes, or they would stay texts
        edit = Edit(place.document, start, end, new)
    elif quoted:
        edit = Edit(place.document, start + 1, end - 1, new)
    else:
        edit = Edit(place.document, start, end, new)
    return Fix(N_("write '{suggestion}'") if suggestion.guess else N_("write {suggestion}"), (edit,), safe=safe)


def _taken(place: Place, new: str, sources: SourceSet) -> bool:
    """Return whether the mapping already has a key, so that no other can be renamed to it."""
    if place.part != "key":
        return False
    data = sources[place.document].data
    for part in place.path[:-1]:
        inside = part in data if isinstance(data, dict) else isinstance(data, list) and isinstance(part, int)
        if not inside:
            break
        data = data[part]
    return isinstance(data, dict) and new in data


def _without_item(place: Place, sources: SourceSet) -> Fix | None:
    """Return the fix that removes an entry from its list, where it is on one line."""
    if not place.path or not isinstance(place.path[-1], int):
        return None
    text = sources.text(place.document)
    span = sources.locate(place)
    stretch = _item_stretch(text, span.start, span.end)
    return stretch and Fix(N_("take the entry away"), (Edit(place.document, *stretch, ""),), safe=True)


def _item_stretch(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span to remove with a list's entry: its line or its comma; None where it is unclear."""
    if not _PLAIN.match(text[start:end].strip("\"'")) and not _BRACKETS.match(text[start:end]):
        return None
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    stop = len(text) if stop == -1 else stop + 1
    if re.fullmatch(r"[ \t]*-[ \t]+", text[line:start]) and not text[end:stop].strip():
        return line, stop
    before = re.search(r",[ \t]*\Z", text[line:start])
    if before and re.match(r"[ \t]*[,\]]", text[end:stop]):
        return line + before.start(), end
    return None
