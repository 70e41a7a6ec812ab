/* What lies under the pointer: a click chooses it, hovering brings it out and names it. */
"use strict";

liaison.pointer = (() => {
  const { data, state, painter, canvas, telling, tip } = liaison;
  if (canvas === null) return null;
  const { network, own, ownTies, placeOf, courseOf } = canvas;
  const container = liaison.dom.byId("picture");
  const probe = document.createElement("canvas").getContext("2d");

  /* On the screen, how far from a line the pointer still means it; the nearest wins. */
  const NEAR = [2, 6, 11];
  const BODY_MARGIN = 2;

  const isInside = ([left, top, right, bottom], { x, y }, margin) =>
    x >= left - margin && x <= right + margin && y >= top - margin && y <= bottom + margin;

  /** Of all that lies there, the last painted; what is in focus comes before what is dimmed. */
  const topmost = (found) => found.findLast((member) => !state.isDimmed(member)) ?? found.at(-1) ?? null;

  function bodyAt(point) {
    const scale = network.getScale();
    const isThere = (body) =>
      isInside(painter.extent(body, placeOf(body), scale), point, BODY_MARGIN / scale);
    return topmost(own.filter((body) => state.isShown(body) && isThere(body)));
  }

  function tieAt(point) {
    const scale = network.getScale();
    for (const near of NEAR) {
      probe.lineWidth = (2 * near) / scale;
      const isThere = (tie) => {
        const { box, path } = courseOf(tie);
        return isInside(box, point, near / scale) && probe.isPointInStroke(path, point.x, point.y);
      };
      const found = topmost(ownTies.filter((tie) => state.isDrawn(tie) && isThere(tie)));
      if (found) return found;
    }
    return null;
  }

  /** What was added by hand and is painted by vis-network. */
  function addedAt(dom) {
    const body = network.getNodeAt(dom);
    if (body !== undefined) return data.bodies.get(body);
    const tie = network.getEdgeAt(dom);
    return tie === undefined ? null : data.ties.get(tie);
  }

  /** The body or tie at a point of the container, or null; bodies lie above lines. */
  function memberAt(dom) {
    const point = network.DOMtoCanvas(dom);
    return bodyAt(point) ?? tieAt(point) ?? addedAt(dom);
  }

  const isTie = (member) => "edge" in member;

  function describe(member) {
    if (member === null) return [];
    if (!isTie(member)) return member.text === member.name ? [] : [member.name];
    return telling.lines(member);
  }

  function hover({ clientX, clientY, buttons }) {
    const frame = container.getBoundingClientRect();
    const dom = { x: clientX - frame.left, y: clientY - frame.top };
    const member = buttons === 0 ? memberAt(dom) : null;
    container.classList.toggle("pointing", member !== null);
    tip.show(describe(member), dom);
    canvas.hover(member);
  }

  network.on("click", ({ pointer, event }) => {
    const member = memberAt(pointer.DOM);
    if (member === null) state.clearFocus();
    else if (isTie(member)) state.focusTie(member);
    else state.pick(member, event.srcEvent);
  });

  // At most once a frame, however often the pointer reports.
  let latest = null;
  container.addEventListener("pointermove", (event) => {
    if (latest === null) {
      requestAnimationFrame(() => {
        if (latest !== null) hover(latest);
        latest = null;
      });
    }
    latest = event;
  });
  container.addEventListener("pointerleave", () => {
    latest = null;
    tip.hide();
    canvas.hover(null);
  });

  return { memberAt };
})();
