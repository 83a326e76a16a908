"""IRIs and texts as Turtle writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.exchange.w3c_terms import short

if TYPE_CHECKING:
    from collections.abc import Mapping

_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')
_SHORT = re.compile(r"[a-z]+:[A-Za-z_]\w*", re.ASCII)


def prefix_lines(prefixes: Mapping[str, str]) -> list[str]:
    """Return the lines that declare prefixes."""
    return [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in sorted(prefixes.items())]


def iri(text: str) -> str:
    """Return an IRI, with its prefix where that can stand.

    >>> iri("http://www.w3.org/ns/org#Post"), iri("urn:orgtree:kind:team")
    ('org:Post', '<urn:orgtree:kind:team>')
    """
    name = short(text)
    return name if _SHORT.fullmatch(name) else f"<{text}>"


def literal(text: str, language: str = "") -> str:
    r"""Return a text.

    >>> print(literal('a "b"\n', "en"))
    "a \"b\"\u000A"@en
    """
    return f'"{_ESCAPED.sub(_escaped, text)}"' + (f"@{language}" if language else "")


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04X}"
