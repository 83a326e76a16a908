"""Write the initials of Chinese characters anew: `python tests/support/initials_tool.py`, which needs pypinyin installed.

The characters are those of GB 2312 and of the first level of Big5. Their readings, and the phrases that tell how often a
character is read in which way, are those of pypinyin (MIT licence). A reading is kept when it is the first, or when one in
seventy of the phrases with the character has it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from importlib import import_module
from pathlib import Path

FILE = Path(__file__).parents[2] / "orgtree" / "draw" / "page" / "initials.txt"
_HEAD = "# Initials of pinyin: a letter, then the common characters that are read with it. From pypinyin {version} (MIT licence)."
_LEAST, _ONE_IN = 2, 70
_BIG5_RARE = 0xC7


def common(character: str) -> bool:
    """Return whether a character is in GB 2312 or in the first level of Big5."""
    big5 = character.encode("big5", "ignore")
    return bool(character.encode("gb2312", "ignore") or (big5 and big5[0] < _BIG5_RARE))


def table() -> dict[str, list[str]]:
    """Return the characters that are read with each letter."""
    readings = import_module("pypinyin.pinyin_dict").pinyin_dict
    phrases = import_module("pypinyin.phrases_dict").phrases_dict
    heard: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for phrase, said in phrases.items():
        if len(phrase) == len(said):
            for character, (reading, *_) in zip(phrase, said, strict=True):
                heard[character][letter(reading)] += 1
    found: defaultdict[str, list[str]] = defaultdict(list)
    for number in range(0x4E00, 0xA000):
        character = chr(number)
        known = [letter(reading) for reading in readings.get(number, "").split(",") if reading]
        if not known or not common(character):
            continue
        least = max(_LEAST, heard[character].total() / _ONE_IN)
        kept = {known[0]} | {one for one in known if heard[character][one] >= least}
        for one in sorted(kept):
            found[one].append(character)
    return dict(sorted(found.items()))


def letter(reading: str) -> str:
    """Return the plain first letter of a reading.

    >>> letter("è")
    'e'
    """
    return unicodedata.normalize("NFD", reading)[0]


if __name__ == "__main__":
    lines = [_HEAD.format(version=import_module("pypinyin").__version__)]
    lines += [one + "".join(characters) for one, characters in table().items()]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
