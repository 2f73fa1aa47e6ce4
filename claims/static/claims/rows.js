/* Lists worked through by keyboard: j and k walk along the rows, o opens the one that has the focus, x selects it. */

const BOX = "input[type=checkbox][name=claim]";
let last = null;

export function hasRows() {
  return document.querySelector("[data-row]") !== null;
}

/* Carry out an act on the rows of the page; say whether that was done. */
export function actOnRows(act) {
  const rows = [...document.querySelectorAll("[data-row]")];
  const step = { "next": 1, "previous": -1, "extend-next": 1, "extend-previous": -1 }[act];
  if (!rows.length || !(step || act === "open" || act === "select")) return false;
  const at = rows.findIndex((row) => row === document.activeElement || frame(row).contains(document.activeElement));
  if (act === "open") rows[Math.max(at, 0)].click();
  else if (act === "select") toggle(rows[Math.max(at, 0)]);
  else walk(rows, at, step, act.startsWith("extend"));
  return true;
}

function walk(rows, at, step, extends_) {
  const to = Math.min(Math.max(at + step, 0), rows.length - 1);
  if (extends_ && at >= 0) tick(boxOf(rows[at]), true);
  if (extends_) tick(boxOf(rows[to]), true);
  rows[to].focus();
}

function toggle(row) {
  const box = boxOf(row);
  if (box) tick(box, !box.checked);
  last = box;
  row.focus();
}

function frame(row) {
  return row.closest("li, tr") ?? row;
}

function boxOf(row) {
  return frame(row).querySelector(BOX);
}

function tick(box, on) {
  if (!box || box.disabled || box.checked === on) return;
  box.checked = on;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new Event("change", { bubbles: true }));
}

/* A click with shift takes all rows from the last one that was clicked. */
function onClick(event) {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || !box.matches(BOX)) return;
  const boxes = [...document.querySelectorAll(BOX)];
  if (event.shiftKey && last && boxes.includes(last) && last !== box) {
    const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((one, other) => one - other);
    for (const between of boxes.slice(from, to + 1)) tick(between, box.checked);
  }
  last = box;
}

export function start() {
  document.addEventListener("click", onClick);
}
