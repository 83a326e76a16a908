"""`orgtree charter`: what a charter declares, to be read and to be extended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from orgtree.api.charter_extension import extending_charter
from orgtree.api.schemas import charter_of
from orgtree.base.catalogue import translator
from orgtree.charter.load import builtin_names
from orgtree.charter.types import TYPES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from orgtree.charter.model import Charter

    Command = Callable[..., tuple[int, str, str]]

CHARTER = """
orgtree: charter/1
name: streets
title: {zh: 街道, en: Streets}
description: {zh: 街道和村, en: streets and villages}
kinds:
  area:
    abstract: true
    title: {zh: 区域, en: area}
    fields:
      people: {type: count, title: {zh: 人口, en: people}, unit: {zh: 人, en: persons}, total: {along: part_of}}
  street: {is_a: area, title: {zh: 街道, en: street office}}
  village:
    is_a: area
    title: {zh: 村, en: village}
    description: {zh: 行政村, en: an administrative village}
    fields: {form: {type: choice, title: {zh: 形式, en: form}, of: {old: {zh: 老村, en: old}, new: {zh: 新村, en: new}}, required: true}}
  hamlet: {is_a: village, title: {zh: 小村, en: hamlet}, forbid: [people]}
  desk: {title: {zh: 窗口, en: desk}, body: {seats: [seat]}}
links:
  part_of: {hierarchy: true, nest: true, title: {zh: 隶属, en: part of}, pairs: {village: [street]}}
  seat:
    title: {zh: 席位, en: seat}
    from: desk
    to: [street, village]
    each: 1..3
    fields: {role: {type: text, title: {zh: 职务, en: role}}}
paths: {home: {desk: seat/part_of*}}
rules:
  R01: {check: field-range, title: {zh: 村有人, en: a village has people}, remedy: {zh: 补写, en: add them}, for: village, field: people, allowed: 1.., source: a book, wording: generally}
  R02: {check: field-range, title: few, for: area, field: people, cases: [{where: {kind: village}, wording: may, allowed: ..9}, {allowed: ..99}]}
metrics:
  new: {title: {zh: 新村, en: new villages}, share: {of: village, having: {form: new}}, target: {warn: 50%.., fail: 10%..}, by: street}
"""

ENGLISH = """\
Streets (streets)
=================
streets and villages
Kinds of units: 5
Links: 2
Rules: 2
Metrics: 1

Kinds of units
--------------

area
  has no units of its own; the kinds below it are: street office (street), village
  links from it: part of (part_of)
  links to it: part of (part_of), seat
  - people
    type: a whole number from 0 up, or an interval of such (count); counted in: persons; sums up along: part of (part_of)

street office (street)
  is a case of: area
  links to it: part of (part_of), seat
  has the fields of: area

village
  an administrative village
  is a case of: area
  cases of it: hamlet
  may stand under: street office (street), by 'part of' (part_of)
  links from it: part of (part_of)
  links to it: seat
  has the fields of: area
  - form
    type: one of the words below (choice); required: yes
    - old
    - new

hamlet
  is a case of: village
  may stand under: street office (street), by 'part of' (part_of)
  links from it: part of (part_of)
  links to it: seat
  has the fields of: village
  without the fields: people

desk
  links from it: seat
  links to those who have a seat: seat

What may stand under what
-------------------------

part of (part_of)
  village: street office (street)

Links
-----

part of (part_of)
  a hierarchy: at most one parent at a date, and no cycle
  joins: village to street office (street)
  nesting: what is written under a unit is linked to it so

seat
  joins: desk to area
  how many a unit has: 1 to 3
  - role
    type: a text (text)

Named paths
-----------

home
  desk: seat, then part of (any number of times) (seat/part_of*)

Rules
-----

R01 a village has people
  severity: warning (generally)
  source: a book
  remedy: add them
  check: field-range
  about: village
  field: people
  allowed: at least 1
  written: {for: village, field: people, allowed: 1..}

