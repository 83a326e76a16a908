"""SARIF 2.1.0, the interchange format of static analysis that code hosts and editors read."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from orgtree.base.catalogue import N_, interface
from orgtree.base.escape import json_text
from orgtree.base.finding import SEVERITIES
from orgtree.base.messages import Listing
from orgtree.base.place import is_file
from orgtree.base.text import Text
from orgtree.check.finding_data import fingerprints, plain, summary_data
from orgtree.check.finding_words import filled, notice, written_in
from orgtree.check.rule_note import RuleNote

if TYPE_CHECKING:
    from orgtree.base.finding import Finding, Fix, Severity
    from orgtree.base.place import Span
    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Located, Report

_SENTENCES = N_("{some}. {another}")
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


_MOST_RESULTS = 25_000
_MOST_BYTES = 10_000_000
"""GitHub refuses a run with more results, or a file with more bytes."""


def render(report: Report, options: FormatOptions) -> str:
    """Return one run with the rules and the findings as results; if they are too many, the worst and what is left out."""
    rules = _rules(report)
    numbers = {code: number for number, code in enumerate(rules)}
    driver: dict[str, Any] = {"name": "orgtree", "rules": [_rule(note, options) for note in rules.values()]}
    if options.version:
        driver["version"] = options.version
    found = list(fingerprints(report, options))
    shown = _worst(found, _MOST_RESULTS)
    results = [_result(one, numbers[one.finding.code], key, report, options) for one, key in shown]
    while True:
        run: dict[str, Any] = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "language": "zh-CN" if interface(options.language) == "zh" else "en-US",
            "results": results,
            "properties": {"summary": summary_data(report, options.translate)},
        }
        if len(shown) < len(found):
            run |= _left_out(found, shown, options)
        text = json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"
        size = len(text.encode())
        if size <= _MOST_BYTES or not results:
            return text
        # Results are of about one size; a little less than their share, and again where that was too much.
        kept = _worst(shown, int(len(shown) * _MOST_BYTES / size * 0.95))
        chosen = {key for _, key in kept}
        results = [result for result, (_, key) in zip(results, shown, strict=True) if key in chosen]
        shown = kept


def _worst(found: list[tuple[Located, str]], most: int) -> list[tuple[Located, str]]:
    """Return the worst findings in their order, at most so many."""
    if len(found) <= most:
        return found
    ordered = sorted(range(len(found)), key=lambda at: SEVERITIES.index(found[at][0].finding.severity))
    return [found[at] for at in sorted(ordered[:most])]


def _left_out(
    found: list[tuple[Located, str]], shown: list[tuple[Located, str]], options: FormatOptions
) -> dict[str, Any]:
    """Return the part of a run that says which findings are not among its results."""
    left = Counter(one.finding.code for one, _ in found) - Counter(one.finding.code for one, _ in shown)
    facts = {
        "count": len(found) - len(shown),
        "total": len(found),
        "listed": Listing([f"{code}: {n}" for code, n in sorted(left.items())], 20, quoted=False),
    }
    template = N_("{count} of {total} findings are left out, since a code host takes no more: {listed}")
    message = {"text": filled(template, facts, options.translate)}
    note = {"level": "warning", "message": message, "properties": {"left_out": dict(sorted(left.items()))}}
    return {"invocations": [{"executionSuccessful": True, "toolExecutionNotifications": [note]}]}


def _rules(report: Report) -> dict[str, RuleNote]:
    notes = {note.code: note for note in report.rules}
    for finding in report.findings:
        known = RuleNote(finding.code, finding.name, finding.severity, source=finding.source)
        notes.setdefault(finding.code, known)
    return dict(sorted(notes.items()))


def _rule(note: RuleNote, options: FormatOptions) -> dict[str, Any]:
    title = note.title.pick(options.language) if isinstance(note.title, Text) else options.translate(note.title)
    rule: dict[str, Any] = {
        "id": note.code,
        "name": note.name,
        "shortDescription": {"text": title or note.name.replace("-", " ")},
        "defaultConfiguration": {"level": _LEVELS[note.severity]},
    }
    if note.help:
        rule["help"] = {"text": options.translate(note.help)}
    if source := written_in(note.source, options.translate):
        rule["properties"] = {"source": source}
    return rule


def _result(located: Located, rule: int, fingerprint: str, report: Report, options: FormatOptions) -> dict[str, Any]:
    finding, span, related = located
    texts = [filled(template, finding.words, options.translate) for template in (finding.message, finding.help)]
    texts.append(notice(finding, options.translate))
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {
            "text": Listing([text for text in texts if text], None, quoted=False, between=_SENTENCES).say(
                options.translate
            )
        },
        "partialFingerprints": {"codeAndUnit/v1": fingerprint},
        "properties": {"facts": plain(finding.words)},
    }
    location: dict[str, Any] = {"physicalLocation": _physical(span, options)} if span else {}
    if finding.unit is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.unit, "kind": "unit"}]
    if location:
        result["locations"] = [location]
    # What stands in a built-in charter has no file that a code host could show.
    if related := tuple((label, where) for label, where in related if is_file(where.label)):
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(where, options),
                "message": {"text": filled(label.text, finding.words, options.translate)},
            }
            for number, (label, where) in enumerate(related, start=1)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding.fix, finding, report, options)]
    return result


def _fix(fix: Fix, finding: Finding, report: Report, options: FormatOptions) -> dict[str, Any]:
    replacements: dict[int, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        replacements.setdefault(edit.document, []).append(
            {
                "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
                "insertedContent": {"text": edit.text},
            }
        )
    return {
        "description": {"text": filled(fix.title, finding.words, options.translate)},
        "artifactChanges": [
            {"artifactLocation": {"uri": _uri(options.path(report.sources.label(document)))}, "replacements": edits}
            for document, edits in replacements.items()
        ],
    }


def _physical(span: Span, options: FormatOptions) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _uri(options.path(span.label))},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
        **({} if span.row is None else {"properties": {"row": span.row}}),
    }


@lru_cache(maxsize=1024)
def _uri(label: str) -> str:
    """Return a file's name as a URI reference; an absolute one as a file URI."""
    for path in (PurePosixPath(label), PureWindowsPath(label)):
        if path.is_absolute():
            return path.as_uri()
    # A colon in the first part would read as a scheme.
    return quote(label.removeprefix("./"), safe="/", errors="backslashreplace")
