/* Elements by code. Text goes in as text, never as markup. */
"use strict";

liaison.dom = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  /** An element with properties, attributes (`aria-…`, `role`, …) and children (elements, strings, null). */
  function element(tag, properties = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in made && name !== "role") made[name] = value;
      else made.setAttribute(name, value);
    }
    made.append(...children.flat().filter((child) => child !== null));
    return made;
  }

  /** An SVG picture, hidden from screen readers, since words stand beside it. */
  function svg(width, height, viewBox, ...shapes) {
    const made = document.createElementNS(SVG, "svg");
    const attributes = { width, height, viewBox, "aria-hidden": "true", focusable: "false" };
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    for (const [tag, own] of shapes) {
      const shape = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(own)) shape.setAttribute(name, value);
      made.append(shape);
    }
    return made;
  }

  /** A name, kept apart from the text around it whatever direction its letters run in. */
  const name = (text, properties = {}) => element("bdi", { ...properties, textContent: text });

  return { element, svg, name, byId: (id) => document.getElementById(id) };
})();
