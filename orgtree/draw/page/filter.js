// Filters: what is asked for, as a form behind the button beside the search.

import { FIELDS, FINDINGS, GHOST, KINDS, METRICS, SEVERITIES, SIZE } from "./data.js";
import { $, el, icon } from "./dom.js";
import { KEPT, NOT_STATED, askFor, deepest, fitting, hierarchyOf, hierarchyWith, sieve, sifted } from "./sieve.js";
import { chosen, colourBy, openTo, setChosen, tell } from "./state.js";
import { firstLevel } from "./view.js";
import { number, pick, t } from "./words.js";

const ALL_OF = 300;
const MOST_VALUES = 200;

// Shows what is asked for: of few units all, of many as far as can be read.
export const sift = (wanted) => {
  askFor(wanted);
  if (!fitting && sieve.along) {  // it is in another hierarchy
    askFor({ ...wanted, along: "" });
    if (fitting) askFor({ ...wanted, along: hierarchyOf(KEPT.indexOf(1))?.name || "" });
  }
  if (chosen >= 0 && !KEPT[chosen]) setChosen(-1);
  tell("sieve");
  openTo(sifted() && KEPT.reduce((sum, kept) => sum + kept, 0) <= ALL_OF ? deepest : firstLevel());
};
export const siftMore = (more) => sift({ ...sieve, ...more });

// Colours by a metric, in a hierarchy that it says something of.
export const colourWith = (metric) => {
  colourBy(metric);
  const along = metric && sieve.along ? hierarchyWith(metric) : sieve.along;
  if (along !== sieve.along) siftMore({ along });
};

// The values of a field and how many units state each, the frequent ones first; null where there are too many to choose from.
export const valuesOf = (field, most) => {
  const counts = new Map();
  for (let unit = 0; unit < SIZE; unit++) {
    if (GHOST[unit]) continue;
    const text = pick(field.at(unit));
    counts.set(text, (counts.get(text) || 0) + 1);
    if (counts.size > most + 1) return null;
  }
  const none = counts.get("") || 0;
  counts.delete("");
  return { none, values: [...counts].sort((a, b) => b[1] - a[1]) };
};

const chooser = (key, title, options) => {
  const select = el("select", { "aria-label": title, onchange: () => siftMore(key === "field" ? { field: select.value, value: "" } : { [key]: select.value }) },
    el("option", { value: "" }, t("any")), options.map(([value, text]) => el("option", { value }, text)));
  select.value = sieve[key];
  return el("label", {}, el("span", { "aria-hidden": "true" }, title), select);
};

const valueChooser = () => {
  const field = FIELDS[sieve.field];
  const found = field && valuesOf(field, MOST_VALUES);
  if (!field) return null;
  return chooser("value", pick(field.title), [[NOT_STATED, t("unstated")], ...(found ? found.values.map(([text, count]) => [text, `${text} · ${number(count)}`]) : [])]);
};

export const titleOf = (one) => pick(one.title) || one.name;
const paintForm = () => {
  const form = $("sieve");
  const lacking = METRICS.filter((one) => one.gap.includes(1));
  const severities = SEVERITIES.filter((severity) => FINDINGS.some((one) => one.unit >= 0 && one.severity === severity)).reverse();
  form.replaceChildren(...[
    el("h2", {}, t("sieve")),
    chooser("kind", t("by_kind"), KINDS.filter((kind) => kind.count).map((kind) => [kind.name, titleOf(kind)])),
    lacking.length ? chooser("gaps", t("only_gaps"), [["*", t("of_any_metric")], ...lacking.map((one) => [one.name, titleOf(one)])]) : null,
    severities.length ? chooser("findings", t("only_findings"), [["*", t("findings")], ...severities.map((severity) => [severity, t(severity)])]) : null,
    FIELDS.length ? chooser("field", t("stated"), FIELDS.map((field, at) => [String(at), pick(field.title)])) : null,
    valueChooser(),
    el("div", { class: "actions" }, el("button", { type: "button", disabled: !sifted(), onclick: () => sift({ along: sieve.along }) }, t("sieve_all"))),
  ].filter(Boolean));
};

const showForm = (wanted) => {
  $("sieve").hidden = !wanted;
  $("sieve-toggle").setAttribute("aria-expanded", String(wanted));
  if (wanted) paintForm();
};

export const paintFilter = () => {
  const button = $("sieve-toggle");
  button.setAttribute("aria-label", t("sieve"));
  button.title = t("sieve");
  button.setAttribute("aria-pressed", String(sifted()));
  button.replaceChildren(icon("sieve"));
  $("sieve").setAttribute("aria-label", t("sieve"));
  if ($("sieve").hidden) return;
  // The same question is in the same place after an answer has changed the form.
  const at = [...$("sieve").querySelectorAll("select, button")].indexOf(document.activeElement);
  paintForm();
  if (at >= 0) $("sieve").querySelectorAll("select, button")[at]?.focus();
};

export const wireFilter = () => {
  $("sieve-toggle").addEventListener("click", () => { showForm($("sieve").hidden); $("sieve").querySelector("select")?.focus(); });
  $("sieve").addEventListener("keydown", (event) => { if (event.key === "Escape") { showForm(false); $("sieve-toggle").focus(); event.preventDefault(); event.stopPropagation(); } });
  document.addEventListener("pointerdown", (event) => { if (!$("sieve").hidden && !$("finder").contains(event.target)) showForm(false); });
};
