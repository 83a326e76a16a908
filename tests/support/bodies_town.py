"""A town with two joint bodies, as the sheet and the page of joint bodies are tried with."""

TOWN = """
orgtree: definition/1
charter: cpc-grassroots
title: Town
units:
- id: s
  kind: subdistrict
  name: Street
  units:
  - {id: c, kind: community, name: Lane}
  - {id: c2, kind: community, name: Bank}
  - {id: q, kind: park, name: Park, located_in: s}
- id: o
  kind: working_committee
  name: Street committee
  covers: s
  units:
  - {id: b0, kind: branch, name: First, hosted_by: q}
  - {id: b1, kind: branch, name: Second}
  - {id: oc, kind: primary_committee, name: Lane committee, covers: c}
- id: j
  kind: joint_body
  form: extended_working_committee
  level: subdistrict
  name: Street body
  covers: s
  convened_by: o
  based_on: [oc]
  seat: [{to: b0, role: part_time_member}, {to: b1, role: part_time_member}, {to: b1, role: part_time_deputy_secretary}]
- id: k
  kind: joint_body
  form: extended_working_committee
  level: community
  name: Lane body
  covers: c
  convened_by: oc
  seat: [{to: b0, role: part_time_member}]
"""
