/* One body: a bureau with all it deals with, or a counterpart with the bureaus that share it, through parts as well. */
"use strict";

liaison.body = (() => {
  const { data, state, words, brush, classes, tip, views, star, shapes } = liaison;
  const { element, name } = liaison.dom;
  const { word } = words;

  const FONT = 14.5;
  const SHAPE = 7.5;
  const NAME_MAX = 24;
  const BOX = { font: 16, height: 36, gap: 22, least: 70 };
  const SPAN = { min: 150, max: 430 };
  const APART = 4;
  /* A picture that is higher than the frame is shown at about this scale, from its top. */
  const SEEN = 0.8;
  const COLOR = { quiet: "#56606c", link: "#0b5cad" };

  const host = views.host("body");
  const none = element("div", { className: "empty", hidden: true });
  host.append(none);

  let centre = null;
  let model = null;
  let hovered = null;
  let unfolded = new Set();

  /* --- what there is to show --- */

  /** A body with its parts and theirs, as far as they have ties that are shown. */
  function withParts(body) {
    const parts = data.partsOf(body).filter((part) => part !== body);
    const own = parts.flatMap(withParts).filter((part) => part.ties.some(state.isShown));
    return [body, ...own];
  }

  /** Whoever the members of the middle deal with, with the ties and the members that they are tied to. */
  function neighbours(members) {
    const inside = new Set(members);
    const found = new Map();
    for (const member of members) {
      for (const tie of member.ties) {
        const other = data.other(tie, member);
        if (!state.isDrawn(tie) || inside.has(other)) continue;
        if (!found.has(other)) found.set(other, []);
        found.get(other).push({ tie, member });
      }
    }
    return found;
  }

  function entryOf([body, links]) {
    const text = brush.shorten(body.name, NAME_MAX);
    const count = links.length > 1 ? `  ${links.length}` : "";
    return { body, links, text, count, width: brush.textWidth(text + count) * FONT + 2 * SHAPE + 12 };
  }

  const byTies = (a, b) =>
    b.links.length - a.links.length || (a.body.name < b.body.name ? -1 : a.body.name > b.body.name ? 1 : 0);

  function grouped(entries, keyOf, names) {
    const groups = new Map();
    for (const entry of entries) {
      const key = keyOf(entry.body);
      groups.set(key, [...(groups.get(key) ?? []), entry]);
    }
    const order = names ?? [...groups.keys()].sort();
    return order
      .filter((key) => groups.has(key))
      .map((key) => ({ name: key, entries: groups.get(key).sort(byTies) }));
  }

  const titleOf = (group) => {
    const said = group.name.startsWith("place:")
      ? group.name.slice(6) || word("overview.noplace")
      : classes.word(group.name);
    return `${said} ${group.entries.length}`;
  };

  /** Around a bureau all by class; around anyone else the bureaus that share it on the right, the rest left. */
  function sides(found) {
    const entries = [...found].map(entryOf);
    if (centre.reporting) {
      return {
        left: grouped(entries, (body) => classes.of(body), classes.LEFT),
        right: grouped(entries, (body) => classes.of(body), classes.RIGHT),
      };
    }
    const bureaus = entries.filter(({ body }) => body.reporting);
    const places = new Set(bureaus.map(({ body }) => body.place ?? ""));
    const keyOf = (body) => (places.size > 1 ? `place:${body.place ?? ""}` : "reporting");
    const others = entries.filter(({ body }) => !body.reporting);
    const left = grouped(others, (body) => classes.of(body), [...classes.LEFT, ...classes.RIGHT]);
    const right = grouped(bureaus, keyOf, null);
    // With nobody else to show, places stand on both sides.
    return left.length > 0 ? { left, right } : { left: right.splice(0, Math.floor(right.length / 2)), right };
  }

  function build({ width, height }) {
    const members = withParts(centre);
    const found = neighbours(members);
    const { left, right } = sides(found);
    // About as high as the frame at a size that reads well.
    const placed = star.place({ left, right, room: Math.max(320, height / 0.92), unfolded });
    const half = Math.max(
      BOX.least,
      ...members.map((body) => (brush.textWidth(brush.shorten(body.name, NAME_MAX)) * BOX.font) / 2 + 14),
    );
    const stack = members.length * BOX.height + (members.length - 1) * BOX.gap;
    const boxes = new Map(
      members.map((body, i) => {
        const top = -stack / 2 + i * (BOX.height + BOX.gap);
        return [body, [-half, top, half, top + BOX.height]];
      }),
    );
    const reach = (side) =>
      Math.max(0, ...placed.rows.filter((row) => row.side === side && row.entry).map((row) => row.out + row.entry.width));
    const [wideLeft, wideRight] = [reach(-1), reach(1)];
    const high = Math.max(placed.height, stack + 40);
    // As wide as the frame is for this height, or for what of it is seen at once.
    const seen = Math.min(high, height / SEEN);
    const room = ((seen * width) / Math.max(1, height) - wideLeft - wideRight) / 2 - half;
    const span = half + Math.min(SPAN.max, Math.max(SPAN.min, room));
    for (const row of placed.rows) row.x = row.side * (span + row.out);
    for (const caption of placed.captions) caption.x = caption.side * span;
    return {
      ...placed,
      members,
      boxes,
      found,
      lines: lines(placed.rows, boxes),
      box: [
        left.length > 0 ? -span - wideLeft - 10 : -half - 20,
        -high / 2 - 34,
        right.length > 0 ? span + wideRight + 10 : half + 20,
        high / 2 + 10,
      ],
    };
  }

  /** The course of every tie: from its port of a box in the middle to its counterpart, parallels side by side. */
  function lines(rows, boxes) {
    const made = [];
    for (const row of rows.filter((each) => each.entry)) {
      row.entry.links.forEach(({ tie, member }, i) => {
        const box = boxes.get(member);
        const a = { x: row.side < 0 ? box[0] : box[2], y: (box[1] + box[3]) / 2 };
        const b = { x: row.x - row.side * SHAPE, y: row.y };
        const shift = (i - (row.entry.links.length - 1) / 2) * Math.min(APART, 16 / row.entry.links.length);
        const first = row.x - row.side * row.out;
        const bend = (first - a.x) * 0.55;
        const path = new liaison.paths.Path();
        path.moveTo(a.x, a.y);
        path.bezierCurveTo(a.x + bend, a.y, first - bend, b.y + shift, first - row.side * SHAPE, b.y + shift);
        if (row.out > 0) path.lineTo(b.x, b.y + shift);
        const middle = { x: (a.x + first) / 2, y: (a.y + b.y + shift) / 2 };
        made.push({ tie, row, path, middle, box: [Math.min(a.x, b.x), Math.min(a.y, b.y) - 8, Math.max(a.x, b.x), Math.max(a.y, b.y) + 8] });
      });
    }
    const weight = ({ tie }) => (tie.edge.width ?? 1) + (tie.basis === "declared" ? 0 : 10);
    return made.sort((a, b) => weight(a) - weight(b));
  }

  /* --- painting --- */

  const isMeant = (line) =>
    hovered !== null && (hovered === line || hovered === line.row || hovered === line.row.group);
  const isChosen = (line) => state.focus()?.tie === line.tie;

  function paintRow(ctx, row) {
    const { side, x, y } = row;
    const isLively = hovered === row;
    const align = side < 0 ? "right" : "left";
    if (!row.entry) {
      const said = row.more > 0 ? `▸ ${word("body.more", { n: row.more })}` : `▾ ${word("body.less")}`;
      brush.text(ctx, said, x + side * (SHAPE + 4), y, { size: FONT - 1, align, color: COLOR.link, weight: isLively ? "600" : "" });
      return;
    }
    const { body, text, count } = row.entry;
    brush.body(ctx, body, x, y, SHAPE, isLively);
    const at = x + side * (SHAPE + 7);
    brush.text(ctx, text, at, y + 0.5, { size: FONT, align, weight: isLively ? "600" : "", halo: row.out > 0 });
    if (count) {
      const past = at + side * brush.textWidth(text) * FONT;
      brush.text(ctx, count.trim(), past + side * 7, y + 0.5, { size: FONT - 2, align, color: COLOR.quiet });
    }
  }

  function paintMiddle(ctx) {
    for (const [body, box] of model.boxes) {
      const size = BOX.font;
      const words_ = brush.shorten(body.name, NAME_MAX);
      const isFirst = body === centre;
      if (!isFirst) {
        const whole = model.boxes.get(data.bodies.get(body.partOf)) ?? model.boxes.get(centre);
        ctx.setLineDash([3, 3]);
        ctx.strokeStyle = COLOR.quiet;
        ctx.lineWidth = 1.4;
        ctx.beginPath();
        ctx.moveTo(0, whole[3]);
        ctx.lineTo(0, box[1]);
        ctx.stroke();
        ctx.setLineDash([]);
      }
      const fill = isFirst ? data.styles.kind.reporting.color : "#4a6285";
      ctx.entitle?.(body.name);
      brush.box(ctx, words_, box, { size: isFirst ? size : size - 2, fill, emphasis: hovered === body ? "hover" : null });
    }
  }

  function paint(ctx, { scale }) {
    if (!model) return;
    const anyLively = model.lines.some((line) => isMeant(line) || isChosen(line));
    for (const pass of [false, true]) {
      for (const line of model.lines) {
        const isLively = isMeant(line) || isChosen(line);
        if (isLively === pass) brush.tie(ctx, line.tie, line, scale, { isLively, isDimmed: anyLively && !isLively });
      }
    }
    for (const { group, x, y, side } of model.captions) {
      brush.text(ctx, titleOf(group), x, y, { size: 13, align: side < 0 ? "right" : "left", weight: "600", color: COLOR.quiet, halo: true });
    }
    for (const row of model.rows) paintRow(ctx, row);
    paintMiddle(ctx);
    const bureaus = [...model.found.keys()].filter((body) => body.reporting).length;
    const said = model.lines.length === 0 ? word("ties.none") : word("body.shared", { n: bureaus });
    if (!centre.reporting || model.lines.length === 0) {
      const [, , , bottom] = [...model.boxes.values()].at(-1);
      brush.text(ctx, said, 0, bottom + 18, { size: 13, align: "center", color: COLOR.quiet, halo: true });
    }
  }

  /* --- pointer --- */

  const inside = ([left, top, right, bottom], { x, y }) => x >= left && x <= right && y >= top && y <= bottom;
  const probe = document.createElement("canvas").getContext("2d");

  function rowBox(row) {
    const wide = row.entry ? row.entry.width : 130;
    const [a, b] = [row.x - row.side * SHAPE, row.x + row.side * wide];
    return [Math.min(a, b), row.y - star.ROW / 2, Math.max(a, b), row.y + star.ROW / 2];
  }

  /** A row, a body of the middle, or a line at a point of the picture, or null. */
  function memberAt(point) {
    if (!model) return null;
    const row = model.rows.find((each) => inside(rowBox(each), point));
    if (row) return row;
    const middle = [...model.boxes].find(([, box]) => inside(box, point));
    if (middle) return middle[0];
    for (const near of [2, 6, 11]) {
      probe.lineWidth = (2 * near) / surface.scale();
      const isThere = (line) => inside(line.box, point) && probe.isPointInStroke(line.path, point.x, point.y);
      const found = model.lines.findLast(isThere);
      if (found) return found;
    }
    return null;
  }

  function describe(member) {
    if (member.tie) {
      const facets = ["type", "status", "basis"].filter((facet) => member.tie[facet]);
      const said = facets.map((facet) => word(`${facet}.${member.tie[facet]}`)).join(" · ");
      return [`${member.tie.from.name} — ${member.tie.to.name}`, said].filter((line) => line !== "");
    }
    if (member.entry) {
      const through = member.entry.links.map((link) => link.member).filter((part) => part !== centre);
      const parts = [...new Set(through)].map((part) => word("body.through", { part: part.name }));
      return member.entry.text === member.entry.body.name ? parts : [member.entry.body.name, ...parts];
    }
    return [];
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

  function onTap(point, event) {
    const member = memberAt(point);
    if (member === null) state.clearFocus();
    else if (member.tie) state.focusTie(member.tie);
    else if (member.entry) state.pick(member.entry.body, event);
    else if (member.group) toggle(member.group.name);
    else state.focusBody(member);
  }

  function toggle(group) {
    unfolded[unfolded.has(group) ? "delete" : "add"](group);
    rebuild();
    surface.fit(true);
  }

  /* --- which body --- */

  /** The body in focus; a line in focus leaves the one whose line it is, else takes an end of it. */
  function wanted() {
    const { body, tie } = state.focus() ?? {};
    if (body) return body;
    const isOwn = tie && model?.members.some((member) => tie.from === member || tie.to === member);
    if (!tie || isOwn) return centre;
    return tie.from.reporting || !tie.to.reporting ? tie.from : tie.to;
  }

  function rebuild() {
    hovered = null;
    model = centre && build(surface.size());
  }

  function showNone() {
    none.hidden = centre !== null;
    surface.canvas.hidden = centre === null;
    if (centre !== null) return;
    const bureaus = [...data.bodies.values()].filter((body) => body.reporting && state.isShown(body));
    const buttons = bureaus.slice(0, 60).map((body) => {
      const button = element("button", { type: "button" }, shapes.icon(body.category), name(body.name));
      button.addEventListener("click", () => state.focusBody(body));
      return button;
    });
    none.replaceChildren(
      element("h2", { textContent: word("body.none") }),
      element("p", { textContent: word("body.none.hint") }),
      element("div", { className: "choices" }, buttons),
    );
  }

  function follow() {
    const next = wanted();
    if (next === centre && model) {
      surface.redraw();
      return;
    }
    if (next !== centre) unfolded = new Set();
    centre = next;
    showNone();
    if (centre !== null) surface.fit();
  }

  const surface = liaison.surface(host, {
    label: "canvas.body",
    paint,
    frame: (size) => {
      if (centre === null) return { box: [0, 0, 1, 1], least: 1, most: 1 };
      model = build(size);
      return { box: model.box, least: 0.7, most: 1.25 };
    },
    onTap,
    onHover,
  });

  state.onChange((what) => {
    if (host.hidden) return;
    if (what === "focus") follow();
    if (what === "filter" && centre) {
      rebuild();
      surface.redraw();
    }
    if (what === "filter") showNone();
  });
  words.onChange(showNone);

  const view = {
    name: "body",
    element: host,
    label: () => centre?.name ?? state.focus()?.body?.name ?? word("view.body"),
    show() {
      centre = wanted();
      unfolded = new Set();
      showNone();
      surface.fit();
    },
    fit: surface.fit,
    zoom: surface.zoom,
    settle() {
      if (centre) surface.settle();
    },
    reveal() {},
    picture: () =>
      model && {
        box: model.box,
        letter: FONT,
        paint: (ctx, scale) => paint(ctx, { scale }),
        ties: model.lines.map((line) => line.tie),
        bodies: [...model.members, ...model.rows.filter((row) => row.entry).map((row) => row.entry.body)],
      },
    memberAt,
    surface,
    centre: () => centre,
    model: () => model,
  };
  views.register(view);
  return view;
})();
