// Keys: those of the focused chart, and those that work anywhere on the page.

import { $ } from "./dom.js";
import { stepLink } from "./link_hints.js";
import { showHelp } from "./menu.js";
import { deepest } from "./sieve.js";
import { canvas, view } from "./sight.js";
import { choose, chosen, level, openTo, toggle } from "./state.js";
import { step } from "./tour.js";
import { fit, panBy, zoomAt } from "./view.js";

const CANVAS_KEYS = {
  ArrowLeft: () => panBy(-80, 0), ArrowRight: () => panBy(80, 0), ArrowUp: () => panBy(0, -80), ArrowDown: () => panBy(0, 80),
  PageUp: () => panBy(0, -view.height * 0.8), PageDown: () => panBy(0, view.height * 0.8), Home: () => fit(),
  Enter: () => chosen >= 0 && toggle(chosen), " ": () => chosen >= 0 && toggle(chosen),
};
canvas.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !CANVAS_KEYS[event.key]) return;
  event.preventDefault();
  CANVAS_KEYS[event.key]();
});

export const PAGE_KEYS = {
  "/": () => $("search").focus(), "+": () => zoomAt(1.25), "=": () => zoomAt(1.25), "-": () => zoomAt(0.8), "0": () => fit(),
  "[": () => openTo(level - 1), "]": () => openTo(level + 1), "*": () => openTo(deepest), "\\": () => openTo(0), ",": () => step(-1), ".": () => step(1), l: () => stepLink(1), L: () => stepLink(-1), "?": () => showHelp(), Escape: () => choose(-1),
};
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || $("help").open || !$("menu").hidden;
  if (typing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !PAGE_KEYS[event.key]) return;
  event.preventDefault();
  PAGE_KEYS[event.key]();
});
