"""Message templates, and facts that are translated with them: lists of names, and reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, Any, overload

from orgtree.base.catalogue import N_
from orgtree.base.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of names, of which messages show the first few and machine formats all.

    Args:
        names: All of them; looked at only when they are said.
        most: How many a sentence says before it says how many more there are; None for all.
        quoted: Whether each stands in quotes.

    >>> print(Listing(("a", "b", "c"), most=2))
    'a', 'b' and 1 more
    """

    names: Sequence[str]
    most: int | None = None
    quoted: bool = True

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return it translated; a dash where the list is empty."""
        if not self.names:
            return "–"
        mark = translate(N_("'{name}'")) if self.quoted else "{name}"
        between = translate(N_("{some}, {another}"))
        marked = [mark.format(name=name) for name in self.names[: self.most]]
        some = reduce(lambda before, name: between.format(some=before, another=name), marked)
        more = len(self.names) - len(marked)
        return translate(N_("{some} and {count} more")).format(some=some, count=more) if more else some

    def __str__(self) -> str:
        return self.say()

    def __bool__(self) -> bool:
        return len(self.names) > 0


@dataclass(frozen=True, slots=True, eq=False)
class Picked(Sequence[str]):
    """A lazy selection from a list of names.

    Args:
        names: All of them.
        numbers: Which are picked: integers, in a list or an array.
    """

    names: Sequence[str]
    numbers: Any

    def __len__(self) -> int:
        return len(self.numbers)

    def __eq__(self, other: object) -> bool:
        return list(self) == list(other) if isinstance(other, Picked) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> list[str]: ...

    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self.names[number] for number in self.numbers[at]]
        name: str = self.names[self.numbers[at]]
        return name


@dataclass(frozen=True, slots=True)
class Saying:
    """A template with the facts that fill it, as a part of another message.

    >>> str(Saying("'{value}' is not a number", {"value": "many"}))
    "'many' is not a number"
    """

    template: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return it filled and translated."""
        return fill(self.template, self.facts, translate)

    def __str__(self) -> str:
        return self.say()


class WrongTextError(ValueError):
    """A text cannot be parsed; the message can be translated.

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
    """Return an error's message, translatable where it has a `saying`."""
    found = getattr(error, "saying", None)
    return found if isinstance(found, Saying) else str(error)


def as_text(value: object) -> str:
    """Return a value as text, whatever it is."""
    try:
        return str(value)
    except ValueError:  # a whole number of more digits than Python writes out
        return "…"


def shortened(value: object) -> str:
    """Return a value as text, shortened for a message."""
    text = as_text(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def fill(template: str, facts: Mapping[str, Any], translate: Callable[[str], str] = str) -> str:
    """Translate a template and fill its `{names}` from *facts*.

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
    """Return a fact translated where it is words, else as it is.

    >>> said(Text((("zh", "惯例"), ("en", "usage"))))
    'usage'
    """
    if isinstance(fact, Text):
        return fact.pick(getattr(translate, "language", "en"))
    return fact.say(translate) if isinstance(fact, Listing | Saying) else fact
