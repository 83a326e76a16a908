"""Message templates, and facts that are translated with them: lists of names, and reasons."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from numbers import Integral
from typing import TYPE_CHECKING, Any, Protocol, Self, overload

from orgtree.base.catalogue import N_
from orgtree.base.chinese_blanks import filled
from orgtree.base.text import NO_TEXT, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of names, of which messages show the first few and machine formats all.

    Args:
        names: All of them, texts or other words; looked at only when they are said.
        most: How many a sentence says before it says how many more there are; None for all.
        quoted: Whether each stands in quotes.
        between: Template that puts one more behind `some`.
        last: The same for the last one; as the others if it is empty.

    >>> print(Listing(("a", "b", "c"), most=2))
    'a', 'b' and 1 more
    """

    names: Sequence[Any]
    most: int | None = None
    quoted: bool = True
    between: str = N_("{some}, {another}")
    last: str = ""

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return it translated; a dash where the list is empty."""
        if not self.names:
            return "–"
        mark = translate(N_("'{name}'")) if self.quoted else "{name}"
        between = translate(self.between)
        marked = [mark.format(name=said(name, translate)) for name in self.names[: self.most]]
        more = len(self.names) - len(marked)
        last = marked.pop() if self.last and not more and len(marked) > 1 else ""
        some = reduce(lambda before, name: filled(between, {"some": before, "another": name}), marked)
        if last:
            some = filled(translate(self.last), {"some": some, "another": last})
        if more:
            some = translate(N_("{some} and {count} more")).format(some=some, count=more)
        return _quoted_inside(some)

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


class Words(Protocol):
    """Words that can be said in several languages."""

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return them translated."""
        ...


class Named(str):
    """A word for programs, such as a name or an id, that sentences say in other words.

    Args:
        name: The word; the fact is equal to it.
        words: How people say it; where they are empty, the word itself is said.

    >>> name = Named("convened_by", Text((("en", "convener"), ("zh", "召集单位"))))
    >>> name == "convened_by", said(name)
    (True, 'convener')
    """

    __slots__ = ("words",)
    words: Text | Words

    def __new__(cls, name: str, words: Text | Words = NO_TEXT) -> Self:
        """Return the word with how it is said."""
        made = super().__new__(cls, name)
        made.words = words
        return made

    def say(self, translate: Callable[[str], str] = str) -> str:
        """Return how it is said, translated."""
        words = self.words
        spoken = words.pick(getattr(translate, "language", "en")) if isinstance(words, Text) else words.say(translate)
        return spoken or str.__str__(self)

    def __reduce__(self) -> tuple[type[Self], tuple[str, Text | Words]]:
        """Pickle it with its words."""
        return type(self), (str.__str__(self), self.words)


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
    if isinstance(error, OSError) and error.strerror:
        return Saying(error.strerror.replace("{", "{{").replace("}", "}}"))
    found = getattr(error, "saying", None)
    return found if isinstance(found, Saying) else str(error)


