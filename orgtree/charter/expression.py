"""The two small languages of a charter: paths through the graph, and conditions on units.

Both are read into the frozen trees of `orgtree.charter.trees` here and evaluated by `orgtree.graph.query`. A mistake is
an `ExpressionError` that knows the pointer to the wrong text and the characters in it.
"""

from __future__ import annotations

from typing import Any

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.messages import shortened
from orgtree.base.suggest import unknown
from orgtree.charter.mistakes import interval_of, no_mapping, one_or_more, texts_of
from orgtree.charter.path_text import narrow_links, read_path
from orgtree.charter.reserved_words import CONDITION_WORDS
from orgtree.charter.trees import (
    All,
    AnyOf,
    Condition,
    ExpressionError,
    FieldIn,
    KindIn,
    Namespace,
    Not,
    Path,
    Reaches,
    Step,
)

__all__ = [
    "All",
    "AnyOf",
    "Condition",
    "ExpressionError",
    "FieldIn",
    "KindIn",
    "Namespace",
    "Not",
    "Path",
    "Reaches",
    "Step",
    "kind_codes",
    "parse_condition",
    "parse_path",
]

_MOST_DEPTH = 20
_NARROWS = ("with", "kind", "where", "count")


def parse_path(raw: Any, names: Namespace, pointer: tuple[str | int, ...] = (), depth: int = 0) -> Path:
    """Read a path: a text, a list of alternatives, or a mapping that narrows one.

    Args:
        raw: Plain data as written.
        names: What may be named.
        pointer: Pointer from the expression's root to *raw*, for places.
        depth: How deep it is nested already.

    Raises:
        ExpressionError: For a mistake in it.
    """
    if not isinstance(raw, dict):
        return read_path(raw, names, pointer)
    for key in raw:
        if key not in {"path", *_NARROWS}:
            mistake = unknown(
                N_("'{key}' has no meaning beside a path"),
                key,
                _NARROWS,
                fact="key",
                otherwise=N_("a path is narrowed by with, kind, where and count; put other conditions under all"),
            )
            raise ExpressionError(mistake, pointer=(*pointer, key), part="key")
    if "path" not in raw:
        raise ExpressionError(N_("the path is missing"), {}, pointer, help=N_("write path: and the links to follow"))
    found = read_path(raw["path"], names, (*pointer, "path"))
    if "with" in raw:
        found = narrow_links(found, raw["with"], names, (*pointer, "with"))
    kinds = kind_codes(raw["kind"], names, (*pointer, "kind")) if "kind" in raw else None
    where = parse_condition(raw["where"], names.from_unit(), (*pointer, "where"), depth + 1) if "where" in raw else None
    count = interval_of(raw["count"], (*pointer, "count"), count=True) if "count" in raw else found.count
    return Path(found.ways, kinds, where, count, found.text, found.followed)


def parse_condition(raw: Any, names: Namespace, pointer: tuple[str | int, ...] = (), depth: int = 0) -> Condition:
    """Read a condition: a mapping whose entries must all hold.

    Args:
        raw: Plain data as written.
        names: What may be named.
        pointer: Pointer from the expression's root to *raw*, for places.
        depth: How deep it is nested already.

    Raises:
        ExpressionError: For a mistake in it.
    """
    if depth > _MOST_DEPTH:
        raise ExpressionError(N_("the condition is nested deeper than {most} levels"), {"most": _MOST_DEPTH}, pointer)
    if not isinstance(raw, dict):
        raise ExpressionError(
            N_("a condition is a mapping, not '{value}'"),
            {"value": shortened(raw)},
            pointer,
            help=N_("write fields and values, as in {{kind: branch, members: 3..}}"),
        )
    if not raw:
        raise ExpressionError(
            N_("the condition is empty"),
            {},
            pointer,
            help=N_("write fields and values, as in {{kind: branch, members: 3..}}"),
        )
    if "path" in raw:
        return Reaches(parse_path(raw, names, pointer, depth))
    parts = [_part(key, value, names, (*pointer, key), depth) for key, value in raw.items()]
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _part(key: Any, value: Any, names: Namespace, pointer: tuple[str | int, ...], depth: int) -> Condition:
    """Read one entry of a condition."""
    if key in {"all", "any"}:
        if not isinstance(value, list) or not value:
            raise ExpressionError(N_("'{key}' needs a list of conditions"), {"key": key}, pointer)
        inner = tuple(parse_condition(part, names, (*pointer, i), depth + 1) for i, part in enumerate(value))
        return All(inner) if key == "all" else AnyOf(inner)
    if key == "not":
        return Not(parse_condition(value, names, pointer, depth + 1))
    if isinstance(value, dict) and (key in {"id", "name"} or key in names.fields or (key == "kind" and "not" in value)):
        raise no_mapping(key, value, pointer)
    if key == "kind":
        return KindIn(kind_codes(value, names, pointer))
    if key in {"id", "name"}:
        return FieldIn(key, values=frozenset(map(composed, texts_of(key, value, pointer))))
    if key in names.fields:
        field = names.fields[key]
        return field.values.test(field, value, pointer)
    if key in {"with", "where", "count"}:
        raise ExpressionError(
            N_("'{key}' narrows a path, and there is none here"),
            {"key": key},
            pointer,
            part="key",
            help=N_("write path: beside it, with the links to follow"),
        )
    if key in names.links or key in names.paths:
        raise ExpressionError(
            N_("'{key}' is a link, and a condition asks for fields"),
            {"key": key},
            pointer,
            part="key",
            help=N_("write {{path: {key}}} to ask whether there is such a link"),
        )
    known = sorted([*names.fields, *CONDITION_WORDS])
    mistake = unknown(N_("'{name}' is not a field that a condition can ask for"), key, known)
    raise ExpressionError(mistake, pointer=pointer, part="key")


def kind_codes(raw: Any, names: Namespace, pointer: tuple[str | int, ...] = ()) -> frozenset[int]:
    """Return the codes of a kind or a list of kinds, their child kinds included.

    Raises:
        ExpressionError: If one is not a kind.
    """
    wanted = one_or_more(raw)
    for position, name in enumerate(wanted):
        if not isinstance(name, str) or name not in names.kinds:
            here = (*pointer, position) if isinstance(raw, list) else pointer
            mistake = unknown(N_("'{name}' is not a kind of the charter"), name, sorted(names.kinds))
            raise ExpressionError(mistake, pointer=here)
    return frozenset[int]().union(*map(names.below, wanted))
