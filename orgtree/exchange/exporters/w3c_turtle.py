"""The Organization Ontology of W3C in Turtle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.exchange import organisation_triples, w3c_terms
from orgtree.exchange.exported import Exported
from orgtree.exchange.organisation_triples import Said, triples_of
from orgtree.exchange.turtle_text import iri, literal, prefix_lines

if TYPE_CHECKING:
    from orgtree.exchange.exported import Handed

TITLE = "Organization Ontology of W3C as Turtle"
ENDINGS = (".ttl",)
KEEPS, LOSES = organisation_triples.KEEPS, organisation_triples.LOSES
TEXT = True


def write(handed: Handed) -> Exported:
    """Return an organisation in this form."""
    found, left = triples_of(handed)
    lines = prefix_lines(w3c_terms.PREFIXES)
    for subject, said in found:
        lines += ["", f"<{subject}>", *[f"  {_statement(one)} ;" for one in _sorted(said)]]
        lines[-1] = lines[-1][:-1] + "."
    return Exported({"": ("\n".join(lines) + "\n").encode()}, left)


def _sorted(said: list[Said]) -> list[Said]:
    """Return the statements with the type first."""
    return sorted(said, key=lambda one: (one.predicate != w3c_terms.TYPE, one))


def _statement(said: Said) -> str:
    predicate = "a" if said.predicate == w3c_terms.TYPE else iri(said.predicate)
    return f"{predicate} {literal(said.value, said.language) if said.is_text else iri(said.value)}"
