/* The legend: what each shape and line means, how many there are, and a check box to hide them. */
"use strict";

liaison.legend = (() => {
  const { data, state, words, shapes } = liaison;
  const { element, byId } = liaison.dom;
  const { word } = words;
  const host = byId("legend");
  const { styles } = data;

  /* Per facet: the values in the order they are listed, and the picture of a value. */
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
  };
  const labelOf = (facet, value) => word(value === "reporting" ? "reporting" : `${facet}.${value}`);

  function row(facet, value, count) {
    const box = element("input", { type: "checkbox", checked: state.isChecked(facet, value) });
    box.addEventListener("change", () => state.check(facet, value, box.checked));
    const label = labelOf(facet, value);
    const icon = FACETS[facet].icon?.(value) ?? null;
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
        icon,
        element("span", { className: "what", textContent: label }),
      ),
      only,
      element("span", { className: "count", textContent: String(count) }),
    );
  }

  function group(facet) {
    const counts = state.count(facet);
    const values = FACETS[facet].order.filter((value) => counts.has(value));
    if (values.length === 0) return null;
    const title = word(`legend.${facet}`);
    const all = element("button", {
      type: "button",
      className: "all",
      textContent: word("legend.all"),
      hidden: state.isWhole(facet),
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
        values.map((value) => row(facet, value, counts.get(value))),
      ),
    );
  }

  function draw() {
    host.replaceChildren(...Object.keys(FACETS).map(group).filter(Boolean));
  }

  /** Boxes and buttons after a change, without new elements, so that the keyboard's place is kept. */
  function refresh() {
    for (const fieldset of host.children) {
      const facet = fieldset.dataset.facet;
      const counts = state.count(facet);
      const values = FACETS[facet].order.filter((value) => counts.has(value));
      fieldset
        .querySelectorAll("input")
        .forEach((box, i) => (box.checked = state.isChecked(facet, values[i])));
      fieldset.querySelector(".all").hidden = state.isWhole(facet);
    }
  }

  words.onChange(draw);
  state.onChange(refresh);
  return { draw };
})();
