"""Findings as plain data for machine formats, and the JSON Schema of that data."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from orgtree.base.finding import SEVERITIES
from orgtree.base.messages import Listing, said
from orgtree.base.text import Text
from orgtree.charter.schema_parts import with_all
from orgtree.check.finding_words import filled, source_of

if TYPE_CHECKING:
    from orgtree.base.catalogue import Translator
    from orgtree.base.place import Span
    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Located, Report

VERSION = "findings/1"
_DEEPEST = 6
_EXACT = 2**53


def finding_data(located: Located, report: Report, options: FormatOptions) -> dict[str, Any]:
    """Return one finding as JSON data, messages in the language asked for, codes and ids as they are."""
    finding, span, related = located
    facts, translate = finding.words, options.translate
    fix = finding.fix
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "message": filled(finding.message, facts, translate),
        "help": filled(finding.help, facts, translate),
        "source": source_of(finding, translate),
        "rule": said(finding.rule, translate),
        "unit": finding.unit,
        "link": finding.link,
        "written": finding.written,
        "suggestion": finding.suggestion and finding.suggestion.text,
        "location": _location(span) if span else None,
        "label": filled(finding.labels[0].text, facts, translate) if finding.labels else "",
        "related": [{**_location(where), "text": filled(label.text, facts, translate)} for label, where in related],
        "facts": plain(facts),
        "fix": fix
        and {
            "title": filled(fix.title, facts, translate),
            "safe": fix.safe,
            "edits": [
                {"file": report.sources.label(edit.document), "start": edit.start, "end": edit.end, "text": edit.text}
                for edit in fix.edits
            ],
        },
    }


ROW = (
    *("file", "line", "column", "row", "code", "name", "severity", "unit", "link"),
    *("message", "help", "rule", "source", "written", "suggestion"),
)
"""Columns of a table of findings."""


def finding_row(located: Located, translate: Translator) -> tuple[Any, ...]:
    """Return one finding as a row with the columns of `ROW`, None for empty cells."""
    finding, span, _ = located
    return (
        *((span.label, span.line, span.column, span.row) if span else (None, None, None, None)),
        *(finding.code, finding.name, finding.severity, finding.unit, finding.link),
        *(filled(finding.message, finding.words, translate), filled(finding.help, finding.words, translate) or None),
        *(said(finding.rule, translate) or None, source_of(finding, translate) or None),
        *(finding.written, finding.suggestion and finding.suggestion.text),
    )


def summary_data(report: Report, translate: Callable[[str], str]) -> dict[str, Any]:
    """Return the counts of a report, what was not judged, and its days as JSON data."""
    unlisted: Counter[str] = Counter()
    for more in report.unlisted:
        unlisted[more.code] += more.count
    return {
        **{severity: report.counts[severity] for severity in SEVERITIES},
        "hidden": report.hidden,
        "undecided": dict(sorted(report.undecided.items())),
        "silenced": dict(sorted(report.silenced.items())),
        "unlisted": dict(sorted(unlisted.items())),
        "not_judged": [
            {"rules": [rule.code for rule in left.rules], "reason": said(left.reason, translate)}
            for left in report.not_judged
        ],
        "as_of": report.as_of,
        "judged_by": report.judged_by,
    }


def fingerprints(report: Report, options: FormatOptions) -> Iterator[tuple[Located, str]]:
    """Yield each finding with a key that stays the same when lines move: its code, unit and count.

    A finding without a unit is told apart by its file and the keys of its place's path.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for located in report.located():
        finding, span, _ = located
        place = finding.place
        keys = [part for part in place.path if isinstance(part, str)] if place and finding.unit is None else []
        where = finding.unit if finding.unit is not None or span is None else options.path(span.label)
        key = (finding.code, where or "", *keys)
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        yield located, hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:40]


