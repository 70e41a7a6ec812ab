/* What the whole picture is made of: bodies, twins folded into one sign, and lines between them; all indexed. */
"use strict";

liaison.folds = (() => {
  const { data, state } = liaison;

  /* The side of a cell of the grid that finds what lies at a point. */
  const CELL = 60;
  /* From here on members that are shown are worth one sign. */
  const LEAST = 2;
  const CHANGED = new Set(liaison.changes.KINDS.filter((change) => change !== "same"));

  const sizeOfFold = (n) => 8 + 3.4 * Math.sqrt(n);

  /** Where everyone stands: as Python worked it out, or as somebody moved it; what was added, beside its first tie. */
  function readPlaces() {
    const places = new Map();
    let i = 0;
    for (const body of data.bodies.values()) {
      if (!body.known) continue;
      const own = data.whole ? { x: data.whole.x[body.row], y: data.whole.y[body.row] } : { x: body.node.x ?? 0, y: body.node.y ?? 0 };
      places.set(body, data.layout || body.node.x === undefined ? own : { x: body.node.x, y: body.node.y });
    }
    for (const body of data.bodies.values()) {
      if (places.has(body)) continue;
      const beside = body.ties.map((tie) => places.get(data.other(tie, body))).find(Boolean);
      const turn = i * 2.39996;
      i += 1;
      const away = beside ?? { x: 0, y: 0 };
      const near = { x: away.x + 46 * Math.cos(turn), y: away.y + 46 * Math.sin(turn) };
      places.set(body, { x: body.node.x ?? near.x, y: body.node.y ?? near.y });
    }
    return places;
  }

  function readFolds(bodies) {
    return (data.whole?.folds ?? []).map(([members, x, y]) => ({
      members: members.map((row) => bodies.get(row)).filter(Boolean),
      x,
      y,
    }));
  }

  const unfolded = new Set();
  let [places, folds, foldOf] = [null, [], null];

  /** Works out places and folds when they are first needed; a page may never show them. */
  function prepare() {
    if (places !== null) return;
    places = readPlaces();
    const byRow = new Map([...data.bodies.values()].filter((body) => body.known).map((body) => [body.row, body]));
    folds = readFolds(byRow);
    foldOf = new Map(folds.flatMap((fold) => fold.members.map((body) => [body, fold])));
  }

  /**
   * All signs that are shown. A sign stands for one `body`, or for the `members` of a `fold`; it has a place, a
   * size, its number of ties and a `rank`, by which names are given room. `of` finds the sign of a body.
   */
  function readSigns() {
    const signs = [];
    const of = new Map();
    const add = (sign, bodies) => {
      signs.push(sign);
      for (const body of bodies) of.set(body, sign);
    };
    for (const fold of folds) {
      if (unfolded.has(fold)) continue;
      const members = fold.members.filter(state.isShown);
      if (members.length < LEAST) continue;
      const size = sizeOfFold(members.length);
      const { x, y } = fold;
      add({ body: members[0], members, fold, x, y, size, ties: 0, rank: members.length * 2 }, members);
    }
    for (const body of state.shownBodies()) {
      if (of.has(body)) continue;
      const { x, y } = places.get(body);
      const size = body.reporting ? 11 : (body.node.size ?? 8);
      const rank = body.reporting ? 1e6 + body.ties.length : body.ties.length;
      add({ body, members: null, fold: foldOf.get(body) ?? null, x, y, size, ties: 0, rank }, [body]);
    }
    return { signs, of };
  }

  /** Of several ties the widest stands for them; while two dates are compared, the widest that has changed. */
  const weight = (tie) => (tie.edge.width ?? 1) + (CHANGED.has(state.changeOf(tie)) ? 1000 : 0);

  /** The lines between signs, one for each pair; `tie` is the one that is drawn, `n` how many there are. */
  function readLines({ signs, of }) {
    signs.forEach((sign, i) => (sign.index = i));
    const lines = new Map();
    for (const tie of state.shownTies()) {
      const [a, b] = [of.get(tie.from), of.get(tie.to)];
      if (!a || !b || a === b) continue;
      const key = a.index < b.index ? a.index * signs.length + b.index : b.index * signs.length + a.index;
      const line = lines.get(key);
      if (!line) lines.set(key, { a, b, tie, n: 1 });
      else {
        line.n += 1;
        if (weight(tie) > weight(line.tie)) line.tie = tie;
      }
      a.ties += 1;
      b.ties += 1;
    }
    return [...lines.values()];
  }

  function index(signs) {
    const cells = new Map();
    for (const sign of signs) {
      const reach = Math.ceil(sign.size / CELL);
      const [column, row] = [Math.round(sign.x / CELL), Math.round(sign.y / CELL)];
      for (let i = column - reach; i <= column + reach; i += 1) {
        for (let j = row - reach; j <= row + reach; j += 1) {
          const key = `${i},${j}`;
          const cell = cells.get(key);
          if (cell) cell.push(sign);
          else cells.set(key, [sign]);
        }
      }
    }
    return cells;
  }

  /** Everything that is shown now. */
  function read() {
    prepare();
    const { signs, of } = readSigns();
    const lines = readLines({ signs, of });
    const ranked = [...signs].sort((a, b) => b.rank - a.rank);
    return { signs, ranked, of, lines, cells: null };
  }

  /** The sign at a point, no further than `near` from its outline; the nearest of several. */
  function signAt(model, { x, y }, near) {
    model.cells ??= index(model.signs);
    const [column, row] = [Math.round(x / CELL), Math.round(y / CELL)];
    const reach = Math.min(12, Math.ceil(near / CELL));
    let [best, least] = [null, Infinity];
    for (let i = column - reach; i <= column + reach; i += 1) {
      for (let j = row - reach; j <= row + reach; j += 1) {
        for (const sign of model.cells.get(`${i},${j}`) ?? []) {
          const away = Math.hypot(sign.x - x, sign.y - y) - sign.size;
          if (away < Math.min(near, least)) [best, least] = [sign, away];
        }
      }
    }
    return best;
  }

  /** The line at a point, no further than `near` from it, among those that pass a test. */
  function lineAt(model, { x, y }, near, passes) {
    let [best, least] = [null, near];
    for (const line of model.lines) {
      const { a, b } = line;
      if (x < Math.min(a.x, b.x) - near || x > Math.max(a.x, b.x) + near) continue;
      if (y < Math.min(a.y, b.y) - near || y > Math.max(a.y, b.y) + near) continue;
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const along = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
      const away = Math.hypot(a.x + along * dx - x, a.y + along * dy - y);
      if (away < least && passes(line)) [best, least] = [line, away];
    }
    return best;
  }

  return {
    read,
    signAt,
    lineAt,
    placeOf(body) {
      prepare();
      return places.get(body);
    },
    foldOf(body) {
      prepare();
      return foldOf.get(body) ?? null;
    },
    hasFolds: (data.whole?.folds ?? []).length > 0,
    isUnfolded: () => unfolded.size > 0,
    toggle: (fold) => unfolded[unfolded.has(fold) ? "delete" : "add"](fold),
    unfold: (fold) => unfolded.add(fold),
    unfoldAll: () => folds.forEach((fold) => unfolded.add(fold)),
    foldAll: () => unfolded.clear(),
    areas: (data.whole?.areas ?? []).map(([name, x, y, radius]) => ({ name, x, y, radius })),
  };
})();
