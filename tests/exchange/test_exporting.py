"""What is given away comes back: ids, kinds, names, parents, fields, periods and links, less what was told."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import orgtree
from orgtree.api.convert import convert
from orgtree.exchange.exported import LINK, handed_of

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
GRAPHS = [("x.graphml", "graphml"), ("x.json", "node-link")]
TABLES = [("x.csv", None), ("x.json", None), ("x.parquet", None), ("x.xlsx", None)]
LINKED_DATA = [("x.ttl", "w3c-turtle"), ("x.jsonld", "w3c-json-ld")]
NEEDS = {
    ".ttl": ("rdflib",),
    ".jsonld": ("rdflib",),
    ".parquet": ("polars",),
    ".xlsx": ("xlsxwriter", "polars", "fastexcel"),
}


def need(name: str) -> None:
    """Skip where an extra is not installed without which a form is not written or read."""
    for package in NEEDS.get(Path(name).suffix, ()):
        pytest.importorskip(package)


def back_from(path: Path, org: orgtree.Organisation, charter: str | None = None) -> orgtree.Organisation:
    """Return the organisation that is read from a file, and that of its links where there is one."""
    links = path.with_stem(path.stem + "-links")
    made = convert(
        path, links if links.exists() else None, charter=charter or org.snapshot.charter.name, as_of=org.as_of
    )
    return orgtree.loads(made.text, charter=charter)


def said_of(org: orgtree.Organisation, *, link_fields: bool = True) -> tuple[list[Any], list[Any]]:
    """Return the units and links of an organisation in an order that does not hang on how they are written."""
    units, links = org.to_rows()
    language = org.snapshot.charter.language
    for row in units:
        row.pop("exceptions", None)
        row.pop("names", None)
        if isinstance(row.get("name"), str) and org.snapshot.language != language:
            row["name"] = {org.snapshot.language: row["name"]}
        for key, said in row.items():
            if isinstance(said, dict) and "value" in said:
                row[key] = said["value"]
    if not link_fields:
        links = [dict(pairs) for pairs in {tuple((key, row[key]) for key in ("link", "from", "to")) for row in links}]
    return sorted(units, key=lambda row: row["id"]), sorted(links, key=repr)


@pytest.mark.parametrize(("name", "form"), [*GRAPHS, *LINKED_DATA, *TABLES])
@pytest.mark.parametrize("example", sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
def test_examples_go_there_and_back(example: str, name: str, form: str | None, tmp_path: Path) -> None:
    """Of every example all is the same again, less what was told."""
    need(name)
    org = orgtree.load(EXAMPLES / f"{example}.yaml")
    org.export(tmp_path / name, form)
    back = back_from(tmp_path / name, org)
    whole = (name, form) not in LINKED_DATA
    assert said_of(back, link_fields=whole) == said_of(org, link_fields=whole)


SMALL = """
orgtree: definition/1
charter: company
title: {en: Small, zh: 小}
as_of: 2024-01-01
events:
- {on: 2023-01-01, merge: [x, y], into: lab}
units:
- id: acme
  kind: company
  name: {en: "Acme & <Sons> \\"q\\"", zh: 公司}
  units:
  - {id: lab, kind: team, name: "=Lab", headcount: 4..6, valid: {from: 2010}}
  - {id: yard, kind: team, name: "Yard \\\\n, ; x", headcount: {value: 7, source: book p. 3}}
  - {id: mill, kind: team, headcount: [{value: 7, until: 2020}, {value: 9, from: 2021}]}
  - {id: 仓-1, kind: team, names: [{name: Loft, until: 2015}]}
