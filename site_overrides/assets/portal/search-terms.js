// Looks terms up in the index and joins their occurrences to those of whole words.

import { holdsWord, isLatin, piecesOf } from "./search-text.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Uint8Array(128);
for (let i = 0; i < 64; i += 1) VALUES[LETTERS.charCodeAt(i)] = i;
const SPAN = 2 ** 28; // places of one document in the key of an occurrence
const BEGINS = 2;
const ENDS = 1;
const FEW_PIECES = 3; // of a longer word three pieces are read first, and the cards of what they leave
const FEW_CARDS = 24;
const has = (table, key) => Object.prototype.hasOwnProperty.call(table, key);

/** Return the numbers written in a string: five bits a letter, the sixth says that more follow. */
export function numbersOf(letters) {
  const numbers = [];
  let value = 0;
  let factor = 1;
  for (let i = 0; i < letters.length; i += 1) {
    const bits = VALUES[letters.charCodeAt(i)];
    value += (bits & 31) * factor;
    if (bits < 32) {
      numbers.push(value);
      value = 0;
      factor = 1;
    } else factor *= 32;
  }
  return numbers;
}

/** Return the table of terms that holds a term: terms of the same beginning lie together. */
export function loadShard(folder, term, files, shards) {
  const syllable = term.indexOf("'");
  const characters = Array.from(term);
  const closed = !isLatin(characters[characters.length - 1]) && isLatin(characters[0]) && !term.endsWith("*");
  const shelf = syllable >= 0 ? characters.slice(0, syllable + 2) : closed ? characters : characters.slice(0, 3);
  let value = 0;
  for (const char of shelf) value = (Math.imul(value, 65599) + char.codePointAt(0)) >>> 0;
  return files.json(`${folder}/${value % shards}.json`);
}

/**
 * Return what was found of a word, by class of texts: `docs` ascending, and in titles where it stands (`placed`).
 * Of very common pieces only names are read, unless `reach.deep`; then `reach.shallow` becomes true.
 */
export async function findWord(word, files, meta, reach) {
  const pieces = piecesOf(word);
  const load = (some) => Promise.all(some.map((piece) => findPiece(piece, pieces.length === 1, files, meta, reach)));
  const join = (found) => meta.classes.map((_, place) => (place < found[0].length ? joined(found.map((classes) => classes[place])) : nothing()));
  if (pieces.length <= FEW_PIECES) return join(await load(pieces));
  const some = [pieces[0], pieces[pieces.length >> 1], pieces[pieces.length - 1]];
  const found = join(await load(some));
  if (await confirmed(word, found, files, meta)) return found;
  return join(await load(pieces));
}

/** Tell whether the cards of few documents show that each of them holds the whole word where a part of it was found. */
async function confirmed(word, found, files, meta) {
  const docs = [...new Set(found.flatMap((list) => list.docs))];
  if (docs.length > FEW_CARDS) return false;
  const cards = await files.cards(docs, meta.cards);
  return found.every((list, place) =>
    list.docs.every((doc) => textsOf(cards[docs.indexOf(doc)], meta.classes[place][0]).some((text) => holdsWord(text, word))),
  );
}

function textsOf(card, name) {
  const texts = { title: [card.t, card.te], keywords: [card.w], publisher: [card.p, card.pe], description: [card.d, card.de], fields: [card.f, card.fe] };
  return (texts[name] ?? []).filter(Boolean);
}

async function findPiece(piece, alone, files, meta, reach) {
  const shared = piece.kind === "latin" && piece.prefix && piece.text.length === 2;
  const term = shared ? `${piece.text}*` : piece.text;
  const table = await loadShard("terms", term, files, meta.shards);
  const terms = piece.prefix && Array.from(piece.text).length > 2
    ? Object.keys(table).filter((key) => key.startsWith(piece.text) && isLatin(key) === (piece.kind === "latin"))
    : [term].filter((key) => has(table, key));
  if (!terms.length) reach.absent = true;
  const single = alone && piece.kind !== "latin" && terms.length < 2;
  const strings = await Promise.all(terms.map((key) => lettersOf(table[key], single, files, reach)));
  const classes = meta.classes.length - 1;
  return Array.from({ length: classes }, (_, place) => {
    const parts = strings.map(({ lists, edged, loose }, i) => {
      const letters = lists[place] ?? "";
      if (edged && place === 0) return edgedList(letters, terms[i] === piece.text);
      const placed = !shared && (place === 0 || (piece.kind === "pair" && !(loose && place >= loose)));
      return placed ? placedList(letters, piece, terms[i] === piece.text, place === 0, Array.from(terms[i]).length) : looseList(letters);
    });
    return parts.length > 1 ? united(parts) : parts[0] ?? nothing();
  });
}

