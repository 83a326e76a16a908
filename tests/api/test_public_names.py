"""What `import orgtree` shows is what it says it shows."""

from __future__ import annotations

import subprocess
import sys

import orgtree


def test_all_names_and_nothing_else_are_public() -> None:
    """`__all__` is sorted, is what `dir` lists, and each name is there."""
    assert sorted(orgtree.__all__) == orgtree.__all__
    assert dir(orgtree) == sorted(orgtree.__all__)
    for name in orgtree.__all__:
        assert getattr(orgtree, name) is not None
    hidden = {name for name in vars(orgtree) if not name.startswith("_")} - set(orgtree.__all__)
    assert {name for name in hidden if not hasattr(vars(orgtree)[name], "__path__")} <= {
        "TYPE_CHECKING",
        "Any",
        "annotations",
        "import_module",
    }


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """A slip is told as Python tells it."""
    assert not hasattr(orgtree, "laod")


def test_importing_loads_nothing_heavy() -> None:
    """`import orgtree` brings in neither numpy, pydantic, networkx, polars nor rich."""
    code = "import sys, orgtree; print([m for m in ('numpy', 'pydantic', 'networkx', 'polars', 'rich', 'yaml') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"  # noqa: S603 - a fixed line of Python
