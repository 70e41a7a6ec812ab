/* Comparing the reports of two dates. */
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const { body, tie, load, plain, names } = require("./script_harness.js");

const MODULES = ["changes", "filters", "trails", "state"];
const DATES = { before: "2009-05-31", after: "2009-06-30" };
const sources = {
  may: { name: "五月", place: "南湖区", as_of: DATES.before },
  june: { name: "六月", place: "南湖区", as_of: DATES.after },
  else: { name: "五月", place: "秀洲区", as_of: DATES.before },
};

const compared = (...ties) => {
  const bodies = ["经贸局", "上汽集团"].map((name) => body(name));
  const { state, data } = load(MODULES, { sources, bodies, ties });
  state.compare(DATES);
  return {
    state,
    of: plain([...data.ties.values()].map((each) => state.changeOf(each))),
    shown: plain([...data.ties.values()].map((each) => state.isShown(each))),
    entries: plain(state.changes().map(({ change, before, after }) => [change, before.length, after.length])),
  };
};

const may = (type, status) => tie("经贸局", type, "上汽集团", { status });
const june = (type, status, more = {}) =>
  tie("经贸局", type, "上汽集团", { status, report: "june", ...more });

test("what only the later report says is new, what only the earlier one says is gone", () => {
  const { of, shown, entries } = compared(may("VISIT", "done"), june("LIAISON", "ongoing"));
  assert.deepEqual(of, ["gone", "new"]);
  assert.deepEqual(shown, [true, true]);
  assert.deepEqual(entries, [
    ["new", 0, 1],
    ["gone", 1, 0],
  ]);
});

test("a status further on is an advance, and the earlier tie makes way", () => {
  const { of, shown, entries } = compared(may("COOPERATION", "negotiating"), june("COOPERATION", "done"));
  assert.deepEqual(of, [null, "advanced"]);
  assert.deepEqual(shown, [false, true]);
  assert.deepEqual(entries, [["advanced", 1, 1]]);
});

test("the same status, or an earlier one, is no change", () => {
  assert.deepEqual(compared(may("VISIT", "done"), june("VISIT", "done")).of, [null, "same"]);
  assert.deepEqual(compared(may("VISIT", "done"), june("VISIT", "planned")).of, [null, "same"]);
});

test("what has ended is gone, and what is taken up again is new", () => {
  assert.deepEqual(compared(may("COOPERATION", "done"), june("COOPERATION", "ended")).of, [null, "gone"]);
  assert.deepEqual(compared(may("COOPERATION", "ended"), june("COOPERATION", "ongoing")).of, [null, "new"]);
  assert.deepEqual(compared(may("COOPERATION", "ended"), june("COOPERATION", "ended")).of, [null, "same"]);
});

test("ties of no known status are there or not", () => {
  assert.deepEqual(compared(may("VISIT", null), june("VISIT", null)).of, [null, "same"]);
  assert.deepEqual(compared(may("VISIT", "planned"), june("VISIT", null)).of, [null, "advanced"]);
});

test("several ties of a pair and type are compared with the furthest of the earlier ones", () => {
  const { of, entries } = compared(
    may("VISIT", "planned"),
    may("VISIT", "ongoing"),
    june("VISIT", "done"),
    june("VISIT", "planned"),
  );
  assert.deepEqual(of, [null, null, "advanced", "same"]);
  assert.deepEqual(entries, [["advanced", 2, 2]]);
});

test("the order of a pair counts where a type has a direction, and only there", () => {
  const back = (type) => tie("上汽集团", type, "经贸局", { status: "done", report: "june" });
  assert.deepEqual(compared(may("VISIT", "done"), back("VISIT")).of, [null, "same"]);
  assert.deepEqual(compared(may("SUPPORT", "done"), back("SUPPORT")).of, ["gone", "new"]);
});

test("a place that reports on one date only is not compared", () => {
  const { of, shown } = compared(
    may("VISIT", "done"),
    june("VISIT", "done"),
    tie("经贸局", "SUPPORT", "上汽集团", { report: "else" }),
  );
  assert.deepEqual(of, [null, "same", null]);
  assert.deepEqual(shown, [false, true, false]);
});

test("bodies that only one of the dates names have come or gone", () => {
  const bodies = ["经贸局", "上汽集团", "浙江大学", "市科协"].map((name) => body(name));
  const ties = [
    tie("经贸局", "VISIT", "上汽集团"),
    tie("经贸局", "VISIT", "市科协"),
    tie("经贸局", "VISIT", "市科协", { report: "june" }),
    tie("经贸局", "VISIT", "浙江大学", { report: "june" }),
  ];
  const { state } = load(MODULES, { sources, bodies, ties });
  state.compare(DATES);
  assert.deepEqual(names(state.changedBodies().new), ["浙江大学"]);
  assert.deepEqual(names(state.changedBodies().gone), ["上汽集团"]);
});

test("what a later report says again stands for what the earlier one said", () => {
  const ties = [
    tie("经贸局", "VISIT", "上汽集团", { rank: 0, status: "planned" }),
    tie("经贸局", "VISIT", "上汽集团", { rank: 0, report: "june" }),
    tie("经贸局", "LIAISON", "上汽集团", { rank: 1 }),
    tie("上汽集团", "VISIT", "经贸局", { rank: 2, report: "none" }),
  ];
  const { state, data } = load(MODULES, {
    sources,
    bodies: ["经贸局", "上汽集团"].map((name) => body(name)),
    ties,
  });
  const drawn = () => plain([...data.ties.values()].map((each) => state.isDrawn(each)));
  assert.deepEqual(drawn(), [false, true, true, true]);
  state.focusTie(data.ties.get("tie-0"));
  assert.deepEqual(drawn(), [true, true, true, true]);
  state.clearFocus();
  state.check("status", "done", false);
  assert.deepEqual(drawn(), [true, false, false, false]);
});

test("a comparison and a period end each other", () => {
  const { state } = compared(may("VISIT", "done"));
  state.setPeriod({ since: DATES.after });
  assert.deepEqual([state.comparison(), state.changes().length], [null, 0]);
  state.compare(DATES);
  assert.equal(state.period(), null);
  state.compare(null);
  assert.deepEqual([state.isFiltered(), state.shownTies().size], [false, 1]);
});
