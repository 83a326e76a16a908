"""What changed between two organisations: counted, grouped, and told in every form."""

from __future__ import annotations

import io
import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import jsonschema
import pytest

import orgtree
from orgtree.api.diff_guard import Guard
from orgtree.api.schemas import schema_text
from orgtree.base.errors import UsageError
from orgtree.graph.change_list import ChangeList

if TYPE_CHECKING:
    from orgtree.api.diff import Diff

BEFORE = """
orgtree: definition/1
charter: company
title: {en: Harbour, zh: 港口}
as_of: 2025-01-01
units:
- id: hq
  kind: company
  name: Harbour
  units:
  - id: rig
    kind: department
    name: Ropewalk
    units: [{id: sail, kind: team, name: Sail loft, headcount: 5, based_at: north}, {id: paint, kind: team, name: Paint}]
  - {id: dock, kind: department, name: Dock, units: [{id: tugs, kind: team, name: Tugs}]}
- {id: north, kind: site, name: North quay}
"""
AFTER = """
orgtree: definition/1
charter: company
title: {en: Harbour, zh: 港口}
as_of: 2026-01-01
units:
- id: hq
  kind: company
  name: Harbour
  units:
  - {id: rig, kind: department, name: Rigging, units: [{id: paint, kind: team, name: Paint}]}
  - id: dock
    kind: department
    name: Dock
    units: [{id: sail, kind: team, name: Sail loft, headcount: 7}, {id: cranes, kind: team, name: Cranes, based_at: north}]
- {id: north, kind: site, name: North quay}
"""


@pytest.fixture(scope="module")
def diff() -> Diff:
    """Return the difference of the two."""
    return orgtree.loads(BEFORE).diff(orgtree.loads(AFTER))


def test_nothing_changed_is_false_and_empty_in_every_form() -> None:
    """A program can ask the difference itself whether there is one."""
    same = orgtree.loads(BEFORE).diff(orgtree.loads(BEFORE))
    assert not same
    assert same.counts == {}
    assert same.to_yaml() == "orgtree: changes/1\nchanges: []\n"
    assert "no changes" in same.to_text()
    assert same.to_dict(metrics=True)["findings"] == {"new": [], "mended": []}


def test_changes_are_counted_and_grouped_by_subtree(diff: Diff) -> None:
    """What is there no more belongs to where it stood, what has moved to where it stands."""
    assert diff.counts == {"head": 1, "added": 1, "removed": 1, "moved": 1, "renamed": 1, "field": 1, "link_removed": 1}
    groups = {subtree: [(change.what, change.unit) for change in changes] for subtree, changes in diff.groups().items()}
    assert groups == {
        None: [("head", "")],
        "rig": [("renamed", "rig")],
        "dock": [
            ("moved", "sail"),
            ("field", "sail"),
            ("link_removed", "sail"),
            ("added", "cranes"),
            ("removed", "tugs"),
        ],
    }


def test_each_branch_below_a_root_is_a_subtree() -> None:
    """What stands right below the root with nothing below itself is told with the root."""
    units = "units: [{id: a, kind: company, units: [{id: b, kind: team}, {id: d, kind: department, units: [{id: e, kind: team}]}]}]"
    text = f"orgtree: definition/1\ncharter: company\n{units}\n"
    after = text.replace("id: b, kind: team", "id: b, kind: team, name: B").replace(
        "id: e, kind: team", "id: e, kind: team, name: E"
    )
    assert list(orgtree.loads(text).diff(orgtree.loads(after)).groups()) == ["a", "d"]


def test_text_names_what_changed_with_its_old_and_new_value(diff: Diff) -> None:
    """Units are named with their ids, and amounts with their unit of measure."""
    told = str(diff).splitlines()
    assert told[0] == "Harbour (2025-01-01) → Harbour (2026-01-01)"
    assert "  Sail loft (sail)" in told
    for line in (
        "~ name: Ropewalk → Rigging",
        "↷ moved: Rigging (rig) → Dock (dock)",
        "~ headcount: 5 → 7 persons",
        "− based at removed: North quay (north)",
        "+ added under Dock (dock) (team)",
        "− removed (team)",
    ):
        assert f"    {line}" in told


def test_text_speaks_chinese(diff: Diff) -> None:
    """Words and titles are Chinese, names those of the definition."""
    told = diff.to_text(language="zh", metrics=True)
    assert told.startswith("港口 (2025-01-01) → 港口 (2026-01-01)\n文件头：1，新增：1，")
    assert "新增于 Dock (dock) 之下（团队）" in told


