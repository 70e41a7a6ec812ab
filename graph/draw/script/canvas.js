/*
 * The columns on the canvas of vis-network, which holds the view and what was added by hand; bodies and ties of
 * ours are painted here. A page too large for columns has none of this.
 */
"use strict";

liaison.canvas = (() => {
  const { data, state, painter, curves } = liaison;
  if (data.firstView !== "columns") return null;
  liaison.packed.run("vis");

  const own = [...data.bodies.values()].filter((body) => body.placed);
  const isOwn = (tie) => tie.known && curves.isPlaced(tie);
  /* Thin lines first, so that they do not cover thick ones. */
  const ownTies = [...data.ties.values()].filter(isOwn).sort((a, b) => weight(a) - weight(b));
  const courses = new Map();
  const container = document.getElementById("picture");
  let hovered = null;
  /* While this is so, or while the picture is hidden, a redraw of vis-network paints nothing. */
  let isHeld = true;
  const isIdle = () => isHeld || container.hidden;

  function weight(tie) {
    return (tie.edge.width ?? 1) + (tie.basis === "declared" ? 0 : 10);
  }

  /** A node for vis-network, which places it, drags it, and leaves its painting to us if `draw` has placed it. */
  function visNode(body) {
    if (!body.placed) return body.node;
    const size = 2 * (body.node.size ?? 8);
    const isBox = body.side === 0;
    const dimensions = { width: isBox ? 2 * body.half : size, height: isBox ? data.layout.boxHeight : size };
    return {
      id: body.id,
      x: body.node.x,
      y: body.node.y,
      shape: "custom",
      ctxRenderer: ({ ctx, x, y }) => ({
        drawNode: () => {
          if (!isIdle()) painter.paintBody(ctx, body, { x, y }, network.getScale(), emphasisOf(body));
        },
        nodeDimensions: dimensions,
      }),
    };
  }

  const nodes = new vis.DataSet([...data.bodies.values()].map(visNode));
  const added = [...data.ties.values()].filter((tie) => !isOwn(tie));
  const edges = new vis.DataSet(added.map((tie) => ({ ...tie.edge, id: tie.id })));
  const options = JSON.parse(data.options);
  const network = new vis.Network(
    container,
    { nodes, edges },
    {
      ...options,
      ...(data.layout ? { layout: { improvedLayout: false } } : {}),
      interaction: {
        // By itself, vis-network takes the keyboard from the search box whenever the pointer crosses the picture.
        keyboard: { enabled: true, bindToWindow: false, autoFocus: false },
        ...options.interaction,
      },
    },
  );

  const placeOf = (body) => network.getPosition(body.id);

  /** The course of a tie of ours, worked out again after its bodies have moved. */
  function courseOf(tie) {
    if (!courses.has(tie)) courses.set(tie, curves.course(tie, placeOf));
    return courses.get(tie);
  }

  function emphasisOf(body) {
    const focus = state.focus();
    if (focus?.body === body || state.isSelected(body)) return "focus";
    return hovered === body || focus?.tie?.from === body || focus?.tie?.to === body ? "hover" : null;
  }

  function isLively(tie) {
    if (tie === hovered || state.focus()?.tie === tie) return true;
    return hovered !== null && !state.isDimmed(tie) && (tie.from === hovered || tie.to === hovered);
  }

  function paintBelow(ctx, scale) {
    painter.paintCaptions(ctx, scale);
    const shown = ownTies.filter(state.isDrawn);
    const lively = new Set(shown.filter(isLively));
    for (const tie of shown) if (!lively.has(tie)) painter.paintTie(ctx, tie, courseOf(tie), scale, false);
    for (const tie of lively) painter.paintTie(ctx, tie, courseOf(tie), scale, true);
  }

  network.on("beforeDrawing", (ctx) => {
    if (!isIdle()) paintBelow(ctx, network.getScale());
  });

  /** What was added by hand, and on the screen is painted by vis-network, in the way of ours. */
  function paintAdded(ctx, scale) {
    for (const tie of added.filter(state.isDrawn)) {
      const [from, to] = [placeOf(tie.from), placeOf(tie.to)];
      const path = new liaison.paths.Path();
      path.moveTo(from.x, from.y);
      path.lineTo(to.x, to.y);
      painter.paintTie(ctx, tie, { path, middle: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 } }, scale, false);
    }
    for (const body of data.bodies.values()) {
      if (!body.placed && state.isShown(body)) painter.paintAdded(ctx, body, placeOf(body), scale);
    }
  }

  /** Everything that is shown, on any canvas, in the units of the picture. */
  function paint(ctx, scale) {
    paintBelow(ctx, scale);
    paintAdded(ctx, scale);
    for (const body of own.filter(state.isShown)) painter.paintBody(ctx, body, placeOf(body), scale, emphasisOf(body));
  }

  network.on("dragging", (event) => {
    if (event.nodes.length > 0) courses.clear();
  });

  // What vis-network reads again when a filter changes is the data set, not where a body was dragged to.
  network.on("dragEnd", (event) =>
    nodes.update(event.nodes.map((id) => ({ id, ...network.getPosition(id) }))),
  );

  state.onChange((what) => {
    if (what === "filter") {
      nodes.update([...data.bodies.values()].map((body) => ({ id: body.id, hidden: !state.isShown(body) })));
      edges.update(added.map((tie) => ({ id: tie.id, hidden: !state.isShown(tie) })));
    }
    network.redraw();
  });

  liaison.words.onChange(() => network.redraw());

  return {
    network,
    /** Does something that vis-network follows by many a redraw, and paints only when it is done. */
    quietly(action) {
      isHeld = true;
      action();
      isHeld = false;
      network.redraw();
    },
    own,
    ownTies,
    placeOf,
    courseOf,
    paint,
    hover(member) {
      if (member === hovered) return;
      hovered = member;
      network.redraw();
    },
    /** Moves the side columns away from the centre, or towards it where `by` is negative. */
    spread(by) {
      if (Math.abs(by) < 1) return;
      const sides = own.filter((body) => body.side !== 0);
      // One update for all: vis-network paints again after every node that is moved by itself.
      nodes.update(
        sides.map((body) => ({ id: body.id, x: placeOf(body).x + body.side * by, y: placeOf(body).y })),
      );
      data.layout.span += by;
      courses.clear();
    },
  };
})();
