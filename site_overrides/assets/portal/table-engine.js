// Questions to a table: conditions, groups, order. Pure functions over a source whose columns are loaded; empty cells
// behave as NULL does in SQL, and an order puts them last. tests/test_query_engine.py holds the results to DuckDB's.

import { QueryError, derive } from "./table-functions.js";
import { decimalText, unscaled } from "./table-source.js";

export { QueryError };

export const OPERATORS = {
  text: ["contains", "eq", "ne", "starts", "empty", "filled"],
  number: ["eq", "ne", "lt", "le", "gt", "ge", "empty", "filled"],
  date: ["eq", "ne", "lt", "le", "gt", "ge", "empty", "filled"],
  datetime: ["eq", "ne", "lt", "le", "gt", "ge", "empty", "filled"],
  boolean: ["eq", "ne", "empty", "filled"],
};
export const MEASURES = ["count", "filled", "distinct", "sum", "mean", "min", "max"];
const NUMERIC_ONLY = new Set(["sum", "mean"]);

export function measuresFor(kind) {
  return MEASURES.filter((each) => each !== "count" && (kind === "number" || !NUMERIC_ONLY.has(each)));
}

// The columns of the file that a question needs; it names what is made of them, too.
export function columnsOf(query) {
  const made = new Map((query.derived ?? []).map((each) => [each.name, each.column]));
  const base = (name) => (made.has(name) ? base(made.get(name)) : name);
  const order = query.group.length || query.measures.length ? [] : query.order;
  const names = [...query.select, ...query.group, ...[...query.measures, ...leaves(query.where), ...order].map((each) => each.column)];
  return [...new Set(names.filter(Boolean).map(base))];
}

function leaves(node) {
  if (!node) return [];
  if (node.column) return [node];
  return (node.and ?? node.or ?? [node.not]).flatMap(leaves);
}

// The rows that meet a condition, by their numbers.
export function matching(source, where) {
  const found = [];
  const holds = where ? condition(source, where) : () => true;
  for (let row = 0; row < source.rows; row += 1) if (holds(row) === true) found.push(row);
  return found;
}

// true, false, or null where an empty cell leaves it open
function condition(source, node) {
  if (node.and) return every(node.and.map((each) => condition(source, each)));
  if (node.or) return some(node.or.map((each) => condition(source, each)));
  if (node.not) return negated(condition(source, node.not));
  const test = comparison(source.byName.get(node.column), node);
  return (row) => test(source.value(row, node.column));
}

function every(tests) {
  return (row) => {
    let open = false;
    for (const test of tests) {
      const result = test(row);
      if (result === false) return false;
      open ||= result === null;
    }
    return open ? null : true;
  };
}

function some(tests) {
  return (row) => {
    let open = false;
    for (const test of tests) {
      const result = test(row);
      if (result === true) return true;
      open ||= result === null;
    }
    return open ? null : false;
  };
}

function negated(test) {
  return (row) => {
    const result = test(row);
    return result === null ? null : !result;
  };
}

const COMPARED = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
};

function comparison(column, { op, value }) {
  if (op === "empty") return (cell) => cell === null;
  if (op === "filled") return (cell) => cell !== null;
  if (op === "like" || op === "ilike") return likeness(value, op === "ilike" ? "iu" : "u");
  if (op === "contains" || op === "starts") {
    const wanted = String(value).toLowerCase();
    const test = op === "starts" ? (text) => text.startsWith(wanted) : (text) => text.includes(wanted);
    return (cell) => (cell === null ? null : test(shown(cell).toLowerCase()));
  }
  const wanted = read(column, value);
  if (wanted === null) throw new QueryError("value", `${column.name}: ${value}`);
  return (cell) => (cell === null ? null : COMPARED[op](order(cell, wanted)));
}

function likeness(pattern, flags) {
  const source = [...String(pattern)].map((each) => (each === "%" ? "[^]*" : each === "_" ? "[^]" : each.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"))).join("");
  const expression = new RegExp(`^${source}$`, flags);
  return (cell) => (cell === null ? null : expression.test(shown(cell)));
}

// What somebody typed, as a value of the column; null where it is none.
export function read(column, typed) {
  const text = String(typed).trim();
  if (column.kind === "number") return text !== "" && Number.isFinite(Number(text)) ? exactNumber(text) : null;
  if (column.kind === "boolean") return { true: true, false: false, 1: true, 0: false, 是: true, 否: false }[text.toLowerCase()] ?? null;
  if (column.kind === "date") return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
  if (column.kind === "datetime") return moment(text);
  return String(typed);
}

function moment(text) {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,6})?)?)?$/.exec(text);
  if (!parts) return null;
  const seconds = parts[3] ?? ":00";
  return `${parts[1]}T${parts[2] ?? "00:00"}${seconds.includes(".") ? seconds.replace(/\.?0+$/, "") : seconds}`;
}

function exactNumber(text) {
  const number = Number(text);
  if (/^[+-]?\d+$/.test(text) && !Number.isSafeInteger(number)) return BigInt(text);
  return number;
}

