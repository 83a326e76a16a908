// Mouse, touch, pen and trackpad on the canvas.

import { forgetLinks, tellLinks } from "./link_hints.js";
import { chipOf } from "./marks.js";
import { canvas, view } from "./sight.js";
import { choose, toggle } from "./state.js";
import { hideTip, showTip } from "./tip.js";
import { panBy, unitAt, zoomAt } from "./view.js";
import { linksNear } from "./wires.js";

const pointers = new Map();
let travelled = 0;
let pinch = null;
let lastTap = { at: 0, unit: -1 };

const inCanvas = (event) => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };

const within = (box, x, y, room) => box && x >= box.x - room && x <= box.x + box.w + room && y >= box.y - room && y <= box.y + box.h + room;

const press = (x, y, coarse) => {
  const unit = unitAt(x, y);
  const [left, top] = [x / view.k + view.x, y / view.k + view.y];
  if (unit < 0) {
    const links = linksNear(left, top, (coarse ? 12 : 5) / view.k);
    if (links.length) tellLinks(links, x, y); else choose(-1);
    return;
  }
  const chip = view.k >= 0.5 ? chipOf(unit) : null;
  if (within(chip, left, top, coarse ? 10 : 3)) { toggle(unit); return; }
  const now = performance.now();
  if (lastTap.unit === unit && now - lastTap.at < 350) { lastTap.unit = -1; toggle(unit); return; }
  lastTap = { at: now, unit };
  choose(unit);
};

const pinchOf = () => {
  const [[x1, y1], [x2, y2]] = [...pointers.values()];
  return { x: (x1 + x2) / 2, y: (y1 + y2) / 2, span: Math.hypot(x1 - x2, y1 - y2) };
};

canvas.addEventListener("pointerdown", (event) => {
  if (event.button > 0 && event.pointerType === "mouse" && event.button !== 1) return;
  canvas.setPointerCapture(event.pointerId);
  pointers.set(event.pointerId, inCanvas(event));
  if (pointers.size === 1) travelled = 0;
  pinch = pointers.size === 2 ? pinchOf() : null;
  hideTip();
});

canvas.addEventListener("pointermove", (event) => {
  const [x, y] = inCanvas(event);
  if (!pointers.has(event.pointerId)) { hover(x, y); return; }
  const [lastX, lastY] = pointers.get(event.pointerId);
  pointers.set(event.pointerId, [x, y]);
  travelled += Math.hypot(x - lastX, y - lastY);
  if (pointers.size === 1 && travelled > 4) {
    canvas.classList.add("dragging");
    panBy(lastX - x, lastY - y);
  } else if (pointers.size === 2 && pinch) {
    const now = pinchOf();
    panBy(pinch.x - now.x, pinch.y - now.y);
    zoomAt(now.span / Math.max(1, pinch.span), now.x, now.y);
    pinch = now;
  }
});

const release = (event) => {
  if (!pointers.delete(event.pointerId)) return;
  canvas.classList.remove("dragging");
  if (pinch) { pinch = null; travelled = Infinity; }
  if (event.type === "pointerup" && !pointers.size && travelled <= 4) press(...inCanvas(event), event.pointerType !== "mouse");
};
canvas.addEventListener("pointerup", release);
canvas.addEventListener("pointercancel", release);

// A wheel zooms, two fingers on a trackpad pan, a pinch (which arrives as a wheel with ctrl) zooms.
let trackpadUntil = 0;
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  hideTip();
  const scale = event.deltaMode === 1 ? 18 : event.deltaMode === 2 ? view.height : 1;
  const [dx, dy] = [event.deltaX * scale, event.deltaY * scale];
  const now = performance.now();
  if (event.deltaMode === 0 && (dx && !event.shiftKey || Math.abs(dy) < 40 || !Number.isInteger(dy))) trackpadUntil = now + 250;
  if (event.ctrlKey || event.metaKey) zoomAt(Math.exp(-Math.max(-60, Math.min(60, dy)) / 120), ...inCanvas(event));
  else if (event.shiftKey) panBy(dx || dy, 0);
  else if (now < trackpadUntil) panBy(dx, dy);
  else zoomAt(Math.exp(-Math.max(-240, Math.min(240, dy)) / 480), ...inCanvas(event));
}, { passive: false });

// Hovering shows the whole name and kind, which a box may have had to shorten; beside the boxes it tells which links go there.
const hover = (x, y) => {
  const unit = unitAt(x, y);
  const [left, top] = [x / view.k + view.x, y / view.k + view.y];
  const links = unit < 0 ? linksNear(left, top, 5 / view.k) : [];
  canvas.classList.toggle("pointing", unit >= 0);
  if (links.length) { tellLinks(links, x, y); return; }
  forgetLinks();
  showTip(unit, x, y, within(unit >= 0 && view.k >= 0.5 ? chipOf(unit) : null, left, top, 3));
};
canvas.addEventListener("pointerleave", () => { forgetLinks(); hideTip(); });
