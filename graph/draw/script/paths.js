/* Paths that remember their course: a Path2D does not say what it was made of, and an SVG has to. */
"use strict";

liaison.paths = (() => {
  /* More than twice the half of a circle is one. */
  const ROUND = 2 * Math.PI - 1e-6;

  /** A number as SVG has it, with at most so many decimals. */
  function number(value, decimals = 2) {
    const by = 10 ** decimals;
    const rounded = Math.round(value * by) / by;
    return Number.isFinite(rounded) ? String(rounded === 0 ? 0 : rounded) : "0";
  }

  const point = (x, y) => `${number(x)} ${number(y)}`;

  /** The end of an arc, and whether it takes the long way round. */
  function arc(x, y, radius, from, to) {
    const at = (angle) => point(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    const half = (angle, isLong = 0) => `A${number(radius)} ${number(radius)} 0 ${isLong} 1 ${at(angle)}`;
    if (to - from >= ROUND) return `${half(from + Math.PI)}${half(from)}Z`;
    return half(to, Number(to - from > Math.PI));
  }

  /** The course of a path, step by step, with the names that a canvas has for steps; `d` is an SVG's word for it. */
  class Course {
    constructor() {
      this.steps = [];
    }

    moveTo(x, y) {
      this.steps.push(() => `M${point(x, y)}`);
    }

    lineTo(x, y) {
      this.steps.push(() => `L${point(x, y)}`);
    }

    bezierCurveTo(...points) {
      this.steps.push(() => `C${points.map((value) => number(value)).join(" ")}`);
    }

    /** An arc clockwise, from one angle to another, joined to what was drawn before it. */
    arc(x, y, radius, from, to) {
      const join = this.steps.length === 0 ? "M" : "L";
      const start = point(x + radius * Math.cos(from), y + radius * Math.sin(from));
      this.steps.push(() => `${join}${start}${arc(x, y, radius, from, to)}`);
    }

    rect(x, y, width, height) {
      this.steps.push(() => `M${point(x, y)}h${number(width)}v${number(height)}h${number(-width)}z`);
    }

    roundRect(x, y, width, height, radius) {
      const r = Math.min(radius, width / 2, height / 2);
      const [across, down] = [number(width - 2 * r), number(height - 2 * r)];
      const corner = (dx, dy) => `a${number(r)} ${number(r)} 0 0 1 ${point(dx * r, dy * r)}`;
      this.steps.push(
        () =>
          `M${point(x + r, y)}h${across}${corner(1, 1)}v${down}${corner(-1, 1)}h-${across}` +
          `${corner(-1, -1)}v-${down}${corner(1, -1)}z`,
      );
    }

    d() {
      return this.steps.map((step) => step()).join("");
    }
  }

  /** A Path2D, empty or as an SVG's path says, with its course. */
  class Path extends Path2D {
    #course = new Course();
    #d;

    constructor(d = "") {
      super(d);
      this.#d = d;
    }

    moveTo(x, y) {
      super.moveTo(x, y);
      this.#course.moveTo(x, y);
    }

    lineTo(x, y) {
      super.lineTo(x, y);
      this.#course.lineTo(x, y);
    }

    bezierCurveTo(...points) {
      super.bezierCurveTo(...points);
      this.#course.bezierCurveTo(...points);
    }

    d() {
      return this.#d + this.#course.d();
    }
  }

  return { Course, Path, number };
})();
