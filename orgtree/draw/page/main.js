// Puts the parts together, shows the first view, and lets scripts read what is on the screen.

import { ownTheme, paintBar, paintCrumbs, paintLevels, wear, wireBar } from "./bar.js";
import { board, boardResized } from "./boards.js";
import "./bodies.js";
import { LOOKS, LOOK_OF, dark, dress } from "./colour.js";
import { DATA, IDS, LINK_TYPES, SIZE, UNIT, allBelow } from "./data.js";
import { $, atOnce, frame, say, soon } from "./dom.js";
import { paintFilter, wireFilter } from "./filter.js";
import { fitFocus } from "./focus.js";
import { PAINTED } from "./ink.js";
import "./day_bar.js";
import "./keys.js";
import { restore } from "./kept.js";
import { CHART_H, CHART_W } from "./layout.js";
import { paintLegend } from "./legend.js";
import { DRAWN_LINKS, POINTED, linkText, refreshLinks } from "./links.js";
import { focused, isLit, refreshFocus } from "./lit.js";
import { mapBoxes } from "./map.js";
import { chipOf } from "./marks.js";
import { matrixIds } from "./matrix.js";
import "./minimap.js";
import { LINES, forgetSizes } from "./measure.js";
import { paint } from "./paint.js";
import { sheets } from "./paper.js";
import { paintPanel } from "./panel.js";
import "./pointer.js";
import { follow, wireRoute } from "./route.js";
import { H, W, X, Y } from "./rows.js";
import "./share.js";
import { deepest, fitting, sieve } from "./sieve.js";
import { canvas, stage, view } from "./sight.js";
import { VISIBLE, chosen, isShown, level, metric, on, refreshVisible, visibleAt } from "./state.js";
import { paintStrip } from "./strip.js";
import { buildSvg } from "./svg.js";
import { tableCsv } from "./table.js";
import { tour } from "./tour.js";
import { forgetRows, paintTree, rebuildTree, refit, resized, scrollToRow, setCurrent } from "./tree.js";
import { centre, relayout } from "./view.js";
import { wiredLinks } from "./wires.js";
import { kindOf, language, nameOf, number, setLanguage, t } from "./words.js";

on("sieve", () => { forgetSizes(); forgetRows(); soon(paintFilter); });
// The legend's lines take room from the chart, so that it goes first.
on("shape", (facts) => { paintLegend(); paintStrip(); refit(); relayout(facts); refreshFocus(); soon(paintTree); soon(paintLevels); });
let focusedOn = -1;
on("choice", ({ centre: wanted }) => {
  if (chosen >= 0) setCurrent(chosen);
  refreshLinks();
  const moved = focused && focusedOn !== chosen;
  refreshFocus();
  focusedOn = focused ? chosen : -1;
  if (moved && focused) fitFocus();
  paintPanel();
  paintCrumbs();
  paintLegend();
  if (paintStrip()) resized();
  if (chosen >= 0) {
    if (wanted && !focused) centre(chosen);
    scrollToRow(visibleAt(chosen));
    say(t("selected", { name: nameOf(chosen), kind: kindOf(chosen), n: number(allBelow(chosen)) }));
  }
  soon(paintTree);
  frame(paint);
});
on("board", () => paintLegend());
on("dress", () => { $("metric").value = metric ? metric.name : ""; rebuildTree(); paintPanel(); paintLegend(); frame(paint); });
on("language", () => { forgetSizes(); paintBar(); paintFilter(); paintStrip(); relayout({ anchor: chosen >= 0 ? chosen : undefined, fit: chosen < 0, still: true }); rebuildTree(); paintPanel(); paintLegend(); });

const screenBox = (unit) => {
  const box = canvas.getBoundingClientRect();
  return { x: box.left + (X[unit] - view.x) * view.k, y: box.top + (Y[unit] - view.y) * view.k, width: W[unit] * view.k, height: H[unit] * view.k };
};
const screenChip = (unit) => {
  const [box, chip] = [canvas.getBoundingClientRect(), chipOf(unit)];
  return chip && { x: box.left + (chip.x - view.x) * view.k, y: box.top + (chip.y - view.y) * view.k, width: chip.w * view.k, height: chip.h * view.k };
};
const known = (id, task) => { const unit = UNIT.get(id); return unit === undefined || !isShown(unit) ? null : task(unit); };

