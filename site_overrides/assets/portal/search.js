// The client of the static search index: no dependencies, no server, exact results.
//
//   const index = await openIndex("../search/");
//   const {total, hits, counts} = await index.search({query: "停车场", facets: {openness: ["unconditional"]}, limit: 20});

import { openFiles } from "./search-files.js";
import { findWord, numbersOf, titlePhrases } from "./search-terms.js";
import { rangesOf, mark, wordsOf } from "./search-text.js";

export { mark, rangesOf, wordsOf };

const FORMAT = 1;
const PHRASE_BONUS = [0, 64, 80, 112];

/** Open the index below a URL; `fetchJson(url)` may replace the browser's fetch. */
export async function openIndex(baseUrl, fetchJson) {
  const files = openFiles(baseUrl, fetchJson);
  const meta = await files.meta();
  if (meta.format !== FORMAT) throw new Error(`search index: format ${meta.format}`);
  return { meta, search: (request) => search(files, meta, request ?? {}) };
}

/**
 * Find entries. `sort` is "relevance", "newest" (the order of the records) or one of `meta.orders`.
 * A hit has `card`, `doc` and `matched`, the classes of texts that hold a word of the query.
 * `counts` has for each facet and code the entries that choosing it would leave, its own facet's choice set aside.
 */
async function search(files, meta, { query = "", facets = {}, sort = "relevance", offset = 0, limit = 20 }) {
  const chosen = meta.facets.filter((facet) => (facets[facet.name] ?? []).length);
  const { docs, scores, words } = await candidates(files, meta, query);
  const { kept, counts } = await facetted(files, meta, docs, facets, chosen, words.length > 0);
  const ordered = await inOrder(files, meta, kept, words.length ? scores : null, sort);
  const page = ordered.slice(offset, offset + limit);
  const cards = await files.cards(page, meta.cards);
  const hits = page.map((doc, i) => ({ card: cards[i], doc, matched: matchedClasses(meta, words, doc) }));
  return { total: kept.length, hits, counts };
}

/** Find the entries that hold every word, each in the best class it occurs in. */
async function candidates(files, meta, query) {
  const texts = wordsOf(query);
  if (!texts.length) {
    const none = query.trim() !== "";
    return { docs: none ? [] : Array.from({ length: meta.count }, (_, doc) => doc), scores: null, words: [] };
  }
  const words = await Promise.all([...new Set(texts)].map((word) => findWord(word, files, meta)));
  const held = new Uint16Array(meta.count);
  const scores = new Float32Array(meta.count);
  words.forEach((classes, number) => {
    classes.forEach(({ docs }, place) => {
      for (const doc of docs) {
        if (held[doc] !== number) continue;
        held[doc] = number + 1;
        scores[doc] += meta.classes[place][1];
      }
    });
  });
  for (const [doc, worth] of titlePhrases(words)) scores[doc] += PHRASE_BONUS[worth];
  const docs = [];
  for (let doc = 0; doc < meta.count; doc += 1) if (held[doc] === words.length) docs.push(doc);
  return { docs, scores, words };
}

/** Keep what all chosen facets allow, and count. */
async function facetted(files, meta, docs, facets, chosen, queried) {
  if (!chosen.length && !queried) {
    return { kept: docs, counts: countsOf(meta, (facet, place) => (docs.length ? facet.codes[place][3] : 0)) };
  }
  const columns = await loadColumns(files, meta, docs);
  const allowed = meta.facets.map((facet) => {
    const codes = facets[facet.name] ?? [];
    return codes.length ? new Set(facet.codes.flatMap(([code], place) => (codes.includes(code) ? [place] : []))) : null;
  });
  const tally = meta.facets.map((facet) => new Uint32Array(facet.codes.length));
  const kept = [];
  for (const doc of docs) {
    const column = columns.get(Math.floor(doc / meta.chunk));
    const own = column.map((values) => values[doc % meta.chunk]);
    const failed = allowed.flatMap((codes, i) => (codes && !own[i].some((place) => codes.has(place)) ? [i] : []));
    if (!failed.length) kept.push(doc);
    if (failed.length > 1) continue;
    own.forEach((places, i) => {
      if (!failed.length || failed[0] === i) for (const place of places) tally[i][place] += 1;
    });
  }
  return { kept, counts: countsOf(meta, (facet, place, i) => tally[i][place]) };
}

function countsOf(meta, count) {
  return Object.fromEntries(
    meta.facets.map((facet, i) => [facet.name, Object.fromEntries(facet.codes.map(([code], place) => [code, count(facet, place, i)]))]),
  );
}

/** Load the facet columns of the chunks that documents lie in, by chunk: for each facet the codes of each document. */
async function loadColumns(files, meta, docs) {
  const chunks = [...new Set(docs.map((doc) => Math.floor(doc / meta.chunk)))];
  const loaded = await Promise.all(
    chunks.map(async (chunk) => {
      const read = await files.json(`facets/${chunk}.json`);
      return [chunk, meta.facets.map((facet) => columnOf(read[facet.name]))];
    }),
  );
  return new Map(loaded);
}

function columnOf(letters) {
  const column = [];
  let codes = [];
  for (const value of numbersOf(letters)) {
    if (value) codes.push((value >> 1) - 1);
    if (value & 1) continue;
    column.push(codes);
    codes = [];
  }
  return column;
}

async function inOrder(files, meta, docs, scores, sort) {
  if (sort === "relevance" && scores) return byRank(docs, (doc) => -scores[doc]);
  if (!meta.orders.includes(sort)) return docs;
  const ranks = numbersOf(await files.json(`orders/${sort}.json`));
  return byRank(docs, (doc) => ranks[doc]);
}

/** Sort by rank; equal ranks keep their order. */
function byRank(docs, rank) {
  return docs.map((doc) => [rank(doc), doc]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, doc]) => doc);
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
