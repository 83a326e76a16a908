"""A picture in a document of typst: our own SVG, and above it its text, which typst sets itself.

Its reader of SVG loses the widths of letters that are made of several shapes, as those of Devanagari and Myanmar, knows
no text that begins at the right, and opens the font anew for each text, which takes three quarters of the time of a
large atlas; its own text does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from orgtree.draw.palette import MUTED
from orgtree.draw.scripts import EMOJI, scripts_in
from orgtree.draw.text_metrics import clean, is_right_to_left
from orgtree.draw.writers import font_runs, svg

if TYPE_CHECKING:
    from orgtree.draw.fonts import Fonts
    from orgtree.draw.scene import Scene
    from orgtree.draw.writers.font_runs import Lifted

SOURCE = """
#let picture(p) = box(width: p.width * 1pt, height: p.height * 1pt, {
  set text(top-edge: "baseline", bottom-edge: "baseline", hyphenate: false, cjk-latin-spacing: none)
  place(top + left, image(bytes(p.svg), format: "svg", width: p.width * 1pt, alt: p.alt))
  let from = (start: (left, 0pt), up: (left, 0pt), middle: (center, p.width * 0.5pt), end: (right, p.width * 1pt))
  for (l, x, y, lead, said) in p.lines {
    let l = p.looks.at(l)
    let (edge, zero) = from.at(l.anchor)
    let said = said.join(box())
    let said = if l.struck { strike(said) } else { said }
    let line = text(
      font: l.fonts, size: l.size * 1pt, fill: rgb(l.colour), weight: l.weight, dir: if l.right { rtl } else { ltr },
      features: if l.local { (:) } else { (locl: 0) },
      stroke: if l.stroke > 0 { (paint: rgb(l.colour), thickness: l.stroke * 1pt, join: "round") },
      if lead != "" { text(fill: rgb(l.lead), lead) } + said)
    let line = if l.anchor == "up" { rotate(-90deg, origin: bottom + left, box(line)) } else { line }
    place(top + edge, dx: x * 1pt - zero, dy: y * 1pt, line)
  }
})
"""
"""The function that draws what `picture` returns; no text of the user's is part of it."""
_OPENING, _CLOSING = "‘“《（『「【〖〔〈［｛", "’”，。．、：；》）』」】〗〕〉］｝！？"
_SQUEEZED = re.compile(f"^(?=[{_OPENING}])|(?<=[{_CLOSING}])$|(?<=[{_OPENING}{_CLOSING}])(?=[{_OPENING}{_CLOSING}])")
"""Where typst would take white from punctuation of Chinese, which boxes are measured with: a line is parted there."""


def picture(scene: Scene, fonts: Fonts, scale: float = 1.0) -> dict[str, object]:
    """Return a picture as plain data.

    Args:
        scene: What is drawn.
        fonts: The fonts that it is drawn with.
        scale: The factor by which it is printed.
    """
    plain, lines = font_runs.lifted(scene, bool)
    looks: dict[tuple[object, ...], int] = {}
    families = fonts.families("")[""]
    set_lines = [_line(line, fonts, families, scale, looks) for line in lines]
    names = ("anchor", "size", "colour", "weight", "stroke", "right", "local", "lead", "struck", "fonts")
    return {
        "width": scene.width * scale,
        "height": scene.height * scale,
        "svg": svg.write(plain, fonts=fonts, background=False),
        "alt": scene.description,
        "looks": [dict(zip(names, look, strict=True)) for look in looks],
        "lines": set_lines,
    }


def _line(
    line: Lifted, fonts: Fonts, families: list[str], scale: float, looks: dict[tuple[object, ...], int]
) -> tuple[Any, ...]:
    """Return a line as the number of its look, its place, what leads it, and its text in parts."""
    label = line.label
    text = clean(label.text)
    stroked = label.bold and fonts.lacks_bold(text)
    shaped = bool(scripts_in(text))
    look = (
        label.anchor,
        label.size * scale,
        label.colour,
        700 if label.bold and not stroked else 400,
        label.size * scale * svg.HEAVY if stroked else 0.0,
        is_right_to_left(text),
        # Forms of a language make quotes and dots as wide as Han; boxes are measured without.
        shaped,
        label.colour if line.struck else MUTED,
        line.struck,
        _families(text, fonts) if shaped else tuple(families),
    )
    lead, said = clean(label.text[: line.lead]), clean(label.text[line.lead :])
    return looks.setdefault(look, len(looks)), label.x * scale, label.y * scale, lead, _SQUEEZED.split(said)


def _families(text: str, fonts: Fonts) -> tuple[str, ...]:
    families = fonts.families(text)
    # Fonts of emoji are the last of all: their digits and spaces are like no others.
    own = [name for script in scripts_in(text) if script != EMOJI for name in families[script]]
    return tuple(dict.fromkeys(own + families[""]))
