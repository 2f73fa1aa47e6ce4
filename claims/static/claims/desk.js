/* The script of the tracker's pages. Each part below is optional: without any of it the same forms and links work. */

import * as cardwatch from "./cardwatch.js";
import * as drafts from "./drafts.js";
import * as help from "./help.js";
import * as keys from "./keys.js";
import * as live from "./live.js";
import * as loop from "./loop.js";
import * as palette from "./palette.js";
import * as rows from "./rows.js";
import * as runs from "./runs.js";
import * as told from "./told.js";

/* Send the form in which a person writes, by its main button. */
function sendWritten(event) {
  const form = event.target.closest?.("form");
  if (!form || form.method !== "post" || !event.target.matches("textarea, input, select")) return false;
  const button = form.querySelector("[data-act=send-note], button.main, button:not([type=button]), [type=submit]");
  if (button?.disabled || !keys.mayDecide()) return true;
  form.requestSubmit(button);
  return true;
}

if (document.getElementById("all-keys")) {
  told.start();
  help.start();
  palette.start();
  rows.start();
  drafts.start();
  loop.start();
  live.start();
  cardwatch.start();
  runs.start();
  keys.start((act, event) => (act === "palette" ? palette.open() : sendWritten(event)));
}