"""
LEFT = {"headcount on other days": 1, "headcount.source": 1, "names": 1}


@pytest.mark.parametrize(
    ("name", "form", "more"),
    [
        *[(*one, {"head.events": 1, "head.title in other languages": 1}) for one in GRAPHS],
        *[(*one, {}) for one in LINKED_DATA],
        *[(*one, {"head.as_of": 1, "head.events": 1, "head.title": 1}) for one in TABLES],
    ],
)
def test_what_is_lost_is_told_and_no_more(name: str, form: str | None, more: dict[str, int], tmp_path: Path) -> None:
    """Marks of all languages come through; what a form has no room for is counted by its name."""
    need(name)
    org = orgtree.loads(SMALL)
    assert org.export(tmp_path / name, form) == {**LEFT, **more}
    back = back_from(tmp_path / name, org)
    assert said_of(back)[1] == said_of(org)[1]
    assert back["acme"].name == 'Acme & <Sons> "q"'
    assert back["lab"].name == "=Lab"
    assert back["yard"].name == "Yard \\n, ; x"
    assert (back["lab"]["headcount"], back["mill"]["headcount"]) == (org["lab"]["headcount"], 9)
    assert back.to_rows()[0][1]["valid"] == {"from": "2010-01-01"}
    if (name, form) in LINKED_DATA:
        assert back.head == org.head


def test_organisations_are_written_in_the_terms_of_the_ontology(tmp_path: Path) -> None:
    """Under the charter of the ontology kinds, parents, links and fields are its own, successions are changes; all comes back."""
    need("x.ttl")
    org = orgtree.loads(
        """
orgtree: definition/1
charter: organisations
as_of: 2024
units:
- id: port
  kind: formal_organisation
  classification: authority
  page: https://example.org/port
  based_at: quay
  units:
  - {id: pilots, kind: organisational_unit, also_part_of: river, classification: "a://b"}
  - {id: master, kind: post, role: head, filled: true}
- {id: river, kind: formal_organisation, succeeded_by: {to: port, day: 2020-05}}
- {id: quay, kind: site, address: Quay 1}
"""
    )
    path = tmp_path / "x.ttl"
    assert org.export(path) == {}
    text = path.read_text(encoding="utf-8")
    for said in (
        "org:unitOf <urn:orgtree:unit:port>",
        "org:postIn <urn:orgtree:unit:port>",
        "org:hasSite <urn:orgtree:unit:quay>",
        "a org:ChangeEvent",
        'org:classification "authority"',
        "orgtree:link:also_part_of",
    ):
        assert said in text or said.replace("orgtree:link:also_part_of", "<urn:orgtree:link:also_part_of>") in text
    assert back_from(path, org) == org
    assert "kind" not in text


def test_links_that_have_ended_are_no_statements_of_today(tmp_path: Path) -> None:
    """Linked data say nothing of days of links, so an ended one is left out, and told."""
    need("x.ttl")
    org = orgtree.loads(
        """
orgtree: definition/1
charter: company
as_of: 2024
units:
- {id: a, kind: company}
- {id: b, kind: company}
- {id: t, kind: team, part_of: [{to: b, valid: {until: 2020}}, {to: a, valid: {from: 2021}}]}
"""
    )
    assert org.export(tmp_path / "x.ttl") == {"part_of on other days": 1, "part_of.valid.from": 1}
    assert [row["to"] for row in back_from(tmp_path / "x.ttl", org).to_rows()[1]] == ["a"]


def test_an_ending_or_a_form_that_is_none_is_refused(tmp_path: Path) -> None:
    """What there is, is named."""
    org = orgtree.loads(SMALL)
    with pytest.raises(orgtree.UsageError, match=r"none of .*\.graphml.*name a form"):
        org.export(tmp_path / "x.doc")
    with pytest.raises(orgtree.UsageError, match="there is no form 'owl'"):
        org.export(tmp_path / "x.ttl", "owl")


def test_tables_hold_what_is_no_place_in_a_second_one(tmp_path: Path) -> None:
    """A unit's place is a column; a link with a period is a row; names say their language."""
    org = orgtree.loads(
        """
orgtree: definition/1
charter: company
language: zh
units:
- id: a
  kind: company
  name: 甲
  units:
  - {id: b, kind: team, name: {en: B, zh: 乙}}
  - {id: c, kind: team, cost_centre: "n/a"}
- {id: d, kind: team, part_of: {to: a, valid: {from: 2020-02-01}}}
"""
    )
    assert org.export(tmp_path / "x.csv") == {"cost_centre that reads as unknown": 1}
    assert (tmp_path / "x.csv").read_text(encoding="utf-8") == (
        "id,kind,under,name:en,name:zh\na,company,,,甲\nb,team,a,B,乙\nc,team,a,,\nd,team,,,\n"
    )
    assert (tmp_path / "x-links.csv").read_text(encoding="utf-8") == (
        "link,from,to,valid from\npart_of,d,a,2020-02-01\n"
    )


