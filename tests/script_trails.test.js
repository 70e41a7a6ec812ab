/* What chosen bodies share, and the way from one to another. */
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const { body, tie, load, plain, names } = require("./script_harness.js");

const MODULES = ["changes", "filters", "trails", "state"];

function network() {
  const bureaus = ["经贸局", "科技局", "环保局", "安监局"].map((name) => body(name, { reporting: true }));
  return {
    bodies: [
      ...bureaus,
      body("市科协"),
      body("市政府"),
      body("央企", { collective: true }),
      body("中国银行", { kind: "bank" }),
      body("中国银行支行", { kind: "bank", partOf: "中国银行" }),
      body("天顺集团"),
    ],
    ties: [
      tie("经贸局", "LIAISON", "市科协"),
      tie("市科协", "VISIT", "科技局"),
      ...["经贸局", "科技局", "环保局", "安监局"].map((bureau) => tie(bureau, "LIAISON", "市政府")),
      tie("经贸局", "LIAISON", "央企"),
      tie("科技局", "LIAISON", "央企"),
      tie("经贸局", "LIAISON", "中国银行"),
      tie("科技局", "LIAISON", "中国银行支行"),
      tie("经贸局", "COOPERATION", "天顺集团", { status: "ended" }),
      tie("科技局", "COOPERATION", "天顺集团"),
    ],
  };
}

function page(sketch = network()) {
  const { state, data, trails } = load(MODULES, sketch);
  const of = (...wanted) => wanted.map((name) => data.bodies.get(name));
  return { state, data, trails, of };
}

const rows = (entries) =>
  plain(entries.map(({ body: own, by, all, surprise }) => [own.name, by.size, all, surprise]));

test("what two share comes by how few others have it", () => {
  const { state, of } = page();
  state.select(of("经贸局", "科技局"));
  assert.deepEqual(rows(state.shared()), [
    ["市科协", 2, 2, 1],
    ["中国银行", 2, 2, 1],
    ["市政府", 2, 4, 0.5],
  ]);
});

test("groups are shared only when asked for, what has ended never", () => {
  const { state, of } = page();
  state.select(of("经贸局", "科技局"));
  state.setTrail({ withCollectives: true });
  assert.deepEqual(names(state.shared().map((entry) => entry.body)), [
    "市科协",
    "央企",
    "中国银行",
    "市政府",
  ]);
});

test("of three, what at least two have is shared", () => {
  const { state, of } = page();
  state.select(of("经贸局", "科技局", "环保局"));
  assert.deepEqual(rows(state.shared()), [
    ["市政府", 3, 4, 1],
    ["市科协", 2, 2, 1],
    ["中国银行", 2, 2, 1],
  ]);
});

test("a whole is left out where one part is all there is to it", () => {
  const sketch = network();
  sketch.ties.push(tie("环保局", "LIAISON", "中国银行支行"));
  const { state, of } = page(sketch);
  state.select(of("科技局", "环保局"));
  assert.deepEqual(names(state.shared().map((entry) => entry.body)), ["中国银行支行", "市政府"]);
});

test("what the filters hide is not shared", () => {
  const { state, of } = page();
  state.select(of("经贸局", "科技局"));
  state.check("type", "VISIT", false);
  assert.deepEqual(names(state.shared().map((entry) => entry.body)), ["中国银行", "市政府"]);
});

test("the shortest path avoids whom everyone knows", () => {
  const { state, of } = page();
  state.select(of("经贸局", "科技局"));
  const steps = state.path().map((step) => [step.from.name, step.to.name, step.ties.length]);
  assert.deepEqual(plain(steps), [
    ["经贸局", "市科协", 1],
    ["市科协", "科技局", 1],
  ]);
});

test("a path goes through shown ties only, and there may be none", () => {
  const { state, of } = page();
  state.select(of("市科协", "安监局"));
  assert.equal(state.path().length, 3);
  state.check("type", "LIAISON", false);
  assert.equal(state.path(), null);
});

test("a path leads through a described group only where these count", () => {
  const sketch = network();
  sketch.bodies.push(body("甲"), body("乙"), body("有关部门", { collective: true }));
  sketch.ties.push(tie("甲", "LIAISON", "有关部门"), tie("有关部门", "LIAISON", "乙"));
  const { state, of } = page(sketch);
  state.select(of("甲", "乙"));
  assert.equal(state.path(), null);
  state.setTrail({ withCollectives: true });
  assert.equal(state.path().length, 2);
  state.select(of("甲", "有关部门"));
  state.setTrail({ withCollectives: false });
  assert.equal(state.path().length, 1);
});

test("two that are tied are one step apart", () => {
  const { state, of } = page();
  state.select(of("市政府", "安监局"));
  assert.deepEqual(plain(state.path().map((step) => step.ties.map((each) => each.type))), [["LIAISON"]]);
});

test("of three, the ties that join them directly stand out, too", () => {
  const sketch = network();
  sketch.ties.push(tie("环保局", "VISIT", "科技局"));
  const { state, trails, of } = page(sketch);
  const chosen = of("经贸局", "科技局", "环保局");
  state.select(chosen);
  const pairs = trails.between(chosen, state.isShown).map(([a, b, ties]) => [a.name, b.name, ties.length]);
  assert.deepEqual(plain(pairs), [["科技局", "环保局", 1]]);
  assert.ok([...state.inFocus().ties].some((each) => each.type === "VISIT" && each.from.name === "环保局"));
});

test("what stands out while bodies are chosen: them, what they share and the ties to it, or the path", () => {
  const { state, of } = page();
  state.select(of("经贸局", "环保局"));
  assert.deepEqual(names(state.inFocus().bodies).sort(), ["市政府", "环保局", "经贸局"].sort());
  assert.equal(state.inFocus().ties.size, 2);
  state.select(of("市科协", "安监局"));
  assert.deepEqual(names(state.inFocus().bodies), ["市科协", "安监局"]);
  state.setTrail({ isPath: true });
  assert.equal(state.inFocus().bodies.size, 4);
  assert.equal(state.inFocus().ties.size, 3);
});

test("choosing: the body in focus comes first, the same one twice is none, the focus makes way", () => {
  const { state, of } = page();
  const heard = [];
  state.focusBody(of("经贸局")[0]);
  state.onChange((what) => heard.push(what));
  state.toggle(of("科技局")[0]);
  assert.deepEqual(names(state.selection()), ["经贸局", "科技局"]);
  assert.equal(state.focus(), null);
  state.toggle(of("经贸局")[0]);
  assert.deepEqual(names(state.selection()), ["科技局"]);
  state.select(of("科技局"));
  state.select([]);
  assert.equal(state.inFocus(), null);
  assert.deepEqual(heard, ["focus", "selection", "selection", "selection"]);
});
