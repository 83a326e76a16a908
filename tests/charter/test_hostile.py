"""Charters made to hurt: every one is answered with few findings, and none with a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from orgtree.charter.resolve import MOST_FINDINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    Compile = Callable[[str], Any]

LINK = "links: {i: {hierarchy: true, from: a, to: a}}\n"


def kinds(count: int, rest: str = "") -> str:
    """Return many kinds."""
    return "kinds:\n" + "".join(f"  k{number}: {{{rest}}}\n" for number in range(count))


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("kinds: {a: {}}\n" + LINK + "paths: {p: {path: i, where: " + "{all: [" * 45 + "{kind: a}" + "]}" * 45 + "}}",
         "ORG113", "nested deeper than 20"),
        ("kinds: {a: {}}\n" + LINK + "paths: {p: {path: i, where: " + "{not: " * 90 + "{kind: a}" + "}" * 90 + "}}",
         "ORG113", "nested deeper than 20"),
        ("kinds: {a: {}}\n" + LINK + "paths: {p: " + "{path: i, where: " * 45 + "{kind: a}" + "}" * 45 + "}",
         "ORG113", "nested deeper than 20"),
        ("kinds: {a: {}}\n" + LINK + "paths: {p: " + "/".join(["i"] * 100_000) + "}", "ORG113", "more than 50 steps"),
        ("kinds: {a: {}}\n" + LINK + "paths: {p: [" + ",".join(["i"] * 100_000) + "]}", "ORG113", "50 alternatives"),
        ("kinds: {a: {}}\n" + LINK + "paths: {p: i" + "*" * 500_000 + "}", "ORG113", "is not a step"),
        ("kinds: {a: {}}\n" + LINK + "paths: {p0: i, " + ", ".join(f"p{n}: [p{n - 1}, p{n - 1}]" for n in range(1, 40)) + "}",
         "ORG113", "4096 steps"),
        ("kinds: {a: {}}\n" + LINK + "paths: {p0: i, " + ", ".join(f"p{n}: p{n - 1}/p{n - 1}" for n in range(1, 40)) + "}",
         "ORG113", "4096 steps"),
        ("kinds: {a: {}}\n" + LINK + "paths: {p: " + "i" * 500_000 + "}", "ORG113", "neither a link"),
        (kinds(10_000), "ORG104", "at most 1000 entries"),
        ("kinds:\n  r:\n    fields:\n" + "".join(f"      f{n}: {{type: text}}\n" for n in range(3000)),
         "ORG104", "more than 2000 fields"),
        ("kinds: {a: {}}\nlinks: {l: {from: a, to: a, each: " + "9" * 5000 + "}}", "ORG104", "5000 characters"),
    ],
)  # fmt: skip
def test_excess_is_one_finding(compiled: Compile, text: str, code: str, words: str) -> None:
    """Depth, length and number have limits, and passing one is told once, in a short message."""
    finding = compiled(text).told[0]
    assert finding.code == code
    assert words in finding.message
    assert len(finding.message) < 200


def test_long_chains_and_rings_of_kinds(compiled: Compile) -> None:
    """Inheritance has a limit of levels, whether it ends or not."""
    for last in (998, 0):
        text = "kinds:\n" + "".join(f"  k{n}: {{is_a: k{n + 1 if n < 998 else last}}}\n" for n in range(999))
        assert {finding.code for finding in compiled(text).told} == {"ORG112"}


def test_links_between_everything(compiled: Compile) -> None:
    """A charter allows a million pairs of kinds at most."""
    text = kinds(900, "is_a: r") + "  r: {}\nlinks:\n" + "".join(f"  l{n}: {{from: r, to: r}}\n" for n in range(20))
    found = compiled(text).told
    assert {finding.message for finding in found} == {"the links allow more than 1000000 pairs of kinds"}


def test_mistakes_without_end(compiled: Compile) -> None:
    """A thousand mistakes are told of, and that there are more."""
    found = compiled("kinds: {a: {}, b: {is_a: a, forbid: [" + ",".join(f"x{n}" for n in range(20_000)) + "]}}").told
    assert len(found) == MOST_FINDINGS + 1
    assert found[-1].message == "there are more than 1000 mistakes; mend the others first"
    keys = compiled("kinds: {a: {" + ",".join(f"titl{n}: x" for n in range(20_000)) + "}}").told
    assert len(keys) <= MOST_FINDINGS + 1


@pytest.mark.parametrize("junk", ["3", "x", "[]", "[1]", "{a: {b: c}}", "null", "true", "1.5", "[[{}]]"])
def test_any_value_anywhere_is_no_traceback(compiled: Compile, junk: str) -> None:
    """Values of every shape in every place give findings or nothing."""
    places = [
        "kinds: {}", "kinds: {k: {}}", "kinds: {k: {is_a: {}, fields: {}}}", "kinds: {k: {abstract: {}, forbid: {}}}",
        "kinds: {k: {fields: {f: {}}}}", "kinds: {k: {fields: {f: {type: choice, of: {}}}}}",
        "kinds: {k: {fields: {f: {type: count, total: {}}}}}", "kinds: {k: {look: {}}}", "kinds: {k: {title: {}}}",
        "kinds: {k: {fields: {f: {type: count, total: {along: {}, except: {}}}}}}",
        "links: {}", "links: {l: {}}", "links: {l: {from: {}, to: {}}}", "links: {l: {pairs: {}}}",
        "links: {l: {pairs: {k: {}}}}", "links: {l: {each: {}, symmetric: {}}}", "paths: {}", "paths: {p: {}}",
        "paths: {p: {path: {}}}", "rules: {}", "rules: {R1: {}}", "rules: {R1: {check: {}, cases: {}}}",
        "rules: {R1: {check: depth, in_force: {}}}", "metrics: {}", "metrics: {m: {}}", "metrics: {m: {share: {}}}",
        "metrics: {m: {ratio: {}}}", "metrics: {m: {count: {}, target: {}}}", "language: {}", "title: {}", "name: {}",
    ]  # fmt: skip
    for place in places:
        before, _, after = place.rpartition("{}")
        for finding in compiled(before + junk + after).told:
            assert finding.code.startswith("ORG")
