"""Text to plain data with positions: YAML, JSON, CSV and Excel, within budgets, several files at once.

Nothing here raises for a mistake in a user's file: what is wrong becomes findings ORG010 to ORG028.
"""

from orgtree.source.budgets import DEFAULT, Budgets
from orgtree.source.codes import CODES
from orgtree.source.documents import Document, SourceSet
from orgtree.source.includes import STDIN, read_file, read_tree
from orgtree.source.read_cache import Kept
from orgtree.source.reader import read_text
from orgtree.source.rows import read_csv, read_tables
from orgtree.source.several_documents import read_documents
from orgtree.source.tables import TableDocument

__all__ = [
    "CODES",
    "DEFAULT",
    "STDIN",
    "Budgets",
    "Document",
    "Kept",
    "SourceSet",
    "TableDocument",
    "read_csv",
    "read_documents",
    "read_file",
    "read_tables",
    "read_text",
    "read_tree",
]
