/* Which names answer a query: by any part, by pinyin, by initials, or by a mixture; several words must all answer. */
"use strict";

liaison.matching = (() => {
  const { characters, exceptions } = liaison.data.pinyin;

  const readings = new Map();
  for (const [reading, own] of Object.entries(characters)) {
    for (const character of own) readings.set(character, reading);
  }

  /* From the best: how a word answers. Those of an alias come after all of a name, pinyin after both. */
  const EXACT = 0;
  const START = 1;
  const INSIDE = 2;
  const ALIAS = 3;
  const PINYIN = 6;
  /* Among answers by pinyin: not at the start, and not with whole syllables. */
  const LATE = 1;
  const LOOSE = 2;
  const NONE = Infinity;

  /** A text as it is compared: full width as half, capitals as small; every unit stays at its place. */
  function fold(text) {
    const whole = text.normalize("NFKC").toLowerCase();
    if (whole.length === text.length && !/[^\u0000-\uffff]/u.test(text)) return whole;
    const units = text.split("").map((unit) => {
      const own = unit.normalize("NFKC").toLowerCase();
      return own.length === 1 ? own : unit;
    });
    return units.join("");
  }

  /** The places of a text that are read otherwise than usual, by UTF-16 unit instead of by character. */
  function placesOf(text) {
    const own = Object.hasOwn(exceptions, text) ? exceptions[text] : null;
    if (own === null) return null;
    const places = {};
    let unit = 0;
    Array.from(text).forEach((character, i) => {
      if (i in own) places[unit] = own[i];
      unit += character.length;
    });
    return places;
  }

  /** A name or an alias, ready to be searched. */
  const prepare = (text) => ({ text, folded: fold(text), places: placesOf(text), initials: null });

  /** How the unit at a place is read: a syllable, or itself. */
  const readingAt = (entry, i) => entry.places?.[i] ?? readings.get(entry.text[i]) ?? entry.folded[i];

  function initialsOf(entry) {
    if (entry.initials === null) {
      let initials = "";
      for (let i = 0; i < entry.text.length; i += 1) initials += readingAt(entry, i)[0];
      entry.initials = initials;
    }
    return entry.initials;
  }

  function commonLength(a, b, at) {
    let length = 0;
    while (length < a.length && a[length] === b[at + length]) length += 1;
    return length;
  }

  /**
   * Follows a word from a place in a text: each character takes itself, its syllable or the beginning of it.
   * Gives where the match ends and whether syllables before the last were cut, or null.
   */
  function walk(entry, i, word, at) {
    if (at === word.length) return { stop: i, isLoose: false };
    if (i === entry.text.length) return null;
    const reading = readingAt(entry, i);
    for (let taken = commonLength(reading, word, at); taken > 0; taken -= 1) {
      const rest = walk(entry, i + 1, word, at + taken);
      if (rest === null) continue;
      const isCut = taken < reading.length && at + taken < word.length;
      return { stop: rest.stop, isLoose: isCut || rest.isLoose };
    }
    const isItself = entry.folded[i] === word[at] && entry.folded[i] !== reading;
    return isItself ? walk(entry, i + 1, word, at + 1) : null;
  }

  const SPOKEN = /[a-z]/;

  /** The best answer by pinyin: where it is, and how good; null if there is none. */
  function matchSpoken(entry, word) {
    // What is no syllable is its own initial.
    const beginnings = SPOKEN.test(word[0]) ? initialsOf(entry) : entry.folded;
    let best = null;
    for (let i = beginnings.indexOf(word[0]); i >= 0; i = beginnings.indexOf(word[0], i + 1)) {
      const found = walk(entry, i, word, 0);
      if (found === null) continue;
      const rank = PINYIN + (i === 0 ? 0 : LATE) + (found.isLoose ? LOOSE : 0);
      if (best === null || rank < best.rank) best = { rank, start: i, stop: found.stop };
      if (rank === PINYIN) break;
    }
    return best;
  }

  /** How a name or an alias answers one word of a query. */
  function matchText(entry, word) {
    const at = entry.folded.indexOf(word);
    if (at < 0) return SPOKEN.test(word) ? matchSpoken(entry, word) : null;
    const rank = at > 0 ? INSIDE : word.length === entry.folded.length ? EXACT : START;
    return { rank, start: at, stop: at + word.length };
  }

  /** How well some texts, a name and its aliases, answer one word. */
  function rankWord(entries, word) {
    let best = NONE;
    entries.forEach((entry, i) => {
      const found = matchText(entry, word);
      if (found === null) return;
      best = Math.min(best, found.rank + (i > 0 ? ALIAS : 0));
    });
    return best;
  }

  /** The words of a query, as texts are compared. */
  const wordsOf = (query) =>
    fold(query)
      .replaceAll("ü", "v")
      .replaceAll(/['’]/g, "")
      .split(/\s+/)
      .filter((word) => word !== "");

  /** How well a name and its aliases answer all words: the less the better, Infinity for not at all. */
  function rank(entries, words) {
    let sum = 0;
    for (const word of words) {
      sum += rankWord(entries, word);
      if (sum === NONE) return NONE;
    }
    return sum;
  }

  /** The pieces of a text that answer, each [start, stop] in UTF-16 units, in order, none over another. */
  function ranges(entry, words) {
    const found = words.map((word) => matchText(entry, word)).filter((each) => each !== null);
    found.sort((a, b) => a.start - b.start || b.stop - a.stop);
    const merged = [];
    for (const { start, stop } of found) {
      const last = merged.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], stop);
      else merged.push([start, stop]);
    }
    return merged;
  }

  return { prepare, wordsOf, rank, ranges };
})();
