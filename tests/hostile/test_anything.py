"""Any bytes as a file, any value in a field, any path as a charter: an exit code, a sentence, no traceback, no hang."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_examples import examples

from orgtree.assist.context import around
from orgtree.check.rules.name_ending import bare
from orgtree.cli.main import run
from orgtree.source import read_text

HEAD = "orgtree: definition/1\ncharter: company\nas_of: 2024-01-01\nunits:\n"
COMPANY = HEAD + "- {id: c, kind: company, name: Acme}\n"
COMMANDS = [("check", "--all"), ("cover", "--all"), ("show",), ("draw", "-o", "x.txt"), ("draw", "-o", "x.html")]
TEXTS = {
    "nothing": "", "blank": " \n", "a BOM only": "\ufeff", "a BOM": "\ufeff" + COMPANY, "CRLF": COMPANY.replace("\n", "\r\n"), "CR": COMPANY.replace("\n", "\r"),
    "a NUL": COMPANY + "- {id: \0}", "UTF-16": COMPANY.encode("utf-16"), "GB18030": HEAD.encode() + "- {id: a, name: 东街道办事处}".encode("gb18030"),
    "bytes that are no text": HEAD.encode() + b"- {id: \xff\xfe, name: \xc0\x80\xed\xa0\x80}", "flow nesting": "[" * 100_000, "mapping nesting": "{a: " * 100_000,
    "block nesting": "- " * 100_000, "block mappings": "".join("  " * n + "units:\n" + "  " * n + "- id: a\n" for n in range(300)), "keys": "? " * 100_000,
    "commas": "[" + "," * 300_000, "colons": ":" * 300_000, "ampersands": "a: !x y\nb: " + "&" * 300_000, "anchors": "a: !x y\nb: " + "&a " * 100_000, "stars": "*" * 300_000,
    "bangs": "!" * 300_000, "hashes": "#" * 300_000, "dashes": HEAD + "-" * 300_000 + "\nx: [", "blanks": HEAD + " " * 300_000 + "x: [ : y", "tabs": "\t" * 300_000,
    "escapes": 'a: "' + '\\"' * 300_000, "comparisons": "a: " + ">=" * 100_000, "ignores": HEAD + "# orgtree: ignore[" * 50_000,
    "an alias bomb": "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)),
    "a scalar too long": HEAD + "- {id: c, kind: company, name: " + "x" * 1_100_000 + "}", "a long name": HEAD + "- {id: c, kind: company, name: '" + "x y " * 12_500 + "'}",
    "a long id": HEAD + "- {id: " + "x" * 50_000 + ", kind: company, name: X}",
}  # fmt: skip
NUMBERS = [
    "1e400", "-1e400", "1" + "0" * 5000, "-0", "-0.0", ".nan", "nan", ".inf", "-.inf", "1e-400", "0x" + "f" * 400, "0o777", "1e999999999", "1e-999999999", "9" * 41,
    "1..1e308", "1e308..", "..", "..-1", "100%..", "~0", "~1e300", "1_000", "٣", "１２", "{value: 1e400}", "{value: 3, source: x, as_of: 9999-12-31}", "0000-01-01", "9999-99-99",
]  # fmt: skip


def works(*words: str) -> int:
    """Run a command and return its code, after seeing that it is one of the four."""
    code = run(list(words))
    assert code in {0, 1, 2, 3}
    return code


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_texts_made_to_hurt(room: Path, capsys: Any, text: str | bytes) -> None:
    """Each command answers each text, and a broken one is never drawn."""
    (room / "x.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    codes = {works(name, "x.yaml", *words) for name, *words in COMMANDS}
    said = capsys.readouterr()
    assert said.out + said.err
    assert "Traceback" not in said.err
    assert len(said.err) < 20_000
    assert codes


@pytest.mark.parametrize("number", NUMBERS, ids=range(len(NUMBERS)))
def test_numbers_made_to_hurt(room: Path, number: str) -> None:
    """Numbers without bound, without value and with too many digits, as fields, dates and claims."""
    unit = f"- {{id: c, kind: company, name: X, units: [{{id: t, kind: team, name: Y, headcount: {number}, valid: {{from: {number}}}}}]}}\n"
    (room / "x.yaml").write_text(
        f"{HEAD}{unit}claims:\n- {{id: a, sum: headcount, states: {number}}}\n", encoding="utf-8"
    )
    for name, *words in COMMANDS:
        works(name, "x.yaml", *words)


ODD = [
    "null",
    "true",
    "3",
    "text",
    "[]",
    "{}",
    "[[a]]",
    "[{a: b}]",
    "{a: b}",
    "{sum: {}}",
    "[null]",
    "{from: 1}",
    "1e400",
]
MEASURES = [
    "sum: ODD", "sum: headcount, of: ODD", "sum: headcount, where: ODD", "sum: headcount, along: ODD", "mean: ODD", "count: ODD", "links: ODD", "links: based_at, with: ODD",
    "share: ODD", "share: {of: ODD, having: based_at}", "share: {of: team, having: ODD}", "ratio: ODD", "ratio: [ODD, {count: team}]", "vacancy: {of: post, filled: ODD}",
    "load: {of: site, path: ODD}", "cadence: ODD", "cadence: {events: ODD, per: {count: team}, months: 3}", "cadence: {events: {sum: headcount}, per: {count: team}, months: ODD}",
    "count: team, by: ODD", "count: team, target: ODD", "count: team, band: ODD", "count: team, title: ODD",
]  # fmt: skip


@pytest.mark.parametrize("measure", MEASURES)
def test_measures_of_any_value(room: Path, capsys: Any, measure: str) -> None:
    """Whatever stands where a metric or a claim names a field, a kind, a path or a target is answered in sentences."""
    metrics = "".join(f"  m{number}: {{{measure.replace('ODD', odd)}}}\n" for number, odd in enumerate(ODD))
    (room / "own.yaml").write_text(
        f"orgtree: charter/1\nname: own\nextends: company\nmetrics:\n{metrics}", encoding="utf-8"
    )
    claims = "".join(
        f"- {{id: m{number}, states: 1, {measure.replace('ODD', odd)}}}\n" for number, odd in enumerate(ODD)
    )
    (room / "x.yaml").write_text(COMPANY.replace("company", "./own.yaml", 1) + "claims:\n" + claims, encoding="utf-8")
    assert works("check", "x.yaml", "--all") in {0, 1}
    out = capsys.readouterr().out
    assert "None" not in out
    assert "True" not in out


BYTES = st.binary(max_size=80) | st.binary(max_size=40).map(lambda more: COMPANY.encode() + more)


@settings(max_examples=examples(15, 2000))
@given(content=BYTES, ending=st.sampled_from([".yaml", ".csv", ".xlsx"]))
def test_fuzz_any_bytes_as_a_file(room: Path, content: bytes, ending: str) -> None:
    """Whatever a file holds, a command ends with a code of its own."""
    name = f"any{ending}"
    (room / name).write_bytes(content)
    for command, *words in COMMANDS:
        works(command, name, *words)
    works("convert", name, "--charter", "company")


@pytest.mark.parametrize(
    "reference",
    ['"./a\\0b.yaml"', "./" + "a" * 300 + ".yaml", "./" + "a/" * 3000 + "x.yaml", "./loop.yaml", "./pipe.yaml", "./folder.yaml", "./", "/etc/hosts", "../up.yaml", "./way/up.yaml", "./out.yaml", "./ring.yaml", "./large.yaml"],
)  # fmt: skip
def test_charters_by_paths_made_to_hurt(tmp_path: Path, monkeypatch: Any, capsys: Any, reference: str) -> None:
    """A charter that climbs, loops, is no file, extends itself or is too large is a finding."""
    room = tmp_path / "room"
    room.mkdir()
    monkeypatch.chdir(room)
    (tmp_path / "up.yaml").write_text("orgtree: charter/1\nname: up\nextends: company\n", encoding="utf-8")
    (room / "way").symlink_to(tmp_path)
    (room / "out.yaml").symlink_to(tmp_path / "up.yaml")
    (room / "loop.yaml").symlink_to("loop.yaml")
    (room / "folder.yaml").mkdir()
    os.mkfifo(room / "pipe.yaml")
    (room / "ring.yaml").write_text("orgtree: charter/1\nname: ring\nextends: ./././ring.yaml\n", encoding="utf-8")
    (room / "large.yaml").write_bytes(b"orgtree: charter/1\nname: large\n#" + b"x" * 1_100_000)
    (room / "x.yaml").write_text(COMPANY.replace("company", reference, 1), encoding="utf-8")
    assert works("check", "x.yaml", "--format", "concise") == 1
    out = capsys.readouterr().out
    assert any(code in out for code in ("ORG101", "ORG112"))
    works("show", "x.yaml")


@pytest.mark.parametrize("name", ["loop", "pipe", "folder", "none", "n" * 300, "", "a\udcff"])
def test_files_that_are_none(room: Path, capsys: Any, name: str) -> None:
    """A loop of links, a pipe that nobody writes to, a folder and a name that no file has are told in one line."""
    (room / "loop").symlink_to("loop")
    os.mkfifo(room / "pipe")
    (room / "folder").mkdir()
    for command, *words in COMMANDS:
        assert works(command, name, *words) in {1, 2, 3}
    for option in ("--config", "--baseline"):
        assert works("check", "team.yaml", option, name) in {0, 2}
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    ["[" * 5000, "a = " + "[" * 5000, "a" + ".a" * 3000 + " = 1", "severity = 3", "rules = [[]]", "rules = {use = 1}", "per-file = [1]", "baseline = 1979-05-27", "select = [1e400]", 'x = "' + '\\"' * 50_000, "\0", "plugins = [nan]", "[[rules]]\nuse = '/dev/zero'", 'rules = ["pipe.py"]'],
    ids=range(14),
)  # fmt: skip
def test_configurations_made_to_hurt(room: Path, capsys: Any, text: str) -> None:
    """Depth, wrong types and endless quotes in TOML are findings at their place."""
    os.mkfifo(room / "pipe.py")
    (room / "orgtree.toml").write_text(text, encoding="utf-8")
    works("check", "team.yaml")
    assert "ORG05" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    ["", "[" * 100_000, "{}", '{"orgtree": 1}', '{"orgtree": "baseline/1", "findings": {"A": {"b": 1e400}}}', '{"orgtree": "baseline/1", "findings": {"A": {"b": ' + "9" * 5000 + "}}}", '{"orgtree": "baseline/1", "findings": {"A": {"b": true}}}', "\ufeff{}", '{"orgtree": "baseline/1", "findings": []}'],
    ids=range(9),
)  # fmt: skip
def test_baselines_made_to_hurt(room: Path, capsys: Any, text: str) -> None:
    """A baseline that is none is refused in a line."""
    (room / "b.json").write_text(text, encoding="utf-8")
    assert works("check", "team.yaml", "--baseline", "b.json") == 2
    assert capsys.readouterr().err.startswith("orgtree: ")


def test_a_definition_loads_no_python(room: Path) -> None:
    """Neither a definition nor a charter can name code; a file beside it with a check's name is not imported."""
    (room / "evil.py").write_text("open('ran', 'w').close()\n", encoding="utf-8")
    (room / "own.yaml").write_text(
        "orgtree: charter/1\nname: own\nextends: company\nrules:\n"
        + "".join(
            f"  X0{n}: {{check: {name}, for: team}}\n" for n, name in enumerate(["evil.py", "./evil.py", "evil"])
        ),
        encoding="utf-8",
    )
    (room / "x.yaml").write_text(
        COMPANY.replace("company", "./own.yaml", 1) + "rules: [evil.py]\nplugins: [evil]\n", encoding="utf-8"
    )
    assert works("check", "x.yaml") == 1
    assert not (room / "ran").exists()


