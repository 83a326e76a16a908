"""Print coverage on the terminal: figures, gaps, claims."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Group
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from orgtree.base.catalogue import N_, translator
from orgtree.base.escape import terminal
from orgtree.base.messages import Listing, Saying, fill
from orgtree.check.finding_words import labelled
from orgtree.cli.common import console
from orgtree.cli.help_formatter import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import RenderableType

    from orgtree.api import Organisation
    from orgtree.measure.figure import Figure, Ints
    from orgtree.measure.table import Table

    Translate = Callable[[str], str]

_WIDE = 100
"""From so many columns on, claims show their source."""
_STYLES = {
    "met": "green",
    "agrees": "green",
    "missed": "yellow",
    "failed": "bold red",
    "contradicted": "bold red",
    "undecided": "dim",
    "no data": "dim",
}
_FIGURES = {
    "metric": N_("metric"),
    "figure": N_("figure"),
    "of": N_("of"),
    "target": N_("target"),
    "verdict": N_("verdict"),
    "gaps": N_("gaps"),
    "left_out": N_("left out"),
}
_NAMES = 32
"""Columns that names get, as far as breaking figures over two lines makes room."""
_FEWEST = 14
"""Columns that names need: with fewer, words of theirs would be broken, and each figure is a few lines as well."""
_BETWEEN, _CLOSER = 3, 2
"""Columns between two columns, and where names have too little room."""
_GAIN = 4
"""How many columns a second line must save to be worth it."""
_NARROW = 60
"""Below so many columns, each figure is a few lines instead of a row."""
_OPEN = N_("{mark} marks units because of which a figure is not exact")
_SILENT = N_("{hidden}; `--all` shows them")


def print_table(heading: str, table: Table, *, language: str, gaps: bool = False, everything: bool = False) -> None:
    """Print a table of figures with their claims.

    Args:
        heading: What was measured; see `heading_of`.
        table: Its figures.
        language: Language of titles and headings.
        gaps: Whether the units that lack something are listed by name, with the id behind a name that several have.
        everything: Whether metrics without data, and those of which there is nothing, are rows as well.
    """
    out = console()

    def put(*renderables: RenderableType) -> None:
        for renderable in renderables:
            out.print(renderable, soft_wrap=False)

    translate = translator(language)
    shown = table.shown(everything=everything)
    put(Padding(_text(heading, "bold"), (0, 1)))
    if shown:
        put(_figures(shown, language, translate, width=out.width))
    put(
        *(
            Padding(words, (1, 1, 0, 1))
            for words in _details(shown, language, translate, gaps=gaps, width=out.width - 2)
        )
    )
    if table.claims:
        put(_claims(table, language, width=out.width))
    notes = table.notes(language, shown)
    if any(figure.unknowns for figure in shown):
        notes.append(fill(_OPEN, {"mark": "?"}, translate))
    if not everything and (hidden := table.hidden(language)):
        notes.append(fill(_SILENT, {"hidden": hidden}, translate))
    if notes:
        put(Padding(Text("\n").join(_text(note, "dim") for note in notes), (1, 1, 0, 1)))


def heading_of(org: Organisation, language: str) -> str:
    """Return what stands above the figures of an organisation."""
    parts = [org.snapshot.shown_title.pick(language) or org.origin, org.as_of, org.charter.title.pick(language)]
    return " · ".join(part for part in parts if part)


def _figures(figures: list[Figure], language: str, translate: Translate, *, width: int) -> RenderableType:
    rows = [_row(figure, language, translate) for figure in figures]
    used = [key for key in _FIGURES if any(row[key] for row in rows)]
    return _grid(
        [translate(_FIGURES[key]) for key in used],
        [[row[key] for key in used] for row in rows],
        [figure.verdict for figure in figures],
        right={place for place, key in enumerate(used) if key not in {"metric", "verdict"}},
        styled=used.index("verdict") if "verdict" in used else -1,
        width=width,
    )


def _row(figure: Figure, language: str, translate: Translate) -> dict[str, str]:
    metric = figure.metric
    name = metric.title.pick(language)
    if figure.group is not None:
        name = f"  {figure.group_name(language)}"
    return {
        "metric": name,
        "figure": figure.say(translate, language),
        "of": figure.say_parts(translate),
        "target": figure.say_aim(translate),
        "verdict": translate(figure.verdict) if figure.verdict and figure.value is not None else "",
        "gaps": ", ".join(text for text in (_number(figure.gap_count), _number(figure.unknowns, "?")) if text),
        "left_out": str(figure.excluded_count or ""),
    }


def _details(
    figures: Iterable[Figure], language: str, translate: Translate, *, gaps: bool, width: int
) -> Iterator[Text]:
    """Yield the exclusions of a figure, the figure with them, and optionally the gaps.

    Of a metric that is broken down, the gaps are told group by group.
    """
    figures = list(figures)
    broken = {figure.metric.name for figure in figures if figure.group is not None}
    for figure in figures:
        if figure.group is None and figure.excluded_count:
            words = _named(Saying(N_("left out")), figure, figure.excluded_units, language, translate, width)
            yield words.append(
                "\n" + labelled(N_("with those left out"), figure.show_with_excluded(translate), translate)
            )
        if not gaps or (figure.group is None and figure.metric.name in broken):
            continue
        called = figure.metric.gap or Saying(N_("gaps"))
        if figure.gap_count:
            yield _named(Saying("{gaps}", {"gaps": called}), figure, figure.gap_units, language, translate, width)
        if figure.possible_count:
            possible = Saying(N_("possible {gaps}"), {"gaps": called})
            yield _named(possible, figure, figure.possible_units, language, translate, width)


def _named(what: Saying, figure: Figure, units: Ints, language: str, translate: Translate, width: int) -> Text:
    group = f" / {figure.group_name(language)}" if figure.group is not None else ""
    title = f"{figure.metric.title.pick(language)}{group}"
    listed = Listing(_told_apart(figure, units.tolist(), language, translate), quoted=False)
    words = fill(N_("{what}, {title}: {units}"), {"what": what, "title": title, "units": listed}, translate)
    said = listed.say(translate)
    return _text(words.removesuffix(said), "bold").append_text(Text(_between_names(said, width, words)))


def _told_apart(figure: Figure, units: list[int], language: str, translate: Translate) -> tuple[str, ...]:
    """Return units by name, those whose name others of them have with the id behind it."""
    names = [figure.graph.name(unit, language) for unit in units]
    times = Counter(names)
    told = (
        fill(N_("{title} ({name})"), {"title": name, "name": figure.graph.ids[unit]}, translate)
        if times[name] > 1
        else name
        for unit, name in zip(units, names, strict=True)
    )
    return tuple(told)


def _between_names(said: str, width: int, words: str) -> str:
    """Break a list between names where no space does: a terminal would break Chinese lists inside of them."""
    said, before = terminal(said), terminal(words.removesuffix(said))
    if " " in said:
        return said
    lines, room = [""], width - cell_len(before)
    for one in said.replace("、", "、\n").split("\n"):
        if cell_len(lines[-1] + one) > room and lines[-1]:
            lines.append("")
            room = width
        lines[-1] += one
    return "\n".join(lines)


def _claims(table: Table, language: str, *, width: int) -> RenderableType:
    headings, rows = table.short_claims(language)
    if width < _WIDE:
        headings, rows = headings[:-1], [row[:-1] for row in rows]
    return _grid(headings, rows, [judged.verdict for judged in table.claims], right={1, 2}, styled=3, width=width)


def _grid(
    headings: list[str], rows: list[list[str]], verdicts: list[str], *, right: set[int], styled: int, width: int
) -> RenderableType:
    """Return rows as a grid with a flexible first column, or as a list where names have too little room beside the others.

    Args:
        headings: One a column.
        rows: Cells.
        verdicts: One a row; colours its cell in the column *styled*.
        right: Columns that are set to the right.
        styled: Column of verdicts.
        width: Columns of the terminal.
    """
    texts = [
        [_text(cell, _STYLES.get(verdict, "") if place == styled else "") for place, cell in enumerate(row)]
        for row, verdict in zip(rows, verdicts, strict=True)
    ]
    narrowed, room, between = _narrowed(headings, texts, right, width)
    if width < _NARROW or room < min(_FEWEST, _width(row[0] for row in texts)):
        return Padding(Group(*(_item(headings, row) for row in texts)), (1, 1, 0, 1))
    # A terminal would break Chinese names before a comma.
    texts = [[_folded(name, room), *cells] for name, *cells in narrowed]
    grid = Grid(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, between - 2, 0, 1))
    for place, heading in enumerate(headings):
        free = place == 0 or place > styled >= 0
        grid.add_column(Text(heading), justify="right" if place in right else "left", overflow="fold", no_wrap=not free)
    for row in texts:
        grid.add_row(*row)
    return Padding(grid, (1, 1, 0, 1))


def _narrowed(
    headings: list[str], texts: list[list[Text]], right: set[int], width: int
) -> tuple[list[list[Text]], int, int]:
    """Make room for the names in front: set columns closer, then break figures over two lines, the widest column first.

    Returns:
        The cells, how many columns there are for names, and how many between two columns.
    """
    columns = [
        [Text(heading), *cells] for heading, cells in zip(headings, map(list, zip(*texts, strict=True)), strict=True)
    ]
    widths = [_width(column) for column in columns]
    wanted, between = min(widths[0], _NAMES), _BETWEEN

    def room() -> int:
        return width - 2 - sum(widths[1:]) - between * len(widths[1:])

    if room() < wanted:
        between = _CLOSER
    for place in sorted(right, key=lambda place: -widths[place]):
        if room() >= wanted:
            break
        broken = [columns[place][0], *map(_broken, columns[place][1:])]
        if widths[place] - _width(broken) < _GAIN:
            continue
        widths[place] = _width(broken)
        columns[place] = [
            short if cell.cell_len > widths[place] else cell for cell, short in zip(columns[place], broken, strict=True)
        ]
    return [list(row) for row in zip(*(column[1:] for column in columns), strict=True)], max(room(), 1), between


def _folded(name: Text, room: int) -> Text:
    """Return a name that needs more than a line on lines of its own."""
    if name.cell_len <= room or name.plain.isascii():
        return name
    indent = len(name.plain) - len(name.plain.lstrip())
    lines = wrapped(name.plain.strip(), room - indent)
    return Text("\n".join(" " * indent + line for line in lines), name.style)


def _width(column: Iterable[Text]) -> int:
    return max(cell_len(line) for cell in column for line in cell.plain.split("\n"))


def _broken(cell: Text) -> Text:
    """Return a figure with its unit, or what it is of, on a second line."""
    words, gap, last = cell.plain.rpartition(" ")
    if not gap:
        words, gap, last = cell.plain.rpartition("/")
    return Text(f"{words}{gap.strip()}\n{last}", cell.style) if gap else cell


def _item(headings: list[str], row: list[Text]) -> RenderableType:
    """Return a row as a title and a line of its cells."""
    parts = [
        Text(f"{heading} ", "dim").append_text(cell)
        for heading, cell in zip(headings[1:], row[1:], strict=True)
        if cell.plain
    ]
    return Group(row[0], Padding(Text(" · ").join(parts), (0, 0, 0, 2)))


def _number(count: int, mark: str = "") -> str:
    return f"{count}{mark}" if count else ""


def _text(words: str, style: str = "") -> Text:
    return Text(terminal(words), style=style)
