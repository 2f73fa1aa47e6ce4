/* A card that is open: how long the claim is in one's hands, who else is there, and what was decided meanwhile. */

import { LEAVING, SHOWN } from "./page.js";
import { speak } from "./told.js";
import { deskAddress } from "./live.js";

/* Warn this long before a reservation ends, in seconds. */
const WARNING = 60;
/* At work: at most one sign of it in so many ms. */
const SIGN = 20000;
const ANEW = "Show how it stands now";

let until = 0;
let lost = false;
let told = "";
let lastSign = 0;
let going = null;

/* The id of the claim whose card is shown, or null. */
export function atCard() {
  return document.querySelector("article.card[data-claim]")?.dataset.claim ?? null;
}

/* Show what the server says of the card's claim. */
export function showCard({ revision, hold, last, present }) {
  showPresent(present);
  // The answer to one's own decision is about to say more.
  if (document.querySelector("form[aria-busy]")) return;
  const card = document.querySelector("article.card[data-claim]");
  lost = Boolean(hold && !hold.mine);
  if (hold?.mine) keep(hold);
  if (revision > Number(card.dataset.revision)) {
    const who = last ? `${last.mine ? "You" : last.by}: ${last.did}.` : "";
    say(`This claim was changed since you opened it. ${who}`, ANEW);
  } else if (lost && card.querySelector(".hold:not(.theirs)")) {
    say(`${hold.by} has taken this claim over.`, ANEW);
  }
}

function keep(hold) {
  until = performance.now() + hold.seconds * 1000;
  for (const field of document.querySelectorAll("main input[name=held]")) field.value = hold.token;
  tick();
}

function showPresent(others) {
  const list = document.querySelector("[data-present]");
  if (!list) return;
  list.hidden = !others.length;
  list.replaceChildren(...others.map(({ by, seconds }) => {
    const row = document.createElement("li");
    const name = document.createElement("bdi");
    name.textContent = by;
    row.append(name, ` opened this ${seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`} ago`);
    return row;
  }));
}

/* Count down, and warn in time for a slow hand to keep the claim. */
function tick() {
  const line = document.querySelector(".hold:not(.theirs) p");
  if (!until || !line) return;
  const left = Math.round((until - performance.now()) / 1000);
  let clock = line.querySelector(".countdown");
  if (!clock) line.append(" ", (clock = Object.assign(document.createElement("span"), { className: "countdown figures" })));
  clock.textContent = left > 0 ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")} left` : "";
  if (left <= 0) say("Your reservation has run out: anybody may take this claim. What you typed stays.", "Take it again");
  else if (left <= WARNING) say("Your reservation ends within a minute.", "Keep this claim");
  else if (told.startsWith("Your reservation")) say("");
}

/* Say something above the card, once, with one button. */
function say(words, label) {
  if (words === told) return;
  told = words;
  document.querySelector("[data-news]")?.remove();
  if (!words) return;
  const news = Object.assign(document.createElement("div"), { className: "hold theirs" });
  news.dataset.news = "";
  const line = Object.assign(document.createElement("p"), { textContent: words });
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
  button.addEventListener("click", () => (label === ANEW ? location.reload() : sign(true)));
  news.append(line, button);
  document.querySelector("article.card").prepend(news);
  speak(words);
}

/* Tell the server that somebody is at work here: that keeps the claim for them. */
async function sign(now = false) {
  const id = atCard();
  if (!id || lost || (!now && Date.now() - lastSign < SIGN)) return;
  lastSign = Date.now();
  try {
    const response = await fetch(deskAddress(`../claim/${id}/ping/`), { method: "POST", body: token() });
    const { claims } = await response.json();
    if (response.ok && atCard() === id) showCard(claims[id]);
  } catch {
    // The next sign will tell.
  }
}

function token() {
  return new URLSearchParams({ csrfmiddlewaretoken: document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "" });
}

/* Give the claim back when its card is left, though not for another page of the same claim. */
function leave() {
  const id = atCard();
  if (!id || going?.includes(`/${id}/`)) return;
  passing(id);
  const body = token();
  const held = document.querySelector("main input[name=held]")?.value;
  if (held) body.set("held", held);
  navigator.sendBeacon(deskAddress(`../claim/${id}/leave/`), body);
}

/* A reload looks like leaving: then the new page takes the claim that the old one gave back. */
function passing(left) {
  try {
    const before = sessionStorage.getItem("desk-left");
    sessionStorage.setItem("desk-left", left);
    return before;
  } catch {
    return null;
  }
}

function onShown() {
  [until, lost, told, lastSign, going] = [0, false, "", Date.now(), null];
}

export function start() {
  for (const event of ["keydown", "pointerdown", "input", "scroll"]) {
    document.addEventListener(event, () => sign(), { passive: true, capture: true });
  }
  // Where the page goes: unknown when it is closed. A reload stays with the claim.
  window.navigation?.addEventListener("navigate", (event) => (going = event.hashChange ? going : event.destination.url));
  window.addEventListener("pagehide", leave);
  document.addEventListener(LEAVING, (event) => {
    going = event.detail;
    leave();
  });
  document.addEventListener(SHOWN, onShown);
  lastSign = Date.now();
  if (atCard() && passing("") === atCard()) setTimeout(() => sign(true), 300);
  setInterval(tick, 1000);
}
