/* What a tie says of itself in words. */
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const { body, tie, load, plain } = require("./script_harness.js");

const words = {
  zh: { "type.VISIT": "考察来访", "status.done": "已完成", "basis.stated": "叙述" },
  en: { "type.VISIT": "Visit", "status.done": "Done", "basis.stated": "Stated" },
};
const bodies = ["经贸局", "上汽集团"].map((name) => body(name));
const told = (more) => {
  const ties = [tie("经贸局", "VISIT", "上汽集团", more)];
  const liaison = load(
    ["words", "telling"],
    { bodies, ties, words },
    { navigator: { language: "zh-CN" }, document: { documentElement: {}, querySelectorAll: () => [] } },
  );
  const [own] = liaison.data.ties.values();
  const chinese = plain(liaison.telling.lines(own));
  liaison.words.setLanguage("en");
  return { chinese, english: plain(liaison.telling.lines(own)) };
};

test("a tie says whom it joins and how, in the language of the moment", () => {
  assert.deepEqual(told({}), {
    chinese: ["经贸局 — 上汽集团", "考察来访 · 已完成 · 叙述"],
    english: ["经贸局 — 上汽集团", "Visit · Done · Stated"],
  });
});

test("what a tie does not say is left out", () => {
  const some = told({ status: null, basis: null });
  assert.deepEqual(some.english, ["经贸局 — 上汽集团", "Visit"]);
  assert.deepEqual(told({ type: null, status: null, basis: null }).chinese, ["经贸局 — 上汽集团"]);
});
