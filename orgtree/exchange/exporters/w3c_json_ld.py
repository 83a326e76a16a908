"""The Organization Ontology of W3C in JSON-LD, its context written out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.escape import json_text
from orgtree.exchange import organisation_triples, w3c_terms
from orgtree.exchange.exported import Exported
from orgtree.exchange.organisation_triples import Said, triples_of

if TYPE_CHECKING:
    from orgtree.exchange.exported import Handed

TITLE = "Organization Ontology of W3C as JSON-LD"
ENDINGS = (".jsonld",)
KEEPS, LOSES = organisation_triples.KEEPS, organisation_triples.LOSES
TEXT = True


def write(handed: Handed) -> Exported:
    """Return an organisation in this form."""
    found, left = triples_of(handed)
    data = {"@context": dict(sorted(w3c_terms.PREFIXES.items())), "@graph": [_node(*one) for one in found]}
    return Exported({"": (json_text(data, indent=1) + "\n").encode()}, left)


def _node(subject: str, said: list[Said]) -> dict[str, Any]:
    values: dict[str, list[Any]] = {}
    for one in sorted(said):
        if one.predicate == w3c_terms.TYPE:
            values.setdefault("@type", []).append(w3c_terms.short(one.value))
        else:
            values.setdefault(w3c_terms.short(one.predicate), []).append(_value(one))
    return {"@id": subject, **{key: found[0] if len(found) == 1 else found for key, found in values.items()}}


def _value(said: Said) -> Any:
    if not said.is_text:
        return {"@id": said.value}
    return {"@value": said.value, "@language": said.language} if said.language else said.value
