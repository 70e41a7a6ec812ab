/* One body: a bureau with all it deals with, or a counterpart with the bureaus that share it, through parts as well. */
"use strict";

liaison.body = (() => {
  const { data, state, words, telling, brush, views, star, shapes, around } = liaison;
  const { element, name } = liaison.dom;
  const { word } = words;
  const { FONT, SHAPE, NAME_MAX, BOX_FONT, titleOf } = around;

  const COLOR = { quiet: "#56606c", link: "#0b5cad" };

  const host = views.host("body");
  const none = element("div", { className: "empty", hidden: true });
  host.append(none);

  let centre = null;
  let model = null;
  let hovered = null;
  let unfolded = new Set();

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
    brush.cameOrWent(ctx, body, { x: x + SHAPE * 0.9, y: y - SHAPE * 0.9 }, 5);
    const at = x + side * (SHAPE + 7);
    brush.text(ctx, text, at, y + 0.5, { size: FONT, align, weight: isLively ? "600" : "", halo: row.out > 0 });
    if (count) {
      const past = at + side * brush.textWidth(text) * FONT;
      brush.text(ctx, count.trim(), past + side * 7, y + 0.5, { size: FONT - 2, align, color: COLOR.quiet });
    }
  }

  function paintMiddle(ctx) {
    for (const [body, box] of model.boxes) {
      const size = BOX_FONT;
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
      brush.cameOrWent(ctx, body, { x: box[0], y: box[1] }, 6);
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
    if (member.tie) return telling.lines(member.tie);
    if (member.entry) {
      const through = member.entry.links.map((link) => link.member).filter((part) => part !== centre);
      const parts = [...new Set(through)].map((part) => word("body.through", { part: part.name }));
      return member.entry.text === member.entry.body.name ? parts : [member.entry.body.name, ...parts];
    }
    return [];
  }

  function onHover(member) {
    if (member === hovered) return;
    hovered = member;
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
    model = centre && around.build(centre, unfolded, surface.size());
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
      model = around.build(centre, unfolded, size);
      return { box: model.box, least: 0.7, most: 1.25 };
    },
    memberAt,
    describe,
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
