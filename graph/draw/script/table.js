/* The table: the ties that are shown, a row each; only the rows on the screen are in the page. */
"use strict";

liaison.table = (() => {
  const { state, words, rows, views } = liaison;
  const { element, name } = liaison.dom;
  const { word } = words;

  /* The height of a row in CSS pixels, as the style has it, and how many are kept above and below the screen. */
  const ROW = 30;
  const AROUND = 12;
  const collators = { "zh-CN": new Intl.Collator("zh-CN", { numeric: true }), en: new Intl.Collator("en") };

  const host = views.host("table");
  const scroller = element("div", { className: "scroller", tabIndex: 0 });
  const grid = element("div", { role: "table", className: "ties" });
  const head = element("div", { role: "rowgroup", className: "head" });
  const body = element("div", { role: "rowgroup", className: "body" });
  grid.append(head, body);
  scroller.append(grid);
  host.append(scroller);

  let sorting = null;
  let ties = [];
  let isOpen = false;
  let asked = false;

  /** The ties of the table: those in focus where a body or several are chosen, else all that are shown. */
  function scope() {
    const isChosen = state.focus()?.body || state.selection().length > 0;
    const from = isChosen ? state.inFocus().ties : state.shownTies();
    return [...from].filter(state.isShown);
  }

  /** In the order of the heading that was chosen, else as the page has them. */
  function sorted(own) {
    if (sorting === null) return own;
    const { column, isDown } = sorting;
    const collator = collators[document.documentElement.lang] ?? collators.en;
    const keyed = own.map((tie) => [String(column.of(tie)), tie]);
    keyed.sort((a, b) => collator.compare(a[0], b[0]));
    if (isDown) keyed.reverse();
    return keyed.map(([, tie]) => tie);
  }

  function sortBy(column) {
    const isSame = sorting?.column === column;
    sorting = isSame && sorting.isDown ? null : { column, isDown: isSame };
    refresh();
  }

  function drawHead() {
    const cells = rows.columns().map((column) => {
      const isSorted = sorting?.column === column;
      const order = isSorted ? (sorting.isDown ? "descending" : "ascending") : "none";
      const sign = { ascending: " ▲", descending: " ▼", none: "" }[order];
      const button = element("button", { type: "button", textContent: rows.heading(column) + sign });
      button.addEventListener("click", () => sortBy(column));
      return element(
        "div",
        { role: "columnheader", className: "cell", "aria-sort": order },
        button,
      );
    });
    head.replaceChildren(element("div", { role: "row", className: "line", "aria-rowindex": "1" }, cells));
  }

  function line(tie, index) {
    const isChosen = state.focus()?.tie === tie;
    const cells = rows.columns().map((column) => {
      const text = String(column.of(tie));
      return element("div", { role: "cell", className: "cell", title: text }, name(text));
    });
    const made = element(
      "div",
      {
        role: "row",
        className: isChosen ? "line chosen" : "line",
        tabIndex: -1,
        "aria-rowindex": String(index + 2),
        "aria-selected": String(isChosen),
        "data-index": String(index),
      },
      cells,
    );
    made.style.top = `${index * ROW}px`;
    return made;
  }

  /** Puts the rows into the page that the screen shows, and some around them. */
  function drawBody() {
    const first = Math.max(0, Math.floor(scroller.scrollTop / ROW) - AROUND);
    const last = Math.min(ties.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / ROW) + AROUND);
    const at = Number(document.activeElement?.dataset?.index ?? NaN);
    body.replaceChildren(...ties.slice(first, last).map((tie, i) => line(tie, first + i)));
    if (at >= first && at < last) body.children[at - first].focus({ preventScroll: true });
  }

  /** Paper has no screen: every row is in the page while it is printed. */
  function drawAll() {
    if (isOpen && ties.length > 0) body.replaceChildren(...ties.map(line));
  }

  function refresh() {
    if (!isOpen) return;
    ties = sorted(scope());
    grid.setAttribute("aria-rowcount", String(ties.length + 1));
    grid.classList.toggle("compared", state.comparison() !== null);
    grid.setAttribute("aria-label", word("view.table"));
    body.style.height = `${Math.max(1, ties.length) * ROW}px`;
    drawHead();
    drawBody();
    // A group of rows has some; without any it is only a place for the word that says so.
    body.setAttribute("role", ties.length === 0 ? "presentation" : "rowgroup");
    if (ties.length === 0) {
      body.replaceChildren(element("p", { className: "empty", textContent: word("ties.none") }));
    }
  }

  function choose(index) {
    const tie = ties[index];
    if (tie) state.focusTie(tie);
  }

  /** Moves the keyboard to a row, which is brought into view. */
  function move(index) {
    const to = Math.min(ties.length - 1, Math.max(0, index));
    const top = to * ROW;
    const room = scroller.clientHeight - head.offsetHeight - ROW;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top > scroller.scrollTop + room) scroller.scrollTop = top - room;
    drawBody();
    [...body.children].find((each) => Number(each.dataset.index) === to)?.focus({ preventScroll: true });
  }

  function onKey(event) {
    const page = Math.max(1, Math.floor(scroller.clientHeight / ROW) - 2);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const at = Number(event.target.dataset.index ?? -1);
    if (event.key in steps) move(at + steps[event.key]);
    else if (event.key === "Home") move(0);
    else if (event.key === "End") move(ties.length - 1);
    else if ((event.key === "Enter" || event.key === " ") && at >= 0) choose(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  scroller.addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      drawBody();
    });
  });
  body.addEventListener("click", (event) => choose(Number(event.target.closest("[data-index]")?.dataset.index)));
  scroller.addEventListener("keydown", onKey);

  addEventListener("beforeprint", drawAll);
  addEventListener("afterprint", () => {
    if (isOpen && ties.length > 0) drawBody();
  });

  state.onChange((what) => {
    if (what === "focus" && state.focus()?.tie) drawBody();
    else if (what !== "view") refresh();
  });
  words.onChange(refresh);

  views.register({
    name: "table",
    element: host,
    show() {
      isOpen = true;
      refresh();
    },
    hide() {
      isOpen = false;
    },
    fit() {
      scroller.scrollTop = 0;
    },
    reveal(one) {
      const index = ties.findIndex((tie) => tie.from === one || tie.to === one);
      if (index >= 0) scroller.scrollTop = index * ROW;
    },
    settle: drawBody,
  });

  return {
    /** The ties that the table lists, in its order; also while another view is shown. */
    ties: () => (isOpen ? ties : sorted(scope())),
  };
})();
