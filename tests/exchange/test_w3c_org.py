"""The Organization Ontology of W3C: one organisation in three syntaxes, and terms of orgtree's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.api import loads
from orgtree.api.convert import convert
from orgtree.base.errors import DefinitionError

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


def test_kinds_of_other_charters_are_of_the_classes_that_fit(tmp_path: Path) -> None:
    """Posts, sites and bodies are the ontology's; what stands in no chart is no organisation; every kind is a class, too."""
    (tmp_path / "charter.yaml").write_text(
        """
orgtree: charter/1
name: own
language: en
chart: [part_of, lies_in]
kinds:
  firm: {}
  post: {fields: {filled: {type: bool}, role: {type: text}}}
  clerk: {is_a: post}
  site: {}
  land: {}
  panel: {body: {convener: called_by, seats: [seat]}}
links:
  part_of: {hierarchy: true, nest: true, from: firm, to: firm}
  in_firm: {is_a: part_of, from: post, to: firm}
  based_at: {from: firm, to: site}
  lies_in: {hierarchy: true, nest: true, from: [site, land], to: land}
  called_by: {from: panel, to: firm}
  seat: {from: panel, to: [firm, post], fields: {role: {type: text}, votes: {type: count}}}
""",
        encoding="utf-8",
    )
    (tmp_path / "own.yaml").write_text(
        """
orgtree: definition/1
charter: charter.yaml
as_of: 2024-01-01
units:
- id: f
  kind: firm
  based_at: s
  units:
  - {id: c, kind: clerk, filled: true, role: pays}
  - {id: d, kind: post, filled: false}
- {id: l, kind: land, units: [{id: s, kind: site}]}
- id: p
  kind: panel
  called_by: f
  seat: [{to: f, votes: 1..2}, {to: c, role: chair, valid: {until: 2020-01-01}}]
""",
        encoding="utf-8",
    )
    org = orgtree.load(tmp_path / "own.yaml")
    assert org.export(tmp_path / "x.ttl") == {}
    graph = rdflib.Graph().parse(tmp_path / "x.ttl")
    found = {
        (one.rpartition(":")[2], graph.namespace_manager.qname(kind)) for one, kind in graph.subject_objects(rdflib.RDF.type)
        if "org#" in kind and "unit:" in one
    }  # fmt: skip
    assert found == {
        ("f", "org:Organization"),
        ("c", "org:Post"),
        ("d", "org:Post"),
        ("s", "org:Site"),
        ("p", "org:OrganizationalCollaboration"),
    }
    holding = rdflib.URIRef("urn:orgtree:holding:c")
    assert {text.n3(graph.namespace_manager) for text in graph.objects(holding)} == {
        "org:Membership",
        "<urn:orgtree:unit:f>",
        '"pays"',
    }
    made = convert(tmp_path / "x.ttl", charter=str(tmp_path / "charter.yaml"), output=tmp_path / "back.yaml")
    (tmp_path / "back.yaml").write_text(made.text, encoding="utf-8")
    assert made.findings == ()
    assert orgtree.load(tmp_path / "back.yaml") == org


def test_events_say_what_was_there_before_and_after(tmp_path: Path) -> None:
    """What is set up has no original, what is dissolved no result; what moves stays the same organisation."""
    org = loads(
        """
orgtree: definition/1
charter: company
events:
- {on: 2020, merge: [x, y], into: a}
- {on: 2021, move: [b, c], under: a}
- {on: 2022, create: c}
- {dissolve: z}
units:
- {id: a, kind: company, units: [{id: b, kind: team}, {id: c, kind: team}]}
"""
    )
    org.export(tmp_path / "x.ttl")
    graph = rdflib.Graph().parse(tmp_path / "x.ttl")
    terms = rdflib.Namespace("http://www.w3.org/ns/org#")
    told = [
        tuple("".join(sorted(unit[-1] for unit in graph.objects(event, end))) for end in (terms.originalOrganization, terms.resultingOrganization))
        for event in sorted(graph.subjects(rdflib.RDF.type, terms.ChangeEvent))
    ]  # fmt: skip
    assert told == [("xy", "a"), ("b", "b"), ("c", "c"), ("", "c"), ("z", "")]


def test_memberships_that_name_no_person_are_told(tmp_path: Path) -> None:
    """An organisation that is a member of another, and a membership of nobody, are no count of persons and not passed over."""
    path = tmp_path / "x.ttl"
    path.write_text(
        "@prefix org: <http://www.w3.org/ns/org#> .\n<urn:x:a> a org:Organization .\n<urn:x:b> a org:Organization .\n"
        "[] a org:Membership ; org:member <urn:x:a> ; org:organization <urn:x:b> .\n"
        "[] a org:Membership ; org:organization <urn:x:b> .\n",
        encoding="utf-8",
    )
    made = convert(path)
    assert [finding.facts for finding in made.findings] == [{"keys": "org:Membership (2)"}]


def test_persons_who_are_no_members_are_told_as_well(tmp_path: Path) -> None:
    """Whoever holds a post, or stands alone, is counted once; names are in nothing."""
    path = tmp_path / "x.ttl"
    path.write_text(
        "@prefix org: <http://www.w3.org/ns/org#> .\n@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
        "<urn:x:a> a org:Organization ; org:hasMember <urn:x:p1> .\n<urn:x:h> a org:Post ; org:postIn <urn:x:a> ; org:heldBy <urn:x:p2> .\n"
        '<urn:x:p1> a foaf:Person ; foaf:name "One" .\n<urn:x:p2> a foaf:Person ; foaf:name "Two" .\n',
        encoding="utf-8",
    )
    made = convert(path)
    assert [finding.facts for finding in made.findings] == [{"count": 2}]
    assert "One" not in made.text
    assert "Two" not in made.text


@pytest.mark.parametrize("ending", ["ttl", "nt"])
def test_a_file_that_is_broken_is_told_as_turtle_with_its_line(tmp_path: Path, ending: str) -> None:
    """By its ending, whatever it says."""
    file = tmp_path / f"org.{ending}"
    file.write_text("<urn:a> a <urn:b> .\n<urn:c> a\n<urn:d> <urn:e> .\nno more\n", encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"cannot be read: line \d is no Turtle: "):
        convert(file)
