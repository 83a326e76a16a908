"""The language server, on pygls: findings, completion, hover, definition, fixes and outline.

It holds no state but the texts that the client has opened and the last outcome of each root; every answer is made from
those.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from orgtree import __version__
from orgtree.api.check_files import check_file
from orgtree.assist.complete import complete
from orgtree.assist.lookup import documents, meaning
from orgtree.assist.roots import root_of
from orgtree.base.catalogue import translator
from orgtree.base.errors import OrgtreeError
from orgtree.base.messages import fill

if TYPE_CHECKING:
    from orgtree.api.checking import Outcome
    from orgtree.base.finding import Finding, Label
    from orgtree.base.place import Span

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_SORTS = {
    "key": types.CompletionItemKind.Property,
    "value": types.CompletionItemKind.EnumMember,
    "reference": types.CompletionItemKind.Reference,
}
_NOT_FILES = ("orgtree:", "<")
"""How labels of documents begin that no editor can open: built-in charters and rows in memory."""


class Server(LanguageServer):
    """A language server for definitions and charters.

    Args:
        language: Language of messages and titles.
    """

    def __init__(self, language: str = "en") -> None:
        super().__init__("orgtree", __version__, types.TextDocumentSyncKind.Full)
        self.language = language
        self.texts: dict[str, str] = {}
        self.outcomes: dict[Path, Outcome] = {}
        self.shown: dict[Path, set[str]] = {}

    # -- texts and places -----------------------------------------------------------------------------------------

    def held(self, uri: str) -> str:
        """Return the client's text of a document."""
        return self.texts.get(os.path.realpath(_path(uri)), "")

    def outcome(self, uri: str) -> Outcome | None:
        """Return the outcome of the last check of a document's root."""
        root = root_of(_path(uri), self.opened())
        return self.outcomes.get(root) if root else None

    def opened(self) -> dict[str, bytes]:
        """Return the texts of open documents, by real path."""
        return {path: text.encode("utf-8", "surrogatepass") for path, text in self.texts.items()}

    def offset(self, text: str, position: types.Position) -> int:
        """Convert a client's position to an offset."""
        lines = text.split("\n")
        line = min(position.line, len(lines) - 1)
        column = self.workspace.position_codec.position_from_client_units(
            [lines[line]], types.Position(0, position.character)
        ).character
        return sum(len(before) + 1 for before in lines[:line]) + column

    def range(self, text: str, start: int, end: int) -> types.Range:
        """Convert a span of offsets to a client's range."""
        return types.Range(self.position(text, start), self.position(text, end))

    def position(self, text: str, offset: int) -> types.Position:
        """Convert an offset to a client's position."""
        begin = text.rfind("\n", 0, offset) + 1
        return types.Position(
            text.count("\n", 0, offset), self.workspace.position_codec.client_num_units(text[begin:offset])
        )

    # -- findings -------------------------------------------------------------------------------------------------

    def check(self, uri: str) -> None:
        """Check the root of a document again and publish the findings of all its files."""
        root = root_of(_path(uri), self.opened())
        if root is None:
            return
        try:
            outcome = check_file(root, opened=self.opened())
        except OrgtreeError as error:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, str(error)))
            return
        self.outcomes[root] = outcome
        found: dict[str, list[types.Diagnostic]] = {}
        for finding, span, related in outcome.report.located():
            if span is None or span.label.startswith("orgtree:"):
                target, diagnostic = _uri(root), self.diagnostic(finding, None, "", ())
            else:
                text = self.text_of(outcome, span.label)
                target, diagnostic = _uri(Path(span.label)), self.diagnostic(finding, span, text, related, outcome)
            found.setdefault(target, []).append(diagnostic)
        for target in sorted(self.shown.get(root, set()) | found.keys() | {_uri(root)}):
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(target, found.get(target, [])))
        self.shown[root] = set(found)

    def text_of(self, outcome: Outcome, label: str) -> str:
        """Return the text of the document that a label names."""
        return next((entry.text for entry in documents(outcome).documents if entry.label == label), "")

    def diagnostic(
        self,
        finding: Finding,
        span: Span | None,
        text: str,
        related: tuple[tuple[Label, Span], ...],
        outcome: Outcome | None = None,
    ) -> types.Diagnostic:
        """Convert a finding to a client's diagnostic."""
        translate = translator(self.language)
        message = finding.text(translate)
        if finding.help:
            message += f"\n{finding.help_text(translate)}"
        return types.Diagnostic(
            range=self.range(text, span.start, span.end)
            if span
            else types.Range(types.Position(0, 0), types.Position(0, 0)),
            message=message,
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            source="orgtree",
            related_information=[
                types.DiagnosticRelatedInformation(
                    types.Location(
                        _uri(Path(where.label)), self.range(self.text_of(outcome, where.label), where.start, where.end)
                    ),
                    fill(label.text, finding.words, translate) or finding.name,
                )
                for label, where in related
                if outcome is not None and not where.label.startswith(_NOT_FILES)
            ],
        )


