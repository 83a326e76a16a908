// The map: nested boxes whose areas follow the number of units or a field, coloured as the chart is.

import { toldApart } from "./apart.js";
import { addBoard } from "./boards.js";
import { signed } from "./changes.js";
import { LOOKS, LOOK_OF, mix, palette } from "./colour.js";
import { DATA, END, FIELDS, LINKS_OF, PARENT, SIZE, ancestorsOf, leftBelow } from "./data.js";
import { el } from "./dom.js";
import { FAMILY, PIECES, clean, cut, firstPart, oneWay, textWidth } from "./measure.js";
import { numberIn } from "./numbers.js";
import { DASHES, rounds, shapeOf, trace } from "./outline.js";
import { hatch } from "./paint.js";
import { KEPT, keptBelow, keptChildren, keptRoots } from "./sieve.js";
import { choose, chosen, hasChildren, metric } from "./state.js";
import { hideTip, showTip } from "./tip.js";
import { nameOf, number, pick, t } from "./words.js";

const HEAD = 19;
const GAP = 3;
const LEAST = 3;  // pixels: smaller boxes are not drawn, their container stands for them
let sizeBy = DATA.size_by;  // number of a field, -1 for the number of units
let top = -1;  // the unit that fills the map, -1 for all
let mapCanvas = null;
let boxes = [];  // [unit, x, y, width, height, head, what a line of it says], containers before what lies in them

// Areas: a unit of which a field says nothing is as small as the smallest of which it says something. A container is as large as what
// it states, where that is more than what is in it: the rest stays blank.
const sizeText = (unit) => sizeBy < 0 ? "" : pick(FIELDS[sizeBy].at(unit)) || "";
const isUnknown = (unit) => sizeBy >= 0 && !hasChildren(unit) && numberIn(sizeText(unit)) === null;
const weigh = () => {
  const weights = new Float64Array(SIZE);
  const own = sizeBy < 0 ? null : Array.from({ length: SIZE }, (_, unit) => numberIn(sizeText(unit)));
  const known = own?.filter((value, unit) => value > 0 && !hasChildren(unit)) || [];
  const least = known.length ? known.reduce((a, b) => Math.min(a, b)) : 1;
  for (let unit = SIZE - 1; unit >= 0; unit--) {
    if (!KEPT[unit]) continue;
    if (own) weights[unit] = hasChildren(unit) ? Math.max(weights[unit], own[unit] || 0) : own[unit] > 0 ? own[unit] : least;
    else weights[unit] += 1 + leftBelow(unit) - keptChildren(unit).reduce((sum, child) => sum + leftBelow(child), 0);
    if (PARENT[unit] >= 0) weights[PARENT[unit]] += weights[unit];
  }
  return weights;
};

// Squarified in the order of the units, by a field the largest first: rows along the shorter side, each as long as its boxes stay near to squares.
const squarify = (all, weights, whole, x, y, w, h, put) => {
  const units = sizeBy < 0 ? all : [...all].sort((a, b) => weights[b] - weights[a]);
  let total = Math.max(whole, units.reduce((sum, unit) => sum + weights[unit], 0));
  for (let at = 0; at < units.length && w > 0 && h > 0;) {
    const side = Math.min(w, h);
    const scale = w * h / total;
    let [sum, end, worst] = [0, at, Infinity];
    let [least, most] = [Infinity, 0];
    while (end < units.length) {
      const area = weights[units[end]] * scale;
      const [low, high, all] = [Math.min(least, area), Math.max(most, area), sum + area];
      const next = Math.max(side * side * high / (all * all), all * all / (side * side * low));
      if (next > worst) break;
      [least, most, sum, worst] = [low, high, all, next];
      end++;
    }
    const thick = sum / side;
    for (let along = 0; at < end; at++) {
      const long = weights[units[at]] * scale / thick;
      if (w >= h) put(units[at], x, y + along, thick, long); else put(units[at], x + along, y, long, thick);
      along += long;
      total -= weights[units[at]];
    }
    if (w >= h) { x += thick; w -= thick; } else { y += thick; h -= thick; }
  }
};

const placeBoxes = (width, height) => {
  const weights = weigh();
  const found = [];
  // A stack of its own, since organisations may be deeper than scripts may call.
  const waiting = [];
  const put = (unit, x, y, w, h) => { if (w >= LEAST && h >= LEAST) waiting.push([unit, x, y, w, h]); };
  squarify(top < 0 ? keptRoots() : [top], weights, 0, 0, 0, width, height, put);
  while (waiting.length) {
    const [unit, x, y, w, h] = waiting.pop();
    const inner = hasChildren(unit);
    const room = w > 2 * GAP + LEAST && h > 2 * GAP + LEAST;
    const head = inner && room ? h > 2 * HEAD && w > 46 ? HEAD : GAP : 0;
    const box = [unit, x, y, w - 1, h - 1, head];
    found.push(box);
    if (!head) continue;
    squarify(keptChildren(unit), weights, sizeBy < 0 ? 0 : weights[unit], x + GAP, y + head, w - 2 * GAP - 1, h - head - GAP - 1, put);
  }
  // Parents first, as units are counted.
  return found.sort((a, b) => a[0] - b[0]);
};