def test_settings_above_the_repository_are_not_looked_for(room: Path) -> None:
    """A configuration counts beside the definition and above it up to the repository's root, and no further."""
    (room / "evil.py").write_text(f"open({str(room / 'ran')!r}, 'w').close()\n", encoding="utf-8")
    (room / "orgtree.toml").write_text('rules = ["evil.py"]\n', encoding="utf-8")
    (room / "repository" / ".git").mkdir(parents=True)
    (room / "repository" / "x.yaml").write_text(COMPANY, encoding="utf-8")
    works("check", "repository/x.yaml")
    assert not (room / "ran").exists()
    works("check", "team.yaml")
    assert (room / "ran").exists()


def test_names_that_make_patterns_backtrack() -> None:
    """The end of a name is judged in no time, whatever stands in it."""
    for name in (
        "1" * 1_000_000 + "x",
        "x " + "1" * 1_000_000 + "!",
        "a1 " * 300_000,
        "()" * 500_000,
        " " * 1_000_000 + "x",
    ):
        assert len(bare(name)) <= 1000


def test_names_end_as_before() -> None:
    """Figures, brackets, quotation marks and a last word with a figure do not count."""
    ends = {
        "Branch 2": "branch",
        "Branch 2b": "branch",
        "Hall Branch II": "hall branch ii",
        "党支部（筹）": "党支部",
        "党支部2": "党支部",
        "“Branch”": "“branch",
        "B2": "b",
        "12": "12",
        "x ab12 34": "x ab",
    }
    assert {name: bare(name).strip() for name in ends} == ends


