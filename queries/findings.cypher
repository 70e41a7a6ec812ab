// Findings | 列示与叙述不一致
//
// Where the counterpart column and the sentences of a report disagree: a bureau lists a body of which no
// sentence says anything, or a sentence ties it to a body that it does not list. A body, its whole and its
// parts stand for each other here. Of two bureaus of one report that list each other nowhere, the one that
// acts is the unit.
//
// Parameters
//   reports      reports  all    ids of the reports that are asked
//   collectives  boolean  false  whether described groups are looked at as well
//
// Columns
//   finding         "declared only" or "stated only"
//   unit            the name of the bureau
//   unit_id         its id
//   counterpart     the name of the other body
//   counterpart_id  its id
//   kind            what sort of body that is
//   types           the types of the relations
//   statuses        how far they have come
//   report          the id of the report
//   place           its place
//   as_of           the date it speaks for
//   statements      ids of the statements

MATCH (u:Organization)-[:REPORTS_IN]->(report:Report)
WHERE report.id IN $reports
MATCH (u)-[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]-(c:Organization)
WHERE r.report = report.id AND ($collectives OR NOT c.collective)
UNWIND r.statements AS statement
WITH report, u, c, r, type(r) AS type, statement
ORDER BY type, r.status, statement
WITH report, u, c, collect(DISTINCT r.basis) AS bases, collect(DISTINCT type) AS types,
  collect(DISTINCT r.status) AS statuses, collect(DISTINCT statement) AS statements,
  collect(DISTINCT startNode(r).id) AS heads
WHERE size(bases) = 1
  AND (NOT EXISTS { (c)-[:REPORTS_IN]->(report) } OR (u.id IN heads AND (u.id < c.id OR NOT c.id IN heads)))
WITH report, u, c, bases[0] AS basis, types, statuses, statements
OPTIONAL MATCH (c)-[p:PART_OF]-(kin:Organization)
WHERE p.report IN $reports
OPTIONAL MATCH (u)-[o:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]-(kin)
WHERE o.report = report.id AND o.basis <> basis
WITH report, u, c, basis, types, statuses, statements, count(o) AS others
WHERE others = 0
RETURN basis + ' only' AS finding, u.name AS unit, u.id AS unit_id, c.name AS counterpart,
  c.id AS counterpart_id, c.kind AS kind, types, statuses, report.id AS report, report.place AS place,
  report.as_of AS as_of, statements
ORDER BY as_of, report, finding, unit, counterpart, unit_id, counterpart_id
