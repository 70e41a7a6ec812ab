/* A word to the reader, seen for some seconds and read out by screen readers. */
"use strict";

liaison.notice = (() => {
  const { element, byId } = liaison.dom;
  const SECONDS = 7;
  const place = element("p", { id: "notice", role: "status" });
  byId("stage").append(place);
  let leaving = 0;

  return {
    say(text) {
      place.textContent = text;
      clearTimeout(leaving);
      leaving = setTimeout(() => (place.textContent = ""), SECONDS * 1000);
    },
  };
})();
