"""A difference as plain data: rows for tables and sheets, and everything for programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from orgtree.api.diff_words import DiffWords
from orgtree.base.catalogue import translator
from orgtree.base.escape import csv_cell
from orgtree.base.workbook import workbook as write_workbook
from orgtree.charter.schema_parts import with_all
from orgtree.graph.change import OF_HEAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.api.diff import Diff
    from orgtree.api.diff_figures import FigureChange
    from orgtree.api.organisation import Organisation
    from orgtree.base.finding import Finding
    from orgtree.measure.figure import Figure

VERSION = "diff/1"

COLUMNS = ("change", "unit", "name", "kind", "subtree", "key", "to", "old", "new", "text")
"""Keys of a row: sort of the change, the unit's id, name and kind, the subtree's id, what changed, values, a sentence."""


def rows(diff: Diff, language: str) -> list[dict[str, Any]]:
    """Return a mapping a change, of texts, "" where there is nothing to say."""
    words = DiffWords(diff, language)
    found = []
    for change, subtree in zip(diff.changes, diff.subtrees, strict=True):
        old, new = words.cells(change)
        about_unit = change.what not in OF_HEAD
        cells = (
            *(change.what, change.unit, words.name(change.unit) if about_unit else "", words.kind(change)),
            *((subtree or "") if about_unit else "", change.key, change.other_end, old, new, words.say(change)),
        )
        found.append(dict(zip(COLUMNS, cells, strict=True)))
    return found


def csv_text(diff: Diff, language: str) -> str:
    """Return the rows as CSV; no cell can be taken for a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows(diff, language):
        writer.writerow([csv_cell(row[column]) for column in COLUMNS])
    return stream.getvalue()


def workbook(diff: Diff, language: str) -> bytes:
    """Return the rows as an Excel workbook whose cells are texts, and never formulas or addresses.

    Raises:
        MissingExtraError: If xlsxwriter is missing or too old.
    """
    return write_workbook(COLUMNS, rows(diff, language))


def diff_data(diff: Diff, language: str, *, metrics: bool) -> dict[str, Any]:
    """Return everything as plain data; figures and findings with *metrics* only."""
    words = DiffWords(diff, language)
    changes = []
    for change, subtree in zip(diff.changes, diff.subtrees, strict=True):
        kind = words.kind(change)
        about = {"name": words.name(change.unit), "kind": kind, "subtree": subtree} if kind else {}
        changes.append({**change.to_dict(), **about, "text": words.say(change)})
    data: dict[str, Any] = {
        "orgtree": VERSION,
        "before": _state(diff.before, language),
        "after": _state(diff.after, language),
        "rules_changed": diff.rules_changed,
        "counts": dict(diff.counts),
        "changes": changes,
    }
    if metrics:
        translate = translator(language)
        found = diff.findings
        data["figures"] = [_figure(figure, language, translate) for figure in diff.figures()]
        data["findings"] = {
            "new": [_finding(finding, translate) for finding in found.new],
            "mended": [_finding(finding, translate) for finding in found.mended],
        }
    return data


def diff_schema() -> dict[str, Any]:
    """Return the JSON Schema of that data; it stands in `schemas/diff.json`."""
    from orgtree.graph.change import WHATS  # noqa: PLC0415 - needed for schemas only

    text, maybe, texts = (
        {"type": "string"},
        {"type": ["string", "null"]},
        {"type": "array", "items": {"type": "string"}},
    )
    count = {"type": "integer", "minimum": 0}
    state = with_all({"title": text, "as_of": maybe, "charter": text, "units": count})
    change = with_all(
        {
            "change": {"enum": list(WHATS), "description": "Sort of the change."},
            "text": {**text, "description": "The change as a sentence that does not name its unit."},
        },
        {
            "unit": {**text, "description": "Id of the unit, or of the claim or retired id."},
            "key": {
                **text,
                "description": "What of it changed: a field, a link, a hierarchy, a language, a key of the head.",
            },
            "old": {"description": "What was, as a definition writes it; left out where nothing was stated."},
            "new": {"description": "What is; left out where nothing is stated."},
            "more": {
                "type": "object",
                "description": "The links of a move, where a new unit is nested, a tombstone; that only the days looked at differ.",
            },
            "name": text,
            "kind": text,
            "subtree": {**maybe, "description": "Id of the unit in whose subtree it is told."},
        },
    )
    side = {"anyOf": [with_all({"figure": text, "parts": text, "verdict": text, "gaps": texts}), {"type": "null"}]}
    figure = with_all(
        {
            "metric": text,
            "title": text,
            "before": side,
            "after": side,
            "changed": {"type": "boolean"},
            "gaps_closed": texts,
            "gaps_opened": texts,
        }
    )
    finding = with_all({"code": text, "name": text, "severity": text, "unit": maybe, "message": text})
    findings = with_all({"new": {"type": "array", "items": finding}, "mended": {"type": "array", "items": finding}})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "orgtree diff/1",
        **with_all(
            {
                "orgtree": {"const": VERSION},
                "before": state,
                "after": state,
                "rules_changed": {"type": "boolean", "description": "Whether the charters are not the same."},
                "counts": {"type": "object", "propertyNames": {"enum": list(WHATS)}, "additionalProperties": count},
                "changes": {"type": "array", "items": change},
            },
            {"figures": {"type": "array", "items": figure}, "findings": findings},
        ),
    }


def _state(org: Organisation, language: str) -> dict[str, Any]:
    title = org.snapshot.shown_title.pick(language)
    return {"title": title, "as_of": org.as_of, "charter": org.charter.name, "units": len(org)}


def _figure(change: FigureChange, language: str, translate: Callable[[str], str]) -> dict[str, Any]:
    def side(figure: Figure | None) -> dict[str, Any] | None:
        if figure is None:
            return None
        shown = {"figure": figure.say(translate, language), "parts": figure.show_parts(), "verdict": figure.verdict}
        return {**shown, "gaps": figure.gaps}

    shown = change.after or change.before
    return {
        "metric": change.metric,
        "title": shown.metric.title.pick(language) if shown else change.metric,
        "before": side(change.before),
        "after": side(change.after),
        "changed": change.changed,
        "gaps_closed": list(change.closed),
        "gaps_opened": list(change.opened),
    }


def _finding(finding: Finding, translate: Callable[[str], str]) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "unit": finding.unit,
        "message": finding.text(translate),
    }
