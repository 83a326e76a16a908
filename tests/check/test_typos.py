"""Advice cannot hurt: whatever a finding suggests, applied by itself, leaves fewer findings than before.

Every word of a sound charter and of a definition under it is misspelt in turn.
"""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from orgtree.api.check_files import check_file
from orgtree.check.fixes import apply

if TYPE_CHECKING:
    from collections.abc import Iterator

    from project import Project

    from orgtree.base.finding import Finding
    from orgtree.check.report import Report

CHARTER = """\
orgtree: charter/1
name: clubs
language: en
title: {en: Clubs, zh: 社团}
chart: [part_of]
kinds:
  place: {abstract: true, title: place, fields: {people: {type: count, unit: persons, total: {along: lies_in, except: {kind: quarter}}}}}
  city: {is_a: place, description: a city}
  quarter: {is_a: place, forbid: [people]}
  body: {abstract: true, fields: {members: {type: count}, founded: {type: date}, open: {type: bool}, income: {type: number}}}
  club: {is_a: body, body: {convener: hosted_by, seats: [seat], base: [based_on]}, look: {fill: blue-2, shape: rounded}}
  team: {is_a: body, fields: {form: {type: choice, of: [town, state], required: true}, motto: {type: text, pattern: '[a-z]+', length: ..20}}}
  site:
    fields:
      home: {type: url, unique: true}
      cost: {type: money, currency: EUR}
      share: {type: number, range: 0..1}
      lit: {type: bool, default: false}
      uses: {type: choice, several: true, of: {sport: {en: sport}, music: {en: music}}}
links:
  part_of: {hierarchy: true, nest: true, pairs: {team: [club, team]}, each: 0..1}
  lies_in: {hierarchy: true, nest: true, from: quarter, to: city}
  hosted_by: {from: club, to: place, each: 1}
  seat: {from: club, to: team, fields: {role: {type: choice, of: [chair, deputy]}}}
  based_on: {from: club, to: quarter, look: {line: blue-2}}
  twin: {from: team, to: team, symmetric: true, same_kind: true}
  meets_at: {from: team, to: site}
  follows: {is_a: meets_at}
paths:
  territory: {club: hosted_by/lies_in*, team: part_of+/hosted_by}
  chairs: {path: seat, with: {role: chair}}
rules:
  R01: {check: field-range, title: few, remedy: split it, for: team, field: members, allowed: ..5, where: {form: town, open: true}, wording: generally}
  R02: {check: required-link, for: club, path: seat, where: {path: hosted_by, kind: city}, in_force: {from: 2018, until: 2030}, judged_at: founded, status: quoted}
  R03: {check: total, field: people}
  R04: {check: link-count, for: club, path: '[seat, chairs]/twin', allowed: ..9}
  R05: {check: unique, for: body, fields: [name, founded], within: part_of}
  R06: {check: pairs, link: hosted_by, allowed: {club: [city, quarter]}}
  R07: {check: field-compare, for: team, left: members, relation: '>', right: income}
  R08: {check: distinct, link: seat, by: role}
  R09: {check: acyclic, path: meets_at}
  R10: {check: needs-end, for: team, where: {members: 99999.., any: [{form: state}, {not: {path: meets_at, kind: site, where: {uses: music}}}]}}
metrics:
  hosted: {title: hosted, share: {of: club, having: {path: hosted_by, kind: quarter}}, target: {warn: 5%.., fail: 1%..}, by: quarter}
  teams_each: {title: teams, ratio: [{count: team}, {count: club, where: {members: 1..}}]}
  met: {title: met, mean: members, of: team}
  ties: {title: ties, links: seat, where: {open: true}}
  income: {title: money, sum: income, of: team, where: {members: 3..}, band: ..90}
"""
DEFINITION = """\
orgtree: definition/1
charter: ./charter.yaml
title: Clubs
language: en
as_of: 2020-06-01
retired:
- {id: gone, on: 2015-01-01, into: [rowers]}
units:
- {id: hometown, kind: city, people: 30, units: [{id: harbour, kind: quarter, name: Harbour}]}
- id: rowers
  kind: club
  hosted_by: harbour
  based_on: harbour
  members: {value: 30, source: a leaflet, as_of: 2020}
  seat: [{to: eights, role: chair, valid: {from: 2019, until: 2021}}]
  units:
  - {id: eights, kind: team, form: town, open: true, members: 7, valid: {from: 2015}, twin: fours, incomplete: [seat], exceptions: {R01: {reason: letter, until: 2021}}}
  - {id: fours, kind: team, form: state, motto: row, income: 4.5, founded: 2015, meets_at: [{to: boathouse}]}
- {id: boathouse, kind: site, home: 'https://a.example', cost: 12.50, share: 0.5, lit: true, uses: [sport, music]}
claims:
- {id: many, metric: income, in: rowers, states: 4.5, source: a leaflet}
- {id: share, share: {of: team, having: {form: town}}, states: 50%, title: town}
"""
_WORD = re.compile(r"[a-z_-]{4,}")
_MISTAKES = Path(__file__).parent / "every_mistake"


