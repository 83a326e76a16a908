// The bar at the top with its levels, the breadcrumb, the zoom buttons, outline and theme.

import { paintBoards } from "./boards.js";
import { COLOURINGS } from "./changes.js";
import { dark, dress } from "./colour.js";
import { DATA, ancestorsOf } from "./data.js";
import { $, el, frame, icon, iconButton } from "./dom.js";
import { colourWith } from "./filter.js";
import { wireMenu } from "./menu.js";
import { field, results } from "./search.js";
import { deepest } from "./sieve.js";
import { canvas } from "./sight.js";
import { choose, chosen, level, metric, openTo, speak, tell, toggled } from "./state.js";
import { current, focusRow, showOutline, tree } from "./tree.js";
import { fit, zoomAt } from "./view.js";
import { dayTold, language, nameOf, number, pageTitle, pick, t, tongueOf } from "./words.js";

export const paintBar = () => {
  document.title = pageTitle();
  $("title").textContent = pageTitle();
  $("subtitle").textContent = [pick(DATA.subtitle), dayTold()].filter(Boolean).join(" · ");
  $("skip").textContent = t("skip");
  $("outline-title").textContent = t("outline");
  tree.setAttribute("aria-label", t("outline"));
  label($("outline-toggle"), t("outline_toggle"), "outline");
  label($("theme"), t("theme"), "sun");
  label($("share"), t("share"), "share");
  label($("more-toggle"), t("menu"), "more");
  $("language").textContent = t("other");
  $("language").title = t("other_label");
  $("language").lang = language === "zh" ? "en" : "zh-CN";
  field.placeholder = t("search");
  field.setAttribute("aria-label", t("search"));
  results.setAttribute("aria-label", t("results"));
  canvas.setAttribute("aria-label", t("chart", { title: pageTitle() }));
  $("colour").firstChild.textContent = t("colour");
  $("metric").setAttribute("aria-label", t("colour"));
  $("colour").hidden = !COLOURINGS.length;
  $("metric").replaceChildren(el("option", { value: "" }, t("by_kind")), ...COLOURINGS.map((one) => el("option", { value: one.name }, pick(one.title) || one.name)));
  $("metric").value = metric ? metric.name : "";
  $("zoom").setAttribute("aria-label", t("fit"));
  $("zoom").replaceChildren(iconButton("plus", t("zoom_in"), () => zoomAt(1.35)), iconButton("minus", t("zoom_out"), () => zoomAt(1 / 1.35)), iconButton("fit", t("fit"), () => fit()));
  paintBoards();
  paintLevels();
  paintCrumbs();
};

const label = (button, text, name) => {
  button.setAttribute("aria-label", text);
  button.title = text;
  button.replaceChildren(icon(name));
};

export const paintLevels = () => {
  const group = $("levels");
  const fewer = iconButton("minus", t("fewer"), () => openTo(level - 1));
  const deeper = iconButton("plus", t("deeper"), () => openTo(level + 1));
  fewer.disabled = level <= 0 && !toggled.size;
  deeper.disabled = level >= deepest && !toggled.size;
  const keep = document.activeElement?.dataset?.step;
  fewer.dataset.step = "fewer";
  deeper.dataset.step = "deeper";
  const all = el("button", { type: "button", title: t("all"), "aria-label": t("all"), onclick: () => openTo(deepest), "data-step": "all" }, t("all_short"));
  all.disabled = level >= deepest && !toggled.size;
  group.setAttribute("aria-label", t("levels"));
  group.replaceChildren(fewer, el("span", { class: "value", title: t("levels") }, `${level + 1}${toggled.size ? "*" : ""} / ${deepest + 1}`), deeper, all);
  if (keep) group.querySelector(`[data-step=${keep}]:not(:disabled)`)?.focus();
};

const MOST_CRUMBS = 30;
const showLastCrumb = () => { $("crumbs").scrollLeft = $("crumbs").scrollWidth; };

export const paintCrumbs = () => {
  const nav = $("crumbs");
  nav.setAttribute("aria-label", t("crumbs"));
  const items = [el("li", {}, el("button", { type: "button", onclick: () => { choose(-1); fit(); } }, t(DATA.part ? "whole_part" : "whole")))];
  if (chosen >= 0) {
    const above = ancestorsOf(chosen);
    const kept = above.length > MOST_CRUMBS ? [above[0], -1, ...above.slice(2 - MOST_CRUMBS)] : above;
    for (const unit of kept) items.push(unit < 0 ? el("li", { title: t("more_above", { n: number(above.length - kept.length + 1) }) }, "…") : el("li", {}, el("button", { type: "button", lang: tongueOf(unit), onclick: () => choose(unit, { centre: true }) }, nameOf(unit))));
    items.push(el("li", { "aria-current": "true", lang: tongueOf(chosen) }, nameOf(chosen)));
  }
  nav.replaceChildren(el("ol", {}, items));
  frame(showLastCrumb);
};

export const wireBar = () => {
  $("skip").addEventListener("click", (event) => { event.preventDefault(); showOutline(true); focusRow(current); });
  $("outline-toggle").addEventListener("click", () => showOutline($("outline-toggle").getAttribute("aria-expanded") !== "true"));
  $("metric").addEventListener("change", (event) => colourWith(COLOURINGS.find((one) => one.name === event.target.value) || null));
  $("language").addEventListener("click", () => speak(language === "zh" ? "en" : "zh"));
  $("theme").addEventListener("click", () => wear(!dark, true));
  wireMenu();
};

// Light or dark: the system's wish until somebody presses the button.
export let ownTheme = false;
export const wear = (wanted, own = false) => {
  ownTheme ||= own;
  dress(metric, wanted);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  tell("dress");
};
