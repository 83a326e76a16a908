"""Seeded synthetic organisations of 1 thousand to 1 million units, as rows or as YAML.

Everything is made up: districts, subdistricts, communities with their branches and joint bodies, numbered.
Run as a script it writes a definition: python benchmarks/generate.py 100000 > big.yaml
A second number is the share of branches that break a rule, 0.01 if left out.
"""

from __future__ import annotations

import random
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = "orgtree: definition/1\ncharter: cpc-grassroots\ntitle: Generated organisation (synthetic)\nas_of: 2026-01-01\nunits:\n"


def rows(count: int, seed: int = 7, *, wrong: float = 0.01) -> Iterator[dict[str, Any]]:
    """Yield units as rows: parents before children, links as keys.

    Args:
        count: How many.
        seed: Of the random numbers; the same seed gives the same organisation.
        wrong: Share of the branches that have more members than the charter lets them.
    """
    dice = random.Random(seed)
    made = 0
    district = 0
    while made < count:
        district += 1
        d = f"d{district}"
        for row in _district(d, dice, wrong):
            if made == count:
                return
            made += 1
            yield row


def _district(d: str, dice: random.Random, wrong: float) -> Iterator[dict[str, Any]]:
    """Yield one district of about 1700 units."""
    yield {"id": d, "kind": "district", "name": f"示例区 {d}"}
    yield {"id": f"{d}-committee", "kind": "local_committee", "name": f"示例区委 {d}", "covers": d}
    for s in range(1, 9):
        street = f"{d}.s{s}"
        yield {"id": street, "kind": "subdistrict", "name": f"第{s}街道", "area_in": d}
        yield {
            "id": f"{street}-committee",
            "kind": "working_committee",
            "name": f"第{s}街道党工委",
            "dispatched_by": f"{d}-committee",
            "covers": street,
        }
        for c in range(1, 16):
            community = f"{street}.c{c}"
            yield {
                "id": community,
                "kind": "community",
                "name": f"第{c}社区",
                "area_in": street,
                "workers": dice.choice([dice.randrange(5, 60), f"{dice.randrange(30, 50)}.."]),
                "people": dice.randrange(800, 6000),
            }
            yield {
                "id": f"{community}-committee",
                "kind": "primary_committee",
                "name": f"第{c}社区党委",
                "part_of": f"{street}-committee",
                "covers": community,
                "committee_seats": dice.randrange(5, 10),
            }
            branches = []
            for b in range(1, 11):
                branch = f"{community}.b{b}"
                members = 60 if dice.random() < wrong else dice.randrange(4, 20)
                branches.append(branch)
                yield {
                    "id": branch,
                    "kind": "branch",
                    "name": f"第{b}党支部",
                    "part_of": f"{community}-committee",
                    "members": members,
                    "full_members": members - dice.randrange(0, 2),
                    "covers": community,
                }
            if dice.random() < 0.6:
                seats = dice.sample(branches, 4)
                yield {
                    "id": f"{community}-joint",
                    "kind": "joint_body",
                    "form": "extended_working_committee",
                    "level": "community",
                    "name": f"第{c}社区大工委",
                    "covers": community,
                    "convened_by": f"{community}-committee",
                    "seat": [{"to": seat, "role": "part_time_member"} for seat in seats],
                }


def changed(units: list[dict[str, Any]], count: int, seed: int = 7) -> list[dict[str, Any]]:
    """Return units of which about as many facts have changed: fields, names, places, seats, units new and gone.

    Args:
        units: The earlier state, which stays as it is.
        count: How many changes, a hundred or more.
        seed: Of the random numbers.
    """
    dice = random.Random(seed)
    found = {unit["id"]: dict(unit) for unit in units}
    seated = {seat["to"] for unit in units for seat in unit.get("seat", ())}
    branches = [name for name, unit in found.items() if unit["kind"] == "branch" and name not in seated]
    homes = sorted({found[name]["part_of"] for name in branches})
    dice.shuffle(branches)
    share = count // 20
    for name in branches[: 6 * share]:
        found[name]["members"] += 1
    for name in branches[6 * share : 11 * share]:
        found[name]["name"] = f"新{found[name]['name']}"
    for name in branches[11 * share : 15 * share]:
        found[name]["part_of"] = next(
            home for home in iter(lambda: dice.choice(homes), "") if home != found[name]["part_of"]
        )
    for name in branches[15 * share : 16 * share]:
        del found[name]
    for number in range(2 * share):
        found[f"new{number}"] = {
            "id": f"new{number}",
            "kind": "branch",
            "name": "新支部",
            "part_of": dice.choice(homes),
        }
    bodies = [name for name, unit in found.items() if len(unit.get("seat", ())) > 1]
    for name in dice.sample(bodies, 2 * share):
        found[name]["seat"] = found[name]["seat"][1:]
    return list(found.values())


NEST = ("area_in", "part_of", "dispatched_by", "convened_by")


def yaml_text(count: int, seed: int = 7, *, wrong: float = 0.01, changes: int = 0) -> str:
    """Return a definition of *count* units in nested block style.

    Args:
        count: How many units.
        seed: Of the random numbers.
        wrong: Share of the branches that break a rule.
        changes: How many facts are others than without.
    """
    units = list(rows(count, seed, wrong=wrong))
    units = changed(units, changes) if changes else units
    below: dict[str | None, list[dict[str, Any]]] = {}
    for unit in units:
        above = next((unit[key] for key in NEST if key in unit), None)
        below.setdefault(above, []).append(unit)
    lines: list[str] = [HEAD]
    stack: list[tuple[dict[str, Any], int]] = [(unit, 0) for unit in reversed(below.get(None, []))]
    while stack:
        unit, depth = stack.pop()
        pad = "    " * depth
        lead = f"{pad}- "
        for key, value in unit.items():
            if key in NEST:
                continue
            if key == "seat":
                lines.append(f"{lead}seat:\n")
                lines.extend(f"{pad}  - {{to: {seat['to']}, role: {seat['role']}}}\n" for seat in value)
            else:
                lines.append(f"{lead}{key}: {value}\n")
            lead = f"{pad}  "
        inner = below.get(unit["id"], [])
        if inner:
            lines.append(f"{pad}  units:\n")
            stack.extend((child, depth + 1) for child in reversed(inner))
    return "".join(lines)


if __name__ == "__main__":
    sys.stdout.write(
        yaml_text(
            int(sys.argv[1]) if len(sys.argv) > 1 else 1000, wrong=float(sys.argv[2]) if len(sys.argv) > 2 else 0.01
        )
    )
