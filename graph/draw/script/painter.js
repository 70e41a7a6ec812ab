/* Paints bodies, ties and captions on the canvas of vis-network, in the units of the picture. */
"use strict";

liaison.painter = (() => {
  const { data, state, shapes, words } = liaison;
  const { layout } = data;

  const FACE =
    '"Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", ' +
    '"WenQuanYi Micro Hei", sans-serif';
  const INK = "#1b2430";
  const QUIET = "#56606c";
  const DIM = 0.14;
  /* Between a shape and its name. */
  const GAP = 7;
  /* On the screen, the size that names are kept at while the picture is zoomed out, as far as rows allow. */
  const LEGIBLE = 12.5;

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

  const fontAt = (scale) => Math.min(layout.fontMax, Math.max(layout.font, LEGIBLE / scale));

  /** The box around a body and its name, for clicks and for fitting the view. */
  function extent(body, place, scale) {
    const size = body.node.size ?? 8;
    if (body.side === 0) {
      const half = layout.boxHeight / 2;
      return [place.x - body.half, place.y - half, place.x + body.half, place.y + half];
    }
    const font = fontAt(scale);
    const reach = size + GAP + textWidth(body.text) * font;
    const high = Math.max(size, font * 0.6);
    const x = body.side < 0 ? [place.x - reach, place.x + size] : [place.x - size, place.x + reach];
    return [x[0], place.y - high, x[1], place.y + high];
  }

  function paintBox(ctx, body, place, scale, emphasis) {
    const [left, top, right, bottom] = extent(body, place, 1);
    ctx.beginPath();
    ctx.roundRect(left, top, right - left, bottom - top, 6);
    const isDimmed = state.isDimmed(body);
    ctx.fillStyle = isDimmed ? "#e3e7ec" : body.node.color;
    ctx.fill();
    if (emphasis) {
      ctx.lineWidth = 3;
      ctx.strokeStyle = emphasis === "focus" ? "#ffb000" : "#7fa6d6";
      ctx.stroke();
    }
    ctx.font = `600 ${Math.min(layout.boxFontMax, Math.max(layout.boxFont, LEGIBLE / scale))}px ${FACE}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = isDimmed ? "#7d8794" : "#fff";
    ctx.fillText(body.text, place.x, place.y + 0.5);
  }

  function paintShape(ctx, body, place, emphasis) {
    const size = body.node.size ?? 8;
    const back = body.collective ? shapes.BEHIND * size : 0;
    ctx.lineWidth = emphasis ? 2.4 : 1;
    ctx.strokeStyle = emphasis ? INK : shapes.OUTLINE_COLOR;
    ctx.fillStyle = body.node.color;
    for (const [dx, dy] of body.collective
      ? [
          [back, -back],
          [-back / 2, back / 2],
        ]
      : [[0, 0]]) {
      const shape = new Path2D();
      shape.addPath(
        shapes.path(body.node.shape),
        new DOMMatrix([size, 0, 0, size, place.x + dx, place.y + dy]),
      );
      ctx.fill(shape);
      ctx.stroke(shape);
    }
  }

  function paintName(ctx, body, place, scale, emphasis) {
    const font = fontAt(scale);
    const x = place.x + body.side * ((body.node.size ?? 8) + GAP);
    ctx.font = `${emphasis ? "600 " : ""}${font}px ${FACE}`;
    ctx.textAlign = body.side < 0 ? "right" : "left";
    ctx.textBaseline = "middle";
    ctx.direction = "ltr";
    ctx.lineJoin = "round";
    ctx.lineWidth = 4;
    ctx.strokeStyle = "rgba(255, 255, 255, 0.92)";
    ctx.strokeText(body.text, x, place.y + 0.5);
    ctx.fillStyle = INK;
    ctx.fillText(body.text, x, place.y + 0.5);
  }

  /** One body with its name; `emphasis` is "focus", "hover" or null. */
  function paintBody(ctx, body, place, scale, emphasis) {
    ctx.save();
    // A dimmed box stays opaque, so that no line runs through its name.
    ctx.globalAlpha = state.isDimmed(body) && body.side !== 0 ? DIM : 1;
    if (body.side === 0) paintBox(ctx, body, place, scale, emphasis);
    else {
      paintShape(ctx, body, place, emphasis);
      paintName(ctx, body, place, scale, emphasis);
    }
    ctx.restore();
  }

  function paintStrike(ctx, at) {
    ctx.setLineDash([]);
    ctx.lineWidth = 1.6;
    ctx.strokeStyle = QUIET;
    ctx.beginPath();
    for (const slope of [-1, 1]) {
      ctx.moveTo(at.x - 5, at.y - 5 * slope);
      ctx.lineTo(at.x + 5, at.y + 5 * slope);
    }
    ctx.stroke();
  }

  /** One tie along its course; a lively one stands out from the others. */
  function paintTie(ctx, tie, course, scale, lively) {
    const style = shapes.edgeStyle(tie.edge);
    ctx.save();
    ctx.globalAlpha = state.isDimmed(tie) ? DIM : lively ? 1 : style.opacity;
    ctx.strokeStyle = style.color;
    ctx.lineWidth = Math.max(style.width, 0.9 / scale) + (lively ? 1.4 : 0);
    ctx.setLineDash(style.dashes);
    ctx.lineCap = shapes.isDotted(style.dashes) ? "round" : "butt";
    ctx.stroke(course.path);
    if (tie.status === "ended") {
      ctx.globalAlpha = state.isDimmed(tie) ? DIM : 0.9;
      paintStrike(ctx, course.middle);
    }
    ctx.restore();
  }

  /** The headings of the groups, each with the number of its bodies that are shown. */
  function paintCaptions(ctx, scale) {
    if (!layout) return;
    ctx.save();
    ctx.globalAlpha = state.inFocus() === null ? 1 : 0.35;
    ctx.textBaseline = "middle";
    ctx.fillStyle = QUIET;
    const font = fontAt(scale) * 0.93;
    const counts = new Map();
    for (const { group } of state.shownBodies()) counts.set(group, (counts.get(group) ?? 0) + 1);
    for (const caption of layout.captions.filter(({ word }) => counts.has(word))) {
      ctx.font = `600 ${font}px ${FACE}`;
      ctx.textAlign = caption.side === 0 ? "center" : caption.side < 0 ? "right" : "left";
      ctx.fillText(
        `${words.word(caption.word)} ${counts.get(caption.word)}`,
        caption.side * (layout.span - 8),
        caption.y,
      );
    }
    ctx.restore();
  }

  return { extent, paintBody, paintTie, paintCaptions };
})();
