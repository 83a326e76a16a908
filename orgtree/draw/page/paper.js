// The chart on paper: one page where it can be read on one, else its parts on as many as it takes, as an atlas has them.

import { dark, dress } from "./colour.js";
import { DATA, DEPTH, END, SIZE, ancestorsOf } from "./data.js";
import { $, download } from "./dom.js";
import { CHART_H, CHART_W, layout } from "./layout.js";
import { crowded, drawAllLinks, refreshLinks } from "./links.js";
import { focused } from "./lit.js";
import { putBeside } from "./measure.js";
import { headingOf, indexPages, linkGroups, listPages } from "./paper_links.js";
import { BLOCK_H, BLOCK_W, BLOCK_X, BLOCK_Y, H, W, X, Y } from "./rows.js";
import { keptBelow, keptRoots } from "./sieve.js";
import { view } from "./sight.js";
import { OPEN, VISIBLE, hasChildren, metric, refreshVisible } from "./state.js";
import { buildSvg, headLines, savePng, svgGroups, svgFrame, svgLegend, svgLines, xml } from "./svg.js";
import { nameOf, pick, t } from "./words.js";

// A4 across, less its margins, as many pixels as show letters of the chart at 6 points; title and legend take their room.
const WIDE = 1690;
const HIGH = 1146;
const ROOM_W = WIDE - 16;
const ROOM_H = HIGH - 150;
const APART = 24;
const CAPTION = 22;

const inside = (top) => top < 0 ? Array.from(VISIBLE) : Array.from(VISIBLE).filter((unit) => unit >= top && unit < END[top]);
const extent = (top) => top < 0 ? { x: 0, y: 0, w: CHART_W, h: CHART_H } : { x: BLOCK_X[top], y: BLOCK_Y[top], w: BLOCK_W[top], h: BLOCK_H[top] };
const fitsSheet = ({ w, h }) => w <= ROOM_W && h <= ROOM_H - CAPTION;

// Opens a unit so many levels deep, of what was open before, and nothing beside it.
const openOnly = (top, depth, wanted) => {
  OPEN.fill(0);
  if (top >= 0) for (const above of ancestorsOf(top)) OPEN[above] = 1;
  const base = top < 0 ? 0 : DEPTH[top];
  for (let unit = Math.max(0, top); unit < (top < 0 ? SIZE : END[top]); unit++) OPEN[unit] = wanted[unit] && DEPTH[unit] - base < depth ? 1 : 0;
  refreshVisible();
  layout();
};
// What is folded here and was open: it comes on a page of its own.
const foldedParts = (top, wanted) => inside(top).filter((unit) => wanted[unit] && hasChildren(unit) && !OPEN[unit]);

// Where to cut so that no box is cut, each piece as long as there is room.
const cuts = (from, upTo, room, spans) => {
  const found = [from];
  while (upTo - found[found.length - 1] > room) {
    const last = found[found.length - 1];
    const free = spans.map(([start]) => start - 2).filter((at) => at > last + 1 && at <= last + room && spans.every(([start, end]) => at <= start || at >= end));
    found.push(free.length ? Math.max(...free) : last + room);
  }
  return [...found, upTo];
};
const liesIn = (unit, tile) => { const [x, y] = [X[unit] + W[unit] / 2, Y[unit] + H[unit] / 2]; return x >= tile.x && x < tile.x + tile.w && y >= tile.from && y < tile.upTo; };
const tilesOf = (top) => {
  const whole = extent(top);
  if (fitsSheet(whole)) return [{ ...whole, from: whole.y, upTo: whole.y + whole.h }];
  const boxes = inside(top).filter((unit) => unit !== top);
  const across = cuts(whole.x, whole.x + whole.w, ROOM_W, boxes.map((unit) => [X[unit], X[unit] + W[unit]]));
  return across.slice(1).flatMap((right, at) => {
    const left = across[at];
    const column = boxes.filter((unit) => X[unit] < right && X[unit] + W[unit] > left);
    // Boxes of neighbouring columns need not end at one height: each is on the piece in which its middle lies.
    const highest = column.reduce((most, unit) => Math.max(most, H[unit]), 0);
    const count = Math.ceil(whole.h / (ROOM_H - CAPTION - highest));
    return Array.from({ length: count }, (_, row) => {
      const tile = { x: left, w: right - left, from: whole.y + whole.h * row / count, upTo: whole.y + whole.h * (row + 1) / count };
      const own = column.filter((unit) => liesIn(unit, tile));
      tile.y = row ? own.reduce((least, unit) => Math.min(least, Y[unit]), tile.upTo) : whole.y;
      tile.h = own.reduce((most, unit) => Math.max(most, Y[unit] + H[unit]), tile.y) - tile.y;
      return tile;
    }).filter((tile) => tile.h);
  });
};

