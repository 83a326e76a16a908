// Loading the page anew, for what was saved or for another day, and finding open units, view and panel as they were.

import { ownTheme, wear } from "./bar.js";
import { dark } from "./colour.js";
import { DEPTH, IDS, SIZE } from "./data.js";
import { $ } from "./dom.js";
import { writeNow } from "./route.js";
import { view } from "./sight.js";
import { OPEN, level, noteToggle, reshape, toggled } from "./state.js";
import { goTo } from "./view.js";

const KEPT_AS = "orgtree-kept";

// The address holds the choice and the view; what it has no room for is kept until the page is there again.
const keepState = () => {
  writeNow();
  const kept = { open: IDS.filter((_, unit) => OPEN[unit]), view: { ...view }, dark: ownTheme ? dark : null, outline: $("room").classList.contains("with-outline"), panel: $("panel").scrollTop };
  try { sessionStorage.setItem(KEPT_AS, JSON.stringify(kept)); } catch { /* without storage the address is all that is kept */ }
};

export const restore = () => {
  let kept = null;
  try { kept = JSON.parse(sessionStorage.getItem(KEPT_AS)); sessionStorage.removeItem(KEPT_AS); } catch { /* as above */ }
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

// Loads the page anew; where the address is to be another one, at that.
export const anew = (address = "") => {
  keepState();
  if (address) history.pushState(null, "", address);
  location.reload();
};
