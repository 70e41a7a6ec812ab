/* The course of every line: from a body level to its lane, in a curve to the other, parallels side by side. */
"use strict";

liaison.curves = (() => {
  const { layout, bodies, ties } = liaison.data;

  /* Between parallel lines, and between lines at the same edge of a box, in the units of the picture. */
  const APART = 4.5;
  const PORT_MAX = 4.5;
  /* How far from the middle of a shape, or of a box, lines may still end. */
  const REACH = 7;

  const spread = (rank, count, step) => (rank - (count - 1) / 2) * step;

  const isPlaced = (tie) => tie.from.placed && tie.to.placed && tie.from !== tie.to;

  /** How far from the middle of a box each line ends, so that lines leave it in the order they spread. */
  function readPorts() {
    const ports = new Map();
    for (const body of bodies.values()) {
      if (!body.placed || body.side !== 0) continue;
      for (const side of [-1, 0, 1]) {
        const own = body.ties.filter((tie) => isPlaced(tie) && liaison.data.other(tie, body).side === side);
        const y = (tie) => liaison.data.other(tie, body).node.y;
        own.sort((a, b) => y(a) - y(b) || a.rank - b.rank);
        const lines = new Map();
        const lineOf = (tie) => `${liaison.data.other(tie, body).index} ${tie.rank}`;
        for (const tie of own) if (!lines.has(lineOf(tie))) lines.set(lineOf(tie), lines.size);
        const step = Math.min(PORT_MAX, (layout.boxHeight - 10) / Math.max(1, lines.size - 1));
        for (const tie of own) {
          ports.set(`${tie.id}\u0000${body.id}`, spread(lines.get(lineOf(tie)), lines.size, step));
        }
      }
    }
    return ports;
  }

  const ports = layout ? readPorts() : new Map();

  /** Where a line leaves a body towards the other: the point, and where it begins to bend. */
  function end(tie, body, toward, place) {
    const step = Math.min(APART, (2 * REACH) / Math.max(1, tie.parallels - 1));
    if (body.side === 0) {
      const out = toward.side === 0 ? 1 : toward.side;
      const x = place.x + out * body.half;
      const y = place.y + (ports.get(`${tie.id}\u0000${body.id}`) ?? 0);
      return { x, y, lane: x };
    }
    const y = place.y + spread(tie.rank, tie.parallels, step);
    const lane = body.side * layout.span;
    const isOuter = place.x * body.side > layout.span + 1;
    return { x: place.x, y, lane: isOuter ? lane : place.x };
  }

  /** The four points of the curve between two ends: an S between columns, an arc within one. */
  function bend(a, b, tie) {
    const height = Math.abs(a.y - b.y);
    if (tie.from.side === tie.to.side) {
      const inward = tie.from.side === 0 ? 1 : -tie.from.side;
      const out = inward * (46 + 0.22 * height + 6 * tie.rank);
      return [a.lane, a.y, a.lane + out, a.y, b.lane + out, b.y, b.lane, b.y];
    }
    const half = (b.lane - a.lane) * 0.5;
    return [a.lane, a.y, a.lane + half, a.y, b.lane - half, b.y, b.lane, b.y];
  }

  /** The point of a curve at `t`, of 0 to 1. */
  function pointAt(p, t) {
    const u = 1 - t;
    const along = (i) =>
      u * u * u * p[i] + 3 * u * u * t * p[i + 2] + 3 * u * t * t * p[i + 4] + t * t * t * p[i + 6];
    return { x: along(0), y: along(1) };
  }

  /* Signs on parallel lines stand apart along them, by so much of their length. */
  const SIGNS_APART = 0.07;
  const signAt = ({ rank, parallels }) =>
    Math.min(0.8, Math.max(0.2, 0.5 + (rank - (parallels - 1) / 2) * SIGNS_APART));

  /** The course of a tie between the places of its two bodies: a path, its middle, where a sign goes, its box. */
  function course(tie, placeOf) {
    const a = end(tie, tie.from, tie.to, placeOf(tie.from));
    const b = end(tie, tie.to, tie.from, placeOf(tie.to));
    const p = bend(a, b, tie);
    const path = new liaison.paths.Path();
    path.moveTo(a.x, a.y);
    if (a.lane !== a.x) path.lineTo(a.lane, a.y);
    path.bezierCurveTo(p[2], p[3], p[4], p[5], p[6], p[7]);
    if (b.lane !== b.x) path.lineTo(b.x, b.y);
    const xs = [a.x, b.x, p[2], p[4]];
    return {
      path,
      middle: pointAt(p, 0.5),
      sign: pointAt(p, signAt(tie)),
      box: [Math.min(...xs), Math.min(a.y, b.y), Math.max(...xs), Math.max(a.y, b.y)],
    };
  }

  return { course, isPlaced };
})();
