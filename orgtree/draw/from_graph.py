"""Convert a graph to a view."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast, get_args

from orgtree.base.text import Text
from orgtree.draw import select
from orgtree.draw.drawn_units import drawn_units, rows_beside
from orgtree.draw.view import ChildLayout, Dash, LeftOut, Link, LinkType, Look, Shape, Value, View
from orgtree.draw.words import labelled, word
from orgtree.graph.bodies import stands_free

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.charter.model import Kind
    from orgtree.charter.model import Link as CharterLink
    from orgtree.draw.drawn_units import DrawnUnits
    from orgtree.graph.snapshot import Links, Snapshot


def view_of(
    graph: Snapshot,
    *,
    root: str | None = None,
    depth: int | None = None,
    kinds: Sequence[str] | None = None,
    units: Iterable[int] | None = None,
    above: bool = False,
    along: str | None = None,
    with_kinds: Sequence[str] = (),
    language: str | None = None,
    names: Sequence[str] = (),
    values: Mapping[int, Value] | None = None,
    metric: str = "",
    gap: str = "",
    ends: tuple[str, str] = ("0%", "100%"),
    target: str = "",
    source: str = "",
) -> View:
    """Return the view of an organisation.

    Args:
        graph: The organisation.
        root: Id of the unit to begin with; None for all.
        depth: How many levels below the root to draw.
        kinds: Draw units of these kinds, and of their child kinds, only.
        units: Draw only these units, by number; others are passed over, their children go to the nearest one above.
        above: Keep what is above the units that are drawn as well.
        along: The hierarchy to draw; None takes the root's own or else the first that the charter has drawn, `*` draws
            all.
        with_kinds: Kinds whose units stand under what they are nested at, though in another hierarchy.
        language: Of names and of the picture's own words; None takes the definition's.
        names: Languages of which each unit has its name, one below the other; left out, that of the picture.
        values: A metric's value of units, by number.
        metric: The metric's title.
        gap: What the metric calls units that lack what it asks for.
        ends: What stands at the ends of its scale.
        target: Its target, in the middle of its scale; "" for none.
        source: Where the data come from, for the title block.

    Raises:
        UsageError: If a unit, kind or hierarchy is not there.
    """
    language = language or graph.language
    more = graph.kind_codes(with_kinds) if with_kinds else frozenset()
    drawn = drawn_units(graph, root=None if root is None else graph.number(root), along=along, with_kinds=more)
    order = [*drawn.tree, *drawn.foot, *drawn.outside]
    number = {unit: i for i, unit in enumerate(order)}
    link_types, found = _links(graph, number, language)
    used = sorted({int(graph.kind[unit]) for unit in order})
    look_of = {code: i for i, code in enumerate(used)}
    view = View(
        ids=[graph.ids[unit] for unit in order],
        names=["\n".join(graph.names_in(unit, names)) if names else graph.name(unit, language) for unit in order],
        kinds=[look_of[int(graph.kind[unit])] for unit in order],
        parents=[*(number.get(above, -1) for above in drawn.parents), *[-1] * (len(order) - len(drawn.tree))],
        looks=[kind_look(graph, graph.kinds[code], language) for code in used],
        title=graph.shown_title.pick(language) or "",
        subtitle=subtitle_of(graph, source, language),
        language=language,
        lines=[*_lines(graph, drawn, language), *[""] * (len(order) - len(drawn.tree))],
        values=[values.get(unit) for unit in order] if values is not None else (),
        metric=metric,
        gap=gap,
        ends=ends,
        target=target,
        damage={number[unit]: ", ".join(words) for unit, words in graph.damage.items() if unit in number},
        link_types=link_types,
        links=found,
        bodies=frozenset(number[unit] for unit in drawn.foot),
        outside=frozenset(number[unit] for unit in drawn.outside),
    )
    asked = {graph.ids[unit] for unit in order if drawn.asked[unit]}
    whole = view
    if units is not None or kinds is not None:
        wanted = set(range(graph.size)) if units is None else set(units)
        if kinds is not None:
            codes = graph.kind_codes(kinds) | more
            wanted = {unit for unit in wanted if int(graph.kind[unit]) in codes}
        kept = [number[unit] for unit in wanted if unit in number]
        view = select.keep(view, select.with_ancestors(view, kept) if above else kept)
    filtered = len(asked.intersection(whole.ids)) - len(asked.intersection(view.ids))
    deep = view if depth is None else select.limit(view, depth)
    deeper = len(asked.intersection(view.ids)) - len(asked.intersection(deep.ids))
    return replace(deep, left_out=LeftOut(drawn.left_out, filtered, deeper))


def _links(graph: Snapshot, number: dict[int, int], language: str) -> tuple[list[LinkType], list[Link]]:
    """Return the links between units of the picture, with a type for each part in a body."""
    types: list[LinkType] = []
    found: list[Link] = []
    for name, table in graph.links.items():
        link = table.link
        for part, rows in rows_beside(graph, table):
            ends = zip(rows.tolist(), table.source[rows].tolist(), table.target[rows].tolist(), strict=True)
            shown = [(row, a, b) for row, a, b in ends if a in number and b in number]
            if not shown:
                continue
            types.append(LinkType(name, link.title.pick(language) or name, part, link.symmetric, link.line or ""))
            roles = _roles(table, link, language)
            found += [Link(len(types) - 1, number[a], number[b], roles.get(row, "")) for row, a, b in shown]
    return types, found


def with_written_links(graph: Snapshot, view: View, unit: int) -> View:
    """Return a view with those links of one unit that nesting may write, such as which committee covers an area.

    They are not drawn in a chart, where the place says them; between units that stand elsewhere nothing else does.

    Args:
        graph: The organisation.
        view: The view.
        unit: Number of the unit in the view.
    """
    number = {id_: place for place, id_ in enumerate(view.ids)}
    me = graph.index.get(view.ids[unit], -1)
    types, found = list(view.link_types), list(view.links)
    known = {(view.link_types[link.type].name, link.source, link.target) for link in found}
    near = {view.parents[unit], *(kid for kid, parent in enumerate(view.parents) if parent == unit)}
    for name, table in graph.links.items():
        if not table.link.nest or table.link.hierarchy is not None:
            continue
        rows = ((table.source == me) | (table.target == me)).nonzero()[0].tolist()
        ends = [(number.get(graph.ids[table.source[row]]), number.get(graph.ids[table.target[row]])) for row in rows]
        told = [
            (source, target)
            for source, target in ends
            if source is not None
            and target is not None
            and (name, source, target) not in known
            and near.isdisjoint({source, target})
        ]
        if told:
            language = view.language
            types.append(LinkType(name, table.link.title.pick(language) or name, None, table.link.symmetric))
            found += [Link(len(types) - 1, source, target) for source, target in told]
    return replace(view, link_types=types, links=found)


def _lines(graph: Snapshot, drawn: DrawnUnits, language: str) -> list[str]:
    """Return the title of the link by which each unit of the tree stands under its parent, "" for a root."""
    titles = {name: link.title.pick(language) or name for name, link in graph.charter.links.items()}
    nests = graph.charter.nests
    found = []
    for unit, above in zip(drawn.tree, drawn.parents, strict=True):
        name = None
        if above >= 0:
            name = next((name for name, tree in graph.hierarchies.items() if tree.parent[unit] == above), None)
            name = name or nests.get((int(graph.kind[unit]), int(graph.kind[above])))
        found.append(titles.get(name or "", ""))
    return found


def _roles(table: Links, link: CharterLink, language: str) -> dict[int, str]:
    """Return the label of each link from its first label field, for a seat its role."""
    for field in link.fields.values():
        column = table.columns.get(field.name)
        if field.values.telling and column is not None:
            shown = {row: field.values.show(field, column.value(row)) for row in range(len(table)) if column.known[row]}
            return {row: words.pick(language) if isinstance(words, Text) else words for row, words in shown.items()}
    return {}


def kind_look(graph: Snapshot, kind: Kind, language: str) -> Look:
    """Return how units of a kind look; bodies that no hierarchy holds are rounded and dashed where nothing is said."""
    look, body = kind.look, stands_free(graph.charter, kind.code)
    shape: Any = look.shape if look.shape in get_args(Shape) else "rounded" if body else "box"
    dash: Any = look.dash if look.dash in get_args(Dash) else "dashed" if body else "solid"
    layout: Any = look.layout if look.layout in get_args(ChildLayout) else None
    return Look(
        kind.name,
        kind.title.pick(language) or kind.name,
        look.fill or "",
        look.line or "",
        look.text or "",
        cast("Shape", shape),
        cast("Dash", dash),
        cast("ChildLayout | None", layout),
        bool(look.beside),
        bool(look.band),
    )


def subtitle_of(graph: Snapshot, source: str, language: str) -> str:
    """Return what stands below a title: the day, and where the data come from."""
    day = word("as_of", language, date=graph.as_of) if graph.as_of else ""
    return " · ".join(filter(None, (day, labelled(word("source", language), source, language) if source else "")))
