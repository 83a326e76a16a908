"""The published JSON Schemas: current, sound, and as strict as `orgtree check` where they can be."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from orgtree.api.schemas import all_schemas, schema_text
from orgtree.charter.load import builtin_names
from orgtree.source import Budgets, read_text

ROOT = Path(__file__).parents[2]
WRITTEN = sorted([*(ROOT / "examples").glob("*.yaml"), *(ROOT / "orgtree/cli/starters").glob("*.yaml")])
BUILTIN = sorted((ROOT / "orgtree/charter/builtin").glob("*.yaml"))
MAX_BYTES = 1_000_000


@cache
def validator(name: str) -> Draft202012Validator:
    """Return the validator of a published schema."""
    return Draft202012Validator(json.loads(schema_text(name)))


def read(text: str) -> Any:
    """Read YAML as orgtree does."""
    document, problems = read_text(text.encode(), label="text", budgets=Budgets(), number=0)
    assert problems == []
    return document.data


def mistakes(name: str, text: str) -> list[str]:
    """Return where a schema refuses a text, as dotted ways."""
    return sorted({".".join(map(str, error.absolute_path)) for error in validator(name).iter_errors(read(text))})


def units(text: str) -> str:
    """Return a definition under cpc-grassroots with these units."""
    return f"orgtree: definition/1\ncharter: cpc-grassroots\nunits:\n{text}\n"


@pytest.mark.parametrize("name", [*builtin_names(), "charter", "findings"])
def test_published_schemas_are_current(name: str) -> None:
    """The files in schemas/ are what `orgtree schema --write schemas` writes now."""
    assert (ROOT / "schemas" / f"{name}.json").read_text(encoding="utf-8") == schema_text(name)


def test_every_schema_is_published() -> None:
    """There is a file for each built-in charter, for charters and for findings, and no other."""
    assert {path.name for path in (ROOT / "schemas").glob("*.json")} == set(all_schemas())


@pytest.mark.parametrize("name", [*builtin_names(), "charter"])
def test_schemas_are_sound_and_small(name: str) -> None:
    """Each is a schema of draft 2020-12, whose references all lead somewhere, well below a megabyte."""
    text = schema_text(name)
    schema = json.loads(text)
    Draft202012Validator.check_schema(schema)
    references = {word for word in text.split('"') if word.startswith("#/$defs/")}
    assert {reference.removeprefix("#/$defs/") for reference in references} <= schema["$defs"].keys()
    assert len(text.encode()) < MAX_BYTES


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_examples_and_starters_validate(path: Path) -> None:
    """An independent validator accepts every example and every starter."""
    data = read(path.read_text(encoding="utf-8"))
    name = "charter" if data["orgtree"] == "charter/1" else data["charter"]
    assert [error.message for error in validator(name).iter_errors(data)] == []


@pytest.mark.parametrize("path", BUILTIN, ids=lambda path: path.name)
def test_builtin_charters_validate(path: Path) -> None:
    """The schema of charters accepts those built in."""
    assert mistakes("charter", path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("- {id: a, kind: brnach}", "units.0.kind"),
        ("- {id: a, kind: party_organisation}", "units.0.kind"),
        ("- {id: a, kind: branch, workers: 3}", "units.0"),
        ("- {id: a, kind: branch, seat: b}", "units.0"),
        ("- {id: a, kind: branch, members: '>=45'}", "units.0.members"),
        ("- {id: a, kind: branch, members: '1,795'}", "units.0.members"),
        ("- {id: a, kind: branch, members: -1}", "units.0.members"),
        ("- {id: a, kind: branch, members: {source: x}}", "units.0.members"),
        ("- {id: a, kind: branch, elected: 2018-3}", "units.0.elected"),
        ("- {id: a, kind: branch, elected: 2018-13}", "units.0.elected"),
        ("- {id: a, kind: post, filled: yes}", "units.0.filled"),
        ("- {id: a, kind: branch, name: 5}", "units.0.name"),
        ("- {id: a b, kind: branch}", "units.0.id"),
        ("- {id: 5, kind: branch}", "units.0.id"),
        ("- {kind: branch}", "units.0"),
        ("- {id: a}", "units.0"),
        ("- {id: a, kind: joint_body, level: city}", "units.0"),
        ("- {id: a, kind: joint_body, level: city, form: joint_conference, seat: b}", "units.0.seat"),
        ("- {id: a, kind: joint_body, level: city, form: joint_conference, seat: [{to: b, role: chair}]}",
         "units.0.seat.0.role"),
        ("- {id: a, kind: branch, covers: {too: b}}", "units.0.covers"),
        ("- {id: a, kind: grid, units: [{id: b, kind: city}]}", "units.0.units.0.kind"),
        ("- {id: a, kind: branch, units: [{id: b, kind: branch}, {id: c, kind: joint_body}, {id: d, kind: city}]}",
         "units.0.units.2.kind"),
        ("- {id: a, kind: branch, valid: {form: 2018}}", "units.0.valid"),
        ("- {id: a, kind: branch, exceptions: {P02: {until: 2020}}}", "units.0.exceptions.P02"),
        ("- {id: a, kind: branch, exceptions: {X99: {reason: x}}}", "units.0.exceptions"),
        ("- {id: a, kind: branch, incomplete: [seatt]}", "units.0.incomplete"),
    ],
)  # fmt: skip
def test_mistakes_in_units_are_refused(text: str, wrong: str) -> None:
    """A wrong kind, field, link, role, value or nesting is refused where it stands."""
    assert wrong in mistakes("cpc-grassroots", units(text))


@pytest.mark.parametrize(
    "text",
    [
        "- {id: 东街道, kind: subdistrict, name: {zh: 东街道, en: East}}",
        "- {id: a.b:c-d_e, kind: branch, members: 45.., full_members: ~57000, elected: 2018}",
        "- {id: a, kind: branch, members: 400余, full_members: 120多}",
        "- {id: a, kind: branch, members: {value: 40..50, source: printed, as_of: 2018-03}}",
        "- {id: a, kind: branch, covers: b, twinned: [b, {to: c, valid: {from: 2018-03, until: 2020}}]}",
        "- {id: a, kind: branch, exceptions: {P02: {reason: notice 1}, ORG201: {reason: x}}, incomplete: [covers]}",
        "- {id: a, kind: branch, units: [{id: b, kind: functional_branch, units: [{id: c, kind: party_group}]}]}",
    ],
)
def test_every_spelling_of_the_language_is_accepted(text: str) -> None:
    """Ids of any script, intervals, notes, single and listed links, dates, exceptions, deep nesting."""
    assert mistakes("cpc-grassroots", units(text)) == []


def test_nesting_is_judged_at_every_level() -> None:
    """A mistake fifty units deep is refused at its place, in time that grows with the depth only."""
    text = "{id: z, kind: branch, wrokers: 3}"
    for level in range(40):
        text = f"{{id: a{level}, kind: local_committee, units: [{text}]}}"
    (wrong,) = mistakes("cpc-grassroots", units(f"- {text}"))
    assert wrong == "units.0" + ".units.0" * 40


def test_heads_and_included_files() -> None:
    """A root file says what it is; an included one has units, claims and under, and no head."""
    name = "company"
    assert mistakes(name, "under: acme\nunits: [{id: a, kind: team}]\nclaims: []") == []
    assert mistakes(name, "orgtree: definition/1\ncharter: ./mine.yaml\ninclude: [a/*.yaml]\nas_of: 2020") == []
    assert mistakes(name, "title: x\nunits: []") == [""]
    assert mistakes(name, "orgtree: definition/1\ncharter: company\nunder: acme") == [""]
    assert mistakes(name, "orgtree: definition/2\ncharter: company") == ["orgtree"]
    assert mistakes(name, "orgtree: definition/1\ncharter: company\nretired: [{id: a, no: 2019}]") == ["retired.0"]


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [
        ("{id: a, metric: heads_filled, states: 50%}", None),
        ("{id: a, ratio: [{sum: headcount}, {count: team}], in: acme, states: 45..}", None),
        ("{id: a, share: {of: team, having: {path: ^in_unit, kind: post, where: {filled: true}}}, states: 1}", None),
        ("{id: a, count: team, where: {any: [{headcount: 3..}, {not: {path: based_at}}]}, states: 1}", None),
        ("{id: a, metric: head_filled, states: 1}", "claims.0.metric"),
        ("{id: a, sum: heads, states: 1}", "claims.0.sum"),
        ("{id: a, count: teem, states: 1}", "claims.0.count"),
        ("{id: a, count: team, where: {hedcount: 3}, states: 1}", "claims.0.where"),
        ("{id: a, count: team, where: {path: a**}, states: 1}", "claims.0.where.path"),
        ("{id: a, count: team, along: covers, states: 1}", "claims.0.along"),
        ("{id: a, count: team}", "claims.0"),
        ("{id: a, states: 3}", "claims.0"),
        ("{id: a, ratio: [{sum: headcount}], states: 3}", "claims.0.ratio"),
    ],
)
def test_claims_name_what_the_charter_has(claim: str, wrong: str | None) -> None:
    """Metrics, fields, kinds, hierarchies and paths in claims are those of the charter."""
    found = mistakes("company", f"orgtree: definition/1\ncharter: company\nclaims: [{claim}]")
    assert found == ([] if wrong is None else [wrong])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("kinds: {a: {fields: {f: {type: cuont}}}}", "kinds.a.fields.f.type"),
        ("kinds: {a: {fields: {f: {}}}}", "kinds.a.fields.f"),
        ("kinds: {a: {titel: x}}", "kinds.a"),
        ("kinds: {A-b: {}}", "kinds"),
        ("kinds: {a: {look: {fill: '#c00'}}}", "kinds.a.look.fill"),
        ("links: {a: {from: b, to: c, each: '>=2'}}", "links.a.each"),
        ("rules: {P01: {check: feild-range}}", "rules.P01.check"),
        ("rules: {P01: {check: field-range, feld: a, allowed: 3, field: b}}", "rules.P01"),
        ("rules: {P01: {check: field-range, field: b}}", "rules.P01"),
        ("rules: {P01: {field: b}}", "rules.P01"),
        ("rules: {P01: {check: link-count, path: a**, allowed: 3}}", "rules.P01.path"),
        ("rules: {P01: {check: link-count, path: {path: a, cuont: 3}, allowed: 3}}", "rules.P01.path"),
        ("rules: {p1: {check: depth}}", "rules"),
        ("metrics: {m: {target: 3..}}", "metrics.m"),
        ("metrics: {m: {share: {of: a}}}", "metrics.m.share"),
        ("paths: {p: {path: a, kidn: b}}", "paths.p"),
    ],
)
def test_mistakes_in_charters_are_refused(text: str, wrong: str) -> None:
    """Wrong names of types, keys, checks and their options, and what is missing, are refused where they stand."""
    assert wrong in mistakes("charter", f"orgtree: charter/1\nname: a\n{text}")


def test_a_charter_that_extends_another_may_say_a_part() -> None:
    """A field, a rule or a metric of the parent is changed by what differs alone."""
    text = """
    orgtree: charter/1
    name: mine
    extends: company
    kinds: {team: {fields: {on_call: {required: true}}}}
    rules: {C03: {allowed: ..8, wording: may}, C01: {enabled: false}}
    metrics: {vacancy: {target: ..5%}}
    """
    assert mistakes("charter", text) == []


def test_the_options_of_every_check_are_known() -> None:
    """A check that is added comes into the schema of charters by itself."""
    from orgtree.check.engine import option_models  # noqa: PLC0415 - kept beside what it is compared with

    schema = json.loads(schema_text("charter"))
    assert schema["$defs"]["rule"]["properties"]["check"]["enum"] == sorted(option_models())
    for name, model in option_models().items():
        options = {field.alias or key for key, field in model.model_fields.items()}
        assert options <= schema["$defs"][f"check.{name}"]["properties"].keys()


def test_words_are_told_in_both_languages() -> None:
    """Kinds, fields and choices bring their meaning in Chinese and English to the editor."""
    parts = json.loads(schema_text("cpc-grassroots"))["$defs"]
    kinds = parts["unit"]["properties"]["kind"]
    told = dict(zip(kinds["enum"], kinds["enumDescriptions"], strict=True))
    assert told["branch"] == "党支部 · Party branch"
    assert parts["field.members"]["title"] == "党员 · members"
    roles = parts["link.seat"]["allOf"][0]["properties"]["role"]["anyOf"][0]
    assert "兼职委员 · part-time member" in roles["enumDescriptions"]
