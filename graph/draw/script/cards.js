/* Sentences as cards, with names and trigger words marked, and what else the panels on the right are made of. */
"use strict";

liaison.cards = (() => {
  const { data, state, words, shapes, marks } = liaison;
  const { element, name } = liaison.dom;
  const { word } = words;
  /* No list is longer at first; a button shows as many again. */
  const SOME = 40;

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

  /** The rule that read a tie, and where its meaning is told. */
  const rule = (frame) =>
    name(word("frame", { name: frame }), { className: "rule", title: word("frame.title") });

  const rules = (ties) => [...new Set(ties.map((tie) => tie.frame))].filter(Boolean).map(rule);
  const joined = (parts) => parts.flatMap((part, i) => (i ? [" · ", part] : [part]));

  function cite(id) {
    const button = element("button", { type: "button", className: "cite", textContent: word("give.cite") });
    button.addEventListener("click", () => liaison.giving.copy(liaison.rows.citation(id)));
    return button;
  }

  /** Where a sentence stands, and who read it. */
  function origin(sentence, ties) {
    const source = data.source(sentence.report);
    const unit = data.bodies.get(sentence.unit);
    const where = [
      source ? word("source", { place: source.place || source.name, date: source.as_of }) : null,
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
      { type: "button", className: "tag type", title: word("tie.show") },
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

  /** Ties of one report whose sentences the page does not have. */
  function bareCard(ties, from) {
    const { source } = ties[0];
    const parts = [
      source ? name(word("source", { place: source.place || source.name, date: source.as_of })) : null,
      ...rules(ties),
      data.sentences > 0 || source === null ? word("sentences.none") : null,
    ];
    return element(
      "article",
      { className: "card" },
      ties.map((tie) => tags(tie, from)),
      papers(ties),
      element("p", { className: "origin" }, joined(parts.filter(Boolean))),
    );
  }

  /** One sentence with the ties that rest on it. */
  function card(id, ties, kinds, from) {
    const sentence = data.sentence(id);
    return element(
      "article",
      { className: "card" },
      ties.map((tie) => tags(tie, from)),
      papers(ties),
      element("blockquote", {}, marked(sentence.text, sentence.mentions ?? [], kinds, triggersIn(id, ties))),
      origin(sentence, ties),
      cite(id),
    );
  }

  /** The sentences behind some ties of one pair, each once; those of the counterpart column first. */
  function cards(ties, from, other) {
    const kinds = new Map([
      [from.id, "own"],
      [other.id, "other"],
    ]);
    const bySentence = new Map();
    for (const tie of ties) {
      // Without sentences, ties of one report stand together.
      const found = tie.sentences.filter((id) => data.sentence(id));
      for (const id of found.length > 0 ? found : [tie.source]) {
        bySentence.set(id, [...(bySentence.get(id) ?? []), tie]);
      }
    }
    const isDeclared = ([, own]) => own.some((tie) => tie.basis === "declared");
    const ordered = [...bySentence].sort((a, b) => isDeclared(b) - isDeclared(a));
    return ordered.map(([id, own]) =>
      id === own[0].source ? bareCard(own, from) : card(id, own, kinds, from),
    );
  }

  /* --- what panels are made of --- */

  /** A name to go to. */
  function link(body) {
    const button = element(
      "button",
      { type: "button", className: "link", "data-body": String(body.id) },
      shapes.icon(body.category, body.collective),
      name(body.name),
    );
    button.addEventListener("click", (event) => {
      state.pick(body, event);
      liaison.viewport.reveal(body);
    });
    return button;
  }

  /** A button of the panel, which does something and says what. */
  function action(text, act, more = {}) {
    const button = element("button", { type: "button", className: "press", textContent: text, ...more });
    button.addEventListener("click", act);
    return button;
  }

  /** The heading of a panel, with a button that closes it. */
  function header(title, close, ...rest) {
    const cross = element("button", {
      type: "button",
      className: "close",
      textContent: "×",
      title: word("close"),
      "aria-label": word("close"),
    });
    cross.addEventListener("click", close);
    return element("header", {}, cross, element("h2", { tabIndex: -1 }, title), ...rest);
  }

  function section(title, count, ...content) {
    const number = element("span", { className: "count", textContent: String(count) });
    return element("section", {}, element("h3", {}, title, number), ...content);
  }

  const note = (text) => element("p", { className: "note", textContent: text });

  /** Some of the members, made by `make`, and a button for more, which leads the keyboard to the first of them. */
  function some(members, make, shown = SOME) {
    const made = members.slice(0, shown).map(make);
    const left = members.length - made.length;
    if (left <= 0) return made;
    const button = action(word("list.more", { n: Math.min(left, SOME) }), () => {
      const next = some(members.slice(shown), make);
      button.replaceWith(...next);
      (next[0].matches("button") ? next[0] : next[0].querySelector("button, summary"))?.focus();
    });
    button.classList.add("more");
    return [...made, button];
  }

  return { marked, tags, changeTag, isDirected, typeWord, cards, link, action, header, section, note, some };
})();
