/* What is shown, as the statement that gives the same from the database. */
"use strict";

liaison.cypher = (() => {
  const { data, state } = liaison;

  /** A text as a literal of the language. */
  const literal = (text) =>
    `'${String(text).replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}'`;
  const list = (values) => `[${values.map(literal).join(", ")}]`;

  /** The values of a facet that are checked, or null where all are. */
  function checked(facet) {
    if (state.isWhole(facet)) return null;
    return [...state.count(facet).keys()].filter((value) => state.isChecked(facet, value));
  }

  /** Whether the words of the filters say what is shown; a comparison, sharing and a path only ids can tell. */
  const isPlain = () =>
    state.minTies() === 1 && state.comparison() === null && state.selection().length === 0 && !state.focus()?.tie;

  function conditions() {
    const found = [];
    const period = state.period();
    const within = (source) =>
      !period ||
      (!(period.since && source.as_of < period.since) && !(period.until && source.as_of > period.until));
    const places = checked("place");
    const reports = data.sources.filter(
      (source) => within(source) && (places === null || places.includes(source.place)),
    );
    found.push(`r.report IN ${list(reports.map((source) => source.id))}`);
    const types = checked("type") ?? Object.keys(data.styles.type);
    found.push(`type(r) IN ${list(types)}`);
    for (const facet of ["basis", "status"]) {
      const values = checked(facet);
      if (values !== null) found.push(`r.${facet} IN ${list(values)}`);
    }
    return [...found, ...bodyConditions()];
  }

  /* Filters of bodies spare those that report in the reports shown, except the box of the legend that hides them. */
  function bodyConditions() {
    const reporting = [...data.bodies.values()].filter((body) => body.reporting).map((body) => body.id);
    const kinds = checked("kind");
    const levels = checked("level");
    const groups = checked("collective");
    if (kinds === null && levels === null && groups === null) return [];
    const own = [];
    if (kinds !== null) own.push(`n.kind IN ${list(kinds.filter((kind) => kind !== "reporting"))}`);
    if (levels !== null) {
      const named = levels.filter((level) => level !== "none");
      const none = levels.includes("none") ? " OR n.level IS NULL" : "";
      own.push(`(n.level IN ${list(named)}${none})`);
    }
    if (groups !== null) own.push(groups.includes("true") ? "n.collective" : "NOT n.collective");
    const isReporting = `n.id IN ${list(reporting)}`;
    const those = `(NOT ${isReporting} AND ${own.join(" AND ")})`;
    const keepsReporting = kinds === null || kinds.includes("reporting");
    return [`ALL(n IN [a, b] WHERE ${keepsReporting ? `${isReporting} OR ` : ""}${those})`];
  }

  /** The statement that gives these ties, which are those that the table lists. */
  function statement(ties) {
    const known = ties.filter((tie) => tie.known).map((tie) => tie.id);
    const where = isPlain() ? conditions() : [`r.id IN ${list(known)}`];
    const body = state.focus()?.body;
    if (isPlain() && body) where.push(`${literal(body.id)} IN [a.id, b.id]`);
    return [
      "MATCH (a:Organization)-[r]->(b:Organization)",
      `WHERE ${where.join("\n  AND ")}`,
      "RETURN a.name AS head, type(r) AS type, b.name AS tail, r.status AS status, r.basis AS basis, r.id AS id",
      "ORDER BY head, type, tail, id",
    ].join("\n");
  }

  return { statement, literal };
})();
