// Share what is seen: the address holds unit, view and place, and goes to the system's own sharing where there is one, else to the clipboard.

import { $, el, say } from "./dom.js";
import { writeNow } from "./route.js";
import { pageTitle, t } from "./words.js";

const copied = async (address) => {
  try {
    await navigator.clipboard.writeText(address);
    return true;
  } catch {  // without leave, or in a page that is no secure context
    const field = el("textarea", { class: "away" }, address);
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
};

// What is said stands on the screen for a while.
const SHOWN_FOR = 4000;
let until = 0;
const show = (text) => {
  say(text);
  $("say").classList.add("shown");
  clearTimeout(until);
  until = setTimeout(() => $("say").classList.remove("shown"), SHOWN_FOR);
};

const share = async () => {
  writeNow();
  const address = location.href;
  // A file's address leads nowhere on another machine, so that systems do not share it.
  const here = location.protocol === "file:";
  if (navigator.share && !here) {
    try {
      await navigator.share({ title: pageTitle(), url: address });
      return;
    } catch (error) {
      if (error.name === "AbortError") return;
    }
  }
  show(await copied(address) ? t(here ? "copied_here" : "copied") : address);
};
$("share").addEventListener("click", share);
