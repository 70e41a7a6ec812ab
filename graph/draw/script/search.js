/* The search box and the list of bodies, which gives by keyboard and by ear what the picture shows. */
"use strict";

liaison.search = (() => {
  const { data, state, words, matching } = liaison;
  const { element, name, byId } = liaison.dom;
  const { word } = words;
  const box = byId("search");
  const list = byId("bodies");
  const finder = byId("finder");
  /* No more are listed; how many more there are is said. */
  const LISTED = 120;
  /* With more bodies than this, what is not seen at once is made after the picture. */
  const MANY = 2000;

  const all = [...data.bodies.values()].sort(
    (a, b) => Number(b.reporting) - Number(a.reporting) || b.ties.length - a.ties.length,
  );
  const texts = new Map();
  let active = null;
  /* How many answer, for those who hear the page. */
  const said = element("p", { id: "found", className: "unseen", role: "status" });
  finder.append(said);

  /** The name and the aliases of a body, ready to be searched; made when first asked for. */
  function textsOf(body) {
    let own = texts.get(body);
    if (own === undefined) {
      own = [body.name, ...body.aliases].map(matching.prepare);
      texts.set(body, own);
    }
    return own;
  }

  /** Those that answer, best first, and how many more would if no filter hid them. */
  function answer(query) {
    const wanted = matching.wordsOf(query);
    const byRank = new Map();
    let hidden = 0;
    for (const body of all) {
      const rank = wanted.length === 0 ? 0 : matching.rank(textsOf(body), wanted);
      if (rank === Infinity) continue;
      if (!state.isShown(body)) hidden += 1;
      else if (byRank.has(rank)) byRank.get(rank).push(body);
      else byRank.set(rank, [body]);
    }
    const ranks = [...byRank.keys()].sort((a, b) => a - b);
    return { found: ranks.flatMap((rank) => byRank.get(rank)), hidden };
  }

  /** The bodies that are shown and answer the query, best first. */
  const find = (query) => answer(query).found;

  /** A text with what answers the query marked. */
  function marked(entry, wanted) {
    const pieces = [];
    let at = 0;
    for (const [start, stop] of matching.ranges(entry, wanted)) {
      pieces.push(entry.text.slice(at, start));
      pieces.push(element("mark", { className: "hit", textContent: entry.text.slice(start, stop) }));
      at = stop;
    }
    return [...pieces, entry.text.slice(at)];
  }

  /** The name, and the alias that answers where the name alone does not. */
  function spelled(body, wanted) {
    const [own, ...aliases] = textsOf(body);
    const what = element("bdi", { className: "what" }, marked(own, wanted));
    if (wanted.length === 0 || matching.rank([own], wanted) < Infinity) return [what];
    const answering = aliases.find((alias) => matching.ranges(alias, wanted).length > 0);
    return answering ? [what, element("bdi", { className: "also" }, marked(answering, wanted))] : [what];
  }

  function option(body, index, wanted) {
    const made = element(
      "li",
      { id: `body-${index}`, role: "option", "aria-selected": "false", "data-body": String(body.id) },
      liaison.shapes.icon(body.category, body.collective),
      ...spelled(body, wanted),
      element("span", { className: "count", textContent: String(body.ties.length) }),
    );
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", (event) => go(body, event));
    return made;
  }

  const remark = (text) => element("li", { className: "none", role: "presentation", textContent: text });

  function draw() {
    const wanted = matching.wordsOf(box.value);
    const { found, hidden } = answer(box.value);
    active = null;
    box.removeAttribute("aria-activedescendant");
    const listed = found.slice(0, LISTED);
    list.replaceChildren(
      ...listed.map((body, index) => option(body, index, wanted)),
      ...(found.length === 0 ? [remark(word("search.none"))] : []),
      ...(found.length > LISTED ? [remark(word("search.more", { n: LISTED, all: found.length }))] : []),
      ...(hidden > 0 && wanted.length > 0 ? [remark(word("search.hidden", { n: hidden }))] : []),
    );
    // With the next frame, since doing it now would lay out the whole page first.
    requestAnimationFrame(() => (list.scrollTop = 0));
    said.textContent = wanted.length > 0 ? word("search.found", { n: found.length }) : "";
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

  /** Goes to a body or, with Ctrl, Shift or ⌘ held, chooses it and leaves the list open for the next. */
  function go(body, event) {
    const isChoosing = event.ctrlKey || event.shiftKey || event.metaKey;
    state.pick(body, event);
    liaison.viewport.reveal(body);
    if (isChoosing) {
      // What is typed next is the next one.
      if (event.key === "Enter") box.select();
      return;
    }
    open(false);
    if (event.key === "Enter") liaison.evidence.enter();
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
    } else if (event.key === "Enter" && !event.isComposing) {
      const chosen = active ?? list.querySelector("[role=option]");
      const body = [...data.bodies.values()].find((each) => String(each.id) === chosen?.dataset.body);
      if (body) go(body, event);
    }
  });
  state.onChange((what) => {
    if (what === "filter") draw();
  });
  words.onChange(() => {
    box.placeholder = word("search.hint");
    list.setAttribute("aria-label", word("bodies"));
    // In a large network the picture comes before the list, which nobody sees yet.
    if (all.length > MANY) setTimeout(draw, 60);
    else draw();
  });
  // What typing needs is made while nobody waits for it.
  setTimeout(() => find("a"), 400);

  return {
    find,
    clear,
    isBusy: () => box.value !== "" || finder.classList.contains("open"),
    focus: () => box.focus(),
  };
})();
