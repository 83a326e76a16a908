"""The terms of the Organization Ontology for the kinds and links of any charter: the mapping that linked data state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.exchange import w3c_terms as terms

if TYPE_CHECKING:
    from orgtree.charter.model import Charter, Kind

_POST, _SITE, _TOGETHER = (terms.CLASSES[kind] for kind in ("post", "site", "collaboration"))
_ORGANISATION = terms.CLASSES["organisation"]
_ENDS = {
    "registered_at": (terms.ORGANISATIONS, {_SITE}),
    "based_at": (terms.ORGANISATIONS, {_SITE}),
    "linked_to": (terms.ORGANISATIONS, terms.ORGANISATIONS),
    "reports_to": ({_POST}, {_POST}),
}
"""What the ontology's links join."""


class KindClasses:
    """Terms for the kinds and links of a charter.

    The charter `organisations` is the ontology's own. Of others a kind that is a `post` or a `site` is the ontology's, one whose
    units are bodies with conveners or seats is a collaboration, and a kind of the chart's first hierarchy an organisation; any
    other has only its own class, `urn:orgtree:kind:NAME`, which all but the ontology's own have as well.

    Args:
        charter: The charter.

    Attributes:
        own: Whether it is the ontology's own.
        kinds: Class of the ontology by kind; "" for none.
        seats: Links by which bodies seat units.
    """

    def __init__(self, charter: Charter) -> None:
        self.own = charter.name == "organisations"
        self._drawn = charter.in_hierarchy(charter.chart[0]) if charter.chart else frozenset()
        self.kinds = {name: self._class(kind) for name, kind in charter.kinds.items()}
        self.seats = frozenset(link for kind in charter.kinds.values() if kind.body for link in kind.body.seats)

    def _class(self, kind: Kind) -> str:
        if self.own and kind.name in terms.CLASSES:
            return terms.CLASSES[kind.name]
        if found := next((one for word, one in (("post", _POST), ("site", _SITE)) if word in kind.ancestors), None):
            return found
        if kind.body and (kind.body.convener or kind.body.seats):
            return _TOGETHER
        return _ORGANISATION if kind.code in self._drawn else ""

    def types(self, kind: str) -> list[str]:
        """Return the classes of units of a kind."""
        known = [self.kinds[kind]] if self.kinds[kind] else []
        return known if self.own and kind in terms.CLASSES else [*known, f"{terms.KIND}:{kind}"]

    def under(self, kind: str, above: str) -> str | None:
        """Return the term that leads to the unit above, None where the ontology has none for these kinds."""
        unit_of, part_of, post_in = terms.UNDER
        if self.kinds[above] not in terms.ORGANISATIONS:
            return None
        if self.kinds[kind] == _POST:
            return post_in
        if self.kinds[kind] == terms.CLASSES["organisational_unit"]:
            return unit_of
        return part_of if self.kinds[kind] in terms.ORGANISATIONS else None

    def link(self, link: str, kind: str, other: str) -> str:
        """Return the term of a link between units of two kinds."""
        if link in terms.LINKS:
            sources, targets = _ENDS[link]
            if self.own or (self.kinds[kind] in sources and self.kinds[other] in targets):
                return terms.LINKS[link]
        return f"{terms.LINK}{link}"