// Read only: ids of what is shown and painted, the view, the links drawn; nothing in it changes the page.
const readableState = {
  get size() { return SIZE; },
  get visible() { return Array.from(VISIBLE, (unit) => IDS[unit]); },
  get chosen() { return chosen < 0 ? null : IDS[chosen]; },
  get level() { return level; },
  get levels() { return deepest + 1; },
  get language() { return language; },
  get sieve() { return { ...sieve, fitting }; },
  get focus() { return focused ? Array.from(VISIBLE).filter(isLit).map((unit) => IDS[unit]) : null; },
  get tour() { return tour && { at: tour.at, units: tour.units.map((unit) => IDS[unit]) }; },
  get theme() { return dark ? "dark" : "light"; },
  get metric() { return metric ? metric.name : null; },
  get view() { return { ...view }; },
  get chart() { return { width: CHART_W, height: CHART_H }; },
  get painted() { return { boxes: PAINTED.boxes.map((unit) => IDS[unit]), texts: PAINTED.texts.map((unit) => LINES[unit].join("\n")), labels: PAINTED.labels.map((label) => nameOf(label.unit)), milliseconds: PAINTED.milliseconds }; },
  get links() { return DRAWN_LINKS.map((group) => ({ type: LINK_TYPES[group.type].name, out: group.out, from: IDS[group.from], to: IDS[group.to], count: group.count, hidden: group.hidden, text: linkText(group), told: POINTED.has(group) })); },
  get ways() { return wiredLinks().map(({ group, way }) => ({ from: IDS[group.from], to: IDS[group.to], out: group.out, points: way })); },
  get labels() { return PAINTED.labels.map(({ unit, text, x, y, w, h, wide }) => ({ id: IDS[unit], text, label: w, block: wide, x, y, height: h })); },
  get linkTexts() { return [...PAINTED.linkTexts]; },
  box: (id) => known(id, screenBox),
  chip: (id) => known(id, screenChip),
  look: (id) => known(id, (unit) => ({ ...LOOKS[LOOK_OF[unit]] })),
  get day() { return DATA.days ? DATA.days.all[DATA.days.shown] : null; },
  get board() { return board.name; },
  get map() { return mapBoxes().map(([unit, x, y, width, height, , text]) => ({ id: IDS[unit], x, y, width, height, text })); },
  get matrix() { return matrixIds(); },
  get csv() { return tableCsv(); },
  get sheets() { return sheets(); },
  svg: (scope = "all") => buildSvg(scope),
};

// An observer is called when it begins, too; what was painted in that size already needs no painting.
const watchStage = () => {
  let begun = false;
  new ResizeObserver(([{ contentRect: { width, height } }]) => {
    const known = !begun && width === view.width && height === view.height;
    begun = true;
    if (known) return;
    resized();
    boardResized();
  }).observe(stage);
};

const start = () => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  dress(null, system.matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  system.addEventListener("change", () => { if (!ownTheme) wear(system.matches); });
  setLanguage(language);
  paintBar();
  wireBar();
  soon(paintFilter);
  wireFilter();
  const wide = window.innerWidth > 1000;
  $("room").classList.toggle("with-outline", wide);
  $("outline-toggle").setAttribute("aria-expanded", String(wide));
  document.body.classList.remove("starting");
  refit();
  refreshVisible();
  follow(location.hash);
  wireRoute();
  watchStage();
  Object.defineProperty(window, "orgtree", { value: Object.freeze(readableState) });
  atOnce(paint);
  if (DATA.days || DATA.preview) restore();
  if (DATA.days) document.documentElement.dataset.day = DATA.days.all[DATA.days.shown];
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
};

start();
