"""The Organization Ontology of W3C: one organisation in three syntaxes, and terms of orgtree's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from orgtree.api import loads
from orgtree.api.convert import convert

if TYPE_CHECKING:
    from orgtree import Organisation

rdflib = pytest.importorskip("rdflib", reason="the extra orgtree[rdf] is not installed")

REGISTER = Path(__file__).parent / "samples" / "w3c-org" / "register.ttl"


def organisation(path: Path) -> Organisation:
    """Return the organisation that a file becomes."""
    return loads(convert(path).text)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib's own serialisers
@pytest.mark.parametrize(("syntax", "ending"), [("json-ld", ".jsonld"), ("xml", ".rdf"), ("nt", ".nt")])
def test_every_syntax_tells_the_same(syntax: str, ending: str, tmp_path: Path) -> None:
    """What is written in Turtle, in JSON-LD, RDF/XML or N-Triples becomes the same units and links."""
    path = tmp_path / f"register{ending}"
    rdflib.Graph().parse(REGISTER).serialize(path, format=syntax, encoding="utf-8")
    one, other = organisation(REGISTER), organisation(path)
    assert {unit.id: (unit.kind, unit.name) for unit in one} == {unit.id: (unit.kind, unit.name) for unit in other}
    assert sorted(map(str, one.coverage())) == sorted(map(str, other.coverage()))


def test_own_terms_bring_a_charter_back(tmp_path: Path) -> None:
    """A kind, fields and links that the ontology has no terms for are read by the terms that orgtree writes them with."""
    path = tmp_path / "company.ttl"
    path.write_text(
        "@prefix org: <http://www.w3.org/ns/org#> .\n"
        '<urn:x:works> a org:Organization ; <urn:orgtree:kind> "company" ; <urn:orgtree:field:headcount> "40..50" .\n'
        '<urn:x:yard> a org:OrganizationalUnit ; <urn:orgtree:kind> "team" ; org:unitOf <urn:x:works> ;\n'
        "  <urn:orgtree:link:headed_by> <urn:x:lead> .\n"
        '<urn:x:lead> a org:Post ; <urn:orgtree:link:in_unit> <urn:x:yard> ; <urn:orgtree:field:filled> "true" .\n',
        encoding="utf-8",
    )
    text = convert(path, charter="company").text
    assert text == (
        "orgtree: definition/1\ncharter: company\nunits:\n- id: works\n  kind: company\n  headcount: 40..50\n  units:\n"
        "  - id: yard\n    kind: team\n    headed_by: lead\n    units:\n    - {id: lead, kind: post, filled: true}\n"
    )


def test_days_by_either_address_of_schema_org(tmp_path: Path) -> None:
    """The vocabulary is written with http and with https; a year of ending counts to its end."""
    path = tmp_path / "x.ttl"
    path.write_text(
        "@prefix org: <http://www.w3.org/ns/org#> .\n@prefix s: <http://schema.org/> .\n"
        '<urn:x:a> a org:Organization ; s:name "A" ; s:foundingDate "2010" ; s:dissolutionDate "2014" .\n',
        encoding="utf-8",
    )
    text = convert(path).text
    assert "- {id: a, kind: organisation, name: A, valid: {from: 2010-01-01, until: 2015-01-01}}" in text


def test_what_is_only_named_is_what_its_term_leads_to(tmp_path: Path) -> None:
    """A site is a site and a post a post, even where nothing else is said of them."""
    path = tmp_path / "x.ttl"
    path.write_text(
        "@prefix org: <http://www.w3.org/ns/org#> .\n"
        "<urn:x:a> a org:Organization ; org:hasSite <urn:x:quay> ; org:linkedTo <urn:x:b> .\n"
        "<urn:x:p> a org:Post ; org:postIn <urn:x:a> ; org:reportsTo <urn:x:q> .\n",
        encoding="utf-8",
    )
    made = convert(path)
    kinds = {unit.id: unit.kind for unit in loads(made.text)}
    assert kinds == {"a": "organisation", "b": "organisation", "p": "post", "q": "post", "quay": "site"}
    assert {finding.severity for finding in made.findings} == {"info"}
