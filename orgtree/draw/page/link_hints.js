// Tells what a drawn link is: its type, from where to where, its role and matter; by the pointer, by a key, and from the panel.

import { board } from "./boards.js";
import { LINK_TYPES } from "./data.js";
import { frame, say } from "./dom.js";
import { DRAWN_LINKS, POINTED, titleOfLink } from "./links.js";
import { paint } from "./paint.js";
import { view } from "./sight.js";
import { on } from "./state.js";
import { hideTip, placeTip } from "./tip.js";
import { goTo } from "./view.js";
import { wiredLinks } from "./wires.js";
import { nameOf, number, pick } from "./words.js";

const MOST_TOLD = 6;

const headingOfLinks = (groups) => [...new Set(groups.map(titleOfLink))].map((title) => {
  const count = groups.filter((group) => titleOfLink(group) === title).reduce((sum, group) => sum + group.count, 0);
  return count > 1 ? `${title} ×${number(count)}` : title;
}).join(" · ");
// What all of several links have in common, their source or target, is told once.
const linesOf = (groups) => {
  const links = groups.flatMap((group) => group.links);
  const one = (end) => links.length > 1 && new Set(links.map((link) => link[end])).size === 1;
  const [fromOne, toOne] = [one("source"), one("target")];
  const lead = groups.every(({ type }) => LINK_TYPES[type].symmetric) ? "–" : "→";
  const lines = links.slice(0, MOST_TOLD).map(({ source, target, label }) => [fromOne ? "" : nameOf(source), fromOne || toOne ? "" : lead, toOne && !fromOne ? "" : nameOf(target), pick(label) ? `(${pick(label)})` : ""].filter(Boolean).join(" "));
  if (links.length > MOST_TOLD) lines.push(`+${number(links.length - MOST_TOLD)}`);
  return [...fromOne ? [`${nameOf(links[0].source)} ${lead}`] : [], ...lines, ...toOne && !fromOne ? [`${lead} ${nameOf(links[0].target)}`] : []];
};

const pointAtLinks = (groups) => {
  if (groups.length === POINTED.size && groups.every((group) => POINTED.has(group))) return;
  POINTED.clear();
  for (const group of groups) POINTED.add(group);
  frame(paint);
};

export const tellLinks = (groups, x, y) => {
  pointAtLinks(groups);
  placeTip([headingOfLinks(groups), ...linesOf(groups)], x, y);
};
export const forgetLinks = () => pointAtLinks([]);

// Points out one link at the middle of the longest piece of its line, which comes into the view if it is not there.
const showLink = (group, moving) => {
  const { way } = wiredLinks().find((one) => one.group === group);
  const span = (at) => Math.hypot(way[at + 1][0] - way[at][0], way[at + 1][1] - way[at][1]);
  const longest = way.slice(1).reduce((best, _, at) => span(at) > span(best) ? at : best, 0);
  const [x, y] = [0, 1].map((part) => (way[longest][part] + way[longest + 1][part]) / 2);
  const inView = () => [(x - view.x) * view.k, (y - view.y) * view.k];
  const outside = ([left, top]) => left < 0 || top < 0 || left > view.width || top > view.height;
  if (moving && outside(inView())) goTo({ x: x - view.width / 2 / view.k, y: y - view.height / 2 / view.k, k: view.k }, true);
  if (outside(inView())) pointAtLinks([group]); else tellLinks([group], ...inView());
};

// The next or previous link of those that are drawn.
export const stepLink = (by) => {
  if (board.name !== "chart" || !DRAWN_LINKS.length) return;
  const at = DRAWN_LINKS.findIndex((group) => POINTED.has(group));
  const group = DRAWN_LINKS[at < 0 ? (by > 0 ? 0 : DRAWN_LINKS.length - 1) : (at + by + DRAWN_LINKS.length) % DRAWN_LINKS.length];
  showLink(group, true);
  say([headingOfLinks([group]), ...linesOf([group])].join(", "));
};

// A link of the list in the panel, while it is looked at there.
export const pointOut = (link) => {
  const group = DRAWN_LINKS.find((one) => one.links.includes(link));
  if (board.name === "chart" && group) showLink(group, false);
};
export const pointNoMore = () => { forgetLinks(); hideTip(); };
for (const change of ["choice", "shape", "board"]) on(change, hideTip);
