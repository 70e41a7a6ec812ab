/* Where everything stands around one body: who it deals with, by class, in rows on both sides. */
"use strict";

liaison.star = (() => {
  const ROW = 25;
  const CAPTION = 24;
  const GAP = 16;
  /* A group is never folded to fewer rows than this, its last row saying how many more there are. */
  const LEAST = 3;
  /* An unfolded group with more rows than this runs on in further columns, as far as there are any. */
  const COLUMN_ROWS = 24;
  const COLUMNS_MAX = 3;

  const isCut = (group, limit) => group.entries.length > limit + 1;
  const shownIn = (group, limit) => (isCut(group, limit) ? limit : group.entries.length);

  const heightOf = (rows) => CAPTION + rows * ROW + GAP;

  /** How many rows each folded group of a side may show so that it is no higher than `room`. */
  function limitFor(groups, room, unfolded) {
    const height = (limit) =>
      groups.reduce((sum, group) => {
        const isWhole = unfolded.has(group.name);
        const rows = isWhole ? group.entries.length : shownIn(group, limit) + (isCut(group, limit) ? 1 : 0);
        return sum + heightOf(rows);
      }, 0);
    let limit = Math.max(LEAST, ...groups.map((group) => group.entries.length));
    while (limit > LEAST && height(limit) > room) limit -= 1;
    return limit;
  }

  function columnsOf(group, isWhole) {
    if (!isWhole) return 1;
    return Math.min(COLUMNS_MAX, Math.max(1, Math.ceil(group.entries.length / COLUMN_ROWS)));
  }

  /**
   * Places one side. `groups` have a `name` and `entries` with a `width` each; `side` is -1 or 1. Gives rows
   * (an entry, or how many `more` of a group) and captions, with y from the top of the side, and its height;
   * x counts outwards from where the side begins.
   */
  function placeSide(groups, { side, room, unfolded }) {
    const limit = limitFor(groups, room, unfolded);
    const rows = [];
    const captions = [];
    let y = 0;
    for (const group of groups) {
      const isWhole = unfolded.has(group.name);
      const shown = isWhole ? group.entries : group.entries.slice(0, shownIn(group, limit));
      const columns = columnsOf(group, isWhole);
      const perColumn = Math.ceil(shown.length / columns);
      captions.push({ group, side, y: y + CAPTION / 2 });
      y += CAPTION;
      let out = 0;
      for (let column = 0; column < columns; column += 1) {
        const own = shown.slice(column * perColumn, (column + 1) * perColumn);
        own.forEach((entry, i) => rows.push({ entry, group, side, out, y: y + (i + 0.5) * ROW }));
        out += Math.max(0, ...own.map((entry) => entry.width)) + 34;
      }
      y += perColumn * ROW;
      const more = group.entries.length - shown.length;
      if (more > 0 || (isWhole && group.entries.length > LEAST + 1)) {
        rows.push({ entry: null, group, side, out: 0, y: y + ROW / 2, more });
        y += ROW;
      }
      y += GAP;
    }
    return { rows, captions, height: Math.max(0, y - GAP) };
  }

  /** Both sides, in the middle of each other; `room` is the height that should do. */
  function place({ left, right, room, unfolded }) {
    const sides = [
      placeSide(left, { side: -1, room, unfolded }),
      placeSide(right, { side: 1, room, unfolded }),
    ];
    const height = Math.max(...sides.map((side) => side.height));
    for (const side of sides) {
      // A side that is folded out too far to be seen at once begins at the top, beside the other.
      const top = -side.height / 2;
      for (const member of [...side.rows, ...side.captions]) member.y += top;
    }
    return { rows: sides.flatMap((side) => side.rows), captions: sides.flatMap((side) => side.captions), height };
  }

  return { place, ROW };
})();
