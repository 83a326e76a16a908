// The hint beside the pointer.

import { $, el } from "./dom.js";
import { view } from "./sight.js";
import { isOpen, metric } from "./state.js";
import { kindOf, labelled, nameOf, pick, t } from "./words.js";

const tip = $("tip");
export const hideTip = () => { tip.hidden = true; };

// Lines of text beside a point of the stage, the first as a heading.
export const placeTip = ([heading, ...lines], x, y) => {
  tip.replaceChildren(el("strong", {}, heading), ...lines.map((line) => el("span", {}, line)));
  tip.hidden = false;
  tip.style.left = `${Math.max(4, Math.min(x + 14, view.width - tip.offsetWidth - 8))}px`;
  tip.style.top = `${y + 18 + tip.offsetHeight > view.height ? Math.max(4, y - tip.offsetHeight - 10) : y + 18}px`;
};

export const showTip = (unit, x, y, onChip = false) => {
  if (unit < 0) { hideTip(); return; }
  const lines = onChip ? [t(isOpen(unit) ? "fold" : "open"), nameOf(unit)] : [nameOf(unit), kindOf(unit)];
  if (metric && metric.shown[unit] !== null) lines.push(labelled(pick(metric.title), metric.shown[unit]));
  placeTip(lines, x, y);
};
