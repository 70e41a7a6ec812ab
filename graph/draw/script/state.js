/*
 * What is shown, chosen and in focus. The only place that changes any of it; everyone else listens:
 * `onChange(listener)` calls it with "filter" whenever other bodies or ties are shown than before, "period" (after
 * "filter") when dates were chosen, "focus", "selection", "view".
 */
"use strict";

liaison.state = (() => {
  const { sources } = liaison.data;
  const { filters, changes, trails } = liaison;

  const unchecked = Object.fromEntries(filters.FACETS.map((facet) => [facet, new Set()]));
  const listeners = [];
  const tell = (...whats) => whats.forEach((what) => listeners.forEach((listener) => listener(what)));

  let view = liaison.data.firstView;
  let minTies = 1;
  let period = null;
  let comparison = null;
  let compared = null;
  let changeOfBody = new Map();
  let shown = null;
  let superseded = new Set();
  let focus = null;
  let selection = [];
  let trail = { isPath: false, withCollectives: false };
  let inFocus = null;

  /* --- what passes the filters --- */

  /** The dates of the reports, in order, each once. */
  const dates = () => [...new Set(sources.map((source) => source.as_of))].sort();

  const hasDates = dates().length > 1;

  const isIn = ({ since, until }, date) => !(since && date < since) && !(until && date > until);

  /** Whether a tie counts in the chosen period or comparison; what comes from no report always does. */
  function isInPeriod(tie) {
    if (!tie.source) return true;
    if (compared) return compared.of.has(tie);
    return isIn(period, tie.source.as_of);
  }

  function setComparison(next) {
    comparison = next;
    compared = next && changes.between(next);
    changeOfBody = new Map(
      ["new", "gone"].flatMap((kind) => (compared?.bodies[kind] ?? []).map((body) => [body, kind])),
    );
  }

  function recompute() {
    shown = filters.apply({ unchecked, minTies, isInPeriod: period || compared ? isInPeriod : null });
    if (hasDates) superseded = compared ? new Set() : changes.superseded(shown.ties);
    refocus();
  }

  function filter(change, ...also) {
    change();
    recompute();
    tell("filter", ...also);
  }

  const isShown = (member) => shown.bodies.has(member) || shown.ties.has(member);

  /* --- what stands out: the focus, or, without one, what the chosen bodies have to do with each other --- */

  const shared = () => trails.shared(selection, isShown, trail.withCollectives);
  const path = () =>
    selection.length === 2 ? trails.path(...selection, isShown, trail.withCollectives) : null;

  function refocus() {
    inFocus = trails.standOut({ focus, selection, trail, isShown });
  }

  function setFocus(next) {
    if (focus?.body === next?.body && focus?.tie === next?.tie && focus?.of === next?.of) return;
    focus = next;
    refocus();
    tell("focus");
  }

  /** Chooses these bodies, in this order, instead of those chosen so far; the focus makes way for them. */
  function select(chosen) {
    const next = [...new Set(chosen)];
    const hadFocus = focus !== null;
    if (!hadFocus && next.length === selection.length && next.every((body, i) => body === selection[i]))
      return;
    selection = next;
    trail = { ...trail, isPath: trail.isPath && next.length === 2 };
    focus = null;
    refocus();
    tell(...(hadFocus ? ["focus", "selection"] : ["selection"]));
  }

  /** Adds a body to those chosen or takes it away; the first joins the body in focus, if there is one. */
  function toggle(body) {
    const start = selection.length === 0 && focus?.body && focus.body !== body ? [focus.body] : selection;
    select(start.includes(body) ? start.filter((each) => each !== body) : [...start, body]);
  }

  function setTrail(next) {
    trail = { ...trail, ...next };
    refocus();
    tell("selection");
  }

  /* --- all of it at once, for the address --- */

  const snapshot = () => ({
    view,
    focus,
    selection,
    trail,
    minTies,
    period,
    comparison,
    unchecked: Object.fromEntries(Object.entries(unchecked).map(([facet, own]) => [facet, [...own]])),
  });

  /** Takes on a state as `snapshot` gives it; what it leaves out is as on a page just opened. */
  function restore(next) {
    view = next.view ?? view;
    minTies = next.minTies ?? 1;
    period = next.period ?? null;
    setComparison(next.comparison ?? null);
    for (const facet of filters.FACETS) unchecked[facet] = new Set(next.unchecked?.[facet] ?? []);
    focus = next.focus ?? null;
    selection = next.selection ?? [];
    trail = { isPath: false, withCollectives: false, ...next.trail };
    recompute();
    tell("view", "filter", "period", "selection", "focus");
  }

  function resetFilters() {
    filter(() => {
      for (const facet of filters.FACETS) unchecked[facet].clear();
      [minTies, period] = [1, null];
      setComparison(null);
    }, "period");
  }

  recompute();
  return {
    isShown,
    /** Whether a tie has a line: it is shown, and is the last that the reports say of its type, or in focus. */
    isDrawn: (tie) => isShown(tie) && (!superseded.has(tie) || focus?.tie === tie),
    shownBodies: () => shown.bodies,
    shownTies: () => shown.ties,

    view: () => view,
    setView(name) {
      if (name === view) return;
      view = name;
      tell("view");
    },

    focus: () => focus,
    inFocus: () => inFocus,
    isDimmed: (member) => inFocus !== null && !inFocus.bodies.has(member) && !inFocus.ties.has(member),
    focusBody: (body) => setFocus({ body }),
    /** What a click on a body does: goes there or, with Ctrl, Shift or ⌘ held, chooses it beside others. */
    pick(body, event) {
      if (event?.ctrlKey || event?.shiftKey || event?.metaKey) toggle(body);
      else setFocus({ body });
    },
    /** `of` is the body whose ties one goes through, if any; closing the tie leads back to it. */
    focusTie: (tie, of = null) => setFocus({ tie, of }),
    /** Takes the focus away or, where there is none, the choice. */
    clearFocus: () => (focus === null ? select([]) : setFocus(null)),
    /** One step back: from a tie to the body whose ties one goes through, then as `clearFocus`. */
    back: () => (focus?.of ? setFocus({ body: focus.of }) : focus === null ? select([]) : setFocus(null)),

    selection: () => selection,
    isSelected: (body) => selection.includes(body),
    select,
    toggle,
    trail: () => trail,
    setTrail,
    shared,
    path,

    count: filters.count,
    countShown: (facet) => shown.counts.get(facet),
    isChecked: (facet, value) => !unchecked[facet].has(value),
    isWhole: (facet) => unchecked[facet].size === 0,
    check: (facet, value, on) => filter(() => unchecked[facet][on ? "delete" : "add"](value)),
    checkOnly: (facet, value) =>
      filter(() => {
        unchecked[facet] = new Set(filters.count(facet).keys());
        unchecked[facet].delete(value);
      }),
    checkAll: (facet) => filter(() => unchecked[facet].clear()),
    minTies: () => minTies,
    /** How many reporting bodies, at least, a body that does not report must be tied to. */
    setMinTies: (least) => filter(() => (minTies = Math.max(1, least))),

    dates,
    period: () => period,
    /** Shows the reports of `since` to `until`, dates or null; null shows all. Ends a comparison. */
    setPeriod: (next) =>
      filter(() => {
        period = next?.since || next?.until ? { since: next.since ?? null, until: next.until ?? null } : null;
        setComparison(null);
      }, "period"),
    comparison: () => comparison,
    /** Shows what has changed between the reports of two dates; null ends it. */
    compare: (next) =>
      filter(() => {
        setComparison(next);
        period = null;
      }, "period"),
    /** "new", "gone", "advanced" or "same" while two dates are compared, else null. */
    changeOf: (tie) => compared?.of.get(tie) ?? null,
    changes: () => compared?.entries ?? [],
    /** What the earlier report says of the pair and type of a tie, while two dates are compared. */
    earlier: (tie) => compared?.entries.find(({ after }) => after.includes(tie))?.before ?? [],
    /** "new" or "gone" for a body that only one of two compared dates ties to others, else null. */
    changeOfBody: (body) => changeOfBody.get(body) ?? null,
    /** The bodies that only the later reports tie to others, `new`, and those that only the earlier did, `gone`. */
    changedBodies: () => compared?.bodies ?? { new: [], gone: [] },
    /** The reports of the two dates that are not compared, since their place reports on one of them only. */
    uncompared: () => compared?.apart ?? [],

    isFiltered: () =>
      minTies > 1 ||
      period !== null ||
      comparison !== null ||
      Object.values(unchecked).some((own) => own.size > 0),
    resetFilters,
    snapshot,
    restore,
    onChange: (listener) => listeners.push(listener),
  };
})();
