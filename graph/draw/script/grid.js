/* What the matrix shows: rows of counterparts, columns of bureaus, and the ties in their cells. */
"use strict";

liaison.grid = (() => {
  const { data, state } = liaison;

  let columns = null;
  let sections = null;

  /** Finds the bodies of rows and columns when they are first needed. */
  function prepare() {
    if (columns !== null) return;
    const byRow = new Map([...data.bodies.values()].filter((body) => body.known).map((body) => [body.row, body]));
    const pick = (rows) => (rows ?? []).map((row) => byRow.get(row)).filter(Boolean);
    columns = pick(data.matrix?.columns);
    sections = ["shared", "single"].map((name) => ({ name, rows: pick(data.matrix?.[name]) }));
  }

  const isCell = (tie, row) => {
    const other = data.other(tie, row);
    return other !== row && other.reporting && state.isShown(tie) && state.isShown(other);
  };

  /** The ties of a row that is shown, by column. */
  function cellsOf(row) {
    const cells = new Map();
    for (const tie of row.ties) {
      if (!isCell(tie, row)) continue;
      const column = data.other(tie, row);
      const own = cells.get(column);
      if (own) own.push(tie);
      else cells.set(column, [tie]);
    }
    return cells;
  }

  /**
   * Rows and columns that are shown, in their order, which filters never change: `rows` has a line for the
   * heading of each section (`section`, `count`) and one for each `body`; `at` finds the number of a body's line.
   */
  function read() {
    prepare();
    const shown = columns.filter(state.isShown);
    const rows = [];
    for (const { name, rows: own } of sections) {
      const found = own.filter((body) => state.isShown(body) && body.ties.some((tie) => isCell(tie, body)));
      if (found.length === 0) continue;
      rows.push({ section: name, count: found.length });
      for (const body of found) rows.push({ body });
    }
    const at = new Map();
    rows.forEach((row, i) => {
      if (row.body) at.set(row.body, i);
    });
    return { rows, columns: shown, at, columnAt: new Map(shown.map((body, i) => [body, i])), cells: new Map() };
  }

  /** The ties of a row's cells, worked out once for each row that comes into view. */
  function cells(model, body) {
    if (!model.cells.has(body)) model.cells.set(body, cellsOf(body));
    return model.cells.get(body);
  }

  /** Runs of columns of one place: its name, the first column and how many. */
  function places(model) {
    const runs = [];
    model.columns.forEach((body, i) => {
      const place = body.place ?? "";
      if (runs.at(-1)?.place === place) runs.at(-1).count += 1;
      else runs.push({ place, first: i, count: 1 });
    });
    return runs;
  }

  return { read, cells, places, isEmpty: (data.matrix?.columns ?? []).length === 0 };
})();
