// Lists of occurrences: read from letters, joined, united.
//
// A list has `docs`, ascending, and where it is known `placed`: [key, end, edges] of each occurrence, the key being document and
// place in one number. Titles of a common pair have `edges` instead, by document.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Uint8Array(128);
for (let i = 0; i < 64; i += 1) VALUES[LETTERS.charCodeAt(i)] = i;
const SPAN = 2 ** 28; // places of one document in the key of an occurrence
export const BEGINS = 2;
export const ENDS = 1;

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

export function nothing() {
  return { placed: null, docs: [] };
}

/** Decode documents without places. */
export function looseList(letters) {
  const docs = numbersOf(letters);
  let doc = -1;
  for (let i = 0; i < docs.length; i += 1) docs[i] = doc += docs[i];
  return { placed: null, docs };
}

/** Decode documents whose titles hold a piece, each with the edges that it touches; `mask` says which of them count. */
export function edgedList(letters, mask) {
  const docs = numbersOf(letters);
  const edges = new Map();
  let doc = -1;
  for (let i = 0; i < docs.length; i += 1) {
    doc += docs[i] >>> 2;
    edges.set(doc, docs[i] & mask);
    docs[i] = doc;
  }
  return { placed: null, docs, edges };
}

/** Return a list with the edges that are known of its documents. */
export function edged({ placed, docs }, edges) {
  return placed ? { placed: placed.map(([key, end]) => [key, end, edges.get(docOf(key))]), docs } : { placed, docs, edges };
}

/** Decode occurrences; the key is where the word begins if this piece stands at its offset. */
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

function docOf(key) {
  return Math.floor(key / SPAN);
}

function docsOf(placed) {
  const docs = [];
  for (const [key] of placed) {
    const doc = docOf(key);
    if (docs[docs.length - 1] !== doc) docs.push(doc);
  }
  return docs;
}

/** Unite lists: what stands in any of them. */
export function united(parts) {
  if (!parts.length) return { placed: [], docs: [] };
  if (parts.length === 1) return parts[0];
  if (parts.every((part) => part.placed)) {
    const placed = [].concat(...parts.map((part) => part.placed)).sort((a, b) => a[0] - b[0]);
    return { placed, docs: docsOf(placed) };
  }
  return { placed: null, docs: inEither(parts.map((part) => part.docs)) };
}

/** Return the documents of ascending lists, each once. */
export function inEither(lists) {
  const filled = lists.filter((docs) => docs.length);
  if (filled.length < 2) return filled[0] ?? [];
  const docs = [].concat(...filled).sort((a, b) => a - b);
  return docs.filter((doc, i) => doc !== docs[i - 1]);
}

/** Join the pieces of a word: those with places must stand side by side, the others in the same document. */
export function joined(lists) {
  if (lists.length === 1) return lists[0];
  const placed = lists.map((list) => list.placed).filter(Boolean);
  const loose = lists.filter((list) => !list.placed);
  const together = placed.length ? placed.reduce(sameKey) : null;
  if (!loose.length) return { placed: together, docs: docsOf(together) };
  const docs = loose.map((list) => list.docs).reduce(inBoth, together ? docsOf(together) : loose[0].docs);
  if (!loose.every((list) => list.edges)) return { placed: null, docs };
  const edges = new Map(docs.map((doc) => [doc, loose.reduce((sum, list) => sum | list.edges.get(doc), 0)]));
  if (!together) return { placed: null, docs, edges };
  const kept = together.filter(([key]) => edges.has(docOf(key)));
  return { placed: kept.map(([key, end, own]) => [key, end, own | edges.get(docOf(key))]), docs };
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

function inBoth(left, right) {
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
  for (const [key, , edges] of chain) note(docOf(key), edges);
  return best;
}
