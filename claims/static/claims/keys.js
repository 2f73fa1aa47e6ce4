/* Keys: what is pressed, whether it counts, and which act it stands for. */

import { perform } from "./acts.js";
import { CHORDS, KEYS, ROW_KEYS } from "./keymap.js";
import { areOn, inUse } from "./preferences.js";
import { hasRows } from "./rows.js";

/* No decision within this many ms of a page's appearing: nobody has read it yet. */
const LOCK = 250;
/* How long the first of two keys waits for the second. */
const PATIENCE = 1000;
const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable='false'])";

let shownAt = performance.now();
let busy = false;
let pending = "";
let pendingSince = 0;
let onChord = () => false;

/* Say that another card is shown from now on. */
export function cardChanged() {
  shownAt = performance.now();
  busy = false;
  pending = "";
}

/* Say that a decision is on its way: no key decides until the answer is shown. */
export function decisionSent(on = true) {
  busy = on;
}

export function mayDecide() {
  return !busy && performance.now() - shownAt >= LOCK;
}

function isTyping(element) {
  return element instanceof Element && element.closest(FIELDS) !== null;
}

function isIgnored(event) {
  // On many keyboards brackets are typed with AltGr, which reports itself as ctrl and alt.
  const withModifier = event.ctrlKey || event.altKey || event.metaKey;
  return (
    (withModifier && !event.getModifierState("AltGraph")) || event.isComposing || event.defaultPrevented ||
    document.querySelector("dialog[open]") !== null || isTyping(event.target) || !areOn()
  );
}

/* The sign as typed; on a keyboard of another script or with digits under shift, the one printed there for us. */
function keyOf(event, known) {
  if (event.key.length !== 1) return "";
  const key = event.key.toLowerCase();
  if (/[a-z]/.test(key) && event.shiftKey) return `shift+${key}`;
  if (known(key)) return key;
  const digit = /^Digit([0-9])$/.exec(event.code);
  if (digit && !event.shiftKey) return digit[1];
  const letter = /^Key([A-Z])$/.exec(event.code);
  if (letter && key > "\x7f") return event.shiftKey ? `shift+${letter[1].toLowerCase()}` : letter[1].toLowerCase();
  const bracket = { "BracketLeft": "[", "BracketRight": "]" }[event.code];
  return bracket && key > "\x7f" && !event.shiftKey ? bracket : key;
}

function sequenceOf(key, now, table, firsts) {
  const sequence = pending && now - pendingSince < PATIENCE ? `${pending} ${key}` : key;
  pending = "";
  if (sequence in table) return sequence;
  if (firsts.has(key)) {
    pending = key;
    pendingSince = now;
  }
  return "";
}

function onKey(event) {
  if (chord(event) || isIgnored(event)) return;
  const table = inUse();
  const firsts = new Set(Object.keys(table).filter((keys) => keys.includes(" ")).map((keys) => keys.split(" ")[0]));
  const key = keyOf(event, (sign) => sign in table || firsts.has(sign));
  if (!key) return;
  if (key in ROW_KEYS && !pending && hasRows()) {
    if (perform(ROW_KEYS[key][0])) event.preventDefault();
    return;
  }
  const sequence = sequenceOf(key, performance.now(), table, firsts);
  if (!sequence) return;
  const [act, , decides] = KEYS[table[sequence]];
  if (decides && (event.repeat || !mayDecide())) return;
  if (perform(act)) event.preventDefault();
}

function chord(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.isComposing) return false;
  const [act] = CHORDS[`ctrl ${event.key.toLowerCase()}`] ?? [];
  if (!act || event.repeat || !onChord(act, event)) return false;
  event.preventDefault();
  return true;
}

/* A page that comes back from the browser's memory is read anew, and its form may be sent again. */
function onShow(event) {
  cardChanged();
  if (event.persisted) document.querySelector("h1[autofocus]")?.focus({ preventScroll: true });
}

/* Listen to the keys; `chords` is asked to carry out those with ctrl or cmd, and says whether it did. */
export function start(chords) {
  onChord = chords;
  document.addEventListener("keydown", onKey);
  window.addEventListener("pageshow", onShow);
}
