"""Names, titles and looks: what may be called what, in how many languages, and how it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Compile = Callable[[str], Any]


@pytest.mark.parametrize("name", ["id", "kind", "name", "units", "valid", "exceptions", "incomplete", "path", "where",
                                  "count", "all", "any", "not", "from", "to"])  # fmt: skip
def test_words_of_the_languages_are_kept(compiled: Compile, name: str) -> None:
    """No field of a unit, link or named path is called like a key of units or of conditions."""
    for text in (
        f"kinds: {{a: {{fields: {{{name}: {{type: text}}}}}}}}",
        f"kinds: {{a: {{}}}}\nlinks: {{{name}: {{from: a, to: a}}}}",
        f"kinds: {{a: {{}}}}\nlinks: {{l: {{from: a, to: a}}}}\npaths: {{{name}: l}}",
    ):
        finding = compiled(text).only
        assert (finding.code, finding.at) == ("ORG111", name)


@pytest.mark.parametrize("name", ["to", "from", "valid", "count"])
def test_fields_of_links_are_not_called_like_keys_of_links(compiled: Compile, name: str) -> None:
    """A link's own keys and the words of conditions are kept there, too."""
    finding = compiled(f"kinds: {{a: {{}}}}\nlinks: {{l: {{from: a, to: a, fields: {{{name}: {{type: text}}}}}}}}").only
    assert (finding.code, finding.at) == ("ORG111", name)


@pytest.mark.parametrize("word", ["yes", "no", "on", "off", "y", "n", "true", "false", "null"])
def test_no_name_is_a_boolean_of_yaml_1_1(compiled: Compile, word: str) -> None:
    """Kinds, fields, links, fields of links, paths and metrics are told of, each at its name."""
    found = compiled(f"""
    kinds: {{"{word}": {{}}}}
    metrics: {{"{word}": {{count: "{word}"}}}}
    """).told
    assert [(finding.code, finding.at) for finding in found] == [("ORG111", f'"{word}"')] * 2


def test_no_value_of_a_choice_is_a_boolean_of_yaml_1_1(compiled: Compile) -> None:
    """Definitions write these words, too, in lists and in mappings with titles."""
    found = compiled(
        "kinds: {a: {fields: {f: {type: choice, of: [No, x]}, g: {type: choice, of: {on: x, b: y}}}}}"
    ).told
    assert [(finding.code, finding.at) for finding in found] == [("ORG111", "No"), ("ORG111", "on")]


def test_a_name_is_given_once(compiled: Compile) -> None:
    """Fields of kinds, links and named paths share one namespace; fields of different links do not."""
    found = compiled("""
    kinds: {a: {fields: {f: {type: text}}}, b: {fields: {f: {type: text}}}}
    links:
      f: {from: a, to: b}
      g: {from: a, to: b, fields: {role: {type: text}}}
      h: {from: a, to: b, fields: {role: {type: text}}}
    paths: {g: h}
    """).told
    assert [(finding.code, finding.at, finding.line) for finding in found] == [
        ("ORG111", "f", 4),
        ("ORG111", "f", 6),
        ("ORG111", "g", 9),
    ]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("kinds: {Town: {}}", "Town"),
        ("kinds: {a-b: {}}", "a-b"),
        ("kinds: {镇: {}}", "镇"),
        ("kinds: {a: {fields: {9x: {type: text}}}}", "9x"),
        ("kinds: {a: {is_a: B}}", "B"),
        ("rules: {p2: {check: depth}}", "p2"),
        ("rules: {P02ab: {check: depth}}", "P02ab"),
    ],
)
def test_names_are_written_plainly(compiled: Compile, text: str, at: str) -> None:
    """Small letters, digits and _; codes of rules in capitals. The help says how, not by a pattern."""
    finding = compiled(text).only
    assert (finding.code, finding.at) == ("ORG104", at)
    assert "^" not in finding.message + finding.help


def test_codes_of_orgtree_are_its_own(compiled: Compile) -> None:
    """A charter's rules do not begin with ORG."""
    assert compiled("rules: {ORG1: {check: depth}}").only.at == "ORG1"


def test_titles_in_several_languages(compiled: Compile) -> None:
    """A bare title is in the charter's language; a mapping says each; a transcription is never shown for it."""
    charter = compiled("""
    language: zh
    title: 小
    kinds: {town: {title: {zh-Latn: zhen, zh: 镇, en: town}}, post: {}}
    """).sound
    assert charter.title.words == (("zh", "小"),)
    town = charter.kinds["town"].title
    assert (town.pick("en"), town.pick("zh"), town.pick("fr")) == ("town", "镇", "镇")


@pytest.mark.parametrize(
    ("look", "at", "remedy"),
    [
        ("{fill: '#c00'}", "'#c00'", "write a colour of the palette such as blue-2"),
        ("{fill: blue-9}", "blue-9", "write a colour of the palette such as blue-2"),
        ("{shape: rounde}", "rounde", "did you mean 'rounded'?"),
        ("{dahs: dotted}", "dahs", "did you mean 'dash'?"),
        ("{band: yes}", "yes", ""),
    ],
)
def test_misuse_of_a_look_is_told_at_its_place(compiled: Compile, look: str, at: str, remedy: str) -> None:
    """Colours, shapes and keys that there are not."""
    finding = compiled(f"kinds: {{a: {{look: {look}}}}}").only
    assert finding.at == at
    assert finding.help.startswith(remedy)


@pytest.mark.parametrize(
    ("text", "code", "at", "remedy"),
    [
        ("kindz: {}", "ORG102", "kindz", "did you mean 'kinds'?"),
        ("rules: {P1: {check: depth, wording: shal}}", "ORG104", "shal", "did you mean 'shall'?"),
        ("rules: {P1: {check: depth, in_force: {form: 2018}}}", "ORG102", "form", "did you mean 'from'?"),
        ("rules: {P1: {check: depth, in_force: {from: 2018-13}}}", "ORG104", "2018-13", ""),
        ("rules: {P1: {check: depth, judged_at: x}}", "ORG110", "x", "known here: "),
        ("metrics: {m: {}}", "ORG103", "{}", "add one of 'share', 'ratio', 'sum'"),
        ("metrics: {m: {sum: a, count: b}}", "ORG104", "count", "take one of them away"),
        ("metrics: {m: {share: {of: a}}}", "ORG103", "share", "add 'having:' here"),
        ("metrics: {m: {ratio: [{sum: a}]}}", "ORG104", "[{sum: a}]", ""),
        ("metrics: {m: {count: a, target: many}}", "ORG104", "many", ""),
        ("kinds: [a, b]", "ORG104", "[a, b]", ""),
        ("language: 5", "ORG104", "5", ""),
    ],
)
def test_misuse_elsewhere_is_told_at_its_place(compiled: Compile, text: str, code: str, at: str, remedy: str) -> None:
    """Keys, rules and metrics: one finding each, at the key or the value that is wrong."""
    finding = compiled(text).only
    assert (finding.code, finding.at) == (code, at)
    assert finding.help.startswith(remedy)
