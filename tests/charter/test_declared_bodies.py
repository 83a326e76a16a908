"""What a charter says of its bodies and of the order of its hierarchies; and how misuse of both is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orgtree.api.schemas import charter_of
from orgtree.charter.model import Body

if TYPE_CHECKING:
    from collections.abc import Callable

    Compile = Callable[[str], Any]
    Load = Callable[[dict[str, str], str], Any]

LINKS = """
links:
  part_of: {hierarchy: true, from: office, to: office}
  lies_in: {hierarchy: true, from: place, to: place}
  called_by: {from: panel, to: office}
  seat: {from: panel, to: office}
  guest: {from: panel, to: office}
  rests_on: {from: panel, to: office}
  near: {from: place, to: office}
"""


def bodies(text: str) -> str:
    """Return a charter with a kind `panel` of which *text* says the body."""
    return f"kinds:\n  place: {{}}\n  office: {{}}\n  panel: {{body: {text}}}\n  small: {{is_a: panel}}\n{LINKS}"


def test_a_body_is_declared_and_inherited(compiled: Compile) -> None:
    """Each part is kept, one link may stand without a list, and a kind without `body` is none."""
    kinds = compiled(bodies("{convener: called_by, seats: [seat, guest], base: rests_on}")).sound.kinds
    assert kinds["panel"].body == Body("called_by", ("seat", "guest"), ("rests_on",))
    assert kinds["small"].body == kinds["panel"].body
    assert kinds["office"].body is None


def test_a_kind_below_replaces_what_it_says(compiled: Compile) -> None:
    """The rest comes down; what is not said is empty."""
    text = bodies("{convener: called_by, seats: [seat, guest]}")
    kinds = compiled(text.replace("{is_a: panel}", "{is_a: panel, body: {seats: guest, base: rests_on}}")).sound.kinds
    assert kinds["small"].body == Body("called_by", ("guest",), ("rests_on",))
    assert kinds["panel"].body == Body("called_by", ("seat", "guest"))


def test_an_extending_charter_overrides_a_body_and_the_chart(loaded: Load) -> None:
    """Parts of a body are laid over the parent's, one by one; a list of hierarchies replaces its list."""
    child = """
    orgtree: charter/1
    name: child
    extends: ./parent.yaml
    chart: lies_in
    kinds: {panel: {body: {seats: [guest]}}}
    """
    parent = "orgtree: charter/1\nname: parent\nchart: [part_of]\n" + bodies("{convener: called_by, seats: [seat]}")
    charter = loaded({"parent.yaml": parent, "child.yaml": child}, "child.yaml").sound
    assert charter.kinds["panel"].body == Body("called_by", ("guest",))
    assert charter.chart == ("lies_in", "part_of")


@pytest.mark.parametrize(
    ("text", "code", "at", "message", "remedy"),
    [
        ("{convener: caled_by}", "ORG110", "caled_by", "'caled_by' is not a link of the charter", "'called_by'"),
        ("{seats: [seat, gest]}", "ORG110", "gest", "'gest' is not a link of the charter", "'guest'"),
        ("{base: near}", "ORG104", "near", "no 'near' leads from a 'panel'", "'called_by', 'seat', 'guest'"),
        ("{seats: seat, base: [seat]}", "ORG111", "seat", "'seat' has two parts in the body of 'panel'", "once"),
        ("{chair: seat}", "ORG102", "chair", "'chair' has no meaning here", "take it away"),
        ("seat", "ORG104", "seat", "a mapping is wanted, not 'seat'", ""),
    ],
)
def test_a_wrong_body_is_told_at_its_place(
    compiled: Compile, text: str, code: str, at: str, message: str, remedy: str
) -> None:
    """One finding, with what to write instead; the rest of the charter is still of use."""
    found = compiled(bodies(text))
    assert (found.only.code, found.only.at, found.only.message) == (code, at, message)
    assert remedy in found.only.help
    assert found.charter.chart == ("part_of", "lies_in")


def test_a_wrong_link_of_a_body_is_left_out(compiled: Compile) -> None:
    """What is right of it stays."""
    charter = compiled(bodies("{convener: caled_by, seats: [seat, near]}")).charter
    assert charter.kinds["panel"].body == Body(None, ("seat",))


def test_hierarchies_are_drawn_in_the_order_that_the_charter_lists(compiled: Compile) -> None:
    """Those that it does not list follow in the order of their declaration."""
    assert compiled(bodies("{}")).sound.chart == ("part_of", "lies_in")
    assert compiled("chart: [lies_in]\n" + bodies("{}")).sound.chart == ("lies_in", "part_of")
    wrong = compiled("chart: [lies_in, seat]\n" + bodies("{}"))
    assert (wrong.only.code, wrong.only.at) == ("ORG110", "seat")
    assert wrong.charter.chart == ("lies_in", "part_of")


def test_the_built_in_charters_declare_theirs() -> None:
    """Joint bodies and working groups are bodies; teams, posts and repositories are none."""
    grassroots, community, company = map(charter_of, ("cpc-grassroots", "open-source", "company"))
    assert grassroots.chart == ("part_of", "area_in")
    assert {kind.name: kind.body for kind in grassroots.kinds.values() if kind.body} == {
        "joint_body": Body("convened_by", ("seat",), ("based_on",))
    }
    assert {kind.name: kind.body for kind in community.kinds.values() if kind.body} == {
        "working_group": Body(base=("sponsored_by",))
    }
    assert company.chart == ("part_of", "reports_to", "lies_in")
    assert not any(kind.body for kind in company.kinds.values())
