/* A state as the fragment of an address, and back. */
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const { body, tie, load, plain, names } = require("./script_harness.js");

const sources = {
  may: { name: "五月", place: "南湖区", as_of: "2009-05-31" },
  june: { name: "六月", place: "南湖区", as_of: "2009-06-30" },
};

/** A page with its address at `hash`, and what it wrote there since. */
function page({ hash = "", focus = null } = {}) {
  const network = {
    sources,
    focus,
    words: { zh: {}, en: {} },
    bodies: [
      body("经贸局", { reporting: true }),
      body("科技局", { reporting: true }),
      body("甲&乙, =#%丙", { kind: "soe" }),
    ],
    ties: [
      tie("经贸局", "LIAISON", "甲&乙, =#%丙"),
      tie("科技局", "VISIT", "甲&乙, =#%丙", { report: "june" }),
    ],
  };
  const written = [];
  const location = { hash, href: `file:///page.html${hash}` };
  const goTo = (kind) => (_, __, url) => {
    written.push([kind, url]);
    location.hash = url === "#" ? "" : url;
  };
  const listeners = [];
  const globals = {
    location,
    history: { pushState: goTo("push"), replaceState: goTo("replace") },
    addEventListener: (name, listener) => listeners.push([name, listener]),
    setTimeout: (act) => act(),
    navigator: { language: "zh-CN" },
    document: { documentElement: {}, querySelectorAll: () => [] },
  };
  const modules = ["words", "changes", "filters", "trails", "state"];
  const liaison = load(modules, network, globals);
  const said = [];
  liaison.views = { has: (name) => ["columns", "matrix"].includes(name) };
  liaison.notice = { say: (text) => said.push(text) };
  liaison.load("address");
  liaison.address.start();
  const go = (to) => {
    location.hash = to;
    for (const [name, listener] of listeners) if (name === "hashchange") listener();
  };
  const of = (name) => liaison.data.bodies.get(name);
  return { ...liaison, location, written, said, go, of };
}

test("a page just opened has no fragment", () => {
  const { address, state } = page();
  assert.equal(address.of(state), "file:///page.html");
});

test("everything that can be chosen goes into the link and comes back from it", () => {
  const from = page();
  const { state } = from;
  state.setView("matrix");
  state.select([from.of("科技局"), from.of("甲&乙, =#%丙")]);
  state.setTrail({ isPath: true, withCollectives: true });
  state.check("type", "VISIT", false);
  state.check("kind", "reporting", false);
  state.setMinTies(2);
  state.compare({ before: "2009-05-31", after: "2009-06-30" });
  from.words.setLanguage("en");
  const link = from.address.of(state);
  const to = page({ hash: link.slice(link.indexOf("#")) });
  assert.deepEqual(plain(to.state.snapshot().unchecked), plain(state.snapshot().unchecked));
  assert.deepEqual(names(to.state.selection()), ["科技局", "甲&乙, =#%丙"]);
  assert.deepEqual(plain(to.state.trail()), { isPath: true, withCollectives: true });
  assert.deepEqual(
    [to.state.view(), to.state.minTies(), plain(to.state.comparison()), to.words.language()],
    ["matrix", 2, { before: "2009-05-31", after: "2009-06-30" }, "en"],
  );
  assert.equal(to.address.of(to.state), link);
  assert.deepEqual(to.said, []);
});

test("a focus on a body or a tie comes back, with the body one came from", () => {
  const from = page();
  from.state.focusTie(from.data.ties.get("tie-0"), from.of("甲&乙, =#%丙"));
  const to = page({ hash: from.location.hash });
  assert.equal(to.state.focus().tie.id, "tie-0");
  assert.equal(to.state.focus().of.name, "甲&乙, =#%丙");
  from.state.back();
  assert.equal(page({ hash: from.location.hash }).state.focus().body.name, "甲&乙, =#%丙");
});

test("what the page does not have is left out, and said", () => {
  for (const hash of [
    "#body=gone",
    "#tie=gone",
    "#view=cube",
    "#no-type=DANCE",
    "#least=x",
    "#since=yesterday",
    "#before=1999-01-01",
    "#else=1",
    "#body=%E0%A4%A",
    "#lang=fr",
  ]) {
    const { state, said } = page({ hash });
    assert.deepEqual([state.isFiltered(), state.focus(), state.view()], [false, null, "columns"], hash);
    assert.equal(said.length, 1, hash);
  }
});

test("back and forward take the page along, without a new entry", () => {
  const { state, written, go, of } = page();
  state.focusBody(of("经贸局"));
  state.setView("matrix");
  const last = written.at(-1)[1];
  assert.equal(written.length, 2);
  go("");
  assert.deepEqual([state.focus(), state.view()], [null, "columns"]);
  go(last);
  assert.deepEqual([state.focus().body.name, state.view(), written.length], ["经贸局", "matrix", 2]);
});

test("moving a slider is one step, however many dates it passes", () => {
  const { state, written } = page();
  state.setMinTies(2);
  state.setMinTies(3);
  state.setMinTies(4);
  assert.deepEqual(plain(written.map(([kind]) => kind)), ["push", "replace", "replace"]);
});

test("a page that opens on a body tells a link to it from a link to none", () => {
  const opening = page({ focus: "经贸局" });
  assert.deepEqual(
    [opening.state.focus().body.name, opening.address.fragment(opening.state)],
    ["经贸局", ""],
  );
  opening.state.clearFocus();
  assert.equal(page({ focus: "经贸局", hash: opening.location.hash }).state.focus(), null);
});
