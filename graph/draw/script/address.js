/*
 * What is shown, as the fragment of the page's address: a link to it, and the way back and forward. Written are only
 * the parts that differ from a page just opened; what a link names and the page does not have is left out and counted.
 */
"use strict";

liaison.address = (() => {
  const { data, state, filters, words } = liaison;

  const DATE = /^\d{4}-\d{2}-\d{2}$/;
  /* Changes of one slider that follow each other as fast as this, in milliseconds, are one step back. */
  const ONE_STEP = 900;

  const byText = (members) => new Map([...members.keys()].map((id) => [String(id), members.get(id)]));
  const [bodies, ties] = [byText(data.bodies), byText(data.ties)];
  const opening = bodies.get(String(data.focus)) ?? null;

  /* --- a state as text --- */

  const list = (values) => values.map((value) => encodeURIComponent(value)).join(",");

  function focusParts(focus) {
    if (focus?.body) return focus.body === opening ? [] : [["body", [focus.body.id]]];
    if (focus?.tie) return [["tie", focus.of ? [focus.tie.id, focus.of.id] : [focus.tie.id]]];
    return opening ? [["body", []]] : [];
  }

  function parts(of) {
    const { view, focus, selection, trail, minTies, period, comparison, unchecked } = of.snapshot();
    const some = (key, value) => (value ? [[key, [value]]] : []);
    return [
      ...(view === data.firstView ? [] : [["view", [view]]]),
      ...focusParts(focus),
      ...(selection.length > 0 ? [["with", selection.map((body) => body.id)]] : []),
      ...some("path", trail.isPath ? 1 : null),
      ...some("groups", trail.withCollectives ? 1 : null),
      ...filters.FACETS.filter((facet) => unchecked[facet].length > 0).map((facet) => [
        `no-${facet}`,
        unchecked[facet].slice().sort(),
      ]),
      ...some("least", minTies > 1 ? minTies : null),
      ...some("since", period?.since),
      ...some("until", period?.until),
      ...some("before", comparison?.before),
      ...some("after", comparison?.after),
      ...some("lang", words.language() === words.first ? null : words.language()),
    ];
  }

  /** The fragment of a state, with its `#`; empty for a page as it opens. */
  function fragment(of) {
    const text = parts(of)
      .map(([key, values]) => `${key}=${list(values)}`)
      .join("&");
    return text === "" ? "" : `#${text}`;
  }

  /* --- text as a state --- */

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  function split(text) {
    const found = new Map();
    for (const part of text.replace(/^#/, "").split("&")) {
      const [key, value = ""] = part.split("=", 2);
      if (key !== "") found.set(decode(key), value === "" ? [] : value.split(",").map(decode));
    }
    return found;
  }

  /** What a fragment says, as `state.restore` takes it, with the language and how much of it is not known here. */
  function parse(text) {
    const said = split(text);
    let unknown = 0;
    const known = (value) => {
      if (value === undefined) unknown += 1;
      return value !== undefined;
    };
    const take = (key, read) => {
      const values = said.get(key) ?? [];
      said.delete(key);
      return values.map(read).filter(known);
    };
    const date = (value) => (DATE.test(value) ? value : undefined);
    const own = new Set(state.dates());
    const reported = (value) => (own.has(value) ? value : undefined);
    const isOpening = !said.has("body") && !said.has("tie") && !said.has("with");

    const [view = data.firstView] = take("view", (name) => (liaison.views.has(name) ? name : undefined));
    const [body = null] = take("body", (id) => bodies.get(id));
    const tieAndBody = take("tie", (id) => ties.get(id) ?? bodies.get(id));
    const tie = tieAndBody.find((member) => data.ties.get(member.id) === member) ?? null;
    const of = tieAndBody.find((member) => member === tie?.from || member === tie?.to) ?? null;
    const selection = take("with", (id) => bodies.get(id));
    const unchecked = {};
    for (const facet of filters.FACETS) {
      const values = filters.count(facet);
      unchecked[facet] = take(`no-${facet}`, (value) => (values.has(value) ? value : undefined));
    }
    const [least = 1] = take("least", (value) => (/^\d{1,6}$/.test(value) ? Number(value) : undefined));
    const [since = null] = take("since", date);
    const [until = null] = take("until", date);
    const [before = null] = take("before", reported);
    const [after = null] = take("after", reported);
    const [isPath] = take("path", () => true);
    const [withCollectives] = take("groups", () => true);
    const [language = words.first] = take("lang", (name) => (name in data.words ? name : undefined));
    return {
      snapshot: {
        view,
        focus: tie ? { tie, of } : body ? { body } : isOpening && opening ? { body: opening } : null,
        selection,
        trail: {
          isPath: Boolean(isPath) && selection.length === 2,
          withCollectives: Boolean(withCollectives),
        },
        minTies: least,
        period: since || until ? { since, until } : null,
        comparison: before && after && before < after ? { before, after } : null,
        unchecked,
      },
      language,
      unknown: unknown + said.size,
    };
  }

  /* --- the address bar --- */

  let written = location.hash;
  let isAsked = false;
  let isReading = false;
  let last = { key: "", at: 0 };

  /** The first part that two fragments differ in: what was changed. */
  function changed(a, b) {
    const [from, to] = [split(a), split(b)];
    return [...new Set([...from.keys(), ...to.keys()])].find(
      (key) => String(from.get(key)) !== String(to.get(key)),
    );
  }

  function write() {
    isAsked = false;
    const next = fragment(state);
    if (next === written) return;
    const key = changed(written, next);
    const isSliding = ["least", "since", "until", "before", "after"].includes(key);
    const isSame = isSliding && key === last.key && Date.now() - last.at < ONE_STEP;
    last = { key, at: Date.now() };
    written = next;
    try {
      // With an empty fragment the address keeps its `#`, so that nothing is loaded again.
      if (isSame) history.replaceState(null, "", next || "#");
      else history.pushState(null, "", next || "#");
    } catch {
      // A frame of a notebook has no address of its own; the page works without.
    }
  }

  /** Once for all changes of one action, after everyone has heard of them. */
  function ask() {
    if (isAsked || isReading) return;
    isAsked = true;
    setTimeout(write, 0);
  }

  /** Takes on what the address says. */
  function read() {
    const { snapshot, language, unknown } = parse(location.hash);
    isReading = true;
    state.restore(snapshot);
    words.setLanguage(language);
    isReading = false;
    written = location.hash;
    if (unknown > 0) liaison.notice.say(words.word("link.unknown", { n: unknown }));
  }

  /** Follows the address from now on, beginning with what it says; without a fragment or a body to open with, all is as it is. */
  function start() {
    if (location.hash.length > 1 || opening !== null) read();
    state.onChange(ask);
    words.onChange(ask);
    addEventListener("popstate", () => {
      if (location.hash !== written) read();
    });
    addEventListener("hashchange", () => {
      if (location.hash !== written) read();
    });
  }

  return {
    /** A link to a state. */
    of: (state_) => location.href.replace(/#.*$/s, "") + fragment(state_),
    fragment,
    parse,
    start,
  };
})();
