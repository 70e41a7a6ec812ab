/* The overview: bureaus in the middle, classes of counterparts on both sides, lines as wide as they have ties. */
"use strict";

liaison.overview = (() => {
  const { data, state, words, brush, classes, tip, views } = liaison;
  const { word } = words;
  const reporting = [...data.bodies.values()].filter((body) => body.reporting);
  if (reporting.length === 0) return null;

  /* More bureaus than this, of several places, stand in a block for each place. */
  const ROWS_MAX = 40;
  const ROW = { font: 14, height: 26, pitch: 32, tight: 25 };
  const CHIP = { font: 13, height: 22, pitch: 25, gap: 5, columns: 6 };
  const HEAD = { height: 26, gap: 12, gapFolded: 26, half: 190 };
  /* So many rows of chips fit a screen; with more, the blocks begin folded. */
  const CHIP_ROWS_MAX = 34;
  const SIDE = { font: 15, most: 22, least: 11, pitch: 62, pitchMax: 130 };
  const LINE = { least: 0.7, most: 15, sum: 90 };
  const SPAN = { min: 150, max: 520, roomy: 330 };
  const NARROW = 640;
  /* A picture that is higher than the frame is shown at about this scale, from its top. */
  const SEEN = 0.85;
  const COLOR = { line: "#6c7a8c", lively: "#1f5f9e", place: "#e8edf3" };

  const host = views.host("overview");
  const list = liaison.listing(host, { onChoose: open });

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

  let model = null;
  let hovered = null;

  /* --- what there is to show --- */

  const all = [...data.bodies.values()];
  const names = [...classes.LEFT, ...classes.RIGHT];
  const classOf = Uint8Array.from(all, (body) => names.indexOf(classes.of(body)));
  const bureauOf = Int32Array.from(all, () => -1);
  reporting.forEach((body, i) => (bureauOf[body.index] = i));

  /**
   * For every bureau, how many shown ties it has with each class; for every class, how many bodies of it these
   * ties lead to, and which (as a function, since lists are rarely asked for).
   */
  function count() {
    const table = new Int32Array(reporting.length * names.length);
    const isMet = new Uint8Array(all.length);
    const add = (bureau, other) => {
      if (bureau < 0) return;
      table[bureau * names.length + classOf[other.index]] += 1;
      isMet[other.index] = 1;
    };
    for (const { from, to } of state.shownTies()) {
      add(bureauOf[from.index], to);
      if (from !== to) add(bureauOf[to.index], from);
    }
    const met = new Int32Array(names.length);
    isMet.forEach((is, i) => (met[classOf[i]] += is));
    const row = (i) => names.map((name, j) => [name, table[i * names.length + j]]).filter(([, n]) => n > 0);
    return {
      ties: new Map(reporting.map((body, i) => [body, new Map(row(i))])),
      members: new Map(names.map((name, i) => [name, met[i]]).filter(([, n]) => n > 0)),
      membersOf: (name) => all.filter((body, i) => isMet[i] === 1 && names[classOf[i]] === name),
    };
  }

  const sum = (maps) => {
    const total = new Map();
    for (const own of maps) for (const [name, n] of own) total.set(name, (total.get(name) ?? 0) + n);
    return total;
  };

  /** The rows of the middle: bureaus, or places with their bureaus as chips. Heights are in the picture's units. */
  function middle(ties) {
    if (!isBlocked) {
      const own = reporting.filter(state.isShown).sort(byOrder);
      const pitch = own.length > 24 ? ROW.tight : ROW.pitch;
      const half = Math.max(60, ...own.map((body) => (brush.textWidth(body.name) * ROW.font) / 2 + 12));
      const rows = own.map((body, i) => {
        const y = (i + 0.5) * pitch;
        const size = Math.min(ROW.height, pitch - 4) / 2;
        return { body, counts: ties.get(body), box: [-half, y - size, half, y + size], y, chips: [] };
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
            return { body, counts: ties.get(body), box: [x, y, x + chipWidth, y + CHIP.height] };
          })
        : [];
      const high = HEAD.height + Math.ceil(chips.length / columns) * CHIP.pitch + (isOpen ? 4 : 0);
      const counts = sum(own.map((body) => ties.get(body)));
      rows.push({ place, isOpen, bureaus: own, counts, box: [-half, top, half, top + high], y: top + high / 2, chips });
      top += high + gap;
    }
    return { rows, half, height: Math.max(0, top - gap) };
  }

  function side(wanted, at, members, height) {
    const own = wanted.filter((name) => members.has(name));
    const most = Math.max(1, ...members.values());
    const pitch = Math.max(SIDE.pitch, Math.min(SIDE.pitchMax, height / Math.max(1, own.length)));
    return own.map((name, i) => {
      const n = members.get(name);
      const size = SIDE.least + (SIDE.most - SIDE.least) * Math.sqrt(n / most);
      const y = (i - (own.length - 1) / 2) * pitch;
      return { name, at, n, size, y };
    });
  }

  const labelOf = (group) => `${classes.word(group.name)} ${group.n}`;
  const labelWidth = (group) => brush.textWidth(labelOf(group)) * SIDE.font + 2 * group.size + 12;

  function build({ width, height }) {
    const { ties, members, membersOf } = count();
    const centre = middle(ties);
    // As high as the frame is for what stands beside each other, and as wide as it is for its height.
    const shape = height / Math.max(1, width);
    const roomy = width < NARROW ? SPAN.min : SPAN.roomy;
    const high = Math.max(centre.height, (2 * centre.half + 2 * roomy) * shape);
    const sides = [side(classes.LEFT, -1, members, high), side(classes.RIGHT, 1, members, high)];
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

  /* --- painting --- */

  const isMeant = (row) => {
    const { body } = state.focus() ?? {};
    if (hovered) return hovered === row || hovered.body === (row.body ?? null);
    return body !== undefined && (row.body === body || (row.bureaus?.includes(body) && !row.isOpen));
  };

  function paintLine(ctx, group, { box, y, n, said }, { isLively, isDimmed }) {
    const from = group.at < 0 ? box[0] : box[2];
    const to = group.x - group.at * (group.size + 3);
    const bend = (to - from) * 0.5;
    ctx.globalAlpha = isDimmed ? 0.05 : isLively ? 0.75 : 0.34;
    ctx.strokeStyle = isLively ? COLOR.lively : COLOR.line;
    ctx.lineWidth = LINE.least + (model.thick - LINE.least) * (n / model.most) ** 0.65;
    ctx.beginPath();
    ctx.moveTo(from, y);
    ctx.bezierCurveTo(from + bend, y, to - bend, group.y, to, group.y);
    ctx.entitle?.(word("overview.ties", { name: `${said} — ${classes.word(group.name)}`, n }));
    ctx.stroke();
  }

  function paintNumber(ctx, group, n) {
    const x = group.x - group.at * (group.size + 16);
    brush.text(ctx, String(n), x, group.y - 10, { size: 13, align: "center", weight: "600", color: COLOR.lively, halo: true });
  }

  const saidOf = (row) => row.body?.name ?? (row.place || word("overview.noplace"));

  /** The lines of a row, or of one of its chips, which stands in for it. */
  function paintLines(ctx, isMeaning) {
    for (const row of model.rows) {
      const lively = isMeaning(row) ? row : row.chips.find(isMeaning);
      for (const group of model.groups) {
        const n = row.counts.get(group.name);
        if (!n || (hovered?.name !== undefined && hovered !== group)) continue;
        const line = { box: row.box, y: row.y, n, said: saidOf(row) };
        paintLine(ctx, group, line, { isLively: hovered === group, isDimmed: anyMeant });
      }
      if (!lively) continue;
      for (const group of model.groups) {
        const n = lively.counts.get(group.name);
        if (!n) continue;
        const y = lively === row ? row.y : (lively.box[1] + lively.box[3]) / 2;
        paintLine(ctx, group, { box: row.box, y, n, said: saidOf(lively) }, { isLively: true, isDimmed: false });
        ctx.globalAlpha = 1;
        paintNumber(ctx, group, n);
      }
    }
  }

  function paintRow(ctx, row) {
    const emphasis = isMeant(row) ? (hovered ? "hover" : "focus") : null;
    ctx.entitle?.(describe(row)[0]);
    if (row.body) {
      const { color: fill } = data.styles.kind.reporting;
      brush.box(ctx, row.body.name, row.box, { size: ROW.font, fill, emphasis });
      return;
    }
    ctx.fillStyle = COLOR.place;
    ctx.beginPath();
    ctx.roundRect(row.box[0], row.box[1], row.box[2] - row.box[0], row.box[3] - row.box[1], 7);
    ctx.fill();
    ctx.strokeStyle = emphasis ? "#1f3a5f" : "#c5ced8";
    ctx.lineWidth = emphasis ? 2 : 1;
    ctx.stroke();
    const y = row.box[1] + HEAD.height / 2 + 0.5;
    const size = 14;
    const place = row.place === "" ? word("overview.noplace") : row.place;
    brush.text(ctx, `${row.isOpen ? "▾" : "▸"} ${place}`, row.box[0] + 10, y, { size, weight: "600" });
    const said = word("overview.bureaus", { n: row.bureaus.length });
    brush.text(ctx, said, row.box[2] - 10, y, { size: 12.5, align: "right", color: brush.QUIET });
    for (const chip of row.chips) {
      const { color: fill } = data.styles.kind.reporting;
      ctx.entitle?.(describe(chip)[0]);
      brush.box(ctx, classes.shortName(chip.body), chip.box, {
        size: CHIP.font,
        fill,
        emphasis: isMeant(chip) ? (hovered ? "hover" : "focus") : null,
      });
    }
  }

  function paintGroup(ctx, group) {
    brush.shape(ctx, classes.look(group.name), group.x, group.y, group.size, hovered === group);
    brush.text(ctx, labelOf(group), group.x + group.at * (group.size + 10), group.y + 0.5, {
      size: SIDE.font,
      align: group.at < 0 ? "right" : "left",
      weight: hovered === group ? "600" : "",
      halo: true,
    });
  }

  let anyMeant = false;
  function paint(ctx) {
    if (model.groups.length === 0) {
      const at = [(model.box[0] + model.box[2]) / 2, model.box[1] + 16];
      brush.text(ctx, word("ties.none"), ...at, { size: 15, align: "center", color: brush.QUIET });
    }
    anyMeant = model.rows.some((row) => isMeant(row) || row.chips.some(isMeant));
    ctx.save();
    paintLines(ctx, isMeant);
    ctx.restore();
    for (const row of model.rows) paintRow(ctx, row);
    for (const group of model.groups) paintGroup(ctx, group);
  }

  /* --- pointer --- */

  const inside = ([left, top, right, bottom], { x, y }) => x >= left && x <= right && y >= top && y <= bottom;

  function boxOf(group) {
    const wide = labelWidth(group);
    const [a, b] = [group.x - group.at * group.size, group.x + group.at * wide];
    return [Math.min(a, b), group.y - group.size - 4, Math.max(a, b), group.y + group.size + 4];
  }

  /** The class, the bureau or the place at a point of the picture, or null. */
  function memberAt(point) {
    const row = model.rows.find((each) => inside(each.box, point));
    if (row) return row.chips.find((chip) => inside(chip.box, point)) ?? row;
    return model.groups.find((group) => inside(boxOf(group), point)) ?? null;
  }

  function describe(member) {
    const total = (counts) => [...counts.values()].reduce((a, b) => a + b, 0);
    if (member.name !== undefined) return [word("overview.class", { what: classes.word(member.name), n: member.n })];
    return [word("overview.ties", { name: saidOf(member), n: total(member.counts) })];
  }

  function onHover(point, at) {
    const next = point && memberAt(point);
    surface.point(next !== null);
    if (next) tip.show(describe(next), at);
    else tip.hide();
    if (next === hovered) return;
    hovered = next;
    surface.redraw();
  }

  function open(body) {
    list.hide();
    state.focusBody(body);
    state.setView("body");
  }

  function onTap(point, event) {
    const member = memberAt(point);
    if (member === null) {
      list.hide();
      state.clearFocus();
    } else if (member.name !== undefined) {
      list.show(labelOf(member), model.membersOf(member.name));
    } else if (member.body && (event.ctrlKey || event.metaKey || event.shiftKey)) {
      state.toggle(member.body);
    } else if (member.body) {
      open(member.body);
    } else {
      toggle(member.place);
    }
  }

  function toggle(place) {
    unfolded[unfolded.has(place) ? "delete" : "add"](place);
    rebuild();
    surface.redraw();
  }

  const surface = liaison.surface(host, {
    label: "canvas.overview",
    paint,
    frame: (size) => {
      model = build(size);
      return { box: model.box, least: 0.78, most: 1.3 };
    },
    onTap,
    onHover,
  });

  function rebuild() {
    if (model) model = build(surface.size());
    hovered = null;
  }

  state.onChange((what) => {
    if (what === "filter") rebuild();
    if (what === "filter" || what === "focus") surface.redraw();
  });
  words.onChange(rebuild);

  const view = {
    name: "overview",
    element: host,
    show: surface.settle,
    hide: list.hide,
    fit: surface.fit,
    zoom: surface.zoom,
    settle: surface.settle,
    picture: () => ({ box: model.box, letter: 12, legend: "classes", paint: (ctx) => paint(ctx) }),
    /** Brings a bureau into view; a counterpart is shown by itself, since here it is only counted. */
    reveal(body) {
      if (!body.reporting) {
        open(body);
        return;
      }
      const place = body.place ?? "";
      if (isBlocked && !unfolded.has(place)) toggle(place);
      const entries = model.rows.flatMap((row) => [row, ...row.chips]);
      const own = entries.find((entry) => entry.body === body);
      if (own) surface.reveal(own.box, 0.7);
    },
    memberAt,
    surface,
    model: () => model,
  };
  views.register(view);
  return view;
})();