def test_a_workbook_has_units_links_and_figures_and_no_formula(tmp_path: Path) -> None:
    """Figures are a sheet that is not read back as units; what is no number is a text."""
    need("x.xlsx")
    import polars as pl  # noqa: PLC0415 - where it is installed

    org = orgtree.load(EXAMPLES / "company.yaml")
    org.export(tmp_path / "x.xlsx")
    sheets = pl.read_excel(tmp_path / "x.xlsx", sheet_id=0)
    assert list(sheets) == ["units", "links", "coverage"]
    assert sheets["coverage"].height == len(org.coverage().to_rows())
    made = convert(tmp_path / "x.xlsx", charter="company")
    assert not [finding for finding in made.findings if finding.code == "ORG803"]
    text = orgtree.loads(SMALL)
    text.export(tmp_path / "y.xlsx")
    assert "=Lab" in pl.read_excel(tmp_path / "y.xlsx", sheet_name="units")["name"].to_list()


@pytest.mark.parametrize("name", sorted({name for name, _ in [*GRAPHS, *LINKED_DATA, *TABLES]}))
def test_ids_tags_and_lines_come_through_or_are_told(name: str, tmp_path: Path) -> None:
    """Marks in ids, tags with regions, tabs and line ends; a bare name keeps its language."""
    need(name)
    org = orgtree.loads(
        """
orgtree: definition/1
charter: company
language: zh-Hant
units:
- {id: "a/b@c+d:e", kind: company, name: {zh-Hant: 甲, en-GB: "A\\tB\\nC"}}
- {id: f, kind: company, name: 乙}
"""
    )
    told = org.export(tmp_path / name)
    assert {key: told[key] for key in told} == (
        {"line ends in name:en-GB": 1} if name in {"x.json", "x.xlsx", "x.parquet"} else {}
    )
    back = back_from(tmp_path / name, org)
    assert [unit.id for unit in back] == ["a/b@c+d:e", "f"]
    assert [back.snapshot.name(unit, "zh-Hant") for unit in (0, 1)] == ["甲", "乙"]
    assert back.snapshot.name(0, "en-GB") == ("A B C" if told else "A\tB\nC")


@pytest.mark.parametrize(
    ("form", "example"),
    [
        ("popolo", "authorities"),
        ("popolo", "company"),
        ("popolo", "lhasa"),
        ("backstage", "software"),
        ("backstage", "authorities"),
        ("backstage", "kubernetes"),
    ],
)
def test_a_narrow_form_loses_exactly_what_it_tells(form: str, example: str, tmp_path: Path) -> None:
    """Of every field, link and kind as many are lost as are told; what is not told comes back."""
    org = orgtree.load(EXAMPLES / f"{example}.yaml")
    told = dict(org.export(tmp_path / "x.json", form))
    text = convert(tmp_path / "x.json", charter=org.snapshot.charter.name, form=form, as_of=org.as_of).text
    handed, back = handed_of(org.snapshot), handed_of(orgtree.loads(text).snapshot)
    rows = {row["id"]: row for row in back.units}
    lost: Counter[str] = Counter()
    for row in handed.units:
        again = rows.get(row["id"])
        if again is None:
            lost[row["kind"]] += 1
            continue
        if again["kind"] != row["kind"]:
            lost[f"kind {row['kind']}"] += 1
        plain = {key for key in row if key not in {"id", "kind"} and not key.startswith("name")}
        lost.update(key for key in plain if again.get(key) != row[key])
        name = handed.one_name(row, Counter())
        assert name is None or back.one_name(again, Counter()) == name
    links = Counter(tuple(row[key] for key in LINK) for row in back.links)
    for link in handed.links:
        ends = tuple(link[key] for key in LINK)
        lost[link["link"]] += links[ends] == 0
        links[ends] -= 1
    assert not [ends for ends, count in links.items() if count > 0], "no link is made up"
    assert {key: count for key, count in lost.items() if count} == {
        key: count
        for key, count in told.items()
        if key not in handed.left_out
        and not key.startswith(("head.", "name:", "language of"))
        and ("." not in key or key.startswith("valid."))
    }
    assert rows.keys() <= {row["id"] for row in handed.units}


