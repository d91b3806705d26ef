// Cuts Latin letters into the syllables of pinyin, and looks titles up by their sound: tingche, tcc.

import { joined, placedList, united } from "./search-lists.js";
import { tableOf } from "./search-tables.js";

const FINALS = {
  "": "a ai an ang ao e ei en eng er o ou",
  b: "a ai an ang ao ei en eng i ian iao ie in ing o u",
  c: "a ai an ang ao e en eng i ong ou u uan ui un uo",
  ch: "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
  d: "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
  f: "a an ang ei en eng o ou u",
  g: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  h: "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
  j: "i ia ian iang iao ie in ing iong iu u uan ue un",
  k: "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
  l: "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve",
  m: "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
  n: "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve",
  p: "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
  q: "i ia ian iang iao ie in ing iong iu u uan ue un",
  r: "an ang ao e en eng i ong ou u ua uan ui un uo",
  s: "a ai an ang ao e en eng i ong ou u uan ui un uo",
  sh: "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
  t: "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
  w: "a ai an ang ei en eng o u",
  x: "i ia ian iang iao ie in ing iong iu u uan ue un",
  y: "a an ang ao e i in ing o ong ou u uan ue un",
  z: "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
  zh: "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
};
const SYLLABLES = new Set(Object.entries(FINALS).flatMap(([initial, finals]) => finals.split(" ").map((final) => initial + final)));
const BEGINNINGS = new Set([...SYLLABLES].flatMap((syllable) => Array.from(syllable, (_, i) => syllable.slice(0, i + 1))));
const LONGEST = 6;
const MOST_WAYS = 8;
const LIKELY = 2;
const MOST_INITIALS = 24;
const MOST_BYTES = 4_000;

/**
 * Return the ways to cut letters into syllables, the likeliest first; the last syllable may still be unfinished.
 * Inside a word a syllable rarely begins with a vowel (fan'gan, not fang'an), and fewer syllables are likelier than more.
 */
export function syllablesOf(letters) {
  const known = new Map();
  const waysFrom = (start) => {
    if (known.has(start)) return known.get(start);
    const rest = letters.slice(start);
    const cost = (syllable) => 2 + (start && /^[aeo]/.test(syllable) ? 3 : 0);
    const ways = BEGINNINGS.has(rest) ? [{ cost: cost(rest) + (SYLLABLES.has(rest) ? 0 : 9), syllables: [rest] }] : [];
    for (let length = Math.min(LONGEST, rest.length - 1); length; length -= 1) {
      const syllable = rest.slice(0, length);
      if (!SYLLABLES.has(syllable)) continue;
      for (const way of waysFrom(start + length)) ways.push({ cost: cost(syllable) + way.cost, syllables: [syllable, ...way.syllables] });
    }
    known.set(start, ways.sort((one, other) => one.cost - other.cost).slice(0, MOST_WAYS));
    return known.get(start);
  };
  return waysFrom(0).map((way) => way.syllables);
}

/** Return the titles that sound like a Latin word, as an occurrence list of titles. */
export async function findSound(word, { files, meta }) {
  const none = { placed: [], docs: [] };
  if (!/^[a-zü]{3,}$/.test(word)) return none;
  const letters = word.replace(/ü/g, "v").replace(/([ln])ue(?![a-z])/g, "$1ve");
  const ways = syllablesOf(letters).filter((way) => way.length > 1);
  const spelled = ways.map((way) => piecesOf(way.length, 2, (at) => `${way[at]}'${way[at + 1]}`, true));
  const complete = ways.some((way) => SYLLABLES.has(way[way.length - 1]));
  const initials = letters.length <= MOST_INITIALS && !/[iuv]/.test(letters) ? [piecesOf(letters.length, 3, (at) => letters.slice(at, at + 3), false)] : [];
  // no syllable begins with i, u or v: such letters are no initials
  const tries = [complete ? spelled.slice(0, LIKELY) : [...spelled.slice(0, LIKELY), ...initials], spelled.slice(LIKELY), complete ? initials : []];
  for (const alternatives of tries) {
    const found = await lists(alternatives, files, meta);
    if (found.docs.length) return found;
  }
  return none;
}

function piecesOf(count, length, textAt, open) {
  const starts = [];
  for (let at = 0; at < count - length; at += length) starts.push(at);
  starts.push(count - length);
  return starts.map((at) => ({ text: textAt(at), offset: at, prefix: open && at === count - length, length }));
}

async function lists(alternatives, files, meta) {
  const found = await Promise.all(alternatives.map((pieces) => findAll(pieces, files, meta)));
  return found.length ? united(found) : { placed: [], docs: [] };
}

/**
 * Find all pieces, two at a time: where three of them leave one title the others need not be read. What very many titles
 * hold (xinxi) comes last, and only if the others leave more than one.
 */
async function findAll(pieces, files, meta) {
  let found = null;
  const common = [];
  for (let at = 0; at < pieces.length && !(found && found.docs.length <= (at > 2 ? 1 : 0)); at += 2) {
    const some = await Promise.all(pieces.slice(at, at + 2).map((piece) => termsIn(piece, files, meta)));
    common.push(...some.filter((terms) => weightOf(terms) > MOST_BYTES));
    const lists = await Promise.all(some.filter((terms) => weightOf(terms) <= MOST_BYTES).map((terms) => read(terms, files)));
    if (lists.length) found = joined(found ? [found, ...lists] : lists);
  }
  for (const terms of common) if (!found || found.docs.length > 1) found = joined([...(found ? [found] : []), await read(terms, files)]);
  return found;
}

async function termsIn(piece, files, meta) {
  const table = await tableOf("sounds", piece.text, files, meta);
  const keys = Object.keys(table).filter((key) => (piece.prefix ? key.startsWith(piece.text) : key === piece.text));
  return { piece, held: keys.map((key) => [key, table[key]]) };
}

function weightOf({ held }) {
  return held.reduce((sum, [, value]) => sum + (typeof value === "string" ? 0 : value[1]), 0);
}

async function read({ piece, held }, files) {
  const letters = await Promise.all(held.map(([, value]) => (typeof value === "string" ? value : files.json(`apart/sounds-${value[0]}.json`))));
  return united(letters.map((each, i) => placedList(each, piece, held[i][0] === piece.text, true)));
}
