"""Charters that extend others: maps merge, scalars and lists replace, and each mistake stands in its own file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Load = Callable[[dict[str, str], str], Any]

PARENT = """\
orgtree: charter/1
name: parent
title: Parent
kinds:
  town: {title: Town, fields: {size: {type: choice, of: [small, large]}}}
  city: {}
links: {in: {hierarchy: true, pairs: {town: [city]}}}
rules:
  P01: {check: field-range, for: town, field: size, allowed: 1.., wording: generally, title: one}
  P02: {check: depth}
metrics: {towns: {count: [town, city]}}
"""


def test_maps_merge_and_scalars_and_lists_replace(loaded: Load) -> None:
    """What a child says is laid over its parent, key by key; `enabled: false` switches off."""
    child = """
    orgtree: charter/1
    name: child
    extends: ./parent.yaml
    kinds:
      town: {title: Market town, fields: {size: {of: [tiny, small, large]}}}
      hamlet: {is_a: town}
    rules: {P01: {allowed: 2..}, P02: {enabled: false}}
    metrics: {towns: {count: [town]}}
    """
    charter = loaded({"parent.yaml": PARENT, "child.yaml": child}, "child.yaml").sound
    assert (charter.name, charter.title.pick()) == ("child", "Parent")
    assert list(charter.kinds) == ["town", "city", "hamlet"]
    assert charter.kinds["town"].title.pick() == "Market town"
    assert list(charter.fields["size"].of) == ["tiny", "small", "large"]
    assert list(charter.rules) == ["P01"]
    assert charter.rules["P01"].options == {"for": "town", "field": "size", "allowed": "2.."}
    assert charter.rules["P01"].wording == "generally"
    assert charter.metrics["towns"].count == ["town"]


def test_a_builtin_charter_is_extended_by_its_name(loaded: Load) -> None:
    """The child's kinds and rules join those of the built-in."""
    child = """
    orgtree: charter/1
    name: ours
    extends: company
    kinds: {squad: {is_a: team}}
    links: {part_of: {pairs: {squad: [team]}}}
    """
    charter = loaded({"ours.yaml": child}, "ours.yaml").sound
    codes = {name: kind.code for name, kind in charter.kinds.items()}
    assert (codes["squad"], codes["team"]) in charter.links["part_of"].pairs
    assert (codes["team"], codes["department"]) in charter.links["part_of"].pairs


def test_parents_of_parents(loaded: Load) -> None:
    """A chain of three, each relative to the file that names it."""
    files = {
        "a.yaml": "orgtree: charter/1\nname: a\nkinds: {x: {title: A}, w: {}}",
        "b.yaml": "orgtree: charter/1\nname: b\nextends: ./a.yaml\nkinds: {x: {title: B}}",
        "c.yaml": "orgtree: charter/1\nname: c\nextends: ./b.yaml\nkinds: {z: {}}",
    }
    charter = loaded(files, "c.yaml").sound
    assert [kind.title.pick() for kind in charter.kinds.values()] == ["B", "w", "z"]


def test_a_circle_of_charters(loaded: Load) -> None:
    """Charters that extend each other are told of at `extends`."""
    files = {
        "a.yaml": "orgtree: charter/1\nname: a\nextends: ./b.yaml\n",
        "b.yaml": "orgtree: charter/1\nname: b\nextends: ./a.yaml\n",
    }
    assert loaded(files, "a.yaml").only.code == "ORG112"


def test_a_parent_that_there_is_not(loaded: Load) -> None:
    """Misspelt built-in names, missing files, files outside the folder and what is no text are told at `extends`."""
    for extends, code, remedy in (
        ("compnay", "ORG101", "did you mean 'company'?"),
        ("./gone.yaml", "ORG101", "a path is relative"),
        ("../above.yaml", "ORG101", "put it in the definition's folder"),
        ("[a]", "ORG104", "name a built-in charter"),
    ):
        finding = loaded({"a.yaml": f"orgtree: charter/1\nname: a\nextends: {extends}\n"}, "a.yaml").only
        assert (finding.code, finding.at) == (code, extends)
        assert finding.help.startswith(remedy)


def test_a_mistake_stands_in_the_file_that_makes_it(loaded: Load) -> None:
    """The child's mistakes are shown in the child, the parent's in the parent."""
    child = "orgtree: charter/1\nname: child\nextends: ./parent.yaml\nkinds: {hamlet: {is_a: twon}}\n"
    finding = loaded({"parent.yaml": PARENT, "child.yaml": child}, "child.yaml").only
    assert (finding.at, finding.line) == ("twon", 4)
    broken = PARENT.replace("town: [city]", "town: [ciyt]")
    finding = loaded({"parent.yaml": broken, "child.yaml": child.replace("twon", "town")}, "child.yaml").only
    assert (finding.at, finding.line) == ("ciyt", 7)
