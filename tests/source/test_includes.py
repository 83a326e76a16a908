"""A definition of several files: what is included, what is refused, and that one broken file stops no other."""

from __future__ import annotations

import os
from typing import Any

import pytest

from orgtree.base.place import Place
from orgtree.source import Budgets, read_file, read_tree


@pytest.fixture
def folder(tmp_path: Any, monkeypatch: Any) -> Any:
    """Folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "org").mkdir()
    (tmp_path / "outside.yaml").write_text("units: [{id: secret}]")
    return tmp_path / "org"


def write(folder: Any, **files: Any) -> None:
    """Write."""
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_name(path.name + ".yaml").write_text(text, encoding="utf-8")


def tree(folder: Any, include: Any, **options: Any) -> Any:
    """Tree."""
    (folder / "root.yaml").write_text(f"include: {include}\n", encoding="utf-8")
    sources, findings = read_tree(folder / "root.yaml", **options)
    assert all(finding.text() and finding.help_text() for finding in findings)
    for place in (finding.labels[0].place for finding in findings):
        assert sources.locate(Place(place.document - options.get("number_from", 0), place.path)).line == 1
    return [document.label for document in sources.documents[1:]], [finding.code for finding in findings]


def test_files_are_read_in_the_order_of_the_patterns_sorted_and_once(folder: Any) -> None:
    """Files are read in the order of the patterns sorted and once."""
    write(folder, streets__b="units: []", streets__a="claims: []", c="under: x", streets__deep__d="units: []")
    assert tree(folder, "[c.yaml, streets/*.yaml, './streets/a.yaml', '**/*.yaml']") == (
        ["org/c.yaml", "org/streets/a.yaml", "org/streets/b.yaml", "org/streets/deep/d.yaml"],
        [],
    )


def test_hidden_files_and_folders_are_never_matched(folder: Any) -> None:
    """Hidden files and folders are never matched."""
    write(folder, **{".a": "units: []", ".git__b": "units: []", "c": "units: []"})
    assert tree(folder, "['**/*.yaml']") == (["org/c.yaml"], [])
    assert tree(folder, "['.a.yaml']") == ([], ["ORG024"])


def test_the_root_never_includes_itself(folder: Any) -> None:
    """The root never includes itself."""
    write(folder, a="units: []")
    os.link(folder / "a.yaml", folder / "b.yaml")
    (folder / "again.yaml").symlink_to(folder / "root.yaml")
    (folder / "same.yaml").symlink_to(folder / "a.yaml")
    assert tree(folder, "['*.yaml']") == (["org/a.yaml", "org/b.yaml"], [])


@pytest.mark.parametrize(
    "pattern",
    [
        "../outside.yaml",
        "a/../../outside.yaml",
        "/etc/passwd",
        "C:/x.yaml",
        "~/x.yaml",
        "a\\\\b.yaml",
        "**/../x",
        "x\\0y",
    ],
)
def test_a_pattern_that_leads_out_is_refused_by_name(folder: Any, pattern: Any) -> None:
    """A pattern that leads out is refused by name."""
    assert tree(folder, f'["{pattern}"]') == ([], ["ORG023"])


def test_a_symbolic_link_that_leads_out_is_refused_and_one_inside_is_followed(folder: Any) -> None:
    """A symbolic link that leads out is refused and one inside is followed."""
    write(folder, inside__a="units: []")
    (folder / "out.yaml").symlink_to(folder.parent / "outside.yaml")
    (folder / "way").symlink_to(folder.parent)
    (folder / "near").symlink_to(folder / "inside")
    assert tree(folder, "[out.yaml]") == ([], ["ORG023"])
    assert tree(folder, "[way/outside.yaml]") == ([], ["ORG024"])
    assert tree(folder, "['near/*.yaml']") == (["org/near/a.yaml"], [])


def test_a_loop_of_links_is_not_walked(folder: Any) -> None:
    """A loop of links is not walked."""
    write(folder, inside__a="units: []")
    (folder / "inside" / "loop").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    assert tree(folder, "['**/a.yaml', 'inside/loop/inside/loop/inside/a.yaml', 'self/*']") == (
        ["org/inside/a.yaml"],
        ["ORG024"],
    )


def test_a_pattern_without_match_is_told_and_the_others_are_read(folder: Any) -> None:
    """A pattern without match is told and the others are read."""
    write(folder, a="units: []")
    assert tree(folder, "[b.yaml, 'x/*.yaml', a.yaml]") == (["org/a.yaml"], ["ORG024", "ORG024"])


def test_an_include_of_another_type_is_left_to_the_schema(folder: Any) -> None:
    """An include of another type is left to the schema."""
    assert tree(folder, "a.yaml") == ([], [])
    assert tree(folder, "[1, {a: b}, null]") == ([], [])


def test_an_included_file_holds_units_claims_and_under_only(folder: Any) -> None:
    """An included file holds units claims and under only."""
    write(folder, a="include: ['*.yaml']", b="charter: company", c="[1]")
    assert tree(folder, "[a.yaml, b.yaml, c.yaml]") == (
        ["org/a.yaml", "org/b.yaml", "org/c.yaml"],
        ["ORG025", "ORG025"],
    )


def test_one_broken_file_does_not_stop_the_others(folder: Any) -> None:
    """One broken file does not stop the others."""
    write(folder, a="units: [", b="units: []")
    (folder / "c.yaml").write_bytes(b"\xff\xfea\0")
    (folder / "d.yaml").mkdir()
    os.mkfifo(folder / "e.yaml")
    write(folder, f="units: [{id: f}]")
    labels, codes = tree(folder, "[a.yaml, b.yaml, c.yaml, d.yaml, e.yaml, f.yaml]", number_from=7)
    assert labels == [f"org/{name}.yaml" for name in "abcdef"]
    assert codes == ["ORG010", "ORG017", "ORG026", "ORG026"]


def test_findings_name_the_documents_by_their_numbers(folder: Any) -> None:
    """Findings name the documents by their numbers."""
    write(folder, a="units: [", b="{a: 1, a: 2}")
    (folder / "root.yaml").write_text("include: [a.yaml, b.yaml]")
    sources, findings = read_tree(folder / "root.yaml", number_from=3)
    assert [sources.label(finding.labels[0].place.document - 3) for finding in findings] == [
        "org/a.yaml",
        "org/b.yaml",
        "org/b.yaml",
    ]


@pytest.mark.parametrize(
    ("budgets", "read"),
    [(Budgets(max_includes=2), 2), (Budgets(max_total_bytes=60), 2), (Budgets(max_visits=2), 0)],
)
def test_beyond_a_budget_no_more_files_are_read(folder: Any, budgets: Any, read: Any) -> None:
    """Beyond a budget no more files are read."""
    write(folder, **{f"f{i}": "units: [] # 20 bytes" for i in range(5)})
    labels, codes = tree(folder, "['f*.yaml', 'f0.yaml']", budgets=budgets)
    assert len([label for label in labels if label]) in (read, read + 1)
    assert codes == ["ORG016"]


@pytest.mark.parametrize("make", ["missing", "folder", "pipe", "forbidden"])
def test_a_root_that_cannot_be_read_is_a_finding(folder: Any, make: Any) -> None:
    """A root that cannot be read is a finding."""
    path = folder / "root.yaml"
    if make == "folder":
        path.mkdir()
    elif make == "pipe":
        os.mkfifo(path)
    elif make == "forbidden":
        path.write_text("a: 1")
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
    sources, findings = read_tree(path)
    assert [finding.code for finding in findings] == ["ORG026"]
    assert "org/root.yaml" in findings[0].text()
    assert sources.documents[0].data is None


def test_standard_input_has_a_name_and_no_includes() -> None:
    """Standard input has a name and no includes."""
    sources, findings = read_tree("-", stdin=b"a: 1\ninclude: [x]\n")
    assert (sources.label(0), sources[0].data["a"]) == ("<stdin>", 1)
    assert [(finding.code, sources.locate(finding.labels[0].place).line) for finding in findings] == [("ORG025", 2)]
    assert [finding.code for finding in read_tree("-")[1]] == ["ORG022"]


def test_labels_are_relative_below_the_current_folder_and_whole_elsewhere(folder: Any, monkeypatch: Any) -> None:
    """Labels are relative below the current folder and whole elsewhere."""
    write(folder, a="a: 1")
    assert read_file(folder / "a.yaml")[0].label == "org/a.yaml"
    assert read_file("org/a.yaml")[0].label == "org/a.yaml"
    monkeypatch.chdir(folder)
    assert read_file("../org/a.yaml")[0].label == "../org/a.yaml"


def test_bytes_beyond_the_budget_are_not_even_read(folder: Any) -> None:
    """Bytes beyond the budget are not even read."""
    path = folder / "big.yaml"
    with path.open("wb") as file:
        file.truncate(5 * 1024**3)
    document, findings = read_file(path, budgets=Budgets(max_bytes=1000))
    assert document.data is None
    assert [finding.code for finding in findings] == ["ORG016"]


def test_thousands_of_files_are_named_one_by_one(folder: Any) -> None:
    """A name is looked up, and no folder is gone through for each of them; a wildcard beside them still finds its files."""
    write(folder, **{f"f{i}": f"units: [{{id: u{i}}}]" for i in range(1000)})
    names = ", ".join(f"f{i}.yaml" for i in range(1000))
    labels, codes = tree(folder, f"[{names}]", budgets=Budgets(max_visits=2500))
    assert (len(labels), codes) == (1000, [])
    labels, codes = tree(folder, f"[{names}, 'f*.yaml']", budgets=Budgets(max_visits=2500))
    assert (len(labels), codes) == (1000, [])
    assert tree(folder, "[F1.yaml, f1.yml, ./f1.yaml]")[1] == ["ORG024", "ORG024"]