R02 few
  severity: error (shall)
  check: field-range
  about: area
  field: people
  written: {for: area, field: people}
  - cases, of which the first that fits counts
    - only if: village; allowed: at most 9; severity: info
    - allowed: at most 99; severity: error

Metrics
-------

new villages (new)
  measured: share of units of kind village for which this holds: form: new
  should be: at least 50%
  must be: at least 10%
  broken down by: street office (street)
  written: {share: {of: village, having: {form: new}}}
"""


@pytest.fixture
def charter(tmp_path: Path) -> Path:
    """Return a charter file that has one of everything."""
    path = tmp_path / "charter.yaml"
    path.write_text(CHARTER, encoding="utf-8")
    return path


def test_everything_that_a_charter_declares_is_told(command: Command, charter: Path) -> None:
    """Kinds with fields and links, what may stand where, choices, paths, rules with cases, metrics with targets."""
    assert command("charter", charter, "--lang", "en") == (0, ENGLISH, "")


def test_chinese_readers_get_chinese(command: Command, charter: Path) -> None:
    """Titles, labels, types and signs."""
    out = command("charter", charter, "--lang", "zh")[1]
    assert "\n村（village）\n  行政村\n  属于：区域（area）\n" in out
    assert "    取值：0 以上的整数，也可以是区间数（count）；计量：人；合计所沿层级：隶属（part_of）\n" in out
    assert "    - 老村（old）\n" in out
    labels = re.findall(r"^ *([^-{\n]*?)：", out, re.MULTILINE)
    assert len(labels) > 30
    assert [label for label in labels if label.isascii() and label != "desk"] == []


@pytest.mark.parametrize("name", TYPES)
def test_what_a_type_of_fields_holds_is_said_in_chinese(name: str) -> None:
    """Each type describes its values by a template that is translated."""
    assert translator("zh")(TYPES[name].description) != TYPES[name].description


@pytest.mark.parametrize("name", builtin_names())
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_built_in_charter_is_told_whole(command: Command, name: str, language: str) -> None:
    """Every kind, field, value, link, path, rule and metric, in text and in Markdown."""
    one = charter_of(name)
    names = {*one.kinds, *one.fields, *one.links, *one.paths, *one.rules, *one.metrics}
    names |= {
        value for link in one.links.values() for field in link.fields.values() for value in (field.name, *field.of)
    }
    names |= {value for field in one.fields.values() for value in field.of}
    for form in ("text", "markdown"):
        out = command("charter", name, "--lang", language, "--format", form)[1].replace("\\_", "_")
        assert {word for word in names if not re.search(rf"(?<![\w]){word}(?![\w])", out, re.ASCII)} == set()


def test_markdown_shows_what_is_written(command: Command, charter: Path, tmp_path: Path) -> None:
    """The ending of the output says the form; what a charter says is no markup."""
    charter.write_text(CHARTER.replace("en: streets and villages", "en: '[x](y) <b>'"), encoding="utf-8")
    assert command("charter", charter, "--lang", "en", "-o", str(tmp_path / "c.md"))[0] == 0
    text = (tmp_path / "c.md").read_text(encoding="utf-8")
    assert text.startswith("# Streets `streets`\n\n\\[x\\](y) &lt;b&gt;\n\n- Kinds of units: 5\n")
    assert "\n### street office `street`\n\n- is a case of: area\n" in text
    assert "\n- **form**\n" not in text
    assert "\n- **`form`**\n  - type: one of the words below (choice); required: yes\n  - **`old`**\n" in text


def test_what_a_kind_says_anew_of_a_field_that_it_inherits_is_told(command: Command, tmp_path: Path) -> None:
    """At that kind alone: not above it, and not again below it."""
    path = tmp_path / "clubs.yaml"
    path.write_text(
        "orgtree: charter/1\nname: clubs\nkinds:\n  body: {fields: {chairs: {type: count}, rooms: {type: count}}}\n"
        "  club: {is_a: body, fields: {chairs: {required: true}}}\n  team: {is_a: club}\nlinks: {}\n",
        encoding="utf-8",
    )

    told = command("charter", path, "--lang", "en")[1]
    assert told.endswith(
        """
