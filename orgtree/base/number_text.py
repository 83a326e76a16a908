"""Numbers and intervals as people and sources write them: 45, 45.., 40..50, ~57000, 400余; and in one form for reckoning."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import Any

from orgtree.base.catalogue import N_
from orgtree.base.messages import WrongTextError

Number = int | float | Fraction
Bounds = tuple[Number, Number]

MOST_DIGITS = 40
"""Digits that a number may have, and powers of ten by which it may be moved."""
_INF = math.inf
_NUMBER = r"[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?%?"
_RANGE = re.compile(rf"({_NUMBER})?\s*\.\.\s*({_NUMBER})?\Z")
_SINGLE = re.compile(rf"(~)?\s*({_NUMBER})\Z")
_SIGNED = re.compile(rf"([<>=≤≥～约 ]+)\s*({_NUMBER})\Z")
_ROUND = re.compile(r"(\d+)\s*([余餘多+＋])\Z")
MORE_THAN = ("余", "餘", "多")
"""Words behind a round number that is a little less than what is meant."""
_GROUPED = re.compile(r"\d{1,3}(?:[,，_ ]\d{3})+\Z")
_MEANT = {
    **dict.fromkeys((">=", "≥", "=>"), "{}.."),
    **dict.fromkeys(("<=", "≤", "=<"), "..{}"),
    **dict.fromkeys(("~", "～", "约"), "~{}"),
}
_COMMA = re.compile(r"([-+]?\d+),(\d+)(%?)\Z")
_MULTIPLIED = re.compile(r"(\d+(?:\.\d+)?)\s*([百千万])\Z")
_POWERS = {"百": 2, "千": 3, "万": 4}
_LARGEST = 10**80
"""Whole numbers above it are refused: nothing is counted so far, and 10**309 has no place among floats."""
_NO_NUMBER = N_("{value!r} is not a number; write 45, 45.., ..50, 40..50 or ~57000")
_NO_LIST = N_("a list or a mapping is not a number; write 45, 45.., ..50, 40..50 or ~57000")
_UNKNOWN = N_("{value!r} is not a number; leave the field out when it is unknown")
_NOT_KNOWN = frozenset(
    {"unknown", "n/a", "na", "none", "null", "nil", "tbd", "?", "-", "–", "—", "未知", "不详", "不明", "无数据"}
)
"""Words, without capitals, that people write where a number is not known."""
_OUT_OF_RANGE = N_("{value!r} is out of range")


def number_bounds(value: Any, *, count: bool = False) -> Bounds:
    """Return the two bounds of a number or an interval; see `Interval.parse`.

    Args:
        value: A number or its text.
        count: Whether a whole number is meant, so that a mistake is told by what a count can mean.

    Raises:
        WrongTextError: With a sentence that says how to write it.

    >>> number_bounds("45.."), number_bounds("~57000")
    ((45, inf), (56500, 57500))
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise WrongTextError(_NO_LIST if isinstance(value, list | dict) else _NO_NUMBER, value=value)
    if not isinstance(value, str):
        return _checked(value), value
    text = value.strip()
    if len(text) > MOST_DIGITS * 2:
        raise WrongTextError(N_("a number of {length} characters is too long"), length=len(text))
    if found := _SINGLE.match(text):
        about, number = found.groups()
        if about:
            return _about(number)
        exact = _value(number)
        return exact, exact
    if (found := _RANGE.match(text)) and any(found.groups()):
        low, high = found.groups()
        if low and high and low.endswith("%") != high.endswith("%"):
            raise WrongTextError(N_("{value!r} mixes a percentage and a number; write 40%..50%"), value=value)
        return _value(low) if low else -_INF, _value(high) if high else _INF
    if found := _ROUND.match(text):
        return _beyond(text, *found.groups())
    raise _multiplied(text) or _no_number(text, count=count)


def _checked(value: float) -> int | float:
    if isinstance(value, int) and abs(value) > _LARGEST:
        raise WrongTextError(_OUT_OF_RANGE, value=f"1e{math.log10(abs(value)):.0f}")
    if not math.isfinite(value):
        raise WrongTextError(_UNKNOWN, value=value)
    return value


def count_bounds(value: Any) -> Bounds:
    """Return the two bounds of a count: whole numbers from 0 up, a missing lower one is 0, the upper end of `~` is one less.

    Raises:
        WrongTextError: With a sentence that says how to write it.

    >>> count_bounds("~57000"), count_bounds("..50")
    ((56500, 57499), (0, 50))
    """
    low, high = number_bounds(value, count=True)
    if str(value).lstrip().startswith("~"):
        if low != int(low):  # about nine, to the half of a unit, would be exactly nine
            raise WrongTextError(
                N_("{value!r} is not a count: half a unit each way is no whole number; write an interval, as in 8..10"),
                value=value,
            )
        high -= 1
    low = 0 if low == -_INF else low
    if low < 0 or any(not math.isinf(bound) and bound != int(bound) for bound in (low, high)):
        raise WrongTextError(
            N_("{value!r} is not a count: a whole number from 0 up, or an interval of such"), value=value
        )
    return low, high


def comma_readings(text: str, *, count: bool = False) -> tuple[str, ...]:
    """Return the numbers that a text with commas may mean: with a decimal point, and without.

    Args:
        text: What is written.
        count: Whether only a whole number can be meant, of which a comma may part the thousands.

    >>> comma_readings("1,250"), comma_readings("1,250", count=True), comma_readings("0,5"), comma_readings("1,250,000")
    (('1.250', '1250'), ('1250',), ('0.5',), ('1250000',))
    >>> comma_readings("1,200余")
    ('1200余',)
    """
    if text.endswith(MORE_THAN):  # said of whole numbers only
        return tuple(f"{number}{text[-1]}" for number in comma_readings(text[:-1].rstrip(), count=True))
    found = _COMMA.match(text)
    if not found:
        return (re.sub(r"\D", "", text),) if _GROUPED.match(text) else ()
    before, behind, sign = found.groups()
    point, whole = f"{before}.{behind}{sign}", f"{before}{behind}{sign}"
    if count:
        return (whole,) if _GROUPED.match(text) and not before.startswith("0") else ()
    return (point,) if before.lstrip("+-").startswith("0") else (point, whole)


