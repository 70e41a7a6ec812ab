// Counterparts of one body | 某单位的对接对象
//
// Whom a body deals with, one counterpart a row, with the sorts of relation and how much supports them.
// Relations of its parts (branches, stations) count as its own unless parts is false.
//
// Parameters
//   reports   reports   all       ids of the reports that are asked
//   body      string    required  the id of the body
//   types     types     all       the types of relation that count
//   statuses  statuses  all       how far what counts has come
//   parts     boolean   true      whether relations of its parts count
//
// Columns
//   counterpart  its name
//   id           its id
//   kind         what sort of body it is
//   level        its administrative level, null where it has none
//   collective   whether it is a described group
//   types        the types of the relations
//   bases        whether they are declared, stated or both
//   statuses     how far they have come
//   relations    how many relations there are
//   reports      how many reports tell of them
//   statements   ids of the statements they rest on

MATCH path = (x:Organization)-[:PART_OF*0..3]->(:Organization {id: $body})
WHERE all(p IN relationships(path) WHERE p.report IN $reports) AND ($parts OR x.id = $body)
WITH DISTINCT x
MATCH (x)-[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]-(c:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types AND c.id <> $body
UNWIND r.statements AS statement
WITH c, r, type(r) AS type, statement
ORDER BY type, r.basis, r.status, statement
WITH c, collect(DISTINCT type) AS types, collect(DISTINCT r.basis) AS bases,
  collect(DISTINCT r.status) AS statuses, count(DISTINCT r.id) AS relations,
  count(DISTINCT r.report) AS reports, collect(DISTINCT statement) AS statements
RETURN c.name AS counterpart, c.id AS id, c.kind AS kind, c.level AS level, c.collective AS collective,
  types, bases, statuses, relations, reports, statements
ORDER BY relations DESC, counterpart, id
