/* The keys of the page, and the sheet that lists them. */
"use strict";

liaison.keys = (() => {
  const { data, state, words, search, evidence, viewport } = liaison;
  const { element, byId } = liaison.dom;
  const { word } = words;

  /* Single letters can be switched off, for people who dictate or whose hand slips. */
  let isOn = true;

  /** The body at hand: under the keyboard in a list or the panel, else in focus. */
  function bodyAtHand() {
    const id = document.activeElement?.closest("[data-body]")?.dataset.body;
    if (id !== undefined) return [...data.bodies.values()].find((body) => String(body.id) === id) ?? null;
    return state.focus()?.body ?? null;
  }

  function choose() {
    const body = bodyAtHand();
    if (body) state.toggle(body);
  }

  /** Goes through the shown ties of a body, one after the other and round again. */
  function stepTie(by) {
    const focus = state.focus();
    const of = focus?.body ?? focus?.of ?? focus?.tie?.from;
    if (!of) return;
    const ties = of.ties.filter(state.isShown);
    if (ties.length === 0) return;
    const at = ties.indexOf(focus.tie);
    const next = at < 0 ? (by > 0 ? 0 : ties.length - 1) : (at + by + ties.length) % ties.length;
    state.focusTie(ties[next], of);
    viewport.reveal(data.other(ties[next], of));
  }

  function showView(number) {
    byId("views").querySelectorAll("[role=tab]")[number - 1]?.click();
  }

  function copyLink() {
    if (location.protocol !== "about:") liaison.giving.copy(liaison.address.of(state));
  }

  /* --- the sheet --- */

  const SHEET = [
    ["/", "key.search"],
    ["↑ ↓", "key.list"],
    ["Enter", "key.enter"],
    ["Ctrl + Enter", "key.enter.choose"],
    ["Esc", "key.escape"],
    ["1 – 9", "key.views"],
    ["n · p", "key.ties"],
    ["x", "key.choose"],
    ["e", "key.panel"],
    ["f", "key.fit"],
    ["+ · −", "key.zoom"],
    ["r", "key.reset"],
    ["c", "key.link"],
    ["l", "key.language"],
    ["?", "key.help"],
  ];

  const sheet = element("dialog", { id: "help", "aria-labelledby": "help-title" });
  byId("app").append(sheet);

  function drawSheet() {
    const rows = SHEET.map(([key, what]) =>
      element(
        "div",
        {},
        element("dt", {}, element("kbd", { textContent: key })),
        element("dd", { textContent: word(what) }),
      ),
    );
    const click = element(
      "div",
      {},
      element("dt", { textContent: word("key.click") }),
      element("dd", { textContent: word("key.click.what") }),
    );
    const single = element("input", { type: "checkbox", checked: isOn });
    single.addEventListener("change", () => (isOn = single.checked));
    const close = element("button", {
      type: "button",
      className: "close",
      textContent: "×",
      title: word("close"),
      "aria-label": word("close"),
    });
    close.addEventListener("click", () => sheet.close());
    sheet.replaceChildren(
      close,
      element("h2", { id: "help-title", textContent: word("help") }),
      element("dl", {}, rows, click),
      element("label", { className: "check" }, single, word("help.single")),
    );
  }

  function help() {
    drawSheet();
    sheet.showModal();
  }

  /* --- the keys --- */

  function escape() {
    if (search.isBusy()) search.clear();
    else state.back();
  }

  const LETTERS = {
    "/": () => search.focus(),
    "?": help,
    n: () => stepTie(1),
    p: () => stepTie(-1),
    x: choose,
    e: () => evidence.enter(),
    f: () => viewport.fit(true),
    "+": () => viewport.zoom(1.25),
    "=": () => viewport.zoom(1.25),
    "-": () => viewport.zoom(0.8),
    r: state.resetFilters,
    c: copyLink,
    l: words.toggle,
  };

  const isTyping = ({ target }) =>
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !["checkbox", "radio", "range", "button"].includes(target.type));

  function onKey(event) {
    if (event.defaultPrevented || event.isComposing || sheet.open) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      event.preventDefault();
      escape();
      return;
    }
    if (isTyping(event) || (!isOn && event.key !== "?")) return;
    const act = /^[1-9]$/.test(event.key) ? () => showView(Number(event.key)) : LETTERS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
  addEventListener("keydown", onKey);

  return { help, copyLink };
})();
