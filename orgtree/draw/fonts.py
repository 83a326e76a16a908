"""Find fonts, and check that they cover the characters of a picture.

Only the part of OpenType that says so is read: the `cmap` table, formats 4 and 12 (OpenType 1.9, `cmap`).
"""

from __future__ import annotations

import struct
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import RenderError
from orgtree.base.messages import Listing, Saying
from orgtree.draw.scripts import script_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_SYSTEM = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts"),
}
_MOST_FILES = 5000
_NAMED = (
    (range(0x0F00, 0x1000), "Noto Serif Tibetan (Debian: fonts-noto-core)"),
    (range(0x0590, 0x0600), "Noto Sans Hebrew (Debian: fonts-noto-core)"),
    (range(0x0600, 0x0700), "Noto Sans Arabic (Debian: fonts-noto-core)"),
)
"""Free fonts for scripts that the usual ones lack."""
_PREFERRED = ("cjk", "noto", "dejavu", "liberation", "arial")


def find(given: Sequence[str] = ()) -> list[str]:
    """Return font files: those given (files or folders), then `orgtree[cjk]`, then the system's.

    Raises:
        RenderError: If a given path is no font file and no folder with one.
    """
    found: list[str] = []
    for path in given:
        here = list(_files(Path(path)))
        if not here:
            raise RenderError(
                N_("'{path}' is no font file and no folder that holds one (.ttf, .otf, .ttc, .otc)"), path=path
            )
        found += here
    found += _bundled()
    return list(dict.fromkeys([*found, *_system()]))


def check(characters: Iterable[str], files: Sequence[str]) -> list[str]:
    """Return the font files that are needed for some characters, in the order given.

    Raises:
        RenderError: If a character is in none of them; names the characters and the remedy.
    """
    missing = {ord(c) for c in characters if not c.isspace() and c.isprintable()}
    needed = []
    for file in files:
        if not missing:
            break
        here = covered(file, frozenset(missing))
        if here:
            needed.append(file)
            missing -= here
    if missing:
        raise RenderError(_remedy(sorted(missing)))
    return needed


def own_families(characters: Iterable[str], files: Sequence[str]) -> dict[str, list[str]]:
    """Return the families of font files by the script that they are needed for, "" for all of them.

    Args:
        characters: What is drawn.
        files: The fonts that are needed for it, as `check` returns them.
    """
    found = {"": list(dict.fromkeys(filter(None, map(family, files))))}
    codes: dict[str, set[int]] = {}
    for character in characters:
        if name := script_of(character):
            codes.setdefault(name, set()).add(ord(character))
    for name, wanted in codes.items():
        having = (file for file in files if covered(file, frozenset(wanted)))
        found[name] = list(dict.fromkeys(filter(None, map(family, having))))
    return found


@lru_cache(maxsize=256)
def family(file: str) -> str:
    """Return the family name of a font file's first font; "" if it cannot be read."""
    try:
        return _family(_table(file, b"name"))
    except (OSError, struct.error, IndexError, UnicodeDecodeError):
        return ""


def _family(data: bytes) -> str:
    """Return the family of a `name` table: the typographic one (16), else the plain one (1) (OpenType 1.9, `name`)."""
    count, strings = struct.unpack_from(">HH", data, 2)
    names: dict[int, str] = {}
    for i in range(count):
        platform, _, language, name, length, offset = struct.unpack_from(">6H", data, 6 + 12 * i)
        english = platform == 3 and language == 0x409  # noqa: PLR2004 - Windows, English of the United States
        if name in (1, 16) and (english or (platform == 0 and name not in names)):
            start = strings + offset
            names[name] = data[start : start + length].decode("utf-16-be")
    return names.get(16) or names.get(1, "")


def covered(file: str, codes: frozenset[int]) -> frozenset[int]:
    """Return the code points that a font file covers, none for an unreadable one."""
    try:
        tables = _cmaps(file)
    except (OSError, struct.error, IndexError):
        return frozenset()
    return frozenset(code for code in codes if any(_has(table, code) for table in tables))


def _remedy(missing: list[int]) -> Saying:
    shown = Listing([f"{chr(code)} (U+{code:04X})" for code in missing], most=6, quoted=False)
    han = any(0x2E80 <= code < 0xAC00 or 0xF900 <= code < 0xFB00 or code >= 0x20000 for code in missing)  # noqa: PLR2004 - the Han blocks
    names = [name for block, name in _NAMED if any(code in block for code in missing)]
    hints = [
        *(["pip install 'orgtree[cjk]'"] if han else []),
        *(Saying(N_("install the font {name}"), {"name": name}) for name in names),
    ] or [Saying(N_("install a font that has them (Noto Sans has most scripts)"))]
    return Saying(
        N_("no font found has a glyph for {shown}: {hints}, or name a font file (--font); SVG and HTML need none"),
        {"shown": shown, "hints": Listing(hints, quoted=False, between=N_("{some} and {another}"))},
    )


