// While a definition is being written: load what was saved, keep what is open and chosen, and tell what is wrong.

import { ownTheme, wear } from "./bar.js";
import { dark } from "./colour.js";
import { DEPTH, IDS, SIZE } from "./data.js";
import { $, el } from "./dom.js";
import "./main.js";
import { PREVIEW, placeLink } from "./places.js";
import { writeNow } from "./route.js";
import { view } from "./sight.js";
import { OPEN, level, noteToggle, reshape, toggled } from "./state.js";
import { goTo } from "./view.js";
import { pick, t } from "./words.js";

const STORED = "orgtree-preview";
const trouble = el("section", { id: "trouble", role: "alert", tabindex: "0", hidden: true });
document.body.append(trouble);

// The address holds the choice and the view; what it has no room for is kept until the page is there again.
const store = () => {
  writeNow();
  const kept = { open: IDS.filter((_, unit) => OPEN[unit]), view: { ...view }, dark: ownTheme ? dark : null, outline: $("room").classList.contains("with-outline"), panel: $("panel").scrollTop };
  try { sessionStorage.setItem(STORED, JSON.stringify(kept)); } catch { /* without storage the address is all that is kept */ }
};

const restore = () => {
  let kept = null;
  try { kept = JSON.parse(sessionStorage.getItem(STORED)); sessionStorage.removeItem(STORED); } catch { /* as above */ }
  if (!kept) return;
  const open = new Set(kept.open);
  toggled.clear();
  for (let unit = 0; unit < SIZE; unit++) {
    OPEN[unit] = open.has(IDS[unit]) ? 1 : 0;
    if (OPEN[unit] !== (DEPTH[unit] < level ? 1 : 0)) noteToggle(unit);
  }
  if (kept.dark !== null) wear(kept.dark, true);
  $("room").classList.toggle("with-outline", kept.outline);
  $("outline-toggle").setAttribute("aria-expanded", String(kept.outline));
  reshape({});
  goTo(kept.view, true);
  requestAnimationFrame(() => { $("panel").scrollTop = kept.panel; });
};

const tellTrouble = (heading, lines) => {
  trouble.hidden = heading === null;
  if (heading === null) return;
  trouble.setAttribute("aria-label", heading);
  trouble.replaceChildren(el("h2", {}, heading), ...lines);
};

const itemLine = (item) => el("div", {}, el("p", {}, item.code ? el("code", {}, item.code) : null, " ", pick(item.text)), item.place ? placeLink(item.place) : null);

const listen = () => {
  const stream = new EventSource(PREVIEW.events);
  stream.addEventListener("message", ({ data }) => {
    const told = JSON.parse(data);
    if (told.page !== PREVIEW.number) { stream.close(); store(); location.reload(); return; }
    tellTrouble(told.trouble.length ? t("trouble") : null, [el("p", { class: "quiet" }, t("trouble_kept")), ...told.trouble.map(itemLine)]);
  });
  stream.addEventListener("error", () => tellTrouble(t("preview_ended"), [el("p", { class: "quiet" }, t("preview_again"))]));
};

restore();
listen();
