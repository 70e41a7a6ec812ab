// Relations by frame | 规则读出的关系
//
// Which rule read which relation, one relation and sentence a row; `liaison explain frames` says what the
// rules mean.
//
// Parameters
//   reports  reports  all   ids of the reports that are asked
//   frame    string?  null  the name of one rule, or null for all
//
// Columns
//   frame      the rule that read it
//   head       the name of the body that acts
//   type       the type of the relation
//   tail       the name of the other body
//   basis      declared in the counterpart column, or stated in a sentence
//   status     how far it has come
//   text       the statement, as the report words it
//   as_of      the date that the report speaks for
//   report     its id
//   statement  the id of the statement
//   relation   the id of the relation

MATCH (a:Organization)-[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]->(b:Organization)
WHERE r.report IN $reports AND ($frame IS NULL OR r.frame = $frame)
UNWIND r.statements AS statement
MATCH (s:Statement {id: statement})-[:OF]->(p:Report)
RETURN r.frame AS frame, a.name AS head, type(r) AS type, b.name AS tail, r.basis AS basis,
  r.status AS status, s.text AS text, p.as_of AS as_of, p.id AS report, s.id AS statement,
  r.id AS relation
ORDER BY frame, as_of, report, s.row, statement, type, head, tail, relation
