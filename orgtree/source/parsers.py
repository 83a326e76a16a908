"""YAML event parsers: libyaml's, else PyYAML's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

if TYPE_CHECKING:
    from collections.abc import Callable

    ParserClass = Callable[[str | bytes], Any]


class PurePythonParser(Reader, Scanner, Parser):
    """The parser of PyYAML itself, for installations without libyaml; twenty times slower."""

    def __init__(self, stream: str | bytes) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Any) -> list[str]:  # noqa: FBT001 - as inherited
        """Refuse escapes for lone surrogates and beyond U+10FFFF, as libyaml does."""
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError) as error:
            raise self._bad_escape(start_mark) from error
        if any("\ud800" <= chunk <= "\udfff" for chunk in chunks if len(chunk) == 1):
            raise self._bad_escape(start_mark)
        return chunks

    def _bad_escape(self, start_mark: Any) -> ScannerError:
        problem = "found invalid Unicode character escape code"
        return ScannerError("while parsing a quoted scalar", start_mark, problem, self.get_mark())


def _installed() -> ParserClass:
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]  # noqa: PLC0415 - may be missing
    except ImportError:  # PyYAML was built without libyaml
        return PurePythonParser
    parser: ParserClass = CParser
    return parser


DEFAULT_PARSER: ParserClass = _installed()
"""The faster of those installed."""
