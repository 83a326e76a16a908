"""Compile link types: inheritance, allowed pairs of kinds, hierarchies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.text import Text
from orgtree.charter.model import Field, Kind, Link
from orgtree.charter.resolve import Places, Reporter, ancestry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.base.finding import Finding
    from orgtree.charter.language import CharterModel, LinkModel

_MOST_PAIRS = 1_000_000
_INHERITED = ("nest", "each", "each_to", "symmetric", "same_kind")


def compile_links(
    model: CharterModel,
    kinds: Mapping[str, Kind],
    fields: Mapping[str, Mapping[str, Field]],
    places: Places,
) -> tuple[dict[str, Link], list[Finding]]:
    """Resolve the link types.

    Args:
        model: The charter as written.
        kinds: Compiled kinds.
        fields: Own fields of each link.
        places: Turns the pointer to a construct into a place.

    Returns:
        Links by name in the charter's order, and what is wrong with them.
    """
    work = _Links(model, kinds, places)
    chains = ancestry({name: link.is_a for name, link in model.links.items()}, "links", work)
    compiled: dict[str, Link] = {}
    for name, link in model.links.items():
        chain = chains[name]
        root = next((a for a in reversed(chain) if model.links[a].hierarchy), None)
        if link.hierarchy and root != name:
            work.report(
                "ORG111",
                N_("'{name}' is a subtype and already counts in the hierarchy '{root}'"),
                ("links", name, "hierarchy"),
                facts={"name": name, "root": root},
                help=N_("take hierarchy: true away from the subtype"),
            )
        settings: dict[str, Any] = {}
        inherited_fields: dict[str, Field] = {}
        for ancestor in reversed(chain):
            written = model.links[ancestor]
            settings.update({key: getattr(written, key) for key in _INHERITED if getattr(written, key) is not None})
            inherited_fields.update(fields[ancestor])
        says = next((a for a in chain if work.says_ends(model.links[a])), None)
        pairs = work.pairs(says, own=says == name) if says else frozenset[tuple[int, int]]()
        if says is None and name == chain[-1]:
            work.report(
                "ORG103",
                N_("link '{name}' does not say what it may join"),
                ("links", name),
                "key",
                facts={"name": name},
                help=N_("write from: and to:, or pairs: with the kinds"),
            )
        if settings.get("same_kind") and pairs:
            pairs = frozenset(pair for pair in pairs if pair[0] == pair[1])
            if not pairs:
                work.report(
                    "ORG104",
                    N_("no kind is at both ends of '{name}', so that same_kind leaves nothing to join"),
                    ("links", name, "same_kind"),
                    facts={"name": name},
                    help=N_("take same_kind away, or name a kind at both ends"),
                )
        compiled[name] = Link(
            name=name,
            title=Text.of(link.title if link.title is not None else name.replace("_", " "), model.language),
            description=Text.of(link.description, model.language),
            ancestors=chain,
            hierarchy=root,
            nest=bool(settings.get("nest")),
            each=settings.get("each"),
            each_to=settings.get("each_to"),
            symmetric=bool(settings.get("symmetric")),
            same_kind=bool(settings.get("same_kind")),
            fields=inherited_fields,
            pairs=pairs,
            line=next(filter(None, (model.links[a].look.line for a in chain)), None),
            internal=next(filter(None, (model.links[a].visibility for a in chain)), None) == "internal",
            plural=Text.of(link.plural, model.language),
        )
        if compiled[name].internal and root is not None:
            work.report(
                "ORG104",
                N_("'{name}' makes a hierarchy, which cannot be internal"),
                ("links", name),
                "key",
                facts={"name": name},
                help=N_("make the kinds internal that stand in it"),
            )
    return compiled, work.findings


class _Links(Reporter):
    """State of the compilation of links."""

    def __init__(self, model: CharterModel, kinds: Mapping[str, Kind], places: Places) -> None:
        super().__init__(places)
        self.model = model
        self.kinds = kinds
        self.joined = 0
        below: dict[str, set[int]] = {name: set() for name in kinds}
        for kind in kinds.values():
            for ancestor in () if kind.abstract else kind.ancestors:
                below[ancestor].add(kind.code)
        self.below = {name: frozenset(codes) for name, codes in below.items()}

    @staticmethod
    def says_ends(link: LinkModel) -> bool:
        return link.from_ is not None or link.to is not None or link.pairs is not None

    def codes(self, names: list[str], pointer: tuple[str | int, ...], *, own: bool) -> frozenset[int]:
        """Return the codes of the concrete kinds; unknown names are reported once, at their link."""
        codes: frozenset[int] = frozenset()
        for position, name in enumerate(names):
            if name in self.below:
                codes |= self.below[name]
            elif own:
                self.unknown(name, self.kinds, (*pointer, position), N_("'{name}' is not a kind of the charter"))
        return codes

    def pairs(self, name: str, *, own: bool) -> frozenset[tuple[int, int]]:
        """Return a link's own allowed pairs of concrete kinds."""
        link = self.model.links[name]
        allowed: set[tuple[int, int]] = set()
        if link.from_ is not None and link.to is not None:
            sources = self.codes(link.from_, ("links", name, "from"), own=own)
            targets = self.codes(link.to, ("links", name, "to"), own=own)
            self.join(allowed, sources, targets, name)
        elif (link.from_ is None) != (link.to is None) and own:
            missing = "to" if link.to is None else "from"
            self.report(
                "ORG103",
                N_("link '{name}' says only one of from and to"),
                ("links", name),
                "key",
                facts={"name": name, "missing": missing},
                help=N_("write {missing}: with the kinds of the other end"),
            )
        for source, targets_of in (link.pairs or {}).items():
            starts = self.codes([source], ("links", name, "pairs"), own=own) if source in self.below else frozenset()
            if source not in self.below and own:
                self.unknown(
                    source,
                    self.kinds,
                    ("links", name, "pairs", source),
                    N_("'{name}' is not a kind of the charter"),
                    part="key",
                )
            ends = self.codes(targets_of, ("links", name, "pairs", source), own=own)
            self.join(allowed, starts, ends, name)
        return frozenset(allowed)

    def join(self, allowed: set[tuple[int, int]], sources: frozenset[int], targets: frozenset[int], name: str) -> None:
        """Add all pairs of two sets of kinds, up to the limit of a charter."""
        self.joined += len(sources) * len(targets)
        if self.joined > _MOST_PAIRS:
            self.report(
                "ORG104",
                N_("the links allow more than {most} pairs of kinds"),
                ("links", name),
                "key",
                facts={"most": _MOST_PAIRS},
                help=N_("name fewer kinds"),
            )
            return
        allowed.update((a, b) for a in sources for b in targets)
