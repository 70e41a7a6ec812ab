/* What has changed between the reports of two dates, by pair of bodies and type of tie. */
"use strict";

liaison.changes = (() => {
  const { bodies, ties, sources, styles } = liaison.data;
  const types = Object.keys(styles.type);

  /* The course of what two bodies do together. What has ended is on it no more. */
  const COURSE = ["negotiating", "planned", "ongoing", "done"];
  const KINDS = ["new", "advanced", "gone", "same"];

  /** What makes two ties of different reports the same: type and pair, whose order counts where a type has one. */
  function keyOf(tie) {
    const isTurned = !styles.type[tie.type]?.directed && tie.from.index > tie.to.index;
    const [head, tail] = isTurned ? [tie.to, tie.from] : [tie.from, tie.to];
    return (head.index * bodies.size + tail.index) * types.length + types.indexOf(tie.type);
  }

  function group(ties) {
    const groups = new Map();
    for (const tie of ties) {
      const key = keyOf(tie);
      const own = groups.get(key);
      if (own) own.push(tie);
      else groups.set(key, [tie]);
    }
    return groups;
  }

  const isLive = (tie) => tie.status !== "ended";
  /** How far a tie has come; one of no known status as far as it can. */
  const step = ({ status }) => (COURSE.includes(status) ? COURSE.indexOf(status) : COURSE.length - 1);
  const furthest = (ties) => Math.max(-1, ...ties.filter(isLive).map(step));

  /** What is said of a pair and type on both dates, once for each tie of the later one. */
  function changeOf(tie, before, after) {
    const reached = furthest(before);
    if (!isLive(tie)) return reached >= 0 && furthest(after) < 0 ? "gone" : "same";
    if (reached < 0) return "new";
    return step(tie) > reached ? "advanced" : "same";
  }

  /** The change that stands for a pair and type: the first of KINDS that one of its ties has. */
  const strongest = (changes) => KINDS.find((kind) => changes.includes(kind));

  /**
   * Compares the ties of two dates. `of` has the change of every tie that a picture of both shows: all later
   * ones, and those earlier ones whose pair and type is reported no more; the other earlier ones stand behind
   * their successors in `entries`, which has one entry for each pair and type.
   */
  function compare(earlier, later) {
    const [before, after] = [group(earlier), group(later)];
    const of = new Map();
    const entries = [];
    for (const [key, ties] of after) {
      const was = before.get(key) ?? [];
      const changes = ties.map((tie) => changeOf(tie, was, ties));
      ties.forEach((tie, i) => of.set(tie, changes[i]));
      entries.push({ change: strongest(changes), before: was, after: ties });
    }
    for (const [key, ties] of before) {
      if (after.has(key)) continue;
      for (const tie of ties) of.set(tie, "gone");
      entries.push({ change: "gone", before: ties, after: [] });
    }
    return { of, entries };
  }

  const ends = (ties) => new Set(ties.flatMap((tie) => [tie.from, tie.to]));

  /** Of some ties, those that a later one on the same line of the picture stands for. */
  function superseded(some) {
    const latest = new Map();
    const older = new Set();
    for (const tie of some) {
      if (!tie.source) continue;
      const [a, b] = [tie.from.index, tie.to.index].sort((x, y) => x - y);
      const line = `${a * bodies.size + b} ${tie.rank}`;
      const last = latest.get(line);
      if (last && last.source.as_of >= tie.source.as_of) older.add(tie);
      else {
        if (last) older.add(last);
        latest.set(line, tie);
      }
    }
    return older;
  }

  /** The bodies that only the later ties name, and those that only the earlier ones do. */
  function compareBodies(earlier, later) {
    const [was, is] = [ends(earlier), ends(later)];
    return {
      new: [...is].filter((body) => !was.has(body)),
      gone: [...was].filter((body) => !is.has(body)),
    };
  }

  const placesAt = (date) => new Set(sources.filter((each) => each.as_of === date).map((each) => each.place));

  /** The reports of two dates whose places report on both, if any does, since others cannot be compared. */
  function pick(before, after) {
    const later = placesAt(after);
    const both = new Set([...placesAt(before)].filter((place) => later.has(place)));
    const ofDates = sources.filter(({ as_of }) => as_of === before || as_of === after);
    return both.size === 0 ? ofDates : ofDates.filter(({ place }) => both.has(place));
  }

  /** As `compare`, for the ties of the reports of two dates; `apart` has the reports that are not compared. */
  function between({ before, after }) {
    const picked = new Set(pick(before, after));
    const at = (date) =>
      [...ties.values()].filter((tie) => picked.has(tie.source) && tie.source.as_of === date);
    const apart = sources.filter(
      (each) => (each.as_of === before || each.as_of === after) && !picked.has(each),
    );
    const [earlier, later] = [at(before), at(after)];
    return { ...compare(earlier, later), bodies: compareBodies(earlier, later), apart };
  }

  return { KINDS, between, superseded };
})();