NARROW = """
orgtree: definition/1
charter: CHARTER
units:
- {id: "a/b", kind: KIND, name: "on: #1", valid: {from: 2010-02}}
- {id: A, kind: KIND, name: "1e3", names: [{name: Loft, until: 2015}]}
- id: a
  kind: KIND
  units:
  - {id: 仓@1, kind: BELOW, valid: {until: unknown}}
"""


@pytest.mark.parametrize(
    ("form", "charter", "kind", "below", "told"),
    [
        (
            "popolo",
            "organisations",
            "formal_organisation",
            "organisational_unit",
            {"valid.until as unknown": 1},
        ),
        (
            "backstage",
            "company",
            "division",
            "team",
            {"valid.from": 1, "valid.until": 1, "names": 1},
        ),
    ],
)
def test_ids_of_any_letters_come_back_from_narrow_forms(
    form: str, charter: str, kind: str, below: str, told: dict[str, int], tmp_path: Path
) -> None:
    """Slashes, capitals that differ from small letters only, and names that YAML would read as numbers."""
    text = NARROW.replace("CHARTER", charter).replace("KIND", kind).replace("BELOW", below)
    org = orgtree.loads(text)
    assert org.export(tmp_path / "x.json", form) == told
    back = orgtree.loads(convert(tmp_path / "x.json", form=form, charter=charter).text)
    assert [(unit.id, unit.kind, unit.name) for unit in back] == [(unit.id, unit.kind, unit.name) for unit in org]
    assert back.to_rows()[1] == org.to_rows()[1]
    assert "Loft" in (tmp_path / "x.json").read_text(encoding="utf-8") or told.get("names")


def test_a_catalogue_says_unknown_where_backstage_demands_a_word(tmp_path: Path) -> None:
    """Owner, type, lifecycle and definition; what is read back does not state them."""
    org = orgtree.loads(
        "orgtree: definition/1\ncharter: software-teams\nunits:\n"
        "- {id: clock, kind: component, provides: time}\n- {id: time, kind: component}\n"
    )
    assert org.export(tmp_path / "catalog-info.yaml", "backstage") == {}
    text = (tmp_path / "catalog-info.yaml").read_text(encoding="utf-8")
    assert "spec: {type: unknown, lifecycle: unknown, owner: unknown, definition: unknown}" in text
    made = convert(tmp_path / "catalog-info.yaml")
    assert made.findings == ()
    assert orgtree.loads(made.text).to_rows() == org.to_rows()


def test_a_catalogue_of_nothing_is_refused(tmp_path: Path) -> None:
    """Places are no groups, and a catalogue without entities cannot be read back."""
    org = orgtree.loads("orgtree: definition/1\ncharter: company\nunits:\n- {id: north, kind: region}\n")
    with pytest.raises(orgtree.UsageError, match="no unit can be in a catalogue"):
        org.export(tmp_path / "catalog-info.yaml", "backstage")


def test_popolo_has_a_membership_for_each_post_that_is_filled(tmp_path: Path) -> None:
    """It names nobody, and its post is filled again."""
    org = orgtree.load(EXAMPLES / "authorities.yaml")
    org.export(tmp_path / "x.json", "popolo")
    data = json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))
    filled = {unit.id for unit in org.units(kind="post") if unit["filled"]}
    assert data["persons"] == []
    assert {one["post_id"] for one in data["memberships"]} == filled
    assert not any("person_id" in one for one in data["memberships"])
