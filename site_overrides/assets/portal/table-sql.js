// SQL for those who want it: one SELECT over the table, turned into the same question that the form asks.
// Chinese names need no quotes; a column answers to its name and to its title.

import { measureName } from "./table-engine.js";
import { FUNCTIONS as SCALARS, QueryError, derivedName } from "./table-functions.js";

const TOKEN = /\s+|--[^\n]*|('(?:[^']|'')*')|("(?:[^"]|"")*")|(\d+(?:\.\d+)?)|(<>|!=|<=|>=|[=<>(),*;-])|([\p{L}_][\p{L}\p{N}_]*(?:（[^（）]*）)?)/uy;
const MEASURED = { count: "filled", sum: "sum", avg: "mean", min: "min", max: "max" };
const PLAIN = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const COMPARED = { "=": "eq", "<>": "ne", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge" };

export function parse(text, fields, maximum = 100000) {
  const odd = fields.flatMap((field) => [field.name, field.title, field.zh]).filter((name) => name && !PLAIN.test(name));
  return new Parser(tokens(text, odd.sort((one, other) => other.length - one.length)), fields).query(maximum);
}

// Names with marks in them (PM2.5、站点/方向) are known beforehand: they need no quotes either.
function tokens(text, odd) {
  const found = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const start = TOKEN.lastIndex;
    const known = odd.find((name) => text.startsWith(name, start));
    if (known) {
      found.push({ type: "name", value: known });
      TOKEN.lastIndex = start + known.length;
      continue;
    }
    const match = TOKEN.exec(text);
    if (!match) throw new QueryError("sql", text.slice(start, start + 12));
    const [, string, quoted, number, sign, word] = match;
    if (string !== undefined) found.push({ type: "value", value: string.slice(1, -1).replaceAll("''", "'") });
    else if (quoted !== undefined) found.push({ type: "name", value: quoted.slice(1, -1).replaceAll('""', '"') });
    else if (number !== undefined) found.push({ type: "value", value: number, number: true });
    else if (sign !== undefined) found.push({ type: "sign", value: sign });
    else if (word !== undefined) found.push({ type: "word", value: word });
  }
  return found;
}

class Parser {
  constructor(list, fields) {
    this.list = list;
    this.place = 0;
    this.names = new Map();
    this.derived = new Map();
    this.items = [];
    for (const field of fields) for (const name of [field.title, field.zh]) if (name) this.names.set(name.toLowerCase(), field.name);
    for (const field of fields) this.names.set(field.name.toLowerCase(), field.name);
  }

  query(maximum) {
    this.#need("select");
    const distinct = this.#take("distinct");
    const items = (this.items = this.#items());
    this.#need("from");
    this.#next(["word", "name"]);
    const where = this.#take("where") ? this.#either(() => this.#column()) : null;
    const group = this.#take("group") ? (this.#need("by"), this.#list(() => this.#alias() ?? this.#column())) : [];
    const query = this.#shape(items, distinct, group, where);
    if (this.#take("having")) query.having = this.#either(() => this.#answered(query));
    query.order = this.#take("order") ? (this.#need("by"), this.#list(() => this.#ordered(query))) : [];
    query.derived = [...this.derived.values()];
    query.limit = this.#take("limit") ? Number(this.#next(["value"]).value) : maximum;
    query.offset = this.#take("offset") ? Number(this.#next(["value"]).value) : 0;
    this.#sign(";");
    if (this.place < this.list.length) this.#wrong();
    return query;
  }

  #shape(items, distinct, group, where) {
    const columns = items.filter((each) => !each.fn);
    const measures = items.filter((each) => each.fn);
    const names = columns.map((each) => each.column);
    const shown = items.map(({ fn, column, as }) => ({ name: fn ? as : column, title: fn || as !== column ? as : "" }));
    if (distinct && (measures.length || group.length)) throw new QueryError("sql", "DISTINCT");
    if (measures.length || group.length || distinct) {
      const by = distinct ? names : group;
      const loose = names.find((each) => !by.includes(each));
      if (loose) throw new QueryError("ungrouped", loose);
      return { select: [], group: by, measures, where, shown };
    }
    return { select: [...new Set(names)], group: [], measures: [], where, shown };
  }

  #items() {
    if (this.#sign("*")) return [];
    return this.#list(() => {
      const item = this.#item();
      if (this.#take("as")) item.as = this.#next(["word", "name"]).value;
      return item;
    });
  }

