"""An edit checks each change as it is made, and keeps it as an entry of a list of changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import orgtree
from orgtree.base.errors import UsageError

ORG = """
orgtree: definition/1
charter: company
as_of: 2026-01
units:
- id: hq
  kind: company
  units:
  - {id: rig, kind: department, units: [{id: sail, kind: team, name: Sail loft, headcount: 5, based_at: quay}]}
  - {id: dock, kind: department, units: [{id: tugs, kind: team, headcount: 4..}]}
- {id: boss, kind: post, in_unit: rig, units: [{id: mate, kind: post, dotted_to: {to: boss, matter: project}}]}
- {id: quay, kind: site}
"""


def test_every_form_of_change_can_be_made_and_is_kept() -> None:
    """The list that the edit keeps makes the same of the organisation; that itself stays as it was."""
    org = orgtree.loads(ORG)
    with org.edit(title="A plan", on="2026-04-01") as edit:
        edit.add("lab", kind="team", under="dock", headcount=org["tugs"]["headcount"])
        edit.move(org["sail"], under="dock")
        edit.set("sail", name="Sails", headcount=7)
        edit.link("tugs", "based_at", org["quay"])
        edit.unlink("sail", "based_at", "quay")
        edit.link("mate", "dotted_to", "boss", matter="regional", instead_of={"to": "boss", "matter": "project"})
        edit.rename("quay", "pier")
        edit.merge("rig", into="dock")
        edit.end("tugs", dt.date(2027, 1, 1))
        edit.remove("mate")
        edit.head(title="Harbour")
        edit.claim({"id": "k", "count": "team", "states": 3})
        edit.retire("old", on="2020", into=["dock"])
    after = edit.organisation()
    assert len(edit) == 13
    assert [unit.id for unit in after["dock"].children] == ["tugs", "lab", "sail"]
    assert (after.title, after.as_of, str(after["lab"]["headcount"])) == ("Harbour", "2026-04-01", "4..")
    based = {row["from"]: (row["to"], row["valid"]) for row in after.to_rows()[1] if row["link"] == "based_at"}
    assert based == {"sail": ("pier", {"until": "2026-04-01"}), "tugs": ("pier", {"from": "2026-04-01"})}
    again = orgtree.loads(ORG).with_changes(edit.changes().to_data())
    assert again == after
    assert org == orgtree.loads(ORG)


@pytest.mark.parametrize(
    ("name", "arguments", "named", "told"),
    [
        ("set", ("sial",), {"headcount": 3}, "there is no unit 'sial'; did you mean 'sail'?"),
        ("set", ("sail",), {"headcuont": 3}, "'headcuont' is not a field of kind 'team'; did you mean 'headcount'?"),
        ("set", ("sail",), {"headcount": "many"}, "'many' is not a number"),
        ("add", ("lab",), {"kind": "taem"}, "kind 'taem' is not in charter 'company'; did you mean 'team'?"),
        ("add", ("lab",), {}, "is not in charter 'company'"),
        ("add", ("sail",), {"kind": "team"}, "there is a unit 'sail' already"),
        ("move", ("hq",), {"under": "rig"}, "'hq' cannot come under 'rig', which stands below it"),
        ("link", ("sail", "basd_at", "quay"), {}, "did you mean 'based_at'?"),
        ("link", ("mate", "dotted_to", "boss"), {"matter": "projcet"}, "did you mean 'project'?"),
        ("unlink", ("tugs", "based_at", "quay"), {}, "'tugs' has no 'based_at' to 'quay'"),
        ("head", (), {"tilte": "x"}, "a head has no 'tilte'; did you mean 'title'?"),
        ("claim", ({"count": "team"},), {}, "'claim' has to be a mapping with 'id'"),
    ],
)
def test_a_typo_raises_at_that_call_and_leaves_nothing(
    name: str, arguments: tuple[Any, ...], named: dict[str, Any], told: str
) -> None:
    """What was meant is suggested; the edit goes on without it."""
    edit = orgtree.loads(ORG).edit()
    with pytest.raises(UsageError) as raised:
        getattr(edit, name)(*arguments, **named)
    assert told in str(raised.value)
    assert len(edit) == 0
    edit.set("sail", headcount=6)
    assert edit.changes().to_data()["changes"] == [{"set": "sail", "headcount": 6}]
