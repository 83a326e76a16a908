"""Facts that are words themselves, said in the language of the message around them: lists of names, and reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Listing:
    """Names as a sentence part.

    Args:
        names: Those that are said.
        more: How many there are beside them.
        quoted: Whether each stands in quotes.

    >>> print(Listing(("a", "b"), more=1))
    'a', 'b' and 1 more
    """

    names: tuple[str, ...]
    more: int = 0
    quoted: bool = True

    @classmethod
    def cut(cls, names: Sequence[str], most: int) -> Listing:
        """Return the listing of names that says *most* of them."""
        return cls(tuple(names[:most]), max(0, len(names) - most))

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return it in the language that *translate* speaks; a dash where there are none."""
        if not self.names:
            return "–"
        mark = translate(N_("'{name}'")) if self.quoted else "{name}"
        between = translate(N_("{some}, {another}"))
        marked = [mark.format(name=name) for name in self.names]
        some = reduce(lambda before, name: between.format(some=before, another=name), marked)
        return translate(N_("{some} and {count} more")).format(some=some, count=self.more) if self.more else some

    def __str__(self) -> str:
        return self.say()

    def __bool__(self) -> bool:
        return bool(self.names)


@dataclass(frozen=True, slots=True)
class Saying:
    """A template with the facts that fill it, as a part of another message.

    >>> str(Saying("'{value}' is not a number", {"value": "many"}))
    "'many' is not a number"
    """

    template: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return it in the language that *translate* speaks."""
        return fill(self.template, self.facts, translate)

    def __str__(self) -> str:
        return self.say()


class WrongTextError(ValueError):
    """A text does not say what is wanted; tells so in several languages.

    Args:
        template: Template of a sentence that says how to write it.
        instead: What was most likely meant, written right; "" where nobody can tell.
        facts: What fills the template.
    """

    def __init__(self, template: str, *, instead: str = "", **facts: Any) -> None:
        self.saying = Saying(template, facts)
        self.instead = instead
        super().__init__(str(self.saying))


def reason(error: BaseException) -> Saying | str:
    """Return why something went wrong, in several languages where the error has a `saying`."""
    found = getattr(error, "saying", None)
    return found if isinstance(found, Saying) else str(error)


def fill(template: str, facts: Mapping[str, Any], translate: Callable[[str], str] = str) -> str:
    """Fill a template's `{names}` from *facts* in the language that *translate* speaks.

    A fact that is words itself is said in that language, too.

    >>> fill("kind {kind} is not known", {"kind": "'brnach'"})
    "kind 'brnach' is not known"
    """
    if not template:
        return ""
    if any(isinstance(fact, _WORDS) for fact in facts.values()):
        facts = {name: said(fact, translate) for name, fact in facts.items()}
    return translate(template).format_map(facts)


_WORDS = (Text, Listing, Saying)


def said(fact: Any, translate: Callable[[str], str] = str) -> Any:
    """Return a fact that is words itself in the language that *translate* speaks, any other as it is.

    >>> said(Text((("zh", "惯例"), ("en", "usage"))))
    'usage'
    """
    if isinstance(fact, Text):
        return fact.pick(getattr(translate, "language", "en"))
    return fact.say(translate) if isinstance(fact, Listing | Saying) else fact
