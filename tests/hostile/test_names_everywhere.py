"""Names that steer a terminal, end a markup or turn the reading direction round, in every output of every command."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from pathlib import Path

EVIL = (
    r"\e[2J\e]0;title\a\u202e\u2066<script>broken</script><img src=x onerror=broken>\"\\N\\\" ]]> [red]x[/red] "
    r"%%{init} ::error::x%0A &amp; {0} {x} $x$ #set |a| `c` **b** [l](javascript:x) \x85\u2028\0"
)
DEFINITION = r"""orgtree: definition/1
charter: ./own.yaml
title: "=EVIL"
as_of: 2024-01-01
units:
- id: a
  kind: company
  name: "=EVIL"
  exceptions: {X01: {reason: "EVIL", until: 2025-01-01}}
  units:
  - {id: b, kind: team, name: {en: "+EVIL", zh: "@EVIL"}, headcount: 3}
  - {id: e, kind: team, name: "-EVIL", headcount: 4}
claims:
- {id: c1, title: "=EVIL", count: team, states: 99, source: "=EVIL"}
"""
WRONG = r"""- {id: "EVIL", kind: team, name: "EVIL"}
- {id: x1, kind: "EVIL", name: "EVIL"}
- {id: x2, kind: team, name: "EVIL", "k EVIL": "EVIL", headed_by: "EVIL", headcount: "EVIL"}
- {id: x2, kind: team, name: "EVIL", valid: {from: "EVIL"}}
"""
CHARTER = r"""orgtree: charter/1
name: own
extends: company
language: en
title: {en: "=EVIL", zh: "=EVIL"}
kinds:
  team: {title: {en: "EVIL", zh: "EVIL"}}
rules:
  X01:
    check: field-range
    for: team
    field: headcount
    allowed: 100..
    wording: shall
    title: {en: "EVIL", zh: "EVIL"}
    source: "EVIL"
metrics:
  m9: {title: {en: "=EVIL", zh: "=EVIL"}, share: {of: team, having: {headcount: 50..}}, target: 100%..}
"""
# Line ends and tabs are the output's own; a line of JSON has none inside a text.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
FILE = "=e\x1b[2J\u202e<b>%0A::x.yaml"


@pytest.fixture
def evil(room: Path) -> Path:
    """Return a folder with a definition and a charter full of such names, one of them the file's own."""
    units, claims = DEFINITION.split("claims:\n")
    (room / "own.yaml").write_text(CHARTER.replace("EVIL", EVIL), encoding="utf-8")
    (room / FILE).write_text(DEFINITION.replace("EVIL", EVIL), encoding="utf-8")
    (room / f"bad{FILE}").write_text((units + WRONG + "claims:\n" + claims).replace("EVIL", EVIL), encoding="utf-8")
    return room


def plain(text: str) -> str:
    """Return a text after seeing that nothing in it steers what shows it."""
    found = STEERING.search(text)
    assert found is None, text[max(0, found.start() - 80) : found.end() + 20].encode("unicode_escape")
    return text


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", ["full", "concise", "json", "jsonl", "github", "gitlab", "sarif", "junit"])
@pytest.mark.parametrize("name", [FILE, f"bad{FILE}"])
def test_findings(evil: Path, command: Any, form: str, language: str, name: str) -> None:  # noqa: ARG001 - the current folder
    """Findings hold user text in messages, help, frames, places and facts."""
    code, out, said = command("check", name, "--format", form, "--lang", language, "--all")
    assert code == 1
    plain(out + said)
    if form in {"json", "gitlab", "sarif"}:
        assert json.loads(out)
    elif form == "jsonl":
        assert all(json.loads(line) for line in out.splitlines())
    elif form == "junit":
        assert len(ET.fromstring(out)) > 0  # noqa: S314 - our own output
    elif form == "github":
        commands = [line for line in out.splitlines() if line.startswith("::")]
        assert commands
        assert all(re.match(r"::(error|warning|notice) file=[^,]*,", line) for line in commands)
        assert not any("\n::" in line for line in commands)


@pytest.mark.parametrize("form", ["table", "csv", "markdown", "json"])
@pytest.mark.parametrize("by", [(), ("--by", "team")])
def test_figures(evil: Path, command: Any, form: str, by: tuple[str, ...]) -> None:  # noqa: ARG001 - as above
    """Titles, group names and sources are cells that nothing runs and that stay cells."""
    listed = ("--gaps",) if form in {"table", "json"} else ()
    code, out, said = command("cover", FILE, "--format", form, *listed, "--all", *by)
    assert code in {0, 1}
    plain(out + said)
    if form == "csv":
        rows = list(csv.reader(io.StringIO(out)))
        assert len({len(row) for row in rows}) == 1
        assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)
    elif form == "markdown":
        assert "<script" not in out
        widths = {len(re.findall(r"(?<!\\)\|", line)) for line in out.splitlines() if line.startswith("|")}
        assert len(widths) <= 2  # figures, and claims beside them
    elif form == "json":
        assert json.loads(out)


