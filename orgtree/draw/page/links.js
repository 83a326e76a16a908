// The links of the chosen unit, gathered at what is shown: at folded ancestors several become one with a count.

import { END, LINKS, LINKS_OF, LINK_TYPES, PARENT } from "./data.js";
import { H, W, X, Y } from "./rows.js";
import { chosen, isOpen, visibleAt } from "./state.js";
import { pick } from "./words.js";

// Returns [{type, out, from, to, count, labels, hidden}], `from` the shown box of the chosen unit.
const gatherLinks = (unit) => {
  if (unit < 0) return [];
  const from = visibleAt(unit);
  const last = isOpen(unit) ? unit + 1 : END[unit];
  const inside = (end) => end >= unit && end < last;
  const groups = new Map();
  const near = last - unit > LINKS.length ? LINKS : linksWithin(unit, last);
  for (const link of near) {
    const out = inside(link.source);
    // What nesting says already is no line of its own: a body under its convener.
    if (out === inside(link.target) || PARENT[link.source] === link.target) continue;
    const far = out ? link.target : link.source;
    const to = visibleAt(far);
    if (to === from || to < 0) continue;
    const key = `${link.type} ${out} ${to}`;
    if (!groups.has(key)) groups.set(key, { type: link.type, out, from, to, count: 0, labels: new Set(), hidden: to !== far });
    const group = groups.get(key);
    group.count++;
    const label = pick(link.label);
    if (label) group.labels.add(label);
  }
  return [...groups.values()];
};

export const linksWithin = (first, last) => {
  const found = new Set();
  for (let unit = first; unit < last; unit++) for (const link of LINKS_OF.get(unit) || []) found.add(link);
  return found;
};

export let DRAWN_LINKS = [];
export const refreshLinks = () => { DRAWN_LINKS = gatherLinks(chosen); };

// All links between what is shown, as paper has them while they are few.
export const drawAllLinks = () => {
  const groups = new Map();
  for (const link of LINKS) {
    const [from, to] = [visibleAt(link.source), visibleAt(link.target)];
    if (from < 0 || to < 0 || from === to || PARENT[link.source] === link.target) continue;
    const key = `${link.type} ${from} ${to}`;
    if (!groups.has(key)) groups.set(key, { type: link.type, out: true, from, to, count: 0, labels: new Set(), hidden: false });
    const group = groups.get(key);
    group.count++;
    if (pick(link.label)) group.labels.add(pick(link.label));
  }
  DRAWN_LINKS = [...groups.values()];
};

// Above so many each line is thin and lies under the boxes, and the unit tells how many there are of each sort.
const MOST_LEGIBLE = 24;
export const crowded = () => DRAWN_LINKS.length > MOST_LEGIBLE;
export const linkSums = () => {
  const sums = new Map();
  for (const { type, out, count } of crowded() ? DRAWN_LINKS : []) sums.set(`${type} ${out}`, { type, out, count: (sums.get(`${type} ${out}`)?.count || 0) + count });
  return [...sums.values()].map(({ type, out, count }) => ({ type, text: `${out ? "→" : "←"} ${pick(LINK_TYPES[type].title) || LINK_TYPES[type].name} ×${count}` }));
};

// What stands on a link: what all that were gathered say, else the title of their type, and how many they are.
export const linkText = (group) => {
  const said = group.labels.size === 1 ? [...group.labels][0] : pick(LINK_TYPES[group.type].title) || LINK_TYPES[group.type].name;
  return [said, group.count > 1 ? `×${group.count}` : ""].filter(Boolean).join(" ");
};

const WIDE_BOX = 320;

// A curve from box to box in chart coordinates: [x1, y1, cx1, cy1, cx2, cy2, x2, y2].
export const linkCurve = (group) => {
  const [a, b] = group.out ? [group.from, group.to] : [group.to, group.from];
  // The middle of an edge, or of a wide one the place nearest to the other box.
  const middle = (unit, other) => W[unit] < WIDE_BOX ? X[unit] + W[unit] / 2 : Math.min(Math.max(X[other] + W[other] / 2, X[unit] + 24), X[unit] + W[unit] - 24);
  const overlap = X[a] < X[b] + W[b] && X[b] < X[a] + W[a];
  const stacked = Math.abs(X[a] - X[b]) < 1 && Math.max(W[a], W[b]) < WIDE_BOX;
  if (stacked) {  // past the boxes between them
    const [x1, x2] = [X[a] + W[a], X[b] + W[b]];
    const [y1, y2] = [Y[a] + H[a] / 2, Y[b] + H[b] / 2];
    const pull = Math.min(90, 18 + Math.abs(y2 - y1) * 0.14);
    return [x1, y1, x1 + pull, y1, x2 + pull, y2, x2, y2];
  }
  if (overlap || Math.abs(Y[a] - Y[b]) > 140 && Math.max(W[a], W[b]) >= WIDE_BOX) {
    const down = Y[a] <= Y[b];
    const [x1, x2] = [middle(a, b), middle(b, a)];
    const [y1, y2] = down ? [Y[a] + H[a], Y[b]] : [Y[a], Y[b] + H[b]];
    const pull = (down ? 1 : -1) * Math.max(24, Math.abs(y2 - y1) * 0.4);
    const bend = overlap && Math.abs(x1 - x2) < 20 ? Math.min(120, 30 + Math.abs(y2 - y1) * 0.15) : 0;
    return [x1, y1, x1 - bend, y1 + pull, x2 - bend, y2 - pull, x2, y2];
  }
  const right = X[a] < X[b];
  const [x1, x2] = right ? [X[a] + W[a], X[b]] : [X[a], X[b] + W[b]];
  const pull = (right ? 1 : -1) * Math.max(30, Math.abs(x2 - x1) * 0.45);
  const [y1, y2] = [Y[a] + H[a] / 2, Y[b] + H[b] / 2];
  return [x1, y1, x1 + pull, y1, x2 - pull, y2, x2, y2];
};

export const curveAt = ([x1, y1, a1, b1, a2, b2, x2, y2], share) => {
  const rest = 1 - share;
  const at = (p, q, r, s) => rest ** 3 * p + 3 * rest * rest * share * q + 3 * rest * share * share * r + share ** 3 * s;
  return [at(x1, a1, a2, x2), at(y1, b1, b2, y2)];
};
