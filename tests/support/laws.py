"""What laws over random rows start from: a module's `CHARTER` in a folder, its metrics, and the graph of rows under it."""

from __future__ import annotations

from typing import Any

import pytest

from orgtree.charter.load import load_charter
from orgtree.graph.load import load_rows
from orgtree.measure.compile import prepare
from orgtree.source import SourceSet


@pytest.fixture(scope="module")
def law_folder(request: pytest.FixtureRequest, tmp_path_factory: Any) -> Any:
    """Return a folder with the module's charter."""
    path = tmp_path_factory.mktemp("law")
    (path / "law.yaml").write_text(request.module.CHARTER, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def law_metrics(law_folder: Any) -> Any:
    """Return the charter's metrics."""
    charter, _ = load_charter("./law.yaml", sources=SourceSet(), folder=law_folder)
    assert charter is not None
    found, problems = prepare(charter)
    assert problems == []
    return found


def build(rows: Any, folder: Any) -> Any:
    """Return the graph of some rows."""
    loaded = load_rows(rows, [], charter="./law.yaml", folder=folder)
    assert [finding.text() for finding in loaded.findings] == []
    return loaded.snapshot
