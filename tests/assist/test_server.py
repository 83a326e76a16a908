"""The language server, spoken to by a real client over its protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("pygls", reason="the extra orgtree[lsp] is not installed")

from editor import talk, talk_to_process, where
from lsprotocol import types

if TYPE_CHECKING:
    from pathlib import Path

    from editor import Editor

GOOD = """\
orgtree: definition/1
charter: company
title: Example (synthetic)
units:
- id: acme
  kind: company
  name: 示例 Example
  units:
  - {id: making, kind: department, name: Making, based_at: harbour}
- {id: harbour, kind: site, name: Harbour}
"""


def test_findings_follow_the_typing(tmp_path: Path) -> None:
    """What is typed, not what is saved, is checked; a mended text has no findings of the mistake."""
    path = tmp_path / "team.yaml"
    path.write_text("", encoding="utf-8")

    async def conversation(editor: Editor) -> tuple[list[types.Diagnostic], list[types.Diagnostic]]:
        wrong = await editor.open(path, GOOD.replace("kind: site", "kind: siet"))
        return wrong, await editor.change(path, GOOD)

    wrong, right = talk(tmp_path, conversation)
    first = next(found for found in wrong if found.code == "ORG105")
    assert first.severity == types.DiagnosticSeverity.Error
    assert first.range.start == where(GOOD.replace("kind: site", "kind: siet"), "siet")
    assert "did you mean 'site'?" in first.message
    assert "ORG105" not in [found.code for found in right]


def test_completion_hover_and_definition(tmp_path: Path) -> None:
    """Ids are completed, a reference tells of its unit and leads to where that is written."""
    path = tmp_path / "team.yaml"

    async def conversation(editor: Editor) -> tuple[Any, Any, Any, Any]:
        await editor.open(path, GOOD)
        document = types.TextDocumentIdentifier(path.as_uri())
        spot = where(GOOD, "harbour", 3)
        completed = await editor.client.text_document_completion_async(types.CompletionParams(document, spot))
        hover = await editor.client.text_document_hover_async(types.HoverParams(document, spot))
        definition = await editor.client.text_document_definition_async(types.DefinitionParams(document, spot))
        outline = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
        return completed, hover, definition, outline

    completed, hover, definition, outline = talk(tmp_path, conversation)
    assert [item.label for item in completed.items] == ["harbour"]
    assert "Harbour" in hover.contents.value
    assert "site" in hover.contents.value
    assert definition.range.start == where(GOOD, "{id: harbour", 5)
    assert [(symbol.name, [child.name for child in symbol.children or []]) for symbol in outline] == [
        ("示例 Example", ["Making"]),
        ("Harbour", []),
    ]


def test_a_fix_is_offered_where_its_finding_is_and_nowhere_else(tmp_path: Path) -> None:
    """The edit of a quick fix mends the text; another line, and a finding that was not asked about, offer none."""
    path = tmp_path / "team.yaml"
    text = GOOD.replace("kind: site", "kind: siet")

    async def conversation(editor: Editor) -> list[list[Any]]:
        found = await editor.open(path, text)
        document, context = types.TextDocumentIdentifier(path.as_uri()), types.CodeActionContext(found)
        spot, top = where(text, "siet"), types.Position(0, 0)
        asked = [
            types.CodeActionParams(document, types.Range(spot, spot), context),
            types.CodeActionParams(document, types.Range(top, top), context),
            types.CodeActionParams(document, types.Range(spot, spot), types.CodeActionContext([])),
        ]
        return [list(await editor.client.text_document_code_action_async(one) or []) for one in asked]

    (action,), elsewhere, unasked = talk(tmp_path, conversation)
    assert (elsewhere, unasked) == ([], [])
    assert action.kind == types.CodeActionKind.QuickFix
    (edit,) = action.edit.changes[path.as_uri()]
    assert (edit.range, edit.new_text) == (types.Range(where(text, "siet"), where(text, "siet", 4)), "site")


def test_a_document_that_is_closed_is_read_from_its_file_again(tmp_path: Path) -> None:
    """What was typed and thrown away is no longer part of what includes it."""
    root, part = tmp_path / "root.yaml", tmp_path / "part.yaml"
    text = GOOD.replace("units:", "include: [part.yaml]\nunits:", 1)
    root.write_text(text, encoding="utf-8")
    part.write_text("units: [{id: pier, kind: site}]\n", encoding="utf-8")

    async def conversation(editor: Editor) -> tuple[list[str], list[str]]:
        await editor.open(root, text)
        await editor.open(part, "units: [{id: pier, kind: siet}]\n")
        typed = [str(found.code) for found in editor.found[part.as_uri()]]
        saved = await editor.close(part.as_uri())
        return typed, [str(found.code) for found in saved]

    typed, saved = talk(tmp_path, conversation)
    assert "ORG105" in typed
    assert "ORG105" not in saved


def test_positions_count_utf_16(tmp_path: Path) -> None:
    """Characters outside the basic plane count twice in what is sent and received."""
    path = tmp_path / "team.yaml"
    text = GOOD.replace("{id: harbour, kind: site, name: Harbour}", '{name: "🏢🏢", id: harbour, kind: siet}')

    async def conversation(editor: Editor) -> list[types.Diagnostic]:
        return await editor.open(path, text)

    found = next(found for found in talk(tmp_path, conversation) if found.code == "ORG105")
    assert found.range.start == where(text, "siet")


def test_an_included_file_is_checked_with_its_definition(tmp_path: Path) -> None:
    """A mistake in a part is shown in the part, and what the part is missing is found in the whole."""
    root, part = tmp_path / "root.yaml", tmp_path / "parts" / "one.yaml"
    part.parent.mkdir()
    head = "orgtree: definition/1\ncharter: company\ntitle: Example (synthetic)\ninclude: [parts/*.yaml]\nunits:\n"
    root.write_text(head + "- {id: acme, kind: company, name: Example}\n", encoding="utf-8")
    text = "under: acme\nunits:\n- {id: making, kind: department, headed_by: nobody}\n"
    part.write_text(text, encoding="utf-8")

    async def conversation(editor: Editor) -> list[types.Diagnostic]:
        await editor.open(part, text)
        return editor.found[part.as_uri()]

    found = [diagnostic for diagnostic in talk(tmp_path, conversation) if diagnostic.code == "ORG202"]
    assert [diagnostic.range.start for diagnostic in found] == [where(text, "nobody")]


def test_other_yaml_is_left_alone(tmp_path: Path) -> None:
    """YAML that is not orgtree's gets no findings, whatever it holds."""
    other, mine = tmp_path / "other.yaml", tmp_path / "team.yaml"

    async def conversation(editor: Editor) -> dict[str, Any]:
        item = types.TextDocumentItem(other.as_uri(), "yaml", 1, "a: [1, 2\n")
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await editor.open(mine, GOOD)
        return editor.found

    assert other.as_uri() not in talk(tmp_path, conversation)


