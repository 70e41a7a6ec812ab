/* Sentences as cards, with names and trigger words marked, and what the ties are that rest on them. */
"use strict";

liaison.cards = (() => {
  const { data, state, words, shapes, marks } = liaison;
  const { element, name } = liaison.dom;
  const { word } = words;
  /* More dates than this are told by the first, the last, and how many there are. */
  const DATES = 3;

  /* --- sentences --- */

  /** A text with names and trigger words marked; `kinds` has the mark of each body, by its id. */
  function marked(text, mentions, kinds, triggers = []) {
    const names = mentions
      .filter(([id]) => kinds.has(id))
      .map(([id, start, stop]) => [kinds.get(id), start, stop]);
    const part = ({ text: own, isTrigger }) =>
      isTrigger ? element("em", { className: "trigger", textContent: own }) : own;
    return marks
      .pieces(text, names, triggers)
      .flatMap(({ kind, parts }) =>
        kind === null ? parts.map(part) : element("mark", { className: kind }, parts.map(part)),
      );
  }

  /** The rule that read a tie, with its meaning, or where that is told. */
  function rule(frame) {
    const meaning = Object.hasOwn(data.rules, frame) ? data.rules[frame][words.language()] : undefined;
    return name(word("frame", { name: frame }), { className: "rule", title: meaning ?? word("frame.title") });
  }

  const rules = (ties) => [...new Set(ties.map((tie) => tie.frame))].filter(Boolean).map(rule);

  /** Parts in a row, of which each breaks as a whole, with its dot behind it. */
  const joined = (parts) =>
    parts.flatMap((part, i) => [
      i > 0 ? " " : "",
      element("span", { className: "part" }, part, i < parts.length - 1 ? " ·" : ""),
    ]);

  function cite(id) {
    const button = element("button", { type: "button", className: "cite", textContent: word("give.cite") });
    button.addEventListener("click", () => liaison.giving.copy(liaison.rows.citation(id)));
    return button;
  }

  /** The dates of the reports that say the same. */
  function datesWord(dates) {
    if (dates.length <= DATES) return words.join(dates);
    return word("dates.span", { since: dates[0], until: dates.at(-1), n: dates.length });
  }

  /** Place and dates, each for itself. */
  const sourceWords = ({ place, name: title }, dates) =>
    word("source", { place: place || title, date: datesWord(dates) }).split(" · ");

  /** Where a sentence stands, in which reports, and who read it. */
  function origin({ sentence, ties, dates }) {
    const source = data.source(sentence.report);
    const unit = data.bodies.get(sentence.unit);
    const where = [
      ...(source ? sourceWords(source, dates) : []),
      unit ? unit.name : null,
      sentence.row === undefined ? null : word("row", { n: sentence.row }),
      sentence.column ?? null,
      sentence.item === undefined ? null : word("item", { n: sentence.item }),
    ];
    const parts = [...where.filter(Boolean).map((part) => name(part)), ...rules(ties)];
    return element("p", { className: "origin", title: source?.name ?? "" }, joined(parts));
  }

  /* --- what a tie is --- */

  const isDirected = (tie) => tie.type !== null && data.styles.type[tie.type].directed;
  const typeWord = (tie) =>
    tie.type ? word(`type.${tie.type}`) : String(tie.edge.label ?? tie.edge.title ?? "");

  /** Which way a tie goes, seen from one of its bodies; nothing for a type that goes both ways. */
  function arrow(tie, from) {
    if (!isDirected(tie)) return null;
    return tie.from === from ? "→" : "←";
  }

  /** A change between two dates, with its sign. */
  const changeTag = (change) =>
    element(
      "span",
      { className: `tag change ${change}` },
      shapes.changeSign(change),
      word(`change.${change}`),
    );

  /** What a tie is, seen from one of its bodies: its type with its line, its status, its basis, and more. */
  function tags(tie, from) {
    const facet = (key) =>
      tie[key]
        ? element("span", { className: `tag ${key} ${tie[key]}`, textContent: word(`${key}.${tie[key]}`) })
        : null;
    const change = state.changeOf(tie);
    const type = element(
      "button",
      { type: "button", className: "tag type", title: word("tie.show"), "data-tie": String(tie.id) },
      shapes.strokeOf(tie),
      typeWord(tie),
      arrow(tie, from),
    );
    type.addEventListener("click", () =>
      state.focusTie(tie, state.focus()?.body ?? state.focus()?.of ?? null),
    );
    return element(
      "div",
      { className: "tags" },
      change && change !== "same" ? changeTag(change) : null,
      type,
      facet("status"),
      facet("basis"),
      facet("action"),
      facet("direction"),
    );
  }

  function papers(ties) {
    const found = new Set();
    for (const tie of ties) {
      if (tie.document) found.add(word("document", { name: tie.document }));
      if (tie.event) found.add(word("event", { name: tie.event }));
    }
    return [...found].map((text) => element("p", { className: "paper" }, name(text)));
  }

  const triggersIn = (id, ties) =>
    ties.flatMap((tie) => tie.triggers.filter(([own]) => own === id)).map(([, start, stop]) => [start, stop]);

  /** One sentence with the ties that rest on it, or ties whose sentences the page does not have. */
  function card(entry, kinds, from) {
    const { id, sentence, ties } = entry;
    const said = sentence
      ? [
          element(
            "blockquote",
            {},
            marked(sentence.text, sentence.mentions ?? [], kinds, triggersIn(id, ties)),
          ),
          origin(entry),
          cite(id),
        ]
      : [element("p", { className: "origin" }, bareOrigin(entry))];
    return element(
      "article",
      { className: "card" },
      ties.map((tie) => tags(tie, from)),
      papers(ties),
      said,
    );
  }

  /** Where ties are from whose sentences the page does not have. */
  function bareOrigin({ ties, dates }) {
    const { source } = ties[0];
    const parts = [
      ...(source ? sourceWords(source, dates).map((part) => name(part)) : []),
      ...rules(ties),
      data.sentences > 0 || source === null ? word("sentences.none") : null,
    ];
    return joined(parts.filter(Boolean));
  }

  /** The sentences behind some ties, each once, with its ties; ties without any stand together by report. */
  function bySentence(ties) {
    const entries = new Map();
    for (const tie of ties) {
      const known = tie.sentences.filter((id) => data.sentence(id));
      for (const id of known.length > 0 ? known : [null]) {
        const key = id ?? tie.source;
        if (!entries.has(key))
          entries.set(key, { id, sentence: id === null ? null : data.sentence(id), ties: [] });
        entries.get(key).ties.push(tie);
      }
    }
    return [...entries.values()];
  }

  const SAID = ["type", "status", "basis", "action", "direction", "document", "event"];

  /** What makes an entry say the same as one of another report. */
  function contentOf({ sentence, ties }) {
    const said = ties.map((tie) => [...SAID.map((key) => tie[key]), tie.from.id, state.changeOf(tie)]);
    return JSON.stringify([sentence?.text, sentence?.unit, sentence?.column, ties[0].source?.place, said]);
  }

  const dateOf = (entry) => entry.ties[0].source?.as_of ?? "";

  /** Entries that say the same in several reports as one, the newest, with all their dates; newest first. */
  function foldRepeats(entries) {
    const folded = new Map();
    for (const entry of [...entries].sort((a, b) =>
      dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : 0,
    )) {
      const content = contentOf(entry);
      const same = folded.get(content);
      if (same) same.dates = [...new Set([dateOf(entry), ...same.dates])];
      else folded.set(content, { ...entry, dates: [dateOf(entry)] });
    }
    return [...folded.values()];
  }

  /** The sentences behind some ties of one pair, each once; those of the counterpart column first. */
  function cards(ties, from, other) {
    const kinds = new Map([
      [from.id, "own"],
      [other.id, "other"],
    ]);
    const isDeclared = (entry) => entry.ties.some((tie) => tie.basis === "declared");
    const ordered = foldRepeats(bySentence(ties)).sort((a, b) => isDeclared(b) - isDeclared(a));
    return ordered.map((entry) => card(entry, kinds, from));
  }

  return { cards, changeTag, isDirected, typeWord };
})();
