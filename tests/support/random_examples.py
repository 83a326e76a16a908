"""How many random examples laws look at: few by default, many more where `make fuzz` asks for them."""

from __future__ import annotations

import os

LONG = os.environ.get("ORGTREE_FUZZ") == "long"
"""Whether much longer is looked than whoever changes something wants to wait."""


def examples(usual: int, most: int | None = None) -> int:
    """Return how many examples a law looks at.

    Args:
        usual: So many by default.
        most: So many where it is looked for long; else twenty times as many.
    """
    return (most or 20 * usual) if LONG else usual
