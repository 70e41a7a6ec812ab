/* What a tie says of itself in words: whom it joins, and how. */
"use strict";

liaison.telling = (() => {
  const { word } = liaison.words;
  const FACETS = ["type", "status", "basis"];

  /** How a tie joins, as far as it says so: 签订协议 · 已完成 · 叙述. */
  const how = (tie) =>
    FACETS.filter((facet) => tie[facet]).map((facet) => word(`${facet}.${tie[facet]}`)).join(" · ");

  const pair = (tie) => `${tie.from.name} — ${tie.to.name}`;

  /** Both, a line each; the one alone where a tie does not say how. */
  const lines = (tie) => [pair(tie), how(tie)].filter((line) => line !== "");

  /** The same in one line. */
  const line = (tie) => lines(tie).join(" · ");

  return { how, pair, lines, line };
})();
