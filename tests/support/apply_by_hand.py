"""Apply a list of changes to rows of units and links, as its documentation says, and in the plainest way."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]
OWN_LINKS = {"part_of", "serves", "convened_by", "seat"}
"""The links of the charter of `two_states`."""


def apply(data: Row, units: list[Row], links: list[Row], head: Row) -> tuple[list[Row], list[Row], Row]:
    """Return rows and head after the changes."""
    state = _State({row["id"]: dict(row) for row in units}, [dict(row) for row in links], dict(head))
    for entry in data["changes"]:
        word = next(iter(entry))
        getattr(state, f"do_{word}")(**entry)
    assert all(row[end] in state.units for row in state.links for end in ("from", "to"))
    return list(state.units.values()), state.links, state.head


class _State:
    def __init__(self, units: dict[str, Row], links: list[Row], head: Row) -> None:
        self.units, self.links, self.head = units, links, head

    def do_head(self, head: Row, unset: list[str] | None = None) -> None:
        self.head |= head
        for key in unset or ():
            del self.head[key]

    def do_add(self, add: Row, under: str | None = None) -> None:
        assert add["id"] not in self.units
        self.units[add["id"]] = {key: value for key, value in add.items() if key not in OWN_LINKS}
        for key in OWN_LINKS & add.keys():
            for said in add[key] if isinstance(add[key], list) else [add[key]]:
                self.do_link(add["id"], **{key: said})
        if under is not None:
            self.do_link(add["id"], part_of=under)

    def do_set(self, set: str, unset: list[str] | None = None, **values: Any) -> None:  # noqa: A002 - the word of the entry
        self.units[set] |= values
        for key in unset or ():
            del self.units[set][key]

    def do_end(self, end: str, on: str) -> None:
        self.units[end]["valid"] = {**self.units[end].get("valid", {}), "until": on}

    def do_move(self, move: str, under: str | None, along: str | None = None, by: Row | None = None) -> None:
        tree = along or "part_of"
        stands = [row for row in self.links if row["from"] == move and row["link"] == tree]
        assert len(stands) <= 1
        for row in stands:
            self.links.remove(row)
        if under is not None:
            self.links.append({"from": move, "to": under, "link": tree, **(by or {})})

    def do_link(self, link: str, instead_of: Row | None = None, **named: Any) -> None:
        (name, said), *more = named.items()
        assert not more
        if instead_of is not None:
            self.links.remove({"link": name, "from": link, **instead_of})
        self.links.append({"link": name, "from": link, **(said if isinstance(said, dict) else {"to": said})})

    def do_unlink(self, unlink: str, **named: Any) -> None:
        ((name, said),) = named.items()
        self.links.remove({"link": name, "from": unlink, **(said if isinstance(said, dict) else {"to": said})})

    def do_remove(self, remove: str) -> None:
        del self.units[remove]
        self.links = [row for row in self.links if remove != row["from"]]

    def do_merge(self, merge: list[str], into: str, on: str | None = None) -> None:
        for unit in merge:
            self.do_split(unit, [into], on)

    def do_split(self, split: str, into: list[str], on: str | None = None) -> None:
        self.do_remove(split)
        self.do_retire({"id": split} | ({"on": on} if on else {}) | {"into": into})

    def do_rename(self, rename: str, to: str) -> None:
        self.units = {to if name == rename else name: row for name, row in self.units.items()}
        self.units[to]["id"] = to
        if any(tomb["id"] == to for tomb in self.head.get("retired", ())):
            self.do_unretire(to)
        for row in self.links:
            row |= {end: to for end in ("from", "to") if row[end] == rename}
        for tomb in self.head.get("retired", ()):
            if "into" in tomb:
                tomb["into"] = [to if name == rename else name for name in tomb["into"]]

        for event in self.head.get("events", ()):
            for key in event.keys() - {"on", "source"}:
                said = event[key]
                event[key] = [to if name == rename else name for name in ([said] if isinstance(said, str) else said)]
                event[key] = event[key] if isinstance(said, list) else event[key][0]

    def do_event(self, event: Row) -> None:
        self.head["events"] = [*self.head.get("events", ()), event]

    def do_unevent(self, unevent: Row) -> None:
        self.head["events"].remove(unevent)
        if not self.head["events"]:
            del self.head["events"]

    def do_claim(self, claim: Row) -> None:
        self._put("claims", claim["id"], claim)

    def do_unclaim(self, unclaim: str) -> None:
        self._put("claims", unclaim, None)

    def do_retire(self, retire: Row) -> None:
        self._put("retired", retire["id"], retire)

    def do_unretire(self, unretire: str) -> None:
        self._put("retired", unretire, None)

    def _put(self, key: str, name: str, entry: Row | None) -> None:
        entries = {row["id"]: row for row in self.head.pop(key, ())} | ({name: entry} if entry else {})
        if entry is None:
            del entries[name]
        self.head |= {key: list(entries.values())} if entries else {}
