"""Prove that tests can fail: change one thing in the code at a time, and see whether a test notices.

`make mutants` takes a sample of all changes that this file knows, runs the tests that reach the changed lines, the quickest
first and up to one that fails, and prints the share that is noticed and each change that is not. A change with which a test
takes too long is noticed, too; changes in `same.toml` can be seen by nobody and are told, but not tried.

    python tests/mutants/mutants.py --seed 7 --sample 20 graph/totals
"""

from __future__ import annotations

import argparse
import os
import pickle
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import pytest
from code_changes import ROOT, Mutant, changed_lines, known_same, mutants_of, shown
from loaded_code import bits, file_of, lines_at, put_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

    Tracer = Callable[[FrameType, str, Any], "Tracer | None"]

LAYERS = ("graph", "measure", "check")
TESTS = (
    "tests/check",
    "tests/communities",
    "tests/examples",
    "tests/measure",
    "tests/graph",
    "tests/naive",
    "tests/api",
    "tests/charter",
    "tests/cli",
    "tests/docs",
    "tests/exchange",
    *(f"tests/assist/test_{name}.py" for name in ("complete", "context", "lookup", "unit_format")),
    "tests/draw/test_timeline.py",
    "tests/source",
    *(f"orgtree/{layer}" for layer in LAYERS),  # what their docstrings show
)
LEFT_OUT = (
    "tests/check/test_typos.py",
    "tests/check/test_mutations.py",
    "tests/check/formats/test_formats.py",
    "tests/api/test_one_ground.py",
    "tests/api/test_fuzz_organisation.py",
    "tests/source/test_fuzz.py",
    "tests/charter/test_hostile.py",
    "tests/charter/test_schemas.py",
    "tests/cli/test_completions.py",
)
"""Tests of the three layers and of what shows them, without those that cost more than they notice."""

QUICK = 10
"""Processor seconds that each change is given before any is given more."""
MOST_MEMORY = 6 << 30
MOST_WAITING = 1800
"""Bytes and seconds for a change that makes the code wait, or gather without end; one that needs more is noticed."""


class Run(NamedTuple):
    """What one test did without a change: its number, the seconds that it took, and a bit for each line reached, by module."""

    number: int
    seconds: float
    reached: dict[str, int]


class Job(NamedTuple):
    """A change, the tests that may notice it, in order, and the processor seconds that they are given."""

    mutant: Mutant
    wanted: list[int]
    most: float


class Process(NamedTuple):
    """A process that does some work: its number, and a folder of its own, which goes with it."""

    number: int
    folder: tempfile.TemporaryDirectory[str]

    @classmethod
    def begun(cls, work: Callable[[Path], int]) -> Process:
        """Begin work, which gets the folder and gives the code to end with; it leaves nothing behind in this process."""
        folder = tempfile.TemporaryDirectory()
        child = os.fork()
        if not child:
            code = 1
            try:
                os.environ["PYTEST_DEBUG_TEMPROOT"] = folder.name  # where pytest makes the folders of its tests
                code = work(Path(folder.name))
            finally:
                os._exit(code)  # whatever happens, the session is the parent's to end
        return cls(child, folder)


