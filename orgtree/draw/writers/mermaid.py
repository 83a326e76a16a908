"""Write Mermaid flowcharts, split to stay below the limits of renderers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from orgtree.base.escape import mermaid_text
from orgtree.draw.change_notes import counted
from orgtree.draw.layout.boxes import in_a_line
from orgtree.draw.links import CHANGED_SIGNS
from orgtree.draw.palette import DAMAGE
from orgtree.draw.text_metrics import clean
from orgtree.draw.words import labelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from orgtree.draw.view import Comparison, View

MOST_EDGES = 480
"""Mermaid refuses above 500 unless its reader's configuration says otherwise."""
MOST_CHARACTERS = 48_000
"""Mermaid refuses above 50 000."""
_NAME = 80


class Piece(NamedTuple):
    """A part of the tree, small enough to draw: the units at its top, and `(parent, child)` edges."""

    tops: list[int]
    edges: list[tuple[int, int]]


def write(view: View) -> list[str]:
    """Return one flowchart, or several: the first holds the root, the others the subtrees cut off below."""
    # A line takes some 20 characters besides its names; what is too long in letters is split by edges.
    longest = max((len(mermaid_text(in_a_line(view, unit))) for unit in range(len(view))), default=0)
    most = max(1, min(MOST_EDGES, (MOST_CHARACTERS - 2000) // (min(longest, _NAME * 6) + 60)))
    pieces = split(view, most)
    number = {top: i + 1 for i, piece in reversed(list(enumerate(pieces))) for top in piece.tops}
    return [_piece(view, piece, i + 1, number, most) for i, piece in enumerate(pieces)]


def split(view: View, most: int) -> list[Piece]:
    """Return the tree in pieces of at most so many edges, the roots' first; each edge is in exactly one."""
    children = view.children()
    weight = [1] * len(view)
    cut: set[int] = set()
    for unit in range(len(view) - 1, -1, -1):
        weight[unit] += sum(weight[kid] for kid in children[unit])
        for kid in sorted(children[unit], key=lambda k: -weight[k]):
            if weight[unit] <= most or weight[kid] == 1:
                break
            weight[unit] -= weight[kid] - 1
            weight[kid] = 1
            cut.add(kid)
    pieces: list[Piece] = []
    tops = view.roots + sorted(cut)
    for top in tops:
        edges: list[tuple[int, int]] = []
        stack = [top]
        while stack:
            unit = stack.pop()
            edges += [(unit, kid) for kid in children[unit]]
            stack += [kid for kid in reversed(children[unit]) if kid not in cut]
        for i in range(0, max(1, len(edges)), most):
            some = edges[i : i + most]
            last = pieces[-1] if pieces and top not in cut else None
            # Small trees side by side share a flowchart; a unit takes about as much text as an edge.
            if last and len(last.tops) + len(last.edges) + len(some) < most:
                last.tops.append(top)
                last.edges.extend(some)
            else:
                pieces.append(Piece([top], some))
    return pieces


def _piece(view: View, piece: Piece, own: int, number: dict[int, int], most: int) -> str:
    units = dict.fromkeys([*piece.tops, *(unit for edge in piece.edges for unit in edge)])
    lines = ["flowchart LR"]
    tops = set(piece.tops)
    for unit in units:
        text = in_a_line(view, unit)
        text = text if len(text) <= _NAME else text[: _NAME - 1] + "…"
        if unit in number and number[unit] != own and unit not in tops:
            text += f" → {number[unit]}"
        opening, closing = {"rounded": ("(", ")"), "hexagon": ("{{", "}}")}.get(
            view.looks[view.kinds[unit]].shape, ("[", "]")
        )
        lines.append(f'  n{unit}{opening}"{mermaid_text(text)}"{closing}')
    lines += [f"  n{parent} --- n{child}" for parent, child in piece.edges]
    lines += _links(view, units, most - len(piece.edges))
    lines += _outlines(view, units)
    if vacant := [f"n{unit}" for unit in units if unit in view.vacant]:
        lines += ["  classDef vacant fill:#f0f1f3,stroke-dasharray:4 3", f"  class {','.join(vacant)} vacant"]
    damaged = [f"n{unit}" for unit in units if unit in view.damage]
    if view.changes is not None:
        lines += _changes(view, view.changes, units, first=own == 1)
    if damaged:
        lines += [f"  classDef damage stroke:{DAMAGE},stroke-width:3px", f"  class {','.join(damaged)} damage"]
    return "\n".join(lines) + "\n"


_OUTLINES = {"dashed": "stroke-dasharray:4 3", "dotted": "stroke-dasharray:1 3", "plain": "stroke:none"}


def _outlines(view: View, units: Iterable[int]) -> list[str]:
    """Return the outlines of kinds that are not a solid line."""
    lines = []
    for name, look in _OUTLINES.items():
        having = {kind for kind, own in enumerate(view.looks) if name in (own.dash, own.shape)}
        if drawn := [f"n{unit}" for unit in units if view.kinds[unit] in having]:
            lines += [f"  classDef {name} {look}", f"  class {','.join(drawn)} {name}"]
    return lines


_CHANGED = {
    "added": "stroke-width:3px",
    "gone": "stroke-dasharray:4 3",
    "was": "stroke-dasharray:4 3",
    "moved": "stroke-width:2px",
    "changed": "stroke-width:2px",
}


def _changes(view: View, changes: Comparison, units: dict[int, None], *, first: bool) -> list[str]:
    """Return the outlines of what changed, and on the first flowchart a box that counts all changes."""
    classes: dict[str, list[str]] = {}
    for unit in dict.fromkeys((*units, *(view.bodies if first else ()))):
        if (sort := changes.sort(unit)) is not None:
            ghost = unit in changes.ghosts and sort != "gone"
            classes.setdefault("was" if ghost else sort, []).append(f"n{unit}")
    lines = [f"  classDef {name} {_CHANGED[name]}" for name in classes]
    lines += [f"  class {','.join(names)} {name}" for name, names in classes.items()]
    told = labelled(clean(view.title), counted(view), view.language)
    return [f'  counted["{mermaid_text(told)}"]', *lines] if first else lines


def _links(view: View, units: dict[int, None], room: int) -> list[str]:
    """Return dashed edges for links between units of the piece, joint bodies of theirs included, while they fit."""
    lines: list[str] = []
    drawn = set(units)
    for link in view.links:
        ends = {link.source, link.target}
        if ends & view.outside:
            continue
        if room <= 0 or not ends <= drawn | view.bodies or ends <= view.bodies or not ends & set(units):
            continue
        room -= 1
        for body in ends & view.bodies - drawn:
            drawn.add(body)
            lines.append(f'  n{body}(["{mermaid_text(in_a_line(view, body)[:_NAME])}"])')
        said = f"{CHANGED_SIGNS[link.change]} {clean(link.role or view.link_types[link.type].title)}"
        role = mermaid_text(said.strip()[:_NAME])
        middle = f'-. "{role}" .->' if role else "-.->"
        lines.append(f"  n{link.source} {middle} n{link.target}")
    return lines
