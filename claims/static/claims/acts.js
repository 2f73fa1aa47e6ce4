/* Carrying out an act: press, follow, unfold or focus the element that bears its name. */

import { INSTEAD } from "./keymap.js";
import { actOnRows } from "./rows.js";
import { actOnSpans } from "./spans.js";

/* Carry out an act; say whether the page has it. What the page itself holds goes before its frame. */
export function perform(act) {
  if (actOnRows(act) || actOnSpans(act)) return true;
  const element = elementOf(act) ?? elementOf(INSTEAD[act]);
  if (!element) return false;
  press(element);
  return true;
}

export function press(element) {
  if (element.matches("textarea, select, input:not([type=submit], [type=button], [type=checkbox], [type=radio])")) {
    reveal(element);
    element.focus();
    element.select?.();
  } else if (element.matches("summary")) {
    unfold(element.parentElement);
  } else {
    reveal(element);
    element.click();
  }
}

function elementOf(act) {
  if (!act) return null;
  return document.querySelector(`:is(main, #container > nav) [data-act="${act}"]:not(:disabled)`) ??
    document.querySelector(`[data-act="${act}"]:not(:disabled)`);
}

function unfold(details) {
  reveal(details);
  details.open = true;
  const first = details.querySelector("textarea, select, input:not([type=hidden]), a[href], button");
  (first ?? details.querySelector("summary")).focus();
}

function reveal(element) {
  const folded = element.parentElement?.closest("details:not([open])");
  if (!folded) return;
  folded.open = true;
  reveal(folded);
}
