"""Answers of the language server: completion, hover, definition, references, renaming, fixes, symbols, formatting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from orgtree.assist.complete import complete
from orgtree.assist.lookup import documents, meaning
from orgtree.assist.references import id_at, references, renamed
from orgtree.assist.unit_format import formatted
from orgtree.base.catalogue import N_, translator
from orgtree.base.messages import WrongTextError, fill
from orgtree.base.place import is_file
from orgtree.check.fixes import plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.api.checking import Outcome
    from orgtree.assist.references import Reference
    from orgtree.assist.session import Server
    from orgtree.graph.snapshot import Snapshot

_SORTS = {
    "key": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.EnumMember,
    "reference": types.CompletionItemKind.Reference,
}
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.orgtree"
_REQUEST_FAILED = -32803
_MOST_SYMBOLS = 500


def completion(ls: Server, params: types.CompletionParams) -> types.CompletionList:
    """Offer what may stand at the cursor."""
    text = ls.held(params.text_document.uri)
    outcome = ls.outcome(params.text_document.uri)
    offset = ls.offset(text, params.position)
    graph = outcome.org.snapshot if outcome and outcome.org else None
    found = complete(text, offset, graph, outcome.charter if outcome else None, ls.language)
    items = [
        types.CompletionItem(
            label=proposal.label,
            kind=_SORTS[proposal.sort],
            detail=proposal.detail,
            filter_text=proposal.alias or None,
            sort_text=f"{proposal.rank}{place:04}",
            text_edit=types.TextEdit(
                ls.range(text, proposal.start, offset), proposal.label + (": " if proposal.sort == "key" else "")
            ),
        )
        for place, proposal in enumerate(found)
    ]
    return types.CompletionList(is_incomplete=True, items=items)


def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    """Tell what the word at the cursor means."""
    known = ls.document(params.text_document.uri)
    if known is None:
        return None
    outcome, number = known
    text = ls.held(params.text_document.uri)
    found = meaning(outcome, number, ls.offset(text, params.position), ls.language)
    if found is None:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, found.text)
    return types.Hover(content, ls.range(text, found.start, found.end))


def definition(ls: Server, params: types.DefinitionParams) -> types.Location | None:
    """Lead to where the word at the cursor is declared."""
    known = ls.document(params.text_document.uri)
    if known is None:
        return None
    outcome, number = known
    found = meaning(outcome, number, ls.offset(ls.held(params.text_document.uri), params.position), ls.language)
    if found is None or found.place is None:
        return None
    span = outcome.report.sources.locate(found.place)
    return ls.location(outcome, found.place.document, span.start, span.end) if is_file(span.label) else None


def all_references(ls: Server, params: types.ReferenceParams) -> list[types.Location]:
    """List where the id at the cursor stands."""
    found = _id(ls, params.text_document.uri, params.position)
    if found is None:
        return []
    outcome, unit, _ = found
    return [
        ls.location(outcome, place.document, place.start, place.end)
        for place in references(outcome, unit)
        if params.context.include_declaration or not place.declares
    ]


def prepare_rename(ls: Server, params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder | None:
    """Say which id would be renamed; nothing else can be."""
    found = _id(ls, params.text_document.uri, params.position)
    if found is None:
        return None
    outcome, unit, place = found
    there = ls.location(outcome, place.document, place.start, place.end)
    return types.PrepareRenamePlaceholder(there.range, unit)


def rename(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Give a unit another id wherever its id stands, in files that are not open, too."""
    found = _id(ls, params.text_document.uri, params.position)
    if found is None:
        return None
    outcome, unit, _ = found
    try:
        return ls.edit(outcome, renamed(outcome, unit, params.new_name))
    except WrongTextError as error:
        raise JsonRpcException(error.saying.say(translator(ls.language)), _REQUEST_FAILED) from error


