/* Takes words that are selected in an article's text into the form that marks a passage. The form works without it:
   the words can be copied there. With m the selected words are marked from the keyboard, unless the keys of the desk
   are turned off. */

import { areOn } from "./preferences.js";

const form = document.getElementById("mark-form");
const text = document.querySelector("section.text");
const tools = document.getElementById("mark-tools");
const told = document.getElementById("mark-told");

/* What stands among the words of the article without being of them. */
const NOT_WORDS = ".unseen, .ref, .notes";
const CLAIMS = ["claim_1", "claim_2", "claim_3"];
const NEXT = {
  "cue": "The caveat is taken. Now select the words that it is about.",
  "claim": "The claim is taken. Now select the words of the caveat.",
  "speaker": "Who said it is taken. Now select the words of the caveat and of the claim.",
};

/* The words last selected, and where they begin in the text (in code points; "" where that is not certain). */
let picked = null;

function wordsOf(range) {
  const copy = range.cloneContents();
  for (const element of copy.querySelectorAll(NOT_WORDS)) element.remove();
  return copy.textContent;
}

function paragraphOf(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element.closest(".text p[data-start]");
}

function placeOf(range, words) {
  const paragraph = paragraphOf(range.startContainer);
  if (!paragraph) return "";
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const space = words.length - words.trimStart().length;
  return String(Number(paragraph.dataset.start) + [...wordsOf(before)].length + space);
}

function pick() {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(text) || !text.contains(range.startContainer)) return null;
  const words = wordsOf(range);
  return words.trim() ? { words: words.trim(), at: placeOf(range, words) } : null;
}

function onSelection() {
  if (tools.contains(document.activeElement)) return;
  picked = pick();
  tools.hidden = !picked;
  if (!picked) return;
  told.textContent = "";
  tools.querySelector(".picked").textContent = `“${picked.words.replace(/\s+/g, " ")}”`;
}

function fieldFor(what) {
  if (what !== "claim") return what;
  return CLAIMS.find((name) => !form.elements[name].value) || CLAIMS[CLAIMS.length - 1];
}

function fill(name, { words, at }) {
  const field = form.elements[name];
  field.value = words;
  forget(field);
  if (form.elements[`${name}_at`]) form.elements[`${name}_at`].value = at;
  const folded = field.closest("details.further");
  if (folded) folded.open = true;
}

/* Other words stand elsewhere: drop the place that was chosen for those before. */
function forget(field) {
  const choice = document.querySelector(`[data-for="${field.id}"]`);
  if (choice) {
    const place = document.createElement("input");
    place.type = "hidden";
    place.name = `${field.name}_at`;
    choice.replaceWith(place);
  } else if (form.elements[`${field.name}_at`]) {
    form.elements[`${field.name}_at`].value = "";
  }
}

function take(what) {
  if (what) fill(fieldFor(what), picked);
  getSelection().removeAllRanges();
  tools.hidden = true;
  const isWhole = form.elements["cue"].value && form.elements[CLAIMS[0]].value;
  if (isWhole || !what) return showForm(what);
  told.textContent = NEXT[what];
  text.focus({ preventScroll: true });
}

function showForm(what) {
  const details = form.closest("details");
  if (details) details.open = true;
  const field = nextField(what);
  field.focus();
  field.scrollIntoView({ block: "center" });
  told.textContent = "";
}

/* Where to go on: what the caveat says, if that is still open; otherwise the button that sends the form. */
function nextField(what) {
  if (!what) return form.elements["cue"];
  const kinds = [...form.elements["kind"]];
  return kinds.some((kind) => kind.checked) ? form.querySelector("[type=submit]") : kinds[0];
}

function isTyping(element) {
  return element.closest("input, textarea, select, [contenteditable]:not([contenteditable='false'])") !== null;
}

function onKey(event) {
  if (event.key === "Escape" && !tools.hidden) {
    getSelection().removeAllRanges();
    tools.hidden = true;
    return;
  }
  const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey && !event.isComposing;
  if (event.key !== "m" || !isPlain || isTyping(event.target) || !areOn()) return;
  if (!picked) return;
  event.preventDefault();
  tools.querySelector("button").focus();
}

if (form && text && tools) {
  text.tabIndex = -1;
  for (const hint of document.querySelectorAll(".by-script")) hint.hidden = false;
  document.addEventListener("selectionchange", onSelection);
  document.addEventListener("keydown", onKey);
  form.addEventListener("input", (event) => {
    if (event.target.matches("textarea")) forget(event.target);
  });
  for (const button of tools.querySelectorAll("button")) {
    // Pressing a button must not end the selection that it is about.
    button.addEventListener("pointerdown", (event) => event.preventDefault());
    button.addEventListener("click", () => take(button.dataset.take));
  }
}
