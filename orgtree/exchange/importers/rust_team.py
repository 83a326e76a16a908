"""Teams and repositories as rust-lang/team keeps them: a TOML file each, in the folders `teams` and `repos`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.exchange.files_below import files_below
from orgtree.exchange.gathered import Gathered
from orgtree.exchange.nodes import addresses, plain
from orgtree.exchange.permissions import PERMISSIONS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from orgtree.exchange.imported import Asked, Imported
    from orgtree.exchange.nodes import Node

TITLE = "teams as in rust-lang/team (TOML files in teams/ and repos/)"
CHARTER = "software-teams"
KEEPS = "teams with the teams above, counts of leads, members and alumni, archived ones as ended; repositories and access of teams"
LOSES = "names, permissions of bots, lists, chats, websites' texts, protections of branches"

_INCLUDED = (
    "include-team-leads",
    "include-wg-leads",
    "include-project-group-leads",
    "include-all-team-members",
    "include-all-alumni",
)
"""Members by what other files say, which is not counted: then the number is a least one."""
_STATES = ("leads", "members", "former_members", "form", "page", "valid", "access", "address", "archived", "secret")


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a folder has teams in TOML, or a file is one of them."""
    if path.is_dir():
        folder = path / "teams"
        return folder.is_dir() and next(folder.glob("*.toml"), None) is not None
    return path.suffix.lower() == ".toml" and re.search(rb"^\[people\]", beginning, re.MULTILINE) is not None


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read teams and repositories.

    Args:
        paths: The folder, or the file of one team.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If no team is in it.
    """
    gathered = Gathered(asked, _STATES)
    teams: dict[str, tuple[Node, bool]] = {}
    repositories: list[tuple[Node, bool]] = []
    for path in files_below(gathered, paths[0], lambda name: name.endswith(".toml")):
        folders = path.relative_to(paths[0]).parts[:-1] if paths[0].is_dir() else ("teams",)
        if not {"teams", "repos"} & set(folders):
            continue  # people and others, of whom nothing is kept
        node = gathered.toml(path)
        name = node.text("name")
        if name is not None and "teams" in folders:
            teams[name] = node, "archive" in folders
        elif name is not None:
            repositories.append((node, "archive" in folders))
    for name in teams:
        gathered.id(("team", name), name)
    for name, (node, ended) in teams.items():
        _team(gathered, name, node, teams, ended=ended)
    for node, ended in repositories:
        _repository(gathered, node, archived=ended)
    return gathered.imported(paths[0])


def _team(gathered: Gathered, name: str, node: Node, teams: dict[str, tuple[Node, bool]], *, ended: bool) -> None:
    people, website = node.node("people"), node.node("website")
    members = _members(name, teams)
    least = any(people.flag(key) for key in _INCLUDED)
    people.skip("members", "included-teams")
    leads, alumni = people.people("leads"), people.people("alumni")
    gathered.people(node.place, max(0, len(members) - (leads or 0)))
    form = node.text("kind")
    above = node.text("subteam-of")
    node.skip("top-level")
    gathered.unit(
        node.place,
        gathered.id(("team", name)),
        "team",
        name=website.text("name") or name,
        leads=leads,
        members=f"{len(members)}.." if least else len(members),
        former_members=alumni,
        form=None if form == "team" else form,
        page=next(iter(addresses([website.text("page")])), None),
        valid={"until": "unknown"} if ended else None,
        under=None if above is None else gathered.mention(node.at("subteam-of"), ("team", above), above, "team"),
    )


def _members(name: str, teams: dict[str, tuple[Node, bool]]) -> set[str]:
    """Return who is in a team, by itself and by the teams that it includes."""
    found: set[str] = set()
    pending, seen = [name], {name}
    while pending:
        node = teams[pending.pop()][0].node("people")
        for key in ("members", "leads"):
            listed = node.data.get(key) if isinstance(node.data, dict) else None
            for member in listed if isinstance(listed, list) else ():
                called = member.get("github") if isinstance(member, dict) else member
                if (text := plain(called)) is not None:
                    found.add(text)
        included = node.data.get("included-teams") if isinstance(node.data, dict) else None
        others = [team for team in included if team in teams] if isinstance(included, list) else []
        pending += [team for team in others if team not in seen]
        seen.update(others)
    return found


def _repository(gathered: Gathered, node: Node, *, archived: bool) -> None:
    name, organisation = node.text("name") or "", node.text("org")
    access = node.node("access")
    identifier = gathered.id(("repository", organisation, name), name, organisation or "repository")
    owner = None
    if organisation is not None:
        key = ("organisation", organisation)
        if gathered.known(key) is None:
            gathered.unit(
                node.at("org"), gathered.id(key, organisation, "organisation"), "organisation", name=organisation
            )
        owner = gathered.id(key)
    gathered.unit(
        node.place,
        identifier,
        "repository",
        name=name,
        address=None if organisation is None else f"https://github.com/{organisation}/{name}",
        archived=archived or None,
        secret=node.flag("private-non-synced"),
        under=owner,
    )
    people = access.count("individuals")
    if people:
        gathered.people(access.at("individuals"), people)
    for team, permission in access.entries("teams"):
        source = gathered.mention(permission.place, ("team", team), team, "team")
        gathered.link(
            permission.place, "access", source, identifier, permission=PERMISSIONS.get(permission.text() or "")
        )
