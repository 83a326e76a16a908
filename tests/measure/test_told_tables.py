"""Tables of figures and claims word for word, in all their forms; `told/` has them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from told_text import same

import orgtree
from orgtree.base.catalogue import translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHARTER = """
orgtree: charter/1
name: houses
kinds:
  house: {title: {en: house, zh: 楼}, fields: {held: {type: count}, span: {type: number}}}
  room:
    title: {en: room, zh: 房}
    fields:
      beds: {type: count, unit: {en: beds, zh: 张}}
      paid: {type: money, currency: CNY}
      lit: {type: bool}
      let: {type: bool}
  guest: {}
  ghost: {}
links:
  in: {hierarchy: true, nest: true, from: [house, room], to: house}
  also: {from: house, to: room}
  sleeps: {from: guest, to: room}
  likes: {from: guest, to: house}
metrics:
  lit: {title: {en: Lit rooms, zh: 亮灯的房}, share: {of: room, having: {lit: true}, except: {let: true}}, target: {warn: 99.95%.., fail: 30%..}, gap: {en: dark rooms, zh: 暗房}, source: {en: House rules, zh: 楼规}}
  lit_or_let: {title: {en: Lit or let}, share: {of: room, having: {any: [{lit: true}, {let: true}]}}, target: {warn: 100%}}
  empty: {share: {of: room, having: ^sleeps}, band: 40%..60%, by: house}
  let: {share: {of: room, where: {let: true}, having: {let: true}}, target: 10%..}
  beds: {title: {en: Beds, zh: 床位}, sum: beds, target: {warn: ..20, fail: ..9}}
  paid: {sum: paid, band: ..1234.5}
  rooms: {count: room, by: house, band: 2..}
  ghosts: {title: {en: Ghosts}, count: ghost}
  likes: {title: {en: Likes}, links: likes}
  beds_each: {title: {en: Beds a room}, mean: beds, band: 1..3}
  load: {title: {en: Guests a room}, load: {of: room, path: ^sleeps}, band: ..1, by: house}
  paid_mean: {mean: paid, of: room, where: {id: [a, d]}}
  paid_each: {title: {en: Paid a bed}, ratio: [{sum: paid}, {sum: beds}], unit: {en: CNY a bed, zh: 元/床}}
  free: {part: true, ratio: [{sum: beds, of: room, where: {let: false}}, {sum: beds}], target: 50%..}
  meetings: {title: {en: Meetings}, cadence: {events: {sum: held}, per: {count: house}, months: span}}
  turns: {title: {en: Rooms by beds}, cadence: {events: {count: room}, per: {sum: beds}, months: span}}
  yearly: {cadence: {events: {sum: held}, per: {count: house}, months: 12}, band: 0.5..}
"""
UNITS = """
orgtree: definition/1
charter: ./houses.yaml
title: Two houses
as_of: 2024-05
not_stated: [{kind: guest, link: likes}]
units:
- {id: h1, kind: house, name: {en: =North, zh: 北楼}, held: 3, units: [{id: a, kind: room, beds: 2, lit: true, paid: 100.5}, {id: b, kind: room, beds: 3, lit: false, let: true, paid: 0}, {id: c, kind: room, beds: 1..4}]}
- {id: h2, kind: house, name: South, held: 4, also: [c, d], units: [{id: d, kind: room, beds: 4, lit: false, let: false, paid: 20.25}]}
- {id: h3, kind: house, held: 0}
- {id: e, kind: room, beds: 5, lit: false, let: false, paid: 7, valid: {from: 2020}}
- {id: f, kind: room, beds: 9, lit: false, valid: {until: 2021}}
- {id: g1, kind: guest, sleeps: [a, d]}
- {id: g2, kind: guest, sleeps: a}
claims:
- {id: c1, title: {en: Beds there are, zh: 床位数}, metric: beds, states: 15..17, source: {en: Yearbook, zh: 年鉴}, as_of: 2024}
- {id: c2, metric: beds, in: h1, states: 9}
- {id: c3, metric: lit, states: 33.35%}
- {id: c4, metric: lit, in: h2, states: 50%}
- {id: c5, sum: paid, of: room, in: h2, states: 1234.5}
- {id: c6, title: Likes, links: likes, states: 3}
- {id: c7, ratio: [{count: room}, {count: ghost}], states: 2}
- {id: c8, share: {of: room, where: {let: true}, having: {let: true}}, states: 100%}
- {id: c10, share: {of: room, where: {all: [{id: [a, c]}, {let: true}]}, having: {let: true}}, states: 100%}
- {id: c11, metric: beds_each, in: h2, states: 4}
- {id: c12, links: sleeps, states: 2}
- {id: c9, ratio: [{count: room}, {count: house}], states: ~2}
"""
OPEN = (
    ("beds: 5,", "beds: 5..,"),
    ("paid: 7,", "paid: 8..,"),
    ("held: 4, also", "span: 6, also"),
    ("id: g2, kind: guest,", "id: g2, kind: guest, incomplete: [sleeps],"),
    ("as_of: 2024-05\n", ""),
)
"""What is not known so well in the other definition."""
ASKED: tuple[dict[str, Any], ...] = (
    {},
    {"by": "house"},
    {"under": "h1", "metrics": ["lit", "beds", "rooms", "ghosts"]},
)


def organisation(folder: Path, *, opened: bool) -> orgtree.Organisation:
    """Return two houses of rooms, one that is in none, and guests."""
    units = UNITS
    for known, instead in OPEN if opened else ():
        assert known in units
        units = units.replace(known, instead)
    (folder / "houses.yaml").write_text(CHARTER, encoding="utf-8")
    (folder / "org.yaml").write_text(units, encoding="utf-8")
    return orgtree.load(folder / "org.yaml")


def forms(table: orgtree.Table, language: str) -> Iterator[str]:
    """Yield a table in the forms that people read, all of it and what says something."""
    yield table.to_text(language)
    headings, rows = table.short(language, everything=False)
    yield "\n".join([table.hidden(language), *(" | ".join(row) for row in [headings, *rows])])


def across(table: orgtree.Table, **asked: bool) -> str:
    """Return a table with groups down and metrics across, as texts and as cells."""
    found = table.across(**asked)
    lines: list[Sequence[object]] = [found.headings(), *found.texts("zh"), *found.cells()]
    return "\n".join(" | ".join(map(str, line)) for line in lines)


@pytest.mark.parametrize("opened", [False, True], ids=["known", "open"])
def test_tables(tmp_path: Path, *, opened: bool) -> None:
    """For people, as data, and what is found where a figure is not as it is to be."""
    org = organisation(tmp_path, opened=opened)
    every, by_house, under = (org.coverage(**asked) for asked in ASKED)
    parts = [*forms(every, "en"), every.to_markdown("zh"), *forms(by_house, "zh")]
    parts += [across(by_house), across(every, zeros=False), across(by_house, everything=True)]
    parts += [by_house.to_csv("en"), under.to_json("en"), repr(under.figure("beds"))]
    for finding in org.check().findings:
        where = (finding.place, *(label.place for label in finding.labels))
        parts += [f"{finding.code} {finding.severity} {[place and place.path for place in where]}"]
        parts += [finding.text(say) + "\n" + finding.help_text(say) for say in (translator("en"), translator("zh"))]
    name = "open-houses" if opened else "houses"
    same(Path(__file__).parent / "told" / f"{name}.txt", "\n".join(part.rstrip() + "\n" for part in parts))
