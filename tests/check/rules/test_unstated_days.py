"""What a charter's `range` stands in for is not stated: of a date nothing is told as if it were, in memory and in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.api.timelines import timeline
from orgtree.base.catalogue import translator
from orgtree.base.errors import UsageError
from orgtree.draw.picture_options import PictureOptions

if TYPE_CHECKING:
    from pathlib import Path

CHARTER = """
orgtree: charter/1
name: works
kinds:
  site: {}
  team:
    fields:
      rank: {type: count, range: ..2}
      asked: {type: count, range: 5..9}
      begun: {type: date, range: 2000..2005}
      left: {type: date, range: 2010..2012}
links:
  follows: {from: team, to: team}
  at: {from: team, to: site}
"""
UNITS = """\
- {id: a, kind: team, at: s}
- {id: b, kind: team, follows: a, at: s}
- {id: s, kind: site}
"""


def folder_of(path: Path, rule: str, units: str) -> Path:
    """Write units under a charter of one rule, of a day in 2020, as a folder of tables."""
    (path / "works.yaml").write_text(f"{CHARTER}rules: {{R01: {{{rule}}}}}\n", encoding="utf-8")
    text = f"orgtree: definition/1\ncharter: ./works.yaml\nas_of: 2020-06-30\nunits:\n{units}"
    (path / "org.yaml").write_text(text, encoding="utf-8")
    orgtree.load(path / "org.yaml").to_parquet(path / "tables")
    return path / "tables"


@pytest.mark.parametrize(
    ("rule", "undecided"),
    [
        ("check: age, for: team, since: begun, days: 100", 2),
        ("check: term, for: team, since: begun, years: 3", 2),
        ("check: sequence, after: follows, begins: begun, ends: left, gap: 30", 1),
        ("check: sequence, per: at, begins: begun, ends: left, gap: 30", 2),
        ("check: field-range, for: team, field: rank, allowed: 3.., in_force: {from: 2002}, judged_at: begun", 2),
    ],
)
def test_a_day_that_is_not_stated_is_not_told(tmp_path: Path, rule: str, undecided: int) -> None:
    """By its range each of these would surely fail, or surely be judged; nobody has said when."""
    folder = folder_of(tmp_path, rule, UNITS)
    (judged,) = orgtree.check_tables(folder).rules
    report = orgtree.open_tables(folder).check()
    assert ([one.id for one in judged.told], judged.undecided) == ([], undecided)
    assert ([one.code for one in report.findings], report.undecided) == ([], {"R01": undecided})


def test_stated_days_are_told(tmp_path: Path) -> None:
    """The same batches with their days."""
    units = "- {id: a, kind: team, at: s, left: 2010}\n- {id: b, kind: team, at: s, follows: a, begun: 2005}\n- {id: s, kind: site}\n"
    folder = folder_of(tmp_path, "check: sequence, after: follows, begins: begun, ends: left", units)
    (judged,) = orgtree.check_tables(folder).rules
    assert ([one.id for one in judged.told], judged.undecided) == (["b"], 0)


def test_a_timeline_has_no_term_that_nobody_states(tmp_path: Path) -> None:
    """The range of the day on which a term begins is no day."""
    folder = folder_of(tmp_path, "check: term, for: team, since: begun, years: 3", UNITS)
    with pytest.raises(UsageError, match="nothing that is asked for has a date"):
        timeline(orgtree.open_tables(folder), PictureOptions(view="timeline", language="en"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "rank of 'a': not stated (at most 2), must be more than asked, which is 5 to 9"),
        ("zh", "“a”的 rank 为未写明（2 以下），应大于 asked（5 至 9）"),
    ],
)
def test_a_number_known_by_its_range_alone_is_said_to_be_unstated(tmp_path: Path, language: str, words: str) -> None:
    """What surely fails by the range is told, and that nobody states it."""
    rule = "check: field-compare, for: team, left: rank, relation: '>', right: asked"
    folder = folder_of(tmp_path, rule, "- {id: a, kind: team, asked: 5..9}\n")
    findings = (*orgtree.open_tables(folder).check().findings, *orgtree.check_tables(folder).report.findings)
    assert [one.text(translator(language)) for one in findings] == [words] * 2
