"""The list of a real community, its persons as many as it has, gives the figures of the example that was made of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import orgtree
from orgtree.api.convert import convert

ROOT = Path(__file__).parent.parent.parent
GROUPS = ROOT / "examples" / "data" / "kubernetes" / "groups.yaml"
REAL = ROOT.parent / "shared" / "data" / "kubernetes" / "sigs.yaml"


def as_published(entry: dict[str, Any]) -> dict[str, Any]:
    """Return a group as `sigs.yaml` has it: lists of persons and meetings where the example's data have counts."""
    persons = {key: [{"github": f"person-{at}"} for at in range(count)] for key, count in entry["leadership"].items()}
    parts = [
        {
            "name": part["name"],
            "owners": ["https://example.org/OWNERS"] * part["owner_files"],
            **({"leads": [{"github": "person"}] * part["leads"]} if "leads" in part else {}),
        }
        for part in entry.get("subprojects", [])
    ]
    return {
        "dir": entry["dir"],
        "name": entry["name"],
        "leadership": persons,
        "meetings": [{"day": "Monday"}] * entry["meetings"],
        "contact": {
            "teams": [{"name": name} for name in entry["teams"]],
            **({"liaison": {"github": "person"}} if entry["steering_liaison"] else {}),
        },
        "stakeholder_sigs": entry.get("stakeholder_sigs", []),
        **({"charter_link": "charter.md"} if entry["has_charter"] else {}),
        **({"mission_statement": "It has one."} if entry["has_mission"] else {}),
        "subprojects": parts,
    }


def test_figures_of_the_kubernetes_community(tmp_path: Path) -> None:
    """Groups, subprojects, sponsors and every count agree with `examples/kubernetes.yaml`, which another program wrote."""
    groups = yaml.safe_load(GROUPS.read_text(encoding="utf-8"))
    data = {key: [as_published(entry) for entry in groups[key]] for key in ("sigs", "workinggroups", "committees")}
    (tmp_path / "sigs.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    made = orgtree.loads(convert(tmp_path / "sigs.yaml", as_of="2026-08-21").text)
    example = orgtree.load(ROOT / "examples" / "kubernetes.yaml")
    assert len(made) == len(example) == 272
    figures = [{name: str(row) for name, row in enumerate(org.coverage())} for org in (made, example)]
    assert figures[0] == figures[1]
    told = [sorted(finding.code for finding in org.check().findings) for org in (made, example)]
    assert told[0] == told[1]


@pytest.mark.skipif(not REAL.exists(), reason="sigs.yaml of kubernetes/community is not there")
def test_the_published_list_itself() -> None:
    """It becomes a definition with nobody in it that a check can read."""
    made = convert(REAL)
    assert made.units > 200
    assert not any(finding.severity == "error" for finding in made.findings)
    assert "github" not in made.text.partition("units:")[2].replace("github.com", "")
