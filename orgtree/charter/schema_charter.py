"""The JSON Schema of charters: the models of the language, and each check's own options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.charter.language import MEASURES, RULE_CODE, CharterModel
from orgtree.charter.schema_parts import INTERVAL, PATHS, Schema, choice, closed, described, one_or_more, ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

_MODELS = "#/$defs/{model}"
_NAME = {"type": "string", "pattern": r"^[a-z][a-z0-9_]*$"}


def charter_schema(option_models: Mapping[str, type[BaseModel]]) -> Schema:
    """Return the JSON Schema of charters.

    Args:
        option_models: The options of each check, by its name; `orgtree.check.engine.option_models()` gives those
            that there are.
    """
    schema = CharterModel.model_json_schema(by_alias=True, ref_template=_MODELS)
    parts: dict[str, Any] = schema.pop("$defs")
    rule = parts.pop("RuleModel")
    for part in parts.values():
        part.pop("title", None)
    options = {name: _options(model, parts) for name, model in sorted(option_models.items())}
    needed = {name: model.pop("required", []) for name, model in parts.items() if name in _NEEDED}
    parts |= {f"check.{name}": _rule_of(name, rule, model) for name, model in options.items()}
    parts["rule"] = _rule(rule, options)
    parts |= _expressions()
    schema["properties"]["rules"] = {
        "type": "object",
        "patternProperties": {RULE_CODE: ref("rule")},
        "additionalProperties": False,
        "description": "what must hold, by code",
    }
    schema["title"] = "Charters"
    schema["description"] = "Which kinds, fields and links there may be, which rules must hold, which metrics are owed"
    # A charter that extends another may say a part of a field, a rule or a metric only; one that stands alone says all.
    schema["allOf"] = [{"if": {"not": {"required": ["extends"]}}, "then": _whole(needed)}]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_tidy(schema), "$defs": _tidy(parts)}


_NEEDED = ("FieldModel", "TotalModel", "ShareModel", "VacancyModel", "LoadModel")


def _whole(needed: Mapping[str, list[str]]) -> Schema:
    """Return what a charter without a parent must not leave out."""

    def entries(schema: Schema) -> Schema:
        return {"additionalProperties": schema}

    field = {"required": needed["FieldModel"], "properties": {"total": {"required": needed["TotalModel"]}}}
    fields = entries({"properties": {"fields": entries(field)}})
    metric = {
        "anyOf": [{"required": [measure]} for measure in MEASURES],
        "properties": {
            name.removesuffix("Model").lower(): {"required": needed[name]}
            for name in ("ShareModel", "VacancyModel", "LoadModel")
        },
    }
    return {
        "properties": {
            "kinds": fields,
            "links": fields,
            "rules": entries({"required": ["check"]}),
            "metrics": entries(metric),
        }
    }


def _options(model: type[BaseModel], parts: dict[str, Any]) -> Schema:
    """Return the schema of a check's options; what it refers to is added to *parts*."""
    schema = model.model_json_schema(by_alias=True, ref_template=_MODELS)
    parts |= schema.pop("$defs", {})
    return schema


def _rule(rule: Schema, options: Mapping[str, Schema]) -> Schema:
    """Return the schema of a rule: its check chooses what else it may say."""
    every: dict[str, Any] = {key: True for model in options.values() for key in model.get("properties", {})}
    return {
        "type": "object",
        "properties": {
            "check": described(
                choice({name: _first_line(model) for name, model in options.items()}),
                description="name of the check",
            )
        },
        "allOf": [
            *(
                {
                    "if": {"required": ["check"], "properties": {"check": {"const": name}}},
                    "then": ref(f"check.{name}"),
                }
                for name in options
            ),
            # A rule of a parent charter is changed without saying its check again.
            {"if": {"not": {"required": ["check"]}}, "then": closed({**every, **rule["properties"]})},
        ],
    }


def _rule_of(name: str, rule: Schema, options: Schema) -> Schema:
    """Return the schema of rules by one check."""
    own = options.get("properties", {})
    case = closed({**own, "where": ref("condition"), "wording": rule["properties"]["wording"]})
    properties = {
        **rule["properties"],
        "check": {"const": name},
        **own,
        "cases": {
            "type": "array",
            "items": case,
            "description": "the first whose `where` fits gives its settings; one without `where` fits always",
        },
    }
    schema = closed(properties, description=options.get("description", ""))
    if options.get("required"):
        # What each case says need not be said for all.
        schema["anyOf"] = [{"required": options["required"]}, {"required": ["cases"]}]
    return schema


def _expressions() -> dict[str, Schema]:
    """Return the two small languages; a schema of charters knows none of the names in them."""
    conditions = {"type": "array", "minItems": 1, "items": ref("condition")}
    words = {
        "all": conditions,
        "any": conditions,
        "not": ref("condition"),
        "kind": one_or_more(_NAME),
        "path": PATHS,
        "where": ref("condition"),
        "count": INTERVAL,
    }
    return {
        "condition": {
            "type": "object",
            "properties": words,
            "propertyNames": _NAME,
            "description": "fields to a value, a list or an interval; kind; all, any, not; or path with kind, where and count",
        },
        "path": {"anyOf": [PATHS, closed({key: words[key] for key in ("path", "kind", "where", "count")}, ["path"])]},
    }


def _first_line(model: Schema) -> str:
    return str(model.get("description", "")).strip().partition("\n")[0]


def _tidy(value: Any) -> Any:
    """Return a schema less what says nothing to an editor: titles made of names, defaults of null."""
    if isinstance(value, list):
        return [_tidy(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {}
    for key, inner in value.items():
        if key in {"properties", "$defs", "patternProperties"} and isinstance(inner, dict):
            kept[key] = {name: _tidy(_untitled(schema)) for name, schema in inner.items()}
        elif key == "default" and inner in (None, {}, []):
            continue
        else:
            kept[key] = _tidy(inner)
    return kept


def _untitled(schema: Any) -> Any:
    return {key: inner for key, inner in schema.items() if key != "title"} if isinstance(schema, dict) else schema
