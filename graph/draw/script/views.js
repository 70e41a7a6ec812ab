/* The views of the page, of which one is shown, and the tabs that switch between them. Views register themselves. */
"use strict";

liaison.views = (() => {
  const { state, words } = liaison;
  const { element, byId } = liaison.dom;
  const { word } = words;
  const bar = byId("views");
  const stage = byId("frame");

  const registered = new Map();
  let current = null;

  /** The element that a view draws in; there while the view is hidden, too. */
  function host(name) {
    const made = element("div", {
      id: `view-${name}`,
      className: "view",
      role: "tabpanel",
      "aria-labelledby": `tab-${name}`,
      hidden: true,
    });
    byId("tip").before(made);
    return made;
  }

  /**
   * Adds a view, in the order of the tabs: its `name` (its tab says the word `view.…`) and what it can do.
   * `show()` and `hide()` begin and end it; `fit(animated)` shows it whole, `zoom(factor)` makes it larger;
   * `reveal(body)` brings a body into view; `settle()` follows a change of the stage's size. Those that have
   * nothing to do may be left out. `picture()` is there where the view can be taken away as a picture, and gives it as
   * a `box`, the size of its smallest `letter`, and `paint(ctx, scale)`; null if there is nothing to see.
   * `isAvailable()` says whether it has a tab, `label()` gives its words, if they are not always the same.
   */
  function register(view) {
    const nothing = () => {};
    registered.set(view.name, {
      isAvailable: () => true,
      label: () => word(`view.${view.name}`),
      show: nothing,
      hide: nothing,
      fit: nothing,
      zoom: nothing,
      reveal: nothing,
      settle: nothing,
      ...view,
    });
  }

  const available = () => [...registered.values()].filter((view) => view.isAvailable());

  /** The view that the state asks for, or else the first there is. */
  function wanted() {
    const found = registered.get(state.view());
    return found?.isAvailable() ? found : available()[0];
  }

  function refresh() {
    const next = wanted();
    if (next === current) return;
    liaison.tip.hide();
    if (current) {
      current.hide();
      current.element.hidden = true;
    }
    current = next;
    stage.dataset.view = current.name;
    current.element.hidden = false;
    current.show();
  }

  function step(event) {
    const moves = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const tabs = [...bar.querySelectorAll("[role=tab]")];
    const at = tabs.indexOf(event.target);
    const to = { Home: 0, End: tabs.length - 1 }[event.key] ?? at + (moves[event.key] ?? NaN);
    if (at < 0 || Number.isNaN(to)) return;
    event.preventDefault();
    state.setView(tabs[(to + tabs.length) % tabs.length].dataset.view);
    bar.querySelector("[aria-selected=true]").focus();
  }

  function tab(view) {
    const isCurrent = view === current;
    const made = element("button", {
      type: "button",
      id: `tab-${view.name}`,
      role: "tab",
      tabIndex: isCurrent ? 0 : -1,
      "aria-selected": String(isCurrent),
      "aria-controls": view.element.id,
      "data-view": view.name,
      textContent: view.label(),
    });
    made.addEventListener("click", () => state.setView(view.name));
    return made;
  }

  function drawTabs() {
    const views = available();
    const hadKeyboard = bar.contains(document.activeElement);
    bar.hidden = views.length < 2;
    bar.replaceChildren(...views.map(tab));
    const chosen = bar.querySelector("[aria-selected=true]");
    chosen?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (hadKeyboard) chosen.focus();
  }

  bar.addEventListener("keydown", step);
  state.onChange((what) => {
    if (what === "view") refresh();
    if (what === "view" || what === "focus") drawTabs();
  });
  words.onChange(drawTabs);
  addEventListener("resize", () => current?.settle());

  return {
    host,
    register,
    /** Shows the view that the state asks for, once all are registered. */
    start() {
      refresh();
      drawTabs();
    },
    current: () => current,
    has: (name) => registered.has(name),
  };
})();

/* What other parts ask of whichever view is shown. */
liaison.viewport = {
  fit: (animated) => liaison.views.current().fit(animated),
  zoom: (factor) => liaison.views.current().zoom(factor),
  reveal: (body) => liaison.views.current().reveal(body),
  settle: () => liaison.views.current().settle(),
};
