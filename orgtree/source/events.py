"""Build plain data and node positions in one pass over YAML events.

`yaml.load` composes a tree of node objects first, and throws their places away after; taking the events
costs a quarter of that. The loop is one function without calls per scalar on purpose: 100 000 units are
1.5 million events, so that every call here would cost a tenth of a second. Nothing recurses.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from orgtree.base.catalogue import N_
from orgtree.source.notes import StopReading, excerpt
from orgtree.source.parsers import DEFAULT_PARSER
from orgtree.source.positions import Positions
from orgtree.source.refusals import (
    ALIAS_BUDGET,
    DEPTH_BUDGET,
    KEY_IS_ALIAS,
    KEY_IS_LIST,
    KEY_IS_MAPPING,
    MERGE_KEY,
    NO_KEY,
    NODE_BUDGET,
    RECURSIVE_ALIAS,
    REPEATED_KEY,
    SECOND_DOCUMENT,
    UNKNOWN_ALIAS,
)
from orgtree.source.scalars import WORDS, number
from orgtree.source.text_spans import scalar_end

if TYPE_CHECKING:
    from collections.abc import Callable

    from orgtree.source.budgets import Budgets
    from orgtree.source.notes import Notes
    from orgtree.source.parsers import ParserClass
    from orgtree.source.refusals import Refusal

_FIGURES = 50_000  # distinct numbers and dates remembered: finding out what they mean is dear
_WORDS = 4096  # other plain scalars: kinds come early, ids would only fill it
_BLOCKS = "|>"
_ABSENT = object()
_Anchor = tuple[int, Any, int]  # node (-1: left out), value, nodes it stands for
_OPEN: _Anchor = (-2, None, 0)
_LEFT_OUT: _Anchor = (-1, None, 1)
_UNKNOWN: _Anchor = (-3, None, 0)


def read_events(
    text: str,
    budgets: Budgets,
    notes: Notes,
    parser_class: ParserClass = DEFAULT_PARSER,
    *,
    encoded: bytes | None = None,
) -> tuple[Any, Positions]:
    """Read the first document of a text.

    Args:
        text: The whole text, without a byte order mark.
        budgets: Limits of depth, nodes and aliases.
        notes: Takes what is wrong; recoverable problems leave out a value or an entry.
        parser_class: What yields the events.
        encoded: The same text in UTF-8 where it is at hand, so that the parser need not encode it again.

    Returns:
        The root value (None when there is none) and the places.

    Raises:
        StopReading: Beyond a budget; the finding is noted.
        yaml.YAMLError: Not YAML.
    """
    reading = _Reading(text, budgets, notes, parser_class(text if encoded is None else encoded))
    try:
        reading.next_event()
        if reading.next_event().__class__ is not DocumentStartEvent:
            return None, reading.positions
        data = reading.read()
        following: Any = reading.next_event()
        begin: Any = DocumentStartEvent
        if following.__class__ is begin:
            reading.refuse(SECOND_DOCUMENT, following)
        return data, reading.positions
    finally:
        reading.finish()


class _Reading:
    """State of one pass: anchors, refused keys, limits."""

    def __init__(self, text: str, budgets: Budgets, notes: Notes, parser: Any) -> None:
        self.text = text
        self.budgets = budgets
        self.notes = notes
        self.positions = Positions()
        self.keys: dict[str, str] = {}
        self.anchors: dict[str, _Anchor] = {}
        self.extra = 0
        self.depth = 0
        self.repeated: list[tuple[int, Any, str, int, int]] = []
        self.anchored = "&" in text
        self.parser = parser
        # Two events at most for a node, and a node takes a character: short texts need no counting.
        self.next_event = self.parser.get_event if len(text) < budgets.max_nodes else self._counted()

    def read(self) -> Any:  # noqa: C901, PLR0912, PLR0915 - one loop, see the head of this file
        """Build the root value from the events up to the end of its document."""
        next_event: Callable[[], Any]
        next_event, positions, anchored = self.next_event, self.positions, self.anchored
        start, ends, add_start = positions.start, positions.ends, positions.start.append
        scalar: Any = ScalarEvent
        known, figures, words = dict(WORDS), _FIGURES, _WORDS
        recall, recall_key = known.get, self.keys.get
        boxes: list[tuple[int, int]] = []
        stack: list[tuple[Any, bool, int, bool, str | None, int]] = []
        root: list[Any] = []
        box: Any = root
        in_mapping, node, flow, anchor, before = False, -1, False, None, 0
        key: Any = None
        while True:
            if in_mapping:
                while True:
                    event = next_event()
                    if event.__class__ is not scalar:
                        key = None
                        break
                    key = recall_key(event.value)
                    if key is None or key in box:
                        key = self.new_key(event, box, node)
                        if key is None:
                            self.leave_out(next_event(), len(stack))
                            continue
                    add_start(event.start_mark.index)
                    if anchored and event.anchor:
                        self.anchors[event.anchor] = (len(start) - 1, key, 1)
                    event = next_event()
                    if event.__class__ is not scalar:
                        break
                    value = event.value
                    if not event.style:
                        meant = recall(value, _ABSENT)
                        if meant is _ABSENT:
                            if value < ":":  # + - . and the digits sort before it
                                meant = number(value)
                                if figures:
                                    figures -= 1
                                    known[value] = meant
                            else:
                                meant = value
                                if words:
                                    words -= 1
                                    known[value] = value
                        value = meant
                    elif event.style in _BLOCKS:
                        ends[len(start)] = event.end_mark.index
                    box[key] = value
                    add_start(event.start_mark.index)
                    if anchored and event.anchor:
                        self.anchors[event.anchor] = (len(start) - 1, value, 1)
            else:
                key = 0
                while True:
                    event = next_event()
                    if event.__class__ is not scalar:
                        break
                    value = event.value
                    if not event.style:
                        meant = recall(value, _ABSENT)
                        if meant is _ABSENT:
                            if value < ":":
                                meant = number(value)
                                if figures:
                                    figures -= 1
                                    known[value] = meant
                            else:
                                meant = value
                                if words:
                                    words -= 1
                                    known[value] = value
                        value = meant
                    elif event.style in _BLOCKS:
                        ends[len(start)] = event.end_mark.index
                    box.append(value)
                    add_start(event.start_mark.index)
                    if anchored and event.anchor:
                        self.anchors[event.anchor] = (len(start) - 1, value, 1)
            kind = event.__class__
            if kind is MappingEndEvent or kind is SequenceEndEvent:
                if flow:
                    ends[node] = event.end_mark.index
                count = len(start) - node
                boxes.append((node, count))
                if anchor:
                    self.anchors[anchor] = (node, box, count + self.extra - before)
                box, in_mapping, node, flow, anchor, before = stack.pop()
                continue
            if key is None:
                self.refuse_key(event, len(stack))
                continue
            if kind is DocumentEndEvent:
                break
            if kind is AliasEvent:
                value = self.alias(event, len(start))
                add_start(event.start_mark.index)
                if in_mapping:
                    box[key] = value
                else:
                    box.append(value)
                continue
            inner: Any = {} if kind is MappingStartEvent else []
            if in_mapping:
                box[key] = inner
            else:
                box.append(inner)
            stack.append((box, in_mapping, node, flow, anchor, before))
            self.check_depth(len(stack), event)
            box, in_mapping, node, flow = inner, kind is MappingStartEvent, len(start), event.flow_style
            add_start(event.start_mark.index)
            anchor = event.anchor
            if anchor:
                before = self.extra
                self.anchors[anchor] = _OPEN
        size = positions.size = array("I", (1,)) * len(start)
        for node, count in boxes:
            size[node] = count
        return root[0]

    def finish(self) -> None:
        """Report duplicate keys, whose first position is known by now, and dispose of the parser."""
        positions = self.positions
        whole = len(positions.size) == len(positions.start)  # else the text broke off, and sizes are not known
        for node, mapping, key, start, end in self.repeated:
            related: tuple[tuple[int, int, str], ...] = ()
            if whole:
                first, _ = positions.entry(node, mapping, key)
                related = (
                    (
                        positions.start[first],
                        scalar_end(self.text, positions.start[first], key),
                        N_("first here, and this one is kept"),
                    ),
                )
            code, message, remedy = REPEATED_KEY
            self.notes.add(code, start, end, message, remedy, *related, words=N_("again here"), key=excerpt(key))
        self.parser.dispose()

    def new_key(self, event: Any, box: dict[str, Any], node: int) -> str | None:
        """Return a key met for the first time, or None when its entry is to be left out."""
        key: str = event.value
        if key in ("", "<<") and not event.style:
            self.refuse(MERGE_KEY if key else NO_KEY, event)
            return None
        if key in box:
            if len(self.repeated) <= self.notes.limit:
                self.repeated.append((node, box, key, event.start_mark.index, event.end_mark.index))
            return None
        if key not in ("", "<<"):  # these two are looked at again each time
            self.keys[key] = key
        return key

    def refuse_key(self, event: Any, depth: int) -> None:
        """Leave out an entry whose key is not a scalar."""
        kind = event.__class__
        self.refuse(
            KEY_IS_ALIAS if kind is AliasEvent else KEY_IS_MAPPING if kind is MappingStartEvent else KEY_IS_LIST, event
        )
        self.leave_out(event, depth)
        self.leave_out(self.next_event(), depth)

    def leave_out(self, event: Any, depth: int) -> None:
        """Skip the node that begins with *event*; mark its anchors as left out."""
        level = 0
        while True:
            kind = event.__class__
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                level += 1
                self.check_depth(depth + level, event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                level -= 1
            if kind is not AliasEvent and getattr(event, "anchor", None):
                self.anchors[event.anchor] = _LEFT_OUT
            if not level:
                return
            event = self.next_event()

    def alias(self, event: Any, node: int) -> Any:
        """Return the value of an alias."""
        target, value, count = self.anchors.get(event.anchor, _UNKNOWN)
        if target >= 0:
            self.extra += count
            if self.extra > self.budgets.max_alias_nodes:
                self.refuse(ALIAS_BUDGET, event, limit=self.budgets.max_alias_nodes)
                raise StopReading
            self.positions.aliases[node] = target
        elif target != _LEFT_OUT[0]:
            self.refuse(RECURSIVE_ALIAS if target == _OPEN[0] else UNKNOWN_ALIAS, event, name=excerpt(event.anchor))
        return value

    def check_depth(self, depth: int, event: Any) -> None:
        """Stop at a node that is nested too deeply."""
        if depth > self.budgets.max_depth:
            self.refuse(DEPTH_BUDGET, event, limit=self.budgets.max_depth)
            raise StopReading

    def refuse(self, refusal: Refusal, event: Any, **facts: Any) -> None:
        """Report a refusal at an event, for a container at its first character."""
        code, message, remedy = refusal
        start, end = event.start_mark.index, event.end_mark.index
        self.notes.add(code, start, max(end, start + 1), message, remedy, **facts)

    def _counted(self) -> Callable[[], Any]:
        """Yield events up to the limit on nodes; for long texts only, since it costs a call each."""
        get_event, most = self.parser.get_event, self.budgets.max_nodes
        left = most + 4  # the begin and the end of stream and document are no nodes

        def next_event() -> Any:
            nonlocal left
            event = get_event()
            kind = event.__class__
            if kind is not MappingEndEvent and kind is not SequenceEndEvent:
                left -= 1
                if left < 0:
                    self.refuse(NODE_BUDGET, event, limit=most)
                    raise StopReading
            return event

        return next_event
