/* The panel of chosen bodies: what they share, most surprising first, and how one of two leads to the other. */
"use strict";

liaison.chosen = (() => {
  const { data, state, words, shapes, cards, panels, trails } = liaison;
  const { element, name } = liaison.dom;
  const { word } = words;
  const { link, header, section, note, action } = panels;
  /* So many lists of sentences are open at first. */
  const OPEN = 3;

  function chip(body) {
    const remove = action("×", () => state.toggle(body), {
      "aria-label": word("chosen.remove", { name: body.name }),
      title: word("chosen.remove", { name: body.name }),
    });
    return element("li", {}, link(body), remove);
  }

  const hasGroups = [...data.bodies.values()].some((body) => body.collective);

  function title(chosen) {
    return header(
      [word("chosen.title", { n: chosen.length })],
      () => state.select([]),
      element("ul", { className: "chips" }, chosen.map(chip)),
      chosen.length > 1 && hasGroups ? groupsBox() : null,
    );
  }

  /** The strokes of some ties, one of a kind, as a picture of how two bodies are tied. */
  function strokes(ties) {
    const kinds = new Map(ties.map((tie) => [`${tie.type}${tie.status}${tie.basis}`, tie]));
    return [...kinds.values()].map((tie) => {
      const made = element("span", { className: "stroke", title: cards.typeWord(tie) });
      made.append(shapes.strokeOf(tie));
      return made;
    });
  }

  /** One of the chosen with its ties to a counterpart, whose sentences can be unfolded. */
  function by([body, ties], counterpart, isOpen) {
    return element(
      "details",
      { open: isOpen },
      element("summary", {}, name(body.name, { className: "what" }), ...strokes(ties)),
      ...cards.cards(ties, body, counterpart),
    );
  }

  /** How many bodies have a counterpart in all, and how many of the chosen do. */
  function commonness({ by: sharers, all }, chosen) {
    const said = [
      chosen.length > 2 ? word("shared.some", { n: sharers.size }) : null,
      all === sharers.size ? word("shared.only", { n: all }) : word("shared.all", { n: all }),
    ];
    return said.filter(Boolean).join(" · ");
  }

  function sharedEntry(entry, chosen, rank) {
    return element(
      "section",
      { className: "shared" },
      element("h3", {}, link(entry.body), element("span", { className: "count" }, commonness(entry, chosen))),
      [...entry.by].map((own) => by(own, entry.body, rank < OPEN)),
    );
  }

  function groupsBox() {
    const box = element("input", { type: "checkbox", checked: state.trail().withCollectives });
    box.addEventListener("change", () => state.setTrail({ withCollectives: box.checked }));
    return element("label", { className: "check" }, box, word("shared.groups"));
  }

  function showShared(chosen) {
    const entries = state.shared();
    return [
      element(
        "section",
        { className: "heading" },
        element("h3", {}, word("shared"), element("span", { className: "count" }, String(entries.length))),
        element("p", { className: "facts", textContent: word("shared.order") }),
      ),
      ...(entries.length === 0 ? [note(word("shared.none"))] : []),
      ...panels.some(
        entries.map((entry, rank) => [entry, rank]),
        ([entry, rank]) => sharedEntry(entry, chosen, rank),
      ),
    ];
  }

  /** The ties that join the chosen directly, where there are more than the two that a path leads between. */
  function showBetween(chosen) {
    const pairs = trails.between(chosen, state.isShown);
    if (chosen.length < 3 || pairs.length === 0) return [];
    const steps = pairs.map(([from, to, ties]) => step({ from, to, ties }));
    return [panels.section([word("direct")], pairs.length, element("ul", { className: "path" }, steps))];
  }

  function step({ from, to, ties }) {
    const end = (body) => name(body.name, { className: "what" });
    return element(
      "li",
      {},
      element(
        "details",
        {},
        element("summary", {}, end(from), ...strokes(ties), end(to)),
        ...cards.cards(ties, from, to),
      ),
    );
  }

  function pathBox() {
    const box = element("input", { type: "checkbox", checked: state.trail().isPath });
    box.addEventListener("change", () => state.setTrail({ isPath: box.checked }));
    return element("label", { className: "check" }, box, word("path.show"));
  }

  function showPath() {
    const steps = state.path();
    if (steps === null) return [section([word("path")], 0, note(word("path.none")))];
    const length = steps.length === 1 ? word("path.one") : word("path.steps", { n: steps.length });
    return [
      element(
        "section",
        {},
        element("h3", {}, word("path"), element("span", { className: "count" }, length)),
        pathBox(),
        element("ol", { className: "path" }, steps.map(step)),
      ),
    ];
  }

  /** Puts the panel of the chosen bodies into an element. */
  function show(panel) {
    const chosen = state.selection();
    panel.replaceChildren(
      title(chosen),
      ...(chosen.length < 2 ? [note(word("chosen.one"))] : []),
      ...(chosen.length === 2 ? showPath() : showBetween(chosen)),
      ...(chosen.length >= 2 ? showShared(chosen) : []),
    );
  }

  return { show };
})();
