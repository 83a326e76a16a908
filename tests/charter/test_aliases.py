"""Words that people write instead of names: told with the name, taken by convert, offered while one types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from orgtree.api.schemas import schema_text
from orgtree.assist.complete import complete

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Load = Callable[[dict[str, str], str], Any]

CHARTER = """\
orgtree: charter/1
name: own
kinds:
  office: {aliases: [Bureau, bureau of works]}
  panel:
    aliases: {Joint Board: {form: joint}, board: {}}
    fields:
      form: {type: choice, of: [joint, plain], value_aliases: {together: joint}}
      people: {type: count, aliases: [staff, 人数]}
links: {}
"""
DEFINITION = """\
orgtree: definition/1
charter: ./own.yaml
units:
- {id: a, kind: bureau}
- {id: b, kind: joint board}
- {id: c, kind: panel, form: together, staff: 3}
"""


def test_an_alias_is_told_with_the_name_that_it_stands_for(tmp_path: Path, command: Any, monkeypatch: Any) -> None:
    """One that stands for a name alone is put right safely; one that tells fields as well names both and is left."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.yaml").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(DEFINITION, encoding="utf-8")
    _, out, _ = command("check", "org.yaml", "--format", "concise")
    assert [line.split(": ", 1)[1] for line in out.splitlines() if line.startswith("org.yaml:")] == [
        "ORG105 [unknown-kind] 'bureau' is a word for kind office",
        "ORG105 [unknown-kind] 'joint board' is a word for kind panel with form: joint",
        "ORG104 [wrong-value] 'together' is a word for joint",
        "ORG102 [unknown-key] 'staff' is a word for the field people",
    ]
    command("check", "org.yaml", "--fix")
    assert (tmp_path / "org.yaml").read_text(encoding="utf-8") == DEFINITION.replace("bureau", "office").replace(
        "together", "joint"
    ).replace("staff", "people")


def test_convert_takes_an_alias_for_what_it_stands_for(tmp_path: Path, command: Any, monkeypatch: Any) -> None:
    """Kinds with the fields that they tell, headings and values; a column that says otherwise goes before."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.yaml").write_text(CHARTER, encoding="utf-8")
    (tmp_path / "units.csv").write_text(
        "id,kind,form,staff\na,Bureau,,\nb,Joint board,,3\nc,joint board,plain,4\nd,panel,together,\n", encoding="utf-8"
    )
    code, out, said = command("convert", "units.csv", "--charter", "./own.yaml")
    assert code == 0, said
    assert [line for line in out.splitlines() if "id:" in line] == [
        "- {id: a, kind: office}",
        "- {id: b, kind: panel, form: joint, people: 3}",
        "- {id: c, kind: panel, form: plain, people: 4}",
        "- {id: d, kind: panel, form: joint}",
    ]


def test_an_alias_is_offered_as_its_name(loaded: Load) -> None:
    """Who types the word that people use gets the charter's."""
    charter = loaded({"own.yaml": CHARTER}, "own.yaml").sound
    text = "units:\n- id: a\n  kind: Joint"
    assert [(one.label, one.alias) for one in complete(text, len(text), None, charter)] == [("panel", "Joint Board")]
    text = "units:\n- id: a\n  kind: panel\n  form: tog"
    assert [(one.label, one.alias) for one in complete(text, len(text), None, charter)] == [("joint", "together")]


def test_what_an_alias_tells_is_checked(loaded: Load) -> None:
    """Fields that the kind lacks and values that there are not are told where they stand."""
    text = CHARTER.replace("{form: joint}", "{from: joint}").replace("together: joint", "together: jiont")
    told = loaded({"own.yaml": text}, "own.yaml").told
    assert sorted((one.code, one.at) for one in told) == [("ORG110", "from"), ("ORG110", "jiont")]
    assert [
        one.code for one in loaded({"own.yaml": CHARTER.replace("[Bureau, bureau of works]", "3")}, "own.yaml").told
    ] == ["ORG104"]


def test_an_alias_of_two_things_is_told_in_the_charter(compiled: Any) -> None:
    """What stands for two kinds, fields or values would be advice by chance, so each such word is named."""
    text = """\
kinds:
  office: {aliases: [bureau, hall, shop]}
  panel:
    title: {en: panel, zh: 会议}
    aliases: {Bureau: {form: open}, office: {}}
    fields:
      form: {type: choice, of: [open, shut], value_aliases: {Shut: open, wide: open, WIDE: shut}}
      people: {type: count, aliases: [staff, size]}
      size: {type: count, aliases: [Staff]}
  hall: {is_a: panel, aliases: [会议, 大厅]}
links: {}
"""
    assert [finding.message for finding in compiled(text).told if finding.code == "ORG111"] == [
        "the alias 'hall' stands for 'hall' already",
        "the alias 'Bureau' stands for 'office' already",
        "the alias 'office' stands for 'office' already",
        "the alias '会议' stands for 'panel' already",
        "the alias 'Shut' stands for 'shut' already",
        "the alias 'WIDE' stands for 'open' already",
        "the alias 'size' stands for 'size' already",
        "the alias 'Staff' stands for 'people' already",
    ]


