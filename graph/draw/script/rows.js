/* Ties as rows of words: what the table lists, what CSV and the clipboard take away, and how a sentence is cited. */
"use strict";

liaison.rows = (() => {
  const { data, words, state } = liaison;
  const { word } = words;

  const BOM = "\ufeff";
  /* What a spreadsheet takes for the beginning of a formula, or drops before one. */
  const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

  const labelled = (facet, value) => (value === null || value === undefined ? "" : word(`${facet}.${value}`));
  const sentencesOf = (tie) => tie.sentences.map((id) => data.sentence(id)).filter(Boolean);
  const distinct = (values) => [...new Set(values.filter((value) => value !== undefined && value !== null))];

  /* While two dates are compared. */
  const CHANGE = { key: "change", of: (tie) => labelled("change", state.changeOf(tie)) };
  /* The columns in their order: the word of the heading, and what a tie has there; numbers are for sorting. */
  const COLUMNS = [
    { key: "head", of: (tie) => tie.from.name },
    { key: "type", of: (tie) => labelled("type", tie.type) },
    { key: "tail", of: (tie) => tie.to.name },
    { key: "status", of: (tie) => labelled("status", tie.status) },
    { key: "basis", of: (tie) => labelled("basis", tie.basis) },
    { key: "what", of: (tie) => distinct([tie.document, tie.event]).join("、") },
    { key: "sentence", of: (tie) => distinct(sentencesOf(tie).map((each) => each.text)).join(" ") },
    { key: "date", of: (tie) => tie.source?.as_of ?? "" },
    { key: "place", of: (tie) => tie.source?.place || tie.source?.name || "" },
    { key: "row", of: (tie) => distinct(sentencesOf(tie).map((each) => each.row)).join("、") },
    { key: "frame", of: (tie) => tie.frame ?? "" },
  ];
  const columns = () => (state.comparison() ? [CHANGE, ...COLUMNS] : COLUMNS);
  const heading = (column) => word(`column.${column.key}`);
  const cells = (tie) => columns().map((column) => String(column.of(tie)));
  const matrix = (ties) => [columns().map(heading), ...ties.map(cells)];

  function csvCell(text) {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  /** A table as CSV that Excel opens as it is: with a byte order mark, and nothing in it that would be run. */
  const csv = (ties) =>
    BOM +
    matrix(ties)
      .map((row) => `${row.map(csvCell).join(",")}\r\n`)
      .join("");

  /** A table as cells that spreadsheets and word processors paste. */
  const tsv = (ties) =>
    matrix(ties)
      .map((row) => row.map((text) => csvCell(text.replace(/\s+/g, " "))).join("\t"))
      .join("\n");

  /** A sentence as it is cited: its words, then where they stand. */
  function citation(id) {
    const sentence = data.sentence(id);
    const source = data.source(sentence.report);
    const unit = data.bodies.get(sentence.unit);
    const where = [
      source ? word("cite.report", { place: source.place, name: source.name, date: source.as_of }) : null,
      sentence.row ? word("row", { n: sentence.row }) : null,
      unit?.name,
      sentence.column,
      sentence.item ? word("item", { n: sentence.item }) : null,
    ];
    return word("cite", { text: sentence.text.trim(), where: words.join(where.filter(Boolean)) });
  }

  return { columns, heading, csv, tsv, citation };
})();
