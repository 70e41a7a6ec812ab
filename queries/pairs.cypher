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
WITH c, collect([b.name, b.id]) AS sharers
UNWIND range(0, size(sharers) - 2) AS one
UNWIND range(one + 1, size(sharers) - 1) AS two
WITH sharers[one] AS first, sharers[two] AS second, c
WHERE size($bureaus) <> 1 OR first[1] = $bureaus[0] OR second[1] = $bureaus[0]
WITH first, second, c
ORDER BY c.name, c.id
WITH first, second, collect(c.name) AS counterparts, collect(c.id) AS counterpart_ids
RETURN first[0] AS bureau, first[1] AS bureau_id, second[0] AS other, second[1] AS other_id,
  size(counterpart_ids) AS number, counterparts, counterpart_ids
ORDER BY number DESC, bureau, other, bureau_id, other_id
