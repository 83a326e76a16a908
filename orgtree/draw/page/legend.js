// The legend under the chart: kinds or the metric's scale, and the link types that are drawn now.

import { board } from "./boards.js";
import { CHANGE_LOOKS, CHANGE_OF, CHANGE_SORTS, signOf } from "./changes.js";
import { changeLook, dark, gapLook, kindLook, linkColour, noLook, scaleLook, vacantLook, wasLook } from "./colour.js";
import { GHOST, KIND, KINDS, LINK_TYPES, VACANT } from "./data.js";
import { $, el, lineSample } from "./dom.js";
import { DRAWN_LINKS } from "./links.js";
import { lookSwatch } from "./lists.js";
import { KEPT } from "./sieve.js";
import { VISIBLE, metric } from "./state.js";
import { gapOf, labelled, language, number, pick, t } from "./words.js";

// Places of a scale that the legend shows, as in pictures: from least to most, and with a target in the middle.
const PLACES = [[0, 0.25, 0.5, 0.75, 1], [0, 0.2, 0.45, 0.5, 1]];

export const legendEntries = (view = board.name) => {
  if (!metric) return [...kindEntries(shownIn(view)), ...vacantEntry(shownIn(view))];
  if (metric.changes) return changeEntries();
  const silent = (unit) => metric.fraction[unit] === null && !metric.gap[unit];
  return [
    metric.gaps && { look: gapLook(), text: gapOf(metric), mark: "◆" },
    shownIn(view).some(silent) && { look: noLook(), text: t(metric.silent ? "not_stated" : "no_data") },
  ].filter(Boolean);
};

// The kinds of what is shown. Those that look alike share a swatch, since nobody could tell them apart by it.
const kindEntries = (units) => {
  const alike = new Map();
  const kinds = new Set();
  for (const unit of units) kinds.add(KIND[unit]);
  KINDS.forEach((kind, at) => {
    if (!kinds.has(at)) return;
    const look = kindLook(at);
    const key = JSON.stringify([look.fill, look.line, look.text, look.shape, look.dash]);
    if (!alike.has(key)) alike.set(key, { look, titles: new Set() });
    alike.get(key).titles.add(pick(kind.title) || kind.name);
  });
  return [...alike.values()].map(({ look, titles }) => ({ look, text: [...titles].join(t("comma")) }));
};

// Those of the chart are in it, those of what stands beside it are its own, or all that is asked for.
const shownIn = (view) => view === "chart" ? VISIBLE : board.units?.() ?? Array.from(KEPT.keys()).filter((unit) => KEPT[unit]);
const vacantEntry = (units) => units.some((unit) => VACANT[unit]) ? [{ look: vacantLook(), text: t("vacant") }] : [];

const changeEntries = () => [
  ...CHANGE_SORTS.filter((sort) => sort.look).map((sort) => ({ look: changeLook(sort.look), mark: signOf(sort.look), text: `${labelled(pick(sort.title), number(sort.count))}` })),
  ...CHANGE_LOOKS.filter((look, at) => !CHANGE_SORTS.some((sort) => sort.look === look) && VISIBLE.some((unit) => CHANGE_OF[unit] === at + 1)).map((look) => ({ look: changeLook(look), mark: signOf(look), text: t("stands_elsewhere") })),
  ...[...VISIBLE].filter((unit) => GHOST[unit] && CHANGE_LOOKS[CHANGE_OF[unit] - 1] !== "gone").slice(0, 1).map((unit) => ({ look: wasLook(CHANGE_LOOKS[CHANGE_OF[unit] - 1]), text: t("was_here") })),
  { look: noLook(), text: t("same") },
];

export const legendLinks = () => [...new Set(DRAWN_LINKS.map((group) => group.type))].map((type) => ({ type, text: pick(LINK_TYPES[type].title) || LINK_TYPES[type].name }));

// What the legend says now; it is made anew only where it says something else.
let lastSaid = "";
const sayings = (entries, lines) => JSON.stringify([language, dark, metric?.name, entries, lines, window.innerWidth > 760]);

export const paintLegend = () => {
  const [entries, lines] = [legendEntries(), legendLinks()];
  const now = sayings(entries, lines);
  if (now === lastSaid) return;
  lastSaid = now;
  const legend = $("legend");
  const folded = legend.querySelector("details")?.open === false;
  const content = [];
  if (metric && !metric.changes) {
    const scale = el("span", { class: "scale", "aria-hidden": "true" }, PLACES[metric.target ? 1 : 0].map((place) => { const step = el("span", {}); step.style.backgroundColor = scaleLook(metric, place).fill; return step; }));
    content.push(el("p", { class: "metric-title" }, metric.target ? `${pick(metric.title)} · ${t("target")} ${pick(metric.target)}` : pick(metric.title)), el("div", { class: "ramp" }, el("span", {}, pick(metric.ends[0])), scale, el("span", {}, pick(metric.ends[1]))));
  }
  content.push(el("ul", {}, entries.map(({ look, text, mark }) => el("li", {}, lookSwatch(look), mark ? `${mark} ${text}` : text))));
  if (lines.length) {
    content.push(el("ul", { class: "lines" }, lines.map(({ type, text }) => el("li", {}, lineSample(linkColour(type), LINK_TYPES[type].dash), text))));
  }
  const wide = window.innerWidth > 760;
  legend.replaceChildren(el("details", { open: !folded && wide }, el("summary", {}, t("legend")), el("div", { class: "entries" }, content)));
};
