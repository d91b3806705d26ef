// Where no entry, or few, hold the whole query: those that hold most of its pairs of characters, as with a word left out,
// mistyped, or in between.

import { findWord, spread } from "./search-terms.js";
import { holdsWord, piecesOf } from "./search-text.js";

const MOST_PAIRS = 24;
const MOST_PIECES = 5;
const BYTES = 6_000;
const FEW_CHARACTERS = 4;
const FEWEST_PAIRS = 3;
const SHARE = 0.5;
const NEAR = 0.6;

/** Return the entries nearest to words that few hold, with scores; so many are to be shown. */
export async function findNearest(words, shown, files, meta) {
  const pairs = meta.tiered ? piecesFor(words) : spread([...new Set([...words.flatMap(pairsOf), ...charactersOf(words)])], MOST_PAIRS);
  const none = { docs: [], scores: new Float32Array(0), pairs: [] };
  if (pairs.length < 2) return none;
  const reaches = pairs.map(() => ({ thrifty: true, depth: 0, left: BYTES / pairs.length, passed: false }));
  const found = await Promise.all(pairs.map((pair, i) => findWord(pair, files, meta, reaches[i])));
  const telling = reaches.filter(({ passed }) => !passed).length;
  const held = new Uint8Array(meta.count);
  const scores = new Float32Array(meta.count);
  for (const classes of found) {
    const weights = new Map();
    // only names count: somewhere in its description nearly every entry holds some pairs of any sentence
    classes.slice(0, meta.names).forEach(({ docs }, place) => {
      for (const doc of docs) if (!weights.has(doc)) weights.set(doc, meta.classes[place][1]);
    });
    const rarity = Math.log(1 + meta.count / (1 + weights.size));
    for (const [doc, weight] of weights) {
      held[doc] += 1;
      scores[doc] += weight * rarity;
    }
  }
  const enough = Math.max(2, Math.ceil(telling * SHARE));
  const docs = [];
  let best = 0;
  for (let doc = 0; doc < meta.count; doc += 1) {
    if (held[doc] < enough) continue;
    docs.push(doc);
    best = Math.max(best, scores[doc]);
  }
  const near = docs.filter((doc) => scores[doc] >= best * NEAR);
  if (meta.tiered) await sharpen(near, { words, shown, scores, best, files, meta });
  return { docs: near, scores, pairs };
}

/** Of a long query in a large catalogue take the pieces that were looked up before: each pair more is a file more. */
function piecesFor(words) {
  const pairs = [...new Set(words.flatMap(pairsOf))];
  return pairs.length <= MOST_PIECES ? pairs : spread([...new Set(words.flatMap(piecesOf).map(({ text }) => text))], MOST_PIECES);
}

/** Tell whether a query is long enough to have something near it: of two characters nothing can be left out. */
export function canBeNear(words) {
  return words.flatMap(pairsOf).length >= FEWEST_PAIRS;
}

/** Where not all pairs were looked up, put those to be shown in order by their cards: by all pairs that their titles and keywords hold. */
async function sharpen(docs, { words, shown, scores, best, files, meta }) {
  const pairs = words.flatMap(pairsOf);
  const first = [...docs].sort((a, b) => scores[b] - scores[a] || a - b).slice(0, shown);
  const cards = await files.cards(first, meta.cards);
  cards.forEach((card, i) => {
    const texts = [card.t, card.te, card.w].filter(Boolean);
    scores[first[i]] = best * (1 + pairs.filter((pair) => texts.some((text) => holdsWord(text, pair))).length);
  });
}

/** Of a short query every character counts as well: with one left out, half of its pairs are gone. */
function charactersOf(words) {
  const characters = words.flatMap((word) => Array.from(word.replace(/[a-z0-9]+/g, "")));
  return characters.length > 2 && characters.length <= FEW_CHARACTERS ? characters : [];
}

/** Cut a Chinese word into its pairs of neighbouring characters; a Latin word is one piece. */
function pairsOf(word) {
  const runs = word.match(/[a-z0-9]+|[^a-z0-9]+/g) ?? [];
  return runs.flatMap((run) => {
    const characters = Array.from(run);
    if (/^[a-z0-9]/.test(run) || characters.length < 2) return run.length > 1 ? [run] : [];
    return characters.slice(1).map((character, i) => characters[i] + character);
  });
}
