"""Contexts of JSON-LD that are not in the file itself."""

from __future__ import annotations

from typing import Any


def remote_context(data: Any) -> str | None:
    """Return the first context of a document that is elsewhere, None where all are written out.

    >>> remote_context({"@context": [{"n": "urn:n"}, "https://example.org/c"], "@id": "urn:a"})
    'https://example.org/c'
    """
    pending = [data]
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending += reversed(value)
        elif isinstance(value, dict):
            contexts = value.get("@context")
            for context in contexts if isinstance(contexts, list) else [contexts]:
                if isinstance(context, str):
                    return context
            if isinstance(value.get("@import"), str):
                return str(value["@import"])
            pending += reversed(value.values())
    return None