/** Read the lists of a term: those of a common term lie apart, names before texts. `loose` is the first class without places. */
async function lettersOf(held, single, files, reach) {
  if (typeof held === "string") return { lists: held.split("."), edged: false, loose: 0 };
  const [number, few] = held;
  const edged = single && few === null;
  const file = (name) => files.json(`terms/${name}-${number}.json`);
  const names = (few ?? (await file(edged ? "alone" : "names"))).split(".");
  if (!reach.deep) {
    reach.shallow = true;
    return { lists: names, edged, loose: edged ? 1 : 0 };
  }
  while (names.length < reach.names) names.push("");
  const texts = (await file(single ? "rest" : "texts")).split(".");
  return { lists: [...names, ...texts], edged, loose: edged ? 1 : single ? reach.names : 0 };
}

function nothing() {
  return { placed: null, docs: [] };
}

/** Decode documents without places. */
function looseList(letters) {
  const docs = numbersOf(letters);
  let doc = -1;
  for (let i = 0; i < docs.length; i += 1) docs[i] = doc += docs[i];
  return { placed: null, docs };
}

/** Decode documents whose titles hold the word, each with the edges that it touches. */
function edgedList(letters, whole) {
  const docs = numbersOf(letters);
  const edges = new Map();
  let doc = -1;
  for (let i = 0; i < docs.length; i += 1) {
    doc += docs[i] >>> 2;
    edges.set(doc, whole ? docs[i] & 3 : 0);
    docs[i] = doc;
  }
  return { placed: null, docs, edges };
}

/** Decode occurrences as [key, end, edges]: the key is where the word begins if this piece stands at its offset. */
export function placedList(letters, piece, whole, edged, length = piece.length) {
  const numbers = numbersOf(letters);
  const placed = [];
  let doc = -1;
  for (let i = 0; i < numbers.length; i += 2) {
    doc += numbers[i + 1];
    let edges = edged ? numbers[i] & 3 : 0;
    if (piece.offset) edges &= ENDS;
    if (!whole) edges &= BEGINS;
    const key = doc * SPAN + (edged ? numbers[i] >>> 2 : numbers[i]);
    placed.push([key - piece.offset, key + length, edges]);
  }
  return { placed, docs: docsOf(placed) };
}

function docsOf(placed) {
  const docs = [];
  for (const [key] of placed) {
    const doc = Math.floor(key / SPAN);
    if (docs[docs.length - 1] !== doc) docs.push(doc);
  }
  return docs;
}

/** Unite lists: what stands in any of them. */
export function united(parts) {
  if (parts.length === 1) return parts[0];
  if (parts.every((part) => part.placed)) {
    const placed = [].concat(...parts.map((part) => part.placed)).sort((a, b) => a[0] - b[0]);
    return { placed, docs: docsOf(placed) };
  }
  const docs = [].concat(...parts.map((part) => part.docs)).sort((a, b) => a - b);
  return { placed: null, docs: docs.filter((doc, i) => doc !== docs[i - 1]) };
}

/** Join the pieces of a word: those with places must stand side by side, the others in the same document. */
export function joined(lists) {
  if (lists.length === 1) return lists[0];
  const placed = lists.map((list) => list.placed).filter(Boolean);
  const loose = lists.filter((list) => !list.placed);
  const together = placed.length ? placed.reduce(sameKey) : null;
  let docs = together ? docsOf(together) : loose.shift().docs;
  for (const list of loose) docs = common(docs, list.docs);
  return { placed: loose.length || !together ? null : together, docs };
}

function sameKey(left, right) {
  const found = [];
  let j = 0;
  for (const [key, end, edges] of left) {
    while (j < right.length && right[j][0] < key) j += 1;
    if (j === right.length) break;
    const [other, otherEnd, otherEdges] = right[j];
    if (other !== key) continue;
    const last = end > otherEnd ? edges : otherEdges;
    found.push([key, Math.max(end, otherEnd), ((edges | otherEdges) & BEGINS) | (last & ENDS)]);
  }
  return found;
}

/** Return the numbers that stand in both ascending lists. */
export function common(left, right) {
  const found = [];
  let j = 0;
  for (const value of left) {
    while (j < right.length && right[j] < value) j += 1;
    if (right[j] === value) found.push(value);
  }
  return found;
}

/** Return by document how well the titles hold the words one after the other: 1 somewhere, 2 at the end, 3 at the start, 4 as a whole title. */
export function titlePhrases(titles) {
  const best = new Map();
  const note = (doc, edges) => {
    const worth = 1 + (edges & BEGINS) + (edges & ENDS);
    if (!(best.get(doc) >= worth)) best.set(doc, worth);
  };
  if (titles.length === 1 && titles[0].edges) for (const [doc, edges] of titles[0].edges) note(doc, edges);
  if (!titles.every((title) => title.placed)) return best;
  let chain = titles[0].placed;
  for (const title of titles.slice(1)) {
    const starts = new Map();
    for (const next of title.placed) starts.set(next[0], next);
    chain = chain.flatMap(([key, end, edges]) => {
      const next = starts.get(end) ?? starts.get(end + 1);
      return next ? [[key, next[1], (edges & BEGINS) | (next[2] & ENDS)]] : [];
    });
  }
  for (const [key, , edges] of chain) note(Math.floor(key / SPAN), edges);
  return best;
}
