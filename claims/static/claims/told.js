/* What is said to a person: to everybody in a line on the page, and to a screen reader once. */

const spoken = line("status");
const bar = document.createElement("div");
bar.className = "saving";
bar.setAttribute("role", "region");
bar.setAttribute("aria-label", "Decisions on their way");
bar.hidden = true;

function line(role) {
  const element = document.createElement("p");
  element.className = "unseen";
  element.setAttribute("role", role);
  return element;
}

export function start() {
  // Both stay while the page around them is replaced: a live region speaks only if it was there before its words.
  const anchor = document.getElementById("main");
  anchor.before(bar);
  document.body.append(spoken);
}

/* Say words to a screen reader, even if they are those said last. */
export function speak(words) {
  spoken.textContent = "";
  setTimeout(() => (spoken.textContent = words), 50);
}

/* Show lines above the page. Each is [words, how, buttons]: buttons are [label, what to do]. None hides them. */
export function show(lines) {
  const focused = bar.contains(document.activeElement);
  bar.replaceChildren(...lines.map(shown));
  bar.hidden = !lines.length;
  if (focused) (bar.querySelector("button") ?? document.querySelector("h1"))?.focus();
}

function shown([words, how, buttons]) {
  const row = document.createElement("p");
  row.className = how;
  row.append(words);
  for (const [label, act] of buttons) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", act);
    row.append(" ", button);
  }
  return row;
}
