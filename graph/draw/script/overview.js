/* The overview: bureaus in the middle, classes of counterparts on both sides, lines as wide as they have ties. */
"use strict";

liaison.overview = (() => {
  const { data, state, words, brush, classes, views, blocks } = liaison;
  if (blocks.isEmpty) return null;
  const { word } = words;
  const { FONT, HEAD, labelOf, labelWidth } = blocks;

  const LINE_LEAST = 0.7;
  /* The size of the sign that a bureau is new or gone. */
  const CAME = 6;
  const { KINDS } = liaison.changes;
  const COLOR = { line: "#6c7a8c", lively: "#1f5f9e", place: "#e8edf3" };

  const host = views.host("overview");
  const list = liaison.listing(host, { onChoose: open });

  let model = null;
  let hovered = null;

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
    ctx.lineWidth = LINE_LEAST + (model.thick - LINE_LEAST) * (n / model.most) ** 0.65;
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

  /** The box of a bureau; while two dates are compared with what has changed, at its right end. */
  function paintBureau(ctx, { body, box, changes }, look) {
    const [left, top, right, bottom] = box;
    const wide = changes ? brush.tallyWidth(changes) : 0;
    brush.box(ctx, "", box, look);
    brush.label(ctx, body.name, [left, top, wide > 0 ? right - wide - 12 : right, bottom], look);
    if (wide > 0) brush.tally(ctx, changes, right - wide - 8, (top + bottom) / 2, "#fff");
    brush.cameOrWent(ctx, body, { x: left, y: top }, CAME);
  }

  function paintRow(ctx, row) {
    const emphasis = isMeant(row) ? (hovered ? "hover" : "focus") : null;
    ctx.entitle?.(describe(row).join(" · "));
    if (row.body) {
      const { color: fill } = data.styles.kind.reporting;
      paintBureau(ctx, row, { size: FONT.row, fill, emphasis });
      return;
    }
    ctx.fillStyle = COLOR.place;
    ctx.beginPath();
    ctx.roundRect(row.box[0], row.box[1], row.box[2] - row.box[0], row.box[3] - row.box[1], 7);
    ctx.fill();
    ctx.strokeStyle = emphasis ? "#1f3a5f" : "#c5ced8";
    ctx.lineWidth = emphasis ? 2 : 1;
    ctx.stroke();
    const y = row.box[1] + HEAD / 2 + 0.5;
    const size = 14;
    const place = row.place === "" ? word("overview.noplace") : row.place;
    brush.text(ctx, `${row.isOpen ? "▾" : "▸"} ${place}`, row.box[0] + 10, y, { size, weight: "600" });
    const said = word("overview.bureaus", { n: row.bureaus.length });
    const wide = brush.tallyWidth(row.changes);
    if (wide > 0) brush.tally(ctx, row.changes, row.box[2] - wide - 10, y);
    const end = row.box[2] - 10 - (wide > 0 ? wide + 10 : 0);
    brush.text(ctx, said, end, y, { size: 12.5, align: "right", color: brush.QUIET });
    for (const chip of row.chips) {
      const { color: fill } = data.styles.kind.reporting;
      ctx.entitle?.(describe(chip).join(" · "));
      brush.box(ctx, classes.shortName(chip.body), chip.box, {
        size: FONT.chip,
        fill,
        emphasis: isMeant(chip) ? (hovered ? "hover" : "focus") : null,
      });
      brush.cameOrWent(ctx, chip.body, { x: chip.box[0], y: chip.box[1] }, CAME);
    }
  }

  function paintGroup(ctx, group) {
    brush.shape(ctx, classes.look(group.name), group.x, group.y, group.size, hovered === group);
    brush.text(ctx, labelOf(group), group.x + group.at * (group.size + 10), group.y + 0.5, {
      size: FONT.side,
      align: group.at < 0 ? "right" : "left",
      weight: hovered === group ? "600" : "",
      halo: true,
    });
    if (!group.changes) return;
    const start = group.at < 0 ? -group.size - 10 - brush.tallyWidth(group.changes) : group.size + 10;
    brush.tally(ctx, group.changes, group.x + start, group.y + 18);
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
    const changed = KINDS.filter((change) => member.changes?.[change]);
    const said = changed.map((change) => `${word(`change.${change}`)} ${member.changes[change]}`);
    const first =
      member.name !== undefined
        ? word("overview.class", { what: classes.word(member.name), n: member.n })
        : word("overview.ties", { name: saidOf(member), n: total(member.counts) });
    return said.length > 0 ? [first, said.join(" · ")] : [first];
  }

  function onHover(member) {
    if (member === hovered) return;
    hovered = member;
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
    blocks.toggle(place);
    rebuild();
    surface.redraw();
  }

  const surface = liaison.surface(host, {
    label: "canvas.overview",
    paint,
    frame: (size) => {
      model = blocks.build(size);
      return { box: model.box, least: 0.78, most: 1.3 };
    },
    memberAt,
    describe,
    onTap,
    onHover,
  });

  function rebuild() {
    if (model) model = blocks.build(surface.size());
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
      if (blocks.isFolded(place)) toggle(place);
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
