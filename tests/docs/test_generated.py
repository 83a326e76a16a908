"""The generated pages are what their script writes now."""

from __future__ import annotations

import pytest
from scripts import ROOT, load_script


@pytest.mark.parametrize("name", ["rules.md", "metrics.md", "picture-options.md", "forms.md"])
def test_a_generated_page_is_current(name: str) -> None:
    """`make docs` would change nothing."""
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == load_script("docs/generate.py").PAGES[name]()
