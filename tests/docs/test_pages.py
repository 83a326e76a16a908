"""What the pages of docs/ and the READMEs show is run: definitions, charters, commands and Python.

In a page, blocks are used from top to bottom in one folder of their own:

- a ```yaml block with an `orgtree:` header is checked; it must give exactly the codes of its `# expect: CODE` comments, each
  on its line (several codes on one line are separated by spaces). A first line `# name.yaml` saves it under that name;
- a ```console block runs each line that begins with `$ orgtree`; what follows must be what it prints, `...` standing for anything (what it
  says on standard error, where it prints nothing);
- a ```python block runs as a doctest where it has `>>>`, else as a script;
- a ```csv, ```toml, ```turtle or ```py block whose first line is `# name` is saved under that name;
- other blocks are only looked at by people.

Pages in docs/zh and README.zh.md are run under a Chinese locale.
"""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from orgtree.cli.exit_codes import EXIT_FAILED
from orgtree.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted(page for folder in ("", "docs", "docs/decisions", "docs/zh") for page in (ROOT / folder).glob("*.md"))
_WORDS_ONLY = {
    "why",
    "glossary",
    "README",
    "design",
    "rules",
    "metrics",
    "picture-options",
    "forms",
    "benchmarks",
    "CHANGELOG",
}
_FENCE = re.compile(r"^( *)```(\w*)[^\n]*\n(.*?)^\1```", re.MULTILINE | re.DOTALL)
_EXPECT = re.compile(r"# expect: ([A-Z0-9a-z ]+?)\s*$")
_NAME = re.compile(r"# ([\w./-]+\.(?:yaml|csv|toml|ttl|py|json))\s*$")


class Block(NamedTuple):
    """A fenced block of a page: its language, text and first line."""

    language: str
    text: str
    line: int


def blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    text = page.read_text(encoding="utf-8")
    for found in _FENCE.finditer(text):
        indent, language, body = found.groups()
        body = "".join(line.removeprefix(indent) for line in body.splitlines(keepends=True))
        yield Block(language, body, text.count("\n", 0, found.start()) + 2)


def check_yaml(block: Block, folder: Path) -> None:
    """Check a definition or a charter and compare its findings with those that it expects."""
    from orgtree.api.check_files import check_file  # noqa: PLC0415 - rules are loaded when one is judged

    name = _NAME.match(block.text.partition("\n")[0])
    path = folder / (name[1] if name else f"block-{block.line}.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.text, encoding="utf-8")
    if not re.search(r"^orgtree: (definition|charter)/1$", block.text, re.MULTILINE):
        return
    expected = [
        (number, code)
        for number, line in enumerate(block.text.splitlines(), 1)
        if (found := _EXPECT.search(line))
        for code in found[1].split()
    ]
    outcome = check_file(str(path))
    # A missed target stands at the charter in the head: what a page shows is too little to meet any.
    actual = [
        (span.line if span else 0, finding.code)
        for finding, span, _ in outcome.report.located()
        if not (finding.code.startswith("ORG9") and finding.place and finding.place.path == ("charter",))
    ]
    messages = "\n".join(finding.text() for finding in outcome.report.findings)
    assert sorted(actual) == sorted(expected), f"line {block.line}: {messages}"


def run_console(block: Block, capsys: pytest.CaptureFixture[str]) -> None:
    """Run the commands of a block and compare what they print."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, wanted = part.partition("\n")
        words = shlex.split(command)
        assert words[0] == "orgtree", f"only orgtree is run: {command}"
        capsys.readouterr()
        code = run(words[1:])
        shown = capsys.readouterr()
        assert code < EXIT_FAILED, f"{command}\nends with {code}: {shown.err}"
        if wanted.strip():
            pattern = ".*?".join(re.escape(piece) for piece in wanted.strip().split("..."))
            assert re.fullmatch(pattern, (shown.out or shown.err).strip(), re.DOTALL), (
                f"{command}\nshows\n{shown.out}{shown.err}\nnot\n{wanted}"
            )


def run_python(block: Block, name: str, globals_: dict[str, object]) -> None:
    """Run a block of Python; blocks of a page share their names."""
    if ">>>" not in block.text:
        exec(compile(block.text, name, "exec"), globals_)  # noqa: S102 - the project's own pages
        return
    test = doctest.DocTestParser().get_doctest(block.text, globals_, name, name, block.line)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(test, clear_globs=False)
    globals_.update(test.globs)
    assert not runner.failures, f"{name}:{block.line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_shows_is_so(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every block of the page does what the page says."""
    monkeypatch.chdir(tmp_path)
    chinese = page.parent.name == "zh" or page.name == "README.zh.md"
    monkeypatch.setenv("LANG", "zh_CN.UTF-8" if chinese else "en_GB.UTF-8")
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    names: dict[str, object] = {"__name__": "__page__"}
    for block in blocks(page):
        if block.language == "yaml":
            check_yaml(block, tmp_path)
        elif block.language == "console":
            run_console(block, capsys)
        elif block.language == "python":
            run_python(block, f"{page.name}:{block.line}", names)
        elif block.language in {"csv", "toml", "turtle", "py"} and (
            found := _NAME.match(block.text.partition("\n")[0])
        ):
            (tmp_path / found[1]).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / found[1]).write_text(block.text.partition("\n")[2], encoding="utf-8")
    assert list(blocks(page)) or page.stem in _WORDS_ONLY or page.parent.name == "decisions"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a page leads to a file that is there."""
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    missing = [target for target in targets if "://" not in target and not (page.parent / target).exists()]
    assert missing == []
