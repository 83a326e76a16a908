"""Read ids and kinds of raw units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from orgtree.base.catalogue import N_
from orgtree.base.finding import Label
from orgtree.base.messages import shortened
from orgtree.base.place import Part, Place
from orgtree.base.suggest import listed, unknown
from orgtree.charter.aliases import kind_mistake, kind_of_alias
from orgtree.charter.codes import charter_finding
from orgtree.charter.unit_id import LONGEST, all_ids, wrong_id
from orgtree.graph.codes import graph_finding
from orgtree.graph.frames import Frame, values_of
from orgtree.graph.unit_numbers import UnitNumbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from orgtree.base.finding import Finding, Mistake
    from orgtree.charter.model import Charter
    from orgtree.graph.unit_records import RawUnits


@dataclass(slots=True)
class Identified:
    """Units with a usable id and kind.

    Args:
        raw: Number of each surviving unit in the raw units. Shape (units,).
        number: Surviving number of each raw unit, that of its first namesake for a duplicate, or -1. Shape (raw,).
        ids: Ids of the survivors.
        kind: Kind codes of the survivors. Shape (units,).
        dropped: Ids of units that were left out, so that links to them are follow-on mistakes.
        damage: Survivors with damage.
        index: Number of each survivor by id.
    """

    raw: NDArray[np.int32]
    number: NDArray[np.int32]
    ids: Sequence[str]
    kind: NDArray[np.int16]
    dropped: set[str]
    damage: dict[int, list[str]]
    index: UnitNumbers

    def place(self, raw: RawUnits, unit: int, *tail: str | int, part: Part = "value") -> Place:
        """Return the place of a unit or of one of its keys."""
        base = raw.pointer(int(self.raw[unit]))
        return Place(base.document, base.path + tail, part)


def identify(raw: RawUnits, charter: Charter) -> tuple[Identified, list[Finding]]:
    """Read ids and kinds; report unusable ones, and replace them or leave the unit out."""
    findings: list[Finding] = []
    codes = {name: kind.code for name, kind in charter.kinds.items()}
    abstract = {name for name, kind in charter.kinds.items() if kind.abstract}
    faultless = _faultless(raw, {name: code for name, code in codes.items() if name not in abstract})
    if faultless is not None:
        return faultless, findings
    if isinstance(raw.entries, Frame):  # something is wrong with some, so that each is looked at
        raw.entries = raw.entries.as_rows()
    ids: list[str] = []
    index: dict[str, int] = {}
    kinds: list[int] = []
    kept: list[int] = []
    number = [-1] * len(raw.entries)
    dropped: dict[str, int] = {}
    damage: dict[int, list[str]] = {}

    def place(unit: int, key: str | None, part: Any = "value") -> Place:
        base = raw.pointer(unit)
        return Place(base.document, base.path if key is None else (*base.path, key), part)

    for unit, entry in enumerate(raw.entries):
        given: Any = entry.get("id")
        mistake = wrong_id(given)
        name: str = given if mistake is None else _mend_id(given, mistake, unit, entry, place, findings)
        if name in index or name in dropped:
            namesake = index.get(name, -1)
            earlier = kept[namesake] if namesake >= 0 else dropped[name]
            findings.append(
                graph_finding(
                    "ORG201",
                    N_("id '{id}' is used twice"),
                    place(unit, "id"),
                    facts={"id": name},
                    unit=name,
                    labels=(Label(place(earlier, "id"), N_("first used here")),),
                    help=N_("give this unit an id of its own; ids are global over all files"),
                )
            )
            number[unit] = namesake
            if namesake >= 0:
                damage.setdefault(namesake, []).append("duplicate-id")
            continue
        kind = entry.get("kind")
        code = codes.get(kind, -1) if type(kind) is str else -1
        if code < 0 or kind in abstract:
            code, mended = _mend_kind(kind, name, unit, entry, charter, place, findings)
            if code < 0:
                dropped[name] = unit
                continue
            if mended:
                damage.setdefault(len(ids), []).append("unknown-kind")
        number[unit] = index[name] = len(ids)
        ids.append(name)
        kinds.append(code)
        kept.append(unit)
    found_units = Identified(
        np.asarray(kept, dtype=np.int32),
        np.asarray(number, dtype=np.int32),
        ids,
        np.asarray(kinds, dtype=np.int16),
        set(dropped),
        damage,
        UnitNumbers(ids, index),
    )
    return found_units, findings


def _faultless(raw: RawUnits, codes: dict[str, int]) -> Identified | None:
    """Return all units if all ids and kinds are valid, else None; vectorised, since it is the common case."""
    count = len(raw.entries)
    if isinstance(raw.entries, Frame) and (found := _of_texts(raw.entries, codes)) is not None:
        return found
    ids = values_of(raw.entries, "id")
    kinds = values_of(raw.entries, "kind")
    if not count or set(map(type, ids)) | set(map(type, kinds)) != {str}:
        return None
    index = dict(zip(ids, range(count), strict=True))
    if len(index) < count or not codes.keys() >= set(kinds) or not all_ids(ids):
        return None
    numbers = np.arange(count, dtype=np.int32)
    kind = np.fromiter(map(codes.__getitem__, kinds), dtype=np.int16, count=count)
    return Identified(numbers, numbers, ids, kind, set(), {}, UnitNumbers(ids, index))


def _of_texts(frame: Frame, codes: dict[str, int]) -> Identified | None:
    """Return the same of columns of texts, of which no text is made; None where they are others."""
    ids, kinds = frame.texts("id"), frame.texts("kind")
    if not ids or not kinds or not (ids.all_stated and kinds.all_stated and ids.all_different and ids.all_ids):
        return None
    words, which = kinds.codes()
    if not codes.keys() >= set(words):
        return None
    numbers = np.arange(len(ids), dtype=np.int32)
    kind = np.array([codes[word] for word in words], dtype=np.int16)[which]
    return Identified(numbers, numbers, ids, kind, set(), {}, UnitNumbers(ids))


def _mend_id(
    name: Any, mistake: Mistake, unit: int, entry: Mapping[str, Any], place: Any, findings: list[Finding]
) -> str:
    """Report a missing or unusable id and return a replacement."""
    if name is None:
        kind = entry.get("kind")
        findings.append(
            graph_finding(
                "ORG213",
                N_("a unit has no id") if kind is None else N_("a unit of kind '{kind}' has no id"),
                place(unit, None),
                facts={} if kind is None else {"kind": shortened(kind)},
                help=N_("add id: with a short name that never changes"),
            )
        )
        return f"?{unit + 1}"
    findings.append(charter_finding("ORG104", mistake, place(unit, "id")))
    return (
        str(name)[:LONGEST]
        if isinstance(name, str | int) and not isinstance(name, bool) and str(name)
        else f"?{unit + 1}"
    )


def _mend_kind(
    kind: Any, name: str, unit: int, entry: Mapping[str, Any], charter: Charter, place: Any, findings: list[Finding]
) -> tuple[int, bool]:
    """Report a missing, unknown or abstract kind; return the code to go on with, or -1."""
    concrete = [k.name for k in charter.kinds.values() if not k.abstract]
    if kind is None:
        missing = "kind" not in entry
        findings.append(
            charter_finding(
                "ORG103",
                N_("unit '{id}' has no kind") if entry.get("id") is not None else N_("a unit has no kind"),
                place(unit, None if missing else "kind"),
                facts={"id": name, "known": listed(concrete)},
                unit=name,
                help=N_("add kind: with one of {known}"),
            )
        )
        return -1, False
    if isinstance(kind, str) and kind in charter.kinds:
        below = [k.name for k in charter.kinds.values() if kind in k.ancestors and not k.abstract]
        findings.append(
            charter_finding(
                "ORG106",
                N_("kind '{kind}' is abstract and has no units of its own"),
                place(unit, "kind"),
                facts={"kind": kind, "known": listed(below)},
                unit=name,
                help=N_("write one of {known}"),
            )
        )
        return charter.kinds[kind].code, True
    alias = kind_of_alias(kind, charter.kinds.values())
    if alias is not None:
        findings.append(charter_finding("ORG105", kind_mistake(kind, *alias), place(unit, "kind"), unit=name))
        return (-1 if alias[0].abstract else alias[0].code), False
    mistake = unknown(
        N_("kind '{kind}' is not in charter '{charter}'"),
        kind,
        concrete,
        fact="kind",
        facts={"charter": charter.name},
        otherwise=N_("its kinds are {known}"),
    )
    findings.append(charter_finding("ORG105", mistake, place(unit, "kind"), unit=name))
    near = mistake.suggestion
    return (charter.kinds[near.text].code, True) if near else (-1, False)
