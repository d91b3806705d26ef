// The query page: a question put together in a form or in SQL, answered in this browser; the question is in the address.

import { MEASURES, OPERATORS, QueryError, columnsOf, measureName, measuresFor, run } from "./table-engine.js";
import { chartsFor, draw } from "./query-chart.js";
import { ROOT, LANG, conditionRow, el, loadEntry, loadWords, options, saveCsv, table, words } from "./table-parts.js";
import { TIME_STEPS, timeStep } from "./table-functions.js";
import { open } from "./table-source.js";
import { parse } from "./table-sql.js";

const SHOWN = 200; // rows in the page; CSV holds all
const place = document.getElementById("od-query");
const address = new URLSearchParams(location.search);

class QueryPage {
  constructor(entry, resource, source) {
    Object.assign(this, { entry, resource, source, fields: resource.fields });
    this.conditions = el("div", { className: "od-conditions-list" });
    this.measures = el("div", { className: "od-conditions-list" });
    this.sql = el("textarea", { id: "query-sql", rows: 5, spellcheck: false, className: "od-sql" });
    this.order = el("select", { id: "query-order" });
    this.down = el("input", { type: "checkbox" });
    this.limit = el("input", { id: "query-limit", type: "number", min: 1, value: 1000 });
    this.status = el("p", { role: "status", className: "od-status" });
    this.result = el("div");
    this.chart = ""; // the kind of picture that the reader chose
    this.form = this.#form();
  }

  #form() {
    const { fields } = this;
    this.select = this.#boxes("select", fields.map((each) => each.name));
    this.group = this.#boxes("group", fields.flatMap((each) => [each.name, ...this.#steps(each.name)]));
    const add = (label, act) => el("button", { type: "button", className: "od-plain", onclick: act }, label);
    const form = el(
      "form",
      { className: "od-query-form", onsubmit: async (event) => { event.preventDefault(); await this.ask(); this.status.scrollIntoView({ block: "nearest" }); } },
      this.#resources(),
      (this.formPart = el("details", { open: true }, el("summary", {}, words("query.form")),
        el("fieldset", {}, el("legend", {}, words("query.where")), this.conditions, add(words("condition.add"), () => this.#condition({ column: fields[0].name, op: "", value: "" }))),
        el("details", { className: "od-columns-part" }, el("summary", {}, words("query.select")), this.select),
        el("fieldset", {}, el("legend", {}, words("query.group")), this.group, this.measures, add(words("query.measure.add"), () => this.#measure({ fn: "sum", column: "" }))),
        el("fieldset", { className: "od-inline" }, el("legend", {}, words("query.order")), el("span", {}, el("label", { htmlFor: "query-order" }, words("query.by")), " ", this.order), el("label", {}, this.down, ` ${words("query.down")}`), el("span", {}, el("label", { htmlFor: "query-limit" }, words("query.limit")), " ", this.limit)))),
      this.#sqlBox(),
      el("div", { className: "od-tool-row" }, el("button", { type: "submit", className: "od-button" }, words("query.run")), el("a", { href: location.pathname + `?entry=${this.entry.key}`, className: "od-clear-link" }, words("query.clear"))),
    );
    form.addEventListener("change", () => this.#orders());
    return form;
  }

  #resources() {
    if (this.entry.resources.length < 2) return null;
    const choose = el("select", { id: "query-resource", onchange: () => location.assign(`?entry=${this.entry.key}&resource=${choose.value}`) }, ...options(this.entry.resources.map((each) => [each.name, each.title]), this.resource.name));
    return el("p", {}, el("label", { htmlFor: "query-resource" }, words("query.table")), " ", choose);
  }

  #sqlBox() {
    this.sqlPart = el("details", { className: "od-sql-part" }, el("summary", {}, "SQL"), el("label", { htmlFor: "query-sql" }, words("query.sql")), this.sql);
    this.sql.placeholder = `SELECT ${this.fields[0].title}, COUNT(*) FROM data GROUP BY ${this.fields[0].title} ORDER BY COUNT(*) DESC LIMIT 20`;
    return this.sqlPart;
  }

  #boxes(name, values) {
    return el("div", { className: "od-boxes" }, ...values.map((value) => el("label", {}, el("input", { type: "checkbox", name, value }), ` ${this.#title(value)}`)));
  }

  // Days and moments can be grouped by year and by month.
  #steps(name) {
    const { kind } = this.source.byName.get(name);
    return kind === "date" || kind === "datetime" ? TIME_STEPS.map((step) => `${step}(${name})`) : [];
  }

