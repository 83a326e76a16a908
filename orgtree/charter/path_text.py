"""Read the text of a path: links in order, groups of alternatives, and what is asked of the links themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.messages import shortened
from orgtree.base.suggest import unknown
from orgtree.charter.mistakes import no_mapping
from orgtree.charter.trees import ExpressionError, FieldIn, Namespace, Path, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    Pointer = tuple[str | int, ...]
    Alternative = tuple[Step, ...]

_STEP = re.compile(r"(\^?)([A-Za-z_][A-Za-z0-9_]*)([*+]?)\Z")
_MOST_STEPS = 50
_MOST_ALTERNATIVES = 50
_MOST_FOLLOWED = 2500
"""Links that a path may follow, those of the paths that it names counted each time."""
_ENDS = ("from", "to")


def read_path(raw: Any, names: Namespace, pointer: Pointer) -> Path:
    """Read a path's text, or a list of alternatives.

    Args:
        raw: Plain data as written.
        names: What may be named.
        pointer: Pointer from the expression's root to *raw*, for places.

    Raises:
        ExpressionError: For a mistake in it.
    """
    if not isinstance(raw, list) or not raw:
        return _bounded(_text(raw, names, pointer), str(raw), names, pointer)
    alternatives: list[Alternative] = []
    for position, one in enumerate(raw):
        alternatives += _text(one, names, (*pointer, position))
        _few(len(alternatives), pointer)
    return _bounded(tuple(alternatives), " | ".join(raw), names, pointer)


def _bounded(alternatives: tuple[Alternative, ...], text: str, names: Namespace, pointer: Pointer) -> Path:
    """Return a path; one that names another twice doubles it, and so does the one that names that."""
    followed = sum(
        names.paths[step.name].followed if step.name in names.paths else 1 for steps in alternatives for step in steps
    )
    if followed > _MOST_FOLLOWED:
        raise ExpressionError(
            N_("the path comes to {count} steps with those of the paths that it names, more than {most}"),
            {"count": followed, "most": _MOST_FOLLOWED},
            pointer,
            help=N_("name a path once in it, or write * or + behind a link"),
        )
    return Path(alternatives, text=text, followed=followed)


def narrow_links(path: Path, raw: Any, names: Namespace, pointer: Pointer) -> Path:
    """Return a path of which some steps follow only those links whose fields have certain values.

    Args:
        path: The path.
        raw: Fields of the path's last link with their values, or links of the path with their fields.
        names: What may be named.
        pointer: Pointer from the expression's root to *raw*, for places.

    Raises:
        ExpressionError: For a mistake in it.
    """
    if not isinstance(raw, dict) or not raw or {} in raw.values():
        raise ExpressionError(
            N_("'with' is a mapping of a link's fields, not '{value}'"),
            {"value": shortened(raw)},
            pointer,
            help=N_("write fields of the link and their values, as in with: {{role: chair}}"),
        )
    ways = path.ways
    last = {key: value for key, value in raw.items() if not isinstance(value, dict)}
    if last:
        ways = tuple((*way[:-1], _narrowed(way[-1], last, names, pointer)) for way in ways)
    for link, fields in ((key, value) for key, value in raw.items() if isinstance(value, dict)):
        known = sorted({step.name for way in path.ways for step in way if step.name in names.links})
        if link not in known and any(link in names.links[name].fields for name in known):
            raise no_mapping(link, fields, (*pointer, link))
        if link not in known:
            mistake = unknown(N_("'{name}' is not a link of this path"), link, known)
            raise ExpressionError(mistake, pointer=(*pointer, link), part="key")
        ways = tuple(
            tuple(_narrowed(step, fields, names, (*pointer, link)) if step.name == link else step for step in way)
            for way in ways
        )
    told = ", ".join(f"{key}: {_shown(value)}" for key, value in raw.items())
    return replace(path, ways=ways, text=f"{path.text} {{{told}}}")


def _narrowed(step: Step, raw: dict[Any, Any], names: Namespace, pointer: Pointer) -> Step:
    """Return a step that asks for fields of its links."""
    link = names.links.get(step.name)
    if link is None:
        raise ExpressionError(
            N_("'{name}' is not a link, so that it has no fields to ask for"),
            {"name": step.name},
            pointer,
            part="key",
            help=N_("write with: where the named path is declared, or name a link of the path before the fields"),
        )
    tests: list[FieldIn] = []
    for key, value in raw.items():
        if key not in link.fields:
            mistake = unknown(
                N_("'{key}' is not a field of the link '{link}'"),
                key,
                sorted(link.fields),
                fact="key",
                facts={"link": step.name},
            )
            raise ExpressionError(mistake, pointer=(*pointer, key), part="key")
        field = link.fields[key]
        tests.append(field.values.test(field, value, (*pointer, key)))
    return replace(step, tests=(*step.tests, *tests))


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return {"None": "null", "True": "true", "False": "false"}.get(repr(value), str(value))


def _text(raw: Any, names: Namespace, pointer: Pointer) -> tuple[Alternative, ...]:
    """Read a text; a group of paths in it stands for each of them."""
    if not isinstance(raw, str) or not raw.strip():
        raise ExpressionError(
            N_("a path is a text such as covers/area_in*, not '{value}'"),
            {"value": shortened(raw)},
            pointer,
            help=N_("name links in order: ^ goes against the arrow, * is zero or more, + is one or more"),
        )
    found: list[Alternative] = [()]
    for piece, offset in _split(raw, "/"):
        first = found == [()]
        text = piece.strip()
        if text.startswith("["):
            start = offset + piece.index("[") + 1
            further = list(_group(text, start, names, pointer, first=first))
        else:
            further = [(_step(piece, offset, names, pointer, first=first),)]
        _few(len(found) * len(further), pointer)
        found = [(*one, *other) for one in found for other in further]
        if max(map(len, found)) > _MOST_STEPS:
            raise ExpressionError(N_("the path has more than {most} steps"), {"most": _MOST_STEPS}, pointer)
    return tuple(found)


def _group(text: str, offset: int, names: Namespace, pointer: Pointer, *, first: bool) -> Iterator[Alternative]:
    """Yield the alternatives of a group, as in `[seat, convened_by]`."""
    inside = text[1:-1]
    if not text.endswith("]") or "[" in inside or "]" in inside:
        raise ExpressionError(
            N_("'{step}' is not a group of paths"),
            {"step": shortened(text)},
            pointer,
            within=(offset - 1, offset - 1 + len(text)),
            help=N_("a group is written [one, two], holds paths without groups, and is neither turned nor repeated"),
        )
    for alternative, start in _split(inside, ","):
        pieces = list(_split(alternative, "/"))
        yield tuple(_step(piece, offset + start + at, names, pointer, first=first and not at) for piece, at in pieces)


def _split(text: str, mark: str) -> Iterator[tuple[str, int]]:
    """Yield the parts between marks that stand in no brackets, each with its place."""
    start = depth = 0
    for place, char in enumerate(text):
        depth += (char == "[") - (char == "]")
        if char == mark and not depth:
            yield text[start:place], start
            start = place + 1
    yield text[start:], start


def _few(alternatives: int, pointer: Pointer) -> None:
    if alternatives > _MOST_ALTERNATIVES:
        raise ExpressionError(N_("the path has more than {most} alternatives"), {"most": _MOST_ALTERNATIVES}, pointer)


def _step(piece: str, offset: int, names: Namespace, pointer: tuple[str | int, ...], *, first: bool) -> Step:
    text = piece.strip()
    start = offset + len(piece) - len(piece.lstrip())
    within = (start, start + max(1, len(text)))
    found = _STEP.match(text)
    if not found:
        raise ExpressionError(
            N_("'{step}' is not a step of a path"),
            {"step": shortened(text)},
            pointer,
            within=within,
            help=N_("a step is a link's name, with ^ before it or * or + behind it"),
        )
    inverse, name, repeat = bool(found[1]), found[2], found[3]
    if name in _ENDS:
        if names.on_link and first and not inverse and not repeat:
            return Step(name)
        raise ExpressionError(
            N_("'{step}' can only be the first step of a path that starts at a link"),
            {"step": text},
            pointer,
            within=within,
        )
    if name in names.paths:
        if inverse or repeat:
            raise ExpressionError(
                N_("the named path '{name}' can be neither turned nor repeated"), {"name": name}, pointer, within=within
            )
        return Step(name)
    if name not in names.links:
        known = sorted([*names.links, *names.paths, *(_ENDS if names.on_link else ())])
        mistake = unknown(N_("'{name}' is neither a link nor a named path of the charter"), name, known)
        raise ExpressionError(mistake, pointer=pointer, within=within)
    return Step(name, inverse, repeat)
