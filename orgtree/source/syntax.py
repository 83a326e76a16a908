"""Explain YAML syntax errors in the user's words, with a remedy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from orgtree.base.catalogue import N_
from orgtree.base.messages import Saying
from orgtree.source.notes import excerpt
from orgtree.source.refusals import DEPTH_BUDGET

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

    from orgtree.source.notes import Notes

_HEX_COLOUR = re.compile(r"[:,\[{-][ \t]+(#[0-9a-fA-F]{3,8})\b")
_SECOND_COLON = re.compile(r"""^[ \t-]*(?P<key>[^'"\[{:#][^:#]*|'[^']*'|"[^"]*"):[ \t]+(?P<value>\S.*)$""")
_COMPARISON = re.compile(r">=?[ \t]*(?P<number>\d[\d.,]*%?)")
_LOOK_BACK = 100_000
_END = Saying(N_("end of file"))


class _Case(NamedTuple):
    """One explanation; `{…}` are filled from the facts, a missing place means the parser's own."""

    message: str
    remedy: str
    start: int | None = None
    facts: dict[str, Any] | None = None
    opened: str = ""


def note_syntax_error(text: str, error: MarkedYAMLError, notes: Notes, *, deepest: int) -> None:
    """Report a syntax error at the place where the text has to be changed.

    Args:
        text: The whole text.
        error: What PyYAML raised, with libyaml or without.
        notes: Takes the finding.
        deepest: How deep lists and mappings may be nested.
    """
    mark = error.problem_mark or error.context_mark
    at = min(mark.index if mark else 0, len(text))
    if "nesting depth" in (error.problem or ""):  # libyaml looks ahead, and stops before the budget is asked
        code, message, remedy = DEPTH_BUDGET
        notes.add(code, at, at + 1, message, remedy, limit=deepest)
        return
    opened = min(error.context_mark.index, len(text)) if error.context_mark else at
    case = _case(text, error.problem or error.context or "", error.context or "", at, opened)
    start = at if case.start is None else case.start
    end = start + 1 if start < len(text) and text[start] not in "\r\n" else start
    related = ((opened, opened + 1, case.opened),) if case.opened and opened != start else ()
    notes.add("ORG010", start, end, case.message, case.remedy, *related, **(case.facts or {}))


def _case(text: str, problem: str, context: str, at: int, opened: int) -> _Case:  # noqa: PLR0911 - a table of cases
    """Return the explanation that fits the message of either parser."""
    here = text[at : at + 1]
    line = _line(text, at)
    if "mapping values are not allowed" in problem:
        return _second_colon(text, line, at)
    if "cannot start any token" in problem:
        if here == "\t":
            return _Case(N_("a tab stands where the indentation is read"), N_("indent with spaces only"))
        return _Case(
            N_("a value cannot begin with '{character}'"),
            N_('put the value in quotes: "{value}"'),
            facts={"character": here, "value": excerpt(text[at:].partition("\n")[0])},
        )
    if "block scalar" in context:
        return _block_scalar(text, opened)
    if "quoted scalar" in context:
        return _quoted(text, problem, at, opened)
    if "flow" in context:
        return _flow(text, line, at, opened)
    if "alphabetic or numeric" in problem:
        return _Case(
            N_("'*' begins an alias, which needs a name right after it")
            if text[opened : opened + 1] == "*"
            else N_("'&' begins an anchor, which needs a name right after it"),
            N_("put the value in quotes if it is a text"),
            start=opened,
        )
    if text[at - 1 : at] == "]" and (value := re.search(r"\[[^\]\n]*\][^\s,}\]#][^\n,}]*", line)) is not None:
        return _Case(
            N_("a list ends at its ], and something stands behind it"),
            N_("put the whole in quotes: '{value}'"),
            facts={"value": excerpt(value[0].strip())},
        )
    if "sequence entries are not allowed" in problem:
        return _Case(N_("a list item '- ' cannot begin on the line of its key"), N_("begin the list on the next line"))
    return _block(text, problem, context, at, opened)


def _second_colon(text: str, line: str, at: int) -> _Case:
    found = _SECOND_COLON.match(line)
    column = at - (text.rfind("\n", 0, at) + 1)
    if found and found.start("value") < column:
        return _Case(
            N_("a value that holds ': ' or ends with ':' must stand in quotes"),
            N_('write {key}: "{value}"'),
            facts={"key": excerpt(found["key"].strip()), "value": excerpt(found["value"].replace('"', "'"))},
        )
    return _Case(
        N_("this key is not aligned with the keys above it, or the line above has no ':'"),
        N_("indent it like the other keys of the same mapping, and end each key with ': '"),
    )


def _block_scalar(text: str, opened: int) -> _Case:
    value = text[opened:].partition("\n")[0].strip()
    if found := _COMPARISON.match(value):
        return _Case(
            N_("'{value}' must stand in quotes: '>' begins a text of several lines"),
            N_("write an interval, {number}.. for at least so many"),
            start=opened,
            facts={"value": excerpt(value), "number": found["number"]},
        )
    return _Case(
        N_("'{sign}' begins a text of several lines, which starts on the next line"),
        N_("put the value in quotes if '{sign}' belongs to it"),
        start=opened,
        facts={"sign": text[opened : opened + 1]},
    )


def _quoted(text: str, problem: str, at: int, opened: int) -> _Case:
    if "unknown escape" in problem:
        return _Case(
            N_("'{escape}' is no escape that double quotes know"),
            N_("write \\\\ for a backslash, or use single quotes"),
            start=_backslash(text, at),
            facts={"escape": text[_backslash(text, at) :][:2]},
        )
    if "Unicode" in problem or "hexdecimal" in problem:
        return _Case(
            N_("an escape between double quotes stands for no character"),
            N_("write the character itself, or \\U and its eight digits, as in \\U0001F600"),
            start=_backslash(text, at),
        )
    return _Case(
        N_("the quote that opens here is never closed"),
        N_("close it on the same line, with the same kind of quote; inside single quotes write '' for one"),
        start=opened,
    )


def _flow(text: str, line: str, at: int, opened: int) -> _Case:
    colour = _HEX_COLOUR.search(_line(text, opened)) or _HEX_COLOUR.search(line)
    at_end = not text[at:].strip()
    if at_end and not colour:  # a comment may have hidden the closing bracket long before
        last = max(0, at - _LOOK_BACK)
        colour = _HEX_COLOUR.search(text, max(last, text.rfind("#", last, at) - 2))
    if colour:
        return _Case(
            N_("'#' after a space begins a comment, which hides the rest of the line"),
            N_('put the colour in quotes: "{colour}"'),
            start=_last(text, colour.group(1), at, opened),
            facts={"colour": colour.group(1)},
        )
    sign = text[opened : opened + 1]
    if sign in ("[", "{"):
        return _Case(
            N_("'{sign}' is not closed, or a comma is missing before this"),
            N_("close it with '{close}'; a text inside that holds , [ ] {{ or }} needs quotes"),
            facts={"sign": sign, "close": "]" if sign == "[" else "}"},
            opened=N_("opened here"),
        )
    if at_end:
        return _Case(
            N_("the file ends before a bracket that was opened is closed"),
            N_("close each [ with ] and each {{ with }}"),
        )
    return _Case(
        N_("'{found}' stands where a value is expected"),
        N_("write a value, delete a bracket too many, or put the text in quotes"),
        facts={"found": text[at : at + 1] or _END},
    )


def _block(text: str, problem: str, context: str, at: int, opened: int) -> _Case:  # noqa: PLR0911 - as above
    here = text[at : at + 1]
    began = N_("the mapping or list begins here")
    if "find expected ':'" in problem:
        return _Case(
            N_("this line is not an entry: it has no ': ' after its key"),
            N_("write key: value, or indent the line if it continues the text above"),
            start=opened,
        )
    if "node content" in problem:
        return _Case(
            N_("'{found}' stands where a value is expected"),
            N_("write a value, or put the text in quotes"),
            facts={"found": here or _END},
        )
    if "block mapping" in context:
        before = text[:at].rstrip(" \t")[-1:]
        if before in ("'", '"') and here not in ("", "-"):
            return _Case(
                N_("text follows after the closing quote of a value"),
                N_("put the whole value in quotes, and inside single quotes write '' for one"),
            )
        if here == "-":
            return _Case(
                N_("a list item stands where a key is expected"),
                N_("indent the list under its key, or align the key with the others"),
                opened=began,
            )
        return _Case(
            N_("this line fits neither the indentation of the entries above nor that of a deeper one"),
            N_("align it with the keys it belongs to"),
            opened=began,
        )
    if "block collection" in context or "block sequence" in context:
        return _Case(
            N_("this line is no list item, but stands at the indentation of a list"),
            N_("begin it with '- ', or indent it like the keys of the item above"),
            opened=began,
        )
    if "tag" in context or "tag" in problem:
        return _Case(N_("'!' begins a tag, which is refused here"), N_("put the value in quotes"), start=opened)
    if "directive" in context or "directive" in problem or "document" in problem:
        return _document(text, at, opened)
    return _Case(
        N_("the text is not YAML here: {problem}"), N_("put the value in quotes"), facts={"problem": excerpt(problem)}
    )


def _document(text: str, at: int, opened: int) -> _Case:
    """Return the explanation of what stands before, between or behind whole documents."""
    directive = next((start for start in (opened, at) if _line(text, start).startswith("%")), None)
    if directive is not None:
        return _Case(
            N_("a line that begins with '%' is a directive, which is not needed"),
            N_("delete the line"),
            start=text.rfind("\n", 0, directive) + 1,
        )
    return _Case(
        N_("what stands above is whole already, so that nothing can follow it here"),
        N_(
            "if a line above is a key, write ': ' and its value behind it; if a bracket is closed too early, close it at the end; "
            "else keep this in a file of its own"
        ),
    )


def _line(text: str, at: int) -> str:
    """Return the line around a character, as much of it as a message can use."""
    begin = max(text.rfind("\n", 0, at) + 1, at - 1000)
    stop = text.find("\n", at)
    return text[begin : min(stop if stop >= 0 else len(text), at + 1000)].rstrip("\r")


def _last(text: str, part: str, before: int, otherwise: int) -> int:
    """Return the last position of a text before a character or on its line."""
    stop = text.find("\n", before)
    found = text.rfind(part, 0, len(text) if stop < 0 else stop)
    return otherwise if found < 0 else found


def _backslash(text: str, at: int) -> int:
    """Return the position of the backslash of the escape at which the parser stopped."""
    return max(text.rfind("\\", 0, at + 1), 0)
