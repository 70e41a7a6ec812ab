/* What the overview shows: bureaus by place, the classes they deal with, how many ties, and where all of it stands. */
"use strict";

liaison.blocks = (() => {
  const { data, state, brush, classes } = liaison;
  const reporting = [...data.bodies.values()].filter((body) => body.reporting);

  /* More bureaus than this, of several places, stand in a block for each place. */
  const ROWS_MAX = 40;
  const ROW = { font: 14, height: 26, pitch: 32, tight: 25 };
  const CHIP = { font: 13, height: 22, pitch: 25, gap: 5, columns: 6 };
  const HEAD = { height: 26, gap: 12, gapFolded: 26, half: 190 };
  /* So many rows of chips fit a screen; with more, the blocks begin folded. */
  const CHIP_ROWS_MAX = 34;
  const SIDE = { font: 15, most: 22, least: 11, pitch: 62, pitchMax: 130 };
  const LINE = { most: 15, sum: 90 };
  const SPAN = { min: 150, max: 520, roomy: 330 };
  const NARROW = 640;
  /* A picture that is higher than the frame is shown at about this scale, from its top. */
  const SEEN = 0.85;

  const places = new Map();
  for (const body of reporting) {
    const place = body.place ?? "";
    places.set(place, [...(places.get(place) ?? []), body]);
  }
  const isBlocked = places.size > 1 && reporting.length > ROWS_MAX;
  const order = new Map((data.matrix?.columns ?? []).map((row, rank) => [row, rank]));
  const byOrder = (a, b) => order.get(a.row) - order.get(b.row);
  const chipRows = [...places.values()].reduce((sum, own) => sum + Math.ceil(own.length / CHIP.columns) + 1.6, 0);
  const unfolded = new Set(isBlocked && chipRows > CHIP_ROWS_MAX ? [] : places.keys());

  const all = [...data.bodies.values()];
  const names = [...classes.LEFT, ...classes.RIGHT];
  const classOf = Uint8Array.from(all, (body) => names.indexOf(classes.of(body)));
  const bureauOf = Int32Array.from(all, () => -1);
  reporting.forEach((body, i) => (bureauOf[body.index] = i));

  /**
   * For every bureau, how many shown ties it has with each class; for every class, how many bodies of it these
   * ties lead to, and which (as a function, since lists are rarely asked for). While two dates are compared, `changes`
   * says of bureaus and classes how many of their ties have changed in which way.
   */
  function count() {
    const table = new Int32Array(reporting.length * names.length);
    const isMet = new Uint8Array(all.length);
    const add = (bureau, other) => {
      if (bureau < 0) return;
      table[bureau * names.length + classOf[other.index]] += 1;
      isMet[other.index] = 1;
    };
    const changes = new Map();
    const isCompared = state.comparison() !== null;
    const tell = (what, change) => {
      const own = changes.get(what) ?? {};
      own[change] = (own[change] ?? 0) + 1;
      changes.set(what, own);
    };
    for (const tie of state.shownTies()) {
      const { from, to } = tie;
      add(bureauOf[from.index], to);
      if (from !== to) add(bureauOf[to.index], from);
      const change = isCompared ? state.changeOf(tie) : null;
      if (change === null || change === "same") continue;
      for (const [end, other] of from === to ? [[from, to]] : [[from, to], [to, from]]) {
        if (bureauOf[end.index] < 0) continue;
        tell(end, change);
        tell(names[classOf[other.index]], change);
      }
    }
    const met = new Int32Array(names.length);
    isMet.forEach((is, i) => (met[classOf[i]] += is));
    const row = (i) => names.map((name, j) => [name, table[i * names.length + j]]).filter(([, n]) => n > 0);
    return {
      ties: new Map(reporting.map((body, i) => [body, new Map(row(i))])),
      members: new Map(names.map((name, i) => [name, met[i]]).filter(([, n]) => n > 0)),
      changes,
      membersOf: (name) => all.filter((body, i) => isMet[i] === 1 && names[classOf[i]] === name),
    };
  }

  const sum = (maps) => {
    const total = new Map();
    for (const own of maps) for (const [name, n] of own) total.set(name, (total.get(name) ?? 0) + n);
    return total;
  };

  const total = (all) => {
    const own = {};
    for (const counts of all) for (const [change, n] of Object.entries(counts ?? {})) own[change] = (own[change] ?? 0) + n;
    return own;
  };

  /** Half the room that a box has more for what has changed. */
  const roomOf = (counts) => (counts ? brush.tallyWidth(counts) / 2 + 6 : 0);

  /** The rows of the middle: bureaus, or places with their bureaus as chips. Heights are in the picture's units. */
  function middle(ties, changes) {
    if (!isBlocked) {
      const own = reporting.filter(state.isShown).sort(byOrder);
      const pitch = own.length > 24 ? ROW.tight : ROW.pitch;
      const half = Math.max(60, ...own.map((body) => (brush.textWidth(body.name) * ROW.font) / 2 + 12 + roomOf(changes.get(body))));
      const rows = own.map((body, i) => {
        const y = (i + 0.5) * pitch;
        const size = Math.min(ROW.height, pitch - 4) / 2;
        return { body, counts: ties.get(body), changes: changes.get(body), box: [-half, y - size, half, y + size], y, chips: [] };
      });
      return { rows, half, height: own.length * pitch };
    }
    const chipWidth = Math.max(
      ...reporting.map((body) => brush.textWidth(classes.shortName(body)) * CHIP.font + 14),
    );
    const columns = Math.min(CHIP.columns, Math.max(...[...places.values()].map((own) => own.length)));
    const half = unfolded.size > 0 ? (columns * (chipWidth + CHIP.gap) - CHIP.gap) / 2 + 10 : HEAD.half;
    const gap = unfolded.size > 0 ? HEAD.gap : HEAD.gapFolded;
    const rows = [];
    let top = 0;
    for (const [place, bureaus] of [...places].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const own = bureaus.filter(state.isShown).sort(byOrder);
      if (own.length === 0) continue;
      const isOpen = unfolded.has(place);
      const chips = isOpen
        ? own.map((body, i) => {
            const x = -half + 10 + (i % columns) * (chipWidth + CHIP.gap);
            const y = top + HEAD.height + Math.floor(i / columns) * CHIP.pitch;
            return { body, counts: ties.get(body), changes: changes.get(body), box: [x, y, x + chipWidth, y + CHIP.height] };
          })
        : [];
      const high = HEAD.height + Math.ceil(chips.length / columns) * CHIP.pitch + (isOpen ? 4 : 0);
      const counts = sum(own.map((body) => ties.get(body)));
      rows.push({ place, isOpen, bureaus: own, counts, changes: total(own.map((body) => changes.get(body))), box: [-half, top, half, top + high], y: top + high / 2, chips });
      top += high + gap;
    }
    return { rows, half, height: Math.max(0, top - gap) };
  }

  function side(wanted, at, members, changes, height) {
    const own = wanted.filter((name) => members.has(name));
    const most = Math.max(1, ...members.values());
    const pitch = Math.max(SIDE.pitch, Math.min(SIDE.pitchMax, height / Math.max(1, own.length)));
    return own.map((name, i) => {
      const n = members.get(name);
      const size = SIDE.least + (SIDE.most - SIDE.least) * Math.sqrt(n / most);
      const y = (i - (own.length - 1) / 2) * pitch;
      return { name, at, n, size, y, changes: changes.get(name) };
    });
  }

  const labelOf = (group) => `${classes.word(group.name)} ${group.n}`;
  const labelWidth = (group) => brush.textWidth(labelOf(group)) * SIDE.font + 2 * group.size + 12;

  /**
   * Everything that is shown, for a frame of a width and a height: `rows` of the middle, `groups` on both sides, each
   * with its place, how wide the widest line is (`thick`) and for how many ties (`most`), and the `box` around all.
   */
  function build({ width, height }) {
    const { ties, members, changes, membersOf } = count();
    const centre = middle(ties, changes);
    // As high as the frame is for what stands beside each other, and as wide as it is for its height.
    const shape = height / Math.max(1, width);
    const roomy = width < NARROW ? SPAN.min : SPAN.roomy;
    const high = Math.max(centre.height, (2 * centre.half + 2 * roomy) * shape);
    const sides = [side(classes.LEFT, -1, members, changes, high), side(classes.RIGHT, 1, members, changes, high)];
    const groups = sides.flat();
    for (const group of groups) group.y += centre.height / 2;
    const wide = Math.max(0, ...groups.map(labelWidth));
    const top = Math.min(0, ...groups.map((group) => group.y - SIDE.pitch / 2));
    const bottom = Math.max(centre.height, ...groups.map((group) => group.y + SIDE.pitch / 2));
    const seen = Math.min(bottom - top, height / SEEN);
    const room = seen / shape / 2 - centre.half - wide;
    const span = centre.half + Math.min(SPAN.max, Math.max(SPAN.min, room));
    for (const group of groups) group.x = group.at * span;
    const most = Math.max(1, ...centre.rows.flatMap((row) => [...row.counts.values()]));
    // Where many lines meet at a class, each is thinner.
    const thick = Math.min(LINE.most, LINE.sum / Math.max(1, centre.rows.length));
    return { ...centre, groups, membersOf, most, thick, box: [-span - wide - 10, top - 34, span + wide + 10, bottom + 20] };
  }

  return {
    isEmpty: reporting.length === 0,
    /* The sizes that a painter needs. */
    FONT: { row: ROW.font, chip: CHIP.font, side: SIDE.font },
    HEAD: HEAD.height,
    build,
    labelOf,
    labelWidth,
    /** Whether a place has a block that is folded. */
    isFolded: (place) => isBlocked && !unfolded.has(place),
    toggle: (place) => unfolded[unfolded.has(place) ? "delete" : "add"](place),
  };
})();
