/* The matrix: counterparts down, bureaus across, signs for ties in the cells; only what is seen is painted. */
"use strict";

liaison.matrix = (() => {
  const { data, state, words, views, grid, signs, lattice } = liaison;
  if (grid.isEmpty) return null;
  const { element } = liaison.dom;
  const { word } = words;

  const CELL = { least: 15, usual: 24, most: 40 };
  /* In a picture that is taken away, names of rows are cut where they are longer than so many characters. */
  const NAME_MOST = 60;
  /* Between its sheets. */
  const APART = 24;

  const host = views.host("matrix");
  const key = element("ul", { className: "key", tabIndex: 0 });
  const canvas = element("canvas", { tabIndex: 0, role: "application" });
  const extent = element("div", { className: "extent" }, canvas);
  const scroller = element("div", { className: "scroller" }, extent);
  const live = element("p", { className: "unseen", "aria-live": "polite" });
  host.append(key, scroller, live);
  const ctx = canvas.getContext("2d", { alpha: false });

  /* What is on the screen. */
  const sheet = {
    model: null,
    cell: CELL.usual,
    width: 0,
    height: 0,
    head: { width: 0, height: 0, hasPlaces: false, overhang: 0 },
    hovered: null,
    cursor: null,
    get left() {
      return scroller.scrollLeft;
    },
    get top() {
      return scroller.scrollTop;
    },
    get hasKeyboard() {
      return document.activeElement === canvas;
    },
  };
  let ratio = 1;
  let isAsked = false;

  function measure() {
    const { model, cell } = sheet;
    ratio = Math.min(devicePixelRatio || 1, 2);
    const [width, height] = [scroller.clientWidth, scroller.clientHeight];
    Object.assign(sheet, { width, height });
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const head = lattice.headOf(model, lattice.rowNames(width), Math.min(lattice.COLUMN_MOST, height * 0.4));
    sheet.head = head;
    extent.style.width = `${Math.max(width, head.width + model.columns.length * cell + head.overhang)}px`;
    extent.style.height = `${Math.max(height, head.height + model.rows.length * cell + 60)}px`;
  }

  function draw() {
    isAsked = false;
    if (host.hidden || !sheet.model || sheet.width === 0) return;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    lattice.paint(ctx, sheet);
  }

  function redraw() {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(draw);
  }

  /** Scrolls until a cell, or only its row or column, can be seen. */
  function reveal({ row, column }) {
    const { cell, head, width, height } = sheet;
    const into = (at, size, scroll) =>
      at * cell < scroll ? at * cell : (at + 1) * cell > scroll + size ? (at + 1) * cell - size + cell : scroll;
    if (row !== null) scroller.scrollTop = into(row, height - head.height - 50, scroller.scrollTop);
    if (column !== null) scroller.scrollLeft = into(column, width - head.width - 60, scroller.scrollLeft);
  }

  const { spotAt } = liaison.spots(canvas, sheet, {
    above: () => scroller.offsetTop,
    redraw,
    reveal,
    say: (text) => (live.textContent = text),
  });
  for (const what of ["focus", "blur"]) canvas.addEventListener(what, redraw);

  function drawKey() {
    const types = Object.keys(data.styles.type).filter((type) => state.count("type").has(type));
    const entry = (sign, said) => element("li", {}, signs.icon(sign), said);
    const extra = [
      entry({ type: types[0] ?? "LIAISON", isHollow: true }, word("matrix.unfinished")),
      entry({ type: types[0] ?? "LIAISON", isEnded: true }, word("matrix.ended")),
    ];
    key.setAttribute("aria-label", word("matrix.key"));
    key.replaceChildren(...types.map((type) => entry({ type }, word(`type.${type}`))), ...extra);
    canvas.setAttribute("aria-label", word("matrix.label"));
  }

  /** Takes in what is shown now; a cursor on what is shown no more is put down. */
  function read() {
    sheet.model = grid.read();
    sheet.hovered = null;
    const { rows, columns } = sheet.model;
    if (sheet.cursor && !(rows[sheet.cursor.row]?.body && columns[sheet.cursor.column])) sheet.cursor = null;
  }

  function rebuild() {
    read();
    measure();
    redraw();
  }

  /** All columns side by side, if they can still be read. */
  function fit() {
    if (sheet.model === null) read();
    const room = scroller.clientWidth - lattice.rowNames(scroller.clientWidth) - 90;
    const wanted = room / Math.max(1, sheet.model.columns.length);
    sheet.cell = Math.round(Math.max(CELL.least + 3, Math.min(CELL.usual + 4, wanted)));
    measure();
    scroller.scrollTo(0, 0);
    redraw();
  }

  function zoom(factor) {
    const before = sheet.cell;
    sheet.cell = Math.round(Math.max(CELL.least, Math.min(CELL.most, before * factor)));
    const [top, left] = [scroller.scrollTop, scroller.scrollLeft];
    measure();
    scroller.scrollTo((left * sheet.cell) / before, (top * sheet.cell) / before);
    redraw();
  }

  /** All rows and columns that are shown, for a picture that is taken away. */
  function picture() {
    const sheets = lattice.sheetsOf(grid.read(), CELL.usual, NAME_MOST);
    const [{ width, height }] = sheets;
    const paint = (target) =>
      sheets.forEach((own, i) => {
        target.save();
        target.translate(i * (width + APART), 0);
        lattice.paint(target, own);
        target.restore();
      });
    return { box: [0, 0, sheets.length * (width + APART) - APART, height], letter: 13, legend: "cells", paint };
  }

  scroller.addEventListener("scroll", draw);
  state.onChange((what) => {
    if (host.hidden) {
      if (what === "filter") sheet.model = null;
    } else if (what === "filter") rebuild();
    else redraw();
  });
  words.onChange(() => {
    drawKey();
    redraw();
  });

  const view = {
    name: "matrix",
    element: host,
    show() {
      const isFirst = sheet.width === 0;
      if (sheet.model === null) read();
      if (isFirst) fit();
      else measure();
      draw();
    },
    fit,
    zoom,
    settle() {
      measure();
      redraw();
    },
    reveal(body) {
      reveal({ row: sheet.model.at.get(body) ?? null, column: sheet.model.columnAt.get(body) ?? null });
      redraw();
    },
    picture,
    model: () => sheet.model,
    spotAt,
    pointOf: ({ row, column }) => ({
      x: lattice.columnX(sheet, column) + sheet.cell / 2,
      y: lattice.rowY(sheet, row) + sheet.cell / 2,
    }),
    draw,
  };
  views.register(view);
  return view;
})();
