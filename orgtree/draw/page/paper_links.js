// What paper has besides its chart: letters in the boxes of all that a link joins, and what each letter stands for, as pictures say it.

import { linkColour } from "./colour.js";
import { BODIES, GHOST, LINKS, LINK_TYPES, PARENT } from "./data.js";
import { arrowOf, titleOfLink } from "./links.js";
import { BOLD, flowed, textWidth } from "./measure.js";
import { INSET, columnOf, inLowColumns } from "./paper_columns.js";
import { KEPT } from "./sieve.js";
import { labelled, nameOf, number, pick, t } from "./words.js";

const MOST_LETTERS = 8;  // in a box; with more of them nobody looks for one
const MOST_LISTED = 120;
const LEAST_COLUMN = 390;
const BELOW_ENTRY = 6;
// Order of the parts in a body; what is no part of one comes last.
const RANKS = ["convener", "seat", "base", ""];

const bodyOf = (link) => LINK_TYPES[link.type].part !== "" && BODIES.has(link.source);
// What nesting says already is no link of its own, unless it is a part of a joint body.
const told = (link) => KEPT[link.source] && KEPT[link.target] && !GHOST[link.source] && (bodyOf(link) || PARENT[link.source] !== link.target);

// A to Z, AA and so on, as spreadsheets name columns.
const letterOf = (index) => (index < 26 ? "" : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + index % 26);

const add = (lists, key, one) => { if (lists.has(key)) lists.get(key).push(one); else lists.set(key, [one]); };

// Bodies with all that take part in them, those in no tree first, then other links by the side of their type that has fewer units.
export const linkGroups = () => {
  const links = LINKS.filter(told);
  const sides = LINK_TYPES.map((_, type) => ["source", "target"].map((end) => new Set(links.filter((link) => link.type === type && !bodyOf(link)).map((link) => link[end])).size));
  const found = new Map();
  for (const link of links) {
    const body = bodyOf(link);
    const { part } = LINK_TYPES[link.type];
    const out = body || sides[link.type][0] <= sides[link.type][1];
    const hub = out ? link.source : link.target;
    const key = body ? `${hub}` : `${hub} ${link.type}`;
    if (!found.has(key)) found.set(key, { hub, body, type: link.type, members: [] });
    const group = found.get(key);
    if (body && part === "seat") group.type = link.type;
    const role = pick(link.label) || (body && part !== "seat" ? titleOfLink(link) : "");
    group.members.push({ unit: out ? link.target : link.source, role, part: body ? part : "", out });
  }
  const placed = ({ hub }) => PARENT[hub] >= 0 || 0;
  const groups = [...found.values()].sort((a, b) => Number(b.body) - Number(a.body) || a.body && placed(a) - placed(b) || a.hub - b.hub || a.type - b.type);
  const marks = new Map();
  groups.forEach((group, at) => {
    group.letter = letterOf(at);
    group.members.sort((one, other) => RANKS.indexOf(one.part) - RANKS.indexOf(other.part));
    const leads = new Set([group.hub, ...group.members.filter(({ part }) => part === "convener").map(({ unit }) => unit)]);
    for (const unit of new Set([group.hub, ...group.members.map((one) => one.unit)])) add(marks, unit, { text: group.letter, colour: linkColour(group.type, 4.5), filled: leads.has(unit) });
  });
  const lettered = groups.length <= MOST_LISTED && [...marks.values()].every((own) => own.length <= MOST_LETTERS);
  return { groups, lettered, marks: lettered ? marks : new Map() };
};

export const headingOf = (groups) => t(groups.every((group) => group.body) ? "bodies" : groups.some((group) => group.body) ? "bodies_and_links" : "links");

