// Quantities | 金额与数量
//
// Every quantity that a sentence gives, one a row, in the order of the statements.
//
// Parameters
//   reports  reports  all  ids of the reports that are asked
//
// Columns
//   id           the id of the quantity
//   statement    the id of the statement that says it
//   surface      its words
//   start        where they begin in the statement, counted in characters
//   stop         where they end
//   sort         money, count, percent, duration or measure
//   low          the least that it can be, or null
//   high         the most that it can be, or null
//   amount_unit  its unit
//   approximate  whether the report says about

MATCH (s:Statement)-[:SAYS]->(q:Quantity)
WHERE s.report IN $reports
RETURN q.id AS id, s.id AS statement, q.surface AS surface, q.start AS start, q.stop AS stop,
  q.sort AS sort, q.low AS low, q.high AS high, q.unit AS amount_unit, q.approximate AS approximate
ORDER BY s.report, s.row, statement, start
