"""Forms that communities and registers keep: each sample, made up, becomes the definition that stands beside it.

A folder of `samples/` is called as its form, and has the files of it (`units...` and perhaps `links...` beside `definition.yaml`).
`UPDATE_SNAPSHOTS=1` writes the definitions anew, to be read before they are kept.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from orgtree.api.check_files import check_file
from orgtree.api.convert import convert
from orgtree.api.importing import importer_of
from orgtree.exchange.importers import IMPORTERS

if TYPE_CHECKING:
    from conftest import Command

ROOT = Path(__file__).parent.parent.parent
SAMPLES = Path(__file__).parent / "samples"
FORMS = sorted(folder.name for folder in SAMPLES.iterdir())
FOUND = {
    "codeowners": {"T04", "ORG901"},
    "d3-org-chart": {"C01", "C10", "ORG901", "ORG903"},
    "orgchart-json": {"C01", "ORG901"},
    "backstage": {"T01", "ORG901"},
    "kubernetes-sigs": {"O01", "O02", "O04", "ORG901"},
}
"""Codes of what a check finds in the definition of a sample, where it finds anything: all are about the data."""


def files_of(form: str) -> list[Path]:
    """Return what is converted: the files of a sample, or the folder where there is one."""
    if form == "w3c-org":
        pytest.importorskip("rdflib", reason="the extra orgtree[rdf] is not installed")
    found = sorted(path for path in (SAMPLES / form).iterdir() if path.name != "definition.yaml")
    assert 0 < len(found) <= 2  # the list of teams after the code owners
    return found


@pytest.mark.parametrize("form", FORMS)
def test_a_sample_becomes_its_definition(form: str) -> None:
    """The form is recognised by what is in the file, and everything of it that the charter keeps is in the definition."""
    files = files_of(form)
    kept = SAMPLES / form / "definition.yaml"
    made = convert(*files)
    assert importer_of(files[0]) is IMPORTERS[form]
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.write_text(made.text, encoding="utf-8")
    assert made.text == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_a_check_finds_the_data_only(form: str) -> None:
    """What convert writes is read without a mistake; rules find what the sample was made to have."""
    found = check_file(str(SAMPLES / form / "definition.yaml")).report.findings
    assert {finding.code for finding in found} == FOUND.get(form, set())


@pytest.mark.parametrize("form", FORMS)
def test_what_is_left_out_is_told_and_nobody_is_named(form: str, command: Command, tmp_path: Path) -> None:
    """A note says on standard error what is left out, a comment in the file; persons, called Person, are in neither."""
    code, _, said = command("convert", *files_of(form), "-o", tmp_path / "x.yaml")
    assert code == 0
    text = (tmp_path / "x.yaml").read_text(encoding="utf-8")
    assert text.startswith("# From ")
    assert re.search(r"ORG80[89]", said)
    assert not re.search(r"Person|person[ .-](?:one|two)", text + said)


@pytest.mark.parametrize("form", FORMS)
def test_a_sample_says_that_it_is_made_up(form: str) -> None:
    """No sample is taken from anywhere."""
    files = [
        file for path in files_of(form) for file in ([path] if path.is_file() else path.rglob("*")) if file.is_file()
    ]
    assert any("ynthetic" in file.read_text(encoding="utf-8") for file in files)


def test_every_form_has_a_sample_and_a_line_in_both_languages() -> None:
    """A form that is added is tried and told of."""
    text = (ROOT / "docs" / "zh" / "other-forms.md").read_text(encoding="utf-8")
    for name in IMPORTERS:
        assert f"| `{name}` |" in text
        assert name in FORMS or name == "spreadsheet"


def test_popolo_is_recognised_by_its_memberships_where_organisations_come_late(tmp_path: Path) -> None:
    """Lists stand in any order, and those before may be long."""
    members = [{"person_id": f"p{at}", "organization_id": "o", "role": "member"} for at in range(2000)]
    data = {"memberships": members, "organizations": [{"id": "o", "name": "Council"}], "persons": []}
    (tmp_path / "x.json").write_text(json.dumps(data), encoding="utf-8")
    assert "- {id: o, kind: organisation, name: Council, members: 2000}" in convert(tmp_path / "x.json").text


def test_types_of_groups_are_kinds_where_the_charter_has_them(tmp_path: Path) -> None:
    """Under `company`, a group of the type department is a department."""
    (tmp_path / "catalog-info.yaml").write_text(
        "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: works}\nspec: {type: company}\n---\n"
        "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: yard}\nspec: {type: department, parent: works}\n",
        encoding="utf-8",
    )
    text = convert(tmp_path, charter="company").text
    assert "- id: works\n  kind: company\n" in text
    assert "- {id: yard, kind: department, name: yard}" in text


def test_users_of_groups_that_are_not_in_the_catalogue_are_told(tmp_path: Path) -> None:
    """Whoever is in a group that nobody describes is not passed over."""
    (tmp_path / "catalog-info.yaml").write_text(
        "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: {name: works}\nspec: {type: team, children: []}\n---\n"
        "apiVersion: backstage.io/v1alpha1\nkind: User\nmetadata: {name: one}\nspec: {memberOf: [works, elsewhere]}\n",
        encoding="utf-8",
    )
    told = [str(finding.facts.get("keys", "")) for finding in convert(tmp_path).findings]
    assert "spec.memberOf: not in the catalogue (1)" in told
