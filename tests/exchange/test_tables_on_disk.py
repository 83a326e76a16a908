"""What a folder of tables says is what the organisation says that it was written of: figures, gaps, findings, rows."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pytest
from jsonschema import Draft202012Validator
from reopened import the_same

import orgtree
from orgtree.api.schemas import schema_text
from orgtree.base.errors import DefinitionError
from orgtree.exchange.stored.columns_out import decimals_of
from orgtree.graph.manifest import read_manifest

if TYPE_CHECKING:
    from orgtree import Organisation

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_reads_back_the_same(path: Path, tmp_path: Path) -> None:
    """Rows, head, findings and figures of every example."""
    the_same(orgtree.load(path), tmp_path / "tables")


CHARTER: dict[str, Any] = {
    "orgtree": "charter/1",
    "name": "town",
    "kinds": {
        "body": {
            "abstract": True,
            "fields": {
                "members": {"type": "count", "total": {"along": "part_of"}},
                "funds": {"type": "number"},
                "rank": {"type": "count", "default": 1},
                "open": {"type": "bool"},
                "form": {"type": "choice", "of": ["standing", "passing", "other"]},
                "note": {"type": "text"},
                "tags": {"type": "text", "several": True},
            },
        },
        "committee": {"is_a": "body"},
        "branch": {"is_a": "body", "forbid": ["note"]},
        "council": {},
        "post": {"fields": {"fee": {"type": "money", "currency": "CNY"}}},
    },
    "links": {
        "part_of": {"hierarchy": True, "nest": True, "from": "body", "to": "body"},
        "seat": {
            "from": ["council", "branch"],
            "to": "body",
            "fields": {"role": {"type": "choice", "of": ["chair", "clerk"]}, "since": {"type": "date"}},
        },
        "post_at": {"from": "post", "to": ["body", "council"], "nest": True},
        "visits": {"from": ["post", "body"], "to": "body"},
    },
    "metrics": {
        "members": {"sum": "members", "by": "committee"},
        "funds": {"mean": "funds", "of": "body"},
        "chairs": {"links": "seat", "where": {"role": "chair"}},
        "seated": {"share": {"of": "body", "having": "^seat", "along": "part_of"}},
    },
}

EVERYTHING = """
orgtree: definition/1
charter: ./charter.yaml
title: {en: Town, zh: 镇}
as_of: 2024-05
not_stated: [{kind: post, link: visits}]
retired: [{id: gone, on: 2020, into: [b1]}]
events: [{on: 2021, create: b2, source: gazette}]
claims: [{id: c1, sum: members, states: 5.., source: yearbook}]
units:
- id: b1
  kind: committee
  name: {en: One, zh: 一}
  members: [{value: 3, until: 2020}, {value: 4..6, from: 2020, source: register}]
  form: [{value: standing, until: 2019}, {value: other, from: 2019}]
  names: [{name: Old One, until: 2015, source: history}]
  note: {value: "x: y", source: book, as_of: 2018}
  incomplete: [visits]
  exceptions: {P1: {reason: agreed, until: 2030}}
  units:
  - {id: b2, kind: branch, name: Two, valid: {from: 2018-03, until: unknown}, rank: 0..}
  - {id: b3, kind: branch, valid: {until: 2020-01-01}, rank: .., open: false, tags: [red, blue]}
