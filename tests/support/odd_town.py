"""A small made-up town with odd values: bounds, unknown ends, defaults, several values, loops, ended units, several places."""

from __future__ import annotations

CHARTER = """
orgtree: charter/1
name: odd-town
kinds:
  thing:
    abstract: true
    fields:
      rank: {type: count}
      size: {type: number}
      portion: {type: number, range: 0..1}
      helpers: {type: count, default: 1}
      open: {type: bool}
      form: {type: choice, of: [standing, passing, other]}
      tags: {type: choice, several: true, of: [old, new]}
      founded: {type: date}
      elected: {type: date}
      months: {type: number}
      rare: {type: count}
      share: {type: number, range: 0.25..0.75}
      bent: {type: number, range: 0.125..0.5}
      note: {type: text}
  area: {is_a: thing, abstract: true, fields: {people: {type: count, total: {along: area_in}}}}
  city: {is_a: area}
  quarter: {is_a: area}
  body:
    is_a: thing
    fields:
      guests: {type: bool, default: false}
      members: {type: count, total: {along: part_of, except: {guests: true}}}
      funds: {type: number, total: {along: part_of}}
      debts: {type: number, total: {along: part_of, except: {guests: true}}}
      lost: {type: count, total: {along: part_of}}
      owed: {type: count, range: 2..9, total: {along: part_of}}
      dues: {type: number, total: {along: part_of, except: {open: true}}}
  club: {is_a: body}
  cell: {is_a: body}
  council: {is_a: thing}
  post: {is_a: thing}
  ghost: {}
links:
  area_in: {hierarchy: true, nest: true, from: area, to: area}
  part_of: {hierarchy: true, nest: true, from: body, to: body}
  covers: {from: [body, council], to: area}
  fully: {is_a: covers}
  sent_by: {from: council, to: body}
  seat:
    from: council
    to: body
    fields:
      role: {type: choice, of: [chair, clerk]}
      firm: {type: bool}
      votes: {type: count}
      moot: {type: bool}
      pay: {type: number}
  post_at: {from: post, to: [body, council], nest: true}
  coheld: {from: post, to: post, symmetric: true}
  visits: {from: [post, body], to: body}
  never: {from: body, to: body}
paths:
  territory: {body: covers/area_in*, council: covers/area_in*}
  near: [seat, sent_by]
  open_near: {path: near, where: {open: true}}
  nowhere: {body: never}
  calls: {post: visits, body: visits/part_of}
  in_quarter: {path: covers, kind: quarter}
"""
ORGANISATION = """
orgtree: definition/1
charter: ./odd-town.yaml
title: Odd town (synthetic)
as_of: 2024-06-01
units:
- id: c1
  kind: city
  name: {en: Red, de: Rot}
  open: true
  units:
  - {id: q1, kind: quarter, people: 4..9, open: true, rank: 3, tags: [old]}
  - {id: q2, kind: quarter, people: 6, rank: 2..4, form: passing, tags: [new, old]}
  - {id: q3, kind: quarter, open: false, form: passing}
- id: c2
  kind: city
  people: 12..20
  units: [{id: q4, kind: quarter, people: 5, open: true, units: [{id: q5, kind: quarter, people: 1..3, open: true}]}]
- {id: q6, kind: quarter, people: 2, open: true, name: Blue}
- id: b1
  kind: body
  rank: 5
  size: 2.5
  portion: 0.4..0.6
  open: false
  covers: [q1, q5]
  funds: 100.5
  months: 6
  units:
  - id: b2
    kind: club
    rank: 1..4
    size: -1.5
    open: true
    form: standing
    covers: q2
    members: 7
    funds: 10.25
    debts: -3..1
    visits: [b3, b1]
    tags: []
    founded: 2019
  - id: b3
    kind: club
    rank: 3
    portion: 0.5
    size: 1.5..3
    members: 2..5
    funds: -4..4
    debts: 1..2
    founded: 2020
    months: 4..8
    visits: b4
    units:
    - {id: b4, kind: club, guests: true, rank: 4..8, size: 4, open: true, members: 3, funds: 1.125, debts: 2.5, visits: b2, months: 12}
    - {id: b5, kind: cell, rank: ..2, size: 0..10, members: 1}
- {id: b6, kind: club, guests: true, rank: 0, helpers: 3, form: other, fully: [q6, q4], debts: 4, funds: 7, members: 0..2, size: 9.5, open: false}
- id: b7
  kind: body
  rank: 0..1
  size: 0.25
  units:
  - {id: b8, kind: club, rank: 6, size: -2..-1, open: false, funds: -2..5, members: 8, debts: -1, founded: 2018}
  - {id: b9, kind: club, guests: true, rank: 7, size: 1, open: false, members: 5, debts: 7, funds: 1}
- id: k1
  kind: council
  open: true
  rank: 2
  size: ..3
  covers: [q1, q2]
  sent_by: b1
  seat: [{to: b2, role: chair, firm: true, votes: 2}, {to: b3, role: clerk, votes: 1..3}, {to: b3, firm: false, pay: 1.5}]
  units: [{id: p1, kind: post, coheld: p2}]
- {id: k2, kind: council, size: 2.., form: standing, sent_by: b6, seat: [{to: b2, votes: 3}, {to: b8, role: chair, votes: 1, firm: false}]}
- {id: k3, kind: council, size: 1, open: false, rank: 3.., covers: q3, seat: {to: b7}}
- {id: p2, kind: post, open: true, post_at: b4, visits: [b1, b5]}
- {id: p3, kind: post, post_at: b7, rank: 3}
- {id: old, kind: club, valid: {until: 2023}, rank: 9, members: 90, visits: b1, covers: q1}
"""
OPEN = (
    ("as_of: 2024-06-01", "as_of: 2024-06-01\nnot_stated: [{kind: cell, link: part_of}, {kind: post, link: visits}]"),
    ("id: b3\n", "id: b3\n    incomplete: [visits, part_of]\n"),
    ("id: b7\n", "id: b7\n  incomplete: [covers]\n"),
    ("id: k3, kind: council", "id: k3, kind: council, incomplete: [seat]"),
)
"""What stands instead where some links are not listed."""
FLAT = """
orgtree: definition/1
charter: ./odd-town.yaml
title: Flat town (synthetic)
units:
- {id: b1, kind: body, members: 3, funds: 1.5, debts: -2, rank: 3, visits: b3}
- {id: b2, kind: club, guests: true, members: 4..5, funds: 3, debts: 1, open: true}
- {id: b3, kind: club, rank: 4, members: 2, funds: 2, debts: 1.5, open: true}
- {id: q1, kind: quarter, people: 5, open: true}
- {id: q2, kind: quarter}
- {id: k1, kind: council, rank: 5}
"""
"""Nothing stands under anything, and few links are there."""
BARE = """
orgtree: definition/1
charter: ./odd-town.yaml
title: Bare town (synthetic)
units:
- {id: c1, kind: city, people: 5, units: [{id: q1, kind: quarter, people: 3, open: true}, {id: q2, kind: quarter}]}
- {id: k1, kind: council, open: true, rank: 2, covers: q1, incomplete: [sent_by, seat]}
"""
"""One of its two hierarchies is of nobody."""


def organisation(*, opened: bool = False) -> str:
    """Return the definition, perhaps with lists that are not whole."""
    text = ORGANISATION
    for whole, instead in OPEN if opened else ():
        assert whole in text
        text = text.replace(whole, instead)
    return text
