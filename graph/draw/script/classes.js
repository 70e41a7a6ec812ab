/* The classes that counterparts stand in: government by level on the left, everyone else by kind on the right. */
"use strict";

liaison.classes = (() => {
  const { data, words } = liaison;

  const LEFT = ["level.national", "level.provincial", "level.municipal", "level.district", "level.township", "level.none"];
  const KINDS = Object.keys(data.styles.kind).filter((kind) => kind !== "reporting" && kind !== "agency");
  const RIGHT = [...KINDS, "plain"].map((kind) => `kind.${kind}`);

  /** The class of a body as the counterpart of another; a word of the page. */
  function of(body) {
    if (body.reporting) return "reporting";
    return body.kind === "agency" ? `level.${body.level}` : `kind.${body.kind}`;
  }

  /** The look of a class: that of its members. */
  function look(name) {
    const kind = name === "reporting" ? "reporting" : name.startsWith("level.") ? "agency" : name.slice(5);
    return data.styles.kind[kind] ?? data.styles.plain.kind;
  }

  /** The category whose icon stands for a class in lists. */
  const category = (name) =>
    name === "reporting" ? "reporting" : name.startsWith("level.") ? "agency" : name.slice(5);

  /** A name without the place that the reader knows already: 经贸局 of 南湖区经贸局 in 浙江省嘉兴市南湖区. */
  function shortName(body) {
    const place = body.place ?? "";
    for (let i = 0; i < place.length - 1; i += 1) {
      const rest = place.slice(i);
      if (body.name.startsWith(rest) && body.name.length > rest.length + 1) return body.name.slice(rest.length);
    }
    return body.name;
  }

  return {
    LEFT: [...LEFT, "reporting"],
    RIGHT,
    of,
    look,
    category,
    shortName,
    /** The last part of a place: 南湖区 of 浙江省嘉兴市南湖区. */
    shortPlace: (place) => /[^省市州盟区县旗]+(?:[省市州盟区县旗])$/u.exec(place)?.[0] ?? place,
    word: (name) => words.word(name),
  };
})();
