/* Around one body: rows of both sides, folded to the room there is, unfolded in columns, none over another. */
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const { load } = require("./script_harness.js");

const { star } = load(["star"], { bodies: [], ties: [] });
const group = (name, count) => ({ name, entries: Array.from({ length: count }, (_, i) => ({ width: 80 + i })) });
const place = (left, right, unfolded = []) => star.place({ left, right, room: 700, unfolded: new Set(unfolded) });

const countOf = (placed, name) =>
  placed.rows.filter((row) => row.group.name === name).reduce((n, row) => n + (row.entry ? 1 : row.more), 0);

test("what has room is there whole", () => {
  const placed = place([group("a", 4)], [group("b", 6)]);
  assert.equal(placed.rows.filter((row) => row.entry === null).length, 0);
  assert.deepEqual([countOf(placed, "a"), countOf(placed, "b")], [4, 6]);
});

test("what has no room is counted", () => {
  const placed = place([], [group("a", 300), group("b", 5), group("c", 40)]);
  assert.deepEqual(["a", "b", "c"].map((name) => countOf(placed, name)), [300, 5, 40]);
  assert.ok(placed.height <= 700);
});

test("an unfolded group has all its rows, in columns, and can be folded again", () => {
  const placed = place([], [group("a", 60), group("b", 60)], ["a"]);
  const rows = placed.rows.filter((row) => row.group.name === "a" && row.entry);
  assert.equal(rows.length, 60);
  assert.equal(new Set(rows.map((row) => row.out)).size, 3);
  assert.equal(placed.rows.filter((row) => row.group.name === "a" && !row.entry).length, 1);
});

test("no row stands on another", () => {
  const placed = place([group("a", 30)], [group("b", 90), group("c", 9)], ["b"]);
  const spots = new Set(placed.rows.map((row) => `${row.side} ${row.out} ${Math.round(row.y)}`));
  assert.equal(spots.size, placed.rows.length);
});
