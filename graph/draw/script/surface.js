/* A canvas that can be moved and zoomed by wheel, pointer, fingers and keys; a view paints on it. */
"use strict";

liaison.surface = (() => {
  const { element } = liaison.dom;
  const { words, tip } = liaison;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const ZOOM = { min: 0.005, max: 4 };
  /* Around what is fitted: the words and buttons at the bottom take up room. */
  const EDGE = { side: 12, top: 8, bottom: 44 };
  const KEY_STEP = 60;
  const DURATION = 220;
  /* After the last move of a gesture, the picture that stood in for it is painted again in full. */
  const SETTLE = 130;
  /* How much of the frame's size is painted beyond its edges for a gesture to move into. */
  const BEYOND = 0.25;

  /**
   * Puts a surface into a host. `paint(ctx, region)` paints in the units of the picture, `region` having `scale`
   * and the `left`, `top`, `right`, `bottom` that are seen; `frame()` gives the `box` to fit, the `least` scale
   * at which it can be read and the `most` it is enlarged. `onTap(point, event)` and `onDoubleTap(point)` get
   * points of the picture. `memberAt(point)` gives what stands there, or null: `describe(member)` says so in
   * lines beside the pointer, and `onHover(member)` is told of it, null where there is nothing. With `isHeavy`,
   * a gesture moves the last picture, which is painted anew when it ends.
   */
  return (
    host,
    { paint, frame, memberAt, describe, onTap, onDoubleTap = () => {}, onHover, label, isHeavy = false },
  ) => {
    const canvas = element("canvas", { tabIndex: 0, role: "img" });
    host.append(canvas);
    const ctx = canvas.getContext("2d", { alpha: false });
    const still = isHeavy ? document.createElement("canvas") : null;
    let stillAt = null;

    let [width, height, ratio] = [0, 0, 1];
    let at = { scale: 1, x: 0, y: 0 };
    let isFitted = true;
    let isAsked = false;
    let isMoving = false;
    let settling = 0;
    let animation = 0;

    const toPicture = ({ x, y }) => ({ x: (x - at.x) / at.scale, y: (y - at.y) / at.scale });
    const toFrame = ({ x, y }) => ({ x: x * at.scale + at.x, y: y * at.scale + at.y });

    function paintOn(target, { scale, x, y }, [w, h]) {
      target.setTransform(1, 0, 0, 1, 0, 0);
      target.fillStyle = "#fff";
      target.fillRect(0, 0, w * ratio, h * ratio);
      target.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * x, ratio * y);
      paint(target, { scale, left: -x / scale, top: -y / scale, right: (w - x) / scale, bottom: (h - y) / scale });
    }

    /** Paints beyond the edges, too, so that there is something to move into view. */
    function paintStill() {
      const size = [width * (1 + 2 * BEYOND), height * (1 + 2 * BEYOND)];
      still.width = size[0] * ratio;
      still.height = size[1] * ratio;
      stillAt = { scale: at.scale, x: at.x + width * BEYOND, y: at.y + height * BEYOND };
      paintOn(still.getContext("2d", { alpha: false }), stillAt, size);
    }

    function paintFromStill() {
      const by = at.scale / stillAt.scale;
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.fillStyle = "#fff";
      ctx.fillRect(0, 0, width, height);
      ctx.drawImage(
        still,
        at.x - stillAt.x * by,
        at.y - stillAt.y * by,
        (still.width / ratio) * by,
        (still.height / ratio) * by,
      );
    }

    function draw() {
      isAsked = false;
      if (host.hidden || width === 0) return;
      if (isMoving && stillAt) {
        paintFromStill();
      } else if (isHeavy) {
        paintStill();
        paintFromStill();
      } else {
        paintOn(ctx, at, [width, height]);
      }
    }

    function redraw() {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(draw);
    }

    /** Follows a gesture: at once from the last picture, in full when it has ended. */
    function moved() {
      isFitted = false;
      if (isHeavy) {
        isMoving = true;
        clearTimeout(settling);
        settling = setTimeout(() => {
          isMoving = false;
          redraw();
        }, SETTLE);
      }
      redraw();
    }

    function resize() {
      ratio = Math.min(devicePixelRatio || 1, 2);
      [width, height] = [host.clientWidth, host.clientHeight];
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }

    /** Ends an animation where it is; what moved is painted sharp again. */
    function halt() {
      cancelAnimationFrame(animation);
      isMoving = false;
    }

    function go(to, animated) {
      halt();
      if (!animated || calm.matches) {
        at = to;
        redraw();
        return;
      }
      const from = at;
      const start = performance.now();
      const tick = (now) => {
        const part = Math.min(1, (now - start) / DURATION);
        const eased = part * (2 - part);
        const between = (key) => from[key] + (to[key] - from[key]) * eased;
        at = { scale: between("scale"), x: between("x"), y: between("y") };
        if (isHeavy) isMoving = part < 1;
        draw();
        if (part < 1) animation = requestAnimationFrame(tick);
      };
      animation = requestAnimationFrame(tick);
    }

    /** Shows everything, or as much from the top as stays readable. */
    function fit(animated = false) {
      resize();
      const room = { width: width - 2 * EDGE.side, height: height - EDGE.top - EDGE.bottom };
      const { box, least, most } = frame(room);
      const [wide, high] = [Math.max(1, box[2] - box[0]), Math.max(1, box[3] - box[1])];
      const whole = Math.min(room.width / wide, room.height / high, most);
      const scale = Math.max(Math.min(least, Math.max(room.width / wide, 0.6 * least)), whole);
      const x = width / 2 - ((box[0] + box[2]) / 2) * scale;
      const free = Math.max(0, room.height - high * scale);
      const y = EDGE.top + free / 2 - box[1] * scale;
      isFitted = true;
      go({ scale, x, y }, animated);
    }

    function zoomAt(point, factor) {
      const scale = Math.min(ZOOM.max, Math.max(ZOOM.min, at.scale * factor));
      const by = scale / at.scale;
      at = { scale, x: point.x - (point.x - at.x) * by, y: point.y - (point.y - at.y) * by };
      moved();
    }

    function pan(dx, dy) {
      at = { ...at, x: at.x + dx, y: at.y + dy };
      moved();
    }

    /** Brings a box into view, at its size or larger where it would be smaller than `least`. */
    function reveal(box, least = 0) {
      const [a, b] = [toFrame({ x: box[0], y: box[1] }), toFrame({ x: box[2], y: box[3] })];
      const isIn = a.x >= 10 && a.y >= 10 && b.x <= width - 10 && b.y <= height - 10;
      if (isIn && at.scale >= least) return;
      const scale = Math.max(at.scale, least);
      isFitted = false;
      go(
        {
          scale,
          x: width / 2 - ((box[0] + box[2]) / 2) * scale,
          y: height / 2 - ((box[1] + box[3]) / 2) * scale,
        },
        true,
      );
    }

    function hover(place) {
      const member = place && memberAt(toPicture(place));
      canvas.classList.toggle("pointing", member !== null);
      if (member) tip.show(describe(member), place);
      else tip.hide();
      onHover(member);
    }

    liaison.gestures(canvas, {
      pan,
      zoomAt,
      hold() {
        const wasMoving = isMoving;
        halt();
        if (wasMoving) redraw();
      },
      onTap: (place, event) => onTap(toPicture(place), event),
      onDoubleTap: (place) => onDoubleTap(toPicture(place)),
      onHover: hover,
    });
    canvas.addEventListener("keydown", (event) => {
      const moves = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key in moves) pan(...moves[event.key].map((part) => part * KEY_STEP));
      else if (event.key === "+" || event.key === "=") zoomAt({ x: width / 2, y: height / 2 }, 1.25);
      else if (event.key === "-") zoomAt({ x: width / 2, y: height / 2 }, 0.8);
      else if (event.key === "0") fit(true);
      else return;
      event.preventDefault();
    });

    const entitle = () => canvas.setAttribute("aria-label", words.word(label));
    words.onChange(() => {
      entitle();
      redraw();
    });

    return {
      canvas,
      toPicture,
      toFrame,
      scale: () => at.scale,
      size: () => ({ width, height }),
      fit,
      reveal,
      redraw,
      draw,
      zoom: (factor) => zoomAt({ x: width / 2, y: height / 2 }, factor),
      /** After the frame has changed its size: everything again, unless the reader has moved it. */
      settle() {
        if (isFitted) fit();
        else {
          resize();
          redraw();
        }
        entitle();
      },
    };
  };
})();
