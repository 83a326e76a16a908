"""What an id of a unit is, and why a text is none."""

from __future__ import annotations

import re
from typing import Any
from unicodedata import category

from orgtree.base.catalogue import N_
from orgtree.base.composed import composed
from orgtree.base.finding import Mistake
from orgtree.base.messages import Saying, shortened
from orgtree.charter.trees import ExpressionError

LONGEST = 200
"""Characters that an id has at most."""

_BLANKS = " \t\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}"
_PLAIN = r"(?:[^\W_]|\.)[\w.:/@+-]*"
_ONE = re.compile(_PLAIN).fullmatch
_INSIDE_ASCII = re.sub(r"[^\n\w.:/@+-]", "", "".join(map(chr, range(128)))).encode()
_BEGINS_OTHERWISE = re.compile(r"\n[^A-Za-z0-9.]")
_LINES = re.compile(rf"(?:{_PLAIN}\n)*").fullmatch
PLAIN_ASCII = r"\A[A-Za-z0-9.][A-Za-z0-9_.:/@+-]*\z"
"""What an id of ASCII's characters is, as polars writes a pattern."""
_HELP = N_(
    "an id has letters, marks and digits of any script and . _ : - / @ +, and begins with a letter, a digit or '.'"
)


def all_ids(texts: list[str]) -> bool:
    """Return whether all texts are ids; quick, since there are many.

    >>> all_ids(["a/b@c+d", ".github", "सूचना", "部门一"]), all_ids(["a", "_b"]), all_ids(["a b"])
    (True, False, False)
    """
    together = "\n".join(texts) + "\n"
    if together.count("\n") > len(texts) or max(map(len, texts), default=0) > LONGEST:
        return False
    if together.isascii():  # as most are; several times as quick
        return not together.encode().translate(None, _INSIDE_ASCII) and not _BEGINS_OTHERWISE.search(f"\n{together}")
    if _LINES(together):
        return True
    # Python's \w has no combining marks: they are letters here where they do not begin an id.
    marks = {character for character in set(together) if category(character)[0] == "M"}
    if not marks or not marks.isdisjoint(text[:1] for text in texts):
        return False
    return _LINES(together.translate(dict.fromkeys(map(ord, marks), "x"))) is not None


def wrong_id(value: Any) -> Mistake | None:
    """Return why a value is no id of a unit, None for one that is.

    >>> str(wrong_id("a b")).partition(";")[0], wrong_id("a/b")
    ("'a b' is not an id: it holds a blank", None)
    """
    told = {"id": shortened(value)}
    if isinstance(value, int) and not isinstance(value, bool):
        message = N_("'{id}' is not an id: it is a number, and an id is a text")
        return Mistake(message, told, N_("put it in quotes"))
    if not isinstance(value, str):
        return Mistake(N_("'{id}' is not an id: it is no text"), told, _HELP)
    if value and len(value) <= LONGEST:
        return None if _ONE(value) else _wrong_character(value, told)
    if value:
        message = N_("'{id}' is not an id: it has more than {most} characters")
        return Mistake(message, {**told, "most": LONGEST}, N_("shorten it"))
    return Mistake(N_("'{id}' is not an id: it is empty"), told, _HELP)


def _wrong_character(value: str, told: dict[str, Any]) -> Mistake | None:
    """Return which character of a text is in no id, None if all may be."""
    if not _begins(value[0]):
        message = N_("'{id}' is not an id: it begins with {character}")
        return Mistake(message, {**told, "character": _named(value[0])}, _HELP)
    wrong = next((character for character in value if not _inside(character)), None)
    if wrong is None:
        return None
    if wrong in _BLANKS:
        return Mistake(N_("'{id}' is not an id: it holds a blank"), told, _HELP)
    return Mistake(N_("'{id}' is not an id: it holds {character}"), {**told, "character": _named(wrong)}, _HELP)


def unit_id(value: Any) -> str:
    """Return an id as it is; for pydantic.

    Raises:
        ExpressionError: If it is none.
    """
    mistake = wrong_id(value)
    if mistake is not None:
        raise ExpressionError(mistake, code="ORG104")
    return composed(value)


def _begins(character: str) -> bool:
    return character == "." or (character.isalnum() and character != "_")


def _inside(character: str) -> bool:
    return character in "._:-/@+" or character.isalnum() or category(character)[0] == "M"


def _named(character: str) -> Saying | str:
    """Return a character in quotes, one that cannot be seen by its number."""
    seen = character.isprintable() and category(character) not in {"Cf", "Mn", "Me", "Mc"}
    return Saying(N_("'{name}'"), {"name": character}) if seen else f"U+{ord(character):04X}"