def test_an_old_encoding_of_the_terminal_is_no_failure(room: Path) -> None:
    """Where standard output lacks a letter, its escape stands there."""
    import subprocess  # noqa: PLC0415 - for this test only
    import sys  # noqa: PLC0415 - as above

    (room / "team.yaml").write_text(COMPANY.replace("Acme", "示例"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "orgtree", "show", "team.yaml"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONPATH": str(Path(__file__).parents[2])},
        cwd=room,
    )
    assert b"\\u793a\\u4f8b" in done.stdout


def test_a_budget_is_looked_at_before_the_file_is_taken_in(room: Path, capsys: Any) -> None:
    """A file of gigabytes, most of it holes, is refused by its size: no more than the limit is read."""
    with (room / "x.yaml").open("wb") as file:
        file.truncate(8 * 1024**3)
    assert works("check", "x.yaml", "--format", "concise") in {1, 3}
    assert "ORG016" in capsys.readouterr().out


def test_reading_takes_any_text() -> None:
    """A text with halves of pairs, as Python may hold, is read with findings."""
    document, findings = read_text("a: \ud800\n", label="x")
    assert findings
    assert document.data == {"a": "\ufffd"}


@pytest.mark.parametrize(
    "where",
    [
        "{path: 'in_unit*/^in_unit*/in_unit*', count: 5..}",
        "{path: '" + "/".join(["in_unit*", "^in_unit*"] * 20) + "'}",
        "{any: [" + "{not: " * 19 + "{kind: team}" + "}" * 19 + "]}",
        "{any: [" * 5000,
        "{path: '" + "/".join(["in_unit*"] * 60) + "'}",
    ],
    ids=range(5),
)
def test_conditions_that_would_explode(room: Path, where: str) -> None:
    """Ways through everything and nested conditions are answered or refused, and never walked one by one."""
    teams = "".join(f"- {{id: t{n}, kind: team, name: T, in_unit: c}}\n" for n in range(3000))
    (room / "x.yaml").write_text(COMPANY + teams, encoding="utf-8")
    assert works("show", "x.yaml", "--where", where, "--format", "ids") in {0, 2}


def test_an_editor_asks_about_a_line_without_end() -> None:
    """The context of a cursor behind thousands of signs is found in no time."""
    for piece in (",", "x", "a: x, ", "[", "x,", "a: {"):
        assert around("- {" + piece * 20_000 + ",", 3 + len(piece) * 20_000) is not None
