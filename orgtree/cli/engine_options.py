"""The options that measure a folder of tables where it lies: `--engine`, `--memory`, `--master` and `--sql`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from orgtree.base.catalogue import N_
from orgtree.cli.common import say
from orgtree.cli.spoken_command import OneOf, WrongUse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from orgtree.measure.table import Table


MEMORY = "memory"
"""The engine that reads all of it."""
LARGE = 2_000_000
"""With more units than this, tables are measured where they lie unless something else is asked for."""


ENGINES = ("duckdb", "spark", MEMORY)
MEASURED = N_("{count} {count:unit is|units are} measured where they lie, by DuckDB; --engine memory reads them")
CHECKED = N_("{count} units are checked where they lie, by DuckDB; --engine memory reads them")


LEFT_OUT = N_("metrics or claims with mistakes are left out; `orgtree check {file}` shows them")


memory_option = click.option(
    "--memory", metavar="SIZE", help="With --engine duckdb: the most memory that it takes, as in 4GB."
)


master_option = click.option(
    "--master", metavar="URL", help="With --engine spark: the cluster; else all cores of this machine."
)


def engine_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options to a command that measures."""
    options = (
        click.option(
            "--engine",
            type=OneOf(ENGINES),
            help="FILE is a folder of tables: measure it where it lies, by SQL; or in memory. Else as its size says.",
        ),
        memory_option,
        master_option,
        click.option(
            "--sql",
            metavar="DIALECT",
            help="FILE is a folder of tables: print the SQL of its figures, as for spark or duckdb.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """What is asked of an engine.

    Args:
        engine: The engine that measures; None to choose by size.
        memory: The most memory that DuckDB takes.
        master: Spark's cluster.
        sql: The dialect to print; None to measure.
    """

    engine: str | None
    memory: str | None
    master: str | None
    sql: str | None

    def refuse(self, file: str, **others: object) -> None:
        """Refuse options that do not go together.

        Args:
            file: What is measured.
            **others: Options that only what is in memory has, by name, with whether they are given.

        Raises:
            WrongUse: If some do not.
        """
        from orgtree.graph.manifest import is_folder_of_tables  # noqa: PLC0415 - loaded when the command runs

        if self.engine is not None and self.sql is not None:
            raise WrongUse(N_("--sql prints what --engine runs; leave one of them out"))
        for option, given, engine in (("--memory", self.memory, "duckdb"), ("--master", self.master, "spark")):
            if given is not None and self.engine != engine:
                raise WrongUse(N_("{option} goes with --engine {engine}"), option=option, engine=engine)
        if self.engine in {None, MEMORY} and self.sql is None:
            return
        option = "--sql" if self.sql is not None else "--engine"
        for name, value in others.items():
            if value:
                other = "--" + name.strip("_").replace("_", "-")
                raise WrongUse(
                    N_(
                        "{option} takes the tables as they are, and {other} needs them in memory; leave one of them out"
                    ),
                    option=option,
                    other=other,
                )
        if not is_folder_of_tables(file):
            raise WrongUse(
                N_("{option} goes with a folder of tables; `orgtree export {file} --tables DIR` writes one"),
                option=option,
                file=file,
            )

    def chosen(self, file: str, *others: object, told: str = MEASURED) -> EngineOptions:
        """Return the same with the engine that a size asks for: DuckDB for large tables where nothing needs them in memory.

        Args:
            file: What is measured.
            *others: Options that only what is in memory has, as they are given.
            told: What is said where that is DuckDB.

        Raises:
            DefinitionError: If it is a folder of tables that is not whole.
        """
        from orgtree.graph.manifest import is_folder_of_tables, read_manifest  # noqa: PLC0415 - loaded when the command runs

        if self.engine is not None or self.sql is not None or any(others) or not is_folder_of_tables(file):
            return replace(self, engine=None) if self.engine == MEMORY else self
        count = read_manifest(file).units.rows
        if count <= LARGE or not (find_spec("duckdb") and find_spec("sqlglot")):
            return self
        say(told, count=count)
        return replace(self, engine="duckdb")

    def measured(
        self,
        folder: str,
        *,
        by: str | None,
        under: str | None,
        metrics: Sequence[str],
        gaps: bool,
        language: str,
    ) -> tuple[Table, str]:
        """Return the figures of a folder of tables, and what stands above them."""
        from orgtree.api.engines import measure_tables  # noqa: PLC0415 - loaded when the command runs
        from orgtree.base.text import Text  # noqa: PLC0415 - as above
        from orgtree.graph.stored import stored_tables  # noqa: PLC0415 - as above

        table = measure_tables(
            folder,
            engine=self.engine or "duckdb",
            memory=self.memory,
            master=self.master,
            by=by,
            under=under,
            metrics=metrics or None,
            gaps=gaps,
            language=language,
        )
        tables = stored_tables(folder)
        head, manifest = tables.head["head"], tables.manifest
        if not metrics and under is None and len(table.claims) < len(head.get("claims") or ()):
            say(LEFT_OUT, file=folder)
        title = Text.of(head.get("title"), manifest.language).pick(language) or folder
        parts = [title, manifest.day, tables.charter.title.pick(language)]
        return table, " · ".join(part for part in parts if part)

    def printed(self, folder: str, *, by: str | None, under: str | None, metrics: Sequence[str]) -> bytes:
        """Return the SQL by which a folder of tables is measured."""
        from orgtree.api.engines import tables_sql  # noqa: PLC0415 - loaded when the command runs

        assert self.sql is not None  # noqa: S101 - the caller has asked
        return tables_sql(folder, self.sql, by=by, under=under, metrics=metrics or None).encode()
