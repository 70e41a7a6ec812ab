// The network | 关系网络
//
// Every relation between two bodies, one a row: the lines of a drawing. The bodies themselves are the rows
// of the query bodies, the sentences behind a line are found in the query statements.
//
// Parameters
//   reports   reports   all  ids of the reports that are asked
//   types     types     all  the types of relation
//   statuses  statuses  all  how far they have come
//
// Columns
//   id           the id of the relation
//   report       the id of the report that tells of it
//   as_of        the date that report speaks for
//   head         the name of the body that acts
//   head_id      its id
//   type         the type of the relation
//   tail         the name of the other body
//   tail_id      its id
//   basis        declared in the counterpart column, or stated in a sentence
//   status       how far it has come
//   action       what a joint action was, otherwise null
//   direction    who went to whom in a visit, seen from the head, otherwise null
//   document     the name of the document it cites, or null
//   document_id  its id
//   event        the name of the event it cites, or null
//   event_id     its id
//   frame        the rule that read it
//   statements   ids of the statements it rests on
//   triggers     the words it was read from, each as statement:start-stop

MATCH (head:Organization)-[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]->(tail:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types
WITH head, r, tail, r.report AS report, r.document AS document, r.event AS event
MATCH (p:Report {id: report})
OPTIONAL MATCH (d:Document {id: document})
OPTIONAL MATCH (e:Event {id: event})
RETURN r.id AS id, report, p.as_of AS as_of, head.name AS head, head.id AS head_id, type(r) AS type,
  tail.name AS tail, tail.id AS tail_id, r.basis AS basis, r.status AS status, r.action AS action,
  r.direction AS direction, d.name AS document, d.id AS document_id, e.name AS event, e.id AS event_id,
  r.frame AS frame, r.statements AS statements, coalesce(r.triggers, []) AS triggers
ORDER BY as_of, report, head, type, tail, basis, status, id
