"""Small organisations for the rules: a charter and a definition as texts, judged as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rule_examples import outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rule_examples import Outcome


@pytest.fixture
def judge(tmp_path: Path) -> Callable[[str, str], Outcome]:
    """Judge a definition under a charter, both as YAML without the lines that say what they are."""
    return lambda charter, definition: outcome(tmp_path, charter, definition)