def fixes(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Offer the fixes of findings that touch a range, and all safe ones of the file at once."""
    known = ls.document(params.text_document.uri)
    if known is None:
        return []
    outcome, number = known
    wanted = params.context.only or [types.CodeActionKind.QuickFix.value]
    actions: list[types.CodeAction] = []
    if any(only == FIX_ALL or FIX_ALL.startswith(f"{only}.") for only in wanted):
        actions += _fix_all(ls, outcome, number)
    if types.CodeActionKind.QuickFix.value in wanted:
        actions += _quick_fixes(ls, params, outcome, number)
    return actions


def _quick_fixes(
    ls: Server, params: types.CodeActionParams, outcome: Outcome, number: int
) -> Iterator[types.CodeAction]:
    asked = {diagnostic.code for diagnostic in params.context.diagnostics}
    text = outcome.report.sources.text(number)
    for finding, span, _ in outcome.report.located():
        fix = finding.fix
        if fix is None or span is None or finding.code not in asked or fix.edits[0].document != number:
            continue
        if _touches(ls.range(text, span.start, span.end), params.range):
            yield types.CodeAction(
                title=fill(fix.title, finding.words, translator(ls.language)),
                kind=types.CodeActionKind.QuickFix,
                edit=ls.edit(outcome, fix.edits),
                is_preferred=fix.safe,
            )


def _fix_all(ls: Server, outcome: Outcome, number: int) -> Iterator[types.CodeAction]:
    chosen = plan({number: outcome.report.sources.text(number)}, outcome.report.findings)
    edits = [edit for finding in chosen.applied if finding.fix for edit in finding.fix.edits]
    if edits:
        title = translator(ls.language)(N_("apply all safe fixes"))
        yield types.CodeAction(title=title, kind=FIX_ALL, edit=ls.edit(outcome, list(dict.fromkeys(edits))))


def outline(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    """Return the units of a document as an outline, nested as they are written."""
    known = ls.document(params.text_document.uri)
    org = known[0].org if known else None
    if known is None or org is None:
        return []
    outcome, number = known
    graph, sources = org.snapshot, documents(outcome)
    text = sources.text(number)
    top: list[types.DocumentSymbol] = []
    below: dict[tuple[str | int, ...], list[types.DocumentSymbol]] = {}
    for unit in range(graph.size):
        place = graph.place(unit)
        if place.document != number:
            continue
        span, name = sources.locate(place), sources.locate(graph.place(unit, "id"))
        symbol = types.DocumentSymbol(
            name=_name(graph, unit, ls.language),
            kind=types.SymbolKind.Object,
            range=ls.range(text, span.start, span.end),
            selection_range=ls.range(text, name.start, name.end),
            detail=graph.kind_of(unit).title.pick(ls.language),
        )
        below[place.path] = []
        below.get(place.path[:-2], top).append(symbol)
        symbol.children = below[place.path]
    return top


def workspace_symbols(ls: Server, params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
    """Return the units of all definitions in use whose id or name holds a text."""
    wanted = params.query.casefold()
    found: dict[tuple[str, int], types.WorkspaceSymbol] = {}
    for outcome in ls.outcomes.values():
        graph = outcome.org.snapshot if outcome.org else None
        for unit in range(graph.size if graph else 0):
            assert graph is not None  # noqa: S101 - else there is no unit
            name = _name(graph, unit, ls.language)
            if wanted not in name.casefold() and wanted not in graph.ids[unit].casefold():
                continue
            place = graph.place(unit, "id")
            span = outcome.report.sources.locate(place)
            there = ls.location(outcome, place.document, span.start, span.end)
            # A file that two definitions include is told once.
            found[there.uri, span.start] = types.WorkspaceSymbol(
                there, name, types.SymbolKind.Object, container_name=graph.kind_of(unit).title.pick(ls.language)
            )
            if len(found) >= _MOST_SYMBOLS:
                return list(found.values())
    return list(found.values())


def format_document(ls: Server, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
    """Put the keys of all units into their order."""
    return _formatted(ls, params.text_document.uri, None)


def format_range(ls: Server, params: types.DocumentRangeFormattingParams) -> list[types.TextEdit]:
    """Put the keys of the units in a range into their order, else those of the unit around it."""
    return _formatted(ls, params.text_document.uri, params.range)


def _formatted(ls: Server, uri: str, span: types.Range | None) -> list[types.TextEdit]:
    known = ls.document(uri)
    charter = known[0].charter if known else None
    if known is None or charter is None:
        return []
    outcome, number = known
    text = ls.held(uri)
    stretch = (ls.offset(text, span.start), ls.offset(text, span.end)) if span else (0, len(text))
    changes = formatted(documents(outcome)[number], charter, *stretch)
    return [types.TextEdit(ls.range(text, change.start, change.end), change.text) for change in changes]


def _id(ls: Server, uri: str, position: types.Position) -> tuple[Outcome, str, Reference] | None:
    known = ls.document(uri)
    if known is None:
        return None
    outcome, number = known
    found = id_at(outcome, number, ls.offset(ls.held(uri), position))
    return (outcome, *found) if found else None


def _name(graph: Snapshot, unit: int, language: str) -> str:
    return graph.name(unit, language) or graph.ids[unit]


def _touches(one: types.Range, other: types.Range) -> bool:
    return not (_key(one.end) < _key(other.start) or _key(other.end) < _key(one.start))


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character
