/* Names found by any part, by pinyin, by initials and by several words. */
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const { load, plain } = require("./script_harness.js");

const pinyin = {
  characters: {
    jia: "嘉",
    xing: "兴行",
    shi: "市",
    lv: "旅",
    you: "游",
    ju: "局",
    ye: "业",
    yin: "银",
    zhi: "支",
    chong: "重",
    qing: "庆",
    da: "大",
    xue: "学",
    xi: "西",
    an: "安",
    sheng: "盛",
    ze: "泽",
  },
  exceptions: { 兴业银行嘉兴支行: { 3: "hang", 7: "hang" }, "𠮷行": { 1: "hang" } },
};
const { matching } = load(["matching"], { bodies: [], pinyin });

const rank = (texts, query) =>
  matching.rank(
    texts.map((text) => matching.prepare(text)),
    matching.wordsOf(query),
  );
const ranges = (text, query) => plain(matching.ranges(matching.prepare(text), matching.wordsOf(query)));

test("the better the match, the lower the rank", () => {
  const ranks = [
    rank(["嘉兴市旅游局"], "嘉兴市旅游局"),
    rank(["嘉兴市旅游局"], "嘉兴"),
    rank(["嘉兴市旅游局"], "旅游"),
    rank(["嘉兴市旅游局", "旅委"], "旅委"),
    rank(["嘉兴市旅游局", "旅委会"], "旅委"),
    rank(["嘉兴市旅游局", "市旅委"], "旅委"),
    rank(["嘉兴市旅游局"], "jiaxing"),
    rank(["嘉兴市旅游局"], "lvyou"),
  ];
  assert.deepEqual(
    ranks,
    [...ranks].sort((a, b) => a - b),
  );
  assert.equal(new Set(ranks).size, ranks.length);
  assert.equal(rank(["嘉兴市旅游局"], "环保"), Infinity);
});

test("pinyin, whole or cut short, initials, and mixtures find a name", () => {
  for (const query of [
    "jiaxingshi",
    "jiaxi",
    "jxs",
    "lyj",
    "jxslyj",
    "jiaxs",
    "jxshi",
    "嘉xing",
    "市ly",
    "lvyouju",
  ]) {
    assert.notEqual(rank(["嘉兴市旅游局"], query), Infinity, query);
    assert.equal(rank(["重庆大学"], query), Infinity, query);
  }
});

test("a syllable begins where a character begins", () => {
  assert.equal(rank(["嘉兴市旅游局"], "ingshi"), Infinity);
  assert.equal(rank(["西安"], "xian") < Infinity, true);
  assert.equal(rank(["西安"], "xi'an") < Infinity, true);
});

test("ü is typed as v or as itself", () => {
  assert.deepEqual([rank(["旅游局"], "lv"), rank(["旅游局"], "lü")], [6, 6]);
});

test("a character is read as its word says", () => {
  assert.notEqual(rank(["兴业银行嘉兴支行"], "yinhang"), Infinity);
  assert.notEqual(rank(["兴业银行嘉兴支行"], "zhihang"), Infinity);
  assert.equal(rank(["兴业银行嘉兴支行"], "yinxing"), Infinity);
  assert.notEqual(rank(["𠮷行"], "hang"), Infinity);
});

test("whole syllables come before initials that spell the same", () => {
  assert.ok(rank(["盛泽"], "sheng") < rank(["重庆大学"], "cqd"));
});

test("every word must answer, in the name or in an alias", () => {
  assert.notEqual(rank(["嘉兴市旅游局", "旅委"], "旅委 jx"), Infinity);
  assert.equal(rank(["嘉兴市旅游局", "旅委"], "旅委 重庆"), Infinity);
  assert.equal(rank(["嘉兴市旅游局"], "  "), 0);
});

test("width and capitals do not matter", () => {
  assert.notEqual(rank(["英国ICUK（中国）"], "icuk(中"), Infinity);
  assert.deepEqual(ranges("英国ＩＣＵＫ", "icuk"), [[2, 6]]);
});

test("what matched is told in places of the text", () => {
  assert.deepEqual(ranges("嘉兴市旅游局", "旅游 jx"), [
    [0, 2],
    [3, 5],
  ]);
  assert.deepEqual(ranges("嘉兴市旅游局", "兴市 市旅"), [[1, 4]]);
  assert.deepEqual(ranges("𠮷兴", "xing"), [[2, 3]]);
});

test("names that are words of the language JavaScript do no harm", () => {
  for (const text of ["__proto__", "constructor", "toString"]) assert.equal(rank([text], text), 0);
});

test("a long query over repeated characters ends soon", () => {
  assert.equal(rank(["行".repeat(60)], `${"x".repeat(40)}y`), Infinity);
  assert.equal(rank(["a".repeat(60)], `${"a".repeat(40)}b`), Infinity);
  assert.equal(rank(["安".repeat(60)], `${"an".repeat(30)}b`), Infinity);
});
