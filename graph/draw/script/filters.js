/* Which bodies and ties pass the filters, and how many there are of each value. Looks at everything once a change. */
"use strict";

liaison.filters = (() => {
  const bodies = [...liaison.data.bodies.values()];
  const ties = [...liaison.data.ties.values()];
  const numbers = new Map(bodies.map((body, number) => [body, number]));
  const heads = Int32Array.from(ties, (tie) => numbers.get(tie.from));
  const tails = Int32Array.from(ties, (tie) => numbers.get(tie.to));

  /* What can be filtered by, and the value that a tie or a body has; null is never hidden. */
  const TIE_FACETS = {
    type: (tie) => tie.type,
    basis: (tie) => tie.basis,
    status: (tie) => tie.status,
    place: (tie) => tie.source?.place || null,
  };
  const BODY_FACETS = {
    kind: (body) => body.category,
    level: (body) => (body.reporting ? null : body.level),
    collective: (body) => (body.reporting ? null : String(body.collective)),
  };
  const FACETS = [...Object.keys(TIE_FACETS), ...Object.keys(BODY_FACETS)];
  const bit = (facet) => 1 << FACETS.indexOf(facet);
  const PERIOD = 1 << FACETS.length;
  const MIN_TIES = 1 << (FACETS.length + 1);
  /* What hides whole reports. */
  const REPORT = bit("place") | PERIOD;

  const valuesOf = (facets, members) =>
    Object.entries(facets).map(([facet, of]) => [facet, members.map((member) => of(member))]);
  const tieValues = valuesOf(TIE_FACETS, ties);
  const bodyValues = valuesOf(BODY_FACETS, bodies);
  const values = new Map([...tieValues, ...bodyValues]);

  /** For each member, the facets that hide it, as bits. */
  function hiddenBy(facets, size, unchecked) {
    const masks = new Int32Array(size);
    for (const [facet, own] of facets) {
      const without = unchecked[facet];
      if (without.size === 0) continue;
      for (let i = 0; i < size; i += 1) if (without.has(own[i])) masks[i] |= bit(facet);
    }
    return masks;
  }

  /** For each body, with how many different reporting bodies a tie that passes joins it. */
  function countReporting(bodyMasks, tieMasks) {
    const counts = new Int32Array(bodies.length);
    const seen = new Set();
    const look = (own, other) => {
      if (own === other || !bodies[other].reporting || bodyMasks[other] !== 0) return;
      const pair = own * bodies.length + other;
      if (!seen.has(pair)) counts[own] += 1;
      seen.add(pair);
    };
    for (let i = 0; i < ties.length; i += 1) {
      if (tieMasks[i] !== 0) continue;
      look(heads[i], tails[i]);
      look(tails[i], heads[i]);
    }
    return counts;
  }

  /** Whether a body stays when its own facets allow it: something still joins it to others, or it reports. */
  function readStaying(bodyMasks, tieMasks) {
    const staying = Uint8Array.from(bodies, (body) => (body.ties.length === 0 ? 1 : 0));
    const look = (mask, own, other) => {
      const isTied = mask === 0 && bodyMasks[other] === 0;
      // Who reports stays, also without ties, as long as a report that ties it is not hidden as a whole.
      const isReported = bodies[own].reporting && (mask & REPORT) === 0;
      if (isTied || isReported) staying[own] = 1;
    };
    for (let i = 0; i < ties.length; i += 1) {
      look(tieMasks[i], heads[i], tails[i]);
      look(tieMasks[i], tails[i], heads[i]);
    }
    return staying;
  }

  function tally(counts, masks, facets, isIn) {
    for (const [facet, own] of facets) {
      const others = ~bit(facet);
      const found = new Map();
      for (let i = 0; i < masks.length; i += 1) {
        if (own[i] === null || (masks[i] & others) !== 0 || !isIn(i)) continue;
        found.set(own[i], (found.get(own[i]) ?? 0) + 1);
      }
      counts.set(facet, found);
    }
  }

  /**
   * What passes: the sets of bodies and ties shown, and for each facet how many of each value there are under
   * all other filters. `unchecked` has a set of values for each facet, `isInPeriod` says whether a tie counts
   * at all, `minTies` is the least number of reporting bodies that a body must be tied to if it does not report.
   */
  function apply({ unchecked, minTies, isInPeriod }) {
    const tieMasks = hiddenBy(tieValues, ties.length, unchecked);
    if (isInPeriod) ties.forEach((tie, i) => (tieMasks[i] |= isInPeriod(tie) ? 0 : PERIOD));
    const bodyMasks = hiddenBy(bodyValues, bodies.length, unchecked);
    if (minTies > 1) {
      const reporting = countReporting(bodyMasks, tieMasks);
      bodies.forEach((body, i) => {
        if (!body.reporting && reporting[i] < minTies) bodyMasks[i] |= MIN_TIES;
      });
    }
    const staying = readStaying(bodyMasks, tieMasks);
    const areEndsIn = (i) => bodyMasks[heads[i]] === 0 && bodyMasks[tails[i]] === 0;
    const counts = new Map();
    tally(counts, tieMasks, tieValues, areEndsIn);
    tally(counts, bodyMasks, bodyValues, (i) => staying[i] === 1);
    return {
      bodies: new Set(bodies.filter((_, i) => bodyMasks[i] === 0 && staying[i] === 1)),
      ties: new Set(ties.filter((_, i) => tieMasks[i] === 0 && areEndsIn(i))),
      counts,
    };
  }

  /** How many members have each value of a facet, in the order in which the values first appear. */
  function count(facet) {
    const counts = new Map();
    for (const value of values.get(facet)) {
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  return { FACETS, apply, count };
})();
