"""Catalogues of Backstage: groups, users as counts, domains, systems, components, APIs and resources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from orgtree.exchange.files_below import files_below
from orgtree.exchange.gathered import Gathered
from orgtree.source.notes import excerpt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from orgtree.base.place import Place
    from orgtree.exchange.imported import Asked, Imported, Row
    from orgtree.exchange.nodes import Node

TITLE = "catalogue of Backstage (catalog-info.yaml)"
CHARTER = "software-teams"
KEEPS = "groups with their parents, users as counts, domains, systems, components, APIs and resources with owners and dependencies"
LOSES = "names of users, descriptions, annotations, labels, tags, links, definitions of APIs, templates and locations"

_VERSION = re.compile(r"(?:\w+\.)?backstage\.io/")
_ENTITY = re.compile(rb"^[\"']?apiVersion[\"']?:[ \t]*[\"']?backstage\.io/", re.MULTILINE)
_KINDS = {
    "group": "team",
    "domain": "domain",
    "system": "system",
    "component": "component",
    "api": "component",
    "resource": "component",
}
_STATES = (
    "members",
    "form",
    "lifecycle",
    "owned_by",
    "also_owned_by",
    "also_part_of",
    "in_domain",
    "depends_on",
    "provides",
)


ID, KIND = "orgtree/id", "orgtree/kind"
"""Annotations by which an entity says a unit's id, and its kind where the kind of entity does not tell."""
UNKNOWN = "unknown"
"""Stands where Backstage demands a word and nobody knows one."""

Key = tuple[str, str, str]
"""Kind, namespace and name in small letters."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing of a catalogue.

    Args:
        key: By which references find it.
        node: Where it is told of.
    """

    key: Key
    node: Node

    @property
    def spec(self) -> Node:
        """What is said of it."""
        return self.node.node("spec")

    def annotation(self, name: str) -> str | None:
        """Return what orgtree has written of it besides."""
        metadata = self.node.node("metadata")
        there = metadata.data.get("annotations") if isinstance(metadata.data, dict) else None
        return metadata.node("annotations").text(name) if isinstance(there, dict) and name in there else None

    def referred(self, text: str, kind: str) -> Key:
        """Return the key that a reference `[kind:][namespace/]name` of this entity means.

        Args:
            text: The reference.
            kind: Its kind where it names none.
        """
        before, _, rest = text.rpartition(":")
        namespace, _, name = rest.rpartition("/")
        return (before or kind).casefold(), (namespace or self.key[1]).casefold(), name.casefold()


def recognises(path: Path, beginning: bytes) -> bool:
    """Return whether a file has entities of Backstage, or a folder a file that is called as theirs."""
    if path.is_dir():
        return any((path / name).is_file() for name in ("catalog-info.yaml", "catalog-info.yml"))
    return _ENTITY.search(beginning) is not None


def read(paths: Sequence[Path], asked: Asked) -> Imported:
    """Read the entities of a file, or of all YAML files of a folder that have some.

    Args:
        paths: The file or the folder.
        asked: What is to be known for it.

    Raises:
        DefinitionError: If no entity that stands for a unit is in it.
    """
    gathered = Gathered(asked, _STATES)
    entities = [
        entity
        for path in files_below(gathered, paths[0], lambda name: name.endswith((".yaml", ".yml")))
        for node in gathered.documents(path)
        if (entity := _entity(gathered, node)) is not None
    ]
    for kind in ("group", "domain", "system", "component", "api", "resource"):
        for entity in entities:
            if entity.key[0] == kind:
                gathered.id(entity.key, entity.annotation(ID) or _called(entity.key), kind)
    people = _people(gathered, entities)
    parents = _parents(gathered, entities)
    for entity in entities:
        if entity.key[0] == "group":
            _group(gathered, entity, people.get(entity.key), parents[entity.key])
        elif entity.key[0] in _KINDS:
            _asset(gathered, entity)
    return gathered.imported(paths[0])


def _entity(gathered: Gathered, node: Node) -> Entity | None:
    version, kind, metadata = node.text("apiVersion") or "", node.text("kind"), node.node("metadata")
    name = metadata.text("name")
    if _VERSION.match(version) and kind is not None and name is not None and kind.casefold() in (*_KINDS, "user"):
        return Entity((kind.casefold(), (metadata.text("namespace") or "default").casefold(), name.casefold()), node)
    if _VERSION.match(version):
        gathered.leave(f"kind {excerpt(kind or '')}", node.at("kind"))
    node.drop()  # what else stands in a folder is no part of the catalogue
    return None


def _called(key: Key) -> str:
    """Return what an id is made of."""
    _, namespace, name = key
    return name if namespace == "default" else f"{namespace}/{name}"


