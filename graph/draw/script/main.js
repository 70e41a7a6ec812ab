/* Starts the page: title and counts, the buttons, what the address says. */
"use strict";

(() => {
  const { data, state, words, telling, viewport, keys } = liaison;
  const { element, name, byId } = liaison.dom;
  const { word } = words;
  /* More reports than this are counted, not listed. */
  const SOURCES_MAX = 3;

  function title() {
    if (data.heading) return data.heading;
    const places = [...new Set(data.sources.map((source) => source.place).filter(Boolean))];
    if (places.length === 0) return word("title.none");
    const some = words.join(places.slice(0, SOURCES_MAX));
    const all = places.length > SOURCES_MAX ? word("places.more", { places: some, n: places.length }) : some;
    return word("title", { place: all });
  }

  function drawHeader() {
    const text = title();
    document.title = text;
    byId("title").replaceChildren(name(text));
    const lines = data.sources.slice(0, SOURCES_MAX).map((source) => {
      const line = word("source", { place: source.place || source.name, date: source.as_of });
      return element("li", { title: source.name }, name(line));
    });
    const rest = data.sources.length - lines.length;
    if (rest > 0) lines.push(element("li", { textContent: word("sources.more", { n: rest }) }));
    byId("sources").replaceChildren(...lines);
    const reporting = [...data.bodies.values()].filter((body) => body.reporting).length;
    const counts = { bodies: data.bodies.size, reporting, ties: data.ties.size, sentences: data.sentences };
    byId("counts").replaceChildren(
      ...Object.entries(counts).map(([key, n]) =>
        element(
          "div",
          {},
          element("dt", { textContent: word(`count.${key}`) }),
          element("dd", { textContent: String(n) }),
        ),
      ),
    );
  }

  /** What is shown and what is chosen; screen readers say it whenever it changes. */
  function drawStatus() {
    const shown = word("shown", {
      bodies: state.shownBodies().size,
      allBodies: data.bodies.size,
      ties: state.shownTies().size,
      allTies: data.ties.size,
    });
    const { body, tie } = state.focus() ?? {};
    const selection = words.join(state.selection().map((each) => each.name));
    const chosen = body ? body.name : tie ? telling.pair(tie) : selection || null;
    byId("status").replaceChildren(
      shown,
      ...(chosen === null
        ? []
        : [" · ", name(word("chosen", { name: chosen, n: state.inFocus().ties.size }))]),
    );
  }

  /** The buttons below the legend: the other language, a link to what is shown, the keys. */
  const tools = element("div", { id: "tools" });
  const language = byId("language");
  language.before(tools);
  const link = element("button", { type: "button", "aria-keyshortcuts": "c" });
  const help = element("button", { type: "button", "aria-keyshortcuts": "?", "aria-haspopup": "dialog" });
  tools.append(language, link, help);
  // A frame of a notebook has no address that others could open.
  link.hidden = location.protocol === "about:";
  language.addEventListener("click", words.toggle);
  link.addEventListener("click", keys.copyLink);
  help.addEventListener("click", keys.help);

  function drawTools() {
    language.textContent = word("language");
    language.setAttribute("aria-label", word("language.label"));
    link.textContent = word("link.copy");
    help.textContent = word("help.open");
  }

  function drawButtons() {
    const buttons = [
      ["zoom.in", "+", () => viewport.zoom(1.25)],
      ["zoom.out", "−", () => viewport.zoom(0.8)],
      ["fit", "⤢", () => viewport.fit(true)],
    ].map(([key, sign, action]) => {
      const button = element("button", {
        type: "button",
        textContent: sign,
        title: word(key),
        "aria-label": word(key),
      });
      button.addEventListener("click", action);
      return button;
    });
    byId("zoom").replaceChildren(...buttons);
    byId("zoom").setAttribute("aria-label", word("picture"));
    drawTools();
    byId("filters").setAttribute("aria-label", word("filters"));
    byId("stage").setAttribute("aria-label", word("picture"));
    byId("views").setAttribute("aria-label", word("views"));
  }

  words.onChange(() => {
    drawHeader();
    drawStatus();
    drawButtons();
  });
  state.onChange(drawStatus);
  words.translate();
  liaison.address.start();
  liaison.views.start();
  // The sentences come after the script; what shows any of them when the page opens is drawn again with them.
  addEventListener("DOMContentLoaded", () => {
    if (state.focus() || state.selection().length > 0 || state.view() === "table") words.translate();
  });
})();
