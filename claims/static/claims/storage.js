/* What this browser remembers. Where it may remember nothing, everything works for as long as the page is open. */

const here = new Map();

export function recall(name) {
  let kept = null;
  try {
    kept = localStorage.getItem(name);
    return JSON.parse(kept) ?? here.get(name) ?? null;
  } catch {
    // A word that an earlier release left there as it is.
    return kept ?? here.get(name) ?? null;
  }
}

export function remember(name, value) {
  here.set(name, value);
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(name) {
  here.delete(name);
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept.
  }
}
