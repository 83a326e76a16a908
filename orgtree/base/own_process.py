"""Run a module of orgtree in a process of its own, so that whatever it does ends there."""

from __future__ import annotations

import os
import subprocess
import sys


def run_module(module: str, argument: str, content: bytes, time_limit: float) -> subprocess.CompletedProcess[bytes]:
    """Return how `python -m MODULE ARGUMENT` ended, with what it wrote.

    Args:
        module: Its whole name.
        argument: What it is told.
        content: What it reads from standard input.
        time_limit: Seconds before it is stopped.

    Raises:
        TimeoutExpired: If it is stopped.
        OSError: If it cannot be started.
    """
    # The process finds what this one finds, however orgtree came to be imported.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(  # noqa: S603 - this very interpreter, with arguments of our own
        [sys.executable, "-m", module, argument],
        input=content,
        capture_output=True,
        timeout=time_limit,
        check=False,
        env=environment,
    )
