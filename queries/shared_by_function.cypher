// Shared counterparts by function | 按职能的共同对接对象
//
// What several reporting bureaus deal with, through reforms: counterparts of one place and function are one
// (嘉兴市环保局 of 2009, 嘉兴市生态环境局 of 2019), and so are bureaus. A bureau that has a function in common with
// another of its place and has more functions, or as many, counts as that one: 区工商局 and 区质监局 of one year
// are two bureaus, 区市场监管局 of a later one is neither a third nor a fourth. Otherwise as in the query shared.
// No bodies are merged: the row names all of them.
//
// Parameters
//   reports      reports   all    ids of the reports that are asked
//   minimum      integer   2      how many bureaus at least must share it
//   types        types     all    the types of relation that count
//   statuses     statuses  ["done", "ongoing", "planned", "negotiating"]  how far what counts has come
//   collectives  boolean   false  whether described groups count as well
//
// Columns
//   counterparts  their names, in the order in which the reports tell of them
//   ids           their ids, in the same order
//   functions     what they are there for; empty for a body that is followed as itself
//   place         the place they are of, or null
//   number        how many bureaus share it, those of one function counted once
//   bureaus       the names of all of them, in the order in which the reports tell of them
//   bureau_ids    their ids, in the same order
//   dates         the dates of the reports that tell of each bureau's ties first, in the same order
//   types         the types of the relations
//   statements    ids of the statements that the relations rest on

MATCH (b:Organization)-[i:REPORTS_IN]->(:Report)
WHERE i.report IN $reports
WITH DISTINCT b
MATCH (:Report)-[m:NAMES]->(b)
WHERE m.report IN $reports
UNWIND CASE WHEN size(coalesce(m.functions, [])) = 0 THEN [''] ELSE m.functions END AS own
WITH DISTINCT b, own
ORDER BY own
WITH b, collect(own) AS owned
MATCH (b)-[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]-(o:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types
MATCH path = (o)-[:PART_OF*0..3]->(c:Organization)
WHERE all(p IN relationships(path) WHERE p.report IN $reports)
  AND c.id <> b.id AND ($collectives OR NOT c.collective)
WITH DISTINCT b, owned, r, c, r.report AS report, type(r) AS type
MATCH (p:Report)-[k:NAMES]->(c)
WHERE k.report = report
UNWIND CASE WHEN size(coalesce(k.functions, [])) = 0 THEN [''] ELSE k.functions END AS function
UNWIND r.statements AS statement
WITH CASE function WHEN '' THEN c.id ELSE coalesce(c.place, '') + ' ' + function END AS key, function,
  c, b, owned, type, p.as_of AS as_of, statement
ORDER BY key, as_of, c.name, c.id, b.name, b.id, type, statement
WITH key, function, collect(DISTINCT [c.name, c.id]) AS others, min(c.place) AS place,
  collect(DISTINCT [b.name, b.id, coalesce(b.place, ''), owned]) AS sharers,
  collect([b.id, as_of]) AS seen, collect(DISTINCT type) AS types, collect(DISTINCT statement) AS statements
WITH function, others, place, types, statements, [s IN sharers | s[0]] AS bureaus,
  [s IN sharers | s[1]] AS bureau_ids, [s IN sharers | head([x IN seen WHERE x[0] = s[1]])[1]] AS dates,
  size([s IN sharers WHERE none(t IN sharers WHERE t[1] <> s[1] AND t[2] = s[2]
    AND any(f IN t[3] WHERE f <> '' AND f IN s[3])
    AND (size(t[3]) < size(s[3]) OR (size(t[3]) = size(s[3]) AND t[1] < s[1])))]) AS number
WHERE number >= $minimum
WITH function, others, place, number, bureaus, bureau_ids, dates, types, statements
ORDER BY function
WITH others, place, number, bureaus, bureau_ids, dates, types, statements, collect(function) AS followed
RETURN [o IN others | o[0]] AS counterparts, [o IN others | o[1]] AS ids,
  [f IN followed WHERE f <> ''] AS functions, place, number, bureaus, bureau_ids, dates, types, statements
ORDER BY number DESC, counterparts[0], ids[0], functions[0]
