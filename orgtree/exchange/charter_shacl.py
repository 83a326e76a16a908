"""A charter as SHACL: shapes that linked data of its organisations, as orgtree writes them, conform to."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from orgtree.charter.schema_parts import DATE, END, UNIT_ID
from orgtree.exchange import w3c_terms as terms
from orgtree.exchange.kind_classes import KindClasses
from orgtree.exchange.turtle_text import iri, literal, prefix_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from orgtree.base.text import Text
    from orgtree.charter.model import Charter, Field, Kind, Link

_SH, _XSD = "http://www.w3.org/ns/shacl#", "http://www.w3.org/2001/XMLSchema#"
_GROUP = re.compile(r"(?<!\\)\(\?:")
_BETWEEN = "; "
"""What stands between the values of a list, which linked data have as one text."""

Block = list[tuple[str, str]]
"""Predicates and objects, as Turtle writes them."""


def shacl_of(charter: Charter) -> str:
    """Return the shapes of a charter in Turtle: kinds with their fields, links with their ends and numbers, seats of bodies.

    Values are texts, as they are in linked data that orgtree writes, so that intervals fit; ranges, rules and metrics are not in it.

    Args:
        charter: The charter.
    """
    writing = _Shapes(charter)
    lines = prefix_lines({**terms.PREFIXES, "sh": _SH, "xsd": _XSD})
    for name, block in writing.shapes():
        said = [f"  {predicate} {value} ;" for predicate, value in block]
        said[-1] = said[-1][:-1] + "."
        lines += ["", f"<{terms.OWN}shape:{name}>", "  a sh:NodeShape ;", *said]
    return "\n".join(lines) + "\n"


class _Shapes:
    """The shapes of one charter."""

    def __init__(self, charter: Charter) -> None:
        self._charter = charter
        self._mapped = KindClasses(charter)
        self._concrete = [kind for kind in charter.kinds.values() if not kind.abstract]
        self._by_code = {kind.code: kind for kind in self._concrete}

    def shapes(self) -> Iterator[tuple[str, Block]]:
        """Yield the shape of each kind, and of the seats of each type."""
        for kind in self._concrete:
            yield kind.name, self._kind(kind)
        for link in self._charter.links.values():
            if link.name in self._mapped.seats:
                yield link.name, self._seat(link)

    def _kind(self, kind: Kind) -> Block:
        block = [("sh:targetClass", self._class(kind)), *_told(kind.title, kind.description), ("sh:closed", "true")]
        block.append(("sh:ignoredProperties", "( rdf:type )"))
        block += [
            _property(
                iri(terms.IDENTIFIERS[0]), _once(), ("sh:minCount", "1"), ("sh:pattern", _pattern(UNIT_ID["pattern"]))
            ),
            _property(iri(terms.NAMES[0]), ("sh:uniqueLang", "true")),
            *_days(),
            _property(_field_term("incomplete"), _once()),
            _property(iri(terms.SILENT)),
        ]
        for field in kind.fields.values():
            paths = [_field_term(field.name)]
            if self._mapped.own and field.name in terms.FIELDS:
                paths.insert(0, iri(terms.FIELDS[field.name][0]))
            block += [_property(path, *_field(field, needed=len(paths) == 1)) for path in paths]
        ways = self._ways(kind)
        for path, targets in ways.items():
            block.append(_property(path, *_one_of(sorted({self._class(target) for _, target in targets}))))
        for link in self._charter.links.values():
            block += self._numbers(link, kind, ways)
        return block

    def _ways(self, kind: Kind) -> dict[str, list[tuple[Link, Kind]]]:
        """Return where each term leads from units of a kind, by which link."""
        found: dict[str, list[tuple[Link, Kind]]] = {}
        for link in self._charter.links.values():
            if link.name in self._mapped.seats or (self._mapped.own and link.name == "succeeded_by"):
                continue
            for source, target in sorted(link.pairs):
                if source != kind.code:
                    continue
                other = self._by_code[target]
                named = [self._mapped.link(link.name, kind.name, other.name)]
                if self._charter.nests.get((source, target)) == link.name:
                    named += [term] if (term := self._mapped.under(kind.name, other.name)) else []
                for term in named:
                    found.setdefault(iri(term), []).append((link, other))
        return found

    def _numbers(self, link: Link, kind: Kind, ways: dict[str, list[tuple[Link, Kind]]]) -> Iterator[tuple[str, str]]:
        """Yield how many links of a type, subtypes included, a unit of a kind has, as far as their terms are theirs alone."""
        if link.each is None or not any(source == kind.code for source, _ in link.pairs):
            return
        types = set(self._charter.subtypes(link.name))
        paths = [path for path, ends in ways.items() if types & {one.name for one, _ in ends}]
        if not paths:
            return
        among = f"[ sh:alternativePath ( {' '.join(paths)} ) ]" if len(paths) > 1 else paths[0]
        title = link.title.pick("en")
        if link.each.low > 0:
            least = _block([("sh:path", among), ("sh:minCount", str(math.ceil(link.each.low)))])
            excused = [
                _block([("sh:path", path), ("sh:minCount", "1")])
                for path in (_field_term("incomplete"), iri(terms.UNTIL[0]))
            ]
            silent = _block([("sh:path", iri(terms.SILENT)), ("sh:hasValue", literal(link.name))])
            yield "sh:or", f"( {' '.join([least, *excused, silent])} )"
        alone = all(one.name in types for path in paths for one, _ in ways[path])
        if alone and math.isfinite(link.each.high):
            most = ("sh:maxCount", str(math.floor(link.each.high)))
            yield "sh:property", _block([("sh:path", among), most, ("sh:name", literal(title, "en"))])

    def _seat(self, link: Link) -> Block:
        sources, targets = ({self._class(self._by_code[pair[end]]) for pair in link.pairs} for end in (0, 1))
        role = iri(terms.FIELDS["role"][0])
        return [
            ("sh:targetClass", f"<{terms.LINK}{link.name}>"),
            *_told(link.title, link.description),
            _property(iri(terms.MEMBER_IN), _once(), ("sh:minCount", "1"), *_one_of(sorted(sources))),
            _property(iri(terms.MEMBER), _once(), ("sh:minCount", "1"), *_one_of(sorted(targets))),
            *_days(),
            *(
                _property(role if field.name == "role" else _field_term(field.name), *_field(field, needed=True))
                for field in link.fields.values()
            ),
        ]

    def _class(self, kind: Kind) -> str:
        """Return the narrowest class of a kind."""
        return iri(self._mapped.types(kind.name)[-1])


def _field(field: Field, *, needed: bool) -> Iterator[tuple[str, str]]:
    """Yield what holds for the text of a field."""
    schema = field.values.one.schema(field)
    yield _once()
    yield from _told(field.title, field.description)
    if field.required and needed:
        yield "sh:minCount", "1"
    words = [*field.of] or (["true", "false"] if schema.get("type") == "boolean" else [])
    if field.several:
        one = "|".join(map(re.escape, words)) if words else _pattern(schema.get("pattern", "^.*$"), quoted=False)[1:-1]
        yield "sh:pattern", literal(f"^({one})({_BETWEEN}({one}))*$")
        return
    if words:
        yield "sh:in", f"( {' '.join(map(literal, words))} )"
    if "pattern" in schema:
        yield "sh:pattern", _pattern(schema["pattern"])
    for key in ("minLength", "maxLength"):
        if key in schema:
            yield f"sh:{key}", str(schema[key])


def _days() -> list[tuple[str, str]]:
    return [
        _property(iri(path), _once(), ("sh:pattern", _pattern(schema["pattern"])))
        for path, schema in ((terms.FROM[0], DATE), (terms.UNTIL[0], END))
    ]


def _pattern(pattern: str, *, quoted: bool = True) -> str:
    """Return a pattern in the words that SPARQL has, too."""
    plain = _GROUP.sub("(", pattern)
    return literal(plain) if quoted else plain


def _field_term(name: str) -> str:
    return f"<{terms.FIELD}{name}>"


def _once() -> tuple[str, str]:
    return "sh:maxCount", "1"


def _told(title: Text, description: Text) -> list[tuple[str, str]]:
    """Return names and descriptions in their languages."""
    return [
        (predicate, literal(words, language))
        for predicate, text in (("sh:name", title), ("sh:description", description))
        for language, words in text.words
    ]


def _one_of(classes: Iterable[str]) -> list[tuple[str, str]]:
    """Return that a value is of one of some classes."""
    found = list(classes)
    if len(found) == 1:
        return [("sh:class", found[0])]
    return [("sh:or", f"( {' '.join(_block([('sh:class', one)]) for one in found)} )")]


def _property(path: str, *said: tuple[str, str]) -> tuple[str, str]:
    return "sh:property", _block([("sh:path", path), *said])


def _block(said: Block) -> str:
    return f"[ {' ; '.join(f'{predicate} {value}' for predicate, value in said)} ]"
