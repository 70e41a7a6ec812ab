/* The columns: what part of them is on the screen, and how wide they stand apart for it. */
"use strict";

liaison.columns = (() => {
  const { data, state, painter, canvas } = liaison;
  if (canvas === null) return null;
  const { network, own, placeOf } = canvas;
  const container = document.getElementById("picture");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const SCALE_MAX = 1.35;
  /* Names are no smaller on the screen; a picture too high for that is shown from its top instead. */
  const READABLE = 10;
  /* Where a picture is too wide for that, small names are better than names that are cut off. */
  const READABLE_WHEN_NARROW = 8;
  const PADDING = { x: 30, top: 26, bottom: 44 };
  /* Between the boxes of the centre and either side, lines need this much room to bend. */
  const BEND = 90;
  /* From the centre to either side; within these, the columns move to use the width there is. */
  const SPAN = { min: Math.max(120, ...own.map((body) => body.half)) + BEND, max: 760 };
  /* Closer than this to the edge of the screen, a body is brought into view. */
  const MARGIN = 50;

  let isFitted = true;

  const motion = (duration) => (calm.matches ? false : { duration, easingFunction: "easeOutQuad" });

  const unite = (boxes) =>
    boxes.reduce(
      (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
      boxes[0] ?? [-100, -10, 100, 10],
    );

  /**
   * The box around everything of ours, shown or hidden, so that filters do not move the picture; with the
   * sides moved outwards by so much.
   */
  function around(scale, by) {
    const bodies = own.map((body) => {
      const { x, y } = placeOf(body);
      return painter.extent(body, { x: x + body.side * by, y }, scale);
    });
    const captions = data.layout.captions.map(({ y }) => [0, y - 12, 0, y + 12]);
    return unite([...bodies, ...captions]);
  }

  /** The scale at which everything is visible and readable, and how far the sides move to use the width. */
  function chooseScale(width, height) {
    const { span, fontMax } = data.layout;
    const [least, leastWhenNarrow] = [READABLE / fontMax, READABLE_WHEN_NARROW / fontMax];
    let scale = 1;
    let by = 0;
    // The size of names depends on the scale, and the scale on the size of names.
    for (let pass = 0; pass < 4; pass += 1) {
      const [left, top, right, bottom] = around(scale, by);
      const wanted = Math.max(least, Math.min(SCALE_MAX, height / (bottom - top)));
      by = Math.min(SPAN.max, Math.max(SPAN.min, span + by + (width / wanted - (right - left)) / 2)) - span;
      const wide = around(scale, by);
      scale = Math.max(leastWhenNarrow, Math.min(wanted, width / (wide[2] - wide[0])));
    }
    return { scale, by };
  }

  /** Shows everything, or as much from the top as stays readable. */
  function fit(animation = false) {
    isFitted = true;
    network.setSize("100%", "100%");
    if (own.length === 0) {
      network.fit({ animation });
      return;
    }
    const width = container.clientWidth - 2 * PADDING.x;
    const height = container.clientHeight - PADDING.top - PADDING.bottom;
    const { scale, by } = chooseScale(width, height);
    canvas.spread(by);
    const [left, top, right, bottom] = around(scale, 0);
    const middle = top + Math.min(bottom - top, height / scale) / 2;
    const position = { x: (left + right) / 2, y: middle + (PADDING.bottom - PADDING.top) / 2 / scale };
    network.moveTo({ position, scale, animation });
  }

  function zoom(factor) {
    isFitted = false;
    network.moveTo({ scale: network.getScale() * factor, animation: motion(150) });
  }

  /** Brings a body into view; moves nothing when it is there already. */
  function reveal(body) {
    const { x, y } = network.canvasToDOM(placeOf(body));
    const isIn = (value, size) => value > MARGIN && value < size - MARGIN;
    if (isIn(x, container.clientWidth) && isIn(y, container.clientHeight)) return;
    isFitted = false;
    network.moveTo({ position: placeOf(body), animation: motion(220) });
  }

  /** After the stage has changed its size: the whole picture again, unless the reader has moved it. */
  function settle() {
    canvas.quietly(() => {
      if (isFitted) fit();
      else network.setSize("100%", "100%");
    });
    if (state.focus()?.body) reveal(state.focus().body);
  }

  function describe() {
    const frame = container.querySelector(".vis-network");
    frame.setAttribute("role", "img");
    frame.setAttribute("aria-label", liaison.words.word("canvas"));
  }

  liaison.words.onChange(describe);
  for (const event of ["dragging", "zoom"]) network.on(event, () => (isFitted = false));

  /** Everything that is shown, for a picture that is taken away. */
  function picture() {
    const bodies = [...state.shownBodies()];
    const captions = own.length === 0 ? [] : data.layout.captions.map(({ y }) => [-60, y - 12, 60, y + 12]);
    const boxOf = (body) => (body.placed ? painter.extent : painter.extentOfAdded)(body, placeOf(body), 1);
    const boxes = [...bodies.map(boxOf), ...captions];
    return { box: unite(boxes), letter: data.layout?.font ?? 12, paint: canvas.paint };
  }

  const view = {
    name: "columns",
    element: container,
    show: settle,
    fit: (animated) => fit(animated ? motion(220) : false),
    zoom,
    reveal,
    settle,
    picture,
  };
  liaison.views.register(view);
  return view;
})();