const openAll = (wanted) => openOnly(-1, Infinity, wanted);
// Trees one after the other, whole where they can be read on one page. Of others each part is as deep as can be read; what is
// deeper is a part of its own, right after it.
const partsOf = (wanted) => {
  openAll(wanted);
  if (fitsSheet(extent(-1))) return [{ top: -1, depth: Infinity, tiles: tilesOf(-1) }];
  const roots = keptRoots();
  const small = new Map(roots.filter((root) => fitsSheet(extent(root))).map((root) => [root, { top: root, whole: true, tiles: tilesOf(root) }]));
  const parts = [];
  let waiting = roots;
  while (waiting.length) {
    const [top, ...rest] = waiting;
    if (small.has(top)) { parts.push(small.get(top)); waiting = rest; continue; }
    let depth = 1;
    openOnly(top, depth, wanted);
    while (foldedParts(top, wanted).length) {
      openOnly(top, depth + 1, wanted);
      if (!fitsSheet(extent(top))) { openOnly(top, depth, wanted); break; }
      depth++;
    }
    parts.push({ top, depth, tiles: tilesOf(top) });
    waiting = [...foldedParts(top, wanted), ...rest];
  }
  return parts;
};

// On shelves, in order, each tile with its place and sheet.
const shelve = (parts) => {
  let [sheet, x, y, high] = [1, 0, 0, 0];
  for (const part of parts) for (const tile of part.tiles) {
    if (x && x + tile.w > ROOM_W) { x = 0; y += high + APART; high = 0; }
    if (y && y + tile.h + CAPTION > ROOM_H) { sheet++; x = y = high = 0; }
    Object.assign(tile, { sheet, left: x, above: y });
    x += tile.w + APART;
    high = Math.max(high, tile.h + CAPTION);
  }
  return sheet;
};

const drawTile = (part, tile, sheetOf, pageOf, number) => {
  const box = { left: tile.x - 6, top: tile.y - 7, right: tile.x + tile.w + 6, bottom: tile.y + tile.h + 7 };
  const units = inside(part.top);
  const within = (unit) => liesIn(unit, tile);
  const shown = units.filter(within);
  for (const unit of shown) pageOf.set(unit, tile.sheet);
  const steps = part.top < 0 ? [] : [...ancestorsOf(part.top), ...(within(part.top) ? [] : [part.top])];
  const way = steps.map(nameOf).join(" › ") + (part.from ? ` (${t("sheet", { n: part.from })})` : "");
  return `<clipPath id="tile${number}"><rect x="${box.left}" y="${box.top}" width="${box.right - box.left}" height="${box.bottom - box.top}"/></clipPath>`
    + `<g transform="translate(${8 + tile.left - tile.x} ${66 + tile.above + CAPTION - tile.y})"><text x="${tile.x}" y="${tile.y - 9}" font-size="13" fill="#526074">${xml(way)}</text>`
    + `<g clip-path="url(#tile${number})">${svgLines(box, units)}${svgGroups(shown, box, (unit) => sheetOf.has(unit) ? `<tspan font-size="13">→${sheetOf.get(unit)}</tspan>` : `<tspan font-size="13">+${keptBelow(unit)}</tspan>`)}</g></g>`;
};

