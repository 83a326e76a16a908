"""Charters that extend others: maps merge, scalars and lists replace, and each mistake stands in its own file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.charter.expression import FieldIn

if TYPE_CHECKING:
    from collections.abc import Callable

    Load = Callable[[dict[str, str], str], Any]

PARENT = """\
orgtree: charter/1
name: parent
title: Parent
kinds:
  town: {title: Town, fields: {size: {type: choice, of: [small, large]}}}
  city: {}
links: {in: {hierarchy: true, pairs: {town: [city]}}}
rules:
  P01: {check: field-range, for: town, field: size, allowed: 1.., wording: generally, title: one}
  P02: {check: depth}
metrics: {towns: {count: [town, city]}}
"""


def test_maps_merge_and_scalars_and_lists_replace(loaded: Load) -> None:
    """What a child says is laid over its parent, key by key; `enabled: false` switches off."""
    child = """
    orgtree: charter/1
    name: child
    extends: ./parent.yaml
    kinds:
      town: {title: Market town, fields: {size: {of: [tiny, small, large]}}}
      hamlet: {is_a: town}
    rules: {P01: {allowed: 2..}, P02: {enabled: false}}
    metrics: {towns: {count: [town]}}
    """
    charter = loaded({"parent.yaml": PARENT, "child.yaml": child}, "child.yaml").sound
    assert (charter.name, charter.title.pick()) == ("child", "Parent")
    assert list(charter.kinds) == ["town", "city", "hamlet"]
    assert charter.kinds["town"].title.pick() == "Market town"
    assert list(charter.fields["size"].of) == ["tiny", "small", "large"]
    assert list(charter.rules) == ["P01"]
    assert charter.rules["P01"].options == {"for": "town", "field": "size", "allowed": "2.."}
    assert charter.rules["P01"].wording == "generally"
    assert charter.metrics["towns"].count == ["town"]


def test_a_builtin_charter_is_extended_by_its_name(loaded: Load) -> None:
    """The child's kinds and rules join those of the built-in."""
    child = """
    orgtree: charter/1
    name: ours
    extends: company
    kinds: {squad: {is_a: team}}
    links: {part_of: {pairs: {squad: [team]}}}
    """
    charter = loaded({"ours.yaml": child}, "ours.yaml").sound
    codes = {name: kind.code for name, kind in charter.kinds.items()}
    assert (codes["squad"], codes["team"]) in charter.links["part_of"].pairs
    assert (codes["team"], codes["department"]) in charter.links["part_of"].pairs


def test_parents_of_parents(loaded: Load) -> None:
    """A chain of three, each relative to the file that names it."""
    files = {
        "a.yaml": "orgtree: charter/1\nname: a\nkinds: {x: {title: A}, w: {}}",
        "b.yaml": "orgtree: charter/1\nname: b\nextends: ./a.yaml\nkinds: {x: {title: B}}",
        "c.yaml": "orgtree: charter/1\nname: c\nextends: ./b.yaml\nkinds: {z: {}}",
    }
    charter = loaded(files, "c.yaml").sound
    assert [kind.title.pick() for kind in charter.kinds.values()] == ["B", "w", "z"]


def test_a_circle_of_charters(loaded: Load) -> None:
    """Charters that extend each other are told of at `extends`."""
    files = {
        "a.yaml": "orgtree: charter/1\nname: a\nextends: ./b.yaml\n",
        "b.yaml": "orgtree: charter/1\nname: b\nextends: ./a.yaml\n",
    }
    assert loaded(files, "a.yaml").only.code == "ORG112"


def test_a_parent_that_there_is_not(loaded: Load) -> None:
    """Misspelt built-in names, missing files, files outside the folder and what is no text are told at `extends`."""
    for extends, code, remedy in (
        ("compnay", "ORG101", "did you mean 'company'?"),
        ("./gone.yaml", "ORG101", "a path is relative"),
        ("../above.yaml", "ORG101", "put it in the definition's folder"),
        ("[a]", "ORG104", "name a built-in charter"),
    ):
        finding = loaded({"a.yaml": f"orgtree: charter/1\nname: a\nextends: {extends}\n"}, "a.yaml").only
        assert (finding.code, finding.at) == (code, extends)
        assert finding.help.startswith(remedy)


