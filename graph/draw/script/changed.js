/* The panel of what has changed between two dates, by kind of change, with the sentences of both. */
"use strict";

liaison.changed = (() => {
  const { state, words, shapes, cards, panels, changes } = liaison;
  const { element, name } = liaison.dom;
  const { word } = words;

  /* What has not changed is only counted. */
  const LISTED = changes.KINDS.filter((kind) => kind !== "same");

  const statusWords = (ties) =>
    [...new Set(ties.map((tie) => tie.status))].map((each) => word(`status.${each}`));

  /** What a pair and type was on the first date, and is on the second. */
  function course({ before, after }) {
    const was = statusWords(before);
    const is = statusWords(after);
    return [was.join("/"), is.join("/")].filter((part) => part !== "").join(" → ");
  }

  const pairOf = (tie) => [tie.from.index, tie.to.index].sort((a, b) => a - b).join(" ");

  /** By pair, what the earlier report says that the later one does not: what something new may have come of. */
  function readGone() {
    const gone = new Map();
    for (const { change, before } of state.changes()) {
      if (change !== "gone" || before.length === 0) continue;
      gone.set(pairOf(before[0]), [...(gone.get(pairOf(before[0])) ?? []), ...before]);
    }
    return gone;
  }

  /** A word on what stood between a pair before, where something of another type has come in its place. */
  function instead(tie, gone) {
    const was = gone.get(pairOf(tie)) ?? [];
    const said = [
      ...new Set(was.map((each) => `${cards.typeWord(each)} · ${word(`status.${each.status}`)}`)),
    ];
    return said.length > 0 ? word("changes.instead", { what: words.join(said) }) : "";
  }

  function entry(own, gone) {
    const [tie] = own.after.length > 0 ? own.after : own.before;
    const before = own.change === "new" ? instead(tie, gone) : "";
    const open = element(
      "button",
      { type: "button", className: "change-of", "data-tie": String(tie.id) },
      element(
        "span",
        { className: "pair" },
        name(tie.from.name),
        ` ${cards.isDirected(tie) ? "→" : "—"} `,
        name(tie.to.name),
      ),
      element("span", { className: "how" }, shapes.strokeOf(tie), `${cards.typeWord(tie)} · ${course(own)}`),
      before === "" ? null : element("span", { className: "how", textContent: before }),
    );
    open.addEventListener("click", () => {
      state.focusTie(tie);
      liaison.viewport.reveal(tie.from);
    });
    return element("li", {}, open);
  }

  function group(kind, entries) {
    const gone = kind === "new" ? readGone() : null;
    return element(
      "section",
      { className: "changes" },
      element(
        "h3",
        {},
        cards.changeTag(kind),
        element("span", { className: "count" }, String(entries.length)),
      ),
      LISTED.includes(kind) ? element("ul", {}, ...panels.some(entries, (own) => entry(own, gone))) : null,
      ...(kind === "new" || kind === "gone" ? bodies(kind) : []),
    );
  }

  /** The bodies that came or went, as names to go to. */
  function bodies(kind) {
    const own = state.changedBodies()[kind];
    if (own.length === 0) return [];
    return [
      element(
        "p",
        { className: "came" },
        element("span", { textContent: word(`changes.bodies.${kind}`, { n: own.length }) }),
        ...panels.some(own, panels.link),
      ),
    ];
  }

  /** Puts the panel of changes into an element. */
  function show(panel) {
    const entries = state.changes();
    const { before, after } = state.comparison();
    const groups = changes.KINDS.map((kind) => [kind, entries.filter((each) => each.change === kind)]);
    const apart = state.uncompared().length;
    panel.replaceChildren(
      panels.header([word("changes", { before, after })], () => state.compare(null)),
      ...(entries.some((each) => each.change !== "same") ? [] : [panels.note(word("changes.none"))]),
      ...(apart > 0 ? [panels.note(word("changes.apart", { n: apart }))] : []),
      ...groups.filter(([, own]) => own.length > 0).map(([kind, own]) => group(kind, own)),
    );
  }

  return { show };
})();