LINKED = """\
orgtree: charter/1
name: own
kinds: {office: {}, panel: {}}
links:
  seat:
    from: office
    to: panel
    fields:
      role: {type: choice, of: [chair, member], aliases: [function], value_aliases: {head: chair}}
"""


def test_aliases_of_a_links_fields_are_told_and_put_right(tmp_path: Path, command: Any, monkeypatch: Any) -> None:
    """As those of a unit's fields are; where the field is stated as well, nothing is put right."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.yaml").write_text(LINKED, encoding="utf-8")
    definition = (
        "orgtree: definition/1\ncharter: ./own.yaml\nunits:\n- {id: p, kind: panel}\n"
        "- {id: a, kind: office, seat: {to: p, function: head}}\n"
        "- {id: b, kind: office, seat: {to: p, function: chair, role: chair}}\n"
    )
    (tmp_path / "org.yaml").write_text(definition, encoding="utf-8")
    _, out, _ = command("check", "org.yaml", "--format", "concise")
    assert [line.split(": ", 1)[1] for line in out.splitlines() if line.startswith("org.yaml:")] == [
        "ORG102 [unknown-key] 'function' is a word for the field role",
        "ORG102 [unknown-key] 'function' is not a field of the link 'seat'",
    ]
    command("check", "org.yaml", "--fix")
    command("check", "org.yaml", "--fix")  # the value can be read once its key is known
    assert "seat: {to: p, role: chair}" in (tmp_path / "org.yaml").read_text(encoding="utf-8")


def test_wrong_aliases_of_links_are_told(loaded: Load) -> None:
    """A value that there is not, a word for two values, and a word that links keep for themselves."""
    text = LINKED.replace("head: chair", "head: cahir, Member: chair").replace("[function]", "[function, to]")
    told = loaded({"own.yaml": text}, "own.yaml").told
    assert sorted((one.code, one.at) for one in told) == [
        ("ORG110", "cahir"),
        ("ORG111", "[function, to]"),
        ("ORG111", "chair"),
    ]


def test_schemas_take_aliases_and_mark_them(tmp_path: Path, monkeypatch: Any) -> None:
    """An editor marks a word that people use and says what to write, where other words are refused."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.yaml").write_text(CHARTER, encoding="utf-8")
    schema = json.loads(schema_text("./own.yaml"))
    validator = Draft202012Validator(schema)
    head = {"orgtree": "definition/1", "charter": "./own.yaml"}

    def fits(**unit: Any) -> bool:
        return validator.is_valid({**head, "units": [{"id": "a", **unit}]})

    assert fits(kind="Bureau")
    assert not fits(kind="Bureaux")
    assert fits(kind="Joint Board", form="together", staff=3)
    assert not fits(kind="Joint Board", form="apart")
    assert not fits(kind="Joint Board", staff="many")  # as of the kind and the field that they stand for
    assert not fits(kind="office", staff=3)
    marks = {rule["if"]["const"]: rule["then"] for rule in schema["$defs"]["unit"]["properties"]["kind"]["allOf"]}
    assert marks["Joint Board"] == {"deprecated": True, "deprecationMessage": "write panel and form: joint"}
    assert schema["$defs"]["unit.panel"]["properties"]["staff"]["deprecationMessage"] == "write people"
    words, *_ = schema["$defs"]["field.form"]["anyOf"]
    assert (words["enum"], words["enumDescriptions"][-1]) == (["joint", "plain", "together"], "write joint")


def test_schemas_take_aliases_of_a_links_fields(tmp_path: Path, monkeypatch: Any) -> None:
    """Those are marked in the link's mapping."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.yaml").write_text(LINKED, encoding="utf-8")
    validator = Draft202012Validator(json.loads(schema_text("./own.yaml")))

    def fits(**seat: str) -> bool:
        office = {"id": "a", "kind": "office", "seat": {"to": "p", **seat}}
        return validator.is_valid(
            {"orgtree": "definition/1", "charter": "./own.yaml", "units": [{"id": "p", "kind": "panel"}, office]}
        )

    assert fits(function="head")
    assert not fits(functions="head")
    assert not fits(function="tail")


def test_the_words_of_communities_and_companies_are_taken(tmp_path: Path, command: Any, monkeypatch: Any) -> None:
    """A sheet may say sig, repo, dept, position and FTE, as people do."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "community.csv").write_text(
        "id,kind,under,chairs,url\nall,community,,,\ndocs,SIG,all,2,\nsite,repo,docs,,https://example.org/site\n",
        encoding="utf-8",
    )
    code, out, said = command("convert", "community.csv", "--charter", "open-source")
    assert code == 0, said
    assert '{id: site, kind: repository, address: "https://example.org/site"}' in out
    (tmp_path / "company.csv").write_text(
        "id,kind,under,FTE\nall,company,,\nsales,dept,all,\nclerk,position,sales,0.5\n", encoding="utf-8"
    )
    code, out, said = command("convert", "company.csv", "--charter", "company")
    assert code == 0, said
    assert "{id: clerk, kind: post, full_time: 0.5}" in out
