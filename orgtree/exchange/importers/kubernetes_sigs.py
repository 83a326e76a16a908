"""The list of an open-source community's groups as Kubernetes keeps it: `sigs.yaml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.exchange.gathered import Gathered, stated
from orgtree.exchange.nodes import addresses

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from orgtree.exchange.imported import Asked, Imported, Row
    from orgtree.exchange.nodes import Node

TITLE = "groups of a community as in Kubernetes (sigs.yaml)"
CHARTER = "open-source"
KEEPS = "groups, working groups, committees, subprojects, sponsors; counts of chairs, leads, meetings and owner files"
LOSES = "names, texts, chats, labels, times of meetings"

_KINDS = {"sigs": "group", "workinggroups": "working_group", "committees": "committee"}
_WHOLE = "community"
_INTERESTED = {"working_group": "sponsored_by", "committee": "has_stakeholder"}
"""By which link a body of a kind names groups; no other may."""
_STATES = (
    "chairs",
    "technical_leads",
    "emeritus_leads",
    "meetings",
    "access_teams",
    "has_charter",
    "charter_link",
    "channels",
    "has_mission",
    "has_liaison",
    "sponsored_by",
    "owner_files",
    "leads",
)


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a file has a list of groups with their leadership."""
    if path.suffix.lower() not in (".yaml", ".yml"):
        return False
    top = re.search(rb"^(?:sigs|workinggroups|committees):", beginning, re.MULTILINE)
    return top is not None and re.search(rb"^\s+leadership:", beginning, re.MULTILINE) is not None


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read a list of groups; all stand under one community.

    Args:
        paths: The file.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If no group is in it.
    """
    gathered = Gathered(asked, _STATES)
    root = gathered.document(paths[0])
    bodies = [(kind, node) for key, kind in _KINDS.items() for node in root.items(key)]
    if bodies:
        gathered.id(("", _WHOLE), _WHOLE)
        gathered.unit(root.place, _WHOLE, "community", name="Community")
        gathered.head = {"not_stated": [{"kind": "repository", "link": "repository_of"}]}
    for kind, node in bodies:
        name = node.text("name")
        gathered.id((kind, name), node.text("dir") or name or "")
    for kind, node in bodies:
        _body(gathered, kind, node)
    return gathered.imported(paths[0])


def _body(gathered: Gathered, kind: str, node: Node) -> None:
    leadership, contact = node.node("leadership"), node.node("contact")
    charter = node.text("charter_link")
    leads = {"chairs": leadership.people("chairs"), "emeritus_leads": leadership.people("emeritus_leads")}
    technical = leadership.people("tech_leads")
    if kind == "group":
        leads["technical_leads"] = technical
    elif technical:
        gathered.leave("leadership.tech_leads", leadership.at("tech_leads"))
    if node.get("leadership") is not None:  # which the list gives in full
        leads = {key: count or 0 for key, count in leads.items()}
    identifier = gathered.id((kind, node.text("name")))
    row = gathered.unit(
        node.place,
        identifier,
        kind,
        name=node.text("name"),
        under=_WHOLE,
        **leads,
        meetings=node.count("meetings"),
        access_teams=contact.count("teams"),
        has_charter=charter is not None,
        charter_link=next(iter(addresses([charter])), None),
        channels=addresses([contact.text("mailing_list")]),
        has_mission=node.text("mission_statement") is not None,
        has_liaison=bool(contact.people("liaison")),
    )
    if kind in _INTERESTED:
        groups = [gathered.known(("group", name)) or name for name in node.texts("stakeholder_sigs")]
        row.update(stated({_INTERESTED[kind]: groups}))
    for part in node.items("subprojects"):
        _subproject(gathered, identifier, part)


def _subproject(gathered: Gathered, owner: str, node: Node) -> Row:
    name = node.text("name")
    return gathered.unit(
        node.place,
        gathered.id((owner, name, node.path), f"{owner}.{(name or 'subproject').replace(' ', '-')}", owner),
        "subproject",
        name=name,
        under=owner,
        owner_files=node.count("owners"),
        leads=node.people("leads"),
    )
