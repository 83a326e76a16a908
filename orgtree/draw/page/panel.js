// The side panel: all that is known of the chosen unit, or the organisation at a glance.

import { showBoard } from "./boards.js";
import { changeList, changesOf } from "./change_list.js";
import { COMPARES, shownId } from "./changes.js";
import { dark, linkColour } from "./colour.js";
import { ALL, DATA, END, FIELDS, FINDINGS, FINDINGS_OF, GHOST, IDS, LINKS_OF, LINK_TYPES, METRICS, ON_PAGE, PAST_OF, PINYIN, SEVERITIES, STANDS_UNDER, VACANT, allBelow, childrenOf, leftBelow } from "./data.js";
import { $, el, frame, icon, iconButton, lineSample, undivided } from "./dom.js";
import { colourWith, siftMore } from "./filter.js";
import { focusOn } from "./focus.js";
import { findingButton, gapList } from "./gaps.js";
import { groupList } from "./groups.js";
import { pointNoMore, pointOut } from "./link_hints.js";
import { linksWithin } from "./links.js";
import { longList, section, swatchOf, unitButton } from "./lists.js";
import { focused } from "./lit.js";
import { findingPlace, unitPlace } from "./places.js";
import { sieve, standingUnder } from "./sieve.js";
import { canvas } from "./sight.js";
import { choose, chosen, hasChildren, isOpen, metric, openBelow, toggle, visibleAt } from "./state.js";
import { centre } from "./view.js";
import { dayTold, gapOf, headed, kindOf, labelled, language, nameOf, number, otherNames, pageTitle, pick, t, tongueOf } from "./words.js";

const panel = $("panel");

const bar = (share) => {
  const inner = el("span", {});
  inner.style.width = `${Math.round(share * 100)}%`;
  return el("span", { class: "meter", "aria-hidden": "true" }, inner);
};

const severityMark = (severity) => el("span", { class: `severity ${severity}` }, { error: "●", warning: "▲", info: "■" }[severity] || "■");

// Of a list of findings of several units, each leads to its unit.
const findingItem = (all) => (finding) => el("li", { class: "finding" },
  severityMark(finding.severity), el("div", {}, el("p", {}, el("code", {}, finding.code), el("span", { class: "word" }, t(SEVERITIES.includes(finding.severity) ? finding.severity : "info"))), el("p", {}, pick(finding.text)), all && finding.unit >= 0 && findingButton(finding, all), findingPlace(finding)));

const linkSections = (unit) => {
  const own = LINKS_OF.get(unit) || [];
  const groups = new Map();
  for (const link of own) {
    const { symmetric } = LINK_TYPES[link.type];
    const out = symmetric || link.source === unit;
    const key = `${link.type} ${out}`;
    if (!groups.has(key)) groups.set(key, { type: link.type, out, links: [], symmetric });
    groups.get(key).links.push(link);
  }
  return [...groups.values()].map(({ type, out, links, symmetric }) => {
    const heading = el("h4", {}, lineSample(linkColour(type), LINK_TYPES[type].dash), pick(LINK_TYPES[type].title) || LINK_TYPES[type].name, symmetric ? null : icon(out ? "out" : "in"), el("span", { class: "count" }, number(links.length)));
    return el("div", { class: "links" }, heading, longList(links, (link) => el("li", { onmouseenter: () => pointOut(link), onfocusin: () => pointOut(link), onmouseleave: pointNoMore, onfocusout: pointNoMore }, unitButton(link.source === unit ? link.target : link.source, pick(link.label) ? el("span", { class: "role" }, pick(link.label)) : null))));
  });
};

const metricRows = (unit) => METRICS.filter((one) => one.shown[unit] !== null || one.gap[unit]).map((one) => el("li", { class: one.gap[unit] ? "metric gap" : "metric" },
  el("span", { class: "label" }, pick(one.title)),
  el("span", { class: "figure" }, one.shown[unit] ?? "", one.gap[unit] ? el("span", { class: "chip" }, `◆ ${gapOf(one)}`) : null),
  one.share && one.share[unit] !== null ? bar(one.share[unit]) : null));

