/* The loop: a decision goes out, and the answer (the next card, or the page that says why not) takes the page's place.
   Nothing is shown as done before the server said so. Without this script the same forms lead to the same pages. */

import { SENT } from "./drafts.js";
import { decisionSent } from "./keys.js";
import * as outbox from "./outbox.js";
import { isDesk, isOurs, parsed, show as showPage } from "./page.js";
import { remember, recall, forget } from "./storage.js";
import { show as showLines, speak } from "./told.js";

const FORMS = "form[data-decides], form.undo";
const STEPS = ["next", "previous", "begin", "queue", "merge", "settle"];
const LINKS = [...STEPS.map((act) => `:is(main, #container > nav) a[data-act=${act}]`), "main a[data-row]"].join(", ");
const CARRIED = "desk-carried";
const AGAIN = 10000;
const OFFLINE = "You are offline. What you decide is kept in this browser, and sent once you are back.";

let running = false;
let timer = 0;

function onSubmit(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || !form.matches(FORMS) || !isDesk(document)) return;
  if (form.enctype === "multipart/form-data") return;
  event.preventDefault();
  if (form.hasAttribute("aria-busy")) return;
  const decision = outbox.entry(form, event.submitter);
  if (form.matches(".undo") && outbox.all().length) return say("Your last decision is not saved yet. Undo it once it is.");
  if (isSame(decision)) return;
  decisionSent();
  document.dispatchEvent(new CustomEvent(SENT, { detail: form }));
  form.setAttribute("aria-busy", "true");
  // What is typed after the form was sent would be lost with it.
  form.inert = true;
  outbox.keep(decision);
  tell();
  run();
}

/* Pressing a button twice sends one decision. */
function isSame(decision) {
  const nonce = ({ sent }) => Object.fromEntries(sent).nonce;
  return outbox.all().some((one) => nonce(one) === nonce(decision) && one.to === decision.to && one.state !== "held");
}

/* Send what waits, oldest first, one after the other: what was decided first counts first. */
async function run() {
  if (running) return;
  clearTimeout(timer);
  timer = 0;
  running = true;
  let next;
  while ((next = outbox.next())) {
    outbox.keep({ ...next, state: "sending", tries: next.tries + 1 });
    const answer = await outbox.send(next);
    if (!answer || !(await take(next, answer))) {
      const tries = next.tries + 1;
      outbox.keep({ ...next, state: "waiting", tries });
      if (tries === 1) speak(`Not saved yet: ${next.words}. Trying again.`);
      timer = setTimeout(run, outbox.pause(tries));
      break;
    }
  }
  running = false;
  tell();
  // What another tab left behind is looked for now and then.
  if (outbox.all().some((one) => one.state !== "held") && !timer) timer = setTimeout(run, AGAIN);
}

/* Take an answer in; false where it is not the tracker's own. */
async function take(decision, { response, html }) {
  const page = parsed(html);
  if (isSignIn(page)) return hold(decision, "You are signed out, so it was not recorded. Sign in again, then send it.", true);
  if (!isOurs(page)) return response.ok ? false : refused(decision, response, page);
  const settled = response.ok || isDesk(page);
  if (!settled) return refused(decision, response, page);
  outbox.done(decision);
  const isHere = location.pathname + location.search === decision.page;
  if (!isHere && response.ok) speak(`Saved: ${decision.words}.`);
  else if (!isHere) hold(decision, sentenceOf(page));
  else if (isDesk(page)) await showPage(page, response.url);
  else leave(page, response.url);
  return true;
}

function refused(decision, response, page) {
  const id = response.headers.get("X-Request-ID");
  const quote = id ? ` If you ask somebody about this, quote ${id}.` : "";
  return hold(decision, `It was not recorded (${response.status}). ${sentenceOf(page)}${quote}`);
}

function sentenceOf(page) {
  const said = page.querySelector("main [role=alert], main .errorlist, .conflict h1, #content, main") ?? page.body;
  return said.textContent.trim().replace(/\s+/g, " ").slice(0, 300);
}

