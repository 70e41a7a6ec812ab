// Events | 活动
//
// The events that the chosen reports tell of, one a row, with the bodies that have a part in each.
//
// Parameters
//   reports  reports  all  ids of the reports that are asked
//
// Columns
//   event       its name
//   id          its id
//   day         its date as far as the reports say, or null
//   number      how many bodies have a part in it
//   parties     their names, sorted
//   party_ids   their ids, in the same order
//   roles       the role of each, in the same order
//   reports     ids of the reports that tell of it
//   statements  ids of the statements that do

MATCH (o:Organization)-[p:TOOK_PART_IN]->(e:Event)
WHERE p.report IN $reports
UNWIND p.statements AS statement
WITH e, p.report AS report, statement, [o.name, o.id, p.role] AS party
ORDER BY party[0], party[1], party[2], report, statement
WITH e, collect(DISTINCT party) AS parties, collect(DISTINCT report) AS reports,
  collect(DISTINCT statement) AS statements
RETURN e.name AS event, e.id AS id, e.day AS day, size(parties) AS number,
  [p IN parties | p[0]] AS parties, [p IN parties | p[1]] AS party_ids, [p IN parties | p[2]] AS roles,
  reports, statements
ORDER BY event, id
