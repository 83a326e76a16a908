"""The style sheet of an SVG picture: font families, colours of styles and strokes, and those for dark backgrounds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from orgtree.draw.palette import INK, lighten
from orgtree.draw.scene import BADGE_TEXT, NOTE_TEXT
from orgtree.draw.scripts import SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.draw.scene import Scene

FAMILIES = (
    "'Noto Sans', 'Helvetica Neue', Arial, 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', "
    "'Microsoft YaHei', 'Noto Sans Tibetan', 'Noto Serif Tibetan', 'Microsoft Himalaya', Kailasa, 'Noto Sans Arabic', 'Noto Sans Hebrew', sans-serif"
)
_DARK = (
    "svg{background:#14181d}.paper{fill:#14181d}.lb{fill:#e6eaee}"
    ".tree{stroke:#8b98a6}.rule{stroke:#3a444f}.blank{fill:none;stroke:none}"
)


def usual_size(scene: Scene) -> float:
    """Return the font size that most boxes have, which is stated once."""
    counts = Counter(box.size for box in scene.boxes if box.lines)
    return counts.most_common(1)[0][0] if counts else 10.0


def css(scene: Scene, size: float, dark: str, own: Mapping[str, Sequence[str]], inks: Mapping[str, str]) -> str:
    """Return the style sheet of a scene.

    Args:
        scene: What is written.
        size: The usual font size.
        dark: Colours for dark backgrounds: `no`, `yes`, or `auto` where the reader prefers them.
        own: Font families to use beside the usual ones, by the class of a script; "" for all text.
        inks: Class of each colour of labels.
    """
    families = FAMILIES.replace(
        ", sans-serif", "".join(f", {_family(name)}" for name in own.get("", ())) + ", sans-serif"
    )
    codes = [ord(character) for character in scene.text() if ord(character) >= SCRIPTS[0].block.start]
    rules = [
        f"text{{font-family:{families}}}",
        *(
            f".{script.name}{{font-family:{''.join(f'{_family(name)}, ' for name in own.get(script.name, ()))}{script.families}}}"
            for script in SCRIPTS
            if any(map(script.block.__contains__, codes))
        ),
        f".t{{font-size:{number(size)}px;text-anchor:middle;fill:{INK}}}",
        f".lb{{fill:{INK}}}",
        *(f".{name.strip()}{{fill:{colour}}}" for colour, name in inks.items()),
        ".paper{fill:#fff}.tree,.rule,.l{fill:none}",
    ]
    if any(style.struck for style in scene.styles):
        rules.append(".s{text-decoration:line-through}")
    if any(box.notes for box in scene.boxes):
        rules.append(f".n{{font-size:{number(NOTE_TEXT)}px;text-anchor:middle;fill:{INK}}}")
    if any(box.badges for box in scene.boxes):
        rules.append(f".bt{{font-size:{number(BADGE_TEXT)}px;font-weight:700;text-anchor:middle}}")
    for style in scene.styles:
        dash = ";stroke-dasharray:3 2" if style.dash else ""
        rules.append(
            f".{style.name}{{fill:{style.fill};stroke:{style.line};stroke-width:{number(style.weight)}{dash}}}"
        )
        if style.text != INK:
            rules.append(f".{style.name}-t{{fill:{style.text}}}")
    for stroke in scene.strokes:
        dashes = f";stroke-dasharray:{' '.join(map(number, stroke.dash))}" if stroke.dash else ""
        rules.append(f".{stroke.name}{{fill:none;stroke:{stroke.colour};stroke-width:{number(stroke.weight)}{dashes}}}")
    if dark != "no":
        links = (s for s in scene.strokes if s.name not in ("tree", "rule"))
        dimmed = _DARK + "".join(f".{stroke.name}{{stroke:{lighten(stroke.colour)}}}" for stroke in links)
        # In a comparison what did not change, or is no more, recedes.
        quiet = (style for style in scene.styles if style.name.startswith(("c-same", "c-was")))
        dimmed += "".join(
            f".{style.name}{{fill:#14181d;stroke:{lighten(style.line)}}}.{style.name}-t{{fill:{lighten(style.text)}}}"
            for style in quiet
        )
        dimmed += "".join(f".{name.strip()}{{fill:{lighten(colour)}}}" for colour, name in inks.items())
        rules.append(dimmed if dark == "yes" else f"@media (prefers-color-scheme:dark){{{dimmed}}}")
    return "".join(rules)


def number(value: float) -> str:
    """Return a coordinate with at most two decimals and no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _family(name: str) -> str:
    """Return a font family as a CSS string, without characters that could end it."""
    return "'" + "".join(c for c in name if c.isalnum() or c in " -_.") + "'"
