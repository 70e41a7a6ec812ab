// Bodies | 单位与机构
//
// Every body that the chosen reports bring, one a row, with how much they say of it.
//
// Parameters
//   reports  reports  all  ids of the reports that are asked
//
// Columns
//   name          its name
//   id            its id
//   kind          what sort of body it is
//   level         its administrative level, null where it has none
//   place         the place that is part of its identity, or null
//   collective    whether it is a described group
//   scope         what a described group is limited to, or null
//   count         how many members the text gives a described group, or null
//   reporting     whether it reports in the chosen reports
//   part_of       the id of the body it is a part of, or null
//   aliases       what else it is called in the stored reports
//   surfaces      the names by which the chosen reports call it, sorted: no pronouns, and no words that stand for
//                 several bodies (市、区科协), which are mentions of each of them
//   relations     how many relations it has
//   counterparts  how many bodies these are with
//   statements    how many statements mention it

MATCH (o:Organization)
WHERE EXISTS { (o)-[x]-() WHERE x.report IN $reports }
OPTIONAL MATCH (o)-[r:LIAISON|AGREEMENT_SIGNED|COOPERATION|JOINT_ACTION|VISIT|APPLICATION|SUPPORT
  |SUPERVISION|COMMISSION]-(n:Organization)
WHERE r.report IN $reports
WITH o, count(DISTINCT r.id) AS relations, count(DISTINCT n.id) AS counterparts
OPTIONAL MATCH (o)-[p:PART_OF]->(whole:Organization)
WHERE p.report IN $reports
WITH o, relations, counterparts, min(whole.id) AS part_of
OPTIONAL MATCH (o)<-[m:MENTIONS]-(s:Statement)
WHERE m.report IN $reports
WITH o, relations, counterparts, part_of, s.id AS statement,
  CASE WHEN m.alias OR m.surface = o.name THEN m.surface END AS surface
ORDER BY surface
WITH o, relations, counterparts, part_of, count(DISTINCT statement) AS statements,
  collect(DISTINCT surface) AS surfaces
RETURN o.name AS name, o.id AS id, o.kind AS kind, o.level AS level, o.place AS place,
  o.collective AS collective, o.scope AS scope, o.count AS count,
  EXISTS { (o)-[i:REPORTS_IN]->(:Report) WHERE i.report IN $reports } AS reporting,
  part_of, coalesce(o.aliases, []) AS aliases, surfaces, relations, counterparts, statements
ORDER BY counterparts DESC, relations DESC, name, id
