"""`--rev`: a definition as it was in a revision of git, whatever the repository is like, and nothing of it runs."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from orgtree.api.revision import load_revision
from orgtree.base.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Command

OLD = "orgtree: definition/1\ncharter: company\nunits:\n- {id: c, kind: company, name: Acme}\n"
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def output(folder: Path, *arguments: str) -> str:
    """Run git in a folder as nobody in particular; return what it writes."""
    who = ["user.name=n", "user.email=n@example.org", "commit.gpgsign=false", "protocol.file.allow=always"]
    command = ["git", *(part for setting in who for part in ("-c", setting)), *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603 - the machine's git


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder."""
    output(folder, *arguments)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository whose definition has had another part and another charter, and let nothing of git in from outside."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))  # the tests may run in a repository themselves
    folder = tmp_path / "repository" / "deep"
    (folder / "parts").mkdir(parents=True)
    git(tmp_path, "init", "-q", "repository")
    charter = "orgtree: charter/1\nname: ours\nextends: company\nkinds: {squad: {is_a: team}}\n"
    (folder / "ours.yaml").write_text(charter, encoding="utf-8")
    root = "orgtree: definition/1\ncharter: ./ours.yaml\ninclude: [parts/*.yaml]\nunits:\n- {id: c, kind: company}\n"
    (folder / "org.yaml").write_text(root, encoding="utf-8")
    (folder / "parts" / "one.yaml").write_text("under: c\nunits:\n- {id: s, kind: squad}\n", encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    (folder / "ours.yaml").write_text(charter.replace("squad", "crew"), encoding="utf-8")
    (folder / "parts" / "one.yaml").rename(folder / "parts" / "two.yaml")
    (folder / "parts" / "two.yaml").write_text("under: c\nunits:\n- {id: s, kind: crew}\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def test_a_revision_is_read_with_its_own_parts_and_charter(repository: Path, command: Command) -> None:
    """The work tree is not touched, and a file that is there no more is read as it was."""
    before = sorted(path.read_bytes() for path in repository.rglob("*.yaml"))
    code, out, _ = command("diff", "org.yaml", "--rev", "HEAD")
    assert code == 1
    assert out.startswith("org.yaml@HEAD → org.yaml\nkinds: 1\n")
    assert "~ kind: squad → crew" in out
    assert sorted(path.read_bytes() for path in repository.rglob("*.yaml")) == before


def test_a_revision_is_drawn_against_what_is_there_now(repository: Path, command: Command) -> None:
    """In a picture and on a page; an earlier file beside it is refused, since one of the two would be ignored."""
    assert command("draw", "org.yaml", "--rev", "HEAD", "-o", "changes.txt")[0] == 0
    text = (repository / "changes.txt").read_text(encoding="utf-8")
    assert "org.yaml@HEAD → org.yaml" in text
    assert "kind: squad → crew" in text
    assert command("draw", "org.yaml", "--rev", "HEAD", "-o", "changes.html")[0] == 0
    assert "kind: squad → crew" in (repository / "changes.html").read_text(encoding="utf-8")
    code, _, said = command("draw", "org.yaml", "--rev", "HEAD", "--before", "org.yaml", "-o", "changes.svg")
    assert code == 2
    assert "--before and --rev do not go together" in said


def test_nothing_of_a_foreign_repository_runs(repository: Path, command: Command) -> None:
    """Neither filters nor textconv nor hooks, nor a monitor of the file system, nor what would fetch what is missing."""
    touched = repository / "ran"
    (repository / ".gitattributes").write_text("*.yaml filter=bad diff=bad\n", encoding="utf-8")
    git(repository, "add", ".gitattributes")
    git(repository, "commit", "-qm", "second")
    git(repository, "tag", "-am", "noted", "noted")
    program = f"touch '{touched}'; cat"
    hooks = repository / "hooks"
    hooks.mkdir()
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        (hooks / hook).write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
        (hooks / hook).chmod(0o755)
    git(repository, "config", "core.hooksPath", str(hooks))
    for key in (
        "filter.bad.smudge",
        "filter.bad.clean",
        "filter.bad.process",
        "diff.bad.textconv",
        "diff.bad.command",
        "diff.external",
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "core.gitProxy",
        "core.alternateRefsCommand",
        "remote.origin.uploadpack",
        "credential.helper",
        "gpg.program",
        "uploadpack.packObjectsHook",
    ):
        git(repository, "config", key, program)
    git(repository, "config", "extensions.partialClone", "origin")
    git(repository, "config", "remote.origin.promisor", "true")
    git(repository, "config", "remote.origin.url", f"ext::sh -c touch% '{touched}'")
    git(repository, "config", "protocol.allow", "always")
    touched.unlink(missing_ok=True)
    for revision in ("HEAD~1", "noted~1", ":/first"):
        assert command("diff", "org.yaml", "--rev", revision)[0] == 1
    for missing in (repository.parent / ".git" / "objects").glob("[0-9a-f][0-9a-f]/*"):
        missing.chmod(0o644)
        if output(repository, "cat-file", "-t", missing.parent.name + missing.name) == "blob":
            missing.unlink()
    assert "git does not have" in command("diff", "org.yaml", "--rev", "HEAD~1")[2]
    assert not touched.exists()


@pytest.mark.parametrize(
    ("file", "revision", "code", "told"),
    [
        ("org.yaml", "nowhere", 2, "has no revision 'nowhere'"),
        ("org.yaml", "--output=x", 2, "has no revision"),
        ("parts/two.yaml", "HEAD", 3, "there was no 'parts/two.yaml' in revision HEAD"),
        ("../../outside.yaml", "HEAD", 2, "is in no git repository"),
        ("gone.yaml", "HEAD", 3, "there is no file"),
    ],
)
def test_a_revision_that_cannot_be_read_is_told(
    repository: Path, command: Command, file: str, revision: str, code: int, told: str
) -> None:
    """In a line, and without output."""
    (repository.parent.parent / "outside.yaml").write_text(OLD, encoding="utf-8")
    (repository / "parts" / "two.yaml").write_text(OLD, encoding="utf-8")
    found = command("diff", file, "--rev", revision)
    assert found[:2] == (code, "")
    assert told in found[2]


@pytest.mark.parametrize(
    "revision",
    [
        "HEAD@{1 day ago}",
        "@",
        ":/first",
        "HEAD^{/first}",
        "v/1/x",
        "noted",
        "topic/one",
        "HEAD^{commit}",
        "heads/topic/one",
    ],
)
def test_every_name_that_git_has_for_a_commit_is_one(repository: Path, command: Command, revision: str) -> None:
    """Days, words of its message, tags and branches with slashes, and a tag that has a message itself."""
    git(repository, "tag", "v/1/x")
    git(repository, "tag", "-am", "message", "noted")
    git(repository, "branch", "topic/one")
    code, out, _ = command("diff", "org.yaml", "--rev", revision)
    assert code == 1
    assert "~ kind: squad → crew" in out


@pytest.mark.parametrize(
    ("revision", "told"),
    [
        ("-x", "has no revision '-x'"),
        ("", "has no revision ''"),
        ("^HEAD", "has no revision '^HEAD'"),
        ("HEAD~0..HEAD", "has no revision"),
        ("HEAD HEAD", "has no revision"),
        (":/no such words", "has no revision"),
        ("HEAD^{tree}", "'HEAD^{tree}' is no commit; name a branch, a tag or a commit"),
        ("HEAD:deep/org.yaml", "is no commit"),
        ("HEAD~5", "has no revision 'HEAD~5'"),
        ("HEAD\n", "has no revision"),
    ],
)
def test_what_names_no_commit_is_told(repository: Path, command: Command, revision: str, told: str) -> None:
    """In a line, and nothing is taken for an option."""
    code, out, err = command("diff", repository / "org.yaml", "--rev", revision)
    assert (code, out) == (2, "")
    assert told in err
    with pytest.raises(UsageError, match="has no revision"):
        load_revision("org.yaml", "HEAD\0")


def test_a_variable_of_git_leads_to_no_other_repository(
    repository: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is set in hooks of another one; neither does one that changes how paths are read."""
    other = repository.parent.parent / "other"
    git(repository.parent, "init", "-q", str(other))
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / ".git" / "objects"))
    monkeypatch.setenv("GIT_GLOB_PATHSPECS", "1")
    assert "~ kind: squad → crew" in command("diff", "org.yaml", "--rev", "HEAD")[1]


def test_clones_work_trees_and_submodules(repository: Path, command: Command) -> None:
    """Each is read as what it is; of a shallow clone it is said that it is one."""
    top = repository.parent
    room = top.parent
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "second")
    git(room, "clone", "-q", "--depth", "1", f"file://{top}", "shallow")
    git(top, "worktree", "add", "-q", str(room / "tree"))
    git(room, "init", "-q", "super")
    git(room / "super", "submodule", "--quiet", "add", str(top), "sub")
    for folder in (room / "shallow", room / "tree", room / "super" / "sub"):
        assert command("diff", folder / "deep" / "org.yaml", "--rev", "HEAD")[0] == 0
    for folder in (room / "tree", room / "super" / "sub"):
        assert "~ kind: squad → crew" in command("diff", folder / "deep" / "org.yaml", "--rev", "HEAD~1")[1]
    code, _, err = command("diff", room / "shallow" / "deep" / "org.yaml", "--rev", "HEAD~1")
    assert code == 2
    assert "it is a shallow clone: git fetch --unshallow gets the rest" in err


def test_folders_that_are_no_work_tree_are_told(repository: Path, command: Command) -> None:
    """A bare repository, git's own folder, and a repository that is not one."""
    room = repository.parent.parent
    git(room, "clone", "-q", "--bare", str(repository.parent), "bare.git")
    for folder in (room / "bare.git", repository.parent / ".git"):
        (folder / "org.yaml").write_text(OLD, encoding="utf-8")
        code, _, err = command("diff", folder / "org.yaml", "--rev", "HEAD")
        assert code == 2
        assert "is in no work tree of a git repository" in err
    (repository.parent / ".git" / "HEAD").unlink()
    assert (
        "is in no git repository that can be read; git says: not a git repository"
        in command("diff", "org.yaml", "--rev", "HEAD")[2]
    )


def test_a_repository_without_commits_and_one_that_is_broken_are_told(repository: Path, command: Command) -> None:
    """A commit whose tree is gone cannot be read, and is not taken for one without files."""
    tree = output(repository, "rev-parse", "HEAD^{tree}")
    kept = repository.parent / ".git" / "objects" / tree[:2] / tree[2:]
    kept.unlink()
    code, _, err = command("diff", "org.yaml", "--rev", "HEAD")
    assert code == 3
    assert "git cannot read revision 'HEAD'" in err
    empty = repository.parent.parent / "empty"
    git(repository, "init", "-q", str(empty))
    (empty / "org.yaml").write_text(OLD, encoding="utf-8")
    assert "has no revision 'HEAD'" in command("diff", empty / "org.yaml", "--rev", "HEAD")[2]


def test_a_link_leads_where_it_led_and_never_out(repository: Path, command: Command) -> None:
    """A definition that was a link to another file of its folder is read; one that leads out of it is not there."""
    (repository / "main.yaml").symlink_to("org.yaml")
    (repository / "out.yaml").symlink_to(repository.parent.parent / "outside.yaml")
    (repository.parent.parent / "outside.yaml").write_text(OLD, encoding="utf-8")
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "links")
    assert command("diff", "main.yaml", "--rev", "HEAD")[0] == 0
    assert "there was no 'out.yaml' in revision HEAD" in command("diff", "out.yaml", "--rev", "HEAD")[2]
