// The outline: a real tree of the shown units for keyboard and screen reader; only the rows in sight are in the document.

import { CHANGES_OF, signed } from "./changes.js";
import { LOOKS, LOOK_OF } from "./colour.js";
import { DEPTH, GHOST, IS_GROUP, PARENT, SEVERITIES, SIZE, WORST, allBelow } from "./data.js";
import { $, ROOMY, el, frame, icon, soon } from "./dom.js";
import { PAGE_KEYS } from "./keys.js";
import { swatchClass } from "./lists.js";
import { shapeOf } from "./outline.js";
import { beginning } from "./search.js";
import { keptBelow, keptChildren, keptRoots, sifted } from "./sieve.js";
import { canvas, fitCanvas } from "./sight.js";
import { SHOWN_AT, VISIBLE, choose, chosen, hasChildren, isOpen, isShown, metric, toggle, visibleAt } from "./state.js";
import { centre, isInSight, settle } from "./view.js";
import { gapOf, kindOf, nameOf, number, pick, t, tongueOf } from "./words.js";

export const tree = $("outline");
const rows = $("rows");
const ROW = ROOMY ? 44 : 30;
const SPARE = 12;
export let current = 0;  // the unit that Tab reaches
export const setCurrent = (unit) => { current = unit; };
let typed = "";
let typedAt = 0;
const built = new Map();

// Position among the siblings and their number, counted once per parent that is looked at.
const siblings = new Map();
const familyOf = (unit) => {
  const above = PARENT[unit];
  if (!siblings.has(above)) {
    const list = above < 0 ? keptRoots() : keptChildren(above);
    siblings.set(above, { size: list.length, place: new Map(list.map((child, at) => [child, at + 1])) });
  }
  return siblings.get(above);
};

// What changed of a unit, for those who hear the outline.
const changeWords = (unit) => {
  const said = [GHOST[unit] && !IS_GROUP[unit] && t("stood_here"), ...(CHANGES_OF.get(unit) || []).map((change) => pick(change.text))].filter(Boolean);
  return said.length ? `, ${said.join(", ")}` : "";
};

const belowOf = (unit) => sifted() ? keptBelow(unit) : allBelow(unit);
const buildRow = (unit) => {
  const family = familyOf(unit);
  const row = el("div", { role: "treeitem", id: `row-${unit}`, "aria-level": DEPTH[unit] + 1, "aria-setsize": family.size, "aria-posinset": family.place.get(unit) });
  const swatch = el("span", { class: "swatch" });
  row.append(el("span", { class: "twist" }, hasChildren(unit) ? icon("right") : null), swatch, el("span", { class: "name", lang: tongueOf(unit) }, signed(unit) + nameOf(unit)), belowOf(unit) ? el("span", { class: "count", "aria-hidden": "true" }, number(belowOf(unit))) : "");
  row.setAttribute("aria-label", `${nameOf(unit)}, ${kindOf(unit)}${WORST[unit] ? `, ${t(SEVERITIES[WORST[unit] - 1])}` : ""}${metric?.gap[unit] ? `, ${gapOf(metric)}` : ""}${changeWords(unit)}`);
  if (GHOST[unit] && !IS_GROUP[unit]) row.classList.add("ghost");
  row.style.paddingInlineStart = `${8 + Math.min(DEPTH[unit], 12) * 14}px`;
  row.dataset.unit = unit;
  return row;
};

const dressRow = (row, unit) => {
  const at = SHOWN_AT[unit];
  row.style.transform = `translateY(${at * ROW}px)`;
  if (hasChildren(unit)) row.setAttribute("aria-expanded", String(isOpen(unit)));
  row.setAttribute("aria-selected", String(unit === chosen));
  row.tabIndex = unit === current ? 0 : -1;
  const swatch = row.querySelector(".swatch");
  const look = LOOKS[LOOK_OF[unit]];
  swatch.className = swatchClass(look, shapeOf(unit));
  swatch.style.background = look.fill;
  swatch.style.borderColor = look.line;
};

// How far the outline is scrolled and how high it is, read while nothing waits to be laid out: reading it later would lay out at once.
let [scrolled, high] = [0, 600];
const look = () => { [scrolled, high] = [tree.scrollTop, tree.clientHeight || 600]; };
// Chart and outline have the room that is left for them.
export const refit = () => { fitCanvas(); look(); };
const giveHeight = () => { rows.style.height = `${VISIBLE.length * ROW}px`; };

