"""Read bytes or text into a document; mistakes become findings, never exceptions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from orgtree.base.catalogue import N_
from orgtree.base.memory import no_collecting
from orgtree.source.budgets import DEFAULT, Budgets
from orgtree.source.decoding import Decoded, to_text, without_unprintable
from orgtree.source.documents import Document
from orgtree.source.events import read_events
from orgtree.source.notes import Notes, StopReading
from orgtree.source.parsers import DEFAULT_PARSER
from orgtree.source.positions import Positions
from orgtree.source.surrogates import decode_pairs, hide_pairs
from orgtree.source.syntax import note_syntax_error
from orgtree.source.yaml_pitfalls import check_raw_text

if TYPE_CHECKING:
    from orgtree.base.finding import Finding
    from orgtree.source.parsers import ParserClass

_LEADING_BLANKS = re.compile(r"\s*")


def read_text(
    source: str | bytes,
    *,
    label: str,
    budgets: Budgets = DEFAULT,
    number: int = 0,
    parser_class: ParserClass = DEFAULT_PARSER,
) -> tuple[Document, list[Finding]]:
    """Read one YAML or JSON document.

    Args:
        source: The text, or bytes in UTF-8.
        label: Name of the input, as the user gave it.
        budgets: What the reading may cost.
        number: Number of the document that the findings' places name.
        parser_class: What yields the events; libyaml's where it is installed.

    Returns:
        The document, its data None when nothing can be read, and the findings in the order of the text.

    >>> document, findings = read_text("units: [{id: a, kind: branch, id: b}]", label="a.yaml")
    >>> document.data["units"][0]["id"], findings[0].text()
    ('a', "key 'id' stands twice in this mapping")
    """
    notes = Notes(number, budgets.max_findings)
    read = to_text(source, budgets, notes)
    data, positions = _read(read, budgets, notes, parser_class) if read.readable else (None, Positions())
    return Document(label, read.text, data, positions), notes.sorted()


def _read(read: Decoded, budgets: Budgets, notes: Notes, parser_class: ParserClass) -> tuple[Any, Positions]:
    text = read.text
    try:
        with no_collecting():  # nothing built here is a cycle, and looking for some would take half the time
            data, positions = _attempt(read, budgets, notes, parser_class)
            check_raw_text(text, data, positions, budgets, notes)
    except StopReading:
        return None, Positions()
    except MarkedYAMLError as error:
        note_syntax_error(text, error, notes, deepest=budgets.max_depth)
        return None, Positions()
    except YAMLError as error:
        notes.add(
            "ORG010", 0, 0, N_("the file is not YAML: {problem}"), N_("save it as plain text"), problem=str(error)
        )
        return None, Positions()
    if data is None and not notes.sorted():
        notes.add(
            "ORG022", 0, 0, N_("the file is empty"), N_("write a definition, or take the file out of the includes")
        )
    return data, positions


def _attempt(read: Decoded, budgets: Budgets, notes: Notes, parser_class: ParserClass) -> tuple[Any, Positions]:
    """Parse the text, once more with surrogate pairs and control characters replaced if the parser refuses them."""
    # Parsers refuse a tab before the first bracket only.
    text, encoded = read.text, read.encoded
    blanks = _LEADING_BLANKS.match(text)
    begin = blanks.end() if blanks else 0
    if "\t" in text[:begin]:
        text, encoded = text[:begin].replace("\t", " ") + text[begin:], None
    is_json = text.startswith(("{", "["), begin)
    try:
        return read_events(text, budgets, notes, parser_class, encoded=encoded)
    except (ReaderError, UnicodeEncodeError):
        notes.clear()
        return read_events(without_unprintable(text, notes), budgets, notes, parser_class)
    except MarkedYAMLError:
        # Escapes of surrogate pairs are refused, and without libyaml tabs between tokens; a tab inside a string of JSON
        # cannot be.
        hidden = hide_pairs(text.replace("\t", " ")) if is_json else None
        if not hidden or hidden.text == text:
            raise
    notes.clear()
    data, positions = read_events(hidden.text, budgets, notes, parser_class)
    return decode_pairs(data, hidden), positions
