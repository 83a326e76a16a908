// The joint bodies by the places at which they stand: who convenes each, its seats by role, and whose units supply them.

import { addBoard } from "./boards.js";
import { signed } from "./changes.js";
import { BODIES, GHOST, IS_GROUP, KIND, KINDS, LINKS, LINKS_OF, LINK_TYPES, PARENT, SIZE } from "./data.js";
import { el } from "./dom.js";
import { swatchOf } from "./lists.js";
import { KEPT, sifted } from "./sieve.js";
import { choose, chosen } from "./state.js";
import { labelled, nameOf, number, pick, t, tongueOf } from "./words.js";

const FEW_NAMES = 10;
const OFF_PAGE = -2;

// What a unit stands at that has no place there in a hierarchy; of several the first.
const STANDS_AT = new Map();
for (const link of LINKS) if (LINK_TYPES[link.type].stands && !BODIES.has(link.source) && !STANDS_AT.has(link.source)) STANDS_AT.set(link.source, link.target);

// Places with their bodies and the places under them, whichever hierarchy the chart shows; where nothing else is asked for
// also those of the same kinds that have none.
const placesOf = () => {
  const at = new Map();
  const asked = sifted();
  for (const [body, home] of BODIES) {
    if (GHOST[body] || asked && !KEPT[body]) continue;
    if (!at.has(home)) at.set(home, []);
    at.get(home).push(body);
  }
  const homes = new Set([...at.keys()].filter((unit) => unit >= 0));
  const kinds = new Set([...homes].map((unit) => KIND[unit]));
  if (!asked) for (let unit = 0; unit < SIZE; unit++) if (kinds.has(KIND[unit]) && !GHOST[unit] && !BODIES.has(unit)) homes.add(unit);
  const shown = new Set();
  for (const home of homes) for (let unit = home; unit >= 0 && !shown.has(unit); unit = PARENT[unit]) if (!IS_GROUP[unit]) shown.add(unit);
  const below = new Map();
  let tops = [];
  for (const unit of [...shown].sort((a, b) => a - b)) {
    let above = PARENT[unit];
    while (above >= 0 && !shown.has(above)) above = PARENT[above];
    if (above < 0) tops.push(unit);
    else if (below.has(above)) below.get(above).push(unit);
    else below.set(above, [unit]);
  }
  while (tops.length === 1 && !homes.has(tops[0])) tops = below.get(tops[0]);
  return { tops, below, at, homes };
};
const unitsOf = ({ tops, below, at }) => {
  const found = [...at.values()].flat();
  for (const waiting = [...tops]; waiting.length;) {
    const unit = waiting.pop();
    found.push(unit);
    waiting.push(...(below.get(unit) || []));
  }
  return found;
};

const nameButton = (unit, css) => el("button", { type: "button", class: css, "data-unit": unit, onclick: () => choose(unit) }, el("span", { lang: tongueOf(unit) }, signed(unit) + nameOf(unit)));
const seatsTold = (count) => count === 1 ? t("seat_one") : t("seats_in_all", { count: number(count) });
const counted = (title, count) => `${title} ${number(count)}`;

// A list behind its title; of a long one the rest comes on request.
const listOf = (title, units) => {
  const line = el("p", {}, el("span", { class: "lead" }, labelled(title, "").trimEnd()), " ");
  const put = (from, upTo) => {
    // A comma stays with the name before it.
    const [comma, apart] = [t("comma").trimEnd(), t("comma").slice(t("comma").trimEnd().length)];
    line.append(...units.slice(from, upTo).flatMap((unit, place) => [el("span", { class: "kept" }, nameButton(unit, "named"), from + place < units.length - 1 ? comma : ""), apart]));
    if (upTo < units.length) {
      const more = el("button", { type: "button", class: "named", onclick: () => { more.remove(); put(upTo, units.length); markChosen(line); } }, `… ${t("show_more", { n: number(units.length - upTo) })}`);
      line.append(more);
    }
  };
  put(0, FEW_NAMES);
  return line;
};

const byTitle = (links, titleOf) => {
  const found = new Map();
  for (const link of links) {
    const title = titleOf(link);
    if (!found.has(title)) found.set(title, []);
    found.get(title).push(link.target);
  }
  return [...found];
};

