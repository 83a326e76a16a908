"""The language server, spoken to by a real client over its protocol, as a process of its own."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("pygls", reason="the extra orgtree[lsp] is not installed")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

GOOD = """\
orgtree: definition/1
charter: company
title: Example (synthetic)
units:
- id: acme
  kind: company
  name: 示例 Example
  units:
  - {id: making, kind: department, name: Making, based_at: harbour}
- {id: harbour, kind: site, name: Harbour}
"""


class Editor:
    """A client that keeps the diagnostics it is sent."""

    def __init__(self) -> None:
        self.client = LanguageClient("test", "1")
        self.found: dict[str, list[types.Diagnostic]] = {}
        self.news = asyncio.Event()

        def published(_: LanguageClient, params: types.PublishDiagnosticsParams) -> None:
            self.found[params.uri] = list(params.diagnostics)
            self.news.set()

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)

    async def start(self, folder: Path) -> None:
        """Start the server and greet it."""
        await self.client.start_io(sys.executable, "-m", "orgtree", "lsp", "--lang", "en")
        await self.client.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=folder.as_uri())
        )
        self.client.initialized(types.InitializedParams())

    async def open(self, path: Path, text: str) -> list[types.Diagnostic]:
        """Open a document with a text that need not be saved, and return what is found in it."""
        self.news.clear()
        item = types.TextDocumentItem(path.as_uri(), "yaml", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await asyncio.wait_for(self.news.wait(), 30)
        return self.found[path.as_uri()]

    async def change(self, path: Path, text: str) -> list[types.Diagnostic]:
        """Replace a document's text and return what is found in it."""
        self.news.clear()
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(2, path.as_uri()),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        await asyncio.wait_for(self.news.wait(), 30)
        return self.found[path.as_uri()]


def talk(folder: Path, conversation: Callable[[Editor], Awaitable[Any]]) -> Any:
    """Hold a conversation with a server of its own."""

    async def whole() -> Any:
        editor = Editor()
        await editor.start(folder)
        try:
            return await conversation(editor)
        finally:
            await editor.client.shutdown_async(None)
            editor.client.exit(None)
            await editor.client.stop()  # type: ignore[no-untyped-call] # pygls leaves it without types

    # In a thread of its own: a browser that another test drives keeps a loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, whole()).result()