def test_a_mistake_stands_in_the_file_that_makes_it(loaded: Load) -> None:
    """The child's mistakes are shown in the child, the parent's in the parent."""
    child = "orgtree: charter/1\nname: child\nextends: ./parent.yaml\nkinds: {hamlet: {is_a: twon}}\n"
    finding = loaded({"parent.yaml": PARENT, "child.yaml": child}, "child.yaml").only
    assert (finding.at, finding.line) == ("twon", 4)
    broken = PARENT.replace("town: [city]", "town: [ciyt]")
    finding = loaded({"parent.yaml": broken, "child.yaml": child.replace("twon", "town")}, "child.yaml").only
    assert (finding.at, finding.line) == ("ciyt", 7)


STAFF = """\
orgtree: charter/1
name: staff
language: zh
kinds:
  body: {abstract: true, fields: {people: {type: count, title: 人数, unit: 人, total: {along: part_of}}, note: {type: text, required: true}}}
  office: {is_a: body}
  branch: {is_a: office}
links:
  part_of: {hierarchy: true, nest: true, from: body, to: body}
  seat: {from: body, to: body, fields: {role: {type: text}}}
  main_seat: {is_a: seat}
rules: {S01: {check: field-range, for: office, field: people, allowed: 2.., title: 人数, wording: generally}}
metrics: {whole: {sum: people, title: 合计, target: 10..}}
"""


def test_a_kind_says_anew_what_it_inherits(loaded: Load) -> None:
    """`required`, `default`, titles: for the kind and those below it, in the charter itself and in one that extends."""
    child = """
    orgtree: charter/1
    name: child
    extends: ./staff.yaml
    kinds:
      office: {fields: {people: {required: true}, note: {required: false}}}
      branch: {fields: {people: {title: {en: staff}}, note: {default: none}}}
    links: {main_seat: {fields: {role: {required: true}}}}
    """
    charter = loaded({"staff.yaml": STAFF, "child.yaml": child}, "child.yaml").sound
    fields = {name: kind.fields for name, kind in charter.kinds.items()}
    assert [fields[name]["people"].required for name in fields] == [False, True, True]
    assert [fields[name]["note"].required for name in fields] == [True, False, False]
    assert [fields[name]["note"].default for name in fields] == [None, None, "none"]
    assert fields["branch"]["people"].title.pick("en") == "staff"
    assert {field["people"].unit.pick() for field in fields.values()} == {"人"}
    assert {field["people"].total is not None for field in fields.values()} == {True}
    assert charter.fields["people"].title.pick() == "人数"
    assert [charter.links[name].fields["role"].required for name in ("seat", "main_seat")] == [False, True]


def test_a_default_said_anew_holds_for_units_of_that_kind(from_data: Any) -> None:
    """What it means that nothing is stated may differ from kind to kind."""
    charter = {
        "orgtree": "charter/1",
        "name": "own",
        "kinds": {
            "body": {"abstract": True, "fields": {"people": {"type": "count", "default": 1}}},
            "office": {"is_a": "body"},
            "branch": {"is_a": "body", "fields": {"people": {"default": 0}}},
        },
        "links": {},
    }
    units = [{"id": name, "kind": kind} for name, kind in (("o", "office"), ("b", "branch"))]
    org = from_data(charter, {"orgtree": "definition/1", "charter": "./charter.yaml", "units": units})
    assert [str(org[name]["people"]) for name in ("o", "b")] == ["1", "0"]


