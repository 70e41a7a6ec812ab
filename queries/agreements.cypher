// Agreements | 签订的协议
//
// What was signed, is to be signed or is being negotiated, one document and status a row. An agreement that
// cites no document is a row as well. Talks about a document that is not signed yet (COOPERATION that is
// planned or negotiating and cites it) are here under their own status, never as done.
//
// Parameters
//   reports   reports   all  ids of the reports that are asked
//   body      string?   null  the id of a body that must be a party; null: whoever the parties are
//   statuses  statuses  all  how far they have come
//
// Columns
//   document    the title of the document, or its kind where it has none; null where nothing is said of it
//   id          the id of the document, or of the relation where it cites none
//   kind        the kind of document, null where none is cited
//   titled      whether the report gives a title, null where no document is cited
//   status      how far it has come
//   number      how many parties it has
//   parties     their names, sorted
//   party_ids   their ids, in the same order
//   pairs       how many pairs of parties it ties
//   as_of       the date of the earliest chosen report that tells of it in this status
//   until       the date of the latest
//   reports     ids of these reports
//   statements  ids of the statements it rests on
//   texts       what these say, in the same order

MATCH (h:Organization)-[r:AGREEMENT_SIGNED|COOPERATION]->(t:Organization)
WHERE r.report IN $reports AND r.status IN $statuses AND (type(r) = 'AGREEMENT_SIGNED'
  OR (r.document IS NOT NULL AND r.status IN ['planned', 'negotiating']))
WITH h, r, t, r.report AS reported, r.document AS document
MATCH (report:Report {id: reported})
OPTIONAL MATCH (d:Document {id: document})
UNWIND [[h.name, h.id], [t.name, t.id]] AS party
UNWIND r.statements AS cited
MATCH (s:Statement {id: cited})
WITH coalesce(d.id, r.id) AS id, d, r.status AS status, report, party, s,
  CASE WHEN h.id < t.id THEN [h.id, t.id] ELSE [t.id, h.id] END AS pair
ORDER BY report.as_of, report.id, s.row, s.start, s.id, party[0], party[1]
WITH id, d, status, collect(DISTINCT party) AS parties, count(DISTINCT pair) AS pairs,
  min(report.as_of) AS as_of, max(report.as_of) AS until, collect(DISTINCT report.id) AS reports,
  collect(DISTINCT [s.id, s.text]) AS evidence
UNWIND parties AS party
WITH id, d, status, party, pairs, as_of, until, reports, evidence
ORDER BY party[0], party[1]
WITH id, d, status, collect(party[0]) AS parties, collect(party[1]) AS party_ids, pairs, as_of, until,
  reports, evidence
WHERE $body IS NULL OR $body IN party_ids
RETURN d.name AS document, id, d.kind AS kind, d.titled AS titled, status, size(party_ids) AS number, parties,
  party_ids, pairs, as_of, until, reports, [e IN evidence | e[0]] AS statements,
  [e IN evidence | e[1]] AS texts
ORDER BY as_of, status, document, id
