// Days and periods | 日期与时段
//
// Every day, month or longer stretch of time that a sentence names, one a row.
//
// Parameters
//   reports  reports  all  ids of the reports that are asked
//
// Columns
//   id         the id of the period
//   statement  the id of the statement that names it
//   surface    its words
//   start      where they begin in the statement, counted in characters
//   stop       where they end
//   since      its first day
//   until      its last day
//   inferred   whether the text leaves out the year, which is read from the date of the report

MATCH (s:Statement)-[:SAYS]->(q:Period)
WHERE s.report IN $reports
RETURN q.id AS id, s.id AS statement, q.surface AS surface, q.start AS start, q.stop AS stop,
  q.since AS since, q.until AS until, q.inferred AS inferred
ORDER BY s.report, s.row, statement, start
