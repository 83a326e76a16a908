"""Comments that silence findings on their line: `members: 60  # orgtree: ignore[P02] counted twice`.

A comment behind something silences that line; one that has a line to itself silences the next line. It names
its codes, a rule's sub-codes included, and says why. One that silences nothing is a finding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.place import Place
from orgtree.check.codes import check_finding
from orgtree.check.selection import is_grade

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from orgtree.base.finding import Finding
    from orgtree.base.place import Sources

_COMMENT = re.compile(
    r"(?:(?<=[ \t])|^)#[ \t]*orgtree:[ \t]*ignore\b[ \t]*(?:\[(?P<codes>[^\]]*)\])?[ \t]*(?P<reason>.*)", re.DOTALL
)
_WORD = "ignore"
_OWN = re.compile(r"ORG04[0-9]\Z")


@dataclass(slots=True)
class _Ignore:
    """One comment.

    Args:
        document: Number of its document.
        line: The line that it silences, from 1.
        start: First character of the comment.
        end: The character after its last.
        codes: The codes that it names.
        used: Those of them that silenced something.
    """

    document: int
    line: int
    start: int
    end: int
    codes: tuple[str, ...]
    used: set[str] = field(default_factory=set)

    @property
    def place(self) -> Place:
        return Place(self.document, (), "value", (self.start, self.end))


class Ignores:
    """The ignore comments of some documents.

    Args:
        sources: The documents.
        documents: Numbers of those whose comments count.
        quoted: Returns whether a character of a document lies inside a text, where a # begins no comment.
    """

    def __init__(self, sources: Sources, documents: Iterable[int], quoted: object = None) -> None:
        self.findings: list[Finding] = []
        self._sources = sources
        self._by_line: dict[tuple[int, int], list[_Ignore]] = {}
        self._documents: set[int] = set()
        for document in documents:
            text = sources.text(document)
            # A comment begins with a #: one character is found many times as fast as a word, and most texts have no comment.
            if "#" in text and _WORD in text:
                self._read(document, text, quoted)

    def silence(self, findings: Iterable[Finding]) -> tuple[list[Finding], int]:
        """Return the findings that no comment silences, and how many were silenced."""
        if not self._documents:
            return list(findings), 0
        kept = []
        silenced = 0
        for finding in findings:
            if self._silences(finding):
                silenced += 1
            else:
                kept.append(finding)
        return kept, silenced

    def unused(self, judged: Collection[str], known: Collection[str]) -> list[Finding]:
        """Return a finding for each code of a comment that silenced nothing.

        Args:
            judged: Every code that this run could have found; a comment for another may have its use in another run.
            known: Every code that there is; one that is none of these can silence nothing.
        """
        return [
            check_finding(
                "ORG045",
                N_("the comment silences no '{rule}' on line {line}"),
                ignore.place,
                severity="warning",
                facts={"rule": code, "line": ignore.line},
                help=N_("take it away"),
            )
            for ignores in self._by_line.values()
            for ignore in ignores
            for code in ignore.codes
            if code not in ignore.used
            and (any(is_grade(code, other) for other in judged) or not any(is_grade(code, other) for other in known))
        ]

    def _silences(self, finding: Finding) -> bool:
        place = finding.place
        if place is None or place.document not in self._documents or _OWN.match(finding.code):
            return False
        line = self._sources.locate(place).line
        for ignore in self._by_line.get((place.document, line), ()):
            for code in ignore.codes:
                if is_grade(code, finding.code):
                    ignore.used.add(code)
                    return True
        return False

    def _read(self, document: int, text: str, quoted: object) -> None:
        line, counted = 1, 0
        for begin, stop in _lines_with(text, _WORD):
            # Only lines that hold the word are looked at: a pattern over the whole of a large text takes long.
            match = _COMMENT.search(text[begin:stop])
            if match is None:
                continue
            start = begin + match.start()
            if callable(quoted) and quoted(document, start):
                continue
            codes = tuple(code for code in re.split(r"[\s,]+", match["codes"] or "") if code)
            line += text.count("\n", counted, start)
            counted = start
            alone = not text[begin:start].strip()
            ignore = _Ignore(document, line + alone, start, begin + match.end(), codes)
            if not codes or not match["reason"].strip():
                self.findings.append(
                    check_finding(
                        "ORG046",
                        N_("the comment does not say why it silences")
                        if codes
                        else N_("the comment names no code to silence"),
                        ignore.place,
                        severity="warning",
                        help=N_("write # orgtree: ignore[CODE] and the reason"),
                    )
                )
                continue
            self._documents.add(document)
            self._by_line.setdefault((document, ignore.line), []).append(ignore)


def _lines_with(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield start and end offset of each line that contains a word."""
    at = text.find(word)
    while at != -1:
        begin = text.rfind("\n", 0, at) + 1
        stop = text.find("\n", at)
        stop = len(text) if stop == -1 else stop
        yield begin, stop - (text[stop - 1 : stop] == "\r")
        at = text.find(word, stop)
