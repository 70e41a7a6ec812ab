/* How the page's data are stored: as JSON in elements of their own, by columns (`graph/draw/columnar.py`). */
"use strict";

const liaison = {};

liaison.stored = (() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);

  /* A field of few values, by the number of a member, and one that says only which members have it. */
  const few = (column) => (i) => column.values[column.of[i]] ?? null;
  const among = (numbers) => {
    const set = new Set(numbers);
    return (i) => set.has(i);
  };

  let texts = null;
  let numberOf = null;

  /**
   * A sentence by its number or its id: report, unit (ids), row, column, item, text, mentions; or undefined. They
   * stand at the end of the page, which is painted before the browser has read them: until then there are none.
   */
  function sentence(key) {
    if (texts === null && document.readyState === "loading") return undefined;
    texts ??= read("sentences");
    numberOf ??= new Map(texts.id.map((id, i) => [id, i]));
    const i = typeof key === "number" ? key : numberOf.get(key);
    if (i === undefined || i >= texts.id.length) return undefined;
    const flat = texts.mentions[i];
    const mentions = [];
    for (let at = 0; at < flat.length; at += 3) mentions.push([flat[at], flat[at + 1], flat[at + 2]]);
    return {
      id: texts.id[i],
      report: few(texts.report)(i) ?? undefined,
      unit: few(texts.unit)(i) ?? undefined,
      row: texts.row[i] ?? undefined,
      column: few(texts.column)(i) ?? undefined,
      item: texts.item[i],
      text: texts.text[i],
      mentions,
    };
  }

  return { read, few, among, sentence };
})();
