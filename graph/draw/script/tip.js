/* The words beside the pointer. */
"use strict";

liaison.tip = (() => {
  const { element, byId } = liaison.dom;
  const tip = byId("tip");

  return {
    /** Shows lines beside a point of the frame; none hide it. */
    show(lines, { x, y }) {
      tip.hidden = lines.length === 0;
      if (tip.hidden) return;
      tip.replaceChildren(...lines.map((line) => element("div", { textContent: line })));
      const frame = tip.offsetParent;
      const isLow = y + 18 + tip.offsetHeight > frame.clientHeight;
      tip.style.left = `${Math.max(8, Math.min(x + 14, frame.clientWidth - tip.offsetWidth - 8))}px`;
      tip.style.top = `${isLow ? Math.max(4, y - tip.offsetHeight - 10) : y + 18}px`;
    },
    hide: () => (tip.hidden = true),
  };
})();
