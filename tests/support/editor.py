"""An editor: a real client that speaks to the language server over its protocol."""

from __future__ import annotations

import asyncio
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from orgtree.assist.server import make

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path


class Editor:
    """A client that keeps the diagnostics it is sent."""

    def __init__(self) -> None:
        self.client = LanguageClient("test", "1")
        self.found: dict[str, list[types.Diagnostic]] = {}
        self.fresh: set[str] = set()
        self.news = asyncio.Event()

        def published(_: LanguageClient, params: types.PublishDiagnosticsParams) -> None:
            self.found[params.uri] = list(params.diagnostics)
            self.fresh.add(params.uri)
            self.news.set()

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)

    async def greet(self, folder: Path) -> None:
        """Greet the server."""
        await self.client.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=folder.as_uri())
        )
        self.client.initialized(types.InitializedParams())

    async def open(self, path: Path | str, text: str) -> list[types.Diagnostic]:
        """Open a document, a file or a URI, with a text that need not be saved, and return what is found in it."""
        self.fresh.clear()
        uri = path if isinstance(path, str) else path.as_uri()
        item = types.TextDocumentItem(uri, "yaml", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.told(uri)

    async def change(self, path: Path, text: str) -> list[types.Diagnostic]:
        """Replace a document's text and return what is found in it."""
        self.fresh.clear()
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(2, path.as_uri()),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return await self.told(path.as_uri())

    async def close(self, uri: str) -> list[types.Diagnostic]:
        """Close a document and return what is found in it then."""
        self.fresh.clear()
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        return await self.told(uri)

    async def told(self, uri: str) -> list[types.Diagnostic]:
        """Wait until something has been said of a document, and return it."""
        await self.until(lambda: uri in self.fresh)
        return self.found[uri]

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until what has been said makes something so."""
        while not holds():
            self.news.clear()
            await asyncio.wait_for(self.news.wait(), 30)


def talk(folder: Path, conversation: Callable[[Editor], Awaitable[Any]]) -> Any:
    """Hold a conversation with a server of its own, which answers in this process."""

    async def start(client: LanguageClient) -> None:
        await client.start_tcp(*listening.getsockname())

    def serve() -> None:
        connection, _ = listening.accept()
        with connection, connection.makefile("rb") as asked, connection.makefile("wb") as answers:
            make("en").start_io(asked, answers)

    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as thread:
        listening.settimeout(30)
        serving = thread.submit(serve)
        said = _talk(folder, conversation, start)
        serving.result()
    return said


def talk_to_process(folder: Path, conversation: Callable[[Editor], Awaitable[Any]], *options: str) -> Any:
    """Hold a conversation with the command, over its standard input and output."""

    async def start(client: LanguageClient) -> None:
        await client.start_io(sys.executable, "-m", "orgtree", "lsp", "--lang", "en", *options)

    return _talk(folder, conversation, start)


def _talk(
    folder: Path,
    conversation: Callable[[Editor], Awaitable[Any]],
    start: Callable[[LanguageClient], Awaitable[None]],
) -> Any:
    async def whole() -> Any:
        editor = Editor()
        await start(editor.client)
        await editor.greet(folder)
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
