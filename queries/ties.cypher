// Ties of one body | 某单位的全部关系
//
// Every relation of a body, one a row, as head or as tail. Relations of its parts are among them unless
// parts is false; head and tail are named as the relation has them.
//
// Parameters
//   reports   reports   all       ids of the reports that are asked
//   body      string    required  the id of the body
//   types     types     all       the types of relation
//   statuses  statuses  all       how far they have come
//   parts     boolean   true      whether relations of its parts are among them
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

MATCH path = (x:Organization)-[:PART_OF*0..3]->(:Organization {id: $body})
WHERE all(p IN relationships(path) WHERE p.report IN $reports) AND ($parts OR x.id = $body)
WITH DISTINCT x
MATCH (x)-[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]-(:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND type(r) IN $types
WITH DISTINCT r, r.report AS report, r.document AS document, r.event AS event
MATCH (p:Report {id: report})
OPTIONAL MATCH (d:Document {id: document})
OPTIONAL MATCH (e:Event {id: event})
RETURN r.id AS id, report, p.as_of AS as_of, startNode(r).name AS head, startNode(r).id AS head_id,
  type(r) AS type, endNode(r).name AS tail, endNode(r).id AS tail_id, r.basis AS basis,
  r.status AS status, r.action AS action, r.direction AS direction, d.name AS document, d.id AS document_id,
  e.name AS event, e.id AS event_id, r.frame AS frame, r.statements AS statements
ORDER BY as_of, type, basis, head, tail, id
