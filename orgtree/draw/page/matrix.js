// The matrix of a type of link: a row a unit that links lead from, a column a unit that they lead to, roles in the cells.

import { addBoard } from "./boards.js";
import { IDS, KIND, KINDS, LINKS, LINK_TYPES } from "./data.js";
import { ROOMY, el } from "./dom.js";
import { makeGrid } from "./grid.js";
import { swatchOf } from "./lists.js";
import { clean, textWidth } from "./measure.js";
import { KEPT } from "./sieve.js";
import { choose, chosen } from "./state.js";
import { labelled, nameOf, number, pick, t } from "./words.js";

const MOST_COLUMNS = 60;
const MATRIX_ROW = ROOMY ? 44 : 28;
// Told apart in grey, as in pictures.
const FILLS = [["#1d4e82", "#ffffff"], ["#a9caee", "#10243a"], ["#ffffff", "#10243a"], ["#5b8fc7", "#10243a"], ["#e3e8ee", "#10243a"], ["#123252", "#ffffff"]];
// Seats on bodies first, else what bodies rest on.
const order = (type) => ({ seat: 0, base: 1, "": 2 })[LINK_TYPES[type].part] ?? 3;
const TYPES = [...new Set(LINKS.map((link) => link.type))].sort((a, b) => order(a) - order(b) || a - b);
let type = TYPES[0];
let laid = null;
let grid = null;

// What begins a role behind what all of them begin with; a dot for one role alone.
const marksOf = (roles) => {
  if (roles.length < 2) return roles.map(() => "●");
  let same = 0;
  while (roles.every((role) => role.length > same + 1 && role[same] === roles[0][same])) same++;
  if (/^[\x20-\x7e]*$/.test(roles[0].slice(0, same))) same = roles[0].slice(0, same).lastIndexOf(" ") + 1;
  const found = [];
  roles.forEach((role, at) => {
    const rest = Array.from(role.slice(same).trim() || role);
    const begin = rest[0].toUpperCase();
    found.push([begin, ...rest.slice(1).map((letter) => begin + letter), String(at + 1)].find((mark) => mark.trim() === mark && !found.includes(mark)));
  });
  return found;
};

const roleOf = (link) => clean(pick(link.label)) || pick(LINK_TYPES[link.type].title) || LINK_TYPES[link.type].name;

// Rows, columns and cells. Beyond so many columns, units linked to one row only share a column with those of their kind.
const layOut = () => {
  const links = LINKS.filter((link) => link.type === type && KEPT[link.source] && KEPT[link.target]);
  const rows = [...new Set(links.map((link) => link.source))].sort((a, b) => a - b);
  const units = [...new Set(links.map((link) => link.target))].sort((a, b) => KIND[a] - KIND[b] || a - b);
  const near = new Map(units.map((unit) => [unit, new Set()]));
  for (const link of links) near.get(link.target).add(link.source);
  const alone = units.length > MOST_COLUMNS ? new Set(units.filter((unit) => near.get(unit).size === 1)) : new Set();
  const columns = [];
  const columnOf = new Map();
  for (const kind of new Set(units.map((unit) => KIND[unit]))) {
    const alike = units.filter((unit) => KIND[unit] === kind);
    for (const unit of alike.filter((one) => !alone.has(one))) { columnOf.set(unit, columns.length); columns.push({ unit, kind, count: 0 }); }
    const together = alike.filter((one) => alone.has(one));
    for (const unit of together) columnOf.set(unit, columns.length);
    if (together.length) columns.push({ unit: -1, kind, count: 0, many: together.length });
  }
  const roles = [...new Set(links.map(roleOf))];
  const cells = new Map();
  const rowAt = new Map(rows.map((unit, at) => [unit, at]));
  const counts = new Int32Array(rows.length);
  for (const link of links) {
    const [row, column, role] = [rowAt.get(link.source), columnOf.get(link.target), roles.indexOf(roleOf(link))];
    const key = `${row} ${column}`;
    if (!cells.has(key)) cells.set(key, { roles: new Map(), units: [] });
    const cell = cells.get(key);
    cell.roles.set(role, (cell.roles.get(role) || 0) + 1);
    cell.units.push(link.target);
    counts[row]++;
    columns[column].count++;
  }
  return { rows, columns, columnOf, roles, marks: marksOf(roles), cells, counts, total: links.length };
};

const headTitle = (column) => column.unit < 0 ? `${pick(KINDS[column.kind].title) || KINDS[column.kind].name} (${number(column.many)})` : clean(nameOf(column.unit));
const textOf = ({ roles }) => [...roles].sort((a, b) => a[0] - b[0]).map(([role, count]) => laid.marks[role] + (count > 1 ? count : "")).join("");

