"""Turn pydantic's validation errors into findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from orgtree.base.catalogue import N_
from orgtree.base.colours import COLOUR
from orgtree.base.finding import Suggestion
from orgtree.base.messages import as_text, shortened
from orgtree.base.suggest import listed, unknown
from orgtree.base.truth import truth_meant
from orgtree.charter.codes import charter_finding
from orgtree.charter.compile import expression_finding
from orgtree.charter.expression import ExpressionError
from orgtree.charter.mistakes import wrong_text
from orgtree.charter.reserved_words import CHARTER_NAME, CURRENCY, NAME, RULE_CODE
from orgtree.charter.resolve import MOST_FINDINGS, inside

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
    "too_short": N_("at least {least} entries are wanted here"),
    "too_long": N_("at most {most} entries may stand here"),
    "literal_error": N_("'{value}' is not one of {expected}"),
    "int_type": N_("'{value}' is not a whole number"),
    "int_parsing": N_("'{value}' is not a whole number"),
    "int_from_float": N_("'{value}' is not a whole number"),
    "greater_than": N_("'{value}' is not more than {bound}"),
    "greater_than_equal": N_("'{value}' is less than {bound}"),
    "less_than_equal": N_("'{value}' is more than {bound}"),
    "string_too_short": N_("a text is wanted here"),
    "string_too_long": N_("'{value}' is longer than {most} characters"),
    "string_pattern_mismatch": N_("'{value}' is not written as {pattern} wants it"),
}
_PATTERNS = {
    NAME: (
        N_("'{value}' cannot be a name"),
        N_("a name has small letters a to z, digits and _, and begins with a letter; what is shown is its title"),
    ),
    CHARTER_NAME: (
        N_("'{value}' cannot be the name of a charter"),
        N_("it has small letters a to z, digits and -, and begins with a letter"),
    ),
    RULE_CODE: (
        N_("'{value}' is not a rule's code"),
        N_("it has capital letters, then digits, then at most one small letter, as in P02 or P02b"),
    ),
    CURRENCY: (
        N_("'{value}' is not the code of a currency"),
        N_("it has three capital letters, as CNY and EUR have"),
    ),
    COLOUR: (
        N_("'{value}' is not a colour"),
        N_("write a colour of the palette such as blue-2, white or black, or '#rrggbb' in quotes"),
    ),
}
"""What is said of a text that does not fit, by its pattern: message and help."""


def validation_findings(
    error: ValidationError,
    model: type[BaseModel],
    data: Any,
    places: Callable[[tuple[str | int, ...], Part], Place | None],
    pointer: tuple[str | int, ...] = (),
) -> list[Finding]:
    """Return a finding for each of pydantic's errors.

    Args:
        error: What pydantic raised.
        model: The model that was validated.
        data: The plain data that was given to it.
        places: Turns the pointer to a construct into a place.
        pointer: Pointer to *data* itself.
    """
    findings = []
    seen: set[tuple[str | int, ...]] = set()
    problems = [(problem, _walk(data, problem["loc"])) for problem in error.errors(include_url=False)[:MOST_FINDINGS]]
    parents = {there[:-1] for _, there in problems if there}
    for problem, there in problems:
        if there in parents and problem["type"] in {"list_type", "dict_type"}:
            continue  # it is of the right shape for another branch of a union, which tells what is wrong inside
        if there in seen and problem["type"] not in {"extra_forbidden", "missing"}:
            continue  # the other branches of a union say the same of the same place
        seen.add(there)
        findings.append(_finding(problem, model, data, places, pointer, there))
    return findings


def _finding(
    problem: Any,
    model: type[BaseModel],
    data: Any,
    places: Any,
    pointer: tuple[str | int, ...],
    there: tuple[str | int, ...],
) -> Finding:
    kind = problem["type"]
    if kind == "extra_forbidden":
        key = str(problem["loc"][-1])
        parent = _at(data, there[:-1])
        mistake = unknown(
            N_("'{key}' has no meaning here"),
            key,
            sorted(known for known in _keys(model, there[:-1]) if not inside(parent, known)),
            fact="key",
            otherwise=N_("take it away, or put it where it belongs"),
        )
        return charter_finding("ORG102", mistake, places((*pointer, *there), "key"))
    if kind == "missing":
        return charter_finding(
            "ORG103",
            N_("'{key}' is missing"),
            places((*pointer, *there), "key"),
            facts={"key": str(problem["loc"][-1])},
            help=N_("add '{key}:' here"),
        )
    context = problem.get("ctx", {})
    value = shortened(problem.get("input"))
    if kind == "value_error":
        wrong = context.get("error")
        if isinstance(wrong, ExpressionError):
            wrong.pointer = (*pointer, *there, *wrong.pointer)
            return expression_finding(wrong, places)
        wrong = wrong_text(wrong, problem.get("input"))
        return charter_finding("ORG104", wrong.mistake, places((*pointer, *there), "value"))
    message, remedy = _PATTERNS.get(context.get("pattern", ""), (_TYPES.get(kind, N_("{reason}: '{value}'")), ""))
    facts = {
        "value": value,
        "reason": problem["msg"],
        "pattern": context.get("pattern", ""),
        "least": context.get("min_length"),
        "most": context.get("max_length"),
        "bound": next((context[key] for key in ("gt", "ge", "le") if key in context), None),
    }
    if problem.get("input") is None and kind in {"dict_type", "model_type", "model_attributes_type"}:
        message, remedy = N_("a mapping is wanted, and nothing stands here"), N_("write {{}} for an empty one")
    # A key that does not fit its pattern is reported by pydantic with the part "[key]".
    part = "key" if problem["loc"] and problem["loc"][-1] == "[key]" else "value"
    suggestion = None
    if kind == "literal_error":
        words = _literals(_annotation(model, there))
        facts["expected"] = listed(words, most=None)
        suggestion = unknown(message, value, words).suggestion
    elif kind in {"bool_type", "bool_parsing"} and (truth := truth_meant(value)):
        suggestion = Suggestion(truth, guess=False)
    return charter_finding(
        "ORG104",
        message,
        places((*pointer, *there), part),
        facts=facts,
        help=N_("did you mean '{suggestion}'?") if suggestion else remedy,
        written=as_text(problem.get("input")),
        suggestion=suggestion,
    )


def _walk(data: Any, loc: Iterable[str | int]) -> tuple[str | int, ...]:
    """Return the parts of pydantic's location that exist in the data (union tags do not)."""
    there: list[str | int] = []
    for part in loc:
        if inside(data, part):
            data = data[part]
            there.append(part)
    return tuple(there)


