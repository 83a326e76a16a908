"""Codes of findings on reading: ORG010 to ORG029."""

from orgtree.base.catalogue import N_
from orgtree.base.codes import Codes

CODES = Codes(
    {
        "ORG010": (
            "syntax-error",
            N_(
                "The text is not YAML from the marked place on, so nothing of this file can be read; other files are read all the "
                "same. Most often a value needs quotes (it holds ': ' or ' #', or begins with a sign such as @ ` % * & ! | > or a bracket), a bracket "
                "or a quote is not closed, or a line is indented by a tab or by another number of spaces than its neighbours."
            ),
        ),
        "ORG011": (
            "duplicate-key",
            N_(
                "One mapping has the same key twice, so one of the two values would be lost silently. The first is kept. Delete one of "
                "them, or rename it; if several values are meant, write one key with a list."
            ),
        ),
        "ORG012": (
            "tag-refused",
            N_(
                "A YAML tag such as !!python/object or !name stands before a value. Tags choose how other programs build objects; "
                "orgtree reads plain data only and ignores the tag. Delete it; to keep a number as text, put it in quotes."
            ),
        ),
        "ORG013": (
            "alias-unknown",
            N_(
                "An alias (*name) repeats the value marked by an anchor (&name) earlier in the same file. Here no anchor of that name "
                "comes before it, or the alias stands inside the very value it names and would repeat it for ever. The value is taken "
                "as empty. Put the anchor before the alias, write the value out, or quote the text if no alias is meant."
            ),
        ),
        "ORG014": (
            "alias-budget",
            N_(
                "Aliases that repeat values which hold aliases in turn grow a small file to a huge one. This file passes the limit and "
                "is not read. Write the repeated parts out, or repeat less."
            ),
        ),
        "ORG015": (
            "depth-budget",
            N_(
                "Lists and mappings are nested deeper than the limit, and the file is not read. A deep hierarchy is better written as "
                "a flat list of units, each naming the unit above it by its link."
            ),
        ),
        "ORG016": (
            "size-budget",
            N_(
                "A file, a single text in it, or the number of its values, of its findings or of included files is beyond the limit. "
                "Split a large definition into several files with 'include'; bring very large data in as tables."
            ),
        ),
        "ORG017": (
            "not-utf-8",
            N_(
                "Files are read as UTF-8, with or without a byte order mark. This one is in another encoding, often UTF-16 or GB 18030 "
                "from a spreadsheet or an older editor. Save it as UTF-8 and read it again."
            ),
        ),
        "ORG018": (
            "control-character",
            N_(
                "A control character, a NUL or half of a surrogate pair stands in the text. It cannot be seen in an editor and harms "
                "terminals and other programs. It is read as U+FFFD, the replacement character. Delete it; inside double quotes an "
                'escape such as "\\e" says it visibly.'
            ),
        ),
        "ORG019": (
            "key-not-text",
            N_(
                "A key must be a single text. Here it is a list, a mapping, an alias or nothing at all; the entry is left out. This "
                "happens when a template placeholder in double braces is not quoted, or when a line begins with '? ' or ': '."
            ),
        ),
        "ORG020": (
            "merge-key",
            N_(
                "The merge key << copies the entries of another mapping into this one. It belongs to YAML 1.1, not to YAML 1.2, and "
                "hides from the reader of a unit what that unit holds; the entry is left out. Write the fields out."
            ),
        ),
        "ORG021": (
            "several-documents",
            N_(
                "A line '---' begins a second document in the same file. Only the first is read. Put each into a file of its own and "
                "name them under 'include', or delete the line."
            ),
        ),
        "ORG022": (
            "empty-file",
            N_(
                "The file holds nothing, or comments only. Write a definition, as 'orgtree new' shows, or take the file out of the "
                "list of includes."
            ),
        ),
        "ORG023": (
            "include-outside",
            N_(
                "An include leads out of the folder of the root file: by an absolute path, by '..', or by a symbolic link. A "
                "definition reads files of its own folder only, so that reading a foreign definition cannot read foreign files. Move "
                "or copy the file into the folder."
            ),
        ),
        "ORG024": (
            "include-without-match",
            N_(
                "No file matches a pattern under 'include'. Patterns are relative to the folder of the root file, use forward "
                "slashes, * for any part of a name and ** for any folders; names that begin with a dot are never matched. Correct the "
                "pattern, or delete it."
            ),
        ),
        "ORG025": (
            "include-not-allowed",
            N_(
                "An included file may hold 'units', 'claims' and 'under' only: the charter, the dates and further includes are the "
                "root file's. Standard input can include nothing, since it has no folder. Move the entry to the root file."
            ),
        ),
        "ORG026": (
            "unreadable-file",
            N_(
                "The file does not exist, may not be read, or is not a regular file: folders, pipes and devices are never opened."
            ),
        ),
        "ORG027": (
            "bad-table-row",
            N_(
                "A row of a table does not fit its heading: it has more cells than there are columns, a quote is not closed, or a "
                "heading is missing or stands twice. The row or column is left out and the others are read."
            ),
        ),
        "ORG028": (
            "value-is-comment",
            N_(
                "A '#' after a space begins a comment, so the value before it is empty. A colour such as #c00 must stand in quotes: "
                'fill: "#c00".'
            ),
        ),
        "ORG029": (
            "unfinished-write",
            N_(
                "A journal stands beside the definition: a run that was editing its files was stopped half way, or is still at it. "
                "Some files may be as they were, and others as they were to be."
            ),
        ),
    },
    severities={"ORG028": "warning", "ORG029": "warning"},
)
"""Code to kebab name and explanation."""

UNREADABLE = frozenset(f"ORG0{number}" for number in range(10, 23))
"""Codes of what keeps a text, or a part of it, from being read."""

source_finding = CODES.finding
"""Makes a finding of this layer."""
