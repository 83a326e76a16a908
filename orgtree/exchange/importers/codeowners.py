"""Code owners of a repository at GitHub, with the list of teams where it is named as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from orgtree.base.place import Place
from orgtree.exchange.gathered import Gathered
from orgtree.exchange.named_ids import id_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from orgtree.exchange.imported import Asked, Imported
    from orgtree.exchange.nodes import Node

TITLE = "code owners of GitHub (CODEOWNERS), with a list of teams"
CHARTER = "software-teams"
KEEPS = "patterns with the teams that own them, organisations; of a list of teams (GitHub's JSON) names, parents, members as counts"
LOSES = "persons who own patterns, comments, sections, descriptions of teams"

_STATES = ("pattern", "owned_by", "also_owned_by", "in_domain", "members", "secret", "page")
_NAME = "CODEOWNERS"
_PLACES = (_NAME, f".github/{_NAME}", f"docs/{_NAME}")
_OWNER = re.compile(r"@(?P<organisation>[\w.-]+)/(?P<team>[\w./-]+)")
_WORD = re.compile(r"(?:\\.|\S)+")


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a file is called as one of code owners, or a folder is a repository that has one."""
    if path.is_dir():
        return any((path / place).is_file() for place in _PLACES)
    return path.name == _NAME and b"\0" not in beginning


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read the code owners of a repository.

    Args:
        paths: The file or the repository's folder; and a list of teams, as GitHub's API gives it, in JSON or YAML.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If no pattern is in it.
    """
    gathered = Gathered(asked, _STATES)
    folder = paths[0].is_dir()
    path = (
        next((paths[0] / place for place in _PLACES if (paths[0] / place).is_file()), paths[0]) if folder else paths[0]
    )
    text, number = gathered.text(path)
    lines = list(_lines(text))
    organisations = dict.fromkeys(found["organisation"] for _, words in lines for found in _owners(words))
    for name in organisations:
        gathered.id(("organisation", name.casefold()), name)
    only = next(iter(organisations)) if len(organisations) == 1 else None
    for listed in paths[1:]:
        root = gathered.document(listed)
        _teams(gathered, root.items() or root.items("teams"), only)
    repository = gathered.id(("repository",), id_of(paths[0].resolve().name) if folder else "repository", "repository")
    gathered.unit(Place(number, within=(0, 0)), repository, "repository", incomplete=["owned_by"])
    for name in organisations:
        key = ("organisation", name.casefold())
        gathered.unit(Place(number, within=(0, 0)), gathered.id(key), "organisation", name=name)
    for at, words in lines:
        _area(gathered, words, Place(number, within=at), repository)
    return gathered.imported(paths[0])


def _lines(text: str) -> Iterator[tuple[tuple[int, int], list[str]]]:
    """Yield the words of each line that has some, comments left out, with where they are."""
    at = 0
    for line in text.splitlines(keepends=True):
        said = re.split(r"(?:^|\s)#", line, maxsplit=1)[0]
        if words := _WORD.findall(said):
            yield (at, at + len(said.rstrip())), words
        at += len(line)


def _owners(words: Sequence[str]) -> Iterator[re.Match[str]]:
    """Yield the teams that a line names."""
    for word in words[1:]:
        if (found := _OWNER.fullmatch(word)) is not None:
            yield found


def _area(gathered: Gathered, words: Sequence[str], place: Place, repository: str) -> None:
    pattern = words[0]
    if pattern.startswith(("[", "^[")):
        gathered.leave("[section]", place)
        return
    row = gathered.unit(
        place,
        gathered.id(("area", place.within), id_of(pattern.strip("/*")) or "all", "area"),
        "area",
        name=pattern,
        pattern=pattern,
        in_domain=repository,
    )
    teams = [_team(gathered, found, place) for found in _owners(words)]
    gathered.people(place, len(words) - 1 - len(teams))
    gathered.under(row, teams, place, "also_owned_by")


def _team(gathered: Gathered, found: re.Match[str], place: Place) -> str:
    organisation, team = found["organisation"].casefold(), found["team"].casefold()
    known = gathered.known(("team", None, team))  # of a list that does not say whose teams it has
    return known or gathered.mention(place, ("team", organisation, team), found["team"], "team", organisation)


def _teams(gathered: Gathered, teams: Sequence[Node], only: str | None) -> None:
    """Add the teams of a list; they are of the one organisation that owners name, if it is one."""
    whose = only and only.casefold()
    for node in teams:
        slug = node.text("slug", "name") or ""
        gathered.id(("team", whose, slug.casefold()), slug, whose or "team")
    for node in teams:
        slug, parent, privacy = node.text("slug", "name") or "", node.node("parent"), node.text("privacy")
        above = parent.text("slug", "name") or node.text("parent")
        parent.drop()
        members = node.text("members_count")
        gathered.unit(
            node.place,
            gathered.id(("team", whose, slug.casefold())),
            "team",
            name=node.text("name") or slug,
            members=int(members) if members and members.isdecimal() else node.people("members"),
            page=node.text("html_url"),
            secret=None if privacy is None else privacy == "secret",
            under=gathered.mention(node.at("parent"), ("team", whose, above.casefold()), above, "team", whose or "team")
            if above
            else gathered.known(("organisation", whose)),
        )
