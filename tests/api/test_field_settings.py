"""Settings of fields, from the charter to the page: addresses, money, patterns, lists, ranges, defaults, unique values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import orgtree
from orgtree.api.check_files import check_file
from orgtree.api.convert import convert
from orgtree.api.page_data import page_data
from orgtree.api.page_part import part_of
from orgtree.api.schemas import schema_text
from orgtree.assist.complete import complete
from orgtree.assist.lookup import meaning
from orgtree.graph.write import definition_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Define = Callable[[str], orgtree.Organisation]

CHARTER = """
orgtree: charter/1
name: shops
kinds:
  place:
    abstract: true
    fields:
      code: {type: text, pattern: '[A-Z]{2}-\\d+', length: ..6, unique: true}
      site: {type: url}
      mails: {type: url, several: true}
      tags: {type: text, several: true}
      wares: {type: choice, several: true, of: {tea: {en: tea, zh: 茶}, salt: {en: salt, zh: 盐}}}
      share: {type: number, range: 0..1}
      floors: {type: count, range: 1..5}
      opened: {type: date, range: 2000..}
      rent: {type: money, currency: CNY}
      chairs: {type: count, default: 0}
      open: {type: bool, default: true}
      ware: {type: choice, of: [tea, salt], default: tea}
  shop: {is_a: place}
  kiosk: {is_a: place, forbid: [chairs]}
links:
  sells: {from: shop, to: kiosk, fields: {parts: {type: count, default: 1}, ways: {type: text, several: true}}}
  under: {from: kiosk, to: shop, hierarchy: true, nest: true}
metrics:
  chairs: {sum: chairs}
  share: {sum: share}
  mean_share: {mean: share}
  rent: {sum: rent}
  mean_rent: {mean: rent}
