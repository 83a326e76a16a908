"""Serve the page of a definition that is being written to a browser on the same machine."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.escape import xml_text
from orgtree.draw.words import word

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from orgtree.assist.preview_page import PreviewPage, Told

HOST = "127.0.0.1"
EVENTS = "/events"
_EVERY = 0.2
"""Seconds between two looks at the files."""
_AWAKE = 15
"""Seconds after which a stream says that it is still there."""
_NAMES = ("127.0.0.1", "localhost")
"""What a browser on this machine may call this address; other names may have been made to lead here."""


def serve(page: PreviewPage, *, port: int = 0, begun: Callable[[str], None] = lambda _: None) -> None:
    """Serve a page until it is interrupted.

    Args:
        page: The page.
        port: Port of the loopback address; 0 takes one that is free.
        begun: Is told the address as soon as the page can be opened.

    Raises:
        UsageError: If the port is not free.
    """
    listening = _listening(port)
    port = listening.getsockname()[1]
    with listening:
        config = uvicorn.Config(
            app(page, port),
            log_config=None,
            log_level="error",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        begun(f"http://{HOST}:{port}/")
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run([listening])


def app(page: PreviewPage, port: int) -> Starlette:
    """Return the application that serves a page on a port."""
    news = _News(page)

    async def show(_: Request) -> Response:
        content = page.content if page.content is not None else _waiting(page)
        return HTMLResponse(content, headers={"Cache-Control": "no-store", "X-Frame-Options": "DENY"})

    async def events(_: Request) -> Response:
        return StreamingResponse(news.stream(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    @contextlib.asynccontextmanager
    async def watching(_: Starlette) -> AsyncIterator[None]:
        watcher = asyncio.create_task(news.watch())
        try:
            yield
        finally:
            watcher.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watcher

    return Starlette(
        routes=[Route("/", show), Route(EVENTS, events)],
        middleware=[Middleware(_OwnBrowserOnly, port=port)],
        lifespan=watching,
    )


class _News:
    """Looks at the files, and tells every open page what came of it."""

    def __init__(self, page: PreviewPage) -> None:
        self._page = page
        self._changed = asyncio.Event()

    async def watch(self) -> None:
        while True:
            if await asyncio.to_thread(lambda: self._page.stale):
                await asyncio.to_thread(self._page.look)
                self._changed.set()
                self._changed = asyncio.Event()
            await asyncio.sleep(_EVERY)

    async def stream(self) -> AsyncIterator[str]:
        while True:
            changed = self._changed
            said = {"page": self._page.number, "trouble": self._page.trouble}
            yield f"data: {json.dumps(said)}\n\n"
            try:
                while True:
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(changed.wait(), _AWAKE)
                        break
                    yield ": still here\n\n"
            except asyncio.CancelledError:
                return


class _OwnBrowserOnly:
    """Refuses requests by another host name, or from pages of another origin.

    A page in the web could have its name lead to this machine, or ask a browser here to fetch what is served.
    """

    def __init__(self, app: ASGIApp, *, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in _NAMES}
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._own(scope):
            refused = PlainTextResponse("orgtree preview answers a browser on this machine alone\n", status_code=403)
            await refused(scope, receive, send)
            return
        if scope["type"] in {"http", "lifespan"}:
            await self._app(scope, receive, send)

    def _own(self, scope: Scope) -> bool:
        given: dict[str, list[str]] = {}
        for name, value in scope["headers"]:
            given.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
        hosts, origins = given.get("host", []), given.get("origin", [])
        if len(hosts) != 1 or hosts[0] not in self._hosts or any(origin not in self._origins for origin in origins):
            return False
        # A page of another origin may lead here, but not fetch or frame what is here.
        site, mode = given.get("sec-fetch-site", ["none"]), given.get("sec-fetch-dest", ["document"])
        return site[0] in {"none", "same-origin"} or mode[0] == "document"


def _listening(port: int) -> socket.socket:
    """Return a socket that listens on a port of the loopback address."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise UsageError(
            N_("port {port} of this machine is not free; --port takes another one, and without it a free one is taken"),
            port=port,
        ) from error
    listening.listen()
    return listening


_WAITING = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta http-equiv="refresh" content="1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body>
<h1>{title}</h1>
<ul>
{items}</ul>
</body>
</html>
"""
"""What is shown before there is anything to show: it asks for itself again until there is."""


def _waiting(page: PreviewPage) -> str:
    language = page.language or "en"
    items = "".join(f"<li>{xml_text(_line(told, language))}</li>\n" for told in page.trouble)
    return _WAITING.format(language=language, title=xml_text(word("trouble", language)), items=items)


def _line(told: Told, language: str) -> str:
    """Return a thing that is wrong as one line: place, code, text."""
    label, _, line, column = told.get("place", ("", "", 0, 0))
    return " ".join(
        part
        for part in (f"{label}:{line}:{column}" if label else "", told.get("code", ""), told["text"][language])
        if part
    )