def test_a_text_that_is_not_saved_keeps_its_own_name(tmp_path: Path) -> None:
    """Findings of a new buffer are told under the URI that the editor gave it, and go when it closes."""
    uri = "untitled:Untitled-1"
    text = GOOD.replace("kind: site", "kind: siet")

    async def conversation(editor: Editor) -> tuple[list[str], Any, dict[str, Any]]:
        found = await editor.open(uri, text)
        document, spot = types.TextDocumentIdentifier(uri), where(text, "siet")
        params = types.CodeActionParams(document, types.Range(spot, spot), types.CodeActionContext(found))
        fixes = await editor.client.text_document_code_action_async(params)
        await editor.close(uri)
        return [str(one.code) for one in found], fixes, dict(editor.found)

    codes, (fix,), left = talk(tmp_path, conversation)
    assert "ORG105" in codes
    assert list(fix.edit.changes) == [uri]
    assert left == {uri: []}


def test_findings_go_with_the_last_file_of_a_definition(tmp_path: Path) -> None:
    """A closed part is judged as it is saved while its root is open; with the root all findings go."""
    root, part = tmp_path / "root.yaml", tmp_path / "part.yaml"
    text = GOOD.replace("units:", "include: [part.yaml]\nunits:", 1)
    wrong = "units: [{id: pier, kind: siet}]\n"
    root.write_text(text, encoding="utf-8")
    part.write_text(wrong, encoding="utf-8")

    async def conversation(editor: Editor) -> tuple[list[str], dict[str, Any]]:
        await editor.open(root, text)
        await editor.open(part, wrong)
        await editor.close(part.as_uri())
        saved = [str(found.code) for found in editor.found[part.as_uri()]]
        await editor.close(root.as_uri())
        await editor.until(lambda: not any(editor.found.values()))
        return saved, dict(editor.found)

    saved, left = talk(tmp_path, conversation)
    assert "ORG105" in saved
    assert left == {root.as_uri(): [], part.as_uri(): []}


