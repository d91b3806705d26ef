// Functions of one column, as SQL has them, and a source that answers for their results as if they were columns.
// tests/test_query_engine.py holds them to DuckDB's.

import { decimalText, unscaled } from "./table-source.js";

export class QueryError extends Error {
  constructor(code, detail) {
    super(detail);
    this.code = code;
  }
}

const TIMES = ["date", "datetime"];
const SPACES = /^\p{Zs}+|\p{Zs}+$/gu;

// For each function: the kinds of column it takes, how many further values, and what it makes of a cell.
export const FUNCTIONS = {
  upper: { of: ["text"], make: () => ({ kind: "text", read: (text) => text.toUpperCase() }) },
  lower: { of: ["text"], make: () => ({ kind: "text", read: (text) => text.toLowerCase() }) },
  trim: { of: ["text"], make: () => ({ kind: "text", read: (text) => text.replace(SPACES, "") }) },
  length: { of: ["text"], make: () => ({ kind: "number", read: (text) => [...text].length }) },
  substr: { of: ["text"], values: [1, 2], make: (_, start, size) => ({ kind: "text", read: (text) => part([...text], Number(start), size) }) },
  year: { of: TIMES, make: () => ({ kind: "number", read: (time) => Number(time.slice(0, 4)) }) },
  quarter: { of: TIMES, make: () => ({ kind: "number", read: (time) => Math.ceil(Number(time.slice(5, 7)) / 3) }) },
  month: { of: TIMES, make: () => ({ kind: "number", read: (time) => Number(time.slice(5, 7)) }) },
  day: { of: TIMES, make: () => ({ kind: "number", read: (time) => Number(time.slice(8, 10)) }) },
  yearmonth: { of: TIMES, make: () => ({ kind: "text", read: (time) => time.slice(0, 7) }) },
  abs: { of: ["number"], make: ({ scale }) => ({ kind: "number", scale, read: (number) => (typeof number === "string" ? number.replace("-", "") : number < 0 ? -number : number) }) },
  round: { of: ["number"], values: [0, 1], make: ({ scale }, digits = 0) => ({ kind: "number", scale: Math.min(scale, digits), read: (number) => rounded(number, scale, Number(digits)) }) },
  coalesce: { of: ["text", "number"], values: [1, 1], empty: true, make: ({ kind, scale }, other) => ({ kind, scale, read: (cell) => cell ?? (kind === "number" ? Number(other) : other) }) },
};

export const TIME_STEPS = ["year", "yearmonth"];

export function derivedName(fn, column, values) {
  return `${fn}(${[column, ...values].join(",")})`;
}

// A step of time that the form offers, out of its name; null for any other name.
export function timeStep(name) {
  const found = /^(year|yearmonth)\((.+)\)$/.exec(name);
  return found && { name, fn: found[1], column: found[2], values: [] };
}

function part(characters, start, size) {
  const first = start > 0 ? start - 1 : start < 0 ? characters.length + start : -1;
  return characters.slice(Math.max(0, first), size === undefined ? undefined : Math.max(0, first + Number(size))).join("");
}

// Half away from zero, in whole numbers, as decimals are rounded.
function rounded(number, scale, digits) {
  if (digits >= scale) return number;
  const unit = 10n ** BigInt(scale - digits);
  const whole = unscaled(number, scale);
  const half = whole < 0n ? -unit / 2n : unit / 2n;
  const text = decimalText((whole + half) / unit, Math.max(0, digits)) + "0".repeat(Math.max(0, -digits));
  return Number.isSafeInteger(Number(text)) || text.includes(".") ? Number(text) : text;
}

// A source with further columns, each made from one that is there before it.
export function derive(source, list = []) {
  if (!list.length) return source;
  const byName = new Map(source.byName);
  const reads = new Map();
  const value = (row, name) => (reads.has(name) ? reads.get(name)(row) : source.value(row, name));
  for (const { name, fn, column, values } of list) {
    const base = byName.get(column);
    const { of, values: [least, most] = [0, 0], empty, make } = FUNCTIONS[fn];
    if (!of.includes(base.kind) || values.length < least || values.length > most) throw new QueryError("function", name);
    const made = make(base, ...values);
    byName.set(name, { name, kind: made.kind, scale: made.scale ?? 0 });
    reads.set(name, (row) => {
      const cell = value(row, column);
      return cell === null && !empty ? null : made.read(cell);
    });
  }
  return { rows: source.rows, columns: source.columns, byName, value };
}
