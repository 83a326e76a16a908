"""A title in one or more languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import BESIDE

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in several languages.

    Args:
        words: Pairs of a BCP 47 language tag and the words; `zh-Latn` is pinyin.
    """

    words: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, value: Any, language: str) -> Text:
        """Return the text of a bare string in *language*, or of a mapping of languages.

        >>> Text.of({"zh": "党支部", "en": "Party branch"}, "zh").pick("en")
        'Party branch'
        """
        if value is None:
            return cls()
        if isinstance(value, str):
            return cls(((language, value),))
        return cls(tuple((str(tag), str(words)) for tag, words in value.items()))

    def pick(self, language: str | None = None) -> str:
        """Return the words in *language*, else in the first language given that is not a transcription.

        >>> Text.of({"en": "branch", "zh": "支部"}, "en").pick("bo-x-zh")
        '支部'
        """
        if language:
            own, _, beside = language.partition(BESIDE)
            for wanted in (own, own.partition("-")[0], beside):
                for tag, words in self.words:
                    if tag == wanted:
                        return words
        for tag, words in self.words:
            if not tag.endswith("-Latn"):
                return words
        return self.words[0][1] if self.words else ""

    def over(self, other: Text) -> Text:
        """Return this text, and another one's words in the languages that this one lacks.

        >>> Text.of({"en": "posts"}, "en").over(Text.of({"zh": "职位", "en": "post"}, "en")).pick("zh")
        '职位'
        """
        return Text((*self.words, *other.words))

    def __bool__(self) -> bool:
        return bool(self.words)

    def to_dict(self) -> Mapping[str, str]:
        """Return the words by language."""
        return dict(self.words)


NO_TEXT = Text()
"""Words in no language."""
