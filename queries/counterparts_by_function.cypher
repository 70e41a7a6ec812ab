// Counterparts by function | 按职能列出对接对象
//
// Whom an office deals with, through reforms: what an office of the same place and function did in any of
// the chosen reports counts as its own (嘉兴市环保局 of 2009 and 嘉兴市生态环境局 of 2019), and counterparts of
// one place and function are one row. A body without a function is followed as itself. Functions that the
// same bodies have are in one row. No bodies are merged: the row names all of them.
//
// Parameters
//   reports   reports   all       ids of the reports that are asked
//   body      string    required  the id of the body
//   types     types     all       the types of relation that count
//   statuses  statuses  all       how far what counts has come
//   parts     boolean   true      whether relations of its parts count
//
// Columns
//   counterparts  their names, in the order in which the reports tell of them
//   ids           their ids, in the same order
//   functions     what they are there for; empty for a body that is followed as itself
//   place         the place they are of, or null
//   bodies        the names of those that dealt with them, in that order
//   dates         the dates of the reports that tell of it, each once
//   types         the types of the relations
//   statuses      how far they have come
//   relations     how many relations there are
//   statements    ids of the statements they rest on

MATCH (:Report)-[n:NAMES]->(b:Organization {id: $body})
WHERE n.report IN $reports
UNWIND CASE WHEN size(coalesce(n.functions, [])) = 0 THEN [''] ELSE n.functions END AS own
WITH DISTINCT b, own
MATCH (:Report)-[m:NAMES]->(u:Organization)
WHERE m.report IN $reports AND ((own = '' AND u.id = b.id) OR (own IN coalesce(m.functions, [])
  AND coalesce(u.place, '') = coalesce(b.place, '')))
WITH DISTINCT u, m.report AS report
MATCH path = (x:Organization)-[:PART_OF*0..3]->(u)
WHERE all(q IN relationships(path) WHERE q.report = report) AND ($parts OR x.id = u.id)
WITH DISTINCT x, u, report
MATCH (x)-[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]-(c:Organization)
WHERE r.report = report AND r.status IN $statuses AND type(r) IN $types AND c.id <> u.id
WITH u, r, c, report, type(r) AS type
MATCH (p:Report)-[k:NAMES]->(c)
WHERE k.report = report
UNWIND CASE WHEN size(coalesce(k.functions, [])) = 0 THEN [''] ELSE k.functions END AS function
UNWIND r.statements AS statement
WITH CASE function WHEN '' THEN c.id ELSE coalesce(c.place, '') + ' ' + function END AS key, function,
  c, u, r, type, p.as_of AS as_of, statement
ORDER BY key, as_of, c.name, c.id, u.name, u.id, type, r.status, statement
WITH key, function, collect(DISTINCT [c.name, c.id]) AS others, min(c.place) AS place,
  collect(DISTINCT u.name) AS bodies, collect(DISTINCT as_of) AS dates, collect(DISTINCT type) AS types,
  collect(DISTINCT r.status) AS statuses, count(DISTINCT r.id) AS relations,
  collect(DISTINCT statement) AS statements
ORDER BY function
WITH others, place, bodies, dates, types, statuses, relations, statements, collect(function) AS followed
RETURN [o IN others | o[0]] AS counterparts, [o IN others | o[1]] AS ids,
  [f IN followed WHERE f <> ''] AS functions, place, bodies, dates, types, statuses, relations, statements
ORDER BY relations DESC, counterparts[0], ids[0], functions[0]
