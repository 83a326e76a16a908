"""Named colours, the scales of metrics, and colours of links.

A metric without a target has one hue, pale to deep. One with a target has a scale with the target in its middle: dark orange
to amber misses it, pale teal meets it. The ends of both differ in lightness, so that grey print and readers who do not tell red
from green tell them apart.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from orgtree.base.colours import PLAIN, RAMPS

INK = "#1f2933"
"""Text."""
RULE = "#5f6b7a"
"""Lines of subordination."""
PAPER = PLAIN["white"]
MUTED = "#5a6673"
"""Secondary text."""
VACANT = "#f0f1f3"
LEAST_CONTRAST = 4.5
"""Of text on what it stands on, as WCAG 2.2 asks (1.4.3)."""
NO_DATA = "#eceff1"
"""Fill of a unit of which nothing is known."""
DAMAGE = "#b00020"
"""Border of a unit whose definition is broken."""

_NAMED = {**PLAIN, "ink": INK, "none": "none"}
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")

LINKS = ("#b3261e", "#6a3fa0", "#00695c", "#b25a00", "#0b57a4", "#8d1a6b")
"""Colours of joint bodies and other links, dark enough for white letters."""
LINK_DASHES = ((4.0, 2.0), (1.2, 1.8), (7.0, 2.0, 1.2, 2.0), (2.5, 1.5), (7.0, 2.5), (4.0, 1.5, 1.2, 1.5))
"""Dash patterns that go with `LINKS`, so that they differ in black and white too."""

CHANGED_DASHES = {"added": (), "removed": (0.8, 2.6)}
"""Dash patterns of plain links that are new, which are whole, and of those that are no more, which are dots."""

STEPS = 20
"""How many steps a scale has, in pictures and on the page, so that one figure has one colour in both."""

Scale = tuple[tuple[float, str], ...]
"""Places from 0 to 1, each with a colour; in between colours are mixed."""
AMOUNT: Scale = ((0.0, "#f1f7f5"), (0.72, "#5f9d92"), (0.7201, "#33806f"), (1.0, "#0a5a4d"))
"""From least to most, without the tones in the middle on which neither dark nor white text can be read."""
AGAINST_TARGET: Scale = (
    (0.0, "#b4491d"),
    (0.1, "#ba5526"),
    (0.1001, "#cd7b43"),
    (0.4999, "#ebb461"),
    (0.5, "#d9f0e6"),
    (1.0, "#bfe3d6"),
)
"""From what misses the target by far, over what nearly meets it, to what meets it, from the middle on; without those tones.

All that meets it is lighter than all that misses it, so that grey print tells that too.
"""


def colour(name: str | None, default: str) -> str:
    """Return a palette name (`blue-2`) or `#rrggbb` as `#rrggbb`; a name that is not one gives the default.

    >>> colour("blue-2", "#ffffff"), colour("#abc", ""), colour("url(x)", "#ffffff")
    ('#d3e4f6', '#aabbcc', '#ffffff')
    """
    if not name:
        return default
    if _HEX.match(name):
        return name.lower() if len(name) > 4 else "#" + "".join(2 * c for c in name[1:].lower())  # noqa: PLR2004 - "#abc"
    if name in _NAMED:
        return _NAMED[name]
    ramp, _, step = name.partition("-")
    steps = RAMPS.get(ramp)
    if not steps:
        return default
    return steps[int(step) - 1] if step.isdigit() and 1 <= int(step) <= len(steps) else steps[1]


def scale(fraction: float, of: Scale = AMOUNT) -> str:
    """Return the colour of a place on a scale; beyond is held at the ends.

    >>> scale(0), scale(1), scale(0.5, AGAINST_TARGET)
    ('#f1f7f5', '#0a5a4d', '#d9f0e6')
    """
    fraction = min(1.0, max(0.0, fraction))
    return next(
        _mixed(one, other, (fraction - low) / (high - low))
        for (low, one), (high, other) in pairwise(of)
        if fraction <= high
    )


def _mixed(one: str, other: str, part: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def _channels(fill: str) -> list[int]:
    return [int(fill[i : i + 2], 16) for i in (1, 3, 5)]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it.

    >>> contrast("#ffffff", "#000000")
    21.0
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@cache
def note_on(fill: str, text: str) -> str:
    """Return the colour of notes below a text: muted, where they are read on the fill all the same."""
    return MUTED if text == INK and fill.startswith("#") and contrast(MUTED, fill) >= LEAST_CONTRAST else text


def luminance(fill: str) -> float:
    """Return the relative luminance of a colour, 0 to 1, as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _channels(fill))]  # noqa: PLR2004 - the sRGB curve
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def text_on(fill: str) -> str:
    """Return black-ish or white, whichever reads better on a fill.

    >>> text_on("#1d4e82"), text_on("#eaf2fb")
    ('#ffffff', '#1f2933')
    """
    if not _HEX.match(fill):
        return INK
    return PAPER if contrast(PAPER, fill) > contrast(INK, fill) else INK


def readable(colour_: str) -> str:
    """Return a colour, made darker until white on it and it on white are read: a contrast of 4.5 or more.

    >>> readable("#b3261e"), readable("#ffd54f")
    ('#b3261e', '#87712a')
    """
    while contrast(PAPER, colour_) < LEAST_CONTRAST:
        colour_ = shade(colour_, 0.9)
    return colour_


def lighten(fill: str) -> str:
    """Return a colour half-way to white, for lines on a dark background.

    >>> lighten("#b3261e")
    '#d9928e'
    """
    if not _HEX.match(fill):
        return fill
    return "#" + "".join(f"{(int(fill[i : i + 2], 16) + 255) // 2:02x}" for i in (1, 3, 5))


def pale(fill: str) -> str:
    """Return a very pale shade of a colour, for what holds boxes of that colour.

    >>> pale("#0f6b5c")
    '#dbe9e7'
    """
    return _mixed(PAPER, fill, 0.15) if _HEX.match(fill) else fill


def shade(fill: str, factor: float) -> str:
    """Return a darker (factor below 1) variant of a colour, for borders."""
    if not _HEX.match(fill):
        return fill
    return "#" + "".join(f"{min(255, round(int(fill[i : i + 2], 16) * factor)):02x}" for i in (1, 3, 5))
