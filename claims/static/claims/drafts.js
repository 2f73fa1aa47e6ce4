/* Unsent words: kept in this browser as they are typed, and a card's note on the server too, so that it is back on any
   device. They are shown again when the page is, and forgotten once the form was sent. */

import { SHOWN, whose } from "./page.js";
import { recall, remember } from "./storage.js";

const KEPT = "desk-drafts";
const MOST = 50;
const DAYS = 14 * 24 * 3600 * 1000;
const REST = 1000;
/* A whole article is not kept: it is somewhere already. */
const LONGEST = 20000;
export const SENT = "desk:sent";

const waiting = new Map();

function fields() {
  return [...document.querySelectorAll("main form textarea[id]")].filter((field) => field.form.method === "post");
}

function nameOf(field) {
  return `${whose(document)} ${location.pathname} ${field.id}`;
}

/* What is kept, without what is too old. */
function kept() {
  const now = Date.now();
  const all = Object.entries(recall(KEPT) ?? {}).filter(([, { at }]) => now - at < DAYS);
  return Object.fromEntries(all.sort(([, one], [, other]) => other.at - one.at).slice(0, MOST));
}

/* `base` is what the page came with: words are shown again only over what they were typed over. */
function keepHere(field) {
  const all = kept();
  if (field.value === field.defaultValue || field.value.length > LONGEST) delete all[nameOf(field)];
  else all[nameOf(field)] = { value: field.value, base: field.defaultValue, at: Date.now() };
  remember(KEPT, all);
}

function showAgain() {
  const all = kept();
  for (const field of fields()) {
    const draft = all[nameOf(field)];
    if (!draft || draft.base !== field.defaultValue || draft.value === field.value) continue;
    field.value = draft.value;
    for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (field.dataset.draft) later(field, 0);
  }
}

function onInput({ target }) {
  if (!(target instanceof HTMLTextAreaElement) || !fields().includes(target)) return;
  keepHere(target);
  if (target.dataset.draft) later(target, REST);
}

function later(field, rest) {
  stop(field);
  waiting.set(field, setTimeout(() => keepThere(field), rest));
}

function stop(field) {
  clearTimeout(waiting.get(field));
  waiting.delete(field);
}

async function keepThere(field, last = false) {
  stop(field);
  const body = new URLSearchParams({ note: field.value });
  // A draft that is overtaken by its form's decision must not bring the note back.
  body.set("nonce", field.form?.elements.nonce?.value ?? "");
  body.set("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "");
  try {
    const headers = { Accept: "application/json" };
    const response = await fetch(field.dataset.draft, { method: "POST", body, headers, keepalive: last });
    field.toggleAttribute("data-kept", response.ok);
  } catch {
    field.removeAttribute("data-kept");
  }
}

/* What is still to be kept is sent at once when the page is no longer seen. */
function onHidden() {
  if (document.hidden) for (const field of [...waiting.keys()]) keepThere(field, true);
}

/* The words are on their way with their form: a late draft would bring them back. */
function onSent({ detail: form }) {
  const all = kept();
  for (const field of fields().filter((one) => one.form === form)) {
    stop(field);
    delete all[nameOf(field)];
  }
  remember(KEPT, all);
}

export function start() {
  document.addEventListener("input", onInput);
  document.addEventListener("visibilitychange", onHidden);
  document.addEventListener(SENT, onSent);
  document.addEventListener("submit", (event) => event.defaultPrevented || onSent({ detail: event.target }));
  document.addEventListener(SHOWN, showAgain);
  showAgain();
}
