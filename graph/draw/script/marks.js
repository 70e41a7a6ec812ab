/* Where names and trigger words stand in a sentence: pieces to be marked, names around triggers. Pure. */
"use strict";

liaison.marks = (() => {
  const isInside = ([start, stop], length) => start >= 0 && stop <= length && start < stop;

  /** Names in order, of those that overlap the first and longest: [[kind, start, stop], …]. */
  function choose(names, length) {
    const wanted = names
      .filter(([, start, stop]) => isInside([start, stop], length))
      .sort((a, b) => a[1] - b[1] || b[2] - a[2]);
    const chosen = [];
    for (const name of wanted) if (name[1] >= (chosen.at(-1)?.[2] ?? 0)) chosen.push(name);
    return chosen;
  }

  /** A stretch of characters cut where triggers begin and end: [{text, isTrigger}, …]. */
  function cut(characters, start, stop, isTrigger) {
    const parts = [];
    for (let at = start; at < stop; at += 1) {
      if (parts.length === 0 || parts.at(-1).isTrigger !== isTrigger[at]) {
        parts.push({ text: "", isTrigger: isTrigger[at] });
      }
      parts.at(-1).text += characters[at];
    }
    return parts;
  }

  /**
   * A text in pieces: `kind` is that of the name it is, or null, `parts` its stretches with and without trigger
   * words. Offsets count characters, not UTF-16 units; what lies outside the text is left out.
   */
  function pieces(text, names, triggers) {
    const characters = Array.from(text);
    const isTrigger = new Array(characters.length).fill(false);
    for (const [start, stop] of triggers.filter((each) => isInside(each, characters.length))) {
      isTrigger.fill(true, start, stop);
    }
    const made = [];
    const add = (kind, start, stop) => {
      if (start < stop) made.push({ kind, parts: cut(characters, start, stop, isTrigger) });
    };
    let at = 0;
    for (const [kind, start, stop] of choose(names, characters.length)) {
      add(null, at, start);
      add(kind, start, stop);
      at = stop;
    }
    add(null, at, characters.length);
    return made;
  }

  return { pieces };
})();
