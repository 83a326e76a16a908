"""Languages of names and titles: which there are, and refusing any other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from orgtree.base.catalogue import BESIDE, LANGUAGES, N_
from orgtree.base.errors import UsageError
from orgtree.base.messages import Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from orgtree.base.text import Text
    from orgtree.charter.model import Charter
    from orgtree.graph.snapshot import Snapshot


def held(graph: Snapshot) -> tuple[str, ...]:
    """Return the languages in which an organisation or its charter says anything, in order of their tags."""

    def find() -> tuple[str, ...]:
        tags = {
            graph.language,
            *LANGUAGES,
            *_of_charter(graph.charter),
            *_of((graph.facts.head.title, graph.shown_title)),
        }
        tags.update(str(tag) for name in graph.names if isinstance(name, dict) for tag in name)
        return tuple(sorted(tags))

    return graph.cached(("languages",), find)


def need_language(graph: Snapshot, language: str | None) -> None:
    """Refuse a language in which neither the organisation, its charter nor a message says anything.

    Args:
        graph: The organisation.
        language: What was asked for; None asks for nothing.

    Raises:
        UsageError: If there is nothing in it; names the languages that there are.
    """
    if language is not None and not _is_among(language, LANGUAGES):
        _refuse(language, held(graph))


def need_charter_language(charters: Iterable[Charter], language: str | None) -> None:
    """Refuse a language in which neither a message nor one of some charters says anything.

    Raises:
        UsageError: As `need_language` does.
    """
    if language is not None and not _is_among(language, LANGUAGES):
        tags = {tag for charter in charters for tag in (charter.language, *_of_charter(charter))}
        _refuse(language, tuple(sorted({*tags, *LANGUAGES})))


def _refuse(language: str, there: tuple[str, ...]) -> None:
    if not _is_among(language, there):
        raise UsageError(
            N_("nothing is written in '{language}'; there are names and titles in {there}"),
            language=language.partition(BESIDE)[0],
            there=Listing(there, quoted=False),
        )


def _is_among(language: str, there: Iterable[str]) -> bool:
    own = language.partition(BESIDE)[0]
    return own in there or own.partition("-")[0] in there


def _of_charter(charter: Charter) -> Iterator[str]:
    things: tuple[Any, ...] = (*charter.kinds.values(), *charter.links.values(), *charter.fields.values())
    yield from _of([charter.title, charter.description, *(thing.title for thing in things)])
    rules_and_metrics: tuple[Any, ...] = (*charter.rules.values(), *charter.metrics.values())
    for written in rules_and_metrics:
        if isinstance(written.title, dict):
            yield from written.title


def _of(texts: Iterable[Text]) -> Iterator[str]:
    return (tag for text in texts for tag, _ in text.words)
