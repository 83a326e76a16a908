// The list of changes in the panel: by subtree and unit, all or of one sort, each leading to its unit.

import { CHANGES, CHANGES_OF, CHANGE_SORTS, otherPlace, signOf } from "./changes.js";
import { GHOST } from "./data.js";
import { el, undivided } from "./dom.js";
import { longList, section, unitButton } from "./lists.js";
import { choose } from "./state.js";
import { number, pick, t } from "./words.js";

let wantedSort = "";

const sentence = (change) => el("li", {}, el("span", { class: "sign", "aria-hidden": "true" }, signOf(change.sort.look) || "·"), el("span", {}, undivided(pick(change.text))));

// Runs of neighbours with the same key, in their order.
const runsOf = (changes, key) => {
  const runs = [];
  for (const change of changes) {
    const last = runs[runs.length - 1];
    if (last && last.key === key(change)) last.changes.push(change); else runs.push({ key: key(change), changes: [change] });
  }
  return runs;
};

const unitItem = ({ changes }) => {
  const [{ unit, name }] = changes;
  const away = unit < 0 && pick(name) ? el("p", { class: "quiet" }, `${pick(name)} · ${t("off_page")}`) : null;
  return el("li", {}, unit < 0 ? away : unitButton(unit), el("ul", { class: "sentences" }, changes.map(sentence)));
};

const groups = () => runsOf(CHANGES.filter((change) => !wantedSort || change.sort.name === wantedSort), (change) => pick(change.group))
  .map(({ key, changes }) => el("details", { open: true }, el("summary", {}, `${key} · ${number(changes.length)}`), longList(runsOf(changes, (change) => change.unit < 0 ? pick(change.name) : change.unit), unitItem)));

// All changes, for the panel that shows no unit.
export const changeList = () => {
  const list = el("div", { class: "changes" }, groups());
  const option = (value, text, count) => el("option", { value }, `${text} · ${number(count)}`);
  const filter = el("select", { "aria-label": t("change_sorts"), onchange: (event) => { wantedSort = event.target.value; list.replaceChildren(...groups()); } },
    option("", t("all_changes"), CHANGES.length), CHANGE_SORTS.map((sort) => option(sort.name, `${signOf(sort.look)} ${pick(sort.title)}`.trim(), sort.count)));
  filter.value = wantedSort;
  return section(`${t("changes")} · ${number(CHANGES.length)}`, CHANGES.length ? [filter, list] : el("p", { class: "quiet" }, t("no_changes")));
};

// Those of one unit, and the way to its other place.
export const changesOf = (unit) => {
  const other = otherPlace(unit);
  const own = CHANGES_OF.get(unit) || (other >= 0 && CHANGES_OF.get(other)) || [];
  if (!own.length && !GHOST[unit]) return null;
  return section(`${t("changes")} · ${number(own.length)}`,
    GHOST[unit] ? el("p", { class: "hint" }, t("stood_here")) : null,
    other >= 0 ? el("div", { class: "actions" }, el("button", { type: "button", onclick: () => choose(other, { centre: true }) }, t(GHOST[unit] ? "stands_now" : "stood_then"))) : null,
    el("ul", { class: "sentences" }, own.map(sentence)));
};
