// A table of any size, of which only what is in sight is in the document: its head and first column stay, cells are walked by keys.

import { el, frame } from "./dom.js";

const SPARE_ROWS = 4;
let grids = 0;

// columns: [{width, head: () => node(s), label}]; cell(row, column) gives {content, ...attributes}; chosenRow and chosenColumn are marked.
export const makeGrid = ({ label, rows, columns, rowHeight, headHeight, cell, take }) => {
  const id = `grid${grids++}`;
  const starts = columns.map((sum => ({ width }) => { const start = sum; sum += width; return start; })(0));
  const wide = starts[starts.length - 1] + columns[columns.length - 1].width;
  const first = columns[0].width;
  const space = el("div", { role: "rowgroup", class: "space" });
  const head = el("div", { role: "row", class: "row head", "aria-rowindex": 1 });
  const grid = el("div", { class: "grid", role: "grid", tabindex: "0", "aria-label": label, "aria-rowcount": rows + 1, "aria-colcount": columns.length }, el("div", { role: "rowgroup", class: "heads" }, head), space);
  head.style.height = `${headHeight}px`;
  head.style.width = space.style.width = `${wide}px`;
  space.style.height = `${rows * rowHeight}px`;
  let [row, column] = [-1, 0];
  let marked = () => false;

  const fillRow = (line, from, upTo, build) => {
    const lead = el("span", { class: "lead", "aria-hidden": "true" });
    lead.style.width = `${starts[Math.max(1, from)] - first}px`;
    const cells = [build(0)];
    for (let at = Math.max(1, from); at < upTo; at++) cells.push(build(at));
    line.replaceChildren(cells[0], ...(columns.length > 1 ? [lead] : []), ...cells.slice(1));
  };
  const sized = (node, at) => { node.style.width = `${columns[at].width}px`; node.setAttribute("aria-colindex", at + 1); return node; };

  const paint = () => {
    const [left, right] = [grid.scrollLeft + first, grid.scrollLeft + (grid.clientWidth || 900)];
    let from = starts.findIndex((start, at) => at && start + columns[at].width > left);
    if (from < 0) from = columns.length;
    let upTo = from;
    while (upTo < columns.length && starts[upTo] < right) upTo++;
    const held = head.contains(document.activeElement) ? document.activeElement.closest("[aria-colindex]").getAttribute("aria-colindex") : null;
    fillRow(head, from, upTo, (at) => sized(el("div", { role: "columnheader", ...columns[at].about() }, columns[at].head()), at));
    if (held) head.querySelector(`[aria-colindex="${held}"] button`)?.focus();
    const begin = Math.max(0, Math.floor(grid.scrollTop / rowHeight) - SPARE_ROWS);
    const end = Math.min(rows, Math.ceil((grid.scrollTop + (grid.clientHeight || 600)) / rowHeight) + SPARE_ROWS);
    const lines = [];
    for (let at = begin; at < end; at++) {
      const line = el("div", { role: "row", class: "row", "aria-rowindex": at + 2, "data-row": at, "aria-selected": String(marked(at)) });
      line.style.transform = `translateY(${at * rowHeight}px)`;
      line.style.height = `${rowHeight}px`;
      fillRow(line, from, upTo, (place) => {
        const { content, ...about } = cell(at, place);
        const current = at === row && place === column;
        return sized(el("div", { role: place ? "gridcell" : "rowheader", id: `${id}-${at}-${place}`, ...about, class: `${about.class || ""}${current ? " current" : ""}` }, content), place);
      });
      lines.push(line);
    }
    space.replaceChildren(...lines);
    if (row >= 0 && document.getElementById(`${id}-${row}-${column}`)) grid.setAttribute("aria-activedescendant", `${id}-${row}-${column}`); else grid.removeAttribute("aria-activedescendant");
  };

  const showCell = () => {
    const top = row * rowHeight;
    if (top < grid.scrollTop) grid.scrollTop = top;
    else if (top + rowHeight > grid.scrollTop + grid.clientHeight - headHeight) grid.scrollTop = top + rowHeight - grid.clientHeight + headHeight;
    if (column && starts[column] - first < grid.scrollLeft) grid.scrollLeft = starts[column] - first;
    else if (column && starts[column] + columns[column].width > grid.scrollLeft + grid.clientWidth) grid.scrollLeft = starts[column] + columns[column].width - grid.clientWidth;
  };
  const goTo = (wantedRow, wantedColumn, told = true) => {
    row = Math.min(rows - 1, Math.max(0, wantedRow));
    column = Math.min(columns.length - 1, Math.max(0, wantedColumn));
    showCell();
    if (told) take(row, column);
    paint();
  };
  const page = () => Math.max(1, Math.floor(grid.clientHeight / rowHeight) - 2);
  const KEYS = {
    ArrowDown: () => goTo(row + 1, column), ArrowUp: () => goTo(row - 1, column), ArrowRight: () => goTo(row, column + 1), ArrowLeft: () => goTo(row, column - 1),
    PageDown: () => goTo(row + page(), column), PageUp: () => goTo(row - page(), column), Home: () => goTo(0, column), End: () => goTo(rows - 1, column),
  };
  grid.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== grid || !rows || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  space.addEventListener("click", (event) => {
    const place = event.target.closest("[aria-colindex]");
    if (place) goTo(Number(place.closest(".row").dataset.row), Number(place.getAttribute("aria-colindex")) - 1);
  });
  grid.addEventListener("scroll", () => frame(paint));
  return { grid, paint, mark: (wanted) => { marked = wanted; }, show: (wanted) => { if (wanted >= 0 && wanted !== row) { row = wanted; showCell(); } } };
};
