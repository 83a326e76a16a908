"""Kinds by the words that people write for them: names, titles in any language, aliases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgtree.charter.titles import by_title, folded, titles_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.charter.model import Charter


@dataclass(frozen=True, slots=True)
class KindWords:
    """The kinds of a charter by their words.

    Args:
        charter: The charter.
        words: The kind of each title and alias, folded.
    """

    charter: Charter
    words: Mapping[str, str]

    @classmethod
    def of(cls, charter: Charter) -> KindWords:
        """Return the words of a charter."""
        titles = {word: names[0] for word, names in by_title(titles_of(charter.kinds)).items()}
        aliases = {folded(alias): name for name, kind in charter.kinds.items() for alias in kind.aliases}
        return cls(charter, titles | aliases)

    def kind(self, word: str | None, otherwise: str) -> str:
        """Return the kind that a word names, one that units can have; another where it names none."""
        kinds = self.charter.kinds
        name = "" if not word else word if word in kinds else self.words.get(folded(word), "")
        return name if name in kinds and not kinds[name].abstract else otherwise
