// Looks terms up in the index and joins their occurrences to those of whole words.

import { isLatin, piecesOf } from "./search-text.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Uint8Array(128);
for (let i = 0; i < 64; i += 1) VALUES[LETTERS.charCodeAt(i)] = i;
const SPAN = 2 ** 28; // places of one document in the key of an occurrence
const BEGINS = 2;
const ENDS = 1;
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

function shardOf(term, shards) {
  let value = 0;
  for (const char of Array.from(term).slice(0, 3)) value = (Math.imul(value, 65599) + char.codePointAt(0)) >>> 0;
  return value % shards;
}

/** Return what was found of a word, by class: `docs` ascending, and in titles where it stands (`placed`). */
export async function findWord(word, files, meta) {
  const pieces = piecesOf(word);
  const found = await Promise.all(pieces.map((piece) => findPiece(piece, pieces.length === 1, files, meta)));
  return meta.classes.map((_, place) => joined(found.map((classes) => classes[place])));
}

async function findPiece(piece, alone, files, meta) {
  const shared = piece.kind === "latin" && piece.prefix && piece.text.length === 2;
  const term = shared ? `${piece.text}*` : piece.text;
  const table = await files.json(`terms/${shardOf(term, meta.shards)}.json`);
  const terms = piece.prefix && Array.from(piece.text).length > 2
    ? Object.keys(table).filter((key) => key.startsWith(piece.text) && isLatin(key) === (piece.kind === "latin"))
    : [term].filter((key) => has(table, key));
  const short = piece.kind === "pair" && alone;
  const strings = await Promise.all(
    terms.map((key) => (typeof table[key] === "number" ? files.json(`terms/${short ? "short" : "large"}-${table[key]}.json`) : table[key])),
  );
  return meta.classes.map((_, place) => {
    const parts = strings.map((letters, i) => {
      const placed = !shared && (place === 0 || (piece.kind === "pair" && !(short && typeof table[terms[i]] === "number")));
      const list = letters.split(".")[place] ?? "";
      return placed ? placedList(list, piece, terms[i], place === 0) : looseList(list);
    });
    return parts.length > 1 ? united(parts) : parts[0] ?? looseList("");
  });
}

/** Decode documents without places. */
function looseList(letters) {
  const docs = numbersOf(letters);
  let doc = -1;
  for (let i = 0; i < docs.length; i += 1) docs[i] = doc += docs[i];
  return { placed: null, docs };
}

/** Decode occurrences as [key, end, edges]: the key is where the word begins if this piece stands at its offset. */
function placedList(letters, piece, term, edged) {
  const numbers = numbersOf(letters);
  const placed = [];
  const whole = term === piece.text;
  const length = Array.from(term).length;
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

function united(parts) {
  if (parts.every((part) => part.placed)) {
    const placed = [].concat(...parts.map((part) => part.placed)).sort((a, b) => a[0] - b[0]);
    return { placed, docs: docsOf(placed) };
  }
  const docs = [].concat(...parts.map((part) => part.docs)).sort((a, b) => a - b);
  return { placed: null, docs: docs.filter((doc, i) => doc !== docs[i - 1]) };
}

/** Join the pieces of a word: those with places must stand side by side, the others in the same document. */
function joined(lists) {
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

/** Return by document how well the titles hold the words one after the other: 1 somewhere, 2 at the start, 3 as a whole title. */
export function titlePhrases(words) {
  const best = new Map();
  if (!words.every((classes) => classes[0].placed)) return best;
  let chain = words[0][0].placed;
  for (const [title] of words.slice(1)) {
    const starts = new Map();
    for (const next of title.placed) starts.set(next[0], next);
    chain = chain.flatMap(([key, end, edges]) => {
      const next = starts.get(end) ?? starts.get(end + 1);
      return next ? [[key, next[1], (edges & BEGINS) | (next[2] & ENDS)]] : [];
    });
  }
  for (const [key, , edges] of chain) {
    const doc = Math.floor(key / SPAN);
    const worth = edges & BEGINS ? (edges & ENDS ? 3 : 2) : 1;
    if (!(best.get(doc) >= worth)) best.set(doc, worth);
  }
  return best;
}
