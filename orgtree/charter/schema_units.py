"""JSON Schema of units: kinds, fields, links, nesting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.messages import as_text
from orgtree.charter.schema_parts import (
    DATE,
    END,
    TITLE,
    UNIT_ID,
    Schema,
    both,
    choice,
    closed,
    described,
    one_or_more,
    outdated,
    ref,
    types_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from orgtree.charter.model import Charter, Field, Kind, Link

_MOST_NAMED = 8


def unit_parts(charter: Charter) -> dict[str, Schema]:
    """Return the definitions that describe units under a charter, by name."""
    kinds = list(charter.kinds.values())
    concrete = [kind for kind in kinds if not kind.abstract]
    parts: dict[str, Schema] = {"id": UNIT_ID, "name": TITLE, "names": _names()}
    parts["incomplete"] = described(
        one_or_more(ref("link_word")),
        description="links whose list is not whole: what is missing is unknown, and not none",
    )
    parts["exceptions"] = _exceptions(charter)
    parts["unit"] = _chosen(concrete)
    parts |= {f"case.{kind.name}": _case(kind) for kind in concrete}
    parts |= {f"field.{field.name}": _field(field, dated=True) for field in charter.fields.values()}
    parts["link_word"] = choice({link.name: both(link.title) for link in charter.links.values()})
    parts |= {f"link.{link.name}": _link(link, kinds) for link in charter.links.values()}
    below: dict[tuple[int, ...], str] = {}
    for kind in concrete:
        inside = tuple(child for child, parent in sorted(charter.nests) if parent == kind.code)
        if inside and inside not in below:
            below[inside] = f"inside.{kind.name}"
            parts[below[inside]] = _chosen(kinds[child] for child in inside)
        parts[f"unit.{kind.name}"] = _unit_of(kind, charter, below.get(inside))
    return parts


def _case(kind: Kind) -> Schema:
    """Return the schema that applies to units of one kind only."""
    return {
        "if": {"required": ["kind"], "properties": {"kind": _called(kind)}},
        "then": ref(f"unit.{kind.name}"),
    }


def _names() -> Schema:
    """Return the schema of the names that a unit had earlier."""
    source: Schema = {"type": "string", "description": "where the name is published"}
    name = closed(
        {"name": described(TITLE, title="the name on those days"), **_days("it was the name"), "source": source},
        ["name"],
        anyOf=[{"required": ["from"]}, {"required": ["until"]}],
    )
    return {"type": "array", "items": name, "description": "names that it had on other days: [{name: …, until: 2019}]"}


def _called(kind: Kind) -> Schema:
    """Return the schema of a kind's name, or of the words that people write for it."""
    return {"enum": [kind.name, *kind.aliases]} if kind.aliases else {"const": kind.name}


def _chosen(kinds: Iterable[Kind]) -> Schema:
    """Return the schema of a unit of any of several kinds.

    Only those kinds are told apart in it, and not all: editors offer what they find in an `if`, too.
    """
    chosen = list(kinds)
    words = {kind.name: kind_meaning(kind) for kind in chosen}
    aliases = {
        alias: f"{kind.name} and {as_text(dict(told))[1:-1]}" if told else kind.name
        for kind in chosen
        for alias, told in kind.aliases.items()
    }
    return {
        "title": "unit",
        "type": "object",
        "required": ["id", "kind"],
        "properties": {"id": ref("id"), "kind": choice(words, aliases)},
        "allOf": [ref(f"case.{name}") for name in words],
    }


def kind_meaning(kind: Kind) -> str:
    """Return the description of a kind for editors."""
    return both(kind.title, kind.description)


def _unit_of(kind: Kind, charter: Charter, inside: str | None) -> Schema:
    """Return the schema of units of one kind."""
    links = [link.name for link in charter.links.values() if any(source == kind.code for source, _ in link.pairs)]
    properties = {
        "id": ref("id"),
        "kind": described(_called(kind), description=kind_meaning(kind)),
        "name": ref("name"),
        "names": ref("names"),
        **{name: ref(f"field.{name}") for name in kind.fields},
        **_other_names(kind.fields.values(), lambda field: ref(f"field.{field.name}")),
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


def _field(field: Field, *, dated: bool = False) -> Schema:
    """Return the schema of a field: its value, or the value with its source and date; *dated* ones may be a list of those."""
    told: Schema = {"title": both(field.title), "description": both(field.title, field.description, field.unit)}
    if field.default is not None:
        told["default"] = field.values.plain(field.default)
    value = field.values.schema(field)
    noted = _noted(value, dated=dated)
    if "type" not in value:
        more = [{"type": "array", "items": {"type": "object", **noted}}] if dated else []
        return {**told, "anyOf": [value, {"type": "object", **noted}, *more]}
    types, inner = types_of(value), list(value.get("allOf", ()))
    if dated and "array" in types:  # a list of values, or one of values with their days
        inner = [
            {"items": {**one, "type": [*types_of(one), "object"], "allOf": [noted]}}
            for one in (part["items"] for part in inner)
        ]
    elif dated:
        types, inner = [*types, "array"], [*inner, {"items": {"type": "object", **noted}}]
    return {**value, **told, "type": [*types, "object"], "allOf": [*inner, noted]}


def _days(what: str) -> dict[str, Schema]:
    return {
        "from": described(DATE, description=f"the first day on which {what}"),
        "until": described(END, description=f"the first day on which {what} no longer; unknown where nobody knows it"),
    }


def _other_names(fields: Iterable[Field], schema: Callable[[Field], Schema]) -> dict[str, Schema]:
    """Return the schemas of the words that people write for fields: taken as the field, and marked."""
    return {alias: {**schema(field), **outdated(f"write {field.name}")} for field in fields for alias in field.aliases}


def _noted(value: Schema, *, dated: bool) -> Schema:
    """Return the properties of a value with source and date, and with the days on which it holds."""
    return {
        "properties": {
            "value": value,
            "source": {"type": "string", "description": "where the value is published"},
            "as_of": described(DATE, description="the date that the value is of"),
            **(_days("it was so") if dated else {}),
        },
        "required": ["value"],
        "additionalProperties": False,
    }


def _link(link: Link, kinds: list[Kind]) -> Schema:
    """Return the schema of a link's key: an id, a mapping with the link's fields, or a list of those."""
    required = [field.name for field in link.fields.values() if field.required]
    # A link with a field that must be stated cannot be a bare id.
    bare = {} if required else UNIT_ID
    single = {
        **bare,
        "type": ["object"] if required else ["string", "object"],
        "title": both(link.title),
        "description": both(link.title),
        "properties": {
            "to": described(UNIT_ID, description="id of the unit that it leads to"),
            **{field.name: _field(field) for field in link.fields.values()},
            **_other_names(link.fields.values(), _field),
            "valid": ref("period"),
        },
        "required": ["to", *required],
        "additionalProperties": False,
    }
    targets = sorted({target for _, target in link.pairs})
    names = ", ".join(kinds[code].name for code in targets[:_MOST_NAMED])
    leads = f"leads to: {names}{', …' if len(targets) > _MOST_NAMED else ''}"
    inner = {key: single[key] for key in ("properties", "required", "additionalProperties")}
    return {
        **bare,
        "type": ["array", "object"] if required else ["string", "object", "array"],
        "title": both(link.title),
        "description": "\n".join(filter(None, (both(link.title, link.description), leads))),
        "allOf": [inner, {"items": single}],
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
