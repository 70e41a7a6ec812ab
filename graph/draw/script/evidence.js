/*
 * The panel on the right: the sentences behind a line or behind all lines of a body; what chosen bodies share; what
 * has changed between two dates.
 */
"use strict";

liaison.evidence = (() => {
  const { data, state, words, shapes, cards, panels } = liaison;
  const { element, name, byId } = liaison.dom;
  const { word } = words;
  const { link, header, section, note, action } = panels;
  const panel = byId("evidence");

  const close = () => state.back();

  /** The button that adds a body to those to be compared, or takes it out. */
  function chooser(body) {
    const isChosen = state.isSelected(body);
    return action(word(isChosen ? "choose.not" : "choose"), () => state.toggle(body), {
      title: word("choose.key"),
      "aria-keyshortcuts": "x",
    });
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
    if (parts.length > 0) {
      lines.push(element("p", { className: "facts" }, word("parts"), ...panels.some(parts, link)));
    }
    return [...lines, summary(body), element("div", { className: "actions" }, chooser(body))];
  }

  /** How many ties of each type a body has, of those shown. */
  function summary(body) {
    const byType = new Map();
    for (const tie of body.ties) {
      if (tie.type && state.isShown(tie)) byType.set(tie.type, (byType.get(tie.type) ?? 0) + 1);
    }
    const ordered = [...byType].sort((a, b) => b[1] - a[1]);
    const parts = ordered.map(([type, count]) =>
      element("li", {}, shapes.stroke(data.styles.type[type]), `${word(`type.${type}`)} ${count}`),
    );
    return element("ul", { className: "summary" }, parts);
  }

  function hiddenNote(body) {
    const hidden = body.ties.filter((tie) => !state.isShown(tie)).length;
    return hidden > 0 ? note(word("ties.hidden", { n: hidden })) : null;
  }

  /** The counterparts of a body with the ties to each, those with most ties first. */
  function counterparts(body) {
    const around = new Map();
    for (const tie of body.ties) {
      if (!state.isShown(tie)) continue;
      const other = data.other(tie, body);
      const ties = around.get(other);
      if (ties) ties.push(tie);
      else around.set(other, [tie]);
    }
    return [...around].sort((a, b) => b[1].length - a[1].length || a[0].name.localeCompare(b[0].name, "zh"));
  }

  function showBody(body) {
    const found = counterparts(body);
    const make = ([other, ties]) => section([link(other)], ties.length, cards.cards(ties, body, other));
    panel.replaceChildren(
      header([shapes.icon(body.category, body.collective), name(body.name)], close, ...describe(body)),
      ...[hiddenNote(body), found.length === 0 ? note(word("ties.none")) : null].filter(Boolean),
      ...panels.some(found, make),
    );
  }

  function showTie(tie) {
    const others = data.pairOf(tie).filter((each) => each !== tie && state.isShown(each));
    const joint = element("span", { className: "joint", textContent: cards.isDirected(tie) ? "→" : "—" });
    const more =
      others.length > 0
        ? [section([word("ties.other")], others.length, cards.cards(others, tie.from, tie.to))]
        : [];
    const earlier = state.earlier(tie);
    const before =
      earlier.length > 0
        ? [
            section(
              [word("changes.before", { date: state.comparison().before })],
              earlier.length,
              cards.cards(earlier, tie.from, tie.to),
            ),
          ]
        : [];
    panel.replaceChildren(
      header([link(tie.from), joint, link(tie.to)], close),
      element("section", {}, cards.cards([tie], tie.from, tie.to)),
      ...before,
      ...more,
    );
  }

  function show() {
    const focus = state.focus();
    panel.setAttribute("aria-label", word("evidence"));
    panel.hidden = false;
    if (focus?.body) showBody(focus.body);
    else if (focus?.tie) showTie(focus.tie);
    else if (state.selection().length > 0) liaison.chosen.show(panel);
    else if (state.comparison()) liaison.changed.show(panel);
    else {
      panel.hidden = true;
      panel.replaceChildren();
    }
  }

  /** Shows what is to be shown now, and keeps the keyboard where it was: in the panel, or where it led from. */
  function refresh(what) {
    const wasHidden = panel.hidden;
    const hadKeyboard = panel.contains(document.activeElement);
    show();
    if (hadKeyboard) (panel.hidden ? liaison.views.current()?.element : panel.querySelector("h2"))?.focus();
    if (what === "focus" || what === "selection") panel.scrollTop = 0;
    if (wasHidden !== panel.hidden) liaison.viewport.settle();
  }

  state.onChange((what) => {
    if (what !== "view" && what !== "period") refresh(what);
  });
  words.onChange(show);

  /* What the pointer is on in the panel stands out in the columns, too. */
  const { canvas } = liaison;
  const find = (members, id) => [...members.values()].find((member) => String(member.id) === id) ?? null;
  panel.addEventListener("pointerover", ({ target }) => {
    const at = target.closest("[data-tie], [data-body]")?.dataset ?? {};
    canvas?.hover("tie" in at ? find(data.ties, at.tie) : find(data.bodies, at.body));
  });
  panel.addEventListener("pointerleave", () => canvas?.hover(null));

  return {
    /** Leads the keyboard to the panel. */
    enter: () => panel.querySelector("h2")?.focus(),
  };
})();
