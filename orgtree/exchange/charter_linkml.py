"""A charter as a LinkML schema: what rows of units and links say under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.charter.schema_parts import DATE, END, UNIT_ID, both, types_of
from orgtree.source.render import Blocks, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from orgtree.base.text import Text
    from orgtree.charter.model import Charter, Field, Kind, Link

_NUMBERS = {"integer": "integer", "number": "float"}
_ROWS, _UNIT, _LINK, _PERIOD, _STATED, _ANY = (
    f"Orgtree{name}" for name in ("Rows", "Unit", "Link", "Period", "Statement", "Any")
)
"""Classes that are no kinds: LinkML takes `unit` and `Unit` for one name, and a kind may be called so."""
_UNITS: dict[str, Any] = {
    "id": {"identifier": True, "range": "string", "pattern": UNIT_ID["pattern"]},
    "kind": {"range": "string", "required": True},
    "name": {"range": _ANY, "description": "a text, or texts by language"},
    "names": {"range": _ANY, "multivalued": True, "description": "names of other days"},
    "valid": {"range": _PERIOD, "inlined": True},
    "incomplete": {"range": "string", "multivalued": True},
    "exceptions": {"range": _ANY, "description": "approved exceptions, by the rule's code"},
}
_LINKS: dict[str, Any] = {
    "link": {"range": "string", "required": True},
    "from": {"range": _UNIT, "required": True},
    "to": {"range": _UNIT, "required": True},
    "valid": {"range": _PERIOD, "inlined": True},
}
_STATEMENT = {
    "value": {"range": _ANY},
    "source": {"range": "string"},
    **{day: {"range": _ANY} for day in ("as_of", "from", "until")},
}
"""What a value says besides itself."""


def linkml_of(charter: Charter) -> str:
    """Return the LinkML schema of a charter in YAML: kinds with their fields, links with their ends and fields, choices.

    It describes the rows of `org.to_rows()`. Values of several days, numbers of links, rules and metrics are not in it.

    Args:
        charter: The charter.
    """
    writing = _Schema(charter)
    data = {
        "id": f"urn:orgtree:charter:{charter.name}",
        "name": charter.name,
        **_told(charter.title, charter.description),
        "prefixes": {"linkml": "https://w3id.org/linkml/", "orgtree": "urn:orgtree:"},
        "default_prefix": "orgtree",
        "default_range": "string",
        "imports": ["linkml:types"],
        "classes": writing.classes(),
        **({"enums": writing.enums} if writing.enums else {}),
    }
    return Blocks(Style(), lambda _item, _column: None).lines(data, 0) + "\n"


class _Schema:
    """The classes of one charter, and the choices that they name.

    Attributes:
        enums: The choices by name, once the classes are made.
    """

    def __init__(self, charter: Charter) -> None:
        self._charter = charter
        self._names = {kind.code: kind.name for kind in charter.kinds.values()}
        self.enums: dict[str, Any] = {}

    def classes(self) -> dict[str, Any]:
        """Return the class of the whole, of units by kind and of links by type."""
        listed = {"multivalued": True, "inlined_as_list": True}
        return {
            _ROWS: {
                "tree_root": True,
                "attributes": {"units": {"range": _UNIT, **listed}, "links": {"range": _LINK, **listed}},
            },
            _ANY: {"class_uri": "linkml:Any"},
            _PERIOD: {"attributes": {"from": _any_of(_values(DATE)), "until": _any_of(_values(END))}},
            _STATED: {"attributes": _STATEMENT},
            _UNIT: {"abstract": True, "attributes": _UNITS},
            **{kind.name: self._kind(kind) for kind in self._charter.kinds.values()},
            _LINK: {"abstract": True, "attributes": _LINKS},
            **{_link_class(link.name): self._link(link) for link in self._charter.links.values()},
        }

    def _kind(self, kind: Kind) -> dict[str, Any]:
        kinds = self._charter.kinds
        above = _direct(kind.ancestors, {name: one.ancestors for name, one in kinds.items()})
        inherited = {key: field for name in reversed(above) for key, field in kinds[name].fields.items()}
        usage: dict[str, Any] = {} if kind.abstract else {"kind": {"equals_string": kind.name}}
        usage |= {key: {"maximum_cardinality": 0} for key in inherited if key not in kind.fields}
        return {
            "is_a": above[0] if above else _UNIT,
            **({"mixins": above[1:]} if above[1:] else {}),
            **({"abstract": True} if kind.abstract else {}),
            **_told(kind.title, kind.description),
            **({"slot_usage": usage} if usage else {}),
            **self._attributes(
                {key: field for key, field in kind.fields.items() if inherited.get(key) != field}, "field"
            ),
        }

    def _link(self, link: Link) -> dict[str, Any]:
        links = self._charter.links
        above = _direct(link.ancestors, {name: one.ancestors for name, one in links.items()})
        inherited = links[above[0]].fields if above else {}
        ends = {
            end: _any_of({"range": self._names[code]} for code in sorted({pair[place] for pair in link.pairs}))
            for place, end in enumerate(("from", "to"))
        }
        return {
            "is_a": _link_class(above[0]) if above else _LINK,
            **_told(link.title, link.description),
            "slot_usage": {"link": {"equals_string": link.name}, **{end: ways for end, ways in ends.items() if ways}},
            **self._attributes(
                {key: field for key, field in link.fields.items() if inherited.get(key) != field}, link.name
            ),
        }

    def _attributes(self, fields: Mapping[str, Field], owner: str) -> dict[str, Any]:
        if not fields:
            return {}
        return {"attributes": {key: self._field(field, owner) for key, field in fields.items()}}

    def _field(self, field: Field, owner: str) -> dict[str, Any]:
        schema = field.values.one.schema(field)
        if field.of:
            name = f"{owner}_{field.name}"
            self.enums[name] = {
                "permissible_values": {word: {"title": both(title)} for word, title in field.of.items()}
            }
            values: list[dict[str, Any]] = [{"range": name}]
        else:
            values = _values(schema)
        if not field.several:
            values.append({"range": _STATED, "inlined": True})
        return {
            **_told(field.title, field.description),
            **({"unit": {"descriptive_name": both(field.unit)}} if field.unit else {}),
            **({"required": True} if field.required else {}),
            **({"multivalued": True} if field.several else {}),
            **_any_of(values),
        }


def _values(schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the ranges of values: numbers, or texts that say intervals of such."""
    types = types_of(dict(schema))
    if "boolean" in types:
        return [{"range": "boolean"}]
    bounds = {f"{key}_value": schema[key] for key in ("minimum", "maximum") if key in schema}
    numbers = [{"range": _NUMBERS[one], **bounds} for one in types if one in _NUMBERS]
    texts = [{"range": "string", **({"pattern": schema["pattern"]} if "pattern" in schema else {})}]
    return [*numbers, *(texts if "string" in types else [])]


def _any_of(options: Iterable[dict[str, Any]]) -> dict[str, Any]:
    found = list(options)
    return found[0] if len(found) == 1 else {"any_of": found} if found else {}


def _direct(ancestors: tuple[str, ...], all_ancestors: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return what is right above, itself and what is above that left out."""
    further = {above for name in ancestors[1:] for above in all_ancestors[name][1:]}
    return [name for name in ancestors[1:] if name not in further]


def _link_class(name: str) -> str:
    """Return the class of a link, which may be called as a kind is."""
    return f"{name}_link"


def _told(title: Text, description: Text) -> dict[str, str]:
    said = {"title": both(title), "description": both(description)}
    return {key: words for key, words in said.items() if words}
