"""Find the smallest edit of documents that makes them say other data.

Only what differs is walked: a value that is the very same object before and after is not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from orgtree.base.catalogue import N_
from orgtree.base.errors import UsageError
from orgtree.source.site import Site
from orgtree.source.text_edits import TextEdit, applied
from orgtree.source.verifying import says

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from orgtree.base.place import Place
    from orgtree.source.budgets import Budgets
    from orgtree.source.documents import Document


class Rewritten(NamedTuple):
    """What becomes of a document's text.

    Args:
        edits: What is replaced in it, in order and apart.
        text: The text after.
    """

    edits: Sequence[TextEdit]
    text: str


def rewrite(
    documents: Sequence[Document], after: Mapping[int, Any], origin: Mapping[int, Place], budgets: Budgets
) -> dict[int, Rewritten]:
    r"""Edit documents so that they say other data; what stands around the edits is read again to see that it does.

    Every byte outside the edits stays: comments, the order of keys, quotes, brackets, indentation, line ends. What is
    new is written as its neighbours are. A unit that moves takes its comments with it.

    Args:
        documents: All documents, as they were read, without a fault.
        after: What documents are to say, by number; whatever is the same object as before stays as it is written.
        origin: For each mapping of a unit that was copied or moved, by `id()` of the new one, where it was written.
        budgets: What reading again may cost.

    Returns:
        The documents that change, by number.

    Raises:
        UsageError: If a text cannot be edited so, which some uses of anchors and aliases prevent.

    >>> from orgtree.source import DEFAULT, read_text
    >>> document, _ = read_text("units:\n- {id: a, kind: team}  # first\n", label="a.yaml")
    >>> after = {"units": [{"id": "a", "kind": "team", "name": "A 1"}]}
    >>> print(rewrite([document], {0: after}, {}, DEFAULT)[0].text, end="")
    units:
    - {id: a, kind: team, name: A 1}  # first
    """
    rewriting = Rewriting(documents, origin)
    try:
        return _rewritten(rewriting, after, budgets)
    except UsageError:
        if not rewriting.took_shared:
            raise
        # What was taken out of anchors and aliases as it is written does not say the same elsewhere: it is written anew.
        return _rewritten(Rewriting(documents, origin, takes_shared=False), after, budgets)


def _rewritten(rewriting: Rewriting, after: Mapping[int, Any], budgets: Budgets) -> dict[int, Rewritten]:
    """Return what becomes of the documents that change."""
    documents = rewriting.documents
    found: dict[int, Rewritten] = {}
    for number, data in after.items():
        document = documents[number]
        if document.data is data:
            continue
        edits = rewriting.site(number).edits(data)
        text = applied(document.text, edits)
        if text == document.text:
            continue
        if not says(document, edits, text, data, budgets):
            message = N_(
                "'{file}' cannot be edited in place, for how it is written; write out the part that changes, without anchors and aliases, first"
            )
            raise UsageError(message, file=document.label)
        found[number] = Rewritten(edits, text)
    return found


class Rewriting:
    """Documents between which units may move.

    Args:
        documents: All documents as they were read.
        origin: For each mapping of a unit that was copied or moved, by `id()` of the new one, where it was written.
        takes_shared: Whether units with anchors that are used, or with aliases, move as they are written.
    """

    def __init__(
        self, documents: Sequence[Document], origin: Mapping[int, Place], *, takes_shared: bool = True
    ) -> None:
        self.documents = documents
        self.takes_shared = takes_shared
        self.took_shared = False
        self.origin = dict(origin)
        self._sites: dict[int, Site] = {}

    def site(self, number: int) -> Site:
        """Return what is known of a document."""
        if number not in self._sites:
            self._sites[number] = Site(self, number)
        return self._sites[number]
