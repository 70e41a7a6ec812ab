// Reports | 报告
//
// The stored reports, one a row, with what each brings to the graph.
//
// Parameters
//   reports  reports  all  ids of the reports that are asked
//
// Columns
//   id          its id
//   name        its title
//   place       its place: province, city and district joined
//   province    the province, or null
//   city        the city, or null
//   district    the district, or null
//   as_of       the date it speaks for
//   rows        how many rows it has
//   source      the name of its file
//   version     the SHA-256 of its file
//   inferred    what was inferred and from which words
//   url         where its file was found, as a manifest says, or null
//   retrieved   the day on which it was taken from there, or null
//   units       ids of its reporting bureaus, in the order of their rows
//   statements  how many statements it has
//   unresolved  how many mentions stand for no node
//   relations   how many relations it brings
//   bodies      how many bodies it mentions

MATCH (:Organization)-[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]->(:Organization)
WHERE r.report IN $reports
WITH r.report AS report, count(r) AS number
WITH collect([report, number]) AS counts
MATCH (p:Report)
WHERE p.id IN $reports
WITH p, coalesce(head([c IN counts WHERE c[0] = p.id | c[1]]), 0) AS relations
OPTIONAL MATCH (s:Statement)-[:OF]->(p)
WITH p, relations, count(s) AS statements, sum(size(coalesce(s.unresolved, []))) AS unresolved
OPTIONAL MATCH (p)<-[:OF]-(:Statement)-[:MENTIONS]->(o:Organization)
WITH p, relations, statements, unresolved, count(DISTINCT o.id) AS bodies
RETURN p.id AS id, p.name AS name, p.place AS place, p.province AS province, p.city AS city,
  p.district AS district, p.as_of AS as_of, p.rows AS rows, p.source AS source, p.version AS version,
  p.inferred AS inferred, p.url AS url, p.retrieved AS retrieved, p.units AS units, statements, unresolved,
  relations, bodies
ORDER BY as_of, place, id
