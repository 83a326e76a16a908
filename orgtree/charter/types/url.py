"""Addresses: pages on the web, and where mail goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from orgtree.base.catalogue import N_
from orgtree.base.finding import Mistake, Suggestion
from orgtree.base.messages import shortened
from orgtree.charter.field_type import Pointer, Worded
from orgtree.charter.mistakes import no_text
from orgtree.charter.trees import ExpressionError

if TYPE_CHECKING:
    from orgtree.charter.model import Field
    from orgtree.charter.schema_parts import Schema

_LONGEST = 2000
_NEVER = r'\s"<>\\^`{|}'
_SHAPE = rf"[Hh][Tt][Tt][Pp][Ss]?://[^{_NEVER}@/?#]+(?:[/?#][^{_NEVER}]*)?"
_MAIL = rf"[Mm][Aa][Ii][Ll][Tt][Oo]:[^{_NEVER}@?]+@[^{_NEVER}@?]+(?:\?[^{_NEVER}]*)?"
_ADDRESS = re.compile(f"{_SHAPE}|{_MAIL}")
_BARE = (
    (re.compile(r"www\.[^\s@]+\Z"), "https://"),
    (re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+\Z"), "mailto:"),
)
"""What people write for an address, and what is missing before it."""


class Url(Worded):
    """Addresses that begin with http, https or mailto: all that a page or a picture may link to."""

    name = "url"
    description = N_("an address that begins with https://, http:// or mailto:")
    options = Worded.options | {"several"}
    between: ClassVar[re.Pattern[str]] = re.compile(r"[\s;；|]+")  # commas stand in addresses
    address: ClassVar[bool] = True

    def read(self, field: Field, value: Any, pointer: Pointer = ()) -> str:
        """Return the address."""
        if not isinstance(value, str):
            raise no_text(field.name, value, pointer)
        if is_address(value):
            return value
        instead = next((before + value for shape, before in _BARE if shape.match(value)), "")
        mistake = Mistake(
            N_("'{field}' is an address, and '{value}' is none"),
            {"field": field.name, "value": shortened(value)},
            "" if instead else N_("write it in full, beginning with https://, http:// or mailto:, without a password"),
            value,
            Suggestion(instead, guess=False) if instead and is_address(instead) else None,
        )
        raise ExpressionError(mistake, pointer=pointer)

    def schema(self, field: Field) -> Schema:  # noqa: ARG002 - the same for all
        """Return the schema of an address."""
        return {
            "type": "string",
            "maxLength": _LONGEST,
            "pattern": f"^(?:{_ADDRESS.pattern})$",
            "patternErrorMessage": "an address is wanted: https://…, http://… or mailto:…",
        }


def is_address(value: str) -> bool:
    """Return whether a text is an address that may be linked to: of a page, without a name before the host, or for mail.

    >>> is_address("https://example.org/a?b=1"), is_address("javascript:alert(1)"), is_address("https://me@evil.example")
    (True, False, False)
    """
    if len(value) > _LONGEST or not value.isprintable() or not _ADDRESS.fullmatch(value):
        return False
    try:
        port = urlsplit(value).port
    except ValueError:  # brackets that are no address of a host, or a port that is no number
        return False
    return port is None or port > 0


TYPE = Url()
