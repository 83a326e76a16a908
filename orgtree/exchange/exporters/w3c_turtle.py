"""The Organization Ontology of W3C in Turtle."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.exchange import organisation_triples, w3c_terms
from orgtree.exchange.exported import Exported
from orgtree.exchange.organisation_triples import Said, triples_of

if TYPE_CHECKING:
    from orgtree.exchange.exported import Handed

TITLE = "Organization Ontology of W3C as Turtle"
ENDINGS = (".ttl",)
KEEPS, LOSES = organisation_triples.KEEPS, organisation_triples.LOSES
TEXT = True

_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')
_SHORT = re.compile(r"[a-z]+:[A-Za-z_]\w*", re.ASCII)


def write(handed: Handed) -> Exported:
    """Return an organisation in this form."""
    found, left = triples_of(handed)
    lines = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in sorted(w3c_terms.PREFIXES.items())]
    for subject, said in found:
        lines += ["", f"<{subject}>", *[f"  {_statement(one)} ;" for one in _sorted(said)]]
        lines[-1] = lines[-1][:-1] + "."
    return Exported({"": ("\n".join(lines) + "\n").encode()}, left)


def _sorted(said: list[Said]) -> list[Said]:
    """Return the statements with the type first."""
    return sorted(said, key=lambda one: (one.predicate != w3c_terms.TYPE, one))


def _statement(said: Said) -> str:
    predicate = "a" if said.predicate == w3c_terms.TYPE else _iri(said.predicate)
    if not said.is_text:
        return f"{predicate} {_iri(said.value)}"
    text = _ESCAPED.sub(_escaped, said.value)
    return f'{predicate} "{text}"' + (f"@{said.language}" if said.language else "")


def _iri(iri: str) -> str:
    short = w3c_terms.short(iri)
    return short if _SHORT.fullmatch(short) else f"<{iri}>"


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04X}"
