/* The page's data, indexed. Everything else reads bodies and ties here, and nowhere else. */
"use strict";

const liaison = {};

liaison.data = (() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const { nodes, edges, gone, options, heading, page } = read("data");
  const { view, layout, styles } = page;

  const NONE = [];

  /* How `graph/draw/columnar.py` writes a field of few values, and one that most do not have. */
  const few = (column) => (i) => column.values[column.of[i]] ?? null;
  const sparse = (column, otherwise = null) => (i) => column[i] ?? otherwise;
  const among = (numbers) => {
    const set = new Set(numbers);
    return (i) => set.has(i);
  };

  /* What was added or changed by hand, as pyvis has it; `gone` is what was taken away. */
  const handNodes = new Map(nodes.map((node) => [node.id, node]));
  const handEdges = new Map(edges.map((edge, i) => [edge.id ?? `edge-${i}`, edge]));
  const taken = new Set(gone);

  const sources = view.sources;
  const sourceOf = new Map(sources.map((source) => [source.id, source]));

  /** The node that `draw` made of a body. */
  function nodeOf(body, spot) {
    const style = styles.kind[body.category] ?? styles.plain.kind;
    return { id: body.id, label: body.name, shape: style.shape, color: style.color, size: 8, ...spot };
  }

  function readBodies() {
    const own = view.bodies;
    const [kind, level, place] = [few(own.kind), few(own.level), few(own.place)];
    const [aliases, whole] = [sparse(own.aliases, NONE), sparse(own.part_of)];
    const [isCollective, isReporting] = [among(own.collective), among(own.reporting)];
    return own.id.map((id, i) => {
      const reporting = isReporting(i);
      const wholeId = typeof whole(i) === "number" ? own.id[whole(i)] : whole(i);
      return {
        index: i,
        // Where it stands in the lists of Python, which do not change when a body is taken away by hand.
        row: i,
        id,
        name: own.name[i],
        text: own.name[i],
        node: null,
        known: true,
        placed: false,
        side: 0,
        half: 0,
        group: null,
        kind: kind(i) ?? "plain",
        category: reporting ? "reporting" : (kind(i) ?? "plain"),
        level: level(i) ?? "none",
        place: place(i),
        aliases: aliases(i),
        collective: isCollective(i),
        reporting,
        partOf: wholeId,
        ties: [],
      };
    });
  }

  /** Gives the bodies of the view their nodes and places: in the columns, if there are any, else in the whole. */
  function placeBodies(bodies) {
    const { columns, whole } = layout;
    bodies.forEach((body, i) => {
      const spot = columns?.spots[i] ?? null;
      if (spot) {
        const [side, group, half, text] = spot;
        Object.assign(body, { placed: true, side, half, group: columns.groups[group], text: text ?? body.name });
      }
      const place = columns ? { x: columns.x[i], y: columns.y[i] } : { x: whole.x[i], y: whole.y[i] };
      body.node = handNodes.get(body.id) ?? nodeOf(body, place);
    });
  }

  function readHandBody(node, index) {
    return {
      index,
      id: node.id,
      name: String(node.label ?? node.id),
      text: String(node.label ?? node.id),
      node,
      known: false,
      placed: false,
      side: 0,
      half: 0,
      group: null,
      kind: "plain",
      category: "plain",
      level: "none",
      place: null,
      aliases: NONE,
      collective: false,
      reporting: false,
      partOf: null,
      ties: [],
    };
  }

  /** The number of a sentence in place of its id; `sentence` takes either. */
  const asList = (numbers) => (typeof numbers === "number" ? [numbers] : numbers);

  function readTies() {
    const own = view.ties;
    const columns = ["type", "basis", "status", "frame", "report"].map((name) => few(own[name]));
    const [type, basis, status, frame, report] = columns;
    const [action, direction] = [sparse(own.action), sparse(own.direction)];
    const [paper, event, triggers] = [sparse(own.document), sparse(own.event), sparse(own.triggers, NONE)];
    return own.id.map((id, i) => ({
      index: i,
      id,
      from: all[own.head[i]],
      to: all[own.tail[i]],
      edge: handEdges.get(id) ?? styles.edge[`${type(i)}.${basis(i)}.${status(i)}`],
      known: true,
      type: type(i),
      basis: basis(i),
      status: status(i),
      action: action(i),
      direction: direction(i),
      document: paper(i),
      event: event(i),
      frame: frame(i),
      source: sourceOf.get(report(i)) ?? null,
      sentences: asList(own.statements[i]),
      triggers: triggers(i),
      rank: 0,
      parallels: 1,
    }));
  }

  const readHandTie = (edge, id, index) => ({
    index,
    id,
    from: bodies.get(edge.from),
    to: bodies.get(edge.to),
    edge,
    known: false,
    type: null,
    basis: null,
    status: null,
    action: null,
    direction: null,
    document: null,
    event: null,
    frame: null,
    source: null,
    sentences: NONE,
    triggers: NONE,
    rank: 0,
    parallels: 1,
  });

  const all = readBodies();
  if (layout) placeBodies(all);
  const bodies = new Map();
  for (const body of all) if (!taken.has(body.id)) bodies.set(body.id, body);
  for (const node of nodes) if (!bodies.has(node.id)) bodies.set(node.id, readHandBody(node, all.length + bodies.size));
  const ties = new Map();
  for (const tie of readTies()) {
    if (!taken.has(tie.id) && !taken.has(tie.from.id) && !taken.has(tie.to.id)) ties.set(tie.id, tie);
  }
  for (const [id, edge] of handEdges) if (!ties.has(id)) ties.set(id, readHandTie(edge, id, ties.size));

  /* Members are numbered without gaps, so that others can keep what they know of them in arrays. */
  [...bodies.values()].forEach((body, i) => (body.index = i));
  const pairs = new Map();
  const pairKey = ({ from, to }) =>
    from.index < to.index ? from.index * bodies.size + to.index : to.index * bodies.size + from.index;
  /** Tells each tie of a pair which line it is: one of its own, shared with what other dates say of the same type. */
  function rankLines(pair) {
    const lines = new Map();
    const said = new Map();
    for (const tie of pair) {
      const kind = `${tie.type} ${tie.basis} ${tie.from.index}`;
      const ofDate = `${kind} ${tie.source?.as_of}`;
      const nth = said.get(ofDate) ?? 0;
      said.set(ofDate, nth + 1);
      const line = `${kind} ${nth}`;
      if (!lines.has(line)) lines.set(line, lines.size);
      tie.rank = lines.get(line);
    }
    for (const tie of pair) tie.parallels = lines.size;
  }
  let number = 0;
  for (const tie of ties.values()) {
    tie.index = number++;
    tie.from.ties.push(tie);
    if (tie.to !== tie.from) tie.to.ties.push(tie);
    const key = pairKey(tie);
    const pair = pairs.get(key);
    if (pair) pair.push(tie);
    else pairs.set(key, [tie]);
  }
  for (const pair of pairs.values()) if (pair.length > 1) rankLines(pair);
  if (layout) {
    const { base, growth, most } = styles.size;
    for (const body of all) {
      if (!handNodes.has(body.id)) body.node.size = Math.min(most, base + growth * Math.sqrt(body.ties.length));
    }
  }

  const parts = new Map();
  for (const body of bodies.values()) {
    if (body.partOf !== null) parts.set(body.partOf, [...(parts.get(body.partOf) ?? []), body]);
  }

  let texts = null;
  let numberOf = null;

  /** A sentence by its number or its id: report, unit (ids), row, column, item, text, mentions; or undefined. */
  function sentence(key) {
    texts ??= read("sentences");
    numberOf ??= new Map(texts.id.map((id, i) => [id, i]));
    const i = typeof key === "number" ? key : numberOf.get(key);
    if (i === undefined || i >= texts.id.length) return undefined;
    const flat = texts.mentions[i];
    const mentions = [];
    for (let at = 0; at < flat.length; at += 3) mentions.push([flat[at], flat[at + 1], flat[at + 2]]);
    return {
      id: texts.id[i],
      report: few(texts.report)(i) ?? undefined,
      unit: few(texts.unit)(i) ?? undefined,
      row: texts.row[i] ?? undefined,
      column: few(texts.column)(i) ?? undefined,
      item: texts.item[i],
      text: texts.text[i],
      mentions,
    };
  }

  return {
    bodies,
    ties,
    /** All ties between the two bodies of a tie, itself included. */
    pairOf: (tie) => pairs.get(pairKey(tie)),
    other: (tie, body) => (tie.from === body ? tie.to : tie.from),
    partsOf: (body) => parts.get(body.id) ?? NONE,
    sentence,
    sentences: view.sentences,
    source: (id) => sourceOf.get(id),
    sources,
    /** The name of the view that a page opens with. */
    firstView: layout === null || layout.columns ? "columns" : layout.matrix.columns.length > 0 ? "overview" : "whole",
    /** Where the columns stand, if the page has them; `whole` and `matrix` are those of the other views. */
    layout: layout?.columns ?? null,
    whole: layout?.whole ?? null,
    matrix: layout?.matrix ?? null,
    styles,
    words: page.words,
    pinyin: page.pinyin,
    language: page.language,
    focus: page.focus,
    options,
    heading,
  };
})();
