"""A catalogue of Backstage: groups, domains, systems, components, APIs and resources, and no users."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.exchange.exported import LINK, Exported
from orgtree.exchange.importers.backstage import ID, KIND, UNKNOWN
from orgtree.exchange.kind_words import KindWords
from orgtree.source.render import Blocks, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from orgtree.exchange.exported import Flat, Handed

TITLE = "catalogue of Backstage (YAML)"
ENDINGS: tuple[str, ...] = ()
KEEPS = "units of the chart as groups with their parents; of software teams domains, systems, components, APIs and repositories (as resources) with owners, lifecycles, what they are in, depend on and provide; ids and kinds"
LOSES = "posts, areas and units of other hierarchies, all other fields and links, names in other languages, periods, title and day, sources of values, exceptions; where Backstage demands a word that nobody stated it is 'unknown'"
TEXT = True

_ASSETS = {"domain": "Domain", "system": "System", "component": "Component", "repository": "Resource"}
_TEAMS = ("organisation", "team")
_NAME = re.compile(r"[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?")
_LONGEST = 50
_STAGED = ("Component", "API")
"""Entities that have a lifecycle."""
_TYPED = (*_STAGED, "Resource")
"""Entities that have to say a type."""
_WHOLES = {
    ("Component", "Component"): "subcomponentOf",
    ("Component", "System"): "system",
    ("API", "System"): "system",
    ("Resource", "System"): "system",
    ("System", "Domain"): "domain",
    ("Domain", "Domain"): "subdomainOf",
}
"""What leads from a part to what it is in."""
_NEEDS = {"Component": "dependsOn", "Resource": "dependsOn", "API": "consumesApis"}
"""What leads from a component to what it depends on."""


def write(handed: Handed) -> Exported:
    """Return an organisation in this form.

    Raises:
        UsageError: If none of its units can be in it.
    """
    writing = _Writing(handed)
    if not writing.has_entities:
        raise UsageError(
            N_("no unit can be in a catalogue of Backstage, which has groups of the chart and what teams own")
        )
    blocks = Blocks(Style(), lambda _item, _column: None)
    texts = [blocks.lines(entity, 0) + "\n" for entity in writing.entities()]
    return Exported({"": "---\n".join(texts).encode()}, +writing.left)


class _Writing:
    """Entities by the ids of units."""

    def __init__(self, handed: Handed) -> None:
        self.left = Counter(handed.left_out) + handed.head_left(())
        self._handed = handed
        self._charter = handed.charter
        self._words = KindWords.of(handed.charter)
        self._teams = {"owned_by", "in_domain"} <= handed.charter.links.keys()
        self._drawn = handed.charter.in_hierarchy(handed.charter.chart[0]) if handed.charter.chart else frozenset()
        offered = {row["to"] for row in handed.links if self._teams and row["link"] == "provides"}
        self._entity: dict[str, str] = {}
        for row in handed.units:
            entity = self._entity_of(row["kind"])
            if entity is not None:
                self._entity[row["id"]] = "API" if entity == "Component" and row["id"] in offered else entity
            else:
                self.left[row["kind"]] += 1
        self._names = _names(self._entity)
        self._specs: dict[str, dict[str, Any]] = {unit: {} for unit in self._entity}
        self._link()

    @property
    def has_entities(self) -> bool:
        """Whether any unit is one."""
        return bool(self._entity)

    def entities(self) -> Iterator[dict[str, Any]]:
        """Yield what each document says."""
        for row in self._handed.units:
            if row["id"] in self._entity:
                yield self._document(row)

    def _entity_of(self, kind: str) -> str | None:
        """Return the kind of entity that units of a kind become, None for none."""
        above = self._charter.kinds[kind].ancestors
        if self._teams:
            found = (_ASSETS.get(one, "Group" if one in _TEAMS else None) for one in above)
            return next((one for one in found if one), None)
        return "Group" if self._charter.kinds[kind].code in self._drawn and "post" not in above else None

    def _link(self) -> None:
        """Say where links lead, as far as the entities at their ends can."""
        groups = {unit for unit, entity in self._entity.items() if entity == "Group"}
        placing = self._handed.placing(groups)
        further = []
        for number, row in enumerate(self._handed.links):
            held = self._handed.holds(row) and {row["from"], row["to"]} <= self._entity.keys()
            if row["from"] in groups and placing.get(row["from"]) == number:
                self._specs[row["from"]]["parent"] = self._names[row["to"]]
                self._specs[row["to"]].setdefault("children", []).append(self._names[row["from"]])
            elif row["link"] == "also_part_of" and held:
                further.append(row)
                continue
            elif not (self._teams and held and self._says(row["link"], row["from"], row["to"])):
                self.left[row["link"]] += 1
                continue
            self.left.update(f"{row['link']}.{key}" for key in row if key not in LINK)
        for row in further:  # those that name a unit as their child are its further parents
            if "parent" in self._specs[row["from"]]:
                self._specs[row["to"]].setdefault("children", []).append(self._names[row["from"]])
            else:
                self.left[row["link"]] += 1

    def _says(self, link: str, source: str, target: str) -> bool:
        """Add a link of software teams to what an entity says, and return whether it can."""
        spec, ends = self._specs[source], (self._entity[source], self._entity[target])
        name = self._names[target]
        if link == "owned_by" and ends[1] == "Group" and "owner" not in spec:
            spec["owner"] = name
        elif link == "in_domain" and (key := _WHOLES.get(ends)) and key not in spec:
            spec[key] = name
        elif link == "provides" and ends == ("Component", "API"):
            spec.setdefault("providesApis", []).append(name)
        elif link == "depends_on" and ends[0] == "Component" and (key := _NEEDS.get(ends[1])):
            spec.setdefault(key, []).append(f"{ends[1].lower()}:{name}" if key == "dependsOn" else name)
        else:
            return False
        return True

    def _document(self, row: Flat) -> dict[str, Any]:
        entity, spec = self._entity[row["id"]], self._specs[row["id"]]
        form = row.get("form") if self._teams else None
        known: dict[str, Any] = {}
        held = {"id", "kind", "form"} if self._teams else {"id", "kind"}
        if entity == "Group":
            known["type"] = form or row["kind"]
        elif form or entity in _TYPED:
            known["type"] = form or (row["kind"] if entity == "Resource" else UNKNOWN)
        if entity in _STAGED:
            known["lifecycle"] = row.get("lifecycle", UNKNOWN)
            held.add("lifecycle")
        if entity != "Group":
            known["owner"] = spec.pop("owner", UNKNOWN)
        self.left.update(key for key in row if key not in held and key.partition(":")[0] != "name")
        if form is not None and form in {UNKNOWN, row["kind"]}:
            self.left["form"] += 1
        title = self._handed.one_name(row, self.left)
        annotations = {ID: row["id"]}
        if self._kind_read(entity, known.get("type")) != row["kind"]:
            annotations[KIND] = row["kind"]
        metadata = {"name": self._names[row["id"]], **({} if title is None else {"title": title})}
        return {
            "apiVersion": "backstage.io/v1alpha1",
            "kind": entity,
            "metadata": {**metadata, "annotations": annotations},
            "spec": {
                **known,
                **spec,
                **({"children": spec.get("children", [])} if entity == "Group" else {}),
                **({"definition": UNKNOWN} if entity == "API" else {}),
            },
        }

    def _kind_read(self, entity: str, form: str | None) -> str:
        """Return the kind that is read where nothing says another."""
        if entity == "Group":
            return self._words.kind(form, "team")
        return {"Domain": "domain", "System": "system"}.get(entity, "component")


def _names(entities: dict[str, str]) -> dict[str, str]:
    """Return a name an entity, of letters and digits of ASCII, that differs from all others also in small letters."""
    taken = {UNKNOWN}
    names = {}
    for unit in sorted(entities, key=lambda unit: _NAME.fullmatch(unit) is None):  # those that can keep their ids first
        wanted = unit if _NAME.fullmatch(unit) else re.sub(r"[^A-Za-z0-9]+", "-", unit).strip("-")[:_LONGEST].strip("-")
        name, number = wanted or "unit", 2
        while name.casefold() in taken:
            name, number = f"{wanted[:_LONGEST] or 'unit'}-{number}", number + 1
        taken.add(name.casefold())
        names[unit] = name
    return names
