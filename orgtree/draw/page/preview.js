// While a definition is being written: load what was saved, keep what is open and chosen, and tell what is wrong.

import { el } from "./dom.js";
import { anew } from "./kept.js";
import "./main.js";
import { PREVIEW, placeLink } from "./places.js";
import { pick, t } from "./words.js";

const trouble = el("section", { id: "trouble", role: "alert", tabindex: "0", hidden: true });
document.body.append(trouble);

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
    if (told.page !== PREVIEW.number) { stream.close(); anew(); return; }
    tellTrouble(told.trouble.length ? t("trouble") : null, [el("p", { class: "quiet" }, t("trouble_kept")), ...told.trouble.map(itemLine)]);
  });
  stream.addEventListener("error", () => tellTrouble(t("preview_ended"), [el("p", { class: "quiet" }, t("preview_again"))]));
};

listen();
