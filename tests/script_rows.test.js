/* Ties as rows: safe in a spreadsheet, whole on the clipboard, cited with their place, asked for in Cypher. */
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const { body, tie, load } = require("./script_harness.js");

const MODULES = ["words", "changes", "filters", "trails", "state", "rows", "cypher"];

const network = (tail = "上汽集团", text = "与上汽集团签约。") => ({
  sources: { may: { id: "may", name: "对接情况", place: "南湖区", as_of: "2009-05-31" } },
  bodies: [body("经贸局", { reporting: true }), body(tail, { kind: "soe" })],
  ties: [tie("经贸局", "AGREEMENT_SIGNED", tail, { sentences: ["s1"], document: "合作协议", frame: "sign-with" })],
  words: {
    zh: { cite: "“{text}”（{where}）", "cite.report": "{place}《{name}》，截至 {date}", row: "第 {n} 行" },
  },
  sentences: { s1: { report: "may", unit: "经贸局", row: 3, column: "对接情况", item: "2", text } },
});
const BROWSER = { navigator: { language: "zh-CN" }, document: { documentElement: {}, querySelectorAll: () => [] } };
const of = (given) => load(MODULES, given, BROWSER);
const all = (liaison) => [...liaison.data.ties.values()];

test("a table has a heading and a row for every tie", () => {
  const liaison = of(network());
  const [head, row, end] = liaison.rows.csv(all(liaison)).split("\r\n");
  assert.equal(head.charCodeAt(0), 0xfeff);
  assert.equal(head.split(",").length, liaison.rows.columns().length);
  assert.match(row, /^经贸局,.*,上汽集团,.*,合作协议,与上汽集团签约。,2009-05-31,南湖区,3,sign-with$/);
  assert.equal(end, "");
});

for (const name of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"]) {
  test(`${JSON.stringify(name)} is no formula`, () => {
    const liaison = of(network(name, name));
    assert.equal(liaison.rows.csv(all(liaison)).split(`,'${name}`).length, 3);
    const [, row] = liaison.rows.tsv(all(liaison)).split("\n");
    for (const cell of row.split("\t")) assert.doesNotMatch(cell, /^[=+\-@＝]/);
  });
}

test("quotes and line breaks stay within their cell", () => {
  const liaison = of(network('甲"乙', "一\n二"));
  const made = liaison.rows.csv(all(liaison));
  assert.ok(made.includes('"甲""乙"'));
  assert.ok(made.includes('"一\n二"'));
  assert.equal(liaison.rows.tsv(all(liaison)).split("\n").length, 2);
});

test("a sentence is cited with where it stands", () => {
  const liaison = of(network());
  assert.equal(
    liaison.rows.citation("s1"),
    "“与上汽集团签约。”（南湖区《对接情况》，截至 2009-05-31、第 3 行、经贸局、对接情况、item）",
  );
});

test("a statement says what the filters say", () => {
  const liaison = of(network());
  assert.match(liaison.cypher.statement(all(liaison)), /r\.report IN \['may'\]\n {2}AND type\(r\) IN \[/);
  liaison.state.check("status", "done", false);
  assert.match(liaison.cypher.statement([]), /r\.status IN \[\]/);
});

test("what filters cannot say is listed by id", () => {
  const liaison = of(network());
  liaison.state.setMinTies(1);
  liaison.state.select([...liaison.data.bodies.values()]);
  const [own] = all(liaison);
  assert.match(liaison.cypher.statement([own]), new RegExp(`r\\.id IN \\['${own.id}'\\]`));
});

test("a text in a statement stays a text", () => {
  const { cypher } = of(network());
  assert.equal(cypher.literal("a'b\\c\nd"), "'a\\'b\\\\c\\nd'");
});
