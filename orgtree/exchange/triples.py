"""Read RDF in a process of its own, which opens no file and no connection and ends in time.

`python -m orgtree.exchange.triples SYNTAX` is that process: it reads a text and writes a line of JSON for each triple.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import warnings
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from orgtree.base.catalogue import N_
from orgtree.base.extras import need
from orgtree.base.messages import Saying
from orgtree.base.own_process import run_module

if TYPE_CHECKING:
    from collections.abc import Callable

Syntax = Literal["turtle", "json-ld", "xml"]
MOST_BYTES = 32 * 1024 * 1024
"""Bytes of a text of RDF, which takes longer to read than others."""
TIME_LIMIT = 120.0
"""Seconds that reading it may take."""
_MEMORY = 4 * 1024**3
_NAMES = {"turtle": "Turtle", "json-ld": "JSON-LD", "xml": "RDF/XML"}
_FAULT = re.compile(r"at line (\d+) of <[^>]*>: (?:Bad syntax \()?(.+?)\)? at \^ in:")
"""Where and how Turtle is wrong, in what rdflib says of it."""
_CODE = (".py", ".pyc", ".so", ".pyd")
_CALLS = frozenset({"socket.connect", "socket.getaddrinfo", "urllib.Request", "subprocess.Popen", "os.system"})


class Triple(NamedTuple):
    """A statement.

    Args:
        subject: An IRI, or `_:` and the name of a blank node.
        predicate: An IRI.
        value: An IRI, a blank node as above, or the text of a literal.
        is_literal: Whether it is a literal.
        language: The literal's language, "" for none.
    """

    subject: str
    predicate: str
    value: str
    is_literal: bool
    language: str


class UnreadRdfError(Exception):
    """RDF that is not read; `saying` says why."""

    def __init__(self, saying: Saying) -> None:
        super().__init__(str(saying))
        self.saying = saying


def read_triples(content: bytes, syntax: Syntax, *, time_limit: float = TIME_LIMIT) -> list[Triple]:
    """Return the triples of a text, in the order in which they are read.

    Args:
        content: The text.
        syntax: Its syntax.
        time_limit: Seconds that it may take.

    Raises:
        MissingExtraError: If rdflib is missing or too old.
        UnreadRdfError: If it is too large, is wrong, takes too long, or asks for anything outside of itself.
    """
    name = _NAMES[syntax]
    need("rdflib", Saying(N_("to read {form}"), {"form": name}))
    if len(content) > MOST_BYTES:
        raise UnreadRdfError(Saying(N_("it has more than {most} bytes"), {"most": MOST_BYTES}))
    try:
        done = run_module(__name__, syntax, content, time_limit)
    except subprocess.TimeoutExpired as error:
        raise UnreadRdfError(
            Saying(N_("reading it takes more than {time_limit:g} seconds"), {"time_limit": time_limit})
        ) from error
    if done.returncode:
        words = " ".join(done.stderr.decode(errors="replace").split())
        if found := _FAULT.search(words):
            faulty = {"form": name, "line": int(found[1]), "reason": found[2][:300]}
            raise UnreadRdfError(Saying(N_("line {line} is no {form}: {reason}"), faulty))
        told = {"form": name, "reason": words[-300:]}
        raise UnreadRdfError(Saying(N_("it is no {form} that can be read: {reason}"), told))
    return [Triple(*json.loads(line)) for line in done.stdout.splitlines()]


def _alone() -> None:
    """Let nothing but code be opened from here on, and nobody be called."""

    def see(event: str, arguments: tuple[Any, ...]) -> None:
        opened = event == "open" and not isinstance(arguments[0], int) and os.fsdecode(arguments[0])
        if event in _CALLS or (opened and not opened.endswith(_CODE)):
            message = f"it asks for something outside of itself ({event}: {arguments[0]})"
            raise PermissionError(message)

    sys.addaudithook(see)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):  # some systems know the limit and do not set it
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _rows(content: bytes, syntax: str, write: Callable[[str], object]) -> None:
    import rdflib  # noqa: PLC0415 - an extra, loaded in its own process only
    from rdflib.plugins.stores.memory import Memory  # noqa: PLC0415 - as above

    in_order: dict[Any, None] = {}  # which the store itself does not keep

    class Ordered(Memory):
        def add(self, triple: Any, context: Any, quoted: bool = False) -> None:  # noqa: FBT001, FBT002 - as inherited
            in_order.setdefault(triple)
            super().add(triple, context, quoted)

    rdflib.Graph().parse(data="[]" if syntax == "json-ld" else "", format="turtle" if syntax == "xml" else syntax)
    _alone()
    rdflib.Graph(store=Ordered()).parse(data=content, format=syntax, publicID="urn:base:")
    blank: dict[str, str] = {}  # rdflib calls them otherwise each time
    for subject, predicate, value in in_order:
        is_literal = isinstance(value, rdflib.Literal)
        ends = [
            blank.setdefault(str(node), f"_:b{len(blank) + 1}") if isinstance(node, rdflib.BNode) else str(node)
            for node in (subject, value)
        ]
        row = (ends[0], str(predicate), ends[1], is_literal, (is_literal and value.language) or "")
        write(json.dumps(row) + "\n")


def main() -> None:
    """Read one text from standard input; an error is a line on standard error."""
    warnings.simplefilter("ignore")
    _limit_memory()
    try:
        _rows(sys.stdin.buffer.read(), sys.argv[1], sys.stdout.write)
    except BaseException as error:  # noqa: BLE001 - whatever goes wrong there is said in a line
        sys.stderr.write(f"{type(error).__name__}: {error}")
        sys.exit(1)


if __name__ == "__main__":
    main()
