"""What both sides of each comparison start from: an organisation read by orgtree, and the same as plain data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import orgtree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree import Organisation


@pytest.fixture(scope="session")
def from_data(tmp_path_factory: Any) -> Callable[[dict[str, Any], dict[str, Any]], Organisation]:
    """Return what reads an organisation of a charter and a definition, both given as data."""
    folder: Path = tmp_path_factory.mktemp("naive")
    written: dict[str, Path] = {}

    def organisation(charter: dict[str, Any], definition: dict[str, Any]) -> Organisation:
        text = json.dumps(charter)
        if text not in written:
            written[text] = folder / f"charter-{len(written)}.yaml"
            written[text].write_text(text, encoding="utf-8")
        return orgtree.loads(json.dumps(definition), charter=str(written[text]))

    return organisation
