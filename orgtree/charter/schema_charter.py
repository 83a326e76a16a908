"""The JSON Schema of charters: the models of the language, and each check's own options."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from orgtree.charter.language import CharterModel
from orgtree.charter.reserved_words import NAME, RULE_CODE
from orgtree.charter.schema_measures import MeasureSchemas, measure_schemas
from orgtree.charter.schema_parts import (
    ASKED_OF_LINKS,
    COUNT,
    PATHS,
    REFERENCE,
    WORDS,
    Schema,
    choice,
    closed,
    named,
    ref,
    tidy,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

_NEEDED = ("FieldModel", "TotalModel")
_WORD: Schema = {"type": "string", "pattern": NAME}


def charter_schema(option_models: Mapping[str, type[BaseModel]], statements: Mapping[str, type[BaseModel]]) -> Schema:
    """Return the JSON Schema of charters.

    Args:
        option_models: The options of each check, by its name; `orgtree.check.engine.option_models()` gives those
            that there are.
        statements: What each measure may say, by its word; `orgtree.measure.measures.statement_models()` gives that.
    """
    schema = CharterModel.model_json_schema(by_alias=True, ref_template=REFERENCE)
    parts: dict[str, Any] = schema.pop("$defs")
    rule: dict[str, Any] = parts.pop("RuleModel")["properties"]
    needed = {name: parts[name].pop("required") for name in _NEEDED}
    checks = {name: _options(model, parts) for name, model in sorted(option_models.items())}
    parts |= {f"rule.{key}": value for key, value in rule.items()}
    parts |= {f"check.{name}": _rule_of(name, list(rule), options) for name, options in checks.items()}
    parts["rule"] = _rule(list(rule), checks)
    parts |= _expressions()
    measures = measure_schemas(statements, inline=False)
    parts |= measures.parts
    parts["MetricModel"] = closed(
        {**measures.properties, **parts["MetricModel"]["properties"]}, description=parts["MetricModel"]["description"]
    )
    properties = schema["properties"]
    properties["rules"] = {
        "type": "object",
        "patternProperties": {RULE_CODE: ref("rule")},
        "maxProperties": properties["rules"]["maxProperties"],
        "description": properties["rules"]["description"],
    }
    properties["paths"]["patternProperties"] = {NAME: ref("named_path")}
    properties["extends"]["examples"] = _builtin()
    whole = {
        "title": "Charters",
        "description": "Which kinds, fields and links there may be, which rules must hold, which metrics are required",
        "type": "object",
        "properties": properties,
        "required": schema["required"],
        "additionalProperties": False,
        # A charter that extends another may say a part of a field, a rule or a metric; one that stands alone says all.
        "allOf": [{"if": {"not": {"required": ["extends"]}}, "then": _whole(needed, measures)}],
    }
    tidied, definitions = tidy(whole), tidy({named(name): part for name, part in parts.items()})
    # Null takes away what the charter says that is extended: a whole construct, or what a metric measured.
    for name in ("kind", "link", "rule", "metric"):
        definitions[name]["type"] = ["object", "null"]
    definitions["named_path"]["anyOf"].append({"type": "null"})
    for word in measures.words:
        definitions["metric"]["properties"][word] = {
            "anyOf": [definitions["metric"]["properties"][word], {"type": "null"}]
        }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **tidied, "$defs": definitions}


def _whole(needed: Mapping[str, list[str]], measures: MeasureSchemas) -> Schema:
    """Return the schema's requirements of a charter without a parent."""

    def entries(schema: Schema) -> Schema:
        return {"additionalProperties": schema}

    total = {"properties": {"total": {"required": needed["TotalModel"]}}}
    typed = {"properties": {"fields": entries({"required": needed["FieldModel"]})}}
    # What is a case of another may say anew what it inherits, and then the type is said there.
    own = {"if": {"not": {"required": ["is_a"]}}, "then": typed}
    fields = entries({"type": "object", "properties": {"fields": entries(total)}, "allOf": [own]})
    metric = {
        "type": "object",
        "anyOf": [{"required": [word]} for word in measures.words],
        "properties": {word: {"required": keys} for word, keys in measures.needed.items()},
    }
    return {
        "properties": {
            "kinds": fields,
            "links": fields,
            "rules": entries({"type": "object", "required": ["check"]}),
            "metrics": entries(metric),
        }
    }


