"""Mistakes in metrics and claims word for word, each where it stands; `told/mistakes.txt` has what is said."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from told_text import same

import orgtree

if TYPE_CHECKING:
    from orgtree.base.finding import Finding

CHARTER = """
orgtree: charter/1
name: halls
kinds:
  hall: {title: {en: Hall, zh: 厅}, fields: {seats: {type: count}, wide: {type: number}, lit: {type: bool}, note: {type: text}}}
  annex: {is_a: hall}
  club: {fields: {members: {type: count, total: {along: part_of}}}}
  desk: {}
links:
  part_of: {hierarchy: true, nest: true, from: club, to: club}
  meets: {from: club, to: hall, fields: {weekly: {type: bool}}}
  uses: {from: desk, to: hall}
metrics:
"""
MISTAKES = """
nothing: {}
no_measure: {of: hall}
strange: {shar: {of: hall}}
text: 3
listed: [1]
two: {sum: seats, count: hall}
beside: {sum: seats, having: {lit: true}}
inside: {share: {of: hall, having: {lit: true}}, where: {lit: true}}
inside_ratio: {ratio: [{sum: seats}, {count: hall}], of: hall}
owner: {count: hall, part: true}
nobody: {count: hall, colour: red}
near: {count: hall, titel: x}
kind: {count: hal}
kinds: {count: [hall, clubb]}
field: {sum: seat}
words: {sum: note}
truth: {mean: lit}
lacks: {sum: members, of: hall}
lacks_one: {sum: seats, of: [annex, desk]}
below: {sum: seats, of: [hall, annex, club]}
along: {count: club, along: meets}
link: {links: meet}
link_text: {links: meets, where: 3}
link_list: {links: meets, where: [weekly]}
link_field: {links: meets, where: {weekly: maybe}}
link_unit: {links: meets, where: {weekly: true, lit: true}}
path: {share: {of: club, having: meetz}}
condition: {share: {of: hall, where: {lit: 7}, having: {lit: true}}}
missing: {share: {of: hall}}
load: {load: {of: club}}
ratio_one: {ratio: [{sum: seats}]}
ratio_share: {ratio: [{share: {of: hall, having: {lit: true}}}, {count: hall}]}
ratio_text: {ratio: [seats, {count: hall}]}
months: {cadence: {events: {sum: seats}, per: {count: hall}, months: 0}}
months_below: {cadence: {events: {sum: seats}, per: {count: hall}, months: '-2..0'}}
months_field: {cadence: {events: {sum: seats}, per: {count: hall}, months: widee}}
months_text: {cadence: {events: {sum: seats}, per: {count: hall}, months: note}}
by: {count: hall, by: haul}
vacancy: {vacancy: {of: hall}}
percent: {share: {of: hall, having: {lit: true}}, target: {warn: 25.., fail: ..94.5}, band: 1..2}
percent_low: {share: {of: hall, having: {lit: true}}, target: {warn: '0..25', fail: ..1}, band: 1..}
percent_part: {ratio: [{count: hall}, {count: desk}], part: true, target: 60..}
no_percent: {ratio: [{count: hall}, {count: desk}], target: 60..}
"""
"""Metrics, of which the last one alone is right."""
UNITS = """
orgtree: definition/1
charter: ./halls.yaml
units:
- {id: h, kind: hall, seats: 4}
- {id: c, kind: club}
claims:
- {id: no-such, metric: percentt, states: 1}
- {id: wrong, metric: two, states: 1}
- {id: nothing, states: 1}
- {id: both, metric: no_percent, sum: seats, states: 1}
- {id: beside, metric: no_percent, of: hall, colour: red, states: 1}
- {id: where, count: hall, in: g, states: 1}
- {id: nowhere, metric: no_percent, in: somewhere-else, states: 1}
- {id: percent, metric: percent_low, states: 94.5}
- {id: field, mean: sets, states: 1}
- {id: right, share: {of: hall, having: {lit: true}}, states: 1}
"""


def told(finding: Finding) -> str:
    """Return a finding as a reader sees it, with where it stands."""
    label = finding.labels[0].place if finding.labels else finding.place
    where = "" if label is None else f"{label.path} {label.part}"
    meant = f" -> {finding.suggestion.text}" if finding.suggestion else ""
    lines = (f"{finding.code} {finding.severity} at {where}{meant}", finding.text(), finding.help_text())
    return "".join(f"{line}\n" for line in lines if line)


def test_mistakes(tmp_path: Path) -> None:
    """What cannot be measured is left out, with the reason."""
    metrics = "".join(f"  {line}\n" for line in MISTAKES.strip().splitlines())
    (tmp_path / "halls.yaml").write_text(CHARTER + metrics, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(UNITS, encoding="utf-8")
    org = orgtree.load(tmp_path / "org.yaml")
    parts = [told(finding) for finding in org.check().findings]
    for name in (*org.charter.metrics, "percentt", "Hall"):
        try:
            parts.append(f"{name} {org.coverage(metrics=[name]).figure(name).show()}\n")
        except orgtree.UsageError as error:
            parts.append(f"{error}\n")
    same(Path(__file__).parent / "told" / "mistakes.txt", "".join(parts))


def test_a_charter_without_metrics_has_none(tmp_path: Path) -> None:
    """Who asks for one is told so."""
    (tmp_path / "halls.yaml").write_text(CHARTER.replace("metrics:\n", ""), encoding="utf-8")
    (tmp_path / "org.yaml").write_text(UNITS.partition("claims")[0], encoding="utf-8")
    with pytest.raises(orgtree.UsageError) as error:
        orgtree.load(tmp_path / "org.yaml").coverage(metrics=["beds"])
    assert str(error.value) == "there is no metric 'beds' in charter 'halls'; it has none"
