"""A picture in a document of typst: our own SVG, and above it what typst sets better as text of its own.

Its reader of SVG loses the widths of letters that are made of several shapes, as those of Devanagari and Myanmar, and
knows no text that begins at the right; its own text has both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
  place(top + left, image(bytes(p.svg), format: "svg", width: p.width * 1pt, alt: p.alt))
  for l in p.lines {
    let said = text(
      font: l.fonts, size: l.size * 1pt, fill: rgb(l.colour), weight: l.weight, dir: if l.right { rtl } else { ltr },
      stroke: if l.stroke > 0 { (paint: rgb(l.colour), thickness: l.stroke * 1pt, join: "round") },
      top-edge: "baseline", bottom-edge: "baseline", hyphenate: false, cjk-latin-spacing: none,
      text(fill: rgb(l.quiet), l.lead) + l.text)
    let line = box(if l.struck { strike(said) } else { said })
    context {
      let wide = measure(line).width
      let turned = if l.up { rotate(-90deg, origin: bottom + left, line) } else { line }
      place(top + left, dx: l.x * 1pt - l.shift * wide, dy: l.y * 1pt, turned)
    }
  }
})
"""
"""The function that draws what `picture` returns; no text of the user's is part of it."""
_SHIFTS = {"start": 0.0, "middle": 0.5, "end": 1.0, "up": 0.0}


def picture(scene: Scene, fonts: Fonts, scale: float = 1.0) -> dict[str, object]:
    """Return a picture as plain data.

    Args:
        scene: What is drawn.
        fonts: The fonts that it is drawn with.
        scale: The factor by which it is printed.
    """
    plain, lines = font_runs.lifted(scene, lambda text: bool(scripts_in(text)))
    return {
        "width": scene.width * scale,
        "height": scene.height * scale,
        "svg": svg.write(plain, fonts=fonts, background=False),
        "alt": scene.description,
        "lines": [_line(line, fonts, scale) for line in lines],
    }


def _line(line: Lifted, fonts: Fonts, scale: float) -> dict[str, object]:
    label = line.label
    text = clean(label.text)
    families = fonts.families(text)
    stroked = label.bold and fonts.lacks_bold(text)
    return {
        "lead": clean(label.text[: label.quiet]),
        "quiet": MUTED,
        "text": clean(label.text[label.quiet :]),
        "x": label.x * scale,
        "y": label.y * scale,
        "size": label.size * scale,
        "shift": _SHIFTS[label.anchor],
        "up": label.anchor == "up",
        "right": is_right_to_left(text),
        "colour": label.colour,
        "weight": 700 if label.bold and not stroked else 400,
        "stroke": label.size * scale * svg.HEAVY if stroked else 0.0,
        "struck": line.struck,
        # Fonts of emoji are the last of all: their digits and spaces are like no others.
        "fonts": list(
            dict.fromkeys(
                [name for script in scripts_in(text) if script != EMOJI for name in families[script]] + families[""]
            )
        ),
    }