def _options(model: type[BaseModel], parts: dict[str, Any]) -> Schema:
    """Return the schema of a check's options; add its definitions to *parts*."""
    schema = model.model_json_schema(by_alias=True, ref_template=REFERENCE)
    parts |= schema.pop("$defs", {})
    # The docstring of a rule's file is its manual; that of its options says no more than their name.
    manual = getattr(sys.modules.get(model.__module__), "__doc__", None) or model.__doc__ or ""
    return {**schema, "description": manual.strip().partition("\n\n")[0]}


def _rule(own: list[str], checks: Mapping[str, Schema]) -> Schema:
    """Return the schema of a rule, which depends on its check."""
    every: dict[str, Any] = {key: True for options in checks.values() for key in options.get("properties", {})}
    names = choice({name: options["description"] for name, options in checks.items()})
    return {
        "type": "object",
        "properties": {"check": {**names, "description": "what is judged; it has settings of its own"}},
        "allOf": [
            *(
                {
                    "if": {"type": "object", "required": ["check"], "properties": {"check": {"const": name}}},
                    "then": ref(f"check.{name}"),
                }
                for name in checks
            ),
            # A rule of a parent charter is changed without saying its check again.
            {
                "if": {"type": "object", "not": {"required": ["check"]}},
                "then": closed({**every, **{key: ref(f"rule.{key}") for key in own}}),
            },
        ],
    }


def _rule_of(name: str, own: list[str], options: Schema) -> Schema:
    """Return the schema of rules by one check."""
    settings = options.get("properties", {})
    case = closed({**settings, "where": ref("condition"), "wording": ref("rule.wording")})
    properties = {
        **{key: ref(f"rule.{key}") for key in own},
        "check": {"const": name},
        **settings,
        "cases": {
            "type": "array",
            "items": case,
            "description": "the first whose `where` fits gives its settings; one without `where` fits always",
        },
    }
    schema = closed(properties, title=name, description=options["description"])
    if options.get("required"):
        # What each case says need not be said for all.
        schema["anyOf"] = [{"required": options["required"]}, {"required": ["cases"]}]
    return schema


def _expressions() -> dict[str, Schema]:
    """Return the schemas of paths and conditions, without the names in them."""
    conditions = {"type": "array", "minItems": 1, "items": ref("condition")}
    words = {
        "all": {**conditions, "description": "every one of them holds"},
        "any": {**conditions, "description": "at least one of them holds"},
        "not": {**ref("condition"), "description": "it does not hold"},
        "kind": {**WORDS, "description": "a kind or a list of kinds, child kinds included"},
        "path": PATHS,
        "with": ASKED_OF_LINKS,
        "where": {**ref("condition"), "description": "beside a path: only units that fit"},
        "count": {**COUNT, "description": "beside a path: how many units it leads to; left out, one or more"},
    }
    value = {"type": ["string", "number", "boolean", "null", "array"]}
    narrowed = {key: words[key] for key in ("path", "with", "kind", "where", "count")}
    return {
        "kinds": WORDS,
        **dict.fromkeys(("hierarchy", "link_word", "number_field"), _WORD),
        "condition": {
            "type": "object",
            "minProperties": 1,
            "properties": words,
            "patternProperties": {rf"^(?!(?:{'|'.join(words)})$)[a-z][a-z0-9_]*$": value},
            "description": "fields to a value, a list or an interval; kind; all, any, not; or path with with, kind, where, count",
        },
        "path": {"anyOf": [PATHS, closed(narrowed, ["path"])]},
        "named_path": {
            "anyOf": [
                ref("path"),
                {"type": "object", "patternProperties": {r"^(?!path$)[a-z][a-z0-9_]*$": ref("path")}},
            ]
        },
    }


def _builtin() -> list[str]:
    from orgtree.charter.load import builtin_names  # noqa: PLC0415 - it reads charters, which a schema need not

    return list(builtin_names())
