/* What stands around one body: the body and its parts in the middle, whoever they deal with on both sides, and lines. */
"use strict";

liaison.around = (() => {
  const { data, state, words, brush, classes, star } = liaison;
  const { word } = words;

  const FONT = 14.5;
  const SHAPE = 7.5;
  const NAME_MAX = 24;
  const BOX = { font: 16, height: 36, gap: 22, least: 70 };
  const SPAN = { min: 150, max: 430 };
  const APART = 4;
  /* A picture that is higher than the frame is shown at about this scale, from its top. */
  const SEEN = 0.8;

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
  function sides(centre, found) {
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

  /**
   * All that is around a body, for a frame of a width and a height: the `members` of the middle in their `boxes`,
   * the `rows` and `captions` of both sides, the `lines`, whom they lead to (`found`), and the `box` around all. Groups
   * that are `unfolded` have all their rows.
   */
  function build(centre, unfolded, { width, height }) {
    const members = withParts(centre);
    const found = neighbours(members);
    const { left, right } = sides(centre, found);
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

  return { FONT, SHAPE, NAME_MAX, BOX_FONT: BOX.font, build, titleOf };
})();
