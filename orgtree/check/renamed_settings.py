"""Rename the ids of units in a project's settings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.base.escape import json_text
from orgtree.check.read_configuration import read_configuration
from orgtree.check.toml_places import part_stretches
from orgtree.source.text_edits import TextEdit, applied

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

    Raises:
        UsageError: If there are settings for the new id already.
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
    edits.sort()
    wanted = {names.get(unit, unit): levels for unit, levels in configuration.per_subtree.items()}
    if wanted.keys() != configuration.per_subtree.keys():
        after = read_configuration(configuration.label, applied(configuration.text, edits))
        if after.per_subtree != wanted:
            message = N_(
                "'{file}' has subtree settings for the id that is given up and for the new one; join them first"
            )
            raise UsageError(message, file=configuration.label)
    return edits
