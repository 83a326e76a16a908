"""Fixes as text edits: what is changed, what is left, and the diff."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgtree.base.finding import Edit, Finding, Fix
from orgtree.check.fixes import apply, diff, plan
from orgtree.check.report import Nowhere, Report

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "# a comment\r\nunits:\n- id: s1   # kept\n  kind: brnach\n- {id: s2,\tkind:  brnach }"


class OneText(Nowhere):
    """Sources of one text, whose places nobody asks for."""

    def __init__(self, text: str) -> None:
        self.only = text

    def text(self, document: int) -> str:  # noqa: ARG002 - there is one only
        """Return the text."""
        return self.only

    def label(self, document: int) -> str:  # noqa: ARG002 - as above
        """Return its name."""
        return "org.yaml"


def mend(*edits: tuple[int, int, str], safe: bool = True, document: int = 0) -> Finding:
    """Return a finding that these edits would mend."""
    fix = Fix("mend it", tuple(Edit(document, *edit) for edit in edits), safe=safe)
    return Finding("X1", "name", "error", "message", fix=fix)


def replaced(old: str, new: str, *, text: str = TEXT, safe: bool = True) -> Finding:
    """Return a finding whose fix replaces the first such text."""
    start = text.index(old)
    return mend((start, start + len(old), new), safe=safe)


def test_text_outside_an_edit_stays_byte_for_byte() -> None:
    """Comments, order, line ends and blanks outside an edit stay as they are."""
    found = apply({0: TEXT}, [replaced("brnach", "branch"), replaced("brnach }", "branch }")])
    assert found == {0: TEXT.replace("brnach", "branch")}


def test_only_documents_that_change_are_returned() -> None:
    """A document without a fix is not in the result."""
    assert apply({0: "a", 1: "b"}, [mend((0, 1, "c"), document=1)]) == {1: "c"}


def test_unsafe_fixes_wait_until_they_are_asked_for() -> None:
    """A fix that is not safe is applied only with `unsafe`."""
    finding = replaced("brnach", "branch", safe=False)
    assert apply({0: TEXT}, [finding]) == {}
    assert plan({0: TEXT}, [finding]).applied == ()
    assert apply({0: TEXT}, [finding], unsafe=True) == {0: TEXT.replace("brnach", "branch", 1)}


@pytest.mark.parametrize(
    ("first", "second"),
    [((0, 4, "x"), (2, 6, "y")), ((0, 4, "x"), (0, 4, "y")), ((3, 3, "x"), (3, 3, "y")), ((0, 4, "x"), (2, 2, "y"))],
)
def test_of_two_fixes_that_overlap_the_first_wins(first: tuple[int, int, str], second: tuple[int, int, str]) -> None:
    """The second of two overlapping fixes is left for the next run, whatever order the findings come in."""
    findings = [mend(first), mend(second)]
    chosen = plan({0: "abcdef"}, findings)
    assert chosen.applied == (findings[0],)
    assert chosen.left == (findings[1],)


def test_fixes_that_only_meet_are_both_applied() -> None:
    """Edits side by side, and an insertion where another edit begins or ends, do not overlap."""
    assert apply({0: "abcd"}, [mend((0, 2, "X")), mend((2, 4, "Y")), mend((2, 2, "-"))]) == {0: "X-Y"}


def test_the_same_edit_from_two_findings_is_made_once() -> None:
    """Two findings mended by one and the same edit are both mended."""
    chosen = plan({0: "abc"}, [mend((1, 2, "")), mend((1, 2, ""))])
    assert len(chosen.applied) == 2
    assert apply({0: "abc"}, chosen.applied) == {0: "ac"}


@pytest.mark.parametrize(
    ("fixes", "taken"),
    [
        ([((0, 4, "x"), (10, 12, "z")), ((2, 6, "y"),)], 1),
        ([((0, 2, "x"), (6, 8, "z")), ((2, 6, "y"),)], 2),
        ([((0, 2, "x"), (6, 8, "z")), ((2, 7, "y"),)], 1),
        ([((1, 2, ""), (5, 6, "")), ((1, 2, ""),)], 2),
        ([((1, 2, ""), (5, 6, "")), ((5, 6, ""),)], 2),
        ([((1, 2, "a"), (5, 6, "")), ((1, 2, "b"),)], 1),
        ([((1, 2, "b"), (5, 6, "")), ((1, 2, "a"),)], 1),
        ([((0, 1, "a"), (3, 3, "b"), (9, 9, "c")), ((3, 3, "c"),)], 1),
        ([((0, 1, "a"), (3, 3, "b"), (9, 9, "c")), ((3, 4, "c"),)], 2),
        ([((0, 12, "a"),)], 1),
        ([((0, 13, "a"),)], 0),
        ([((12, 12, "a"),)], 1),
    ],
)
def test_each_edit_is_held_against_those_beside_it(fixes: list[tuple[Any, ...]], taken: int) -> None:
    """The one before and the one after; the same edit is no other one, and a text ends where it ends."""
    chosen = plan({0: "abcdefghijkl"}, [mend(*edits) for edits in fixes])
    assert (len(chosen.applied), len(chosen.left)) == (taken, len(fixes) - taken)


def test_a_fix_is_applied_as_a_whole_or_not_at_all() -> None:
    """A fix of which one edit overlaps another fix makes none of its edits."""
    findings = [mend((0, 2, "X")), mend((1, 3, "Y"), (4, 5, "Z"))]
    assert apply({0: "abcdef"}, findings) == {0: "Xcdef"}


@pytest.mark.parametrize("edit", [(-1, 1, "x"), (2, 1, "x"), (0, 99, "x")])
def test_an_edit_outside_its_document_is_left(edit: tuple[int, int, str]) -> None:
    """Positions that the text does not have change nothing."""
    assert plan({0: "abc"}, [mend(edit)]).left
    assert plan({}, [mend((0, 1, "x"))]).left


def test_the_diff_shows_whole_lines_with_three_around() -> None:
    """The diff has a hunk per stretch, with three lines around it, and says where a last line has no end."""
    text = "".join(f"line {number}\n" for number in range(1, 21)) + "end"
    findings = (replaced("line 3", "LINE 3", text=text), replaced("end", "END", text=text))
    assert diff(Report(findings, OneText(text))).splitlines() == [
        "--- org.yaml",
        "+++ org.yaml",
        "@@ -1,6 +1,6 @@",
        " line 1",
        " line 2",
        "-line 3",
        "+LINE 3",
        " line 4",
        " line 5",
        " line 6",
        "@@ -18,4 +18,4 @@",
        " line 18",
        " line 19",
        " line 20",
        "-end",
        "\\ No newline at end of file",
        "+END",
        "\\ No newline at end of file",
    ]


def test_an_inserted_line_shows_as_that_line_only() -> None:
    """A line put between two others leaves both out of the difference."""
    assert diff(Report((mend((2, 2, "x\n")),), OneText("a\nb\n"))).splitlines()[2:] == [
        "@@ -1,2 +1,3 @@",
        " a",
        "+x",
        " b",
    ]


def test_a_text_that_begins_or_ends_empty_has_no_first_line() -> None:
    """As `patch` wants it, nothing is before line 0."""
    assert diff(Report((mend((0, 0, "a\nb\n")),), OneText(""))).splitlines()[2] == "@@ -0,0 +1,2 @@"
    assert diff(Report((mend((0, 2, "")),), OneText("a\n"))).splitlines()[2] == "@@ -1 +0,0 @@"


def test_nothing_to_mend_gives_no_diff() -> None:
    """Without a fix there is no diff at all."""
    assert diff(Report((Finding("X1", "name", "error", "message"),))) == ""


_TEXTS = st.lists(st.sampled_from(["", "a", "bb", "é", "\r", "x: 1"]), max_size=30).map("\n".join)


@pytest.mark.skipif(shutil.which("patch") is None, reason="the patch program judges the diff")
@given(text=_TEXTS, data=st.data())
def test_patch_makes_of_the_diff_what_apply_makes(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    """For any text and edits, the diff given to `patch` yields the text that `apply` returns."""
    findings = []
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 8)))
        findings.append(mend((start, end, data.draw(st.sampled_from(["", "new", "\n", "n\nm\n", "z\n"])))))
    wanted = apply({0: text}, findings).get(0, text)
    folder: Path = tmp_path_factory.mktemp("patch")
    (folder / "org.yaml").write_bytes(text.encode())
    (folder / "diff").write_bytes(diff(Report(tuple(findings), OneText(text))).encode())
    if (folder / "diff").stat().st_size:
        command = ["patch", "--binary", "-s", "-o", "new.yaml", "org.yaml", "diff"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603 - our own words
        made = (folder / "new.yaml").read_bytes() if (folder / "new.yaml").exists() else b""
        assert made == wanted.encode()
    else:
        assert text == wanted
