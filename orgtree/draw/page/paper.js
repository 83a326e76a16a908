// The chart on paper: one page where it can be read on one, else its parts on as many as it takes, as an atlas has them.

import { dark, dress } from "./colour.js";
import { DATA, DEPTH, END, SIZE, ancestorsOf } from "./data.js";
import { $, download } from "./dom.js";
import { CHART_H, CHART_W, layout } from "./layout.js";
import { DRAWN_LINKS, drawAllLinks, refreshLinks } from "./links.js";
import { focused } from "./lit.js";
import { putBeside, textWidth } from "./measure.js";
import { indexPages } from "./paper_columns.js";
import { headingOf, linkGroups, listPages } from "./paper_links.js";
import { BLOCK_H, BLOCK_W, BLOCK_X, BLOCK_Y, H, W, X, Y } from "./rows.js";
import { keptBelow, keptRoots } from "./sieve.js";
import { view } from "./sight.js";
import { OPEN, VISIBLE, hasChildren, isShown, metric, refreshVisible } from "./state.js";
import { buildSvg, headLines, savePng, svgGroups, svgFrame, svgLegend, svgLines, xml } from "./svg.js";
import { nameOf, pick, t } from "./words.js";

// A4 across, less its margins, so many pixels as show letters of the chart at 6 points, or at 12 where there is room.
const [WIDE, HIGH] = [1690, 1146];
const LEAST_WIDE = WIDE / 2;
const STEP = WIDE / 20;
const APART = 24;
const CAPTION = 22;
const FEW_LINES = 10;  // more links than that are told in a list

// A sheet so wide, with what is above and below its chart.
const sheetOf = (wide, more) => {
  const high = Math.round(wide * HIGH / WIDE);
  const head = headLines(8, wide - 170);
  const legend = svgLegend(8, 0, wide - 16, { withLinks: false, more }).bottom;
  return { wide, high, head, top: head.high + 8, legendTop: high - legend - 4, roomW: wide - 16, roomH: high - head.high - legend - 26 };
};
let sheet = null;

