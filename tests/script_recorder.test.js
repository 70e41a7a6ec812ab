/* What painters paint is recorded as an SVG: paths, their looks, what moves them, text, and nothing that XML lacks. */
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const { load } = require("./script_harness.js");

class Path2D {
  moveTo() {}
  lineTo() {}
  bezierCurveTo() {}
}

const { paths, recorder } = load(["paths", "recorder"], { bodies: [] }, { Path2D });
const END = { width: 100, height: 50.125, said: "图", language: "zh-CN", fonts: "'A B', sans-serif" };

/** The elements that some painting is recorded as. */
function record(paint) {
  const ctx = recorder((color) => color);
  paint(ctx);
  return ctx.finish(END).slice(2, -1);
}

test("a picture has a size, a title, a language and fonts", () => {
  const ctx = recorder((color) => color);
  const pieces = [...ctx.finish({ ...END, said: "甲<乙>&\u0007" })];
  assert.deepEqual(pieces, [
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50.13" viewBox="0 0 100 50.13" ' +
      "font-family=\"'A B', sans-serif\" xml:lang=\"zh-CN\" xml:space=\"preserve\">",
    "<title>甲&lt;乙&gt;&amp;\ufffd</title>",
    "</svg>",
  ]);
});

test("a line has its colour, width, dashes and ends", () => {
  const made = record((ctx) => {
    ctx.globalAlpha = 0.5;
    ctx.strokeStyle = "rgba(0, 114, 178, 0.5)";
    ctx.lineWidth = 3.4;
    ctx.lineCap = "round";
    ctx.setLineDash([1, 5]);
    ctx.beginPath();
    ctx.moveTo(0, 0.004);
    ctx.lineTo(10, 5.128);
    ctx.bezierCurveTo(1, 2, 3, 4, 5, -6);
    ctx.stroke();
  });
  assert.deepEqual([...made], [
    '<path d="M0 0L10 5.13C1 2 3 4 5 -6" fill="none" stroke="#0072b2" stroke-opacity="0.25" ' +
      'stroke-width="3.4" stroke-linecap="round" stroke-dasharray="1 5"/>',
  ]);
});

test("a path that is filled and then stroked is one element, where it was moved to", () => {
  const shape = new paths.Path("M-1 -1H1z");
  shape.lineTo(2, 2);
  const made = record((ctx) => {
    ctx.save();
    ctx.translate(10, 20);
    ctx.scale(2, 2);
    ctx.fillStyle = "#ffffff";
    ctx.fill(shape);
    ctx.stroke(shape);
    ctx.restore();
    ctx.stroke(shape);
  });
  assert.deepEqual([...made], [
    '<path d="M-1 -1H1zL2 2" transform="matrix(2 0 0 2 10 20)" fill="#ffffff" stroke="#000000"/>',
    '<path d="M-1 -1H1zL2 2" fill="none" stroke="#000000"/>',
  ]);
});

test("what moves a canvas adds up, and ends with what was kept", () => {
  const made = record((ctx) => {
    ctx.translate(5, 6);
    ctx.save();
    ctx.translate(1, 1);
    ctx.rotate(Math.PI / 2);
    ctx.scale(2, 3);
    ctx.fillRect(0, 0, 1, 1);
    ctx.restore();
    ctx.fillRect(0, 0, 1, 1);
  });
  assert.deepEqual([...made], [
    '<path d="M0 0h1v1h-1z" transform="matrix(0 2 -3 0 6 7)" fill="#000000"/>',
    '<path d="M0 0h1v1h-1z" transform="translate(5 6)" fill="#000000"/>',
  ]);
});

