// Search by name in any language, id, kind and pinyin, with or without initials.

import { DEPTH, IDS, KIND, KINDS, PARENT, PINYIN, ancestorsOf } from "./data.js";
import { $, el, say } from "./dom.js";
import { choose } from "./state.js";
import { kindOf, nameOf, number, otherNames, t } from "./words.js";

export const field = $("search");
export const results = $("results");
const MOST_RESULTS = 40;
let found = [];
let marked = -1;

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// Per unit: names, id, pinyin run together, and its initials; made when first needed.
let index = null;
const indexed = () => index ||= IDS.map((id, unit) => {
  const syllables = PINYIN?.[unit] ? plain(PINYIN[unit]).split(/[\s'’·-]+/).filter(Boolean) : [];
  return { names: otherNames(unit).map(([, text]) => plain(text)), id: plain(id), latin: syllables.join(""), initials: syllables.map((part) => part[0]).join("") };
});
export const initialsOf = (unit) => PINYIN ? indexed()[unit].initials || null : null;

// Smaller is better; -1 does not match.
const rank = (entry, kinds, words, unit) => {
  const term = words.join(" ");
  const joined = words.join("");
  if (entry.names.some((name) => name === term) || entry.id === term) return 0;
  if (entry.names.some((name) => name.startsWith(term))) return 1;
  if (entry.initials?.startsWith(joined)) return 2;
  if (entry.latin?.startsWith(joined)) return 2;
  if (entry.id.startsWith(term)) return 3;
  if (entry.names.some((name) => name.includes(term))) return 4;
  const rest = `${entry.names.join(" ")} ${entry.id} ${entry.latin} ${entry.initials} ${kinds[KIND[unit]]}`;
  return words.every((word) => rest.includes(word)) ? 6 : -1;
};

const search = (text) => {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const kinds = KINDS.map((kind) => plain(`${typeof kind.title === "string" ? kind.title : Object.values(kind.title).join(" ")} ${kind.name}`));
  return indexed().map((entry, unit) => [rank(entry, kinds, words, unit), unit]).filter(([order]) => order >= 0)
    .sort((a, b) => a[0] - b[0] || DEPTH[a[1]] - DEPTH[b[1]] || a[1] - b[1]).map(([, unit]) => unit);
};

const closeResults = () => {
  results.hidden = true;
  marked = -1;
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
};

const wayTo = (unit) => ancestorsOf(unit).slice(-3).map(nameOf).join(" › ");

const showResults = () => {
  found = search(field.value);
  if (!field.value.trim()) { closeResults(); return; }
  const options = found.slice(0, MOST_RESULTS).map((unit, at) => el("li", { role: "option", id: `result-${at}`, "aria-selected": "false", "data-unit": unit },
    el("span", { class: "name" }, nameOf(unit)), el("span", { class: "kind" }, kindOf(unit)), el("span", { class: "way" }, `${IDS[unit]}${PARENT[unit] >= 0 ? ` · ${wayTo(unit)}` : ""}`)));
  const more = found.length - options.length;
  if (!options.length || more) options.push(el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "note" }, options.length ? t("more_results", { n: number(more) }) : t("no_results")));
  results.replaceChildren(...options);
  results.hidden = false;
  field.setAttribute("aria-expanded", "true");
  mark(found.length ? 0 : -1);
  say(t("found", { n: number(found.length) }));
};

const mark = (at) => {
  marked = at;
  for (const option of results.children) option.setAttribute("aria-selected", String(option.id === `result-${at}`));
  const option = $(`result-${at}`);
  if (option) { field.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); } else field.removeAttribute("aria-activedescendant");
};

const take = (unit) => {
  closeResults();
  field.value = nameOf(unit);
  choose(unit, { centre: true });
};

field.addEventListener("input", showResults);
field.addEventListener("focus", () => { field.select(); });
field.addEventListener("blur", () => setTimeout(closeResults, 150));
field.addEventListener("keydown", (event) => {
  const count = Math.min(found.length, MOST_RESULTS);
  if (event.key === "Escape") { if (results.hidden) field.blur(); field.value = ""; closeResults(); event.preventDefault(); }
  if (results.hidden) { if (event.key === "ArrowDown" && field.value) showResults(); return; }
  if (event.key === "ArrowDown") mark((marked + 1) % Math.max(1, count));
  else if (event.key === "ArrowUp") mark((marked + count - 1) % Math.max(1, count));
  else if (event.key === "Enter" && marked >= 0) take(found[marked]);
  else return;
  event.preventDefault();
});
results.addEventListener("pointerdown", (event) => {
  const option = event.target.closest("[data-unit]");
  event.preventDefault();
  if (option) take(Number(option.dataset.unit));
});
