/* What is shown on paper: all of it on one page, as the picture that is taken away, before the sentences. */
"use strict";

liaison.prints = (() => {
  const { views, pictures } = liaison;
  const { element } = liaison.dom;

  const host = element("div", { id: "print", hidden: true });
  document.body.prepend(host);

  /* The matrix has sheets of its own, a table prints as it is, and so does what is on the screen of a huge picture. */
  const isWanted = () => views.current().name !== "matrix" && pictures.isPossible();

  addEventListener("beforeprint", () => {
    const drawn = isWanted() ? pictures.drawn(views.current()) : null;
    if (drawn === null) return;
    const { width, height } = drawn.viewBox.baseVal;
    host.className = width >= height ? "wide" : "tall";
    host.replaceChildren(drawn);
    host.hidden = false;
    document.documentElement.classList.add("as-picture");
  });
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("as-picture");
    host.hidden = true;
    host.replaceChildren();
  });
})();
