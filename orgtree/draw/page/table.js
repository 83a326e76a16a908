// The table: a row a unit, with what is known of it; sorted by any column, filtered by words, and downloaded as CSV.

import { addBoard } from "./boards.js";
import { shownId, signed } from "./changes.js";
import { DATA, FIELDS, FINDINGS_OF, IS_GROUP, METRICS, PARENT, SIZE } from "./data.js";
import { ROOMY, download, el } from "./dom.js";
import { squeezed } from "./fold.js";
import { makeGrid } from "./grid.js";
import { swatchOf } from "./lists.js";
import { numberIn } from "./numbers.js";
import { KEPT } from "./sieve.js";
import { choose, chosen } from "./state.js";
import { gapOf, kindOf, language, nameOf, number, pick, t, tongueOf } from "./words.js";

const TABLE_ROW = ROOMY ? 44 : 30;
let sorted = "";
let down = false;
let wantedWords = "";
const hidden = new Set();
let shown = [];
let table = null;

const COLUMNS = [
  { key: "name", title: () => t("name"), width: 240, text: nameOf },
  { key: "id", title: () => t("id"), width: 150, text: shownId },
  { key: "kind", title: () => t("by_kind"), width: 160, text: kindOf },
  { key: "above", title: () => t("above"), width: 200, text: (unit) => PARENT[unit] < 0 ? "" : nameOf(PARENT[unit]) },
  ...FIELDS.map((one, at) => ({ key: `field ${at}`, title: () => pick(one.title) + (pick(one.measure) ? ` (${pick(one.measure)})` : ""), width: 150, text: (unit) => pick(one.at(unit)) })),
  ...METRICS.map((one) => ({ key: `metric ${one.name}`, title: () => pick(one.title), width: 170, text: (unit) => [one.shown[unit], one.gap[unit] ? `◆ ${gapOf(one)}` : ""].filter(Boolean).join(" ") })),
  { key: "findings", title: () => t("findings"), width: 140, text: (unit) => [...new Set((FINDINGS_OF.get(unit) || []).map((finding) => finding.code))].join(", ") },
];
const columnsShown = () => COLUMNS.filter((one) => !hidden.has(one.key));

// Numbers by size, and before words; what is empty comes last whichever way.
const arranged = (units, column) => {
  const words = new Intl.Collator(language === "zh" ? "zh" : "en", { numeric: true });
  const keys = new Map(units.map((unit) => { const text = column.text(unit); return [unit, { text, size: numberIn(text) }]; }));
  const turn = down ? -1 : 1;
  return units.sort((one, other) => {
    const [a, b] = [keys.get(one), keys.get(other)];
    if (!a.text || !b.text) return (a.text ? 0 : 1) - (b.text ? 0 : 1) || one - other;
    if (a.size !== null && b.size !== null && a.size !== b.size) return turn * (a.size - b.size);
    if ((a.size === null) !== (b.size === null)) return turn * (a.size === null ? 1 : -1);
    return turn * words.compare(a.text, b.text) || one - other;
  });
};

// Every word wantedWords is somewhere in the columns that are shown.
const rowsShown = () => {
  const words = wantedWords.split(/\s+/).map(squeezed).filter(Boolean);
  const columns = columnsShown();
  const units = Array.from({ length: SIZE }, (_, unit) => unit).filter((unit) => KEPT[unit] && !IS_GROUP[unit] && words.every((word) => columns.some((column) => squeezed(column.text(unit)).includes(word))));
  const by = COLUMNS.find((column) => column.key === sorted && !hidden.has(column.key));
  return by ? arranged(units, by) : units;
};

const sort = (key) => {
  if (sorted !== key) [sorted, down] = [key, false];
  else if (down) [sorted, down] = ["", false];
  else down = true;
};

// As csv_cell does: no spreadsheet takes a text for a formula.
const quoted = (text) => `"${String(text).replace(/^(?=[=+\-@\t\r\n＝＋－＠])/, (...found) => /^[+-]?[\d.,]+$/.test(found[2]) ? "" : "'").replaceAll('"', '""')}"`;
export const tableCsv = () => {
  const columns = columnsShown();
  const lines = [columns.map((column) => column.title()), ...rowsShown().map((unit) => columns.map((column) => column.text(unit)))];
  return lines.map((line) => line.map(quoted).join(",")).join("\r\n");
};

const refresh = (host) => {
  shown = rowsShown();
  const columns = columnsShown();
  const headOf = (column) => el("button", { type: "button", title: t("sort_by", { column: column.title() }), onclick: () => { sort(column.key); refresh(host); } }, column.title(), sorted === column.key ? down ? " ↓" : " ↑" : "");
  table = makeGrid({
    label: t("view_table"), rows: shown.length, rowHeight: TABLE_ROW, headHeight: TABLE_ROW + 6,
    columns: columns.map((column) => ({ width: column.width, head: () => headOf(column), about: () => ({ "aria-sort": sorted === column.key ? down ? "descending" : "ascending" : "none" }) })),
    cell: (row, at) => {
      const [unit, column] = [shown[row], columns[at]];
      const text = column.text(unit);
      if (column.key !== "name") return { content: text, title: text };
      return { content: [swatchOf(unit), el("span", { lang: tongueOf(unit) }, signed(unit) + text)], title: text };
    },
    take: (row) => choose(shown[row]),
  });
  table.mark((row) => shown[row] === chosen);
  const old = host.querySelector(".board-room");
  const kept = old.querySelector(".head button:focus") && sorted;
  old.replaceChildren(table.grid);
  host.querySelector("#rows-shown").textContent = t("rows_shown", { n: number(shown.length), all: number(SIZE - IS_GROUP.reduce((sum, group) => sum + group, 0)) });
  table.show(shown.indexOf(chosen));
  table.paint();
  if (kept) [...table.grid.querySelectorAll("[aria-sort]")].find((head) => head.getAttribute("aria-sort") !== "none")?.querySelector("button").focus();
};

const buildTable = (host) => {
  const filter = el("input", { type: "search", placeholder: t("filter_rows"), "aria-label": t("filter_rows"), value: wantedWords, oninput: (event) => { wantedWords = event.target.value; refresh(host); } });
  const boxes = COLUMNS.slice(1).map((column) => el("label", {}, el("input", { type: "checkbox", checked: !hidden.has(column.key), onchange: (event) => { if (event.target.checked) hidden.delete(column.key); else hidden.add(column.key); refresh(host); } }), column.title()));
  host.replaceChildren(
    el("div", { class: "board-bar" }, filter,
      el("details", { class: "drop" }, el("summary", {}, t("columns")), el("div", {}, boxes)),
      el("button", { type: "button", onclick: () => download(`\ufeff${tableCsv()}\r\n`, "text/csv", `${pick(DATA.title) || "table"}.csv`) }, t("csv")),
      el("span", { class: "quiet", id: "rows-shown" })),
    el("div", { class: "board-room" }));
};

const paintTable = (host, why) => {
  const fresh = !host.querySelector(".grid");
  if (fresh || why === "language") buildTable(host);
  if (fresh || why === "language" || why === "sieve") { refresh(host); return; }
  if (why === "choice") table.show(shown.indexOf(chosen));
  table.paint();
};
addBoard({ name: "table", title: "view_table", has: SIZE > 0, paint: paintTable });
