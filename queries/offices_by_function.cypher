// Offices by function | 按职能列出机关
//
// Which offices had which function in which place, one function and place a row: 环境保护 of 嘉兴市 is
// 嘉兴市环保局 in a report of 2009 and 嘉兴市生态环境局 in one of 2019. Offices of governments alone have
// functions; a report says which by its year.
//
// Parameters
//   reports  reports  all  ids of the reports that are asked
//
// Columns
//   function  what the offices are there for
//   place     the place they are of, null where they are national
//   bodies    their names, in the order in which the reports tell of them
//   ids       their ids, in the same order
//   since     the date of the earliest report that tells of each, in the same order
//   until     the date of the latest

MATCH (p:Report)-[n:NAMES]->(o:Organization)
WHERE n.report IN $reports AND size(coalesce(n.functions, [])) > 0
UNWIND n.functions AS function
WITH function, o, min(p.as_of) AS first, max(p.as_of) AS last
ORDER BY function, first, last, o.name, o.id
WITH function, o.place AS place, collect(o.name) AS bodies, collect(o.id) AS ids, collect(first) AS since,
  collect(last) AS until
RETURN function, place, bodies, ids, since, until
ORDER BY function, place