test("circles, arcs and boxes with round corners are closed where they should be", () => {
  const d = (draw) => {
    const course = new paths.Course();
    draw(course);
    return course.d();
  };
  assert.equal(d((c) => c.arc(0, 0, 2, 0, 7)), "M2 0A2 2 0 0 1 -2 0A2 2 0 0 1 2 0Z");
  assert.equal(d((c) => c.arc(0, 0, 2, 0, Math.PI / 2)), "M2 0A2 2 0 0 1 0 2");
  assert.equal(d((c) => c.arc(0, 0, 2, 0, 1.5 * Math.PI)), "M2 0A2 2 0 1 1 0 -2");
  assert.equal(
    d((c) => c.roundRect(0, 0, 20, 10, 2)),
    "M2 0h16a2 2 0 0 1 2 2v6a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-6a2 2 0 0 1 2 -2z",
  );
});

test("text stands with its middle at the height it is painted at, its outline behind it", () => {
  const made = record((ctx) => {
    ctx.font = "600 10px 'A B', sans-serif";
    ctx.textAlign = "center";
    ctx.lineWidth = 4;
    ctx.strokeStyle = "#ffffff";
    ctx.strokeText("甲&乙", 5, 6);
    ctx.fillStyle = "#111111";
    ctx.fillText("甲&乙", 5, 6);
    ctx.font = "12.5px sans-serif";
    ctx.textAlign = "left";
    ctx.fillText("丙", 0, 0);
    ctx.strokeText("", 0, 0);
    ctx.fillText("", 0, 0);
  });
  assert.deepEqual([...made], [
    '<text x="5" y="9.6" font-size="10" font-weight="600" text-anchor="middle" paint-order="stroke" ' +
      'stroke="#ffffff" stroke-width="4" pointer-events="none" fill="#111111">甲&amp;乙</text>',
    '<text x="0" y="4.5" font-size="12.5" fill="#111111" pointer-events="none">丙</text>',
  ]);
});

test("any text is well-formed", () => {
  const hostile = "\u0000]]>\ud83d</text><script>\u001b\ufffe\r\n\t\"' 😀";
  const [made] = record((ctx) => ctx.fillText(hostile, 0, 0));
  assert.match(made, />\ufffd\]\]&gt;\ufffd&lt;\/text&gt;&lt;script&gt;\ufffd\ufffd&#13;&#10;&#9;&quot;' 😀<\/text>$/u);
});

test("the next element says what it stands for", () => {
  const made = record((ctx) => {
    ctx.entitle("甲 — 乙");
    ctx.fillRect(0, 0, 1, 1);
    ctx.fillRect(1, 0, 1, 1);
  });
  assert.equal(made[0], '<path d="M0 0h1v1h-1z" fill="#000000"><title>甲 — 乙</title></path>');
  assert.equal(made[1], '<path d="M1 0h1v1h-1z" fill="#000000"/>');
});

test("what is clipped is within a group, and what comes after is not", () => {
  const made = record((ctx) => {
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, 0, 5, 5);
    ctx.clip();
    ctx.fillRect(0, 0, 9, 9);
    ctx.save();
    ctx.beginPath();
    ctx.rect(1, 1, 2, 2);
    ctx.clip();
    ctx.fillRect(0, 0, 8, 8);
    ctx.restore();
    ctx.restore();
    ctx.fillRect(0, 0, 1, 1);
  });
  assert.deepEqual([...made], [
    '<clipPath id="clip-1"><path d="M0 0h5v5h-5z"/></clipPath>',
    '<g clip-path="url(#clip-1)">',
    '<path d="M0 0h9v9h-9z" fill="#000000"/>',
    "</g>",
    '<clipPath id="clip-2" clip-path="url(#clip-1)"><path d="M1 1h2v2h-2z"/></clipPath>',
    '<g clip-path="url(#clip-2)">',
    '<path d="M0 0h8v8h-8z" fill="#000000"/>',
    "</g>",
    '<path d="M0 0h1v1h-1z" fill="#000000"/>',
  ]);
});

test("a number that is none does no harm", () => {
  assert.deepEqual([NaN, Infinity, -0.001, 1e-9, 12.3456].map((value) => paths.number(value)), ["0", "0", "0", "0", "12.35"]);
});
