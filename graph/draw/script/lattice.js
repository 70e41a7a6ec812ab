/* Paints the matrix, or as much of it as a sheet shows: names on two sides, places above, signs in the cells. */
"use strict";

liaison.lattice = (() => {
  const { state, words, telling, brush, classes, grid, signs } = liaison;
  const { word } = words;

  const ROW_NAMES = { least: 120, most: 300, share: 0.36, font: 13, before: 34 };
  const COLUMN_NAMES = { font: 13, slant: Math.PI / 3, least: 60, most: 170 };
  const PLACE = 22;
  /* How much wider than high a picture of several sheets is. */
  const SHAPE = 1.4;
  const COLOR = {
    grid: "#e6eaef",
    band: "#f3f5f8",
    cross: "#fff3cf",
    chosen: "#ffe2a0",
    ink: brush.INK,
    quiet: brush.QUIET,
    section: "#e3e9f1",
  };

  /*
   * A sheet has a `model` of the grid, a size in pixels (`width`, `height`), the size of a `cell`, how far it is
   * scrolled (`left`, `top`), its `head` (of `headOf`), and what is `hovered`, where the `cursor` is (numbers of a row
   * and a column, either of them null) and whether it `hasKeyboard`.
   */

  const columnName = (body) => classes.shortName(body);
  const rowY = (sheet, i) => sheet.head.height + i * sheet.cell - sheet.top;
  const columnX = (sheet, i) => sheet.head.width + i * sheet.cell - sheet.left;

  /** The room for the names of rows in a frame of a width. */
  const rowNames = (wide) =>
    Math.round(Math.min(ROW_NAMES.most, Math.max(ROW_NAMES.least, wide * ROW_NAMES.share)));

  const headingOf = ({ section, count }) => word(`matrix.${section}`, { n: count });
  const longest = (texts) => Math.max(0, ...texts.map(brush.textWidth));

  /**
   * The heads of a model: the `width` of the names of rows as given, a `height` for those of columns, no higher than
   * `most`, whether it `hasPlaces` above them, and the `overhang` of the last slanted names to the right.
   */
  function headOf(model, width, most = COLUMN_NAMES.most) {
    const rise = longest(model.columns.map(columnName)) * COLUMN_NAMES.font * Math.sin(COLUMN_NAMES.slant) + 16;
    const hasPlaces = new Set(model.columns.map((body) => body.place)).size > 1;
    const names = Math.min(Math.max(COLUMN_NAMES.least, rise), most);
    return {
      width,
      height: Math.round(names + (hasPlaces ? PLACE : 0)),
      hasPlaces,
      overhang: Math.round(names / Math.tan(COLUMN_NAMES.slant)) + 8,
    };
  }

  /**
   * Sheets that together have room for all of a model, one beside the other, as many as make a picture somewhat wider
   * than it is high; names in full up to so many times their size.
   */
  function sheetsOf(model, cell, most) {
    const names = longest(model.rows.map((row) => (row.body ? brush.shorten(row.body.name, most) : headingOf(row))));
    const head = headOf(model, Math.ceil(Math.max(ROW_NAMES.least, names * ROW_NAMES.font + ROW_NAMES.before + 8)), 400);
    const width = head.width + model.columns.length * cell + head.overhang;
    const count = Math.max(1, Math.round(Math.sqrt((SHAPE * model.rows.length * cell) / width)));
    const each = Math.max(1, Math.ceil(model.rows.length / count));
    return Array.from({ length: Math.max(1, Math.ceil(model.rows.length / each)) }, (_, i) => {
      const rows = model.rows.slice(i * each, (i + 1) * each);
      const at = new Map(rows.map((row, j) => [row.body, j]));
      const size = { width, height: head.height + rows.length * cell };
      return { ...size, model: { ...model, rows, at }, cell, head, left: 0, top: 0, hovered: null, cursor: null, hasKeyboard: false };
    });
  }

  const focusedBody = () => state.focus()?.body ?? null;
  const isChosen = (body) => body === focusedBody() || state.isSelected(body);

  function span(cell, scroll, size, count) {
    const first = Math.max(0, Math.floor(scroll / cell));
    return [first, Math.min(count, first + Math.ceil(size / cell) + 1)];
  }

  function clip(ctx, left, top, right, bottom, paint) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    paint();
    ctx.restore();
  }

  function paintBands(ctx, sheet, rows, columns) {
    const { model, cell, head, width, height, hovered } = sheet;
    const stripe = (isRow, i, color) => {
      ctx.fillStyle = color;
      if (isRow) ctx.fillRect(0, rowY(sheet, i), width, cell);
      else ctx.fillRect(columnX(sheet, i), head.height, cell, height);
    };
    for (let i = rows[0]; i < rows[1]; i += 1) if (i % 2 === 1) stripe(true, i, COLOR.band);
    if (hovered && hovered.column !== null) stripe(false, hovered.column, COLOR.cross);
    if (hovered && hovered.row !== null) stripe(true, hovered.row, COLOR.cross);
    for (const body of [focusedBody(), ...state.selection()].filter(Boolean)) {
      if (model.columnAt.has(body)) stripe(false, model.columnAt.get(body), COLOR.chosen);
      if (model.at.has(body)) stripe(true, model.at.get(body), COLOR.chosen);
    }
    ctx.strokeStyle = COLOR.grid;
    ctx.lineWidth = 1;
    ctx.beginPath();
    for (let i = columns[0]; i <= columns[1]; i += 1) {
      const x = Math.round(columnX(sheet, i)) + 0.5;
      ctx.moveTo(x, head.height);
      ctx.lineTo(x, Math.min(height, rowY(sheet, model.rows.length)));
    }
    ctx.stroke();
  }

  function paintCells(ctx, sheet, rows, columns) {
    const { model, cell, width, cursor } = sheet;
    const chosen = state.focus()?.tie ?? null;
    for (let i = rows[0]; i < rows[1]; i += 1) {
      const { body, section } = model.rows[i];
      if (section) {
        ctx.fillStyle = COLOR.section;
        ctx.fillRect(0, rowY(sheet, i), width, cell);
        continue;
      }
      for (const [column, ties] of grid.cells(model, body)) {
        const j = model.columnAt.get(column);
        if (j < columns[0] || j >= columns[1]) continue;
        const [x, y] = [columnX(sheet, j) + cell / 2, rowY(sheet, i) + cell / 2];
        if (ties.includes(chosen)) {
          ctx.strokeStyle = "#d98e00";
          ctx.lineWidth = 2.5;
          ctx.strokeRect(x - cell / 2 + 1.5, y - cell / 2 + 1.5, cell - 3, cell - 3);
        }
        ctx.globalAlpha = ties.every(state.isDimmed) ? 0.2 : 1;
        ctx.entitle?.(ties.map(telling.line).join("\n"));
        signs.paint(ctx, ties, x, y, cell);
        ctx.globalAlpha = 1;
      }
    }
    if (cursor && sheet.hasKeyboard) {
      ctx.strokeStyle = "#0b66c3";
      ctx.lineWidth = 2;
      ctx.strokeRect(columnX(sheet, cursor.column) + 1, rowY(sheet, cursor.row) + 1, cell - 2, cell - 2);
    }
  }

  function paintRowNames(ctx, sheet, rows) {
    const { model, cell, head, width, hovered } = sheet;
    const size = Math.min(ROW_NAMES.font, cell * 0.72);
    for (let i = rows[0]; i < rows[1]; i += 1) {
      const { body, section } = model.rows[i];
      const y = rowY(sheet, i) + cell / 2;
      if (section) {
        ctx.fillStyle = COLOR.section;
        ctx.fillRect(0, rowY(sheet, i), width, cell);
        brush.text(ctx, headingOf(model.rows[i]), 10, y + 0.5, { size: Math.min(13, cell * 0.7), weight: "600", color: COLOR.ink });
        continue;
      }
      const isBold = isChosen(body) || hovered?.row === i;
      if (isBold) {
        ctx.fillStyle = isChosen(body) ? COLOR.chosen : COLOR.cross;
        ctx.fillRect(0, rowY(sheet, i), head.width, cell);
      }
      brush.body(ctx, body, 15, y, Math.min(6.5, cell * 0.3), false);
      brush.cameOrWent(ctx, body, { x: 21, y: y - 5 }, 4.5);
      const text = brush.shorten(body.name, (head.width - ROW_NAMES.before) / size);
      ctx.globalAlpha = state.isDimmed(body) ? 0.35 : 1;
      brush.text(ctx, text, 28, y + 0.5, { size, weight: isBold ? "600" : "", color: COLOR.ink });
      ctx.globalAlpha = 1;
    }
  }

  function paintColumnNames(ctx, sheet, columns) {
    const { model, cell, head, hovered } = sheet;
    const size = Math.min(COLUMN_NAMES.font, cell * 0.8);
    const room = (head.height - (head.hasPlaces ? PLACE : 0) - 14) / Math.sin(COLUMN_NAMES.slant);
    for (let i = columns[0]; i < columns[1]; i += 1) {
      const body = model.columns[i];
      const isBold = isChosen(body) || hovered?.column === i;
      ctx.save();
      ctx.translate(columnX(sheet, i) + cell / 2 + 2, head.height - 6);
      ctx.rotate(-COLUMN_NAMES.slant);
      if (isBold) {
        ctx.fillStyle = isChosen(body) ? COLOR.chosen : COLOR.cross;
        ctx.fillRect(-4, -size * 0.7, room + 8, size * 1.4);
      }
      ctx.globalAlpha = state.isDimmed(body) ? 0.35 : 1;
      const text = brush.shorten(columnName(body), room / size);
      ctx.entitle?.(body.name);
      brush.text(ctx, text, 0, 0, { size, weight: isBold ? "600" : "", color: COLOR.ink });
      ctx.restore();
    }
  }

  function paintPlaces(ctx, sheet) {
    const { model, head, width, height } = sheet;
    for (const { place, first, count } of grid.places(model)) {
      const [left, right] = [Math.max(head.width, columnX(sheet, first)), columnX(sheet, first + count)];
      if (right <= head.width || left >= width) continue;
      ctx.fillStyle = COLOR.section;
      ctx.fillRect(left + 1, 0, right - left - 2, PLACE - 3);
      const said = classes.shortPlace(place) || word("overview.noplace");
      const text = brush.shorten(said, (right - left - 8) / 12.5);
      brush.text(ctx, text, left + 6, PLACE / 2 - 1, { size: 12.5, weight: "600", color: COLOR.ink });
      ctx.strokeStyle = "#9aa6b4";
      ctx.lineWidth = 1;
      ctx.beginPath();
      ctx.moveTo(Math.round(right) + 0.5, PLACE);
      ctx.lineTo(Math.round(right) + 0.5, height);
      ctx.stroke();
    }
  }

  /** Paints what a sheet shows; what lies outside is not looked at. */
  function paint(ctx, sheet) {
    const { model, cell, head, width, height } = sheet;
    ctx.fillStyle = "#fff";
    ctx.fillRect(0, 0, width, height);
    if (model.rows.length === 0) {
      brush.text(ctx, word("matrix.none"), width / 2, 80, { size: 15, align: "center", color: COLOR.quiet });
      return;
    }
    const rows = span(cell, sheet.top, height - head.height, model.rows.length);
    const columns = span(cell, sheet.left, width - head.width, model.columns.length);
    clip(ctx, head.width, head.height, width, height, () => {
      paintBands(ctx, sheet, rows, columns);
      paintCells(ctx, sheet, rows, columns);
    });
    if (head.hasPlaces) clip(ctx, head.width, 0, width, height, () => paintPlaces(ctx, sheet));
    clip(ctx, 0, head.height, width, height, () => {
      ctx.fillStyle = "#fff";
      ctx.fillRect(0, head.height, head.width, height);
      paintRowNames(ctx, sheet, rows);
    });
    const above = head.hasPlaces ? PLACE : 0;
    clip(ctx, head.width, above, width, head.height, () => paintColumnNames(ctx, sheet, columns));
    ctx.strokeStyle = "#9aa6b4";
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(0, head.height + 0.5);
    ctx.lineTo(width, head.height + 0.5);
    ctx.moveTo(head.width + 0.5, head.height);
    ctx.lineTo(head.width + 0.5, height);
    ctx.stroke();
  }

  return { SLANT: COLUMN_NAMES.slant, COLUMN_MOST: COLUMN_NAMES.most, rowNames, headOf, sheetsOf, rowY, columnX, paint };
})();
