// Pairs of bureaus | 单位两两共同对接
//
// Every two reporting bureaus that share a counterpart, with what they share; counted as in the query shared.
// Pairs grow with the square of the bureaus: 300 that all share somebody make 45,000, which on the embedded
// database take some 15 seconds and 1 GB. Of more, choose some, or some reports; of one alone it is quick.
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
WITH c, collect(b.id) AS sharers
WHERE size($bureaus) <> 1 OR $bureaus[0] IN sharers
UNWIND CASE WHEN size($bureaus) = 1 THEN $bureaus ELSE sharers END AS first
UNWIND sharers AS second
WITH first, second, c
WHERE first <> second AND (size($bureaus) = 1 OR first < second)
WITH first, second, c
ORDER BY c.name, c.id
WITH first, second, collect(c.name) AS counterparts, collect(c.id) AS counterpart_ids
MATCH (one:Organization {id: first}), (two:Organization {id: second})
WITH counterparts, counterpart_ids, CASE WHEN one.name < two.name OR (one.name = two.name AND first < second)
  THEN [one.name, first, two.name, second] ELSE [two.name, second, one.name, first] END AS pair
RETURN pair[0] AS bureau, pair[1] AS bureau_id, pair[2] AS other, pair[3] AS other_id,
  size(counterpart_ids) AS number, counterparts, counterpart_ids
ORDER BY number DESC, bureau, other, bureau_id, other_id
