/* What the panels on the right are made of: headings, names to go to, buttons, lists that grow. */
"use strict";

liaison.panels = (() => {
  const { state, words, shapes } = liaison;
  const { element, name } = liaison.dom;
  const { word } = words;
  /* No list is longer at first; a button shows as many again. */
  const SOME = 40;

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

  return { link, action, header, section, note, some };
})();
