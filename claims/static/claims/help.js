/* The keys, explained: caps beside what they press, a table of all, and the way to turn them off or move them. */

import { CHORDS, KEYS, ROW_KEYS } from "./keymap.js";
import { SHOWN } from "./page.js";
import { areOn, inUse, move, moveAllBack, own, turn } from "./preferences.js";

const dialog = document.getElementById("all-keys");

/* Show the caps only where keys work, each with the key that this person presses. */
export function showCaps() {
  document.documentElement.classList.toggle("keys-on", areOn());
  document.documentElement.classList.add("scripted");
  for (const cap of document.querySelectorAll("kbd:not(dialog kbd)")) {
    cap.dataset.key ??= cap.textContent.trim();
    if (cap.dataset.key in KEYS) cap.textContent = own(cap.dataset.key);
  }
}

function fill() {
  // Digits come first in an object, whatever the order in which they are written.
  const digits = /^\d$/;
  const table = Object.keys(KEYS).sort((one, other) => digits.test(one) - digits.test(other));
  const rows = table.map((key) => [own(key), KEYS[key][1]]);
  for (const [key, [, words]] of Object.entries({ ...ROW_KEYS, ...CHORDS })) rows.push([key, words]);
  dialog.querySelector("tbody").replaceChildren(...rows.map(([keys, words]) => rowOf(keys, words)));
}

function rowOf(keys, words) {
  const row = document.createElement("tr");
  for (const key of keys.split(/[ +]/)) {
    const cap = document.createElement("kbd");
    cap.textContent = key;
    (row.cells[0] ?? row.insertCell()).append(cap, " ");
  }
  row.insertCell().textContent = words;
  return row;
}

/* A form that gives one act another key; a key that is taken is refused in words, and what was typed stays. */
function startMoving() {
  const form = document.getElementById("keys-move");
  const { act, key } = form.elements;
  act.replaceChildren(...Object.entries(KEYS).map(([name, [, words]]) => new Option(words, name)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const why = move(act.value, key.value);
    answer(form, why || `From now on: ${own(act.value)} for “${KEYS[act.value][1]}”.`, why);
    if (!why) key.value = "";
  });
  document.getElementById("keys-back").addEventListener("click", () => {
    moveAllBack();
    answer(form, "Every key is where it was at first.");
  });
}

function answer(form, words, why = "") {
  document.getElementById("keys-moved").textContent = words;
  form.elements.key.toggleAttribute("aria-invalid", Boolean(why));
  if (why) form.elements.key.focus();
  fill();
  showCaps();
}

function open() {
  fill();
  document.getElementById("keys-on").checked = areOn();
  dialog.showModal();
}

/* The keys that are in use, for whoever lists actions: act → own key. */
export function keysOfActs() {
  return Object.fromEntries(Object.entries(inUse()).map(([pressed, key]) => [KEYS[key][0], pressed]));
}

export function start() {
  startMoving();
  showCaps();
  document.getElementById("keys-on").addEventListener("change", (event) => {
    turn(event.target.checked);
    showCaps();
  });
  for (const line of document.querySelectorAll(".keys-line")) line.hidden = false;
  for (const button of document.querySelectorAll("[data-act=help]")) button.addEventListener("click", open);
  document.addEventListener(SHOWN, showCaps);
}