def number_meant(text: str) -> str:
    """Return how a number or an interval is written that can mean nothing else; "" where it can, or is none.

    >>> number_meant(">= 45"), number_meant("约50"), number_meant("1,250,000"), number_meant("1,200余"), number_meant("<9")
    ('45..', '~50', '1250000', '1200余', '')
    """
    text = text.strip()
    if found := _SIGNED.match(text):
        sign, number = found.groups()
        return _MEANT.get(sign.strip(), "").format(number)
    more = text[-1:] if text.endswith(MORE_THAN) else ""
    return re.sub(r"\D", "", text) + more if _GROUPED.match(text.removesuffix(more)) else ""


def _beyond(text: str, digits: str, sign: str) -> Bounds:
    """Return what is more than a round number and less than the next: 401 to 499 for 400余."""
    number, unit = int(digits), _last_unit(digits)
    if sign in "+＋":
        raise WrongTextError(
            N_("{value!r} can be read in two ways: {open} or {within}; write the one that is meant"),
            value=text,
            open=f"{number}..",
            within=f"{number + 1}..{number + unit - 1 if unit > 1 else ''}",
        )
    if unit == 1:
        raise WrongTextError(
            N_("{value!r} is no round number, so that nothing lies between it and the next; write an interval"),
            value=text,
        )
    return number + 1, number + unit - 1


def _last_unit(digits: str) -> int:
    """Return what the last digit that is not zero counts: 100 for 400, 10 for 120; 1 for zero."""
    number = int(digits)
    shortest = str(number).rstrip("0")
    return int(10 ** (len(str(number)) - len(shortest))) if shortest else 1


def _multiplied(text: str) -> WrongTextError | None:
    """Return the mistake of a number of hundreds, thousands or ten thousands in Chinese; None if it is none."""
    found = _MULTIPLIED.match(text)
    exact = Fraction(found[1]) * 10 ** _POWERS[found[2]] if found else Fraction(1, 2)
    if exact.denominator > 1:
        return None
    message = N_("{value!r} is written in digits; write {exact}, or ~{exact} if it is rounded")
    return WrongTextError(message, value=text, exact=exact)


def _no_number(text: str, *, count: bool) -> WrongTextError:
    """Return the mistake of a text that is no number; with a suggestion where it can mean one thing only."""
    readings = comma_readings(text, count=count)
    if len(readings) > 1:
        point, whole = readings
        return WrongTextError(
            N_("{value!r} has a comma; write {point} if it is a decimal point, {whole} if it is not"),
            value=text,
            point=point,
            whole=whole,
        )
    if readings and "." in readings[0]:
        return WrongTextError(
            N_("{value!r} is not a number: decimals are written with a point"), value=text, instead=readings[0]
        )
    if found := _SIGNED.match(text):
        sign, number = found.groups()
        if count and sign.strip() in {"<", ">"} and number.isdigit() and int(number):
            below = sign.strip() == "<"
            return WrongTextError(
                N_(
                    "{value!r} is not a way to write an interval; write {within} if {number} is meant too, else {beyond}"
                ),
                value=text,
                number=number,
                within=f"..{number}" if below else f"{number}..",
                beyond=f"..{int(number) - 1}" if below else f"{int(number) + 1}..",
            )
        form = "..{}" if set("<≤").intersection(sign) else "~{}" if set("～约").intersection(sign) else "{}.."
        if sign.strip() == "=":
            form = "{}"
        return WrongTextError(
            N_("{value!r} is not a way to write an interval"), value=text, instead=form.format(number)
        )
    if readings:
        return WrongTextError(N_("{value!r} is not a number: digits are not grouped"), value=text, instead=readings[0])
    return WrongTextError(_UNKNOWN if text.casefold() in _NOT_KNOWN else _NO_NUMBER, value=text)


def _about(number: str) -> Bounds:
    value = Fraction(str(number).rstrip("%"))
    if value == 0:
        raise WrongTextError(N_("'~0' says nothing; write ..N with the most it can be"))
    text = number.rstrip("%").lstrip("+-")
    mantissa, _, exponent = text.lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    digits = mantissa.replace(".", "")
    power = (len(digits) - len(digits.rstrip("0"))) - decimals + int(exponent or 0)
    if abs(power) > MOST_DIGITS:
        raise WrongTextError(_OUT_OF_RANGE, value=f"~{number}")
    half = Fraction(10) ** power / 2
    scale = 100 if number.endswith("%") else 1
    return canonical((value - half) / scale), canonical((value + half) / scale)


def _value(text: str) -> Number:
    number = Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1) if _small(text) else None
    if number is None:
        raise WrongTextError(_OUT_OF_RANGE, value=text)
    return canonical(number)


def _small(text: str) -> bool:
    exponent = text.rstrip("%").lower().partition("e")[2]
    return not exponent or abs(int(exponent)) <= MOST_DIGITS


def canonical(number: Number) -> Number:
    """Return a number as an int where it is whole, else as a fraction; infinities stay.

    >>> canonical(Fraction(4, 2)), canonical(0.1)
    (2, Fraction(1, 10))
    """
    if isinstance(number, int):
        return number
    if isinstance(number, float):
        if math.isinf(number):
            return number
        number = Fraction(repr(number))
    return number.numerator if number.denominator == 1 else number
