/* Everything at once: a wheel for each place, with its bureaus on the rim and what they share in the hub. */
"use strict";

liaison.whole = (() => {
  const { data, state, words, views, folds, labels, web } = liaison;
  const { element } = liaison.dom;
  const { word } = words;

  /* On the screen, how near to a sign or to a line the pointer means it. */
  const NEAR = { sign: 7, line: 5 };
  /* More signs and lines than this are moved as a picture. */
  const HEAVY = 2500;
  /* A picture that is taken away is larger, by these steps, until all names have room, or its side is so long. */
  const STEPS = [1, 1.5, 2];
  const LONG = 6000;

  /* Left and right of what is fitted, in the units of the picture, room for names. */
  const BESIDE = 52;

  const host = views.host("whole");
  const list = liaison.listing(host, { onChoose: open });
  const tools = element("div", { className: "tools" });
  host.append(tools);

  let model = null;
  let hovered = null;

  const read = () => {
    model = folds.read();
    hovered = null;
  };

  /* --- pointer --- */

  function memberAt(point) {
    const scale = surface.scale();
    const sign = folds.signAt(model, point, NEAR.sign / scale);
    if (sign) return sign;
    const hasFocus = state.inFocus() !== null;
    const isMeant = (line) => !hasFocus || (web.isMeant(line.a) && web.isMeant(line.b));
    return folds.lineAt(model, point, NEAR.line / scale, isMeant);
  }

  function describe(member) {
    if (member.tie) return web.saidOf(member);
    if (member.members) return [labels.nameOf(member), word("whole.unfold")];
    return [word("overview.ties", { name: member.body.name, n: member.ties })];
  }

  let pending = 0;
  function onHover(member) {
    if (member === hovered) return;
    hovered = member;
    // Lighting up what is under a pointer that only passes would cost more than it tells.
    clearTimeout(pending);
    pending = setTimeout(surface.redraw, model.signs.length > HEAVY ? 90 : 0);
  }

  function onTap(point, event) {
    const member = memberAt(point);
    if (member === null) {
      list.hide();
      state.clearFocus();
    } else if (member.tie) {
      state.focusTie(member.tie);
    } else if (member.members) {
      list.show(labels.nameOf(member), member.members);
    } else {
      state.pick(member.body, event);
    }
  }

  function onDoubleTap(point) {
    const member = folds.signAt(model, point, NEAR.sign / surface.scale());
    if (!member) return;
    if (member.fold) toggle(member.fold);
    else open(member.body);
  }

  function toggle(fold) {
    list.hide();
    folds.toggle(fold);
    read();
    drawTools();
    surface.redraw();
  }

  function open(body) {
    list.hide();
    state.focusBody(body);
    state.setView("body");
  }

  function toggleAll() {
    if (folds.isUnfolded()) folds.foldAll();
    else folds.unfoldAll();
    list.hide();
    read();
    drawTools();
    surface.redraw();
  }

  function drawTools() {
    tools.hidden = !folds.hasFolds;
    const key = folds.isUnfolded() ? "whole.folded" : "whole.unfolded";
    const button = element("button", { type: "button", textContent: word(key), "aria-keyshortcuts": "u" });
    button.addEventListener("click", toggleAll);
    const hadKeyboard = tools.contains(document.activeElement);
    tools.replaceChildren(button);
    if (hadKeyboard) button.focus();
  }

  /** The box around these bodies and all places; around all bodies, filters do not move the picture. */
  function around(bodies) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    const add = (x, y, by) => {
      box[0] = Math.min(box[0], x - by);
      box[1] = Math.min(box[1], y - by);
      box[2] = Math.max(box[2], x + by);
      box[3] = Math.max(box[3], y + by);
    };
    for (const body of bodies) {
      const { x, y } = folds.placeOf(body);
      add(x, y, 30);
    }
    if (folds.areas.length > 1) for (const { x, y, radius } of folds.areas) add(x, y, radius * 1.18);
    return box[0] === Infinity ? [-100, -100, 100, 100] : box;
  }

  /** With room for names beside those at the edges. */
  const beside = ([left, top, right, bottom]) => [left - BESIDE, top, right + BESIDE, bottom];

  /** The boxes and what is between them as one, with a margin. */
  const unite = (boxes, margin) =>
    [Math.min, Math.min, Math.max, Math.max].map(
      (most, side) => boxes.reduce((found, box) => most(found, box[side]), boxes[0][side]) + (side < 2 ? -margin : margin),
    );

  /** Everything that is shown, for a picture that is taken away. */
  function picture() {
    if (model === null) read();
    const shown = { model, hovered: null };
    const box = around(state.shownBodies());
    const [left, top, right, bottom] = box;
    const longest = Math.max(right - left, bottom - top);
    const regionAt = (scale) => ({ scale, left, top, right, bottom, isWhole: true });
    let [by, names] = [1, null];
    for (const step of STEPS) {
      if (step > 1 && (names.crowded === 0 || step * longest > LONG)) break;
      [by, names] = [step, web.names(regionAt(step), shown)];
    }
    return {
      box: unite([box, ...names.boxes], 8).map((side) => side * by),
      letter: Infinity,
      paint(ctx, scale) {
        ctx.scale(by, by);
        web.paint(ctx, regionAt(by * scale), shown);
      },
    };
  }

  const surface = liaison.surface(host, {
    label: "canvas.whole",
    isHeavy: data.bodies.size + data.ties.size > HEAVY,
    paint: (ctx, region) => web.paint(ctx, region, { model, hovered }),
    frame: () => ({ box: beside(around(data.bodies.values())), least: 0, most: 1.2 }),
    memberAt,
    describe,
    onTap,
    onDoubleTap,
    onHover,
  });
  surface.canvas.addEventListener("keydown", (event) => {
    if (event.key === "u" && !event.ctrlKey && !event.metaKey && !event.altKey) toggleAll();
  });

  state.onChange((what) => {
    if (host.hidden) {
      if (what === "filter") model = null;
      return;
    }
    if (what === "filter") read();
    surface.redraw();
  });
  words.onChange(drawTools);

  const view = {
    name: "whole",
    element: host,
    show() {
      if (model === null) read();
      surface.settle();
    },
    hide: list.hide,
    fit: surface.fit,
    zoom: surface.zoom,
    settle: surface.settle,
    /** Brings a body into view, out of its fold if it is in one. */
    reveal(body) {
      const fold = folds.foldOf(body);
      if (fold && model.of.get(body)?.members) {
        folds.unfold(fold);
        read();
        drawTools();
      }
      const { x, y } = folds.placeOf(body);
      surface.reveal([x - 20, y - 20, x + 20, y + 20], 0.5);
      surface.redraw();
    },
    picture,
    memberAt,
    surface,
    model: () => model,
  };
  views.register(view);
  return view;
})();
