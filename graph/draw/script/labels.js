/* The names of the whole picture: those of the highest rank first, each where it covers no other. */
"use strict";

liaison.labels = (() => {
  const { words, brush, classes, folds } = liaison;
  const { word } = words;

  const NAMES_MAX = 260;
  /* With more shapes on the screen, names may cover some. */
  const OBSTACLES_MAX = 500;
  const NAME = { font: 12.5, hub: 13, max: 18 };
  /* The radius of a place's wheel on the screen from which on its bureaus have their names, and not only the place. */
  const AREA_OPEN = 130;
  /* What finds names that are near each other: the size of a cell on the screen. */
  const CELL = { width: 90, height: 24 };

  /** What a sign is called; short where it stands in the wheel of its place. */
  function nameOf(sign) {
    const isShort = sign.body.reporting && folds.areas.length > 1;
    const own = brush.shorten(isShort ? classes.shortName(sign.body) : sign.body.name, NAME.max);
    return sign.members ? word("whole.fold", { name: own, n: sign.members.length }) : own;
  }

  /** What is taken on the screen by names and, where there are few, by shapes; in cells, to look at few of them. */
  function readTaken() {
    const cells = new Map();
    const cellsOf = ([left, top, right, bottom]) => {
      const found = [];
      for (let i = Math.floor(left / CELL.width); i <= Math.floor(right / CELL.width); i += 1) {
        for (let j = Math.floor(top / CELL.height); j <= Math.floor(bottom / CELL.height); j += 1) found.push(`${i},${j}`);
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

  /**
   * Finds room for the names of signs, which come by rank, those of `meant` among them whatever their size. `hubs` are
   * the bureaus, in boxes, `names` the others, each with its `sign`, `text` and, on the screen, its `box`; `crowded`
   * tells how many have no room. Pale signs have a name only if they are meant, or bureaus.
   */
  function place(region, signs, onScreen, { meant, isPale }) {
    const { scale, isWhole = false } = region;
    const most = isWhole ? Infinity : NAMES_MAX;
    // A name that would be cut off at an edge stands at another side of its sign, if one has room.
    const isSeen = ([left, , right]) => isWhole || (left >= region.left * scale && right <= region.right * scale);
    const taken = readTaken();
    const radius = Math.min(Infinity, ...folds.areas.map((area) => area.radius));
    const isOpen = isWhole || folds.areas.length < 2 || radius * scale >= AREA_OPEN;
    if (onScreen.length <= OBSTACLES_MAX) {
      for (const { x, y, size } of onScreen) {
        const half = Math.max(1, size * scale * 0.8);
        taken.add([x * scale - half, y * scale - half, x * scale + half, y * scale + half]);
      }
    }
    const isWanted = (sign) =>
      meant.has(sign) || (isNamed(sign, scale, isOpen) && (sign.body.reporting || !isPale(sign)));
    const named = signs.filter(isWanted).slice(0, 4 * most);
    const placed = { hubs: [], names: [], crowded: 0 };
    const hubs = readTaken();
    for (const sign of named.filter(({ body }) => body.reporting)) {
      const text = nameOf(sign);
      const half = (brush.textWidth(text) * NAME.hub) / 2 + 6;
      const [x, y] = [sign.x * scale, sign.y * scale];
      const box = [x - half, y - 10, x + half, y + 10];
      if (!hubs.isFree(box)) {
        placed.crowded += 1;
        continue;
      }
      hubs.add(box);
      taken.add(box);
      placed.hubs.push({ sign, text, box });
    }
    for (const sign of named) {
      if (sign.body.reporting || placed.names.length >= most) continue;
      const text = nameOf(sign);
      const spots = spotsOf(sign, brush.textWidth(text) * NAME.font, NAME.font, scale);
      const free = spots.filter(({ box }) => taken.isFree(box));
      const spot = free.find(({ box }) => isSeen(box)) ?? free[0];
      if (!spot) {
        placed.crowded += 1;
        continue;
      }
      taken.add(spot.box);
      placed.names.push({ sign, text, ...spot });
    }
    return placed;
  }

  function paintHub(ctx, { sign, text, box }, scale, isPale) {
    const [left, top, right, bottom] = box.map((value) => value / scale);
    ctx.beginPath();
    ctx.roundRect(left, top, right - left, bottom - top, 4 / scale);
    ctx.globalAlpha = isPale ? 0.25 : 1;
    ctx.fillStyle = sign.body.node.color;
    ctx.fill();
    brush.text(ctx, text, sign.x, sign.y, { size: NAME.hub / scale, align: "center", weight: "600", color: "#fff" });
  }

  /** A text that keeps its place among lines, by a halo that grows with it. */
  function paintHaloed(ctx, text, x, y, size, isBold) {
    ctx.font = brush.font(size, isBold ? "600" : "");
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.lineWidth = size * 0.28;
    ctx.strokeStyle = "rgba(255, 255, 255, 0.9)";
    ctx.strokeText(text, x, y);
    ctx.fillStyle = brush.INK;
    ctx.fillText(text, x, y);
  }

  /** Paints names as they were placed; on the screen they keep their size. */
  function paint(ctx, { scale }, placed, { meant, isPale }) {
    for (const hub of placed.hubs) paintHub(ctx, hub, scale, isPale(hub.sign));
    for (const { sign, text, x, y } of placed.names) {
      ctx.globalAlpha = isPale(sign) ? 0.25 : 1;
      paintHaloed(ctx, text, x / scale, y / scale, NAME.font / scale, meant.has(sign));
    }
    ctx.globalAlpha = 1;
  }

  return { nameOf, place, paint, paintHaloed };
})();
