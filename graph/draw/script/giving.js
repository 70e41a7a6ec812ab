/* What can be taken away: the picture, the table, the statement that gives the same, and paper. */
"use strict";

liaison.giving = (() => {
  const { data, words, rows, cypher, table, views, pictures } = liaison;
  const { element, byId } = liaison.dom;
  const { word } = words;

  const button = element("button", {
    type: "button",
    id: "give",
    "aria-haspopup": "menu",
    "aria-expanded": "false",
    "aria-controls": "gifts",
  });
  const menu = element("div", { id: "gifts", role: "menu", hidden: true });
  const said = element("p", { id: "given", role: "status" });
  byId("stage").append(element("div", { id: "giving" }, said, button, menu));

  /* What no name of a file may have, on any system, or what makes a name look like another. */
  const UNFIT = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff\\/:*?"<>|]+/gu;

  /** A name for a file that every system takes: the title of the page, what is shown of it, and the last date. */
  function fileName(ending, what = "") {
    const dates = data.sources.map((source) => source.as_of).sort();
    const fit = (text, most) => Array.from(text.replace(UNFIT, " ").trim()).slice(0, most).join("").trim();
    const stem = [fit(document.title, 50), fit(what, 20), fit(dates.at(-1) ?? "", 10)].filter(Boolean).join(" ");
    return `${stem.replace(/^\.+/, "") || "liaison"}.${ending}`;
  }

  function download(blob, ending, what = "", more = "") {
    const link = element("a", { href: URL.createObjectURL(blob), download: fileName(ending, what) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    say(`${word("given.file", { name: link.download })}${more}`);
  }

  function say(text) {
    said.textContent = text;
    setTimeout(() => {
      if (said.textContent === text) said.textContent = "";
    }, Math.max(4000, text.length * 120));
  }

  /** Copies a text; the older way is for pages that may not use the clipboard, as in a notebook's frame. */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const box = element("textarea", { className: "unseen", value: text, readOnly: true });
      document.body.append(box);
      box.select();
      const isCopied = document.execCommand("copy");
      box.remove();
      if (!isCopied) {
        say(word("given.refused"));
        return;
      }
    }
    say(word("given.copied"));
  }

  /** Makes a picture, which may take a while, and says so first; `make` gives its blob and what to say of it. */
  async function givePicture(make, ending) {
    const view = views.current();
    say(word("given.making"));
    await new Promise((done) => setTimeout(done, 30));
    const { blob, said } = await make(view);
    if (blob) download(blob, ending, view.label(), said);
    else say(said);
  }

  const GIFTS = [
    { key: "svg", isPossible: pictures.isPossible, give: () => givePicture(pictures.svg, "svg") },
    { key: "poster", isPossible: pictures.isPossible, give: () => givePicture(pictures.png, "png") },
    { key: "png", isPossible: () => pictures.canvasShown() !== null, give: () => givePicture(pictures.screen, "png") },
    {
      key: "csv",
      isPossible: () => table.ties().length > 0,
      give: () => download(new Blob([rows.csv(table.ties())], { type: "text/csv;charset=utf-8" }), "csv"),
    },
    { key: "cells", isPossible: () => table.ties().length > 0, give: () => copy(rows.tsv(table.ties())) },
    { key: "cypher", isPossible: () => data.sources.length > 0, give: () => copy(cypher.statement(table.ties())) },
    { key: "print", isPossible: () => true, give: () => print() },
  ];

  function item({ key, isPossible, give }) {
    const made = element("button", {
      type: "button",
      role: "menuitem",
      tabIndex: -1,
      disabled: !isPossible(),
      textContent: word(`give.${key}`),
      title: word(`give.${key}.title`),
      "data-gift": key,
    });
    made.addEventListener("click", () => {
      close();
      give();
    });
    return made;
  }

  function open() {
    menu.replaceChildren(...GIFTS.map(item));
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    menu.querySelector("button:enabled").focus();
  }

  function close() {
    if (menu.hidden) return;
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }

  function onKey(event) {
    const items = [...menu.querySelectorAll("button:enabled")];
    const at = items.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[(to + items.length) % items.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  button.addEventListener("click", () => (menu.hidden ? open() : close()));
  menu.addEventListener("keydown", onKey);
  addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !event.composedPath().includes(byId("giving"))) close();
  });
  words.onChange(() => {
    button.textContent = word("give");
    menu.setAttribute("aria-label", word("give"));
  });

  return { copy };
})();