def plain(value: Any, depth: int = 0) -> Any:
    """Return facts as JSON data: mappings, lists, strings, numbers, booleans and None; the rest as text.

    A text in several languages is a mapping of them, and a listing is the whole list.

    >>> plain({"allowed": range(3), "most": float("inf"), "seen": {"b", "a"}})
    {'allowed': [0, 1, 2], 'most': 'inf', 'seen': ['a', 'b']}
    """
    if isinstance(value, Text):
        value = value.to_dict()
    if isinstance(value, Listing):
        value = value.names
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int | float):
        fits = abs(value) <= _EXACT if isinstance(value, int) else math.isfinite(value)
        return value + 0 if fits else str(value)
    if depth < _DEEPEST:
        if isinstance(value, Mapping):
            return {str(key): plain(part, depth + 1) for key, part in value.items()}
        if isinstance(value, AbstractSet) or (isinstance(value, Sequence) and not isinstance(value, bytes)):
            parts = sorted(value, key=str) if isinstance(value, AbstractSet) else value
            return [plain(part, depth + 1) for part in parts]
    return str(value)


def findings_schema() -> dict[str, Any]:
    """Return the JSON Schema of the `json` format; it stands in `schemas/findings.json`."""
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    maybe = {"type": ["string", "null"]}
    position = {"type": "integer", "minimum": 1}
    location: dict[str, Any] = {
        "file": {**text, "description": "The file as it was named, with forward slashes."},
        "line": {**position, "description": "From 1."},
        "column": {**position, "description": "From 1, in characters."},
        "end_line": position,
        "end_column": {**position, "description": "The column after the last character."},
        "row": {
            "type": ["integer", "null"],
            "minimum": 1,
            "description": "Row of a table without text, from 1, its heading left out.",
        },
    }
    edit = with_all({"file": text, "start": count, "end": count, "text": text})
    edit["description"] = "Put text in place of the characters from start up to, not including, end."
    finding = with_all(
        {
            "code": {**text, "description": "Stable code: ORG203, or a charter's rule such as P02."},
            "name": {**text, "description": "Kebab-case name of the problem."},
            "severity": {"enum": list(SEVERITIES)},
            "message": {**text, "description": "One sentence that says what is wrong."},
            "help": {**text, "description": "What to do; may be empty."},
            "source": {**text, "description": "Where the rule is written; may be empty."},
            "rule": {**text, "description": "What must hold by the charter's rule that is broken; may be empty."},
            "unit": {**maybe, "description": "Id of the unit concerned."},
            "link": {**maybe, "description": "Type of the link concerned."},
            "written": {**maybe, "description": "The wrong text, if one is wrong."},
            "suggestion": {**maybe, "description": "What to write instead of it; an empty text takes the entry away."},
            "location": {"anyOf": [with_all(location), {"type": "null"}]},
            "label": {**text, "description": "Words beside the location; may be empty."},
            "related": {"type": "array", "items": with_all({**location, "text": text})},
            "facts": {"type": "object", "description": "What fills the message; lists are whole."},
            "fix": {
                "anyOf": [
                    with_all({"title": text, "safe": {"type": "boolean"}, "edits": {"type": "array", "items": edit}}),
                    {"type": "null"},
                ]
            },
        }
    )
    counts = {"type": "object", "additionalProperties": count}
    days = {
        "as_of": {**maybe, "description": "The day that was looked at; null where none is named."},
        "judged_by": {
            **maybe,
            "description": "The day by which terms, exceptions and rules in force were judged: that day, else today's "
            "date where anything depended on it.",
        },
    }
    left = with_all({"rules": {"type": "array", "items": text}, "reason": text})
    summary = with_all(
        {
            **dict.fromkeys(SEVERITIES, count),
            "hidden": count,
            "undecided": counts,
            "silenced": counts,
            "unlisted": {**counts, "description": "By rule, how many findings are counted and not listed."},
            "not_judged": {"type": "array", "items": left, "description": "Rules that were not judged, and why."},
            **days,
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Findings of orgtree",
        "description": "What `orgtree check --format json` writes.",
        **with_all(
            {
                "orgtree": {"const": VERSION},
                "summary": {"$ref": "#/$defs/summary"},
                "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
            }
        ),
        "$defs": {"summary": summary, "finding": finding},
    }


def _location(span: Span) -> dict[str, Any]:
    return {
        "file": span.label,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "row": span.row,
    }
