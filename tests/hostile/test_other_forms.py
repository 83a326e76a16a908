"""Forms of communities and registers made to hurt: a refusal in a sentence, in time, and nothing else opened or asked."""

from __future__ import annotations

import contextlib
import http.server
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import LONG, examples

from orgtree.api import importing
from orgtree.base.errors import DefinitionError, OrgtreeError
from orgtree.exchange import triples
from orgtree.exchange.safe_xml import RefusedXmlError, read_xml
from orgtree.exchange.triples import UnreadRdfError, read_triples
from orgtree.source import DEFAULT, Budgets

if TYPE_CHECKING:
    from collections.abc import Iterator

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


SAMPLES = Path(__file__).parent.parent / "exchange" / "samples"
FILES = sorted(file for file in SAMPLES.rglob("*") if file.is_file() and file.name != "definition.yaml")
ODD: list[Any] = [
    None,
    True,
    3,
    -1.5,
    "",
    " ",
    "text",
    [],
    {},
    [[]],
    [{}],
    {"": ""},
    ["a", None, 3],
    {"id": {"id": []}},
    "x" * 300,
    "\u202e",
]


def converts(command: Command, *words: str | Path) -> None:
    """Convert, and see that it ends with one of the four codes and no traceback."""
    code, out, said = command("convert", *words)
    assert code in {0, 1, 2, 3}
    assert "Traceback" not in out + said


def paths_of(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the ways to all values of a document."""
    yield path
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield from paths_of(value, (*path, key))


def replaced(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return a document with another value somewhere."""
    if not path:
        return value
    copy = data.copy()
    copy[path[0]] = replaced(data[path[0]], path[1:], value)
    return copy


@pytest.mark.parametrize(
    "file", [file for file in FILES if file.suffix in (".yaml", ".json")], ids=lambda file: file.name
)
def test_any_value_anywhere_in_a_form(room: Path, file: Path) -> None:
    """A value of another type is told or left out, wherever it stands; every place gets an odd one."""
    documents = list(yaml.safe_load_all(file.read_text(encoding="utf-8")))
    form = file.relative_to(SAMPLES).parts[0]
    (room / "x.yaml").write_bytes(file.read_bytes())
    source = importing.Source.of([room / "x.yaml"], form=form)
    number = 0
    for at, document in enumerate(documents):
        for path in paths_of(document):
            for _ in range(len(ODD) if LONG else 1):
                number += 1
                changed = [
                    replaced(one, path, ODD[number % len(ODD)]) if at == other else one
                    for other, one in enumerate(documents)
                ]
                (room / "x.yaml").write_text(yaml.safe_dump_all(changed), encoding="utf-8")
                with contextlib.suppress(DefinitionError):
                    source.load([room / "x.yaml"], {})


@settings(max_examples=examples(25, 400))
@given(
    file=st.sampled_from(FILES),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.binary(max_size=12)), max_size=4),
)
def test_fuzz_any_bytes_in_a_form(room: Path, file: Path, changes: list[tuple[float, int, bytes]]) -> None:
    """A sample of which bytes are others, missing or more is read or refused."""
    content = file.read_bytes()
    for share, length, put in changes:
        at = int(share * len(content))
        content = content[:at] + put + content[at + length :]
    form = file.relative_to(SAMPLES).parts[0]
    folder = room / "team" / "teams"
    folder.mkdir(parents=True, exist_ok=True)
    path = room / file.name if form != "rust-team" else folder / file.name
    path.write_bytes(content)
    read = path if form != "rust-team" else room / "team"
    with contextlib.suppress(DefinitionError):
        importing.Source.of([read], form=form).load([read], {})
    path.unlink()


@pytest.mark.parametrize("form", ["peribolos", "rust-team", "backstage"])
def test_links_out_of_a_folder_are_not_followed(tmp_path: Path, command: Command, form: str) -> None:
    """Neither a folder nor a file elsewhere is read by a symbolic link; that is told, and one that stays inside is not."""
    inside = {"peribolos": "org.yaml", "rust-team": "teams/t.toml", "backstage": "catalog-info.yaml"}[form]
    text = {
        "peribolos": "teams: {own: {members: [a]}}\n",
        "rust-team": 'name = "own"\n[people]\nleads = []\nmembers = []\n',
        "backstage": "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: own}\nspec: {type: team}\n",
    }[form]
    folder, outside = tmp_path / "folder", tmp_path / "outside"
    (folder / "teams").mkdir(parents=True)
    outside.mkdir()
    (folder / inside).write_text(text, encoding="utf-8")
    for name in ("org.yaml", "teams.yaml", "t.toml", "catalog-info.yaml"):
        (outside / name).write_text(text.replace("own", "secret"), encoding="utf-8")
    (folder / "teams" / "away").symlink_to(outside)
    (folder / "teams" / ("u.toml" if form == "rust-team" else "teams.yaml")).symlink_to(outside / Path(inside).name)
    (folder / "again").symlink_to(folder)
    code, out, said = command("convert", folder, "--form", form)
    assert code == 1
    assert "own" in out
    assert "secret" not in out + said
    assert said.count("is a symbolic link that leads out of the folder") == 2
    assert "again" not in said


def test_a_folder_is_looked_at_within_budgets(tmp_path: Path) -> None:
    """What has more files than may be is refused, and so is more text than may be."""
    for number in range(5):
        text = f"apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {{name: g{number}}}\n"
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    for budgets, said in (
        (Budgets(max_visits=3), "more files than"),
        (Budgets(max_total_bytes=100), "more than 100 bytes"),
    ):
        with pytest.raises(OrgtreeError, match=said):
            importing.Source.of([tmp_path], form="backstage", budgets=budgets).load([tmp_path], {})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("orgchart.json", '{"title": "a", "children": [' * 5000),
        ("orgchart.json", '[{"id": 1, "pid": 2, "img": ""}, {"id": 2, "pid": 1, "title": "x"}]'),
        ("nodes.json", '{"directed": true, "nodes": [' + "[" * 100_000),
        ("t.toml", "[people]\na" + ".a" * 20_000 + " = 1"),
        ("t.toml", "[people]\na = " + "[" * 20_000),
        ("CODEOWNERS", "* " + "@a/b " * 50_000),
        ("CODEOWNERS", "\\" * 200_000),
        ("ror.json", '[{"id": "https://ror.org/0abcdefgh", "relationships": ' + "[" * 3000),
        ("x.graphml", "<graphml>" + "<graph><node id='a'>" * 3000),
        ("x.graphml", "<graphml><graph>" + "".join(f"<edge source='{n}' target='{n + 1}'/>" for n in range(20_000)) + "</graph></graphml>"),
        ("b.yaml", "apiVersion: backstage.io/v1alpha1\n---\n" * 3000),
    ],
    ids=range(11),
)  # fmt: skip
def test_forms_made_to_hurt(room: Path, command: Command, name: str, text: str) -> None:
    """Depth, circles, number and repetition end in a sentence."""
    (room / name).write_text(text, encoding="utf-8")
    converts(command, name)