// Smaller, equal or greater; texts by code point, as databases do.
export function order(one, other) {
  if (typeof one === "string" && typeof other === "string") return textOrder(one, other);
  const [left, right] = [numeric(one), numeric(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function numeric(value) {
  return typeof value === "string" ? Number(value) : value;
}

function textOrder(one, other) {
  const length = Math.min(one.length, other.length);
  for (let place = 0; place < length; place += 1) {
    const [left, right] = [one.charCodeAt(place), other.charCodeAt(place)];
    if (left !== right) {
      // halves of a pair stand for characters above all others
      if (left >= 0xd800 && right >= 0xd800) return half(left) - half(right) || left - right;
      return left - right;
    }
  }
  return one.length - other.length;
}

function half(unit) {
  return unit <= 0xdfff ? 1 : 0;
}

function nullsLast(one, other, down, first = false) {
  if (one === null || other === null) return ((one === null ? 1 : 0) - (other === null ? 1 : 0)) * (first ? -1 : 1);
  return down ? order(other, one) : order(one, other);
}

// Sorts row numbers by one column and keeps the order of the table among equals.
export function sorted(source, rows, name, down) {
  return [...rows].sort((one, other) => nullsLast(source.value(one, name), source.value(other, name), down) || one - other);
}

// A whole question: {select, derived, where, group, measures, having, order: [{column, down, first}], limit, offset}
// to {columns, rows}.
export function run(file, query) {
  const source = derive(file, query.derived);
  const rows = matching(source, query.where);
  const grouped = query.group.length || query.measures.length;
  const result = grouped ? groups(source, rows, query) : plain(source, rows, query);
  const start = query.offset ?? 0;
  return { ...result, total: result.rows.length, rows: result.rows.slice(start, query.limit ? start + query.limit : undefined) };
}

function plain(source, rows, query) {
  const names = query.select.length ? query.select : source.columns.map((each) => each.name);
  return {
    columns: names.map((name) => source.byName.get(name)),
    rows: ordered(source, rows, query.order).map((row) => names.map((name) => source.value(row, name))),
  };
}

// Row numbers in the order that is asked for; among equals the table's own.
function ordered(source, rows, by) {
  const unknown = by.find(({ column }) => !source.byName.has(column));
  if (unknown) throw new QueryError("order", unknown.column);
  if (!by.length) return rows;
  const compared = (one, other) => {
    for (const { column, down, first } of by) {
      const difference = nullsLast(source.value(one, column), source.value(other, column), down, first);
      if (difference) return difference;
    }
    return one - other;
  };
  return [...rows].sort(compared);
}

function groups(source, rows, query) {
  const found = new Map();
  for (const row of rows) {
    const key = query.group.map((name) => source.value(row, name));
    const code = JSON.stringify(key, (_, value) => (typeof value === "bigint" ? `${value}n` : value));
    if (!found.has(code)) found.set(code, { key, rows: [] });
    found.get(code).rows.push(row);
  }
  if (!query.group.length && !found.size) found.set("", { key: [], rows: [] });
  const columns = [
    ...query.group.map((name) => source.byName.get(name)),
    ...query.measures.map(({ fn, column, as }) => {
      const base = source.byName.get(column);
      const kind = fn === "min" || fn === "max" ? base.kind : "number";
      return { name: as ?? measureName(fn, column), fn, column, kind, scale: base?.scale ?? 0 };
    }),
  ];
  const measured = [...found.values()].map((each) => [...each.key, ...query.measures.map((measure) => measureOf(source, each.rows, measure))]);
  const places = new Map(columns.map((each, place) => [each.name, place]));
  const answer = { rows: measured.length, byName: new Map(columns.map((each) => [each.name, each])), value: (row, name) => measured[row][places.get(name)] };
  return { columns, rows: ordered(answer, matching(answer, query.having), query.order).map((row) => measured[row]) };
}

export function measureName(fn, column) {
  return column ? `${fn}(${column})` : fn;
}

function measureOf(source, rows, { fn, column }) {
  if (fn === "count") return rows.length;
  const values = rows.map((row) => source.value(row, column)).filter((value) => value !== null);
  if (fn === "filled") return values.length;
  if (fn === "distinct") return new Set(values).size;
  if (!values.length) return null;
  if (fn === "min") return values.reduce((best, value) => (order(value, best) < 0 ? value : best));
  if (fn === "max") return values.reduce((best, value) => (order(value, best) > 0 ? value : best));
  const scale = source.byName.get(column).scale;
  const total = values.reduce((sum, value) => sum + unscaled(value, scale), 0n);
  const text = decimalText(total, scale);
  if (fn === "mean") return Number(text) / values.length;
  return Number.isSafeInteger(Number(total)) ? Number(text) : text;
}

export function shown(value) {
  return value === null ? "" : String(value);
}

// CSV with a byte order mark, so that the spreadsheets of this country read Chinese; every cell is as it was published.
export function csv(columns, rows) {
  const line = (cells) => cells.map(cell).join(",");
  return `\ufeff${[line(columns), ...rows.map((row) => line(row.map(shown)))].join("\r\n")}\r\n`;
}

function cell(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