def test_a_field_said_anew_is_the_inherited_one_in_all_else(loaded: Load) -> None:
    """Another type is a second field of the name; what nobody above declares has no type."""
    text = "orgtree: charter/1\nname: a\nkinds:\n  x: {fields: {size: {type: count}}}\n  z: {is_a: x, fields: {size: {type: text}}}\n"
    assert [one.code for one in loaded({"a.yaml": text}, "a.yaml").told] == ["ORG111"]
    text = text.replace("{size: {type: text}}", "{m: {required: true}}")
    assert [one.code for one in loaded({"a.yaml": text}, "a.yaml").told] == ["ORG103"]
    text = text.replace("{m: {required: true}}", "{size: {type: count, required: true}}")
    assert loaded({"a.yaml": text}, "a.yaml").sound.kinds["z"].fields["size"].required


def test_null_takes_away_what_the_parent_says(loaded: Load) -> None:
    """A rule, a metric, a link, a setting; and a rule with another check keeps its title only."""
    child = """
    orgtree: charter/1
    name: child
    extends: ./staff.yaml
    kinds: {body: {fields: {note: null}}}
    links: {main_seat: null}
    rules: {S01: {check: required-link, path: part_of}}
    metrics: {whole: {sum: null, count: office, target: null}}
    """
    charter = loaded({"staff.yaml": STAFF, "child.yaml": child}, "child.yaml").sound
    assert "note" not in charter.kinds["office"].fields
    assert list(charter.links) == ["part_of", "seat"]
    assert charter.rules["S01"].options == {"path": "part_of"}
    assert (charter.rules["S01"].title, charter.rules["S01"].wording) == ("人数", "generally")
    assert charter.metrics["whole"].measure == {"count": "office"}
    assert charter.metrics["whole"].target is None
    gone = "orgtree: charter/1\nname: child\nextends: ./staff.yaml\nrules: {S01: null}\nmetrics: {whole: null}\n"
    charter = loaded({"staff.yaml": STAFF, "child.yaml": gone}, "child.yaml").sound
    assert (dict(charter.rules), dict(charter.metrics)) == ({}, {})


CASES = """\
orgtree: charter/1
name: parent
kinds: {team: {fields: {people: {type: count}}}, squad: {is_a: team}, crew: {is_a: team}}
rules:
  T01:
    check: field-range
    for: team
    field: people
    cases:
    - {where: {kind: squad}, allowed: 3..9}
    - {where: {kind: crew}, wording: generally, allowed: ..20}
    - {allowed: ..50}
"""


def test_one_case_of_a_rule_is_changed_by_its_position(loaded: Load) -> None:
    """The others stay as they were; null takes a setting of the case away, and a list replaces all."""

    def cases(changes: str) -> Any:
        child = f"orgtree: charter/1\nname: child\nextends: ./parent.yaml\nrules: {{T01: {{cases: {changes}}}}}\n"
        return loaded({"parent.yaml": CASES, "child.yaml": child}, "child.yaml").sound.rules["T01"].cases

    squads, crews, others = cases("{3: {allowed: ..40}}")
    assert (squads["allowed"], crews["allowed"], others["allowed"]) == ("3..9", "..20", "..40")
    squads, crews, others = cases("{1: {where: {kind: team}}, 2: {wording: null}}")
    assert squads == {"where": {"kind": "team"}, "allowed": "3..9"}
    assert crews == {"where": {"kind": "crew"}, "allowed": "..20"}
    assert cases("[{allowed: ..40}]") == [{"allowed": "..40"}]


def test_a_mistake_in_a_changed_case_stands_where_it_is_changed(tmp_path: Any, command: Any, monkeypatch: Any) -> None:
    """Of a position as of a key: in the child what it says, in the parent the rest."""
    monkeypatch.chdir(tmp_path)
    head = "orgtree: charter/1\nname: child\nextends: ./parent.yaml\n"
    definition = "orgtree: definition/1\ncharter: ./child.yaml\nunits: [{id: a, kind: team, people: 3}]\n"
    (tmp_path / "org.yaml").write_text(definition, encoding="utf-8")
    for parent, change, where in (
        (CASES, "2: {where: {kind: crow}}", "child.yaml:4:"),
        (CASES, "2: {allowed: crow}", "child.yaml:4:"),
        (CASES.replace("kind: crew}", "kind: crow}"), "3: {allowed: ..40}", "parent.yaml:11:"),
    ):
        (tmp_path / "parent.yaml").write_text(parent, encoding="utf-8")
        (tmp_path / "child.yaml").write_text(f"{head}rules: {{T01: {{cases: {{{change}}}}}}}\n", encoding="utf-8")
        _, out, _ = command("check", "org.yaml", "--format", "concise")
        (line,) = [line for line in out.splitlines() if "crow" in line]
        assert line.startswith(where)


