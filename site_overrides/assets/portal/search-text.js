// Cuts queries into terms by the rules of generator/derive/search_terms.py, and marks what was found in a text.

const CJK = "\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const IS_CJK = new RegExp(`^[${CJK}]$`, "u");
const RUNS = new RegExp(`[${CJK}]+|[^${CJK}]+`, "gu");
const SEPARATORS = /[^\p{L}\p{N}]+/gu;
const LATIN = new RegExp(`^(?![${CJK}])[\\p{L}\\p{N}]$`, "u");

function folded(text) {
  return text.normalize("NFKC").toLowerCase();
}

/** Return the words of a query: NFKC, small letters, cut at blanks and punctuation. */
export function wordsOf(query) {
  return folded(query).replace(SEPARATORS, " ").split(" ").filter(Boolean);
}

/**
 * Return what must be looked up to find a word, each piece with its offset in the word.
 * A "pair" must stand at its offset; a "latin" piece is a whole word. Where `prefix` is true, it may go on.
 */
export function piecesOf(word) {
  const chars = Array.from(word);
  if (chars.length === 1 && IS_CJK.test(word)) return [{ kind: "single", text: word, offset: 0 }];
  const runs = word.match(RUNS);
  if (runs.length === 1 && LATIN.test(chars[0])) return [{ kind: "latin", text: word, offset: 0, prefix: true }];
  const pieces = [];
  let offset = 0;
  runs.forEach((run, number) => {
    const characters = Array.from(run);
    const end = offset + characters.length;
    const piece = (from, to, prefix) => ({ kind: "pair", text: chars.slice(from, to).join(""), offset: from, prefix });
    if (LATIN.test(characters[0])) {
      if (number) pieces.push(piece(offset - 1, end, end === chars.length && characters.length > 1));
      if (end < chars.length) pieces.push(piece(offset, end + 1, false));
    } else if (characters.length > 1) {
      for (let at = offset; at < end - 2; at += 2) pieces.push(piece(at, at + 2, false));
      pieces.push(piece(end - 2, end, false));
    }
    offset = end;
  });
  return pieces;
}

/** Tell whether a text holds a word as the index sees both. */
export function holdsWord(text, word) {
  const plain = folded(text).replace(SEPARATORS, " ");
  for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) if (beginsWord(plain, at)) return true;
  return false;
}

/** Return which edges of a text, or of the best of several, a word touches: 2 its beginning, 1 its end. */
export function edgesIn(texts, word) {
  const plain = texts.map((text) => folded(text).replace(SEPARATORS, " ").trim());
  return Math.max(0, ...plain.map((text) => 2 * text.startsWith(word) + text.endsWith(word)));
}

/** Tell whether no Latin word is cut in two here: they are found from their beginning. */
function beginsWord(text, at) {
  return at === 0 || !LATIN.test(text[at]) || !LATIN.test(text[at - 1]);
}

/** Tell whether a term of the index is a Latin word. */
export function isLatin(term) {
  return LATIN.test(term[0]) && LATIN.test(term[term.length - 1]);
}

/** Return a text as segments [{text, hit}], so that a page can mark hits without building HTML from data; the query may be cut into words already. */
export function mark(text, query) {
  const ranges = rangesOf(text, typeof query === "string" ? wordsOf(query) : query);
  const segments = [];
  let done = 0;
  for (const [start, end] of ranges) {
    if (start > done) segments.push({ text: text.slice(done, start), hit: false });
    segments.push({ text: text.slice(start, end), hit: true });
    done = end;
  }
  if (done < text.length) segments.push({ text: text.slice(done), hit: false });
  return segments;
}

/** Return where the words of a query stand in a text, merged and in order. */
export function rangesOf(text, words) {
  if (!text || !words.length) return [];
  let plain = "";
  const places = [];
  let place = 0;
  for (const char of text) {
    const normal = folded(char);
    for (let i = 0; i < normal.length; i += 1) places.push(place);
    plain += normal;
    place += char.length;
  }
  places.push(text.length);
  const found = [];
  for (const word of words) {
    const latin = LATIN.test(Array.from(word)[0]);
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
      if (!beginsWord(plain, at)) continue;
      let end = at + word.length;
      if (latin && word.length === 1 && end < plain.length && LATIN.test(plain[end])) continue;
      while (end < places.length - 1 && places[end] === places[end - 1]) end += 1;
      found.push([places[at], places[end]]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged = [];
  for (const range of found) {
    const last = merged[merged.length - 1];
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
  }
  return merged;
}
