"""Compile bodies: the links for conveners, seats and bases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.suggest import listed
from orgtree.charter.model import Body, Kind, Link
from orgtree.charter.resolve import Places, Reporter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.finding import Finding
    from orgtree.charter.language import BodyModel, CharterModel


def compile_bodies(
    model: CharterModel, kinds: Mapping[str, Kind], links: Mapping[str, Link], places: Places
) -> tuple[dict[str, Body], list[Finding]]:
    """Resolve the bodies of kinds.

    Args:
        model: The charter as written.
        kinds: Compiled kinds.
        links: Compiled links.
        places: Turns the pointer to a construct into a place.

    Returns:
        The body of each kind that has one, inherited ones included, and what is wrong; a wrong link is left out.
    """
    work = Reporter(places)
    sound = {
        name: _sound(work, name, kind.body, kinds, links) for name, kind in model.kinds.items() if kind.body is not None
    }
    found: dict[str, Body] = {}
    for name, kind in kinds.items():
        said: dict[str, Any] = {}
        for ancestor in reversed(kind.ancestors):
            said |= sound.get(ancestor, {})
        if any(ancestor in sound for ancestor in kind.ancestors):
            found[name] = Body(**said)
    return found, work.findings


def _sound(
    work: Reporter, name: str, written: BodyModel, kinds: Mapping[str, Kind], links: Mapping[str, Link]
) -> dict[str, Any]:
    """Return a kind's own links for its body, by part; report those that do not fit."""
    codes = {kind.code for kind in kinds.values() if name in kind.ancestors}
    starting = [link.name for link in links.values() if any(source in codes for source, _ in link.pairs)]
    taken: set[str] = set()

    def fits(link: str, *pointer: str | int) -> bool:
        place = ("kinds", name, "body", *pointer)
        if link not in links:
            work.unknown(link, starting, place, N_("'{name}' is not a link of the charter"))
        elif link not in starting:
            work.report(
                "ORG104",
                N_("no '{link}' leads from a '{kind}'"),
                place,
                facts={"kind": name, "known": listed(starting)},
                link=link,
                help=N_("name one of its own links, {known}, or add the kind to from: of '{link}'")
                if starting
                else N_("add the kind to from: of '{link}'"),
            )
        elif link in taken:
            work.report(
                "ORG111",
                N_("'{link}' has two parts in the body of '{kind}'"),
                place,
                facts={"kind": name},
                link=link,
                help=N_("name it once: under convener, seats or base"),
            )
        else:
            taken.add(link)
            return True
        return False

    said: dict[str, Any] = {}
    if "convener" in written.model_fields_set:
        convener = written.convener
        said["convener"] = convener if convener is not None and fits(convener, "convener") else None
    for part in ("seats", "base"):
        if part in written.model_fields_set:
            named = enumerate(getattr(written, part))
            said[part] = tuple(link for position, link in named if fits(link, part, position))
    return said
