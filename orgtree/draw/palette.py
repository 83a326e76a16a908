"""Named colours, the scale of a metric, and colours of links.

The scale runs from orange to teal over a pale middle: it stays apart for readers who do not tell red
from green, and turns into dark-to-light grey when printed in black and white.
"""

from __future__ import annotations

import re
from itertools import pairwise

from orgtree.base.colours import PLAIN, RAMPS

INK = "#1f2933"
"""Text."""
RULE = "#5f6b7a"
"""Lines of subordination."""
PAPER = PLAIN["white"]
MUTED = "#5a6673"
"""Secondary text."""
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

_SCALE = ((0.0, (0xF4, 0xA9, 0x7C)), (0.5, (0xFB, 0xF0, 0xCF)), (1.0, (0x8F, 0xCF, 0xC2)))


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


def scale(fraction: float) -> str:
    """Return the colour of a share from 0 to 1; beyond is held at the ends.

    >>> scale(0), scale(1)
    ('#f4a97c', '#8fcfc2')
    """
    fraction = min(1.0, max(0.0, fraction))
    for (low, dark), (high, light) in pairwise(_SCALE):
        if fraction <= high:
            part = (fraction - low) / (high - low)
            mixed = (round(a + (b - a) * part) for a, b in zip(dark, light, strict=True))
            return "#" + "".join(f"{value:02x}" for value in mixed)
    raise AssertionError(fraction)


def text_on(fill: str) -> str:
    """Return black-ish or white, whichever reads better on a fill (relative luminance of WCAG 2.2).

    >>> text_on("#1d4e82"), text_on("#eaf2fb")
    ('#ffffff', '#1f2933')
    """
    if not _HEX.match(fill):
        return INK
    channels = [int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]  # noqa: PLR2004 - the sRGB curve
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return PAPER if luminance < 0.26 else INK  # noqa: PLR2004 - where both contrasts with these two inks are alike


def lighten(fill: str) -> str:
    """Return a colour half-way to white, for lines on a dark background.

    >>> lighten("#b3261e")
    '#d9928e'
    """
    if not _HEX.match(fill):
        return fill
    return "#" + "".join(f"{(int(fill[i : i + 2], 16) + 255) // 2:02x}" for i in (1, 3, 5))


def shade(fill: str, factor: float) -> str:
    """Return a darker (factor below 1) variant of a colour, for borders."""
    if not _HEX.match(fill):
        return fill
    return "#" + "".join(f"{min(255, round(int(fill[i : i + 2], 16) * factor)):02x}" for i in (1, 3, 5))
