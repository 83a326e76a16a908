"""Notes about links below a chart name every unit, or count those for which there is no room."""

from __future__ import annotations

import re

import orgtree

HEAD = "orgtree: definition/1\ncharter: company\ntitle: Posts\nunits:\n- {id: chief, kind: post, name: Chief, filled: true}\n"


def _texts(matters: list[str]) -> str:
    units = "".join(
        f"- {{id: e{at}, kind: post, name: Expert {at}, filled: true, dotted_to: {{to: chief, matter: {matter}}}}}\n"
        for at, matter in enumerate(matters)
    )
    svg = orgtree.loads(HEAD + units).render("svg", links="marks").decode()
    return " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))


def test_a_note_names_all_however_many_they_are() -> None:
    """Three hundred links to one unit are three hundred names, and what all have in common is said once."""
    text = _texts(["functional"] * 300)
    note = text[text.index("dotted line") :]
    assert [f"Expert {at}" for at in range(300) if not re.search(rf"Expert {at}\b", note)] == []
    assert note.count("functional") == 1
    assert "…" not in note


def test_roles_that_differ_stand_with_their_names() -> None:
    """Each name has its own."""
    text = _texts(["functional", "project"])
    assert "Expert 0 (functional)" in text
    assert "Expert 1 (project)" in text