- {id: b4, kind: branch, part_of: [b1, b5], seat: b1, members: many}
- {id: b5, kind: branch, part_of: b4, tags: red, visits: nowhere}
- {id: b5, kind: branch}
- {id: k1, kind: council, seat: [{to: b1, role: chair, since: 2019, valid: {from: 2019}}, b2, b1]}
- {id: p1, kind: post, post_at: b3, fee: 0.25.., units: [{id: p2, kind: post}]}
"""


@pytest.fixture
def everything(tmp_path: Path) -> Organisation:
    """Return a definition that says one of each thing that can be said, and many that are wrong."""
    (tmp_path / "charter.yaml").write_text(json.dumps(CHARTER), encoding="utf-8")
    (tmp_path / "town.yaml").write_text(EVERYTHING, encoding="utf-8")
    return orgtree.load(tmp_path / "town.yaml")


@pytest.mark.parametrize("day", [None, "2019-06", "2017-01-01", "2024-05-31"])
def test_all_that_is_said_reads_back_on_every_day(everything: Organisation, tmp_path: Path, day: str | None) -> None:
    """Values, names and links of other days are kept, whichever day the tables look at."""
    the_same(everything.at(day), tmp_path / "tables")


def test_what_was_wrong_with_the_definition_is_still_told(everything: Organisation, tmp_path: Path) -> None:
    """Writing tables mends nothing and hides nothing."""
    everything.to_parquet(tmp_path / "tables")
    codes = {finding.code for finding in orgtree.open_tables(tmp_path / "tables").problems}
    assert codes == {finding.code for finding in everything.problems}
    assert {"ORG104", "ORG201", "ORG202", "ORG204", "ORG205"} <= codes


def test_rows_and_links_given_as_rows_keep_their_order(tmp_path: Path) -> None:
    """The parent that is written first counts, in tables too."""
    units = [{"id": name, "kind": "team"} for name in ("z", "a", "m")]
    links = [{"link": "part_of", "from": "a", "to": end} for end in ("z", "m")]
    the_same(orgtree.from_rows(units, links, charter="company"), tmp_path / "tables")


def test_a_public_organisation_takes_nothing_internal_along(tmp_path: Path) -> None:
    """Neither in the tables nor in the charter beside them."""
    said = copy.deepcopy(CHARTER)
    said["kinds"]["post"]["visibility"] = "internal"
    said["kinds"]["body"]["fields"]["funds"]["visibility"] = "internal"
    (tmp_path / "charter.yaml").write_text(json.dumps(said), encoding="utf-8")
    units = [
        {"id": "b1", "kind": "branch", "funds": 77.5, "members": 3},
        {"id": "secret", "kind": "post", "post_at": "b1"},
    ]
    org = orgtree.from_rows(units, charter=str(tmp_path / "charter.yaml")).public()
    the_same(org, tmp_path / "tables")
    written = b"".join(path.read_bytes() for path in (tmp_path / "tables").rglob("*") if path.is_file())
    assert b"secret" not in written
    assert b"funds" not in written


def test_changes_are_made_to_tables_as_to_the_definition(tmp_path: Path) -> None:
    """A list of changes is looked at with either of them."""
    clean = orgtree.load(EXAMPLES[3])
    clean.to_parquet(tmp_path / "tables")
    unit = next(iter(clean)).id
    (tmp_path / "changes.yaml").write_text(f"orgtree: changes/1\nchanges:\n- {{set: {unit}, name: Other}}\n")
    changed = orgtree.open_tables(tmp_path / "tables").with_changes(tmp_path / "changes.yaml")
    assert changed[unit].name == "Other"
    assert changed.coverage().to_json() == clean.with_changes(tmp_path / "changes.yaml").coverage().to_json()


def test_the_columns_of_units(tmp_path: Path) -> None:
    """Places of hierarchies, both bounds of fields, and what is not known apart from what is stated as open."""
    units = [
        {"id": "late", "kind": "team", "part_of": "div", "headcount": "4.."},
        {"id": "co", "kind": "company", "name": {"en": "Acme", "zh": "艾"}},
        {"id": "div", "kind": "department", "part_of": "co", "headcount": 7},
        {"id": "old", "kind": "team", "part_of": "co", "valid": {"until": "2020"}},
    ]
    orgtree.from_rows(units, charter="company").to_parquet(tmp_path / "tables")
    table = pl.read_parquet(tmp_path / "tables" / "units.parquet")
    shown = ["unit", "id", "name", "in_force", "position", "end", "parent", "headcount.low", "headcount.high"]
    assert table.select(shown).rows() == [
        (1, "co", "Acme", True, 0, 3, None, None, None),
        (2, "div", None, True, 1, 3, 1, 7.0, 7.0),
        (0, "late", None, True, 2, 3, 2, 4.0, float("inf")),
        (3, "old", None, False, 3, None, None, None, None),
    ]
    assert table.select("part_of.level0", "part_of.level1", "part_of.level2").rows()[:3] == [
        (1, None, None),
        (1, 2, None),
        (1, 2, 0),
    ]
    assert table["names"].to_list()[:2] == [["Acme", "艾"], None]
    assert str(table["valid_until"][3]) == "2020-01-01"
    manifest = read_manifest(tmp_path / "tables")
    assert manifest.hierarchies["part_of"].kinds == {"company": [0], "department": [1], "team": [2]}
    field = manifest.fields["headcount"]
    assert (field.type, field.stated, field.least, field.greatest, field.decimals) == ("count", 2, 4.0, 7.0, 0)
    assert field.unit == "persons"


def test_the_decimals_of_numbers() -> None:
    """As they are written; none where that is no exact number."""
    assert [decimals_of(np.array(some)) for some in ([1.0, 20.0], [0.1, 2.25], [1e14, 0.5], [1 / 3], [2.0**60])] == [
        0,
        2,
        1,
        None,
        None,
    ]


def test_the_manifest_is_what_its_schema_says(everything: Organisation, tmp_path: Path) -> None:
    """The published one, which programs of others read."""
    everything.to_parquet(tmp_path / "tables")
    manifest = json.loads((tmp_path / "tables" / "manifest.json").read_text(encoding="utf-8"))
    schema = json.loads((Path(__file__).parents[2] / "schemas" / "tables.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(manifest)
    assert schema == json.loads(schema_text("tables"))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([], "'{file}' does not say that it is one of orgtree's tables"),
        ({}, "'{file}' does not say that it is one of orgtree's tables"),
        ({"format": 3}, "'{file}' does not say that it is one of orgtree's tables"),
        ({"format": "other/1"}, "'{file}' does not say that it is one of orgtree's tables"),
        (
            {"format": "tables/99", "orgtree": "9.1"},
            "'{folder}' holds tables/99, which orgtree 9.1 wrote; this one reads",
        ),
    ],
)
def test_a_manifest_of_another_sort_is_refused(everything: Organisation, tmp_path: Path, said: Any, told: str) -> None:
    """By whom it was written, where it says so."""
    folder = tmp_path / "tables"
    everything.to_parquet(folder)
    (folder / "manifest.json").write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(DefinitionError) as error:
        orgtree.open_tables(folder)
    assert str(error.value).startswith(told.format(file=folder / "manifest.json", folder=folder))


@pytest.mark.parametrize("known", [True, False])
def test_a_head_that_the_manifest_does_not_know_as_it_is_is_refused(
    everything: Organisation, tmp_path: Path, *, known: bool
) -> None:
    """Whether it says something else of as many bytes, or nothing is known of it."""
    folder = tmp_path / "tables"
    everything.to_parquet(folder)
    head, manifest = folder / "head.json", json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    if known:
        head.write_text(head.read_text(encoding="utf-8").replace("title", "tilte"), encoding="utf-8")
    else:
        del manifest["files"]["head.json"]
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(DefinitionError, match="has changed since the tables were written; write the tables again"):
        orgtree.open_tables(folder)


def test_tables_are_saved_as_the_definition_that_they_came_from(tmp_path: Path) -> None:
    """Beside their charter, and with what the head says of the organisation in words."""
    units = "- {id: a, kind: company, name: A}\n"
    text = f"orgtree: definition/1\ncharter: company\ndescription: Made up.\nas_of: 2024-05\nunits:\n{units}"
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    orgtree.load(tmp_path / "a.yaml").to_parquet(tmp_path / "tables")
    saved = orgtree.save(orgtree.open_tables(tmp_path / "tables"), tmp_path / "b.yaml")[-1]
    assert orgtree.load(saved) == orgtree.load(tmp_path / "a.yaml")
    assert "Made up." in saved.read_text(encoding="utf-8")


def test_the_columns_of_links_and_of_words(tmp_path: Path) -> None:
    """Ends as numbers of units, days, both bounds of dates, words and lists of words; those that have ended as well."""
    (tmp_path / "charter.yaml").write_text(json.dumps(CHARTER), encoding="utf-8")
    units: list[dict[str, Any]] = [
        {"id": "b", "kind": "branch", "tags": ["red", "blue"], "open": False, "form": "other"},
        {
            "id": "k",
            "kind": "council",
            "seat": [{"to": "b", "since": "2019-03"}, {"to": "b", "role": "chair", "valid": {"until": "2020"}}],
        },
    ]
    orgtree.from_rows(units, charter=str(tmp_path / "charter.yaml"), as_of="2024").to_parquet(tmp_path / "tables")
    seats = pl.read_parquet(tmp_path / "tables" / "links" / "seat.parquet")
    shown = seats.select(
        "row", "source", "target", "in_force", "role.value", pl.col("since.low", "since.high").cast(int)
    )
    assert shown.rows() == [(0, 1, 0, True, None, 737119, 737149), (1, 1, 0, False, "chair", None, None)]
    words = pl.read_parquet(tmp_path / "tables" / "units.parquet").select(
        "tags.value", "open.value", "form.value", "rank.low", "rank.default"
    )
    assert words.rows() == [(["red", "blue"], False, "other", 1.0, True), (None, None, None, None, False)]
    assert read_manifest(tmp_path / "tables").view("branch") == read_manifest(tmp_path / "tables").view("committee")
