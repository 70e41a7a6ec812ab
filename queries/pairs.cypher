// Pairs of bureaus | 单位两两共同对接
//
// Every two reporting bureaus that share a counterpart, with what they share; counted as in the query shared.
//
// Parameters
//   reports      reports   all    ids of the reports that are asked
//   bureaus      strings   []     ids of the bureaus to compare, empty for all that report in the chosen
//                                 reports; of one alone: what it shares with any other
//   types        types     all    the types of relation that count
//   statuses     statuses  ["done", "ongoing", "planned", "negotiating"]  how far what counts has come
//   collectives  boolean   false  whether described groups count as well
//
// Columns
//   bureau           the name of one, the one that sorts first
//   bureau_id        its id
//   other            the name of the other
//   other_id         its id
//   number           how many counterparts they share
//   counterparts     the names of these, sorted
//   counterpart_ids  their ids, in the same order

MATCH (b:Organization)-[i:REPORTS_IN]->(:Report)
WHERE i.report IN $reports AND (size($bureaus) < 2 OR b.id IN $bureaus)
WITH DISTINCT b
MATCH (b)-[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]-(o:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types
MATCH path = (o)-[:PART_OF*0..3]->(c:Organization)
WHERE all(p IN relationships(path) WHERE p.report IN $reports)
  AND c.id <> b.id AND ($collectives OR NOT c.collective)
WITH DISTINCT c, b
ORDER BY b.name, b.id
WITH c, collect(b.id) AS sharers
UNWIND range(0, size(sharers) - 2) AS i
UNWIND range(i + 1, size(sharers) - 1) AS j
WITH sharers[i] AS one, sharers[j] AS two, c
WHERE size($bureaus) <> 1 OR one = $bureaus[0] OR two = $bureaus[0]
WITH one, two, c
ORDER BY c.name, c.id
WITH one, two, collect(c.name) AS counterparts, collect(c.id) AS counterpart_ids
MATCH (b:Organization {id: one}), (o:Organization {id: two})
RETURN b.name AS bureau, one AS bureau_id, o.name AS other, two AS other_id, size(counterpart_ids) AS number,
  counterparts, counterpart_ids
ORDER BY number DESC, bureau, other, bureau_id, other_id
