// Overview | 总览
//
// How many there are of what in the chosen reports, one figure a row: first the totals, then the bodies by
// kind and level, then the relations by type, basis and status.
//
// Parameters
//   reports  reports  all  ids of the reports that are asked
//
// Columns
//   what    what is counted: total, kind, level, type, basis or status
//   which   which of it; level is null for bodies that have none
//   number  how many

CALL () {
  MATCH (x:Report)
  WHERE x.id IN $reports
  WITH count(x) AS number
  RETURN 0 AS place, 'total' AS what, 'reports' AS which, number
  UNION ALL
  MATCH (x:Organization)-[i:REPORTS_IN]->(:Report)
  WHERE i.report IN $reports
  WITH count(DISTINCT x.id) AS number
  RETURN 1 AS place, 'total' AS what, 'bureaus' AS which, number
  UNION ALL
  MATCH (x:Organization)
  WHERE EXISTS { (x)-[i]-() WHERE i.report IN $reports }
  WITH count(x) AS number
  RETURN 2 AS place, 'total' AS what, 'bodies' AS which, number
  UNION ALL
  MATCH (x:Statement)
  WHERE x.report IN $reports
  WITH count(x) AS number
  RETURN 3 AS place, 'total' AS what, 'statements' AS which, number
  UNION ALL
  MATCH (:Statement)-[x:MENTIONS]->(:Organization)
  WHERE x.report IN $reports
  WITH count(x) AS number
  RETURN 4 AS place, 'total' AS what, 'mentions' AS which, number
  UNION ALL
  MATCH (x:Statement)
  WHERE x.report IN $reports
  WITH sum(size(coalesce(x.unresolved, []))) AS number
  RETURN 5 AS place, 'total' AS what, 'unresolved mentions' AS which, number
  UNION ALL
  MATCH (:Organization)-[x:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
    |SUPERVISION|COMMISSION]->(:Organization)
  WHERE x.report IN $reports
  WITH count(x) AS number
  RETURN 6 AS place, 'total' AS what, 'relations' AS which, number
  UNION ALL
  MATCH (:Organization)-[i:PARTY_TO]->(x:Document)
  WHERE i.report IN $reports
  WITH count(DISTINCT x.id) AS number
  RETURN 7 AS place, 'total' AS what, 'documents' AS which, number
  UNION ALL
  MATCH (:Organization)-[i:TOOK_PART_IN]->(x:Event)
  WHERE i.report IN $reports
  WITH count(DISTINCT x.id) AS number
  RETURN 8 AS place, 'total' AS what, 'events' AS which, number
  UNION ALL
  MATCH (x:Organization)
  WHERE EXISTS { (x)-[i]-() WHERE i.report IN $reports }
  UNWIND [[9, 'kind', x.kind], [10, 'level', x.level]] AS figure
  WITH figure[0] AS place, figure[1] AS what, figure[2] AS which, count(*) AS number
  RETURN place, what, which, number
  UNION ALL
  MATCH (:Organization)-[x:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
    |SUPERVISION|COMMISSION]->(:Organization)
  WHERE x.report IN $reports
  UNWIND [[11, 'type', type(x)], [12, 'basis', x.basis], [13, 'status', x.status]] AS figure
  WITH figure[0] AS place, figure[1] AS what, figure[2] AS which, count(*) AS number
  RETURN place, what, which, number
}
RETURN what, which, number
ORDER BY place, number DESC, which
