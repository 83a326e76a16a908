"""What a language server holds: the texts that the client has opened, and the last outcome of each root."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from orgtree import __version__
from orgtree.api.check_files import check_file
from orgtree.api.roots import root_of
from orgtree.assist.lookup import documents
from orgtree.base.catalogue import translator
from orgtree.base.errors import OrgtreeError
from orgtree.base.messages import fill
from orgtree.base.place import is_file
from orgtree.source import Kept

if TYPE_CHECKING:
    from orgtree.api.checking import Outcome
    from orgtree.base.finding import Edit, Finding, Label
    from orgtree.base.place import Span

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_START = types.Range(types.Position(0, 0), types.Position(0, 0))


class Server(LanguageServer):
    """A language server for definitions and charters.

    Args:
        language: Language of messages and titles.
        python_rules: Whether the Python rules of a folder's configuration are loaded.
    """

    def __init__(self, language: str = "en", *, python_rules: bool = False) -> None:
        super().__init__("orgtree", __version__, types.TextDocumentSyncKind.Full)
        self.language = language
        self.python_rules = python_rules
        self.texts: dict[str, str] = {}
        self.uris: dict[str, str] = {}
        self.outcomes: dict[Path, Outcome] = {}
        self.shown: dict[Path, set[str]] = {}
        self.kept: dict[Path, Kept] = {}

    # -- texts and places -----------------------------------------------------------------------------------------

    def path(self, uri: str) -> Path:
        """Return the file of a URI; for a text that no file holds yet, a name in the opened folder that no file has."""
        found = to_fs_path(uri)
        if found is not None:
            return Path(found)
        folder = to_fs_path(self.workspace.root_uri or "")
        return Path(folder or Path.cwd()) / uri.replace("/", "%2F")

    def uri(self, label: str | Path) -> str:
        """Return the URI of a file, as the client wrote it if it has opened the file."""
        return self.uris.get(os.path.realpath(label)) or Path(label).absolute().as_uri()

    def hold(self, uri: str) -> None:
        """Take the client's text of a document."""
        real = os.path.realpath(self.path(uri))
        self.texts[real] = self.workspace.get_text_document(uri).source
        self.uris[real] = uri

    def held(self, uri: str) -> str:
        """Return the client's text of a document."""
        return self.texts.get(os.path.realpath(self.path(uri)), "")

    def outcome(self, uri: str) -> Outcome | None:
        """Return the outcome of the last check of a document's root."""
        root = root_of(self.path(uri), self.opened())
        return self.outcomes.get(root) if root else None

    def document(self, uri: str) -> tuple[Outcome, int] | None:
        """Return the outcome of a document's root and the document's number in it."""
        outcome = self.outcome(uri)
        wanted = os.path.realpath(self.path(uri))
        for number, entry in enumerate(documents(outcome).documents if outcome else ()):
            if outcome and is_file(entry.label) and os.path.realpath(entry.label) == wanted:
                return outcome, number
        return None

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

    def location(self, outcome: Outcome, document: int, start: int, end: int) -> types.Location:
        """Convert a span of an outcome's document to a client's location."""
        sources = outcome.report.sources
        return types.Location(self.uri(sources.label(document)), self.range(sources.text(document), start, end))

    def edit(self, outcome: Outcome, edits: list[Edit] | tuple[Edit, ...]) -> types.WorkspaceEdit:
        """Convert edits of an outcome's documents to a client's."""
        changes: dict[str, list[types.TextEdit]] = {}
        for edit in edits:
            there = self.location(outcome, edit.document, edit.start, edit.end)
            changes.setdefault(there.uri, []).append(types.TextEdit(there.range, edit.text))
        return types.WorkspaceEdit(changes=changes)

    # -- findings -------------------------------------------------------------------------------------------------

    def check(self, uri: str) -> None:
        """Check the root of a document again and publish the findings of all its files."""
        root = root_of(self.path(uri), self.opened())
        if root is None:
            self.publish(self.path(uri), {})
        else:
            self.check_root(root)

    def check_root(self, root: Path) -> None:
        """Check a root again and publish the findings of all its files."""
        try:
            kept = self.kept.setdefault(root, Kept())
            outcome = check_file(root, opened=self.opened(), kept=kept, python_rules=self.python_rules)
        except OrgtreeError as error:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, str(error)))
            return
        self.outcomes[root] = outcome
        found: dict[str, list[types.Diagnostic]] = {self.uri(root): []}
        for finding, span, related in outcome.report.located():
            known = span if span and is_file(span.label) else None
            target = self.uri(known.label if known else root)
            found.setdefault(target, []).append(self.diagnostic(outcome, finding, known, related))
        self.publish(root, found)

    def publish(self, root: Path, found: dict[str, list[types.Diagnostic]]) -> None:
        """Send the findings of a root's files, and take back those of files that have none any more."""
        for target in sorted(self.shown.pop(root, set()) | found.keys()):
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(target, found.get(target, [])))
        if found:
            self.shown[root] = set(found)

    def close(self, uri: str) -> None:
        """Forget a document; its root is checked as it is saved, or forgotten with the last of its files."""
        path = self.path(uri)
        root = root_of(path, self.opened()) or path
        real = os.path.realpath(path)
        files = self.files_of(root)
        self.texts.pop(real, None)
        if any(other in self.texts for other in files):
            self.check_root(root)
        else:
            self.publish(root, {})
            self.outcomes.pop(root, None)
            self.kept.pop(root, None)
        self.uris.pop(real, None)

    def files_of(self, root: Path) -> set[str]:
        """Return the real paths of a root's files."""
        outcome = self.outcomes.get(root)
        read = outcome.inputs if outcome else ()
        return {os.path.realpath(path) for path in (root, *read)}

    def diagnostic(
        self, outcome: Outcome, finding: Finding, span: Span | None, related: tuple[tuple[Label, Span], ...]
    ) -> types.Diagnostic:
        """Convert a finding to a client's diagnostic."""
        translate = translator(self.language)
        message = finding.text(translate)
        if finding.help:
            message += f"\n{finding.help_text(translate)}"
        return types.Diagnostic(
            range=self.location(outcome, finding.labels[0].place.document, span.start, span.end).range
            if span
            else _START,
            message=message,
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            source="orgtree",
            related_information=[
                types.DiagnosticRelatedInformation(
                    self.location(outcome, label.place.document, where.start, where.end),
                    fill(label.text, finding.words, translate) or finding.name,
                )
                for label, where in related
                if is_file(where.label)
            ],
        )
