"""The language server on units: references, renaming, symbols, formatting; each over the protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("pygls", reason="the extra orgtree[lsp] is not installed")

from editor import talk, where
from lsprotocol import types
from pygls.exceptions import JsonRpcException

if TYPE_CHECKING:
    from pathlib import Path

    from editor import Editor

ROOT = """\
orgtree: definition/1
charter: company
title: Example (synthetic)
include: [parts/*.yaml]
retired: [{id: old, into: [harbour]}]
units:
- id: acme
  kind: company
  name: Acme
  units:
  - {id: making, kind: department, name: 'harbour', based_at: harbour}
- {id: harbour, kind: site, name: Harbour}
claims: [{id: people, in: harbour, metric: vacancy, states: 0}]
events: [{on: 2020, merge: [quay, dock], into: harbour, source: harbour}]
"""
PART = """\
under: acme
units:
- {id: lab, kind: team, based_at: "harbour"}
- {id: shop, kind: team, based_at: {to: 'harbour'}}
"""
SETTINGS = '[per-subtree.harbour]\nC02 = "off"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a definition, a part of it and settings."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "parts").mkdir()
    (tmp_path / "root.yaml").write_text(ROOT, encoding="utf-8")
    (tmp_path / "parts" / "one.yaml").write_text(PART, encoding="utf-8")
    (tmp_path / "orgtree.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """Return a text after edits, as an editor applies them."""
    lines = text.splitlines(keepends=True)

    def offset(position: types.Position) -> int:
        return sum(map(len, lines[: position.line])) + position.character

    for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


def test_references_are_found_in_all_files_and_a_like_name_is_none(folder: Path) -> None:
    """Links, claims, successors, events and settings name the unit; a name or another value that reads alike does not."""
    uri = (folder / "root.yaml").as_uri()

    async def conversation(editor: Editor) -> list[list[types.Location]]:
        await editor.open(folder / "root.yaml", ROOT)
        document, spot = types.TextDocumentIdentifier(uri), where(ROOT, "based_at: harbour", 12)
        found = []
        for declared in (True, False):
            params = types.ReferenceParams(types.ReferenceContext(include_declaration=declared), document, spot)
            found.append(list(await editor.client.text_document_references_async(params) or []))
        return found

    with_unit, without = talk(folder, conversation)
    places = sorted((place.uri.rpartition("/")[2], place.range.start.line) for place in with_unit)
    assert places == [
        ("one.yaml", 2),
        ("one.yaml", 3),
        ("orgtree.toml", 0),
        ("root.yaml", 4),
        ("root.yaml", 10),
        ("root.yaml", 11),
        ("root.yaml", 12),
        ("root.yaml", 13),
    ]
    assert len(without) == len(with_unit) - 1


def test_renaming_reaches_every_place_and_keeps_quotes(folder: Path) -> None:
    """After the edits the definition says the same with the new id, in files that were not open, too."""
    root, part = folder / "root.yaml", folder / "parts" / "one.yaml"

    async def conversation(editor: Editor) -> tuple[Any, Any]:
        await editor.open(root, ROOT)
        document, spot = types.TextDocumentIdentifier(root.as_uri()), where(ROOT, "{id: harbour", 7)
        known = await editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(document, spot))
        return known, await editor.client.text_document_rename_async(types.RenameParams(document, spot, "port:1"))

    known, edit = talk(folder, conversation)
    assert known.placeholder == "harbour"
    wanted = ROOT
    for word in ("[harbour", "based_at: harbour", "id: harbour", "in: harbour", "into: harbour"):
        wanted = wanted.replace(word, word.replace("harbour", "port:1"))
    assert applied(ROOT, edit.changes[root.as_uri()]) == wanted
    assert applied(PART, edit.changes[part.as_uri()]) == PART.replace("harbour", "port:1")
    settings = (folder / "orgtree.toml").as_uri()
    assert applied(SETTINGS, edit.changes[settings]) == SETTINGS.replace("harbour", '"port:1"')


def test_an_id_that_would_be_read_as_a_number_gets_quotes(folder: Path) -> None:
    """A unit can be called 12 or true, and its references lead to it still."""
    root = folder / "root.yaml"

    async def conversation(editor: Editor) -> Any:
        await editor.open(root, ROOT)
        document, spot = types.TextDocumentIdentifier(root.as_uri()), where(ROOT, "{id: harbour", 7)
        return await editor.client.text_document_rename_async(types.RenameParams(document, spot, "12"))

    assert '{id: "12", kind: site' in applied(ROOT, talk(folder, conversation).changes[root.as_uri()])


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("making", "another unit has the id 'making'"),
        ("old", "another unit"),
        ("-x y", "is not an id: it begins with '-'"),
    ],
)
def test_renaming_is_refused_where_it_would_break(folder: Path, new: str, words: str) -> None:
    """An id that is taken, that has been used, or that is none is answered by an error that says so."""
    root = folder / "root.yaml"

    async def conversation(editor: Editor) -> str:
        await editor.open(root, ROOT)
        document, spot = types.TextDocumentIdentifier(root.as_uri()), where(ROOT, "{id: harbour", 7)
        with pytest.raises(JsonRpcException) as caught:
            await editor.client.text_document_rename_async(types.RenameParams(document, spot, new))
        return str(caught.value)

    assert words in talk(folder, conversation)


def test_only_an_id_can_be_renamed(folder: Path) -> None:
    """A name that reads like an id is none."""
    root = folder / "root.yaml"

    async def conversation(editor: Editor) -> Any:
        await editor.open(root, ROOT)
        document, spot = types.TextDocumentIdentifier(root.as_uri()), where(ROOT, "'harbour'", 3)
        return await editor.client.text_document_prepare_rename_async(types.PrepareRenameParams(document, spot))

    assert talk(folder, conversation) is None


def test_units_are_found_by_id_or_name_over_the_whole_folder(folder: Path) -> None:
    """A part of the id or the name, in whatever case, and the place in whatever file."""

    async def conversation(editor: Editor) -> list[Any]:
        await editor.open(folder / "root.yaml", ROOT)
        asked = [types.WorkspaceSymbolParams(query) for query in ("HARB", "lab", "nothing")]
        return [list(await editor.client.workspace_symbol_async(one) or []) for one in asked]

    by_name, by_id, none = talk(folder, conversation)
    assert [symbol.name for symbol in by_name] == ["harbour", "Harbour"]
    assert [(symbol.location.uri, symbol.location.range.start.line) for symbol in by_id] == [
        ((folder / "parts" / "one.yaml").as_uri(), 2)
    ]
    assert none == []


UNTIDY = """\
orgtree: definition/1
charter: company
title: Example (synthetic)
units:
# the whole
- kind:   company
  # who they are
  name: Acme   # Inc.
  units:
  - {name: Making,  kind: department,   id: making}

  - headed_by: boss
    # counted in May
    headcount: 3..
    id: lab
    kind: team
  id: acme
- {id: boss, kind: post}
"""
TIDY = """\
orgtree: definition/1
charter: company
title: Example (synthetic)
units:
# the whole
- id: acme
  kind: company
  # who they are
  name: Acme   # Inc.
  units:
  - {id: making, kind: department, name: Making}

  - id: lab
    kind: team
    # counted in May
    headcount: 3..
    headed_by: boss
- {id: boss, kind: post}
"""


def test_formatting_orders_keys_and_keeps_comments(tmp_path: Path) -> None:
    """The whole document, or the unit around the cursor; what is in order stays untouched."""
    path = tmp_path / "team.yaml"
    options = types.FormattingOptions(tab_size=2, insert_spaces=True)

    async def conversation(editor: Editor) -> tuple[Any, Any, Any]:
        document = types.TextDocumentIdentifier(path.as_uri())
        await editor.open(path, UNTIDY)
        whole = await editor.client.text_document_formatting_async(types.DocumentFormattingParams(document, options))
        spot = where(UNTIDY, "id: lab")
        params = types.DocumentRangeFormattingParams(document, types.Range(spot, spot), options)
        unit = await editor.client.text_document_range_formatting_async(params)
        await editor.change(path, TIDY)
        again = await editor.client.text_document_formatting_async(types.DocumentFormattingParams(document, options))
        return whole, unit, again

    whole, unit, again = talk(tmp_path, conversation)
    assert applied(UNTIDY, whole) == TIDY
    lab = "    headed_by: boss\n    # counted in May\n    headcount: 3..\n    id: lab\n    kind: team\n"
    tidy = "    id: lab\n    kind: team\n    # counted in May\n    headcount: 3..\n    headed_by: boss\n"
    assert applied(UNTIDY, unit) == UNTIDY.replace(lab.replace("    h", "  - h", 1), tidy.replace("    i", "  - i", 1))
    assert not again