const inside = (top) => top < 0 ? Array.from(VISIBLE) : Array.from(VISIBLE).filter((unit) => unit >= top && unit < END[top]);
const extent = (top) => top < 0 ? { x: 0, y: 0, w: CHART_W, h: CHART_H } : { x: BLOCK_X[top], y: BLOCK_Y[top], w: BLOCK_W[top], h: BLOCK_H[top] };
const fitsSheet = ({ w, h }, on = sheet) => w <= on.roomW && h <= on.roomH - CAPTION;

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
// What a piece hangs from, which is said above it.
const hangsFrom = (top, tile) => top < 0 ? "" : [...ancestorsOf(top), ...(liesIn(top, tile) ? [] : [top])].map(nameOf).join(" › ");
const tilesOf = (top) => piecesOf(top).map((tile) => ({ ...tile, way: hangsFrom(top, tile) }));
const piecesOf = (top) => {
  const whole = extent(top);
  if (fitsSheet(whole)) return [{ ...whole, from: whole.y, upTo: whole.y + whole.h }];
  const boxes = inside(top).filter((unit) => unit !== top);
  const across = cuts(whole.x, whole.x + whole.w, sheet.roomW, boxes.map((unit) => [X[unit], X[unit] + W[unit]]));
  return across.slice(1).flatMap((right, at) => {
    const left = across[at];
    const column = boxes.filter((unit) => X[unit] < right && X[unit] + W[unit] > left);
    // Boxes of neighbouring columns need not end at one height: each is on the piece in which its middle lies.
    const highest = column.reduce((most, unit) => Math.max(most, H[unit]), 0);
    const count = Math.ceil(whole.h / (sheet.roomH - CAPTION - highest));
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
  const above = new Map();
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
    const part = { top, depth, above: above.get(top), tiles: tilesOf(top) };
    parts.push(part);
    const folded = foldedParts(top, wanted);
    for (const unit of folded) above.set(unit, part);
    waiting = [...folded, ...rest];
  }
  return parts;
};

// On shelves, in order, each tile with its caption, place and sheet: how many sheets, and how high the last is filled.
const shelve = (parts) => {
  let [at, x, y, high] = [1, 0, 0, 0];
  for (const part of parts) for (const tile of part.tiles) {
    const caption = (from) => from ? `${tile.way} (${t("sheet", { n: from })})` : tile.way;
    const wide = Math.max(tile.w, Math.min(sheet.roomW, textWidth(caption(part.above && 99))));
    if (x && x + wide > sheet.roomW) { x = 0; y += high + APART; high = 0; }
    if (y && y + tile.h + CAPTION > sheet.roomH) { at++; x = y = high = 0; }
    const from = part.above?.tiles[0].sheet;
    Object.assign(tile, { sheet: at, left: x, above: y, caption: caption(from === at ? 0 : from) });
    x += wide + APART;
    high = Math.max(high, tile.h + CAPTION);
  }
  return { count: at, filled: y + high };
};

const drawTile = (part, tile, pageOf, number) => {
  const box = { left: tile.x - 6, top: tile.y - 7, right: tile.x + tile.w + 6, bottom: tile.y + tile.h + 7 };
  const units = inside(part.top);
  const shown = units.filter((unit) => liesIn(unit, tile));
  return `<clipPath id="tile${number}"><rect x="${box.left}" y="${box.top}" width="${box.right - box.left}" height="${box.bottom - box.top}"/></clipPath>`
    + `<g transform="translate(${8 + tile.left - tile.x} ${sheet.top + tile.above + CAPTION - tile.y})"><text x="${tile.x}" y="${tile.y - 9}" font-size="13" fill="#526074">${xml(tile.caption)}</text>`
    + `<g clip-path="url(#tile${number})">${svgLines(box, units)}${svgGroups(shown, box, (unit) => pageOf.has(unit) ? `<tspan font-size="13">→${pageOf.get(unit)}</tspan>` : `<tspan font-size="13">+${keptBelow(unit)}</tspan>`)}</g></g>`;
};

// The chart on one page, with lines for its links; null where it has too many of them, or is too large.
const onePage = () => {
  const build = () => {
    const sizeOf = (svg) => ["width", "height"].map((side) => Number(new RegExp(` ${side}="([\\d.]+)"`).exec(svg)[1]));
    const svg = buildSvg("all");
    const [wide, high] = sizeOf(svg);
    // Where its height decides how large it is printed, title and legend have the width of the sheet.
    const wider = high * WIDE > wide * HIGH ? buildSvg("all", high * WIDE / HIGH - 40) : svg;
    const better = sizeOf(wider)[1] < high ? wider : svg;
    const [most, tall] = sizeOf(better);
    return most <= WIDE && tall <= HIGH ? better : null;
  };
  if (focused) return build();
  drawAllLinks();
  // A line of several links, which end in what is folded, would not say which.
  const legible = DRAWN_LINKS.length <= FEW_LINES && DRAWN_LINKS.every(({ links }) => links.every((link) => isShown(link.source) && isShown(link.target)));
  const page = legible ? build() : null;
  refreshLinks();
  return page;
};

const LIST_HEAD = 42;
const listsOn = (links, pageOf, { high, top, roomW, roomH }, filled) => listPages(links, pageOf, roomW, high - top - 34, roomH - filled - LIST_HEAD);
// Of a chart on one sheet letters are as large as there is room, as long as its lists take no more pages.
const grown = (tile, more, links) => {
  const pages = (one) => listsOn(links, new Map(), one, tile.h + CAPTION).length;
  const least = pages(sheet);
  for (let wide = LEAST_WIDE; wide < WIDE; wide += STEP) {
    const one = sheetOf(wide, more);
    if (fitsSheet(tile, one) && pages(one) === least) return one;
  }
  return sheet;
};

const ofLinks = (links, key, facts) => links.groups.length ? [t(key, { links: headingOf(links.groups), ...facts })] : [];
const pagesOf = (wanted) => {
  const links = linkGroups();
  putBeside(links.marks);
  const listed = links.lettered ? ["links_marks", "letters_listed"] : ["links_below", "links_listed"];
  const said = ofLinks(links, listed[1], { page: 99 });
  sheet = sheetOf(WIDE, [...said, t("hidden_legend")]);
  Object.assign(view, { width: sheet.roomW, height: sheet.roomH });
  const parts = partsOf(wanted);
  const alone = parts.length === 1 && parts[0].tiles.length === 1;
  if (alone) sheet = grown(parts[0].tiles[0], [...said, t("hidden_legend")], links);
  const { count, filled } = shelve(parts);
  const pageOfTop = new Map(parts.map((part) => [part.top, part.tiles[0]?.sheet]));
  const bodies = Array.from({ length: count }, () => "");
  const pageOf = new Map();
  let [number, before, folds] = [0, null, false];
  for (const part of parts) {
    if (!part.whole) openOnly(part.top, part.depth, wanted);
    else if (!before?.whole) openAll(wanted);
    before = part;
    for (const tile of part.tiles) {
      const shown = inside(part.top).filter((unit) => liesIn(unit, tile));
      for (const unit of shown) pageOf.set(unit, tile.sheet);
      folds ||= shown.some((unit) => hasChildren(unit) && !OPEN[unit] && !pageOfTop.has(unit));
      bodies[tile.sheet - 1] += drawTile(part, tile, pageOfTop, number++);
    }
  }
  const headedBy = (heading, list, y = 0) => `<g transform="translate(8 ${sheet.top + y + 22})"><text font-size="15" font-weight="600" y="-8">${xml(heading[0].toUpperCase() + heading.slice(1))}</text>${list}</g>`;
  const [below, ...further] = listsOn(links, count > 1 ? pageOf : new Map(), sheet, filled);
  if (below) bodies[count - 1] += headedBy(headingOf(links.groups), below, filled + APART - 6);
  const index = count > 1 ? indexPages(pageOf, sheet.roomW, sheet.high - sheet.top - 34) : [];
  const lists = [...further.map((list) => headedBy(headingOf(links.groups), list)), ...index.map((list) => headedBy(t("index"), list))];
  const legendOf = (at) => svgLegend(8, sheet.legendTop, sheet.roomW, { withLinks: false, more: [
    ...(below && at === count - 1 ? ofLinks(links, listed[0]) : ofLinks(links, listed[1], { page: below ? count : count + 1 })),
    ...(folds ? [t("hidden_legend")] : []), ...(count > 1 && parts.some((part) => part.above) ? [`→ ${t("refers")}`] : [])] }).out;
  return [...bodies.map((body, at) => body + legendOf(at)), ...lists];
};

// All pages as texts of SVG; of a chart that can be read on one page it is the chart.
export const sheets = () => {
  const whole = onePage();
  if (whole) return [whole];
  const wanted = OPEN.slice();
  const [night, wide, high] = [dark, view.width, view.height];
  dress(metric, false);
  try {
    return pagesOf(wanted).map((content, at, { length }) => svgFrame({ left: 0, top: 0, width: sheet.wide, height: sheet.high }, `${sheet.head.draw(sheet.head.high)}<text x="${sheet.wide - 8}" y="24" text-anchor="end">${length > 1 ? t("page_of", { page: at + 1, count: length }) : ""}</text>${content}`));
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
