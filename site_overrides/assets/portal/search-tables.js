// The tables of terms: which file holds a term, and what of a common term lies in a file of its own.

import { isLatin } from "./search-text.js";

const has = (table, key) => Object.prototype.hasOwnProperty.call(table, key);

/** Return the table that holds a term: terms of the same beginning lie together. */
export function tableOf(name, term, files, meta) {
  const syllable = term.indexOf("'");
  const characters = Array.from(term);
  const closed = !isLatin(characters[characters.length - 1]) && isLatin(characters[0]) && !term.endsWith("*");
  const shelf = syllable >= 0 ? characters.slice(0, syllable + 2) : closed ? characters : characters.slice(0, 3);
  let value = 0;
  for (const char of shelf) value = (Math.imul(value, 65599) + char.codePointAt(0)) >>> 0;
  return files.json(`${name}/${value % meta.tables[name]}.json`);
}

/** Return the terms of a table that a piece of a word stands for: [term, its letters or where they lie]. */
export async function termsOf(name, piece, files, meta) {
  const term = isShared(piece) ? `${piece.text}*` : piece.text;
  const table = await tableOf(name, term, files, meta);
  const going = piece.prefix && Array.from(piece.text).length > 2;
  const keys = going ? Object.keys(table).filter((key) => key.startsWith(piece.text) && isLatin(key) === (piece.kind === "latin")) : [term];
  return keys.filter((key) => has(table, key)).map((key) => [key, table[key]]);
}

/** Tell whether a piece is the beginning of words that have a list of their own together: two Latin letters. */
export function isShared(piece) {
  return piece.kind === "latin" && piece.prefix && piece.text.length === 2;
}
