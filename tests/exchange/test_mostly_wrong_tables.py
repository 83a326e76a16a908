"""A large table of which a good part is wrong is refused in one sentence, and soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from orgtree.api.convert import convert
from orgtree.base.errors import DefinitionError
from orgtree.exchange.mostly_wrong import MANY

if TYPE_CHECKING:
    from pathlib import Path

ROWS = MANY + 1


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "u{0},hut{0},N,,",
            "about {all} of {all} rows are wrong, so that nothing is taken: kind 'hut0' is not in charter",
        ),
        ("u,team,N,,", "about {rest} of {all} rows are wrong, so that nothing is taken: id 'u' is used twice"),
        (
            "u{0},team,N,x{0},",
            "about {all} of {all} rows are wrong, so that nothing is taken: no unit has the id 'x0', which 'under' names",
        ),
        (
            "u{0},team,N,,many",
            "about {all} of {all} rows are wrong, so that nothing is taken: 'headcount': 'many' is not",
        ),
    ],
    ids=["kinds", "ids", "parents", "fields"],
)
def test_a_large_table_that_is_mostly_wrong_is_refused(tmp_path: Path, row: str, said: str) -> None:
    """With the number of rows and the first mistake; each row is not told of."""
    table = tmp_path / "t.csv"
    table.write_text("id,kind,name,under,headcount\n" + "\n".join(row.format(n) for n in range(ROWS)), encoding="utf-8")
    with pytest.raises(DefinitionError) as told:
        convert(table, charter="company")
    assert str(told.value).startswith(said.format(all=ROWS, rest=ROWS - 1))


def test_one_that_is_partly_wrong_is_taken_and_its_mistakes_are_told(tmp_path: Path) -> None:
    """A fifth of its units stands under others that are not there, as in an extract of a register."""
    table = tmp_path / "t.csv"
    rows = (f"u{n},team,N,{f'x{n}' if n % 5 == 0 else 'u1'}" for n in range(2, ROWS + 2))
    table.write_text("id,kind,name,under\nu1,company,C,\n" + "\n".join(rows), encoding="utf-8")
    made = convert(table, charter="company")
    assert made.units == ROWS + 1
    assert {finding.code for finding in made.findings} == {"ORG202"}
    assert len(made.findings) == len([n for n in range(2, ROWS + 2) if n % 5 == 0])


def test_a_link_that_is_read_as_another_one_is_not_wrong(tmp_path: Path) -> None:
    """A large table of posts that are `part of` a department is taken."""
    rows = "".join(f"p{at},post,d\n" for at in range(MANY))
    (tmp_path / "t.csv").write_text(f"id,kind,Part of\nd,department,\n{rows}", encoding="utf-8")
    made = convert(tmp_path / "t.csv", charter="company")
    assert [(finding.code, dict(finding.facts)["count"]) for finding in made.findings] == [("ORG804", MANY)]
