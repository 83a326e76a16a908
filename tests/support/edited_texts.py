"""Texts with long lists, and edits of them that fit or do not."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from orgtree.source.text_edits import TextEdit

_SIGNS = [*"\n -:'\"|>#{}[]+?~%\t", "  ", "- ", "&a ", "*a", "\r\n", "\n\n"]
_LINES = ["    # deeper\n", "- x\n", "  - y\n", "key: ", "    more\n", "#\n", "? a\n", "---\n", "...\n", "- id: new\n"]
_PIECES = st.sampled_from([*_SIGNS, *_LINES, "  note: |\n      a\n", "  note: >-\n      b\n\n"])
_ITEM = st.sampled_from(
    [
        "- id: a\n  kind: x\n",
        "- {id: b, kind: y}  # behind\n",
        "# above\n- id: c\n  units:\n  - id: d\n  - {id: e}\n  - f\n  - id: g\n",
        "- id: h\n  units:\n    - i\n    - id: j\n      note: |+\n        text\n\n    - k\n",
        "- note: >\n    folded\n    # more\n",
        "- plain text\n  that goes on\n",
        "- 'quoted\n  text'\n",
        "-\n  id: l\n",
        "- - m\n  - n\n",
        "- key:\n",
    ]
)


@st.composite
def edited(draw: Any) -> tuple[str, list[TextEdit]]:
    """Draw a text with long lists, and edits of it that fit or do not."""
    items = draw(st.lists(_ITEM, min_size=4, max_size=12))
    text = (
        draw(st.sampled_from(["", "title: T\n", "as_of: 2020-01-01\nclaims:\n- {id: k}\n"]))
        + "units:\n"
        + "".join(items)
        + draw(st.sampled_from(["", "title: T\n", "claims:\n- {id: k}\n- {id: m}\n"]))
    )
    edits: list[TextEdit] = []
    lines = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n")]
    for at in sorted(draw(st.lists(st.sampled_from(lines) | st.integers(0, len(text)), min_size=1, max_size=3))):
        stop = draw(st.sampled_from([at, at, min(at + 1, len(text)), next((one for one in lines if one > at), at)]))
        new = "".join(draw(st.lists(_PIECES, max_size=4)))
        if (not edits or edits[-1].end < at) and (new or stop > at):
            edits.append(TextEdit(at, stop, new))
    return text, edits
