/* The legend: what each shape and line means, how many there are under the other filters, and boxes to hide them. */
"use strict";

liaison.legend = (() => {
  const { data, state, words, shapes } = liaison;
  const { element, byId } = liaison.dom;
  const { word } = words;
  const host = byId("legend");
  const { styles } = data;

  /* Per facet: the values in the order they are listed (as they come, if none), and the picture of a value. */
  const FACETS = {
    type: { order: Object.keys(styles.type), icon: (value) => shapes.stroke(styles.type[value]) },
    kind: {
      order: ["reporting", ...Object.keys(styles.kind).filter((kind) => kind !== "reporting"), "plain"],
      icon: (value) => shapes.icon(value),
    },
    level: { order: ["national", "provincial", "municipal", "district", "township", "none"], columns: 2 },
    status: {
      order: Object.keys(styles.status),
      icon: (value) => shapes.stroke(styles.status[value], value === "ended"),
      columns: 2,
    },
    basis: {
      order: Object.keys(styles.basis),
      icon: (value) => shapes.stroke(styles.basis[value]),
      columns: 2,
    },
    collective: { order: ["true"], icon: () => shapes.icon("soe", true) },
    place: { least: 2, say: (value) => value },
  };

  /** The values of a facet that the page has, in their order; none where there are too few to choose from. */
  function valuesOf(facet) {
    const { order, least = 1 } = FACETS[facet];
    const counts = state.count(facet);
    const values = order ? order.filter((value) => counts.has(value)) : [...counts.keys()].sort();
    return values.length < least ? [] : values;
  }
  const values = Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, valuesOf(facet)]));

  function labelOf(facet, value) {
    if (value === "reporting") return word("reporting");
    return FACETS[facet].say?.(value) ?? word(`${facet}.${value}`);
  }

  function row(facet, value) {
    const box = element("input", { type: "checkbox" });
    box.addEventListener("change", () => state.check(facet, value, box.checked));
    const label = labelOf(facet, value);
    const only = element("button", {
      type: "button",
      className: "only",
      textContent: word("legend.only"),
      "aria-label": word("legend.only.label", { what: label }),
    });
    only.addEventListener("click", () => state.checkOnly(facet, value));
    return element(
      "div",
      { className: "row" },
      element(
        "label",
        { title: label },
        box,
        FACETS[facet].icon?.(value) ?? null,
        element("span", { className: "what", textContent: label }),
      ),
      only,
      element("span", { className: "count" }),
    );
  }

  function group(facet) {
    const title = word(`legend.${facet}`);
    const all = element("button", {
      type: "button",
      className: "all",
      textContent: word("legend.all"),
      "aria-label": word("legend.all.label", { what: title }),
    });
    all.addEventListener("click", () => state.checkAll(facet));
    return element(
      "fieldset",
      { className: FACETS[facet].columns === 2 ? "paired" : "", "data-facet": facet },
      element("legend", {}, title, all),
      element(
        "div",
        { className: "rows" },
        values[facet].map((value) => row(facet, value)),
      ),
    );
  }

  /* --- the least number of reporting bodies --- */

  /** With how many reporting bodies, at most, a body that does not report has ties. */
  function mostReporting() {
    let most = 1;
    for (const body of data.bodies.values()) {
      if (body.reporting || body.ties.length <= most) continue;
      const around = body.ties.map((tie) => data.other(tie, body)).filter((other) => other.reporting);
      most = Math.max(most, new Set(around).size);
    }
    return most;
  }
  const most = mostReporting();

  function least() {
    const range = element("input", {
      type: "range",
      id: "least",
      min: "1",
      max: String(most),
      "aria-describedby": "least-said",
    });
    range.addEventListener("input", () => state.setMinTies(Number(range.value)));
    return element(
      "fieldset",
      { id: "minimum" },
      element("legend", {}, element("label", { htmlFor: "least", textContent: word("legend.min") })),
      range,
      element("p", { id: "least-said", className: "said" }),
    );
  }

  /* --- that something is hidden, and how to have all again --- */

  const hidden = element("p", { id: "hidden", role: "status" });
  host.before(hidden);

  function sayHidden() {
    const bodies = data.bodies.size - state.shownBodies().size;
    const ties = data.ties.size - state.shownTies().size;
    hidden.hidden = !state.isFiltered();
    if (hidden.hidden) {
      hidden.replaceChildren();
      return;
    }
    const button = element("button", { type: "button", className: "press", textContent: word("reset") });
    button.addEventListener("click", state.resetFilters);
    const { before, after } = state.comparison() ?? {};
    const isNarrowed = state.minTies() > 1 || Object.keys(FACETS).some((facet) => !state.isWhole(facet));
    const said = before
      ? [word("comparing", { before, after }), isNarrowed ? word("comparing.filtered") : ""].join("")
      : word("hidden", { bodies, ties });
    hidden.replaceChildren(element("span", { textContent: said }), button);
  }

  /** Boxes, counts and buttons after a change, without new elements, so that the keyboard's place is kept. */
  function refresh() {
    for (const fieldset of host.querySelectorAll("[data-facet]")) {
      const { facet } = fieldset.dataset;
      const counts = state.countShown(facet);
      fieldset.querySelectorAll(".row").forEach((own, i) => {
        const value = values[facet][i];
        const count = counts.get(value) ?? 0;
        own.querySelector("input").checked = state.isChecked(facet, value);
        own.querySelector(".count").textContent = String(count);
        own.classList.toggle("empty", count === 0);
      });
      fieldset.querySelector(".all").hidden = state.isWhole(facet);
    }
    const range = byId("least");
    if (range) {
      const n = state.minTies();
      range.value = String(n);
      byId("least-said").textContent = n > 1 ? word("legend.min.value", { n }) : word("legend.min.off");
    }
    sayHidden();
  }

  function draw() {
    const facets = Object.keys(FACETS).filter((facet) => values[facet].length > 0);
    host.replaceChildren(...facets.map(group), ...(most > 1 ? [least()] : []));
    refresh();
  }

  words.onChange(draw);
  state.onChange((what) => {
    if (what === "filter") refresh();
  });
  return { draw };
})();