def test_a_head_that_is_taken_away_takes_its_findings_with_it(tmp_path: Path) -> None:
    """Text that is no definition any more has no findings of one."""
    path = tmp_path / "team.yaml"

    async def conversation(editor: Editor) -> list[types.Diagnostic]:
        await editor.open(path, GOOD.replace("kind: site", "kind: siet"))
        return await editor.change(path, "a: 1\n")

    assert talk(tmp_path, conversation) == []


def test_safe_fixes_are_applied_all_at_once(tmp_path: Path) -> None:
    """`source.fixAll` takes what can mean one thing only, and leaves guesses."""
    path = tmp_path / "team.yaml"
    text = GOOD.replace("kind: site", "kind: siet") + "- {id: t, kind: team, headcount: '>=3'}\n"
    text += "- {id: p, kind: post, filled: yes}\n"

    async def conversation(editor: Editor) -> Any:
        await editor.open(path, text)
        top = types.Range(types.Position(0, 0), types.Position(0, 0))
        context = types.CodeActionContext([], only=["source.fixAll"])
        params = types.CodeActionParams(types.TextDocumentIdentifier(path.as_uri()), top, context)
        return await editor.client.text_document_code_action_async(params)

    (action,) = talk(tmp_path, conversation)
    assert action.kind == "source.fixAll.orgtree"
    assert [edit.new_text for edit in action.edit.changes[path.as_uri()]] == ["3..", "true"]


RULE = """\
from pathlib import Path

Path(__file__).with_name("ran").write_text("")
NAME, CODE = "own", "X01"


def check(context, options):
    yield from ()
"""


@pytest.mark.parametrize("options", [(), ("--python-rules",)])
def test_opening_a_folder_does_not_run_it(tmp_path: Path, options: tuple[str, ...]) -> None:
    """Python that the folder's configuration names runs only where the server was told to; else it is said that it did not."""
    path = tmp_path / "team.yaml"
    (tmp_path / ".git").mkdir()
    (tmp_path / "own.py").write_text(RULE, encoding="utf-8")
    (tmp_path / "orgtree.toml").write_text('rules = ["own.py"]\nbaseline = "old.json"\n', encoding="utf-8")
    known = '{"orgtree": "baseline/1", "findings": {"X01": {"acme": 1}}}'
    (tmp_path / "old.json").write_text(known, encoding="utf-8")
    text = GOOD.replace("name: Harbour", "name: Harbour, exceptions: {X01: {reason: agreed}}")

    async def conversation(editor: Editor) -> dict[str, list[str]]:
        await editor.open(path, text)
        return {uri: sorted(str(one.code) for one in found) for uri, found in editor.found.items()}

    found = talk_to_process(tmp_path, conversation, *options)
    assert (tmp_path / "ran").exists() == bool(options)
    assert ("ORG056" in found.get((tmp_path / "orgtree.toml").as_uri(), [])) == (not options)
    told = [code for codes in found.values() for code in codes]
    assert "ORG043" not in told
    assert ("ORG040" in told) == bool(options)
