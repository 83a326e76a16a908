r"""Patterns of texts, matched as a whole in time linear in the text.

A charter is read before anybody trusts it, and Python's own regular expressions can take for ever over `(a+)+b`. So a
pattern has no references and no looking around, which leaves what a finite automaton can do: all states that the text
may be in are followed at once, and nothing is tried twice. What is written means the same in a JSON Schema, whose
expressions are ECMAScript's: `\d` is 0 to 9, `\w` a letter of English, a digit or `_`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from orgtree.base.catalogue import N_
from orgtree.base.messages import WrongTextError

if TYPE_CHECKING:
    from collections.abc import Sequence

Ranges = tuple[tuple[int, int], ...]
"""Characters as code points, first and last of each stretch."""
Part = Callable[[int], int]
"""Puts states before a state, and returns the first of them."""

MOST_PATTERN = 500
"""How many characters a pattern has at most."""
_MOST_STATES = 1000
_DEEPEST = 20
_MOST_KEPT = 5000
"""How many steps are remembered; the next ones are worked out anew."""
_LAST = 0x10FFFF
_CLASSES: dict[str, Ranges] = {
    "d": ((48, 57),),
    "w": ((48, 57), (65, 90), (95, 95), (97, 122)),
    "s": ((9, 13), (32, 32), (160, 160), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F),
          (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF)),
}  # fmt: skip
_CONTROLS = {"t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"}
_LINE_ENDS: Ranges = ((10, 10), (13, 13), (0x2028, 0x2029))
_MARKS = frozenset("\\^$.|?*+()[]{}/")
"""What may stand behind a backslash for itself; between brackets `-`, too."""
_REPEATS = frozenset("*+?{")
_WITH_MEANING = _REPEATS | frozenset("}]^$")
_TIMES: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_BRACED = re.compile(r"([0-9]{1,4})(,)?((?<=,)[0-9]{1,4})?\}")


class PatternError(WrongTextError):
    """A pattern cannot be used."""


@dataclass(frozen=True, slots=True)
class Pattern:
    r"""A regular expression that a whole text fits or not; two of one text are equal.

    Args:
        source: As written, without `^` before and `$` behind it.

    >>> pattern = Pattern.parse("[A-Z]{2}-\\d+")
    >>> pattern.fits("DE-17"), pattern.fits("DE-17b")
    (True, False)
    """

    source: str
    _steps: _Automaton = field(compare=False, repr=False)

    @classmethod
    def parse(cls, text: str) -> Pattern:
        """Read a pattern.

        Raises:
            PatternError: If it is none, or one that is not matched in linear time.
        """
        if len(text) > MOST_PATTERN:
            raise PatternError(N_("a pattern of {length} characters is too long"), length=len(text))
        source = text.removeprefix("^")
        if source.endswith("$") and (len(source) - len(source[:-1].rstrip("\\"))) % 2:
            source = source[:-1]
        automaton = _Automaton()
        _Parser(source, automaton).parse()
        return cls(source, automaton)

    def fits(self, text: str) -> bool:
        """Return whether the whole text is of the pattern."""
        return self._steps.accepts(text)


class _Automaton:
    """Which characters lead from which states to which; built backwards, so that a state knows what follows it."""

    def __init__(self) -> None:
        self.edges: list[Ranges | None] = [None]
        self.follows: list[list[int]] = [[]]
        self.start = 0
        self._reached: dict[tuple[frozenset[int], str], frozenset[int]] = {}

    def state(self, ranges: Ranges | None, *follows: int) -> int:
        """Add a state before others, left on some characters or without any; return its number."""
        if len(self.edges) > _MOST_STATES:
            raise PatternError(N_("the pattern has more than {most} steps; repeat less"), most=_MOST_STATES)
        self.edges.append(ranges)
        self.follows.append(list(follows))
        return len(self.edges) - 1

    def either(self, options: Sequence[Part], after: int) -> int:
        """Add alternatives before a state."""
        return self.state(None, *[option(after) for option in options])

    def many(self, part: Part, least: int, most: int | None, after: int) -> int:
        """Add a part before a state as often as is said; None is any number of times."""
        end = after
        if most is None:
            after = self.state(None, end)
            self.follows[after].append(part(after))
        for _ in range((most or least) - least):
            after = self.state(None, part(after), end)
        for _ in range(least):
            before, after = after, part(after)
            if before == after:  # nothing, however often
                break
        return after

    def closed(self, states: list[int]) -> frozenset[int]:
        """Return the states that are reached without a character, those included."""
        found, waiting = set(states), list(states)
        while waiting:
            state = waiting.pop()
            if self.edges[state] is None:
                more = [other for other in self.follows[state] if other not in found]
                found.update(more)
                waiting.extend(more)
        return frozenset(found)

    def accepts(self, text: str) -> bool:
        """Follow a text from the start; state 0 is the end."""
        current = self._reached.setdefault((frozenset(), ""), self.closed([self.start]))
        for character in text:
            following = self._reached.get((current, character))
            if following is None:
                code = ord(character)
                following = self.closed(
                    [
                        other
                        for state in current
                        if any(first <= code <= last for first, last in self.edges[state] or ())
                        for other in self.follows[state]
                    ]
                )
                if len(self._reached) < _MOST_KEPT:
                    self._reached[current, character] = following
            if not following:
                return False
            current = following
        return 0 in current


class _Parser:
    """Reads a pattern; each part of it comes out as a function that puts its states before a state.

    Args:
        text: The pattern.
        automaton: What its states are added to.
    """

    def __init__(self, text: str, automaton: _Automaton) -> None:
        self.text = text
        self.automaton = automaton
        self.at = 0
        self.depth = 0

    def parse(self) -> None:
        """Read the whole pattern into the automaton.

        Raises:
            PatternError: If it is wrong.
        """
        part = self.alternatives()
        if self.at < len(self.text):
            self.wrong(N_("the pattern '{pattern}' has a ')' too many at character {at}"))
        self.automaton.start = part(0)

    def wrong(self, template: str, **facts: str) -> NoReturn:
        raise PatternError(template, pattern=self.text, at=self.at + 1, instead="", **facts)

    def no_meaning(self, mark: str) -> NoReturn:
        self.at -= 1
        message = N_(
            "'{mark}' has no meaning at character {at} of the pattern '{pattern}'; write \\{mark} for the character itself"
        )
        self.wrong(message, mark=mark)

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self) -> str:
        if self.at >= len(self.text):
            self.wrong(N_("the pattern '{pattern}' ends before it is whole"))
        self.at += 1
        return self.text[self.at - 1]

    def alternatives(self) -> Part:
        self.depth += 1
        if self.depth > _DEEPEST:
            self.wrong(N_("the pattern '{pattern}' is nested too deep at character {at}"))
        options = [self.sequence()]
        while self.peek() == "|":
            self.take()
            options.append(self.sequence())
        self.depth -= 1
        return options[0] if len(options) == 1 else partial(self.automaton.either, options)

    def sequence(self) -> Part:
        parts: list[Part] = []
        while self.peek() not in {"", "|", ")"}:
            parts.append(self.repeated(self.atom()))
        return partial(_one_by_one, parts)

    def repeated(self, atom: Part) -> Part:
        mark = self.peek()
        if mark not in _REPEATS:
            return atom
        self.take()
        least, most = _TIMES[mark] if mark in _TIMES else self.times()
        if self.peek() in _REPEATS:
            self.wrong(N_("the pattern '{pattern}' repeats at character {at} what is repeated already"))
        return partial(self.automaton.many, atom, least, most)

    def times(self) -> tuple[int, int | None]:
        found = _BRACED.match(self.text, self.at)
        if not found or (found[3] and int(found[3]) < int(found[1])):
            self.wrong(N_("the pattern '{pattern}' does not say how often at character {at}, as {{2}} or {{1,3}} do"))
        self.at = found.end()
        least = int(found[1])
        return least, (int(found[3]) if found[3] else None) if found[2] else least

    def atom(self) -> Part:
        character = self.take()
        if character == "(":
            return self.group()
        if character == "[":
            return partial(self.automaton.state, self.listed())
        if character == ".":
            return partial(self.automaton.state, _others(_LINE_ENDS))
        if character == "\\":
            return partial(self.automaton.state, self.escaped())
        if character in _WITH_MEANING:
            self.no_meaning(character)
        return partial(self.automaton.state, _one(character))

    def group(self) -> Part:
        if self.peek() == "?":
            if self.text[self.at : self.at + 2] != "?:":
                self.wrong(N_("the pattern '{pattern}' looks around, or names a group, at character {at}"))
            self.at += 2
        inner = self.alternatives()
        if self.peek() != ")":
            self.wrong(N_("the pattern '{pattern}' has a '(' that is not closed"))
        self.take()
        return inner

    def escaped(self, more: str = "") -> Ranges:
        mark = self.take()
        if mark.lower() in _CLASSES:
            ranges = _CLASSES[mark.lower()]
            return ranges if mark.islower() else _others(ranges)
        if mark in _CONTROLS:
            return _one(_CONTROLS[mark])
        if mark not in _MARKS and mark != more:
            self.at -= 1
            self.wrong(N_("the pattern '{pattern}' has \\{mark} at character {at}, which is not known here"), mark=mark)
        return _one(mark)

    def listed(self) -> Ranges:
        """Read what stands between brackets."""
        others = self.peek() == "^"
        if others:
            self.take()
        ranges: list[tuple[int, int]] = []
        while (character := self.take()) != "]" or not ranges:
            if character in {"[", "]"}:
                self.no_meaning(character)
            found = self.escaped("-") if character == "\\" else _one(character)
            if self.peek() == "-" and self.text[self.at + 1 : self.at + 2] != "]":
                self.take()
                last = self.take()
                ends = self.escaped("-") if last == "\\" else _one(last)
                first, final = found[0][0], ends[-1][1]
                if found != ((first, first),) or ends != ((final, final),) or final < first:
                    self.wrong(N_("the pattern '{pattern}' has a range before character {at} that is none"))
                found = ((first, final),)
            ranges.extend(found)
        return _others(tuple(ranges)) if others else tuple(ranges)


def _one(character: str) -> Ranges:
    return ((ord(character), ord(character)),)


def _one_by_one(parts: Sequence[Part], after: int) -> int:
    for part in reversed(parts):
        after = part(after)
    return after


def _others(ranges: Ranges) -> Ranges:
    """Return all characters but those."""
    found, following = [], 0
    for first, last in sorted(ranges):
        if first > following:
            found.append((following, first - 1))
        following = max(following, last + 1)
    return (*found, (following, _LAST)) if following <= _LAST else tuple(found)
