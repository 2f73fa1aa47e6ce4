/* The keys of the tracker: key (or two keys, pressed one after the other) → [act, words, decides]. An act names the
   element with that `data-act`: a key presses a button or follows a link that is there, so pages work without it.

   Keys are never given another act in a later release: hands remember them. A test pins the table. Those about a
   passage press the buttons of the first one on the card, which is the surest. */
export const KEYS = {
  "f": ["follow", "Follow this claim", true],
  "x 1": ["dismiss-not-a-claim", "Dismiss: not a claim", true],
  "x 2": ["dismiss-duplicate", "Dismiss: duplicate", true],
  "x 3": ["dismiss-out-of-scope", "Dismiss: out of scope", true],
  "p": ["reopen", "Reopen this claim", true],
  "s": ["supports", "The first passage supports the claim", true],
  "r": ["refutes", "The first passage refutes the claim", true],
  "u": ["revises", "The first passage updates the claim", true],
  "n": ["not-about", "The first passage is not about this claim", true],
  "z": ["undo", "Undo my last decision", true],
  ".": ["skip", "Leave this claim to others and see the next", true],
  "y": ["take-over", "Take this claim over", true],
  "a": ["assign-me", "Assign this claim to me", true],
  "w": ["watch", "Watch this claim, or watch it no more", true],
  "!": ["sensitive", "Mark this claim as sensitive, or not", true],
  "i": ["merge", "Merge into another claim", false],
  "t": ["settle", "Settle with a verdict", false],
  "e": ["reword", "Edit the covered words", false],
  "m": ["note", "Write a note with the decision", false],
  "j": ["next", "Next", false],
  "k": ["previous", "Previous", false],
  "o": ["open", "Open the page of the claim", false],
  "h": ["snooze", "Put the claim off", false],
  "d": ["versions", "Compare the versions of the article", false],
  "v": ["source", "Open the original article", false],
  "c": ["archive", "Open the stored copy of the article", false],
  "l": ["guidelines", "Show the guidelines", false],
  "[": ["previous-span", "Previous passage", false],
  "]": ["next-span", "Next passage", false],
  "b": ["begin", "Begin with the first of the queue", false],
  "1": ["switch-1", "First view of the queue", false],
  "2": ["switch-2", "Second view of the queue", false],
  "3": ["switch-3", "Third view of the queue", false],
  "4": ["switch-4", "Fourth view of the queue", false],
  "5": ["switch-5", "Fifth view of the queue", false],
  "/": ["search", "Search", false],
  "g h": ["home", "Go home", false],
  "g q": ["queue", "Go to the queue", false],
  "g c": ["claims", "Go to the claims", false],
  "g a": ["articles", "Go to the articles", false],
  "g s": ["sources", "Go to the sources", false],
  "g p": ["speakers", "Go to the speakers", false],
  "g i": ["insight", "Go to the insight pages", false],
  "?": ["help", "Show the keys", false],
};

/* What keys do on a list whose rows can be selected. There is nothing to dismiss there, so x is free. */
export const ROW_KEYS = {
  "x": ["select", "On a list: select the row"],
  "shift+j": ["extend-next", "On a list: select on downwards"],
  "shift+k": ["extend-previous", "On a list: select on upwards"],
};

/* Keys with ctrl (cmd on a Mac), which no speech input types by mistake: they cannot be turned off. */
export const CHORDS = {
  "ctrl k": ["palette", "Find an action or a page by its name"],
  "ctrl enter": ["send", "Send the form in which you write"],
};

/* What stands in for an act where the page does not have it. */
export const INSTEAD = { "skip": "next" };
