/* Where there are reports of several dates: a period of them, or two that are compared. */
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
  const reportsAt = (date) => data.sources.filter((source) => source.as_of === date).length;

  /** A slider over the dates; `set` gets the date it is moved to. */
  function slider(key, at, set) {
    const range = element("input", { type: "range", min: "0", max: String(last), value: String(at) });
    const said = element("output", { textContent: dates[at] });
    const tell = (index) => {
      said.textContent = dates[index];
      range.setAttribute(
        "aria-valuetext",
        `${dates[index]} · ${word("dates.reports", { n: reportsAt(dates[index]) })}`,
      );
    };
    tell(at);
    range.addEventListener("input", () => {
      tell(Number(range.value));
      set(Number(range.value));
    });
    return element("label", { className: "slider", "data-key": key }, word(`dates.${key}`), range, said);
  }

  const mode = (isComparing) => {
    const key = isComparing ? "compare" : "period";
    const box = element("input", {
      type: "radio",
      name: "dates",
      value: key,
      checked: (state.comparison() !== null) === isComparing,
    });
    box.addEventListener("change", () => {
      if (isComparing) state.compare({ before: dates[last - 1], after: dates[last] });
      else state.compare(null);
      host.querySelector(`input[value=${key}]`)?.focus();
    });
    return element("label", {}, box, word(`dates.${key}`));
  };

  /** Two sliders that push each other, so that the first is never behind the second; `apart` keeps them from meeting. */
  function pair(keys, at, apart, set) {
    let [from, to] = at;
    const push = () => {
      const sliders = host.querySelectorAll(".slider");
      [from, to].forEach((index, i) => {
        sliders[i].querySelector("input").value = String(index);
        sliders[i].querySelector("output").textContent = dates[index];
      });
      set(from, to);
    };
    return [
      slider(keys[0], from, (index) => {
        from = Math.min(index, last - apart);
        to = Math.max(to, from + apart);
        push();
      }),
      slider(keys[1], to, (index) => {
        to = Math.max(index, apart);
        from = Math.min(from, to - apart);
        push();
      }),
    ];
  }

  function periodSliders() {
    const { since, until } = state.period() ?? {};
    const first = since
      ? Math.max(
          0,
          dates.findIndex((date) => date >= since),
        )
      : 0;
    const final = until
      ? Math.max(
          first,
          dates.findLastIndex((date) => date <= until),
        )
      : last;
    return pair(["since", "until"], [first, final], 0, (from, to) =>
      state.setPeriod({ since: from === 0 ? null : dates[from], until: to === last ? null : dates[to] }),
    );
  }

  function compareSliders() {
    const { before, after } = state.comparison();
    const at = [before, after].map((date) => Math.max(0, dates.indexOf(date)));
    return pair(["before", "after"], at, 1, (from, to) =>
      state.compare({ before: dates[from], after: dates[to] }),
    );
  }

  /** What the signs of a comparison mean, with how many ties have each. */
  function key() {
    const counts = Object.fromEntries(changes.KINDS.map((kind) => [kind, 0]));
    for (const { change } of state.changes()) counts[change] += 1;
    return element(
      "ul",
      { className: "change-key" },
      changes.KINDS.map((kind) =>
        element(
          "li",
          {},
          shapes.changeSign(kind),
          word(`change.${kind}`),
          element("span", { className: "count", textContent: String(counts[kind]) }),
        ),
      ),
    );
  }

  let drawn = null;

  /** Draws the sliders anew, unless one of them is being moved; then only what depends on it. */
  function draw(isForced = false) {
    const isComparing = state.comparison() !== null;
    const isMoving = drawn === isComparing && host.contains(document.activeElement);
    if (isForced || !isMoving) {
      host.replaceChildren(
        element("legend", { textContent: word("dates") }),
        element("div", { className: "modes" }, mode(false), mode(true)),
        ...(isComparing ? compareSliders() : periodSliders()),
      );
    }
    drawn = isComparing;
    host.querySelector(".change-key")?.remove();
    if (isComparing) host.append(key());
  }

  state.onChange((what) => {
    if (what === "filter") draw();
  });
  words.onChange(() => draw(true));
  return { draw };
})();
