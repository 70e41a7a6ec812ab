// Mentions | 提及
//
// Where the chosen reports name which body, one mention a row. Mentions that stand for no node are in the
// column unresolved of the query statements.
//
// Parameters
//   reports  reports  all   ids of the reports that are asked
//   body     string?  null  the id of the body that is named; null: any
//
// Columns
//   statement     the id of the statement
//   organization  the name of the body
//   id            its id
//   surface       what stands there
//   start         where it begins in the statement's text
//   stop          where it ends, exclusive
//   found_by      what found it
//   report        the id of the report

MATCH (s:Statement)-[m:MENTIONS]->(o:Organization)
WHERE m.report IN $reports AND ($body IS NULL OR o.id = $body)
RETURN s.id AS statement, o.name AS organization, o.id AS id, m.surface AS surface, m.start AS start,
  m.stop AS stop, m.found_by AS found_by, m.report AS report
ORDER BY report, s.row, statement, start, stop, organization, id, found_by
