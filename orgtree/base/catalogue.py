"""Read gettext catalogues, without a build step.

Code marks each template that a user may read with `N_("…")`, which changes nothing; the English text
is the key. `translator("zh")` maps it to Chinese from `locale/zh/LC_MESSAGES/orgtree.po`, a plain
gettext file that any translation tool edits. The manuals of checks have a catalogue of their own beside
it, which is read where one is shown. Codes, ids and names of findings are never translated.
"""

from __future__ import annotations

import ast
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGUAGES: tuple[str, ...] = ("en", "zh")
"""Languages that messages speak; English is the one they are written in."""
BESIDE = "-x-"
"""What stands in a tag before the language of messages: `bo-x-zh` is names in Tibetan, messages in Chinese."""

MESSAGES, MANUALS = "orgtree", "manuals"
"""The catalogues of a language: messages, and what the manuals of checks and their settings say."""


def N_(template: str) -> str:  # noqa: N802 - gettext's own name for this mark, known to its tools
    """Mark a template for translation and return it unchanged."""
    return template


class Translator:
    """Translate templates from English into one language, `language`.

    Args:
        language: The language's tag.
        messages: Translations by template.
    """

    def __init__(self, language: str, messages: Mapping[str, str]) -> None:
        self.language = language
        self._messages = messages

    def __call__(self, template: str) -> str:
        """Return the translation, the template itself where there is none."""
        return self._messages.get(template) or template


def translator(language: str, catalogue: str = MESSAGES) -> Translator:
    """Return a function that translates templates to *language*; unknown languages and templates stay English.

    Args:
        language: A language tag such as `zh`, `zh-CN` or `zh_CN.UTF-8`; of another one, see `interface`.
        catalogue: `MESSAGES` or `MANUALS`.

    >>> translator("zh")("error")
    '错误'
    """
    return Translator(language, _messages(interface(language), catalogue))


def language_from_locale(environ: Mapping[str, str]) -> str:
    """Return the locale's first language that has a catalogue, else English.

    Args:
        environ: Environment variables; `LANGUAGE`, `LC_ALL`, `LC_MESSAGES` and `LANG` are read, as gettext does.

    >>> language_from_locale({"LANG": "zh_CN.UTF-8"})
    'zh'
    >>> language_from_locale({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"})
    'en'
    """
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    if locale.partition(".")[0] in {"", "C", "POSIX"}:
        return "en"
    wanted = [*environ.get("LANGUAGE", "").split(":"), locale]
    return next((found for tag in wanted if (found := _main_language(tag)) in LANGUAGES), "en")


@lru_cache(maxsize=64)
def interface(language: str) -> str:
    """Return the language of messages beside names and titles in a language that need not have a catalogue.

    Args:
        language: A BCP 47 tag; its private part says in which language messages are, where its own has none.

    >>> interface("zh-Hans"), interface("bo"), interface("bo-x-zh")
    ('zh', 'en', 'zh')
    """
    own, _, beside = language.partition(BESIDE)
    return next((main for main in map(_main_language, (own, beside)) if main in LANGUAGES), "en")


def supported(language: str) -> str:
    """Return a language if it has a catalogue, else English.

    >>> supported("zh-Hans"), supported("bo")
    ('zh-Hans', 'en')
    """
    return language if _main_language(language) in LANGUAGES else "en"


def read_po(text: str) -> dict[str, str]:
    r"""Return the translations of a gettext `.po` text; fuzzy, empty and broken entries are left out.

    >>> read_po('msgid "unit"\nmsgstr "单元"\n\n#, fuzzy\nmsgid "a"\nmsgstr "b"\n')
    {'unit': '单元'}
    """
    found: dict[str, str] = {}
    parts: dict[str, list[str]] = {}
    part = ""
    # An empty line, or a comment or msgid after a translation, begins the next entry.
    for line in [*map(str.strip, text.splitlines()), ""]:
        keyword, _, rest = line.partition(" ")
        if "msgstr" in parts and (not line or line.startswith("#") or keyword == "msgid"):
            template, translation = (_joined(parts.get(name, [])) for name in ("msgid", "msgstr"))
            if template and translation and "fuzzy" not in parts:
                found[template] = translation
            parts = {}
        if line.startswith("#"):
            if line.startswith("#,") and "fuzzy" in line:
                parts["fuzzy"] = []
        elif keyword in {"msgid", "msgstr"}:
            part = keyword
            parts[part] = [rest]
        elif line:
            parts.setdefault(part, []).append(line)
    return found


def _joined(lines: list[str]) -> str:
    try:
        return "".join(str(ast.literal_eval(line)) for line in lines if line)
    except (ValueError, SyntaxError):
        return ""


@cache
def _messages(language: str, catalogue: str) -> dict[str, str]:
    if language == "en" or language not in LANGUAGES:
        return {}
    from importlib import resources  # noqa: PLC0415 - English needs no file, and commands import this module

    path = resources.files("orgtree.base") / "locale" / language / "LC_MESSAGES" / f"{catalogue}.po"
    return read_po(path.read_text(encoding="utf-8"))


def _main_language(tag: str) -> str:
    return re.split("[-_.@]", tag, maxsplit=1)[0].lower()
