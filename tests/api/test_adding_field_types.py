"""A field type is one file: put into a folder of types it is there in full, and it goes with its folder."""

from __future__ import annotations

import json
import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

import orgtree
from orgtree.api.convert import convert
from orgtree.api.page_data import page_data
from orgtree.api.page_part import part_of
from orgtree.api.schemas import schema_text
from orgtree.assist.complete import complete
from orgtree.charter import types
from orgtree.graph.write import definition_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOURS = '''
"""Times of day's work, kept in minutes: 7:30."""

import re

from orgtree.base.catalogue import N_
from orgtree.base.interval import Interval
from orgtree.base.messages import WrongTextError
from orgtree.base.text import Text
from orgtree.charter.field_type import Measured

TIME = re.compile("([0-9]+):([0-5][0-9])")


class Hours(Measured):
    name = "hours"
    description = "hours and minutes"
    scale = "amount"

    def parse(self, value):
        found = TIME.fullmatch(value) if isinstance(value, str) else None
        if not found:
            raise WrongTextError(N_("{value!r} is no time; write 7:30"), value=value)
        return Interval.exactly(int(found[1]) * 60 + int(found[2]))

    def parse_asked(self, value):
        least, stretch, most = str(value).partition("..")
        if not stretch:
            return self.parse(value)
        return Interval(self.parse(least).low, self.parse(most).high if most else float("inf"))

    def unknown(self, field):
        return 0.0, float("inf")

    def schema(self, field):
        return {"type": "string", "pattern": "^[0-9]+:[0-5][0-9]$"}

    def asked(self, field):
        return {"type": "string"}

    def text(self, value):
        return f"{int(value.low) // 60}:{int(value.low) % 60:02}"

    def show(self, field, value):
        return Text((("en", f"{self.text(value)} h"), ("zh", f"{self.text(value)} 小时")))

    def stated(self, value):
        return int(value.low)

    def plain(self, value):
        return self.text(value)

    def cell_reader(self, field):
        return lambda cell: cell.strip().removesuffix("h").replace(".", ":")

    def words(self, field):
        return {"7:30": Text((("en", "a day"),))}


TYPE = Hours()
'''
CHARTER = """
orgtree: charter/1
name: works
kinds:
  site: {}
  shift: {fields: {work: {type: hours}, rest: {type: hours}}}
links: {at: {from: shift, to: site, hierarchy: true, nest: true}}
metrics: {work: {sum: work}}
rules: {W01: {check: field-compare, for: shift, left: rest, relation: <, right: work}}
"""
UNITS = """
- {id: s, kind: site}
- {id: early, kind: shift, at: s, work: '7:30', rest: '0:45'}
- {id: late, kind: shift, at: s, work: {value: '4:05', source: rota}}
"""


@pytest.fixture
def works(tmp_path: Path) -> Iterator[Path]:
    """Put a file with the type `hours` into a new folder of types; return where a charter uses it."""
    folder = tmp_path / "more_types"
    folder.mkdir()
    (folder / "hours.py").write_text(HOURS, encoding="utf-8")
    (tmp_path / "works.yaml").write_text(CHARTER, encoding="utf-8")
    types.__path__.append(str(folder))
    try:
        yield tmp_path
    finally:
        types.__path__.remove(str(folder))
        if sys.modules.pop("orgtree.charter.types.hours", None) is not None:
            vars(types).pop("hours")


def define(folder: Path, units: str = UNITS) -> orgtree.Organisation:
    """Load a definition of these units."""
    path = folder / "rota.yaml"
    path.write_text(f"orgtree: definition/1\ncharter: ./works.yaml\nunits:{dedent(units)}", encoding="utf-8")
    return orgtree.load(path)


def test_it_is_read_asked_for_and_measured(works: Path) -> None:
    """Values are decoded, conditions ask for them, a rule compares them, and a metric sums them."""
    org = define(works)
    assert [(finding.code, finding.unit) for finding in org.check().findings] == []
    assert (org["early"]["work"], org["early"]["rest"], org["late"]["rest"]) == (450, 45, None)
    assert [unit.id for unit in org.units(where={"work": "5:00.."})] == ["early"]
    assert [unit.id for unit in org.units(where={"work": ["4:05", "1:00..2:00"]})] == ["late"]
    (figure,) = org.coverage(metrics=["work"]).figures
    assert str(figure.value) == "695"


