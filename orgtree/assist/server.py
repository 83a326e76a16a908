"""The language server, on pygls: what it holds and its answers, registered by the protocol's names."""

from __future__ import annotations

from lsprotocol import types

from orgtree.assist import answers
from orgtree.assist.session import Server


def make(language: str = "en", *, python_rules: bool = False) -> Server:
    """Return a server with its answers registered; `start_io` runs it over standard input and output.

    Args:
        language: Language of messages and titles.
        python_rules: Whether the Python rules of a folder's configuration are loaded, which runs them.
    """
    server = Server(language, python_rules=python_rules)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
        ls.hold(params.text_document.uri)
        ls.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
        ls.hold(params.text_document.uri)
        ls.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
        ls.check(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
        ls.close(params.text_document.uri)

    triggers = types.CompletionOptions(trigger_characters=[":", " ", "-", "{", "[", ","])
    actions = types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, answers.FIX_ALL])
    server.feature(types.TEXT_DOCUMENT_COMPLETION, triggers)(answers.completion)
    server.feature(types.TEXT_DOCUMENT_HOVER)(answers.hover)
    server.feature(types.TEXT_DOCUMENT_DEFINITION)(answers.definition)
    server.feature(types.TEXT_DOCUMENT_REFERENCES)(answers.all_references)
    server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)(answers.prepare_rename)
    server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))(answers.rename)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, actions)(answers.fixes)
    server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)(answers.outline)
    server.feature(types.WORKSPACE_SYMBOL)(answers.workspace_symbols)
    server.feature(types.TEXT_DOCUMENT_FORMATTING)(answers.format_document)
    server.feature(types.TEXT_DOCUMENT_RANGE_FORMATTING)(answers.format_range)
    return server
