// What an atlas has besides its chart: letters in the boxes of all that a link joins, what each letter stands for, and the index.

import { shownId } from "./changes.js";
import { BODIES, GHOST, LINKS, LINK_TYPES, PARENT } from "./data.js";
import { FONT_SIZE, PIECES, textWidth } from "./measure.js";
import { KEPT } from "./sieve.js";
import { xml } from "./svg.js";
import { labelled, language, nameOf, number, pick, t } from "./words.js";

const MOST_LETTERS = 8;  // in a box; with more of them nobody looks for one
const MOST_LISTED = 120;
const LEADING = 17;
const COLUMN = 390;
const INDEX_COLUMN = 218;
const BETWEEN = 24;
const INSET = 14;
const BOLD = 1.08;  // how much wider bold text is

const titleOfType = (type) => pick(LINK_TYPES[type].title) || LINK_TYPES[type].name;
// What nesting says already is no link of its own, unless it is a part of a joint body.
const told = (link) => KEPT[link.source] && KEPT[link.target] && !GHOST[link.source] && (bodyOf(link) || PARENT[link.source] !== link.target);
const bodyOf = (link) => LINK_TYPES[link.type].part !== "" && BODIES.has(link.source);

// A to Z, AA and so on, as spreadsheets name columns.
const letterOf = (index) => (index < 26 ? "" : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + index % 26);

// Bodies with all that take part in them, then other links by the side of their type that has fewer units.
export const linkGroups = () => {
  const links = LINKS.filter(told);
  const sides = LINK_TYPES.map((_, type) => ["source", "target"].map((end) => new Set(links.filter((link) => link.type === type && !bodyOf(link)).map((link) => link[end])).size));
  const found = new Map();
  for (const link of links) {
    const body = bodyOf(link);
    const out = body || sides[link.type][0] <= sides[link.type][1];
    const hub = out ? link.source : link.target;
    const key = body ? `${hub}` : `${hub} ${link.type}`;
    if (!found.has(key)) found.set(key, { hub, body, type: link.type, members: [] });
    found.get(key).members.push({ unit: out ? link.target : link.source, link, out });
  }
  const groups = [...found.values()].sort((a, b) => Number(b.body) - Number(a.body) || a.hub - b.hub || a.type - b.type);
  const letters = new Map();
  groups.forEach((group, at) => {
    group.letter = letterOf(at);
    for (const unit of new Set([group.hub, ...group.members.map((one) => one.unit)])) letters.set(unit, [...(letters.get(unit) || []), group.letter]);
  });
  const lettered = groups.length <= MOST_LISTED && [...letters.values()].every((own) => own.length <= MOST_LETTERS);
  return { groups, lettered, letters: lettered ? new Map([...letters].map(([unit, own]) => [unit, own.join(" ")])) : new Map() };
};

export const headingOf = (groups) => t(groups.every((group) => group.body) ? "bodies" : groups.some((group) => group.body) ? "bodies_and_links" : "links");

// What belongs together on lines of a width, broken within a piece only where that is wider.
const flowed = (pieces, room) => {
  const lines = [];
  let line = "";
  for (const piece of pieces.flatMap((one) => textWidth(one.trimEnd()) > room ? one.match(PIECES) : [one])) {
    if (line && textWidth((line + piece).trimEnd()) > room) { lines.push(line.trimEnd()); line = ""; }
    line += piece;
  }
  return line ? [...lines, line.trimEnd()] : lines;
};

const listed = (texts) => texts.map((text, at) => at < texts.length - 1 ? text + t("comma") : text);

const entryOf = ({ hub, body, type, members, letter }, lettered, referred) => {
  const name = body ? referred(hub) : `${referred(hub)} · ${titleOfType(type)}`;
  const rows = flowed([lettered ? `${letter}  ${name}` : name], COLUMN / BOLD).map((text) => ({ text, bold: true, left: 0 }));
  const add = (pieces) => { for (const text of flowed(pieces, COLUMN - INSET)) rows.push({ text, left: INSET }); };
  if (!body) {
    add(listed(members.map(({ unit, link, out }) => { const role = pick(link.label); return `${out ? "" : "← "}${referred(unit)}${role ? ` (${role})` : ""}`; })));
    return rows;
  }
  const byRole = new Map();
  for (const { unit, link } of members) {
    const convener = LINK_TYPES[link.type].part === "convener";
    const role = convener ? "" : pick(link.label) || titleOfType(link.type);
    byRole.set(role, [...(byRole.get(role) || []), unit]);
  }
  for (const [role, units] of [...byRole].sort(([a], [b]) => Number(b === "") - Number(a === ""))) add([labelled(role ? `${role} ${number(units.length)}` : t("convener"), ""), ...listed(units.map(referred))]);
  return rows;
};

// Entries in columns: for each page what stands on it. An entry stays together where a column has room for it.
const inColumns = (entries, width, wide, high, apart) => {
  const columns = Math.max(1, Math.floor((wide + BETWEEN) / (width + BETWEEN)));
  const pages = [];
  let [column, y, out] = [0, 0, ""];
  const next = () => { column++; y = 0; if (column === columns) { pages.push(out); column = 0; out = ""; } };
  for (const rows of entries) {
    if (y && y + (rows.length * LEADING <= high ? rows.length : 3) * LEADING > high) next();
    for (const { text, bold, left, right } of rows) {
      if (y + LEADING > high) next();
      const x = column * (width + BETWEEN);
      out += `<text x="${x + left}" y="${y + FONT_SIZE}"${bold ? ' font-weight="600"' : ""}>${xml(text)}${right ? ` <tspan x="${x + width}" text-anchor="end">${right}</tspan>` : ""}</text>`;
      y += LEADING;
    }
    y += apart;
  }
  return out ? [...pages, out] : pages;
};

export const listPages = ({ groups, lettered }, pageOf, wide, high) => {
  const referred = (unit) => pageOf.has(unit) ? `${nameOf(unit)} →${pageOf.get(unit)}` : nameOf(unit);
  return inColumns(groups.map((group) => entryOf(group, lettered, referred)), COLUMN, wide, high, LEADING / 3);
};

// Every unit by its whole name, with what it stands under where others are called the same, and its page.
export const indexPages = (pageOf, wide, high) => {
  const counts = new Map();
  for (const unit of pageOf.keys()) counts.set(nameOf(unit), (counts.get(nameOf(unit)) || 0) + 1);
  const whole = (unit) => counts.get(nameOf(unit)) < 2 ? nameOf(unit) : `${nameOf(unit)} (${PARENT[unit] < 0 ? shownId(unit) : nameOf(PARENT[unit])})`;
  const order = new Intl.Collator(language === "zh" ? "zh" : "en", { numeric: true });
  const entries = [...pageOf].map(([unit, page]) => [whole(unit), page]).sort(([one], [other]) => order.compare(one, other));
  return inColumns(entries.map(([name, page]) => flowed([name], INDEX_COLUMN - 40).map((text, at, { length }) => ({ text, left: at ? INSET : 0, right: at === length - 1 ? page : 0 }))), INDEX_COLUMN, wide, high, 0);
};
