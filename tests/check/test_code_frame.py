"""What is drawn of source lines and their marks: which part of a long line, and what stands under which character."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import accumulate

import pytest

from orgtree.base.escape import columns_of, terminal
from orgtree.base.place import Place, Span
from orgtree.check.code_frame import Mark, Texts, frame
from orgtree.check.format_options import FormatOptions


class Documents:
    """Documents of some texts; the first is number 0."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts

    def __len__(self) -> int:
        return len(self.texts)

    def locate(self, place: Place) -> Span:
        """Nothing asks for it here."""
        raise NotImplementedError

    def text(self, document: int) -> str:
        """Return the text of a document."""
        return self.texts[document]

    def label(self, document: int) -> str:
        """Return the name of a document."""
        return f"{document}.yaml"


def mark(
    line: int, begin: int, end: int, text: str = "", *, sign: str = "^", lines: int = 0, document: int = 0
) -> Mark:
    """Return a mark under some characters of a line, the first of which is 0; or from there to a later line."""
    span = Span(f"{document}.yaml", line, begin + 1, line + lines, end + 1, 0, 0)
    return Mark(document, span, text, f"{document}.yaml:{line}", "error" if sign == "^" else "related", sign)


def drawn(marks: list[Mark], *texts: str, width: int = 60) -> list[str]:
    """Return the lines of a frame."""
    return frame(marks, Texts(Documents(*texts)), FormatOptions(width=width))[0]


