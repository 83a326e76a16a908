"""A charter as SHACL and LinkML: what orgtree writes conforms, what is broken does not, and every name leads somewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import orgtree
from orgtree.api.convert import convert
from orgtree.api.schemas import charter_of
from orgtree.charter.load import builtin_names
from orgtree.exchange.charter_linkml import linkml_of
from orgtree.exchange.charter_shacl import shacl_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = Callable[..., tuple[int, str, str]]

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
CHARTER = """
orgtree: charter/1
name: own
language: en
kinds:
  firm: {fields: {staff: {type: count}, state: {type: choice, of: [open, shut]}, tags: {type: text, several: true, pattern: '[a-z]+'}}}
  branch: {is_a: firm, fields: {code: {type: text, pattern: '[A-Z]{2}-\\d+', required: true}, public: {type: bool}}}
  site: {}
  panel: {body: {seats: [seat]}}
links:
  part_of: {hierarchy: true, nest: true, from: branch, to: firm}
  based_at: {from: branch, to: site, each: 1}
  serves: {from: branch, to: [site, firm], each: ..1}
  seat: {from: panel, to: firm, fields: {role: {type: choice, of: [chair, member], required: true}}}
"""
OWN = """
orgtree: definition/1
charter: charter.yaml
as_of: 2024-01-01
units:
- id: f
  kind: firm
  name: {en: Firm, zh: 商号}
  staff: 4..6
  tags: [a, b]
  valid: {from: 2010, until: unknown}
  units:
  - {id: b, kind: branch, state: open, code: AB-1, public: true, based_at: s, serves: s}
  - {id: c, kind: branch, code: CD-2, incomplete: based_at}
- {id: s, kind: site}
- {id: p, kind: panel, seat: {to: b, role: chair, valid: {from: 2020}}}
"""

OF_ALL = {"id", "kind", "name", "names", "valid", "incomplete", "exceptions"}


@pytest.fixture
def own(tmp_path: Path) -> orgtree.Organisation:
    """Return a firm with two branches, a site and a panel."""
    (tmp_path / "charter.yaml").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    return orgtree.load(tmp_path / "own.yaml")


def conforms(data: str, shapes: str) -> bool:
    """Return whether linked data conform to shapes."""
    pyshacl = pytest.importorskip("pyshacl")
    rdflib = pytest.importorskip("rdflib")
    data, shapes = (rdflib.Graph().parse(data=text, format="turtle") for text in (data, shapes))
    return bool(pyshacl.validate(data, shacl_graph=shapes)[0])


def turtle(org: orgtree.Organisation, folder: Path) -> str:
    """Return the linked data of an organisation."""
    org.export(folder / "x.ttl")
    return (folder / "x.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("example", ["authorities", "company", "software"])
def test_linked_data_of_examples_conform(example: str, tmp_path: Path) -> None:
    """What is exported under a charter is what the charter's shapes ask for."""
    org = orgtree.load(EXAMPLES / f"{example}.yaml")
    assert conforms(turtle(org, tmp_path), shacl_of(org.charter))


def test_linked_data_of_a_charter_of_ones_own_conform(own: orgtree.Organisation, tmp_path: Path) -> None:
    """Intervals, lists, ends that nobody knows, seats, and links whose list is not whole."""
    assert conforms(turtle(own, tmp_path), shacl_of(own.charter))


def test_what_a_source_is_silent_of_is_not_missing(tmp_path: Path) -> None:
    """A branch without a site conforms where its source says nothing of sites, there and back, and else does not."""
    (tmp_path / "charter.yaml").write_text(CHARTER, encoding="utf-8")
    silent = "orgtree: definition/1\ncharter: charter.yaml\nnot_stated: [{kind: firm, link: based_at}]\n"
    (tmp_path / "own.yaml").write_text(silent + "units:\n- {id: c, kind: branch, code: CD-2}\n", encoding="utf-8")
    org = orgtree.load(tmp_path / "own.yaml")
    text = turtle(org, tmp_path)
    assert conforms(text, shacl_of(org.charter))
    assert not conforms(
        text.replace('orgtree:not_stated "based_at"', 'orgtree:not_stated "serves"'), shacl_of(org.charter)
    )
    made = convert(tmp_path / "x.ttl", charter=str(tmp_path / "charter.yaml"), output=tmp_path / "y.yaml")
    assert (made.text.count("not_stated"), [str(one) for one in made.findings]) == (1, [])


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ('field:staff> "4..6"', 'field:staff> "some"'),
        ('field:staff> "4..6"', 'field:staff> "4" ;\n  <urn:orgtree:field:staff> "5"'),
        ('field:state> "open"', 'field:state> "ajar"'),
        ('field:public> "true"', 'field:public> "yes"'),
        ('field:code> "AB-1"', 'field:code> "ab"'),
        ('field:tags> "a; b"', 'field:tags> "a; 7"'),
        ('  <urn:orgtree:field:code> "AB-1" ;\n', ""),
        ("  org:hasSite <urn:orgtree:unit:s> ;\n", ""),
        ("org:hasSite <urn:orgtree:unit:s>", "org:hasSite <urn:orgtree:unit:f>"),
        ("link:serves> <urn:orgtree:unit:s>", "link:serves> <urn:orgtree:unit:s>, <urn:orgtree:unit:f>"),
        ("link:serves>", "link:heads>"),
        ("org:subOrganizationOf <urn:orgtree:unit:f>", "org:subOrganizationOf <urn:orgtree:unit:p>"),
        ("org:member <urn:orgtree:unit:b>", "org:member <urn:orgtree:unit:s>"),
        ('org:role "chair"', 'org:role "clerk"'),
        ('foundingDate "2010-01-01"', 'foundingDate "lately"'),
        ('"商号"@zh', '"商号"@en'),
    ],
)
def test_what_the_charter_does_not_allow_does_not_conform(
    said: str, instead: str, own: orgtree.Organisation, tmp_path: Path
) -> None:
    """One thing is changed in data that conform."""
    text = turtle(own, tmp_path)
    assert said in text
    assert not conforms(text.replace(said, instead), shacl_of(own.charter))


