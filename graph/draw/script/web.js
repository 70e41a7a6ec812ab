/* Paints the whole picture: places, lines and signs, with what is pointed at or in focus above all others. */
"use strict";

liaison.web = (() => {
  const { state, words, telling, brush, shapes, classes, folds, labels } = liaison;
  const { word } = words;

  /* Lines in one stroke; longer paths take more than their share of time. */
  const BATCH = 240;
  /* From this scale on lines have their dashes and shapes their outlines. */
  const FINE = 0.42;
  const FINE_LINES_MAX = 1500;
  /* On the screen, the least size of a shape. */
  const DOT = 1.5;
  /* Smaller than this on the screen, a shape has no outline, which would be most of it. */
  const BARE = 5;
  const SPRITE = 48;
  const DIM = 0.1;

  const sprites = new Map();

  /** A shape as a small picture, which is painted faster than its outline. */
  function sprite(body, isBare) {
    const { shape, color } = body.node;
    const key = `${shape} ${color} ${body.collective} ${isBare}`;
    if (!sprites.has(key)) {
      const made = document.createElement("canvas");
      made.width = made.height = SPRITE;
      const ctx = made.getContext("2d");
      ctx.translate(SPRITE / 2, SPRITE / 2);
      if (isBare) {
        ctx.scale(SPRITE / 3.4, SPRITE / 3.4);
        ctx.fillStyle = color;
        ctx.fill(shapes.path(shape));
      } else {
        brush.shape(ctx, { shape, color, collective: body.collective }, 0, 0, SPRITE / 3.4);
      }
      sprites.set(key, made);
    }
    return sprites.get(key);
  }

  const isIn = ({ left, top, right, bottom }, { x, y, size }) =>
    x > left - size && x < right + size && y > top - size && y < bottom + size;

  function crosses(region, { a, b }) {
    return (
      Math.max(a.x, b.x) > region.left &&
      Math.min(a.x, b.x) < region.right &&
      Math.max(a.y, b.y) > region.top &&
      Math.min(a.y, b.y) < region.bottom
    );
  }

  const membersOf = (sign) => sign.members ?? [sign.body];
  const isMeant = (sign) => state.inFocus() === null || membersOf(sign).some((body) => !state.isDimmed(body));

  /** The signs and lines that the pointer or the focus brings out. */
  function lively({ model, hovered }) {
    const { body, tie } = state.focus() ?? {};
    const signs = new Set();
    const lines = new Set();
    const addAround = (sign) => {
      signs.add(sign);
      for (const line of model.lines) {
        if (line.a !== sign && line.b !== sign) continue;
        lines.add(line);
        signs.add(line.a).add(line.b);
      }
    };
    if (hovered?.tie) {
      lines.add(hovered);
      signs.add(hovered.a).add(hovered.b);
    } else if (hovered) addAround(hovered);
    if (body && model.of.has(body)) addAround(model.of.get(body));
    if (tie) {
      const [a, b] = [model.of.get(tie.from), model.of.get(tie.to)];
      for (const line of model.lines) if ((line.a === a && line.b === b) || (line.a === b && line.b === a)) lines.add(line);
      for (const sign of [a, b]) if (sign) signs.add(sign);
    }
    return { signs, lines };
  }

  /** Many lines, by colour, without dashes. */
  function paintCoarse(ctx, lines, scale, alpha) {
    const byColor = new Map();
    for (const line of lines) {
      const { color } = shapes.edgeStyle(line.tie.edge);
      const own = byColor.get(color);
      if (own) own.push(line);
      else byColor.set(color, [line]);
    }
    ctx.lineWidth = 0.8 / scale;
    ctx.globalAlpha = alpha;
    for (const [color, own] of byColor) {
      ctx.strokeStyle = color;
      for (let from = 0; from < own.length; from += BATCH) {
        ctx.beginPath();
        for (const { a, b } of own.slice(from, from + BATCH)) {
          ctx.moveTo(a.x, a.y);
          ctx.lineTo(b.x, b.y);
        }
        ctx.stroke();
      }
    }
    ctx.globalAlpha = 1;
  }

  /** What a line says: whom it joins, and how, or how many ties it stands for. */
  function saidOf({ a, b, n, tie }) {
    const names = `${labels.nameOf(a)} — ${labels.nameOf(b)}`;
    if (n > 1) return [word("overview.ties", { name: names, n })];
    return [names, telling.how(tie)];
  }

  /** A line as its tie says; one that stands for several has their number when it is lively. */
  function paintFine(ctx, line, scale, isLively) {
    const { a, b, n, tie } = line;
    const path = new liaison.paths.Path();
    path.moveTo(a.x, a.y);
    path.lineTo(b.x, b.y);
    const said = ctx.isVector && n > 1 ? saidOf(line).join(" · ") : undefined;
    const course = { path, said, middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } };
    brush.tie(ctx, tie, course, Math.min(1, scale), { isLively });
    if (n === 1 || !isLively || a.members || b.members) return;
    const at = [a.x + (b.x - a.x) * 0.6, a.y + (b.y - a.y) * 0.6];
    brush.text(ctx, String(n), ...at, { size: 11 / scale, align: "center", weight: "600", halo: false });
  }

  function paintSign(ctx, sign, scale, isLively) {
    const size = Math.max(sign.size, DOT / scale);
    if (sign.members && scale > 0.05) {
      ctx.beginPath();
      ctx.arc(sign.x, sign.y, size * 1.45, 0, 2 * Math.PI);
      ctx.fillStyle = isLively ? "rgba(255, 221, 130, 0.75)" : "rgba(226, 232, 240, 0.75)";
      ctx.fill();
    } else if (isLively) {
      ctx.beginPath();
      ctx.arc(sign.x, sign.y, size + 4 / scale, 0, 2 * Math.PI);
      ctx.fillStyle = "rgba(255, 200, 60, 0.85)";
      ctx.fill();
    }
    paintShape(ctx, sign, size, scale);
    if (!sign.members) brush.cameOrWent(ctx, sign.body, { x: sign.x + size * 0.9, y: sign.y - size * 0.9 }, Math.min(size, 6 / scale));
  }

  function paintShape(ctx, sign, size, scale) {
    if (ctx.isVector) {
      ctx.entitle?.(words.join(membersOf(sign).map((body) => body.name)));
      brush.shape(ctx, { ...sign.body.node, collective: sign.body.collective }, sign.x, sign.y, size);
      return;
    }
    const side = size * 3.4;
    ctx.drawImage(sprite(sign.body, size * scale < BARE), sign.x - side / 2, sign.y - side / 2, side, side);
  }

  const areasIn = (region) =>
    folds.areas.length < 2 ? [] : folds.areas.filter(({ x, y, radius }) => isIn(region, { x, y, size: radius * 1.2 }));

  function paintAreas(ctx, region) {
    ctx.fillStyle = "#f4f6f9";
    for (const { x, y, radius } of areasIn(region)) {
      ctx.beginPath();
      ctx.arc(x, y, radius, 0, 2 * Math.PI);
      ctx.fill();
    }
  }

  function paintAreaNames(ctx, region) {
    for (const { name, x, y, radius } of areasIn(region)) {
      const size = Math.min(18, Math.max(13, radius * region.scale * 0.16)) / region.scale;
      const said = classes.shortPlace(name) || word("overview.noplace");
      labels.paintHaloed(ctx, said, x, y - radius - size * 0.7, size, true);
    }
  }

  const hasChanged = ({ tie }) => !["same", null].includes(state.changeOf(tie));

  /** All lines in a region; where they are too many for their dashes, at least those that have changed. */
  function paintLines(ctx, region, { model }, hasFocus, lines) {
    const { scale, isWhole = false } = region;
    const own = model.lines.filter((line) => crosses(region, line));
    const isFine = (isWhole || (scale >= FINE && own.length <= FINE_LINES_MAX)) && !hasFocus;
    if (isFine) for (const line of own) paintFine(ctx, line, scale, false);
    else paintCoarse(ctx, own, scale, hasFocus ? 0.07 : Math.min(0.5, 0.16 + 900 / (own.length + 2000)));
    const changed = isFine || hasFocus || state.comparison() === null ? [] : own.filter(hasChanged);
    if (changed.length <= FINE_LINES_MAX) for (const line of changed) paintFine(ctx, line, scale, false);
    for (const line of lines) paintFine(ctx, line, scale, true);
  }

  /** Signs of little rank first, so that the others lie above them, and all that are dimmed below those that are not. */
  function paintSigns(ctx, { scale }, { model, hovered }, onScreen, isDimmed) {
    const target = state.focus()?.body ? model.of.get(state.focus().body) : null;
    ctx.globalAlpha = hovered && state.inFocus() === null ? 0.35 : DIM;
    for (let i = onScreen.length - 1; i >= 0; i -= 1) {
      if (isDimmed(onScreen[i])) paintSign(ctx, onScreen[i], scale, false);
    }
    ctx.globalAlpha = 1;
    for (let i = onScreen.length - 1; i >= 0; i -= 1) {
      const sign = onScreen[i];
      if (!isDimmed(sign)) paintSign(ctx, sign, scale, sign === hovered || sign === target);
    }
  }

  /** The names of what a region shows, as `labels` places them; those of what is meant come first. */
  function placeNames(region, { model }, hasFocus, meant) {
    const onScreen = model.ranked.filter((sign) => isIn(region, sign));
    const first = hasFocus ? [...meant].sort((a, b) => b.rank - a.rank) : [];
    const ranked = [...first, ...onScreen.filter((sign) => !meant.has(sign))];
    const looks = { meant, isPale: (sign) => !isMeant(sign) && !meant.has(sign) };
    return { onScreen, looks, placed: labels.place(region, ranked, onScreen, looks) };
  }

  const hasFocusNow = ({ hovered }) => state.inFocus() !== null || hovered !== null;

  /**
   * Paints a region of a `model` of the folds, of which a sign or a line is `hovered`; of a picture that is taken away,
   * which `isWhole`, every line, and as many names as have room.
   */
  function paint(ctx, region, shown) {
    const hasFocus = hasFocusNow(shown);
    const { signs: meant, lines } = lively(shown);
    const isDimmed = (sign) => hasFocus && !meant.has(sign) && (state.inFocus() === null || !isMeant(sign));
    paintAreas(ctx, region);
    paintLines(ctx, region, shown, hasFocus, lines);
    const { onScreen, looks, placed } = placeNames(region, shown, hasFocus, meant);
    paintSigns(ctx, region, shown, onScreen, isDimmed);
    paintAreaNames(ctx, region);
    labels.paint(ctx, region, placed, looks);
    if (shown.model.signs.length === 0) {
      const at = [(region.left + region.right) / 2, (region.top + region.bottom) / 2];
      brush.text(ctx, word("ties.none"), ...at, { size: 15 / region.scale, align: "center", color: brush.QUIET });
    }
  }

  /** Where the names of a region stand, in the units of the picture, and how many have no room. */
  function names(region, shown) {
    const { placed } = placeNames(region, shown, hasFocusNow(shown), lively(shown).signs);
    const boxes = [...placed.hubs, ...placed.names].map(({ box }) => box.map((side) => side / region.scale));
    return { boxes, crowded: placed.crowded };
  }

  return { paint, names, isMeant, saidOf };
})();
