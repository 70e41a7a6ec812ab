/* What Python compressed comes out as it went in: stored, with the fixed code, and with codes of its own. */
"use strict";

const { test } = require("node:test");
const assert = require("node:assert/strict");
const zlib = require("node:zlib");
const { load } = require("./script_harness.js");

const { packed } = load(["packed"], { bodies: [], ties: [] });

const TEXTS = {
  "nothing at all": "",
  "a few letters": "对接",
  "one letter many times": "a".repeat(70_000),
  "a script": `const liaison = {};\n${"function f(x) { return x + 1; }\n".repeat(900)}`,
};
const WAYS = {
  stored: { level: 0 },
  "fixed code": { strategy: zlib.constants.Z_FIXED },
  "codes of its own": { level: 9 },
};

for (const [what, text] of Object.entries(TEXTS)) {
  for (const [way, options] of Object.entries(WAYS)) {
    test(`${what}, ${way}`, () => {
      const bytes = Buffer.from(text, "utf8");
      const out = packed.inflate(zlib.deflateRawSync(bytes, options), bytes.length);
      assert.equal(Buffer.from(out).toString("utf8"), text);
    });
  }
}
