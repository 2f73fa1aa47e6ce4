"use strict";

/* The keys of the desk. Pages work without this script: each key presses a button or follows a link that is there.

   One table: key (or two keys, pressed one after the other) → [act, words, decides]. An act names the element with
   that `data-act`. Keys are never given another act in a later release: hands remember them. A test pins the table.
   Those about a suggestion press the buttons of the first one on the card, which is the surest. */
const KEYS = {
  "f": ["follow", "Follow this claim", true],
  "x 1": ["dismiss-not-a-claim", "Dismiss: not a claim", true],
  "x 2": ["dismiss-duplicate", "Dismiss: duplicate", true],
  "x 3": ["dismiss-out-of-scope", "Dismiss: out of scope", true],
  "p": ["reopen", "Reopen this claim", true],
  "s": ["supports", "The first passage supports the claim", true],
  "r": ["refutes", "The first passage refutes the claim", true],
  "u": ["revises", "The first passage updates the claim", true],
  "n": ["not-about", "The first passage is not about this claim", true],
  "z": ["undo", "Undo my last decision", true],
  "i": ["merge", "Merge into another claim", false],
  "t": ["settle", "Settle with a verdict", false],
  "e": ["reword", "Edit the covered words", false],
  "m": ["note", "Write a note with the decision", false],
  "j": ["next", "Next", false],
  ".": ["next", "Leave it and see the next", false],
  "k": ["previous", "Previous", false],
  "o": ["open", "Open the page of the claim", false],
  "h": ["snooze", "Put the claim off", false],
  "d": ["versions", "Compare the versions of the article", false],
  "v": ["source", "Open the original article", false],
  "b": ["begin", "Begin with the first of the queue", false],
  "g q": ["queue", "Go to the queue", false],
  "g c": ["claims", "Go to the claims", false],
  "?": ["help", "Show the keys", false],
};

/* No decision within this many ms of a page's appearing: nobody has read it yet. */
const LOCK = 250;
/* How long the first of two keys waits for the second. */
const PATIENCE = 1000;
const SETTING = "desk-keys";

const dialog = document.getElementById("keys");
const FIRST_KEYS = new Set(Object.keys(KEYS).filter((keys) => keys.includes(" ")).map((keys) => keys.split(" ")[0]));

let shownAt = performance.now();
let sent = false;
let pending = "";
let pendingSince = 0;

function areOn() {
  return localStorage.getItem(SETTING) !== "off";
}

function isTyping(element) {
  return element.closest("input, textarea, select, [contenteditable]:not([contenteditable='false'])") !== null;
}

function isIgnored(event) {
  return (
    event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented ||
    document.querySelector("dialog[open]") !== null || isTyping(event.target) || !areOn()
  );
}

/* The letter as typed; on a keyboard of another script or with other digits, the letter printed there for us. */
function keyOf(event) {
  if (event.key.length !== 1) return "";
  const key = event.key.toLowerCase();
  if (key in KEYS || FIRST_KEYS.has(key)) return event.shiftKey && key !== "?" && key !== "." ? "" : key;
  const digit = /^Digit([0-9])$/.exec(event.code);
  if (digit && pending && !event.shiftKey) return digit[1];
  const letter = /^Key([A-Z])$/.exec(event.code);
  return letter && key > "\x7f" && !event.shiftKey ? letter[1].toLowerCase() : key;
}

function sequenceOf(key, now) {
  const sequence = pending && now - pendingSince < PATIENCE ? `${pending} ${key}` : key;
  pending = "";
  if (sequence in KEYS) return sequence;
  if (FIRST_KEYS.has(key)) {
    pending = key;
    pendingSince = now;
  }
  return "";
}

function onKey(event) {
  if (isIgnored(event)) return;
  const key = keyOf(event);
  const sequence = key ? sequenceOf(key, performance.now()) : "";
  if (!sequence) return;
  const [act, , decides] = KEYS[sequence];
  if (decides && (event.repeat || sent || performance.now() - shownAt < LOCK)) return;
  if (perform(act)) event.preventDefault();
}

function perform(act) {
  if (moveAmongRows(act)) return true;
  const element = document.querySelector(`[data-act="${act}"]`);
  if (!element) return false;
  if (element.matches("textarea, input")) {
    element.focus();
  } else if (element.matches("summary")) {
    unfold(element.parentElement);
  } else {
    element.click();
  }
  return true;
}

function unfold(details) {
  details.open = true;
  details.querySelector("textarea, input:not([type=hidden])").focus();
}

/* On the queue j and k walk along the rows, and o opens the one that has the focus. */
function moveAmongRows(act) {
  const rows = [...document.querySelectorAll("[data-row]")];
  if (!rows.length || !["next", "previous", "open"].includes(act)) return false;
  const at = rows.indexOf(document.activeElement);
  if (act === "open") rows[Math.max(at, 0)].click();
  else rows[Math.min(Math.max(at + (act === "next" ? 1 : -1), 0), rows.length - 1)].focus();
  return true;
}

function showKeys() {
  document.documentElement.classList.toggle("keys-on", areOn());
}

function fillHelp() {
  const body = dialog.querySelector("tbody");
  for (const [keys, [, words]] of Object.entries(KEYS)) {
    const row = body.insertRow();
    for (const key of keys.split(" ")) {
      const cap = document.createElement("kbd");
      cap.textContent = key;
      row.append(row.cells.length ? " " : "");
      (row.cells[0] || row.insertCell()).append(cap, " ");
    }
    row.insertCell().textContent = words;
  }
  const box = document.getElementById("keys-on");
  box.checked = areOn();
  box.addEventListener("change", () => {
    localStorage.setItem(SETTING, box.checked ? "on" : "off");
    showKeys();
  });
  for (const line of document.querySelectorAll(".keys-line")) line.hidden = false;
  for (const button of document.querySelectorAll("[data-act=help]")) {
    button.addEventListener("click", () => dialog.showModal());
  }
}

/* A page that comes back from the browser's memory is read anew, and its form may be sent again. */
function onShow(event) {
  shownAt = performance.now();
  sent = false;
  if (event.persisted) document.querySelector("h1[autofocus]")?.focus({ preventScroll: true });
}

if (dialog) {
  fillHelp();
  showKeys();
  document.addEventListener("keydown", onKey);
  document.addEventListener("submit", (event) => {
    if (event.target.method === "post") sent = true;
  });
  window.addEventListener("pageshow", onShow);
}
