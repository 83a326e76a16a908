// The strip above the chart: which hierarchy is shown, what is asked for, how many units that leaves, and the tour through a list.

import { DATA, FIELDS, GROUPED_BY, KINDS, METRICS, ON_PAGE, UNIT } from "./data.js";
import { $, el, iconButton } from "./dom.js";
import { sift, siftMore, titleOf } from "./filter.js";
import { drawBy } from "./grouped.js";
import { HIERARCHIES, NOT_STATED, fitting, sieve, sifted } from "./sieve.js";
import { endTour, step, tour } from "./tour.js";
import { labelled, nameOf, number, pick, t } from "./words.js";

const HIERARCHY_KEYS = [...HIERARCHIES.map((one) => one.name), ""];
const hierarchyChooser = () => {
  const select = el("select", { "aria-label": t("hierarchy"), onchange: () => siftMore({ along: select.value }) },
    HIERARCHY_KEYS.map((name, at) => el("option", { value: name }, name ? titleOf(HIERARCHIES[at]) : t("side_by_side"))));
  select.value = sieve.along;
  return el("label", {}, el("span", {}, t("hierarchy")), select);
};

// What each part of the question says.
const partsAsked = () => {
  const metric = METRICS.find((one) => one.name === sieve.gaps);
  const field = FIELDS[sieve.field];
  const kind = KINDS.find((one) => one.name === sieve.kind);
  return [
    sieve.kind && ["kind", kind ? titleOf(kind) : sieve.kind],
    sieve.gaps && ["gaps", labelled(t("only_gaps"), metric ? titleOf(metric) : t("of_any_metric"))],
    sieve.findings && ["findings", sieve.findings === "*" ? t("only_findings") : labelled(t("only_findings"), t(sieve.findings))],
    field && ["field", labelled(pick(field.title), sieve.value === NOT_STATED ? t("unstated") : sieve.value || t("stated"))],
    sieve.under && ["under", labelled(t("stands_under"), UNIT.has(sieve.under) ? nameOf(UNIT.get(sieve.under)) : sieve.under)],
  ].filter(Boolean);
};

const chip = ([key, text]) => el("span", { class: "asked" }, el("span", {}, text), iconButton("close", t("no_longer", { text }), () => siftMore({ [key]: "", ...(key === "field" ? { value: "" } : {}) })));

const groupedChip = () => {
  const [sort, at] = GROUPED_BY.split(" ");
  const text = t("grouped", { by: sort === "kind" ? t("by_kind") : sort === "field" ? pick(FIELDS[at].title) : titleOf(HIERARCHIES[at]) });
  return el("span", { class: "asked" }, el("span", {}, text), iconButton("close", t("no_longer", { text }), () => drawBy("", DATA.along)));
};

const tourLine = () => el("span", { class: "tour", role: "group", "aria-label": tour.title() },
  el("span", {}, labelled(tour.title(), t("of_all", { at: number(tour.at + 1), n: number(tour.units.length) }))),
  iconButton("left", t("tour_back"), () => step(-1)), iconButton("right", t("tour_on"), () => step(1)), iconButton("close", t("tour_end"), endTour));

export const paintStrip = () => {
  const strip = $("strip");
  const keep = [...strip.querySelectorAll("button, select")].indexOf(document.activeElement);
  const asked = partsAsked();
  const less = fitting < ON_PAGE;
  const hidden = strip.hidden;
  strip.hidden = !HIERARCHIES.length && !asked.length && !tour && !GROUPED_BY;
  if (hidden && strip.hidden) return false;
  strip.setAttribute("aria-label", t("shown"));
  strip.replaceChildren(...[
    HIERARCHIES.length ? hierarchyChooser() : null,
    GROUPED_BY ? groupedChip() : null,
    ...asked.map(chip),
    less || asked.length ? el("span", { class: "quiet" }, fitting ? t("of_units", { n: number(fitting), all: number(ON_PAGE) }) : t("nothing_fits")) : null,
    sifted() ? el("button", { type: "button", onclick: () => sift({ along: sieve.along }) }, t("sieve_all")) : null,
    tour ? tourLine() : null,
  ].filter(Boolean));
  if (keep >= 0) (strip.querySelectorAll("button, select")[keep] || strip.querySelector("button, select"))?.focus();
  return hidden !== strip.hidden;
};
