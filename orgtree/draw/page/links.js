// The links of the chosen unit, gathered at what is shown: at folded ancestors several become one with a count.

import { END, LINKS, LINKS_OF, LINK_TYPES, PARENT } from "./data.js";
import { chosen, isOpen, visibleAt } from "./state.js";
import { pick } from "./words.js";

// Returns [{type, out, from, to, count, links, labels, hidden}], `from` the shown box of the chosen unit.
const gatherLinks = (unit) => {
  if (unit < 0) return [];
  const from = visibleAt(unit);
  if (from < 0) return [];
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
    if (!groups.has(key)) groups.set(key, { type: link.type, out, from, to, count: 0, links: [], labels: new Set(), hidden: to !== far });
    const group = groups.get(key);
    group.count++;
    group.links.push(link);
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
export const POINTED = new Set();  // those that are told of now
const setLinks = (groups) => { DRAWN_LINKS = groups; POINTED.clear(); };
export const refreshLinks = () => setLinks(gatherLinks(chosen));

// All links between what is shown, as paper has them while they are few.
export const drawAllLinks = () => {
  const groups = new Map();
  for (const link of LINKS) {
    const [from, to] = [visibleAt(link.source), visibleAt(link.target)];
    if (from < 0 || to < 0 || from === to || PARENT[link.source] === link.target) continue;
    const key = `${link.type} ${from} ${to}`;
    if (!groups.has(key)) groups.set(key, { type: link.type, out: true, from, to, count: 0, links: [], labels: new Set(), hidden: false });
    const group = groups.get(key);
    group.count++;
    group.links.push(link);
    if (pick(link.label)) group.labels.add(pick(link.label));
  }
  setLinks([...groups.values()]);
};

// Above so many no line has a text of its own, and the unit tells how many there are of each sort.
const MOST_LEGIBLE = 24;
// What holds both ways leads nowhere.
export const arrowOf = (type, out) => LINK_TYPES[type].symmetric ? "" : out ? "→ " : "← ";
export const crowded = () => DRAWN_LINKS.length > MOST_LEGIBLE;
export const linkSums = () => {
  const sums = new Map();
  for (const { type, out, count } of crowded() ? DRAWN_LINKS : []) sums.set(`${type} ${out}`, { type, out, count: (sums.get(`${type} ${out}`)?.count || 0) + count });
  return [...sums.values()].map(({ type, out, count }) => ({ type, text: `${arrowOf(type, out)}${titleOfLink({ type })} ×${count}` }));
};

export const titleOfLink = ({ type }) => pick(LINK_TYPES[type].title) || LINK_TYPES[type].name;
// What stands on a link: what all that were gathered say, else the title of their type, and how many they are.
export const linkText = (group) => {
  const said = group.labels.size === 1 ? [...group.labels][0] : titleOfLink(group);
  return [said, group.count > 1 ? `×${group.count}` : ""].filter(Boolean).join(" ");
};
