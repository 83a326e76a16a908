// A small picture of the whole chart with what is in sight, where the chart is much larger than the screen.

import { LOOKS, LOOK_OF, palette } from "./colour.js";
import { $, frame } from "./dom.js";
import { CHART_H, CHART_W } from "./layout.js";
import { H, W, X, Y } from "./rows.js";
import { view } from "./sight.js";
import { VISIBLE, on } from "./state.js";
import { goTo, moved } from "./view.js";

const MOST_WIDE = 200;
const MOST_HIGH = 130;
const MUCH_LARGER = 1.6;
const mini = $("mini");
const wholeChart = document.createElement("canvas");
let stale = true;
let scale = 1;

const drawWhole = () => {
  const ratio = window.devicePixelRatio || 1;
  scale = Math.min(MOST_WIDE / CHART_W, MOST_HIGH / CHART_H);
  wholeChart.width = mini.width = Math.max(8, Math.round(CHART_W * scale * ratio));
  wholeChart.height = mini.height = Math.max(8, Math.round(CHART_H * scale * ratio));
  mini.style.width = `${mini.width / ratio}px`;
  mini.style.height = `${mini.height / ratio}px`;
  const pen = wholeChart.getContext("2d");
  pen.fillStyle = palette().map;
  pen.fillRect(0, 0, wholeChart.width, wholeChart.height);
  const step = scale * ratio;
  let last = null;
  for (const unit of VISIBLE) {
    const look = LOOKS[LOOK_OF[unit]];
    // Pale boxes would vanish at a pixel or two: their outline's colour stands for them.
    if (last !== look) pen.fillStyle = look.line;
    last = look;
    pen.fillRect(X[unit] * step, Y[unit] * step, Math.max(1, W[unit] * step - 0.5), Math.max(1, H[unit] * step - 0.5));
  }
  stale = false;
};

// Drawing all boxes takes as long as all else of a frame, so that it comes when nothing else is to be done, such as gliding there.
let waits = false;
const drawLater = () => {
  if (waits) return;
  waits = true;
  requestIdleCallback(() => { waits = false; drawWhole(); paintMini(); }, { timeout: 1000 });
};

const paintMini = () => {
  const small = CHART_W * view.k < MUCH_LARGER * view.width && CHART_H * view.k < MUCH_LARGER * view.height;
  if (stale && !small) { drawLater(); return; }
  mini.hidden = small;
  if (small) return;
  const step = scale * (window.devicePixelRatio || 1);
  const pen = mini.getContext("2d");
  pen.drawImage(wholeChart, 0, 0);
  pen.strokeStyle = palette().accent;
  pen.lineWidth = 2;
  pen.strokeRect(view.x * step, view.y * step, view.width / view.k * step, view.height / view.k * step);
};

// A press or a drag brings the place under the pointer to the middle.
const lead = (event) => {
  const box = mini.getBoundingClientRect();
  goTo({ x: (event.clientX - box.left) / scale - view.width / 2 / view.k, y: (event.clientY - box.top) / scale - view.height / 2 / view.k, k: view.k }, true);
};
mini.addEventListener("pointerdown", (event) => { mini.setPointerCapture(event.pointerId); lead(event); });
mini.addEventListener("pointermove", (event) => { if (mini.hasPointerCapture(event.pointerId)) lead(event); });

moved.push(() => frame(paintMini));
for (const change of ["shape", "dress", "language"]) on(change, () => { stale = true; frame(paintMini); });
