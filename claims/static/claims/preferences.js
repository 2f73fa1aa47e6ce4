/* Whether single keys work, and which of them a person moved (WCAG 2.1.4). The account's own setting comes with the
   page; what was chosen on this device goes before it. */

import { KEYS, ROW_KEYS } from "./keymap.js";
import { forget, recall, remember } from "./storage.js";

const SWITCH = "desk-keys";
const MOVED = "desk-keys-moved";

export function areOn() {
  const here = recall(SWITCH);
  return here === null ? account().keys !== false : here !== "off";
}

export function turn(on) {
  remember(SWITCH, on ? "on" : "off");
}

/* The keys that were moved: key of the table → own key. */
export function moved() {
  return { ...accountMoved(), ...recall(MOVED) };
}

/* The account may name what it moves by key or by act. */
function accountMoved() {
  const keyOf = Object.fromEntries(Object.entries(KEYS).map(([key, [act]]) => [act, key]));
  const known = Object.entries(account().remap ?? {}).map(([name, own]) => [name in KEYS ? name : keyOf[name], own]);
  return Object.fromEntries(known.filter(([key, own]) => key && typeof own === "string" && own));
}

/* Give the act of a key of the table an own key. Returns "" or the sentence that says why not. */
export function move(key, own) {
  const wanted = own.trim().toLowerCase().split(/\s+/).join(" ");
  const why = refusal(key, wanted);
  if (!why) remember(MOVED, { ...recall(MOVED), [key]: wanted });
  return why;
}

export function moveAllBack() {
  forget(MOVED);
  const moves = Object.keys(accountMoved());
  if (moves.length) remember(MOVED, Object.fromEntries(moves.map((key) => [key, key])));
}

/* The key that a person presses for a key of the table. */
export function own(key) {
  return moved()[key] ?? key;
}

/* What each key that is pressed stands for: own key → key of the table. */
export function inUse() {
  const moves = moved();
  return Object.fromEntries(Object.keys(KEYS).map((key) => [moves[key] ?? key, key]));
}

function refusal(key, wanted) {
  if (!/^\S( \S)?$/.test(wanted)) return "Type one key, or two with a space between them.";
  const taken = Object.entries(inUse()).filter(([, stands]) => stands !== key);
  for (const [pressed, stands] of [...taken, ...Object.keys(ROW_KEYS).map((row) => [row, row])]) {
    if (stands === "x" && key.startsWith("x ")) continue;
    if (pressed === wanted) return `“${wanted}” is taken: ${(KEYS[stands] ?? ROW_KEYS[stands])[1]}.`;
    if (pressed.startsWith(`${wanted} `)) return `“${wanted}” begins “${pressed}”: ${KEYS[stands][1]}.`;
    if (wanted.startsWith(`${pressed} `)) return `“${wanted}” begins with “${pressed}”: ${(KEYS[stands] ?? ROW_KEYS[stands])[1]}.`;
  }
  return "";
}

function account() {
  const sent = document.getElementById("preferences");
  try {
    return (sent && JSON.parse(sent.textContent)) || {};
  } catch {
    return {};
  }
}
