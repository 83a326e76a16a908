"""Read a definition's root file and its includes, never outside the root's folder."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import N_
from orgtree.base.files import label_of
from orgtree.base.finding import Label
from orgtree.base.place import Place
from orgtree.source.budgets import DEFAULT, Budgets
from orgtree.source.codes import source_finding
from orgtree.source.documents import Document, SourceSet, root_mapping
from orgtree.source.files import UnreadableError, read_bytes, unreadable
from orgtree.source.read_cache import Kept, stamp_of
from orgtree.source.reader import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from orgtree.base.finding import Finding

INCLUDED_KEYS = ("units", "claims", "under")
"""What an included file may hold."""

_WILD = frozenset("*?[")

STDIN = "<stdin>"
"""Label of standard input."""


def read_file(
    path: Path | str,
    *,
    budgets: Budgets = DEFAULT,
    number: int = 0,
    opened: Mapping[str, bytes] | None = None,
    kept: Kept | None = None,
) -> tuple[Document, list[Finding]]:
    """Read one file, without its includes; as for a charter.

    Args:
        path: Where it is.
        budgets: What the reading may cost.
        number: Number of the document that the findings' places name.
        opened: What an editor holds of files, by real path, instead of what is saved.
        kept: What was read before; a file that has not changed since is not read again.

    Returns:
        The document, an empty one when the file cannot be read, and the findings.
    """
    label = label_of(Path(path))
    try:
        document, findings, _ = _read(Path(path), label, budgets.max_bytes, budgets, number, opened, kept)
    except UnreadableError as error:
        return Document(label), [unreadable(number, label, error.saying)]
    return document, findings


def read_tree(
    root: Path | str,
    *,
    budgets: Budgets = DEFAULT,
    number_from: int = 0,
    stdin: bytes | None = None,
    opened: Mapping[str, bytes] | None = None,
    kept: Kept | None = None,
) -> tuple[SourceSet, list[Finding]]:
    """Read a definition: the root file, then what it includes in the order of the patterns, each file once.

    Args:
        root: The root file; "-" for standard input.
        budgets: What the reading may cost.
        number_from: Number that the findings' places give to the root document; the others follow.
        stdin: What came from standard input.
        opened: What an editor holds of files, by real path, instead of what is saved.
        kept: What was read before; a file that has not changed since is not read again.

    Returns:
        The documents, the root's first (an empty one when it cannot be read), and all findings.
    """
    if str(root) == "-":
        document, findings = read_text(stdin or b"", label=STDIN, budgets=budgets, number=number_from)
        if "include" in root_mapping(document):
            findings.append(
                _not_allowed(number_from, "include", N_("standard input can include no files, since it has no folder"))
            )
        return SourceSet([document]), findings
    document, findings = read_file(root, budgets=budgets, number=number_from, opened=opened, kept=kept)
    return _Tree(Path(root), document, findings, budgets, number_from, opened, kept).read()


def _read(
    path: Path,
    label: str,
    limit: int,
    budgets: Budgets,
    number: int,
    opened: Mapping[str, bytes] | None,
    kept: Kept | None,
) -> tuple[Document, list[Finding], int]:
    """Return document, findings and size of a file.

    Raises:
        UnreadableError: If there is nothing to read.
    """
    if kept is None:
        content = read_bytes(path, limit, opened)
        return *read_text(content, label=label, budgets=budgets, number=number), len(content)
    stamp = None if opened and os.path.realpath(path) in opened else stamp_of(path)
    found = kept.unchanged(label, number, stamp)
    if found is None or found.size > limit:
        content = read_bytes(path, limit, opened)
        found = kept.read(content, label=label, budgets=budgets, number=number, stamp=stamp)
    return found.document, list(found.findings), found.size


class _Tree:
    """The reading of one root file's includes."""

    def __init__(
        self,
        root: Path,
        document: Document,
        findings: list[Finding],
        budgets: Budgets,
        number: int,
        opened: Mapping[str, bytes] | None,
        kept: Kept | None,
    ) -> None:
        self.opened = opened
        self.kept = kept
        self.folder = root.parent
        self.sources = SourceSet([document])
        self.findings = findings
        self.budgets = budgets
        self.number = number
        self.bytes_left = budgets.max_total_bytes - len(document.text)
        self.visits_left = budgets.max_visits
        self.root = os.path.realpath(root)
        self.seen = {self.root}
        self.reach = os.path.realpath(self.folder)
        self.listed: dict[str, dict[str, tuple[bool, bool]]] = {}

    def read(self) -> tuple[SourceSet, list[Finding]]:
        """Read what every pattern matches."""
        patterns = root_mapping(self.sources[0]).get("include")
        for position, pattern in enumerate(patterns if isinstance(patterns, list) else []):
            # A pattern of another type is the schema's to report.
            if isinstance(pattern, str) and not self._pattern(pattern, Place(self.number, ("include", position))):
                break
        return self.sources, self.findings

    def _pattern(self, pattern: str, place: Place) -> bool:
        """Read what one pattern matches; False ends the reading."""
        if wrong := _wrong(pattern):
            self._note(
                "ORG023",
                wrong,
                N_("name files below the root file's folder, with forward slashes"),
                place,
                pattern,
            )
            return True
        matches = sorted(self._matches([part for part in pattern.split("/") if part not in ("", ".")]))
        if self.visits_left < 0:
            self._note(
                "ORG016",
                N_("'{pattern}' has to look at more than {limit} files"),
                N_("name the folders"),
                place,
                pattern,
                limit=self.budgets.max_visits,
            )
            return False
        if not matches:
            self._note(
                "ORG024",
                N_("no file matches '{pattern}'"),
                N_("correct the pattern, relative to the root file's folder, or delete it"),
                place,
                pattern,
            )
        if matches and all(os.path.realpath(self.folder / name) == self.root for name in matches):
            self._note(
                "ORG024",
                N_("'{pattern}' matches no file but the definition itself"),
                N_("correct the pattern, relative to the root file's folder, or delete it"),
                place,
                pattern,
            )
        for name in matches:
            path = self.folder / name
            real = os.path.realpath(path)
            if not is_below(real, self.reach):
                self._note(
                    "ORG023",
                    N_("'{pattern}' leads out of the root file's folder, by the symbolic link '{file}'"),
                    N_("move or copy the file into the folder"),
                    place,
                    pattern,
                    file=name,
                )
            elif real not in self.seen:
                if not self._room(pattern, place):
                    return False
                self.seen.add(real)
                if not self._file(path, real, pattern, place):
                    return False
        return True

    def _room(self, pattern: str, place: Place) -> bool:
        """Return whether the limit allows one more file."""
        if len(self.sources) > self.budgets.max_includes:
            self._note(
                "ORG016",
                N_("'{pattern}' includes more than {limit} files"),
                N_("join some of them"),
                place,
                pattern,
                limit=self.budgets.max_includes,
            )
            return False
        if self.bytes_left <= 0:
            self._note(
                "ORG016",
                N_("the files up to '{pattern}' have more than {limit} bytes together"),
                N_("bring large data in as tables"),
                place,
                pattern,
                limit=self.budgets.max_total_bytes,
            )
            return False
        return True

    def _file(self, path: Path, real: str, pattern: str, place: Place) -> bool:
        """Read one file; False when the limit of all files together is exceeded."""
        number = self.number + len(self.sources)
        label = label_of(path)
        limit = min(self.budgets.max_bytes, max(0, self.bytes_left))
        try:
            document, findings, size = _read(Path(real), label, limit, self.budgets, number, self.opened, self.kept)
        except UnreadableError as error:
            self.sources.add(Document(label))
            self.findings.append(unreadable(number, label, error.saying, Label(place, N_("included here"))))
            return True
        self.bytes_left -= size
        if self.bytes_left < 0:
            self.sources.add(Document(label))
            return self._room(pattern, place)
        self.sources.add(document)
        self.findings += findings
        for key in root_mapping(document):
            if key == "include":
                self.findings.append(_not_allowed(number, key, N_("an included file can include no others")))
            elif key not in INCLUDED_KEYS:
                self.findings.append(
                    _not_allowed(number, key, N_("an included file may hold units, claims and under, not '{key}'"))
                )
        return True

    def _matches(self, parts: list[str]) -> Iterator[str]:
        """Yield the files below the folder that fit the parts of a pattern, with forward slashes."""
        waiting: list[tuple[str, int]] = [("", 0)]
        passed = set()
        while waiting:
            at, used = waiting.pop()
            if (at, used) in passed or used == len(parts):
                continue
            passed.add((at, used))
            part, last = parts[used], used == len(parts) - 1
            if part == "**":
                waiting.append((at, used + 1))
            for name, is_folder, is_link in self._named(at, part):
                below = f"{at}/{name}" if at else name
                # Links are followed only where they are named, so that no loop is walked.
                fits = not (is_folder and is_link) if part == "**" else fnmatchcase(name, part)
                if fits and last and (not is_folder or name == part):
                    yield below
                elif fits and is_folder:
                    waiting.append((below, used if part == "**" else used + 1))

    def _named(self, at: str, part: str) -> Iterator[tuple[str, bool, bool]]:
        """Yield those entries of a folder that a part of a pattern may fit: name, whether a folder, whether a link."""
        entries = self._entries(at)
        if not _WILD.intersection(
            part
        ):  # a name is looked up, so that very many of them cost no more than their number
            self.visits_left -= 1
            if self.visits_left >= 0 and part in entries:
                yield (part, *entries[part])
            return
        for name, (is_folder, is_link) in entries.items():
            self.visits_left -= 1
            if self.visits_left < 0:
                return
            yield name, is_folder, is_link

    def _entries(self, at: str) -> dict[str, tuple[bool, bool]]:
        """Return the entries of a folder below the root: name, whether a folder, whether a link; listed once."""
        if at not in self.listed:
            found = self.listed[at] = {}
            folder = self.folder / at
            if not is_below(os.path.realpath(folder), self.reach):
                return found
            try:
                with os.scandir(folder) as entries:
                    for entry in islice(entries, max(0, self.budgets.max_visits) + 1):
                        if not entry.name.startswith("."):
                            found[entry.name] = (_is_folder(entry), entry.is_symlink())
            except OSError:
                found.clear()  # what cannot be listed matches nothing
        return self.listed[at]

    def _note(self, code: str, message: str, remedy: str, place: Place, pattern: str, **facts: Any) -> None:
        facts["pattern"] = pattern
        self.findings.append(source_finding(code, message, place, facts=facts, help=remedy))


def _wrong(pattern: str) -> str:
    """Return the message for a pattern that is refused before looking at any file, or ""."""
    if "\0" in pattern or "\\" in pattern:
        return N_("'{pattern}' is not a path with forward slashes")
    if pattern.startswith(("/", "~")) or pattern[1:2] == ":":
        return N_("'{pattern}' is an absolute path")
    return N_("'{pattern}' climbs out of the folder by '..'") if ".." in pattern.split("/") else ""


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link that leads back to itself


def is_below(path: str, folder: str) -> bool:
    """Return whether a path is a folder's or that of something in it; both with their symbolic links resolved."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _not_allowed(number: int, key: str, message: str) -> Finding:
    remedy = N_("move it to the root file")
    return source_finding("ORG025", message, Place(number, (key,), "key"), facts={"key": key}, help=remedy)
