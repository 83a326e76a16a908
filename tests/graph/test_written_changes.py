"""Where new units and links are written, and in which order they come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import orgtree

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "orgtree: definition/1\ncharter: company\n"


def changes(*entries: dict[str, Any]) -> dict[str, Any]:
    """Return a list of changes."""
    return {"orgtree": "changes/1", "changes": list(entries)}


def test_a_link_that_says_more_than_its_ends_is_not_written_by_nesting(tmp_path: Path) -> None:
    """What it says would be lost; one that says nothing more is."""
    charter = "orgtree: charter/1\nname: town\nkinds: {office: {}}\n"
    charter += (
        "links: {part_of: {hierarchy: true, nest: true, from: office, to: office, fields: {share: {type: number}}}}\n"
    )
    (tmp_path / "town.yaml").write_text(charter, encoding="utf-8")
    units = [{"id": name, "kind": "office"} for name in "abc"]
    links = [{"link": "part_of", "from": "b", "to": "a", "share": 0.5}, {"link": "part_of", "from": "c", "to": "a"}]
    org = orgtree.from_rows(units, links, charter=str(tmp_path / "town.yaml"))
    path = orgtree.save(org, tmp_path / "org.yaml")[0]
    assert path.read_text(encoding="utf-8").partition("units:\n")[2] == (
        "- id: a\n  kind: office\n  units:\n  - {id: c, kind: office}\n- {id: b, kind: office, part_of: {to: a, share: 0.5}}\n"
    )
    assert sorted(map(str, orgtree.load(path).to_rows()[1])) == sorted(map(str, links))


def test_a_new_unit_comes_after_the_new_one_that_it_stands_under() -> None:
    """Whichever is written first; so that the list can be made from its beginning."""
    first = orgtree.loads(f"{HEAD}units:\n- {{id: hq, kind: company}}\n")
    second = orgtree.loads(
        f"{HEAD}units:\n- {{id: hq, kind: company}}\n- {{id: sail, kind: team, part_of: rig}}\n"
        "- {id: rig, kind: department, part_of: yard}\n- {id: yard, kind: division, part_of: hq}\n"
    )
    listed = first.diff(second).to_changes().to_data()
    assert [(entry["add"]["id"], entry["under"]) for entry in listed["changes"]] == [
        ("yard", "hq"),
        ("rig", "yard"),
        ("sail", "rig"),
    ]
    assert not first.with_changes(listed).diff(second).changes


def test_a_new_unit_is_written_where_most_of_its_kind_stand(tmp_path: Path) -> None:
    """Of the list of the unit above and that of a file which stands under it."""
    own = "- {id: hq, kind: company, units: [{id: d1, kind: department}, {id: d2, kind: department}, {id: t1, kind: team}]}\n"
    (tmp_path / "org.yaml").write_text(f"{HEAD}include: [teams.yaml]\nunits:\n{own}", encoding="utf-8")
    teams = "under: hq\nunits:\n- {id: t2, kind: team}\n- {id: t3, kind: team}\n"
    (tmp_path / "teams.yaml").write_text(teams, encoding="utf-8")
    org = orgtree.load(tmp_path / "org.yaml")
    for kind, document in (("team", 1), ("department", 0)):
        made = org.with_changes(changes({"add": {"id": "new", "kind": kind}, "under": "hq"}))
        assert ["new" in str(one) for one in made.loaded.written.documents] == [document == 0, document == 1]


def test_one_earlier_name_may_stand_without_a_list() -> None:
    """A name from a day on comes after it, and the name till then between the two."""
    org = orgtree.loads(f"{HEAD}units:\n- {{id: hq, kind: company, name: Quay, names: {{name: Pier, until: 2010}}}}\n")
    made = org.with_changes(changes({"set": "hq", "name": "Dock", "on": "2020-01-01"}))
    assert made.loaded.written.documents[0]["units"][0]["names"] == [
        {"name": "Pier", "until": 2010},
        {"name": "Quay", "from": 2010, "until": "2020-01-01"},
    ]


def test_a_unit_may_end_on_a_day_that_nobody_knows() -> None:
    """What is no day at all is refused."""
    org = orgtree.loads(f"{HEAD}units:\n- {{id: hq, kind: company}}\n- {{id: rig, kind: team, part_of: hq}}\n")
    ended = org.with_changes(changes({"end": "rig", "on": "unknown"})).to_rows()[0]
    assert [row.get("valid") for row in ended] == [None, {"until": "unknown"}]
    with pytest.raises(orgtree.ChangesError, match="'soon' is no date"):
        org.with_changes(changes({"end": "rig", "on": "soon"}))
    with pytest.raises(orgtree.ChangesError, match="'unknown' is no date"):
        org.with_changes(changes({"add": {"id": "sail", "kind": "team"}, "under": "hq", "on": "unknown"}))