function isSignIn(page) {
  return page.querySelector("main.sign-in") !== null;
}

function hold(decision, why, isSignedOut = false) {
  outbox.keep({ ...decision, state: "held", why, isSignedOut });
  speak(`${decision.words}: ${why}`);
  release();
  return true;
}

function release() {
  decisionSent(false);
  for (const form of document.querySelectorAll("form[aria-busy]")) {
    form.removeAttribute("aria-busy");
    form.inert = false;
  }
}

function tell() {
  showLines(lines());
}

function lines() {
  const decisions = outbox.all().map(line);
  return navigator.onLine ? decisions : [[OFFLINE, "waiting", []], ...decisions];
}

function line(decision) {
  const again = ["Send it now", () => retry(decision)];
  if (decision.state === "held") {
    const kept = decision.note ? ` Your note: “${decision.note}”` : "";
    const signIn = ["Sign in in a new tab", () => window.open(`/sign-in/?next=${encodeURIComponent(decision.page)}`)];
    const drop = ["Drop it", () => { outbox.done(decision); tell(); }];
    const buttons = decision.isSignedOut ? [signIn, again, drop] : [again, drop];
    return [`Not saved: ${decision.words}. ${decision.why}${kept}`, "held", buttons];
  }
  if (decision.tries > 0 && decision.state === "waiting")
    return [`Not saved yet: ${decision.words}. No answer from the tracker; trying again.`, "waiting", [again]];
  return [`Being saved: ${decision.words} …`, "sending", []];
}

async function retry(decision) {
  await refreshToken();
  const freed = decision.state === "held" ? { ...decision, page: location.pathname + location.search } : decision;
  outbox.keep({ ...freed, state: "waiting" });
  tell();
  run();
}

/* Whoever signed in again in another tab has a new token: ask for a page that carries it. */
async function refreshToken() {
  try {
    const page = parsed(await (await fetch(location.href)).text());
    const [old, young] = [document, page].map((one) => one.querySelectorAll("input[name=csrfmiddlewaretoken]"));
    if (isOurs(page) && young.length) for (const field of old) field.value = young[0].value;
  } catch {
    // The decision itself will tell.
  }
}

/* Go to a page of another frame, and say there what was said in the answer. */
function leave(page, address) {
  const said = [...page.querySelectorAll(".messages li")].map((one) => one.textContent.trim()).join(" ");
  if (said) remember(CARRIED, said);
  location.assign(address);
}

function onClick(event) {
  const link = event.target.closest?.(LINKS);
  const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented || link.target || !isDesk(document)) return;
  if (link.origin !== location.origin) return;
  event.preventDefault();
  visit(link.href, "push");
}

/* Show the page at an address of the desk. Where that cannot be done here, let the browser do it. */
async function visit(address, how) {
  try {
    const response = await fetch(address, { headers: { Accept: "text/html" }, signal: AbortSignal.timeout(15000) });
    const page = parsed(await response.text());
    if (response.ok && isDesk(page) && isOurs(page)) return await showPage(page, response.url, how);
    location.assign(response.url);
  } catch {
    say("That page could not be opened: no answer from the tracker. Try again in a moment.");
  }
}

function say(words) {
  speak(words);
  showLines([...lines(), [words, "held", []]]);
}

function onOffline() {
  speak(OFFLINE);
  tell();
}

function onOnline() {
  tell();
  run();
}

let shown = location.pathname + location.search;

function onPop() {
  const address = location.pathname + location.search;
  if (address === shown) return;
  visit(location.href, "none");
}

function onShown() {
  shown = location.pathname + location.search;
  tell();
}

export function start() {
  document.addEventListener("submit", onSubmit);
  document.addEventListener("click", onClick);
  document.addEventListener("desk:shown", onShown);
  window.addEventListener("popstate", onPop);
  window.addEventListener("online", onOnline);
  window.addEventListener("offline", onOffline);
  speak(recall(CARRIED) ?? "");
  forget(CARRIED);
  tell();
  run();
}
