"""What a written file says, once whatever it packs is unpacked."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_DEFLATED = re.compile(rb'(<script\b[^>]*\bid="(?:data|script)">)([A-Za-z0-9+/=]+)(?=</script>)')
"""The data and the script of a page, where they are deflated."""
_DIGEST = re.compile(rb"sha256-[A-Za-z0-9+/=]+")
"""What a page's policy calls its scripts by: letters and digits that say nothing."""
_PDFTOTEXT = shutil.which("pdftotext")


def unpacked(path: Path) -> list[bytes]:
    """Return the texts of a file: the parts of a workbook, the rows of a Parquet file, the words of a PDF and of a page.

    Skips the test where pdftotext is not there for a PDF, or polars for Parquet.
    """
    match path.suffix:
        case ".xlsx":
            with zipfile.ZipFile(path) as book:
                return [book.read(part) for part in book.namelist()]
        case ".parquet":
            return [str(pytest.importorskip("polars").read_parquet(path).to_dicts()).encode()]
        case ".html":
            page = _DIGEST.sub(b"", path.read_bytes())
            return [_DEFLATED.sub(lambda part: part[1] + zlib.decompress(base64.b64decode(part[2])), page)]
        case ".pdf":
            if _PDFTOTEXT is None:
                pytest.skip("pdftotext reads the text back")
            return [subprocess.run([_PDFTOTEXT, str(path), "-"], capture_output=True, check=True).stdout]  # noqa: S603 - a fixed program
        case _:
            return [path.read_bytes()]