// What stands in a box behind its name: the metric's value, what its area follows, and how many units are inside.
const shownValue = (unit) => [
  metric?.shown ? metric.shown[unit] : "",
  sizeBy < 0 ? "" : sizeText(unit) || (hasChildren(unit) ? "" : "?"),
  keptBelow(unit) ? `(${number(keptBelow(unit))})` : "",
].filter(Boolean).join(" ");

// A box that holds others is a pale frame with a head; heads and other boxes have the shape of their kind, as in pictures.
const paintBox = (pen, [unit, x, y, w, h, head]) => {
  const look = LOOKS[LOOK_OF[unit]];
  if (head) {
    pen.fillStyle = mix(look.fill, palette().map, 0.72);
    pen.fillRect(x, y, w, h);
  }
  pen.strokeStyle = look.line;
  pen.lineWidth = look.hatched ? 1.6 : 0.8;
  pen.setLineDash(w > 12 ? DASHES[look.dash || Number(isUnknown(unit))] : []);
  if (head) pen.strokeRect(x, y, w, h);
  if (head && head < HEAD) return;
  pen.beginPath();
  const shape = w > 12 && h > 12 ? shapeOf(unit) : 0;
  // Plain boxes fill their area to the corners.
  if (rounds(shape)) trace(pen, shape, x, y, w, head ? head - 2 : h); else pen.rect(x, y, w, head ? head - 2 : h);
  pen.fillStyle = look.fill;
  pen.fill();
  if (look.hatched) { pen.fillStyle = hatch(look); pen.fill(); }
  pen.stroke();
};

const paintText = (pen, box) => {
  const [unit, x, y, w, h, head] = box;
  if (w < 34 || h < 15 || (head && head < HEAD)) return;
  const look = LOOKS[LOOK_OF[unit]];
  const name = clean(signed(unit) + nameOf(unit));
  const value = [metric?.gap[unit] ? "◆" : "", shownValue(unit)].filter(Boolean).join(" ");
  pen.fillStyle = look.text;
  const room = w - 8;
  if (head || h < 32) {
    // The value stands at the right, and the name is cut for it.
    const middle = y + ((head ? head - 2 : h) / 2);
    const taken = value ? textWidth(value) + 8 : 0;
    const noted = taken && room - taken >= 40;
    box[6] = inALine(unit, name, noted ? room - taken : room);
    pen.fillText(oneWay(name, box[6]), x + 4, middle);
    if (noted) pen.fillText(value, x + w - 4 - textWidth(value), middle);
    return;
  }
  // As many lines as there is room for, the last one for the value.
  const lines = Math.max(1, Math.min(4, Math.floor((h - 4) / 15) - (value ? 1 : 0)));
  let rest = name;
  let line = 0;
  for (; line < lines && rest; line++) {
    const part = line < lines - 1 && textWidth(rest) > room && begun(rest, room);
    pen.fillText(oneWay(name, part ? part[0].trimEnd() + part[1] : short(rest, room)), x + 4, y + 11 + 15 * line);
    rest = part ? rest.slice(part[0].length).trimStart() : "";
  }
  if (value && h >= 30) pen.fillText(short(value, room), x + 4, y + 11 + 15 * line);
};

// A name whole where it has room, else what tells it apart where some of that has, else its beginning.
const inALine = (unit, name, room) => {
  if (textWidth(name) <= room) return name;
  const apart = short(signed(unit) + toldApart(unit, clean(nameOf(unit))), room);
  return /…[^…]{2}/u.test(apart) ? apart : short(name, room);
};
const short = (text, room) => textWidth(text) <= room ? text : room > 20 ? cut(text, room) : "";
// The beginning of a name that fits and the hyphen that ends it; null where there is no room for three letters of a word.
const begun = (text, room) => {
  let fits = "";
  const pieces = text.match(PIECES);
  for (const piece of pieces) {
    if (textWidth((fits + piece).trimEnd()) > room) break;
    fits += piece;
  }
  if (fits) return [fits, ""];
  const part = firstPart(pieces[0].trimEnd(), room);
  if (!part[1] || part[0].length > 2) return part;
  const least = cut(pieces[0].trimEnd(), room).slice(0, -1);
  return least.length > 2 ? [least, "-"] : null;
};

const frameBox = (pen, unit, colour, width) => {
  const box = boxes.findLast(([one]) => one <= unit && END[one] > unit);
  if (!box) return;
  pen.setLineDash([]);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.strokeRect(box[1], box[2], box[3], box[4]);
};