body
  cases of it: club
  - chairs
    type: a whole number from 0 up, or an interval of such (count)
  - rooms
    type: a whole number from 0 up, or an interval of such (count)

club
  is a case of: body
  cases of it: team
  has the fields of: body
  - chairs
    type: a whole number from 0 up, or an interval of such (count); required: yes

team
  is a case of: club
  has the fields of: body
"""
    )


def test_a_definition_names_its_charter(command: Command, charter: Path, tmp_path: Path) -> None:
    """A file that is a definition stands for the charter that it is under."""
    (tmp_path / "org.yaml").write_text("orgtree: definition/1\ncharter: ./charter.yaml\nunits: [{id: a, kind: desk}]\n")
    (tmp_path / "team.yaml").write_text("orgtree: definition/1\ncharter: company\nunits: [{id: a, kind: company}]\n")
    assert command("charter", tmp_path / "org.yaml") == command("charter", charter)
    assert command("charter", tmp_path / "team.yaml") == command("charter", "company")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["compnay"], "there is no built-in charter 'compnay'; did you mean 'company'?"),
        (["company", "-o", "x.pdf"], "the ending of 'x.pdf' is none of .txt, .md, .yaml, .yml, .ttl; name a --format"),
    ],
)
def test_wrong_use_is_told(command: Command, options: list[str], said: str) -> None:
    """One line that says what there is."""
    code, _, told = command("charter", *options)
    assert code == 2
    assert said in told


# -- YAML to extend -------------------------------------------------------------------------------------------------


def uncommented(text: str) -> str:
    """Return a charter to extend with all that it offers taken."""
    return re.sub(r"^#(?=[^ ]|  )", "", text, flags=re.MULTILINE)


def same(one: Charter, other: Charter) -> bool:
    """Return whether two charters declare the same, but for their names."""
    parts = ("title", "language", "kinds", "links", "fields", "paths", "rules", "metrics", "chart")
    return all(getattr(one, part) == getattr(other, part) for part in parts)


@pytest.mark.parametrize("name", builtin_names())
def test_a_charter_to_extend_changes_nothing_until_it_is_changed(command: Command, name: str, tmp_path: Path) -> None:
    """As it is printed, and with every line taken, it is sound and declares what its parent does."""
    path = tmp_path / "ours.yaml"
    assert command("charter", name, "-o", str(path))[0] == 0
    text = path.read_text(encoding="utf-8")
    assert f"\nextends: {name}\n" in text
    assert "orgtree check ours.yaml" in text
    assert "\nkinds:\n" in uncommented(text)
    for written in (text, uncommented(text)):
        path.write_text(written, encoding="utf-8")
        assert command("check", path)[0] == 0
        assert same(charter_of(str(path)), charter_of(name))


def test_a_file_is_extended_from_where_the_new_charter_lies(command: Command, charter: Path, tmp_path: Path) -> None:
    """By its path, seen from there; a charter reaches no file above its folder."""
    below = tmp_path / "below"
    below.mkdir()
    assert command("charter", charter, "-o", str(tmp_path / "ours.yaml"))[0] == 0
    assert "\nextends: ./charter.yaml\n" in (tmp_path / "ours.yaml").read_text(encoding="utf-8")
    assert command("check", tmp_path / "ours.yaml")[0] == 0
    code, _, told = command("charter", charter, "-o", str(below / "ours.yaml"))
    assert code == 2
    assert "a charter extends one beside it or below" in told
    assert "\nextends: ./charter.yaml\n" in extending_charter(str(charter))


HOSTILE = """\
orgtree: charter/1
name: hostile
title: "T\\nkinds: {evil: {}} \\e[31m \\u202e \\u2028 x"
description: "D\\n\\n# head\\nlinks: {}"
kinds:
  office: {title: "a\\nb: c", fields: {code: {type: text, title: '1e3', pattern: 'a|#\\d'}}}
