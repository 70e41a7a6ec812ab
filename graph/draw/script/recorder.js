/*
 * Records what is painted as an SVG: it has the few methods and properties of a canvas' context that the page's
 * painters use, so that they make the SVG as they paint the screen.
 */
"use strict";

liaison.recorder = (() => {
  const { Course, number } = liaison.paths;

  /* Letters are centred about this part of their size above the line that they stand on. */
  const RISE = 0.36;
  const ANCHORS = { left: "start", start: "start", center: "middle", right: "end", end: "end" };
  const IDENTITY = [1, 0, 0, 1, 0, 0];
  const NAMES = { lineWidth: "stroke-width", lineCap: "stroke-linecap", lineJoin: "stroke-linejoin" };
  const USUAL = { lineWidth: 1, lineCap: "butt", lineJoin: "miter" };

  /* What XML cannot hold, even escaped: control characters, halves of characters, and two that are none. */
  const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu;
  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;" };

  /** A text as XML holds it, in an element or in a quoted attribute. */
  const escape = (text) =>
    String(text)
      .replace(UNWRITABLE, "\ufffd")
      .replace(/[&<>"\r\n\t]/g, (found) => ESCAPES[found]);

  const multiply = ([a, b, c, d, e, f], [A, B, C, D, E, F]) => [
    a * A + c * B,
    b * A + d * B,
    a * C + c * D,
    b * C + d * D,
    a * E + c * F + e,
    b * E + d * F + f,
  ];

  /** An attribute `transform`, empty where nothing is moved. */
  function transformOf(matrix) {
    const [a, b, c, d, e, f] = matrix;
    if (b === 0 && c === 0 && a === 1 && d === 1) return e === 0 && f === 0 ? "" : `translate(${number(e)} ${number(f)})`;
    return `matrix(${[a, b, c, d].map((value) => number(value, 4)).join(" ")} ${number(e)} ${number(f)})`;
  }

  const attributesOf = (all) =>
    Object.entries(all)
      .filter(([, value]) => value !== "" && value !== null)
      .map(([name, value]) => ` ${name}="${escape(value)}"`)
      .join("");

  /** `rgba(…)` as a colour and an opacity, which every reader of SVG knows. */
  function split(color) {
    const found = /^rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)$/.exec(color);
    if (!found) return [color, 1];
    const hex = found.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, "0"));
    return [`#${hex.join("")}`, Number(found[4])];
  }

  /** A recorder; `readColor` gives any colour as a canvas has it, `#rrggbb` or `rgba(r, g, b, a)`. */
  return (readColor) => {
    const colors = new Map();
    const parts = [];
    const kept = [];
    let state = { matrix: IDENTITY, clip: null, dashes: [], fillStyle: "#000000", strokeStyle: "#000000", globalAlpha: 1,
      font: "10px sans-serif", textAlign: "start", ...USUAL };
    let course = new Course();
    let courseMatrix = IDENTITY;
    let clips = 0;
    let clipOpen = null;
    let title = null;
    /* The last element, while it may still take a stroke: its tag, what it is, its attributes, and its text. */
    let last = null;

    function colorOf(value) {
      if (!colors.has(value)) colors.set(value, split(readColor(value)));
      return colors.get(value);
    }

    /** Colour and opacity of a fill or stroke. */
    function paintOf(name, value) {
      const [color, own] = colorOf(value);
      const opacity = own * state.globalAlpha;
      return { [name]: color, [`${name}-opacity`]: opacity < 1 ? number(opacity, 3) : "" };
    }

    function strokeOf() {
      const looks = Object.entries(NAMES).map(([key, name]) => {
        const value = state[key];
        return [name, value === USUAL[key] ? "" : typeof value === "number" ? number(value, 3) : value];
      });
      const dashes = state.dashes.map((value) => number(value)).join(" ");
      return { ...paintOf("stroke", state.strokeStyle), ...Object.fromEntries(looks), "stroke-dasharray": dashes };
    }

    function flush() {
      if (last === null) return;
      const { tag, attributes, text, said } = last;
      const inside = `${said === null ? "" : `<title>${escape(said)}</title>`}${text === null ? "" : escape(text)}`;
      parts.push(`<${tag}${attributesOf(attributes)}${inside === "" ? "/>" : `>${inside}</${tag}>`}`);
      last = null;
    }

    function enterClip() {
      if (clipOpen === state.clip) return;
      if (clipOpen !== null) parts.push("</g>");
      if (state.clip !== null) parts.push(`<g clip-path="url(#${state.clip})">`);
      clipOpen = state.clip;
    }

    function add(tag, key, attributes, text = null) {
      flush();
      enterClip();
      // What a name without a title of its own lies on says what both are.
      const own = tag === "text" && title === null ? { ...attributes, "pointer-events": "none" } : attributes;
      last = { tag, key, attributes: own, text, said: title };
      title = null;
    }

    const keyOf = (what, matrix) => `${what} ${matrix.join(" ")}`;

    function fillPath(d, matrix) {
      if (d === "") return;
      add("path", keyOf(d, matrix), { d, transform: transformOf(matrix), ...paintOf("fill", state.fillStyle) });
    }

    /** A stroke of what was just filled is one element with it. */
    function strokePath(d, matrix) {
      if (d === "") return;
      const key = keyOf(d, matrix);
      if (last?.key === key && last.attributes.stroke === undefined && clipOpen === state.clip) {
        Object.assign(last.attributes, strokeOf());
        flush();
        return;
      }
      add("path", null, { d, transform: transformOf(matrix), fill: "none", ...strokeOf() });
    }

    const box = (x, y, width, height) => {
      const own = new Course();
      own.rect(x, y, width, height);
      return own.d();
    };

    function textOf(words, x, y) {
      const [, weight = "", size] = /^(?:(\S+) )?([\d.e-]+)px/.exec(state.font);
      return {
        x: number(x),
        y: number(y + RISE * Number(size)),
        transform: transformOf(state.matrix),
        "font-size": number(Number(size), 3),
        "font-weight": weight,
        "text-anchor": ANCHORS[state.textAlign] === "start" ? "" : ANCHORS[state.textAlign],
      };
    }

    const recorder = {
      /* Painters that have small pictures of shapes at hand paint the shapes themselves where this is true. */
      isVector: true,

      save: () => kept.push({ ...state }),
      restore() {
        if (kept.length > 0) state = kept.pop();
      },
      translate(x, y) {
        state.matrix = multiply(state.matrix, [1, 0, 0, 1, x, y]);
      },
      scale(x, y) {
        state.matrix = multiply(state.matrix, [x, 0, 0, y, 0, 0]);
      },
      rotate(angle) {
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        state.matrix = multiply(state.matrix, [cos, sin, -sin, cos, 0, 0]);
      },
      setLineDash(dashes) {
        state.dashes = [...dashes];
      },

      beginPath() {
        course = new Course();
        courseMatrix = state.matrix;
      },
      fill: (path) => fillPath((path ?? course).d(), path ? state.matrix : courseMatrix),
      stroke: (path) => strokePath((path ?? course).d(), path ? state.matrix : courseMatrix),
      fillRect: (...sides) => fillPath(box(...sides), state.matrix),
      strokeRect: (...sides) => strokePath(box(...sides), state.matrix),

      /** What is painted from here on is seen within the path only, and within what bounds it already. */
      clip() {
        flush();
        if (clipOpen !== null) parts.push("</g>");
        clipOpen = null;
        clips += 1;
        const id = `clip-${clips}`;
        const within = state.clip === null ? "" : `url(#${state.clip})`;
        const outline = attributesOf({ d: course.d(), transform: transformOf(courseMatrix) });
        parts.push(`<clipPath${attributesOf({ id, "clip-path": within })}><path${outline}/></clipPath>`);
        state.clip = id;
      },

      /** The outline of the same text that is filled next lies behind it. */
      strokeText(words, x, y) {
        if (words === "") return;
        add("text", keyOf(`${words} ${x} ${y}`, state.matrix), { ...textOf(words, x, y), "paint-order": "stroke", ...strokeOf() }, words);
      },
      fillText(words, x, y) {
        if (words === "") return;
        const key = keyOf(`${words} ${x} ${y}`, state.matrix);
        if (last?.key === key && last.tag === "text" && last.attributes.fill === undefined) {
          Object.assign(last.attributes, paintOf("fill", state.fillStyle));
          flush();
          return;
        }
        add("text", null, { ...textOf(words, x, y), ...paintOf("fill", state.fillStyle) }, words);
      },

      /** Words that the next element says when it is pointed at, and to who does not see it. */
      entitle(words) {
        title = words;
      },

      /** The pieces of the SVG, of a width and a height, with its title and the names of fonts it is written in. */
      finish({ width, height, said, language, fonts }) {
        flush();
        if (clipOpen !== null) parts.push("</g>");
        const size = { width: number(width), height: number(height), viewBox: `0 0 ${number(width)} ${number(height)}` };
        const root = { xmlns: "http://www.w3.org/2000/svg", ...size, "font-family": fonts, "xml:lang": language, "xml:space": "preserve" };
        return [`<svg${attributesOf(root)}>`, `<title>${escape(said)}</title>`, ...parts, "</svg>"];
      },
    };
    for (const name of ["moveTo", "lineTo", "bezierCurveTo", "arc", "rect", "roundRect"]) {
      recorder[name] = (...numbers) => course[name](...numbers);
    }
    for (const name of ["fillStyle", "strokeStyle", "globalAlpha", "font", "textAlign", "lineWidth", "lineCap", "lineJoin"]) {
      Object.defineProperty(recorder, name, {
        get: () => state[name],
        set(value) {
          state[name] = value;
        },
      });
    }
    return recorder;
  };
})();
