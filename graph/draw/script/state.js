/* What is shown and what is in focus. The only place that changes either; everyone else listens. */
"use strict";

liaison.state = (() => {
  const { bodies, ties } = liaison.data;

  /* What the legend has unchecked, by facet. */
  const FACETS = {
    type: { of: (tie) => tie.type, members: ties },
    kind: { of: (body) => body.category, members: bodies },
    level: { of: (body) => (body.reporting ? null : body.level), members: bodies },
    basis: { of: (tie) => tie.basis, members: ties },
    status: { of: (tie) => tie.status, members: ties },
    collective: { of: (body) => (body.reporting ? null : String(body.collective)), members: bodies },
  };
  const unchecked = Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, new Set()]));
  const listeners = [];

  let shownBodies = new Set();
  let shownTies = new Set();
  let focus = null;
  let inFocus = null;

  const passes = (facets, value) => facets.every((facet) => !unchecked[facet].has(FACETS[facet].of(value)));

  /** A body is hidden by its own facets, or when the ties' facets leave none of its ties. */
  function recompute() {
    const allowed = new Set(
      [...bodies.values()].filter((body) => passes(["kind", "level", "collective"], body)),
    );
    shownTies = new Set(
      [...ties.values()].filter(
        (tie) => passes(["type", "basis", "status"], tie) && allowed.has(tie.from) && allowed.has(tie.to),
      ),
    );
    const isTied = (body) => body.ties.length === 0 || body.ties.some((tie) => shownTies.has(tie));
    shownBodies = new Set([...allowed].filter((body) => body.reporting || isTied(body)));
    refocus();
  }

  function refocus() {
    if (focus?.body) {
      const own = focus.body.ties.filter((tie) => shownTies.has(tie));
      const around = own.flatMap((tie) => [tie.from, tie.to]);
      inFocus = { bodies: new Set([focus.body, ...around]), ties: new Set(own) };
    } else if (focus?.tie) {
      inFocus = { bodies: new Set([focus.tie.from, focus.tie.to]), ties: new Set([focus.tie]) };
    } else {
      inFocus = null;
    }
  }

  const tell = (what) => listeners.forEach((listener) => listener(what));

  function setFocus(next) {
    if (focus?.body === next?.body && focus?.tie === next?.tie) return;
    focus = next;
    refocus();
    tell("focus");
  }

  function filter(change) {
    change();
    recompute();
    tell("filter");
  }

  /** How many bodies or ties have each value of a facet, in the order in which they first appear. */
  function count(facet) {
    const counts = new Map();
    for (const member of FACETS[facet].members.values()) {
      const value = FACETS[facet].of(member);
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  recompute();
  return {
    isShown: (member) => shownBodies.has(member) || shownTies.has(member),
    shownBodies: () => shownBodies,
    shownTies: () => shownTies,
    focus: () => focus,
    inFocus: () => inFocus,
    isDimmed: (member) => inFocus !== null && !inFocus.bodies.has(member) && !inFocus.ties.has(member),
    focusBody: (body) => setFocus({ body }),
    focusTie: (tie) => setFocus({ tie }),
    clearFocus: () => setFocus(null),
    count,
    isChecked: (facet, value) => !unchecked[facet].has(value),
    isWhole: (facet) => unchecked[facet].size === 0,
    check: (facet, value, on) => filter(() => unchecked[facet][on ? "delete" : "add"](value)),
    checkOnly: (facet, value) =>
      filter(() => {
        unchecked[facet] = new Set(count(facet).keys());
        unchecked[facet].delete(value);
      }),
    checkAll: (facet) => filter(() => unchecked[facet].clear()),
    onChange: (listener) => listeners.push(listener),
  };
})();
