// The slider over days: another day loads the page anew with what holds on that day, at the place where one is.

import { DATA } from "./data.js";
import { dayIn } from "./days.js";
import { $, el, iconButton } from "./dom.js";
import { anew } from "./kept.js";
import { on } from "./state.js";
import { t } from "./words.js";

const DAYS = DATA.days;
// How many days there are, by the step of which each holds the last change.
const COUNTED = { month: "days_month", quarter: "days_quarter", year: "days_year" };
const said = (at) => DAYS.all[at] || t("no_day");

const goToDay = (at) => {
  if (at === DAYS.shown || at < 0 || at >= DAYS.all.length) return;
  const parts = location.hash.replace(/^#/, "").split("&").filter((part) => part && !part.startsWith("day="));
  anew(`#${[...parts, `day=${encodeURIComponent(DAYS.all[at])}`].join("&")}`);
};

const paintDays = () => {
  const bar = $("days");
  bar.hidden = !DAYS;
  if (!DAYS) return;
  const day = el("output", { for: "day" }, said(DAYS.shown));
  const slider = el("input", { type: "range", id: "day", min: 0, max: DAYS.all.length - 1, value: DAYS.shown, "aria-label": t("day"), "aria-valuetext": said(DAYS.shown) });
  slider.addEventListener("input", () => { day.textContent = said(slider.value); slider.setAttribute("aria-valuetext", said(slider.value)); });
  slider.addEventListener("change", () => goToDay(Number(slider.value)));
  const [back, next] = [iconButton("left", t("day_before"), () => goToDay(DAYS.shown - 1)), iconButton("right", t("day_after"), () => goToDay(DAYS.shown + 1))];
  back.disabled = DAYS.shown === 0;
  next.disabled = DAYS.shown === DAYS.all.length - 1;
  bar.setAttribute("aria-label", t("day"));
  bar.replaceChildren(el("span", { class: "quiet" }, t("day")), back, slider, next, day, el("span", { class: "quiet" }, t(COUNTED[DAYS.step] || "days_all", { n: DAYS.all.length })));
};

// The back button leads to the day before, too.
const follows = () => { if (DAYS && dayIn(DAYS, location.hash) !== DAYS.shown) location.reload(); };
window.addEventListener("popstate", follows);
window.addEventListener("hashchange", follows);
on("language", paintDays);
paintDays();
