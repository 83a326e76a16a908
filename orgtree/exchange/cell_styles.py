"""How the cells of a column are written: decimal commas, order of dates, day numbers, full-width digits."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

ERRORS = frozenset(
    (
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#BLOCKED!",
    )
)
"""What spreadsheets show in a cell whose formula fails."""

UNKNOWN = ("n/a", "n/d", "n.a.", "k.a.", "-", "–", "—", "不详", "未知", "无数据")
"""What people write for a value that is not known, where no mapping says it."""

ROOTS = ("-", "–", "—", "0", "none", "无", "XX")
"""What people write for no unit above, where no mapping says it and no unit has it for its id."""

TOTALS = frozenset(
    (
        "total",
        "totals",
        "grand total",
        "subtotal",
        "sub-total",
        "sum",
        "合计",
        "总计",
        "小计",
        "共计",
        "总和",
        "gesamt",
        "summe",
    )
)
"""Words that begin a row of totals, where no mapping says them."""

_WIDE = str.maketrans("０１２３４５６７８９，．－／：", "0123456789,.-/:")
_COMMA = re.compile(r"[~<>≈]?-?[\d.\s'’]*\d,\d+%?\Z")
_FEW = re.compile(r",(?:\d{1,2}|\d{4,})%?\Z|\A0,")
_GROUPED = re.compile(r"(?<=\d)[\s'’\u00a0\u202f](?=\d{3}\b)")
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*\Z")
_PARTS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})\Z")
_DAY_NUMBER = re.compile(r"([2-7]\d{4})(?:\.0+)?\Z")
_CHINESE = re.compile(
    r"([〇零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})[日号])?)?\Z"
)
_DIGITS = {digit: number for number, digit in enumerate("〇一二三四五六七八九")} | {"零": 0}
_EPOCH = dt.date(1899, 12, 30)
_MONTHS = 12


def number_style(
    cells: Collection[str], decimal: str | None, delimiter: str = ",", *, whole: bool = False
) -> tuple[Callable[[str], str] | None, bool]:
    """Return what makes plain numbers of a column's cells, and whether it has decimal commas.

    Args:
        cells: The cells.
        decimal: The decimal mark, where it is said.
        delimiter: What stands between the cells of the file: a semicolon tells of decimal commas.
        whole: Whether the numbers are whole ones, in which a comma is no decimal mark.

    >>> read, commas = number_style(["0,8", "1.200,5"], None)
    >>> read("1.200,5"), commas
    ('1200.5', True)
    """
    commas = decimal == "," or (
        decimal is None
        and not whole
        and any(_COMMA.match(cell) and (_FEW.search(cell) or (delimiter == ";" and "." in cell)) for cell in cells)
    )
    if commas:
        return lambda cell: _with_point(cell.translate(_WIDE)), True
    if decimal == ".":
        return lambda cell: _GROUPED.sub("", cell.translate(_WIDE)).replace(",", ""), False
    if any(not cell.isascii() or " " in cell or "'" in cell for cell in cells):
        return lambda cell: _GROUPED.sub("", cell.translate(_WIDE)), False
    return None, False


def _with_point(cell: str) -> str:
    bare = _GROUPED.sub("", cell)
    if not re.search(r"\d", bare) or ".." in bare:
        return cell
    return re.sub(r"\.(?=\d{3}(?:\D|\Z))", "", bare).replace(",", ".")


def date_style(cells: Collection[str], order: str | None) -> tuple[Callable[[str], str], bool]:
    """Return what makes a definition's dates of a column's cells, and whether there are day numbers of a spreadsheet.

    What cannot be told apart, as 3/4/2021 without an order, stays as it is.

    Args:
        cells: The cells.
        order: `dmy`, `mdy` or `ymd`, where it is said.

    >>> read, numbers = date_style(["31/12/2021", "3/4/2021"], None)
    >>> read("3/4/2021"), read("44377"), read("二〇二一年六月三十日"), read("2021-06-30T08:00:00Z"), numbers
    ('2021-04-03', '2021-06-30', '2021-06-30', '2021-06-30', False)
    """
    if order is None:
        orders = {
            "dmy" if int(found[1]) > _MONTHS or found[2] == "." else "mdy" if int(found[3]) > _MONTHS else ""
            for cell in cells
            if (found := _PARTS.match(cell.strip()))
        } - {""}
        order = orders.pop() if len(orders) == 1 else None

    def read(cell: str) -> str:
        cell = cell.strip().translate(_WIDE)
        if found := _STAMP.match(cell):
            return found[1]
        if found := _DAY_NUMBER.match(cell):
            return (_EPOCH + dt.timedelta(days=int(found[1]))).isoformat()
        if (found := _PARTS.match(cell)) and order in {"dmy", "mdy"}:
            day, month = (found[1], found[3]) if order == "dmy" else (found[3], found[1])
            return f"{found[4]}-{month.zfill(2)}-{day.zfill(2)}"
        if found := _CHINESE.match(cell):
            year = "".join(str(_DIGITS[digit]) for digit in found[1])
            return "-".join([year, *(f"{_chinese_number(part):02}" for part in found.group(2, 3) if part)])
        return cell

    return read, any(_DAY_NUMBER.match(cell.strip()) for cell in cells)


def _chinese_number(text: str) -> int:
    tens, ten, ones = text.rpartition("十")
    return ((_DIGITS.get(tens, 1) if tens else 1) * 10 if ten else 0) + (_DIGITS[ones] if ones else 0)
