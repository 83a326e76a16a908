"""Join data, markup, style and script into one HTML file that needs no network."""

from __future__ import annotations

import base64
import hashlib
import zlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from orgtree.base.catalogue import BESIDE, interface
from orgtree.base.escape import xml_text
from orgtree.draw.page.encode import embeddable, encode
from orgtree.draw.page.join import join
from orgtree.draw.words import word

if TYPE_CHECKING:
    from orgtree.draw.page.data import PageData
    from orgtree.draw.page.parts import Text

_FROM_ITS_SERVER = "connect-src 'self'; "
"""A preview hears of what was saved from the server that it came from, and from nobody else."""
_MOST_PLAIN = 48_000
"""Data of more bytes are deflated, which leaves a third of them; fewer stay readable in the file."""


def page(data: PageData) -> bytes:
    """Write an organisation as one self-contained HTML file to explore.

    Args:
        data: The organisation as plain columns.

    Returns:
        The file's bytes, UTF-8. Equal data give equal bytes.

    Raises:
        ValueError: The columns do not fit together.
    """
    script = _script("preview.js" if data.preview else "main.js")
    style, boot = _read("page.css", comment="/*"), _read("boot.js", comment="//")
    policy = (
        f"default-src 'none'; script-src '{_digest(boot)}' '{script.digest}'; style-src '{_digest(style)}'; "
        f"img-src data: blob:; {_FROM_ITS_SERVER if data.preview else ''}base-uri 'none'; form-action 'none'"
    )
    parts = {
        "language": interface(data.language),
        "policy": policy,
        "title": xml_text(_pick(data.title, data.language.partition(BESIDE)[0]) or word("whole", data.language)),
        "style": style,
        "data": _packed(embeddable(encode(data))),
        "script": script.deflated,
        "boot": boot,
    }
    markup = _read("page.html", comment="<!--")
    pieces = markup.split("{{")
    text = pieces[0] + "".join(parts[piece.partition("}}")[0]] + piece.partition("}}")[2] for piece in pieces[1:])
    return text.encode()


class _Script(NamedTuple):
    """The whole script as a page holds it, and the hash of its text."""

    deflated: str
    digest: str


@cache
def _script(first: str) -> _Script:
    """Return the script in one strict function scope, without indentation and comments."""
    text = '(() => {\n"use strict";\n' + _bare(join(first, _source), comment="//") + "})();\n"
    return _Script(_deflated(text), _digest(text))


@cache
def _read(name: str, *, comment: str) -> str:
    return _bare(_source(name), comment=comment)


def _source(name: str) -> str:
    return resources.files("orgtree.draw.page").joinpath(name).read_text(encoding="utf-8")


def _bare(text: str, *, comment: str) -> str:
    """Return a source without indentation, empty lines and comments, which stand behind two spaces or on lines of their own."""
    lines = (line.strip().partition(f"  {comment} ")[0] for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith(comment))


def _packed(text: str) -> str:
    """Return JSON as it is or, if it is long, deflated."""
    return text if len(text.encode()) <= _MOST_PLAIN else _deflated(text)


def _deflated(text: str) -> str:
    """Return a text in zlib's format in base 64."""
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def _digest(text: str) -> str:
    """Return the content security policy's hash of an inline element."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _pick(text: Text, language: str) -> str:
    if isinstance(text, str):
        return text
    return text.get(language) or next(iter(text.values()), "")
