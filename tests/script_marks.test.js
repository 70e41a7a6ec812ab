/* Names and trigger words in a sentence. */
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const { load, plain } = require("./script_harness.js");

const { marks } = load(["marks"], { bodies: [] });

/** Pieces as text: names in [kind:…], triggers in <…>. */
const shown = (text, names, triggers = []) =>
  plain(marks.pieces(text, names, triggers))
    .map(({ kind, parts }) => {
      const inner = parts.map((part) => (part.isTrigger ? `<${part.text}>` : part.text)).join("");
      return kind === null ? inner : `[${kind}:${inner}]`;
    })
    .join("");

test("names and triggers stand apart", () => {
  const text = "区局与市局签订协议。";
  const names = [
    ["own", 0, 2],
    ["other", 3, 5],
  ];
  assert.equal(
    shown(text, names, [
      [2, 3],
      [5, 9],
    ]),
    "[own:区局]<与>[other:市局]<签订协议>。",
  );
});

test("a trigger may begin in a name and end behind it, or lie within", () => {
  assert.equal(shown("市科协联合会", [["own", 0, 4]], [[3, 5]]), "[own:市科协<联>]<合>会");
  assert.equal(shown("市科协", [["own", 0, 3]], [[1, 2]]), "[own:市<科>协]");
});

test("of names that overlap the first and longest is marked", () => {
  const names = [
    ["other", 2, 4],
    ["own", 0, 2],
    ["other", 0, 4],
  ];
  assert.equal(shown("嘉兴市局", names), "[other:嘉兴市局]");
});

test("offsets count characters", () => {
  assert.equal(shown("😀𠮷林局走访", [["own", 1, 4]], [[4, 6]]), "😀[own:𠮷林局]<走访>");
});

test("what lies outside the text, or is empty, marks nothing", () => {
  const outside = [
    ["own", 1, 9],
    ["own", -1, 1],
    ["own", 2, 1],
  ];
  assert.equal(
    shown("两字", outside, [
      [1, 1],
      [0, 3],
    ]),
    "两字",
  );
  assert.deepEqual(plain(marks.pieces("", [], [])), []);
});
