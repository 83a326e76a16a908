"""Project teams as the governance of OpenStack keeps them: `projects.yaml`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.exchange.gathered import Gathered
from orgtree.exchange.nodes import addresses

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from orgtree.exchange.imported import Asked, Imported
    from orgtree.exchange.nodes import Node

TITLE = "project teams of OpenStack (projects.yaml)"
CHARTER = "software-teams"
KEEPS = "project teams, whether they have a lead, deliverables as components, their repositories"
LOSES = "names, missions, services, chats, liaisons, tags, how releases are managed"

_STATES = ("leads", "page", "form", "address", "in_domain")
_HOST = "https://opendev.org/"


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a file has teams with deliverables of repositories."""
    if path.suffix.lower() not in (".yaml", ".yml"):
        return False
    return all(re.search(rb"^ +" + key + rb":", beginning, re.MULTILINE) for key in (b"deliverables", b"repos"))


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read project teams.

    Args:
        paths: The file.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If no team is in it.
    """
    gathered = Gathered(asked, _STATES)
    teams = [(name, node) for name, node in gathered.document(paths[0]).entries() if isinstance(node.data, dict)]
    for name, _ in teams:
        gathered.id(("team", name), name.replace(" ", "-"))
    for name, node in teams:
        _team(gathered, name, node)
    return gathered.imported(paths[0])


def _team(gathered: Gathered, name: str, node: Node) -> None:
    lead = node.node("ptl")
    lead.skip("irc", "email")
    leads = None
    if lead.data is not None:
        leads = 1 if lead.text("name") is not None else 0
        gathered.people(node.at("ptl"), leads)
    gathered.unit(
        node.place,
        gathered.id(("team", name)),
        "team",
        name=name,
        leads=leads,
        page=next(iter(addresses([node.text("url")])), None),
        form=node.text("leadership_type"),
    )
    liaisons = node.node("liaisons")
    liaisons.people(*(liaisons.data or ()))
    for called, deliverable in node.entries("deliverables"):
        component = gathered.id(("deliverable", called), called, gathered.id(("team", name)))
        owner = gathered.id(("team", name))
        gathered.unit(deliverable.place, component, "component", name=called, form="deliverable", under=owner)
        for repository in deliverable.items("repos"):
            path = repository.text()
            if path is not None:
                gathered.unit(
                    repository.place,
                    gathered.id(("repository", path), path),
                    "repository",
                    name=path,
                    address=f"{_HOST}{path}",
                    owned_by=owner,
                    in_domain=component,
                )