def _files(path: Path) -> Iterator[str]:
    if path.is_file() and path.suffix.lower() in _ENDINGS:
        yield str(path)
    elif path.is_dir():
        for _, file in zip(range(_MOST_FILES), sorted(path.rglob("*")), strict=False):
            if file.suffix.lower() in _ENDINGS and file.is_file():
                yield str(file)


def _bundled() -> list[str]:
    try:
        import noto_cjk_sans_otc  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, looked for when fonts are
    except ImportError:
        return []
    return [str(noto_cjk_sans_otc.FONT_PATH)]


@lru_cache(maxsize=1)
def _system() -> tuple[str, ...]:
    folders = _SYSTEM.get(sys.platform, _SYSTEM["linux"])
    found = [file for folder in folders for file in _files(Path(folder).expanduser())]
    # Fonts of many scripts and upright sans-serif faces first, so that few files have to be read.
    rank = {name: i for i, name in enumerate(_PREFERRED)}

    def order(file: str) -> tuple[int, bool, str]:
        name = Path(file).name.lower()
        ranks = [place for word, place in rank.items() if word in name]
        return min(ranks, default=len(rank)), not name.endswith(("regular.ttf", "regular.ttc", "sans.ttf")), file

    return tuple(sorted(found, key=order))


@lru_cache(maxsize=64)
def _cmaps(file: str) -> tuple[bytes, ...]:
    """Return the Unicode subtables of a file's first font; the fonts of a collection share their characters."""
    return tuple(_subtables(_table(file, b"cmap")))


def _table(file: str, wanted: bytes) -> bytes:
    """Return a table of a file's first font."""
    with Path(file).open("rb") as handle:
        handle.seek(0)
        if handle.read(4) == b"ttcf":
            handle.seek(12)
            offset = struct.unpack(">I", handle.read(4))[0]
        else:
            offset = 0
        handle.seek(offset + 4)
        count = struct.unpack(">H", handle.read(2))[0]
        handle.seek(offset + 12)
        directory = handle.read(16 * count)
        for i in range(count):
            tag, _, start, length = struct.unpack_from(">4sIII", directory, 16 * i)
            if tag == wanted:
                handle.seek(start)
                return handle.read(length)
    return b""


def _subtables(data: bytes) -> Iterator[bytes]:
    count = struct.unpack_from(">H", data, 2)[0]
    for i in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, 4 + 8 * i)
        unicode = platform == 0 or (platform == 3 and encoding in (1, 10))  # noqa: PLR2004 - Windows, BMP and full
        if unicode and struct.unpack_from(">H", data, offset)[0] in (4, 12):
            yield data[offset:]


def _has(table: bytes, code: int) -> bool:
    if struct.unpack_from(">H", table)[0] == 4:  # noqa: PLR2004 - the format's number
        return code <= 0xFFFF and _has_4(table, code)  # noqa: PLR2004 - the last of the BMP
    groups = struct.unpack_from(">I", table, 12)[0]
    low, high = 0, groups
    while low < high:
        middle = (low + high) // 2
        first, last, glyph = struct.unpack_from(">III", table, 16 + 12 * middle)
        if code > last:
            low = middle + 1
        elif code < first:
            high = middle
        else:
            return bool(int(glyph) + code - int(first))
    return False


def _has_4(table: bytes, code: int) -> bool:
    doubled = struct.unpack_from(">H", table, 6)[0]
    segments = doubled // 2
    low, high = 0, segments
    while low < high:
        middle = (low + high) // 2
        if struct.unpack_from(">H", table, 14 + 2 * middle)[0] < code:
            low = middle + 1
        else:
            high = middle
    if low == segments:
        return False
    start = struct.unpack_from(">H", table, 16 + doubled + 2 * low)[0]
    delta: int = struct.unpack_from(">H", table, 16 + 2 * doubled + 2 * low)[0]
    place = 16 + 3 * doubled + 2 * low
    offset = struct.unpack_from(">H", table, place)[0]
    if code < start:
        return False
    if not offset:
        return (code + delta) & 0xFFFF != 0
    glyph = struct.unpack_from(">H", table, place + offset + 2 * (code - start))[0]
    return bool(glyph)
