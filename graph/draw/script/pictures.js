/* The view that is shown as a file: all of it as SVG or PNG, or what of it is on the screen. */
"use strict";

liaison.pictures = (() => {
  const { words, views, plate, recorder, brush } = liaison;
  const { element } = liaison.dom;
  const { word } = words;

  /* On a screen of twice the usual density, and in print, letters are sharp. */
  const ZOOM = 2;
  /* What a canvas holds in every current browser: pixels along a side, and in all. */
  const SIDE_MAX = 16_000;
  const PIXELS_MAX = 64_000_000;
  /* With more parts, a picture within the page takes minutes to print. */
  const PARTS_MAX = 12_000;
  /* Smaller letters, in pixels, cannot be read. */
  const LETTER_MIN = 6;

  /** The canvas of the view that is shown, if it is painted on one and anything is. */
  const canvasShown = () => document.querySelector("#frame .view:not([hidden]) canvas:not([hidden])");

  const isPossible = () => Boolean(views.current().picture?.());

  /* A canvas knows every colour and writes it in one of two ways. */
  const probe = document.createElement("canvas").getContext("2d");
  function readColor(value) {
    probe.fillStyle = "#000000";
    probe.fillStyle = value;
    return probe.fillStyle;
  }

  /** The pieces of the SVG of the whole of a view, and its size. */
  function record(view) {
    const { width, height, title, paint } = plate.of(view);
    const ctx = recorder(readColor);
    paint(ctx, 1);
    const language = document.documentElement.lang;
    const pieces = ctx.finish({ width, height, said: title, language, fonts: brush.FACE.replaceAll('"', "'") });
    return { width, height, pieces };
  }

  /** The whole of a view as an element for this page, or null where it has more parts than a page holds. */
  function drawn(view) {
    const { pieces } = record(view);
    if (pieces.length > PARTS_MAX) return null;
    const parsed = new DOMParser().parseFromString(pieces.join(""), "image/svg+xml");
    return document.importNode(parsed.documentElement, true);
  }

  /** The whole of a view as SVG, with a word where it is larger than most programs open. */
  function svg(view) {
    const { width, height, pieces } = record(view);
    const size = { width: Math.round(width), height: Math.round(height) };
    const said = Math.max(width, height) > SIDE_MAX ? word("given.tall", size) : "";
    return { blob: new Blob(pieces, { type: "image/svg+xml" }), said };
  }

  const toBlob = (canvas) => new Promise((done) => canvas.toBlob(done, "image/png"));

  /** The whole of a view as pixels; no blob, and why, where no name in it could be read. */
  async function png(view) {
    const { width, height, letter, paint } = plate.of(view);
    const zoom = Math.min(ZOOM, SIDE_MAX / Math.max(width, height), Math.sqrt(PIXELS_MAX / (width * height)));
    if (zoom * letter < LETTER_MIN) return { blob: null, said: word("given.unreadable") };
    const canvas = element("canvas", { width: Math.round(width * zoom), height: Math.round(height * zoom) });
    const ctx = canvas.getContext("2d", { alpha: false });
    // Shapes are painted, and not enlarged from small pictures of them.
    ctx.isVector = true;
    ctx.scale(zoom, zoom);
    paint(ctx, Math.min(1, zoom));
    const blob = await toBlob(canvas);
    if (blob === null) return { blob, said: word("given.failed") };
    return { blob, said: zoom < 1 ? word("given.smaller", { n: Math.round(zoom * 100) }) : "" };
  }

  /** What is on the screen. */
  async function screen() {
    const shown = canvasShown();
    const canvas = element("canvas", { width: shown.width, height: shown.height });
    const ctx = canvas.getContext("2d");
    ctx.fillStyle = "#fff";
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.drawImage(shown, 0, 0);
    return { blob: await toBlob(canvas), said: "" };
  }

  return {
    canvasShown,
    isPossible,
    drawn,
    svg,
    png,
    screen,
  };
})();
