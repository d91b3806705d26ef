// Looks a word up in the index: its pieces in the tables of names and of texts, side by side, and its common tokens.

import { BEGINS, ENDS, edged, edgedList, inEither, joined, looseList, nothing, placedList, united } from "./search-lists.js";
import { isShared, termsOf } from "./search-tables.js";
import { edgesIn, holdsWord, piecesOf } from "./search-text.js";
import { findCommon } from "./search-tokens.js";

const FEW_CARDS = 10; // so few cards are read to see whether they hold a word of which only the ends were looked up
const MOST_BETWEEN = { names: 3, texts: 1 }; // of a large catalogue so many pieces between the ends are looked up
const PLACED = 1; // a common term is [number of its files, what it weighs with places, without them]
const PLAIN = 2;

/**
 * Return what was found of a word, by class of texts: `docs` ascending, and in titles where it stands (`placed`).
 * Of texts that are no names the common tokens of `reach.depth` classes are read, and everything if it is `meta.deepest`.
 * A common piece that costs more than is left is read without its places, or passed over where others
 * narrow the word: then `reach.rough` becomes true, and what is found may be too much. With `reach.thrifty` a word that costs
 * too much by itself is not looked up at all, and `reach.passed` becomes true.
 */
export async function findWord(word, files, meta, reach) {
  const pieces = piecesOf(word).map((piece, i, all) => ({ ...piece, last: i === all.length - 1 }));
  if (pieces[0].kind === "single") return findSingle(pieces[0], files, meta);
  const find = (table, classes) => findRare({ table, classes, word, pieces, files, meta, reach, rough: false });
  const [names, texts, shared] = await Promise.all([
    find("names", meta.classes.slice(0, meta.names)),
    find("texts", meta.classes.slice(meta.names, -1)),
    pieces.length > 1 || pieces[0].kind === "pair" ? findCommon(word, files, meta, reach) : [],
  ]);
  return [...names, ...texts].map((list, place) => (shared[place]?.length ? { placed: null, docs: inEither([list.docs, shared[place]]) } : list));
}

/** Find the titles that hold one character. */
async function findSingle(piece, files, meta) {
  const [[, held] = [null, ""]] = await termsOf("singles", piece, files, meta);
  const letters = typeof held === "string" ? held : await files.json(`apart/singles-${held[0]}.json`);
  return meta.classes.slice(0, -1).map((_, place) => (place ? nothing() : edgedList(letters, BEGINS | ENDS)));
}

/**
 * Find a word in the classes of one table. Of a longer word the ends and some pieces between them are looked up, and their
 * lists are read lightest first, until few enough entries are left for their cards to show which of them hold the word.
 */
async function findRare(sought) {
  const { table, classes, pieces, reach, meta } = sought;
  if (table === "texts" && reach.depth < meta.deepest) return classes.map(nothing);
  const ends = await lookUp(pieces.length > 2 ? [pieces[0], pieces[pieces.length - 1]] : pieces, sought);
  if (ends.length === pieces.length || isAbsent(ends)) return noted(await findPieces(ends, sought), sought);
  if (table === "texts") {
    const found = await findPieces(ends, sought);
    if (found.every(({ docs }) => !docs.length)) return found;
  }
  const between = spread(pieces.slice(1, -1), meta.tiered ? MOST_BETWEEN[table] : pieces.length);
  const looked = [...ends, ...(await lookUp(between, sought))];
  return isAbsent(looked) ? classes.map(nothing) : narrowed(looked, sought);
}

/** Read the lists of pieces lightest first, all of them unless the cards of what is left show that it holds the word. */
async function narrowed(looked, sought) {
  const { table, classes, word, pieces, files, meta } = sought;
  const lightest = [...looked].sort((a, b) => a.weight - b.weight);
  const holds = (cards) => (list, place) => list.docs.every((doc) => textsOf(cards.get(doc), classes[place][0]).some((text) => holdsWord(text, word)));
  for (let read = 2; read < looked.length; read += 1) {
    const found = await findPieces(lightest.slice(0, read), sought);
    const cards = await cardsOf(found, files, meta);
    if (cards && found.every(holds(cards))) return table === "names" ? withEdges(found, cards, word) : found;
  }
  const found = await findPieces(looked, sought);
  sought.rough ||= looked.length < pieces.length;
  return noted(found, sought);
}

function isAbsent(looked) {
  return looked.some(({ held }) => !held.length);
}

function noted(found, { rough, reach }) {
  reach.rough ||= rough;
  return found;
}

