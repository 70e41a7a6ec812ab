/* The signs of ties in the cells of the matrix: a shape for each type, hollow while unfinished, struck when ended. */
"use strict";

liaison.signs = (() => {
  const { data, shapes, state } = liaison;
  const { svg } = liaison.dom;

  const OWN = {
    up: "M0 -1.15L.95 -.05H.4V1.05H-.4V-.05H-.95z",
    right: "M1.15 0L.05 .95V.4H-1.05V-.4H.05V-.95z",
  };
  const SHAPES = {
    LIAISON: "dot",
    AGREEMENT_SIGNED: "square",
    COOPERATION: "diamond",
    JOINT_ACTION: "triangle",
    VISIT: "star",
    APPLICATION: "up",
    SUPPORT: "cross",
    SUPERVISION: "hexagon",
    COMMISSION: "right",
  };
  const UNFINISHED = new Set(["planned", "negotiating"]);
  const RANK = new Map(Object.keys(SHAPES).map((type, i) => [type, i]));
  /* A cell has room for so many signs. */
  const MOST = 4;

  const outline = (type) => OWN[SHAPES[type]] ?? data.styles.outline[SHAPES[type] ?? "dot"];
  const colorOf = (type) => (data.styles.type[type] ?? data.styles.plain.type).color;
  const paths = new Map();

  function path(type) {
    if (!paths.has(type)) paths.set(type, new liaison.paths.Path(outline(type)));
    return paths.get(type);
  }

  /** One sign for each type among the ties of a cell, with how far the furthest of that type has come. */
  function of(ties) {
    const byType = new Map();
    for (const tie of ties) byType.set(tie.type, [...(byType.get(tie.type) ?? []), tie]);
    return [...byType]
      .sort(([a], [b]) => (RANK.get(a) ?? 99) - (RANK.get(b) ?? 99))
      .map(([type, own]) => ({
        type,
        ties: own,
        isHollow: own.every((tie) => UNFINISHED.has(tie.status) || tie.status === "ended") && own.some((tie) => tie.status !== "ended"),
        isEnded: own.every((tie) => tie.status === "ended"),
        change: ["new", "advanced", "gone"].find((change) => own.some((tie) => state.changeOf(tie) === change)) ?? null,
      }));
  }

  /** Where the signs of a cell stand, from its middle, and how large they are, in sizes of the cell. */
  function places(count) {
    if (count === 1) return { size: 0.25, spots: [[0, 0]] };
    if (count === 2) return { size: 0.19, spots: [[-0.23, 0], [0.23, 0]] };
    return { size: 0.17, spots: [[-0.23, -0.23], [0.23, -0.23], [-0.23, 0.23], [0.23, 0.23]] };
  }

  /** The signs of a cell around its middle. */
  function paint(ctx, ties, x, y, cell) {
    const own = of(ties).slice(0, MOST);
    const { size, spots } = places(own.length);
    own.forEach(({ type, isHollow, isEnded, change }, i) => {
      const scale = size * cell;
      ctx.save();
      ctx.translate(x + spots[i][0] * cell, y + spots[i][1] * cell);
      ctx.scale(scale, scale);
      ctx.lineWidth = 0.42;
      ctx.strokeStyle = ctx.fillStyle = colorOf(type);
      if (isHollow) {
        ctx.setLineDash([0.5, 0.4]);
        ctx.stroke(path(type));
      } else {
        ctx.globalAlpha *= isEnded ? 0.45 : 1;
        ctx.fill(path(type));
      }
      if (isEnded) {
        ctx.globalAlpha = 1;
        ctx.setLineDash([]);
        ctx.strokeStyle = "#3d4753";
        ctx.beginPath();
        ctx.moveTo(-1.3, 1.3);
        ctx.lineTo(1.3, -1.3);
        ctx.stroke();
      }
      ctx.restore();
      if (change) shapes.paintChange?.(ctx, change, { x: x + cell * 0.34, y: y - cell * 0.32 }, cell * 0.17);
    });
  }

  /** The sign of a type for keys and print: parts of an SVG. */
  function parts(sign, [x, y], size) {
    const transform = `translate(${x} ${y}) scale(${size})`;
    const color = colorOf(sign.type);
    const look = sign.isHollow
      ? { fill: "none", stroke: color, "stroke-width": 0.42, "stroke-dasharray": "0.5 0.4" }
      : { fill: color, "fill-opacity": sign.isEnded ? 0.45 : 1 };
    const shape = ["path", { d: outline(sign.type), transform, ...look }];
    const strike = ["path", { d: "M-1.3 1.3L1.3 -1.3", transform, stroke: "#3d4753", "stroke-width": 0.42 }];
    return sign.isEnded ? [shape, strike] : [shape];
  }

  /** The parts of an SVG for all signs of a cell around its middle. */
  function cellParts(ties, [x, y], cell) {
    const own = of(ties).slice(0, MOST);
    const { size, spots } = places(own.length);
    return own.flatMap((sign, i) => parts(sign, [x + spots[i][0] * cell, y + spots[i][1] * cell], size * cell));
  }

  const icon = (sign) => svg(16, 16, "-1.7 -1.7 3.4 3.4", ...parts({ isHollow: false, isEnded: false, ...sign }, [0, 0], 1));

  return { of, paint, parts, cellParts, icon };
})();
