"""A measure is one file: while it is in the folder, metrics, claims, tables, pictures, schemas and messages know it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.api.schemas import schema_text
from orgtree.base.interval import Interval
from orgtree.measure import measures as folder_of_measures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPREAD = '''"""How many of some kinds there are for each unit of others, as in `per_unit: {of: post, each: team}`."""

from orgtree.measure.options import Kinds, Statement
from orgtree.measure.plan import One, Quotient, Sum, Units

RANK = 9


class PerUnitModel(Statement):
    """How many there are for each."""

    of: Kinds
    each: Kinds


class Options(Statement):
    """What it may say."""

    per_unit: PerUnitModel


def plan(options, _work):
    """Divide one number of units by another."""
    top, bottom = (Sum(One(), Units(kinds)) for kinds in (options.per_unit.of, options.per_unit.each))
    return Quotient(top, bottom)
'''
CHARTER = """
orgtree: charter/1
name: works
extends: company
metrics:
  posts_each: {per_unit: {of: post, each: team}, target: 3..}
"""
ORG = """
orgtree: definition/1
charter: ./works.yaml
units:
- id: a
  kind: company
  units:
  - {id: t1, kind: team, units: [{id: p1, kind: post}, {id: p2, kind: post}, {id: p3, kind: post}]}
  - {id: t2, kind: team, units: [{id: p4, kind: post}]}
claims:
- {id: printed, per_unit: {of: post, each: team}, in: t1, states: 3, source: a report}
"""


@pytest.fixture
def org(tmp_path: Path) -> Path:
    """Return an organisation whose charter and claim use a measure that is not built in."""
    (tmp_path / "works.yaml").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(ORG, encoding="utf-8")
    return tmp_path / "org.yaml"


@pytest.fixture
def added(tmp_path: Path) -> Iterator[None]:
    """Put a file into the folder of measures, and take it away again."""
    folder = tmp_path / "measures"
    folder.mkdir()
    (folder / "per_unit.py").write_text(SPREAD, encoding="utf-8")
    folder_of_measures.__path__.append(str(folder))
    yield
    folder_of_measures.__path__.remove(str(folder))
    sys.modules.pop(f"{folder_of_measures.__name__}.per_unit", None)


def mistakes(path: Path) -> list[tuple[str, str]]:
    """Return code and text of what is wrong with metrics and claims."""
    return [
        (finding.code, finding.text())
        for finding in orgtree.load(path).check().findings
        if finding.code.startswith("ORG1")
    ]


@pytest.mark.usefixtures("added")
def test_a_measure_that_is_put_into_the_folder_is_measured_everywhere(org: Path, tmp_path: Path) -> None:
    """In a table by group, in a claim, in findings, and in a picture."""
    loaded = orgtree.load(org)
    assert mistakes(org) == []
    table = loaded.coverage(metrics=["posts_each"], by="team")
    assert table.figure("posts_each").value == Interval(2, 2)
    assert {figure.group: figure.show() for figure in table if figure.group} == {"t1": "3", "t2": "1", "–": ""}
    assert [(one.claim.id, one.verdict) for one in loaded.coverage().claims] == [("printed", "agrees")]
    assert [finding.code for finding in loaded.check().findings if finding.code > "ORG9"] == ["ORG901"]
    loaded.draw(tmp_path / "org.svg", colour="posts_each")
    assert "3" in (tmp_path / "org.svg").read_text(encoding="utf-8")


@pytest.mark.usefixtures("added")
def test_its_mistakes_are_told_where_they_stand(org: Path, tmp_path: Path) -> None:
    """A kind that there is not, a key that is missing, and one that has no meaning."""
    for wrong, code, words in (
        ("{of: pots, each: team}", "ORG110", "'pots' is not a kind"),
        ("{of: post}", "ORG103", "'each' is missing"),
        ("{of: post, each: team, eech: post}", "ORG102", "'eech' has no meaning"),
    ):
        (tmp_path / "works.yaml").write_text(CHARTER.replace("{of: post, each: team}", wrong), encoding="utf-8")
        ((found, text),) = mistakes(org)
        assert found == code
        assert text.startswith(words)


@pytest.mark.usefixtures("added")
def test_editors_know_it() -> None:
    """It is in the schemas of charters and of claims."""
    charter, company = (json.loads(schema_text(name)) for name in ("charter", "company"))
    assert set(charter["$defs"]["per_unit"]["properties"]) == {"of", "each"}
    assert company["$defs"]["claim"]["properties"]["per_unit"]["required"] == ["of", "each"]


def test_without_the_file_it_is_not_known(org: Path) -> None:
    """The metric is told of, and so is the claim."""
    assert mistakes(org) == [("ORG102", "'per_unit' has no meaning here")] * 2
    assert "per_unit" not in json.loads(schema_text("charter"))["$defs"]
