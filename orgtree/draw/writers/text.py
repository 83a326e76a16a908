"""A tree of lines for the terminal, in Unicode or ASCII."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.draw.change_notes import counted, named
from orgtree.draw.layout.boxes import in_a_line
from orgtree.draw.links import CHANGED_SIGNS, groups_of, heading
from orgtree.draw.text_metrics import clean
from orgtree.draw.words import labelled, noted, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.draw.links import Group
    from orgtree.draw.view import View

_UNICODE = ("├─ ", "└─ ", "│  ", "   ", "◆", "◇")
_ASCII = ("|- ", "`- ", "|  ", "   ", "*", "o")
_DEEPEST = 60
"""Below this the level is written as a number: a line must not grow with the depth."""


def write(view: View, *, ascii_only: bool = False, title: bool = True) -> str:
    r"""Return the units as a tree, one a line, bodies and other links below it.

    Args:
        view: What to show.
        ascii_only: Draw with ASCII characters only (names stay as they are).
        title: Begin with the title and the line under it.
    """
    return "\n".join(_lines(view, _ASCII if ascii_only else _UNICODE, title=title)) + "\n"


def _lines(view: View, signs: tuple[str, ...], *, title: bool) -> Iterator[str]:
    tee, corner, bar, blank, filled, hollow = signs
    if title and view.title:
        yield clean(view.title)
    if title and view.subtitle:
        yield clean(view.subtitle)
    groups = groups_of(view)
    marks = _marks(groups, filled, hollow)
    last = _last_children(view)
    stems: list[str] = []
    depths = view.depths()
    for unit, parent in enumerate(view.parents):
        if not view.is_placed(unit):
            continue
        depth = depths[unit]
        text = _text(view, unit, marks)
        if depth > _DEEPEST:
            yield f"{''.join(stems[: _DEEPEST - 1])}[{depth}] {text}"
            continue
        del stems[max(0, depth - 1) :]
        ends = unit in last
        yield "".join(stems) + ("" if parent < 0 else corner if ends else tee) + text
        if parent >= 0:
            stems.append(blank if ends else bar)
    if groups:
        yield ""
        yield labelled(heading(groups, view.language), "", view.language).rstrip().capitalize()
    for group in groups:
        yield from _group(view, group, filled)
    if view.changes is not None:
        yield ""
        yield counted(view)
        yield from (
            f"  {labelled(named(view, unit), clean(text), view.language)}" for unit, text in view.changes.details
        )


def _last_children(view: View) -> set[int]:
    last = {parent: unit for unit, parent in enumerate(view.parents) if parent >= 0}
    return set(last.values())


def _marks(groups: list[Group], filled: str, hollow: str) -> dict[int, list[str]]:
    marks: dict[int, list[str]] = {}
    for group in groups:
        filled_in = set(group.conveners)
        units = dict.fromkeys(member.unit for member in group.members)
        if not group.at_foot:
            units[group.hub] = None
            filled_in.add(group.hub)
        for unit in units:
            marks.setdefault(unit, []).append((filled if unit in filled_in else hollow) + group.letter)
    return marks


def _text(view: View, unit: int, marks: dict[int, list[str]]) -> str:
    parts = [in_a_line(view, unit)]
    value = view.value(unit)
    if value and value.gap:
        parts.append(f"[{word('gap', view.language)}]")
    if unit in view.vacant:
        parts.append(f"[{word('vacant', view.language)}]")
    if unit in view.damage:
        parts.append(f"[! {clean(view.damage[unit])}]")
    return " ".join(parts + marks.get(unit, []))


def _group(view: View, group: Group, filled: str) -> Iterator[str]:
    name = in_a_line(view, group.hub) if group.is_body else clean(view.names[group.hub])
    if not group.is_body:
        kind = view.link_types[group.type]
        name = labelled(clean(kind.title or kind.name), name, view.language)
    yield f"{group.letter}  {name}"
    for unit in group.conveners:
        yield f"   {filled} {word('convened_by', view.language, name=clean(view.names[unit]))}"
    for role, units in group.by_role().items():
        names = word("comma", view.language).join(clean(view.names[unit]) for unit in units)
        counted = noted(role or word("members", view.language), len(units), view.language)
        yield f"   {labelled(counted, names, view.language)}"
    for member in group.members:
        if member.change:
            name = clean(view.names[member.unit])
            yield f"   {CHANGED_SIGNS[member.change]} {noted(name, member.role, view.language)}"