def test_a_wrong_value_is_told_at_its_place(works: Path) -> None:
    """The file's own words say what is wrong, in a definition and in a condition."""
    org = define(works, "\n- {id: s, kind: site}\n- {id: x, kind: shift, at: s, work: long, rest: '9:00'}\n")
    (finding,) = org.check().findings
    assert (finding.code, finding.unit) == ("ORG104", "x")
    assert finding.text() == "'work': 'long' is no time; write 7:30"
    with pytest.raises(orgtree.UsageError, match="'soon' is no time"):
        org.units(where={"work": "soon"})


def test_the_schemas_describe_it(works: Path) -> None:
    """The schema of definitions takes its values and no others; the schema of charters offers its name."""
    schema = Draft202012Validator(json.loads(schema_text(str(works / "works.yaml"))))
    head = {"orgtree": "definition/1", "charter": "./works.yaml"}
    fine, wrong = ({**head, "units": [{"id": "x", "kind": "shift", "work": work}]} for work in ("7:30", "long"))
    assert schema.is_valid(fine)
    assert not schema.is_valid(wrong)
    kinds = json.loads(schema_text("charter"))["$defs"]["field"]["properties"]["type"]
    assert ("hours", "hours and minutes") in zip(kinds["enum"], kinds["enumDescriptions"], strict=True)


def test_it_is_shown_and_offered(works: Path) -> None:
    """The page shows its words in each language, and an editor offers its values."""
    org = define(works)
    data = page_data(org, part_of(org.snapshot))
    work = data.fields[0]
    assert work.shown == [None, {"en": "7:30 h", "zh": "7:30 小时"}, {"en": "4:05 h", "zh": "4:05 小时"}]
    text = "orgtree: definition/1\ncharter: ./works.yaml\nunits:\n- {id: early, kind: shift, work: "
    offered = complete(text, len(text), org.snapshot, org.charter)
    assert [(proposal.label, proposal.detail) for proposal in offered] == [("7:30", "a day")]


def test_what_is_written_reads_back(works: Path) -> None:
    """Rows and the text of a definition say the same again, with sources."""
    org = define(works)
    units, links = org.to_rows()
    assert units[1:] == [
        {"id": "early", "kind": "shift", "work": "7:30", "rest": "0:45"},
        {"id": "late", "kind": "shift", "work": {"value": "4:05", "source": "rota"}},
    ]
    assert orgtree.from_rows(units, links, charter=str(works / "works.yaml")).to_rows() == (units, links)
    (works / "again.yaml").write_text(definition_text(org.snapshot, charter="./works.yaml"), encoding="utf-8")
    assert orgtree.load(works / "again.yaml").to_rows() == (units, links)


def test_it_is_read_from_a_cell(works: Path) -> None:
    """A table's cells are read as people write them."""
    (works / "rota.csv").write_text("id,kind,under,work\ns,site,,\nearly,shift,s,7.30h\n", encoding="utf-8")
    converted = convert(works / "rota.csv", charter=str(works / "works.yaml"), output=works / "rota.yaml")
    assert converted.findings == ()
    assert '{id: early, kind: shift, work: "7:30"}' in converted.text


def test_it_goes_with_its_folder(works: Path) -> None:
    """Without the folder its name is no type any more."""
    assert "hours" in types.TYPES
    folder = types.__path__.pop()
    try:
        assert "hours" not in types.TYPES
        with pytest.raises(orgtree.DefinitionError, match="'hours' is not a type of fields"):
            schema_text(str(works / "works.yaml"))
    finally:
        types.__path__.append(folder)


def test_every_type_is_named_as_its_file() -> None:
    """The word in a charter leads to the file."""
    assert {name: kind.name for name, kind in types.TYPES.items()} == {name: name for name in types.TYPES}
