/* Showing an answer of the server in place of the page: content, title and address, with the focus on its heading. */

import { cardChanged } from "./keys.js";
import { areOn, own } from "./preferences.js";
import { speak } from "./told.js";

/* What differs from page to page. All else (script, dialogs, live regions) stays. */
const PARTS = [".masthead", "#container > nav", "#content-start", ".foot"];
export const SHOWN = "desk:shown";
export const LEAVING = "desk:leaving";

export const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

/* Whether a page is of this tracker, for the person who is signed in here. */
export function isOurs(page) {
  return whose(page) !== null && whose(page) === whose(document);
}

export function whose(page) {
  return page.querySelector("meta[name=person]")?.content ?? null;
}

export function isDesk(page) {
  return page.body.classList.contains("desk");
}

/* Show `page`, which the server answered with under `address`. `how` is push, replace or none for the history. */
export async function show(page, address, how = "push") {
  document.dispatchEvent(new CustomEvent(LEAVING, { detail: address }));
  await dress(page);
  // The words are spoken by a region that was there before; a second one would say them twice.
  page.getElementById("outcome")?.removeAttribute("role");
  for (const part of PARTS) {
    const [old, young] = [document.querySelector(part), page.querySelector(part)];
    if (old && young) old.replaceWith(document.adoptNode(young));
  }
  document.title = page.title;
  document.body.className = page.body.className;
  if (how === "push") history.pushState({ desk: true }, "", address);
  if (how === "replace") history.replaceState({ desk: true }, "", address);
  cardChanged();
  document.dispatchEvent(new CustomEvent(SHOWN));
  settle(address);
}

/* Go to the field that was refused, else to the heading; and say aloud what happened. */
function settle(address) {
  const wrong = document.querySelector("main .wrong :is(input, textarea, select):not([type=hidden])");
  const target = wrong ?? document.querySelector("main [autofocus]") ?? document.querySelector("main h1");
  const hash = new URL(address, location.href).hash;
  window.scrollTo(0, 0);
  if (hash) document.getElementById(hash.slice(1))?.scrollIntoView();
  if (target && !target.hasAttribute("tabindex") && target.matches("h1")) target.tabIndex = -1;
  target?.focus({ preventScroll: !wrong && !hash });
  speak(happened());
}

/* What the page says of the step that led here: "C-… is followed now. Undo: z. 17 left." */
function happened() {
  const refused = words("main [role=alert], main .errorlist");
  const said = refused || words("#outcome");
  const undo = !refused && said && areOn() && document.querySelector("form.undo") ? `Undo: ${own("z")}.` : "";
  const left = document.querySelector("main [data-left]")?.dataset.left;
  return [said, undo, left ? `${left} left.` : ""].filter(Boolean).join(" ");
}

function words(selector) {
  const found = [...document.querySelectorAll(selector)].map((element) => element.innerText.trim());
  return found.filter(Boolean).join(" ").replace(/\s+/g, " ");
}

/* Stylesheets and scripts that the page needs and this one did not. */
async function dress(page) {
  const has = (selector, url) => [...document.querySelectorAll(selector)].some((one) => (one.src || one.href) === url);
  const waits = [];
  for (const link of page.querySelectorAll("head link[rel=stylesheet]")) {
    const href = new URL(link.getAttribute("href"), location.href).href;
    if (!has("link[rel=stylesheet]", href)) waits.push(loaded("link", { rel: "stylesheet", href }));
  }
  for (const script of page.querySelectorAll("head script[src]")) {
    const src = new URL(script.getAttribute("src"), location.href).href;
    if (!has("script[src]", src)) loaded("script", { src, type: script.type });
  }
  await Promise.all(waits);
}

function loaded(tag, attributes) {
  const element = Object.assign(document.createElement(tag), attributes);
  const done = new Promise((resolve) => {
    element.onload = element.onerror = resolve;
    setTimeout(resolve, 1000);
  });
  document.head.append(element);
  return done;
}
