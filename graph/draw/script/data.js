/* The page's data, indexed. Everything else reads bodies and ties here, and nowhere else. */
"use strict";

liaison.data = (() => {
  const { read, few, among, sentence } = liaison.stored;
  const { nodes, edges, gone, options, heading, page } = read("data");
  const { view, layout, styles } = page;

  const NONE = [];

  /* What was added or changed by hand, as pyvis has it; `gone` is what was taken away. */
  const handNodes = new Map(nodes.map((node) => [node.id, node]));
  const handEdges = new Map(edges.map((edge, i) => [edge.id ?? `edge-${i}`, edge]));
  const taken = new Set(gone);

  const sources = view.sources;
  const sourceOf = new Map(sources.map((source) => [source.id, source]));

  /* What most bodies and ties have in common stands once, on these classes; what few have is looked up. */

  /** A body as the page uses it: the pyvis node, and what the view knows of it. */
  class Body {
    constructor(id, name) {
      this.index = 0;
      this.id = id;
      this.name = name;
      this.kind = "plain";
      this.category = "plain";
      this.reporting = false;
      this.ties = [];
    }

    get text() {
      return spotOf(this)?.[3] ?? this.name;
    }
  }
  Object.assign(Body.prototype, {
    /* Where it stands in the lists of Python, which do not change when a body is taken away by hand. */
    row: -1,
    known: false,
    placed: false,
    side: 0,
    half: 0,
    group: null,
    level: "none",
    place: null,
    aliases: NONE,
    collective: false,
    partOf: null,
  });

  const spotOf = (body) => layout?.columns?.spots[body.row] ?? null;

  /** A body that Python knows; its node is made when it is first asked for, unless somebody changed it. */
  class KnownBody extends Body {
    #node = null;

    get level() {
      return levelOf(this.row) ?? "none";
    }

    get place() {
      return placeOf(this.row);
    }

    get aliases() {
      return view.bodies.aliases[this.row] ?? NONE;
    }

    get partOf() {
      const whole = view.bodies.part_of[this.row] ?? null;
      return typeof whole === "number" ? view.bodies.id[whole] : whole;
    }

    get node() {
      this.#node ??= handNodes.get(this.id) ?? nodeOf(this);
      return this.#node;
    }
  }
  KnownBody.prototype.known = true;

  const [levelOf, placeOf] = [few(view.bodies.level), few(view.bodies.place)];

  /** The node that `draw` made of a body; in the columns, if there are any, else in the whole. */
  function nodeOf(body) {
    const style = styles.kind[body.category] ?? styles.plain.kind;
    const { base, growth, most } = styles.size;
    const { x, y } = layout.columns ?? layout.whole;
    return {
      id: body.id,
      label: body.name,
      shape: style.shape,
      color: style.color,
      size: Math.min(most, base + growth * Math.sqrt(body.ties.length)),
      x: x[body.row],
      y: y[body.row],
    };
  }

  function readBodies() {
    const own = view.bodies;
    const kind = few(own.kind);
    const [isCollective, isReporting] = [among(own.collective), among(own.reporting)];
    return own.id.map((id, row) => {
      const body = new KnownBody(id, own.name[row]);
      body.row = row;
      body.kind = kind(row) ?? "plain";
      body.reporting = isReporting(row);
      body.category = body.reporting ? "reporting" : body.kind;
      if (isCollective(row)) body.collective = true;
      const spot = spotOf(body);
      if (spot) {
        const [side, group, half] = spot;
        Object.assign(body, { placed: true, side, half, group: layout.columns.groups[group] });
      }
      return body;
    });
  }

  function readHandBody(node) {
    const body = new Body(node.id, String(node.label ?? node.id));
    body.node = node;
    return body;
  }

  /** A tie as the page uses it: the pyvis edge, and what the view knows of it. */
  class Tie {
    constructor(id, from, to, edge) {
      this.index = 0;
      this.id = id;
      this.from = from;
      this.to = to;
      this.edge = edge;
      this.type = null;
      this.basis = null;
      this.status = null;
      this.source = null;
      this.rank = 0;
      this.parallels = 1;
    }
  }
  Object.assign(Tie.prototype, {
    known: false,
    action: null,
    direction: null,
    document: null,
    event: null,
    frame: null,
    sentences: NONE,
    triggers: NONE,
  });

  const frameOf = few(view.ties.frame);

  class KnownTie extends Tie {
    get action() {
      return view.ties.action[this.row] ?? null;
    }

    get direction() {
      return view.ties.direction[this.row] ?? null;
    }

    get document() {
      return view.ties.document[this.row] ?? null;
    }

    get event() {
      return view.ties.event[this.row] ?? null;
    }

    get frame() {
      return frameOf(this.row);
    }

    /** Numbers of sentences; `sentence` takes them, or ids. */
    get sentences() {
      const numbers = view.ties.statements[this.row];
      return typeof numbers === "number" ? [numbers] : numbers;
    }

    get triggers() {
      return view.ties.triggers[this.row] ?? NONE;
    }
  }
  KnownTie.prototype.known = true;

  function readTies() {
    const own = view.ties;
    const [type, basis, status, report] = ["type", "basis", "status", "report"].map((name) => few(own[name]));
    return own.id.map((id, row) => {
      const looks = styles.edge[`${type(row)}.${basis(row)}.${status(row)}`];
      const tie = new KnownTie(id, all[own.head[row]], all[own.tail[row]], handEdges.get(id) ?? looks);
      tie.row = row;
      tie.type = type(row);
      tie.basis = basis(row);
      tie.status = status(row);
      tie.source = sourceOf.get(report(row)) ?? null;
      return tie;
    });
  }

  const all = readBodies();
  const bodies = new Map();
  for (const body of all) if (!taken.has(body.id)) bodies.set(body.id, body);
  for (const node of nodes) if (!bodies.has(node.id)) bodies.set(node.id, readHandBody(node));
  const ties = new Map();
  for (const tie of readTies()) {
    if (!taken.has(tie.id) && !taken.has(tie.from.id) && !taken.has(tie.to.id)) ties.set(tie.id, tie);
  }
  for (const [id, edge] of handEdges) {
    if (!ties.has(id)) ties.set(id, new Tie(id, bodies.get(edge.from), bodies.get(edge.to), edge));
  }

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
    rules: page.rules,
    language: page.language,
    focus: page.focus,
    options,
    heading,
  };
})();
