/* A picture to be taken away: all that a view shows, with its title, its reports and a legend of what occurs. */
"use strict";

liaison.plate = (() => {
  const { data, state, words, brush, shapes, signs, changes } = liaison;
  const { byId } = liaison.dom;
  const { word } = words;

  const MARGIN = 36;
  const LINE = 22;
  const TITLE = 20;
  const SOURCE = 13;
  const ENTRY = { width: 200, sign: 40, font: 12 };
  const WIDTH_MIN = 620;
  /* Wider than this, a picture has its title and legend larger, by the root of how much wider it is. */
  const WIDTH_USUAL = 2600;
  const MOST = 0.97;
  const UNFINISHED = ["planned", "negotiating"];

  /* --- the legend --- */

  /** Paints the stroke of a style, level, from a point on. */
  function paintLine(ctx, style, isEnded, x, y) {
    ctx.save();
    ctx.globalAlpha = style.opacity;
    ctx.strokeStyle = style.color;
    ctx.lineWidth = style.width;
    ctx.setLineDash(style.dashes);
    ctx.lineCap = shapes.isDotted(style.dashes) ? "round" : "butt";
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x + ENTRY.sign - 8, y);
    ctx.stroke();
    ctx.restore();
    if (isEnded) brush.strike(ctx, { x: x + ENTRY.sign / 2 - 4, y });
  }

  const lineEntry = (style, said, isEnded = false) => ({
    said,
    paint: (ctx, x, y) => paintLine(ctx, style, isEnded, x, y),
  });
  const shapeEntry = (look, said) => ({
    said,
    paint: (ctx, x, y) => brush.shape(ctx, look, x + ENTRY.sign / 2 - 4, y, 7),
  });
  const signEntry = (tie, said) => ({
    said,
    paint: (ctx, x, y) => signs.paint(ctx, [tie], x + ENTRY.sign / 2 - 4, y, 26),
  });
  const changeEntry = (change) => ({
    said: word(`change.${change}`),
    paint: (ctx, x, y) => shapes.paintChange(ctx, change, { x: x + ENTRY.sign / 2 - 4, y }, 6.5),
  });

  const occurring = (members, key) => new Set([...members].map((member) => member[key]));

  /** Types as lines, and what basis and status do to one. */
  function lineRows(ties) {
    const [types, bases, statuses] = ["type", "basis", "status"].map((key) => occurring(ties, key));
    const { styles } = data;
    const own = Object.keys(styles.type).filter((type) => types.has(type));
    const modes = [];
    if (bases.has("declared") && bases.has("stated")) {
      modes.push(...Object.keys(styles.basis).map((basis) => lineEntry(styles.basis[basis], word(`basis.${basis}`))));
    }
    if ([...UNFINISHED, "ended"].some((status) => statuses.has(status))) {
      const found = Object.keys(styles.status).filter((status) => statuses.has(status));
      modes.push(...found.map((status) => lineEntry(styles.status[status], word(`status.${status}`), status === "ended")));
    }
    return [own.map((type) => lineEntry(styles.type[type], word(`type.${type}`))), modes];
  }

  /** Types as the signs of cells, and how a sign looks that is not done, or no more. */
  function signRows(ties) {
    const [types, statuses] = ["type", "status"].map((key) => occurring(ties, key));
    const own = Object.keys(data.styles.type).filter((type) => types.has(type));
    const modes = [
      ["planned", UNFINISHED, "matrix.unfinished"],
      ["ended", ["ended"], "matrix.ended"],
    ].filter(([, found]) => found.some((status) => statuses.has(status)));
    return [
      own.map((type) => signEntry({ type, status: "done" }, word(`type.${type}`))),
      modes.map(([status, , said]) => signEntry({ type: own[0], status }, word(said))),
    ];
  }

  function shapeRow(bodies, isWithBureaus) {
    const found = occurring(bodies, "category");
    const { kind, plain } = data.styles;
    const own = Object.keys(kind).filter((each) => found.has(each) && (isWithBureaus || each !== "reporting"));
    // Those that report stand first.
    own.sort((a, b) => Number(b === "reporting") - Number(a === "reporting"));
    const entries = own.map((each) => shapeEntry(kind[each], word(each === "reporting" ? each : `kind.${each}`)));
    if (found.has("plain")) entries.push(shapeEntry(plain.kind, word("kind.plain")));
    if ([...bodies].some((body) => body.collective && !body.reporting)) {
      entries.push(shapeEntry({ ...plain.kind, color: "#fff", collective: true }, word("collective.true")));
    }
    return entries;
  }

  const KINDS = {
    lines: (ties, bodies) => [...lineRows(ties), shapeRow(bodies, true)],
    cells: (ties, bodies) => [...signRows(ties), shapeRow(bodies, false)],
    classes: () => [[lineEntry({ color: "#6c7a8c", width: 5, dashes: [], opacity: 0.6 }, word("give.width"))]],
  };

  function legendOf({ legend = "lines", ties = state.shownTies(), bodies = state.shownBodies() }) {
    const rows = KINDS[legend](ties, bodies);
    const found = new Set([...[...ties].map(state.changeOf), ...[...bodies].map(state.changeOfBody)]);
    const marked = changes.KINDS.filter((change) => change !== "same" && found.has(change));
    rows.push(marked.map(changeEntry));
    return rows.filter((row) => row.length > 0);
  }

  /* --- what stands above --- */

  const textOf = (id) => byId(id).textContent;

  /** The reports with their dates, and what of them is hidden or compared. */
  function sourcesOf() {
    const lines = [...byId("sources").children].map((item) => item.textContent);
    const hidden = byId("hidden").querySelector("span");
    return hidden ? [...lines, hidden.textContent] : lines;
  }

  /**
   * What a view shows, as a picture of a `width` and a `height`, in pixels at the size of the screen. `paint(ctx,
   * scale)` paints it at (0, 0), `scale` being how large it is going to be seen; `letter` is the size of its names.
   */
  function of(view) {
    const picture = view.picture();
    const [left, top, right, bottom] = picture.box;
    const [title, sources, legend] = [textOf("title"), sourcesOf(), legendOf(picture)];
    const inner = Math.max(WIDTH_MIN, right - left);
    const large = Math.max(1, Math.sqrt(inner / WIDTH_USUAL));
    const room = inner / large;
    const columns = Math.max(1, Math.floor(room / ENTRY.width));
    const head = LINE * (1.5 + sources.length) * large;
    const lines = legend.reduce((sum, row) => sum + Math.ceil(row.length / columns), 0);
    const foot = legend.length > 0 ? LINE * (lines + 1) * large : 0;
    const width = Math.ceil(inner + 2 * MARGIN);
    const height = Math.ceil(2 * MARGIN + head + bottom - top + foot);

    function paintHead(ctx) {
      brush.text(ctx, brush.shorten(title, (room * MOST) / TITLE), 0, TITLE / 2, { size: TITLE, weight: "600" });
      sources.forEach((said, i) => {
        const y = TITLE / 2 + (i + 1) * LINE;
        brush.text(ctx, brush.shorten(said, (room * MOST) / SOURCE), 0, y, { size: SOURCE, color: brush.QUIET });
      });
    }

    function paintLegend(ctx) {
      let y = 1.5 * LINE;
      for (const row of legend) {
        row.forEach(({ said, paint }, i) => {
          const at = { x: (i % columns) * ENTRY.width, y: y + Math.floor(i / columns) * LINE };
          paint(ctx, at.x, at.y);
          const most = (ENTRY.width - ENTRY.sign - 8) / ENTRY.font;
          brush.text(ctx, brush.shorten(said, most), at.x + ENTRY.sign, at.y, { size: ENTRY.font });
        });
        y += Math.ceil(row.length / columns) * LINE;
      }
    }

    function paintAt(ctx, x, y, by, painter) {
      ctx.save();
      ctx.translate(x, y);
      ctx.scale(by, by);
      painter(ctx);
      ctx.restore();
    }

    function paint(ctx, scale) {
      ctx.fillStyle = "#ffffff";
      ctx.fillRect(0, 0, width, height);
      paintAt(ctx, MARGIN, MARGIN, large, paintHead);
      const middle = MARGIN + (inner - (right - left)) / 2;
      paintAt(ctx, middle - left, MARGIN + head - top, 1, () => picture.paint(ctx, scale));
      paintAt(ctx, MARGIN, height - MARGIN - foot, large, paintLegend);
    }

    return { width, height, letter: picture.letter, title, paint };
  }

  return { of };
})();