// Entries of groups, each with the pages of its ends; where all are on one page, that needs no telling.
const linkEntries = ({ groups, lettered }, pageOf, column) => {
  const page = (unit) => pageOf.get(unit) || 0;
  const paged = (unit, name = nameOf(unit)) => page(unit) ? `${name} →${page(unit)}` : name;
  const bold = (text) => flowed([text], column / BOLD).map((line) => ({ text: line, bold: true, left: 0 }));
  const plain = (pieces, left = INSET) => flowed(pieces, column - left).map((text) => ({ text, left }));
  const headed = (name, letter) => bold(lettered ? `${letter}\u00a0 ${name}` : name);

  // Names, those of units on one page together and that page behind them; last those on none.
  const byPage = (named) => {
    const found = new Map();
    for (const [unit, name] of [...named].sort(([one], [other]) => (page(one) || Infinity) - (page(other) || Infinity) || one - other)) add(found, page(unit), name);
    return [...found].flatMap(([at, names], place) => names.map((name, nth) => nth < names.length - 1 ? name + t("comma") : `${name}${at ? ` →${at}` : ""}${place < found.size - 1 ? t("semicolon") : ""}`));
  };
  const rolesOf = (members) => { const found = new Map(); for (const one of members) add(found, one.role, one); return [...found]; };

  const bodyRows = ({ hub, members, letter }) => [
    ...headed(paged(hub), letter),
    ...members.filter(({ part }) => part === "convener").flatMap(({ unit }) => plain([t("convened_by", { name: paged(unit) })])),
    ...rolesOf(members.filter(({ part }) => part !== "convener")).flatMap(([role, own]) => plain([labelled(t("noted", { text: role || t("members"), note: number(own.length) }), ""), ...byPage(own.map(({ unit }) => [unit, nameOf(unit)]))])),
  ];

  // The role that all links of a type have is said once, in their heading.
  const roles = new Map();
  for (const { body, type, members } of groups) if (!body) for (const { role } of members) roles.set(type, (roles.get(type) || new Set()).add(role));
  const same = (type) => roles.get(type).size === 1 ? [...roles.get(type)][0] : "";
  const linkRows = (group) => {
    const pieces = [];
    for (const [role, own] of rolesOf(group.members.map((one) => !lettered && roles.get(group.type).size === 1 ? { ...one, role: "" } : one))) {
      if (pieces.length) pieces[pieces.length - 1] += t("stop");
      pieces.push(...(role ? [labelled(role, "")] : []), ...byPage(own.map(({ unit, out }) => [unit, `${out ? "" : arrowOf(group.type, false)}${nameOf(unit)}`])));
    }
    if (lettered) return [...headed(`${paged(group.hub)} · ${titleOfLink(group)}`, group.letter), ...plain(pieces)];
    const lead = nameOf(group.hub);
    const used = textWidth(lead) * BOLD + 2 * textWidth(" ");
    if (used + textWidth(pieces[0].trimEnd()) > column) return [...bold(lead), ...plain(pieces)];
    return flowed(pieces, column - INSET, used - INSET).map((text, at) => at ? { text, left: INSET } : { text, left: 0, lead });
  };

  const order = lettered ? groups : [...groups].sort((one, other) => Number(other.body) - Number(one.body) || page(one.hub) - page(other.hub) || !one.body && one.type - other.type || one.hub - other.hub);
  let before = "";
  return order.map((group) => {
    if (group.body) return bodyRows(group);
    const place = `${page(group.hub)} ${group.type}`;
    if (lettered || place === before) return linkRows(group);
    before = place;
    const title = same(group.type) ? t("noted", { text: titleOfLink(group), note: same(group.type) }) : titleOfLink(group);
    const [first, ...others] = bold(page(group.hub) ? `→${page(group.hub)} · ${title}` : title).map((row) => ({ ...row, muted: true }));
    return [{ ...first, rule: true }, ...others, ...linkRows(group)];
  });
};

// What stands below the chart, where so much is free, and what on each page after it.
export const listPages = (links, pageOf, wide, high, free) => {
  const column = columnOf(LEAST_COLUMN, wide);
  return links.groups.length ? inLowColumns(linkEntries(links, pageOf, column), column, wide, high, BELOW_ENTRY, free) : [""];
};
