/* Words in the language of the moment. Elements with data-word are rewritten when it changes. */
"use strict";

liaison.words = (() => {
  const { words, language: asked } = liaison.data;
  const browser = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
  /* The language that the page opens in. */
  const first = asked === "auto" ? browser : asked;
  let language = first;
  const listeners = [];

  /** The word of a key, with `{name}` replaced by the values given; values are never read as patterns. */
  function word(key, values = {}) {
    const found = words[language][key] ?? key;
    return found.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  }

  function translate() {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    for (const element of document.querySelectorAll("[data-word]")) {
      element.textContent = word(element.dataset.word);
    }
    for (const listener of listeners) listener();
  }

  function setLanguage(next) {
    if (next === language || !(next in words)) return;
    language = next;
    translate();
  }

  return {
    word,
    translate,
    join: (names) => names.join(language === "zh" ? "、" : ", "),
    onChange: (listener) => listeners.push(listener),
    first,
    language: () => language,
    setLanguage,
    toggle: () => setLanguage(language === "zh" ? "en" : "zh"),
  };
})();
