"""Make the view of a picture: its units, and what changed where two states are compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.api.languages import need_language
from orgtree.base.catalogue import N_, translator
from orgtree.base.errors import UsageError
from orgtree.base.messages import Saying
from orgtree.graph.placement import EVERY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.api.organisation import Organisation
    from orgtree.draw.picture_options import PictureOptions
    from orgtree.draw.view import View
    from orgtree.graph.snapshot import Snapshot


def by_id(org: Organisation, options: PictureOptions) -> PictureOptions:
    """Return options whose root is an id, by whatever name of the unit it was given.

    Raises:
        UsageError: If there is no such unit, or nothing is written in a language that is asked for.
    """
    graph = org.snapshot
    for language in (options.language, *options.named_in()):
        need_language(graph, language)
    return options if options.root is None else replace(options, root=graph.ids[graph.number(options.root)])


def made_view(org: Organisation, options: PictureOptions) -> View:
    """Return the view of a picture, before any layout."""
    options = by_id(org, options)
    compared = _Compared(org, options) if options.before is not None else None
    if options.view == "body":
        view = _body(org, options, compared)
    elif options.view == "neighbourhood":
        view = _neighbourhood(org, options, compared)
    else:
        view = _both(org, options, compared)
        if not view.roots:
            raise UsageError(N_("nothing is left to draw: no unit in force fits what was asked for"))
        for kind in options.with_kinds:
            names = {org.snapshot.kinds[code].name for code in org.snapshot.kind_codes([kind])}
            if not any(view.looks[look].kind in names for look in set(view.kinds)):
                raise UsageError(N_("no unit of kind '{name}' is nested at what is drawn"), name=kind)
    if options.links == "none":
        from orgtree.draw.select import without_links  # noqa: PLC0415 - only this choice needs it

        view = without_links(view)
    if compared is not None:
        view = compared.finished(view)
    from orgtree.api.vacancies import with_vacant  # noqa: PLC0415 - loaded when a view is made

    view = with_vacant(org.snapshot, view)
    if options.show:
        from orgtree.api.shown_fields import with_shown  # noqa: PLC0415 - only where it is asked for

        view = with_shown(org.snapshot, view, options.shown_in())
    if options.size_by:
        from orgtree.api.sizes import with_sizes  # noqa: PLC0415 - only where it is asked for

        view = with_sizes(org.snapshot, view, options.size_by)
    title = options.title
    return replace(view, title=title) if isinstance(title, str) and title else view


class _Compared:
    """A picture of what changed since an earlier state.

    Args:
        org: The later state.
        options: What was chosen, with the earlier one.
    """

    def __init__(self, org: Organisation, options: PictureOptions) -> None:
        from orgtree.api.change_marks import told  # noqa: PLC0415 - only comparisons need it

        self.options = options
        self.language = options.language or org.snapshot.language
        self.diff = options.before.diff(org)
        self.told = told(self.diff, self.language)

    def joined(self, after: View, options: PictureOptions) -> View:
        """Return the view of both states."""
        from orgtree.draw.changes import joined  # noqa: PLC0415 - as above

        before: Organisation = options.before
        foot = options.view != "map" and options.links != "none"
        root = options.root
        if root is not None:
            root = next((was for was, now in self.diff.renamed.items() if now == root), root)
            number = before.snapshot.index.get(root)
            if number is None or not before.snapshot.in_force[number]:
                return joined(None, after, self.told, foot=foot)
        try:
            view = tree_of(before, replace(options, root=root))
        except UsageError:
            if not self.diff.rules_changed:
                raise
            return joined(
                None, after, self.told, foot=foot
            )  # the earlier charter knows no such kind, field or hierarchy
        return joined(view, after, self.told, foot=foot)

    def elsewhere(self, view: View) -> Mapping[str, int]:
        """Return how many changes a view does not show, by the reason."""
        from orgtree.api.change_marks import elsewhere  # noqa: PLC0415 - as above

        return elsewhere(self.diff, view)

    def finished(self, view: View) -> View:
        """Return a view with both days or files in its title, and the count of what it does not show."""
        from orgtree.api.change_marks import span  # noqa: PLC0415 - as above
        from orgtree.draw.changes import only_changes  # noqa: PLC0415 - as above
        from orgtree.draw.words import labelled, word  # noqa: PLC0415 - as above

        if self.options.only_changes:
            view = only_changes(view)
        if view.changes is None:
            return view
        titles, states = span(self.diff, self.language)
        own = self.diff.after.snapshot.shown_title.pick(self.language) or ""
        title = (titles + view.title.removeprefix(own)) if own and view.title.startswith(own) else view.title or titles
        given = isinstance(self.options.title, str) and self.options.title
        sources = [source_of(org) for org in (self.diff.before, self.diff.after)]
        source = self.options.source if self.options.source is not None else " → ".join(filter(None, sources))
        said = labelled(word("source", self.language), source, self.language) if source and source != states else ""
        return replace(
            view,
            title=" · ".join(filter(None, (title, states))),
            subtitle=" · ".join(filter(None, (states if given else "", said))),
            changes=replace(view.changes, elsewhere=self.elsewhere(view)),
        )


def _both(org: Organisation, options: PictureOptions, compared: _Compared | None) -> View:
    """Return the tree of units, joined with that of the earlier state where two are compared.

    Where nothing says which units to draw, a comparison has all hierarchies in which something changed.
    """
    view = tree_of(org, options)
    if compared is None:
        return view
    joined = compared.joined(view, options)
    narrowed = ("root", "depth", "kinds", "where", "along")
    if any(map(options.chose, narrowed)) or "not_in_picture" not in compared.elsewhere(joined):
        return joined
    options = replace(options, along=EVERY)
    return compared.joined(tree_of(org, options), options)


def tree_of(org: Organisation, options: PictureOptions) -> View:
    """Return the tree of units."""
    from orgtree.draw import from_graph  # noqa: PLC0415 - loaded when a view is made

    graph = org.snapshot
    language = options.language or graph.language
    root, along = options.root, options.along
    if root is not None:
        unit = graph.number(root)
        if not graph.in_force[unit]:
            raise UsageError(
                N_("'{root}' is not in force on the day that is looked at ({as_of})"), root=root, as_of=graph.as_of
            )
    arguments: dict[str, Any] = {}
    if options.colour:
        from orgtree.api.colouring import colouring  # noqa: PLC0415 - only coloured pictures are measured

        found = colouring(graph, options.colour, language=language)
        arguments = {
            "values": found.values,
            "metric": found.title,
            "gap": found.gap,
            "ends": found.ends,
            "target": found.target.say(translator(language)) if found.target else "",
        }
        along = along or (found.along if root is None else None)
    if options.size_by and along is None and root is None:
        from orgtree.api.sizes import size_field  # noqa: PLC0415 - only where it is asked for

        field = size_field(graph, options.size_by)
        along = graph.first_hierarchy(graph.having(field) & graph.in_force)
    units = None
    if options.where:
        from orgtree.graph.select import select  # noqa: PLC0415 - only filtered pictures need it

        units = select(graph, where=options.where).tolist()
    if along is None and root is None:
        along = _home(graph, units, options.kinds)
    view = from_graph.view_of(
        graph,
        root=root,
        depth=options.depth,
        kinds=options.kinds or None,
        units=units,
        above=units is not None,
        along=along,
        with_kinds=options.with_kinds,
        language=language,
        names=options.named_in(),
        source=source_of(org, options.source),
        **arguments,
    )
    if root is not None and root not in view.ids:
        from orgtree.graph.bodies import is_body  # noqa: PLC0415 - on the way of mistakes only

        hint = Saying(
            N_("it is a joint body: draw it with view 'body'") if is_body(graph, root) else N_("it was filtered out")
        )
        raise UsageError(N_("'{root}' has no place in the tree that is drawn; {hint}"), root=root, hint=hint)
    if view.values and not any(view.values):
        raise UsageError(
            N_("metric '{colour}' measures none of the units that would be drawn; draw another hierarchy or root"),
            colour=options.colour,
        )
    if root is not None and view.title:
        view = replace(view, title=f"{view.title} · {graph.name(graph.number(root), language)}")
    return view


def _home(graph: Snapshot, units: Sequence[int] | None, kinds: Sequence[str]) -> str | None:
    """Return the first hierarchy of any of the requested units; None where all are requested."""
    if units is None and not kinds:
        return None
    asked = graph.of_kinds(kinds) if kinds else graph.in_force
    if units is not None:
        fits = np.zeros(graph.size, dtype=bool)
        fits[list(units)] = True
        asked = asked & fits
    return graph.first_hierarchy(asked)


def _body(org: Organisation, options: PictureOptions, compared: _Compared | None) -> View:
    from orgtree.draw.body import body_view  # noqa: PLC0415 - only this view needs it
    from orgtree.graph.bodies import bodies, is_body  # noqa: PLC0415 - as above

    root = options.root
    graph = org.snapshot
    if root is None:
        found = [graph.ids[unit] for unit in bodies(graph).nonzero()[0].tolist()]
        if len(found) != 1:
            if not found:
                raise UsageError(
                    N_("a view of a body needs the id of a joint body as its root; the definition has none")
                )
            raise UsageError(
                N_("a view of a body needs the id of a joint body as its root, for instance '{id}'"), id=found[0]
            )
        root = found[0]
    if not is_body(graph, root):
        raise UsageError(
            N_("'{root}' is no joint body: its kind '{name}' has no body"),
            root=root,
            name=graph.kind_of(graph.number(root)).name,
        )
    whole = _both(org, replace(options, root=None, along=EVERY), compared)
    return body_view(whole, list(whole.ids).index(root))


def _neighbourhood(org: Organisation, options: PictureOptions, compared: _Compared | None) -> View:
    from orgtree.draw.from_graph import with_written_links  # noqa: PLC0415 - loaded when a view is made
    from orgtree.draw.neighbourhood import neighbourhood  # noqa: PLC0415 - only this view needs it

    root = options.root
    if root is None:
        raise UsageError(N_("a view of a neighbourhood needs the id of a unit as its root"))
    along = options.along or EVERY
    whole = _both(org, replace(options, root=None, along=along), compared)
    if root not in whole.ids:
        raise UsageError(
            N_("'{root}' has no place in the hierarchy '{along}', or is not in force"), root=root, along=along
        )
    unit = list(whole.ids).index(root)
    if unit in whole.bodies:
        body = replace(options, view="body")
        body.check()
        return _body(org, body, compared)
    return neighbourhood(with_written_links(org.snapshot, whole, unit), unit)


def source_of(org: Organisation, given: str | None = None) -> str:
    """Return the source that was given, else the name of the definition's file, without its folder."""
    if given is not None:
        return given
    name = PurePath(org.origin).name
    return name if name.endswith((".yaml", ".yml", ".json")) else ""
