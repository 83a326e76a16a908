"""A difference as text that people read: for a terminal, and as Markdown for a pull request."""

from __future__ import annotations

from itertools import groupby
from pathlib import PurePath
from typing import TYPE_CHECKING

from orgtree.api.diff_words import DiffWords
from orgtree.base.catalogue import N_
from orgtree.base.escape import markdown_text, terminal
from orgtree.base.messages import fill
from orgtree.draw.written_report import Section, WrittenReport
from orgtree.graph.change import OF_HEAD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from orgtree.api.diff import Diff
    from orgtree.api.diff_figures import FigureChange
    from orgtree.api.organisation import Organisation
    from orgtree.graph.change import Change
    from orgtree.measure.figure import Figure

    Lines = Iterator[str]

_NONE = N_("no changes")
_CHANGES = N_("{title}: {count} {count:change|changes}")
HEAD, NOWHERE = N_("Head of the definition"), N_("In no subtree")
_CHARTER = N_("The charters are not the same, so that rules and figures may be others.")
_FIGURES, _SAME = N_("Figures"), N_("Unchanged figures")
_NEW, _MENDED = N_("New findings"), N_("Mended findings")
_HEADINGS = (N_("metric"), N_("before"), N_("after"), N_("gaps closed"), N_("gaps opened"))
_GAPS = N_("gaps closed: {closed}, gaps opened: {opened}")
_SUMMARY, _CODE, _FINDING = N_("Summary"), N_("code"), N_("finding")
_COUNTED = (N_("sort of change"), N_("number"))
_COLUMNS = (N_("unit"), N_("change"))
_FEW = 2
"""A page of more parts has a list of them."""


def text(diff: Diff, language: str, *, metrics: bool) -> str:
    """Return the changes as text in lines, safe for a terminal."""
    words = DiffWords(diff, language)
    lines = [_title(diff, language), _counted(diff, words)]
    if diff.rules_changed:
        lines.append(words.translate(_CHARTER))
    for title, changes in _sections(diff, words):
        lines += ["", title]
        for unit, several in _by_unit(changes):
            lines += [f"  {words.unit(unit)}"] if unit else []
            indent = "    " if unit else "  "
            lines += [f"{indent}{words.sign(change)} {words.say(change)}" for change in several]
    if metrics:
        lines += _figure_lines(diff, words)
        for heading, rows in _findings(diff, words):
            lines += ["", heading, *(f"  {code} {message}" for code, message in rows)]
    return "".join(f"{terminal(line)}\n" for line in lines)


def markdown(diff: Diff, language: str, *, metrics: bool) -> str:
    """Return the changes as Markdown: a heading a subtree, a list of units, a table of figures."""
    words = DiffWords(diff, language)
    parts = [f"## {markdown_text(_title(diff, language))}\n", f"{markdown_text(_counted(diff, words))}\n"]
    if diff.rules_changed:
        parts.append(f"{markdown_text(words.translate(_CHARTER))}\n")
    for title, changes in _sections(diff, words):
        lines = []
        for unit, several in _by_unit(changes):
            lines += [f"- **{markdown_text(words.unit(unit))}**"] if unit else []
            indent = "  " if unit else ""
            lines += [f"{indent}- `{words.sign(change)}` {markdown_text(words.say(change))}" for change in several]
        parts += [f"### {markdown_text(title)}\n", "".join(f"{line}\n" for line in lines)]
    if metrics:
        parts += _markdown_figures(diff, words)
        for heading, rows in _findings(diff, words):
            listed = (f"- `{code}` {markdown_text(message)}\n" for code, message in rows)
            parts += [f"### {markdown_text(heading)}\n", "".join(listed)]
    return "\n".join(parts)


def html(diff: Diff, language: str, *, metrics: bool) -> bytes:
    """Return the changes as one HTML file without scripts: counts, and a table a subtree with anchors to each."""
    from orgtree.draw.writers.written_report import html as written  # noqa: PLC0415 - only this form needs it

    words = DiffWords(diff, language)
    said = words.translate
    notes = [said(_CHARTER)] if diff.rules_changed else []
    notes += [] if diff.counts else [said(_NONE)]
    sections = [
        Section(
            said(_SUMMARY),
            None,
            [said(heading) for heading in _COUNTED] if diff.counts else (),
            [(words.label(what), str(count)) for what, count in diff.counts.items()],
            notes,
        )
    ]
    headings = [said(heading) for heading in _COLUMNS]
    for title, changes in _sections(diff, words):
        rows = []
        for unit, several in _by_unit(changes):
            for number, change in enumerate(several):
                name = words.unit(unit) if unit and not number else ""
                rows.append((name, f"{words.sign(change)} {words.say(change)}"))
        sections.append(Section(title, None, headings, rows))
    if metrics:
        sections += [
            Section(title, None, [said(heading) for heading in _HEADINGS], rows)
            for title, rows in _figure_tables(diff, words)
        ]
        sections += [
            Section(heading, None, (said(_CODE), said(_FINDING)), rows) for heading, rows in _findings(diff, words)
        ]
    subtitle = " → ".join(PurePath(org.origin).name for org in (diff.before, diff.after) if org.origin)
    return written(WrittenReport(_title(diff, language), subtitle, language, sections, contents=len(sections) > _FEW))


