"""The part of a definition's JSON Schema that speaks of units: kinds, fields, links, nesting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.charter.schema_parts import (
    COUNT,
    DATE,
    INTERVAL,
    TITLE,
    UNIT_ID,
    Schema,
    both,
    choice,
    closed,
    described,
    one_or_more,
    ref,
    word,
)

if TYPE_CHECKING:
    from orgtree.charter.model import Charter, Field, Kind, Link

_VALUES: dict[str, Schema] = {
    "count": COUNT,
    "number": INTERVAL,
    "date": DATE,
    "text": {"type": "string"},
    "bool": {"type": "boolean"},
}
_MOST_NAMED = 8


def unit_parts(charter: Charter) -> dict[str, Schema]:
    """Return the definitions that describe units under a charter, by name."""
    kinds = list(charter.kinds.values())
    concrete = [kind for kind in kinds if not kind.abstract]
    parts: dict[str, Schema] = {name: {**schema} for name, schema in _VALUES.items()}
    parts["name"] = TITLE
    parts["id"] = UNIT_ID
    parts["incomplete"] = described(
        one_or_more(choice([ref(f"link_name.{name}") for name in charter.links])),
        description="links whose list is not whole: what is missing is unknown, and not none",
    )
    parts["exceptions"] = _exceptions(charter)
    parts["top_unit"] = _chosen([kind.name for kind in concrete])
    parts["unit"] = _unit(concrete)
    parts |= {f"kind.{kind.name}": _kind_word(kind) for kind in kinds}
    parts |= {f"field.{field.name}": _field(field) for field in charter.fields.values()}
    parts |= {f"link_name.{link.name}": word(link.name, title=both(link.title)) for link in charter.links.values()}
    parts |= {f"link.{link.name}": _link(link, kinds) for link in charter.links.values()}
    below: dict[tuple[str, ...], str] = {}
    for kind in concrete:
        inside = tuple(kinds[child].name for child, parent in sorted(charter.nests) if parent == kind.code)
        if inside and inside not in below:
            below[inside] = f"inside.{kind.name}"
            parts[below[inside]] = _chosen(inside)
        parts[f"unit.{kind.name}"] = _unit_of(kind, charter, below.get(inside))
    return parts


def _unit(concrete: list[Kind]) -> Schema:
    """Return the schema of any unit; its kind says the rest."""
    own = {key: ref(key) for key in ("id", "name")} | {"kind": {"type": "string"}}
    return {
        "type": "object",
        "required": ["id", "kind"],
        "properties": own,
        "allOf": [
            {
                "if": {"required": ["kind"], "properties": {"kind": {"const": kind.name}}},
                "then": ref(f"unit.{kind.name}"),
            }
            for kind in concrete
        ],
    }


def _chosen(kinds: list[str] | tuple[str, ...]) -> Schema:
    """Return the schema of a unit of one of some kinds."""
    return {"properties": {"kind": choice([ref(f"kind.{kind}") for kind in kinds])}, "allOf": [ref("unit")]}


def _unit_of(kind: Kind, charter: Charter, inside: str | None) -> Schema:
    """Return the schema of units of one kind."""
    links = [link.name for link in charter.links.values() if any(source == kind.code for source, _ in link.pairs)]
    properties = {
        "id": ref("id"),
        "kind": ref(f"kind.{kind.name}"),
        "name": ref("name"),
        **{name: ref(f"field.{name}") for name in kind.fields},
        **{name: ref(f"link.{name}") for name in links},
        "valid": ref("period"),
        "exceptions": ref("exceptions"),
        "incomplete": ref("incomplete"),
    }
    if inside:
        properties["units"] = {"type": "array", "items": ref(inside), "description": "units that stand under this one"}
    return closed(
        properties,
        [field.name for field in kind.fields.values() if field.required],
        title=both(kind.title),
        description=both(kind.description) or both(kind.title),
    )


def _kind_word(kind: Kind) -> Schema:
    return word(kind.name, title=both(kind.title), description=both(kind.title, kind.description))


def _field(field: Field) -> Schema:
    """Return the schema of a field: its value, or the value with its source and date."""
    value = (
        choice({name: both(title) for name, title in field.of.items()}) if field.type == "choice" else ref(field.type)
    )
    noted = closed({"value": value, "source": {"type": "string"}, "as_of": ref("date")}, ["value"])
    return {
        "title": both(field.title),
        "description": both(field.title, field.description, field.unit),
        "anyOf": [*(value["anyOf"] if field.type == "choice" else [value]), noted],
    }


def _link(link: Link, kinds: list[Kind]) -> Schema:
    """Return the schema of a link's key: an id, a mapping with the link's fields, or a list of those."""
    properties = {
        "to": described(UNIT_ID, description="id of the unit that it leads to"),
        **{field.name: _field(field) for field in link.fields.values()},
        "valid": ref("period"),
    }
    required = [field.name for field in link.fields.values() if field.required]
    entry = closed(properties, ["to", *required])
    # A link with a field that must be stated cannot be a bare id.
    single = [entry] if required else [ref("id"), entry]
    targets = sorted({target for _, target in link.pairs})
    names = ", ".join(kinds[code].name for code in targets[:_MOST_NAMED])
    leads = f"leads to: {names}{', …' if len(targets) > _MOST_NAMED else ''}"
    return {
        "title": both(link.title),
        "description": "\n".join(filter(None, (both(link.title, link.description), leads))),
        "anyOf": [*single, {"type": "array", "items": single[0] if len(single) == 1 else {"anyOf": single}}],
    }


def _exceptions(charter: Charter) -> Schema:
    rules = {
        code: described(ref("exception"), description=both(charter.text(rule.title)))
        for code, rule in charter.rules.items()
    }
    return closed(
        rules,
        patternProperties={"^ORG[0-9]{3}$": ref("exception")},
        description="rules that need not hold here, each with its reason",
    )
