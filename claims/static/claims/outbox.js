/* Decisions on their way. Each is kept in this browser from the moment it is made until the server answered it, and is
   sent again with the same nonce as long as no answer comes: so none is lost, and none counts twice. */

import { whose } from "./page.js";
import { recall, remember } from "./storage.js";

const KEPT = "desk-outbox";
/* Seconds before the next attempt; the last one again and again. */
const PATIENCE = [1, 2, 4, 8, 15];
/* How long an answer may take, in ms. */
const DEADLINE = 15000;
/* A tab that has not tried for so long (in ms) is gone: another one takes over what it left. */
const GONE = 40000;

const tab = nameOfTab();

/* A decision: where it goes, what is sent, what its button said, which page it was made on, by whom, and how it fares.
   `state`: "sending", "waiting" (for the next attempt) or "held" (it needs the person). `tab` and `at`: who tried last. */
export function entry(form, submitter) {
  const fields = new FormData(form, submitter);
  return {
    id: `${Date.now()}-${Math.random().toString(36).slice(2)}`,
    to: submitter?.hasAttribute("formaction") ? submitter.formAction : form.action,
    sent: [...fields.entries()].filter(([, value]) => typeof value === "string"),
    words: labelOf(submitter ?? form.querySelector("button")),
    note: fields.get("note") || "",
    page: location.pathname + location.search,
    by: whose(document),
    tries: 0,
    state: "sending",
    tab,
    at: Date.now(),
  };
}

function labelOf(button) {
  const copy = button?.cloneNode(true);
  for (const cap of copy?.querySelectorAll("kbd") ?? []) cap.remove();
  return copy?.textContent.trim().replace(/\s+/g, " ") || "Your decision";
}

/* Those of the person who is signed in, oldest first. */
export function all() {
  return (recall(KEPT) ?? []).filter((one) => one.by === whose(document));
}

/* The oldest that this tab has to send. */
export function next() {
  return all().find((one) => one.state !== "held" && (one.tab === tab || Date.now() - one.at > GONE));
}

/* Keep a decision as it fares now; this tab is the one that looks after it. */
export function keep(decision) {
  const changed = { ...decision, tab, at: Date.now() };
  const others = (recall(KEPT) ?? []).filter((one) => one.id !== changed.id);
  remember(KEPT, [...others, changed].sort((one, other) => (one.id < other.id ? -1 : 1)));
}

/* The name survives a reload of the tab, and is not shared with others. */
function nameOfTab() {
  try {
    const name = sessionStorage.getItem("desk-tab") ?? Math.random().toString(36).slice(2);
    sessionStorage.setItem("desk-tab", name);
    return name;
  } catch {
    return "";
  }
}

export function done({ id }) {
  remember(KEPT, (recall(KEPT) ?? []).filter((one) => one.id !== id));
}

/* Send a decision once. Returns {response, html}, or null where no answer came that is the tracker's own. */
export async function send(decision) {
  const body = new URLSearchParams(decision.sent.filter(([name]) => name !== "csrfmiddlewaretoken"));
  body.set("csrfmiddlewaretoken", token() ?? Object.fromEntries(decision.sent).csrfmiddlewaretoken ?? "");
  const signal = AbortSignal.timeout(DEADLINE);
  try {
    const response = await fetch(decision.to, { method: "POST", body, signal, headers: { Accept: "text/html" } });
    const html = await response.text();
    return [502, 503, 504].includes(response.status) ? null : { response, html };
  } catch {
    return null;
  }
}

/* The person may have signed in again since the decision was made: the page's token is the newer one. */
function token() {
  return document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
}

/* How many ms to wait before the next attempt, never in step with other tabs. */
export function pause(tries) {
  return PATIENCE[Math.min(tries, PATIENCE.length) - 1] * (750 + Math.random() * 500);
}
