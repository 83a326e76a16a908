"""The style rules of a picture in SVG, which hold within that picture alone."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from orgtree.draw.palette import INK, MUTED, PAPER, VACANT, lighten
from orgtree.draw.scene import BADGE_TEXT, NOTE_TEXT
from orgtree.draw.scripts import SCRIPTS, script_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.draw.scene import Scene, Style

    Rule = tuple[str, str]

FAMILIES = (
    "'Noto Sans', 'Helvetica Neue', Arial, 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'PingFang SC', "
    "'Microsoft YaHei', 'Noto Sans Tibetan', 'Noto Serif Tibetan', 'Microsoft Himalaya', Kailasa, 'Noto Sans Arabic', 'Noto Sans Hebrew', sans-serif"
)
DASHES = {"dashed": "3 2", "dotted": "1 1.6"}
"""Lengths of dash and gap of borders."""
_DARK = (
    ("", "background:#14181d"),
    (".paper", "fill:#14181d"),
    (".lb", "fill:#e6eaee"),
    (".tree", "stroke:#8b98a6"),
    (".rule", "stroke:#3a444f"),
    (".blank", "fill:none;stroke:none"),
)


def usual_size(scene: Scene) -> float:
    """Return the font size that most boxes have, which is stated once."""
    counts = Counter(box.size for box in scene.boxes if box.lines)
    return counts.most_common(1)[0][0] if counts else 10.0


def css(
    scene: Scene,
    picture: str,
    *,
    size: float,
    dark: str,
    families: Mapping[str, Sequence[str]],
    inks: Mapping[str, str],
) -> str:
    """Return the style sheet of a scene.

    Args:
        scene: What is written.
        picture: The class of its outermost element, in which alone the rules hold.
        size: The usual font size of boxes, which they need not state.
        dark: Colours for dark backgrounds: `no`, `yes`, or `auto` for where the reader prefers them.
        families: Font families to ask for before the usual ones, by the class of a script; "" for all text.
        inks: Classes of the colours of labels.
    """
    hatched = [(f".{name}", f"fill:url(#{picture}-{name})") for name in sorted(hatches(scene))]
    plain = _within(picture, [*_fonts(scene, families), *_looks(scene, size, inks), *hatched])
    if dark == "no":
        return plain
    dimmed = _within(picture, _dimmed(scene, inks))
    return plain + (dimmed if dark == "yes" else f"@media (prefers-color-scheme:dark){{{dimmed}}}")


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Return a number with at most two decimals and no trailing zeros.

    >>> number(1.5), number(-0.001)
    ('1.5', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def hatch_of(look: Style) -> str:
    """Return the class of the hatching on a fill, by the text that stands on it."""
    return "hd" if look.text == PAPER else "h"


def hatches(scene: Scene) -> set[str]:
    """Return the classes of hatching that a scene has."""
    looks = (box.tint if box.tint >= 0 else box.style for box in scene.boxes if box.gap)
    return {hatch_of(scene.styles[look]) for look in looks}


def _within(picture: str, rules: Iterable[Rule]) -> str:
    return "".join(f"{f'.{picture} {selector}'.rstrip()}{{{declared}}}" for selector, declared in rules)


def _fonts(scene: Scene, families: Mapping[str, Sequence[str]]) -> list[Rule]:
    usual = "".join(f"{_family(name)}, " for name in families.get("", ())) + FAMILIES
    drawn = {script_of(character) for character in scene.text() if not character.isascii()}
    return [
        ("text", f"font-family:{usual}"),
        *(
            (
                f".{script.name}",
                f"font-family:{''.join(f'{_family(name)}, ' for name in families.get(script.name, ()))}{script.families}, sans-serif",
            )
            for script in SCRIPTS
            if script.name in drawn
        ),
    ]


def _looks(scene: Scene, size: float, inks: Mapping[str, str]) -> list[Rule]:
    rules: list[Rule] = [
        (".t", f"font-size:{number(size)}px;text-anchor:middle;fill:{INK}"),
        (".lb", f"fill:{INK}"),
        *((f".{name.strip()}", f"fill:{colour}") for colour, name in inks.items()),
        (".paper", "fill:#fff"),
        *((selector, "fill:none") for selector in (".tree", ".rule", ".l")),
    ]
    if any(style.struck for style in scene.styles):
        rules.append((".s", "text-decoration:line-through"))
    if any(box.notes for box in scene.boxes):
        rules.append((".n", f"font-size:{number(NOTE_TEXT)}px;text-anchor:middle;fill:{INK}"))
        rules.append((".n.m", f"fill:{MUTED}"))
    if any(box.badges for box in scene.boxes):
        rules.append((".bt", f"font-size:{number(BADGE_TEXT)}px;text-anchor:middle"))
    for style in scene.styles:
        dash = f";stroke-dasharray:{DASHES[style.dash]}" if style.dash != "solid" else ""
        rules.append(
            (f".{style.name}", f"fill:{style.fill};stroke:{style.line};stroke-width:{number(style.weight)}{dash}")
        )
        if style.text != INK:
            rules.append((f".{style.name}-t", f"fill:{style.text}"))
    for stroke in scene.strokes:
        dashes = f";stroke-dasharray:{' '.join(map(number, stroke.dash))}" if stroke.dash else ""
        rules.append(
            (f".{stroke.name}", f"fill:none;stroke:{stroke.colour};stroke-width:{number(stroke.weight)}{dashes}")
        )
    return rules


def _dimmed(scene: Scene, inks: Mapping[str, str]) -> list[Rule]:
    rules: list[Rule] = [*_DARK]
    rules += [
        (f".{stroke.name}", f"stroke:{lighten(stroke.colour)}")
        for stroke in scene.strokes
        if stroke.name not in {"tree", "rule"}
    ]
    rules += [
        (f".{style.name}-t", f"fill:{lighten(style.text)}")
        for style in scene.styles
        if style.fill == "none" and style.text != INK
    ]
    rules += [(f".{style.name}", "fill:#14181d") for style in scene.styles if style.name.startswith("said-")]
    rules += [
        (f".{style.name}-t", f"fill:{lighten(style.text)}") for style in scene.styles if style.name.startswith("said-")
    ]
    # What is vacant recedes, and in a comparison what did not change, or is no more.
    for style in scene.styles:
        if style.name.startswith(("c-same", "c-was")) or style.fill == VACANT:
            rules.append((f".{style.name}", f"fill:#14181d;stroke:{lighten(style.line)}"))
            rules.append((f".{style.name}-t", f"fill:{lighten(style.text)}"))
    return rules + [(f".{name.strip()}", f"fill:{lighten(colour)}") for colour, name in inks.items()]


def _family(name: str) -> str:
    """Return a font family as a CSS string, without characters that could end it."""
    return "'" + "".join(c for c in name if c.isalnum() or c in " -_.") + "'"
