/* Where there are reports of several dates: a period of them, one after the other, or two that are compared. */
"use strict";

liaison.dates = (() => {
  const { data, state, words, shapes, changes } = liaison;
  const { element, byId } = liaison.dom;
  const { word } = words;
  const dates = state.dates();
  const last = dates.length - 1;
  if (last < 1) return null;

  const host = element("fieldset", { id: "dates" });
  byId("legend").before(host);

  /* The two sliders of either mode, the least distance between them, and what they set. */
  const MODES = {
    period: {
      keys: ["since", "until"],
      apart: 0,
      at() {
        const { since, until } = state.period() ?? {};
        const from = since ? dates.findIndex((date) => date >= since) : 0;
        const to = until ? dates.findLastIndex((date) => date <= until) : last;
        return [from < 0 ? last : from, Math.max(to, 0)];
      },
      set: (from, to) =>
        state.setPeriod({ since: from === 0 ? null : dates[from], until: to === last ? null : dates[to] }),
    },
    compare: {
      keys: ["before", "after"],
      apart: 1,
      at() {
        const { before, after } = state.comparison();
        return [dates.indexOf(before), dates.indexOf(after)];
      },
      set: (from, to) => state.compare({ before: dates[from], after: dates[to] }),
    },
  };
  const modeOf = () => (state.comparison() === null ? "period" : "compare");

  /** Where both sliders are when one is moved: it pushes the other, so that the first is never behind the second. */
  function push([from, to], which, index, apart) {
    if (which === 0) {
      const next = Math.min(index, last - apart);
      return [next, Math.max(to, next + apart)];
    }
    const next = Math.max(index, apart);
    return [Math.min(from, next - apart), next];
  }

  function slider(mode, which) {
    const { keys, apart, at, set } = MODES[mode];
    const range = element("input", { type: "range", min: "0", max: String(last) });
    range.addEventListener("input", () => set(...push(at(), which, Number(range.value), apart)));
    return element(
      "label",
      { className: "slider" },
      word(`dates.${keys[which]}`),
      range,
      element("output", {}),
    );
  }

  function choice(mode) {
    const box = element("input", { type: "radio", name: "dates", value: mode, checked: mode === modeOf() });
    box.addEventListener("change", () => {
      state.compare(mode === "compare" ? { before: dates[last - 1], after: dates[last] } : null);
      host.querySelector(`input[value=${mode}]`)?.focus();
    });
    return element("label", {}, box, word(`dates.${mode}`));
  }

  /** Shows the reports of one date, the next or the one before; from a longer period, its last or its first. */
  function step(by) {
    const [from, to] = MODES.period.at();
    const at = from === to ? from + by : by > 0 ? from : to;
    if (at >= 0 && at <= last) state.setPeriod({ since: dates[at], until: dates[at] });
  }

  function stepper() {
    const button = (sign, key, by) => {
      const made = element("button", { type: "button", className: "press", textContent: sign });
      made.title = word(key);
      made.setAttribute("aria-label", word(key));
      made.addEventListener("click", () => step(by));
      return made;
    };
    return element(
      "div",
      { className: "steps" },
      button("‹", "dates.earlier", -1),
      element("span", { textContent: word("dates.single") }),
      button("›", "dates.later", 1),
    );
  }

  /** What the signs of a comparison mean, with how many pairs and types have each. */
  function key() {
    const counts = Object.fromEntries(changes.KINDS.map((kind) => [kind, 0]));
    for (const { change } of state.changes()) counts[change] += 1;
    return changes.KINDS.map((kind) =>
      element(
        "li",
        {},
        shapes.changeSign(kind),
        word(`change.${kind}`),
        element("span", { className: "count", textContent: String(counts[kind]) }),
      ),
    );
  }

  let drawn = null;

  function build(mode) {
    drawn = mode;
    host.replaceChildren(
      element("legend", { textContent: word("dates") }),
      element("div", { className: "modes" }, choice("period"), choice("compare")),
      slider(mode, 0),
      slider(mode, 1),
      mode === "period" ? stepper() : element("ul", { className: "change-key" }),
    );
  }

  const reportsAt = (date) => data.sources.filter((source) => source.as_of === date).length;

  /** Puts the state into the sliders, which stay the same elements, so that one can be moved on. */
  function draw(isForced = false) {
    const mode = modeOf();
    if (isForced || drawn !== mode) build(mode);
    const at = MODES[mode].at();
    host.querySelectorAll(".slider").forEach((own, i) => {
      const [range, date] = [own.querySelector("input"), dates[at[i]]];
      range.value = String(at[i]);
      range.setAttribute("aria-valuetext", `${date} · ${word("dates.reports", { n: reportsAt(date) })}`);
      own.querySelector("output").textContent = date;
    });
    if (mode === "compare") host.querySelector(".change-key").replaceChildren(...key());
  }

  state.onChange((what) => {
    if (what === "filter") draw();
  });
  words.onChange(() => draw(true));
  return { draw };
})();
