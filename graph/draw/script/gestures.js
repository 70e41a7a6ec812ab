/* What pointer, fingers and wheel mean on a canvas: a tap, two in a row, a drag, two fingers, or that it passes. */
"use strict";

liaison.gestures = (() => {
  /* Further than this, on the screen, a press is a drag; two taps within this time are a double one. */
  const SLIP = 4;
  const DOUBLE = 320;
  const NEVER = { time: -Infinity, place: { x: 0, y: 0 } };

  const middleOf = ([a, b]) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  const apart = ([a, b]) => Math.hypot(a.x - b.x, a.y - b.y);
  const isNear = (a, b, by) => Math.hypot(a.x - b.x, a.y - b.y) < by;

  /**
   * Follows the gestures on a canvas. `pan(dx, dy)` and `zoomAt(place, factor)` move the picture, `hold()` stops
   * it where it is; `onTap(place, event)`, `onDoubleTap(place)` and `onHover(place)` get places on the canvas,
   * `onHover` null when the pointer leaves, and at most once a frame.
   */
  return (canvas, { pan, zoomAt, hold, onTap, onDoubleTap, onHover }) => {
    const fingers = new Map();
    let press = null;
    let lastTap = NEVER;

    const placeOf = (event) => {
      const edge = canvas.getBoundingClientRect();
      return { x: event.clientX - edge.left, y: event.clientY - edge.top };
    };

    /** Two fingers move the picture by what is between them, and enlarge it by how far they are apart. */
    function pinch(event, place) {
      const before = [...fingers.values()];
      fingers.set(event.pointerId, place);
      const after = [...fingers.values()];
      const [from, to] = [middleOf(before), middleOf(after)];
      pan(to.x - from.x, to.y - from.y);
      zoomAt(to, apart(after) / Math.max(1, apart(before)));
    }

    function onMove(event) {
      const place = placeOf(event);
      const last = fingers.get(event.pointerId);
      if (!last) {
        hoverAt(place);
        return;
      }
      if (fingers.size === 2) {
        pinch(event, place);
        return;
      }
      fingers.set(event.pointerId, place);
      if (press && Math.hypot(place.x - press.from.x, place.y - press.from.y) > SLIP) press.isDrag = true;
      if (press?.isDrag) pan(place.x - last.x, place.y - last.y);
    }

    function onLift(event) {
      fingers.delete(event.pointerId);
      if (event.type === "pointerup" && press && !press.isDrag) {
        const place = placeOf(event);
        const isDouble = isNear(place, lastTap.place, 3 * SLIP) && event.timeStamp - lastTap.time < DOUBLE;
        lastTap = isDouble ? NEVER : { time: event.timeStamp, place };
        if (isDouble) onDoubleTap(place);
        else onTap(place, event);
      }
      press = null;
    }

    // At most once a frame, however often the pointer reports.
    let hovering = null;
    function hoverAt(place) {
      if (hovering === null) {
        requestAnimationFrame(() => {
          if (hovering !== null) onHover(hovering);
          hovering = null;
        });
      }
      hovering = place;
    }

    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      hold();
      fingers.set(event.pointerId, placeOf(event));
      press = fingers.size === 1 ? { from: placeOf(event), isDrag: false } : null;
      onHover(null);
    });
    canvas.addEventListener("pointermove", onMove);
    canvas.addEventListener("pointerup", onLift);
    canvas.addEventListener("pointercancel", onLift);
    canvas.addEventListener("pointerleave", () => {
      hovering = null;
      onHover(null);
    });
    canvas.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        const lines = event.deltaMode === 1 ? event.deltaY * 30 : event.deltaY;
        zoomAt(placeOf(event), Math.exp(-Math.max(-240, Math.min(240, lines)) * 0.0016));
      },
      { passive: false },
    );
  };
})();
