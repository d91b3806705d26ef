// A published table, read piece by piece: only the rows and columns that somebody looks at are fetched.
// Values come out exact: decimals, dates and times are read as the integers that the file holds.

import { parquetMetadataAsync, parquetRead } from "../vendor/hyparquet.js";

const WHOLE = 160 * 1024; // a file up to this size is fetched at once: one request instead of three
const TAIL = 32 * 1024; // holds the list of contents of most files
const MANY = 8; // pieces: when more are asked for, a file below LARGE is fetched whole
const LARGE = 8 * 1024 * 1024;
const SAFE_DIGITS = 15; // more digits than this a JavaScript number does not hold

// Opens a table; without its size the host is asked for it first.
export async function open(url, size) {
  size ??= Number(accepted(await fetch(url, { method: "HEAD" })).headers.get("Content-Length"));
  const file = new RangedFile(url, size);
  if (size <= WHOLE) await file.whole();
  const metadata = await parquetMetadataAsync(file, { initialFetchSize: Math.min(TAIL, size) });
  return new Source(file, metadata);
}

class RangedFile {
  constructor(url, size) {
    this.url = url;
    this.byteLength = size;
    this.bytes = null;
  }

  async whole() {
    this.bytes ??= fetch(this.url).then((answer) => accepted(answer).arrayBuffer());
    return this.bytes;
  }

  async slice(start, end = this.byteLength) {
    if (this.bytes) return (await this.bytes).slice(start, end);
    const answer = accepted(await fetch(this.url, { headers: { Range: `bytes=${start}-${end - 1}` } }));
    const bytes = await answer.arrayBuffer();
    if (answer.status === 206) return bytes;
    this.bytes = Promise.resolve(bytes); // a host without ranges sends everything: keep it
    return bytes.slice(start, end);
  }
}

function accepted(answer) {
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer;
}

export class Source {
  constructor(file, metadata) {
    this.file = file;
    this.metadata = metadata;
    this.rows = Number(metadata.num_rows);
    this.groups = metadata.row_groups.map((each) => Number(each.num_rows));
    this.step = this.groups[0] || 1;
    this.columns = metadata.schema.slice(1).map(column);
    this.byName = new Map(this.columns.map((each) => [each.name, each]));
    for (const element of metadata.schema.slice(1)) {
      if (RAW.has(element.converted_type) || RAW.has(element.logical_type?.type)) {
        delete element.converted_type;
        delete element.logical_type;
      }
    }
    this.pieces = new Map(); // "group:column" to the values of that piece
  }

  // Fetches columns of the given rows (of all rows without them); afterwards value() answers for those.
  async load(names, rows) {
    const groups = rows ? [...new Set(rows.map((row) => Math.floor(row / this.step)))] : this.groups.map((_, group) => group);
    const missing = groups.map((group) => [group, names.filter((name) => !this.pieces.has(`${group}:${name}`))]);
    const wanted = missing.filter(([, columns]) => columns.length);
    if (wanted.length > MANY && this.file.byteLength < LARGE) await this.file.whole();
    await Promise.all(wanted.map(([group, columns]) => this.#read(group, columns)));
  }

  async #read(group, names) {
    const start = group * this.step;
    let rows = [];
    await parquetRead({
      file: this.file,
      metadata: this.metadata,
      columns: names,
      rowStart: start,
      rowEnd: start + this.groups[group],
      rowFormat: "object",
      onComplete: (all) => {
        rows = all;
      },
    });
    for (const name of names) {
      const read = this.byName.get(name).read;
      this.pieces.set(`${group}:${name}`, rows.map((row) => read(row[name])));
    }
  }

  value(row, name) {
    const group = Math.floor(row / this.step);
    return this.pieces.get(`${group}:${name}`)[row - group * this.step];
  }
}

const RAW = new Set(["DECIMAL", "DATE", "TIMESTAMP_MICROS", "TIMESTAMP"]);

// A column by its physical and logical type: kind is text, number, boolean, date or datetime.
function column(element) {
  const logical = element.logical_type?.type ?? element.converted_type ?? "";
  const make = (kind, read, scale = 0) => ({ name: element.name, kind, scale, read: (raw) => (raw === null || raw === undefined ? null : read(raw)) });
  if (logical === "DECIMAL") return make("number", decimal(element.precision, element.scale ?? 0), element.scale ?? 0);
  if (logical === "DATE") return make("date", (days) => iso(Number(days) * 86400000).slice(0, 10));
  if (logical.startsWith("TIMESTAMP")) return make("datetime", moment);
  if (element.type === "BOOLEAN") return make("boolean", Boolean);
  if (element.type === "INT32" || element.type === "INT64") return make("number", whole);
  if (element.type === "DOUBLE" || element.type === "FLOAT") return make("number", Number);
  return make("text", String);
}

function whole(raw) {
  const number = Number(raw);
  return Number.isSafeInteger(number) ? number : BigInt(raw);
}

function decimal(precision, scale) {
  return (raw) => {
    const unscaled = raw instanceof Uint8Array ? signed(raw) : BigInt(raw);
    return precision <= SAFE_DIGITS ? Number(unscaled) / 10 ** scale : decimalText(unscaled, scale);
  };
}

function signed(bytes) {
  let value = 0n;
  for (const each of bytes) value = (value << 8n) | BigInt(each);
  return BigInt.asIntN(bytes.length * 8, value);
}

// The digits of a decimal, without the zeros at its end.
export function decimalText(unscaled, scale) {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, "0");
  const point = digits.length - scale;
  const fraction = digits.slice(point).replace(/0+$/, "");
  return `${unscaled < 0n ? "-" : ""}${digits.slice(0, point)}${fraction && "."}${fraction}`;
}

// The integer behind a decimal, so that sums are exact.
export function unscaled(value, scale) {
  if (typeof value === "bigint") return value * 10n ** BigInt(scale);
  const text = typeof value === "string" ? value : value.toFixed(scale);
  const [whole, fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(scale, "0"));
}

function moment(raw) {
  const micros = BigInt(raw);
  const rest = ((micros % 1000000n) + 1000000n) % 1000000n;
  const text = iso(Number((micros - rest) / 1000n)).slice(0, 19);
  return rest ? `${text}.${rest.toString().padStart(6, "0").replace(/0+$/, "")}` : text;
}

function iso(milliseconds) {
  return new Date(milliseconds).toISOString();
}