def _title(diff: Diff, language: str) -> str:
    return f"{_state(diff.before, language)} → {_state(diff.after, language)}"


def _state(org: Organisation, language: str) -> str:
    title = org.snapshot.shown_title.pick(language) or org.origin or "–"
    return f"{title} ({org.as_of})" if org.as_of else title


def _counted(diff: Diff, words: DiffWords) -> str:
    if not diff.counts:
        return words.translate(_NONE)
    counted = [
        fill("{word}: {text}", {"word": words.label(what), "text": count}, words.translate)
        for what, count in diff.counts.items()
    ]
    return words.translate(", ").join(counted)


def _sections(diff: Diff, words: DiffWords) -> Iterator[tuple[str, list[Change]]]:
    """Yield the changes of the head and of each subtree, with a title that counts them."""
    groups = diff.groups()
    rest = groups.pop(None, [])
    head = [change for change in rest if change.what in OF_HEAD]
    nowhere = [change for change in rest if change.what not in OF_HEAD]
    named = [(words.unit(subtree), changes) for subtree, changes in groups.items()]
    said = words.translate
    for title, changes in ((said(HEAD), head), *named, (said(NOWHERE), nowhere)):
        if changes:
            yield fill(_CHANGES, {"title": title, "count": len(changes)}, said), changes


def _by_unit(changes: list[Change]) -> Iterator[tuple[str, list[Change]]]:
    """Yield changes by unit, those of the head under "": their sentences name what they are of."""
    for unit, several in groupby(changes, key=lambda change: "" if change.what in OF_HEAD else change.unit):
        yield unit, list(several)


def _figures(diff: Diff) -> list[FigureChange]:
    return [figure for figure in diff.figures() if figure.known or figure.changed]


def _shown(figure: Figure | None, words: DiffWords) -> str:
    if figure is None:
        return "–"
    parts = figure.say_parts(words.translate)
    shown = figure.say(words.translate, words.language) + (f" ({parts})" if parts else "")
    return f"{shown}, {words.translate(figure.verdict)}" if figure.verdict else shown


def _metric(change: FigureChange, words: DiffWords) -> str:
    figure = change.after or change.before
    return figure.metric.title.pick(words.language) if figure else change.metric


def _figure_lines(diff: Diff, words: DiffWords) -> Lines:
    figures = _figures(diff)
    if figures:
        yield from ("", words.translate(_FIGURES))
    for change in figures:
        before, after = _shown(change.before, words), _shown(change.after, words)
        sign = "~" if change.changed else " "
        figures_shown = before if after == before else f"{before} → {after}"
        facts = {"word": _metric(change, words), "text": figures_shown}
        yield f"  {sign} " + fill("{word}: {text}", facts, words.translate)
        if change.closed or change.opened:
            closed, opened = (", ".join(map(words.unit, units)) or "–" for units in (change.closed, change.opened))
            yield "    " + fill(_GAPS, {"closed": closed, "opened": opened}, words.translate)


def _figure_cells(change: FigureChange, words: DiffWords) -> list[str]:
    """Return a figure's row: its title, what it was and is, and gaps closed and opened."""
    gaps = [", ".join(map(words.unit, units)) for units in (change.closed, change.opened)]
    return [_metric(change, words), _shown(change.before, words), _shown(change.after, words), *gaps]


def _figure_tables(diff: Diff, words: DiffWords) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the rows of the figures that are others, and of those that are the same, each with a title."""
    figures = _figures(diff)
    for title, changed in ((_FIGURES, True), (_SAME, False)):
        rows = [_figure_cells(change, words) for change in figures if change.changed == changed]
        if rows:
            yield words.translate(title), rows


def _markdown_figures(diff: Diff, words: DiffWords) -> Iterator[str]:
    """Yield the figures that are others as a table, and those that are the same as one that is folded."""
    head = [[words.translate(heading) for heading in _HEADINGS], ["---"] * len(_HEADINGS)]
    for title, rows in _figure_tables(diff, words):
        cells = [*head, *([markdown_text(cell) for cell in row] for row in rows)]
        table = "".join(f"| {' | '.join(row)} |\n" for row in cells)
        if title == words.translate(_FIGURES):
            yield f"### {markdown_text(title)}\n"
            yield table
        else:
            counted = fill("{word}: {text}", {"word": title, "text": len(rows)}, words.translate)
            yield f"<details><summary>{markdown_text(counted)}</summary>\n"
            yield table
            yield "</details>\n"


def _findings(diff: Diff, words: DiffWords) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    translate: Callable[[str], str] = words.translate
    for heading, found in ((_NEW, diff.findings.new), (_MENDED, diff.findings.mended)):
        if found:
            title = fill("{word}: {text}", {"word": translate(heading), "text": len(found)}, translate)
            yield title, [(finding.code, finding.text(translate)) for finding in found]