const draw = () => {
  const ratio = window.devicePixelRatio || 1;
  const area = mapCanvas.parentElement.getBoundingClientRect();
  const [width, height] = [Math.max(1, area.width), Math.max(1, area.height)];
  mapCanvas.width = Math.round(width * ratio);
  mapCanvas.height = Math.round(height * ratio);
  boxes = placeBoxes(width - 1, height - 1);
  const pen = mapCanvas.getContext("2d");
  pen.setTransform(ratio, 0, 0, ratio, 0.5 * ratio, 0.5 * ratio);
  pen.fillStyle = palette().ground;
  pen.fillRect(-1, -1, width + 2, height + 2);
  for (const box of boxes) paintBox(pen, box);
  pen.setLineDash([]);
  pen.textBaseline = "middle";
  pen.font = `13px ${FAMILY}`;
  for (const box of boxes) paintText(pen, box);
  for (const link of LINKS_OF.get(chosen) || []) frameBox(pen, link.source === chosen ? link.target : link.source, palette().ink, 1.5);
  if (chosen >= 0) { frameBox(pen, chosen, palette().halo, 5); frameBox(pen, chosen, palette().accent, 3); }
};

const boxAt = (event) => {
  const area = mapCanvas.getBoundingClientRect();
  const [x, y] = [event.clientX - area.left, event.clientY - area.top];
  return boxes.findLast(([, left, above, w, h]) => x >= left && x <= left + w && y >= above && y <= above + h)?.[0] ?? -1;
};

const fillMap = (unit) => { top = unit >= 0 && !hasChildren(unit) ? PARENT[unit] : unit; paintMap(mapCanvas.closest("#board")); };
const sibling = (step) => {
  const family = PARENT[chosen] < 0 ? keptRoots() : keptChildren(PARENT[chosen]);
  const next = family[family.indexOf(chosen) + step];
  if (next !== undefined) choose(next);
};
const KEYS_OF_MAP = {
  ArrowRight: () => chosen < 0 ? choose(top < 0 ? keptRoots()[0] : top) : sibling(1),
  ArrowLeft: () => chosen >= 0 && sibling(-1),
  ArrowDown: () => chosen >= 0 && hasChildren(chosen) && choose(keptChildren(chosen)[0]),
  ArrowUp: () => chosen >= 0 && PARENT[chosen] >= 0 && choose(PARENT[chosen]),
  Enter: () => chosen >= 0 && fillMap(chosen),
  Backspace: () => top >= 0 && fillMap(PARENT[top]),
};

const buildMap = (host) => {
  mapCanvas = el("canvas", { tabindex: "0", role: "application", "aria-label": t("map_label") });
  const numeric = FIELDS.map((one, at) => ({ one, at })).filter(({ one }) => Array.from({ length: SIZE }, (_, unit) => unit).some((unit) => !hasChildren(unit) && numberIn(pick(one.at(unit))) > 0));
  const size = el("select", { "aria-label": t("size_by"), onchange: (event) => { sizeBy = Number(event.target.value); paintMap(host); } }, el("option", { value: -1 }, t("size_units")), numeric.map(({ one, at }) => el("option", { value: at }, pick(one.title))));
  size.value = sizeBy;
  host.replaceChildren(
    el("div", { class: "board-bar" }, el("label", {}, el("span", {}, t("size_by")), size),
      el("button", { type: "button", id: "map-up", onclick: () => fillMap(PARENT[top]) }, t("map_up")), el("span", { class: "quiet", id: "map-at" })),
    el("div", { class: "board-room" }, mapCanvas));
  mapCanvas.addEventListener("click", (event) => choose(boxAt(event)));
  mapCanvas.addEventListener("dblclick", (event) => { const unit = boxAt(event); if (unit >= 0) fillMap(unit); });
  mapCanvas.addEventListener("pointermove", (event) => { const box = host.getBoundingClientRect(); showTip(boxAt(event), event.clientX - box.left, event.clientY - box.top); });
  mapCanvas.addEventListener("pointerleave", hideTip);
  mapCanvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS_OF_MAP[event.key]) return;
    event.preventDefault();
    KEYS_OF_MAP[event.key]();
  });
};

const paintMap = (host, why) => {
  if (!host.querySelector("canvas") || why === "language") buildMap(host);
  // What is chosen, and what is asked for, is in sight.
  if (top >= 0 && !KEPT[top]) top = -1;
  if (chosen >= 0 && top >= 0 && !(chosen >= top && chosen < END[top])) top = -1;
  host.querySelector("#map-up").disabled = top < 0;
  draw();
  const unknown = Array.from({ length: SIZE }, (_, unit) => unit).filter((unit) => KEPT[unit] && isUnknown(unit)).length;
  const told = unknown ? `${t("unknown_sizes", { n: number(unknown) })} · ` : "";
  host.querySelector("#map-at").textContent = told + (top < 0 ? t("map_hint") : [...ancestorsOf(top), top].map(nameOf).join(" › "));
};

// For scripts that read the screen: id's box on the map in pixels of it.
export const mapBoxes = () => boxes;
addBoard({ name: "map", title: "view_map", has: SIZE > 1, paint: paintMap });
