"""Tables as people keep them, matched to a charter; what does not fit is told by its row and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orgtree.charter.load import load_charter
from orgtree.exchange.imported import Asked
from orgtree.exchange.importers.spreadsheet import from_tables
from orgtree.exchange.loading import load_imported
from orgtree.graph.rows import to_rows
from orgtree.source import SourceSet, read_csv

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree.graph.loaded import Loaded


@pytest.fixture
def tables(folder: Path) -> Callable[..., Loaded]:
    """Return a reader of two tables as CSV."""

    def load(units: str, links: str | None = None, **head: Any) -> Loaded:
        charter, _ = load_charter("./port.yaml", sources=SourceSet(), folder=folder)
        assert charter is not None
        unit_table, _ = read_csv(units, label="units.csv", number=0)
        link_tables = [read_csv(links, label="links.csv", number=1)[0]] if links is not None else []
        asked = Asked(charter, head.get("language"))
        imported = from_tables([unit_table, *link_tables], asked, 1)
        return load_imported(imported, asked, reference="./port.yaml", folder=folder, head=head)

    return load


def told(loaded: Loaded) -> list[tuple[str, str, int, str]]:
    """Return code, file, line and cell of each finding."""
    found = []
    for finding in loaded.findings:
        assert finding.place is not None
        span = loaded.sources.locate(finding.place)
        text = loaded.sources.text(finding.place.document)
        found.append((finding.code, span.label, span.line, text[span.start : span.end]))
    return found


def test_columns_are_found_by_name_by_title_and_in_either_language(tables: Callable[..., Loaded]) -> None:
    """Headings may be fields, links, titles in any language, or the units' own words; case and blanks are no matter."""
    loaded = tables(
        "编号,KIND,名称,Name (en),上级,人数,成立日期,Spirit,open,covers,valid from,until,incomplete\n"
        "c,city,城,City,,,,,,,,,\nw,区,,,c,,,,,,,,\n"
        "a,body,甲,,,45..,2019-05-01 00:00:00,高,是,c; w,2018,2020-03,twin\nb,body,,B,a,~50,,low,no,,,,\n",
        language="zh",
    )
    assert loaded.findings == []
    assert loaded.snapshot is not None
    units, links = to_rows(loaded.snapshot)
    assert units == [
        {"id": "c", "kind": "city", "name": {"zh": "城", "en": "City"}},
        {"id": "w", "kind": "ward"},
        {"id": "a", "kind": "body", "name": "甲", "members": "45..", "founded": "2019-05-01", "spirit": "high", "open": True, "valid": {"from": "2018-01-01", "until": "2020-03-01"}, "incomplete": ["twin"]},
        {"id": "b", "kind": "body", "name": {"en": "B"}, "members": "45..54", "spirit": "low", "open": False},
    ]  # fmt: skip
    assert links == [
        {"link": "area_in", "from": "w", "to": "c"},
        {"link": "part_of", "from": "b", "to": "a"},
        {"link": "covers", "from": "a", "to": "c"},
        {"link": "covers", "from": "a", "to": "w"},
    ]


def test_a_table_of_links_brings_their_fields(tables: Callable[..., Loaded]) -> None:
    """Each row of the second table is a link of its own, with its fields and dates."""
    loaded = tables(
        "id,kind\nk,council\na,body\n",
        "link,from,to,role,votes,start\nseat,k,a,chair,2..,2019\nseat,k,a,member,,\n",
    )
    assert loaded.findings == []
    assert loaded.snapshot is not None
    assert to_rows(loaded.snapshot)[1] == [
        {"link": "seat", "from": "k", "to": "a", "role": "chair", "votes": "2..", "valid": {"from": "2019-01-01"}},
        {"link": "seat", "from": "k", "to": "a", "role": "member"},
    ]


@pytest.mark.parametrize(
    ("units", "links", "expected"),
    [
        ("id,kind,colour\na,body,red\n", None, ("ORG102", "units.csv", 1, "colour")),
        ("id,kind,membres\na,body,3\n", None, ("ORG102", "units.csv", 1, "membres")),
        ("id,kind,members,人数\na,body,3,4\n", None, ("ORG102", "units.csv", 1, "人数")),
        ('id,kind,members\na,body,"1,795"\n', None, ("ORG104", "units.csv", 2, '"1,795"')),
        ("id,kind,open\na,body,maybe\n", None, ("ORG104", "units.csv", 2, "maybe")),
        ("id,kind,under\na,body,\nb,body,c\n", None, ("ORG202", "units.csv", 3, "c")),
        ("id,kind,under\na,body,\nb,ward,a\n", None, ("ORG118", "units.csv", 3, "a")),
        ("id,kind,hectares\na,body,3\n", None, ("ORG107", "units.csv", 2, "3")),
        ("id,kind\na,bdoy\n", None, ("ORG105", "units.csv", 2, "bdoy")),
        ("id,kind,founded\na,body,3/4/2019\n", None, ("ORG104", "units.csv", 2, "3/4/2019")),
        ("id,kind\na,body\n", "link,from,to\ntwin,a,b\n", ("ORG202", "links.csv", 2, "twin,a,b")),
        ("id,kind\na,body\n", "link,from,to\ntwin,a\n", ("ORG103", "links.csv", 2, "twin,a")),
        ("id,kind\na,body\n", "link,from,to\ntwn,a,a\n", ("ORG102", "links.csv", 2, "twn")),
        ("id,kind\na,body\n", "link,from,to,role\ntwin,a,a,chair\n", ("ORG102", "links.csv", 2, "chair")),
    ],
)
def test_what_does_not_fit_is_told_where_it_stands(
    tables: Callable[..., Loaded], units: str, links: str | None, expected: tuple[str, str, int, str]
) -> None:
    """Every unmatched column and bad cell is one finding at its place, and the rest is read."""
    loaded = tables(units, links)
    assert told(loaded) == [expected]
    assert loaded.snapshot is not None
    assert loaded.snapshot.ids[0] == "a"


def test_a_unit_with_a_slip_in_its_kind_keeps_its_place(tables: Callable[..., Loaded]) -> None:
    """The kind is read as the nearest one, for the unit and for what stands above it."""
    graph = tables("id,kind,under\na,body,\nb,bdoy,a\n").snapshot
    assert graph is not None
    assert graph.parent(1) == 0


def test_words_of_the_party_charter_for_a_form_of_body_are_taken(
    tmp_path: Path, command: Any, monkeypatch: Any
) -> None:
    """大工委 is a joint body of the form 大工委, and never the 党工委 that it resembles."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "units.csv").write_text(
        "编号,类型,名称,上级,层级\ndw,区委,示例区委,,\ngw,党工委,东街道党工委,dw,\ndgw,大工委,东街道大工委,gw,街道\nlx,联席会议,西街道联席会议,gw,街道\n",
        encoding="utf-8",
    )
    code, out, said = command("convert", "units.csv", "--charter", "cpc-grassroots")
    assert code == 0, said
    assert (
        "{id: dgw, kind: joint_body, name: 东街道大工委, form: extended_working_committee, level: subdistrict}" in out
    )
    assert "{id: lx, kind: joint_body, name: 西街道联席会议, form: joint_conference, level: subdistrict}" in out
