"""Check definition and charter files with the project's configuration and baseline."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orgtree.api.charter_names import charter_folder, is_table
from orgtree.api.checking import Outcome, Run
from orgtree.api.organisation import Organisation
from orgtree.api.roots import root_of
from orgtree.base.catalogue import N_
from orgtree.base.errors import ChangesError, DefinitionError, UsageError
from orgtree.base.files import label_of, there
from orgtree.base.messages import reason
from orgtree.base.place import is_file
from orgtree.charter.load import load_charter, reference_is_path
from orgtree.check import baseline as baselines
from orgtree.check.read_configuration import find_configuration, read_configuration
from orgtree.check.report import Report, together
from orgtree.check.suppression import Wanted
from orgtree.graph.load import load_definition
from orgtree.graph.loaded import Loaded
from orgtree.graph.manifest import is_folder_of_tables
from orgtree.source import Budgets, SourceSet
from orgtree.source.files import read_utf8

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from orgtree.source import Kept

_CHARTER = re.compile(rb"""^[ \t{]*["']?orgtree["']?[ \t]*:[ \t]*["']?charter/""", re.MULTILINE)
_LOOKED_AT = 64 * 1024


def check_file(
    file: str | Path,
    *,
    stdin: bytes | None = None,
    charter: str | None = None,
    mapping: str | Path | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    config: str | Path | None = None,
    baseline: str | Path | None = None,
    use_baseline: bool = True,
    opened: Mapping[str, bytes] | None = None,
    kept: Kept | None = None,
    python_rules: bool = True,
    as_of: str | None = None,
    changes: Sequence[str] = (),
) -> Outcome:
    """Check a definition or a charter, with the project's configuration.

    Args:
        file: The file; "-" for *stdin*.
        stdin: What came from standard input.
        charter: Charter to use instead of the one that the definition names.
        mapping: File that says how a table is to be read.
        select: Only these codes.
        ignore: Codes to leave out.
        config: Configuration file; else the nearest one beside the file or above.
        baseline: Baseline file, instead of the configuration's.
        use_baseline: Whether the configuration's baseline counts.
        opened: What an editor holds of files, by real path, instead of what is saved.
        kept: What an earlier check has read; a file of the definition that has not changed is not read again.
        python_rules: Whether the configuration's Python rules are loaded, which runs them.
        as_of: Day to look at instead of the one that the definition names; see `Organisation.at`.
        changes: Lists of changes with which it is looked at; see `Organisation.with_changes`.

    Raises:
        DefinitionError: If there is nothing to read.
        UsageError: If an option names something that is not there, *as_of* is no date, or a charter has one.
    """
    name = str(file)
    held = opened.get(os.path.realpath(name)) if opened else None
    of_tables = held is None and is_folder_of_tables(name)
    head = b"" if of_tables else _head(name, stdin) if held is None else held[:_LOOKED_AT]
    configuration = read_configuration(config) if config else find_configuration("./-" if name == "-" else file)
    wanted = Wanted(tuple(select), tuple(ignore), configuration)
    if _CHARTER.search(head) and name != "-":
        if as_of is not None:
            raise UsageError(N_("'{file}' is a charter, which is the same on all days; leave the day out"), file=name)
        if changes:
            raise UsageError(N_("'{file}' is a charter; changes are made to a definition"), file=name)
        run = Run(_charter(Path(name), opened), wanted, python_rules=python_rules)
    else:
        if charter is not None:
            charter_folder(charter)  # one that is not there is a mistake of the call, not of the file
        if of_tables:
            from orgtree.api.stored_tables import load_tables  # noqa: PLC0415 - only where tables are read

            loaded = load_tables(file, charter)
        elif is_table(file, charter, mapping):
            from orgtree.api.importing import load_table  # noqa: PLC0415 - only where a table is read

            loaded = load_table(file, charter=charter, mapping=mapping)
        else:
            loaded = load_definition(file, budgets=Budgets(), stdin=stdin, charter=charter, opened=opened, kept=kept)
        org = Organisation(loaded, name) if loaded.snapshot is not None and loaded.charter is not None else None
        if org is not None and changes:
            try:
                org = org.with_changes(*changes)
            except ChangesError as error:
                return replace(_refused(error), baseline=configuration.baseline)
        if org is not None and as_of is not None:
            org = org.at(as_of)
        run = Run(org.loaded if org else loaded, wanted, org, python_rules=python_rules)
    outcome = replace(run.outcome(), baseline=configuration.baseline)
    known = baseline or (configuration.baseline if use_baseline else None)
    # What a baseline holds of rules that were not loaded is not stale.
    unjudged = not python_rules and bool(configuration.rules or configuration.plugins)
    return _without_known(outcome, known, tell_stale=not unjudged)


def _refused(error: ChangesError) -> Outcome:
    """Return the outcome of a check with changes that cannot be made: what is wrong with those."""
    labels = [error.sources.label(number) for number in range(len(error.sources))]
    return Outcome(Report(error.findings, error.sources), tuple(Path(label) for label in labels if is_file(label)))


def check_files(
    files: Sequence[str | Path], *, baseline: str | Path | None = None, use_baseline: bool = True, **options: Any
) -> Outcome:
    """Check several definitions or charters, each by itself, into one report; of a part, the definition that includes it.

    Args:
        files: The files.
        baseline: Baseline file for all of them, instead of the first one that a configuration names.
        use_baseline: Whether a configuration's baseline counts.
        **options: Further options of `check_file`.

    Raises:
        DefinitionError: If there is nothing to read.
        UsageError: If an option names something that is not there.
    """
    roots = {str(file): _whole(str(file)) for file in files}
    parts = {part: root for part, root in roots.items() if part != root}
    wholes = list(dict.fromkeys(roots.values()))
    if len(wholes) > 1 and options.get("changes"):
        raise UsageError(N_("changes are made to one definition; check the others by themselves"))
    if len(wholes) == 1:
        return replace(check_file(wholes[0], baseline=baseline, use_baseline=use_baseline, **options), parts=parts)
    each = [check_file(file, use_baseline=False, **options) for file in wholes]
    whole = Outcome(
        together([outcome.report for outcome in each]),
        tuple(dict.fromkeys(path for outcome in each for path in outcome.inputs)),
        any(outcome.crashed for outcome in each),
        baseline=next((outcome.baseline for outcome in each if outcome.baseline), None),
        parts=parts,
    )
    return _without_known(whole, baseline or (whole.baseline if use_baseline else None))


def _whole(name: str) -> str:
    """Return the definition that includes a file, or the file itself."""
    path = Path(name)
    root = root_of(path, {}) if name != "-" and path.is_file() else None
    return name if root is None or root == path else label_of(root)


def charter_meant(name: str) -> str:
    """Return the reference of a charter that is named by itself or by a definition under it.

    Args:
        name: A built-in charter's name, a charter file, or a definition.

    Raises:
        DefinitionError: If there is nothing to read.
    """
    if not Path(name).is_file() or _CHARTER.search(_head(name, None)):
        return name
    root = _whole(name)
    reference = str(Organisation.read(root).loaded.sources.documents[0].data["charter"])
    return str(Path(root).parent / reference) if reference_is_path(reference) else reference


def _without_known(outcome: Outcome, known: str | Path | None, *, tell_stale: bool = True) -> Outcome:
    """Remove the findings of a baseline from an outcome, and tell of its entries that no longer occur."""
    if known is None:
        return outcome
    text = read_utf8(Path(known), Budgets().max_bytes)
    report, stale = baselines.subtract(outcome.report, baselines.read(text), label=Path(known).as_posix())
    return replace(outcome, report=report.with_findings([*report.findings, *(stale if tell_stale else ())]))


def _head(name: str, stdin: bytes | None) -> bytes:
    """Return the first bytes of an input.

    Raises:
        DefinitionError: If there are none.
    """
    if name == "-":
        if not stdin or not stdin.strip():
            raise DefinitionError(N_("standard input is empty"))
        return stdin[:_LOOKED_AT]
    there(name)
    path = Path(name)
    if not path.is_file():
        return b""  # reading tells why
    try:
        with path.open("rb") as file:
            return file.read(_LOOKED_AT)
    except OSError as error:
        raise DefinitionError(N_("'{path}' cannot be read: {reason}"), path=name, reason=reason(error)) from error


def _charter(path: Path, opened: Mapping[str, bytes] | None) -> Loaded:
    """Read a charter file to check it by itself."""
    sources = SourceSet()
    charter, findings = load_charter(f"./{path.name}", sources=sources, folder=path.parent, opened=opened)
    return Loaded(sources, list(findings), charter)
