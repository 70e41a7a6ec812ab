/* What several bodies share, and how one leads to another. Pure: works on the ties it is given. */
"use strict";

liaison.trails = (() => {
  const { bodies, other } = liaison.data;

  /** A body and the wholes it is part of: what is said of a part counts for the whole. */
  function* withWholes(body) {
    const seen = new Set();
    for (let at = body; at && !seen.has(at); at = bodies.get(at.partOf)) {
      seen.add(at);
      yield at;
    }
  }

  const counts = (tie, isShown) => isShown(tie) && tie.status !== "ended" && tie.from !== tie.to;

  /** The counterparts of a body with the ties that make them such; what has ended makes none. */
  function counterparts(body, isShown) {
    const found = new Map();
    for (const tie of body.ties) {
      if (!counts(tie, isShown)) continue;
      for (const each of withWholes(other(tie, body))) {
        if (each === body) continue;
        const ties = found.get(each);
        if (ties) ties.push(tie);
        else found.set(each, [tie]);
      }
    }
    return found;
  }

  /** How many bodies are tied to a body or to a part of it. */
  function degree(body, isShown) {
    const own = [body, ...liaison.data.partsOf(body)];
    const around = own.flatMap((part) =>
      part.ties.filter((tie) => counts(tie, isShown)).map((tie) => other(tie, part)),
    );
    return new Set(around.filter((each) => !own.includes(each))).size;
  }

  /** How surprising it is that so many of the chosen share what so many have in all: 1 where two alone do. */
  const surprise = (sharers, all) => (sharers - 1) / Math.log2(Math.max(2, all));

  /** A whole is left out where all that leads to it is one part that is shared as well. */
  const isImplied = (entry, entries) =>
    entries.some(
      (part) =>
        part.body.partOf === entry.body.id &&
        [...entry.by].every(([body, ties]) => part.by.get(body)?.length === ties.length),
    );

  /**
   * What at least two of the chosen bodies share: the counterpart, by whom with which ties, how many bodies it
   * has in all, and how surprising that is (sharers - 1, over the binary logarithm of all), most surprising first.
   */
  function shared(chosen, isShown, withCollectives = false) {
    const sharers = new Map();
    for (const body of chosen) {
      for (const [counterpart, ties] of counterparts(body, isShown)) {
        if (counterpart.collective && !withCollectives) continue;
        if (!sharers.has(counterpart)) sharers.set(counterpart, new Map());
        sharers.get(counterpart).set(body, ties);
      }
    }
    const entries = [...sharers]
      .filter(([, by]) => by.size > 1)
      .map(([body, by]) => {
        const all = degree(body, isShown);
        return { body, by, all, surprise: surprise(by.size, all) };
      });
    return entries
      .filter((entry) => !isImplied(entry, entries))
      .sort((a, b) => b.surprise - a.surprise || b.by.size - a.by.size || a.all - b.all);
  }

  /** The neighbours of a body with the ties to them. */
  function around(body, isShown) {
    const found = new Map();
    for (const tie of body.ties) {
      const next = other(tie, body);
      if (!isShown(tie) || next === body) continue;
      const ties = found.get(next);
      if (ties) ties.push(tie);
      else found.set(next, [tie]);
    }
    return found;
  }

  /** The steps that lead to a body, from the one that nothing leads to. */
  function retrace(reached, to) {
    const steps = [];
    for (let at = to; reached.get(at).from !== null; at = reached.get(at).from) {
      const { from, ties } = reached.get(at);
      steps.unshift({ from, to: at, ties });
    }
    return steps;
  }

  /**
   * The path from one body to another with the fewest steps; of several, one through bodies with few ties, since
   * a path through one whom everyone knows says little, and through a described group only `withCollectives`, since
   * its members may be different ones. Steps of `from`, `to`, `ties`, or null where none leads.
   */
  function path(from, to, isShown, withCollectives = false) {
    const reached = new Map([[from, { from: null, ties: [], cost: 0 }]]);
    let edge = [from];
    while (edge.length > 0 && !reached.has(to)) {
      const next = new Map();
      for (const body of edge) {
        const cost = reached.get(body).cost + (body === from ? 0 : Math.log2(1 + body.ties.length));
        for (const [each, ties] of around(body, isShown)) {
          if (each.collective && each !== to && !withCollectives) continue;
          if (reached.has(each) || cost >= (next.get(each)?.cost ?? Infinity)) continue;
          next.set(each, { from: body, ties, cost });
        }
      }
      for (const [body, step] of next) reached.set(body, step);
      edge = [...next.keys()];
    }
    return reached.has(to) ? retrace(reached, to) : null;
  }

  /** The ties that join some of the chosen directly, by pair: [[body, other, ties], …]. */
  function between(chosen, isShown) {
    const found = [];
    chosen.forEach((body, i) => {
      const own = around(body, isShown);
      for (const other_ of chosen.slice(i + 1))
        if (own.has(other_)) found.push([body, other_, own.get(other_)]);
    });
    return found;
  }

  const tiesOf = (body, isShown) => body.ties.filter(isShown);

  /** What the chosen bodies have to do with each other: the path between two, if that is asked for, or what they share. */
  function tiesOfChoice(chosen, { isPath, withCollectives }, isShown) {
    if (chosen.length === 1) return tiesOf(chosen[0], isShown);
    if (isPath) return (path(...chosen, isShown, withCollectives) ?? []).flatMap((step) => step.ties);
    return [
      ...between(chosen, isShown).flatMap(([, , ties]) => ties),
      ...shared(chosen, isShown, withCollectives).flatMap(({ by }) => [...by.values()].flat()),
    ];
  }

  /** The bodies and ties that stand out from the others: those of the focus, else of the choice; null for all. */
  function standOut({ focus, selection, trail, isShown }) {
    if (focus === null && selection.length === 0) return null;
    const ties = focus?.tie
      ? [focus.tie]
      : focus?.body
        ? tiesOf(focus.body, isShown)
        : tiesOfChoice(selection, trail, isShown);
    const meant = focus?.body ? [focus.body] : focus?.tie ? [] : selection;
    return { bodies: new Set([...meant, ...ties.flatMap((tie) => [tie.from, tie.to])]), ties: new Set(ties) };
  }

  return { shared, path, between, standOut };
})();
