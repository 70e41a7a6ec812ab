/* Names of the whole picture have room or are counted; none covers another, and bureaus come first. */
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const { load } = require("./script_harness.js");

const brush = {
  textWidth: (text) => Array.from(text).length,
  shorten: (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text),
};
const { labels } = load(["labels"], { bodies: [] }, {}, {
  brush,
  words: { word: (key, values) => `${values.name} 等 ${values.n} 家` },
  classes: { shortName: (body) => body.name.slice(3) },
  folds: { areas: [] },
});

const sign = (name, x, y, more = {}) => ({ body: { name, reporting: false }, members: null, x, y, size: 8, ...more });
const looks = { meant: new Set(), isPale: () => false };
const place = (signs, region = {}) => labels.place({ scale: 1, ...region }, signs, signs, looks);
const over = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

test("a name stands below its sign where there is room", () => {
  const { names, crowded } = place([sign("浙江大学", 0, 0)]);
  assert.equal(crowded, 0);
  assert.equal(names[0].x, 0);
  assert.ok(names[0].y > 8);
});

test("a name that an edge would cut off stands at the other side of its sign", () => {
  const region = { left: 0, top: -100, right: 200, bottom: 100 };
  const [near] = place([sign("长三角无线传感网工程中心", 190, 0)], region).names;
  assert.ok(near.box[2] <= 200);
  // What has room nowhere else is rather cut off than left out.
  assert.equal(place([sign("长三角无线传感网工程中心", 40, 0)], { ...region, right: 80 }).names.length, 1);
});

test("no name covers another, and what has no room is counted", () => {
  const signs = Array.from({ length: 60 }, (_, i) => sign(`第${i}家有限责任公司`, (i % 10) * 40, Math.floor(i / 10) * 25));
  const { names, crowded } = place(signs);
  assert.equal(names.length + crowded, 60);
  assert.ok(crowded > 0);
  for (const one of names) for (const other of names) if (one !== other) assert.ok(!over(one.box, other.box));
  // A larger picture has room for all.
  assert.equal(place(signs, { scale: 5 }).crowded, 0);
});

test("bureaus stand where they are, others make way", () => {
  const bureau = sign("南湖区经贸局", 0, 20, { body: { name: "南湖区经贸局", reporting: true } });
  const { hubs, names } = place([sign("浙江大学", 0, 0), bureau]);
  assert.equal(hubs[0].sign, bureau);
  assert.ok(!over(hubs[0].box, names[0].box));
});

test("small signs have no name, unless they are meant", () => {
  const small = sign("浙江大学", 0, 0, { size: 2 });
  assert.equal(place([small]).names.length, 0);
  assert.equal(labels.place({ scale: 1 }, [small], [small], { ...looks, meant: new Set([small]) }).names.length, 1);
});

test("a screen has some hundred names, a picture that is taken away all", () => {
  const signs = Array.from({ length: 400 }, (_, i) => sign("甲", (i % 20) * 100, Math.floor(i / 20) * 100));
  assert.equal(place(signs).names.length, 260);
  assert.equal(place(signs, { isWhole: true }).names.length, 400);
});

test("a sign of several says how many", () => {
  const body = { name: "上汽集团", reporting: false };
  assert.equal(labels.nameOf({ body, members: [1, 2, 3] }), "上汽集团 等 3 家");
});
