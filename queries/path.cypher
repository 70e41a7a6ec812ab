// Shortest path between two bodies | 两单位之间的最短路径
//
// How two bodies are connected through others, one step a row; no row where nothing connects them in six
// steps or fewer. Every step is a relation of any direction (to be a part of a body is none); a described
// group may stand at an end, not in between. Of several shortest paths it is always the same one, whatever
// the database: the one whose ids sort first. It is found step by step: the shortestPath of the embedded
// database applies conditions only to what it found without them, and so misses a longer path that meets
// them.
//
// Parameters
//   reports   reports   all       ids of the reports that are asked
//   a         string    required  the id of the body where the path begins
//   b         string    required  the id of the body where it ends
//   types     types     all       the types of relation it may take
//   statuses  statuses  ["done", "ongoing", "planned", "negotiating"]  how far these have come
//
// Columns
//   length      how many steps the path has
//   step        the number of this step, from 1
//   body        the name of the body where the step begins
//   body_id     its id
//   next        the name of the body where it ends
//   next_id     its id
//   types       the types of the relations between the two
//   statuses    how far these have come
//   statements  ids of the statements they rest on

MATCH (a:Organization {id: $a}), (b:Organization {id: $b})
WHERE a.id <> b.id
WITH [a.id] AS trails, null AS found
UNWIND CASE WHEN found IS NULL AND size(trails) > 0 THEN trails ELSE [null] END AS trail
WITH found, trail, last(split(trail, ' ')) AS here
OPTIONAL MATCH (:Organization {id: here})
  -[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT|SUPERVISION|COMMISSION]
  -(x:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types AND (x.id = $b OR NOT x.collective)
WITH found, x.id AS id, min(trail + ' ' + x.id) AS trail
WITH found, collect(trail) AS trails
WITH trails, coalesce(found, head([t IN trails WHERE t ENDS WITH ' ' + $b])) AS found
UNWIND CASE WHEN found IS NULL AND size(trails) > 0 THEN trails ELSE [null] END AS trail
WITH found, trail, last(split(trail, ' ')) AS here
OPTIONAL MATCH (:Organization {id: here})
  -[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT|SUPERVISION|COMMISSION]
  -(x:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types AND (x.id = $b OR NOT x.collective)
WITH found, x.id AS id, min(trail + ' ' + x.id) AS trail
WITH found, collect(trail) AS trails
WITH trails, coalesce(found, head([t IN trails WHERE t ENDS WITH ' ' + $b])) AS found
UNWIND CASE WHEN found IS NULL AND size(trails) > 0 THEN trails ELSE [null] END AS trail
WITH found, trail, last(split(trail, ' ')) AS here
OPTIONAL MATCH (:Organization {id: here})
  -[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT|SUPERVISION|COMMISSION]
  -(x:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types AND (x.id = $b OR NOT x.collective)
WITH found, x.id AS id, min(trail + ' ' + x.id) AS trail
WITH found, collect(trail) AS trails
WITH trails, coalesce(found, head([t IN trails WHERE t ENDS WITH ' ' + $b])) AS found
UNWIND CASE WHEN found IS NULL AND size(trails) > 0 THEN trails ELSE [null] END AS trail
WITH found, trail, last(split(trail, ' ')) AS here
OPTIONAL MATCH (:Organization {id: here})
  -[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT|SUPERVISION|COMMISSION]
  -(x:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types AND (x.id = $b OR NOT x.collective)
WITH found, x.id AS id, min(trail + ' ' + x.id) AS trail
WITH found, collect(trail) AS trails
WITH trails, coalesce(found, head([t IN trails WHERE t ENDS WITH ' ' + $b])) AS found
UNWIND CASE WHEN found IS NULL AND size(trails) > 0 THEN trails ELSE [null] END AS trail
WITH found, trail, last(split(trail, ' ')) AS here
OPTIONAL MATCH (:Organization {id: here})
  -[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT|SUPERVISION|COMMISSION]
  -(x:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types AND (x.id = $b OR NOT x.collective)
WITH found, x.id AS id, min(trail + ' ' + x.id) AS trail
WITH found, collect(trail) AS trails
WITH trails, coalesce(found, head([t IN trails WHERE t ENDS WITH ' ' + $b])) AS found
UNWIND CASE WHEN found IS NULL AND size(trails) > 0 THEN trails ELSE [null] END AS trail
WITH found, trail, last(split(trail, ' ')) AS here
OPTIONAL MATCH (:Organization {id: here})
  -[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT|SUPERVISION|COMMISSION]
  -(x:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types AND (x.id = $b OR NOT x.collective)
WITH found, x.id AS id, min(trail + ' ' + x.id) AS trail
WITH found, collect(trail) AS trails
WITH trails, coalesce(found, head([t IN trails WHERE t ENDS WITH ' ' + $b])) AS found
WITH split(found, ' ') AS ids
WHERE ids IS NOT NULL
UNWIND range(1, size(ids) - 1) AS step
MATCH (x:Organization {id: ids[step - 1]})
  -[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT|SUPERVISION|COMMISSION]
  -(y:Organization {id: ids[step]})
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types
UNWIND r.statements AS statement
WITH size(ids) - 1 AS length, step, x, y, type(r) AS type, r.status AS status, statement
ORDER BY type, status, statement
WITH length, step, x, y, collect(DISTINCT type) AS types, collect(DISTINCT status) AS statuses,
  collect(DISTINCT statement) AS statements
RETURN length, step, x.name AS body, x.id AS body_id, y.name AS next, y.id AS next_id,
  types, statuses, statements
ORDER BY step
