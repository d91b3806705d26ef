// Where no entry holds the whole query: the entries that hold most of its pairs of characters, as with a word left out or mistyped.

import { findWord } from "./search-terms.js";

const MOST_PAIRS = 24;
const FEW_CHARACTERS = 4;
const SHARE = 0.6;
const NEAR = 0.6;

/** Return the entries nearest to words that nothing holds, with scores. */
export async function findNearest(words, files, meta) {
  const pairs = [...new Set([...words.flatMap(pairsOf), ...charactersOf(words)])].slice(0, MOST_PAIRS);
  const none = { docs: [], scores: new Float32Array(0), pairs: [] };
  if (pairs.length < 2) return none;
  const reach = { deep: false, shallow: false, names: meta.names };
  const found = await Promise.all(pairs.map((pair) => findWord(pair, files, meta, reach)));
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
  const enough = Math.max(2, Math.ceil(pairs.length * SHARE));
  const docs = [];
  let best = 0;
  for (let doc = 0; doc < meta.count; doc += 1) {
    if (held[doc] < enough) continue;
    docs.push(doc);
    best = Math.max(best, scores[doc]);
  }
  return { docs: docs.filter((doc) => scores[doc] >= best * NEAR), scores, pairs };
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
