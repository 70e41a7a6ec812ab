/* Scripts that the page carries compressed, since they are most of its size: unpacked and run where they are needed. */
"use strict";

liaison.packed = (() => {
  /* DEFLATE (RFC 1951): what length and distance codes begin with, how many more bits they take, and in what
     order the lengths of the code of codes are written. */
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  const MOST_BITS = 15;
  const END = 256;

  /** Bases that grow by powers of two, each kept for `every` codes, from `start` on. */
  function series(start, count, every) {
    const [bases, extras] = [[], []];
    let base = start;
    for (let i = 0; i < count; i += 1) {
      const extra = Math.max(0, Math.floor(i / every) - 1);
      bases.push(base);
      extras.push(extra);
      base += 1 << extra;
    }
    return { bases, extras };
  }

  const LENGTHS = series(3, 28, 4);
  LENGTHS.bases.push(258);
  LENGTHS.extras.push(0);
  const DISTANCES = series(1, 30, 2);

  /** A canonical Huffman code by the lengths of its codes: how many there are of each length, symbols in order. */
  function codeOf(lengths) {
    const counts = new Uint16Array(MOST_BITS + 1);
    for (const length of lengths) counts[length] += 1;
    counts[0] = 0;
    const at = new Uint16Array(MOST_BITS + 2);
    for (let i = 1; i <= MOST_BITS; i += 1) at[i + 1] = at[i] + counts[i];
    const symbols = new Uint16Array(lengths.length);
    lengths.forEach((length, symbol) => {
      if (length > 0) symbols[at[length]++] = symbol;
    });
    return { counts, symbols };
  }

  const FIXED = [
    codeOf(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
    codeOf(new Array(30).fill(5)),
  ];

  /** The bytes that were compressed, of which there are `size`. */
  function inflate(bytes, size) {
    const out = new Uint8Array(size);
    let [end, at, held, left] = [0, 0, 0, 0];

    function bits(count) {
      while (left < count) {
        held |= bytes[at++] << left;
        left += 8;
      }
      const value = held & ((1 << count) - 1);
      held >>>= count;
      left -= count;
      return value;
    }

    function symbol({ counts, symbols }) {
      let [code, first, index] = [0, 0, 0];
      for (let length = 1; length <= MOST_BITS; length += 1) {
        code |= bits(1);
        const count = counts[length];
        if (code - count < first) return symbols[index + code - first];
        index += count;
        first = (first + count) << 1;
        code <<= 1;
      }
      throw new Error("packed script: no such code");
    }

    function readCodes() {
      const [literals, distances, codes] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
      const own = new Array(19).fill(0);
      for (let i = 0; i < codes; i += 1) own[ORDER[i]] = bits(3);
      const code = codeOf(own);
      const lengths = [];
      while (lengths.length < literals + distances) {
        const found = symbol(code);
        if (found < 16) lengths.push(found);
        else {
          const [value, times] =
            found === 16 ? [lengths.at(-1), 3 + bits(2)] : found === 17 ? [0, 3 + bits(3)] : [0, 11 + bits(7)];
          for (let i = 0; i < times; i += 1) lengths.push(value);
        }
      }
      return [codeOf(lengths.slice(0, literals)), codeOf(lengths.slice(literals))];
    }

    function readStored() {
      [held, left] = [0, 0];
      const length = bytes[at] | (bytes[at + 1] << 8);
      out.set(bytes.subarray(at + 4, at + 4 + length), end);
      at += 4 + length;
      end += length;
    }

    function readBlock([literals, distances]) {
      for (let found = symbol(literals); found !== END; found = symbol(literals)) {
        if (found < END) {
          out[end++] = found;
          continue;
        }
        const length = LENGTHS.bases[found - 257] + bits(LENGTHS.extras[found - 257]);
        const far = symbol(distances);
        const back = DISTANCES.bases[far] + bits(DISTANCES.extras[far]);
        for (let i = 0; i < length; i += 1, end += 1) out[end] = out[end - back];
      }
    }

    let isLast = false;
    while (!isLast) {
      isLast = bits(1) === 1;
      const kind = bits(2);
      if (kind === 0) readStored();
      else readBlock(kind === 1 ? FIXED : readCodes());
    }
    return out;
  }

  /** Runs a packed script of the page, which its policy allows by the hash of the text that comes out. */
  function run(id) {
    const packed = document.getElementById(id);
    const bytes = Uint8Array.from(atob(packed.textContent), (character) => character.charCodeAt(0));
    const script = document.createElement("script");
    script.textContent = new TextDecoder().decode(inflate(bytes, Number(packed.dataset.size)));
    packed.replaceWith(script);
  }

  return { inflate, run };
})();
