"""SARIF 2.1.0, the interchange format of static analysis that code hosts and editors read."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from orgtree.base.escape import json_text
from orgtree.base.text import Text
from orgtree.check.finding_data import fingerprints, plain, summary_data
from orgtree.check.finding_words import filled, notice, written_in
from orgtree.check.rule_note import RuleNote

if TYPE_CHECKING:
    from orgtree.base.finding import Finding, Severity
    from orgtree.base.place import Span
    from orgtree.check.format_options import FormatOptions
    from orgtree.check.report import Located, Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report, options: FormatOptions) -> str:
    """Return one run with the rules and every finding as a result."""
    rules = _rules(report)
    numbers = {code: number for number, code in enumerate(rules)}
    driver: dict[str, Any] = {"name": "orgtree", "rules": [_rule(note, options) for note in rules.values()]}
    if options.version:
        driver["version"] = options.version
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN" if options.language == "zh" else "en-US",
        "results": [
            _result(located, numbers[located.finding.code], fingerprint, report, options)
            for located, fingerprint in fingerprints(report)
        ],
        "properties": {"summary": summary_data(report)},
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


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
        "message": {"text": ". ".join(text for text in texts if text)},
        "partialFingerprints": {"codeAndUnit/v1": fingerprint},
        "properties": {"facts": plain(finding.words)},
    }
    location: dict[str, Any] = {"physicalLocation": _physical(span)} if span else {}
    if finding.unit is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.unit, "kind": "unit"}]
    if location:
        result["locations"] = [location]
    if related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(where),
                "message": {"text": filled(label.text, finding.words, options.translate)},
            }
            for number, (label, where) in enumerate(related, start=1)
        ]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding, report, options)]
    return result


def _fix(finding: Finding, report: Report, options: FormatOptions) -> dict[str, Any]:
    fix = finding.fix
    replacements: dict[int, list[dict[str, Any]]] = {}
    for edit in fix.edits if fix else ():
        replacements.setdefault(edit.document, []).append(
            {
                "deletedRegion": {"charOffset": edit.start, "charLength": edit.end - edit.start},
                "insertedContent": {"text": edit.text},
            }
        )
    return {
        "description": {"text": filled(fix.title, finding.words, options.translate) if fix else ""},
        "artifactChanges": [
            {"artifactLocation": {"uri": _uri(report.sources.label(document))}, "replacements": edits}
            for document, edits in replacements.items()
        ],
    }


def _physical(span: Span) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _uri(span.label)},
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
