// Evidence of a tie | 关系的原文依据
//
// The sentences behind the relations between two bodies, one sentence and relation a row, whoever is head.
// Relations between their parts are among them unless parts is false.
//
// Parameters
//   reports   reports   all       ids of the reports that are asked
//   a         string    required  the id of one body
//   b         string    required  the id of the other
//   types     types     all       the types of relation
//   statuses  statuses  all       how far they have come
//   parts     boolean   true      whether relations of their parts are among them
//
// Columns
//   head       the name of the body that acts
//   type       the type of the relation
//   tail       the name of the other body
//   basis      declared in the counterpart column, or stated in a sentence
//   status     how far it has come
//   text       the statement, as the report words it
//   unit       the name of the bureau in whose row it stands
//   row        the number of that row
//   column     the header of the column
//   item       the number of the item, as written, or null
//   place      the place of the report
//   as_of      the date the report speaks for
//   report     the id of the report
//   statement  the id of the statement
//   relation   the id of the relation

MATCH path = (x:Organization)-[:PART_OF*0..3]->(:Organization {id: $a})
WHERE all(p IN relationships(path) WHERE p.report IN $reports) AND ($parts OR x.id = $a)
WITH DISTINCT x
MATCH (x)-[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]-(y:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types
MATCH path = (y)-[:PART_OF*0..3]->(:Organization {id: $b})
WHERE all(p IN relationships(path) WHERE p.report IN $reports) AND ($parts OR y.id = $b)
WITH DISTINCT r
UNWIND r.statements AS statement
MATCH (s:Statement {id: statement})-[:OF]->(report:Report)
WITH r, s, report, s.unit AS unit
MATCH (bureau:Organization {id: unit})
RETURN startNode(r).name AS head, type(r) AS type, endNode(r).name AS tail, r.basis AS basis,
  r.status AS status, s.text AS text, bureau.name AS unit, s.row AS row, s.column AS column,
  s.item AS item, report.place AS place, report.as_of AS as_of, report.id AS report, s.id AS statement,
  r.id AS relation
ORDER BY as_of, report, row, basis, statement, type, relation
