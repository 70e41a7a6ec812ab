/* Paints bodies, ties and captions on the canvas of vis-network, in the units of the picture. */
"use strict";

liaison.painter = (() => {
  const { data, state, brush, words } = liaison;
  const { layout } = data;
  const { QUIET, DIM, textWidth } = brush;

  /* Between a shape and its name. */
  const GAP = 7;
  /* On the screen, the size that names are kept at while the picture is zoomed out, as far as rows allow. */
  const LEGIBLE = 12.5;
  /* The sign of a body that is new or gone, and how far from the middle of a shape it stands. */
  const SIGN = 5;
  const CORNER = 7;

  const fontAt = (scale) =>
    layout ? Math.min(layout.fontMax, Math.max(layout.font, LEGIBLE / scale)) : LEGIBLE / scale;

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

  function paintName(ctx, body, place, scale, emphasis) {
    brush.text(ctx, body.text, place.x + body.side * ((body.node.size ?? 8) + GAP), place.y + 0.5, {
      size: fontAt(scale),
      align: body.side < 0 ? "right" : "left",
      weight: emphasis ? "600" : "",
      halo: true,
    });
  }

  /** While two dates are compared: that a body is new, or gone, at the corner of its shape or box. */
  function paintChange(ctx, body, { x, y }, isDimmed) {
    if (isDimmed) return;
    const [right, top] = body.side === 0 ? [body.half, layout.boxHeight / 2] : [CORNER, CORNER];
    brush.cameOrWent(ctx, body, { x: x + right, y: y - top }, SIGN);
  }

  /** One body with its name; `emphasis` is "focus", "hover" or null. */
  function paintBody(ctx, body, place, scale, emphasis) {
    const isDimmed = state.isDimmed(body);
    ctx.save();
    if (body.side === 0) {
      const size = Math.min(layout.boxFontMax, Math.max(layout.boxFont, LEGIBLE / scale));
      ctx.entitle?.(body.name);
      brush.box(ctx, body.text, extent(body, place, 1), { size, fill: body.node.color, isDimmed, emphasis });
    } else {
      ctx.globalAlpha = isDimmed ? DIM : 1;
      brush.body(ctx, body, place.x, place.y, body.node.size ?? 8, emphasis !== null);
      paintName(ctx, body, place, scale, emphasis);
    }
    ctx.restore();
    paintChange(ctx, body, place, isDimmed);
  }

  /** A body that nobody placed, with its name below. */
  function paintAdded(ctx, body, { x, y }, scale) {
    const size = Number(body.node.size) || 8;
    ctx.save();
    ctx.globalAlpha = state.isDimmed(body) ? DIM : 1;
    brush.body(ctx, body, x, y, size, false);
    const font = fontAt(scale);
    brush.text(ctx, body.text, x, y + size + font * 0.8, { size: font, align: "center", halo: true });
    ctx.restore();
  }

  /** The box around such a body and its name. */
  function extentOfAdded(body, { x, y }, scale) {
    const [size, font] = [Number(body.node.size) || 8, fontAt(scale)];
    const half = Math.max(size, (textWidth(body.text) * font) / 2);
    return [x - half, y - size, x + half, y + size + 1.6 * font];
  }

  const paintTie = (ctx, tie, course, scale, isLively) =>
    brush.tie(ctx, tie, course, scale, { isDimmed: state.isDimmed(tie), isLively });

  /** The headings of the groups, each with the number of its bodies that are shown. */
  function paintCaptions(ctx, scale) {
    if (!layout) return;
    ctx.save();
    ctx.globalAlpha = state.inFocus() === null ? 1 : 0.35;
    const size = fontAt(scale) * 0.93;
    const counts = new Map();
    for (const { group } of state.shownBodies()) counts.set(group, (counts.get(group) ?? 0) + 1);
    for (const caption of layout.captions.filter(({ word }) => counts.has(word))) {
      const said = `${words.word(caption.word)} ${counts.get(caption.word)}`;
      const align = caption.side === 0 ? "center" : caption.side < 0 ? "right" : "left";
      brush.text(ctx, said, caption.side * (layout.span - 8), caption.y, { size, align, weight: "600", color: QUIET });
    }
    ctx.restore();
  }

  return { extent, extentOfAdded, paintBody, paintAdded, paintTie, paintCaptions };
})();
