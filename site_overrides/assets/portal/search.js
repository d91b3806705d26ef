// The client of the static search index: no dependencies, no server, exact results.
//
//   const index = await openIndex("../search/");
//   const {total, hits, counts} = await index.search({query: "停车场", facets: {openness: ["unconditional"]}, limit: 20});

import { byScore, facetted, inOrder } from "./search-columns.js";
import { openFiles } from "./search-files.js";
import { canBeNear, findNearest } from "./search-loose.js";
import { inEither, titlePhrases, united } from "./search-lists.js";
import { findSound } from "./search-sounds.js";
import { cardHolds, findWord } from "./search-terms.js";
import { isLatin, mark, rangesOf, wordsOf } from "./search-text.js";

export { mark, rangesOf, wordsOf };

const FORMAT = 3;
const PHRASE_BONUS = [0, 64, 76, 80, 112];
const WHOLE = 4;
const SYNONYM = 0.75;
const MOST_VARIANTS = 4;
const ENOUGH = 20; // where names hold the query so often, other texts are read only when asked for
const REMEMBERED = 8;

/** Open the index below a URL; `fetchJson(url)` may replace the browser's fetch. */
export async function openIndex(baseUrl, fetchJson) {
  const files = openFiles(baseUrl, fetchJson);
  const meta = await files.meta();
  if (meta.format !== FORMAT) throw new Error(`search index: format ${meta.format}`);
  if (meta.tokens) files.json("tokens.json").catch(() => null); // every query of Chinese needs it, and asks again where this failed
  const remembered = new Map();
  return { meta, search: (request) => search(files, meta, remembered, request ?? {}) };
}

/**
 * Find entries. `sort` is "relevance" or one of `meta.orders`; equally good hits come newest first.
 * A hit has `card`, `doc` and `matched`, the classes of texts that hold a word of the query.
 * `counts` has for each facet and code the entries that choosing it would leave, its own facet's choice set aside; without
 * `counted` it is null, and no facet is read unless one is chosen.
 * `terms` are the words that were looked for, synonyms included. `shallow` says that in a large catalogue not all texts were searched,
 * because names and the like hold the query often enough (`deep` searches all, `brief` only names while they hold it at all), `nearest` that no entry holds the query and these hold most of it, `rough` that the total and the counts
 * may be too high, because not every part of a very common phrase was looked up; hits that do not hold it are left out.
 */
async function search(files, meta, remembered, { query = "", facets = {}, sort = "relevance", offset = 0, limit = 20, counted = true, deep = false, brief = false }) {
  const found = await recalled(remembered, `${deep} ${query}`, () => candidates(files, meta, query, { deep, brief }));
  const chosen = meta.facets.some(({ name }) => (facets[name] ?? []).length);
  const narrowed = counted || chosen ? await facetted(files, meta, found.docs, facets, found.all) : { kept: found.docs, counts: null };
  if (chosen && found.shallow && narrowed.kept.length < ENOUGH) return search(files, meta, remembered, { query, facets, sort, offset, limit, counted, deep: true });
  const order = meta.orders.includes(sort) ? sort : meta.orders[0];
  const ranked = sort === "relevance" && found.scores;
  const ordered = await (ranked ? byScore([...narrowed.kept], found.scores) : inOrder(files, meta, narrowed.kept, order, offset + limit));
  const page = ordered.slice(offset, offset + limit);
  const cards = await files.cards(page, meta.cards);
  const { terms, shallow, nearest, rough, exact } = found;
  const hits = page.map((doc, i) => ({ card: cards[i], doc, matched: matchedClasses(meta, found.words, doc), near: nearest || Boolean(exact && !exact.has(doc)) }));
  const shown = rough ? hits.filter(({ card, near }) => near || holdsAll(card, found.variants, meta)) : hits;
  const holding = exact ? narrowed.kept.filter((doc) => exact.has(doc)).length : nearest ? 0 : narrowed.kept.length;
  return { total: narrowed.kept.length, holding, hits: shown, counts: narrowed.counts, terms, shallow, nearest, rough };
}