@pytest.mark.parametrize(
    "words",
    [
        ("show", FILE),
        ("show", FILE, "--ascii"),
        ("show", FILE, "--kind", "team"),
        ("show", FILE, "--format", "ids"),
        ("show", FILE, "--format", "json"),
        ("explain", "X01", "--charter", "./own.yaml"),
        ("rules", "--charter", "./own.yaml"),
        ("rules", "--charter", "./own.yaml", "--format", "json"),
        ("schema", "./own.yaml"),
        ("check", f"bad{FILE}", "--diff", "--unsafe"),
        ("convert", FILE, "--charter", "./own.yaml"),
    ],
)
def test_what_is_printed(evil: Path, command: Any, words: tuple[str, ...]) -> None:  # noqa: ARG001 - as above
    """Trees, lists, manuals, schemas and diffs show names and do not obey them."""
    code, out, said = command(*words)
    assert code in {0, 1, 3}
    plain(out + said)


@pytest.mark.parametrize(
    "words",
    [
        ("check", "EVIL"),
        ("check", FILE, "--config", "EVIL"),
        ("check", FILE, "--baseline", "EVIL"),
        ("check", FILE, "--select", "EVIL"),
        ("check", FILE, "--charter", "EVIL"),
        ("check", FILE, "--format", "EVIL"),
        ("check", FILE, "--EVIL"),
        ("cover", FILE, "--metric", "EVIL"),
        ("cover", FILE, "--by", "EVIL"),
        ("show", FILE, "--under", "EVIL"),
        ("show", FILE, "--where", "EVIL: 1"),
        ("show", FILE, "--where", "{EVIL"),
        ("draw", FILE, "-o", "EVIL"),
        ("draw", FILE, "-o", "no/EVIL.svg"),
        ("draw", FILE, "-o", "x.svg", "--root", "EVIL"),
        ("draw", FILE, "-o", "x.svg", "--colour", "EVIL"),
        ("draw", FILE, "-o", "x.pdf", "--paper", "EVIL"),
        ("explain", "EVIL"),
        ("convert", "EVIL", "--charter", "company"),
        ("EVIL",),
    ],
)
def test_error_lines(evil: Path, command: Any, words: tuple[str, ...]) -> None:  # noqa: ARG001 - as above
    """A wrong argument is told in a line that shows it."""
    code, out, said = command(*(word.replace("EVIL", "\x1b[2J\u202ex\r\n") for word in words))
    assert code in {2, 3}
    assert plain(out + said).strip()


class _Tags(HTMLParser):
    """Collects what a browser would run."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take down a tag with what it would do."""
        self.seen += [tag, *(f"{tag} {name}" for name, _ in attrs if name.startswith("on"))]


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "html", "dot", "mmd", "txt"])
@pytest.mark.parametrize("view", ["chart", "map", "neighbourhood"])
def test_pictures(evil: Path, command: Any, form: str, view: str) -> None:
    """Names stay labels in every form of picture."""
    output = evil / f"out.{form}"
    root = ("--root", "b") if view == "neighbourhood" else ()
    code, out, said = command("draw", FILE, "-o", output, "--view", view, "-v", *root)
    assert code == (0 if output.exists() else 2), said
    plain(out + said)
    if code or form in {"png", "pdf"}:
        return
    text = output.read_text(encoding="utf-8")
    plain(text)
    if form == "svg":
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()}  # noqa: S314 - our own output
        assert not tags & {"script", "img", "foreignObject"}
    elif form == "html":
        parser = _Tags()
        parser.feed(text)
        assert "img onerror" not in parser.seen
        assert "<script>broken" not in text
    elif form == "mmd":
        assert "%%{init}" not in text
        assert "<script" not in text


@pytest.mark.parametrize("engine", ["graphviz", "dot"])
def test_pictures_by_graphviz(evil: Path, command: Any, engine: str) -> None:
    """Graphviz takes no label for markup, an escape of its own or another statement."""
    code, _, said = command("draw", FILE, "-o", "out.svg", "--engine", engine)
    assert code == 0, said
    root = ET.fromstring(plain((evil / "out.svg").read_text(encoding="utf-8")))  # noqa: S314 - our own output
    assert not any(element.tag.endswith(("script", "}img")) for element in root.iter())
    shown = "".join(text for element in root.iter() for text in element.itertext())
    assert "<script>broken" in shown
    assert "\\N" in shown


@pytest.mark.parametrize("form", ["html", "md", "pdf"])
def test_reports(evil: Path, command: Any, form: str) -> None:
    """A report shows names, titles, sources and messages as text."""
    code, out, said = command("report", FILE, "-o", f"r.{form}")
    assert code == 0, said
    plain(out + said)
    if form == "pdf":
        assert (evil / "r.pdf").read_bytes().startswith(b"%PDF")
        return
    text = plain((evil / f"r.{form}").read_text(encoding="utf-8"))
    assert "<script>broken" not in text
    assert "<img src=x" not in text


def test_names_written_back(room: Path, command: Any) -> None:
    """A table's names go through a definition unchanged, quoted as YAML wants it."""
    names = [
        "=1+1",
        "a: b",
        "- x",
        "#c",
        "yes",
        "'",
        '"',
        "\u202ex",
        "<b>",
        "{{x}}",
        "1e3",
        "~",
        "!!x",
        "&a",
        "*a",
        "%x",
    ]
    with (room / "units.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["id", "kind", "name"], *([f"u{n}", "company", name] for n, name in enumerate(names))]
        )
    assert command("convert", "units.csv", "--charter", "company", "-o", "out.yaml")[0] == 0
    plain((room / "out.yaml").read_text(encoding="utf-8"))
    code, out, _ = command("show", "out.yaml", "--format", "json")
    assert code == 0
    assert [unit["name"] for unit in json.loads(out)["units"]] == names