const partsIn = (body) => {
  const parts = { convener: [], seat: [], base: [] };
  for (const link of LINKS_OF.get(body) || []) if (link.source === body) parts[LINK_TYPES[link.type].part]?.push(link);
  return parts;
};

const bodyCard = (body) => {
  const { convener, seat, base } = partsIn(body);
  const conveners = [...new Set(convener.map((link) => link.target))];
  const typeTitle = (link) => pick(LINK_TYPES[link.type].title) || LINK_TYPES[link.type].name;
  const suppliers = new Map();
  for (const unit of new Set(seat.map((link) => link.target))) {
    const kind = KINDS[KIND[STANDS_AT.get(unit) ?? unit]];
    suppliers.set(kind, (suppliers.get(kind) || 0) + 1);
  }
  return el("article", { class: "body" },
    el("header", {}, swatchOf(body), nameButton(body, "name"), seat.length ? el("span", { class: "count" }, seatsTold(seat.length)) : null),
    conveners.length ? listOf(t("convener"), conveners) : null,
    [...byTitle(seat, (link) => pick(link.label) || typeTitle(link)), ...byTitle(base, typeTitle)].map(([title, units]) => listOf(counted(title, units.length), units)),
    suppliers.size ? el("p", {}, el("span", { class: "lead" }, labelled(t("suppliers"), "").trimEnd()), " ", [...suppliers].map(([kind, count]) => counted(pick(kind.title) || kind.name, count)).join(t("comma"))) : null);
};

const seatsAt = (unit, { at, below }) => {
  let count = 0;
  for (const waiting = [unit]; waiting.length;) {
    const one = waiting.pop();
    for (const body of at.get(one) || []) count += partsIn(body).seat.length;
    waiting.push(...(below.get(one) || []));
  }
  return count;
};

// Side by side, as far as there is room.
const side = (cards) => cards.length ? el("div", { class: "below" }, cards) : null;
const placeCard = (unit, found, top) => {
  const [bodies, below] = [found.at.get(unit) || [], found.below.get(unit) || []];
  const seats = top ? seatsAt(unit, found) : 0;
  return el("section", { class: "place" },
    el("header", {}, swatchOf(unit), nameButton(unit, "name"), seats ? el("span", { class: "count" }, seatsTold(seats)) : null),
    found.homes.has(unit) && !bodies.length ? el("p", { class: "none" }, t("no_body")) : null,
    side(bodies.map(bodyCard)),
    side(below.map((one) => placeCard(one, found, false))));
};

const elsewhere = (title, bodies) => bodies ? [el("section", { class: "place" }, el("header", {}, el("span", { class: "name" }, title)), side(bodies.map(bodyCard)))] : [];

const markChosen = (host) => {
  for (const button of host.querySelectorAll("[data-unit]")) button.setAttribute("aria-pressed", String(Number(button.dataset.unit) === chosen));
};

const buildBodies = (host) => {
  const found = placesOf();
  const shown = [...found.at.values()].flat();
  const seats = shown.flatMap((body) => partsIn(body).seat.map((link) => link.target));
  const sums = [[t("bodies"), shown.length], [t("seats_counted"), seats.length], [t("units_supplying"), new Set(seats).size]].filter(([, count]) => count);
  host.replaceChildren(
    el("div", { class: "board-bar" }, el("span", {}, sums.map(([title, count]) => counted(title, count)).join(" · ")), el("span", { class: "quiet" }, t("bodies_read"))),
    el("div", { class: "board-room" }, el("div", { class: `places${found.tops.length === 1 ? " single" : ""}`, tabindex: "0", role: "group", "aria-label": t("view_bodies") },
      found.tops.map((unit) => placeCard(unit, found, true)), elsewhere(t("no_place"), found.at.get(-1)), elsewhere(t("off_page"), found.at.get(OFF_PAGE)))));
};

const paintBodies = (host, why) => {
  if (why === "size") return;
  const fresh = !host.querySelector(".places");
  if (fresh || why !== "choice") buildBodies(host);
  markChosen(host);
  const held = host.contains(document.activeElement) && document.activeElement.dataset.unit;
  if (!held && (fresh || why === "choice")) host.querySelector("[data-unit][aria-pressed=true]")?.scrollIntoView({ block: "nearest" });
};
addBoard({ name: "bodies", title: "view_bodies", has: BODIES.size > 0, paint: paintBodies, units: () => unitsOf(placesOf()) });
