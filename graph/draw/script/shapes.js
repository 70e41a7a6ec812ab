/* The shapes of bodies and the strokes of ties, once for the picture and once for the legend. */
"use strict";

liaison.shapes = (() => {
  const { svg } = liaison.dom;
  const { styles } = liaison.data;
  const { Path } = liaison.paths;

  /* Outlines around (0, 0) that look equally large when a body has size 1. */
  const OUTLINES = styles.outline;
  const OUTLINE_COLOR = "#46505c";
  /* How far the second shape of a collective stands behind the first, in its size. */
  const BEHIND = 0.45;

  const paths = new Map();

  /** The outline of a shape as a path of size 1; what is unknown is a dot. */
  function path(shape) {
    const known = shape in OUTLINES ? shape : "dot";
    if (!paths.has(known)) paths.set(known, new Path(OUTLINES[known]));
    return paths.get(known);
  }

  /** The shape of a body for legend and panels. */
  function icon(category, collective = false) {
    const style = styles.kind[category] ?? { shape: "dot", color: "#97c2fc" };
    const own = { d: OUTLINES[style.shape], fill: style.color, stroke: OUTLINE_COLOR, "stroke-width": 0.14 };
    const behind = ["path", { ...own, transform: `translate(${BEHIND} ${-BEHIND})` }];
    const front = [
      "path",
      collective ? { ...own, transform: `translate(${-BEHIND / 2} ${BEHIND / 2})` } : own,
    ];
    return svg(18, 18, "-1.7 -1.7 3.4 3.4", ...(collective ? [behind, front] : [front]));
  }

  const isDotted = (dashes) => dashes.length > 0 && dashes[0] <= 1;

  /** The stroke of a tie for legend and panels, struck through when `ended`. */
  function stroke(style, ended = false) {
    const line = {
      x1: 1,
      x2: 33,
      y1: 6,
      y2: 6,
      stroke: style.color,
      "stroke-width": Math.max(style.width, 1.2),
      "stroke-opacity": style.opacity,
      "stroke-dasharray": style.dashes.join(" "),
      "stroke-linecap": isDotted(style.dashes) ? "round" : "butt",
    };
    const strike = [
      "path",
      { d: "M13.500 2.500L20.500 9.500M20.500 2.500L13.500 9.500", stroke: "#46505c", "stroke-width": 1.4 },
    ];
    const made = svg(34, 12, "0 0 34 12", ["line", line], ...(ended ? [strike] : []));
    made.setAttribute("preserveAspectRatio", "xMidYMid slice");
    return made;
  }

  /** The stroke of an edge of the network as it is drawn: its own colour, width and dashes. */
  function strokeOf(tie) {
    return stroke(edgeStyle(tie.edge), tie.status === "ended");
  }

  /* What happened to a tie between two dates: a sign in a disc, so that colour does not speak alone. */
  const CHANGES = {
    new: { color: "#00734f", sign: "M-3 0H3M0 -3V3" },
    advanced: { color: "#0062a3", sign: "M0 3.2V-3M-2.7 -.4L0 -3.1L2.7 -.4" },
    gone: { color: "#a8381f", sign: "M-3 0H3" },
    same: { color: "#68717d", sign: "M-2.6 -1.4H2.6M-2.6 1.4H2.6" },
  };

  /** The sign of a change for panels. */
  function changeSign(change) {
    const { color, sign } = CHANGES[change];
    return svg(
      16,
      16,
      "-6 -6 12 12",
      ["circle", { r: 5.6, fill: color }],
      ["path", { d: sign, fill: "none", stroke: "#fff", "stroke-width": 1.5, "stroke-linecap": "round" }],
    );
  }

  /** Paints the sign of a change on a canvas, around a point, `size` being the radius of its disc. */
  function paintChange(ctx, change, at, size) {
    const { color, sign } = CHANGES[change];
    ctx.save();
    ctx.translate(at.x, at.y);
    ctx.scale(size / 5.6, size / 5.6);
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
    ctx.fillStyle = color;
    ctx.strokeStyle = "#fff";
    ctx.beginPath();
    ctx.arc(0, 0, 6.4, 0, 7);
    ctx.fill();
    ctx.lineWidth = 1.5;
    ctx.lineCap = "round";
    ctx.stroke(new Path(sign));
    ctx.restore();
  }

  /** Colour, opacity, width and dashes of a pyvis edge, in whichever way they are given. */
  function edgeStyle(edge) {
    const color = edge.color ?? {};
    const dashes = edge.dashes === true ? [5, 5] : edge.dashes || [];
    return {
      color: typeof color === "string" ? color : (color.color ?? "#848484"),
      opacity: typeof color === "string" ? 1 : (color.opacity ?? 1),
      width: edge.width ?? 1,
      dashes,
    };
  }

  return {
    path,
    icon,
    stroke,
    strokeOf,
    changeSign,
    paintChange,
    edgeStyle,
    isDotted,
    OUTLINE_COLOR,
    BEHIND,
  };
})();