// Addresses as links, and only those that lead to a page or to mail, whatever the data hold.
const linked = (text) => text.split(", ").flatMap((address, at) => [at ? ", " : null, /^(https?:\/\/|mailto:)/i.test(address) ? el("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, address) : address]);

// Whether anything stands under a unit, on the page or when one asks for its hierarchy.
const standsOver = (unit) => childrenOf(unit).length > 0 || standingUnder(unit).reduce((sum, inside) => sum + inside, 0) > 1;

const unitPanel = (unit) => {
  const others = otherNames(unit).filter(([, text]) => text !== nameOf(unit));
  const fields = FIELDS.map((one) => [one, pick(one.at(unit))]).filter(([, text]) => text);
  const metrics = metricRows(unit);
  const links = linkSections(unit);
  const hidden = isOpen(unit) ? 0 : linksWithin(unit + 1, END[unit]).size;
  const children = hasChildren(unit) ? childrenOf(unit) : [];
  const direct = children.filter((child) => !GHOST[child]).length;
  return [
    el("p", { class: "kind" }, swatchOf(unit), VACANT[unit] ? `${kindOf(unit)} · ${t("vacant")}` : kindOf(unit)),
    el("h2", { lang: tongueOf(unit) }, nameOf(unit)),
    ...others.map(([spoken, text]) => el("p", { class: "other", lang: spoken }, text)),
    PINYIN?.[unit] ? el("p", { class: "other", lang: "zh-Latn" }, PINYIN[unit]) : null,
    el("p", { class: "id" }, el("code", {}, shownId(unit))),
    STANDS_UNDER?.[unit] >= 0 ? el("p", { class: "quiet" }, t("stands_under"), unitButton(STANDS_UNDER[unit])) : null,
    unitPlace(unit),
    el("div", { class: "actions" },
      el("button", { type: "button", onclick: () => { showBoard("chart"); centre(visibleAt(unit)); } }, t("centre")),
      children.length ? el("button", { type: "button", onclick: () => toggle(unit) }, t(isOpen(unit) ? "fold" : "open")) : null,
      children.length ? el("button", { type: "button", onclick: () => openBelow(unit) }, t("open_below")) : null,
      LINKS_OF.has(unit) ? el("button", { type: "button", "aria-pressed": String(focused), onclick: () => focusOn(!focused) }, t("focus")) : null,
      standsOver(unit) ? el("button", { type: "button", "aria-pressed": String(sieve.under === IDS[unit]), onclick: () => siftMore({ under: sieve.under === IDS[unit] ? "" : IDS[unit] }) }, t("only_under")) : null),
    COMPARES ? changesOf(unit) : null,
    FINDINGS_OF.has(unit) && section(t("findings"), longList(FINDINGS_OF.get(unit), findingItem(null))),
    metrics.length ? section(t("metrics"), el("ul", { class: "list" }, metrics)) : null,
    fields.length ? section(t("fields"), el("dl", {}, fields.flatMap(([one, text]) => [el("dt", {}, pick(one.title)), el("dd", {}, one.address ? linked(text) : undivided(text), pick(one.measure) ? [" ", el("span", { class: "measure" }, pick(one.measure))] : null)]))) : null,
    links.length || hidden ? section(t("relations"), ...links, hidden ? el("p", { class: "quiet" }, labelled(t("units_below"), `×${number(hidden)}`)) : null) : null,
    PAST_OF.has(unit) ? section(t("history"), el("dl", {}, PAST_OF.get(unit).flatMap(([day, text]) => [el("dt", {}, el("span", {}, undivided(pick(day)))), el("dd", {}, undivided(pick(text)))]))) : null,
    allBelow(unit) ? section(`${t("units_below")} · ${number(allBelow(unit))}`,
      leftBelow(unit) ? el("p", { class: "quiet" }, t("left_off", { n: number(leftBelow(unit)) })) : null,
      direct ? el("p", { class: "quiet" }, t("direct", { n: number(direct) })) : null,
      longList(children, (child) => el("li", {}, unitButton(child)))) : null,
  ];
};

// How many of all units are on the page, and why the others are not.
const leftOutRows = () => Object.keys(DATA.leftOut).length ? [["on_page", ON_PAGE], ...Object.entries(DATA.leftOut)].map(([key, count]) => [el("dt", {}, t(key)), el("dd", {}, number(count))]) : [];

const overview = () => {
  const left = leftOutRows();
  const metrics = METRICS.map((one) => {
    return el("li", { class: "metric" }, el("button", { type: "button", class: "label", "aria-pressed": String(metric === one), onclick: () => colourWith(metric === one ? null : one) }, pick(one.title)),
      el("span", { class: "figure" }, pick(one.overall), one.target ? el("span", { class: "quiet" }, ` ${t("target")} ${pick(one.target)}`) : null), gapList(one));
  });
  const worst = [...FINDINGS].sort((a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity));
  return [
    el("h2", {}, pageTitle()),
    pick(DATA.subtitle) ? el("p", { class: "other" }, pick(DATA.subtitle)) : null,
    dayTold() ? el("p", { class: "quiet" }, dayTold()) : null,
    pick(DATA.source) ? el("p", { class: "quiet" }, labelled(headed("source"), pick(DATA.source))) : null,
    el("p", { class: "hint" }, t("welcome")),
    COMPARES ? changeList() : null,
    section(`${t("all_units")} · ${number(ALL)}`, ...groupList(), left.length ? el("dl", { class: "quiet" }, left) : null),
    metrics.length ? section(t("metrics"), el("ul", { class: "list" }, metrics)) : null,
    section(`${t("findings")} · ${number(FINDINGS.length + DATA.findingsLeftOut)}`,
      worst.length ? longList(worst, findingItem(worst)) : null,
      DATA.findingsLeftOut ? el("p", { class: "quiet" }, t("findings_left", { n: number(DATA.findingsLeftOut) })) : null,
      worst.length || DATA.findingsLeftOut ? null : el("p", { class: "quiet" }, t("no_findings"))),
  ];
};

// In the next frame, since a scroll at once would lay out the page once more.
const showTop = () => { panel.scrollTop = 0; };

// On a narrow screen the panel lies over the chart: of the whole it shows changes only, until it is closed.
let listShut = !COMPARES;
const shut = () => {
  if (chosen < 0) listShut = true;
  choose(-1);
  if (listShut) panel.classList.add("empty");
  canvas.focus();
};

// The whole at a glance is made anew only where something else is asked for, so that what was opened in it stays open.
let glanceOf = "";
const glance = () => COMPARES || chosen >= 0 ? "" : JSON.stringify([language, dark, metric?.name, listShut, sieve]);

export const paintPanel = () => {
  const now = glance();
  if (now && now === glanceOf) return;
  glanceOf = now;
  const unit = chosen;
  const close = iconButton("close", t("close"), shut);
  close.classList.add("shut");
  close.classList.toggle("narrow", unit < 0);
  panel.classList.toggle("empty", unit < 0 && listShut);
  panel.setAttribute("aria-label", t("details"));
  panel.replaceChildren(...[unit < 0 && listShut ? null : close, ...(unit < 0 ? overview() : unitPanel(unit))].filter(Boolean));
  frame(showTop);
};
