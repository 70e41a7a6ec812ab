/* Everything at once: a wheel for each place, with its bureaus on the rim and what they share in the hub. */
"use strict";

liaison.whole = (() => {
  const { data, state, words, brush, shapes, classes, tip, views, folds } = liaison;
  const { element } = liaison.dom;
  const { word } = words;

  /* Lines in one stroke; longer paths take more than their share of time. */
  const BATCH = 240;
  /* From this scale on lines have their dashes and shapes their outlines. */
  const FINE = 0.42;
  const FINE_LINES_MAX = 1500;
  const NAMES_MAX = 260;
  /* With more shapes on the screen, names may cover some. */
  const OBSTACLES_MAX = 500;
  const NAME = { font: 12.5, hub: 13, max: 18 };
  /* On the screen, the least size of a shape, and how near to it or to a line the pointer means it. */
  const DOT = 1.5;
  const NEAR = { sign: 7, line: 5 };
  /* The radius of a place's wheel on the screen from which on its bureaus have their names, and not only the place. */
  const AREA_OPEN = 130;
  /* Smaller than this on the screen, a shape has no outline, which would be most of it. */
  const BARE = 5;
  const SPRITE = 48;
  /* More signs and lines than this are moved as a picture. */
  const HEAVY = 2500;
  const DIM = 0.1;

  const host = views.host("whole");
  const list = liaison.listing(host, { onChoose: open });
  const tools = element("div", { className: "tools" });
  host.append(tools);

  let model = null;
  let hovered = null;
  let onScreen = [];

  const read = () => {
    model = folds.read();
    hovered = null;
  };

  /* --- painting --- */

  const sprites = new Map();

  /** A shape as a small picture, which is painted faster than its outline; dimmed ones are paler copies. */
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

  /** The signs and lines that the pointer or the focus brings out, or null. */
  function lively() {
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

  /** A line as its tie says; a bundle of several is wider. */
  function paintFine(ctx, line, scale, isLively) {
    const { a, b, n, tie } = line;
    const path = new liaison.paths.Path();
    path.moveTo(a.x, a.y);
    path.lineTo(b.x, b.y);
    const said = ctx.isVector && n > 1 ? describe(line).join(" · ") : undefined;
    brush.tie(ctx, tie, { path, said, middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } }, Math.min(1, scale), { isLively });
    if (n === 1 || !isLively) return;
    const middle = { x: a.x + (b.x - a.x) * 0.6, y: a.y + (b.y - a.y) * 0.6 };
    if (line.a.members || line.b.members) return;
    brush.text(ctx, String(n), middle.x, middle.y, { size: 11 / scale, align: "center", weight: "600", halo: false });
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
    const isBare = size * scale < BARE;
    if (ctx.isVector) {
      ctx.entitle?.(words.join(membersOf(sign).map((body) => body.name)));
      brush.shape(ctx, { ...sign.body.node, collective: sign.body.collective }, sign.x, sign.y, size);
      return;
    }
    const side = size * 3.4;
    ctx.drawImage(sprite(sign.body, isBare), sign.x - side / 2, sign.y - side / 2, side, side);
  }

  const nameOf = (sign) => {
    const own = brush.shorten(sign.body.reporting && folds.areas.length > 1 ? classes.shortName(sign.body) : sign.body.name, NAME.max);
    return sign.members ? word("whole.fold", { name: own, n: sign.members.length }) : own;
  };

  /** What is taken on the screen by names and, where there are few, by shapes; in cells, to look at few of them. */
  function readTaken() {
    const cells = new Map();
    const cellsOf = ([left, top, right, bottom]) => {
      const found = [];
      for (let i = Math.floor(left / 90); i <= Math.floor(right / 90); i += 1) {
        for (let j = Math.floor(top / 24); j <= Math.floor(bottom / 24); j += 1) found.push(`${i},${j}`);
      }
      return found;
    };
    const over = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    return {
      isFree: (box) => !cellsOf(box).some((cell) => (cells.get(cell) ?? []).some((other) => over(box, other))),
      add(box) {
        for (const cell of cellsOf(box)) {
          if (cells.has(cell)) cells.get(cell).push(box);
          else cells.set(cell, [box]);
        }
      },
    };
  }

  /** Where a name may stand beside its sign, the best first: its middle, and the box around it, on the screen. */
  function spotsOf(sign, wide, font, scale) {
    const [x, y] = [sign.x * scale, sign.y * scale];
    const reach = Math.max(sign.size * scale * (sign.members ? 1.45 : 1), 2);
    const [beside, below] = [reach + wide / 2 + 4, reach + font * 0.72];
    return [[0, below], [beside, 0], [-beside, 0], [0, -below]].map(([dx, dy]) => ({
      x: x + dx,
      y: y + dy,
      box: [x + dx - wide / 2 - 2, y + dy - font * 0.62, x + dx + wide / 2 + 2, y + dy + font * 0.62],
    }));
  }

  const isNamed = (sign, scale, isOpen) =>
    // A name says which of many shapes is which; where shapes are dots, only the largest say anything.
    sign.body.reporting ? isOpen : sign.size * scale >= (sign.members ? 7 : 3.6);

  function paintHub(ctx, sign, text, half, scale, isPale) {
    const box = [sign.x * scale - half, sign.y * scale - 10, sign.x * scale + half, sign.y * scale + 10];
    const [left, top, right, bottom] = box.map((value) => value / scale);
    ctx.beginPath();
    ctx.roundRect(left, top, right - left, bottom - top, 4 / scale);
    ctx.globalAlpha = isPale ? 0.25 : 1;
    ctx.fillStyle = sign.body.node.color;
    ctx.fill();
    brush.text(ctx, text, sign.x, sign.y, { size: NAME.hub / scale, align: "center", weight: "600", color: "#fff" });
  }

  /** Names by rank, each where it covers no other; on the screen they keep their size. */
  function paintNames(ctx, region, signs, meant) {
    const { scale, isWhole = false } = region;
    const most = isWhole ? Infinity : NAMES_MAX;
    const taken = readTaken();
    const radius = Math.min(Infinity, ...folds.areas.map((area) => area.radius));
    const isOpen = folds.areas.length < 2 || radius * scale >= AREA_OPEN;
    if (onScreen.length <= OBSTACLES_MAX) {
      for (const { x, y, size } of onScreen) {
        const half = Math.max(1, size * scale * 0.8);
        taken.add([x * scale - half, y * scale - half, x * scale + half, y * scale + half]);
      }
    }
    const isPale = (sign) => !isMeant(sign) && !meant.has(sign);
    const isWanted = (sign) => meant.has(sign) || (isNamed(sign, scale, isOpen) && (sign.body.reporting || !isPale(sign)));
    const named = signs.filter(isWanted).slice(0, 4 * most);
    const hubs = readTaken();
    for (const sign of named.filter(({ body }) => body.reporting)) {
      const text = nameOf(sign);
      const half = (brush.textWidth(text) * NAME.hub) / 2 + 6;
      const [x, y] = [sign.x * scale, sign.y * scale];
      const box = [x - half, y - 10, x + half, y + 10];
      if (!hubs.isFree(box)) continue;
      hubs.add(box);
      taken.add(box);
      paintHub(ctx, sign, text, half, scale, isPale(sign));
    }
    let count = 0;
    for (const sign of named) {
      if (sign.body.reporting || count >= most) continue;
      const text = nameOf(sign);
      const spot = spotsOf(sign, brush.textWidth(text) * NAME.font, NAME.font, scale).find(({ box }) => taken.isFree(box));
      if (!spot) continue;
      taken.add(spot.box);
      count += 1;
      ctx.globalAlpha = isPale(sign) ? 0.25 : 1;
      const at = { size: NAME.font / scale, align: "center" };
      paintHaloed(ctx, text, spot.x / scale, spot.y / scale, at, meant.has(sign));
    }
    ctx.globalAlpha = 1;
  }

  function paintHaloed(ctx, text, x, y, { size, align }, isBold) {
    ctx.font = brush.font(size, isBold ? "600" : "");
    ctx.textAlign = align;
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.lineWidth = size * 0.28;
    ctx.strokeStyle = "rgba(255, 255, 255, 0.9)";
    ctx.strokeText(text, x, y);
    ctx.fillStyle = brush.INK;
    ctx.fillText(text, x, y);
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
      paintHaloed(ctx, said, x, y - radius - size * 0.7, { size, align: "center" }, true);
    }
  }

  /** Paints a region; of a picture that is taken away, which `isWhole`, every line and as many names as have room. */
  function paint(ctx, region) {
    const { scale, isWhole = false } = region;
    const hasFocus = state.inFocus() !== null || hovered !== null;
    const { signs: meant, lines: livelyLines } = lively();
    paintAreas(ctx, region);
    const lines = model.lines.filter((line) => crosses(region, line));
    const isFine = (isWhole || (scale >= FINE && lines.length <= FINE_LINES_MAX)) && !hasFocus;
    if (isFine) for (const line of lines) paintFine(ctx, line, scale, false);
    else paintCoarse(ctx, lines, scale, hasFocus ? 0.07 : Math.min(0.5, 0.16 + 900 / (lines.length + 2000)));
    for (const line of livelyLines) paintFine(ctx, line, scale, true);
    onScreen = model.ranked.filter((sign) => isIn(region, sign));
    // Those of little rank first, so that the others lie above them.
    for (let i = onScreen.length - 1; i >= 0; i -= 1) {
      const sign = onScreen[i];
      const isDimmed = hasFocus && !meant.has(sign) && (state.inFocus() === null || !isMeant(sign));
      ctx.globalAlpha = isDimmed ? (hovered && state.inFocus() === null ? 0.35 : DIM) : 1;
      if (!isDimmed) continue;
      paintSign(ctx, sign, scale, false);
    }
    ctx.globalAlpha = 1;
    for (let i = onScreen.length - 1; i >= 0; i -= 1) {
      const sign = onScreen[i];
      if (hasFocus && !meant.has(sign) && (state.inFocus() === null || !isMeant(sign))) continue;
      paintSign(ctx, sign, scale, isTarget(sign));
    }
    const first = hasFocus ? [...meant].sort((a, b) => b.rank - a.rank) : [];
    paintAreaNames(ctx, region);
    paintNames(ctx, region, [...first, ...onScreen.filter((sign) => !meant.has(sign))], meant);
    if (model.signs.length === 0) {
      const at = [(region.left + region.right) / 2, (region.top + region.bottom) / 2];
      brush.text(ctx, word("ties.none"), ...at, { size: 15 / scale, align: "center", color: brush.QUIET });
    }
  }

  const isTarget = (sign) => sign === hovered || (state.focus()?.body && model.of.get(state.focus().body) === sign);

  /* --- pointer --- */

  function memberAt(point) {
    const { scale } = { scale: surface.scale() };
    const sign = folds.signAt(model, point, NEAR.sign / scale);
    if (sign) return sign;
    const hasFocus = state.inFocus() !== null;
    return folds.lineAt(model, point, NEAR.line / scale, (line) => !hasFocus || (isMeant(line.a) && isMeant(line.b)));
  }

  function describe(member) {
    if (member.tie) {
      const names = `${nameOf(member.a)} — ${nameOf(member.b)}`;
      if (member.n > 1) return [names, word("overview.ties", { name: word(`type.${member.tie.type}`), n: member.n })];
      const facets = ["type", "status", "basis"].filter((facet) => member.tie[facet]);
      return [names, facets.map((facet) => word(`${facet}.${member.tie[facet]}`)).join(" · ")];
    }
    if (member.members) return [nameOf(member), word("whole.unfold")];
    return [word("overview.ties", { name: member.body.name, n: member.ties })];
  }

  let pending = 0;
  function onHover(point, at) {
    const next = point && memberAt(point);
    surface.point(next !== null);
    if (next) tip.show(describe(next), at);
    else tip.hide();
    if (next === hovered) return;
    hovered = next;
    // Lighting up what is under a pointer that only passes would cost more than it tells.
    clearTimeout(pending);
    pending = setTimeout(surface.redraw, model.signs.length > HEAVY ? 90 : 0);
  }

  function onTap(point, event) {
    const member = memberAt(point);
    if (member === null) {
      list.hide();
      state.clearFocus();
    } else if (member.tie) {
      state.focusTie(member.tie);
    } else if (member.members) {
      list.show(nameOf(member), member.members);
    } else {
      state.pick(member.body, event);
    }
  }

  function onDoubleTap(point) {
    const member = folds.signAt(model, point, NEAR.sign / surface.scale());
    if (!member) return;
    if (member.fold) toggle(member.fold);
    else open(member.body);
  }

  function toggle(fold) {
    list.hide();
    folds.toggle(fold);
    read();
    drawTools();
    surface.redraw();
  }

  function open(body) {
    list.hide();
    state.focusBody(body);
    state.setView("body");
  }

  function toggleAll() {
    if (folds.isUnfolded()) folds.foldAll();
    else folds.unfoldAll();
    list.hide();
    read();
    drawTools();
    surface.redraw();
  }

  function drawTools() {
    tools.hidden = !folds.hasFolds;
    const key = folds.isUnfolded() ? "whole.folded" : "whole.unfolded";
    const button = element("button", { type: "button", textContent: word(key), "aria-keyshortcuts": "u" });
    button.addEventListener("click", toggleAll);
    const hadKeyboard = tools.contains(document.activeElement);
    tools.replaceChildren(button);
    if (hadKeyboard) button.focus();
  }

  /** The box around these bodies and all places; around all bodies, filters do not move the picture. */
  function around(bodies) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    const add = (x, y, by) => {
      box[0] = Math.min(box[0], x - by);
      box[1] = Math.min(box[1], y - by);
      box[2] = Math.max(box[2], x + by);
      box[3] = Math.max(box[3], y + by);
    };
    for (const body of bodies) {
      const { x, y } = folds.placeOf(body);
      add(x, y, 30);
    }
    if (folds.areas.length > 1) for (const { x, y, radius } of folds.areas) add(x, y, radius * 1.18);
    return box[0] === Infinity ? [-100, -100, 100, 100] : box;
  }

  const surface = liaison.surface(host, {
    label: "canvas.whole",
    isHeavy: data.bodies.size + data.ties.size > HEAVY,
    paint,
    frame: () => ({ box: around(data.bodies.values()), least: 0, most: 1.2 }),
    onTap,
    onDoubleTap,
    onHover,
  });
  surface.canvas.addEventListener("keydown", (event) => {
    if (event.key === "u" && !event.ctrlKey && !event.metaKey && !event.altKey) toggleAll();
  });

  state.onChange((what) => {
    if (host.hidden) {
      if (what === "filter") model = null;
      return;
    }
    if (what === "filter") read();
    surface.redraw();
  });
  words.onChange(drawTools);

  const view = {
    name: "whole",
    element: host,
    show() {
      if (model === null) read();
      surface.settle();
    },
    hide: list.hide,
    fit: surface.fit,
    zoom: surface.zoom,
    settle: surface.settle,
    /** Brings a body into view, out of its fold if it is in one. */
    reveal(body) {
      const fold = folds.foldOf(body);
      if (fold && model.of.get(body)?.members) {
        folds.unfold(fold);
        read();
        drawTools();
      }
      const { x, y } = folds.placeOf(body);
      surface.reveal([x - 20, y - 20, x + 20, y + 20], 0.5);
      surface.redraw();
    },
    /** Everything that is shown, for a picture that is taken away. */
    picture() {
      const box = around(state.shownBodies());
      const [left, top, right, bottom] = box;
      return {
        box: [left - 60, top - 10, right + 60, bottom + 20],
        letter: Infinity,
        paint: (ctx, scale) => paint(ctx, { scale, left, top, right, bottom, isWhole: true }),
      };
    },
    memberAt,
    surface,
    model: () => model,
  };
  views.register(view);
  return view;
})();
