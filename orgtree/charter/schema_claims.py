"""JSON Schema of claims: measures and conditions over a charter's names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.charter.schema_measures import measure_schemas
from orgtree.charter.schema_parts import (
    ASKED_OF_LINKS,
    DATE,
    INTERVAL,
    PATHS,
    TITLE,
    UNIT_ID,
    Schema,
    both,
    choice,
    closed,
    described,
    one_or_more,
    ref,
    types_of,
)
from orgtree.charter.schema_units import kind_meaning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from orgtree.charter.model import Charter, Field


def claim_parts(charter: Charter, statements: Mapping[str, type[BaseModel]]) -> dict[str, Schema]:
    """Return the definitions that describe claims under a charter, by name."""
    numbers = [field for field in charter.fields.values() if field.values.scale == "amount"]
    measures = measure_schemas(statements, inline=True)
    claim = closed(
        {
            "id": {"type": "string", "description": "a name of the claim"},
            "metric": _metrics(charter),
            **measures.properties,
            "in": described(UNIT_ID, description="id of the unit whose subtree is meant"),
            "states": INTERVAL,
            "source": described(TITLE, description="where it is published"),
            "as_of": DATE,
            "title": TITLE,
        },
        ["id", "states"],
        description="a published figure that is checked against the units",
    )
    # One of them, and no second: an editor names the first that is too many.
    claim["allOf"] = [{"anyOf": [{"required": [name]} for name in ("metric", *measures.words)]}]
    return {
        "claim": claim,
        **measures.parts,
        "kinds": one_or_more(choice({name: kind_meaning(kind) for name, kind in charter.kinds.items()})),
        "hierarchy": choice({name: both(charter.links[name].title) for name in charter.hierarchies}),
        "number_field": choice({field.name: both(field.title) for field in numbers}),
        "path": {"anyOf": [PATHS, ref("narrowed_path")]},
        "narrowed_path": closed(
            {
                "path": PATHS,
                "with": ASKED_OF_LINKS,
                "kind": ref("kinds"),
                "where": ref("condition"),
                "count": INTERVAL,
            },
            ["path"],
        ),
        "condition": _condition(charter),
        **_tests(charter),
    }


def _metrics(charter: Charter) -> Schema:
    return described(
        choice({name: both(charter.text(metric.title)) for name, metric in charter.metrics.items()}),
        description="the metric whose figure is claimed, instead of a measure",
    )


def _condition(charter: Charter) -> Schema:
    """Return the schema of conditions on units, or of those that narrow a path."""
    inner = {"type": "array", "minItems": 1, "items": ref("condition")}
    return closed(
        {
            "all": inner,
            "any": inner,
            "not": ref("condition"),
            "kind": ref("kinds"),
            "path": PATHS,
            "with": ASKED_OF_LINKS,
            "where": ref("condition"),
            "count": INTERVAL,
            "id": one_or_more({"type": "string"}),
            "name": one_or_more({"type": "string"}),
            **{field.name: _test(field) for field in charter.fields.values()},
        },
        description="what units must be: fields to a value, a list or an interval; kind; all, any, not; or a path",
    )


def _test(field: Field) -> Schema:
    """Return the schema of a condition on a field; null means "not stated"."""
    asked = field.values.asked(field)
    if "type" in asked:
        return described(ref(f"test.{field.type}"), description=both(field.title))
    words = {"enum": [*asked["enum"], None], "enumDescriptions": [*asked["enumDescriptions"], "not stated"]}
    return described(one_or_more(words), description=both(field.title))


def _tests(charter: Charter) -> dict[str, Schema]:
    """Return the schemas of conditions on field types that are the same for all fields."""
    tests = {}
    for field in charter.fields.values():
        value = field.values.asked(field)
        if "type" in value:
            one = {**value, "type": [*types_of(value), "null"]}
            tests[f"test.{field.type}"] = {**one, "type": [*one["type"], "array"], "allOf": [{"items": one}]}
    return dict(sorted(tests.items()))
