"""What pydantic says of plain data, as findings at the place of the mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.suggest import nearest
from orgtree.charter.codes import found
from orgtree.charter.compile import expression_finding
from orgtree.charter.expression import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import BaseModel, ValidationError

    from orgtree.base.finding import Finding
    from orgtree.base.place import Part, Place

_TYPES = {
    "bool_type": N_("'{value}' is not true or false"),
    "bool_parsing": N_("'{value}' is not true or false"),
    "string_type": N_("'{value}' is not a text; put it in quotes"),
    "list_type": N_("a list is wanted, not '{value}'"),
    "dict_type": N_("a mapping is wanted, not '{value}'"),
    "model_type": N_("a mapping is wanted, not '{value}'"),
    "model_attributes_type": N_("a mapping is wanted, not '{value}'"),
    "literal_error": N_("'{value}' is not one of {expected}"),
    "string_pattern_mismatch": N_("'{value}' is not written as {pattern} wants it"),
}


def validation_findings(
    error: ValidationError,
    model: type[BaseModel],
    data: Any,
    places: Callable[[tuple[str | int, ...], Part], Place | None],
    way: tuple[str | int, ...] = (),
) -> list[Finding]:
    """Return a finding for each of pydantic's errors.

    Args:
        error: What pydantic raised.
        model: The model that was validated.
        data: The plain data that was given to it.
        places: Turns the way to a construct into a place.
        way: Way to *data* itself.
    """
    findings = []
    seen: set[tuple[str | int, ...]] = set()
    for problem in error.errors(include_url=False):
        there = _walk(data, problem["loc"])
        if there in seen and problem["type"] not in {"extra_forbidden", "missing"}:
            continue  # the other branches of a union say the same of the same place
        seen.add(there)
        findings.append(_finding(problem, model, data, places, way, there))
    return findings


def _finding(
    problem: Any,
    model: type[BaseModel],
    data: Any,
    places: Any,
    way: tuple[str | int, ...],
    there: tuple[str | int, ...],
) -> Finding:
    kind = problem["type"]
    if kind == "extra_forbidden":
        key = str(problem["loc"][-1])
        parent = _at(data, there[:-1])
        near = nearest(key, sorted(_keys(model, there[:-1], data) - set(parent if isinstance(parent, dict) else ())))
        return found(
            "ORG102",
            N_("'{key}' has no meaning here"),
            places((*way, *there), "key"),
            facts={"key": key, **({"near": near} if near else {})},
            help=N_("did you mean '{near}'?") if near else N_("take it away, or put it where it belongs"),
        )
    if kind == "missing":
        return found(
            "ORG103",
            N_("'{key}' is missing"),
            places((*way, *there), "key"),
            facts={"key": str(problem["loc"][-1])},
            help=N_("add '{key}:' here"),
        )
    context = problem.get("ctx", {})
    value = _short(problem.get("input"))
    if kind == "value_error":
        wrong = context.get("error")
        if isinstance(wrong, ExpressionError):
            wrong.way = (*way, *there, *wrong.way)
            return expression_finding(wrong, places)
        return found(
            "ORG104",
            N_("{reason}"),
            places((*way, *there), "value"),
            facts={"reason": str(context.get("error", problem["msg"]))},
        )
    message = _TYPES.get(kind, N_("{reason}: '{value}'"))
    facts = {
        "value": value,
        "reason": problem["msg"],
        "expected": context.get("expected", ""),
        "pattern": context.get("pattern", ""),
    }
    # A key that does not fit its pattern is reported by pydantic with the part "[key]".
    part = "key" if problem["loc"] and problem["loc"][-1] == "[key]" else "value"
    near = None
    if kind == "literal_error":
        near = nearest(
            str(problem.get("input")),
            [word.strip("' ") for word in str(facts["expected"]).replace(" or ", ",").split(",")],
        )
    if near:
        facts["near"] = near
    return found(
        "ORG104", message, places((*way, *there), part), facts=facts, help=N_("did you mean '{near}'?") if near else ""
    )


def _walk(data: Any, loc: Iterable[str | int]) -> tuple[str | int, ...]:
    """Return the parts of pydantic's location that are really in the data (union tags are not)."""
    there: list[str | int] = []
    for part in loc:
        if (isinstance(data, dict) and part in data) or (
            isinstance(data, list) and isinstance(part, int) and part < len(data)
        ):
            data = data[part]
        else:
            continue
        there.append(part)
    return tuple(there)


def _at(data: Any, way: Iterable[str | int]) -> Any:
    for part in way:
        data = data[part]
    return data


def _keys(model: type[BaseModel], way: tuple[str | int, ...], data: Any) -> set[str]:
    """Return the keys that the model at the end of *way* knows."""
    from typing import get_args  # noqa: PLC0415 - a name used once

    from pydantic import BaseModel as Base  # noqa: PLC0415 - the type is loaded by whoever calls this

    current: Any = model
    for part in way:
        if isinstance(current, type) and issubclass(current, Base):
            fields = {(field.alias or name): field for name, field in current.model_fields.items()}
            current = fields[part].annotation if part in fields else None
        else:
            inner = [arg for arg in get_args(current) if arg is not type(None)]
            current = inner[-1] if inner else None
        while current is not None and not (isinstance(current, type) and issubclass(current, Base)):
            models = [arg for arg in get_args(current) if isinstance(arg, type) and issubclass(arg, Base)]
            if not models or type(None) not in get_args(current):
                break
            current = models[0]
    if isinstance(current, type) and issubclass(current, Base):
        return {field.alias or name for name, field in current.model_fields.items()}
    return set()


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."  # noqa: PLR2004 - what fits a line beside the message