export const paintTree = () => {
  if (!SIZE) return;
  if (!isShown(current)) current = Math.max(visibleAt(current), VISIBLE[0] ?? -1);
  if (current < 0) { rows.replaceChildren(); built.clear(); rows.style.height = "0"; return; }
  const top = Math.min(scrolled, Math.max(0, VISIBLE.length * ROW - high));
  const first = Math.max(0, Math.floor(top / ROW) - SPARE);
  const last = Math.min(VISIBLE.length, Math.ceil((top + high) / ROW) + SPARE);
  giveHeight();
  const wanted = new Set([current]);
  for (let at = first; at < last; at++) wanted.add(VISIBLE[at]);
  for (const [unit, row] of built) if (!wanted.has(unit)) { row.remove(); built.delete(unit); }
  // In document order, so that a reader's own cursor meets the rows in the order of the tree.
  let before = null;
  for (const unit of [...wanted].sort((a, b) => a - b)) {
    const row = built.get(unit) ?? buildRow(unit);
    built.set(unit, row);
    dressRow(row, unit);
    if (before ? before.nextSibling !== row : rows.firstChild !== row) rows.insertBefore(row, before ? before.nextSibling : rows.firstChild);
    before = row;
  }
};

export const forgetRows = () => {
  for (const row of built.values()) row.remove();
  built.clear();
  siblings.clear();
};

export const rebuildTree = () => { forgetRows(); soon(paintTree); };

export const resized = () => { refit(); settle(); frame(paintTree); };

export const showOutline = (wanted) => {
  $("outline-toggle").setAttribute("aria-expanded", String(wanted));
  $("room").classList.toggle("with-outline", wanted);
  resized();
};

export const scrollToRow = (unit) => {
  const top = SHOWN_AT[unit] * ROW;
  const wanted = top < scrolled + ROW ? Math.max(0, top - 2 * ROW) : top + 2 * ROW > scrolled + high ? top + 3 * ROW - high : scrolled;
  if (wanted === scrolled) return;
  giveHeight();
  tree.scrollTop = wanted;
  look();
};

export const focusRow = (unit) => {
  current = unit;
  scrollToRow(unit);
  paintTree();
  built.get(unit).focus({ preventScroll: true });
};

// Moving through the outline also chooses, so that panel and chart follow; the chart moves only when it has to.
const moveTo = (unit) => {
  focusRow(unit);
  choose(unit, { push: false });
  if (!isInSight(unit)) centre(unit);
};

const typeahead = (letter) => {
  const now = performance.now();
  typed = now - typedAt < 700 ? typed + letter : letter;
  typedAt = now;
  const begins = beginning(typed);
  const start = SHOWN_AT[current] + (typed.length === 1 ? 1 : 0);
  for (let step = 0; step < VISIBLE.length; step++) {
    const unit = VISIBLE[(start + step) % VISIBLE.length];
    if (begins(unit)) { moveTo(unit); return; }
  }
};

const TREE_KEYS = {
  ArrowDown: () => SHOWN_AT[current] + 1 < VISIBLE.length && moveTo(VISIBLE[SHOWN_AT[current] + 1]),
  ArrowUp: () => SHOWN_AT[current] > 0 && moveTo(VISIBLE[SHOWN_AT[current] - 1]),
  ArrowRight: () => { if (isOpen(current)) moveTo(VISIBLE[SHOWN_AT[current] + 1]); else if (hasChildren(current)) { toggle(current, true); focusRow(current); } },
  ArrowLeft: () => { if (isOpen(current)) { toggle(current, false); focusRow(current); } else if (PARENT[current] >= 0) moveTo(PARENT[current]); },
  Home: () => moveTo(VISIBLE[0]),
  End: () => moveTo(VISIBLE[VISIBLE.length - 1]),
  Enter: () => { choose(current, { centre: true }); toggle(current); focusRow(current); },
  " ": () => choose(current, { centre: true }),
};
tree.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const letter = event.key.length === 1 && event.key !== " " && !PAGE_KEYS[event.key];
  if (!TREE_KEYS[event.key] && !letter) return;
  event.preventDefault();
  if (letter) typeahead(event.key.toLowerCase()); else TREE_KEYS[event.key]();
});
tree.addEventListener("click", (event) => {
  const row = event.target.closest("[role=treeitem]");
  if (!row) return;
  const unit = Number(row.dataset.unit);
  const folds = event.target.closest(".twist") && hasChildren(unit);
  if (folds) toggle(unit); else choose(unit, { centre: true });
  focusRow(unit);
  // On a narrow screen the outline lies over the chart and makes way for what was chosen.
  if (!folds && window.innerWidth <= 760) { showOutline(false); canvas.focus(); }
});
tree.addEventListener("scroll", () => { look(); frame(paintTree); });
