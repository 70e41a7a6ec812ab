/* A list of bodies beside a picture. Only the rows on the screen are there, however many it has. */
"use strict";

liaison.listing = (() => {
  const { data, state, words, shapes } = liaison;
  const { element, name } = liaison.dom;

  const ROW = 28;
  /* Rows kept ready above and below what is seen. */
  const SPARE = 8;

  /** A list in a host: `show(title, bodies, counts)`, `hide()`; `onChoose(body)` when one is clicked. */
  return (host, { onChoose }) => {
    const title = element("h2", { tabIndex: -1 });
    const close = element("button", { type: "button", className: "close", textContent: "×" });
    const list = element("ul", { role: "list" });
    const scroller = element("div", { className: "rows", tabIndex: 0 }, list);
    const panel = element("section", { className: "listing", hidden: true }, title, close, scroller);
    host.append(panel);
    let own = [];
    let opener = null;

    function row({ body, count }, i) {
      const button = element(
        "button",
        { type: "button", "data-body": String(body.id) },
        shapes.icon(body.category, body.collective),
        name(body.name, { className: "what" }),
        element("span", { className: "count", textContent: String(count) }),
      );
      button.addEventListener("click", (event) => {
        if (event.ctrlKey || event.shiftKey || event.metaKey) state.toggle(body);
        else onChoose(body);
      });
      const made = element("li", { "aria-posinset": String(i + 1), "aria-setsize": String(own.length) }, button);
      made.style.top = `${i * ROW}px`;
      return made;
    }

    let first = -1;
    function draw() {
      const from = Math.max(0, Math.floor(scroller.scrollTop / ROW) - SPARE);
      if (from === first) return;
      first = from;
      const count = Math.ceil(scroller.clientHeight / ROW) + 2 * SPARE;
      list.replaceChildren(...own.slice(from, from + count).map((entry, i) => row(entry, from + i)));
    }

    function hide() {
      if (panel.hidden) return;
      const hadKeyboard = panel.contains(document.activeElement);
      panel.hidden = true;
      if (hadKeyboard) opener?.focus();
    }

    scroller.addEventListener("scroll", draw);
    close.addEventListener("click", hide);
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      hide();
    });

    return {
      hide,
      isOpen: () => !panel.hidden,
      /** Shows these bodies, those with the most shown ties first. */
      show(heading, bodies) {
        opener = document.activeElement;
        own = bodies
          .map((body) => ({ body, count: body.ties.filter(state.isShown).length }))
          .sort((a, b) => b.count - a.count || a.body.name.localeCompare(b.body.name, "zh"));
        title.textContent = heading;
        close.title = words.word("close");
        close.setAttribute("aria-label", words.word("close"));
        panel.setAttribute("aria-label", heading);
        list.style.height = `${own.length * ROW}px`;
        panel.hidden = false;
        scroller.scrollTop = 0;
        first = -1;
        draw();
        title.focus();
      },
    };
  };
})();