  // How a column is called: its title; of a step of time, with the step; of what SQL made, as it was written.
  #title(name) {
    const step = timeStep(name);
    if (step) return words(`fn.${step.fn}`, { column: this.#title(step.column) });
    return this.fields.find((each) => each.name === name)?.title ?? name;
  }

  #condition(chosen) {
    this.conditions.append(conditionRow(this.fields, this.source, OPERATORS, chosen, () => {}));
  }

  #measure(chosen) {
    const { fields } = this;
    const column = el("select", { "aria-label": words("column"), onchange: () => renew(fn.value) }, el("option", { value: "" }, words("query.rows")), ...options(fields.map((each) => [each.name, each.title]), chosen.column));
    const fn = el("select", { "aria-label": words("query.measure") });
    const renew = (old) => {
      const allowed = column.value ? measuresFor(this.source.byName.get(column.value).kind) : ["count"];
      fn.replaceChildren(...options(allowed.map((each) => [each, words(`fn.${each}`)]), allowed.includes(old) ? old : allowed[0]));
    };
    const row = el("div", { className: "od-condition" }, column, fn, el("button", { type: "button", className: "od-plain", onclick: () => { row.remove(); this.#orders(); } }, words("remove")));
    row.read = () => (column.value ? { fn: fn.value, column: column.value } : { fn: "count" });
    renew(chosen.fn);
    this.measures.append(row);
  }

  #checked(box) {
    return [...box.querySelectorAll("input:checked")].map((each) => each.value);
  }

  read() {
    return this.sqlPart.open && this.sql.value.trim() ? parse(this.sql.value, this.fields) : this.#asked();
  }

  // The question of the form, whatever stands in the SQL box.
  #asked() {
    const group = this.#checked(this.group);
    const measures = [...this.measures.children].map((each) => each.read());
    const leaves = [...this.conditions.children].map((each) => each.read()).filter((each) => each.value !== "" || each.op === "empty" || each.op === "filled");
    return {
      select: group.length || measures.length ? [] : this.#checked(this.select),
      where: leaves.length ? { and: leaves } : null,
      group,
      measures: group.length && !measures.length ? [{ fn: "count" }] : measures,
      derived: group.map(timeStep).filter(Boolean),
      order: this.order.value ? [{ column: this.order.value, down: this.down.checked }] : [],
      limit: Number(this.limit.value) || 1000,
    };
  }

  // What the order can be by depends on what is asked for.
  #orders() {
    const query = this.#asked();
    const names = query.group.length || query.measures.length
      ? [...query.group.map((name) => [name, this.#title(name)]), ...query.measures.map(({ fn, column }) => [measureName(fn, column), this.#measured(fn, column)])]
      : (query.select.length ? query.select : this.fields.map((each) => each.name)).map((name) => [name, this.#title(name)]);
    const chosen = this.order.value;
    this.order.replaceChildren(el("option", { value: "" }, words("query.unordered")), ...options(names, chosen));
  }

  #measured(fn, column) {
    return column ? `${words(`fn.${fn}`)} ${this.#title(column)}` : words("query.rows");
  }

  // The address says the question: another reader with the same address sees the same answer.
  write(query) {
    const state = new URLSearchParams({ entry: this.entry.key, resource: this.resource.name });
    if (this.sqlPart.open && this.sql.value.trim()) state.set("sql", this.sql.value.trim());
    else {
      for (const { column, op, value } of query.where?.and ?? []) state.append("where", `${column}~${op}~${value}`);
      for (const name of query.select) state.append("select", name);
      for (const name of query.group) state.append("group", name);
      for (const { fn, column } of query.measures) state.append("measure", column ? `${fn}~${column}` : fn);
      for (const { column, down } of query.order) state.append("order", `${column}~${down ? "down" : "up"}`);
      if (query.limit !== 1000) state.set("limit", query.limit);
    }
    if (this.chart) state.set("chart", this.chart);
    const url = `?${state}`;
    if (url !== location.search) history.pushState(null, "", url);
  }

  restore(state) {
    this.conditions.replaceChildren();
    this.measures.replaceChildren();
    const known = (name) => this.source.byName.has(name);
    for (const each of state.getAll("where")) {
      const [column, op, ...value] = each.split("~");
      if (known(column)) this.#condition({ column, op, value: value.join("~") });
    }
    for (const each of state.getAll("measure")) {
      const [fn, column = ""] = each.split("~");
      if (MEASURES.includes(fn) && (!column || known(column))) this.#measure({ fn, column });
    }
    for (const [name, box] of [["select", this.select], ["group", this.group]]) {
      const chosen = state.getAll(name);
      for (const input of box.querySelectorAll("input")) input.checked = chosen.includes(input.value);
    }
    this.limit.value = state.get("limit") ?? 1000;
    this.sql.value = state.get("sql") ?? "";
    this.sqlPart.open = Boolean(state.get("sql"));
    this.chart = state.get("chart") ?? "";
    this.#orders();
    const [column, way] = (state.get("order") ?? "~").split("~");
    this.order.value = column;
    this.down.checked = way === "down";
  }

  async ask(keep = false) {
    this.status.textContent = words("loading");
    this.result.replaceChildren();
    try {
      const query = this.read();
      if (!keep) this.write(query);
      const names = columnsOf(query);
      await this.source.load(query.select.length || query.group.length || query.measures.length ? names : this.source.columns.map((each) => each.name));
      this.#show(query, run(this.source, query));
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      this.status.textContent = words(`error.${error.code}`, { detail: error.message, columns: this.fields.map((each) => each.title).join(words("comma")) });
    }
  }

  #show(query, answer) {
    const title = ({ fn, column, name }) => (fn && name === measureName(fn, column) ? this.#measured(fn, column) : this.#title(name));
    const all = answer.columns.map((each) => ({ ...each, title: title(each), step: Boolean(timeStep(each.name)) }));
    const places = query.shown?.length ? query.shown.map(({ name }) => all.findIndex((each) => each.name === name)) : all.map((_, place) => place);
    const columns = places.map((place, number) => ({ ...all[place], title: query.shown?.[number]?.title || all[place].title }));
    const rows = query.shown?.length ? answer.rows.map((row) => places.map((place) => row[place])) : answer.rows;
    this.status.textContent = words("query.found", { rows: answer.total.toLocaleString("en"), shown: Math.min(SHOWN, rows.length).toLocaleString("en") });
    const download = el("button", { type: "button", className: "od-plain", onclick: () => saveCsv(`${this.resource.name}-query`, columns.map((each) => ({ name: each.title })), rows) }, words("download"));
    const scroll = el("div", { className: "od-scroll", tabIndex: 0, role: "region", "aria-label": words("query.result") }, table(columns.map((each) => ({ ...each, name: each.title })), rows.slice(0, SHOWN).map((row) => row.map((value, place) => (columns[place].fn === "mean" && value !== null ? Number(value.toPrecision(8)) : value))), { caption: words("query.result") }));
    this.result.replaceChildren(...this.#picture(query, columns, rows, download), scroll);
  }

  // The tools above the table, and a picture of what it says; which one is in the address, too.
  #picture(query, columns, rows, download) {
    const charts = chartsFor(columns, rows);
    const place = el("div");
    const show = (kind) => {
      const chart = charts.find((each) => each.kind === kind);
      place.replaceChildren(...(chart ? [draw(chart, columns, rows, words("query.chart", { title: this.resource.title }))] : []));
    };
    const likely = query.group.length ? charts[0]?.kind ?? "none" : "none";
    const chosen = this.chart === "none" || charts.some((each) => each.kind === this.chart) ? this.chart : likely;
    const choose = el("select", { id: "query-chart", onchange: () => { this.chart = choose.value; show(this.chart); this.write(query); } }, ...options([["none", words("chart.none")], ...charts.map(({ kind }) => [kind, words(`chart.${kind}`)])], chosen));
    show(chosen);
    return [el("div", { className: "od-tool-row" }, download, ...(charts.length ? [el("span", {}, el("label", { htmlFor: "query-chart" }, words("chart")), " ", choose)] : [])), place];
  }
}

async function start() {
  const key = address.get("entry");
  if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(key ?? "")) return;
  const [entry] = await Promise.all([loadEntry(key), loadWords()]);
  const resource = entry.resources.find((each) => each.name === address.get("resource")) ?? entry.resources[0];
  const page = new QueryPage(entry, resource, await open(resource.url));
  const home = new URL(`${LANG === "en" ? "en/" : ""}datasets/${key}/`, ROOT);
  const heading = el("h2", { lang: resource.lang }, el("a", { href: home }, resource.title));
  place.replaceChildren(heading, ...(entry.synthetic ? [el("p", { className: "od-synthetic", role: "note" }, words("synthetic"))] : []), page.form, el("div", { className: "od-query-answer" }, page.status, page.result));
  place.hidden = false;
  page.restore(address);
  addEventListener("popstate", () => {
    page.restore(new URLSearchParams(location.search));
    page.ask(true);
  });
  if ([...address.keys()].some((each) => each !== "entry" && each !== "resource")) {
    page.formPart.open = !matchMedia("(max-width: 59.9375em)").matches; // on a phone the answer comes first
    await page.ask(true);
  }
}

start()
  .catch((error) => {
    place.hidden = false;
    place.textContent = place.dataset.odFailed;
    throw error;
  })
  .finally(() => delete document.documentElement.dataset.odAsked);
