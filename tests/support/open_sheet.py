"""Make OpenDocument files of one sheet."""

from __future__ import annotations

import io
import zipfile

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def cell(text: str, repeated: str = "") -> str:
    """Return a cell with a text."""
    return f'<table:table-cell office:value-type="string"{repeated}><text:p>{text}</text:p></table:table-cell>'


def sheet(rows: str, head: str = "") -> bytes:
    """Return an OpenDocument file with one sheet."""
    made = io.BytesIO()
    spaces = " ".join(f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f"{head}<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="Units">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{OFFICE}:manifest:1.0">{entry}</manifest:manifest>',
        )
        archive.writestr("content.xml", content)
    return made.getvalue()
