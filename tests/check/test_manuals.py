"""The manual of a check in another language."""

from __future__ import annotations

import pytest

from orgtree.check.manuals import manual_in, sentences

WORDS = {"One and two.": "一和二。", "`a`: the first, or more": "`a`：第一", "All.": "全部。", "``` All. ```": "所有"}


@pytest.mark.parametrize(
    ("manual", "said", "translated"),
    [
        ("One and two.", ["One and two."], "一和二。"),
        ("One\nand two.", ["One and two."], "一和二。"),
        ("One\nand three.", ["One and three."], "One\nand three."),
        ("One\nand two.\n\nAll.", ["One and two.", "All."], "一和二。\n\n全部。"),
        ("All.\n\n\nAll.\n", ["All.", "All."], "全部。\n\n\n全部。"),
        # each item of a list by itself, with its mark
        (
            "All.\n- `a`: the first,\n  or more\n- `b`: none",
            ["All.", "`a`: the first, or more", "`b`: none"],
            "全部。\n- `a`：第一\n- `b`: none",
        ),
        # what stands in fences stays as it is, whatever it says
        ("All.\n```yaml\nAll.\n- a\n\nb\n```\nAll.", ["All.", "All."], "全部。\n```yaml\nAll.\n- a\n\nb\n```\n全部。"),
        ("```\nAll.\n```\n```\nAll.\n```\nOne", ["One"], "```\nAll.\n```\n```\nAll.\n```\nOne"),
        ("", [], ""),
    ],
)
def test_a_manual_is_said_in_another_language(manual: str, said: list[str], translated: str) -> None:
    """Paragraph by paragraph; one without a translation keeps its lines."""
    assert list(sentences(manual)) == said
    assert manual_in(manual, lambda text: WORDS.get(text, text)) == translated
