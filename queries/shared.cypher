// Shared counterparts | 共同对接单位
//
// The bodies that several of the reporting bureaus deal with, one a row, with the bureaus that share each.
// A relation with a part of a body counts for the body as well, and it does not matter in whose row it
// stands. Another reporting bureau may be a counterpart; nobody is a counterpart of itself. What has ended
// does not count unless statuses says so; groups that name no member (上海有关行业协会) count only on
// request.
//
// Parameters
//   reports      reports   all    ids of the reports that are asked
//   bureaus      strings   []     ids of the bureaus to compare, empty for all that report in the chosen
//                                 reports; of one alone: what it shares with any other
//   minimum      integer   2      how many bureaus at least must share it
//   types        types     all    the types of relation that count
//   statuses     statuses  ["done", "ongoing", "planned", "negotiating"]  how far what counts has come
//   collectives  boolean   false  whether described groups count as well
//
// Columns
//   counterpart  its name
//   id           its id
//   kind         what sort of body it is
//   level        its administrative level, null where it has none
//   collective   whether it is a described group
//   number       how many bureaus share it
//   bureaus      their names, sorted
//   bureau_ids   their ids, in the same order
//   types        the types of the relations
//   statements   ids of the statements that the relations rest on

MATCH (b:Organization)-[i:REPORTS_IN]->(:Report)
WHERE i.report IN $reports AND (size($bureaus) < 2 OR b.id IN $bureaus)
WITH DISTINCT b
MATCH (b)-[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]-(o:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types
MATCH path = (o)-[:PART_OF*0..3]->(c:Organization)
WHERE all(p IN relationships(path) WHERE p.report IN $reports)
  AND c.id <> b.id AND ($collectives OR NOT c.collective)
UNWIND r.statements AS statement
WITH c, b, type(r) AS type, statement
ORDER BY b.name, b.id, type, statement
WITH c, collect(DISTINCT [b.name, b.id]) AS sharers, collect(DISTINCT type) AS types,
  collect(DISTINCT statement) AS statements
WITH c, [s IN sharers | s[0]] AS bureaus, [s IN sharers | s[1]] AS bureau_ids, types, statements
WHERE size(bureau_ids) >= $minimum AND (size($bureaus) <> 1 OR $bureaus[0] IN bureau_ids)
RETURN c.name AS counterpart, c.id AS id, c.kind AS kind, c.level AS level, c.collective AS collective,
  size(bureau_ids) AS number, bureaus, bureau_ids, types, statements
ORDER BY number DESC, counterpart, id
