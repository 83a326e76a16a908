// Search by name in any language, id, kind, pinyin and initials; with one typo where nothing else is found.

import { DEPTH, IDS, KIND, KINDS, PARENT, PINYIN, ancestorsOf } from "./data.js";
import { $, el, say } from "./dom.js";
import { byInitials, mistyped, squeezed, wordsOf } from "./fold.js";
import { choose } from "./state.js";
import { kindOf, nameOf, number, otherNames, t } from "./words.js";

export const field = $("search");
export const results = $("results");
const MOST_RESULTS = 40;
let found = [];
let marked = -1;

// Per unit: names, id, pinyin run together, and its initials; made when first needed.
let index = null;
const indexed = () => index ||= IDS.map((id, unit) => {
  const syllables = PINYIN?.[unit] ? wordsOf(PINYIN[unit]) : [];
  const names = otherNames(unit).map(([, text]) => text);
  return { names: names.map(squeezed), words: names.flatMap(wordsOf), id: squeezed(id), latin: syllables.join(""), initials: syllables.map((part) => part[0]).join("") };
});
// Tells of units whether a name, or what it is read like, begins with what is typed.
export const beginning = (text) => {
  const typed = squeezed(text);
  const sounds = byInitials(typed);
  return (unit) => typed && (indexed()[unit].initials.startsWith(typed) || indexed()[unit].names.some((name) => name.startsWith(typed) || sounds?.test(name)));
};

let kindTexts = null;
const kindText = (unit) => {
  kindTexts ||= KINDS.map((kind) => squeezed(`${typeof kind.title === "string" ? kind.title : Object.values(kind.title).join(" ")} ${kind.name}`));
  return kindTexts[KIND[unit]];
};
const allOf = (entry, unit) => `${entry.names.join(" ")} ${entry.id} ${entry.latin} ${entry.initials} ${kindText(unit)}`;

// Smaller is better; -1 does not match.
const rank = (entry, unit, asked) => {
  const { typed, words, sounds } = asked;
  if (entry.names.includes(typed) || entry.id === typed) return 0;
  if (entry.names.some((name) => name.startsWith(typed))) return 1;
  if (entry.initials.startsWith(typed) || entry.latin.startsWith(typed) || sounds && entry.names.some((name) => sounds.test(name))) return 2;
  if (entry.id.startsWith(typed)) return 3;
  if (entry.words.some((word) => word.startsWith(typed))) return 4;
  if (entry.names.some((name) => name.includes(typed))) return 5;
  const rest = allOf(entry, unit);
  if (rest.includes(typed) || words.every((word) => rest.includes(word))) return 6;
  return sounds?.test(kindText(unit)) ? 7 : -1;
};

// With one typo, in the whole or in one of the words.
const nearly = (entry, unit, asked) => {
  const rest = allOf(entry, unit);
  if (asked.mistyped?.test(rest)) return entry.names.some((name) => asked.mistyped.test(name)) ? 8 : 9;
  const missing = asked.words.filter((word) => !rest.includes(word));
  return missing.length === 1 && asked.words.length > 1 && asked.mistypedWords.get(missing[0])?.test(rest) ? 9 : -1;
};

const search = (text) => {
  const typed = squeezed(text);
  if (!typed) return [];
  const words = wordsOf(text);
  const asked = { typed, words, sounds: byInitials(typed) };
  const ranked = (judge) => indexed().map((entry, unit) => [judge(entry, unit, asked), unit]).filter(([order]) => order >= 0)
    .sort((a, b) => a[0] - b[0] || DEPTH[a[1]] - DEPTH[b[1]] || a[1] - b[1]).map(([, unit]) => unit);
  const right = ranked(rank);
  if (right.length) return right;
  asked.mistyped = mistyped(typed);
  asked.mistypedWords = new Map(words.map((word) => [word, mistyped(word)]));
  return ranked(nearly);
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