OF_SYSTEMS = (
    N_("Permission denied"),
    N_("No such file or directory"),
    N_("No space left on device"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File name too long"),
    N_("Read-only file system"),
)
"""What operating systems say most often; the rest stays as it is."""


def as_text(value: object) -> str:
    """Return a value as text, whatever it is, and as a person writes it in YAML.

    >>> as_text([None, True, {"tea": "salt"}])
    '[null, true, {tea: salt}]'
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(as_text(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{as_text(key)}: {as_text(item)}' for key, item in value.items())}}}"
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

    A fact that is words itself is said in that language, too; `{link:id}` gives the name that a person writes,
    `{count:unit|units}` the word for one or for several, and `{date:on}` a day, month or year as it stands in a sentence,
    in Chinese `{date:年}`. Quotes inside of Chinese quotes become single ones.

    >>> fill("kind {kind} is not known", {"kind": "'brnach'"})
    "kind 'brnach' is not known"
    >>> fill("{count} {count:unit|units}", {"count": 1}), fill("{count} {count:unit|units}", {"count": 2})
    ('1 unit', '2 units')
    >>> fill("it ended {date:on}", {"date": "2018-03"}), fill("it ended {date:on}", {"date": "2018-03-01"})
    ('it ended in 2018-03', 'it ended on 2018-03-01')
    >>> fill("“{metric}”为 {figure}", {"metric": "街道“大工委”覆盖率", "figure": "100%"})
    '“街道‘大工委’覆盖率”为 100%'
    """
    if not template:
        return ""
    if not facts:
        return translate(template).format()
    return _quoted_inside(filled(translate(template), _Facts(facts, translate)))


class _Facts(dict[str, Any]):
    """Facts that are put into words when a template asks for them."""

    __slots__ = ("facts", "translate")

    def __init__(self, facts: Mapping[str, Any], translate: Callable[[str], str]) -> None:
        self.facts, self.translate = facts, translate

    def __missing__(self, name: str) -> Any:
        return _fillable(self.facts[name], self.translate)


class Counted(int):
    """A whole number; the format `unit|units` gives the word for one or for several."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        one, several, many = spec.partition("|")
        return super().__format__(spec) if not several else one if self == 1 else many


_OPENS, _CLOSES = "“‘", "”’"
"""Chinese quotes: double ones, and single ones inside of them."""


def _quoted_inside(text: str) -> str:
    """Return text with double and single Chinese quotes in turn, as they stand inside each other; as it is if they do not pair."""
    if text.count(_OPENS[0]) < 2:  # noqa: PLR2004 - one pair has nothing inside
        return text
    open_: list[int] = []
    signs: list[str] = []
    for sign in text:
        if (kind := _OPENS.find(sign)) >= 0:
            signs.append(_OPENS[len(open_) % 2])
            open_.append(kind)
        elif (kind := _CLOSES.find(sign)) >= 0:
            if not open_ or open_.pop() != kind:
                return text
            signs.append(_CLOSES[len(open_) % 2])
        else:
            signs.append(sign)
    return text if open_ else "".join(signs)


class _Said(str):
    """How a word is said; the format `id` gives the word itself, and `on` or `年` a date as it stands in a sentence."""

    __slots__ = ("name",)
    name: str

    def __format__(self, spec: str) -> str:
        if spec == "id":
            return self.name
        return _DATES[spec](self) if spec in _DATES else super().__format__(spec)


def _on(date: str) -> str:
    """Return a date with its preposition; days in other words stand for themselves, as in "2018 or later"."""
    return f"on {date}" if _DAY.fullmatch(date) else f"in {date}" if _MONTH.fullmatch(date) else date


_DAY, _MONTH, _YEAR = (re.compile(pattern) for pattern in (r"\d{4}-\d\d-\d\d", r"\d{4}(-\d\d)?", r"\d{4}"))
_DATES: dict[str, Callable[[str], str]] = {
    "on": _on,
    "年": lambda date: f"{date} 年" if _YEAR.fullmatch(date) else str.__str__(date),
}


def _fillable(fact: Any, translate: Callable[[str], str]) -> Any:
    if type(fact) is str:  # as most are
        return _worded(fact, fact)
    if isinstance(fact, dt.date):
        return _worded(fact.isoformat(), fact.isoformat())
    if not isinstance(fact, Named):
        return Counted(fact) if type(fact) is not bool and isinstance(fact, Integral) else said(fact, translate)
    return _worded(fact.say(translate), str.__str__(fact))


def _worded(text: str, name: str) -> _Said:
    words = _Said(text)
    words.name = name
    return words


def said(fact: Any, translate: Callable[[str], str] = str) -> Any:
    """Return a fact translated where it is words, else as it is.

    >>> said(Text((("zh", "惯例"), ("en", "usage"))))
    'usage'
    """
    if isinstance(fact, Text):
        return fact.pick(getattr(translate, "language", "en"))
    if isinstance(fact, Named | Listing | Saying):
        return fact.say(translate)
    return as_text(fact) if fact is None or isinstance(fact, bool | list | dict) else fact