def part_shown(line: str, begin: int, room: int) -> tuple[int, int]:
    """Return which characters are shown by a plain reading: all that fit, or up to a third of the room before the mark."""
    widths = [columns_of(cell(one)) for one in line]
    if sum(widths) <= room:
        return 0, len(line)
    first = next(one for one in range(begin + 1) if sum(widths[one:begin]) <= room // 3)
    lead = 1 if first else 0
    after = [stop for stop in range(first, len(line) + 1) if lead + sum(widths[first:stop]) + 1 <= room]
    return first, after[-1]


def cell(character: str) -> str:
    """Return how a character is shown."""
    return "    " if character == "\t" else terminal(character)


LETTERS = ("ab ", "单元", "a单\t", "x\x1b", "é\t")


@pytest.mark.parametrize("letters", LETTERS)
@pytest.mark.parametrize("width", [24, 25, 41])
def test_a_mark_stands_under_its_characters_whatever_part_of_the_line_is_shown(letters: str, width: int) -> None:
    """A short line is shown whole, a long one around the mark, as much as fits, with a sign where it is cut."""
    dice = random.Random(letters)  # noqa: S311 - a sample, no secret
    room = width - len("1 | ")
    for length in [*range(1, room + 2), *range(room + 2, 4 * room, 3)]:
        line = "y" + "".join(dice.choices(letters, k=length - 1))
        begin = dice.choice([0, length - 1, length, dice.randrange(length)])
        end = dice.choice([begin, min(begin + 1, length), length, dice.randint(begin, length)])
        bar, shown, marked, last = drawn([mark(1, begin, end)], line, width=width)[1:]
        first, stop = part_shown(line, begin, room)
        lead, tail = "…" if first else "", "…" if stop < length else ""
        assert shown == f"1 | {lead}{''.join(map(cell, line[first:stop]))}{tail}".rstrip()
        assert columns_of(shown) <= width
        places = list(accumulate([columns_of(cell(one)) for one in line[first:stop]], initial=len(lead)))
        left, right = (places[min(one - first, stop - first)] for one in (begin, end))
        assert marked == f"  | {' ' * left}{'^' * max(1, right - left)}"
        assert [bar, last] == ["  |", "  |"]


TEXT = "\n".join(f"line {number}" for number in range(1, 13))


@pytest.mark.parametrize(
    ("marks", "lines"),
    [
        ([mark(2, 0, 4)], ["2 | line 2", "  | ^^^^"]),
        ([mark(2, 0, 4, "here")], ["2 | line 2", "  | ^^^^ here"]),
        ([mark(2, 3, 3)], ["2 | line 2", "  |    ^"]),
        ([mark(2, 2, 1, lines=3)], ["2 | line 2", "  |   ^^^^"]),
        ([mark(3, 0, 4), mark(2, 0, 4, sign="-")], ["2 | line 2", "  | ----", "3 | line 3", "  | ^^^^"]),
        ([mark(1, 0, 4), mark(3, 0, 1, sign="-")], ["1 | line 1", "  | ^^^^", "2 | line 2", "3 | line 3", "  | -"]),
        ([mark(6, 0, 4), mark(2, 0, 1, sign="-"), mark(4, 0, 1, sign="-")], ["2 | line 2", "  | -", "3 | line 3", "4 | line 4", "  | -", "5 | line 5", "6 | line 6", "  | ^^^^"]),
        ([mark(4, 0, 4), mark(1, 0, 1, sign="-")], ["1 | line 1", "  | -", "...", "4 | line 4", "  | ^^^^"]),
        (
            [mark(2, 5, 6), mark(2, 0, 4, "first", sign="-"), mark(2, 0, 1, "then", sign="-")],
            ["2 | line 2", "  |      ^", "  | ---- first", "  | - then"],
        ),
        ([mark(2, 0, 4, sign="-"), mark(2, 5, 6)], ["2 | line 2", "  |      ^", "  | ----"]),
        ([mark(9, 0, 4), mark(0, 0, 4, sign="-")], ["9 | line 9", "  | ^^^^"]),
    ],
)  # fmt: skip
def test_each_line_with_marks_is_shown_once_and_one_alone_between_two_as_well(
    marks: list[Mark], lines: list[str]
) -> None:
    """In their order, with the mark that matters most first below each; dots stand for more than one line."""
    assert drawn(marks, TEXT) == [f" --> 0.yaml:{marks[0].span.line}", "  |", *lines, "  |"]


def test_the_margin_is_as_wide_as_the_last_number() -> None:
    """Numbers end below one another, and lines have what is left of the width."""
    long = "x" * 50
    text = "\n".join([long] * 8 + ["", long, ""])
    assert frame([mark(8, 0, 1), mark(10, 3, 5, sign="-")], Texts(Documents(text)), FormatOptions(width=40)) == (
        [
            "  --> 0.yaml:8",
            "   |",
            f" 8 | {'x' * 34}…",
            "   | ^",
            " 9 |",
            f"10 | {'x' * 34}…",
            "   |    --",
            "   |",
        ],
        2,
    )
    between = f"\n{long}\n"
    shown = drawn([mark(1, 0, 0), mark(3, 0, 0)], between, width=40)
    assert shown[2:7] == ["1 |", "  | ^", f"2 | {'x' * 35}…", "3 |", "  | ^"]


def test_a_line_that_ends_as_on_windows_or_a_mark_behind_the_end_is_shown_as_well() -> None:
    """The end of a line is no part of it, and a document may end within a line."""
    assert drawn([mark(1, 2, 4)], "ab\r\ncd\r\n")[2:4] == ["1 | ab", "  |   ^"]
    assert drawn([mark(1, 7, 9)], "ab")[2:4] == ["1 | ab", "  |   ^"]
    assert drawn([mark(1, 0, 1, lines=1)], "ab\r\ncd")[2:4] == ["1 | ab", "  | ^^"]


def test_a_line_that_no_document_has_is_not_drawn() -> None:
    """The place is named all the same."""
    assert drawn([mark(3, 0, 1)], "ab\ncd") == [" --> 0.yaml:3"]


def test_two_marks_far_apart_in_one_long_line_show_it_twice() -> None:
    """Each with the part of the line around it; marks in the same part share it."""
    line = "a" * 100 + "b" * 100
    first, last = mark(1, 0, 2), mark(1, 150, 152, sign="-")
    assert drawn([first, last], line, width=34)[2:-1] == [
        f"1 | {'a' * 29}…",
        "  | ^^",
        f"1 | …{'b' * 28}…",
        f"  | {' ' * 11}--",
    ]
    assert len(drawn([first, mark(1, 0, 5, sign="-")], line, width=34)) == 2 + 3 + 1


def test_in_a_narrow_terminal_a_part_of_a_line_is_shown_all_the_same() -> None:
    """Twenty columns at least, however few there are."""
    assert drawn([mark(1, 0, 1)], "a" * 30, width=3)[2] == f"1 | {'a' * 19}…"
    assert drawn([mark(1, 0, 1)], "a" * 20, width=3)[2] == f"1 | {'a' * 20}"


def test_marks_in_other_documents_have_a_frame_of_their_own_below() -> None:
    """The document of the first mark comes first, then the others in their order."""
    marks = [mark(1, 0, 1, document=1), mark(2, 0, 1, sign="-", document=2), mark(1, 0, 2, sign="-", document=0)]
    marks.append(mark(2, 0, 1, sign="-", document=1))
    assert drawn(marks, "ab", "cd\nef", "gh\nij") == [
        *(" --> 1.yaml:1", "  |", "1 | cd", "  | ^", "2 | ef", "  | -", "  |"),
        *(" ::: 0.yaml:1", "  |", "1 | ab", "  | --", "  |"),
        *(" ::: 2.yaml:2", "  |", "2 | ij", "  | -", "  |"),
    ]


def test_rows_without_text_are_named_each_with_the_words_of_their_marks() -> None:
    """Only the first has an arrow."""
    marks = [
        replace(one, span=one.span._replace(row=one.span.line), where=f"row {one.span.line}")
        for one in (mark(4, 0, 1), mark(12, 0, 1, "one of them", sign="-"), mark(2, 0, 1, "another", sign="-"))
    ]
    assert drawn(marks, "") == ["  --> row 4", "  ::: row 12: one of them", "  ::: row 2: another"]
