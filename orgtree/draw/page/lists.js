// Sections, lists and the buttons of units that the panel is made of.

import { signed } from "./changes.js";
import { kindLook, vacantLook } from "./colour.js";
import { KIND, VACANT } from "./data.js";
import { el } from "./dom.js";
import { shapeOf } from "./outline.js";
import { choose } from "./state.js";
import { nameOf, number, t, tongueOf } from "./words.js";

const SHORT_LIST = 12;

export const section = (title, ...content) => el("section", {}, el("h3", {}, title), ...content);

// A list that starts short; the rest comes on request.
export const longList = (items, build, list = el("ul", { class: "list" })) => {
  const grow = (from, upTo) => {
    list.append(...items.slice(from, upTo).map(build));
    if (upTo < items.length) {
      const more = el("li", { class: "more" }, el("button", { type: "button", onclick: () => { more.remove(); grow(upTo, upTo * 5); } }, t("show_more", { n: number(items.length - upTo) })));
      list.append(more);
    }
  };
  grow(0, SHORT_LIST);
  return list;
};

export const unitButton = (unit, ...extra) => leadingButton(unit, () => choose(unit, { centre: true }), ...extra);
export const leadingButton = (unit, lead, ...extra) => el("button", { type: "button", class: "unit", onclick: lead },
  swatchOf(unit), el("span", { class: "name", lang: tongueOf(unit) }, signed(unit) + nameOf(unit)), ...extra);

export const swatchOf = (unit) => lookSwatch(VACANT[unit] ? { ...vacantLook(), shape: shapeOf(unit) } : kindLook(KIND[unit]));
const SHAPES = ["", "rounded", "hexagon", ""];
const DASHED = ["", "dashed", "dotted"];
export const swatchClass = (look, shape = look.shape) => ["swatch", look.hatched && "hatched", SHAPES[shape], DASHED[look.dash]].filter(Boolean).join(" ");
export const lookSwatch = (look) => {
  const swatch = el("span", { class: swatchClass(look), "aria-hidden": "true" });
  swatch.style.backgroundColor = look.fill;
  swatch.style.borderColor = look.line;
  return swatch;
};
