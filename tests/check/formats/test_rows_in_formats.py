"""Findings about rows in memory say table, row and unit, in every format."""

from __future__ import annotations

import json

import pytest

import orgtree

UNITS = [
    {"id": "a", "kind": "company"},
    {"id": "b", "kind": "team", "part_of": "a", "headcount": 3},
    {"id": "c", "kind": "team", "headcount": "many", "part_of": "nobody"},
]
LINKS = [{"link": "part_of", "from": "b", "to": "a"}, {"link": "part_of", "from": "c", "to": "zz"}]


@pytest.fixture(scope="module")
def report() -> orgtree.Report:
    """Return what is found in a unit's row with a wrong number and a wrong link, and in a link's row."""
    return orgtree.from_rows(UNITS, LINKS, charter="company", title="t").check()


def test_a_line_names_table_row_and_unit(report: orgtree.Report) -> None:
    """Rows are counted from 1; a place in a file would be line and column."""
    places = [line.partition(": ORG")[0] for line in report.render("concise").splitlines()[:4]]
    assert places == ["<links>, row 1 (b)", "<links>, row 2 (c)", "<units>, row 3 (c)", "<units>, row 3 (c)"]
    assert "<units>, row 3 (c)" in report.render("junit").replace("&lt;", "<").replace("&gt;", ">")
    assert report.render("concise", language="zh").startswith("<links> 第 1 行（b）")


def test_a_row_has_no_source_line_to_show(report: orgtree.Report) -> None:
    """Each place of a finding is a line of its own, with the words that a frame would have beside it."""
    block = report.render("full").split("\n\n")[0].splitlines()
    assert block[1:3] == [" --> <links>, row 1 (b)", " ::: <units>, row 2: first stated here"]
    assert "|" not in "".join(block)


def test_machine_formats_give_row_and_unit(report: orgtree.Report) -> None:
    """Row and line are the same number there, so that tools that ask for a line have one."""
    told = json.loads(report.render("json"))["findings"]
    assert [
        (one["location"]["file"], one["location"]["row"], one["location"]["line"], one["unit"]) for one in told
    ] == [
        ("<links>", 1, 1, "b"),
        ("<links>", 2, 2, "c"),
        ("<units>", 3, 3, "c"),
        ("<units>", 3, 3, "c"),
    ]
    (first, *_) = json.loads(report.render("sarif"))["runs"][0]["results"]
    assert first["locations"][0]["physicalLocation"]["properties"] == {"row": 1}
    assert "::error title=ORG202 dangling-reference::<links>, row 2 (c)%0A" in report.render("github")
    assert json.loads(report.render("gitlab"))[0]["content"]["body"].startswith("<links>, row 1 (b)")


def test_what_a_head_says_is_no_row() -> None:
    """A retired unit of the head stands beside the rows, not in the one with its number."""
    org = orgtree.from_rows(UNITS[:2], charter="company", title="t", retired=[{"id": "old", "into": ["zz"]}])
    (finding,) = [finding for finding in org.check().located() if finding.finding.code == "ORG218"]
    assert finding.span is not None
    assert (finding.span.label, finding.span.row) == ("<head>", None)
