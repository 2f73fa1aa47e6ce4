/* A run over many claims that is under way: how far it has come, told without loading the page again. */

import { SHOWN } from "./page.js";

/* How often the server is asked, in ms; and how long after an answer that did not come. */
const PACE = 2000;
const PATIENCE = 8000;

let timer = 0;

function page() {
  return document.querySelector("[data-run][data-goes-on]");
}

async function ask() {
  const run = page();
  if (!run) return;
  let pause = PATIENCE;
  try {
    const response = await fetch(run.dataset.run, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
    if (response.ok && page() === run) {
      const state = await response.json();
      // The page says all that is to be said of a run that has ended.
      if (state.finished) return location.reload();
      tell(run, state);
      pause = PACE;
    }
  } catch {
    // Asked again in a while.
  }
  timer = setTimeout(ask, pause);
}

function tell(run, { total, done, refused, left }) {
  const words = [`${done.toLocaleString("en")} of ${total.toLocaleString("en")} done`];
  if (refused) words.push(`${refused} not open to it`);
  if (left) words.push(`${left} left out`);
  run.querySelector("[data-run-words]").textContent = `${words.join(" · ")}.`;
  run.querySelector("progress").value = done + refused + left;
}

function begin() {
  clearTimeout(timer);
  if (page()) timer = setTimeout(ask, PACE);
}

export function start() {
  document.addEventListener(SHOWN, begin);
  begin();
}
