// Agreements, counted both ways | 协议数量
//
// How many documents and how many pairs of bodies stand behind the agreements, for each status by itself:
// what is done is never added to what is still negotiated. What counts is as in the query agreements; a
// document that one report calls negotiated and a later one done counts once in each.
//
// Parameters
//   reports   reports   all   ids of the reports that are asked
//   body      string?   null  the id of a body that must be one of the pair; null: whoever it is
//   statuses  statuses  all   how far they have come
//
// Columns
//   status     how far they have come
//   documents  how many documents (份); agreements that cite none count one for each relation
//   pairs      how many pairs of bodies, each counted once

MATCH (h:Organization)-[r:AGREEMENT_SIGNED|COOPERATION]->(t:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND ($body IS NULL OR h.id = $body OR t.id = $body)
  AND (type(r) = 'AGREEMENT_SIGNED'
    OR (r.document IS NOT NULL AND r.status IN ['planned', 'negotiating']))
WITH r.status AS status, coalesce(r.document, r.id) AS document,
  CASE WHEN h.id < t.id THEN [h.id, t.id] ELSE [t.id, h.id] END AS pair
RETURN status, count(DISTINCT document) AS documents, count(DISTINCT pair) AS pairs
ORDER BY status