// The chart on one page, with lines for its links; null where it has too many of them, or is too large.
const onePage = () => {
  if (CHART_W > ROOM_W || CHART_H > ROOM_H) return null;
  if (focused) return buildSvg("all");
  drawAllLinks();
  const page = crowded() ? null : buildSvg("all");
  refreshLinks();
  return page;
};

// All pages as texts of SVG; of a chart that can be read on one page it is the chart.
export const sheets = () => {
  const whole = onePage();
  if (whole) return [whole];
  const wanted = OPEN.slice();
  const links = linkGroups();
  const [night, wide, high] = [dark, view.width, view.height];
  dress(metric, false);
  try {
    putBeside(links.letters);
    const more = links.groups.length ? [t(links.lettered ? "letters_at_end" : "links_at_end", { links: headingOf(links.groups) })] : [];
    const legend = svgLegend(8, HIGH - 62, WIDE - 16, { withLinks: false, more }).out;
    Object.assign(view, { width: ROOM_W, height: ROOM_H });
    const parts = partsOf(wanted);
    const count = shelve(parts);
    const sheetOf = new Map(parts.map((part) => [part.top, part.tiles[0]?.sheet]));
    const bodies = Array.from({ length: count }, () => "");
    const pageOf = new Map();
    const byTop = new Map(parts.map((part) => [part.top, part]));
    let number = 0;
    let before = null;
    for (const part of parts) {
      if (!part.whole) openOnly(part.top, part.depth, wanted);
      else if (!before?.whole) openAll(wanted);
      before = part;
      if (!part.whole) for (const unit of foldedParts(part.top, wanted)) byTop.get(unit).from = part.tiles[0].sheet;
      for (const tile of part.tiles) bodies[tile.sheet - 1] += drawTile(part, tile, sheetOf, pageOf, number++);
    }
    const headedBy = (heading) => (list) => `<g transform="translate(8 82)"><text font-size="15" font-weight="600" y="-12">${xml(heading[0].toUpperCase() + heading.slice(1))}</text>${list}</g>`;
    const lists = [...listPages(links, pageOf, ROOM_W, HIGH - 90).map(headedBy(headingOf(links.groups))), ...(count > 1 ? indexPages(pageOf, ROOM_W, HIGH - 90) : []).map(headedBy(t("index")))];
    return [...bodies.map((body) => body + legend), ...lists].map((content, at, { length }) => svgFrame({ left: 0, top: 0, width: WIDE, height: HIGH }, `${headLines(8, 0)}<text x="${WIDE - 8}" y="24" text-anchor="end" font-size="14">${at + 1} / ${length}</text>${content}`));
  } finally {
    Object.assign(view, { width: wide, height: high });
    OPEN.set(wanted);
    putBeside(new Map());
    refreshVisible();
    layout();
    refreshLinks();
    dress(metric, night);
  }
};

const named = (at, count) => `${pick(DATA.title) || "chart"}${count > 1 ? ` ${String(at + 1).padStart(String(count).length, "0")}` : ""}`;
export const saveSheets = () => {
  sheets().forEach((text, at, { length }) => { download(text, "image/svg+xml", `${named(at, length)}.svg`); });
};
// One after the other, as each takes the room of a picture.
export const saveSheetsPng = async () => {
  const pages = sheets();
  for (const [at, text] of pages.entries()) await savePng(text, named(at, pages.length));
};

const putOnPaper = () => {
  $("paper").replaceChildren(...sheets().map((text) => document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true)));
};
window.addEventListener("beforeprint", putOnPaper);
window.addEventListener("afterprint", () => $("paper").replaceChildren());