const cellAt = (row, at) => {
  const unit = laid.rows[row];
  if (!at) return { content: [swatchOf(unit), el("span", { class: "name" }, nameOf(unit)), el("strong", {}, number(laid.counts[row]))], title: nameOf(unit) };
  const cell = laid.cells.get(`${row} ${at - 1}`);
  const column = laid.columns[at - 1];
  const near = column.unit >= 0 && column.unit === chosen ? "near" : "";
  if (!cell) return { content: "", class: near };
  const said = [...cell.roles].map(([role, count]) => count > 1 ? `${laid.roles[role]} ×${count}` : laid.roles[role]).join(", ");
  const mark = el("span", { class: "mark" }, textOf(cell));
  const [fill, ink] = cell.roles.size > 1 ? FILLS[2] : FILLS[[...cell.roles.keys()][0] % FILLS.length];
  mark.style.backgroundColor = fill;
  mark.style.color = ink;
  return { content: mark, title: labelled(`${nameOf(unit)} – ${headTitle(column)}`, said), "aria-label": said, class: near };
};

// Latin reads upwards, ideographs stand upright one below the other.
const turned = (column) => /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u.test(headTitle(column)) ? "turned upright" : "turned";
const headAt = (column) => column.unit < 0
  ? el("span", { class: turned(column) }, headTitle(column), " · ", number(column.count))
  : el("button", { type: "button", class: turned(column), title: headTitle(column), onclick: () => choose(column.unit) }, el("span", {}, headTitle(column)), el("strong", {}, ` ${number(column.count)}`));

const legend = () => laid.roles.map((role, at) => {
  const mark = el("span", { class: "mark" }, laid.marks[at]);
  [mark.style.backgroundColor, mark.style.color] = FILLS[at % FILLS.length];
  return el("span", { class: "key" }, mark, role);
});

const buildMatrix = (host) => {
  const choice = el("select", { "aria-label": t("relations"), onchange: (event) => { type = Number(event.target.value); buildMatrix(host); } }, TYPES.map((one) => el("option", { value: one }, pick(LINK_TYPES[one].title) || LINK_TYPES[one].name)));
  choice.value = type;
  laid = layOut();
  const widest = laid.columns.reduce((most, column) => Math.max(most, textWidth(headTitle(column))), 0);
  const cell = Math.max(ROOMY ? 48 : 30, 10 + [...laid.cells.values()].reduce((most, one) => Math.max(most, textWidth(textOf(one))), 0));
  const first = Math.min(260, 78 + laid.rows.reduce((most, unit) => Math.max(most, textWidth(clean(nameOf(unit)))), 0));
  grid = makeGrid({
    label: t("view_matrix"), rows: laid.rows.length, rowHeight: MATRIX_ROW, headHeight: Math.min(190, widest + 52),
    columns: [{ width: first, head: () => `${number(laid.rows.length)} × ${number(laid.columns.length)} · ${number(laid.total)}`, about: () => ({ class: "corner" }) }, ...laid.columns.map((column, at) => ({ width: cell, head: () => headAt(column), about: () => ({ class: `${column.unit >= 0 && column.unit === chosen ? "near " : ""}${at && laid.columns[at - 1].kind === column.kind ? "" : "first"}` }) }))],
    cell: cellAt,
    // In the column of heads a row's unit is chosen, in a cell the unit at its other end, if that is one.
    take: (row, at) => { const cell = at && laid.cells.get(`${row} ${at - 1}`); choose(cell && cell.units.length === 1 ? cell.units[0] : laid.rows[row]); },
  });
  grid.mark((row) => laid.rows[row] === chosen);
  host.replaceChildren(el("div", { class: "board-bar" }, el("label", {}, el("span", {}, t("relations")), choice), el("span", { class: "keys" }, legend())), el("div", { class: "board-room" }, grid.grid));
  grid.show(laid.rows.indexOf(chosen));
  grid.paint();
};

const paintMatrix = (host, why) => {
  if (!host.querySelector(".grid") || why === "language" || why === "sieve") { buildMatrix(host); return; }
  if (why === "choice") grid.show(laid.rows.indexOf(chosen));
  grid.paint();
};
addBoard({ name: "matrix", title: "view_matrix", has: LINKS.length > 0, paint: paintMatrix });
export const matrixIds = () => laid && { rows: laid.rows.map((unit) => IDS[unit]), columns: laid.columns.map((column) => column.unit < 0 ? null : IDS[column.unit]) };
