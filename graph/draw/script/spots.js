/* Pointer and keys in the matrix: what lies where, what it says, and what a click, an arrow or Enter does there. */
"use strict";

liaison.spots = (() => {
  const { state, words, telling, tip, grid, lattice } = liaison;
  const { word } = words;

  const same = (a, b) => a?.row === b?.row && a?.column === b?.column;

  /**
   * Lets the reader point and move in a `sheet` of the matrix on its `canvas`, setting what is `hovered` and where the
   * `cursor` is; `reveal(spot)` brings a cell into view, `say(text)` is for screen readers. A spot has the numbers
   * of a `row` and a `column`, either of them null on a head.
   */
  return (canvas, sheet, { above, redraw, reveal, say }) => {
    /** What lies at a point of the canvas, or null. */
    function spotAt({ x, y }) {
      const { model, cell, head } = sheet;
      const columnAt = (at) => Math.floor((at - head.width + sheet.left) / cell);
      const row = y < head.height ? null : Math.floor((y - head.height + sheet.top) / cell);
      let column = x < head.width ? null : columnAt(x);
      if (row === null && column !== null) column = columnAt(x - (head.height - 6 - y) / Math.tan(lattice.SLANT));
      const isRow = row === null || (row < model.rows.length && model.rows[row].body);
      const isColumn = column === null || (column >= 0 && column < model.columns.length);
      return isRow && isColumn && (row !== null || column !== null) ? { row, column } : null;
    }

    function tiesAt({ row, column }) {
      if (row === null || column === null) return [];
      const { body } = sheet.model.rows[row];
      return body ? (grid.cells(sheet.model, body).get(sheet.model.columns[column]) ?? []) : [];
    }

    function describe(spot) {
      const { rows, columns } = sheet.model;
      if (spot.row === null) return [columns[spot.column].name];
      if (spot.column === null) return [rows[spot.row].body.name];
      const names = word("matrix.cell", { row: rows[spot.row].body.name, column: columns[spot.column].name });
      return [names, ...new Set(tiesAt(spot).map(telling.how))];
    }

    /* --- pointer --- */

    const placeOf = (event) => {
      const edge = canvas.getBoundingClientRect();
      return { x: event.clientX - edge.left, y: event.clientY - edge.top };
    };
    const isHead = (spot) => spot.row === null || spot.column === null;

    let pointed = null;
    function hover() {
      const place = pointed;
      pointed = null;
      if (place === null || !sheet.model) return;
      const spot = spotAt(place);
      canvas.classList.toggle("pointing", spot !== null && (isHead(spot) || tiesAt(spot).length > 0));
      if (spot) tip.show(describe(spot), { x: place.x, y: place.y + above() });
      else tip.hide();
      if (same(spot, sheet.hovered)) return;
      sheet.hovered = spot;
      redraw();
    }

    canvas.addEventListener("pointermove", (event) => {
      if (pointed === null) requestAnimationFrame(hover);
      pointed = placeOf(event);
    });
    canvas.addEventListener("pointerleave", () => {
      pointed = null;
      sheet.hovered = null;
      tip.hide();
      redraw();
    });
    canvas.addEventListener("click", (event) => {
      const spot = spotAt(placeOf(event));
      if (spot) choose(spot, event);
      else state.clearFocus();
    });
    canvas.addEventListener("dblclick", (event) => {
      const spot = spotAt(placeOf(event));
      if (spot && isHead(spot)) state.setView("body");
    });

    function choose(spot, event) {
      const { rows, columns } = sheet.model;
      if (spot.row === null) state.pick(columns[spot.column], event);
      else if (spot.column === null) state.pick(rows[spot.row].body, event);
      else {
        sheet.cursor = spot;
        const ties = tiesAt(spot);
        if (ties.length > 0) state.focusTie(ties[0]);
        else state.clearFocus();
      }
    }

    /* --- keys --- */

    /** The next row with a body in a direction; headings of sections are passed over. */
    function rowFrom(row, by) {
      const { rows } = sheet.model;
      let next = Math.max(0, Math.min(rows.length - 1, row + by));
      while (rows[next] && !rows[next].body) next += by < 0 && next > 0 ? -1 : 1;
      return rows[next] ? next : row;
    }

    /** From where the cursor is, or to the first cell if there is none yet. */
    function step(down, across) {
      const { model, cursor } = sheet;
      const row = cursor ? (down === 0 ? cursor.row : rowFrom(cursor.row, down)) : rowFrom(0, 1);
      const column = cursor ? Math.max(0, Math.min(model.columns.length - 1, cursor.column + across)) : 0;
      sheet.cursor = { row, column };
      reveal(sheet.cursor);
      const said = describe(sheet.cursor);
      say([...said, ...(said.length === 1 ? [word("ties.none")] : [])].join("；"));
      redraw();
    }

    function onKey(event) {
      const { model, cell, head, height, cursor } = sheet;
      if (!model || model.rows.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      const page = Math.max(1, Math.floor((height - head.height) / cell) - 2);
      const steps = {
        ArrowDown: [1, 0],
        ArrowUp: [-1, 0],
        ArrowRight: [0, 1],
        ArrowLeft: [0, -1],
        PageDown: [page, 0],
        PageUp: [-page, 0],
        Home: [0, -model.columns.length],
        End: [0, model.columns.length],
      };
      if (event.key === "Enter" && cursor) choose(cursor, event);
      else if (event.key === "x" && cursor) state.toggle(model.columns[cursor.column]);
      else if (event.key in steps) step(...steps[event.key]);
      else return;
      event.preventDefault();
    }
    canvas.addEventListener("keydown", onKey);

    return { spotAt };
  };
})();
