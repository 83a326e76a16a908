"""Small views that several tests of pictures draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chart_laws import make

from orgtree.draw.view import Link

if TYPE_CHECKING:
    from orgtree.draw.view import View


@pytest.fixture
def small() -> View:
    """Return a company of four units, one beside the line."""
    return make([-1, 0, 0, 2], kinds=[0, 4, 1, 2], names=["Board", "Office", "Works", "Water"], title="Company")


@pytest.fixture
def council() -> View:
    """Return a district with three branches and a joint body that one convenes and two have seats on."""
    return make(
        [-1, 0, 0, 0, -1],
        kinds=[0, 3, 3, 3, 5],
        names=["区委", "甲支部", "乙支部", "丙支部", "大工委"],
        links=[Link(1, 4, 1), Link(0, 4, 2, "兼职委员"), Link(0, 4, 3, "兼职委员")],
        bodies=frozenset({4}),
        language="zh",
        title="示例区",
    )
