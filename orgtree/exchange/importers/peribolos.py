"""Organisations at GitHub as peribolos keeps them: `org.yaml`, perhaps with `teams.yaml` in folders beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.exchange.files_below import files_below
from orgtree.exchange.gathered import Gathered
from orgtree.exchange.permissions import PERMISSIONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from orgtree.exchange.imported import Asked, Imported
    from orgtree.exchange.nodes import Node

TITLE = "organisation and teams of peribolos (org.yaml, teams.yaml)"
CHARTER = "software-teams"
KEEPS = (
    "organisations, teams in teams, repositories, access of teams; counts of administrators, members and maintainers"
)
LOSES = "names, descriptions, earlier names, settings of organisations and repositories"

_STATES = ("admins", "members", "leads", "secret", "access", "archived")
_FILES = frozenset({"org.yaml", "org.yml", "teams.yaml", "teams.yml"})


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a file has organisations with their members, or a folder a file that is called as theirs."""
    if path.is_dir():
        return any(next(path.glob(pattern), None) is not None for pattern in ("org.yaml", "org.yml", "*/org.yaml"))
    if path.suffix.lower() not in (".yaml", ".yml"):
        return False
    people = re.search(rb"^ *(?:admins|members|maintainers):", beginning, re.MULTILINE)
    return people is not None and re.search(rb"^(?:orgs|teams):", beginning, re.MULTILINE) is not None


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read organisations and teams; in a folder, teams belong to the nearest organisation above them.

    Args:
        paths: The file, or the folder.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If no organisation is in it.
    """
    gathered = Gathered(asked, _STATES)
    files = files_below(gathered, paths[0], lambda name: name in _FILES)
    # An organisation before the teams in the folders beside it.
    files.sort(key=lambda path: (len(path.parts), path.stem != "org"))
    within: dict[Path, str] = {}
    for path in files:
        root = gathered.document(path)
        owner = next((within[folder] for folder in path.parents if folder in within), None)
        if orgs := root.entries("orgs"):
            for name, node in orgs:
                _organisation(gathered, name, node)
        elif path.stem == "org" or owner is None:
            named = path.parent.name if paths[0].is_dir() else root.text("name")
            within[path.parent] = _organisation(gathered, named or "organisation", root)
        else:
            _teams(gathered, owner, owner, root)
    return gathered.imported(paths[0])


def _organisation(gathered: Gathered, key: str, node: Node) -> str:
    identifier = gathered.id(("organisation", key), key)
    admins, members = node.people("admins"), node.people("members")
    gathered.unit(
        node.place,
        identifier,
        "organisation",
        name=node.text("name") or key,
        admins=admins,
        members=None if members is None else members + (admins or 0),
    )
    for name, repository in node.entries("repos"):
        gathered.unit(
            repository.place,
            gathered.id(("repository", identifier, name), name, "repository"),
            "repository",
            name=name,
            archived=repository.flag("archived"),
            secret=repository.flag("private"),
            under=identifier,
        )
    _teams(gathered, identifier, identifier, node)
    return identifier


def _teams(gathered: Gathered, organisation: str, above: str, node: Node) -> None:
    """Add the teams of an organisation or a team, and those in them."""
    pending = [(above, name, team) for name, team in reversed(node.entries("teams"))]
    while pending:
        parent, name, team = pending.pop()
        identifier = gathered.id(("team", organisation, name), name, organisation)
        leads, members = team.people("maintainers"), team.people("members")
        privacy = team.text("privacy")
        gathered.unit(
            team.place,
            identifier,
            "team",
            name=name,
            leads=leads,
            members=None if leads is None and members is None else (leads or 0) + (members or 0),
            secret=None if privacy is None else privacy == "secret",
            under=parent,
        )
        for repository, permission in team.entries("repos"):
            target = gathered.mention(
                permission.place, ("repository", organisation, repository), repository, "repository", "repository"
            )
            said = PERMISSIONS.get(permission.text() or "")
            gathered.link(permission.place, "access", identifier, target, permission=said)
        pending += [(identifier, below, inner) for below, inner in reversed(team.entries("teams"))]