def schema_of(charter: str) -> dict[str, Any]:
    """Return the LinkML schema of a charter."""
    found: dict[str, Any] = yaml.safe_load(linkml_of(charter_of(charter)))
    return found


@pytest.mark.parametrize("charter", builtin_names())
def test_every_name_of_a_linkml_schema_is_in_it(charter: str) -> None:
    """Classes above and ranges are classes, choices or types; slots that are narrowed are above."""
    schema = schema_of(charter)
    classes = schema["classes"]
    ranges = {*classes, *schema.get("enums", {}), "string", "integer", "float", "boolean"}

    def slots(name: str) -> dict[str, Any]:
        above = [name, *classes[name].get("mixins", [])]
        found: dict[str, Any] = {}
        while above:
            one = classes[above.pop()]
            above += [one["is_a"]] if "is_a" in one else []
            found = {**one.get("attributes", {}), **found}
        return found

    assert len({name.replace("_", "").casefold() for name in classes}) == len(classes), "LinkML sees no case"
    for name, one in classes.items():
        assert {one.get("is_a", name), *one.get("mixins", [])} <= classes.keys()
        assert one.get("slot_usage", {}).keys() <= slots(name).keys()
        for slot in (*one.get("attributes", {}).values(), *one.get("slot_usage", {}).values()):
            assert {option["range"] for option in slot.get("any_of", [slot]) if "range" in option} <= ranges
    for kind in charter_of(charter).kinds.values():
        shut = {key for key, said in classes[kind.name].get("slot_usage", {}).items() if said.get("maximum_cardinality") == 0}  # fmt: skip
        assert kind.fields.keys() == slots(kind.name).keys() - OF_ALL - shut
        assert bool(classes[kind.name].get("abstract")) == kind.abstract


def test_a_linkml_schema_says_types_choices_and_ends(own: orgtree.Organisation) -> None:
    """Counts are numbers or intervals, choices are listed, ends of links are kinds."""
    schema = yaml.safe_load(linkml_of(own.charter))
    firm, branch = schema["classes"]["firm"], schema["classes"]["branch"]
    staff = [option["range"] for option in firm["attributes"]["staff"]["any_of"]]
    assert staff == ["integer", "string", "OrgtreeStatement"]
    assert firm["attributes"]["tags"]["multivalued"] is True
    state = firm["attributes"]["state"]["any_of"][0]["range"]
    assert [*schema["enums"][state]["permissible_values"]] == ["open", "shut"]
    assert branch["is_a"] == "firm"
    assert branch["slot_usage"] == {"kind": {"equals_string": "branch"}}
    assert branch["attributes"]["code"]["required"] is True
    assert branch["attributes"]["public"]["any_of"][0] == {"range": "boolean"}
    serves = schema["classes"]["serves_link"]["slot_usage"]
    assert serves["from"] == {"range": "branch"}
    assert {one["range"] for one in serves["to"]["any_of"]} == {"firm", "branch", "site"}


def test_the_command_writes_both(command: Command, tmp_path: Path) -> None:
    """By the ending of the file, or by the name of the form."""
    assert command("charter", "company", "-o", tmp_path / "shapes.ttl") == (0, "", "")
    assert (tmp_path / "shapes.ttl").read_text(encoding="utf-8") == shacl_of(charter_of("company"))
    assert command("charter", "company", "--format", "linkml") == (0, linkml_of(charter_of("company")), "")