def make(language: str = "en") -> Server:
    """Return a server with its answers registered; `start_io` runs it over standard input and output."""
    server = Server(language)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        _hold(ls, params.text_document.uri)
        ls.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        _hold(ls, params.text_document.uri)
        ls.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        ls.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.texts.pop(os.path.realpath(_path(params.text_document.uri)), None)

    server.feature(
        types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[":", " ", "-", "{", "[", ","])
    )(_completion)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    server.feature(types.TEXT_DOCUMENT_DEFINITION)(_definition)
    server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )(_fixes)
    server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)(_outline)
    return server


def _hold(ls: Server, uri: str) -> None:
    ls.texts[os.path.realpath(_path(uri))] = ls.workspace.get_text_document(uri).source


def _completion(ls: Server, params: types.CompletionParams) -> types.CompletionList:
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
            sort_text=f"{proposal.rank}{place:04}",
            text_edit=types.TextEdit(
                ls.range(text, proposal.start, offset), proposal.label + (": " if proposal.sort == "key" else "")
            ),
        )
        for place, proposal in enumerate(found)
    ]
    return types.CompletionList(is_incomplete=True, items=items)


def _number(outcome: Outcome, uri: str) -> int | None:
    """Return the number of a document in an outcome."""
    wanted = os.path.realpath(_path(uri))
    for number, entry in enumerate(documents(outcome).documents):
        if not entry.label.startswith(_NOT_FILES) and os.path.realpath(entry.label) == wanted:
            return number
    return None


def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    text = ls.held(params.text_document.uri)
    outcome = ls.outcome(params.text_document.uri)
    number = _number(outcome, params.text_document.uri) if outcome else None
    if outcome is None or number is None:
        return None
    found = meaning(outcome, number, ls.offset(text, params.position), ls.language)
    if found is None:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, found.text)
    return types.Hover(content, ls.range(text, found.start, found.end))


def _definition(ls: Server, params: types.DefinitionParams) -> types.Location | None:
    text = ls.held(params.text_document.uri)
    outcome = ls.outcome(params.text_document.uri)
    number = _number(outcome, params.text_document.uri) if outcome else None
    if outcome is None or number is None:
        return None
    found = meaning(outcome, number, ls.offset(text, params.position), ls.language)
    if found is None or found.place is None:
        return None
    span = outcome.report.sources.locate(found.place)
    if span.label.startswith(_NOT_FILES):
        return None
    there = outcome.report.sources.text(found.place.document)
    return types.Location(_uri(Path(span.label)), ls.range(there, span.start, span.end))


def _fixes(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    outcome = ls.outcome(params.text_document.uri)
    if outcome is None:
        return []
    actions = []
    translate = translator(ls.language)
    sources = outcome.report.sources
    asked = {diagnostic.code for diagnostic in params.context.diagnostics}
    number = _number(outcome, params.text_document.uri)
    for finding, span, _ in outcome.report.located():
        if finding.fix is None or span is None or finding.code not in asked:
            continue
        here = ls.range(sources.text(finding.fix.edits[0].document), span.start, span.end)
        if finding.fix.edits[0].document != number or not _touches(here, params.range):
            continue
        edits: dict[str, list[types.TextEdit]] = {}
        for edit in finding.fix.edits:
            where = ls.range(sources.text(edit.document), edit.start, edit.end)
            edits.setdefault(_uri(Path(sources.label(edit.document))), []).append(types.TextEdit(where, edit.text))
        actions.append(
            types.CodeAction(
                title=fill(finding.fix.title, finding.words, translate),
                kind=types.CodeActionKind.QuickFix,
                edit=types.WorkspaceEdit(changes=edits),
                is_preferred=finding.fix.safe,
            )
        )
    return actions


def _outline(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    """Return the units of a document as an outline, nested as they are written."""
    outcome = ls.outcome(params.text_document.uri)
    number = _number(outcome, params.text_document.uri) if outcome else None
    if outcome is None or number is None or outcome.org is None:
        return []
    graph, sources = outcome.org.snapshot, documents(outcome)
    text = sources.text(number)
    top: list[types.DocumentSymbol] = []
    below: dict[tuple[str | int, ...], list[types.DocumentSymbol]] = {}
    for unit in range(graph.size):
        place = graph.place(unit)
        if place.document != number:
            continue
        span, name = sources.locate(place), sources.locate(graph.place(unit, "id"))
        symbol = types.DocumentSymbol(
            name=graph.name(unit, ls.language) or graph.ids[unit],
            kind=types.SymbolKind.Object,
            range=ls.range(text, span.start, span.end),
            selection_range=ls.range(text, name.start, name.end),
            detail=graph.kind_of(unit).title.pick(ls.language),
        )
        below[place.path] = []
        below.get(place.path[:-2], top).append(symbol)
        symbol.children = below[place.path]
    return top


def _touches(one: types.Range, other: types.Range) -> bool:
    return not (_key(one.end) < _key(other.start) or _key(other.end) < _key(one.start))


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def _path(uri: str) -> Path:
    from pygls.uris import to_fs_path  # noqa: PLC0415 - pygls keeps its own module for this

    return Path(to_fs_path(uri) or uri)


def _uri(path: Path) -> str:
    return path.absolute().as_uri()
