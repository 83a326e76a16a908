"""Find fonts, check that they cover the characters of a picture, and tell which of them have a bold."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import RenderError
from orgtree.base.messages import Listing, Saying
from orgtree.draw.font_files import covered, family, is_bold
from orgtree.draw.scripts import free_font, script_of, scripts_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_SYSTEM = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts"),
}
_MOST_FILES = 5000
_SELECTORS = "\ufe0e\ufe0f"
"""They choose between two glyphs of the character before them, and need none."""
_PREFERRED = ("cjk", "notosans", "noto", "dejavu", "liberation", "arial")
_UPRIGHT = ("regular.ttf", "regular.otf", "regular.ttc", "sans.ttf")


@dataclass(frozen=True, slots=True)
class Fonts:
    """The font files that a picture is drawn with.

    Args:
        plain: Those that are needed for its characters, in the order in which they are asked.
        bold: The bold faces of their families, as far as there are any.
    """

    plain: tuple[str, ...] = ()
    bold: tuple[str, ...] = ()

    @property
    def files(self) -> list[str]:
        """All of them, those of plain text first, so that nothing falls back to a bold one."""
        return [*self.plain, *(file for file in self.bold if file not in self.plain)]

    def lacks_bold(self, text: str) -> bool:
        """Return whether a text cannot be set in the bold face of one family, the first that it asks for."""
        letters = frozenset(map(ord, _shown(text)))
        families = self.families(text)
        first = next(iter(families[next(iter(scripts_in(text)), "")]), "")
        return not any(family(file) == first and covered(file, letters) == letters for file in self.bold)

    def families(self, characters: Iterable[str]) -> dict[str, list[str]]:
        """Return the families of the font files by the script that they are needed for, "" for all of them.

        Args:
            characters: What is drawn.
        """
        found = {"": list(dict.fromkeys(filter(None, map(family, self.plain))))}
        codes: dict[str, set[int]] = {}
        for character in characters:
            if name := script_of(character):
                codes.setdefault(name, set()).add(ord(character))
        for name, wanted in codes.items():
            having = {file: len(covered(file, frozenset(wanted))) for file in self.plain}
            best = sorted(filter(having.get, having), key=lambda file: -having[file])
            found[name] = list(dict.fromkeys(filter(None, map(family, best))))
        return found


def choose(characters: Iterable[str], given: Sequence[str] = ()) -> Fonts:
    """Return the fonts that some characters are drawn with.

    Args:
        characters: What is drawn.
        given: Font files or folders to look in first.

    Raises:
        RenderError: If a given path is no font, or a character is in none; names the characters and the remedy.
    """
    files = find(given)
    plain = check(characters, files)
    families = {*filter(None, map(family, plain))}
    named_bold = (file for file in files if "bold" in Path(file).name.lower())
    return Fonts(tuple(plain), tuple(file for file in named_bold if family(file) in families and is_bold(file)))


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
    missing = set(map(ord, _shown(characters)))
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


def _shown(characters: Iterable[str]) -> Iterator[str]:
    """Yield the characters that need a glyph."""
    return (c for c in characters if not c.isspace() and c.isprintable() and c not in _SELECTORS)


def _remedy(missing: list[int]) -> Saying:
    shown = Listing([f"{chr(code)} (U+{code:04X})" for code in missing], most=6, quoted=False)
    han = any(0x2E80 <= code < 0xAC00 or 0xF900 <= code < 0xFB00 or code >= 0x20000 for code in missing)  # noqa: PLR2004 - the Han blocks
    free: dict[str, list[str]] = {}
    for name, package in dict.fromkeys(filter(None, map(free_font, missing))):
        free.setdefault(package, []).append(name)
    hints = [
        *(["pip install 'orgtree[cjk]'"] if han else []),
        *(
            Saying(
                N_("install {names} (Debian: {package})"), {"names": Listing(names, quoted=False), "package": package}
            )
            for package, names in free.items()
        ),
    ] or [Saying(N_("install a font that has them (Noto Sans has most scripts)"))]
    return Saying(
        N_("no font found has a glyph for {shown}: {hints}, or name a font file (--font); SVG and HTML need none"),
        {"shown": shown, "hints": Listing(hints, quoted=False, between=N_("{some} and {another}"))},
    )


def _files(path: Path) -> Iterator[str]:
    if path.is_file() and path.suffix.lower() in _ENDINGS:
        yield str(path)
    elif path.is_dir():
        files = (file for _, file in zip(range(_MOST_FILES), sorted(path.rglob("*")), strict=False))
        yield from sorted(
            (str(file) for file in files if file.suffix.lower() in _ENDINGS and file.is_file()), key=_rank
        )


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
    return tuple(sorted(found, key=_rank))


def _rank(file: str) -> tuple[int, bool, str]:
    """Return what sorts fonts of many scripts and upright sans-serif faces first, so that few files have to be read."""
    name = Path(file).name.lower()
    ranks = [place for place, word in enumerate(_PREFERRED) if word in name]
    usual = len(_PREFERRED) + ("emoji" in name)  # which have digits and spaces that look like no others
    return min(ranks, default=usual) if "emoji" not in name else usual, not name.endswith(_UPRIGHT), file
