"""Kinds of the built-in charters are told apart in grey print, and by readers who do not tell red from green."""

from __future__ import annotations

from itertools import combinations
from math import dist
from typing import TYPE_CHECKING

import pytest

import orgtree
from orgtree.charter.load import builtin_names
from orgtree.draw import palette
from orgtree.draw.canvas import look_style
from orgtree.draw.from_graph import kind_look
from orgtree.draw.view import Look

if TYPE_CHECKING:
    from orgtree.charter.model import Kind
    from orgtree.draw.scene import Style

FILL, LINE = 4.0, 12.0
"""So far apart in CIE L* two fills or two outlines are told apart: an outline is thin, and needs more."""
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
"""What is seen of linear red, green and blue (Machado, Oliveira and Fernandes 2009, whole severity)."""
XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
FORMED_BY_SEVERAL = {"collaboration"}
"""The word of W3C's Organization Ontology for a joint body: its members are no seats."""
WHITE = (0.95047, 1.0, 1.08883)

Triple = tuple[float, float, float]


def times(matrix: tuple[Triple, ...], colour: Triple) -> Triple:
    """Return a matrix times a colour."""
    first, second, third = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return first, second, third


def linear(colour: str) -> Triple:
    """Return linear red, green and blue of a colour, 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def lab(colour: Triple) -> Triple:
    """Return CIE L*a*b* of linear red, green and blue."""
    shares = (part / white for part, white in zip(times(XYZ, colour), WHITE, strict=True))
    x, y, z = (share ** (1 / 3) if share > 216 / 24389 else (24389 / 27 * share + 16) / 116 for share in shares)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def grey(colour: str) -> float:
    """Return the lightness of a colour; no outline is as light as paper."""
    return lab(linear(palette.PAPER if colour == "none" else colour))[0]


def red_green(colour: str) -> Triple:
    """Return what somebody with deuteranopia sees of a colour."""
    seen = times(DEUTERANOPIA, linear(palette.PAPER if colour == "none" else colour))
    red, green, blue = (min(1.0, max(0.0, part)) for part in seen)
    return lab((red, green, blue))


def falls_together(one: Style, other: Style) -> bool:
    """Return whether two looks of one shape and one sort of outline are alike in grey or with deuteranopia."""
    if (one.shape, one.dash) != (other.shape, other.dash):
        return False
    in_grey = abs(grey(one.fill) - grey(other.fill)) < FILL and abs(grey(one.line) - grey(other.line)) < LINE
    fills = dist(red_green(one.fill), red_green(other.fill))
    lines = dist(red_green(one.line), red_green(other.line))
    return in_grey or (fills < FILL and lines < LINE)


def is_family(one: Kind, other: Kind) -> bool:
    """Return whether two kinds have their one look from a kind that both are cases of, which no look tells apart."""
    return one.look == other.look and bool({*one.ancestors} & {*other.ancestors})


def looks_of(charter: str) -> dict[str, tuple[Kind, Style]]:
    """Return the kinds of a charter of which there are units, each with its look."""
    graph = orgtree.loads(f"orgtree: definition/1\ncharter: {charter}\ntitle: Nothing\nunits: []").snapshot
    kinds = (kind for kind in graph.kinds if not kind.abstract)
    return {kind.name: (kind, look_style(kind_look(graph, kind, "en"), 0)) for kind in kinds}


@pytest.mark.parametrize("charter", builtin_names())
def test_kinds_of_a_charter_are_told_apart_without_hue(charter: str) -> None:
    """By shape, dashes or lightness; only kinds of one family may share the look of that."""
    pairs = combinations(looks_of(charter).values(), 2)
    alike = [
        (one.name, other.name)
        for (one, look), (other, another) in pairs
        if not is_family(one, other) and falls_together(look, another)
    ]
    assert alike == []


@pytest.mark.parametrize("charter", builtin_names())
def test_only_joint_bodies_are_round_and_dashed(charter: str) -> None:
    """So they are known in every picture, and nobody takes another kind for one."""
    looks = looks_of(charter)
    round_dashed = [name for name, (_, look) in looks.items() if (look.shape, look.dash) == ("rounded", "dashed")]
    assert [name for name in round_dashed if looks[name][0].body is None and name not in FORMED_BY_SEVERAL] == []


def test_the_law_finds_what_falls_together() -> None:
    """A pale blue and a pale orange of one lightness, and outlines that differ in hue only."""
    one = look_style(Look("a", fill="blue-1", line="blue-4"), 0)
    assert falls_together(one, look_style(Look("b", fill="teal-1", line="teal-4"), 0))
    assert not falls_together(one, look_style(Look("b", fill="teal-1", line="teal-4", dash="dotted"), 0))
    assert not falls_together(one, look_style(Look("b", fill="teal-1", line="grey-5"), 0))
    assert not falls_together(one, look_style(Look("b", fill="teal-3", line="teal-4"), 0))
