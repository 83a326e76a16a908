"""What four communities check in programs of their own, written as charters: each check is satisfied and violated once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rule_examples import expected, outcome

from orgtree.api.check_files import check_file

HERE = Path(__file__).parent
COMMUNITIES = ["kubernetes", "istio", "rust", "openstack"]
LISTS = {"KG": "Kubernetes, groups", "KO": "Kubernetes, organisations", "IS": "istio", "RT": "Rust", "OS": "OpenStack"}
OF_THE_SOURCE = {
    "archived",
    "archived_repository",
    "drops_stale",
    "email_off",
    "needs_request",
    "partial",
    "private",
    "sponsors",
    "takes_members",
    "top_level",
    "with_members",
    "with_subteams",
}
_ROW = re.compile(r"^\| ([A-Z]{2}\d+) \| (.+) \| (.+) \|$", re.MULTILINE)
_EXPECTED = re.compile(r"# expect: ((?:[A-Z]+[0-9]+[a-z]? ?)+)")
_NUMBERS = re.compile(r"# expect: [A-Z0-9a-z ]+ \(([A-Z0-9 ]+)\)")


def text(community: str, name: str) -> str:
    """Return a file of a community."""
    return (HERE / community / f"{name}.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("community", COMMUNITIES)
def test_nothing_is_found_and_all_is_decided_where_each_check_is_satisfied(community: str, tmp_path: Path) -> None:
    """No finding, and no unit of which a rule cannot tell."""
    result = outcome(tmp_path, text(community, "charter"), text(community, "satisfied"))
    assert [f"{result.line(one)}: {one.code} {one.text()}" for one in result.findings] == []
    assert result.undecided == {}


@pytest.mark.parametrize("community", COMMUNITIES)
def test_each_violation_is_found_on_its_line(community: str, tmp_path: Path) -> None:
    """Exactly the codes of the comments."""
    result = outcome(tmp_path, text(community, "charter"), text(community, "violated"))
    told = "\n".join(f"{result.line(finding)}: {finding.code} {finding.text()}" for finding in result.findings)
    assert result.said == expected(result.text), told


def rows() -> dict[str, str]:
    """Return how each check of the README's tables is expressed, by its number."""
    found = _ROW.findall((HERE / "README.md").read_text(encoding="utf-8"))
    assert len({number for number, _, _ in found}) == len(found)
    return {number: how for number, _, how in found}


def proofs() -> dict[str, set[str]]:
    """Return the codes that the definitions which violate everything are found for, by the number of the check."""
    found: dict[str, set[str]] = {}
    for community in COMMUNITIES:
        for line in text(community, "violated").splitlines():
            told, named = _EXPECTED.search(line), _NUMBERS.search(line)
            codes = set(told[1].split()) if told else set()
            for number in named[1].split() if named else [code for code in codes if not code.startswith("ORG")]:
                found.setdefault(number, set()).update(codes)
    return found


def test_the_page_says_what_is_proved_and_nothing_else() -> None:
    """A check that the page calls expressed is violated and found, by the code that the page names; no other one is."""
    named = {
        number: set(re.findall(r"`([A-Z]+\d+b?)`", how)) for number, how in rows().items() if not how.startswith("no: ")
    }
    proved = proofs()
    second = {number for number in proved if number.endswith("b")}
    assert {number.rstrip("b") for number in second} <= set(named)
    assert set(named) - {"KO24"} == set(proved) - second  # KO24 is about a charter, below
    for number, codes in proved.items():
        assert named[number.rstrip("b")] & codes, number


def test_a_pattern_that_cannot_be_read_is_told_in_the_charter(tmp_path: Path) -> None:
    """Check KO24: the rule that restricts access has a bracket too few."""
    path = tmp_path / "charter.yaml"
    path.write_text(text("kubernetes", "charter").replace("one-.*|shared", "(one-.*|shared"), encoding="utf-8")
    assert [finding.code for finding in check_file(path).report.findings] == ["ORG104"]


def test_every_rule_is_a_check_of_the_page() -> None:
    """A rule has the number of the check that it expresses."""
    for community in COMMUNITIES:
        codes = set(re.findall(r"^  ([A-Z]{2}\d+)b?:", text(community, "charter"), re.MULTILINE))
        assert codes <= set(rows())


def test_the_page_counts_its_rows() -> None:
    """All checks, those that are expressed, and those that are not, of each list and together."""
    count = {prefix: [0, 0] for prefix in LISTS}
    for number, how in rows().items():
        count[number[:2]][how.startswith("no: ")] += 1
    lines = [f"| {title} | {sum(count[key])} | {count[key][0]} | {count[key][1]} |" for key, title in LISTS.items()]
    yes, no = (sum(column) for column in zip(*count.values(), strict=True))
    lines.append(f"| together | {yes + no} | {yes} | {no} |")
    table = "\n".join(["| list | checks | expressed | not expressed |", "|---|---|---|---|", *lines])
    assert table in (HERE / "README.md").read_text(encoding="utf-8"), table


def test_no_field_is_a_verdict() -> None:
    """What is yes or no is so in the source, or is the folder in which its file lies."""
    flags = {
        name for community in COMMUNITIES for name in re.findall(r"(\w+): \{type: bool", text(community, "charter"))
    }
    assert flags == OF_THE_SOURCE
