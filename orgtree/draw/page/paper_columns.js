// Lists of the pages for paper: entries in columns, and the index of all units.

import { shownId } from "./changes.js";
import { PARENT } from "./data.js";
import { FONT_SIZE, flowed } from "./measure.js";
import { xml } from "./svg.js";
import { language, nameOf, t } from "./words.js";

const LEADING = 17;
const MANY_LINES = 12;
const INDEX_COLUMN = 218;
const BETWEEN = 24;
export const INSET = 14;

const columnsIn = (width, wide) => Math.max(1, Math.floor((wide + BETWEEN + 0.01) / (width + BETWEEN)));
// How wide columns are of which so many have room that none is narrower than wished for.
export const columnOf = (least, wide) => (wide + BETWEEN) / columnsIn(least, wide) - BETWEEN;
const rowText = (x, y, { text, bold, muted, lead, right }, end) => `<text x="${x}" y="${y}"${bold ? ' font-weight="600"' : ""}${muted ? ' fill="#526074"' : ""}>${lead ? `<tspan font-weight="600">${xml(lead)}</tspan>\u00a0 ` : ""}${xml(text)}${right ? ` <tspan x="${end}" text-anchor="end">${right}</tspan>` : ""}</text>`;

// Entries in columns: for each page what stands on it; the first may be lower. An entry stays together where a column has room for it.
const inColumns = (entries, width, wide, high, apart, first = high) => {
  const columns = columnsIn(width, wide);
  const pages = [];
  let [column, y, out] = [0, 0, ""];
  const room = () => pages.length ? high : first;
  const close = () => { pages.push(out); column = 0; out = ""; };
  const next = () => { column++; y = 0; if (column === columns) close(); };
  for (const rows of entries) {
    if (y && y + (rows.length * LEADING <= room() ? rows.length : 3) * LEADING > room()) next();
    for (const row of rows) {
      if (y + LEADING > room()) next();
      const x = Math.round(column * (width + BETWEEN));
      if (row.rule && y) out += `<path d="M${x} ${y + 2}h${width}" stroke="#c9cfd5"/>`;
      out += rowText(x + row.left, y + FONT_SIZE, row, x + width);
      y += LEADING;
    }
    y += apart;
  }
  if (out) close();
  return pages;
};

// The same, columns as low as can be where one page holds them; a first page with room for a few lines is left out.
export const inLowColumns = (entries, width, wide, high, apart, first) => {
  const all = entries.reduce((sum, rows) => sum + rows.length * LEADING + apart, 0);
  for (let room = Math.ceil(all / columnsIn(width, wide) / LEADING) * LEADING; room <= first; room += LEADING) {
    const pages = inColumns(entries, width, wide, room, apart);
    if (pages.length === 1) return pages;
  }
  return first < MANY_LINES * LEADING ? ["", ...inColumns(entries, width, wide, high, apart)] : inColumns(entries, width, wide, high, apart, first);
};

// Every unit by its whole name, with what it stands under where others are called the same, and its page.
export const indexPages = (pageOf, wide, high) => {
  const counts = new Map();
  for (const unit of pageOf.keys()) counts.set(nameOf(unit), (counts.get(nameOf(unit)) || 0) + 1);
  const whole = (unit) => counts.get(nameOf(unit)) < 2 ? nameOf(unit) : t("noted", { text: nameOf(unit), note: PARENT[unit] < 0 ? shownId(unit) : nameOf(PARENT[unit]) });
  const order = new Intl.Collator(language === "zh" ? "zh" : "en", { numeric: true });
  const column = columnOf(INDEX_COLUMN, wide);
  const entries = [...pageOf].map(([unit, page]) => [whole(unit), page]).sort(([one], [other]) => order.compare(one, other));
  return inColumns(entries.map(([name, page]) => flowed([name], column - 40).map((text, at, { length }) => ({ text, left: at ? INSET : 0, right: at === length - 1 ? page : 0 }))), column, wide, high, 0);
};
