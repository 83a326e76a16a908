"""Compare two states: mark what was added, removed, moved or changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from orgtree.draw.canvas import with_colours
from orgtree.draw.pre_order import pre_order

if TYPE_CHECKING:
    from orgtree.draw.view import Change, Look, View

SIGNS: dict[Change, str] = {"added": "+", "removed": "−", "moved": "↷", "changed": "~"}
"""What stands before a name, so that the picture can be read without colour."""


def compare(before: View, after: View) -> View:
    """Return the later state with removed units added where they stood, and every difference marked.

    Args:
        before: The earlier state.
        after: The later state; its looks, links and joint bodies are drawn.
    """
    after = with_colours(after)
    old = {name: unit for unit, name in enumerate(before.ids)}
    new = {name: unit for unit, name in enumerate(after.ids)}
    changes: dict[str, Change] = {}
    for name, unit in new.items():
        if (was := old.get(name)) is None:
            changes[name] = "added"
        elif _parent(before, was) != _parent(after, unit):
            changes[name] = "moved"
        elif before.names[was] != after.names[unit] or _kind(before, was) != _kind(after, unit):
            changes[name] = "changed"
    gone = [name for name in before.ids if name not in new and old[name] not in before.bodies]
    changes.update(dict.fromkeys(gone, "removed"))
    return _joined(before, after, gone, changes)


def _joined(before: View, after: View, gone: list[str], changes: dict[str, Change]) -> View:
    looks: list[Look] = list(after.looks)
    kind_of = {look.kind: i for i, look in enumerate(looks)}
    parent_of = {name: _parent(after, unit) for unit, name in enumerate(after.ids)}
    names = dict(zip(after.ids, after.names, strict=True))
    kinds = dict(zip(after.ids, after.kinds, strict=True))
    old = {name: unit for unit, name in enumerate(before.ids)}
    for name in gone:
        parent_of[name] = _parent(before, old[name])
        names[name] = before.names[old[name]]
        look = before.looks[before.kinds[old[name]]]
        if look.kind not in kind_of:
            kind_of[look.kind] = len(looks)
            looks.append(look)
        kinds[name] = kind_of[look.kind]
    order = _order(parent_of)
    number = {name: i for i, name in enumerate(order)}
    moved = {unit: number[name] for unit, name in enumerate(after.ids)}
    return replace(
        after,
        ids=order,
        names=[f"{SIGNS[changes[name]]} {names[name]}" if name in changes else names[name] for name in order],
        kinds=[kinds[name] for name in order],
        parents=[above if (above := number.get(parent_of[name] or "", -1)) < number[name] else -1 for name in order],
        looks=looks,
        lines=_lines(before, after, order),
        values=(),
        damage={moved[unit]: text for unit, text in after.damage.items()},
        links=[replace(link, source=moved[link.source], target=moved[link.target]) for link in after.links],
        bodies=frozenset(moved[unit] for unit in after.bodies),
        outside=frozenset(moved[unit] for unit in after.outside),
        letters={moved[unit]: mark for unit, mark in after.letters.items()},
        hidden={moved[unit]: count for unit, count in after.hidden.items()},
        changes={number[name]: change for name, change in changes.items()},
        focus=moved.get(after.focus, -1),
    )


def _lines(before: View, after: View, order: list[str]) -> list[str]:
    """Return the link by which each unit stands under its parent, for removed units the earlier one."""
    lines = {**dict(zip(before.ids, before.lines, strict=False)), **dict(zip(after.ids, after.lines, strict=False))}
    return [lines.get(name, "") for name in order] if lines else []


def _parent(view: View, unit: int) -> str | None:
    return view.ids[view.parents[unit]] if view.parents[unit] >= 0 else None


def _kind(view: View, unit: int) -> str:
    return view.looks[view.kinds[unit]].kind


def _order(parent_of: dict[str, str | None]) -> list[str]:
    """Return names parents first; whose parent is not drawn stands as a root."""
    names = list(parent_of)
    number = {name: place for place, name in enumerate(names)}
    order, _ = pre_order([number.get(above or "", -1) for above in parent_of.values()])
    return [names[place] for place in order]
