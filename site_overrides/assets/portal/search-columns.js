// Facets and orders: which entries the chosen codes allow, how many each code would leave, and which come first.

import { numbersOf } from "./search-lists.js";

const FEW = 48; // so many hits are sorted by the ranks in their cards; of more the order itself is read from its beginning

/** Keep the documents that all chosen facets allow, and count what each code would leave, its own facet's choice set aside. */
export async function facetted(files, meta, docs, facets, all) {
  const chosen = meta.facets.some(({ name }) => (facets[name] ?? []).length);
  if (!chosen && all) return { kept: docs, counts: countsOf(meta, (facet, place) => (docs.length ? facet.codes[place][3] : 0)) };
  const columns = await Promise.all(meta.facets.map(({ name }) => loadColumn(files, meta, name)));
  const allowed = meta.facets.map(({ name, codes }, i) => {
    const wanted = new Set(facets[name] ?? []);
    return wanted.size ? columns[i].sets.map((places) => places.some((place) => wanted.has(codes[place][0]))) : null;
  });
  const tally = columns.map(({ sets }) => new Uint32Array(sets.length));
  const kept = [];
  for (const doc of docs) {
    let failed = -1;
    let fails = 0;
    for (let i = 0; i < columns.length; i += 1) {
      if (allowed[i] && !allowed[i][columns[i].values[doc]]) {
        failed = i;
        fails += 1;
      }
    }
    if (!fails) kept.push(doc);
    if (fails > 1) continue;
    if (fails) tally[failed][columns[failed].values[doc]] += 1;
    else for (let i = 0; i < columns.length; i += 1) tally[i][columns[i].values[doc]] += 1;
  }
  const totals = columns.map(({ sets }, i) => {
    const counted = new Uint32Array(meta.facets[i].codes.length);
    sets.forEach((places, number) => places.forEach((place) => (counted[place] += tally[i][number])));
    return counted;
  });
  return { kept, counts: countsOf(meta, (facet, place, i) => totals[i][place]) };
}

function countsOf(meta, count) {
  return Object.fromEntries(
    meta.facets.map((facet, i) => [facet.name, Object.fromEntries(facet.codes.map(([code], place) => [code, count(facet, place, i)]))]),
  );
}

/** Load a facet: the sets of codes that occur, and for each document the number of its set. */
function loadColumn(files, meta, name) {
  return files.derived(`facets/${name}.json`, ([sets, numbers, lengths]) => {
    const values = new Uint16Array(meta.count);
    const runs = numbersOf(lengths);
    let doc = 0;
    numbersOf(numbers).forEach((set, i) => {
      values.fill(set, doc, doc + runs[i] + 1);
      doc += runs[i] + 1;
    });
    return { sets, values };
  });
}

/** Return the hits best first; of equally good ones the newer come first, in a large catalogue by eighths of it. */
export function byScore(docs, scores) {
  return docs.sort((a, b) => scores[b] - scores[a] || a - b);
}

/** Return at least the first `enough` documents in an order. */
export async function inOrder(files, meta, docs, order, enough) {
  if (docs.length < 2) return docs;
  const parts = Math.ceil(meta.count / meta.chunk);
  if (docs.length <= FEW && parts > 1) {
    const place = meta.orders.indexOf(order);
    const cards = await files.cards(docs, meta.cards);
    return docs.map((doc, i) => [cards[i].n[place], doc]).sort((a, b) => a[0] - b[0]).map(([, doc]) => doc);
  }
  const wanted = new Uint8Array(meta.count);
  for (const doc of docs) wanted[doc] = 1;
  const found = [];
  for (let part = 0; part < parts && found.length < Math.min(enough, docs.length); part += 1) {
    for (const doc of numbersOf(await files.json(`orders/${order}-${part}.json`))) if (wanted[doc]) found.push(doc);
  }
  return found;
}
