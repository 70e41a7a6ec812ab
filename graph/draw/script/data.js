/* The page's data, indexed. Everything else reads bodies and ties here, and nowhere else. */
"use strict";

const liaison = {};

liaison.data = (() => {
  const { nodes, edges, options, heading, page } = JSON.parse(document.getElementById("data").textContent);
  const { view, layout } = page;

  /** A body as the page uses it: the pyvis node, and what the view knows of it (nothing, of one added by hand). */
  function readBody(node) {
    const known = view.bodies[node.id];
    const spot = layout && known ? layout.spots[node.id] : null;
    return {
      id: node.id,
      name: known ? known.name : String(node.label ?? node.id),
      text: spot ? spot.text : String(node.label ?? node.id),
      node,
      placed: spot !== null,
      side: spot ? spot.side : 0,
      half: spot ? spot.half : 0,
      group: spot ? spot.group : null,
      kind: known ? known.kind : "plain",
      category: known?.reporting ? "reporting" : (known?.kind ?? "plain"),
      level: known?.level ?? "none",
      place: known?.place ?? null,
      aliases: known?.aliases ?? [],
      collective: known?.collective ?? false,
      reporting: known?.reporting ?? false,
      partOf: known?.part_of ?? null,
      ties: [],
    };
  }

  /** A tie as the page uses it: the pyvis edge, and what the view knows of it. */
  function readTie(edge, index) {
    const known = view.ties[edge.id] ?? {};
    return {
      id: edge.id ?? `edge-${index}`,
      from: bodies.get(edge.from),
      to: bodies.get(edge.to),
      edge,
      known: edge.id in view.ties,
      type: known.type ?? null,
      basis: known.basis ?? null,
      status: known.status ?? null,
      action: known.action ?? null,
      direction: known.direction ?? null,
      document: known.document ?? null,
      event: known.event ?? null,
      frame: known.frame ?? null,
      source: view.sources[known.report] ?? null,
      sentences: known.statements ?? [],
      triggers: known.triggers ?? [],
      rank: 0,
      parallels: 1,
    };
  }

  const pairKey = (tie) => [String(tie.from.id), String(tie.to.id)].sort().join("\u0000");

  /** Tells every tie which one it is among those of the same pair. */
  function rankParallels(ties) {
    const pairs = new Map();
    for (const tie of ties) {
      const pair = pairs.get(pairKey(tie)) ?? [];
      pair.push(tie);
      pairs.set(pairKey(tie), pair);
    }
    for (const pair of pairs.values()) {
      pair.forEach((tie, rank) => Object.assign(tie, { rank, parallels: pair.length }));
    }
    return pairs;
  }

  /* Up to so many bodies, three columns have room for every name. */
  const COLUMNS_MAX = 400;

  const bodies = new Map(nodes.map((node) => [node.id, readBody(node)]));
  const ties = new Map(edges.map(readTie).map((tie) => [tie.id, tie]));
  for (const tie of ties.values()) {
    tie.from.ties.push(tie);
    if (tie.to !== tie.from) tie.to.ties.push(tie);
  }
  const pairs = rankParallels(ties.values());
  const parts = new Map();
  for (const body of bodies.values()) {
    if (body.partOf !== null) parts.set(body.partOf, [...(parts.get(body.partOf) ?? []), body]);
  }

  return {
    bodies,
    ties,
    /** All ties between the two bodies of a tie, itself included. */
    pairOf: (tie) => pairs.get(pairKey(tie)),
    other: (tie, body) => (tie.from === body ? tie.to : tie.from),
    partsOf: (body) => parts.get(body.id) ?? [],
    sentence: (id) => view.sentences[id],
    sentences: Object.keys(view.sentences).length,
    source: (id) => view.sources[id],
    sources: Object.values(view.sources),
    /** The name of the view that a page opens with. */
    firstView: layout === null || bodies.size <= COLUMNS_MAX ? "columns" : "overview",
    layout,
    styles: page.styles,
    words: page.words,
    language: page.language,
    focus: page.focus,
    options,
    heading,
  };
})();
