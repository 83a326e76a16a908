"""Graphs: what orgtree gives networkx comes back the same, and edges that name nothing."""

from __future__ import annotations

import json
from pathlib import Path

import networkx as nx
import pytest

import orgtree
from orgtree.api.convert import convert

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.mark.parametrize("form", ["graphml", "json"])
@pytest.mark.parametrize("example", ["company", "kubernetes"])
def test_an_organisation_goes_there_and_back(example: str, form: str, tmp_path: Path) -> None:
    """Ids, kinds, names, parents, links with their fields and periods, and fields with their bounds are the same again."""
    org = orgtree.load(EXAMPLES / f"{example}.yaml")
    path = tmp_path / f"x.{form}"
    if form == "json":
        path.write_text(json.dumps(nx.node_link_data(org.graph, edges="links")), encoding="utf-8")
    else:
        nx.write_graphml(org.graph, path)
    back = orgtree.loads(convert(path, charter=org.snapshot.charter.name).text)
    assert org.to_rows() == back.to_rows()


@pytest.mark.parametrize(
    ("edges", "text"),
    [
        ([("a", "b"), ("a", "c")], "- id: a\n  kind: organisation\n  units:\n  - {id: b, kind: organisation}\n  - {id: c, kind: organisation}\n"),
        ([("b", "a"), ("c", "a")], "- id: a\n  kind: organisation\n  units:\n  - {id: b, kind: organisation}\n  - {id: c, kind: organisation}\n"),
        ([("a", "c"), ("b", "c"), ("a", "b")], "- id: a\n  kind: organisation\n  units:\n  - {id: b, kind: organisation}\n  - {id: c, kind: organisation, also_part_of: b}\n"),
    ],
    ids=["one parent each by the target", "one parent each by the source", "several either way"],
)  # fmt: skip
def test_edges_that_name_nothing_are_the_hierarchy(edges: list[tuple[str, str]], text: str, tmp_path: Path) -> None:
    """They lead down, unless only up gives each unit one parent."""
    nodes = [{"id": name} for name in "abc"]
    data = {"nodes": nodes, "links": [{"source": one, "target": other} for one, other in edges]}
    (tmp_path / "x.json").write_text(json.dumps(data), encoding="utf-8")
    assert convert(tmp_path / "x.json").text.partition("units:\n")[2] == text


def test_ends_of_edges_may_count_the_nodes(tmp_path: Path) -> None:
    """D3 wrote the number of a node where nodes have no id."""
    data = {"nodes": [{"name": "Hall"}, {"name": "Yard"}], "links": [{"source": 0, "target": 1}]}
    (tmp_path / "x.json").write_text(json.dumps(data), encoding="utf-8")
    assert "- {id: Yard, kind: organisation, name: Yard}" in convert(tmp_path / "x.json").text


@pytest.mark.parametrize("form", ["graphml", "node-link"])
def test_fields_that_say_the_word_of_the_kind_or_link_come_back(form: str, tmp_path: Path) -> None:
    """A note "helps" on a link `helps`, a field `type` of a link and fields `title` and `category` of a team stay fields."""
    (tmp_path / "charter.yaml").write_text(
        "orgtree: charter/1\nname: own\nlanguage: en\n"
        "kinds: {team: {fields: {title: {type: text}, category: {type: text}}}}\n"
        "links: {helps: {from: team, to: team, fields: {note: {type: text}, type: {type: text}}}}\n",
        encoding="utf-8",
    )
    (tmp_path / "own.yaml").write_text(
        "orgtree: definition/1\ncharter: charter.yaml\nunits:\n"
        "- {id: a, kind: team, title: T, category: team, helps: {to: b, note: helps, type: helps}}\n- {id: b, kind: team}\n",
        encoding="utf-8",
    )
    org = orgtree.load(tmp_path / "own.yaml")
    path = tmp_path / ("x.graphml" if form == "graphml" else "x.json")
    assert org.export(path, form) == {}
    made = convert(path, charter=str(tmp_path / "charter.yaml"), output=tmp_path / "back.yaml")
    (tmp_path / "back.yaml").write_text(made.text, encoding="utf-8")
    assert orgtree.load(tmp_path / "back.yaml").to_rows() == org.to_rows()


def test_an_edge_that_no_link_of_the_charter_can_be_is_left_out_and_told(tmp_path: Path) -> None:
    """An unknown word is `linked_to` where the charter has that for both kinds; elsewhere there is no link, and no error of one that nobody wrote."""
    nodes = [{"id": "a", "kind": "company"}, {"id": "b", "kind": "company"}, {"id": "p", "kind": "post"}]
    edges = [{"source": "a", "target": "b", "link": "advises"}, {"source": "p", "target": "a", "link": "advises"}]
    (tmp_path / "x.json").write_text(json.dumps({"nodes": nodes, "links": edges}), encoding="utf-8")
    for charter, linked in (("company", 0), ("organisations", 1)):
        made = convert(tmp_path / "x.json", charter=charter)
        assert made.text.count("linked_to: ") == linked
        assert [finding.severity for finding in made.findings] == ["info"]
        assert "advises" in made.text
