/* Loads the page's script modules for tests, in a context of their own with the smallest document they need. */
"use strict";

const { readFileSync } = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const SCRIPTS = path.join(__dirname, "..", "graph", "draw", "script");

const SYMMETRIC = ["LIAISON", "AGREEMENT_SIGNED", "COOPERATION", "JOINT_ACTION", "VISIT"];
const DIRECTED = ["APPLICATION", "SUPPORT", "SUPERVISION", "COMMISSION"];
const types = [...SYMMETRIC, ...DIRECTED].map((type) => [type, { directed: DIRECTED.includes(type) }]);

/** A body by its name, which is its id, too; `more` as the page's data have it. */
const body = (name, more = {}) => [name, { name, kind: "agency", ...more }];

let ties = 0;
/** A tie with a made-up id; `more` has whatever is not as usual. */
const tie = (head, type, tail, more = {}) => [
  `tie-${(ties += 1)}`,
  { head, tail, type, basis: "stated", status: "done", report: "may", statements: [], ...more },
];

const REPORTS = { may: { name: "五月", place: "南湖区", as_of: "2009-05-31" } };

/** The text of the page's data element, of a network given as lists of `body` and `tie`. */
function pageData({ bodies, ties: own = [], sources = REPORTS, sentences = {}, page = {} }) {
  return JSON.stringify({
    nodes: bodies.map(([id, { name }]) => ({ id, label: name })),
    edges: own.map(([id, { head, tail }]) => ({ id, from: head, to: tail })),
    options: "{}",
    heading: "",
    page: {
      view: { bodies: Object.fromEntries(bodies), ties: Object.fromEntries(own), sources, sentences },
      layout: null,
      styles: { type: Object.fromEntries(types), kind: {}, status: {}, basis: {} },
      words: { zh: {}, en: {} },
      language: "zh",
      focus: null,
      ...page,
    },
  });
}

/** The parts of `liaison` that these modules define, on a network's data; `globals` stand in for the browser's. */
function load(modules, network, globals = {}) {
  const document = { getElementById: () => ({ textContent: pageData(network) }) };
  const context = vm.createContext({ document, console, ...globals });
  for (const name of modules) {
    const file = path.join(SCRIPTS, `${name}.js`);
    vm.runInContext(readFileSync(file, "utf8"), context, { filename: file });
  }
  return vm.runInContext("liaison", context);
}

/** Values out of a context of their own as values of this one, so that they can be compared as wholes. */
const plain = (value) => JSON.parse(JSON.stringify(value));

const names = (bodies) => plain([...bodies].map((each) => each.name));

module.exports = { body, tie, load, plain, names };
