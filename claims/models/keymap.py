"""The acts that a key presses, with their usual keys. The desk's scripts have the same table; a test compares them."""

from __future__ import annotations

import re

#: Act → the key (or the two, pressed one after the other), and what it does.
KEYS: dict[str, tuple[str, str]] = {
    "follow": ("f", "Follow this claim"),
    "dismiss-not-a-claim": ("x 1", "Dismiss: not a claim"),
    "dismiss-duplicate": ("x 2", "Dismiss: duplicate"),
    "dismiss-out-of-scope": ("x 3", "Dismiss: out of scope"),
    "reopen": ("p", "Reopen this claim"),
    "supports": ("s", "The first passage supports the claim"),
    "refutes": ("r", "The first passage refutes the claim"),
    "revises": ("u", "The first passage updates the claim"),
    "not-about": ("n", "The first passage is not about this claim"),
    "undo": ("z", "Undo my last decision"),
    "skip": (".", "Leave this claim to others and see the next"),
    "take-over": ("y", "Take this claim over"),
    "assign-me": ("a", "Assign this claim to me"),
    "watch": ("w", "Watch this claim, or watch it no more"),
    "sensitive": ("!", "Mark this claim as sensitive, or not"),
    "merge": ("i", "Merge into another claim"),
    "settle": ("t", "Settle with a verdict"),
    "reword": ("e", "Edit the covered words"),
    "note": ("m", "Write a note with the decision"),
    "next": ("j", "Next"),
    "previous": ("k", "Previous"),
    "open": ("o", "Open the page of the claim"),
    "snooze": ("h", "Put the claim off"),
    "versions": ("d", "Compare the versions of the article"),
    "source": ("v", "Open the original article"),
    "archive": ("c", "Open the stored copy of the article"),
    "guidelines": ("l", "Show the guidelines"),
    "previous-span": ("[", "Previous passage"),
    "next-span": ("]", "Next passage"),
    "begin": ("b", "Begin with the first of the queue"),
    "switch-1": ("1", "First view of the queue"),
    "switch-2": ("2", "Second view of the queue"),
    "switch-3": ("3", "Third view of the queue"),
    "switch-4": ("4", "Fourth view of the queue"),
    "switch-5": ("5", "Fifth view of the queue"),
    "search": ("/", "Search"),
    "home": ("g h", "Go home"),
    "queue": ("g q", "Go to the queue"),
    "claims": ("g c", "Go to the claims"),
    "articles": ("g a", "Go to the articles"),
    "sources": ("g s", "Go to the sources"),
    "speakers": ("g p", "Go to the speakers"),
    "insight": ("g i", "Go to the insight pages"),
    "help": ("?", "Show the keys"),
}
#: Keys that mean something on lists whose rows can be selected.
ROW_KEYS = ("shift+j", "shift+k")
_WRITTEN = re.compile(r"\S( \S)?")
#: On a list, x selects a row; on a card, it begins the three ways to dismiss.
_BEGINS_DISMISSALS = "x"


def clash(act: str, key: str, remap: dict[str, str]) -> str:
    """Return why `key` cannot press `act`, given what else was moved: a sentence, or "" if it can."""
    if not _WRITTEN.fullmatch(key):
        return "Type one key, or two with a space between them."
    for other, (usual, does) in KEYS.items():
        taken = remap.get(other, usual)
        if other == act:
            continue
        if taken == key:
            return f"“{key}” is taken: {does}."
        if taken.startswith(f"{key} ") or key.startswith(f"{taken} "):
            return f"“{key}” and “{taken}” begin alike: {does}."
    return f"“{key}” is taken on lists." if key == _BEGINS_DISMISSALS else ""