def _at(data: Any, pointer: Iterable[str | int]) -> Any:
    for part in pointer:
        data = data[part]
    return data


def _keys(model: type[BaseModel], pointer: tuple[str | int, ...]) -> set[str]:
    """Return the keys of the model at *pointer*."""
    fields = getattr(_annotation(model, pointer), "model_fields", {})
    return {field.alias or name for name, field in fields.items()}


def _literals(annotation: Any) -> list[str]:
    """Return the literals that an annotation allows, optional or not."""
    if get_origin(annotation) is Literal:
        return list(map(str, get_args(annotation)))
    return [word for option in get_args(annotation) for word in _literals(option)]


def _annotation(model: type[BaseModel], pointer: tuple[str | int, ...]) -> Any:
    """Return the annotation at *pointer*: a model, or another type."""
    current: Any = model
    for part in pointer:
        fields = {(field.alias or name): field for name, field in getattr(current, "model_fields", {}).items()}
        if fields:
            current = fields[part].annotation if part in fields else None
        elif inner := [arg for arg in get_args(current) if arg is not type(None)]:
            current = inner[-1]  # the values of a mapping, the items of a list
        if type(None) in get_args(current):  # what may be left out is a model or None
            current = next((arg for arg in get_args(current) if hasattr(arg, "model_fields")), current)
    return current
