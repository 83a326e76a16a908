// The menu at the end of the bar: print, save, help.

import { COMPARES } from "./changes.js";
import { $, el } from "./dom.js";
import { saveSheets, saveSheetsPng } from "./paper.js";
import { savePng, saveSvg } from "./svg.js";
import { KEYS, MARKS, t } from "./words.js";

const MENU = [["print", () => window.print()], ["save_all", () => saveSvg("all")], ["save_view", () => saveSvg("view")], ["save_sheets", () => saveSheets()], ["save_sheets_png", () => saveSheetsPng()], ["save_png", () => savePng()], ["share", () => $("share").click()], ["help", () => showHelp()]];
const openMenu = (wanted) => {
  const menu = $("menu");
  menu.hidden = !wanted;
  $("more-toggle").setAttribute("aria-expanded", String(wanted));
  if (!wanted) return;
  menu.setAttribute("aria-label", t("menu"));
  menu.replaceChildren(...MENU.map(([key, task]) => el("button", { type: "button", role: "menuitem", tabindex: "-1", onclick: () => { openMenu(false); task(); } }, t(key))));
  menu.firstChild.focus();
};

export const showHelp = () => {
  const table = (heading, lines) => [el("h3", {}, heading), el("dl", {}, lines.flatMap(([sign, key]) => [el("dt", {}, sign), el("dd", {}, t(key))]))];
  $("help").replaceChildren(el("h2", {}, t("help")), ...table(t("keys"), KEYS), ...table(t("marks"), COMPARES ? [...MARKS, ["+ − ↷ ~", "mark_change"]] : MARKS), el("button", { type: "button", onclick: () => $("help").close() }, t("close")));
  $("help").setAttribute("aria-label", t("help"));
  $("help").showModal();
};

export const wireMenu = () => {
  $("more-toggle").addEventListener("click", () => openMenu($("menu").hidden));
  $("more").addEventListener("keydown", (event) => {
    const items = [...$("menu").children];
    const at = items.indexOf(document.activeElement);
    if (event.key === "Escape" && !$("menu").hidden) { openMenu(false); $("more-toggle").focus(); event.preventDefault(); }
    if (at < 0) return;
    const step = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (step !== undefined) { items[step % items.length].focus(); event.preventDefault(); }
  });
  document.addEventListener("pointerdown", (event) => { if (!$("menu").hidden && !$("more").contains(event.target)) openMenu(false); });
};
