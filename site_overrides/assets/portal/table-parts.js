// Pieces that all pages with live tables share: words, elements, tables, files.

import { csv, shown } from "./table-engine.js";

export const ROOT = new URL("../../", import.meta.url);
export const LANG = document.documentElement.lang === "en" ? "en" : "zh";

let texts = {};

export async function loadWords() {
  texts = await (await fetch(new URL(`assets/words/${LANG}.json`, ROOT))).json();
}

export function words(key, values = {}) {
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), texts[key]);
}

// An element: properties that begin with "on" are listeners, others properties or attributes; text stays text.
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && name !== "list" && name !== "form") node[name] = value;
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((each) => each !== null && each !== undefined));
  return node;
}

export function options(pairs, chosen) {
  return pairs.map(([value, label]) => el("option", { value, selected: value === chosen }, label));
}

// What a published entry says of itself: its resources with their fields, titles in the page's language.
export async function loadEntry(key) {
  const answer = await fetch(new URL(`datasets/${key}/datapackage.json`, ROOT));
  if (!answer.ok) throw new Error(`${answer.status} ${key}`);
  const entry = await answer.json();
  const named = (value) => (LANG === "en" && value.titleEn) || value.title || value.name;
  return {
    key,
    title: named(entry),
    synthetic: entry.synthetic === true,
    resources: entry.resources
      .filter((each) => (each.role ?? "data") === "data")
      .map((each) => ({
        name: each.name,
        title: named(each),
        lang: LANG === "en" && each.titleEn ? "en" : "zh",
        url: new URL(`datasets/${key}/${each.path.replace(/\.csv$/, ".parquet")}`, ROOT),
        key: [each.schema.primaryKey ?? []].flat(),
        fields: each.schema.fields.map((field) => ({ name: field.name, title: named(field), zh: field.title, unit: field.unit ?? "", options: field.constraints?.enum })),
      })),
  };
}

// A real table: readers of screens, printers and spreadsheets understand it.
export function table(columns, rows, { caption, sort } = {}) {
  const head = columns.map((column) => {
    const title = column.title ?? column.name;
    const state = sort?.state(column.name);
    const content = sort ? el("button", { type: "button", className: "od-sort", onclick: () => sort.by(column.name) }, title) : title;
    const under = column.title && column.title !== column.name ? [el("br"), el("code", {}, column.name)] : [];
    return el("th", { scope: "col", "aria-sort": state, className: column.kind === "number" ? "od-number" : "" }, content, ...under);
  });
  const body = rows.map((row) => el("tr", {}, ...row.map((value, place) => el("td", { className: columns[place].kind === "number" ? "od-number" : "" }, shown(value)))));
  return el("table", { className: "od-table" }, caption ? el("caption", { className: "od-visually-hidden" }, caption) : null, el("thead", {}, el("tr", {}, ...head)), el("tbody", { lang: "zh" }, ...body));
}

export function save(name, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

export function saveCsv(name, columns, rows) {
  save(`${name}.csv`, "text/csv;charset=utf-8", csv(columns.map((each) => each.name), rows));
}

export async function copyRows(columns, rows) {
  const lines = [columns.map((each) => each.name), ...rows.map((row) => row.map(shown))];
  await navigator.clipboard.writeText(lines.map((line) => line.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n"));
}

// One line of conditions: column, comparison and value, each with its label.
export function conditionRow(fields, source, operators, chosen, changed) {
  const kind = (name) => source.byName.get(name).kind;
  const column = el("select", { "aria-label": words("column"), onchange: () => renew() }, ...options(fields.map((each) => [each.name, each.title]), chosen.column));
  const op = el("select", { "aria-label": words("operator"), onchange: () => renew() });
  const place = el("span", { className: "od-condition-value" });
  let value;
  const renew = () => {
    const old = value?.value ?? chosen.value ?? "";
    const allowed = operators[kind(column.value)];
    const current = allowed.includes(op.value || chosen.op) ? op.value || chosen.op : allowed[0];
    op.replaceChildren(...options(allowed.map((each) => [each, words(`op.${each}`)]), current));
    const field = fields.find((each) => each.name === column.value);
    value = inputFor(kind(column.value), field, old, current);
    value.addEventListener("change", changed);
    place.replaceChildren(...(current === "empty" || current === "filled" ? [] : [value]));
    changed();
  };
  const remove = el("button", { type: "button", className: "od-plain", onclick: () => { row.remove(); changed(); } }, words("remove"));
  const row = el("div", { className: "od-condition" }, column, op, place, remove);
  row.read = () => ({ column: column.value, op: op.value, value: place.firstChild ? value.value : "" });
  renew();
  return row;
}

function inputFor(kind, field, value, op) {
  const label = { "aria-label": words("value"), value };
  if (field.options && (op === "eq" || op === "ne")) return el("select", { "aria-label": words("value") }, ...options(field.options.map((each) => [String(each), String(each)]), value));
  if (kind === "boolean") return el("select", { "aria-label": words("value") }, ...options([["true", words("yes")], ["false", words("no")]], value));
  return el("input", { type: kind === "date" ? "date" : "text", inputMode: kind === "number" ? "decimal" : "text", ...label });
}