/** Tell whether a card shows every Chinese word or a synonym of it. */
function holdsAll(card, variants, meta) {
  return variants.every((words) => isLatin(words[0]) || words.some((word) => cardHolds(card, word, meta)));
}

function recalled(remembered, key, find) {
  if (!remembered.has(key)) {
    const finding = find();
    remembered.set(key, finding);
    finding.catch(() => remembered.delete(key));
    if (remembered.size > REMEMBERED) remembered.delete(remembered.keys().next().value);
  }
  return remembered.get(key);
}

/** Find the entries that hold every word or a synonym of it, each in the best class it occurs in. */
async function candidates(files, meta, query, reach) {
  const typed = wordsOf(query);
  const texts = [...new Set(typed)];
  if (!texts.length) {
    const all = query.trim() === "";
    return { docs: all ? Array.from({ length: meta.count }, (_, doc) => doc) : [], scores: null, words: [], terms: [], shallow: false, nearest: false, rough: false, all };
  }
  let found = await exactly(files, meta, texts, reach, await spelledOut(typed, files, meta));
  for (const words of meantBy(typed, meta.synonyms)) found = withMeant(found, await exactly(files, meta, words, reach, null));
  if (found.docs.length) return found.whole || found.docs.length >= ENOUGH || !canBeNear(texts) ? found : withNear(found, await findNearest(texts, ENOUGH - found.docs.length, files, meta));
  const others = texts.flatMap((text) => variantsOf(text, meta.synonyms).map((variant) => texts.map((each) => (each === text ? variant : each))));
  for (const words of [texts, ...others]) {
    const { docs, scores, pairs } = await findNearest(words, ENOUGH, files, meta);
    if (docs.length) return { ...found, docs, scores, words: [], terms: [...words, ...pairs], nearest: true, rough: false };
  }
  return found;
}

/**
 * Find the entries that hold all words. In a large catalogue it looks further only while names hold them too rarely; of a
 * longer query one entry is enough, because what is called nearly so follows then.
 */
async function exactly(files, meta, texts, { deep, brief }, spelled) {
  const enough = brief || canBeNear(texts) ? 1 : ENOUGH;
  let depth = deep || !(meta.tiered || brief) ? meta.deepest : 0;
  let found = await holding(files, meta, texts, depth, spelled);
  while (depth < meta.deepest && found.docs.length < enough) found = await holding(files, meta, texts, (depth += 1), spelled);
  return { ...found, nearest: false };
}

/** Add what comes near behind what holds the query. */
function withNear(found, near) {
  const exact = new Set(found.docs);
  const most = near.docs.reduce((best, doc) => Math.max(best, near.scores[doc]), 0);
  const scores = Float32Array.from(found.scores);
  for (const doc of exact) scores[doc] += most;
  for (const doc of near.docs) if (!exact.has(doc)) scores[doc] = near.scores[doc];
  const docs = inEither([found.docs, near.docs]);
  return docs.length > exact.size ? { ...found, docs, scores, exact, terms: [...found.terms, ...near.pairs] } : found;
}

