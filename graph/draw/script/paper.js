/* The matrix on A3 paper: cut into pages with repeated heads, and an index from every name to its page and line. */
"use strict";

liaison.paper = (() => {
  const { data, words, brush, classes, grid, signs, matrix, views } = liaison;
  if (matrix === null) return null;
  const { element, svg } = liaison.dom;
  const { word } = words;

  /* In millimetres: a sheet of A3 across within its margins, and what stands on it. */
  const SHEET = { width: 398, height: 272 };
  const CELL = 4.4;
  const FONT = 3.1;
  /* Long names are smaller before any is cut. */
  const FONT_LEAST = 2.3;
  const HEAD = { title: 8, place: 6, names: 34 };
  const ROW_NAMES = 66;
  /* Slanted names run on beyond the last column, over the empty corner of a block beside it. */
  const OVERHANG = 20;
  const GAP = 3;
  const FOOT = 5;
  const SLANT = 60;
  const ACROSS = Math.floor((SHEET.width - ROW_NAMES - OVERHANG) / CELL);
  const DOWN = Math.floor((SHEET.height - HEAD.title - HEAD.place - HEAD.names - FOOT) / CELL);
  const INDEX = { font: 3.1, line: 4.2, columns: 4 };
  const FACE = brush.FACE;

  const text = (x, y, content, more = {}) => ["text", { x, y, "font-size": FONT, fill: "#1b2430", ...more }, content];
  const line = (x1, y1, x2, y2, stroke = "#d5dbe2") => ["line", { x1, y1, x2, y2, stroke, "stroke-width": 0.15 }];

  /** Elements of an SVG from [tag, attributes, text or further parts]. */
  function make([tag, attributes, content]) {
    const part = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
    if (Array.isArray(content)) part.append(...content.map(make));
    else if (content !== undefined) part.textContent = content;
    return part;
  }

  function sheet(parts) {
    const made = svg(`${SHEET.width}mm`, `${SHEET.height}mm`, `0 0 ${SHEET.width} ${SHEET.height}`);
    made.setAttribute("font-family", FACE);
    made.setAttribute("class", "sheet");
    made.append(...parts.map(make));
    return made;
  }

  const chunks = (members, size) =>
    Array.from({ length: Math.ceil(members.length / size) }, (_, i) => members.slice(i * size, (i + 1) * size));

  /** The blocks that have anything in their cells: rows and columns of each, with their numbers. */
  function cut(model) {
    const bodies = model.rows.filter((row) => row.body).map((row) => row.body);
    const blocks = [];
    chunks(bodies, DOWN).forEach((rows, down) => {
      chunks(model.columns, ACROSS).forEach((columns, across) => {
        const own = new Set(columns);
        const isFilled = rows.some((row) => [...grid.cells(model, row).keys()].some((column) => own.has(column)));
        if (isFilled) blocks.push({ rows, columns, firstRow: down * DOWN, firstColumn: across * ACROSS });
      });
    });
    return blocks;
  }

  const wideOf = (columns) => ROW_NAMES + columns * CELL + GAP;

  /** Blocks by page: side by side, as many as have room, where there are few columns. */
  function paginate(blocks) {
    const widest = Math.max(1, ...blocks.map((block) => block.columns.length));
    const names = Math.max(0, ...blocks.flatMap((block) => block.columns.slice(-4).map(columnName)).map(brush.textWidth));
    const overhang = Math.min(OVERHANG, names * FONT * Math.cos((SLANT * Math.PI) / 180));
    return chunks(blocks, Math.max(1, Math.floor((SHEET.width - overhang) / wideOf(widest))));
  }

  const columnName = (body) => `000 ${classes.shortName(body)}`;

  function columnHeads(page, top) {
    const most = (HEAD.names - 3) / Math.sin((SLANT * Math.PI) / 180) / FONT;
    const parts = page.columns.flatMap((body, i) => {
      const x = ROW_NAMES + (i + 0.5) * CELL + 0.6;
      const said = `${page.firstColumn + i + 1} ${classes.shortName(body)}`;
      return [text(x, top - 1.4, brush.shorten(said, most), { transform: `rotate(${-SLANT} ${x} ${top - 1.4})` })];
    });
    for (const { place, first, count } of grid.places(page)) {
      const x = ROW_NAMES + first * CELL;
      const y = HEAD.title + HEAD.place - 1.6;
      const said = brush.shorten(place || word("overview.noplace"), Math.max(4, (count * CELL) / FONT));
      parts.push(text(x, y, said, { "font-weight": 600 }), line(x, y + 1.2, x + count * CELL - 1, y + 1.2, "#56606c"));
    }
    return parts;
  }

  function rowsOf(page, model, top) {
    const parts = [];
    page.rows.forEach((row, i) => {
      const y = top + i * CELL;
      if (i % 2 === 1) parts.push(["rect", { x: 0, y, width: ROW_NAMES + page.columns.length * CELL, height: CELL, fill: "#f3f5f8" }]);
      const number = String(page.firstRow + i + 1);
      parts.push(text(9, y + CELL * 0.72, number, { "text-anchor": "end", fill: "#56606c", "font-size": 2.5 }));
      const room = ROW_NAMES - 13;
      const size = Math.max(FONT_LEAST, Math.min(FONT, room / brush.textWidth(row.name)));
      parts.push(text(11, y + CELL * 0.72, brush.shorten(row.name, room / size), { "font-size": size }));
      for (const [column, ties] of grid.cells(model, row)) {
        const j = model.columnAt.get(column) - page.firstColumn;
        if (j < 0 || j >= page.columns.length) continue;
        const middle = [ROW_NAMES + (j + 0.5) * CELL, y + CELL / 2];
        parts.push(...signs.cellParts(ties, middle, CELL));
      }
    });
    return parts;
  }

  function blockParts(block, model) {
    const top = HEAD.title + HEAD.place + HEAD.names;
    const bottom = top + block.rows.length * CELL;
    const rules = [line(0, top, ROW_NAMES + block.columns.length * CELL, top, "#56606c")];
    for (let i = 0; i <= block.columns.length; i += 1) {
      rules.push(line(ROW_NAMES + i * CELL, top, ROW_NAMES + i * CELL, bottom));
    }
    return [...columnHeads(block, top), ...rowsOf(block, model, top), ...rules];
  }

  function pageSheet(blocks, model, number, all) {
    const title = word("matrix.page", { title: document.title, n: number, all });
    return sheet([
      text(0, 4.4, title, { "font-size": 4, "font-weight": 600 }),
      ...blocks.map((block, i) => [
        "g",
        { transform: `translate(${i * wideOf(block.columns.length)} 0)` },
        blockParts(block, model),
      ]),
      ...keyParts(),
    ]);
  }

  /** What the signs mean, at the foot of every page. */
  function keyParts() {
    const y = SHEET.height - 2;
    const types = Object.keys(data.styles.type);
    const entries = [
      ...types.map((type) => [{ type, isHollow: false, isEnded: false }, word(`type.${type}`)]),
      [{ type: types[0], isHollow: true, isEnded: false }, word("matrix.unfinished")],
      [{ type: types[0], isHollow: false, isEnded: true }, word("matrix.ended")],
    ];
    let x = 2;
    return entries.flatMap(([sign, said]) => {
      const at = x;
      x += brush.textWidth(said) * FONT + 9;
      return [...signs.parts(sign, [at, y - 1], 1.2), text(at + 2.4, y, said)];
    });
  }

  /** Every name with the pages it is on and its number there; names in order. */
  function indexEntries(pages) {
    const [rows, columns] = [new Map(), new Map()];
    const add = (found, body, number, page) => {
      if (!found.has(body)) found.set(body, { body, number, pages: new Set() });
      found.get(body).pages.add(page);
    };
    pages.forEach((blocks, i) => {
      for (const { rows: down, columns: across, firstRow, firstColumn } of blocks) {
        down.forEach((body, j) => add(rows, body, `${firstRow + j + 1}`, i + 1));
        across.forEach((body, j) => add(columns, body, `▸${firstColumn + j + 1}`, i + 1));
      }
    });
    const order = new Intl.Collator("zh");
    return [...columns.values(), ...rows.values()].sort((a, b) => order.compare(a.body.name, b.body.name));
  }

  /** Numbers of pages with runs as 3–7. */
  function asRanges(numbers) {
    const runs = [];
    for (const n of [...numbers].sort((a, b) => a - b)) {
      if (runs.at(-1)?.[1] === n - 1) runs.at(-1)[1] = n;
      else runs.push([n, n]);
    }
    return runs.map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`)).join(", ");
  }

  function indexSheets(pages) {
    const perColumn = Math.floor((SHEET.height - HEAD.title - 6) / INDEX.line);
    const wide = SHEET.width / INDEX.columns;
    return chunks(indexEntries(pages), perColumn * INDEX.columns).map((entries) => {
      const parts = [text(0, 4.4, word("matrix.index"), { "font-size": 4, "font-weight": 600 })];
      entries.forEach(({ body, number, pages: own }, i) => {
        const x = Math.floor(i / perColumn) * wide;
        const y = HEAD.title + 5 + (i % perColumn) * INDEX.line;
        const said = `${brush.shorten(asRanges(own), 10)} : ${number}`;
        const name = brush.shorten(body.name, (wide - 8) / INDEX.font - brush.textWidth(said));
        parts.push(text(x, y, name, { "font-size": INDEX.font, ...(body.reporting ? { "font-weight": 600 } : {}) }));
        parts.push(text(x + wide - 6, y, said, { "font-size": INDEX.font, "text-anchor": "end", fill: "#56606c" }));
      });
      return sheet(parts);
    });
  }

  /** All sheets of what the matrix shows now: its pages, then the index. */
  function sheets() {
    const model = grid.read();
    const pages = paginate(cut(model));
    return [...pages.map((page, i) => pageSheet(page, model, i + 1, pages.length)), ...indexSheets(pages)];
  }

  const host = element("div", { id: "paper", hidden: true });
  document.body.append(host);
  addEventListener("beforeprint", () => {
    if (views.current().name !== "matrix") return;
    document.documentElement.classList.add("on-paper");
    host.hidden = false;
    host.replaceChildren(...sheets());
  });
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("on-paper");
    host.hidden = true;
    host.replaceChildren();
  });

  return { sheets, pages: () => paginate(cut(grid.read())) };
})();