def test_a_case_that_there_is_not_is_not_changed(loaded: Load) -> None:
    """A position beyond the last, one that is no number, null, and a rule that has none are told."""
    for changes in ("{4: {allowed: ..40}}", "{0: {allowed: ..40}}", "{one: {allowed: ..40}}", "{1: null}", "{}"):
        child = f"orgtree: charter/1\nname: child\nextends: ./parent.yaml\nrules: {{T01: {{cases: {changes}}}}}\n"
        told = loaded({"parent.yaml": CASES, "child.yaml": child}, "child.yaml").told
        assert [(one.code, one.line) for one in told] == [("ORG104", 4)], changes
    alone = CASES.replace("    cases:\n", "    allowed: 1..\n    cases: {1: {allowed: ..40}}\n").partition("    - ")[0]
    assert [one.code for one in loaded({"alone.yaml": alone}, "alone.yaml").told] == ["ORG104"]


def test_a_rule_gets_another_code_by_being_written_anew(loaded: Load) -> None:
    """Null takes the old code away, and the new one stands beside it."""
    child = """
    orgtree: charter/1
    name: child
    extends: ./parent.yaml
    rules:
      T01: null
      X01: {check: field-range, for: team, field: people, allowed: ..50}
    """
    assert list(loaded({"parent.yaml": CASES, "child.yaml": child}, "child.yaml").sound.rules) == ["X01"]


def test_null_takes_away_an_entry_at_any_depth_but_in_conditions(loaded: Load) -> None:
    """An alias, a value of a choice, a pair, a look, a language; where units are asked for, it is "not stated"."""
    parent = """
    orgtree: charter/1
    name: parent
    kinds:
      area: {title: {en: area, zh: 区}, look: {fill: blue-2, dash: dashed}}
      shop:
        aliases: {stall: {form: open}, kiosk: {}}
        fields:
          form: {type: choice, of: {open: Open, shut: Shut}, value_aliases: {o: open, s: shut}}
          size: {type: count, total: {along: under, except: {form: open}}}
    links:
      under: {hierarchy: true, pairs: {shop: [area], area: [area]}}
    paths: {up: {shop: under, area: under*}}
    rules: {R1: {check: required-link, for: shop, path: under, where: {form: open}, in_force: {from: 2018, until: 2020}}}
    """
    child = """
    orgtree: charter/1
    name: child
    extends: ./parent.yaml
    kinds:
      area: {title: {zh: null}, look: {dash: null}}
      shop:
        aliases: {stall: null}
        fields:
          form: {of: {shut: null}, value_aliases: {s: null}}
          size: {total: {except: {form: null}}}
    links: {under: {pairs: {area: null}}}
    paths: {up: {area: null}}
    rules: {R1: {where: {form: null}, in_force: {until: null}}}
    """
    charter = loaded({"parent.yaml": parent, "child.yaml": child}, "child.yaml").sound
    area, shop = charter.kinds["area"], charter.kinds["shop"]
    assert (area.title.to_dict(), area.look.dash) == ({"en": "area"}, None)
    assert shop.aliases == {"kiosk": {}}
    assert (list(shop.fields["form"].of), shop.fields["form"].value_aliases) == (["open"], {"o": "open"})
    assert shop.fields["size"].total is not None
    assert shop.fields["size"].total.exclude == FieldIn("form", or_unknown=True)
    assert charter.links["under"].pairs == {(shop.code, area.code)}
    assert [kinds for kinds, _ in charter.paths["up"].ways] == [{shop.code}]
    assert charter.rules["R1"].options["where"] == {"form": None}
