"""Read XML without entities, document types and other files, within budgets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from orgtree.base.catalogue import N_
from orgtree.base.messages import Saying

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.source import Budgets


class RefusedXmlError(Exception):
    """XML that is not read; `saying` says why, `offset` where."""

    def __init__(self, saying: Saying, offset: int = 0) -> None:
        super().__init__(str(saying))
        self.saying = saying
        self.offset = offset


@dataclass(slots=True)
class Element:
    """An element of an XML text.

    Args:
        name: Its name without the namespace.
        attributes: Its attributes, by names without namespaces.
        span: Characters at which its first tag begins and ends.
        text: The text right inside it.
        elements: The elements right inside it.
    """

    name: str
    attributes: Mapping[str, str]
    span: tuple[int, int]
    text: str = ""
    elements: list[Element] = field(default_factory=list)


def read_xml(text: str, budgets: Budgets) -> Element:
    """Return the outermost element of a text.

    Args:
        text: The text.
        budgets: How deep elements may stand in one another, how many there may be, and how long a text.

    Raises:
        RefusedXmlError: If it is no XML, has a document type, or is beyond the budgets.
    """
    return _Reading(text, budgets).outermost()


class _Reading:
    """One text while it is read."""

    def __init__(self, text: str, budgets: Budgets) -> None:
        self._text = text
        self._bytes = text.encode("utf-8", "replace")
        self._ascii = len(self._bytes) == len(text)
        self._seen = (0, 0)  # bytes and characters
        self._budgets = budgets
        self._left = budgets.max_nodes
        self._open: list[Element] = []
        self._outermost: Element | None = None
        self._words: list[str] = []
        self._parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._words.append
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._doctype

    def outermost(self) -> Element:
        try:
            self._parser.Parse(self._bytes, True)  # noqa: FBT003 - it takes it by position
        except expat.ExpatError as error:
            said = Saying(N_("it is not XML: {reason}"), {"reason": expat.errors.messages.get(error.code, str(error))})
            raise RefusedXmlError(said, self._at(max(0, self._parser.ErrorByteIndex))) from error
        assert self._outermost is not None  # noqa: S101 - expat refuses a text without an element
        return self._outermost

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self._at(self._parser.CurrentByteIndex)
        self._left -= 1 + len(attributes)
        if self._left < 0:
            raise RefusedXmlError(Saying(N_("it has more than {most} parts"), {"most": self._budgets.max_nodes}), at)
        if len(self._open) >= self._budgets.max_depth:
            said = Saying(N_("its elements are nested deeper than {most} levels"), {"most": self._budgets.max_depth})
            raise RefusedXmlError(said, at)
        end = self._text.find(">", at) + 1 or len(self._text)
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        element = Element(name.rpartition(" ")[2], local, (at, end))
        if self._open:
            self._close_text()
            self._open[-1].elements.append(element)
        else:
            self._outermost = element
        self._words.clear()
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._close_text()
        self._open.pop()

    def _close_text(self) -> None:
        if self._words:
            self._open[-1].text += "".join(self._words).strip()
            self._words.clear()

    def _doctype(self, *_: object) -> None:
        said = Saying(N_("it has a document type, whose entities could make reading it endless or lead elsewhere"))
        raise RefusedXmlError(said, self._at(self._parser.CurrentByteIndex))

    def _at(self, byte: int) -> int:
        """Return the character at a byte; bytes are asked for in their order."""
        if self._ascii:
            return byte
        before, characters = self._seen
        if byte < before:
            before = characters = 0
        characters += len(self._bytes[before:byte].decode("utf-8", "ignore"))
        self._seen = byte, characters
        return characters
