"""A session of Spark on this machine, for what is small."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def local_spark() -> Iterator[Any]:
    """Start a session and stop it afterwards; whoever asks is skipped without pyspark."""
    builder = (
        pytest.importorskip("pyspark.sql").SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    )
    for name, value in (("shuffle.partitions", "1"), ("adaptive.enabled", "false"), ("codegen.wholeStage", "false")):
        builder = builder.config(f"spark.sql.{name}", value)  # what is small is not worth compiling
    session = builder.getOrCreate()
    try:
        yield session
    finally:
        session.stop()
