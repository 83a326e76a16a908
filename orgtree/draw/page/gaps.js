// Lists of gaps and findings: each entry leads to its unit and begins a tour through the others.

import { GHOST, SIZE } from "./data.js";
import { el } from "./dom.js";
import { sift, titleOf } from "./filter.js";
import { leadingButton, longList } from "./lists.js";
import { sieve } from "./sieve.js";
import { colourBy, metric } from "./state.js";
import { startTour } from "./tour.js";
import { gapsOf, labelled, number, t } from "./words.js";

const unitsLacking = (one) => { const found = []; for (let unit = 0; unit < SIZE; unit++) if (one.gap[unit] && !GHOST[unit]) found.push(unit); return found; };

const leadToGap = (one, unit) => {
  if (metric !== one) colourBy(one);
  startTour(() => labelled(gapsOf(one), titleOf(one)), unitsLacking(one), unit);
};

// Those of a metric, made when they are first looked at; null where there are none.
export const gapList = (one) => {
  if (!one.gaps) return null;
  const units = unitsLacking(one);
  const summary = el("summary", {}, el("span", { class: "chip" }, `◆ ${gapsOf(one)}`));
  const details = el("details", { class: "gaps", ontoggle: () => {
    if (details.childElementCount > 1) return;
    details.append(...[
      units.length ? el("div", { class: "actions" },
        el("button", { type: "button", onclick: () => leadToGap(one, units[0]) }, t("tour_start")),
        el("button", { type: "button", onclick: () => { colourBy(one); sift({ along: sieve.along, gaps: one.name }); } }, t("only_gaps"))) : null,
      one.gaps > units.length ? el("p", { class: "quiet" }, t("left_off", { n: number(one.gaps - units.length) })) : null,
      longList(units, (unit) => el("li", {}, leadingButton(unit, () => leadToGap(one, unit)))),
    ].filter(Boolean));
  } }, summary);
  return details;
};

// The unit of a finding in a list of findings.
export const findingButton = (finding, all) => leadingButton(finding.unit, () => startTour(() => t("findings"), all.filter(({ unit }) => unit >= 0).map(({ unit }) => unit), finding.unit));
