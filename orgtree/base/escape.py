r"""Escape text for each output format.

A unit's name is anything that YAML can hold: an escape sequence that clears the screen, a formula,
markup, a control that turns the writing direction round. Each function takes plain text and
returns what shows exactly that text in its target, never more. What no reader can see is shown in
the notation `\\u{202e}`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from typing import Any

# C0 and C1 controls, line and paragraph separators, directional marks, embeddings, overrides and
# isolates, invisible operators, the byte-order mark, tag characters and lone surrogates.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e007f]"
)
_UNSEEN_BUT_LINES = re.compile(_UNSEEN.pattern.replace("\x00-\x1f", "\x00-\x08\x0b-\x1f"))
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_NOT_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")

_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_XML_TEXT = {**_XML, "\r": "&#13;"}
_XML_ATTRIBUTE = {**_XML_TEXT, '"': "&quot;", "'": "&#39;", "\t": "&#9;", "\n": "&#10;"}
_GITHUB_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_GITHUB_PROPERTY = {**_GITHUB_DATA, ":": "%3A", ",": "%2C"}
_DOT = {"\\": "\\\\", '"': '\\"', "&": "&amp;", "\n": "\\n"}
_MERMAID = {character: f"#{ord(character)};" for character in '#&<>"`%{}\\|$'}
_MARKDOWN = {character: f"\\{character}" for character in "\\`*_{}[]|~$!#"} | _XML
# What begins a list or a line across at the start of a line; what many readers make a link of without being asked.
_MARKDOWN_MARK = re.compile(r"[-+=](?=\s|$)|[-=]+$|\d{1,9}(?=[.)](\s|$))")
_MARKDOWN_LINK = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)

_TABLES = {
    name: str.maketrans(table)
    for name, table in {
        "xml": _XML_TEXT,
        "xml_attribute": _XML_ATTRIBUTE,
        "github_data": _GITHUB_DATA,
        "github_property": _GITHUB_PROPERTY,
        "dot": _DOT,
        "mermaid": _MERMAID,
        "markdown": _MARKDOWN,
    }.items()
}

# What a spreadsheet takes for the beginning of a formula, full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GUARDED = re.compile(f"'[{re.escape(''.join(_FORMULA))}]")
"""Found in a text in which `csv_cell` may have guarded a cell."""


def _shown(match: re.Match[str]) -> str:
    return f"\\u{{{ord(match.group()):x}}}"


def terminal(text: str, *, lines: bool = False) -> str:
    r"""Return text without terminal control sequences and direction overrides.

    Args:
        text: Any text.
        lines: Keep line ends and tabs, for text of several lines; otherwise they are shown, too.

    >>> terminal("\x1b[2J") == r"\u{1b}[2J"
    True
    >>> terminal("a\u202eb") == r"a\u{202e}b"
    True
    """
    if text.isprintable():
        return text if text.isascii() else _UNSEEN.sub(_shown, text)
    return (_UNSEEN_BUT_LINES if lines else _UNSEEN).sub(_shown, text)


@lru_cache(maxsize=4096)
def columns_of(text: str) -> int:
    """Return the width in terminal columns of a text escaped by `terminal`.

    >>> columns_of("unit"), columns_of("单元"), columns_of("e\u0301")
    (4, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def csv_cell(value: object) -> str:
    """Return a CSV or TSV cell that no spreadsheet runs as a formula; the writer quotes it.

    >>> csv_cell("=1+1"), csv_cell(-5), csv_cell("东街道"), csv_cell(None)
    ("'=1+1", '-5', '东街道', '')
    """
    if value is None:
        return ""
    text = str(value)
    guarded = isinstance(value, str) and text.startswith(_FORMULA)
    return terminal(f"'{text}" if guarded else text, lines=True)


def without_guard(cell: str) -> str:
    """Return the text of which `csv_cell` made a cell.

    >>> without_guard("'=1+1"), without_guard("'t Hof")
    ('=1+1', "'t Hof")
    """
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def github_data(text: str) -> str:
    r"""Return text for the message of a GitHub workflow command.

    >>> github_data("50 %\nmore")
    '50 %25%0Amore'
    """
    return terminal(text, lines=True).translate(_TABLES["github_data"])


def github_property(text: str) -> str:
    """Return text for a property (`file=`, `title=`) of a GitHub workflow command.

    >>> github_property("a,b::c")
    'a%2Cb%3A%3Ac'
    """
    return terminal(text, lines=True).translate(_TABLES["github_property"])


def xml_text(text: str) -> str:
    """Return text for between two tags of XML, SVG or HTML.

    >>> xml_text("<script>")
    '&lt;script&gt;'
    """
    return _NOT_XML.sub(_shown, text).translate(_TABLES["xml"])


def xml_attribute(text: str) -> str:
    """Return text for inside a quoted attribute of XML, SVG or HTML, without the quotes.

    >>> xml_attribute('" onload="x')
    '&quot; onload=&quot;x'
    """
    return _NOT_XML.sub(_shown, text).translate(_TABLES["xml_attribute"])


def dot_string(text: str) -> str:
    r"""Return a quoted string of the DOT language that shows the text as it is, quotes included.

    DOT expands backslash sequences and HTML entities in labels, so both are escaped.

    >>> print(dot_string('say "hi" \\N'))
    "say \"hi\" \\N"
    """
    shown = terminal(text.replace("\r\n", "\n"), lines=True)
    return '"' + shown.translate(_TABLES["dot"]) + '"'


def mermaid_text(text: str) -> str:
    """Return text for inside a quoted label of Mermaid, without the quotes, as its entity codes.

    Formulas between dollar signs stay what is written; so does what some versions take for a list and refuse to show.

    >>> mermaid_text('a "b" %%{init}')
    'a #34;b#34; #37;#37;#123;init#125;'
    >>> mermaid_text("$$x$$"), mermaid_text("1. Harbour")
    ('#36;#36;x#36;#36;', '1#46; Harbour')
    """
    line = _one_line(text)
    if (mark := _MARKDOWN_MARK.match(line)) is None:
        return line.translate(_TABLES["mermaid"])
    at = mark.end() if line[0].isdigit() else 0
    return f"{line[:at]}#{ord(line[at])};{line[at + 1 :].translate(_TABLES['mermaid'])}"


def markdown_text(text: str) -> str:
    r"""Return text for a paragraph, heading, table cell or picture's description of Markdown: no markup, no link.

    >>> print(markdown_text("a|b *c* <d>"))
    a\|b \*c\* &lt;d&gt;
    >>> print(markdown_text("[x](http://a.example)"))
    \[x\](http\://a.example)
    """
    line = _one_line(text).strip().translate(_TABLES["markdown"])
    line = _MARKDOWN_LINK.sub(r"\\\g<0>", line)
    if mark := _MARKDOWN_MARK.match(line):
        at = mark.end() if line[0].isdigit() else 0
        line = f"{line[:at]}\\{line[at:]}"
    return line


def markdown_address(path: str) -> str:
    """Return a relative path for a link or picture of Markdown, with the brackets that let it hold spaces.

    >>> markdown_address("a b>.svg")
    '<a b%3E.svg>'
    """
    return "<" + re.sub(r"[\x00-\x1f\x7f<>%\\]", lambda match: f"%{ord(match.group()):02X}", path) + ">"


def json_text(value: Any, *, indent: int | None = None) -> str:
    r"""Return a value as JSON, invisible characters escaped, all others as they are.

    >>> print(json_text({"name": "东\u202e"}))
    {"name": "东\u202e"}
    """
    # These stand only inside strings, where JSON's own escape means the same character.
    return in_quotes(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent))


def in_quotes(text: str) -> str:
    """Return a text in which invisible characters stand only between double quotes, of JSON or YAML, with their escapes."""
    return _NOT_IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _one_line(text: str) -> str:
    return terminal(" ".join(text.splitlines()) if "\n" in text or "\r" in text else text)
