// What thousands of entries share (fields, publishers, turns of phrase) is kept as whole tokens: those that hold a word are
// looked for among themselves, and then their entries are read.

import { inEither, looseList } from "./search-lists.js";
import { tableOf } from "./search-tables.js";
import { holdsWord } from "./search-text.js";

/** Return by class the documents whose common tokens hold a word; of texts that are no names those of `reach.depth` classes. */
export async function findCommon(word, files, meta, reach) {
  const none = meta.classes.map(() => []);
  if (!meta.tokens) return none;
  const tokens = await files.derived("tokens.json", (said) => Object.entries(said).map(([name, [text, starts]]) => ({ name, texts: text.split("\n"), starts })));
  const found = tokens.map(({ name, texts, starts }) => {
    const places = texts.flatMap((text, place) => (holdsWord(text, word) ? [place] : []));
    return { name, at: meta.classes.findIndex(([known]) => known === name), places, starts };
  });
  const shared = Array.from(word).length === 2;
  for (const each of found) {
    if (!each.places.length || each.at >= meta.names + reach.depth) continue;
    none[each.at] = shared && each.places.length > meta.fewTokens ? readShared(word, each.at, files, meta) : read(each, files);
  }
  return Promise.all(none);
}

/** Return the files in which tokens lie, each with the tokens' places in it. */
function partsOf({ places, starts }) {
  const parts = new Map();
  let part = 0;
  for (const place of places) {
    while (part + 1 < starts.length && starts[part + 1] <= place) part += 1;
    if (!parts.has(part)) parts.set(part, []);
    parts.get(part).push(place - starts[part]);
  }
  return parts;
}

async function read(found, files) {
  const lists = await Promise.all(
    [...partsOf(found)].map(async ([part, places]) => {
      const letters = await files.json(`tokens/${found.name}-${part}.json`);
      return places.map((place) => looseList(letters[place]).docs);
    }),
  );
  return inEither(lists.flat());
}

async function readShared(pair, at, files, meta) {
  const table = await tableOf("shared", pair, files, meta);
  return looseList((table[pair] ?? "").split(".")[at] ?? "").docs;
}
