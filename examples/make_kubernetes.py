"""Write kubernetes.yaml from the public list of the Kubernetes community's groups.

usage: python examples/make_kubernetes.py [GROUPS [OUT]]

GROUPS is data/kubernetes/groups.yaml beside this script unless given: kubernetes/community, sigs.yaml, people and texts
left out. OUT is kubernetes.yaml beside this script unless given.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

GROUPS = Path(__file__).with_name("data") / "kubernetes" / "groups.yaml"

HEAD = """\
# yaml-language-server: $schema=../schemas/open-source.json
#
# The Kubernetes community: special interest groups with their subprojects, working groups with the groups that sponsor
# them, and committees. Written by make_kubernetes.py.
#
# Source: kubernetes/community, sigs.yaml, commit 24e7d8f5 (Apache-2.0); people, contacts and texts are left out, so
# leadership is a count. The source lists leads in full: a group without a list of technical leads, or of emeritus
# leads, has none, and 0 is written here. Ids of subprojects begin with their owner's, since names repeat. `page` is the
# folder that the source names (`dir`) in the community's repository. Repositories are not taken over from the owner files.
orgtree: definition/1
charter: open-source
title: {en: Kubernetes community, zh: Kubernetes 社区}
as_of: 2026-08-21
not_stated:
- {kind: repository, link: repository_of}
units:
- id: kubernetes
  kind: community
  name: Kubernetes
  units:
"""

FOLDER = "https://github.com/kubernetes/community/tree/master/"
KINDS = {"sigs": "group", "workinggroups": "working_group", "committees": "committee"}


def subproject(owner: str, entry: dict[str, Any]) -> str:
    """Return a subproject on one line."""
    leads = f", leads: {entry['leads']}" if "leads" in entry else ""
    key = f"{owner}.{entry['name'].replace(' ', '-')}"
    return f"    - {{id: {key}, kind: subproject, name: {entry['name']}, owner_files: {entry['owner_files']}{leads}}}\n"


def body(kind: str, entry: dict[str, Any], ids: dict[str, str]) -> str:
    """Return a group, working group or committee with its subprojects."""
    lead = entry["leadership"]
    lines = [
        f"- id: {entry['dir']}",
        f"  kind: {kind}",
        f"  name: {entry['name']}",
        f"  page: {FOLDER}{entry['dir']}",
        f"  chairs: {lead['chairs']}",
        f"  emeritus_leads: {lead.get('emeritus_leads', 0)}",
        f"  meetings: {entry['meetings']}",
        f"  access_teams: {len(entry['teams'])}",
        f"  has_charter: {str(entry['has_charter']).lower()}",
        f"  has_mission: {str(entry['has_mission']).lower()}",
        f"  has_liaison: {str(entry['steering_liaison']).lower()}",
    ]
    if kind == "group":
        lines.append(f"  technical_leads: {lead.get('tech_leads', 0)}")
    if kind == "working_group":
        lines.append(f"  sponsored_by: [{', '.join(ids[name] for name in entry['stakeholder_sigs'])}]")
    owned = entry.get("subprojects", [])
    if owned:
        lines.append("  units:")
    return "".join(f"  {line}\n" for line in lines) + "".join(subproject(entry["dir"], part) for part in owned)


def definition(groups: Path = GROUPS) -> str:
    """Return the whole definition."""
    data = yaml.safe_load(groups.read_text(encoding="utf-8"))
    ids = {entry["name"]: entry["dir"] for entry in data["sigs"]}
    return HEAD + "".join(body(kind, entry, ids) for key, kind in KINDS.items() for entry in data[key])


def main() -> None:
    """Write the file."""
    groups = Path(sys.argv[1]) if len(sys.argv) > 1 else GROUPS
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).with_name("kubernetes.yaml")  # noqa: PLR2004 - second argument
    out.write_text(definition(groups), encoding="utf-8")


if __name__ == "__main__":
    main()
