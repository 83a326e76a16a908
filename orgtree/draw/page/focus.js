// Puts the chosen unit and its links in focus: what hides them is opened, all else is dimmed, and all of them are fitted into the view.

import { LINKS_OF } from "./data.js";
import { DRAWN_LINKS, refreshLinks } from "./links.js";
import { refreshFocus, setFocus } from "./lit.js";
import { KEPT, keptChildren } from "./sieve.js";
import { chosen, isShown, reshape, reveal, tell } from "./state.js";
import { fitUnits } from "./view.js";

const MOST_REVEALED = 120;

// Opens what hides the other ends of links only as long as they are not too many.
export const fitFocus = (still) => {
  const ends = (LINKS_OF.get(chosen) || []).map((link) => link.source === chosen ? link.target : link.source).filter((unit) => KEPT[unit]);
  if (ends.length <= MOST_REVEALED && ends.filter(reveal).length) reshape({});
  refreshLinks();
  refreshFocus();
  fitUnits([chosen, ...DRAWN_LINKS.length ? DRAWN_LINKS.map((group) => group.to) : keptChildren(chosen).filter(isShown)], still);
};

export const focusOn = (wanted) => {
  setFocus(wanted);
  tell("choice", { push: true });
};
