// Documents | 文件
//
// The documents that the chosen reports tell of, signed or issued, planned or negotiated, one a row, with the
// bodies that have a part in each. How far an agreement has come is in the query agreements.
//
// Parameters
//   reports  reports  all  ids of the reports that are asked
//
// Columns
//   document    its title, or its kind where it has none
//   id          its id
//   kind        its kind
//   titled      whether the reports give a title
//   number      how many bodies have a part in it
//   parties     their names, sorted
//   party_ids   their ids, in the same order
//   roles       the role of each, in the same order
//   reports     ids of the reports that tell of it
//   statements  ids of the statements that do

MATCH (o:Organization)-[p:PARTY_TO]->(d:Document)
WHERE p.report IN $reports
UNWIND p.statements AS statement
WITH d, p.report AS report, statement, [o.name, o.id, p.role] AS party
ORDER BY party[0], party[1], party[2], report, statement
WITH d, collect(DISTINCT party) AS parties, collect(DISTINCT report) AS reports,
  collect(DISTINCT statement) AS statements
RETURN d.name AS document, d.id AS id, d.kind AS kind, d.titled AS titled, size(parties) AS number,
  [p IN parties | p[0]] AS parties, [p IN parties | p[1]] AS party_ids, [p IN parties | p[2]] AS roles,
  reports, statements
ORDER BY document, id