  #item() {
    const fn = this.#called(MEASURED);
    if (!fn) {
      const column = this.#column();
      return { column, as: column };
    }
    this.place += 2;
    if (fn === "filled" && this.#sign("*")) {
      this.#needSign(")");
      return { fn: "count", as: "count" };
    }
    const distinct = fn === "filled" && this.#take("distinct");
    const column = this.#column();
    this.#needSign(")");
    const measure = distinct ? "distinct" : fn;
    return { fn: measure, column, as: measureName(measure, column) };
  }

  // What is measured or named in the answer: a measure that is only compared or ordered by is counted, not shown.
  #answered(query) {
    const alias = this.#alias();
    if (alias) return alias;
    const item = this.#item();
    if (!item.fn) return item.column;
    const same = query.measures.find((each) => each.fn === item.fn && each.column === item.column);
    if (!same && !query.group.length && !query.measures.length) throw new QueryError("ungrouped", query.select[0] ?? "*");
    if (!same) query.measures.push(item);
    return (same ?? item).as;
  }

  #alias() {
    const written = this.#peek();
    const item = this.items.find((each) => each.as === written?.value && written.type !== "value");
    if (item) this.place += 1;
    return item && (item.fn ? item.as : item.column);
  }

  #ordered(query) {
    const column = this.#answered(query);
    const down = this.#take("desc");
    if (!down) this.#take("asc");
    const placed = this.#take("nulls");
    const first = placed && this.#take("first");
    if (placed && !first) this.#need("last");
    return { column, down, first };
  }

  #either(column) {
    const parts = [this.#both(column)];
    while (this.#take("or")) parts.push(this.#both(column));
    return parts.length > 1 ? { or: parts } : parts[0];
  }

  #both(column) {
    const parts = [this.#one(column)];
    while (this.#take("and")) parts.push(this.#one(column));
    return parts.length > 1 ? { and: parts } : parts[0];
  }

  #one(read) {
    if (this.#take("not")) return { not: this.#one(read) };
    if (this.#sign("(")) {
      const inner = this.#either(read);
      this.#needSign(")");
      return inner;
    }
    const column = read();
    if (this.#take("is")) {
      const filled = this.#take("not");
      this.#need("null");
      return { column, op: filled ? "filled" : "empty" };
    }
    const not = this.#take("not");
    const test = this.#test(column, not);
    return not ? { not: test } : test;
  }

  #test(column, not) {
    if (this.#take("like")) return { column, op: "like", value: this.#value() };
    if (this.#take("ilike")) return { column, op: "ilike", value: this.#value() };
    if (this.#take("in")) {
      this.#needSign("(");
      const values = this.#list(() => this.#value());
      this.#needSign(")");
      return { or: values.map((value) => ({ column, op: "eq", value })) };
    }
    if (this.#take("between")) {
      const low = this.#value();
      this.#need("and");
      return { and: [{ column, op: "ge", value: low }, { column, op: "le", value: this.#value() }] };
    }
    const op = COMPARED[this.#peek()?.value];
    if (not || !op) this.#wrong();
    this.place += 1;
    return { column, op, value: this.#value() };
  }

  #value() {
    const minus = this.#sign("-");
    const token = this.#peek();
    if (token?.type === "word" && /^(true|false)$/i.test(token.value)) {
      this.place += 1;
      return token.value.toLowerCase();
    }
    return (minus ? "-" : "") + this.#next(["value"]).value;
  }

  // The name of a function that is called here.
  #called(functions) {
    const token = this.#peek();
    if (token?.type !== "word" || this.list[this.place + 1]?.value !== "(") return null;
    const name = token.value.toLowerCase();
    return Object.hasOwn(functions, name) ? functions[name] : null;
  }

  // A column, or what a function makes of one: that is a column from then on.
  #column() {
    const token = this.#peek();
    if (this.list[this.place + 1]?.value === "(" && token.type === "word" && !this.names.has(token.value.toLowerCase())) return this.#function();
    return this.#named();
  }

  #function() {
    const fn = this.#peek().value.toLowerCase();
    if (!this.#called(SCALARS)) throw new QueryError("function", fn);
    this.place += 2;
    const column = this.#column();
    const values = [];
    while (this.#sign(",")) values.push(this.#value());
    this.#needSign(")");
    const name = derivedName(fn, column, values);
    this.derived.set(name, { name, fn, column, values });
    return name;
  }

  #named() {
    const token = this.#next(["word", "name"]);
    const name = this.names.get(token.value.toLowerCase());
    if (!name) throw new QueryError("column", token.value);
    return name;
  }

  #list(read) {
    const found = [read()];
    while (this.#sign(",")) found.push(read());
    return found;
  }

  #peek() {
    return this.list[this.place];
  }

  #next(types) {
    const token = this.#peek();
    if (!token || !types.includes(token.type)) this.#wrong();
    this.place += 1;
    return token;
  }

  #take(word) {
    const token = this.#peek();
    const taken = token?.type === "word" && token.value.toLowerCase() === word;
    if (taken) this.place += 1;
    return taken;
  }

  #need(word) {
    if (!this.#take(word)) this.#wrong(word.toUpperCase());
  }

  #sign(sign) {
    const taken = this.#peek()?.type === "sign" && this.#peek().value === sign;
    if (taken) this.place += 1;
    return taken;
  }

  #needSign(sign) {
    if (!this.#sign(sign)) this.#wrong(sign);
  }

  #wrong(expected = "") {
    const near = this.list.slice(this.place, this.place + 3).map((each) => each.value).join(" ") || "…";
    throw new QueryError("sql", expected ? `${near} (${expected})` : near);
  }
}
