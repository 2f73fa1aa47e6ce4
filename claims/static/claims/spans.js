/* The flagged passages of an article, walked through by [ and ]: from the one last reached, or from what is seen. */

let last = null;

/* Every passage that the page's own links lead to, in the order of the text. */
function passages() {
  const links = document.querySelectorAll("a[data-act=previous-span], a[data-act=next-span]");
  const found = new Set([...links].map((link) => document.getElementById(link.hash.slice(1))).filter(Boolean));
  return [...found].sort((one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
}

/* Go to the passage before or after; say whether the page has any. */
export function actOnSpans(act) {
  const step = { "previous-span": -1, "next-span": 1 }[act];
  const all = step ? passages() : [];
  if (!all.length) return false;
  const at = all.indexOf(last?.isConnected ? last : document.getElementById(location.hash.slice(1)));
  last = all[at < 0 ? fromSight(all, step) : Math.min(Math.max(at + step, 0), all.length - 1)];
  if (!last.hasAttribute("tabindex")) last.tabIndex = -1;
  last.focus({ preventScroll: true });
  last.scrollIntoView({ block: "center" });
  return true;
}

function fromSight(all, step) {
  const below = all.findIndex((passage) => passage.getBoundingClientRect().top >= 0);
  const next = below < 0 ? all.length - 1 : below;
  return step > 0 ? next : Math.max(next - 1, 0);
}
