/* What all pictures are painted with: shapes, names, boxes and lines, at any place of any canvas. */
"use strict";

liaison.brush = (() => {
  const { shapes, state, telling } = liaison;

  const FACE =
    '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", ' +
    '"WenQuanYi Micro Hei", sans-serif';
  const INK = "#1b2430";
  const QUIET = "#56606c";
  const DIM = 0.14;
  /* While two dates are compared: how pale a line is that has not changed, and one that is gone. */
  const PALE = { same: 0.28, gone: 0.6 };
  /* The size of the sign of a change, in the units of the picture and, at least, on the screen. */
  const SIGN = { usual: 6.5, least: 5 };
  const SIGNED = liaison.changes.KINDS.filter((change) => change !== "same");

  /** While two dates are compared: at the corner of what stands for a body, that it is new, or gone. */
  function cameOrWent(ctx, member, at, size) {
    const change = state.changeOfBody(member);
    if (change !== null) shapes.paintChange(ctx, change, at, size);
  }

  const widths = new Map();
  const measure = document.createElement("canvas").getContext("2d");

  /** How wide a text is at font size 1. */
  function textWidth(text) {
    if (!widths.has(text)) {
      measure.font = `100px ${FACE}`;
      widths.set(text, measure.measureText(text).width / 100);
    }
    return widths.get(text);
  }

  /** The text, cut with … where it is wider than so many times its font size. */
  function shorten(text, most) {
    if (textWidth(text) <= most) return text;
    const characters = Array.from(text);
    while (characters.length > 1 && textWidth(`${characters.join("")}…`) > most) characters.pop();
    return `${characters.join("")}…`;
  }

  const font = (size, weight = "") => `${weight ? `${weight} ` : ""}${size}px ${FACE}`;

  /** A line of text; `halo` keeps it apart from the lines it crosses. */
  function text(ctx, words, x, y, { size, align = "left", weight = "", color = INK, halo = false }) {
    ctx.font = font(size, weight);
    ctx.textAlign = align;
    ctx.textBaseline = "middle";
    ctx.direction = "ltr";
    if (halo) {
      ctx.lineJoin = "round";
      ctx.lineWidth = 4;
      ctx.strokeStyle = "rgba(255, 255, 255, 0.92)";
      ctx.strokeText(words, x, y);
    }
    ctx.fillStyle = color;
    ctx.fillText(words, x, y);
  }

  /** A shape of a size, twice for a collective, with an outline that stands out when it is meant. */
  function shape(ctx, { shape: outline, color, collective = false }, x, y, size, isMeant = false) {
    const back = shapes.BEHIND * size;
    const path = shapes.path(outline);
    for (const [dx, dy] of collective
      ? [
          [back, -back],
          [-back / 2, back / 2],
        ]
      : [[0, 0]]) {
      ctx.save();
      ctx.translate(x + dx, y + dy);
      ctx.scale(size, size);
      ctx.lineWidth = (isMeant ? 2.4 : 1) / size;
      ctx.strokeStyle = isMeant ? INK : shapes.OUTLINE_COLOR;
      ctx.fillStyle = color;
      ctx.fill(path);
      ctx.stroke(path);
      ctx.restore();
    }
  }

  /** The shape of a body as its node says. */
  function body(ctx, member, x, y, size, isMeant) {
    ctx.entitle?.(member.name);
    shape(ctx, { ...member.node, collective: member.collective }, x, y, size, isMeant);
  }

  /** A box with a name; it stays opaque where it is dimmed, so that no line runs through the name. */
  function box(ctx, words, [left, top, right, bottom], { size, fill, isDimmed = false, emphasis = null }) {
    ctx.beginPath();
    ctx.roundRect(left, top, right - left, bottom - top, 6);
    ctx.fillStyle = isDimmed ? "#e3e7ec" : fill;
    ctx.fill();
    if (emphasis) {
      ctx.lineWidth = 3;
      ctx.strokeStyle = emphasis === "focus" ? "#ffb000" : "#7fa6d6";
      ctx.stroke();
    }
    label(ctx, words, [left, top, right, bottom], { size, isDimmed });
  }

  /** The name in the middle of a box. */
  function label(ctx, words, [left, top, right, bottom], { size, isDimmed = false }) {
    const color = isDimmed ? "#68727f" : "#fff";
    text(ctx, words, (left + right) / 2, (top + bottom) / 2 + 0.5, { size, align: "center", weight: "600", color });
  }

  const PER_SIGN = { disc: 6, gap: 3, between: 7, font: 11.5 };
  const signWidth = ([, n]) => 2 * PER_SIGN.disc + PER_SIGN.gap + textWidth(String(n)) * PER_SIGN.font;
  const tallied = (counts) => SIGNED.map((change) => [change, counts[change] ?? 0]).filter(([, n]) => n > 0);

  /** How wide `tally` is for such counts, 0 where nothing has changed. */
  function tallyWidth(counts) {
    const own = tallied(counts);
    return own.reduce((sum, entry) => sum + signWidth(entry) + PER_SIGN.between, own.length > 0 ? -PER_SIGN.between : 0);
  }

  /** How many have changed in which way, each with its sign, from `x` on to the right, around the height `y`. */
  function tally(ctx, counts, x, y, color = INK) {
    let at = x;
    for (const entry of tallied(counts)) {
      const [change, n] = entry;
      shapes.paintChange(ctx, change, { x: at + PER_SIGN.disc, y }, PER_SIGN.disc - 0.6);
      const said = at + 2 * PER_SIGN.disc + PER_SIGN.gap;
      text(ctx, String(n), said, y + 0.5, { size: PER_SIGN.font, weight: "600", color });
      at += signWidth(entry) + PER_SIGN.between;
    }
  }

  /** What goes through the middle of a line that has ended. */
  function strike(ctx, { x, y }) {
    ctx.setLineDash([]);
    ctx.lineWidth = 1.6;
    ctx.strokeStyle = QUIET;
    ctx.beginPath();
    for (const slope of [-1, 1]) {
      ctx.moveTo(x - 5, y - 5 * slope);
      ctx.lineTo(x + 5, y + 5 * slope);
    }
    ctx.stroke();
  }

  /**
   * One tie along a course (`path`, `middle`, what it `said` if it stands for others), as its edge says; a lively one stands out from the others. While two
   * dates are compared it shows by a sign whether it is new, gone or further on.
   */
  function tie(ctx, member, course, scale, { isDimmed = false, isLively = false } = {}) {
    const style = shapes.edgeStyle(member.edge);
    const change = state.changeOf(member);
    ctx.save();
    ctx.globalAlpha = isDimmed ? DIM : isLively ? 1 : (PALE[change] ?? style.opacity);
    ctx.strokeStyle = style.color;
    ctx.lineWidth = Math.max(style.width, 0.9 / scale) + (isLively ? 1.4 : 0);
    ctx.setLineDash(style.dashes);
    ctx.lineCap = shapes.isDotted(style.dashes) ? "round" : "butt";
    ctx.entitle?.(course.said ?? telling.line(member));
    ctx.stroke(course.path);
    if (member.status === "ended") {
      ctx.globalAlpha = isDimmed ? DIM : 0.9;
      strike(ctx, course.middle);
    }
    ctx.restore();
    if (change && change !== "same" && !isDimmed) {
      shapes.paintChange(ctx, change, course.sign ?? course.middle, Math.max(SIGN.usual, SIGN.least / scale));
    }
  }

  return { FACE, INK, QUIET, DIM, textWidth, shorten, font, text, shape, body, box, label, cameOrWent, tally, tallyWidth, strike, tie };
})();
