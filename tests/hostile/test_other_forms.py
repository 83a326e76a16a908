"""Forms of communities and registers made to hurt: a refusal in a sentence, in time, and nothing else opened or asked."""

from __future__ import annotations

import http.server
import threading
from typing import TYPE_CHECKING

import pytest

from orgtree.exchange import triples
from orgtree.exchange.safe_xml import RefusedXmlError, read_xml
from orgtree.exchange.triples import UnreadRdfError, read_triples
from orgtree.source import DEFAULT, Budgets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Command

ORG = "http://www.w3.org/ns/org#"
ENTITIES = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
RDF = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:org="{ORG}"><org:Organization rdf:about="urn:a">&c;</org:Organization></rdf:RDF>'
TEXTS = {
    "entities.rdf": ENTITIES + RDF,
    "outside.rdf": OUTSIDE + RDF,
    "a-context-elsewhere.jsonld": f'{{"@context": "http://127.0.0.1:9/c", "@id": "urn:a", "@type": "{ORG}Organization"}}',
    "a-context-in-a-file.jsonld": f'{{"@context": ["file:///etc/passwd"], "@id": "urn:a", "@type": "{ORG}Organization"}}',
    "an-import.jsonld": f'{{"@context": {{"@import": "http://127.0.0.1:9/c"}}, "@id": "urn:a", "@type": "{ORG}Organization"}}',
    "a-context-in-a-term.jsonld": f'{{"@context": {{"t": {{"@id": "urn:t", "@context": "http://127.0.0.1:9/c"}}}}, "@id": "urn:a", "@type": "{ORG}Organization"}}',
    "deep.jsonld": f'{{"@id": "{ORG}", "@graph": ' + "[" * 5000,
    "deep.ttl": f"# {ORG}\n" + "[ <urn:p> " * 20_000,
    "lists.ttl": f"# {ORG}\n" + "(" * 100_000,
    "quotes.ttl": f"# {ORG}\n" + '"' * 300_000,
    "bytes.ttl": f"# {ORG}\n" + "\ufffd\0" * 1000,
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_linked_data_made_to_hurt(room: Path, command: Command, name: str) -> None:
    """It ends with a code of its own, and says why in a line."""
    pytest.importorskip("rdflib", reason="the extra orgtree[rdf] is not installed")
    (room / name).write_text(TEXTS[name], encoding="utf-8")
    code, out, said = command("convert", name)
    assert code in {2, 3}
    assert out == ""
    assert "Traceback" not in said
    assert len(said) < 2000


def test_nothing_is_fetched_and_no_file_is_opened(served: tuple[str, list[str]]) -> None:
    """What the parser itself would ask for, it does not get, even if nobody looked at the text before."""
    pytest.importorskip("rdflib", reason="the extra orgtree[rdf] is not installed")
    address, asked = served
    for context in (address, "file:///etc/hostname"):
        with pytest.raises(UnreadRdfError, match="asks for something outside of itself"):
            read_triples(f'{{"@context": "{context}", "@id": "urn:a"}}'.encode(), "json-ld")
    assert asked == []


@pytest.fixture
def served() -> Iterator[tuple[str, list[str]]]:
    """Serve on a loopback port, and keep what is asked for."""
    asked: list[str] = []

    class Kept(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    server = http.server.HTTPServer(("127.0.0.1", 0), Kept)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/context", asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_takes_too_long_is_ended() -> None:
    """The time and the size are limited."""
    pytest.importorskip("rdflib", reason="the extra orgtree[rdf] is not installed")
    text = "".join(f"<urn:{n}> <urn:p> <urn:{n + 1}> .\n" for n in range(50_000)).encode()
    with pytest.raises(UnreadRdfError, match=r"takes more than 0.5 seconds"):
        read_triples(text, "turtle", time_limit=0.5)
    with pytest.raises(UnreadRdfError, match="has more than"):
        read_triples(b"#" * (triples.MOST_BYTES + 1), "turtle")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (ENTITIES + "<r>&c;</r>", "document type"),
        (OUTSIDE + "<r>&x;</r>", "document type"),
        ('<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd"><r/>', "document type"),
        ("<a>" * 200, "nested deeper than 100 levels"),
        ("<r>" + "<a/>" * 2000 + "</r>", "more than 1000 parts"),
        ("<r " + " ".join(f"a{n}=''" for n in range(2000)) + "/>", "more than 1000 parts"),
        ("<r", "is not XML"),
        ("", "is not XML"),
    ],
    ids=range(8),
)
def test_xml_made_to_hurt(text: str, reason: str) -> None:
    """Entities, depth and number are refused while they are read."""
    with pytest.raises(RefusedXmlError, match=reason):
        read_xml(text, Budgets(max_nodes=1000))


def test_places_in_xml_count_characters() -> None:
    """An element's place is that of its first tag, whatever letters stand before it."""
    text = "<r>城市<a b='市'>x</a><c/></r>"
    a, c = read_xml(text, DEFAULT).elements
    assert [text[slice(*element.span)] for element in (a, c)] == ["<a b='市'>", "<c/>"]
    assert a.text == "x"


def test_an_empty_catalogue_says_so(room: Path, command: Command) -> None:
    """A file of a form without a unit is told, not written."""
    (room / "x.yaml").write_text(
        "apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: {name: x}\n", encoding="utf-8"
    )
    code, out, said = command("convert", "x.yaml")
    assert (code, out) == (3, "")
    assert "no unit is in it" in said