def test_markdown_has_a_heading_a_subtree_and_escapes_what_is_said(diff: Diff) -> None:
    """Names cannot make markup of a pull request's comment."""
    told = diff.to_markdown(metrics=True)
    assert "### Dock (dock): 5 changes" in told
    assert "  - `↷` moved: Rigging (rig) → Dock (dock)" in told
    assert "| metric | before | after |" in told
    wild = orgtree.loads(BEFORE).diff(orgtree.loads(AFTER.replace("name: Rigging", "name: '<b>[x](http://e.example)'")))
    assert "<b>" not in wild.to_markdown()


def test_figures_that_stayed_are_folded_in_markdown_and_stand_apart_on_the_page(diff: Diff) -> None:
    """A reader sees those that changed."""
    changed, _, same = diff.to_markdown(metrics=True).partition("<details><summary>Unchanged figures: ")
    assert "| headcount |" in changed
    assert "| headcount |" not in same
    count = int(same.split("<", 1)[0])
    assert same.split("</details>", 1)[0].count("\n|") == count + 2
    assert count == len([figure for figure in diff.figures() if figure.known and not figure.changed]) > 0
    page = diff.to_html(metrics=True).decode()
    assert page.index("<h2>Figures</h2>") < page.index("<h2>Unchanged figures</h2>")


def test_old_and_new_value_have_one_form_in_a_row_and_dates_stay_whole() -> None:
    """The unit of measure is said in the sentence, once; a line of the page never ends inside a date."""
    one = BEFORE.replace("name: Tugs", "name: Tugs, headcount: 31")
    rows = orgtree.loads(one).diff(orgtree.loads(one.replace("headcount: 31", "headcount: 29"))).to_rows(language="en")
    assert [(row["old"], row["new"], row["text"]) for row in rows] == [("31", "29", "headcount: 31 → 29 persons")]
    gone = orgtree.loads(one).diff(orgtree.loads(BEFORE))
    assert [row["text"] for row in gone.to_rows(language="en")] == ["headcount: 31 persons → –"]
    days = orgtree.loads(BEFORE).diff(orgtree.loads(AFTER))
    assert '<span class="date">2025-01-01</span> → <span class="date">2026-01-01</span>' in days.to_html().decode()


def test_keys_that_every_definition_has_are_said_in_chinese(diff: Diff) -> None:
    """In English they are as one writes them, and in rows for machines always."""
    assert "  ~ 截至日期：2025-01-01 → 2026-01-01" in diff.to_text(language="zh").splitlines()
    assert "  ~ as_of: 2025-01-01 → 2026-01-01" in diff.to_text(language="en").splitlines()
    assert [row["key"] for row in diff.to_rows(language="zh") if row["change"] == "head"] == ["as_of"]


def test_figures_and_gaps_are_told_before_and_after(diff: Diff) -> None:
    """A gap that went with its unit is not closed."""
    sited = next(figure for figure in diff.figures() if figure.metric == "units_with_site")
    assert sited.changed
    assert (sited.closed, sited.opened) == ((), ("sail",))
    assert "gaps closed: –, gaps opened: Sail loft (sail)" in diff.to_text(metrics=True)


def test_findings_are_new_or_mended_wherever_they_stand_in_the_text() -> None:
    """The same mistake on another line is neither."""
    wrong = AFTER.replace("headcount: 7", "headcount: many")
    one, other = orgtree.loads(wrong), orgtree.loads("# one line more\n" + wrong.replace("name: Paint", "colour: red"))
    found = one.diff(other).findings
    assert [(finding.code, finding.unit) for finding in found.new] == [("ORG102", "paint")]
    assert found.mended == ()
    assert [finding.code for finding in other.diff(one).findings.mended] == ["ORG102"]


def test_data_fit_their_schema_and_the_list_of_changes_its_own(diff: Diff) -> None:
    """Programs can rely on both."""
    data = json.loads(diff.to_json(metrics=True, language="zh"))
    jsonschema.validate(data, json.loads(schema_text("diff")))
    assert data["counts"]["moved"] == 1
    assert {"change": "field", "unit": "sail", "key": "headcount", "old": 5, "new": 7}.items() <= {
        **next(change for change in data["changes"] if change["change"] == "field")
    }.items()
    changes = diff.to_changes().to_data()
    jsonschema.validate(changes, json.loads(schema_text("changes")))
    assert ChangeList.from_data(changes) == diff.to_changes()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**changes, "changes": [{"move": "a"}]}, json.loads(schema_text("changes")))


