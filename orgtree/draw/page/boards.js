// The views beside the chart (map, matrix, table): which one is shown, and the buttons that choose it. All have one selection.

import { $, el } from "./dom.js";
import { on, tell } from "./state.js";
import { t } from "./words.js";

// Each view: its name, the key of its title, whether there is anything to show in it, what paints it into an element, and its units,
// where those are not all that is asked for.
const BOARDS = [{ name: "chart", title: "view_chart", has: true, paint: () => {} }];
export const addBoard = (board) => { if (board.has) BOARDS.push(board); };
export let board = BOARDS[0];

export const paintBoards = () => {
  $("views").setAttribute("aria-label", t("views"));
  $("views").hidden = BOARDS.length < 2;
  $("views").replaceChildren(...BOARDS.map((one) => el("button", { type: "button", "aria-pressed": String(one === board), "data-view": one.name, onclick: () => showBoard(one.name) }, t(one.title))));
};

const paintShown = (why) => { if (board !== BOARDS[0]) board.paint($("board"), why); };

export const showBoard = (name, facts = { push: true }) => {
  const wanted = BOARDS.find((one) => one.name === name) || BOARDS[0];
  if (wanted === board) return;
  const held = $("views").contains(document.activeElement);
  board = wanted;
  $("board").hidden = board === BOARDS[0];
  $("board").replaceChildren();
  $("stage").classList.toggle("covered", board !== BOARDS[0]);
  paintBoards();
  if (held) $("views").querySelector("[aria-pressed=true]").focus();
  tell("board", facts);
  paintShown("board");
};

export const boardResized = () => paintShown("size");
// How an element of the shown view is laid out can change with every one of these.
for (const change of ["sieve", "shape", "choice", "dress", "language"]) on(change, (facts) => paintShown(change, facts));