"""


@pytest.fixture
def define(tmp_path: Path) -> Define:
    """Load a definition of some units under the charter."""
    (tmp_path / "shops.yaml").write_text(CHARTER, encoding="utf-8")

    def load(units: str) -> orgtree.Organisation:
        path = tmp_path / "here.yaml"
        path.write_text(f"orgtree: definition/1\ncharter: ./shops.yaml\nunits:\n{units}", encoding="utf-8")
        return orgtree.load(path)

    return load


def told(org: orgtree.Organisation) -> list[tuple[str, str | None, str]]:
    """Return code, unit and words of each finding."""
    return [(finding.code, finding.unit, finding.text()) for finding in org.check().findings]


def figure(org: orgtree.Organisation, metric: str) -> str:
    """Return a figure as text."""
    (found,) = org.coverage(metrics=[metric]).figures
    return found.show()


GOOD = """
- id: a
  kind: shop
  code: AB-12
  site: https://example.org/shops?id=1#map
  mails: [mailto:a@example.org, https://example.org/a]
  tags: [old, corner]
  wares: [tea, salt]
  share: 0.5
  floors: 2..
  rent: 1200.5
  units:
  - {id: k, kind: kiosk, tags: old, wares: [], share: {value: 0.25, source: ledger}}
- {id: b, kind: shop, chairs: 4, sells: [{to: k, parts: 3, ways: [by day, by night]}]}
"""


def test_good_values_are_values(define: Define) -> None:
    """Nothing is found, and Python gets them as they are: lists as tuples, what absence means as the default."""
    org = define(GOOD)
    assert told(org) == []
    assert (org["a"]["mails"], org["k"]["tags"], org["k"]["wares"]) == (
        ("mailto:a@example.org", "https://example.org/a"),
        ("old",),
        (),
    )
    assert (org["a"]["chairs"], org["b"]["chairs"], org["b"]["open"], org["b"]["ware"]) == (0, 4, True, "tea")
    assert "chairs" not in org["a"].fields


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("code: AB12", "'code' is written as the pattern [A-Z]{2}-\\d+ says, and 'AB12' is not"),
        ("code: AB-1234", "'code' has 0..6 characters, and 'AB-1234' has 7"),
        ("site: 'javascript:alert(1)'", "'site' is an address, and 'javascript:alert(1)' is none"),
        ("site: ftp://example.org", "'site' is an address, and 'ftp://example.org' is none"),
        ("site: https://me:word@example.org", "'site' is an address, and 'https://me:word@example.org' is none"),
        ("site: 'https://example.org/a b'", "'site' is an address, and 'https://example.org/a b' is none"),
        ("site: https://example.org:99999", "'site' is an address, and 'https://example.org:99999' is none"),
        ("site: www.example.org", "'site' is an address, and 'www.example.org' is none"),
        ("wares: [tea, tee]", "'tee' is not a value of the field 'wares'"),
        ("tags: [old, 3]", "'tags' is a text, not '3'"),
        ("share: 2", "'share' is 2, and by its range must be 0 to 1"),
        ("share: 1.01", "'share' is 1.01, and by its range must be 0 to 1"),
        ("share: 2..3", "'share' is 2..3, and by its range must be 0 to 1"),
        ("floors: 0", "'floors' is 0, and by its range must be 1 to 5"),
        ("opened: 1999", "'opened' is 1999, and by its range must be 2000-01-01 or later"),
        ("rent: 10%", "'rent': '10%' is a share, and no amount of money"),
        (
            "rent: '12345678901234567.89'",
            "'rent': '12345678901234567.89' has more digits than are kept; write 15 at most",
        ),
    ],
)
def test_a_wrong_value_is_told_and_stays_unknown(define: Define, value: str, words: str) -> None:
    """One finding at the value, in both languages; nothing is made of it."""
    org = define(f"- {{id: a, kind: shop, {value}}}\n")
    (finding,) = org.check().findings
    assert (finding.code, finding.unit, finding.text()) == ("ORG104", "a", words)
    assert finding.text(orgtree.base.catalogue.translator("zh")) != words
    assert org["a"][value.partition(":")[0]] is None


@pytest.mark.parametrize(
    ("site", "instead"), [("www.example.org", "https://www.example.org"), ("me@example.org", "mailto:me@example.org")]
)
def test_an_address_without_its_beginning_is_offered_whole(define: Define, site: str, instead: str) -> None:
    """What is plainly meant is the fix."""
    (finding,) = define(f"- {{id: a, kind: shop, site: {site}}}\n").check().findings
    assert finding.suggestion is not None
    assert finding.suggestion.text == instead
    assert told(define(f"- {{id: a, kind: shop, site: '{instead}'}}\n")) == []


def test_no_two_units_share_a_unique_value(define: Define) -> None:
    """The later unit is told with the earlier one, whatever their kinds; what has ended shares nothing."""
    units = (
        "- {id: a, kind: shop, code: AB-1}\n- {id: k, kind: kiosk, code: AB-1}\n- {id: l, kind: kiosk, code: AB-2}\n"
    )
    assert told(define(units)) == [("ORG220", "k", "'k' and 'a' have the same code, 'AB-1'")]
    assert told(define(units.replace("kind: shop", "kind: shop, valid: {until: 2015}"))) == []


def test_a_condition_fits_if_one_of_several_values_does(define: Define) -> None:
    """An empty list surely has none, and a list that is not stated may have any."""
    org = define(GOOD)
    assert [unit.id for unit in org.units(where={"tags": "old"})] == ["a", "k"]
    assert [unit.id for unit in org.units(where={"tags": ["corner", "new"]})] == ["a"]
    assert [unit.id for unit in org.units(where={"wares": "salt"})] == ["a"]
    assert [unit.id for unit in org.units(where={"not": {"wares": "salt"}})] == ["k"]
    assert [unit.id for unit in org.units(where={"wares": None})] == ["b"]


def test_one_who_has_one_of_several_values_may_have_another(tmp_path: Path) -> None:
    """A share over a list that is not stated is anything; who sells tea surely, and perhaps salt, is what is undecided."""
    more = "  both: {share: {of: shop, where: {wares: tea}, having: {wares: salt}}}\n"
    (tmp_path / "charter.yaml").write_text(CHARTER + more, encoding="utf-8")

    def share(units: str) -> str:
        text = f"orgtree: definition/1\ncharter: ./charter.yaml\nunits:\n{units}"
        (tmp_path / "org.yaml").write_text(text, encoding="utf-8")
        return str(orgtree.load(tmp_path / "org.yaml").coverage(metrics=["both"]).figure("both").value)

    assert share("- {id: a, kind: shop}\n") == "0..1"
    assert share("- {id: a, kind: shop, wares: [tea, salt]}\n- {id: b, kind: shop, wares: tea}\n") == "0.5"
    assert share("- {id: a, kind: shop, wares: [tea, salt]}\n- {id: b, kind: shop}\n") == "0.5..1"


def test_a_rule_says_which_of_several_values_it_wants(tmp_path: Path) -> None:
    """As words, and not letter by letter."""
    rules = (
        "rules:\n"
        "  R01: {check: required-link, for: shop, path: {path: sells, where: {wares: salt}}}\n"
        "  R02: {check: field-value, for: kiosk, field: wares, allowed: [salt, null]}\n"
    )
    (tmp_path / "charter.yaml").write_text(CHARTER + rules, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(
        "orgtree: definition/1\ncharter: ./charter.yaml\nunits:\n"
        "- {id: a, kind: shop, sells: k}\n- {id: k, kind: kiosk, wares: [tea]}\n",
        encoding="utf-8",
    )
    assert [text for _, _, text in told(orgtree.load(tmp_path / "org.yaml"))] == [
        "'sells' of 'a' leads to k, which is not as it must be: wares: salt",
        "wares of 'k': tea, must be salt or not stated",
    ]


@pytest.mark.parametrize(
    ("field", "value", "several"),
    [
        ("mails", "https://a.org/x, mailto:b@c.org", "[https://a.org/x, mailto:b@c.org]"),
        ("wares", "tea; salt", "[tea, salt]"),
        ("wares", "tea salt", "[tea, salt]"),
    ],
)
def test_several_values_in_one_text_are_told_to_be_a_list(define: Define, field: str, value: str, several: str) -> None:
    """A sheet may have them in one cell; a definition says that they are several."""
    (finding,) = define(f"- {{id: a, kind: shop, {field}: '{value}'}}").check().findings
    assert (finding.code, finding.text()) == ("ORG104", f"'{field}' has several values in one text")
    assert finding.help_text() == f"write them as a list: {several}"


def test_a_range_bounds_what_is_not_known(define: Define) -> None:
    """One missing share leaves a total of 2 to 3, and a condition is settled where the range settles it."""
    shop = "- {{id: {0}, kind: shop{1}}}\n".format
    org = define(shop("a", ", share: 1") + shop("b", ", share: 1") + shop("c", ""))
    assert (figure(org, "share"), figure(org, "mean_share")) == ("2..3", "0.666..1")
    assert [unit.id for unit in org.units(where={"share": "..1"})] == ["a", "b", "c"]
    assert [unit.id for unit in org.units(where={"not": {"share": "2.."}})] == ["a", "b", "c"]
    nothing = define(shop("a", "") + shop("b", ""))
    assert figure(nothing, "share") == "0..2"
    assert [unit.id for unit in nothing.units(where={"share": "..1"})] == ["a", "b"]
    assert str(define(shop("a", ", share: 0.5.."))["a"]["share"]) == "0.5..1"


def test_a_default_says_what_absence_means(define: Define) -> None:
    """It counts and fits conditions as if it were stated; a wrong value stays unknown."""
    org = define("- {id: a, kind: shop}\n- {id: b, kind: shop, chairs: 4}\n- {id: k, kind: kiosk, under: a}\n")
    assert figure(org, "chairs") == "4"
    assert [unit.id for unit in org.units(where={"chairs": 0})] == ["a"]
    assert [unit.id for unit in org.units(where={"open": True, "ware": "tea"})] == ["a", "b", "k"]
    assert figure(define("- {id: a, kind: shop}\n"), "chairs") == "0"
    assert (
        figure(define("- {id: a, kind: shop, chairs: many}\n- {id: b, kind: shop, chairs: null}\n"), "chairs") == "0.."
    )


def test_what_is_written_reads_back(define: Define, tmp_path: Path) -> None:
    """Rows and text say what was stated, and not what absence means."""
    org = define(GOOD)
    units, links = org.to_rows()
    assert units[1] == {
        "id": "k",
        "kind": "kiosk",
        "tags": ["old"],
        "wares": [],
        "share": {"value": 0.25, "source": "ledger"},
    }
    assert {"link": "sells", "from": "b", "to": "k", "parts": 3, "ways": ["by day", "by night"]} in links
    again = orgtree.from_rows(units, links, charter=str(tmp_path / "shops.yaml"))
    assert again.to_rows() == (units, links)
    (tmp_path / "again.yaml").write_text(definition_text(org.snapshot, charter="./shops.yaml"), encoding="utf-8")
    assert orgtree.load(tmp_path / "again.yaml").to_rows() == (units, links)
    node = org.graph.nodes["a"]
    assert (node["tags"], node["rent"], "chairs" in node) == ("old, corner", 1200.5, False)


def test_cells_are_read_as_sheets_write_them(define: Define, tmp_path: Path) -> None:
    """Several values stand in one cell, titles for choices, and money with its currency and grouped digits."""
    define(GOOD)
    (tmp_path / "shops.csv").write_text(
        "id,kind,tags,wares,mails,rent\n"
        'a,shop,old；corner,"茶、salt",https://example.org/a?b=1,"¥1,234.50"\n'
        "b,shop,old,茶,mailto:a@example.org https://example.org/b,CNY 80.25\n",
        encoding="utf-8",
    )
    converted = convert(tmp_path / "shops.csv", charter=str(tmp_path / "shops.yaml"), output=tmp_path / "out.yaml")
    assert converted.findings == ()
    (tmp_path / "out.yaml").write_text(converted.text, encoding="utf-8")
    rows = orgtree.load(tmp_path / "out.yaml").to_rows()[0]
    assert [[row[key] for key in ("tags", "wares", "mails", "rent")] for row in rows] == [
        [["old", "corner"], ["tea", "salt"], ["https://example.org/a?b=1"], 1234.5],
        [["old"], ["tea"], ["mailto:a@example.org", "https://example.org/b"], 80.25],
    ]


def test_the_schema_says_the_same(define: Define, tmp_path: Path) -> None:
    """What the definition takes the schema takes, and what it refuses the schema refuses."""
    define(GOOD)
    schema = Draft202012Validator(json.loads(schema_text(str(tmp_path / "shops.yaml"))))

    def fits(**values: Any) -> bool:
        unit = {"id": "a", "kind": "shop", **values}
        return schema.is_valid({"orgtree": "definition/1", "charter": "./shops.yaml", "units": [unit]})

    good: list[dict[str, Any]] = [
        {"code": "AB-12", "site": "https://example.org", "mails": "mailto:a@example.org", "tags": ["a", "b"]},
        {"tags": {"value": ["a"], "source": "x"}, "wares": ["tea"], "share": 0.5, "floors": "2..", "rent": "1..2"},
    ]
    wrong: list[dict[str, Any]] = [
        {"code": "AB12"},
        {"code": "AB-12345"},
        {"site": "javascript:alert(1)"},
        {"mails": ["example.org"]},
        {"tags": [3]},
        {"wares": ["tee"]},
        {"share": 2},
        {"floors": 0},
        {"floors": 6},
    ]
    assert [fits(**values) for values in [*good, *wrong]] == [True] * len(good) + [False] * len(wrong)


def test_an_editor_offers_the_values_of_a_list(define: Define) -> None:
    """Behind the bracket of a list as behind the colon."""
    org = define(GOOD)
    for start in ("wares: ", "wares: [", "wares: [tea, "):
        text = f"orgtree: definition/1\ncharter: ./shops.yaml\nunits:\n- {{id: x, kind: shop, {start}"
        offered = complete(text, len(text), org.snapshot, org.charter)
        assert [proposal.label for proposal in offered] == ["tea", "salt"], start


def test_the_page_shows_lists_in_both_languages(define: Define) -> None:
    """Choices by their titles; what is not stated is not shown, whatever absence means."""
    org = define(GOOD)
    fields = {
        (title if isinstance(title, str) else title["en"]): field
        for field in page_data(org, part_of(org.snapshot)).fields
        for title in [field.title]
    }
    assert fields["wares"].shown[0] == {"en": "tea, salt", "zh": "茶、盐"}
    assert fields["tags"].shown[:2] == ["old, corner", "old"]
    assert fields["chairs"].shown.count(None) == 2


def test_sums_show_the_digits_that_their_values_have(define: Define) -> None:
    """Neither rounded to whole numbers nor filled up with zeros, with the field's currency; means as their field."""
    org = define(
        "- {id: a, kind: shop, rent: 150.25, share: 0.1}\n- {id: b, kind: shop, rent: 48.36, share: 0.21}\n"
        "- {id: c, kind: shop, rent: 1000.5..2000, share: 0}\n"
    )
    (rent,) = org.coverage(metrics=["rent"]).figures
    assert (rent.show(), rent.show_with_unit()) == ("1199.11..2198.61", "1199.11..2198.61 CNY")
    assert "1199.11 to 2198.61 CNY" in org.coverage(metrics=["rent"]).to_markdown()
    assert (figure(org, "share"), figure(org, "mean_share"), figure(org, "mean_rent")) == (
        "0.31",
        "0.103",
        "399.70..732.87",
    )
    exact = define(
        "".join(f"- {{id: s{at}, kind: shop, rent: {rent}}}\n" for at, rent in enumerate((399, 400, "400.01")))
    )
    assert (figure(exact, "mean_rent"), figure(exact, "rent")) == ("399.67", "1199.01")


@pytest.mark.parametrize(
    ("field", "words", "remedy"),
    [
        ("{type: money}", "money is of a currency", "add currency: with its code, as in CNY or EUR"),
        ("{type: count, currency: CNY}", "a count has no 'currency'", "take 'currency' away, or write type: money"),
        (
            "{type: date, several: true}",
            "a date has no 'several'",
            "take 'several' away, or write type: choice / text / url",
        ),
        ("{type: bool, unique: true}", "a bool has no 'unique'", None),
        ("{type: text, range: 0..1}", "a text has no 'range'", None),
        ("{type: count, pattern: a}", "a count has no 'pattern'", "take 'pattern' away, or write type: text"),
        ("{type: text, pattern: '(a'}", "the pattern '(a' has a '(' that is not closed", None),
        ("{type: text, pattern: '(a)\\1'}", None, None),
        ("{type: text, pattern: 3}", None, None),
        ("{type: text, length: many}", None, None),
        ("{type: number, range: many}", None, None),
        ("{type: count, default: many}", None, None),
        ("{type: choice, of: [a], default: b}", "'b' is not a value of the field 'f'", None),
        ("{type: number, range: 0..1, default: 2}", "'f' is 2, and by its range must be 0 to 1", None),
        ("{type: money, currency: yuan}", None, None),
    ],
)
def test_settings_that_do_not_fit_are_told(tmp_path: Path, field: str, words: str | None, remedy: str | None) -> None:
    """One finding in the charter, which goes on without the setting."""
    (tmp_path / "c.yaml").write_text(
        f"orgtree: charter/1\nname: c\nkinds: {{k: {{fields: {{f: {field}}}}}}}\n", encoding="utf-8"
    )
    (tmp_path / "d.yaml").write_text(
        "orgtree: definition/1\ncharter: ./c.yaml\nunits: [{id: a, kind: k}]\n", encoding="utf-8"
    )
    (finding,) = orgtree.load(tmp_path / "d.yaml").check().findings
    assert finding.code == "ORG104"
    assert finding.text() == words or words is None
    assert finding.help_text() == remedy or remedy is None


def test_a_total_has_no_default(tmp_path: Path) -> None:
    """What is not stated is the sum of what is below, and nothing else."""
    charter = "kinds: {k: {fields: {f: {type: count, total: {along: in}, default: 0}}}}\nlinks: {in: {hierarchy: true, from: k, to: k}}"
    (tmp_path / "c.yaml").write_text(f"orgtree: charter/1\nname: c\n{charter}\n", encoding="utf-8")
    (tmp_path / "d.yaml").write_text(
        "orgtree: definition/1\ncharter: ./c.yaml\nunits: [{id: a, kind: k}]\n", encoding="utf-8"
    )
    (finding,) = orgtree.load(tmp_path / "d.yaml").check().findings
    assert finding.text() == "a field with a total has no 'default'"


TOTAL_CHARTER = """
orgtree: charter/1
name: c
kinds:
  office: {fields: {funds: {type: money, currency: CNY, range: RANGE, total: {along: in}}, desks: {type: count}}}
links: {in: {hierarchy: true, nest: true, from: office, to: office}}
metrics:
  funds: {title: funds, sum: funds}
  with_desks: {title: funds with desks, sum: funds, of: office, where: {desks: 1..}}
"""
TOTAL_UNITS = """
orgtree: definition/1
charter: ./c.yaml
units:
- {id: h, kind: office, desks: 0, units: [{id: a, kind: office, funds: 30, desks: 1}, {id: b, kind: office, desks: 1}, {id: c, kind: office, STATED}]}
"""


@pytest.mark.parametrize(
    ("range_", "stated", "funds", "with_desks"),
    [
        ("0..100", "desks: 0, funds: 20.5", "50.5..150.5", "30..130"),
        ("0..100", "desks: 0", "30..230", "30..130"),
        ("10..100", "desks: 0", "50..230", "40..130"),
        ("-5..100", "desks: 0", "20..230", "25..130"),
        ("0..100", "desks: 0, incomplete: [in]", "30..", "30..130"),
        ("0..", "desks: 0, funds: 20.5", "50.5..", "30.."),
    ],
)
def test_a_range_bounds_the_unknown_parts_of_a_total(
    tmp_path: Path, range_: str, stated: str, funds: str, with_desks: str
) -> None:
    """A total of which one part is not known has an end, unless any number of parts may be missing."""
    (tmp_path / "c.yaml").write_text(TOTAL_CHARTER.replace("RANGE", range_), encoding="utf-8")
    (tmp_path / "d.yaml").write_text(TOTAL_UNITS.replace("STATED", stated), encoding="utf-8")
    table = orgtree.load(tmp_path / "d.yaml").coverage(language="en")
    assert [table.figure(name).show() for name in ("funds", "with_desks")] == [funds, with_desks]


def test_a_total_that_nobody_states_lies_in_the_range_of_its_parts(tmp_path: Path) -> None:
    """Three offices of at most 100 each; by subtree as well."""
    (tmp_path / "c.yaml").write_text(TOTAL_CHARTER.replace("RANGE", "0..100"), encoding="utf-8")
    text = TOTAL_UNITS.replace("funds: 30, ", "").replace("STATED", "desks: 0")
    (tmp_path / "d.yaml").write_text(text, encoding="utf-8")
    org = orgtree.load(tmp_path / "d.yaml")
    assert [org.coverage(language="en").figure(name).show() for name in ("funds", "with_desks")] == [
        "0..300",
        "0..200",
    ]
    assert [str(org[unit].total("funds")) for unit in "ha"] == ["0..300", "0..100"]


def test_an_inherited_default_is_taken_away_where_a_field_is_required(tmp_path: Path) -> None:
    """By null; else the two are told of, at the kind that says it anew."""
    for said, codes in (("required: true", ["ORG104"]), ("required: true, default: null", [])):
        (tmp_path / "c.yaml").write_text(
            "orgtree: charter/1\nname: c\nkinds:\n  k: {fields: {f: {type: count, default: 0}}}\n"
            f"  l: {{is_a: k, fields: {{f: {{{said}}}}}}}\n",
            encoding="utf-8",
        )
        (tmp_path / "d.yaml").write_text(
            "orgtree: definition/1\ncharter: ./c.yaml\nunits: [{id: a, kind: l, f: 1}]\n", encoding="utf-8"
        )
        found = orgtree.load(tmp_path / "d.yaml").check().findings
        assert [finding.code for finding in found] == codes
        assert {finding.text() for finding in found} <= {"'f' is required, so that its default means nothing"}


def test_a_value_that_a_list_has_twice_is_told_and_counts_once(tmp_path: Path) -> None:
    """With the fix that takes it away; what the list means is not in doubt."""
    (tmp_path / "charter.yaml").write_text(CHARTER, encoding="utf-8")
    path = tmp_path / "org.yaml"
    text = "orgtree: definition/1\ncharter: ./charter.yaml\nunits:\n- {id: a, kind: shop, wares: [tea, salt, tea]}\n"
    path.write_text(text, encoding="utf-8")
    org = orgtree.load(path)
    (finding,) = org.check().findings
    assert (finding.code, finding.text(), finding.unit) == ("ORG104", "'wares' has 'tea' twice", "a")
    assert org["a"]["wares"] == ("tea", "salt")
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert text[: edit.start] + edit.text + text[edit.end :] == text.replace("[tea, salt, tea]", "[tea, salt]")


def test_a_default_is_nobodys_own_value(tmp_path: Path) -> None:
    """What absence means of many units is neither repeated nor shared."""
    charter = (
        "orgtree: charter/1\nname: c\nrules: {R01: {check: unique, fields: f}}\n"
        "kinds: {k: {fields: {f: {type: text, default: none}, g: {type: count, default: 0, unique: true}}}}\n"
    )
    (tmp_path / "c.yaml").write_text(charter, encoding="utf-8")
    (tmp_path / "d.yaml").write_text(
        "orgtree: definition/1\ncharter: ./c.yaml\nunits: [{id: a, kind: k}, {id: b, kind: k}, {id: c, kind: k, g: 0}]\n",
        encoding="utf-8",
    )
    assert orgtree.load(tmp_path / "d.yaml").check().findings == ()


def test_a_field_of_a_link_is_not_unique(tmp_path: Path) -> None:
    """Among links the check `distinct` asks for that."""
    charter = "kinds: {k: {}}\nlinks: {in: {from: k, to: k, fields: {f: {type: text, unique: true}}}}"
    (tmp_path / "c.yaml").write_text(f"orgtree: charter/1\nname: c\n{charter}\n", encoding="utf-8")
    (tmp_path / "d.yaml").write_text(
        "orgtree: definition/1\ncharter: ./c.yaml\nunits: [{id: a, kind: k}]\n", encoding="utf-8"
    )
    (finding,) = orgtree.load(tmp_path / "d.yaml").check().findings
    assert (finding.code, finding.text()) == ("ORG104", "a field of a link is not unique")


def test_an_editor_tells_what_a_field_asks_for(define: Define, tmp_path: Path) -> None:
    """Hovering over a key shows its settings beside its type; the schema offers the default."""
    define("- {id: x, kind: shop, floors: 2, code: AB-1}\n")
    outcome = check_file(tmp_path / "here.yaml")
    text = (tmp_path / "here.yaml").read_text(encoding="utf-8")
    told = {key: meaning(outcome, 0, text.index(f"{key}:")) for key in ("floors", "code")}
    shown = {key: found.text for key, found in told.items() if found is not None}
    assert "range: 1..5" in shown["floors"]
    assert "length: 0..6; unique: true" in shown["code"]
    assert json.loads(schema_text(str(tmp_path / "shops.yaml")))["$defs"]["field.chairs"]["default"] == 0


def test_lists_agree_in_any_order(tmp_path: Path) -> None:
    """With another list and with a single value, whichever way they are written."""
    charter = (
        "orgtree: charter/1\nname: c\nrules: {R01: {check: agrees, field: tags, path: in}}\n"
        "kinds: {k: {fields: {tags: {type: text, several: true}}}}\nlinks: {in: {from: k, to: k}}\n"
    )
    (tmp_path / "c.yaml").write_text(charter, encoding="utf-8")
    (tmp_path / "d.yaml").write_text(
        "orgtree: definition/1\ncharter: ./c.yaml\nunits:\n- {id: a, kind: k, tags: [x, y]}\n"
        "- {id: b, kind: k, tags: [y, x], in: a}\n- {id: c, kind: k, tags: [x], in: a}\n- {id: d, kind: k, tags: x, in: c}\n",
        encoding="utf-8",
    )
    assert [finding.unit for finding in orgtree.load(tmp_path / "d.yaml").check().findings] == ["c"]
