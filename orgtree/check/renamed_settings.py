"""Rename the ids of units in a project's settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.base.escape import json_text
from orgtree.check.toml_places import part_stretches
from orgtree.source.text_edits import TextEdit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from orgtree.check.configuration import Configuration

_SUBTREES = "per-subtree"
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")


def renamed_settings(configuration: Configuration, names: Mapping[str, str]) -> list[TextEdit]:
    """Return the edits of the settings' text that give units their new ids, in order.

    Args:
        configuration: The settings.
        names: For each id that is given up the new one.
    """
    edits: list[TextEdit] = []
    for pointer, stretch in configuration.stretches.items():
        if pointer[0] != _SUBTREES or len(pointer) == 1 or pointer[1] not in names:
            continue
        parts = list(part_stretches(configuration.text, stretch))
        at = len(parts) - (len(pointer) - 1)  # a key below a heading leaves out what the heading says
        if at >= 0:
            new = names[pointer[1]]
            edits.append(TextEdit(*parts[at], new if _BARE.match(new) else json_text(new)))
    return sorted(edits)