def where(text: str, mark: str, behind: int = 0) -> types.Position:
    """Return the position of a mark in a text, in UTF-16 units."""
    offset = text.index(mark) + behind
    begin = text.rfind("\n", 0, offset) + 1
    return types.Position(text.count("\n", 0, offset), len(text[begin:offset].encode("utf-16-le")) // 2)


def test_findings_follow_the_typing(tmp_path: Path) -> None:
    """What is typed, not what is saved, is checked; a mended text has no findings of the mistake."""
    path = tmp_path / "team.yaml"
    path.write_text("", encoding="utf-8")

    async def conversation(editor: Editor) -> tuple[list[types.Diagnostic], list[types.Diagnostic]]:
        wrong = await editor.open(path, GOOD.replace("kind: site", "kind: siet"))
        return wrong, await editor.change(path, GOOD)

    wrong, right = talk(tmp_path, conversation)
    first = next(found for found in wrong if found.code == "ORG105")
    assert first.severity == types.DiagnosticSeverity.Error
    assert first.range.start == where(GOOD.replace("kind: site", "kind: siet"), "siet")
    assert "did you mean 'site'?" in first.message
    assert "ORG105" not in [found.code for found in right]


def test_completion_hover_and_definition(tmp_path: Path) -> None:
    """Ids are completed, a reference tells of its unit and leads to where that is written."""
    path = tmp_path / "team.yaml"

    async def conversation(editor: Editor) -> tuple[Any, Any, Any, Any]:
        await editor.open(path, GOOD)
        document = types.TextDocumentIdentifier(path.as_uri())
        spot = where(GOOD, "harbour", 3)
        completed = await editor.client.text_document_completion_async(types.CompletionParams(document, spot))
        hover = await editor.client.text_document_hover_async(types.HoverParams(document, spot))
        definition = await editor.client.text_document_definition_async(types.DefinitionParams(document, spot))
        outline = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
        return completed, hover, definition, outline

    completed, hover, definition, outline = talk(tmp_path, conversation)
    assert [item.label for item in completed.items] == ["harbour"]
    assert "Harbour" in hover.contents.value
    assert "site" in hover.contents.value
    assert definition.range.start == where(GOOD, "{id: harbour", 5)
    assert [(symbol.name, [child.name for child in symbol.children or []]) for symbol in outline] == [
        ("示例 Example", ["Making"]),
        ("Harbour", []),
    ]


def test_a_fix_is_offered_where_its_finding_is_and_nowhere_else(tmp_path: Path) -> None:
    """The edit of a quick fix mends the text; another line, and a finding that was not asked about, offer none."""
    path = tmp_path / "team.yaml"
    text = GOOD.replace("kind: site", "kind: siet")

    async def conversation(editor: Editor) -> list[list[Any]]:
        found = await editor.open(path, text)
        document, context = types.TextDocumentIdentifier(path.as_uri()), types.CodeActionContext(found)
        spot, top = where(text, "siet"), types.Position(0, 0)
        asked = [
            types.CodeActionParams(document, types.Range(spot, spot), context),
            types.CodeActionParams(document, types.Range(top, top), context),
            types.CodeActionParams(document, types.Range(spot, spot), types.CodeActionContext([])),
        ]
        return [list(await editor.client.text_document_code_action_async(one) or []) for one in asked]

    (action,), elsewhere, unasked = talk(tmp_path, conversation)
    assert (elsewhere, unasked) == ([], [])
    assert action.kind == types.CodeActionKind.QuickFix
    (edit,) = action.edit.changes[path.as_uri()]
    assert (edit.range, edit.new_text) == (types.Range(where(text, "siet"), where(text, "siet", 4)), "site")


def test_a_document_that_is_closed_is_read_from_its_file_again(tmp_path: Path) -> None:
    """What was typed and thrown away is no longer part of what includes it."""
    root, part = tmp_path / "root.yaml", tmp_path / "part.yaml"
    text = GOOD.replace("units:", "include: [part.yaml]\nunits:", 1)
    root.write_text(text, encoding="utf-8")
    part.write_text("units: [{id: pier, kind: site}]\n", encoding="utf-8")

    async def conversation(editor: Editor) -> tuple[list[str], list[str]]:
        await editor.open(root, text)
        await editor.open(part, "units: [{id: pier, kind: siet}]\n")
        typed = [str(found.code) for found in editor.found[part.as_uri()]]
        item = types.TextDocumentIdentifier(part.as_uri())
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(item))
        await editor.change(root, text)
        for _ in range(200):  # closing and changing are answered each by itself, in whatever order
            if "ORG105" not in (codes := [str(found.code) for found in editor.found[part.as_uri()]]):
                break
            await asyncio.sleep(0.05)
        return typed, codes

    typed, saved = talk(tmp_path, conversation)
    assert "ORG105" in typed
    assert "ORG105" not in saved


def test_positions_count_utf_16(tmp_path: Path) -> None:
    """Characters outside the basic plane count twice in what is sent and received."""
    path = tmp_path / "team.yaml"
    text = GOOD.replace("{id: harbour, kind: site, name: Harbour}", '{name: "🏢🏢", id: harbour, kind: siet}')

    async def conversation(editor: Editor) -> list[types.Diagnostic]:
        return await editor.open(path, text)

    found = next(found for found in talk(tmp_path, conversation) if found.code == "ORG105")
    assert found.range.start == where(text, "siet")


def test_an_included_file_is_checked_with_its_definition(tmp_path: Path) -> None:
    """A mistake in a part is shown in the part, and what the part is missing is found in the whole."""
    root, part = tmp_path / "root.yaml", tmp_path / "parts" / "one.yaml"
    part.parent.mkdir()
    head = "orgtree: definition/1\ncharter: company\ntitle: Example (synthetic)\ninclude: [parts/*.yaml]\nunits:\n"
    root.write_text(head + "- {id: acme, kind: company, name: Example}\n", encoding="utf-8")
    text = "under: acme\nunits:\n- {id: making, kind: department, headed_by: nobody}\n"
    part.write_text(text, encoding="utf-8")

    async def conversation(editor: Editor) -> list[types.Diagnostic]:
        await editor.open(part, text)
        return editor.found[part.as_uri()]

    found = [diagnostic for diagnostic in talk(tmp_path, conversation) if diagnostic.code == "ORG202"]
    assert [diagnostic.range.start for diagnostic in found] == [where(text, "nobody")]


def test_other_yaml_is_left_alone(tmp_path: Path) -> None:
    """YAML that is not orgtree's gets no findings, whatever it holds."""
    other, mine = tmp_path / "other.yaml", tmp_path / "team.yaml"

    async def conversation(editor: Editor) -> dict[str, Any]:
        item = types.TextDocumentItem(other.as_uri(), "yaml", 1, "a: [1, 2\n")
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await editor.open(mine, GOOD)
        return editor.found

    assert other.as_uri() not in talk(tmp_path, conversation)
