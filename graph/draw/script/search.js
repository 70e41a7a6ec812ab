/* The search box and the list of bodies, which gives by keyboard and by ear what the picture shows. */
"use strict";

liaison.search = (() => {
  const { data, state, words } = liaison;
  const { element, name, byId } = liaison.dom;
  const { word } = words;
  const box = byId("search");
  const list = byId("bodies");
  const finder = byId("finder");

  const all = [...data.bodies.values()].sort(
    (a, b) => Number(b.reporting) - Number(a.reporting) || b.ties.length - a.ties.length,
  );
  const lower = new Map(
    all.map((body) => [body, [body.name, ...body.aliases].map((text) => text.toLowerCase())]),
  );
  let active = null;

  /** How well a body answers: 0 for a name that begins so, 1 for one that contains it, 2 and 3 for an alias. */
  function rank(body, query) {
    const ranks = lower.get(body).map((text, i) => {
      const at = text.indexOf(query);
      return at < 0 ? Infinity : (at === 0 ? 0 : 1) + (i === 0 ? 0 : 2);
    });
    return Math.min(...ranks);
  }

  /** The bodies that are shown and whose name or an alias contains the query, best first. */
  function find(query) {
    const wanted = query.trim().toLowerCase();
    const shown = all.filter((body) => state.isShown(body));
    if (wanted === "") return shown;
    return shown
      .map((body) => [rank(body, wanted), body])
      .filter(([value]) => value < Infinity)
      .sort((a, b) => a[0] - b[0])
      .map(([, body]) => body);
  }

  function option(body, index) {
    const also =
      box.value.trim() === ""
        ? undefined
        : body.aliases.find((alias) => alias.toLowerCase().includes(box.value.trim().toLowerCase()));
    const made = element(
      "li",
      { id: `body-${index}`, role: "option", "aria-selected": "false", "data-id": String(body.id) },
      liaison.shapes.icon(body.category, body.collective),
      name(body.name, { className: "what" }),
      also && !body.name.includes(also) ? name(also, { className: "also" }) : null,
      element("span", { className: "count", textContent: String(body.ties.length) }),
    );
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", () => go(body));
    return made;
  }

  function draw() {
    const found = find(box.value);
    active = null;
    box.removeAttribute("aria-activedescendant");
    const none = element("li", { className: "none", role: "presentation", textContent: word("search.none") });
    list.replaceChildren(...(found.length > 0 ? found.map(option) : [none]));
  }

  function activate(step) {
    const options = [...list.querySelectorAll("[role=option]")];
    if (options.length === 0) return;
    const at = options.indexOf(active);
    active?.setAttribute("aria-selected", "false");
    active = options[(at < 0 && step < 0 ? options.length - 1 : at + step + options.length) % options.length];
    active.setAttribute("aria-selected", "true");
    active.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", active.id);
  }

  function open(isOpen) {
    finder.classList.toggle("open", isOpen);
    box.setAttribute("aria-expanded", String(isOpen));
  }

  function go(body) {
    open(false);
    state.focusBody(body);
    liaison.viewport.reveal(body);
  }

  function clear() {
    box.value = "";
    draw();
    open(false);
  }

  box.addEventListener("input", () => {
    draw();
    open(true);
  });
  box.addEventListener("focus", () => open(true));
  box.addEventListener("click", () => open(true));
  box.addEventListener("blur", () => open(false));
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      open(true);
      activate(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      const chosen = active ?? list.querySelector("[role=option]");
      if (chosen) {
        chosen.click();
        liaison.evidence.enter();
      }
    }
  });
  state.onChange((what) => {
    if (what === "filter") draw();
  });
  words.onChange(() => {
    box.placeholder = word("search.hint");
    list.setAttribute("aria-label", word("bodies"));
    draw();
  });

  return {
    find,
    clear,
    isBusy: () => box.value !== "" || finder.classList.contains("open"),
    focus: () => box.focus(),
  };
})();