def misspelt(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text with one word misspelt, and that word, for every word of every line; in four ways by turns."""
    ways = (lambda w: w[0] + w[2] + w[1] + w[3:], lambda w: w[:-1], lambda w: f"{w}s", str.capitalize)
    for number, found in enumerate(_WORD.finditer(text)):
        word = ways[number % len(ways)](found.group())
        if word != found.group():
            yield text[: found.start()] + word + text[found.end() :], word


def suggested(report: Report) -> list[Finding]:
    """Return the findings that suggest a text."""
    return [finding for finding in report.findings if finding.suggestion is not None]


def mend(folder: Path, report: Report, finding: Finding) -> None:
    """Write the documents of a report, as one finding suggests them, into a folder."""
    texts = {number: report.sources.text(number) for number in range(len(report.sources))}
    changed = apply(texts, [finding], unsafe=True)
    assert changed, f"nothing mends '{finding.text()}', {finding.help_text()}"
    here = Path(report.sources.label(0)).parent
    for number, text in changed.items():
        (folder / Path(report.sources.label(number)).relative_to(here)).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", ["charter.yaml", "org.yaml"])
def test_what_is_suggested_for_a_misspelt_word_mends(project: Project, name: str) -> None:
    """A near name, of whatever it is a name, leads to fewer findings and to an edit that can be made.

    Where a name is misspelt at its declaration, what refers to it is told, and the misspelt one is near: such are left out.
    """
    texts = {"charter.yaml": CHARTER, "org.yaml": DEFINITION}
    for file, text in texts.items():
        (project.folder / file).write_text(text, encoding="utf-8")
    assert project.found() == []
    tried = 0
    for text, word in misspelt(texts[name]):
        (project.folder / name).write_text(text, encoding="utf-8")
        report = project.check().report
        for finding in suggested(report):
            if str(finding.suggestion) == word:
                continue
            tried += 1
            mend(project.folder, report, finding)
            if (project.folder / name).read_text(encoding="utf-8") != texts[name]:  # else nothing is found, as above
                assert len(project.check().report.findings) < len(report.findings), (
                    word,
                    finding.text(),
                    finding.help_text(),
                )
            (project.folder / name).write_text(text, encoding="utf-8")
    assert tried > 50


def test_what_is_suggested_beside_every_other_mistake_mends(tmp_path: Path) -> None:
    """Each suggestion of the definition of all mistakes, taken alone."""
    report = check_file(_MISTAKES / "root.yaml").report
    assert len(suggested(report)) > 5
    for number, finding in enumerate(suggested(report)):
        folder = copytree(_MISTAKES, tmp_path / str(number))
        mend(folder, report, finding)
        assert len(check_file(folder / "root.yaml").report.findings) < len(report.findings), finding.text()


SLIPS = [
    "{id: a, kind: team, form: town, members: '>=45'}",
    "{id: a, kind: team, form: town, members: ≤45}",
    "{id: a, kind: team, form: town, members: 约300}",
    "{id: a, kind: team, form: town, members: '1,795'}",
    "{id: a, kind: team, form: town, members: 12 345}",
    "{id: a, kind: team, form: town, income: '0,5'}",
    "{id: a, kind: team, form: town, income: '>5'}",
    "{id: a, kind: team, form: town, open: yes}",
    "{id: a, kind: team, form: town, open: {value: yes, source: a letter}}",
    "{id: a, kind: team, form: town, members: {value: '>=3', source: a letter}}",
    "{id: a, kind: team, form: town, open: 'No'}",
    "{id: a, kind: team, form: town, twin: gone}",
    "{id: a, kind: club, hosted_by: harbour, seat: [{to: eights, role: chair}, {to: eights, role: chair}]}",
]


@pytest.mark.parametrize("slip", SLIPS)
def test_what_is_suggested_for_a_slip_mends(project: Project, slip: str) -> None:
    """Another way to write a number or a truth value, an id of a unit that has ended, an entry that says nothing new."""
    (project.folder / "charter.yaml").write_text(CHARTER, encoding="utf-8")
    definition = DEFINITION.replace("into: [rowers]", "into: [fours]").replace(
        "units:\n- {id: h", f"units:\n- {slip}\n- {{id: h"
    )
    (project.folder / "org.yaml").write_text(definition, encoding="utf-8")
    report = project.check().report
    (finding,) = suggested(report)
    mend(project.folder, report, finding)
    assert len(project.check().report.findings) < len(report.findings)
