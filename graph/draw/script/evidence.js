/* The panel of sentences: behind a line, or behind all lines of a body, with the names marked in the text. */
"use strict";

liaison.evidence = (() => {
  const { data, state, words, shapes } = liaison;
  const { element, name, byId } = liaison.dom;
  const { word } = words;
  const panel = byId("evidence");

  /** A text in pieces, those that name a body as marks. Offsets count characters, not UTF-16 units. */
  function marked(text, mentions, marks) {
    const characters = Array.from(text);
    const pieces = [];
    let at = 0;
    const wanted = mentions
      .filter(([id, start, stop]) => marks.has(id) && start >= 0 && stop <= characters.length && start < stop)
      .sort((a, b) => a[1] - b[1] || b[2] - a[2]);
    for (const [id, start, stop] of wanted) {
      if (start < at) continue;
      pieces.push(characters.slice(at, start).join(""));
      pieces.push(
        element("mark", { className: marks.get(id), textContent: characters.slice(start, stop).join("") }),
      );
      at = stop;
    }
    return [...pieces, characters.slice(at).join("")];
  }

  function origin(sentence, ties) {
    const source = data.source(sentence.report);
    const unit = data.bodies.get(sentence.unit);
    const parts = [
      source ? word("source", { place: source.place || source.name, date: source.as_of }) : null,
      unit ? unit.name : null,
      sentence.row === undefined ? null : word("row", { n: sentence.row }),
      sentence.column ?? null,
      sentence.item === undefined ? null : word("item", { n: sentence.item }),
      ...[...new Set(ties.map((tie) => tie.frame))]
        .filter(Boolean)
        .map((frame) => word("frame", { name: frame })),
    ];
    return element(
      "p",
      { className: "origin", title: source?.name ?? "" },
      parts.filter(Boolean).flatMap((part, i) => (i ? [" · ", name(part)] : [name(part)])),
    );
  }

  const isDirected = (tie) => tie.type !== null && data.styles.type[tie.type].directed;
  const typeWord = (tie) =>
    tie.type ? word(`type.${tie.type}`) : String(tie.edge.label ?? tie.edge.title ?? "");

  /** Which way a tie goes, seen from one of its bodies; nothing for a type that goes both ways. */
  function arrow(tie, from) {
    if (!isDirected(tie)) return null;
    return tie.from === from ? "→" : "←";
  }

  /** What a tie is, seen from one of its bodies: its type with its line, its status, its basis, and more. */
  function tags(tie, from) {
    const facet = (key) =>
      tie[key]
        ? element("span", { className: `tag ${key} ${tie[key]}`, textContent: word(`${key}.${tie[key]}`) })
        : null;
    return element(
      "div",
      { className: "tags" },
      element("span", { className: "tag type" }, shapes.strokeOf(tie), typeWord(tie), arrow(tie, from)),
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

  /** One sentence with the ties that rest on it. */
  function card(id, ties, marks, from) {
    const sentence = id === null ? null : data.sentence(id);
    return element(
      "article",
      { className: "card" },
      ties.map((tie) => tags(tie, from)),
      papers(ties),
      sentence
        ? element("blockquote", {}, marked(sentence.text, sentence.mentions ?? [], marks))
        : element("p", { className: "origin", textContent: word("sentences.none") }),
      sentence ? origin(sentence, ties) : null,
    );
  }

  /** The sentences behind some ties of one pair, each once; those of the counterpart column first. */
  function cards(ties, from, other) {
    const marks = new Map([
      [from.id, "own"],
      [other.id, "other"],
    ]);
    const bySentence = new Map();
    for (const tie of ties) {
      for (const id of tie.sentences.length > 0 ? tie.sentences : [null]) {
        bySentence.set(id, [...(bySentence.get(id) ?? []), tie]);
      }
    }
    const isDeclared = ([, own]) => own.some((tie) => tie.basis === "declared");
    const ordered = [...bySentence].sort((a, b) => isDeclared(b) - isDeclared(a));
    return ordered.map(([id, own]) => card(id, own, marks, from));
  }

  /** A name to go to. */
  function link(body) {
    const button = element(
      "button",
      { type: "button", className: "link" },
      shapes.icon(body.category, body.collective),
      name(body.name),
    );
    button.addEventListener("click", () => {
      state.focusBody(body);
      liaison.viewport.reveal(body);
    });
    return button;
  }

  function header(title, ...rest) {
    const close = element("button", {
      type: "button",
      className: "close",
      textContent: "×",
      title: word("close"),
      "aria-label": word("close"),
    });
    close.addEventListener("click", () => state.clearFocus());
    return element("header", {}, close, element("h2", { tabIndex: -1 }, title), ...rest);
  }

  function describe(body) {
    const facts = [
      body.reporting ? word("reporting") : null,
      body.kind === "plain" ? null : word(`kind.${body.kind}`),
      body.level === "none" ? null : word(`level.${body.level}`),
      body.collective ? word("collective.true") : null,
      body.place ? word("place.of", { place: body.place }) : null,
    ].filter(Boolean);
    const lines = [element("p", { className: "facts", textContent: facts.join(" · ") })];
    if (body.aliases.length > 0) {
      lines.push(
        element("p", { className: "facts" }, name(word("aliases", { names: words.join(body.aliases) }))),
      );
    }
    const whole = data.bodies.get(body.partOf);
    if (whole) lines.push(element("p", { className: "facts" }, word("part.of"), link(whole)));
    const parts = data.partsOf(body);
    if (parts.length > 0) lines.push(element("p", { className: "facts" }, word("parts"), parts.map(link)));
    return lines;
  }

  function hiddenNote(body) {
    const hidden = body.ties.filter((tie) => !state.isShown(tie)).length;
    return hidden > 0
      ? element("p", { className: "note", textContent: word("ties.hidden", { n: hidden }) })
      : null;
  }

  function section(title, ties, content) {
    const count = element("span", { className: "count", textContent: String(ties.length) });
    return element("section", {}, element("h3", {}, title, count), content);
  }

  function showBody(body) {
    const around = new Map();
    for (const tie of body.ties.filter((each) => state.isShown(each))) {
      const other = data.other(tie, body);
      around.set(other, [...(around.get(other) ?? []), tie]);
    }
    const ordered = [...around].sort(
      (a, b) => b[1].length - a[1].length || a[0].name.localeCompare(b[0].name, "zh"),
    );
    const sections = ordered.map(([other, ties]) => {
      return section([link(other)], ties, cards(ties, body, other));
    });
    const empty =
      sections.length === 0 ? element("p", { className: "note", textContent: word("ties.none") }) : null;
    panel.replaceChildren(
      header([shapes.icon(body.category, body.collective), name(body.name)], ...describe(body)),
      ...[hiddenNote(body), empty].filter(Boolean),
      ...sections,
    );
  }

  function showTie(tie) {
    const others = data.pairOf(tie).filter((each) => each !== tie && state.isShown(each));
    const joint = element("span", { className: "joint", textContent: isDirected(tie) ? "→" : "—" });
    const more =
      others.length > 0 ? [section([word("ties.other")], others, cards(others, tie.from, tie.to))] : [];
    panel.replaceChildren(
      header([link(tie.from), joint, link(tie.to)]),
      element("section", {}, cards([tie], tie.from, tie.to)),
      ...more,
    );
  }

  function show() {
    const focus = state.focus();
    panel.hidden = focus === null;
    panel.setAttribute("aria-label", word("evidence"));
    if (focus?.body) showBody(focus.body);
    else if (focus?.tie) showTie(focus.tie);
    else panel.replaceChildren();
  }

  state.onChange((what) => {
    const wasHidden = panel.hidden;
    const hadKeyboard = panel.contains(document.activeElement);
    show();
    if (hadKeyboard) (panel.hidden ? byId("picture").firstElementChild : panel.querySelector("h2")).focus();
    if (what === "focus") panel.scrollTop = 0;
    if (wasHidden !== panel.hidden) liaison.viewport.settle();
  });
  words.onChange(show);

  return {
    marked,
    /** Leads the keyboard to the panel. */
    enter: () => panel.querySelector("h2")?.focus(),
  };
})();
