// SQL for those who want it: one SELECT over the table, turned into the same question that the form asks.
// Chinese names need no quotes; a column answers to its name and to its title.

import { QueryError, measureName } from "./table-engine.js";

const TOKEN = /\s+|--[^\n]*|('(?:[^']|'')*')|("(?:[^"]|"")*")|(\d+(?:\.\d+)?)|(<>|!=|<=|>=|[=<>(),*;-])|([\p{L}_][\p{L}\p{N}_]*(?:（[^（）]*）)?)/uy;
const FUNCTIONS = { count: "filled", sum: "sum", avg: "mean", min: "min", max: "max" };
const COMPARED = { "=": "eq", "<>": "ne", "!=": "ne", "<": "lt", "<=": "le", ">": "gt", ">=": "ge" };

export function parse(text, fields, maximum = 100000) {
  return new Parser(tokens(text), fields).query(maximum);
}

function tokens(text) {
  const found = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const start = TOKEN.lastIndex;
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
    for (const field of fields) for (const name of [field.title, field.zh]) if (name) this.names.set(name.toLowerCase(), field.name);
    for (const field of fields) this.names.set(field.name.toLowerCase(), field.name);
  }

  query(maximum) {
    this.#need("select");
    const distinct = this.#take("distinct");
    const items = this.#items();
    this.#need("from");
    this.#next(["word", "name"]);
    const where = this.#take("where") ? this.#either() : null;
    const group = this.#take("group") ? (this.#need("by"), this.#list(() => this.#column())) : [];
    const query = this.#shape(items, distinct, group, where);
    query.order = this.#take("order") ? (this.#need("by"), this.#list(() => this.#ordered(query, items))) : [];
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
    if (distinct && (measures.length || group.length)) throw new QueryError("sql", "DISTINCT");
    if (measures.length || group.length || distinct) {
      const by = distinct ? names : group;
      const loose = names.find((each) => !by.includes(each));
      if (loose) throw new QueryError("ungrouped", loose);
      return { select: [], group: by, measures, where, shown: items.map((each) => each.as) };
    }
    return { select: names, group: [], measures: [], where, shown: [] };
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
    const fn = this.#peek()?.type === "word" && FUNCTIONS[this.#peek().value.toLowerCase()];
    if (!fn || this.list[this.place + 1]?.value !== "(") {
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

  #ordered(query, items) {
    const start = this.place;
    const written = this.#peek();
    const alias = items.find((each) => each.as === written?.value && written.type !== "value");
    let column;
    if (alias) {
      this.place += 1;
      column = alias.as;
    } else {
      const item = this.#item();
      const same = items.find((each) => each.fn === item.fn && each.column === item.column);
      if (item.fn && !same) {
        this.place = start;
        this.#wrong();
      }
      column = same?.as ?? item.as;
    }
    const down = this.#take("desc");
    if (!down) this.#take("asc");
    return { column, down };
  }

  #either() {
    const parts = [this.#both()];
    while (this.#take("or")) parts.push(this.#both());
    return parts.length > 1 ? { or: parts } : parts[0];
  }

  #both() {
    const parts = [this.#one()];
    while (this.#take("and")) parts.push(this.#one());
    return parts.length > 1 ? { and: parts } : parts[0];
  }

  #one() {
    if (this.#take("not")) return { not: this.#one() };
    if (this.#sign("(")) {
      const inner = this.#either();
      this.#needSign(")");
      return inner;
    }
    const column = this.#column();
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

  #column() {
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
