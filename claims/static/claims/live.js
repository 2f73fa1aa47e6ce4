/* What others do meanwhile: asked of the server every few seconds while the page is seen. On the queue, rows that were
   taken or decided elsewhere are marked where they are; on a card, cardwatch.js says who is there and what changed. */

import { atCard, showCard } from "./cardwatch.js";
import { isDesk, SHOWN } from "./page.js";

const EVERY = 4000;
const MOST = 60;
const SLOWEST = 60000;

let timer = 0;
let pause = EVERY;
let asking = false;

/* The desk's addresses, from the link to its queue that every page has. */
export function deskAddress(path) {
  const queue = document.querySelector(".masthead [data-act=queue]") ?? document.querySelector("[data-act=queue]");
  return queue && new URL(path, new URL(queue.pathname, location.href)).href;
}

const idIn = (address) => /\/claim\/(C-[0-9A-Z]+)\//.exec(address)?.[1];

function rows() {
  return [...document.querySelectorAll("[data-row]")].map((row) => [idIn(row.href), row]).filter(([id]) => id);
}

function wanted() {
  const card = atCard();
  return card ? [card] : rows().map(([id]) => id).slice(0, MOST);
}

async function ask() {
  clearTimeout(timer);
  const ids = wanted();
  if (asking || document.hidden || !ids.length || !isDesk(document)) return;
  asking = true;
  const state = await stateOf(ids);
  asking = false;
  pause = state ? EVERY : Math.min(pause * 2, SLOWEST);
  if (state) show(state.claims);
  timer = setTimeout(ask, pause);
}

async function stateOf(ids) {
  const query = new URLSearchParams(ids.map((id) => ["id", id]));
  try {
    const signal = AbortSignal.timeout(EVERY * 2);
    const response = await fetch(`${deskAddress("live/")}?${query}`, { headers: { Accept: "application/json" }, signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function show(claims) {
  const card = atCard();
  if (card && claims[card]) return showCard(claims[card]);
  for (const [id, row] of rows()) if (claims[id]) mark(row, claims[id]);
}

/* The row stays where it is, whoever has the focus; only how it looks and what it says changes. */
function mark(row, { waiting, hold, last }) {
  const frame = row.closest("li, tr") ?? row.parentElement;
  const theirs = hold && !hold.mine;
  const words = !waiting ? (last ? `${last.mine ? "You" : last.by}: ${last.did}` : "Nothing is asked about it any more")
    : theirs ? `${hold.by} has it in hand` : "";
  frame.classList.toggle("gone", !waiting);
  frame.classList.toggle("taken", Boolean(waiting && theirs));
  let note = frame.querySelector(":scope > .elsewhere");
  if (note?.textContent === words || (!note && !words)) return;
  if (!note) {
    note = document.createElement("p");
    note.className = "elsewhere";
    frame.append(note);
  }
  note.textContent = words;
}

export function start() {
  document.addEventListener(SHOWN, ask);
  document.addEventListener("visibilitychange", ask);
  timer = setTimeout(ask, 1000);
}
