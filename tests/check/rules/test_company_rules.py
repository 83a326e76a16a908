"""Each rule of `company` and of `open-source` on a definition that breaks it, and just does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rule_examples import expected, outcome

if TYPE_CHECKING:
    from pathlib import Path

COMPANY = """\
charter: company
units:
- id: company
  kind: company
  headed_by: chief
  headcount: 9  # expect: C06
  units:
  - {id: empty, kind: team, headcount: 0}
  - {id: posts, kind: team, headcount: 4}  # expect: C01
  - {id: vacant, kind: team, headcount: 4, headed_by: lead}  # expect: C02
  - {id: other, kind: team, headcount: 0, headed_by: clerk-1}  # expect: C05
- {id: island, kind: department, headcount: 1}  # expect: C07
- id: chief
  kind: post
  filled: true
  in_unit: company
  units:
  - {id: lead, kind: post, filled: false, in_unit: vacant, vacant_since: 2024-01, dotted_to: [{to: chief, matter: project}]}  # expect: C04
  - {id: deputy, kind: post, filled: true, in_unit: company, units: [{id: aide, kind: post, filled: true, in_unit: company}]}  # expect: C03b
  - {id: clerk-1, kind: post, filled: true, in_unit: posts, vacant_since: 2024-01}  # expect: C11
- {id: alone, kind: post, filled: true, in_unit: company}  # expect: C08
"""

SPANS = """\
charter: company
units:
- {id: company, kind: company, headed_by: chief}
- id: chief  # expect: C03 C10
  kind: post
  filled: true
  in_unit: company
  units:
  - {id: p1, kind: post, in_unit: company, filled: true}
  - {id: p2, kind: post, in_unit: company, filled: true}
  - {id: p3, kind: post, in_unit: company, filled: true}
  - {id: p4, kind: post, in_unit: company, filled: true}
  - {id: p5, kind: post, in_unit: company, filled: true}
  - {id: p6, kind: post, in_unit: company, filled: true}
  - {id: p7, kind: post, in_unit: company, filled: true}
  - {id: p8, kind: post, in_unit: company, filled: true}
  - {id: p9, kind: post, in_unit: company, filled: true}
  - {id: p10, kind: post, in_unit: company, filled: true}
  - {id: p11, kind: post, in_unit: company, filled: true}
"""

LEVELS = """\
charter: company
units:
- {id: company, kind: company, headed_by: p1}
- {id: p1, kind: post, in_unit: company, filled: true}
- {id: p2, kind: post, in_unit: company, filled: true, reports_to: p1}
- {id: p3, kind: post, in_unit: company, filled: true, reports_to: p2}
- {id: p4, kind: post, in_unit: company, filled: true, reports_to: p3}
- {id: p5, kind: post, in_unit: company, filled: true, reports_to: p4}
- {id: p6, kind: post, in_unit: company, filled: true, reports_to: p5}
- {id: p7, kind: post, in_unit: company, filled: true, reports_to: p6}
- {id: p8, kind: post, in_unit: company, filled: true, reports_to: p7}
- {id: p9, kind: post, in_unit: company, filled: true, reports_to: p8}  # expect: C09
- {id: p10, kind: post, in_unit: company, filled: true, reports_to: p9}
"""

COMMUNITY = """\
charter: open-source
units:
- id: community
  kind: community
  units:
  - {id: g1, kind: group, chairs: 1, technical_leads: 2, has_charter: true, has_mission: true, units: [{id: s1, kind: subproject}]}  # expect: O01
  - {id: g2, kind: group, chairs: 2, technical_leads: 1, has_charter: true, has_mission: true, units: [{id: s2, kind: subproject}]}  # expect: O02
  - {id: g3, kind: group, chairs: 2, technical_leads: 2, has_charter: false, has_mission: true, units: [{id: s3, kind: subproject}]}  # expect: O03
  - {id: g4, kind: group, chairs: 2, technical_leads: 2, has_charter: true, has_mission: false, units: [{id: s4, kind: subproject}]}  # expect: O04
  - {id: g5, kind: group, chairs: 2, technical_leads: 2, has_charter: true, has_mission: true}  # expect: O05
  - {id: w1, kind: working_group, chairs: 0, sponsored_by: g1}  # expect: O10
  - {id: w2, kind: working_group, chairs: 1}  # expect: O07
  - {id: w3, kind: working_group, chairs: 1, sponsored_by: [g1, g2]}
  - {id: c1, kind: committee, chairs: 0}
- {id: s5, kind: subproject}  # expect: O08
- {id: s6, kind: subproject, owned_by: w3}  # expect: O06
- {id: c2, kind: committee}  # expect: O09
"""


@pytest.mark.parametrize(
    "definition", [COMPANY, SPANS, LEVELS, COMMUNITY], ids=["company", "spans", "levels", "community"]
)
def test_exactly_the_expected_codes_appear_where_they_are_expected(definition: str, tmp_path: Path) -> None:
    """Each `# expect:` comment is a finding on its line, and there is no other."""
    result = outcome(tmp_path, "", definition)
    told = "\n".join(f"{result.line(finding)}: {finding.code} {finding.text()}" for finding in result.findings)
    # A post with one report is information only, and a chain is made of nothing else.
    said = [entry for entry in result.said if definition is not LEVELS or entry[1] not in {"C03b", "C10"}]
    assert said == expected(result.text), told


@pytest.mark.parametrize("name", ["company", "cpc-grassroots", "open-source"])
def test_every_rule_speaks_both_languages_and_names_its_source(name: str, tmp_path: Path) -> None:
    """A rule that is broken says what must hold and what to do in English and in Chinese, and where it is written."""
    charter = outcome(tmp_path, "", f"charter: {name}\nunits: []\n").loaded.charter
    assert charter is not None
    for code, rule in charter.rules.items():
        assert set(rule.title) == {"en", "zh"}, code
        assert set(rule.remedy) == {"en", "zh"}, code
        assert rule.source, code


@pytest.mark.parametrize(
    ("charter", "definitions"), [("company", [COMPANY, SPANS, LEVELS]), ("open-source", [COMMUNITY])]
)
def test_every_rule_of_the_charters_is_broken_here(charter: str, definitions: list[str], tmp_path: Path) -> None:
    """No rule of the two charters goes untested."""
    loaded = outcome(tmp_path, "", definitions[0]).loaded.charter
    assert loaded is not None
    assert loaded.name == charter
    assert set(loaded.rules) == {code for definition in definitions for _, code in expected(definition)}