links:
  under: {hierarchy: true, from: office, to: office, description: "x\\x85y #"}
paths: {up: under, down: ^under}
"""


def test_no_text_of_a_charter_breaks_out_of_its_comment(command: Command, tmp_path: Path) -> None:
    """Line ends and invisible characters are escaped, and each entry can be taken by itself."""
    (tmp_path / "it is: #1.yaml").write_text(HOSTILE, encoding="utf-8")
    path = tmp_path / "ours.yaml"
    assert command("charter", tmp_path / "it is: #1.yaml", "-o", str(path))[0] == 0
    text = path.read_text(encoding="utf-8")
    assert all(line.startswith(("#", "orgtree:", "name:", "extends:")) for line in text.splitlines() if line)
    assert not {"\x1b", "\u202e", "\u2028", "\x85"} & set(text)
    for written in (text, uncommented(text)):
        path.write_text(written, encoding="utf-8")
        assert command("check", path) == (0, "no problems found\n", "")
        assert same(charter_of(str(path)), charter_of(str(tmp_path / "it is: #1.yaml")))


def test_no_charter_is_written_over(command: Command, charter: Path) -> None:
    """What is read in a run is not written in it."""
    code, _, told = command("charter", charter, "-o", str(charter))
    assert code == 2
    assert charter.name in told
    assert charter.read_text(encoding="utf-8") == CHARTER


def test_new_charter_extends_the_one_that_is_named(command: Command, tmp_path: Path) -> None:
    """The same text as the reference gives; without one it is the starter with an example of everything."""
    path = tmp_path / "ours.yaml"
    assert command("new", "charter", "--charter", "open-source", "-o", str(path))[0] == 0
    assert "\nname: our-open-source\nextends: open-source\n" in path.read_text(encoding="utf-8")
    assert command("check", path)[0] == 0
    assert (
        command("new", "charter", "--charter", "open-source")[1]
        == command("charter", "open-source", "--format", "yaml")[1]
    )
    assert "extends: company" in command("new", "charter")[1]
    assert command("new", "charter", "--charter", "open-source", "-o", str(path))[0] == 2
    assert "did you mean 'company'?" in command("new", "charter", "--charter", "compnay")[2]


def test_settings_of_fields_are_told_by_themselves(command: Command, tmp_path: Path) -> None:
    """What a field of any type may say: pattern, length, range, default, several values, unique ones, a currency."""
    path = tmp_path / "charter.yaml"
    path.write_text(
        """
orgtree: charter/1
name: settings
kinds:
  team:
    aliases: {squad: {open: true}, gang: {}}
    fields:
      size: {type: choice, of: [big, small], aliases: [bulk], value_aliases: {huge: big}}
      code: {type: text, pattern: '[A-Z]+', length: ..20, unique: true}
      tags: {type: text, several: true}
      fte: {type: number, range: 0..1}
      open: {type: bool, default: false}
      cost: {type: money, currency: EUR}
""",
        encoding="utf-8",
    )
    out = command("charter", path, "--lang", "en")[1]
    for words in (
        "type: a text (text); no two have the same: yes; has to fit: [A-Z]+; characters: at most 20\n",
        "type: a text (text); several values: yes\n",
        "type: a number, or an interval (number); range: 0 to 1\n",
        "type: true or false (bool); where nothing is stated: no\n",
        "currency: EUR\n",
        "team\n  also called: squad (open: yes), gang\n",
        "also called: bulk; type: one of the words below (choice); other words for its values: huge (big)\n",
    ):
        assert words in out