class Trial:
    """A part of pytest that, in place of running all tests once, runs them for each change, each time in a new process.

    Args:
        sample: The changes.
        seconds: Most processor seconds for one test.
        processes: How many work at a time.
        output: Where is told how it goes.
        kept: Where is kept which lines each test reaches, if anywhere.
    """

    def __init__(self, sample: list[Mutant], seconds: int, processes: int, output: TextIO, kept: Path | None) -> None:
        self.sample = sample
        self.seconds = seconds
        self.processes = processes
        self.output = output
        self.kept = kept
        self.tried = 0
        self.left: list[Mutant] = []

    def pytest_sessionstart(self) -> None:
        """Have a failure told as it is found: it need not be made small."""
        from hypothesis import Phase, settings  # noqa: PLC0415 - pytest wants to be the first to import its parts

        profile = settings.get_profile("tests")
        settings.register_profile("mutants", profile, phases=(Phase.explicit, Phase.generate))
        settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try all changes with the tests that take the least time together, then what is left with all others."""
        runs = sorted((run for run in self._runs(session) if run.seconds < self.seconds), key=lambda run: run.seconds)
        self.output.write(f"{len(runs)} tests in {sum(run.seconds for run in runs):.0f} seconds\n")
        noticed = Counter[int]()
        again = self._variants(session, runs)
        waiting: list[Job] = []

        def first() -> Iterator[Job]:
            for mutant in self.sample:
                lines = lines_at(mutant)
                wanted = [
                    run.number for run in runs if (run.reached.get(mutant.module, 0) & lines if lines else run.reached)
                ]
                # What has noticed much is likely to notice more, and another test more than the same one with other arguments.
                yield Job(mutant, sorted(wanted, key=lambda number: (-noticed[number], again[number])), QUICK)

        for (mutant, wanted, _), passed, failed in self._tried(session, first()):
            if failed is None:
                waiting.append(Job(mutant, wanted[passed:], MOST_WAITING))
                self.output.write(f"{shown(mutant)}\n\n")
            else:
                noticed[failed] += 1
            self.tried += 1
            if self.tried % 10 == 0:
                self.output.write(f"{self.tried} of {len(self.sample)} tried, {self.tried - len(waiting)} noticed\n")
            self.output.flush()
        for (mutant, _, _), _, failed in self._tried(session, waiting):
            if failed is None:
                self.left.append(mutant)
            by = "not noticed by any test" if failed is None else f"noticed by {session.items[failed].nodeid}"
            self.output.write(f"{by}: {shown(mutant)}\n\n")
            self.output.flush()
        return True

    @staticmethod
    def _variants(session: pytest.Session, runs: list[Run]) -> dict[int, int]:
        """Return for each test how many quicker ones there are of its function, with other arguments."""
        seen = Counter[str]()
        found = {}
        for run in runs:
            name = session.items[run.number].nodeid.partition("[")[0]
            found[run.number] = seen[name]
            seen[name] += 1
        return found

    def _runs(self, session: pytest.Session) -> list[Run]:
        """Return what the tests do without a change, as they are kept or as they do now."""
        kept: dict[str, Run] = {}
        if self.kept is not None and self.kept.exists():
            kept = pickle.loads(self.kept.read_bytes())  # noqa: S301 - written below
        numbers = {item.nodeid: number for number, item in enumerate(session.items)}
        missing = [number for name, number in numbers.items() if name not in kept]
        parts = [missing[first :: self.processes] for first in range(self.processes if missing else 0)]
        fresh: list[Run] = []

        def look(part: list[int], folder: Path) -> int:
            (folder / "runs").write_bytes(pickle.dumps([self._watched(session, number) for number in part]))
            return 0

        for process in [Process.begun(partial(look, part)) for part in parts]:
            with process.folder as folder:
                if os.waitpid(process.number, 0)[1]:
                    raise pytest.UsageError("the tests end without a change")
                fresh += pickle.loads((Path(folder) / "runs").read_bytes())  # noqa: S301 - written above
        kept |= {session.items[run.number].nodeid: run for run in fresh}
        if self.kept is not None:
            self.kept.write_bytes(pickle.dumps(kept))
        return [run._replace(number=numbers[name]) for name, run in kept.items() if name in numbers]

    def _watched(self, session: pytest.Session, number: int) -> Run:
        """Run one test and note which lines it reaches."""
        prefix = file_of("")
        traced = tuple(file_of(layer) for layer in LAYERS)
        lines: dict[str, set[int]] = {}

        def reach(frame: FrameType, _event: str, _argument: object) -> Tracer:
            lines[frame.f_code.co_filename].add(frame.f_lineno)
            return reach

        def enter(frame: FrameType, _event: str, _argument: object) -> Tracer | None:
            file = frame.f_code.co_filename
            if not file.startswith(traced):
                return None
            lines.setdefault(file, set())
            return reach

        began = time.process_time()
        sys.settrace(enter)
        try:
            self._one(session, number, None)
        finally:
            sys.settrace(None)
        if session.testsfailed:
            self.output.write(f"not used, since it fails without a change: {session.items[number].nodeid}\n")
            self.output.flush()
            session.testsfailed = 0
            return Run(number, 0.0, {})
        reached = {file.removeprefix(prefix): bits(some) for file, some in lines.items()}
        return Run(number, time.process_time() - began, reached)

    def _tried(self, session: pytest.Session, jobs: Iterable[Job]) -> Iterator[tuple[Job, int, int | None]]:
        """Do jobs, some at a time; yield each as it ends, with how many tests passed, and the first that failed."""
        running: dict[int, tuple[Job, Process]] = {}

        def ended() -> tuple[Job, int, int | None]:
            number, status = os.wait()
            job, process = running.pop(number)
            with process.folder as folder:
                told = Path(folder) / "passed"
                passed = told.stat().st_size if told.exists() else 0
            return job, passed, job.wanted[passed] if status else None

        for job in jobs:
            process = Process.begun(partial(self._try, session, job))
            running[process.number] = job, process
            if len(running) == self.processes:
                yield ended()
        while running:
            yield ended()

    def _try(self, session: pytest.Session, job: Job, folder: Path) -> int:
        """Put a change in and run tests until one fails, or for some seconds; return whether one failed."""
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(MOST_WAITING)
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
        try:
            put_in(job.mutant)
        except (LookupError, ValueError) as error:  # as of a name that an inner function does not use any more
            self.output.write(f"could not be tried, {error}: {shown(job.mutant)}\n\n")
            self.output.flush()
            return 0
        with (folder / "passed").open("wb", buffering=0) as passed:
            for number, after in zip(job.wanted, [*job.wanted[1:], None], strict=False):
                if time.process_time() > job.most:
                    break
                signal.setitimer(signal.ITIMER_PROF, self.seconds)
                self._one(session, number, after)
                if session.testsfailed:
                    return 1
                passed.write(b".")
        return 0

    @staticmethod
    def _one(session: pytest.Session, number: int, after: int | None) -> None:
        item = session.items[number]
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=None if after is None else session.items[after])


def main() -> int:
    """Run a sample and report; fail if less than the wanted share is noticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "modules", nargs="*", help="modules whose name begins so, as graph/totals; all of the three layers if left out"
    )
    parser.add_argument("--sample", type=int, default=150, help="how many changes are drawn")
    parser.add_argument("--seed", type=int, default=1, help="which sample")
    parser.add_argument(
        "--seconds",
        type=int,
        default=40,
        help="most processor seconds for one test; one that takes them without a change is left out",
    )
    parser.add_argument("--kept", type=Path, help="file that keeps which lines each test reaches, for further samples")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many work at a time")
    parser.add_argument("--least", type=float, default=0.92, help="share that is to be noticed")
    options = parser.parse_args()
    modules = [
        path.relative_to(ROOT / "orgtree").as_posix()
        for layer in LAYERS
        for path in sorted((ROOT / "orgtree" / layer).rglob("*.py"))
    ]
    wanted = [module for module in modules if not options.modules or module.startswith(tuple(options.modules))]
    every = [
        mutant
        for module in wanted
        for mutant in mutants_of(module, (ROOT / "orgtree" / module).read_text(encoding="utf-8"))
    ]
    drawn = random.Random(options.seed).sample(every, min(options.sample, len(every)))  # noqa: S311 - a sample, no secret
    same = known_same()
    sample = [mutant for mutant in drawn if (mutant.module, *changed_lines(mutant)) not in same]
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    sys.dont_write_bytecode = True
    with os.fdopen(os.dup(1), "w") as output, Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        trial = Trial(sample, options.seconds, options.processes, output, options.kept)
        arguments = [f"--ignore={path}" for path in LEFT_OUT]
        pytest.main(["-q", "-n", "0", "-p", "no:cacheprovider", *arguments, *TESTS], plugins=[trial])
        os.dup2(output.fileno(), 1)
    if trial.tried < len(sample):
        sys.stdout.write("the tests could not be run\n")
        return 1
    noticed = len(sample) - len(trial.left)
    share = noticed / max(1, len(sample))
    sys.stdout.write(
        f"{noticed} of {len(sample)} changes are noticed: {share:.1%} (of {len(every)} that there are; "
        f"{len(drawn) - len(sample)} more that were drawn are known to be seen by nobody)\n"
    )
    return int(share < options.least)


if __name__ == "__main__":
    sys.exit(main())