/** Return some of many pieces, evenly. */
export function spread(pieces, most) {
  return pieces.length <= most ? pieces : Array.from({ length: most }, (_, i) => pieces[Math.floor(((i + 0.5) * pieces.length) / most)]);
}

/** Return the cards of few documents; null where there are more. */
async function cardsOf(found, files, meta) {
  const docs = inEither(found.map((list) => list.docs));
  if (docs.length > FEW_CARDS) return null;
  const cards = await files.cards(docs, meta.cards);
  return new Map(docs.map((doc, i) => [doc, cards[i]]));
}

/** Where not all pieces were read the titles themselves say whether the word begins or ends them. */
function withEdges([titles, ...others], cards, word) {
  const edges = new Map(titles.docs.map((doc) => [doc, edgesIn(textsOf(cards.get(doc), "title"), word)]));
  return [edged(titles, edges), ...others];
}

/** Tell whether a card shows that its entry holds a word. */
export function cardHolds(card, word, meta) {
  return meta.classes.some(([name]) => textsOf(card, name).some((text) => holdsWord(text, word)));
}

function textsOf(card, name) {
  const texts = { title: [card.t, card.te], keywords: [card.w], publisher: [card.p, card.pe], description: [card.d, card.de], fields: [card.f, card.fe] };
  return (texts[name] ?? []).filter(Boolean);
}

async function findPieces(looked, sought) {
  const { table, classes, files, reach } = sought;
  if (isAbsent(looked)) return classes.map(nothing);
  const ways = waysOf(looked, sought);
  if (ways.every((way) => way === "passed")) {
    reach.passed = true;
    return classes.map(nothing);
  }
  const read = looked.map((each, i) => ({ ...each, way: ways[i] })).filter(({ way }) => way !== "passed");
  const lists = await Promise.all(read.map((each) => readPiece(table, each, classes.length, files)));
  return classes.map((_, place) => joined(lists.map((found) => found[place])));
}

/** Look pieces up; in a large catalogue one after the other, because the next need not be read where one does not occur. */
async function lookUp(pieces, { table, files, meta }) {
  const look = async (piece) => {
    const held = await termsOf(table, piece, files, meta);
    const weight = held.reduce((sum, [, value]) => sum + weightOf(value, PLACED), 0);
    return { piece, held, weight, plain: held.length === 1 ? weightOf(held[0][1], PLAIN) : 0 };
  };
  if (!meta.tiered) return Promise.all(pieces.map(look));
  const found = [];
  for (const piece of pieces) {
    found.push(await look(piece));
    if (!found[found.length - 1].held.length) break;
  }
  return found;
}

/**
 * Choose for each piece how to read it, the lightest first: "placed", "plain" (without places), or "passed" over, which only
 * a piece between two others can be.
 */
function waysOf(looked, sought) {
  const { reach } = sought;
  let { left } = reach;
  const alone = looked.length === 1;
  const choose = ({ piece, weight, plain }) => {
    if (alone) return plain ? (reach.thrifty && plain > left ? "passed" : "plain") : "placed";
    if (!plain || weight <= left) return "placed";
    sought.rough = true;
    return piece.offset === 0 || piece.last ? "plain" : "passed";
  };
  const ways = looked.map(() => "");
  const end = (i) => looked[i].piece.offset === 0 || looked[i].piece.last;
  const order = looked.map((_, i) => i).sort((a, b) => end(b) - end(a) || looked[a].weight - looked[b].weight);
  for (const i of order) {
    ways[i] = choose(looked[i]);
    left -= { placed: looked[i].weight, plain: looked[i].plain, passed: 0 }[ways[i]];
  }
  return ways;
}

function weightOf(value, way) {
  return typeof value === "string" ? 0 : value[way] ?? 0;
}

async function readPiece(table, { piece, way, held }, classes, files) {
  const ending = way === "plain" ? "-plain" : "";
  const strings = await Promise.all(held.map(([, value]) => (typeof value === "string" ? value : files.json(`apart/${table}-${value[0]}${ending}.json`))));
  return Array.from({ length: classes }, (_, place) => {
    const title = table === "names" && place === 0;
    const parts = strings.map((letters, i) => listOf(letters.split(".")[place] ?? "", held[i][0], piece, way, title));
    return united(parts);
  });
}

function listOf(letters, term, piece, way, title) {
  const whole = term === piece.text;
  if (way === "plain") return title ? edgedList(letters, (piece.offset ? 0 : BEGINS) | (whole && piece.last ? ENDS : 0)) : looseList(letters);
  const placed = !isShared(piece) && (title || piece.kind === "pair");
  return placed ? placedList(letters, piece, whole, title, Array.from(term).length) : looseList(letters);
}
