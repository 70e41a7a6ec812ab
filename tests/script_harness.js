/* Loads the page's script modules for tests, in a context of their own, with bodies and ties made by hand. */
"use strict";

const { readFileSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const SCRIPTS = path.join(__dirname, "..", "graph", "draw", "script");
const DIRECTED = new Set(["APPLICATION", "SUPPORT", "SUPERVISION", "COMMISSION"]);
const SYMMETRIC = ["LIAISON", "AGREEMENT_SIGNED", "COOPERATION", "JOINT_ACTION", "VISIT"];

/** A body by its name, which is its id, too; `more` has whatever is not as usual. */
const body = (name, more = {}) => ({
  id: name,
  name,
  kind: "agency",
  level: "none",
  place: null,
  aliases: [],
  collective: false,
  reporting: false,
  partOf: null,
  ...more,
});

/** A tie between bodies, by their names; `report` is a key of the network's `sources`. */
const tie = (from, type, to, more = {}) => ({
  from,
  type,
  to,
  basis: "stated",
  status: "done",
  report: "may",
  sentences: [],
  triggers: [],
  ...more,
});

const SOURCES = { may: { name: "五月", place: "南湖区", as_of: "2009-05-31" } };

/** `liaison.data` of a network, as `script/data.js` gives it of a page. */
function makeData({ bodies: own, ties: drawn = [], sources = SOURCES, sentences = {}, ...more }) {
  const category = (each) => (each.reporting ? "reporting" : each.kind);
  const bodies = new Map(
    own.map((each, index) => [each.id, { ...each, index, category: category(each), ties: [] }]),
  );
  const ties = new Map();
  drawn.forEach((each, index) => {
    const id = each.id ?? `tie-${index}`;
    const ends = { from: bodies.get(each.from), to: bodies.get(each.to) };
    const made = { known: true, ...each, id, index, ...ends, source: sources[each.report] ?? null };
    ties.set(id, made);
    made.from.ties.push(made);
    if (made.to !== made.from) made.to.ties.push(made);
  });
  return {
    bodies,
    ties,
    other: (each, of) => (each.from === of ? each.to : each.from),
    partsOf: (whole) => [...bodies.values()].filter((part) => part.partOf === whole.id),
    sources: Object.values(sources),
    sentence: (id) => sentences[id],
    source: (id) => sources[id],
    styles: {
      type: Object.fromEntries([...SYMMETRIC, ...DIRECTED].map((t) => [t, { directed: DIRECTED.has(t) }])),
    },
    firstView: "columns",
    pinyin: { characters: {}, exceptions: {} },
    words: { zh: {}, en: {} },
    language: "zh",
    ...more,
  };
}

/**
 * The parts of `liaison` that these modules define, on a network; `globals` stand in for the browser's, `parts`
 * for modules that are not loaded. Its own `load` adds a module later.
 */
function load(modules, network, globals = {}, parts = {}) {
  const context = vm.createContext({ console, URLSearchParams, ...globals, parts, made: makeData(network) });
  vm.runInContext("const liaison = { data: made, ...parts };", context);
  const run = (name) => {
    const file = path.join(SCRIPTS, `${name}.js`);
    vm.runInContext(readFileSync(file, "utf8"), context, { filename: file });
  };
  modules.forEach(run);
  return Object.assign(vm.runInContext("liaison", context), { load: run });
}

/** Values out of a context of their own as values of this one, so that they can be compared as wholes. */
const plain = (value) => JSON.parse(JSON.stringify(value));

const names = (bodies) => plain([...bodies].map((each) => each.name));

module.exports = { body, tie, load, plain, names };
