/* What filters hide, what they leave, and the counts of the legend. */
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const { body, tie, load, plain, names } = require("./script_harness.js");

const MODULES = ["changes", "filters", "trails", "state"];

const sources = {
  may: { name: "五月", place: "南湖区", as_of: "2009-05-31" },
  june: { name: "六月", place: "南湖区", as_of: "2009-06-30" },
  other: { name: "六月", place: "秀洲区", as_of: "2009-06-30" },
};

const network = () => ({
  sources,
  bodies: [
    body("经贸局", { reporting: true }),
    body("科技局", { reporting: true }),
    body("外区局", { reporting: true }),
    body("市科协", { kind: "mass_organization", level: "municipal" }),
    body("上汽集团", { kind: "soe" }),
    body("央企", { kind: "soe", collective: true }),
    body("省厅", { level: "provincial" }),
  ],
  ties: [
    tie("经贸局", "LIAISON", "市科协", { basis: "declared", status: "ongoing" }),
    tie("科技局", "LIAISON", "市科协", { basis: "declared", status: "ongoing", report: "june" }),
    tie("经贸局", "COOPERATION", "上汽集团", { status: "negotiating" }),
    tie("经贸局", "LIAISON", "央企", { basis: "declared" }),
    tie("外区局", "VISIT", "省厅", { report: "other" }),
    tie("上汽集团", "COOPERATION", "央企"),
  ],
});

const state = () => load(MODULES, network()).state;
const shown = (of) => names(of.shownBodies());
const counts = (of, facet) => plain(Object.fromEntries(of.countShown(facet)));

test("everything is shown at first, and counted", () => {
  const of = state();
  assert.equal(shown(of).length, 7);
  assert.equal(of.shownTies().size, 6);
  assert.deepEqual(counts(of, "type"), { LIAISON: 3, COOPERATION: 2, VISIT: 1 });
  assert.deepEqual(counts(of, "kind"), { reporting: 3, mass_organization: 1, soe: 2, agency: 1 });
  assert.deepEqual(counts(of, "level"), { municipal: 1, none: 2, provincial: 1 });
  assert.deepEqual(counts(of, "place"), { 南湖区: 5, 秀洲区: 1 });
});

test("a body goes with the last of its ties, who reports stays", () => {
  const of = state();
  of.check("type", "VISIT", false);
  assert.deepEqual(shown(of), ["经贸局", "科技局", "外区局", "市科协", "上汽集团", "央企"]);
  assert.equal(of.isFiltered(), true);
});

test("counts of a facet follow all other facets, not its own", () => {
  const of = state();
  of.checkOnly("type", "LIAISON");
  assert.deepEqual(counts(of, "type"), { LIAISON: 3, COOPERATION: 2, VISIT: 1 });
  assert.deepEqual(counts(of, "basis"), { declared: 3 });
  assert.deepEqual(counts(of, "kind"), { reporting: 3, mass_organization: 1, soe: 1 });
  of.check("kind", "soe", false);
  assert.deepEqual(counts(of, "type"), { LIAISON: 2, VISIT: 1 });
  assert.deepEqual(counts(of, "kind"), { reporting: 3, mass_organization: 1, soe: 1 });
});

test("a place hides its reports and those who report in no other", () => {
  const of = state();
  of.check("place", "秀洲区", false);
  assert.deepEqual(shown(of), ["经贸局", "科技局", "市科协", "上汽集团", "央企"]);
});

test("the least number of reporting bodies counts each once and leaves who reports", () => {
  const of = state();
  of.setMinTies(2);
  assert.deepEqual(shown(of), ["经贸局", "科技局", "外区局", "市科协"]);
  of.check("kind", "reporting", false);
  assert.deepEqual(shown(of), []);
});

test("a period shows the reports of its dates", () => {
  const of = state();
  of.setPeriod({ since: "2009-06-01" });
  assert.deepEqual(shown(of), ["科技局", "外区局", "市科协", "省厅"]);
  of.setPeriod({ until: "2009-06-01" });
  assert.deepEqual(shown(of), ["经贸局", "市科协", "上汽集团", "央企"]);
  of.setPeriod({ since: null, until: null });
  assert.deepEqual([of.period(), shown(of).length], [null, 7]);
});

test("what comes from no report is in every period", () => {
  const sketch = network();
  sketch.ties.push(tie("外区局", "LIAISON", "省厅", { report: "none" }));
  const of = load(MODULES, sketch).state;
  of.setPeriod({ until: "2009-06-01" });
  assert.ok(shown(of).includes("省厅"));
});

test("one button takes all filters away", () => {
  const of = state();
  of.checkOnly("type", "VISIT");
  of.setMinTies(3);
  of.setPeriod({ until: "2009-06-01" });
  of.resetFilters();
  assert.deepEqual([of.isFiltered(), shown(of).length, of.shownTies().size], [false, 7, 6]);
});

test("listeners hear of filters, and of dates besides", () => {
  const of = state();
  const heard = [];
  of.onChange((what) => heard.push(what));
  of.setMinTies(2);
  of.setPeriod({ since: "2009-06-01" });
  of.setView("matrix");
  of.setView("matrix");
  assert.deepEqual(heard, ["filter", "filter", "period", "view"]);
});

test("20,000 bodies and 30,000 ties are filtered in a blink", () => {
  const bureaus = Array.from({ length: 60 }, (_, i) => body(`局${i}`, { reporting: true }));
  const others = Array.from({ length: 19940 }, (_, i) => body(`单位${i}`, { kind: i % 2 ? "soe" : "bank" }));
  const ties = Array.from({ length: 30000 }, (_, i) =>
    tie(`局${(i * 7) % 60}`, i % 3 ? "LIAISON" : "VISIT", `单位${i % 19940}`),
  );
  const of = load(MODULES, { bodies: [...bureaus, ...others], ties }).state;
  of.setMinTies(2);
  of.check("kind", "bank", false);
  const isSoe = (each) => each.kind === "soe";
  assert.equal(shown(of).length, 60 + [...of.shownBodies()].filter(isSoe).length);
});
