/* The palette: every action and link of the page by its name, each with its key, so that hands learn the keys. */

import { press } from "./acts.js";
import { KEYS } from "./keymap.js";
import { keysOfActs } from "./help.js";
import { areOn } from "./preferences.js";

const dialog = document.getElementById("palette");
const field = dialog?.querySelector("input");
const list = dialog?.querySelector("[role=listbox]");

/* What can be done on the page, then the ways to others. */
const ACTS = ":is(main, #container > nav) :is([data-act], button, summary, a.button, .ways a), .saving button";
const WAYS = "[data-act], .masthead :is(a:not(.brand), button), .foot button";

let all = [];
let found = [];
let at = 0;

/* Everything that can be chosen here, each once, with its key. */
function gather() {
  const elements = [ACTS, WAYS].flatMap((those) => [...document.querySelectorAll(those)]);
  const keys = keysOfActs();
  const seen = new Set();
  const choices = [];
  for (const element of elements) {
    if (element.closest("dialog, [hidden]") || element.matches(":disabled, [type=hidden]")) continue;
    const name = nameOf(element);
    const mark = `${name}|${element.href ?? ""}`;
    if (!name || (seen.has(mark) && !element.closest("form"))) continue;
    const times = choices.filter((one) => one.name === name).length;
    if (choices.some((one) => one.element === element)) continue;
    seen.add(mark);
    choices.push({ element, name, label: times ? `${name} (${times + 1})` : name, key: keys[element.dataset.act] ?? "" });
  }
  return choices;
}

function nameOf(element) {
  if (element.matches("input, textarea, select")) return KEYS[Object.keys(KEYS).find((key) => KEYS[key][0] === element.dataset.act)]?.[1] ?? "";
  const copy = element.cloneNode(true);
  for (const cap of copy.querySelectorAll("kbd")) cap.remove();
  return copy.textContent.trim().replace(/\s+/g, " ");
}

function filter() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  found = all.filter(({ label, key }) => words.every((word) => label.toLowerCase().includes(word) || key === word));
  at = 0;
  draw();
}

function draw() {
  list.replaceChildren(...found.map(option));
  field.setAttribute("aria-activedescendant", found.length ? `palette-${at}` : "");
  list.children[at]?.scrollIntoView({ block: "nearest" });
  dialog.querySelector("[role=status]").textContent = found.length ? "" : "Nothing on this page is called that.";
}

function option(choice, place) {
  const row = document.createElement("li");
  row.id = `palette-${place}`;
  row.role = "option";
  row.ariaSelected = String(place === at);
  const name = document.createElement("span");
  name.dir = "auto";
  name.textContent = choice.label;
  row.append(name);
  if (choice.key && areOn()) {
    const cap = document.createElement("kbd");
    cap.textContent = choice.key;
    row.append(" ", cap);
  }
  row.addEventListener("click", () => choose(choice));
  return row;
}

function choose({ element }) {
  dialog.close();
  press(element);
}

function onKey(event) {
  if (event.isComposing) return;
  const step = { "ArrowDown": 1, "ArrowUp": -1 }[event.key];
  if (step && found.length) {
    at = (at + step + found.length) % found.length;
    draw();
  } else if (event.key === "Enter") {
    if (found[at]) choose(found[at]);
  } else {
    return;
  }
  event.preventDefault();
}

/* Open the palette; say whether the page has one. */
export function open() {
  if (!dialog) return false;
  if (dialog.open) return dialog.close(), true;
  if (document.querySelector("dialog[open]")) return false;
  all = gather();
  field.value = "";
  dialog.showModal();
  filter();
  return true;
}

export function start() {
  if (!dialog) return;
  field.addEventListener("input", filter);
  field.addEventListener("keydown", onKey);
  for (const button of document.querySelectorAll("[data-palette]")) button.addEventListener("click", open);
}
