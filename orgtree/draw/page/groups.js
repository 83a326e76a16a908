// Units in groups, in the panel: by kind, by value of a field, by hierarchy, or by what they stand under; each group leads to its units.

import { COMPARES } from "./changes.js";
import { kindLook } from "./colour.js";
import { FIELDS, GHOST, GROUPED_BY, IDS, KINDS, ROOTS, SIZE, childrenOf } from "./data.js";
import { el } from "./dom.js";
import { siftMore, titleOf, valuesOf } from "./filter.js";
import { drawBy } from "./grouped.js";
import { longList, lookSwatch } from "./lists.js";
import { HIERARCHIES, NOT_STATED, hierarchyOf, sieve, standingUnder } from "./sieve.js";
import { nameOf, number, pick, t, tongueOf } from "./words.js";

const MOST_GROUPS = 60;
const MOST_AT_ONCE = 20;
let groupedBy = "kind";

const countOf = (fits) => { let sum = 0; for (let unit = 0; unit < SIZE; unit++) sum += fits(unit) && !GHOST[unit] ? 1 : 0; return sum; };

// The units right below the one root of a hierarchy, those that have others below them where any has; of several roots these.
const headsOf = (hierarchy) => {
  const roots = ROOTS.filter((root) => hierarchyOf(root) === hierarchy && childrenOf(root).length);
  if (roots.length !== 1) return roots;
  const heads = childrenOf(roots[0]);
  return heads.some((unit) => childrenOf(unit).length) ? heads.filter((unit) => childrenOf(unit).length) : heads;
};

// Each sort of groups: its key, what it is called, and its groups as {text, count, asks, swatch, tongue}.
const byKind = () => KINDS.filter((kind) => kind.name !== "*group").map((kind, at) => ({ text: titleOf(kind), count: kind.count, asks: { kind: kind.name }, swatch: lookSwatch(kindLook(at)) }));
const byHierarchy = () => HIERARCHIES.map((one) => ({ text: titleOf(one), count: countOf((unit) => hierarchyOf(unit) === one), asks: { along: one.name } }));
const byHead = (hierarchy) => headsOf(hierarchy).map((unit) => { const inside = standingUnder(unit); return { text: nameOf(unit), count: countOf((one) => inside[one]), asks: { under: IDS[unit] }, tongue: tongueOf(unit) }; });
const byValue = (at) => {
  const { none, values } = valuesOf(FIELDS[at], MOST_GROUPS);
  return [...values.map(([text, count]) => ({ text, count, asks: { field: String(at), value: text } })), ...(none ? [{ text: t("unstated"), count: none, asks: { field: String(at), value: NOT_STATED } }] : [])];
};
const sorts = () => [
  ["kind", t("by_kind"), byKind],
  ...(HIERARCHIES.length ? [["along", t("hierarchy"), byHierarchy]] : []),
  ...(HIERARCHIES.length ? HIERARCHIES : [undefined]).filter((one) => headsOf(one).length > 1).map((one) => [`under ${HIERARCHIES.indexOf(one)}`, one ? t("stands_under_in", { title: titleOf(one) }) : t("stands_under"), () => byHead(one)]),
  ...FIELDS.flatMap((field, at) => (valuesOf(field, MOST_GROUPS)?.values.length || 0) > 1 ? [[`field ${at}`, pick(field.title), () => byValue(at)]] : []),
];

const row = ({ text, count, asks, swatch, tongue }) => {
  const asked = Object.entries(asks).every(([key, value]) => sieve[key] === value);
  const asksNothing = Object.fromEntries(Object.keys(asks).filter((key) => key !== "along").map((key) => [key, ""]));
  return el("li", {}, el("button", { type: "button", class: "unit", "aria-pressed": String(asked), onclick: () => siftMore(asked ? asksNothing : asks) },
    swatch, el("span", { class: "name", lang: tongue }, text), el("span", { class: "count" }, number(count))));
};

export const groupList = () => {
  const all = sorts();
  const [, , make] = all.find(([key]) => key === groupedBy) || all[0];
  const show = (items) => items.length > MOST_AT_ONCE ? longList(items, row) : el("ul", { class: "list" }, items.map(row));
  const list = el("div", {}, show(make()));
  const select = el("select", { "aria-label": t("grouped_by"), onchange: () => {
    groupedBy = select.value;
    list.replaceChildren(show(all.find(([key]) => key === groupedBy)[2]()));
    draw.hidden = !drawable();
  } }, all.map(([key, text]) => el("option", { value: key }, t("grouped", { by: text }))));
  const draw = el("button", { type: "button", onclick: () => drawBy(groupedBy, groupedBy.startsWith("under") ? "" : sieve.along) }, t("draw_groups"));
  // A page of changes has its own order, and what is in hierarchies is chosen above the chart.
  const drawable = () => !COMPARES && groupedBy !== "along" && groupedBy !== "under -1" && groupedBy !== GROUPED_BY;
  draw.hidden = !drawable();
  select.value = groupedBy;
  return [all.length > 1 ? select : null, list, el("div", { class: "actions" }, draw)];
};