def test_a_row_a_change_for_tables(diff: Diff) -> None:
    """Sorts, ids and keys are codes, values and sentences text."""
    rows = diff.to_rows()
    assert len(rows) == len(diff)
    assert {
        "change": "field",
        "unit": "sail",
        "kind": "team",
        "subtree": "dock",
        "key": "headcount",
        "old": "5",
    }.items() <= next(row for row in rows if row["change"] == "field").items()
    assert diff.to_csv().splitlines()[0] == "change,unit,name,kind,subtree,key,to,old,new,text"
    assert diff.to_frame().rows() == [tuple(row.values()) for row in rows]


def test_a_workbook_holds_the_same_rows_and_no_formula() -> None:
    """A name that begins like a formula stays a text."""
    pl = pytest.importorskip("polars")
    made = orgtree.loads(BEFORE).diff(orgtree.loads(AFTER.replace("name: Rigging", "name: =1+1")))
    frame = pl.read_excel(io.BytesIO(made.to_xlsx()), infer_schema_length=0)
    assert frame.columns == list(made.to_rows()[0])
    assert frame.filter(pl.col("change") == "renamed")["new"].to_list() == ["=1+1"]
    assert made.to_csv().count(",'=1+1,") == 2  # name and new


def test_charters_that_are_not_the_same_are_told() -> None:
    """Figures may then be others for that reason alone."""
    one = orgtree.loads(BEFORE)
    other = orgtree.loads(BEFORE.replace("charter: company", "charter: open-source"))
    assert one.diff(other).rules_changed
    assert "The charters are not the same" in str(one.diff(other))
    assert ("head", "charter") in {(change.what, change.key) for change in one.diff(other)}


@pytest.mark.parametrize(
    ("of", "most", "exceeded"),
    [
        ("removed", "1", False),
        ("removed", "0", True),
        ("removed", "15%", False),
        ("removed", "14%", True),
        ("changed", "2", False),
        ("changed", "1", True),
        ("changed", "28.5%", True),
    ],
)
def test_a_guard_counts_units_once(diff: Diff, of: str, most: str, exceeded: bool) -> None:  # noqa: FBT001 - a column of the table
    """One unit of seven is removed; two are changed, one of them in several ways."""
    guard = Guard.parse("removed" if of == "removed" else "changed", most)
    assert (guard.exceeded(diff) is not None) == exceeded


def test_a_guard_says_where_most_are(diff: Diff) -> None:
    """Whoever let a branch slip sees which."""
    said = Guard.parse("removed", "5%").exceeded(diff)
    assert str(said) == "1 of 7 units are removed, more than 5%; most of them in Dock (dock) (1)"


@pytest.mark.parametrize("text", ["", "-1", "5 percent", "1.5", "101%", "nan%", "1e3"])
def test_a_guard_is_a_number_of_units_or_a_share(text: str) -> None:
    """Anything else is refused, since it would guard nothing."""
    with pytest.raises(UsageError, match="neither a number of units nor a share"):
        Guard.parse("removed", text)


class _Words(HTMLParser):
    """Collects tags, anchors and the words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.anchors: set[str] = set()
        self.leads: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag is and leads to."""
        self.tags.add(tag)
        given = dict(attrs)
        self.anchors |= {f"#{given['id']}"} if "id" in given else set()
        self.leads += [str(given["href"])] if "href" in given else []

    def handle_data(self, data: str) -> None:
        """Keep the words between tags."""
        self.words.append(data)


def test_a_page_counts_groups_and_leads_to_each_group(diff: Diff) -> None:
    """It has no scripts and asks nothing of a network; every row of a table of changes says one."""
    text = diff.to_html(metrics=True).decode()
    page = _Words(text)
    assert "default-src 'none'" in text
    assert not page.tags & {"script", "img", "link", "iframe"}
    assert page.leads
    assert set(page.leads) <= page.anchors
    said = [word.strip() for word in page.words]
    at = said.index("renamed")
    assert "1" in said[at : at + 3]
    for words in ("Dock (dock): 5 changes", "↷ moved: Rigging (rig) → Dock (dock)", "Figures", "teams with a site"):
        assert words in said
    assert sum(word[:2] in {"+ ", "− ", "~ ", "↷ "} for word in said) == len(diff)
    chinese = _Words(diff.to_html(language="zh").decode()).words
    assert {"概要", "变更"} <= set(chinese)


def test_a_page_of_no_changes_says_so_and_hostile_words_stay_words() -> None:
    """Names and values are text there, whatever they hold."""
    same = orgtree.loads(BEFORE)
    assert "no changes" in _Words(same.diff(same).to_html().decode()).words
    evil = "<script>alert(1)</script>"
    other = orgtree.loads(BEFORE.replace("name: Tugs", f"name: '{evil}'"))
    page = _Words(same.diff(other).to_html().decode())
    assert "script" not in page.tags
    assert any(evil in word for word in page.words)
