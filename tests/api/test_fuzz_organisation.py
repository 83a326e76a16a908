"""No input makes loading, checking, measuring or writing out raise, hang, or point outside of a text.

Short here; `make fuzz` sets ORGTREE_FUZZ=long and mutates for much longer.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

import orgtree
from orgtree.check.formats import FORMATS, FormatOptions
from orgtree.graph.rows import head_of
from orgtree.graph.write import definition_text

EXAMPLES = Path(__file__).parents[2] / "examples"
OFTEN = settings(max_examples=examples(12, 3000))
SEEDS = {path.stem: path.read_text(encoding="utf-8") for path in EXAMPLES.glob("*.yaml") if path.stat().st_size < 9000}
TOKEN = re.compile(r"[^\s,:{}\[\]]+|[,:{}\[\]]")
TOKENS = sorted({token for text in SEEDS.values() for token in TOKEN.findall(text)})
STRANGE = [
    "", "~", "true", "no", "0", "-1", "1.5", "1e400", ".nan", "9" * 400, "..", "1..", "..1", "5..2", "~0", "100%", "2018-02-30", "0000", "[]", "{}", "[[]]", "{a: b}", "*x", "&x", "!!int 3",
    "'", '"', ">=45", "1,795", "#c00", "\t", "\0", "\ufeff", "\u202e", "\x1b[2J", "=1+1", "<script>", "units", "id: a", "kind: branch", "valid: {from: 9999, until: 1}", "valid: 3", "incomplete: [x]",
    "exceptions: {P02: }", "exceptions: [P02]", "include: [/etc/*]", "under: a", "charter: ./x.yaml", "orgtree: charter/1", "name: {zh: 1}", "retired: [{id: a}]", "claims: [{id: c, states: 3}]", "part_of: [a, a]", "- a",
]  # fmt: skip
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["replace", "insert", "delete", "copy line", "drop line", "swap lines", "cut"]),
        st.integers(0, 10**6),
        st.integers(0, 10**6),
        st.sampled_from(STRANGE) | st.sampled_from(TOKENS),
    ),
    min_size=1,
    max_size=4,
)


def mutated(text: str, edits: list[tuple[str, int, int, str]]) -> str:
    """Return a text changed at the places that the edits say."""
    for what, at, other, piece in edits:
        if what in {"replace", "insert", "delete"}:
            spots = list(TOKEN.finditer(text))
            if not spots:
                continue
            spot = spots[at % len(spots)]
            start, end = spot.span() if what != "insert" else (spot.end(), spot.end())
            text = text[:start] + ("" if what == "delete" else piece if what == "replace" else f" {piece}") + text[end:]
            continue
        if what == "cut":
            text = text[: at % (len(text) + 1)]
            continue
        lines = text.split("\n")
        one, two = at % len(lines), other % len(lines)
        if what == "copy line":
            lines.insert(two, lines[one])
        elif what == "drop line":
            del lines[one]
        else:
            lines[one], lines[two] = lines[two], lines[one]
        text = "\n".join(lines)
    return text


def survives(source: str | bytes) -> None:
    """Load, check, measure, show and write out; whatever was wrong is a finding that every format can tell."""
    try:
        org = orgtree.loads(source)
    except orgtree.DefinitionError as error:
        assert all(finding.text() is not None for finding in error.findings)  # noqa: PT017 - raising is one fine outcome
        return
    report = org.check()
    for name in ("full", "concise", "json"):
        assert isinstance(FORMATS[name].render(report, FormatOptions(language="zh")), str)
    for located in report.located():
        if located.span is not None and (text := report.sources.text(0)):
            assert 0 <= located.span.start <= located.span.end <= max(len(text), located.span.end)
    assert len(org.coverage()) >= 0
    assert {unit.id for unit in org} == set(org.snapshot.ids)
    assert all(unit.path and unit.links() is not None for unit in org)
    assert len(org.graph) == len(org)
    units, links = org.to_rows()
    again = orgtree.from_rows(units, links, charter=org.charter.name, **org.head)
    assert again.to_rows() == (units, links)
    written = orgtree.loads(definition_text(org.snapshot, charter=org.charter.name))
    assert sorted(written.snapshot.ids) == sorted(org.snapshot.ids)
    assert head_of(written.snapshot) == head_of(org.snapshot)
    with suppress(orgtree.UsageError):  # where no unit is left, there is nothing to draw
        assert org.tree()


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_fuzz_examples_changed_in_places(name: str) -> None:
    """Words put in the wrong place, lines lost, doubled and swapped."""

    @OFTEN
    @given(edits=EDITS)
    def run(edits: Any) -> None:
        survives(mutated(SEEDS[name], edits))

    run()


@OFTEN
@given(
    name=st.sampled_from(sorted(SEEDS)), at=st.integers(0, 10**6), cut=st.integers(0, 30), piece=st.binary(max_size=8)
)
def test_fuzz_examples_changed_byte_by_byte(name: str, at: int, cut: int, piece: bytes) -> None:
    """Bytes put in and cut out anywhere."""
    data = SEEDS[name].encode()
    at %= len(data)
    survives(data[:at] + piece + data[at + cut :])


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6) | st.sampled_from(STRANGE),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(TOKENS) | st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
WORDS = ["id", "kind", "name", "valid", "exceptions", "incomplete", "headcount", "part_of", "in_unit", "headed_by", "dotted_to", "vacant_since", "filled", "units"]  # fmt: skip
ROWS = st.lists(
    st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=3), PLAIN | st.sampled_from(["a", "b", "team", "post", "company"]), max_size=5),
    max_size=4,
)  # fmt: skip
LINKS = st.lists(
    st.dictionaries(st.sampled_from(["link", "from", "to", "valid", "matter", "x"]), PLAIN | st.sampled_from(["a", "b", "part_of", "dotted_to"]), max_size=5),
    max_size=3,
)  # fmt: skip


@OFTEN
@given(
    units=ROWS,
    links=LINKS,
    head=st.dictionaries(st.sampled_from(["title", "as_of", "language", "retired", "claims"]), PLAIN, max_size=2),
)
def test_fuzz_rows_of_anything(units: Any, links: Any, head: Any) -> None:
    """Rows whose cells are anything that Python holds give an organisation and findings."""
    org = orgtree.from_rows(units, links, charter="company", **head)
    report = org.check()
    assert isinstance(FORMATS["json"].render(report, FormatOptions()), str)
    assert all(unit.path for unit in org)
