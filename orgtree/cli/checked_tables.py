"""Check a folder of tables where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from orgtree.base.catalogue import N_
from orgtree.cli.common import say, working
from orgtree.cli.spoken_command import WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from orgtree.api.checking import Outcome
    from orgtree.cli.engine_options import EngineOptions


def is_parquet(output: str | None) -> bool:
    """Return whether a file is one of all that was found, and not of what is shown."""
    return output is not None and output.lower().endswith(".parquet")


def check_where_they_lie(
    files: Sequence[str],
    asked: EngineOptions,
    *,
    select: Sequence[str],
    ignore: Sequence[str],
    config: str | None,
    output: str | None,
    everything: bool,
) -> Outcome:
    """Check a folder of tables by an engine.

    Args:
        files: The folder, alone.
        asked: What is asked of the engine.
        select: Only these codes.
        ignore: Codes to leave out.
        config: Configuration file.
        output: Parquet file of all that breaks a rule or is undecided; what is shown has another ending.
        everything: Whether all of it is listed.

    Raises:
        WrongUse: If there are several folders.
    """
    from orgtree.api.checking import Outcome  # noqa: PLC0415 - loaded when the command runs
    from orgtree.api.checking_tables import check_tables  # noqa: PLC0415 - as above
    from orgtree.api.tables_report import MOST_TOLD  # noqa: PLC0415 - as above

    if len(files) > 1:
        raise WrongUse(N_("--engine checks one folder of tables at a time"))
    with working(N_("checking {files}"), files=files[0]):
        found = check_tables(
            files[0],
            engine=asked.engine or "duckdb",
            memory=asked.memory,
            master=asked.master,
            select=select,
            ignore=ignore,
            config=config,
            findings=output if is_parquet(output) else None,
            most=None if everything else MOST_TOLD,
        )
    if is_parquet(output):
        say(N_("wrote all that was found to {file}"), file=output)
    return Outcome(found.report, charter=found.charter)
