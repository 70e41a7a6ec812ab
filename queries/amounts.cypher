// Amounts beside relations | 关系所涉金额与数量
//
// Every relation with the quantities that its sentences give, one quantity and relation a row, the largest
// first: money unless another sort is asked for. Least is compared with the least that a quantity can be, so
// that 近30万元 (not more than 300,000) is shown only where nothing is asked for. A sentence may tell of more
// than one matter: read it before you add up.
//
// Parameters
//   reports   reports   all      ids of the reports that are asked
//   sort      string    "money"  money, count, percent, duration or measure
//   least     integer   0        only quantities of at least so much
//   unit      string?   null     only quantities in this unit (元, 美元, 家), or null for any
//   types     types     all      the types of relation
//   statuses  statuses  all      how far they have come
//
// Columns
//   amount       the quantity, as the report words it
//   low          the least that it can be, or null
//   high         the most that it can be, or null
//   amount_unit  its unit
//   approximate  whether the report says about
//   head         the name of the body that acts
//   head_id      its id
//   type         the type of the relation
//   tail         the name of the other body
//   tail_id      its id
//   basis        declared in the counterpart column, or stated in a sentence
//   status       how far it has come
//   text         the statement, as the report words it
//   as_of        the date that the report speaks for
//   report       its id
//   statement    the id of the statement
//   relation     the id of the relation

MATCH (a:Organization)-[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]->(b:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types
UNWIND r.statements AS statement
MATCH (s:Statement {id: statement})-[:SAYS]->(q:Quantity)
WHERE q.sort = $sort AND coalesce(q.low, 0.0) >= $least AND ($unit IS NULL OR q.unit = $unit)
MATCH (s)-[:OF]->(p:Report)
RETURN q.surface AS amount, q.low AS low, q.high AS high, q.unit AS amount_unit,
  q.approximate AS approximate, a.name AS head, a.id AS head_id, type(r) AS type, b.name AS tail,
  b.id AS tail_id, r.basis AS basis, r.status AS status, s.text AS text, p.as_of AS as_of, p.id AS report,
  s.id AS statement, r.id AS relation
ORDER BY coalesce(q.low, q.high) DESC, as_of, statement, q.start, type, head, tail, relation
