/* The matrix: counterparts down, bureaus across, signs for ties in the cells; only what is seen is painted. */
"use strict";

liaison.matrix = (() => {
  const { data, state, words, brush, classes, tip, views, grid, signs } = liaison;
  if (grid.isEmpty) return null;
  const { element } = liaison.dom;
  const { word } = words;

  const CELL = { least: 15, usual: 24, most: 40 };
  const ROW_NAMES = { least: 120, most: 300, share: 0.36, font: 13 };
  const COLUMN_NAMES = { font: 13, slant: Math.PI / 3, least: 60, most: 170 };
  const PLACE = 22;
  const COLOR = {
    grid: "#e6eaef",
    band: "#f3f5f8",
    cross: "#fff3cf",
    chosen: "#ffe2a0",
    ink: brush.INK,
    quiet: brush.QUIET,
    section: "#e3e9f1",
  };

  const host = views.host("matrix");
  const key = element("ul", { className: "key", tabIndex: 0 });
  const canvas = element("canvas", { tabIndex: 0, role: "application" });
  const extent = element("div", { className: "extent" }, canvas);
  const scroller = element("div", { className: "scroller" }, extent);
  const live = element("p", { className: "unseen", "aria-live": "polite" });
  host.append(key, scroller, live);
  const ctx = canvas.getContext("2d", { alpha: false });

  let model = null;
  let cell = CELL.usual;
  let [width, height, ratio] = [0, 0, 1];
  let head = { width: 0, height: 0, hasPlaces: false };
  let hovered = null;
  let cursor = null;
  let isAsked = false;

  /* --- measures --- */

  const columnName = (body) => classes.shortName(body);
  const rowY = (i) => head.height + i * cell - scroller.scrollTop;
  const columnX = (i) => head.width + i * cell - scroller.scrollLeft;

  const rowNames = (wide) => Math.round(Math.min(ROW_NAMES.most, Math.max(ROW_NAMES.least, wide * ROW_NAMES.share)));

  function measure() {
    ratio = Math.min(devicePixelRatio || 1, 2);
    [width, height] = [scroller.clientWidth, scroller.clientHeight];
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const longest = Math.max(0, ...model.columns.map((body) => brush.textWidth(columnName(body))));
    const rise = longest * COLUMN_NAMES.font * Math.sin(COLUMN_NAMES.slant) + 16;
    const hasPlaces = new Set(model.columns.map((body) => body.place)).size > 1;
    const names = Math.min(COLUMN_NAMES.most, Math.max(COLUMN_NAMES.least, rise), height * 0.4);
    head = {
      width: rowNames(width),
      height: Math.round(names + (hasPlaces ? PLACE : 0)),
      hasPlaces,
    };
    // Slanted names of the last columns run on to the right.
    const overhang = Math.round(names / Math.tan(COLUMN_NAMES.slant)) + 8;
    extent.style.width = `${Math.max(width, head.width + model.columns.length * cell + overhang)}px`;
    extent.style.height = `${Math.max(height, head.height + model.rows.length * cell + 60)}px`;
  }

  /* --- painting --- */

  const span = (scroll, size, count) => {
    const first = Math.max(0, Math.floor(scroll / cell));
    return [first, Math.min(count, first + Math.ceil(size / cell) + 1)];
  };

  const focusedBody = () => state.focus()?.body ?? null;
  const isChosen = (body) => body === focusedBody() || state.isSelected(body);

  function clip(left, top, right, bottom, paint) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    paint();
    ctx.restore();
  }

  function paintBands(rows, columns) {
    const stripe = (isRow, i, color) => {
      ctx.fillStyle = color;
      if (isRow) ctx.fillRect(0, rowY(i), width, cell);
      else ctx.fillRect(columnX(i), head.height, cell, height);
    };
    for (let i = rows[0]; i < rows[1]; i += 1) if (i % 2 === 1) stripe(true, i, COLOR.band);
    const at = cursor ?? hovered;
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
      const x = Math.round(columnX(i)) + 0.5;
      ctx.moveTo(x, head.height);
      ctx.lineTo(x, Math.min(height, rowY(model.rows.length)));
    }
    ctx.stroke();
    return at;
  }

  function paintCells(rows, columns) {
    const chosen = state.focus()?.tie ?? null;
    for (let i = rows[0]; i < rows[1]; i += 1) {
      const { body, section } = model.rows[i];
      if (section) {
        ctx.fillStyle = COLOR.section;
        ctx.fillRect(0, rowY(i), width, cell);
        continue;
      }
      for (const [column, ties] of grid.cells(model, body)) {
        const j = model.columnAt.get(column);
        if (j < columns[0] || j >= columns[1]) continue;
        const [x, y] = [columnX(j) + cell / 2, rowY(i) + cell / 2];
        if (ties.includes(chosen)) {
          ctx.strokeStyle = "#d98e00";
          ctx.lineWidth = 2.5;
          ctx.strokeRect(x - cell / 2 + 1.5, y - cell / 2 + 1.5, cell - 3, cell - 3);
        }
        ctx.globalAlpha = ties.every(state.isDimmed) ? 0.2 : 1;
        signs.paint(ctx, ties, x, y, cell);
        ctx.globalAlpha = 1;
      }
    }
    if (cursor && document.activeElement === canvas) {
      ctx.strokeStyle = "#0b66c3";
      ctx.lineWidth = 2;
      ctx.strokeRect(columnX(cursor.column) + 1, rowY(cursor.row) + 1, cell - 2, cell - 2);
    }
  }

  function paintRowNames(rows) {
    const size = Math.min(ROW_NAMES.font, cell * 0.72);
    for (let i = rows[0]; i < rows[1]; i += 1) {
      const { body, section, count } = model.rows[i];
      const y = rowY(i) + cell / 2;
      if (section) {
        ctx.fillStyle = COLOR.section;
        ctx.fillRect(0, rowY(i), width, cell);
        const said = word(`matrix.${section}`, { n: count });
        brush.text(ctx, said, 10, y + 0.5, { size: Math.min(13, cell * 0.7), weight: "600", color: COLOR.ink });
        continue;
      }
      const isBold = isChosen(body) || hovered?.row === i;
      if (isChosen(body) || hovered?.row === i) {
        ctx.fillStyle = isChosen(body) ? COLOR.chosen : COLOR.cross;
        ctx.fillRect(0, rowY(i), head.width, cell);
      }
      brush.body(ctx, body, 15, y, Math.min(6.5, cell * 0.3), false);
      const text = brush.shorten(body.name, (head.width - 34) / size);
      ctx.globalAlpha = state.isDimmed(body) ? 0.35 : 1;
      brush.text(ctx, text, 28, y + 0.5, { size, weight: isBold ? "600" : "", color: COLOR.ink });
      ctx.globalAlpha = 1;
    }
  }

  function paintColumnNames(columns) {
    const size = Math.min(COLUMN_NAMES.font, cell * 0.8);
    const room = (head.height - (head.hasPlaces ? PLACE : 0) - 14) / Math.sin(COLUMN_NAMES.slant);
    for (let i = columns[0]; i < columns[1]; i += 1) {
      const body = model.columns[i];
      const isBold = isChosen(body) || hovered?.column === i;
      ctx.save();
      ctx.translate(columnX(i) + cell / 2 + 2, head.height - 6);
      ctx.rotate(-COLUMN_NAMES.slant);
      if (isBold) {
        ctx.fillStyle = isChosen(body) ? COLOR.chosen : COLOR.cross;
        ctx.fillRect(-4, -size * 0.7, room + 8, size * 1.4);
      }
      ctx.globalAlpha = state.isDimmed(body) ? 0.35 : 1;
      brush.text(ctx, brush.shorten(columnName(body), room / size), 0, 0, { size, weight: isBold ? "600" : "", color: COLOR.ink });
      ctx.restore();
    }
  }

  function paintPlaces() {
    for (const { place, first, count } of grid.places(model)) {
      const [left, right] = [Math.max(head.width, columnX(first)), columnX(first + count)];
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

  function draw() {
    isAsked = false;
    if (host.hidden || !model || width === 0) return;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = "#fff";
    ctx.fillRect(0, 0, width, height);
    if (model.rows.length === 0) {
      brush.text(ctx, word("matrix.none"), width / 2, 80, { size: 15, align: "center", color: COLOR.quiet });
      return;
    }
    const rows = span(scroller.scrollTop, height - head.height, model.rows.length);
    const columns = span(scroller.scrollLeft, width - head.width, model.columns.length);
    clip(head.width, head.height, width, height, () => {
      paintBands(rows, columns);
      paintCells(rows, columns);
    });
    if (head.hasPlaces) clip(head.width, 0, width, height, paintPlaces);
    clip(0, head.height, width, height, () => {
      ctx.fillStyle = "#fff";
      ctx.fillRect(0, head.height, head.width, height);
      paintRowNames(rows);
    });
    clip(head.width, head.hasPlaces ? PLACE : 0, width, head.height, () => paintColumnNames(columns));
    ctx.strokeStyle = "#9aa6b4";
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.moveTo(0, head.height + 0.5);
    ctx.lineTo(width, head.height + 0.5);
    ctx.moveTo(head.width + 0.5, head.height);
    ctx.lineTo(head.width + 0.5, height);
    ctx.stroke();
  }

  function redraw() {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(draw);
  }

  /* --- pointer and keys --- */

  /** What lies at a point of the canvas: the numbers of a row and a column, null on the heads. */
  function spotAt({ x, y }) {
    const row = y < head.height ? null : Math.floor((y - head.height + scroller.scrollTop) / cell);
    let column = x < head.width ? null : Math.floor((x - head.width + scroller.scrollLeft) / cell);
    if (row === null && column !== null) {
      const lean = (head.height - 6 - y) / Math.tan(COLUMN_NAMES.slant);
      column = Math.floor((x - lean - head.width + scroller.scrollLeft) / cell);
    }
    const isRow = row === null || (row < model.rows.length && model.rows[row].body);
    const isColumn = column === null || (column >= 0 && column < model.columns.length);
    return isRow && isColumn && (row !== null || column !== null) ? { row, column } : null;
  }

  function tiesAt({ row, column }) {
    if (row === null || column === null) return [];
    const { body } = model.rows[row];
    return body ? (grid.cells(model, body).get(model.columns[column]) ?? []) : [];
  }

  function describe(spot) {
    if (spot.row === null) return [model.columns[spot.column].name];
    if (spot.column === null) return [model.rows[spot.row].body.name];
    const names = word("matrix.cell", { row: model.rows[spot.row].body.name, column: model.columns[spot.column].name });
    const said = tiesAt(spot).map((tie) =>
      ["type", "status", "basis"].filter((facet) => tie[facet]).map((facet) => word(`${facet}.${tie[facet]}`)).join(" · "),
    );
    return [names, ...new Set(said)];
  }

  const placeOf = (event) => {
    const edge = canvas.getBoundingClientRect();
    return { x: event.clientX - edge.left, y: event.clientY - edge.top };
  };
  const same = (a, b) => a?.row === b?.row && a?.column === b?.column;

  let pointed = null;
  function hover() {
    const place = pointed;
    pointed = null;
    if (place === null || !model) return;
    const spot = spotAt(place);
    canvas.classList.toggle("pointing", spot !== null && (spot.row === null || spot.column === null || tiesAt(spot).length > 0));
    if (spot) tip.show(describe(spot), { x: place.x, y: place.y + scroller.offsetTop });
    else tip.hide();
    if (same(spot, hovered)) return;
    hovered = spot;
    redraw();
  }

  canvas.addEventListener("pointermove", (event) => {
    if (pointed === null) requestAnimationFrame(hover);
    pointed = placeOf(event);
  });
  canvas.addEventListener("pointerleave", () => {
    pointed = null;
    hovered = null;
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
    if (spot && (spot.row === null || spot.column === null)) state.setView("body");
  });

  function choose(spot, event) {
    if (spot.row === null) state.pick(model.columns[spot.column], event);
    else if (spot.column === null) state.pick(model.rows[spot.row].body, event);
    else {
      cursor = spot;
      const ties = tiesAt(spot);
      if (ties.length > 0) state.focusTie(ties[0]);
      else state.clearFocus();
    }
  }

  /** The next row with a body in a direction; headings of sections are passed over. */
  function rowFrom(row, by) {
    let next = Math.max(0, Math.min(model.rows.length - 1, row + by));
    while (model.rows[next] && !model.rows[next].body) next += by < 0 && next > 0 ? -1 : 1;
    return model.rows[next] ? next : row;
  }

  function move(event) {
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
    else if (event.key in steps) {
      const [down, across] = steps[event.key];
      const at = cursor ?? { row: rowFrom(0, 1), column: 0 };
      const row = cursor && down !== 0 ? rowFrom(at.row, down) : at.row;
      const column = cursor ? Math.max(0, Math.min(model.columns.length - 1, at.column + across)) : 0;
      cursor = { row, column };
      show(cursor);
      const said = describe(cursor);
      live.textContent = [...said, ...(said.length === 1 ? [word("ties.none")] : [])].join("；");
      redraw();
    } else return;
    event.preventDefault();
  }
  canvas.addEventListener("keydown", move);
  for (const what of ["focus", "blur"]) canvas.addEventListener(what, redraw);

  /** Scrolls until a cell, or only its row or column, can be seen. */
  function show({ row, column }) {
    const into = (at, size, scroll) =>
      at * cell < scroll ? at * cell : (at + 1) * cell > scroll + size ? (at + 1) * cell - size + cell : scroll;
    if (row !== null) scroller.scrollTop = into(row, height - head.height - 50, scroller.scrollTop);
    if (column !== null) scroller.scrollLeft = into(column, width - head.width - 60, scroller.scrollLeft);
  }

  /* --- the view --- */

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

  function rebuild() {
    model = grid.read();
    hovered = null;
    if (cursor && !model.rows[cursor.row]?.body) cursor = null;
    measure();
    redraw();
  }

  /** All columns side by side, if they can still be read. */
  function fit() {
    model ??= grid.read();
    const room = scroller.clientWidth - rowNames(scroller.clientWidth) - 90;
    cell = Math.round(Math.max(CELL.least + 3, Math.min(CELL.usual + 4, room / Math.max(1, model.columns.length))));
    measure();
    scroller.scrollTo(0, 0);
    redraw();
  }

  function zoom(factor) {
    const before = cell;
    cell = Math.round(Math.max(CELL.least, Math.min(CELL.most, cell * factor)));
    const [top, left] = [scroller.scrollTop, scroller.scrollLeft];
    measure();
    scroller.scrollTo((left * cell) / before, (top * cell) / before);
    redraw();
  }

  scroller.addEventListener("scroll", draw);
  state.onChange((what) => {
    if (host.hidden) {
      if (what === "filter") model = null;
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
      const isFirst = width === 0;
      if (model === null) model = grid.read();
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
      const spot = { row: model.at.get(body) ?? null, column: model.columnAt.get(body) ?? null };
      show(spot);
      redraw();
    },
    model: () => model,
    spotAt,
    pointOf: ({ row, column }) => ({ x: columnX(column) + cell / 2, y: rowY(row) + cell / 2 }),
    draw,
  };
  views.register(view);
  return view;
})();
