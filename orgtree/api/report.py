"""Write a report: chart, coverage with gaps, claims and findings in one document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from orgtree.api.languages import need_language
from orgtree.base.catalogue import N_, translator
from orgtree.base.errors import UsageError
from orgtree.base.finding import SEVERITIES
from orgtree.base.messages import Listing, fill, said
from orgtree.base.suggest import unknown
from orgtree.base.text_table import sentence
from orgtree.draw.written_report import SECTIONS, Section, WrittenReport

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgtree.api.organisation import Organisation
    from orgtree.draw.scene import Scene
    from orgtree.measure.table import Table

FORMS = ("pdf", "html", "md")

_TITLES = {
    "chart": N_("Chart"),
    "map": N_("Coverage map: {metric}"),
    "coverage": N_("Coverage"),
    "groups": N_("Coverage by group"),
    "gaps": N_("Gaps"),
    "claims": N_("Claims"),
    "findings": N_("Findings"),
    "unknown_ends": N_("Ends that nobody knows"),
}
_CLAIMS = (N_("claim"), N_("states"), N_("computed"), N_("verdict"), N_("source"))
_GAPS = (N_("metric"), N_("number"), N_("units"))
_FINDINGS = (N_("code"), N_("severity"), N_("finding"), N_("place"))
_CLAIM_WORDS = (N_("agrees"), N_("contradicted"), N_("undecided"))
"""Marked for translation only: a claim has one of them as its verdict."""
_MORE = N_("and {count} more")
_MORE_FINDINGS = N_("and {count} more; `orgtree check --all` lists them")
_SHALLOW = N_(
    "The chart shows the upper {levels} levels; with more, its text would be printed in less than {least:g} points."
)
_NO_GAPS = N_("No gaps.")
_NO_FINDINGS = N_("No findings.")
_LEAST_TEXT = 6.0
_ROOM = "178x200"
"""Room for a picture in millimetres, whose shape the chart comes near to."""
_MOST_UNITS = 40
_MOST_FINDINGS = 300
_MOST_COLUMNS = 6
"""So many figures stand beside each other on a page that is read upright."""


def report(
    org: Organisation,
    form: str = "pdf",
    *,
    language: str | None = None,
    by: str | None = None,
    colour: str | None = None,
    fonts: Sequence[str] = (),
    sections: Sequence[str] = (),
    name: Callable[[int], str] = "picture-{}.svg".format,
) -> dict[str, bytes]:
    """Write a report.

    Args:
        org: The organisation.
        form: `pdf`, `html` or `md`.
        language: Of titles and words; left out, the definition's.
        by: A kind by which every figure is broken down: a row for each group, and a column for each metric.
        colour: A metric of which a coverage map is added.
        fonts: Font files or folders for PDF, looked in before the system's.
        sections: Names of the sections to write, of `SECTIONS` in `orgtree.draw.written_report`; all of them if left out.
        name: For Markdown, gives the file name of the picture with a number.

    Returns:
        Content by file name: the report under "", and for Markdown its pictures beside it.

    Raises:
        UsageError: If there is no such form, kind, metric or section, or a section needs what is not given.
        RenderError: If a font or a renderer stands in the way.
        MissingExtraError: If an optional package is missing or too old.
    """
    from orgtree.draw.writers import written_report as writers  # noqa: PLC0415 - loaded when a report is written

    if form not in FORMS:
        raise UsageError(
            unknown(N_("'{name}' is not a form of report"), form, FORMS, otherwise=N_("there are {known}"))
        )
    made = document(org, language=language, by=by, colour=colour, sections=sections)
    if form == "md":
        text, pictures = writers.markdown(made, name)
        return {"": text, **pictures}
    return {"": writers.html(made) if form == "html" else writers.pdf(made, given=fonts)}


def document(
    org: Organisation,
    *,
    language: str | None = None,
    by: str | None = None,
    colour: str | None = None,
    sections: Sequence[str] = (),
) -> WrittenReport:
    """Return a report before any file format; see `report`."""
    from orgtree.api.views import source_of  # noqa: PLC0415 - loaded when a picture is made
    from orgtree.draw.from_graph import subtitle_of  # noqa: PLC0415 - as above

    wanted = _wanted(sections, by=by, colour=colour)
    need_language(org.snapshot, language)
    language = language or org.snapshot.language
    translate = translator(language)
    table = org.coverage(by=by, language=language)
    made: dict[str, Callable[[], list[Section]]] = {
        "chart": lambda: [_chart(org, language, translate)],
        "map": lambda: [_map(org, colour or "", language, translate)],
        "coverage": lambda: [_coverage(org.coverage(language=language), language, translate)],
        "groups": lambda: _groups(table, language, translate),
        "gaps": lambda: [_gaps(org, table, language, translate)],
        "claims": lambda: [_claims(org, language, translate)],
        "findings": lambda: [_findings(org, translate)],
        "unknown_ends": lambda: [_unknown_ends(org, translate)],
    }
    chosen = [section for name in SECTIONS if name in wanted for section in made[name]()]
    subtitle = subtitle_of(org.snapshot, source_of(org), language)
    title = org.snapshot.shown_title.pick(language) or org.origin
    return WrittenReport(
        title, subtitle, language, [section for section in chosen if section.picture or section.rows or section.words]
    )


def _wanted(sections: Sequence[str], *, by: str | None, colour: str | None) -> set[str]:
    """Return the names of the sections to write."""
    needed = {"map": colour, "groups": by}
    if not sections:
        return {name for name in SECTIONS if needed.get(name, "") is not None}
    for name in sections:
        if name not in SECTIONS:
            raise UsageError(
                unknown(N_("'{name}' is not a section of reports"), name, SECTIONS, otherwise=N_("there are {known}"))
            )
    if "map" in sections and colour is None:
        raise UsageError(N_("the section map needs a metric: colour, or --colour on the command line"))
    if "groups" in sections and by is None:
        raise UsageError(N_("the section groups needs a kind: by, or --by on the command line"))
    for option, name in (("colour", "map"), ("by", "groups")):
        if needed[name] is not None and name not in sections:
            raise UsageError(N_("{option} is for the section {name}, which is not chosen"), option=option, name=name)
    return set(sections)


def _scene(org: Organisation, language: str, **options: Any) -> Scene:
    from orgtree.api.drawing import scene_of  # noqa: PLC0415 - loaded when a picture is made

    return scene_of(org, language=language, title=False, paper=_ROOM, margin=0, **options)


def _chart(org: Organisation, language: str, translate: Callable[[str], str]) -> Section:
    """Return the chart, as deep as can be read on a page."""
    from orgtree.draw.writers.written_report import printed_text  # noqa: PLC0415 - as above

    title = translate(_TITLES["chart"])
    scene = _scene(org, language)
    if printed_text(scene) >= _LEAST_TEXT:
        return Section(title, scene)
    depth, best = 1, _scene(org, language, depth=1)
    # The whole is too small to read, so that some depth is, too.
    while printed_text(deeper := _scene(org, language, depth=depth + 1)) >= _LEAST_TEXT:
        depth, best = depth + 1, deeper
    return Section(title, best, words=[fill(_SHALLOW, {"levels": depth + 1, "least": _LEAST_TEXT}, translate)])


def _map(org: Organisation, colour: str, language: str, translate: Callable[[str], str]) -> Section:
    from orgtree.api.drawing import view_of  # noqa: PLC0415 - as above

    metric = view_of(org, language=language, view="map", colour=colour).metric
    return Section(
        fill(_TITLES["map"], {"metric": metric}, translate), _scene(org, language, view="map", colour=colour)
    )


def _coverage(table: Table, language: str, translate: Callable[[str], str]) -> Section:
    headings, rows = table.short(language, everything=False)
    notes = [*table.notes(language, table.shown()), *filter(None, [table.hidden(language)])]
    return Section(translate(_TITLES["coverage"]), None, headings, rows, [sentence(note, translate) for note in notes])


def _groups(table: Table, language: str, translate: Callable[[str], str]) -> list[Section]:
    """Return the figures of groups, a column for each metric, in as many tables as a page has room for."""
    found = table.across(zeros=False)
    title, headings, rows = translate(_TITLES["groups"]), found.headings(language), found.texts(language)
    starts = range(1, len(headings), _MOST_COLUMNS)
    parts = []
    for number, at in enumerate(starts, 1):
        part = slice(at, at + _MOST_COLUMNS)
        part_of = {"title": title, "name": f"{number}/{len(starts)}"}
        named = fill(N_("{title} ({name})"), part_of, translate) if len(starts) > 1 else title
        parts.append(Section(named, None, [headings[0], *headings[part]], [[row[0], *row[part]] for row in rows]))
    if parts:
        notes = [*table.notes(language), *filter(None, [table.hidden(language)])]
        parts[-1] = replace(parts[-1], words=[sentence(note, translate) for note in notes])
    return parts


def _gaps(org: Organisation, table: Table, language: str, translate: Callable[[str], str]) -> Section:
    """Return the gaps of every metric."""
    rows = []
    for figure in table:
        if figure.group is None and figure.gap_count:
            units = figure.gap_units.tolist()
            names = [org.snapshot.name(unit, language) for unit in units[:_MOST_UNITS]]
            more = [fill(_MORE, {"count": len(units) - _MOST_UNITS}, translate)] if len(units) > _MOST_UNITS else []
            listed = Listing(names + more, quoted=False).say(translate)
            rows.append([figure.metric.title.pick(language), str(len(units)), listed])
    words = [] if rows else [translate(_NO_GAPS)]
    if any(int(count) > _MOST_UNITS for _, count, _ in rows):
        words = [translate(N_("`orgtree cover --gaps` lists all of them"))]
    return Section(translate(_TITLES["gaps"]), None, [translate(head) for head in _GAPS], rows, words)


def _claims(org: Organisation, language: str, translate: Callable[[str], str]) -> Section:
    from orgtree.api.measuring import claims  # noqa: PLC0415 - as above

    rows = [
        [
            one.claim.title.pick(language) or one.claim.id,
            said(one.stated(), translate),
            said(one.computed(), translate),
            translate(one.verdict),
            one.claim.source.pick(language),
        ]
        for one in claims(org)
    ]
    return Section(translate(_TITLES["claims"]), None, [translate(head) for head in _CLAIMS], rows)


def _findings(org: Organisation, translate: Callable[[str], str]) -> Section:
    """Return the findings, worst first; very many are cut and counted."""
    report = org.check()
    located = sorted(report.located(), key=lambda one: SEVERITIES.index(one.finding.severity))
    rows = [
        [
            one.finding.code,
            translate(one.finding.severity),
            one.finding.text(translate),
            f"{one.span.label}:{one.span.line}" if one.span else "",
        ]
        for one in located[:_MOST_FINDINGS]
    ]
    words = [] if rows else [translate(_NO_FINDINGS)]
    if len(located) > _MOST_FINDINGS:
        words.append(fill(_MORE_FINDINGS, {"count": len(located) - _MOST_FINDINGS}, translate))
    if report.judged_by and not report.as_of:
        judged = fill(N_("judged by {date}, today"), {"date": report.judged_by}, translate)
        words.append(sentence(judged, translate))
    return Section(translate(_TITLES["findings"]), None, [translate(head) for head in _FINDINGS], rows, words)


def _unknown_ends(org: Organisation, translate: Callable[[str], str]) -> Section:
    """Return which units and how many links have ended, and nobody knows when."""
    from orgtree.api.drawing_notes import unknown_ends  # noqa: PLC0415 - loaded when a picture is made

    return Section(
        translate(_TITLES["unknown_ends"]),
        words=[sentence(note.say(translate), translate) for note in unknown_ends(org)],
    )