async function holding(files, meta, texts, depth, spelled) {
  const variants = texts.map((text) => [text, ...variantsOf(text, meta.synonyms)]);
  const share = meta.spent / variants.flat().length;
  const reaches = [];
  const look = (text) => {
    const reach = { depth, left: share, rough: false };
    reaches.push(reach);
    return findAny(text, files, meta, reach);
  };
  const words = await Promise.all(variants.map((all) => Promise.all(all.map(look))));
  const held = new Uint16Array(meta.count);
  const scores = new Float32Array(meta.count);
  words.forEach((alternatives, number) => {
    for (const { docs, worth } of byWorth(alternatives, meta)) {
      for (const doc of docs) {
        if (held[doc] !== number) continue;
        held[doc] = number + 1;
        scores[doc] += worth;
      }
    }
  });
  if (spelled) for (const doc of spelled.docs) held[doc] = words.length;
  const docs = [];
  for (let doc = 0; doc < meta.count; doc += 1) if (held[doc] === words.length) docs.push(doc);
  const titles = words.map((alternatives) => united(alternatives.map((classes) => titleOf(classes)).filter((list) => list.placed ?? list.edges)));
  const exact = words.map(([classes]) => titleOf(classes));
  for (const [doc, worth] of titlePhrases(titles)) scores[doc] += PHRASE_BONUS[worth] * SYNONYM;
  const phrases = titlePhrases(exact);
  for (const [doc, worth] of phrases) scores[doc] += PHRASE_BONUS[worth] * (1 - SYNONYM);
  if (spelled) for (const [doc, worth] of titlePhrases([spelled])) scores[doc] += PHRASE_BONUS[worth];
  const whole = docs.some((doc) => phrases.get(doc) === WHOLE);
  return { docs, scores, whole, words: words.map(([classes]) => classes), variants, terms: variants.flat(), shallow: depth < meta.deepest, rough: reaches.some(({ rough }) => rough) };
}

async function findAny(text, files, meta, reach) {
  const [classes, sound] = await Promise.all([findWord(text, files, meta, reach), findSound(text, { files, meta })]);
  return [...classes, sound];
}

/** Return what a synonym of several words (PM2.5) stands for, where nothing else was typed. */
function meantBy(typed, synonyms) {
  return typed.length < 2 ? [] : synonyms.filter(([, other]) => wordsOf(other).join(" ") === typed.join(" ")).map(([term]) => wordsOf(term));
}

function withMeant(found, meant) {
  const scores = Float32Array.from(found.scores, (score, doc) => Math.max(score, meant.scores[doc] * SYNONYM));
  return { ...found, docs: inEither([found.docs, meant.docs]), scores, terms: [...found.terms, ...meant.terms] };
}

/** Syllables typed apart (ting che) are one sound. */
function spelledOut(texts, files, meta) {
  if (texts.length < 2 || !texts.every((text) => /^[a-zü]{1,6}$/.test(text))) return null;
  return findSound(texts.join(""), { files, meta });
}

/** Return a word's occurrences in titles, by letters and by sound. */
function titleOf(classes) {
  const sound = classes[classes.length - 1];
  return sound.docs.length && classes[0].placed ? united([classes[0], sound]) : sound.docs.length ? sound : classes[0];
}

function byWorth(alternatives, meta) {
  return alternatives
    .flatMap((classes, number) => classes.map(({ docs }, place) => ({ docs, worth: meta.classes[place][1] * (number ? SYNONYM : 1) })))
    .sort((a, b) => b.worth - a.worth);
}

/** Return a word with each synonym in it replaced in turn. */
function variantsOf(word, synonyms) {
  const found = new Set();
  for (const pair of synonyms) {
    for (const [from, to] of [pair, [pair[1], pair[0]]]) {
      const typed = wordsOf(from).join(" ");
      const meant = wordsOf(to).join(" ");
      // whatever holds 公共停车场 holds 停车场: a longer word finds nothing new
      if (word.includes(typed) && !meant.includes(typed)) found.add(word.replace(typed, meant));
    }
  }
  found.delete(word);
  return [...found].filter((text) => !text.includes(" ")).slice(0, MOST_VARIANTS);
}

function matchedClasses(meta, words, doc) {
  return meta.classes.flatMap(([name], place) => (words.some((classes) => holds(classes[place].docs, doc)) ? [name] : []));
}

function holds(docs, doc) {
  let low = 0;
  let high = docs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (docs[middle] < doc) low = middle + 1;
    else high = middle;
  }
  return docs[low] === doc;
}