def _people(gathered: Gathered, entities: Sequence[Entity]) -> dict[Key, int]:
    """Return how many users each group has, by its own list and by theirs; those are the same persons."""
    members: dict[Key, set[Key]] = {}
    named: set[Key] = set()
    groups = {entity.key for entity in entities if entity.key[0] == "group"}
    for entity in entities:
        spec = entity.spec
        if entity.key[0] == "user":
            spec.skip("profile")
            seen = {entity.key}
            for group in (entity.referred(text, "group") for text in spec.texts("memberOf")):
                members.setdefault(group, set()).add(entity.key)
                if group not in groups:
                    gathered.leave("spec.memberOf: not in the catalogue", spec.at("memberOf"))
        elif entity.key[0] == "group" and isinstance(spec.get("members"), list):
            seen = {entity.referred(user, "user") for user in spec.texts("members")}
            members.setdefault(entity.key, set()).update(seen)
        else:
            continue
        gathered.people(entity.node.place, len(seen - named))
        named |= seen
    return {key: len(users) for key, users in members.items()}


def _parents(gathered: Gathered, entities: Sequence[Entity]) -> dict[Key, list[tuple[Key, Place]]]:
    """Return the parents of each group, the one that it names first, then those that name it as a child."""
    groups = [entity for entity in entities if entity.key[0] == "group"]
    parents: dict[Key, list[tuple[Key, Place]]] = {one.key: [] for one in groups}
    for entity in groups:
        parent = entity.spec.text("parent")
        if parent is not None:
            parents[entity.key].append((entity.referred(parent, "group"), entity.spec.at("parent")))
    for entity in groups:
        for child in entity.spec.texts("children"):
            key = entity.referred(child, "group")
            if key in parents:
                parents[key].append((entity.key, entity.spec.at("children")))
            else:
                gathered.leave("spec.children: not in the catalogue", entity.spec.at("children"))
    return parents


def _name(entity: Entity) -> str | None:
    title = entity.spec.node("profile").text("displayName") if entity.key[0] == "group" else None
    metadata = entity.node.node("metadata")
    title = title or metadata.text("title")
    return title if title or entity.annotation(ID) else metadata.text("name")


def _group(gathered: Gathered, entity: Entity, members: int | None, above: Sequence[tuple[Key, Place]]) -> None:
    form = entity.spec.text("type")
    kind = gathered.kind(entity.annotation(KIND) or form, "team")
    if above and kind == "organisation" and "team" in gathered.asked.charter.kinds:  # which stands under nothing
        kind = "team"
    row = gathered.unit(
        entity.node.place,
        gathered.id(entity.key),
        kind,
        name=_name(entity),
        members=members,
        form=None if form in (None, kind) else form,
    )
    parents = [_mention(gathered, key, place) for key, place in above]
    gathered.under(row, parents, entity.spec.at("parent"), "also_part_of")


def _asset(gathered: Gathered, entity: Entity) -> None:
    spec = entity.spec
    kind = gathered.kind(entity.annotation(KIND), _KINDS[entity.key[0]])
    form, lifecycle = spec.text("type") or entity.key[0], spec.text("lifecycle")
    row = gathered.unit(
        entity.node.place,
        gathered.id(entity.key),
        kind,
        name=_name(entity),
        form=None if form in (UNKNOWN, kind) else form,
        lifecycle=None if lifecycle == UNKNOWN else lifecycle,
    )
    _own(gathered, entity, row)
    if isinstance(spec.data, dict) and spec.data.get("definition") == UNKNOWN:
        spec.skip("definition")
    # The narrowest of what it is in: a component of a system need not repeat the system's domain.
    for key, target in (
        ("subcomponentOf", "component"),
        ("system", "system"),
        ("domain", "domain"),
        ("subdomainOf", "domain"),
    ):
        whole = spec.text(key)
        if whole is not None and "in_domain" not in row:
            row["in_domain"] = _mention(gathered, entity.referred(whole, target), spec.at(key))
        elif whole is not None:
            gathered.leave(f"spec.{key}", spec.at(key))
    for link, key, target in (
        ("depends_on", "dependsOn", "component"),
        ("depends_on", "consumesApis", "api"),
        ("provides", "providesApis", "api"),
    ):
        named = [_mention(gathered, entity.referred(text, target), spec.at(key)) for text in spec.texts(key)]
        if named:
            row[link] = list(dict.fromkeys([*row.get(link, ()), *named]))


def _own(gathered: Gathered, entity: Entity, row: Row) -> None:
    owner = entity.spec.text("owner")
    if owner is None:
        return
    key = entity.referred(owner, "group")
    if owner == UNKNOWN and gathered.known(key) is None:
        return
    if key[0] == "user":
        gathered.leave("spec.owner: user", entity.spec.at("owner"))
    else:
        row["owned_by"] = _mention(gathered, key, entity.spec.at("owner"))


def _mention(gathered: Gathered, key: Key, place: Place) -> str:
    return gathered.mention(place, key, _called(key), _KINDS.get(key[0], "component"), key[0])
