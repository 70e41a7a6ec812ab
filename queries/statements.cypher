// Statements | 原文语句
//
// The sentences and entries of the chosen reports, one a row, in the order of the text.
//
// Parameters
//   reports  reports  all   ids of the reports that are asked
//   body     string?  null  the id of a body that they must mention, or in whose row they stand; null: all
//
// Columns
//   id          its id
//   report      the id of its report
//   unit        the name of the bureau in whose row it stands
//   unit_id     its id
//   row         the number of that row
//   column      the header of the column
//   role        what the column is for
//   item        the number of the item, as written, or null
//   of          file when the offsets count in the file, cell when they count in the cell
//   start       where the text begins
//   stop        where it ends, exclusive
//   text        the text
//   unresolved  mentions in it that stand for no node, each as start:stop:surface

MATCH (s:Statement)-[:OF]->(p:Report)
WHERE p.id IN $reports
  AND ($body IS NULL OR s.unit = $body OR EXISTS { (s)-[:MENTIONS]->(:Organization {id: $body}) })
WITH s, p, s.unit AS unit
MATCH (bureau:Organization {id: unit})
RETURN s.id AS id, p.id AS report, bureau.name AS unit, unit AS unit_id, s.row AS row, s.column AS column,
  s.role AS role, s.item AS item, s.of AS of, s.start AS start, s.stop AS stop, s.text AS text,
  coalesce(s.unresolved, []) AS unresolved
ORDER BY p.as_of, report, row, of, start, id
